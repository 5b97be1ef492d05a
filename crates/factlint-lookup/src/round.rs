//! The rounds of a run: what is still wanted, who is asked for it, and when it is given up.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::thread::Scope;

use factlint_cache::LedgerError;
use factlint_model::{Ask, Claim, Evidence, Reason};
use factlint_sources::{Quota, Source, Sources};
use jiff::Timestamp;

use crate::{Books, Doubts, Failures, Freshness, Known, LookupError, Network, Question, gather};

/// A run of look-ups.
pub(crate) struct Run<'a> {
    questions: Vec<Question<'a>>,
    /// Which of them may want something: looking into all of them again in each round would take most of the time.
    open: Vec<usize>,
    /// The asks about which something new is known since the last round.
    changed: HashSet<Ask>,
    pub(crate) books: Books<'a>,
    pub(crate) freshness: &'a Freshness<'a>,
    pub(crate) evidence: Evidence,
    /// Answers of a second choice that are good enough if the first choice fails again.
    provisional: HashSet<Ask>,
    pub(crate) started: Timestamp,
    /// What was answered in this run, or given up: it is not asked again.
    done: HashSet<Ask>,
    /// Which of its sources an ask has behind it.
    tried: HashMap<Ask, Tried>,
    /// What was put to a source.
    pub(crate) sent: HashSet<Ask>,
    pub(crate) failures: BTreeMap<String, Failures>,
    /// Who names what else has to be known, and what was named.
    doubts: Option<&'a Doubts<'a>>,
    doubted: BTreeSet<Ask>,
}

/// How many asks of doubt a run looks up at most.
const MOST_DOUBTED: usize = 60;

/// How far an ask has come with the sources that answer it.
#[derive(Debug, Default)]
struct Tried {
    sources: usize,
    reason: Option<Reason>,
}

/// What goes to which source.
pub(crate) type Routes<'s> = BTreeMap<&'static str, (&'s dyn Source, Vec<Ask>)>;

impl<'a> Run<'a> {
    pub(crate) fn new(claims: impl IntoIterator<Item = &'a Claim>, books: Books<'a>, freshness: &'a Freshness<'a>) -> Self {
        let questions = gather::questions(claims);
        Self {
            open: (0..questions.len()).collect(),
            changed: HashSet::new(),
            questions,
            books,
            freshness,
            evidence: Evidence::default(),
            provisional: HashSet::new(),
            started: (freshness.clock)(),
            done: HashSet::new(),
            tried: HashMap::new(),
            sent: HashSet::new(),
            failures: BTreeMap::new(),
            doubts: None,
            doubted: BTreeSet::new(),
        }
    }

    pub(crate) fn doubting(self, doubts: &'a Doubts<'a>) -> Self {
        Self { doubts: Some(doubts), ..self }
    }

    /// Looks up what is wanted until nothing new is.
    pub(crate) fn complete(mut self, network: Option<&Network<'_>>) -> Result<Known, LookupError> {
        let mut known = Known::default();
        match network {
            Some(network) => known.stats = self.go_out(network)?,
            None => self.stay_in()?,
        }
        let answered = |ask: &Ask| self.evidence.answer(ask).is_some_and(|answer| answer.latest().is_some());
        let all = gather::all_asks(&self.questions, &self.evidence);
        known.cache_hits = all.iter().filter(|ask| !self.sent.contains(*ask) && answered(ask)).count() as u64;
        known.failures = self.failures;
        known.evidence = self.evidence;
        Ok(known)
    }

    /// The runtime is made only here, when something really has to be fetched.
    fn go_out(&mut self, network: &Network<'_>) -> Result<factlint_sources::Stats, LookupError> {
        let sources = (network.sources)()?;
        if self.wanted(Some(&sources))?.is_empty() {
            return Ok(sources.stats());
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(LookupError::Runtime)?;
        std::thread::scope(|scope| runtime.block_on(self.rounds(&sources, network, scope)))?;
        Ok(sources.stats())
    }

    async fn rounds<'s>(&mut self, sources: &Sources, network: &Network<'_>, scope: &'s Scope<'s, '_>) -> Result<(), LookupError>
    where
        'a: 's,
    {
        loop {
            let wanted = self.wanted(Some(sources))?;
            if wanted.is_empty() {
                return Ok(());
            }
            tracing::debug!(asks = wanted.len(), "a round of look-ups");
            let routes = self.route(wanted, sources);
            self.ask_around(routes, sources, network, scope).await?;
            self.keep_quotas(sources)?;
        }
    }

    /// What the sources said they still grant: a plan tells it.
    fn keep_quotas(&mut self, sources: &Sources) -> Result<(), LookupError> {
        let Some(ledger) = &mut self.books.ledger else { return Ok(()) };
        let seen_at = (self.freshness.clock)();
        for (name, stats) in sources.stats().sources {
            if let Some(Quota { remaining, limit, resets_at }) = stats.quota {
                let quota = factlint_cache::Quota { remaining, limit, resets_at, seen_at };
                ledger.keep_quota(name, sources.is_authorized(name), &quota)?;
            }
        }
        Ok(())
    }

    fn stay_in(&mut self) -> Result<(), LookupError> {
        loop {
            let wanted = self.wanted(None)?;
            if wanted.is_empty() {
                return Ok(());
            }
            for ask in wanted {
                self.give_up(&ask, Reason::Offline);
            }
        }
    }

    /// What has to be looked up and was not yet looked up in this run.
    fn wanted(&mut self, sources: Option<&Sources>) -> Result<BTreeSet<Ask>, LedgerError> {
        self.reopen();
        let open: Vec<Question<'_>> = self.open.iter().map(|place| self.questions[*place]).collect();
        gather::load(&open, &self.books, &mut self.evidence)?;
        let now = (self.freshness.clock)();
        let mut all = BTreeSet::new();
        let (questions, evidence, freshness, done) = (&self.questions, &self.evidence, self.freshness, &self.done);
        let provisional = &mut self.provisional;
        self.open.retain(|place| {
            let mut wanted = gather::wanted_by(&questions[*place], evidence, freshness, now);
            for ask in sources.map(|sources| gather::provisional(&questions[*place], evidence, sources)).unwrap_or_default() {
                if !wanted.contains(&ask) {
                    provisional.insert(ask.clone());
                    wanted.push(ask);
                }
            }
            wanted.retain(|ask| !done.contains(ask));
            let is_open = !wanted.is_empty();
            all.extend(wanted);
            is_open
        });
        if all.is_empty() { self.doubted() } else { Ok(all) }
    }

    /// What is in doubt once everything else is known, and was not yet looked up.
    fn doubted(&mut self) -> Result<BTreeSet<Ask>, LedgerError> {
        loop {
            let open: BTreeSet<Ask> = self.doubted.iter().filter(|ask| !self.done.contains(*ask)).cloned().collect();
            let Some(doubts) = self.doubts.filter(|_| open.is_empty()) else { return Ok(open) };
            let mut new = doubts(&self.evidence);
            new.sort();
            new.dedup();
            new.retain(|ask| !self.evidence.knows(ask));
            if new.is_empty() {
                return Ok(open);
            }
            self.books.load(&new, &mut self.evidence)?;
            for ask in new {
                // What was answered before costs nothing; only what is looked up has a bound.
                if self.evidence.answer(&ask).is_some_and(|answer| answer.latest().is_some()) {
                    self.done.insert(ask);
                } else if self.doubted.len() < MOST_DOUBTED {
                    self.doubted.insert(ask);
                }
            }
        }
    }

    /// A question that wanted nothing more may do so again when something new is known about what it asked for.
    fn reopen(&mut self) {
        if self.changed.is_empty() {
            return;
        }
        let mut is_open = vec![false; self.questions.len()];
        self.open.iter().for_each(|place| is_open[*place] = true);
        for (place, question) in self.questions.iter().enumerate() {
            let asks = || question.kind.asks(question.claim, &self.evidence);
            is_open[place] |= asks().iter().any(|ask| self.changed.contains(ask));
        }
        self.open = (0..self.questions.len()).filter(|place| is_open[*place]).collect();
        self.changed.clear();
    }

    /// Sends each ask to the first of its sources that it has not behind it. Where none is left, it is given up.
    fn route<'s>(&mut self, asks: BTreeSet<Ask>, sources: &'s Sources) -> Routes<'s> {
        let mut routes = Routes::new();
        for ask in asks {
            let behind = self.tried.get(&ask).map_or(0, |tried| tried.sources);
            match sources.for_ask(&ask).get(behind) {
                // The first choice failed again: what the second one said is fresh enough.
                _ if behind > 0 && self.provisional.contains(&ask) => self.answered(&ask),
                Some(source) => routes.entry(source.meta().name).or_insert((*source, Vec::new())).1.push(ask),
                None => self.give_up(&ask, self.reason(&ask)),
            }
        }
        routes
    }

    /// Why the last source did not answer; with no source at all there is no evidence to be had.
    fn reason(&self, ask: &Ask) -> Reason {
        self.tried.get(ask).and_then(|tried| tried.reason).unwrap_or(Reason::NoEvidence)
    }

    pub(crate) fn answered(&mut self, ask: &Ask) {
        self.done.insert(ask.clone());
    }

    pub(crate) fn give_up(&mut self, ask: &Ask, reason: Reason) {
        self.evidence.fail(ask, reason);
        self.changed.insert(ask.clone());
        self.done.insert(ask.clone());
    }

    /// Something new is known: what depends on it is looked at again.
    pub(crate) fn note_change(&mut self, ask: &Ask) {
        self.changed.insert(ask.clone());
    }

    /// The source has no usable answer: the next one may.
    pub(crate) fn try_next(&mut self, ask: &Ask, reason: Option<Reason>) {
        let tried = self.tried.entry(ask.clone()).or_default();
        tried.sources += 1;
        tried.reason = reason.or(tried.reason);
    }
}
