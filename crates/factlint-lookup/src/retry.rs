//! When what failed may be asked again: a clock for each ask and source, kept in the ledger.

use std::collections::{BTreeSet, HashMap, HashSet};

use factlint_cache::{Failure, LedgerError};
use factlint_model::{Ask, Reason, Setback};
use jiff::{SignedDuration, Timestamp};

use crate::Freshness;
use crate::books::Shelf;

/// The pauses after one failure, two failures in a row and so on; the last one stands for all that follow. The first run after a
/// failure may ask at once: most failures are over by then.
const PAUSES: [SignedDuration; 5] = [
    SignedDuration::ZERO,
    SignedDuration::from_mins(1),
    SignedDuration::from_mins(10),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(6),
];

/// The pause where the source was asked and had nothing to say, which hardly changes within a day.
const NOTHING: SignedDuration = SignedDuration::from_hours(24);

/// How far ahead a time may lie that an owner names, to be believed by later runs: an owner who errs must not be lost for good.
const FARTHEST: SignedDuration = SignedDuration::from_hours(24);

/// A time that an owner named, as later runs keep to it.
pub(crate) fn believed(named: Timestamp, now: Timestamp) -> Timestamp {
    now.checked_add(FARTHEST).map_or(named, |farthest| named.min(farthest))
}

/// When an ask that failed may be put to the same source again.
pub(crate) fn retry_at(failure: &Failure) -> Timestamp {
    let place = usize::try_from(failure.times).unwrap_or(usize::MAX).saturating_sub(1);
    let pause = match failure.reason {
        Reason::NoEvidence => NOTHING,
        _ => PAUSES.get(place).copied().unwrap_or(PAUSES[PAUSES.len() - 1]),
    };
    let then = failure.at.checked_add(pause).unwrap_or(failure.at);
    failure.not_before.map_or(then, |named| named.max(then))
}

/// What a person is told of a failure.
pub(crate) fn setback(failure: &Failure) -> Setback {
    let Failure { source, at, detail, .. } = failure;
    Setback { source: source.clone(), at: *at, detail: detail.clone(), retry_at: retry_at(failure) }
}

/// The failures of earlier runs, as far as they matter.
#[derive(Debug, Default)]
pub(crate) struct Clocks {
    now: Option<Timestamp>,
    read: HashSet<Ask>,
    failures: HashMap<(Ask, String), Failure>,
}

impl Clocks {
    /// The clocks at the beginning of a run. A maximal age of zero sets all of them aside.
    pub(crate) fn new(freshness: &Freshness<'_>) -> Self {
        let now = (!freshness.retry_all).then(freshness.clock);
        Self { now, ..Self::default() }
    }

    /// Reads what earlier runs met, once for each ask.
    pub(crate) fn read(&mut self, asks: &BTreeSet<Ask>, books: &Shelf<'_>) -> Result<(), LedgerError> {
        let new: Vec<Ask> = asks.iter().filter(|ask| self.read.insert((*ask).clone())).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        // Only now: whoever holds the ledger may be writing to it.
        let (Some(now), Some(ledger)) = (self.now, books.ledger()) else { return Ok(()) };
        let met = ledger.failures(&new)?.into_iter().filter(|(_, failure)| failure.at < now);
        self.failures.extend(met.map(|(ask, failure)| ((ask, failure.source.clone()), failure)));
        Ok(())
    }

    /// Why an ask is not put to a source yet.
    pub(crate) fn held(&self, ask: &Ask, source: &str) -> Option<(Reason, Option<Setback>)> {
        let failure = self.failures.get(&(ask.clone(), source.to_owned()))?;
        (self.now? < retry_at(failure)).then(|| {
            tracing::debug!(source, %ask, until = %retry_at(failure), detail = failure.detail, "not asked again yet");
            (failure.reason, (failure.reason == Reason::SourceFailed).then(|| setback(failure)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(times: u64, reason: Reason, not_before: Option<&str>) -> String {
        let at: Timestamp = "2026-08-22T12:00:00Z".parse().unwrap();
        let not_before = not_before.map(|time| time.parse().unwrap());
        let failure = Failure { source: "osv".into(), at, reason, detail: String::new(), times, not_before };
        retry_at(&failure).to_string()
    }

    #[test]
    fn the_pause_grows_with_each_failure() {
        let times = [1, 2, 3, 4, 5, 99].map(|times| after(times, Reason::SourceFailed, None));
        insta::assert_snapshot!(times.join("\n"), @"
        2026-08-22T12:00:00Z
        2026-08-22T12:01:00Z
        2026-08-22T12:10:00Z
        2026-08-22T13:00:00Z
        2026-08-22T18:00:00Z
        2026-08-22T18:00:00Z
        ");
    }

    #[test]
    fn a_named_time_is_kept_and_nothing_to_say_lasts_a_day() {
        assert_eq!(after(1, Reason::SourceFailed, Some("2026-08-22T12:30:00Z")), "2026-08-22T12:30:00Z");
        assert_eq!(after(4, Reason::SourceFailed, Some("2026-08-22T12:30:00Z")), "2026-08-22T13:00:00Z");
        assert_eq!(after(1, Reason::NoEvidence, None), "2026-08-23T12:00:00Z");
    }
}
