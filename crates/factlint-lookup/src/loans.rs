//! Several processes may use one ledger: what one of them is looking up, the others wait for.

use std::time::Duration;

use factlint_model::Ask;
use jiff::{SignedDuration, Timestamp};

use crate::LookupError;
use crate::fetch::pause;
use crate::round::{Routes, Run};

/// How long others wait for a process that does not say any more that it is alive.
const LOAN: SignedDuration = SignedDuration::from_secs(4);
/// How often a process says so.
pub(crate) const RENEW_EVERY: Duration = Duration::from_secs(1);

impl Run<'_> {
    /// Keeps in the routes what this process is to look up; gives back what others are looking up just now.
    pub(crate) fn borrow(&mut self, routes: &mut Routes<'_>, holder: &str) -> Result<Vec<Ask>, LookupError> {
        if self.books.ledger.is_none() {
            return Ok(Vec::new());
        }
        let all: Vec<Ask> = routes.values().flat_map(|(_, asks)| asks).cloned().collect();
        let lent = self.lend(&all, holder)?;
        // Only after the loan it is certain that nobody adds an answer any more: what came before is read now.
        let renewed = self.take_over(&all)?;
        let (answered, mine): (Vec<Ask>, Vec<Ask>) = lent.into_iter().partition(|ask| renewed.contains(ask));
        self.give_back(&answered, holder)?;
        let mine: std::collections::HashSet<Ask> = mine.into_iter().collect();
        routes.values_mut().for_each(|(_, asks)| asks.retain(|ask| mine.contains(ask)));
        routes.retain(|_, (_, asks)| !asks.is_empty());
        Ok(all.into_iter().filter(|ask| !mine.contains(ask) && !renewed.contains(ask)).collect())
    }

    /// Waits until each of these was answered, or given up, or is no longer lent to anybody else.
    pub(crate) async fn wait_for(&mut self, mut asks: Vec<Ask>, holder: &str) -> Result<(), LookupError> {
        let mut times = 0;
        while !asks.is_empty() {
            tokio::time::sleep(pause(times)).await;
            times += 1;
            let renewed = self.take_over(&asks)?;
            asks.retain(|ask| !renewed.contains(ask));
            let failed = self.take_over_failures(&asks)?;
            asks.retain(|ask| !failed.contains(ask));
            if !self.lend(&asks, holder)?.is_empty() {
                return Ok(());
            }
        }
        Ok(())
    }

    fn lend(&mut self, asks: &[Ask], holder: &str) -> Result<Vec<Ask>, LookupError> {
        let now = (self.freshness.clock)();
        match &mut self.books.ledger {
            Some(ledger) if !asks.is_empty() => Ok(ledger.lend(asks, holder, now, until(now))?),
            _ => Ok(asks.to_vec()),
        }
    }

    fn give_back(&mut self, asks: &[Ask], holder: &str) -> Result<(), LookupError> {
        match &mut self.books.ledger {
            Some(ledger) if !asks.is_empty() => Ok(ledger.give_back(asks, holder)?),
            _ => Ok(()),
        }
    }

    /// Reads what others have added. What they saw since this run began is as good as if this run had seen it.
    fn take_over(&mut self, asks: &[Ask]) -> Result<Vec<Ask>, LookupError> {
        let renewed = self.books.refresh(asks, &mut self.evidence)?;
        for ask in &renewed {
            self.note_change(ask);
            if crate::books::newest_own(&self.evidence, ask).is_some_and(|seen| seen >= self.started) {
                self.answered(ask);
            }
        }
        Ok(renewed)
    }

    /// What failed for another process since this run began has failed for this one: a source in trouble is left alone.
    fn take_over_failures(&mut self, asks: &[Ask]) -> Result<Vec<Ask>, LookupError> {
        let Some(ledger) = &self.books.ledger else { return Ok(Vec::new()) };
        let mut failures = ledger.last_failure(asks)?;
        failures.retain(|_, (when, _)| *when >= self.started);
        for (ask, (_, reason)) in &failures {
            self.give_up(ask, *reason);
        }
        Ok(failures.into_keys().collect())
    }
}

/// When a loan ends that is not renewed.
pub(crate) fn until(now: Timestamp) -> Timestamp {
    now.checked_add(LOAN).unwrap_or(now)
}
