//! What one more reply, renewal or failure adds.

use super::*;

#[test]
fn an_unchanged_reply_adds_one_row_and_no_observation() {
    let mut ledger = ledger_with(&[replied(versions("serde", "2026-11-01T00:00:00Z", 300))]);
    let before = ledger.status().unwrap();
    ledger.record(&[replied(versions("serde", "2026-11-02T00:00:00Z", 300))], at(NOW)).unwrap();
    ledger.record(&[unchanged(&versions("serde", NOW, 0).ask, "2026-11-03T00:00:00Z")], at(NOW)).unwrap();
    let after = ledger.status().unwrap();
    assert_eq!((before.replies, after.replies), (1, 3));
    assert_eq!((before.observations, after.observations), (300, 300));
}

#[test]
fn a_renewal_is_a_reply_with_a_later_time() {
    let first = stars("a/b", "2026-11-01T00:00:00Z", 7);
    let ledger = ledger_with(&[replied(first.clone()), unchanged(&first.ask, "2026-11-02T10:00:00Z")]);
    let renewed = Reply { observed_at: at("2026-11-02T10:00:00Z"), ..first.clone() };
    assert_eq!(ledger.replies(std::slice::from_ref(&first.ask)).unwrap(), [first, renewed]);
}

#[test]
fn a_renewal_of_nothing_is_a_failure() {
    let ask = stars_of("a/b");
    let ledger = ledger_with(&[unchanged(&ask, NOW)]);
    assert!(ledger.replies(std::slice::from_ref(&ask)).unwrap().is_empty());
    assert_eq!(ledger.failures(std::slice::from_ref(&ask)).unwrap()[0].1.reason, Reason::SourceFailed);
}

#[test]
fn a_renewal_renews_what_its_validator_came_with() {
    // Another process has added a later answer between this one's request and its 304.
    let (old, new) = (stars("a/b", "2026-11-01T00:00:00Z", 7), stars("a/b", "2026-11-03T00:00:00Z", 8));
    let with = |reply: &Reply, etag| Record { validator: Some(validator(etag)), ..replied(reply.clone()) };
    let mut renewal = unchanged(&old.ask, "2026-11-02T00:00:00Z");
    renewal.validator = Some(validator("old"));
    let ledger = ledger_with(&[with(&old, "old"), with(&new, "new"), renewal]);
    let values: Vec<_> =
        ledger.replies(std::slice::from_ref(&old.ask)).unwrap().into_iter().map(|r| r.seen[0].value.clone()).collect();
    assert_eq!(values, ["7", "7", "8"]);
}

#[test]
fn the_validator_of_the_newest_reply_is_told_and_survives_a_renewal() {
    let reply = stars("a/b", "2026-11-01T00:00:00Z", 7);
    let ask = reply.ask.clone();
    let asks = [ask.clone(), stars_of("c/d")];
    let mut ledger = ledger_with(&[Record { validator: Some(validator("one")), ..replied(reply) }]);
    let told = |ledger: &Ledger| ledger.validators(&asks).unwrap();
    ledger.record(&[unchanged(&ask, "2026-11-02T00:00:00Z")], at(NOW)).unwrap();
    assert_eq!(told(&ledger), [(ask.clone(), ("github".to_owned(), validator("one")))].into());
    let renewal = Record { validator: Some(validator("two")), ..unchanged(&ask, "2026-11-03T00:00:00Z") };
    ledger.record(&[renewal], at(NOW)).unwrap();
    assert_eq!(told(&ledger)[&ask].1, validator("two"));
    ledger.record(&[replied(stars("a/b", "2026-11-04T00:00:00Z", 8))], at(NOW)).unwrap();
    assert!(told(&ledger).is_empty(), "the newest reply came without one");
}

#[test]
fn a_failure_is_never_an_answer_and_ends_with_one() {
    let ask = stars_of("a/b");
    let asks = std::slice::from_ref(&ask);
    let mut ledger = ledger_with(&[failed(&ask, Reason::SourceFailed)]);
    assert!(ledger.replies(asks).unwrap().is_empty());
    let failures = ledger.failures(asks).unwrap();
    let [(failed, failure)] = &failures[..] else { panic!("{failures:?}") };
    let told = (failed, failure.source.as_str(), failure.at, failure.reason, failure.times);
    assert_eq!(told, (&ask, "github", at(NOW), Reason::SourceFailed, 1));
    assert_eq!((ledger.status().unwrap().failures, ledger.status().unwrap().asks), (1, 0));
    ledger.record(&[replied(stars("a/b", "2026-11-20T12:00:01Z", 7))], at(NOW)).unwrap();
    assert!(ledger.failures(asks).unwrap().is_empty());
}

#[test]
fn what_was_not_asked_did_not_fail() {
    let ask = stars_of("a/b");
    let ledger = ledger_with(&[failed(&ask, Reason::Offline), failed(&ask, Reason::Budget)]);
    assert_eq!(ledger.status().unwrap().failures, 0);
}

#[test]
fn a_long_list_that_stays_the_same_is_told_twice() {
    let days = ["01", "02", "03", "04", "05"];
    let times = days.map(|day| format!("2026-11-{day}T00:00:00Z"));
    let long: Vec<_> = times.iter().map(|time| replied(versions("serde", time, 100))).collect();
    let short: Vec<_> = times.iter().map(|time| replied(stars("a/b", time, 7))).collect();
    let mut ledger = ledger_with(&long);
    ledger.record(&short, at(NOW)).unwrap();
    ledger.record(&[replied(versions("serde", "2026-11-06T00:00:00Z", 101))], at(NOW)).unwrap();
    let replies = ledger.replies(&[stars_of("a/b"), versions("serde", NOW, 0).ask]).unwrap();
    let told: Vec<_> = replies.iter().map(|r| (r.seen.len(), r.observed_at.to_string())).collect();
    let day = |n: usize, len| (len, times[n].clone());
    let last = (101, "2026-11-06T00:00:00Z".to_owned());
    assert_eq!(told, [day(0, 1), day(1, 1), day(2, 1), day(3, 1), day(4, 1), day(0, 100), day(4, 100), last]);
    assert_eq!(exported(&ledger).len(), 11, "an export has them all");
}

#[test]
fn a_time_that_no_clock_tells_is_refused_and_nothing_is_added() {
    let mut ledger = Ledger::in_memory().unwrap();
    let odd = Reply { observed_at: Timestamp::MAX, ..stars("a/b", NOW, 1) };
    let error = ledger.record(&[replied(stars("a/b", NOW, 1)), replied(odd)], at(NOW)).unwrap_err();
    insta::assert_snapshot!(error, @"the ledger cannot hold this: the time 9999-12-30T22:00:00.999999999Z is not between 1677 and 2262");
    assert!(exported(&ledger).is_empty());
}

#[test]
fn what_is_settled_is_no_longer_lent_and_is_written_by_a_sync() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut ledger = Ledger::open(&path).unwrap();
    let reply = stars("a/b", NOW, 7);
    let until = at("2026-11-20T12:05:00Z");
    ledger.lend(std::slice::from_ref(&reply.ask), "me", at(NOW), until).unwrap();
    ledger.settle(&[replied(reply.clone())], "me", at(NOW)).unwrap();
    let mut other = Ledger::open(&path).unwrap();
    let asks = [reply.ask.clone()];
    assert_eq!(other.replies(&asks).unwrap(), [reply]);
    assert_eq!(other.lend(&asks, "other", at(NOW), until).unwrap(), asks);
    ledger.log().unwrap().sync().unwrap();
    assert!(ledger.verify().unwrap().is_empty());
}
