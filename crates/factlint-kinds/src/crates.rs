//! What the kinds about crates share.

use factlint_model::{PartialVersion, Reason};

use crate::evidence::Releases;
use crate::kind::Actual;

/// What it means that a crate has no such release: it does not exist, if the list is complete. Where there is no such crate at
/// all, the text may mean something else that has the name: nothing is said.
pub(crate) fn absent(releases: &Releases, version: &PartialVersion) -> Actual {
    if releases.list.is_empty() {
        return Actual::Unknown(if releases.are_none() { Reason::NoEvidence } else { releases.reason() }, Vec::new());
    }
    if releases.complete.is_some() && releases.failure.is_none() {
        return Actual::Absent(releases.absence(version));
    }
    match &releases.complete {
        // What an old list lacks above its newest release may have come since.
        Some(_) if releases.list.last().is_some_and(|newest| version.order_at_own_precision(&newest.version).is_lt()) => {
            Actual::Absent(releases.absence(version))
        }
        _ => Actual::Unknown(releases.reason(), Vec::new()),
    }
}
