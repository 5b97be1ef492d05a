//! One round: the requests of all sources at once, each result kept as it arrives.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use factlint_cache::Record;
use factlint_model::{Ask, Held, Outcome, Reason, Reply};
use factlint_sources::{Batch, Fetched, Source, Sources, Validator};
use futures::StreamExt;
use futures::stream::FuturesUnordered;

use crate::loans::RENEW_EVERY;
use crate::round::{Routes, Run};
use crate::{LookupError, Network};

/// How many results are kept in one go, at most. Each go waits for the disk once.
const TOGETHER: usize = 256;

/// How often it is told how long the sources make this run wait.
const TELL_EVERY: Duration = Duration::from_millis(250);

/// One request.
struct Request<'s> {
    source: &'s dyn Source,
    batch: Batch,
}

impl Run<'_> {
    /// Asks all sources at the same time. What another process is looking up just now is waited for instead.
    pub(crate) async fn ask_around(
        &mut self,
        mut routes: Routes<'_>,
        sources: &Sources,
        network: &Network<'_>,
    ) -> Result<(), LookupError> {
        let elsewhere = self.borrow(&mut routes, network.holder)?;
        let requests = self.requests(routes, network)?;
        if !requests.is_empty() {
            self.fetch(&requests, sources, network).await?;
        }
        self.wait_for(elsewhere, network.holder).await
    }

    /// As few requests as the sources allow, each with the mark of its last answer where all its asks share one.
    fn requests<'s>(&self, routes: Routes<'s>, network: &Network<'_>) -> Result<Vec<Request<'s>>, LookupError> {
        let mut requests = Vec::new();
        for (name, (source, asks)) in routes {
            let batches = source.batch(asks);
            network.progress.planned(name, batches.len());
            for mut batch in batches {
                batch.validator = self.shared_validator(name, &batch.asks)?;
                requests.push(Request { source, batch });
            }
        }
        Ok(requests)
    }

    fn shared_validator(&self, source: &str, asks: &[Ask]) -> Result<Option<Validator>, LookupError> {
        let Some(ledger) = &self.books.ledger else { return Ok(None) };
        let known = ledger.validators(asks)?;
        let mut of_asks = asks.iter().map(|ask| known.get(ask).filter(|(by, _)| by == source).map(|(_, validator)| validator));
        let Some(Some(first)) = of_asks.next() else { return Ok(None) };
        let shared = of_asks.all(|other| other == Some(first));
        Ok(shared.then(|| to_send(first)))
    }

    async fn fetch(&mut self, requests: &[Request<'_>], sources: &Sources, network: &Network<'_>) -> Result<(), LookupError> {
        let door = sources.door();
        let ask = |request| async move { (request, fetch_one(request, door).await) };
        let mut results = requests.iter().map(ask).collect::<FuturesUnordered<_>>().ready_chunks(TOGETHER);
        let (mut tick, mut pulse) = (tokio::time::interval(RENEW_EVERY), tokio::time::interval(TELL_EVERY));
        let mut open: BTreeMap<&str, u64> = BTreeMap::new();
        requests.iter().for_each(|request| *open.entry(request.source.meta().name).or_default() += 1);
        loop {
            tokio::select! {
                biased;
                arrived = results.next() => match arrived {
                    Some(arrived) => {
                        for (request, _) in &arrived {
                            open.entry(request.source.meta().name).and_modify(|left| *left = left.saturating_sub(1));
                        }
                        self.keep(arrived, network)?;
                    }
                    None => return Ok(()),
                },
                _ = pulse.tick() => tell(&open, sources, network),
                _ = tick.tick() => self.renew_loans(requests.iter().flat_map(|request| &request.batch.asks), network.holder)?,
            }
        }
    }

    /// Into the ledger first: what was fetched is never lost. Then into the evidence.
    fn keep(&mut self, arrived: Vec<(&Request<'_>, Vec<Fetched>)>, network: &Network<'_>) -> Result<(), LookupError> {
        let mut records = Vec::new();
        for fetched in arrived.iter().flat_map(|(_, results)| results) {
            records.push(Record { outcome: fetched.outcome.clone(), validator: fetched.validator.as_ref().map(to_keep) });
        }
        let now = (self.freshness.clock)();
        if let Some(ledger) = &mut self.books.ledger {
            ledger.record(&records, now)?;
        }
        for (request, results) in arrived {
            let name = request.source.meta().name;
            for fetched in results {
                self.add(name, fetched.outcome);
            }
            self.give_back(&request.batch.asks, network.holder)?;
            network.progress.done(name);
        }
        Ok(())
    }

    fn add(&mut self, source: &str, outcome: Outcome) {
        self.sent.insert(outcome.ask().clone());
        let tally = self.failures.entry(source.to_owned()).or_default();
        match outcome {
            Outcome::Failed { ask, reason, detail } => {
                tracing::debug!(source, %ask, reason = reason.name(), %detail, "no answer");
                if tally.failed == 0 {
                    tally.detail = detail;
                }
                tally.failed += 1;
                self.try_next(&ask, Some(reason));
            }
            Outcome::Reply(reply) => {
                tally.answered += 1;
                self.add_reply(reply);
            }
            Outcome::Unchanged { ask, observed_at } => {
                tally.answered += 1;
                match self.last_of(source, &ask) {
                    Some(last) => self.add_reply(Reply { observed_at, ..last.clone() }),
                    None => self.try_next(&ask, Some(Reason::SourceFailed)),
                }
            }
        }
    }

    fn add_reply(&mut self, reply: Reply) {
        let ask = reply.ask.clone();
        // One that is neither complete nor saw anything decides nothing; it stands in the ledger so that it is not sought again.
        let is_usable = reply.complete || !reply.seen.is_empty();
        self.evidence.add(Held { reply: Arc::new(reply), recorded: false });
        self.note_change(&ask);
        if is_usable {
            self.answered(&ask);
        } else {
            self.try_next(&ask, None);
        }
    }

    fn last_of(&self, source: &str, ask: &Ask) -> Option<&Reply> {
        let held = &self.evidence.answer(ask)?.held;
        held.iter().rev().find(|held| !held.recorded && held.reply.source == source).map(|held| held.reply.as_ref())
    }
}

/// Tells how long the sources make this run wait.
fn tell(open: &BTreeMap<&str, u64>, sources: &Sources, network: &Network<'_>) {
    let stats = sources.stats();
    for (name, requests) in open.iter().filter(|(_, requests)| **requests > 0) {
        let waiting = stats.sources.get(name).map_or(0, |stats| stats.waiting);
        network.progress.waits(name, waiting, sources.least_time(name, *requests));
    }
}

/// One outcome for each ask, whatever the source forgot.
async fn fetch_one(request: &Request<'_>, door: &factlint_sources::Door) -> Vec<Fetched> {
    let mut results = request.source.fetch(&request.batch, door).await;
    for ask in &request.batch.asks {
        if !results.iter().any(|fetched| fetched.outcome.ask() == ask) {
            let detail = "the source said nothing of it".to_owned();
            let outcome = Outcome::Failed { ask: ask.clone(), reason: Reason::SourceFailed, detail };
            results.push(Fetched { outcome, validator: None });
        }
    }
    results
}

fn to_send(kept: &factlint_cache::Validator) -> Validator {
    Validator { url: kept.url.clone(), etag: kept.etag.clone(), last_modified: kept.last_modified.clone() }
}

fn to_keep(sent: &Validator) -> factlint_cache::Validator {
    factlint_cache::Validator { url: sent.url.clone(), etag: sent.etag.clone(), last_modified: sent.last_modified.clone() }
}

/// How long to wait before looking again whether another process has an answer: longer each time.
pub(crate) fn pause(times: u32) -> Duration {
    Duration::from_millis(50 << times.min(4))
}
