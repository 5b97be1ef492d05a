//! Reads what was seen before.

use std::sync::Arc;

use factlint_cache::{LedgerError, Recording};
use factlint_model::{Answer, Ask, Evidence, Held, Reply};
use jiff::Timestamp;

use crate::Books;

impl Books<'_> {
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

    fn own(&self, asks: &[Ask]) -> Result<Vec<Reply>, LedgerError> {
        self.ledger.as_ref().map_or_else(|| Ok(Vec::new()), |ledger| ledger.replies(asks))
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
