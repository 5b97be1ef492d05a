//! The ledger from outside.

mod adding;
mod files;
mod keeping;
mod killing;
mod pages;
mod plans;
mod quotas;
mod round_trip;
mod sharing;

use factlint_model::{Ask, BodyHash, Observation, Outcome, Reason, Reply, Subject};
use jiff::Timestamp;

use super::Ledger;
use crate::rows::{Record, Validator};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn stars_of(repo: &str) -> Ask {
    Ask::new("repo.stars", Subject::github(repo))
}

fn stars(repo: &str, time: &str, count: u32) -> Reply {
    let ask = stars_of(repo);
    let seen = vec![Observation::new("repo.stars", ask.subject.clone(), count.to_string())];
    let body = BodyHash::of(count.to_string().as_bytes());
    let url = format!("https://github.com/{repo}");
    Reply { ask, source: "github".to_owned(), url, observed_at: at(time), body, complete: true, seen }
}

/// A reply with so many versions.
fn versions(name: &str, time: &str, count: u32) -> Reply {
    let ask = Ask::new("crate.versions", Subject::krate(name));
    let seen = (0..count)
        .map(|n| Observation::new("crate.release_date", ask.subject.at(&format!("1.{n}.0")), "2025-08-20T12:34:56Z"))
        .map(|seen| seen.since("2025-08-20".parse().ok()))
        .collect();
    let url = format!("https://index.crates.io/{name}");
    let body = BodyHash::of(&count.to_le_bytes());
    Reply { ask, source: "crates-index".to_owned(), url, observed_at: at(time), body, complete: true, seen }
}

fn replied(reply: Reply) -> Record {
    let source = reply.source.clone();
    Record { outcome: Outcome::Reply(reply), source, validator: None, not_before: None }
}

fn unchanged(ask: &Ask, time: &str) -> Record {
    let outcome = Outcome::Unchanged { ask: ask.clone(), observed_at: at(time) };
    Record { outcome, source: "github".to_owned(), validator: None, not_before: None }
}

fn failed(ask: &Ask, reason: Reason) -> Record {
    let outcome = Outcome::Failed { ask: ask.clone(), reason, detail: "500".to_owned() };
    Record { outcome, source: "github".to_owned(), validator: None, not_before: None }
}

fn validator(etag: &str) -> Validator {
    Validator { url: "http://127.0.0.1:1/x".to_owned(), etag: Some(etag.to_owned()), last_modified: None }
}

const NOW: &str = "2026-11-20T12:00:00Z";

fn ledger_with(records: &[Record]) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    ledger.record(records, at(NOW)).unwrap();
    ledger
}

fn exported(ledger: &Ledger) -> Vec<Reply> {
    let mut all = Vec::new();
    ledger
        .export(&mut |reply| {
            all.push(reply.clone());
            Ok(())
        })
        .unwrap();
    all
}
