//! Many users of one file.

use std::path::Path;
use std::thread;

use super::*;

const USERS: usize = 8;
const ROUNDS: usize = 20;

#[test]
fn many_connections_create_fill_and_read_one_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    thread::scope(|scope| {
        for user in 0..USERS {
            let path = &path;
            scope.spawn(move || use_it(path, user));
        }
    });
    let ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.status().unwrap().replies as usize, USERS * ROUNDS);
    assert_eq!(ledger.verify().unwrap(), Vec::<String>::new());
}

/// Each user opens the file for itself, as a process would: SQLite's locks belong to the connection.
fn use_it(path: &Path, user: usize) {
    let mut ledger = Ledger::open(path).unwrap();
    for round in 0..ROUNDS {
        let repo = format!("user{user}/round{round}");
        ledger.record(&[replied(stars(&repo, NOW, 7))], at(NOW)).unwrap();
        assert_eq!(ledger.replies(&[stars_of(&repo)]).unwrap().len(), 1);
    }
}

#[test]
fn an_ask_is_lent_to_one_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let (mut one, mut two) = (Ledger::open(&path).unwrap(), Ledger::open(&path).unwrap());
    let asks = [stars_of("a/b"), stars_of("c/d")];
    let (now, until) = (at("2026-11-20T12:00:00Z"), at("2026-11-20T12:05:00Z"));
    assert_eq!(one.lend(&asks[..1], "one", now, until).unwrap(), asks[..1]);
    assert_eq!(two.lend(&asks, "two", now, until).unwrap(), asks[1..]);
    assert_eq!(one.lend(&asks[..1], "one", now, until).unwrap(), asks[..1], "its own loan can be renewed");
    two.give_back(&asks, "two").unwrap();
    assert_eq!(one.lend(&asks, "one", now, until).unwrap(), asks);
    assert!(two.lend(&asks, "two", now, until).unwrap().is_empty());
    assert_eq!(two.lend(&asks, "two", until, at("2026-11-20T12:10:00Z")).unwrap(), asks, "a loan ends by itself");
}

#[test]
fn all_loans_of_a_holder_are_renewed_at_once() {
    let mut ledger = ledger_with(&[]);
    let asks = ["a/b", "c/d", "e/f"].map(stars_of);
    let [now, until, later] = ["2026-11-20T12:00:00Z", "2026-11-20T12:05:00Z", "2026-11-20T12:10:00Z"].map(at);
    ledger.lend(&asks[..2], "one", now, until).unwrap();
    ledger.lend(&asks[2..], "two", now, until).unwrap();
    assert_eq!(ledger.not_lent(&[&asks[..], &[stars_of("never/seen")]].concat(), now).unwrap(), [stars_of("never/seen")]);
    ledger.renew_loans("one", later).unwrap();
    assert_eq!(ledger.not_lent(&asks, until).unwrap(), asks[2..], "the loan of the other one is over");
    ledger.give_back(&asks[..1], "one").unwrap();
    ledger.renew_loans("one", later).unwrap();
    assert_eq!(ledger.lend(&asks, "two", until, later).unwrap(), [asks[0].clone(), asks[2].clone()], "what is back stays so");
}

#[test]
fn a_log_is_put_away_beside_a_reader_as_far_as_nobody_waits() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut ledger = Ledger::open(&path).unwrap();
    let log = || path.with_extension("db-wal").metadata().unwrap().len();
    ledger.record(&[replied(stars("a/b", NOW, 7))], at(NOW)).unwrap();
    assert!(log() > 0);
    let reader = Ledger::open_existing_read_only(&path).unwrap().unwrap();
    reader.hold_still().unwrap();
    ledger.record(&[replied(stars("a/c", NOW, 8))], at(NOW)).unwrap();
    ledger.tidy_at_once().unwrap();
    assert!(log() > 0, "the reader still needs it");
    assert_eq!((reader.newest_reply().unwrap(), ledger.newest_reply().unwrap()), (1, 2));
    drop(reader);
    ledger.tidy_at_once().unwrap();
    assert_eq!((log(), ledger.newest_reply().unwrap()), (0, 2));
}
