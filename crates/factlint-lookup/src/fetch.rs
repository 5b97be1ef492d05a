//! Requests that are under way, and what becomes of their results.

use std::sync::Arc;
use std::time::Duration;

use factlint_cache::Record;
use factlint_model::{Held, Outcome, Reason, Reply};
use factlint_sources::{Batch, Fetched, Source, Sources, Validator};
use jiff::Timestamp;

use crate::queues::shown;
use crate::retry;
use crate::round::Run;
use crate::{LookupError, Network};

/// How often it is told how long the sources make this run wait.
pub(crate) const TELL_EVERY: Duration = Duration::from_millis(250);

/// One request.
pub(crate) struct Request<'s> {
    pub(crate) source: &'s dyn Source,
    pub(crate) batch: Batch,
}

impl Request<'_> {
    /// Whose limit it is under: the source's, or that of the host where each has its own.
    pub(crate) fn place(&self) -> (&'static str, Option<String>) {
        (self.source.meta().name, self.source.host(&self.batch))
    }

    /// The same as a person is told.
    pub(crate) fn shown(&self) -> String {
        let (source, host) = self.place();
        shown(source, host.as_deref())
    }
}

impl Run<'_> {
    /// What was written becomes evidence.
    pub(crate) fn learn(
        &mut self,
        request: &Request<'_>,
        records: Vec<Record>,
        sources: &Sources,
        network: &Network<'_>,
    ) -> Result<(), LookupError> {
        for record in records {
            self.add(request.source.meta().name, record.outcome, sources)?;
        }
        network.progress.done(&request.shown());
        Ok(())
    }

    fn add(&mut self, source: &str, outcome: Outcome, sources: &Sources) -> Result<(), LookupError> {
        self.sent.insert(outcome.ask().clone());
        let tally = self.failures.entry(source.to_owned()).or_default();
        match outcome {
            Outcome::Failed { ask, reason, detail } => {
                tracing::debug!(source, %ask, reason = reason.name(), %detail, "no answer");
                // One that had nothing to say did not fail.
                if reason == Reason::NoEvidence {
                    tally.answered += 1;
                } else {
                    if tally.failed == 0 {
                        tally.detail = detail;
                    }
                    tally.failed += 1;
                }
                let failure = match self.books.ledger() {
                    Some(ledger) if reason == Reason::SourceFailed => ledger.failures(std::slice::from_ref(&ask))?,
                    _ => Vec::new(),
                };
                let setback =
                    failure.iter().find(|(_, failure)| failure.source == source).map(|(_, failure)| retry::setback(failure));
                self.agenda.try_next(&ask, Some(reason), setback);
            }
            Outcome::Reply(reply) => {
                tally.answered += 1;
                self.add_reply(reply, sources);
            }
            Outcome::Unchanged { ask, observed_at } => {
                tally.answered += 1;
                match self.last_of(source, &ask) {
                    Some(last) => {
                        let renewed = Reply { observed_at, ..last.clone() };
                        self.add_reply(renewed, sources);
                    }
                    None => self.agenda.try_next(&ask, Some(Reason::SourceFailed), None),
                }
            }
        }
        Ok(())
    }

    fn add_reply(&mut self, reply: Reply, sources: &Sources) {
        let ask = reply.ask.clone();
        // One that is neither complete nor saw anything decides nothing; it stands in the ledger so that it is not sought again.
        let is_usable = reply.complete || !reply.seen.is_empty();
        self.agenda.add(Held { reply: Arc::new(reply), recorded: false });
        if is_usable || !self.agenda.has_next(&ask, sources) {
            self.agenda.answered(&ask);
        } else {
            self.agenda.try_next(&ask, None, None);
        }
    }
}

/// One outcome for each ask, whatever the source forgot.
pub(crate) async fn fetch_one(request: &Request<'_>, door: &factlint_sources::Door<'_>, clock: fn() -> Timestamp) -> Vec<Record> {
    let mut results = request.source.fetch(&request.batch, door).await;
    for ask in &request.batch.asks {
        if !results.iter().any(|fetched| fetched.outcome.ask() == ask) {
            let detail = "the source said nothing of it".to_owned();
            let outcome = Outcome::Failed { ask: ask.clone(), reason: Reason::SourceFailed, detail };
            results.push(Fetched { outcome, validator: None, not_before: None });
        }
    }
    let (source, now) = (request.source.meta().name, clock());
    let record = |fetched: Fetched| Record {
        outcome: fetched.outcome,
        source: source.to_owned(),
        validator: fetched.validator.map(to_keep),
        not_before: fetched.not_before.map(|named| retry::believed(named, now)),
    };
    results.into_iter().map(record).collect()
}

fn to_keep(sent: Validator) -> factlint_cache::Validator {
    let Validator { url, etag, last_modified } = sent;
    factlint_cache::Validator { url, etag, last_modified }
}
