//! History, pruning, verifying.

use super::*;

#[test]
fn history_tells_runs_of_a_value() {
    let mut records: Vec<_> = [("01", 7), ("02", 7), ("03", 9)]
        .map(|(day, count)| replied(stars("a/b", &format!("2026-11-{day}T00:00:00Z"), count)))
        .into();
    records.push(replied(stars("a/b-c", "2026-11-01T00:00:00Z", 1)));
    let rows = ledger_with(&records).history("github:a/b").unwrap();
    let told: Vec<_> =
        rows.iter().map(|r| format!("{} {} {} {} {}", r.subject, r.value, r.observed_at, r.last_seen, r.url)).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    github:a/b 7 2026-11-01T00:00:00Z 2026-11-02T00:00:00Z https://github.com/a/b
    github:a/b 9 2026-11-03T00:00:00Z 2026-11-03T00:00:00Z https://github.com/a/b
    ");
}

#[test]
fn the_history_of_a_crate_has_its_versions() {
    let records = ["serde", "serde_json"].map(|name| replied(versions(name, NOW, 2)));
    let ledger = ledger_with(&records);
    let subjects = |of: &str| ledger.history(of).unwrap().into_iter().map(|row| row.subject.to_string()).collect::<Vec<_>>();
    assert_eq!(subjects("crate:serde"), ["crate:serde@1.0.0", "crate:serde@1.1.0"]);
    assert_eq!(subjects("crate:serde@1.1.0"), ["crate:serde@1.1.0"]);
    assert!(subjects("crate:serd").is_empty());
}

#[test]
fn nothing_can_be_changed_or_deleted() {
    let ledger = ledger_with(&[
        Record { validator: Some(validator("x")), ..replied(stars("a/b", NOW, 7)) },
        failed(&stars_of("a/b"), Reason::SourceFailed),
    ]);
    for table in super::super::append_only::TABLES {
        for sql in [
            format!("DELETE FROM {table}"),
            format!("UPDATE {table} SET rowid = rowid + 1")
                .replace("observation SET rowid = rowid", "observation SET place = place"),
        ] {
            let error = ledger.connection.execute_batch(&sql).unwrap_err().to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
    }
}

#[test]
fn pruning_keeps_the_newest_and_one_a_month() {
    let days = ["2025-01-03", "2025-01-20", "2025-02-01", "2025-02-02", "2026-03-01", "2026-03-02"];
    let records: Vec<_> = (0..).zip(days).map(|(n, day)| replied(stars("a/b", &format!("{day}T00:00:00Z"), n))).collect();
    let mut ledger = ledger_with(&records);
    ledger.record(&[replied(versions("serde", "2024-01-01T00:00:00Z", 40))], at(NOW)).unwrap();
    ledger.record(&[failed(&stars_of("x/y"), Reason::SourceFailed)], at("2025-01-01T00:00:00Z")).unwrap();
    let pruned = ledger.prune(at("2026-01-01T00:00:00Z")).unwrap();
    assert_eq!((pruned.replies, pruned.observations, pruned.failures), (2, 2, 1));
    let left: Vec<_> = exported(&ledger).iter().map(|reply| reply.observed_at.to_string()[..10].to_owned()).collect();
    assert_eq!(left, ["2024-01-01", "2025-01-03", "2025-02-01", "2026-03-01", "2026-03-02"]);
    assert!(ledger.verify().unwrap().is_empty(), "the triggers are back");
    let later = ledger.prune(at(NOW)).unwrap();
    assert_eq!(later.replies, 0, "the newest of each ask, and the first of March, stay");
    assert!(ledger.record(&[replied(stars("a/b", NOW, 3))], at(NOW)).is_ok());
}

#[test]
fn a_failed_pruning_leaves_the_triggers_in_place() {
    let days = ["01", "02", "03"].map(|day| replied(stars("a/b", &format!("2025-01-{day}T00:00:00Z"), 1)));
    let mut ledger = ledger_with(&days);
    ledger.connection.execute_batch("CREATE TRIGGER stop BEFORE DELETE ON reply BEGIN SELECT RAISE(ABORT, 'stop'); END").unwrap();
    assert!(ledger.prune(at(NOW)).is_err());
    ledger.connection.execute_batch("DROP TRIGGER stop").unwrap();
    assert_eq!((exported(&ledger).len(), ledger.verify().unwrap()), (3, vec![]));
}

#[test]
fn verify_tells_what_was_tampered_with() {
    let ledger = ledger_with(&[replied(stars("a/b", NOW, 7))]);
    ledger
        .connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF; DROP TRIGGER observation_no_update; DROP TRIGGER reply_no_update;
             UPDATE observation SET value = '8', valid_from = 20259999; UPDATE reply SET source = 99;",
        )
        .unwrap();
    insta::assert_snapshot!(ledger.verify().unwrap().join("\n"), @r"
    a row of reply refers to a row of term that is not there
    the trigger observation_no_update, which keeps the ledger append-only, is missing
    the trigger reply_no_update, which keeps the ledger append-only, is missing
    20259999 is no day
    ");
    ledger.connection.execute_batch("UPDATE observation SET valid_from = NULL").unwrap();
    let last = ledger.verify().unwrap().pop().unwrap();
    assert_eq!(last, "the observations of content 1 are not those that were stored");
}

#[test]
fn the_status_counts_per_source() {
    let records = [
        replied(stars("a/b", "2026-11-01T00:00:00Z", 7)),
        replied(stars("a/b", "2026-11-02T00:00:00Z", 8)),
        replied(versions("serde", "2026-11-03T00:00:00Z", 5)),
    ];
    let status = ledger_with(&records).status().unwrap();
    assert_eq!((status.schema, status.asks, status.replies, status.observations), (5, 2, 3, 7));
    let sources: Vec<_> = status.sources.iter().map(|s| format!("{} {} {} {}", s.name, s.replies, s.oldest, s.newest)).collect();
    assert_eq!(
        sources,
        ["crates-index 1 2026-11-03T00:00:00Z 2026-11-03T00:00:00Z", "github 2 2026-11-01T00:00:00Z 2026-11-02T00:00:00Z"]
    );
}
