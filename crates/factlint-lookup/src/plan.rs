//! What a run would ask, without asking it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use factlint_cache::Quota;
use factlint_model::{Ask, BodyHash, Claim, Evidence, Held, Observation, Reply};
use factlint_sources::{Rate, Source, Sources};
use jiff::Timestamp;

use crate::{Books, Freshness, LookupError, Question, gather};

/// How many answers deep look-ups are foreseen. No chain of a kind is longer.
const DEPTH: usize = 4;

/// What a run would ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How many different asks the claims need.
    pub asks: u64,
    /// How many of them are answered well enough already.
    pub known: u64,
    /// How many no source answers.
    pub without_source: u64,
    /// Per source, by name.
    pub sources: Vec<PlannedSource>,
}

/// What one source would be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSource {
    /// Its name.
    pub name: &'static str,
    /// How many asks it would get at once.
    pub asks: u64,
    /// How many requests these take.
    pub requests: u64,
    /// How many more requests may follow, depending on the answers.
    pub may_follow: u64,
    /// How often it may be asked.
    pub rate: Rate,
    /// How many requests it still grants, as far as it said so in an earlier run and that has not been reset since.
    pub quota: Option<Quota>,
    /// The least time in which its limit, and what it still grants, allow all of that.
    pub least_time: Duration,
}

/// What a run over these claims would ask of these sources.
///
/// # Errors
/// The ledger fails.
pub fn plan<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    books: &Books<'_>,
    freshness: &Freshness<'_>,
    sources: &Sources,
) -> Result<Plan, LookupError> {
    let questions = gather::questions(claims);
    let mut evidence = Evidence::default();
    gather::load(&questions, books, &mut evidence)?;
    let all = gather::all_asks(&questions, &evidence);
    let mut first = gather::wanted_now(&questions, &evidence, freshness);
    first.extend(questions.iter().flat_map(|question| gather::provisional(question, &evidence, sources)));
    let mut follow = foreseen(&questions, evidence, &first, books, freshness)?;
    follow.retain(|ask| !first.contains(ask));
    let (known, without_source) = (all.iter().filter(|ask| !first.contains(*ask)).count(), unanswered(&first, sources));
    let mut planned = per_source(first, follow, sources);
    for source in &mut planned {
        source.heed_quota(books, sources, (freshness.clock)())?;
    }
    Ok(Plan { asks: all.len() as u64, known: known as u64, without_source, sources: planned })
}

fn unanswered(asks: &BTreeSet<Ask>, sources: &Sources) -> u64 {
    asks.iter().filter(|ask| sources.for_ask(ask).is_empty()).count() as u64
}

fn per_source(first: BTreeSet<Ask>, follow: BTreeSet<Ask>, sources: &Sources) -> Vec<PlannedSource> {
    let mut routes: BTreeMap<&'static str, (&dyn Source, [Vec<Ask>; 2])> = BTreeMap::new();
    for (place, asks) in [first, follow].into_iter().enumerate() {
        for ask in asks {
            if let Some(source) = sources.for_ask(&ask).first() {
                let route = routes.entry(source.meta().name).or_insert_with(|| (*source, Default::default()));
                route.1[place].push(ask);
            }
        }
    }
    routes.into_values().map(|(source, asks)| planned(source, asks, sources)).collect()
}

fn planned(source: &dyn Source, [first, follow]: [Vec<Ask>; 2], sources: &Sources) -> PlannedSource {
    let meta = source.meta();
    let asks = first.len() as u64;
    let within = source.may_follow(&first) + source.may_follow(&follow);
    let (requests, may_follow) = (source.batch(first).len() as u64, (source.batch(follow).len() + within) as u64);
    let least_time = sources.least_time(meta.name, requests + may_follow);
    PlannedSource { name: meta.name, asks, requests, may_follow, rate: sources.rate(meta.name), quota: None, least_time }
}

impl PlannedSource {
    /// Where the source grants fewer requests than are planned, the rest has to wait until it grants more.
    fn heed_quota(&mut self, books: &Books<'_>, sources: &Sources, now: Timestamp) -> Result<(), LookupError> {
        let Some(ledger) = &books.ledger else { return Ok(()) };
        self.quota = ledger.quota(self.name, sources.is_authorized(self.name), now)?;
        let resets_at = self.quota.filter(|quota| quota.remaining < self.requests).and_then(|quota| quota.resets_at);
        let wait = resets_at.and_then(|reset| Duration::try_from(reset.duration_since(now)).ok());
        self.least_time = self.least_time.max(wait.unwrap_or_default());
        Ok(())
    }
}

/// What the answers may lead to: each open ask is imagined to be answered, as it was before, or else by nothing at all and by a
/// repository, and the kinds are asked what they would want to know then.
fn foreseen(
    questions: &[Question<'_>],
    evidence: Evidence,
    first: &BTreeSet<Ask>,
    books: &Books<'_>,
    freshness: &Freshness<'_>,
) -> Result<BTreeSet<Ask>, LookupError> {
    let now = (freshness.clock)();
    let mut follow = BTreeSet::new();
    for imagine in [nothing, a_repository] {
        let mut evidence = evidence.clone();
        let mut open = first.clone();
        for _ in 0..DEPTH {
            for ask in &open {
                let before = evidence.answer(ask).and_then(|answer| answer.latest()).map(|held| held.reply.as_ref().clone());
                let reply = before.map_or_else(|| imagine(ask, now), |reply| Reply { observed_at: now, ..reply });
                evidence.add(Held { reply: Arc::new(reply), recorded: false });
            }
            gather::load(questions, books, &mut evidence)?;
            open = gather::wanted_now(questions, &evidence, freshness);
            open.retain(|ask| !first.contains(ask) && follow.insert(ask.clone()));
        }
    }
    Ok(follow)
}

fn nothing(ask: &Ask, now: Timestamp) -> Reply {
    reply(ask, now, Vec::new())
}

fn a_repository(ask: &Ask, now: Timestamp) -> Reply {
    // A name that differs for different subjects, and that a repository could have.
    let name: String = ask.subject.as_str().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let place = factlint_model::Subject::github(&format!("unknown/{name}"));
    reply(ask, now, vec![Observation::new(&ask.fact, ask.subject.clone(), place.as_str())])
}

fn reply(ask: &Ask, observed_at: Timestamp, seen: Vec<Observation>) -> Reply {
    let (source, url) = (String::new(), String::new());
    Reply { ask: ask.clone(), source, url, observed_at, body: BodyHash::of(b""), complete: true, seen }
}
