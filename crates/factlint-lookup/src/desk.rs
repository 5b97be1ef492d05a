//! Evidence for claims that come one document after the other, from the books alone.
//!
//! What a question needs is found out once, however many claims ask it, and everything that new questions need is read together.
//! So a run can judge each part of its documents as it comes, and hold no more than the evidence.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;

use factlint_cache::LedgerError;
use factlint_model::{Ask, Claim, Evidence, Reason};
use jiff::Timestamp;

use crate::books::Shelf;
use crate::{Books, Freshness, Question, gather};

/// What a question rests on.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Needs {
    /// The marks of all asks whose answers take part, history included.
    pub asks: Vec<u64>,
    /// The marks of those among them that should be looked up again.
    pub open: Vec<u64>,
    /// When the first of the others will no longer be fresh; nothing where none will change.
    pub until: Option<Timestamp>,
}

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// All of it was known before.
    Nothing,
    /// Something new.
    News,
    /// Something new, and some of it would have to be looked up.
    Missing,
}

/// The evidence of a run that reads its books only.
pub struct Desk<'a> {
    books: Shelf<'a>,
    freshness: &'a Freshness<'a>,
    offline: bool,
    evidence: Evidence,
    needs: HashMap<u128, Needs>,
    keys: [RandomState; 2],
    /// The asks that were given up.
    failed: HashSet<u64>,
    answered: HashSet<u64>,
}

impl<'a> Desk<'a> {
    /// A desk with these books. What an offline run would have to look up is given up; else the claims that need it are left.
    #[must_use]
    pub fn new(books: Books<'a>, freshness: &'a Freshness<'a>, offline: bool) -> Self {
        Self {
            books: books.into(),
            freshness,
            offline,
            evidence: Evidence::default(),
            needs: HashMap::new(),
            keys: [RandomState::new(), RandomState::new()],
            failed: HashSet::new(),
            answered: HashSet::new(),
        }
    }

    /// What is known by now.
    #[must_use]
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The books, for somebody who goes on with the network.
    #[must_use]
    pub fn into_books(self) -> Books<'a> {
        self.books.into_books()
    }

    /// How many different asks were answered.
    #[must_use]
    pub fn answered(&self) -> u64 {
        self.answered.len() as u64
    }

    /// Reads what these claims need. Gives back whether that is all that can be had: not so where something has to be looked up.
    ///
    /// # Errors
    /// The ledger fails.
    pub fn settle<'c>(&mut self, claims: impl IntoIterator<Item = &'c Claim>) -> Result<bool, LedgerError> {
        let mut questions = Vec::new();
        for claim in claims {
            let key = self.key(claim);
            if let Some(kind) = factlint_kinds::by_predicate(&claim.predicate)
                && !self.needs.contains_key(&key)
            {
                self.needs.insert(key, Needs::default());
                questions.push((key, Question { claim, kind }));
            }
        }
        let all: Vec<Question<'_>> = questions.iter().map(|(_, question)| *question).collect();
        let now = (self.freshness.clock)();
        let mut given_up: BTreeSet<Ask> = BTreeSet::new();
        loop {
            gather::load(&all, &self.books, &mut self.evidence)?;
            let wanted = |question| gather::wanted_by(question, &self.evidence, self.freshness, now);
            let mut open: BTreeSet<Ask> = all.iter().flat_map(wanted).collect();
            open.retain(|ask| !given_up.contains(ask));
            if open.is_empty() {
                break;
            }
            if !self.offline {
                questions.iter().for_each(|(key, _)| drop(self.needs.remove(key)));
                return Ok(false);
            }
            for ask in open {
                if self.evidence.answer(&ask).is_none_or(|answer| answer.failure.is_none()) {
                    self.evidence.fail(&ask, Reason::Offline);
                    self.failed.insert(ask.mark());
                }
                given_up.insert(ask);
            }
        }
        for (key, question) in questions {
            let needs = self.needs_of(&question, now);
            self.needs.insert(key, needs);
        }
        Ok(true)
    }

    /// Reads the asks that `more` names, and those that it names by what was read. What is not in the books is given up by an
    /// offline run.
    ///
    /// # Errors
    /// The ledger fails.
    pub fn read(&mut self, more: &dyn Fn(&Evidence) -> Vec<Ask>) -> Result<Read, LedgerError> {
        let mut read = Read::Nothing;
        loop {
            let mut asks = more(&self.evidence);
            asks.retain(|ask| !self.evidence.knows(ask));
            asks.sort();
            asks.dedup();
            if asks.is_empty() {
                return Ok(read);
            }
            read = Read::News;
            self.books.load(&asks, &mut self.evidence)?;
            for ask in asks {
                if self.evidence.answer(&ask).is_none_or(|answer| answer.latest().is_none()) {
                    if !self.offline {
                        return Ok(Read::Missing);
                    }
                    self.evidence.fail(&ask, Reason::Offline);
                    self.failed.insert(ask.mark());
                }
            }
        }
    }

    /// A desk with the same books on which nothing lies yet.
    pub fn alone(&mut self) -> Desk<'_> {
        Desk::new(self.books.as_books(), self.freshness, self.offline)
    }

    /// What the claims of one document rest on; nothing where what others could not look up would play a part in it.
    #[must_use]
    pub fn needs<'c>(&self, claims: impl IntoIterator<Item = &'c Claim>) -> Option<Needs> {
        let mut all = Needs::default();
        for needs in claims.into_iter().filter_map(|claim| self.needs.get(&self.key(claim))) {
            all.asks.extend(&needs.asks);
            all.open.extend(&needs.open);
            all.until = all.until.into_iter().chain(needs.until).min();
        }
        for marks in [&mut all.asks, &mut all.open] {
            marks.sort_unstable();
            marks.dedup();
        }
        let is_own = |mark: &u64| !self.failed.contains(mark) || all.open.binary_search(mark).is_ok();
        (self.failed.is_empty() || all.asks.iter().all(is_own)).then_some(all)
    }

    /// Equal questions have one key. The keys of the hash are drawn anew in each run, so that nobody can make two questions meet.
    fn key(&self, claim: &Claim) -> u128 {
        let question = (&claim.predicate, &claim.subject, &claim.value, &claim.text, &claim.of);
        let [high, low] = &self.keys;
        u128::from(high.hash_one(question)) << 64 | u128::from(low.hash_one(question))
    }

    fn needs_of(&mut self, question: &Question<'_>, now: Timestamp) -> Needs {
        let (kind, claim, seen) = (question.kind, question.claim, &self.evidence);
        let own = kind.asks(claim, seen);
        let open = gather::wanted_by(question, seen, self.freshness, now);
        let fresh_for = (self.freshness.max_age)(&claim.predicate).unwrap_or(kind.meta().fresh_for);
        let ends = |ask: &Ask| {
            let seen_at = seen.answer(ask)?.latest()?.reply.observed_at;
            // Whatever lies beyond all times never comes.
            seen_at.checked_add(fresh_for).ok().filter(|end| *end > now)
        };
        let until = own.iter().filter_map(ends).min();
        let answered = |ask: &&Ask| seen.answer(ask).is_some_and(|answer| answer.latest().is_some());
        self.answered.extend(own.iter().filter(answered).map(Ask::mark));
        let asks = own.iter().chain(&kind.history(claim, seen)).map(Ask::mark).collect();
        Needs { asks, open: open.iter().map(Ask::mark).collect(), until }
    }
}
