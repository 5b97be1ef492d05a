//! What goes in comes out.

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::error::LedgerError;
use crate::rows::Imported;

fn day() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((-9999i16..=9999, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Date::new(y, m, d).unwrap()))
}

/// Any text, from few enough letters that some come twice.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ab@:/]{0,3}", any::<String>()]
}

fn observation() -> impl Strategy<Value = Observation> {
    (text(), text(), text(), day(), day()).prop_map(|(fact, subject, value, valid_from, valid_until)| Observation {
        fact,
        subject: Subject::new(subject),
        value,
        valid_from,
        valid_until,
    })
}

fn reply() -> impl Strategy<Value = Reply> {
    let parts = (text(), text(), text(), text(), 0i64..4, any::<u32>(), any::<bool>(), vec(observation(), 0..4));
    parts.prop_map(|(fact, subject, source, url, second, nanos, complete, seen)| Reply {
        ask: Ask::new(&fact, Subject::new(subject)),
        source,
        url,
        observed_at: Timestamp::new(second, (nanos % 1_000_000_000) as i32).unwrap(),
        body: BodyHash(nanos.to_string()),
        complete,
        seen,
    })
}

/// By ask, oldest first; without those that are the same in all parts.
fn in_order(mut replies: Vec<Reply>) -> Vec<Reply> {
    replies.sort_by(|a, b| (&a.ask, a.observed_at).cmp(&(&b.ask, b.observed_at)));
    let mut kept: Vec<Reply> = Vec::new();
    for reply in replies {
        if !kept.contains(&reply) {
            kept.push(reply);
        }
    }
    kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_recorded_is_replied(replies in vec(reply(), 0..12)) {
        let ledger = ledger_with(&replies.iter().cloned().map(replied).collect::<Vec<_>>());
        let mut asks: Vec<Ask> = replies.iter().map(|reply| reply.ask.clone()).collect();
        asks.sort();
        asks.push(Ask::new("never", Subject::rust()));
        prop_assert_eq!(ledger.replies(&asks).unwrap(), in_order(replies));
        prop_assert!(ledger.verify().unwrap().is_empty());
    }

    #[test]
    fn an_export_is_imported_once_and_exported_again(replies in vec(reply(), 0..12)) {
        let ledger = ledger_with(&replies.iter().cloned().map(replied).collect::<Vec<_>>());
        let first = exported(&ledger);
        let mut other = Ledger::in_memory().unwrap();
        let mut again = || other.import(first.iter().cloned().map(Ok::<_, LedgerError>)).unwrap();
        let all = first.len() as u64;
        prop_assert_eq!([again(), again()], [Imported { all, new: all }, Imported { all, new: 0 }]);
        prop_assert_eq!(exported(&other), first);
    }

    #[test]
    fn an_import_that_breaks_off_leaves_nothing(replies in vec(reply(), 1..6)) {
        let mut ledger = Ledger::in_memory().unwrap();
        let broken = || Err(LedgerError::Unfit("no more".to_owned()));
        prop_assert!(ledger.import(replies.into_iter().map(Ok).chain([broken()])).is_err());
        prop_assert!(exported(&ledger).is_empty());
    }

    #[test]
    fn a_line_of_json_holds_a_whole_reply(reply in reply()) {
        let line = serde_json::to_string(&reply).unwrap();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(serde_json::from_str::<Reply>(&line).unwrap(), reply);
    }
}
