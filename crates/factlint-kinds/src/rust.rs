//! What the kinds about releases of Rust share.

use std::sync::Arc;

use factlint_model::{Claim, Evidence, PartialVersion, Reason};
use jiff::civil::Date;

use crate::evidence::{Releases, days_between, rust_releases};
use crate::kind::Actual;

/// Words that say a release is not one of the stable channel.
pub(crate) const NOT_STABLE_CHANNEL: &[&str] = &["beta", "nightly"];

/// Rust has a minor release every six weeks (the release train, since 1.0).
const WEEKS_BETWEEN_RELEASES: i64 = 6;

/// The version that the subject names (`rust@1.85.0`), else the value.
pub(crate) fn version_of(claim: &Claim) -> Option<PartialVersion> {
    claim.subject.version().unwrap_or(&claim.value).parse().ok()
}

/// All releases of Rust that are known.
pub(crate) fn releases_for(claim: &Claim, seen: &Evidence) -> Arc<Releases> {
    let mut asks = rust_releases(version_of(claim).as_ref(), seen);
    for ask in rust_releases(None, &Evidence::default()).into_iter().chain(asks.clone()) {
        if !asks.contains(&ask) {
            asks.push(ask);
        }
    }
    Releases::of(&asks, seen)
}

/// What it means that a version is not among the releases: below the newest one it does not exist; above it, it does not
/// exist where the list is young, or where no train could have brought it by now; else nobody knows yet.
pub(crate) fn absent(releases: &Releases, version: &PartialVersion, now: Date) -> Actual {
    let Some(reply) = &releases.complete else { return Actual::Unknown(releases.reason(), Vec::new()) };
    let Some(newest) = releases.list.iter().rev().find(|release| !release.version.is_pre()) else {
        return Actual::Unknown(releases.reason(), Vec::new());
    };
    let seen_on = reply.observed_at.to_zoned(jiff::tz::TimeZone::UTC).date();
    let is_future = releases.first_of(version).is_some_and(|release| !release.happened_by(now));
    let within = is_future || version.order_at_own_precision(&newest.version).is_lt();
    let trains = newest.day.map_or(i64::MAX, |day| days_between(day, now.max(seen_on)) / (7 * WEEKS_BETWEEN_RELEASES) + 1);
    let minor = |v: &PartialVersion| v.parts().get(1).copied().unwrap_or(0);
    let same_major = version.parts().first() == newest.version.parts().first();
    let ahead = i64::try_from(minor(version).saturating_sub(minor(&newest.version))).unwrap_or(i64::MAX);
    // The list has final releases only, and few of the time before 1.0.
    let is_awaited = crate::crates::is_milestone(version, &newest.version);
    if version.is_pre() || version.parts().first() == Some(&0) || is_awaited {
        Actual::Unknown(Reason::NoEvidence, releases.absence(version))
    } else if within || !same_major || ahead > trains {
        Actual::Absent(releases.absence(version))
    } else {
        Actual::Unknown(releases.reason(), releases.absence(version))
    }
}

/// The claim names no version that could be looked up.
pub(crate) fn nothing() -> Actual {
    Actual::Unknown(Reason::NoEvidence, Vec::new())
}
