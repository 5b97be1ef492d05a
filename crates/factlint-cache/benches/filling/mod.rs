//! What a ledger is filled with: star counts that change daily, and entries of the index that grow.

#![allow(dead_code, reason = "each bench uses a part of it")]

use factlint_model::{Ask, BodyHash, Observation, Reply, Subject};
use jiff::{SignedDuration, Timestamp};

/// The first day.
pub(crate) fn now() -> Timestamp {
    "2025-01-01T02:00:00Z".parse().unwrap()
}

fn day(nth: u64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * i64::try_from(nth).unwrap())
}

/// The stars of a repository on a day.
pub(crate) fn stars(repository: &str, nth: u64) -> Reply {
    let ask = Ask::new("repo.stars", Subject::github(repository));
    let count = (1000 + nth).to_string();
    let body = BodyHash::of(format!("{repository} {count}").as_bytes());
    let seen = vec![
        Observation::new("repo.stars", ask.subject.clone(), count),
        Observation::new("repo.archived", ask.subject.clone(), "no"),
    ];
    let url = format!("https://github.com/{repository}");
    Reply { ask, source: "github".to_owned(), url, observed_at: day(nth), body, complete: true, seen }
}

/// The entry of a crate that has so many versions on a day.
pub(crate) fn versions(name: &str, nth: u64, count: u64) -> Reply {
    let ask = Ask::new("crate.versions", Subject::krate(name));
    let release = |n: u64| {
        let subject = ask.subject.at(&format!("{}.{}.{}", n / 100, n / 10 % 10, n % 10));
        let published = now() - SignedDuration::from_hours(24 * i64::try_from(count - n).unwrap());
        let date = published.to_zoned(jiff::tz::TimeZone::UTC).date();
        Observation::new("crate.release_date", subject, published.to_string()).since(Some(date))
    };
    let seen = (0..count).map(release).collect();
    let url = format!("https://crates.io/crates/{name}/versions");
    let body = BodyHash::of(format!("{name} {nth} {count}").as_bytes());
    Reply { ask, source: "crates-index".to_owned(), url, observed_at: day(nth), body, complete: true, seen }
}

/// Replies with about so many observations, by day: a tenth of them star counts, the rest entries of 200 versions.
pub(crate) fn replies(observations: u64) -> impl Iterator<Item = Reply> {
    const DAYS: u64 = 365;
    let (repositories, crates) = (observations / 10 / DAYS / 2, observations * 9 / 10 / 200 / 12);
    (0..DAYS).flat_map(move |nth| {
        let counts = (0..repositories.max(1)).map(move |n| stars(&format!("owner{}/repository{n}", n % 97), nth));
        // A crate has a new version twelve times a year.
        let entries =
            (0..crates).filter(move |n| (n + nth) % 30 == 0).map(move |n| versions(&format!("crate{n}"), nth, 190 + nth / 18));
        counts.chain(entries)
    })
}
