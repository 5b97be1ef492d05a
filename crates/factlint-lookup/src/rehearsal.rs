//! A run that asks nobody: each request is imagined to be answered as soon as the limits allow it, so that what it would take is
//! known before it is made.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use factlint_model::{Ask, BodyHash, Held, Observation, Reason, Reply, Subject};
use factlint_sources::{Batch, Source, Sources, Step, Timetable};
use jiff::Timestamp;

use crate::LookupError;
use crate::agenda::{Agenda, Routes};
use crate::books::Shelf;
use crate::pages::LedgerPages;

/// What one source would be asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Share {
    /// The asks that it would get at once.
    pub(crate) asks: u64,
    /// The requests that these take.
    pub(crate) requests: u64,
    /// The requests that may follow.
    pub(crate) may_follow: u64,
    /// When the last of them could be made.
    pub(crate) ends: Duration,
}

/// What a run would ask of each source, and when it would be over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rehearsed {
    pub(crate) sources: BTreeMap<&'static str, Share>,
    pub(crate) ends: Duration,
}

impl Rehearsed {
    /// Keeps the larger number of each pair.
    pub(crate) fn take_longer(&mut self, other: Self) {
        self.ends = self.ends.max(other.ends);
        for (name, other) in other.sources {
            let share = self.sources.entry(name).or_default();
            share.asks = share.asks.max(other.asks);
            share.requests = share.requests.max(other.requests);
            share.may_follow = share.may_follow.max(other.may_follow);
            share.ends = share.ends.max(other.ends);
        }
    }
}

/// An imagined answer.
pub(crate) type Imagine = fn(&Ask, Timestamp) -> Reply;

/// Plays a run through.
pub(crate) fn rehearse(
    agenda: &mut Agenda<'_>,
    books: &Shelf<'_>,
    sources: &Sources,
    imagine: Imagine,
    at: Timestamp,
    pages: &LedgerPages<'_, '_>,
) -> Result<Rehearsed, LookupError> {
    let mut stage = Stage::new(sources);
    let mut rehearsed = Rehearsed::default();
    let mut waiting = Routes::new();
    let mut imagine = imagine;
    let mut asked_in_doubt = BTreeSet::new();
    loop {
        look(agenda, books, sources, &mut waiting)?;
        let ready = stage.ready(&mut waiting);
        for (name, (source, asks)) in ready {
            let mut batches = source.batch(asks);
            for batch in &mut batches {
                batch.validator = books.shared_validator(name, &batch.asks)?;
            }
            stage.send(source, batches, rehearsed.sources.entry(name).or_default(), &|step| step.is_at_hand(pages, at));
        }
        if let Some((source, asks)) = stage.next() {
            rehearsed.ends = stage.now;
            for ask in asks {
                answer(agenda, &ask, source, sources, imagine, at);
            }
            continue;
        }
        // Doubts are imagined to come to nothing, but they are looked into.
        imagine = nothing;
        let doubted = agenda.doubted(books)?;
        if doubted.is_empty() {
            stage.once_more(&asked_in_doubt, &mut rehearsed);
            return Ok(rehearsed);
        }
        agenda.route(doubted, books, sources, &mut waiting)?;
        asked_in_doubt.extend(waiting.iter().filter(|(_, (source, _))| source.gathers()).map(|(name, _)| *name));
    }
}

fn look<'s>(
    agenda: &mut Agenda<'_>,
    books: &Shelf<'_>,
    sources: &'s Sources,
    waiting: &mut Routes<'s>,
) -> Result<(), LookupError> {
    while !agenda.is_settled() {
        let wanted = agenda.wanted(books, Some(sources))?;
        agenda.route(wanted, books, sources, waiting)?;
    }
    Ok(())
}

/// The imagined answer: as it was before, or else what is imagined; or that the next source has to be asked.
fn answer(agenda: &mut Agenda<'_>, ask: &Ask, source: &'static str, sources: &Sources, imagine: Imagine, at: Timestamp) {
    let before = agenda.evidence.answer(ask).and_then(|answer| answer.latest()).map(|held| held.reply.as_ref().clone());
    let leaves = sources.get(source).is_some_and(|source| source.may_leave(ask));
    if before.is_none() && leaves && agenda.has_next(ask, sources) {
        return agenda.try_next(ask, Some(Reason::NoEvidence), None);
    }
    let reply = before.map_or_else(|| imagine(ask, at), |reply| Reply { observed_at: at, ..reply });
    agenda.add(Held { reply: Arc::new(reply), recorded: false });
    agenda.answered(ask);
}

/// What is under way in a rehearsal.
struct Stage {
    table: Timetable,
    now: Duration,
    /// Whether anything was answered yet: what is asked before is certain.
    has_answers: bool,
    under_way: BinaryHeap<Reverse<(Duration, usize)>>,
    batches: Vec<(&'static str, Vec<Ask>)>,
    busy: BTreeMap<&'static str, u64>,
    /// The pages on the way that were asked for.
    opened: HashSet<String>,
}

impl Stage {
    fn new(sources: &Sources) -> Self {
        let (under_way, batches, busy, opened) = Default::default();
        Self { table: sources.timetable(), now: Duration::ZERO, has_answers: false, under_way, batches, busy, opened }
    }

    /// The batch that is over next.
    fn next(&mut self) -> Option<(&'static str, Vec<Ask>)> {
        let Reverse((ends, place)) = self.under_way.pop()?;
        (self.now, self.has_answers) = (ends, true);
        let (source, asks) = self.batches.get_mut(place).map(std::mem::take)?;
        self.busy.entry(source).and_modify(|count| *count = count.saturating_sub(1));
        Some((source, asks))
    }

    /// What is found in doubt raises doubts in turn: a source that gathers its asks answers them in one request more.
    fn once_more(&mut self, asked_in_doubt: &BTreeSet<&'static str>, rehearsed: &mut Rehearsed) {
        for name in asked_in_doubt {
            let share = rehearsed.sources.entry(name).or_default();
            share.may_follow += 1;
            share.ends = share.ends.max(self.table.take(name, "", 1, self.now));
            rehearsed.ends = rehearsed.ends.max(share.ends);
        }
    }

    fn ready<'s>(&self, waiting: &mut Routes<'s>) -> Routes<'s> {
        let is_busy = |name: &str| self.busy.get(name).is_some_and(|count| *count > 0);
        let (later, ready) =
            std::mem::take(waiting).into_iter().partition(|(name, (source, _))| source.gathers() && is_busy(name));
        *waiting = later;
        ready
    }

    fn send(&mut self, source: &dyn Source, batches: Vec<Batch>, share: &mut Share, is_at_hand: &dyn Fn(&Step) -> bool) {
        let name = source.meta().name;
        let is_first = !self.has_answers;
        for batch in batches {
            share.asks += if is_first { batch.asks.len() as u64 } else { 0 };
            let host = source.host(&batch).unwrap_or_default();
            let opens = source.opens(&batch).filter(|step| !is_at_hand(step));
            let opening = opens.is_some_and(|step| self.opened.insert(step.url.into()));
            let (certain, within) = (source.requests(&batch) + u64::from(opening), source.may_follow(&batch.asks) as u64);
            let ends = self.table.take(name, &host, certain + within, self.now);
            share.requests += if is_first { certain } else { 0 };
            share.may_follow += within + if is_first { 0 } else { certain };
            share.ends = share.ends.max(ends);
            self.under_way.push(Reverse((ends, self.batches.len())));
            self.batches.push((name, batch.asks));
            *self.busy.entry(name).or_default() += 1;
        }
    }
}

pub(crate) fn nothing(ask: &Ask, at: Timestamp) -> Reply {
    reply(ask, at, Vec::new())
}

pub(crate) fn a_repository(ask: &Ask, at: Timestamp) -> Reply {
    // A name that differs for different subjects, and that a repository could have.
    let name: String = ask.subject.as_str().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let place = Subject::github(&format!("unknown/{name}"));
    reply(ask, at, vec![Observation::new(&ask.fact, ask.subject.clone(), place.as_str())])
}

fn reply(ask: &Ask, observed_at: Timestamp, seen: Vec<Observation>) -> Reply {
    let (source, url) = (String::new(), String::new());
    Reply { ask: ask.clone(), source, url, observed_at, body: BodyHash::of(b""), complete: true, seen }
}
