//! Reads what was seen before.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use factlint_cache::{Ledger, LedgerError, Recording};
use factlint_model::{Answer, Ask, Evidence, Held, Reply};
use factlint_sources::Validator;
use jiff::Timestamp;

use crate::Books;

/// The books of a run: one thread reads in them while another one writes.
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    ledger: Option<Mutex<&'a mut Ledger>>,
    recording: Option<&'a Recording>,
}

impl<'a> From<Books<'a>> for Shelf<'a> {
    fn from(books: Books<'a>) -> Self {
        Self { ledger: books.ledger.map(Mutex::new), recording: books.recording }
    }
}

impl<'a> Shelf<'a> {
    /// The books, for somebody else.
    pub(crate) fn into_books(self) -> Books<'a> {
        let ledger = self.ledger.map(|ledger| ledger.into_inner().unwrap_or_else(PoisonError::into_inner));
        Books { ledger, recording: self.recording }
    }

    /// The same, until they come back.
    pub(crate) fn as_books(&mut self) -> Books<'_> {
        let ledger = self.ledger.as_mut().map(|ledger| &mut **ledger.get_mut().unwrap_or_else(PoisonError::into_inner));
        Books { ledger, recording: self.recording }
    }

    /// The ledger, when nobody else uses it.
    pub(crate) fn ledger(&self) -> Option<MutexGuard<'_, &'a mut Ledger>> {
        self.ledger.as_ref().map(|ledger| ledger.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The same, unless somebody else uses it just now.
    pub(crate) fn ledger_at_once(&self) -> Option<MutexGuard<'_, &'a mut Ledger>> {
        match self.ledger.as_ref()?.try_lock() {
            Ok(ledger) => Some(ledger),
            Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Puts everything that the books hold about these asks into the evidence. An ask of which nothing is known is noted, too.
    pub(crate) fn load(&self, asks: &[Ask], evidence: &mut Evidence) -> Result<(), LedgerError> {
        for ask in asks {
            evidence.insert(ask.clone(), Answer { held: recorded(self.recording, ask), failure: None });
        }
        for reply in self.own(asks)? {
            evidence.add(Held { reply: Arc::new(reply), recorded: false });
        }
        Ok(())
    }

    /// The replies of the ledger that are newer than those in the evidence are added: another process may have looked
    /// something up meanwhile. Gives back the asks that have one.
    pub(crate) fn refresh(&self, asks: &[Ask], evidence: &mut Evidence) -> Result<Vec<Ask>, LedgerError> {
        let mut renewed: Vec<Ask> = Vec::new();
        for reply in self.own(asks)? {
            if newest_own(evidence, &reply.ask).is_none_or(|newest| reply.observed_at > newest) {
                if !renewed.contains(&reply.ask) {
                    renewed.push(reply.ask.clone());
                }
                evidence.add(Held { reply: Arc::new(reply), recorded: false });
            }
        }
        Ok(renewed)
    }

    /// The mark of the last answer to these asks, where a source gave all of them the same.
    pub(crate) fn shared_validator(&self, source: &str, asks: &[Ask]) -> Result<Option<Validator>, LedgerError> {
        let Some(ledger) = self.ledger() else { return Ok(None) };
        let known = ledger.validators(asks)?;
        let mut of_asks = asks.iter().map(|ask| known.get(ask).filter(|(by, _)| by == source).map(|(_, validator)| validator));
        let Some(Some(first)) = of_asks.next() else { return Ok(None) };
        let shared = of_asks.all(|other| other == Some(first));
        let factlint_cache::Validator { url, etag, last_modified } = first.clone();
        Ok(shared.then_some(Validator { url, etag, last_modified }))
    }

    fn own(&self, asks: &[Ask]) -> Result<Vec<Reply>, LedgerError> {
        self.ledger().map_or_else(|| Ok(Vec::new()), |ledger| ledger.replies(asks))
    }
}

fn recorded(recording: Option<&Recording>, ask: &Ask) -> Vec<Held> {
    let replies = recording.map(|recording| recording.replies(ask)).unwrap_or_default();
    replies.into_iter().map(|reply| Held { reply: Arc::new(reply), recorded: true }).collect()
}

/// When the ask was last answered to this user.
pub(crate) fn newest_own(evidence: &Evidence, ask: &Ask) -> Option<Timestamp> {
    let held = &evidence.answer(ask)?.held;
    held.iter().rev().find(|held| !held.recorded).map(|held| held.reply.observed_at)
}
