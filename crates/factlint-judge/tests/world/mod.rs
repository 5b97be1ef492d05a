//! A small world for tests: two releases of Rust.

use factlint_extract::{Options, extract};
use factlint_judge::judge_all;
use factlint_model::{BodyHash, Document, Evidence, Finding, Held, Observation, Reply, Subject};
use jiff::civil::{Date, date};

const NOW: Date = date(2026, 11, 21);

/// The findings of a document in a world where the list of releases is known.
pub(crate) fn judged(text: &str) -> Vec<Finding> {
    let releases = [("1.84.0", date(2025, 1, 9)), ("1.85.0", date(2025, 2, 20))];
    let claims = extract(&Document::new("a.md", text), &Options::default());
    let mut seen = Evidence::default();
    for claim in &claims {
        let kind = factlint_kinds::by_predicate(&claim.predicate).expect("a known kind");
        for ask in kind.asks(claim, &seen) {
            let see = |(version, day): (&str, Date)| {
                let subject = Subject::new(format!("rust@{version}"));
                Observation::new("rust.release_date", subject, day.to_string()).since(Some(day))
            };
            let reply = Reply {
                ask: ask.clone(),
                source: "rust-releases".to_owned(),
                url: "https://example.org/".to_owned(),
                observed_at: "2026-11-20T00:00:00Z".parse().expect("a timestamp"),
                body: BodyHash::of(b""),
                complete: true,
                seen: releases.map(see).into(),
            };
            seen.add(Held { reply: reply.into(), recorded: false });
        }
    }
    judge_all(&claims, &seen, NOW)
}
