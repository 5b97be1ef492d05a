//! Which asks of a claim have to be looked up now.

use std::time::Duration;

use factlint_model::{Ask, Claim, Evidence};
use jiff::Timestamp;

use crate::kind::{Actual, Change, Kind, Moment};

/// The asks of a claim that have to be looked up now: those without an answer, and those whose last answer is no longer
/// fresh, unless nothing that could be seen today would change what it decides. `max_age` replaces the kind's own freshness.
#[must_use]
pub fn wanted(kind: &dyn Kind, claim: &Claim, seen: &Evidence, clock: Timestamp, max_age: Option<Duration>) -> Vec<Ask> {
    let fresh_for = max_age.unwrap_or(kind.meta().fresh_for);
    let mut asks = kind.asks(claim, seen);
    asks.retain(|ask| !is_fresh(ask, seen, clock, fresh_for));
    if asks.iter().all(|ask| seen.answer(ask).is_some_and(|answer| answer.latest().is_some()))
        && is_settled(kind, claim, seen, clock)
    {
        return Vec::new();
    }
    asks
}

fn is_fresh(ask: &Ask, seen: &Evidence, clock: Timestamp, fresh_for: Duration) -> bool {
    let Some(latest) = seen.answer(ask).and_then(|answer| answer.latest()) else { return false };
    let age = clock.duration_since(latest.reply.observed_at);
    u64::try_from(age.as_secs()).map_or(true, |seconds| seconds < fresh_for.as_secs())
}

/// A fixed fact that was seen once stays as it is.
fn is_settled(kind: &dyn Kind, claim: &Claim, seen: &Evidence, clock: Timestamp) -> bool {
    let today = clock.to_zoned(jiff::tz::TimeZone::UTC).date();
    kind.meta().change == Change::Fixed && matches!(kind.actual(claim, seen, Moment::now(today)), Actual::Is(..))
}
