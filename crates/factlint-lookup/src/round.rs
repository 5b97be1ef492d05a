//! A run of look-ups: one loop in which no source waits for another. What an answer leads to is asked while others are under way.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use factlint_model::{Ask, Claim, Held, Reason, Reply};
use factlint_sources::{Quota, Sources};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use jiff::Timestamp;

use crate::agenda::{Agenda, Routes};
use crate::books::{Shelf, newest_own};
use crate::fetch::{Request, TELL_EVERY, fetch_one};
use crate::loans::Elsewhere;
use crate::pages::LedgerPages;
use crate::queues::Queues;
use crate::retry;
use crate::writer::Writer;
use crate::{Books, Doubts, Failures, Freshness, Known, LookupError, Network};

/// A run of look-ups.
pub(crate) struct Run<'a> {
    pub(crate) agenda: Agenda<'a>,
    pub(crate) books: Arc<Shelf<'a>>,
    pub(crate) freshness: &'a Freshness<'a>,
    pub(crate) started: Timestamp,
    /// What was put to a source.
    pub(crate) sent: HashSet<Ask>,
    pub(crate) failures: BTreeMap<String, Failures>,
    /// What another process is looking up just now.
    pub(crate) elsewhere: Elsewhere,
    /// The quotas as they were written down last.
    quotas: BTreeMap<&'static str, Quota>,
    holds: BTreeMap<(&'static str, String), Timestamp>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(claims: impl IntoIterator<Item = &'a Claim>, books: Books<'a>, freshness: &'a Freshness<'a>) -> Self {
        Self {
            agenda: Agenda::new(claims, freshness),
            books: Arc::new(books.into()),
            freshness,
            started: (freshness.clock)(),
            sent: HashSet::new(),
            failures: BTreeMap::new(),
            elsewhere: Elsewhere::default(),
            quotas: BTreeMap::new(),
            holds: BTreeMap::new(),
        }
    }

    pub(crate) fn doubting(mut self, doubts: &'a Doubts<'a>) -> Self {
        self.agenda.doubting(doubts);
        self
    }

    /// Looks up what is wanted until nothing new is.
    pub(crate) fn complete(mut self, network: Option<&Network<'_>>) -> Result<Known, LookupError> {
        let mut known = Known::default();
        match network {
            Some(network) => known.stats = self.go_out(network)?,
            None => self.stay_in()?,
        }
        let evidence = &self.agenda.evidence;
        let answered = |ask: &Ask| evidence.answer(ask).is_some_and(|answer| answer.latest().is_some());
        let all = self.agenda.all_asks();
        known.cache_hits = all.iter().filter(|ask| !self.sent.contains(*ask) && answered(ask)).count() as u64;
        known.failures = self.failures;
        known.evidence = self.agenda.evidence;
        Ok(known)
    }

    /// The runtime is made only here, when something really has to be fetched.
    fn go_out(&mut self, network: &Network<'_>) -> Result<factlint_sources::Stats, LookupError> {
        let sources = (network.sources)()?;
        let mut routes = Routes::new();
        self.look(&sources, &mut routes)?;
        if routes.is_empty() && !self.look_at_doubts(&sources, &mut routes)? {
            return Ok(sources.stats());
        }
        self.heed_holds(&sources)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(LookupError::Runtime)?;
        std::thread::scope(|scope| {
            let mut writer = Writer::start(scope, &self.books, network.holder, self.freshness.clock);
            let asked = runtime.block_on(self.ask_around(routes, &sources, network, &mut writer));
            asked.and(writer.end().map_err(LookupError::from))
        })?;
        self.keep_limits(&sources)?;
        Ok(sources.stats())
    }

    /// Adds what is wanted now to what waits for its source.
    fn look<'s>(&mut self, sources: &'s Sources, routes: &mut Routes<'s>) -> Result<(), LookupError> {
        loop {
            let wanted = self.agenda.wanted(&self.books, Some(sources))?;
            if !wanted.is_empty() {
                tracing::debug!(asks = wanted.len(), "to look up");
            }
            self.agenda.route(wanted, &self.books, sources, routes)?;
            if self.agenda.is_settled() {
                return Ok(());
            }
        }
    }

    /// The same for what is in doubt, once nothing else is left; whether there was anything.
    fn look_at_doubts<'s>(&mut self, sources: &'s Sources, routes: &mut Routes<'s>) -> Result<bool, LookupError> {
        loop {
            let doubted = self.agenda.doubted(&self.books)?;
            if doubted.is_empty() {
                return Ok(false);
            }
            self.agenda.route(doubted, &self.books, sources, routes)?;
            self.look(sources, routes)?;
            if !routes.is_empty() {
                return Ok(true);
            }
        }
    }

    async fn ask_around<'s>(
        &mut self,
        mut waiting: Routes<'s>,
        sources: &'s Sources,
        network: &Network<'_>,
        writer: &mut Writer<'_, 'a>,
    ) -> Result<(), LookupError> {
        let (books, clock) = (Arc::clone(&self.books), self.freshness.clock);
        let pages = LedgerPages::new(&books, writer.pages(), self.freshness.pages);
        let door = &sources.door().with_pages(&pages);
        let mut queues = Queues::default();
        let mut under_way = FuturesUnordered::new();
        let mut pulse = tokio::time::interval_at(tokio::time::Instant::now() + TELL_EVERY, TELL_EVERY);
        loop {
            self.look(sources, &mut waiting)?;
            let is_idle = queues.are_done() && waiting.is_empty() && self.elsewhere.is_empty();
            let is_over = is_idle && !self.look_at_doubts(sources, &mut waiting)?;
            for request in self.requests(queues.ready(&mut waiting), network)? {
                queues.add(request);
            }
            let ask =
                |(number, request): (usize, Rc<Request<'s>>)| async move { (number, fetch_one(&request, door, clock).await) };
            under_way.extend(queues.next().into_iter().map(ask));
            if is_over {
                return Ok(());
            }
            if queues.are_done() && self.elsewhere.is_empty() {
                continue;
            }
            tokio::select! {
                biased;
                kept = writer.kept() => for (number, records) in kept? {
                    if let Some(request) = queues.done(number) {
                        self.learn(&request, records, sources, network)?;
                    }
                },
                Some((number, records)) = under_way.next() => writer.keep(number, records, under_way.len()),
                () = self.elsewhere.pause(), if !self.elsewhere.is_empty() => self.look_elsewhere(sources)?,
                _ = pulse.tick() => {
                    queues.tell(sources, network);
                    self.keep_limits(sources)?;
                }
            }
        }
    }

    /// As few requests as the sources allow, each with the mark of its last answer where all its asks share one. What another
    /// process is looking up just now is waited for instead.
    fn requests<'s>(&mut self, mut ready: Routes<'s>, network: &Network<'_>) -> Result<Vec<Request<'s>>, LookupError> {
        if ready.is_empty() {
            return Ok(Vec::new());
        }
        self.borrow(&mut ready, network.holder)?;
        let mut requests = Vec::new();
        for (name, (source, asks)) in ready {
            for mut batch in source.batch(asks) {
                // What was never answered has none.
                if batch.asks.iter().all(|ask| newest_own(&self.agenda.evidence, ask).is_some()) {
                    batch.validator = self.books.shared_validator(name, &batch.asks)?;
                }
                let request = Request { source, batch };
                network.progress.planned(&request.shown(), 1);
                requests.push(request);
            }
        }
        Ok(requests)
    }

    /// What the owners of the sources said in earlier runs about when they may be asked again holds in this one.
    fn heed_holds(&self, sources: &Sources) -> Result<(), LookupError> {
        let Some(ledger) = self.books.ledger() else { return Ok(()) };
        let now = (self.freshness.clock)();
        for source in sources.all() {
            let name = source.meta().name;
            let is_authorized = sources.is_authorized(name);
            for (host, until) in ledger.holds(name, is_authorized, now)? {
                sources.hold(name, &host, until);
            }
            if let Some(until) =
                ledger.quota(name, is_authorized, now)?.filter(|quota| quota.remaining == 0).and_then(|q| q.resets_at)
            {
                sources.hold(name, "", until);
            }
        }
        Ok(())
    }

    /// What the owners said that they still grant, and until when they want to be left alone: a plan tells it, and the next run
    /// keeps to it.
    fn keep_limits(&mut self, sources: &Sources) -> Result<(), LookupError> {
        let Some(mut ledger) = self.books.ledger() else { return Ok(()) };
        let seen_at = (self.freshness.clock)();
        let stats = sources.stats();
        for (name, quota) in stats.sources.iter().filter_map(|(name, stats)| Some((*name, stats.quota?))) {
            if self.quotas.insert(name, quota) != Some(quota) {
                let Quota { remaining, limit, resets_at } = quota;
                let quota = factlint_cache::Quota { remaining, limit, resets_at, seen_at };
                ledger.keep_quota(name, sources.is_authorized(name), &quota)?;
            }
        }
        for ((name, host), until) in stats.lanes.iter().filter_map(|(lane, stats)| Some((lane, stats.held_until?))) {
            if self.holds.insert((name, host.clone()), until) != Some(until) {
                ledger.keep_hold(name, sources.is_authorized(name), host, retry::believed(until, seen_at))?;
            }
        }
        Ok(())
    }

    fn stay_in(&mut self) -> Result<(), LookupError> {
        loop {
            let mut wanted = self.agenda.wanted(&self.books, None)?;
            if wanted.is_empty() {
                wanted = self.agenda.doubted(&self.books)?;
            }
            if wanted.is_empty() {
                return Ok(());
            }
            for ask in wanted {
                self.agenda.give_up(&ask, Reason::Offline);
            }
        }
    }

    pub(crate) fn last_of(&self, source: &str, ask: &Ask) -> Option<&Reply> {
        let held = &self.agenda.evidence.answer(ask)?.held;
        let own = |held: &&Held| !held.recorded && held.reply.source == source;
        held.iter().rev().find(own).map(|held| held.reply.as_ref())
    }
}
