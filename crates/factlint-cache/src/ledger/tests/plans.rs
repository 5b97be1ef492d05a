//! How SQLite goes about each statement: what is about single asks or subjects finds its rows by an index, however many there
//! are.

use std::cell::RefCell;

use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::*;
use crate::rows::{Page, Quota};

thread_local! {
    static STATEMENTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn note(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, _) = event {
        STATEMENTS.with_borrow_mut(|all| all.push(statement.sql().to_string()));
    }
}

/// The statements that a use of the ledger makes, each once.
fn statements(ledger: &mut Ledger, of: impl FnOnce(&mut Ledger)) -> Vec<String> {
    STATEMENTS.take();
    ledger.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    of(ledger);
    ledger.connection.trace_v2(TraceEventCodes::empty(), None);
    let mut all = STATEMENTS.take();
    all.retain(|sql| ["SELECT", "INSERT", "UPDATE", "DELETE"].iter().any(|verb| sql.trim_start().starts_with(verb)));
    all.sort();
    all.dedup();
    all
}

/// The steps of SQLite's plan in which all rows of a table are looked at.
fn scans(ledger: &Ledger, sql: &str) -> Vec<String> {
    let mut query = ledger.connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps = query.raw_query().mapped(|row| row.get::<_, String>("detail")).map(Result::unwrap).collect::<Vec<_>>();
    let is_harmless = |step: &str| {
        let table = step.split(' ').nth(1).unwrap_or_default();
        // A list of asks that was handed over; the loans of this moment; what another step has found by index.
        matches!(table, "json_each" | "lease") || steps.iter().any(|other| *other == format!("CO-ROUTINE {table}"))
    };
    steps.iter().filter(|step| step.starts_with("SCAN") && !is_harmless(step)).cloned().collect()
}

fn filled() -> Ledger {
    let many = (0..40).map(|n| replied(versions(&format!("crate{n}"), NOW, 3)));
    ledger_with(&many.chain((0..40).map(|n| replied(stars(&format!("a/{n}"), NOW, n)))).collect::<Vec<_>>())
}

#[test]
fn a_scan_is_noticed() {
    assert_eq!(scans(&filled(), "SELECT count(*) FROM reply WHERE url = 1"), ["SCAN reply"]);
}

fn found_by_index(of: impl FnOnce(&mut Ledger)) {
    let mut ledger = filled();
    let statements = statements(&mut ledger, of);
    assert!(!statements.is_empty(), "something is asked of the file");
    for sql in statements {
        assert_eq!(scans(&ledger, &sql), Vec::<String>::new(), "{sql}");
    }
}

#[test]
fn replies_marks_and_failures_are_found_by_index() {
    let asks = [stars_of("a/1"), versions("crate7", NOW, 0).ask];
    found_by_index(|ledger| {
        assert_eq!(ledger.replies(&asks).unwrap().len(), 2);
        ledger.validators(&asks).unwrap();
        ledger.failures(&asks).unwrap();
    });
}

#[test]
fn the_history_of_a_subject_is_found_by_index() {
    found_by_index(|ledger| {
        assert_eq!(ledger.history("crate:crate7").unwrap().len(), 3);
        assert_eq!(ledger.history("github:a/1").unwrap().len(), 1);
    });
}

#[test]
fn what_is_added_is_found_by_index() {
    let reply = stars("a/1", "2026-11-21T12:00:00Z", 9);
    let marked = Record { validator: Some(validator("x")), ..super::replied(reply.clone()) };
    let renewed = Record { validator: Some(validator("y")), ..unchanged(&reply.ask, "2026-11-22T12:00:00Z") };
    found_by_index(|ledger| {
        ledger.record(&[marked, renewed, failed(&stars_of("a/2"), Reason::SourceFailed)], at(NOW)).unwrap();
        let imported = ledger.import([Ok::<_, crate::LedgerError>(reply)]).unwrap();
        assert_eq!(imported.new, 0);
    });
}

#[test]
fn loans_and_quotas_are_found_by_index() {
    let (asks, until) = ([stars_of("a/1"), stars_of("new/one")], at("2026-11-20T12:05:00Z"));
    let quota = Quota { remaining: 1, limit: None, resets_at: Some(until), seen_at: at(NOW) };
    found_by_index(|ledger| {
        ledger.lend(&asks, "me", at(NOW), until).unwrap();
        ledger.give_back(&asks, "me").unwrap();
        ledger.keep_quota("github", true, &quota).unwrap();
        assert_eq!(ledger.quota("github", true, at(NOW)).unwrap(), Some(quota));
    });
}

#[test]
fn kept_pages_are_found_by_index() {
    let page = |n: u32, body: usize| Page {
        url: format!("https://example.org/{n}"),
        status: 200,
        location: None,
        etag: None,
        last_modified: None,
        fetched_at: at(NOW),
        body: vec![b'x'; body],
    };
    found_by_index(|ledger| {
        ledger.keep_pages(&[page(1, 3), page(2, 1 << 20)]).unwrap();
        assert_eq!(ledger.page("https://example.org/1").unwrap(), Some(page(1, 3)));
    });
}
