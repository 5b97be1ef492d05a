//! Several processes may use one ledger: what one of them is looking up, the others wait for.

use std::time::Duration;

use factlint_model::{Ask, Reason};
use factlint_sources::Sources;
use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use crate::LookupError;
use crate::agenda::Routes;
use crate::retry;
use crate::round::Run;

/// How long others wait for a process that does not say any more that it is alive.
const LOAN: SignedDuration = SignedDuration::from_secs(4);
/// How often a process says so.
pub(crate) const RENEW_EVERY: Duration = Duration::from_secs(1);

/// What other processes are looking up just now.
#[derive(Debug, Default)]
pub(crate) struct Elsewhere {
    asks: Vec<Ask>,
    /// How often it was looked for in vain.
    times: u32,
    /// When it is looked for again.
    due: Option<Instant>,
}

impl Elsewhere {
    pub(crate) fn is_empty(&self) -> bool {
        self.asks.is_empty()
    }

    /// Waits until the next look is due.
    pub(crate) fn pause(&self) -> impl Future<Output = ()> + use<> {
        tokio::time::sleep_until(self.due.unwrap_or_else(Instant::now))
    }

    /// Longer each time.
    fn look_again(&mut self, times: u32) {
        self.times = times;
        self.due = Some(Instant::now() + Duration::from_millis(50 << times.min(4)));
    }
}

impl Run<'_> {
    /// Keeps in the routes what this process is to look up; what others are looking up just now is waited for.
    pub(crate) fn borrow(&mut self, routes: &mut Routes<'_>, holder: &str) -> Result<(), LookupError> {
        if self.books.ledger().is_none() {
            return Ok(());
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
        let others = all.into_iter().filter(|ask| !mine.contains(ask) && !renewed.contains(ask));
        let before = self.elsewhere.asks.len();
        self.elsewhere.asks.extend(others);
        if self.elsewhere.asks.len() > before {
            self.elsewhere.look_again(0);
        }
        Ok(())
    }

    /// Looks whether what others are looking up was answered, or given up, or is no longer lent to anybody else.
    pub(crate) fn look_elsewhere(&mut self, sources: &Sources) -> Result<(), LookupError> {
        let mut asks = std::mem::take(&mut self.elsewhere.asks);
        self.elsewhere.look_again(self.elsewhere.times + 1);
        let renewed = self.take_over(&asks)?;
        asks.retain(|ask| !renewed.contains(ask));
        let failed = self.take_over_failures(&asks, sources)?;
        asks.retain(|ask| !failed.contains(ask));
        let free = match self.books.ledger() {
            Some(ledger) => ledger.not_lent(&asks, (self.freshness.clock)())?,
            None => Vec::new(),
        };
        asks.retain(|ask| !free.contains(ask));
        free.iter().for_each(|ask| self.agenda.put_back(ask));
        self.elsewhere.asks = asks;
        Ok(())
    }

    fn lend(&mut self, asks: &[Ask], holder: &str) -> Result<Vec<Ask>, LookupError> {
        let now = (self.freshness.clock)();
        match self.books.ledger() {
            Some(mut ledger) if !asks.is_empty() => Ok(ledger.lend(asks, holder, now, until(now))?),
            _ => Ok(asks.to_vec()),
        }
    }

    fn give_back(&mut self, asks: &[Ask], holder: &str) -> Result<(), LookupError> {
        match self.books.ledger() {
            Some(mut ledger) if !asks.is_empty() => Ok(ledger.give_back(asks, holder)?),
            _ => Ok(()),
        }
    }

    /// Reads what others have added. What they saw since this run began is as good as if this run had seen it.
    fn take_over(&mut self, asks: &[Ask]) -> Result<Vec<Ask>, LookupError> {
        let renewed = self.books.refresh(asks, &mut self.agenda.evidence)?;
        for ask in &renewed {
            if crate::books::newest_own(&self.agenda.evidence, ask).is_some_and(|seen| seen >= self.started) {
                self.agenda.answered(ask);
            }
            self.agenda.put_back(ask);
        }
        Ok(renewed)
    }

    /// What failed for another process since this run began has failed for this one: a source in trouble is left alone. Only a
    /// failure of the source that an ask has come to counts; those of the sources before it are behind it.
    fn take_over_failures(&mut self, asks: &[Ask], sources: &Sources) -> Result<Vec<Ask>, LookupError> {
        let Some(mut failed) = self.books.ledger().map(|ledger| ledger.failures(asks)).transpose()? else {
            return Ok(Vec::new());
        };
        failed.retain(|(ask, failure)| failure.at >= self.started && self.agenda.is_at(ask, &failure.source, sources));
        for (ask, failure) in &failed {
            // That source has nothing to say; another one may.
            let setback = (failure.reason != Reason::NoEvidence).then(|| retry::setback(failure));
            self.agenda.try_next(ask, Some(failure.reason), setback);
        }
        Ok(failed.into_iter().map(|(ask, _)| ask).collect())
    }
}

/// When a loan ends that is not renewed.
pub(crate) fn until(now: Timestamp) -> Timestamp {
    now.checked_add(LOAN).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use factlint_cache::{Ledger, Record};
    use factlint_model::{Claim, Outcome, Subject};
    use factlint_sources::{NetworkOptions, SourceOptions};

    use super::*;
    use crate::{Books, Freshness};

    fn clock() -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    fn sources() -> Sources {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let dead = || SourceOptions { url: Some("http://127.0.0.1:1/".into()), ..SourceOptions::default() };
        let options: BTreeMap<_, _> = ["crates-index", "crates-api"].map(|name| (name.to_owned(), dead())).into();
        Sources::new(&options, NetworkOptions::new(clock)).unwrap()
    }

    fn claim() -> Claim {
        Claim {
            doc: "a.md".into(),
            start: 0,
            end: 1,
            text: "x".into(),
            ..Claim::new("crate.latest_version", Subject::krate("lamp"), "0.2")
        }
    }

    #[test]
    fn one_failure_of_another_process_moves_an_ask_by_one_source() {
        let (claims, sources) = ([claim()], sources());
        let ask = Ask::new("crate.versions", Subject::krate("lamp"));
        let mut ledger = Ledger::in_memory().unwrap();
        let fail = |ledger: &mut Ledger, source: &str| {
            let outcome = Outcome::Failed { ask: ask.clone(), reason: Reason::NoEvidence, detail: "404".into() };
            ledger.record(&[Record { outcome, source: source.into(), validator: None, not_before: None }], clock()).unwrap();
        };
        ledger.lend(std::slice::from_ref(&ask), "other", clock(), until(clock())).unwrap();
        fail(&mut ledger, "crates-index");
        let freshness = Freshness { clock, max_age: &|_| None, retry_all: false, pages: None };
        let mut run = Run::new(&claims, Books { ledger: Some(&mut ledger), recording: None }, &freshness);
        let wait = |run: &mut Run<'_>| {
            run.elsewhere.asks = vec![ask.clone()];
            run.look_elsewhere(&sources).unwrap();
            run.elsewhere.asks.len()
        };
        assert!(run.agenda.is_at(&ask, "crates-index", &sources));
        assert_eq!(wait(&mut run), 0, "the index said nothing: another source may");
        assert!(run.agenda.is_at(&ask, "crates-api", &sources));
        assert_eq!(wait(&mut run), 1, "that the index said nothing is known already: the other one is at the next source");
        assert!(run.agenda.is_at(&ask, "crates-api", &sources));
        fail(&mut run.books.ledger().unwrap(), "crates-api");
        assert_eq!(wait(&mut run), 0);
    }
}
