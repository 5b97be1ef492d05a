//! What is still wanted, whom it is asked of next, and when it is given up. Nothing here waits: a run and its rehearsal share it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use factlint_cache::LedgerError;
use factlint_model::{Ask, Claim, Evidence, Held, Reason, Setback};
use factlint_sources::{Source, Sources};

use crate::books::Shelf;
use crate::retry::Clocks;
use crate::{Doubts, Freshness, Question, gather};

/// How many asks of doubt a run looks up at most.
const MOST_DOUBTED: usize = 60;

/// What goes to which source.
pub(crate) type Routes<'s> = BTreeMap<&'static str, (&'s dyn Source, Vec<Ask>)>;

/// What is wanted by whom, what is under way, and what is over.
pub(crate) struct Agenda<'a> {
    questions: Vec<Question<'a>>,
    /// Which of them may want something new: looking into all of them at each answer would take most of the time.
    open: BTreeSet<usize>,
    /// Which questions look at an ask.
    watchers: HashMap<Ask, BTreeSet<usize>>,
    freshness: &'a Freshness<'a>,
    pub(crate) evidence: Evidence,
    /// Answers of a second choice that are good enough if the first choice fails again.
    provisional: HashSet<Ask>,
    /// What waits for an answer.
    under_way: HashSet<Ask>,
    /// What was answered in this run, or given up: it is not asked again.
    done: HashSet<Ask>,
    /// What the source that was asked could not answer: the next one may.
    again: BTreeSet<Ask>,
    /// Which of its sources an ask has behind it.
    tried: HashMap<Ask, Tried>,
    clocks: Clocks,
    /// Who names what else has to be known, and what was named.
    doubts: Option<&'a Doubts<'a>>,
    doubted: BTreeSet<Ask>,
}

/// How far an ask has come with the sources that answer it.
#[derive(Debug, Default)]
struct Tried {
    sources: usize,
    reason: Option<Reason>,
    setback: Option<Setback>,
}

impl<'a> Agenda<'a> {
    pub(crate) fn new(claims: impl IntoIterator<Item = &'a Claim>, freshness: &'a Freshness<'a>) -> Self {
        let questions = gather::questions(claims);
        Self {
            open: (0..questions.len()).collect(),
            questions,
            watchers: HashMap::new(),
            freshness,
            evidence: Evidence::default(),
            provisional: HashSet::new(),
            under_way: HashSet::new(),
            done: HashSet::new(),
            again: BTreeSet::new(),
            tried: HashMap::new(),
            clocks: Clocks::new(freshness),
            doubts: None,
            doubted: BTreeSet::new(),
        }
    }

    pub(crate) fn doubting(&mut self, doubts: &'a Doubts<'a>) {
        self.doubts = Some(doubts);
    }

    /// All asks that take part.
    pub(crate) fn all_asks(&self) -> BTreeSet<Ask> {
        gather::all_asks(&self.questions, &self.evidence)
    }

    /// What has to be looked up and is neither under way nor over; what is named here is under way from now on.
    pub(crate) fn wanted(&mut self, books: &Shelf<'_>, sources: Option<&Sources>) -> Result<BTreeSet<Ask>, LedgerError> {
        let places = std::mem::take(&mut self.open);
        let open: Vec<Question<'_>> = places.iter().map(|place| self.questions[*place]).collect();
        gather::load(&open, books, &mut self.evidence)?;
        let now = (self.freshness.clock)();
        let mut all = std::mem::take(&mut self.again);
        for (place, question) in places.into_iter().zip(&open) {
            for ask in question.kind.asks(question.claim, &self.evidence) {
                self.watchers.entry(ask).or_default().insert(place);
            }
            let wanted = gather::wanted_by(question, &self.evidence, self.freshness, now);
            for ask in sources.map(|sources| gather::provisional(question, &self.evidence, sources)).unwrap_or_default() {
                if !wanted.contains(&ask) && !self.done.contains(&ask) {
                    self.provisional.insert(ask.clone());
                    all.insert(ask);
                }
            }
            all.extend(wanted);
        }
        Ok(self.begin(all))
    }

    fn begin(&mut self, mut asks: BTreeSet<Ask>) -> BTreeSet<Ask> {
        asks.retain(|ask| !self.done.contains(ask) && !self.under_way.contains(ask));
        self.under_way.extend(asks.iter().cloned());
        asks
    }

    /// What is in doubt once everything else is known.
    pub(crate) fn doubted(&mut self, books: &Shelf<'_>) -> Result<BTreeSet<Ask>, LedgerError> {
        loop {
            let open: BTreeSet<Ask> = self.doubted.iter().filter(|ask| !self.done.contains(*ask)).cloned().collect();
            let Some(doubts) = self.doubts.filter(|_| open.is_empty()) else { return Ok(self.begin(open)) };
            let mut new = doubts(&self.evidence);
            new.sort();
            new.dedup();
            new.retain(|ask| !self.evidence.knows(ask));
            if new.is_empty() {
                return Ok(self.begin(open));
            }
            books.load(&new, &mut self.evidence)?;
            let mut goes_on = false;
            for ask in new {
                // What was answered before costs nothing; only what is looked up has a bound.
                if self.evidence.answer(&ask).is_some_and(|answer| answer.latest().is_some()) {
                    goes_on |= self.done.insert(ask);
                } else if self.doubted.len() < MOST_DOUBTED {
                    goes_on |= self.doubted.insert(ask);
                }
            }
            // Beyond the bound only answers raise further doubts.
            if !goes_on {
                return Ok(BTreeSet::new());
            }
        }
    }

    /// Sends each ask to the first of its sources that it has not behind it and whose clock allows it. Where none is left, it is
    /// given up.
    pub(crate) fn route<'s>(
        &mut self,
        asks: BTreeSet<Ask>,
        books: &Shelf<'_>,
        sources: &'s Sources,
        routes: &mut Routes<'s>,
    ) -> Result<(), LedgerError> {
        self.clocks.read(&asks, books)?;
        for ask in asks {
            let choices = sources.for_ask(&ask);
            loop {
                let behind = self.tried.get(&ask).map_or(0, |tried| tried.sources);
                match choices.get(behind) {
                    // The first choice failed again: what the second one said is fresh enough.
                    _ if behind > 0 && self.provisional.contains(&ask) => self.answered(&ask),
                    Some(source) => match self.clocks.held(&ask, source.meta().name) {
                        Some((reason, setback)) => {
                            self.step(&ask, Some(reason), setback);
                            continue;
                        }
                        None => routes.entry(source.meta().name).or_insert((*source, Vec::new())).1.push(ask.clone()),
                    },
                    None => self.give_up(&ask, self.reason(&ask)),
                }
                break;
            }
        }
        Ok(())
    }

    /// Why the last source did not answer; with no source at all there is no evidence to be had.
    fn reason(&self, ask: &Ask) -> Reason {
        self.tried.get(ask).and_then(|tried| tried.reason).unwrap_or(Reason::NoEvidence)
    }

    pub(crate) fn answered(&mut self, ask: &Ask) {
        self.under_way.remove(ask);
        self.done.insert(ask.clone());
    }

    pub(crate) fn give_up(&mut self, ask: &Ask, reason: Reason) {
        let setback = self.tried.get(ask).and_then(|tried| tried.setback.clone());
        self.give_up_for(ask, reason, setback);
    }

    /// The same, where it is known what stands in the way.
    pub(crate) fn give_up_for(&mut self, ask: &Ask, reason: Reason, setback: Option<Setback>) {
        self.evidence.fail(ask, reason);
        if let Some(setback) = setback {
            self.evidence.set_back(ask, setback);
        }
        self.note_change(ask);
        self.answered(ask);
    }

    /// It is looked into again: whoever was to answer it is not doing so any more.
    pub(crate) fn put_back(&mut self, ask: &Ask) {
        self.under_way.remove(ask);
        self.note_change(ask);
    }

    /// A reply: what was seen, and whether it ends the search.
    pub(crate) fn add(&mut self, held: Held) {
        let ask = held.reply.ask.clone();
        self.evidence.add(held);
        self.note_change(&ask);
    }

    /// Something new is known: what depends on it is looked at again.
    pub(crate) fn note_change(&mut self, ask: &Ask) {
        if let Some(watchers) = self.watchers.get(ask) {
            self.open.extend(watchers);
        }
    }

    /// The source has no usable answer: the next one may.
    pub(crate) fn try_next(&mut self, ask: &Ask, reason: Option<Reason>, setback: Option<Setback>) {
        self.step(ask, reason, setback);
        self.under_way.remove(ask);
        self.again.insert(ask.clone());
    }

    fn step(&mut self, ask: &Ask, reason: Option<Reason>, setback: Option<Setback>) {
        let tried = self.tried.entry(ask.clone()).or_default();
        tried.sources += 1;
        tried.reason = reason.or(tried.reason);
        tried.setback = setback.or(tried.setback.take());
    }

    /// Whether a source is left that was not asked yet.
    pub(crate) fn has_next(&self, ask: &Ask, sources: &Sources) -> bool {
        let behind = self.tried.get(ask).map_or(0, |tried| tried.sources);
        sources.for_ask(ask).len() > behind + 1
    }

    /// Whether this is the source that an ask has come to.
    pub(crate) fn is_at(&self, ask: &Ask, source: &str, sources: &Sources) -> bool {
        let behind = self.tried.get(ask).map_or(0, |tried| tried.sources);
        sources.for_ask(ask).get(behind).is_some_and(|at| at.meta().name == source)
    }

    /// Whether nothing has to be looked into just now.
    pub(crate) fn is_settled(&self) -> bool {
        self.open.is_empty() && self.again.is_empty()
    }
}
