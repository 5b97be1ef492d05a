//! Pages that are only steps on the way to an answer.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;
use crate::rows::Page;

fn page(url: &str, time: &str, body: &[u8]) -> Page {
    let (etag, last_modified) = (Some("\"a\"".to_owned()), Some("Sat, 22 Aug 2026 12:00:00 GMT".to_owned()));
    Page { url: url.to_owned(), status: 200, location: None, etag, last_modified, fetched_at: at(time), body: body.to_vec() }
}

const RULES: &str = "https://example.org/robots.txt";

#[test]
fn the_last_answer_stays_and_is_no_reply() {
    let mut ledger = Ledger::in_memory().unwrap();
    let (first, second) = (page(RULES, "2026-08-22T12:00:00Z", b"Disallow: /"), page(RULES, NOW, b""));
    let moved = Page { status: 301, location: Some("https://www.example.org/robots.txt".into()), etag: None, ..first.clone() };
    ledger.keep_pages([&first]).unwrap();
    assert_eq!(ledger.page(RULES).unwrap(), Some(first));
    for last in [second, moved] {
        ledger.keep_pages([&last]).unwrap();
        assert_eq!(ledger.page(RULES).unwrap(), Some(last));
    }
    let status = ledger.status().unwrap();
    assert_eq!((status.pages, status.replies, exported(&ledger).len()), (1, 0, 0));
    assert_eq!(ledger.page("https://example.org/").unwrap(), None);
}

#[test]
fn what_is_private_or_too_large_is_not_kept_and_nothing_older_in_its_place() {
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.keep_pages([&page(RULES, NOW, b"x")]).unwrap();
    let large = page(RULES, NOW, &vec![b'x'; (512 << 10) + 1]);
    let private = ["https://example.org/robots.txt?key=secret", "https://me:secret@example.org/robots.txt"];
    let elsewhere = Page { status: 302, location: Some("/in?key=secret".into()), ..page("https://example.net/", NOW, b"") };
    ledger.keep_pages(private.map(|url| page(url, NOW, b"x")).iter().chain([&large, &elsewhere])).unwrap();
    assert_eq!(ledger.status().unwrap().pages, 0);
}

#[test]
fn pruning_forgets_what_is_old() {
    let mut ledger = Ledger::in_memory().unwrap();
    let (old, new) = (page(RULES, "2026-01-01T00:00:00Z", b"x"), page("https://example.net/robots.txt", NOW, b"y"));
    ledger.keep_pages([&old, &new]).unwrap();
    assert_eq!(ledger.prune(at("2026-06-01T00:00:00Z")).unwrap().pages, 1);
    assert_eq!((ledger.page(&old.url).unwrap(), ledger.page(&new.url).unwrap()), (None, Some(new)));
}

#[test]
fn a_damaged_page_is_told_and_counts_as_none() {
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.keep_pages([&page(RULES, NOW, b"User-agent: *")]).unwrap();
    assert_eq!(ledger.verify().unwrap(), Vec::<String>::new());
    ledger.connection.execute_batch("UPDATE page SET body = x'ffffffff00'").unwrap();
    assert_eq!(ledger.page(RULES).unwrap(), None);
    insta::assert_snapshot!(ledger.verify().unwrap().join("\n"), @"the kept page https://example.org/robots.txt is not what was stored");
}

#[test]
fn a_ledger_of_the_fourth_schema_gets_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    Ledger::open(&path).unwrap().record(&[replied(stars("a/b", NOW, 7))], at(NOW)).unwrap();
    Connection::open(&path).unwrap().execute_batch("DROP TABLE page; PRAGMA user_version = 4;").unwrap();
    let reading = Ledger::open_existing_read_only(&path).unwrap().unwrap();
    assert_eq!((reading.page(RULES).unwrap(), reading.status().unwrap().pages, reading.verify().unwrap().len()), (None, 0, 0));
    drop(reading);
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.keep_pages([&page(RULES, NOW, b"x")]).unwrap();
    let status = ledger.status().unwrap();
    assert_eq!((status.schema, status.pages, status.replies, ledger.verify().unwrap().len()), (5, 1, 1, 0));
}

#[test]
fn a_ledger_that_may_only_be_read_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    Ledger::open(&path).unwrap().keep_pages([&page(RULES, NOW, b"x")]).unwrap();
    let mut reading = Ledger::open_existing_read_only(&path).unwrap().unwrap();
    assert!(reading.page(RULES).unwrap().is_some());
    assert!(matches!(reading.keep_pages([&page(RULES, NOW, b"y")]), Err(crate::LedgerError::ReadOnly { .. })));
}

proptest! {
    #[test]
    fn any_body_comes_back(body in prop::collection::vec(any::<u8>(), 0..4000), status: u16) {
        let mut ledger = Ledger::in_memory().unwrap();
        let kept = Page { status, ..page(RULES, NOW, &body) };
        ledger.keep_pages([&kept]).unwrap();
        prop_assert_eq!(ledger.page(RULES).unwrap(), Some(kept));
    }
}
