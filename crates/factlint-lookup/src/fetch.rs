//! One round: the requests of all sources at once, each result kept as it arrives.

use std::sync::Arc;
use std::thread::Scope;
use std::time::Duration;

use factlint_cache::Record;
use factlint_model::{Ask, Held, Outcome, Reason, Reply};
use factlint_sources::{Batch, Fetched, Source, Sources, Validator};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::time::{Instant, interval_at};

use crate::loans::RENEW_EVERY;
use crate::queues::Queues;
use crate::round::{Routes, Run};
use crate::writer::Writer;
use crate::{LookupError, Network};

/// How often it is told how long the sources make this run wait.
const TELL_EVERY: Duration = Duration::from_millis(250);

/// One request.
struct Request<'s> {
    source: &'s dyn Source,
    batch: Batch,
}

impl<'a> Run<'a> {
    /// Asks all sources at the same time. What another process is looking up just now is waited for instead.
    pub(crate) async fn ask_around<'s>(
        &mut self,
        mut routes: Routes<'_>,
        sources: &Sources,
        network: &Network<'_>,
        scope: &'s Scope<'s, '_>,
    ) -> Result<(), LookupError>
    where
        'a: 's,
    {
        let elsewhere = self.borrow(&mut routes, network.holder)?;
        let requests = self.requests(routes, network)?;
        if !requests.is_empty() {
            self.fetch(&requests, sources, network, scope).await?;
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

    async fn fetch<'s>(
        &mut self,
        requests: &[Request<'_>],
        sources: &Sources,
        network: &Network<'_>,
        scope: &'s Scope<'s, '_>,
    ) -> Result<(), LookupError>
    where
        'a: 's,
    {
        let mut writer = Writer::start(scope, self.books.ledger.take(), network.holder, self.freshness.clock);
        let mut queues = Queues::default();
        requests.iter().enumerate().for_each(|(number, request)| queues.add(number, request.source.meta()));
        let ask = |number: usize| async move { (number, fetch_one(&requests[number], sources.door()).await) };
        let mut under_way = FuturesUnordered::new();
        let every = |time| interval_at(Instant::now() + time, time);
        let (mut tick, mut pulse) = (every(RENEW_EVERY), tokio::time::interval(TELL_EVERY));
        while !queues.are_done() {
            under_way.extend(queues.next().into_iter().map(ask));
            tokio::select! {
                biased;
                kept = writer.kept() => for (number, records) in kept? {
                    let request = &requests[number];
                    queues.done(request.source.meta().name);
                    self.learn(request, records, network);
                },
                Some((number, records)) = under_way.next() => writer.keep(number, records),
                _ = pulse.tick() => queues.tell(sources, network),
                _ = tick.tick() => writer.renew(self.unanswered(requests)),
            }
        }
        self.books.ledger = writer.end()?;
        Ok(())
    }

    fn unanswered(&self, requests: &[Request<'_>]) -> Vec<Ask> {
        let asks = requests.iter().flat_map(|request| &request.batch.asks);
        asks.filter(|ask| !self.sent.contains(*ask)).cloned().collect()
    }

    /// What was written becomes evidence.
    fn learn(&mut self, request: &Request<'_>, records: Vec<Record>, network: &Network<'_>) {
        let name = request.source.meta().name;
        records.into_iter().for_each(|record| self.add(name, record.outcome));
        network.progress.done(name);
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

/// One outcome for each ask, whatever the source forgot.
async fn fetch_one(request: &Request<'_>, door: &factlint_sources::Door) -> Vec<Record> {
    let mut results = request.source.fetch(&request.batch, door).await;
    for ask in &request.batch.asks {
        if !results.iter().any(|fetched| fetched.outcome.ask() == ask) {
            let detail = "the source said nothing of it".to_owned();
            let outcome = Outcome::Failed { ask: ask.clone(), reason: Reason::SourceFailed, detail };
            results.push(Fetched { outcome, validator: None });
        }
    }
    let record = |fetched: Fetched| Record { outcome: fetched.outcome, validator: fetched.validator.map(to_keep) };
    results.into_iter().map(record).collect()
}

fn to_send(kept: &factlint_cache::Validator) -> Validator {
    Validator { url: kept.url.clone(), etag: kept.etag.clone(), last_modified: kept.last_modified.clone() }
}

fn to_keep(sent: Validator) -> factlint_cache::Validator {
    let Validator { url, etag, last_modified } = sent;
    factlint_cache::Validator { url, etag, last_modified }
}

/// How long to wait before looking again whether another process has an answer: longer each time.
pub(crate) fn pause(times: u32) -> Duration {
    Duration::from_millis(50 << times.min(4))
}
