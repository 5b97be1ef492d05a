//! What the kinds about crates share.

use factlint_model::{PartialVersion, Reason};
use jiff::civil::Date;

use crate::evidence::Releases;
use crate::kind::{Actual, Meta};

/// What it means that a crate has no such release: it does not exist, if the list is complete and not too old. Where there is no
/// such crate at all, the text may mean something else that has the name: nothing is said.
pub(crate) fn absent(releases: &Releases, version: &PartialVersion, meta: &Meta, now: Date) -> Actual {
    if releases.list.is_empty() {
        let reason = if releases.are_none() { Reason::NoEvidence } else { releases.reason() };
        return Actual::Unknown(reason, Vec::new());
    }
    // What an old list lacks above its newest release may have come since.
    let is_below = releases.list.last().is_some_and(|newest| version.order_at_own_precision(&newest.version).is_lt());
    if releases.complete.is_some() && (is_below || !releases.is_stale(meta.hard_age, now)) {
        return Actual::Absent(releases.absence(version));
    }
    Actual::Unknown(releases.failure.unwrap_or(Reason::Stale), Vec::new())
}
