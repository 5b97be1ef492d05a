//! What a run would ask, without asking it.

use std::time::Duration;

use factlint_cache::Quota;
use factlint_model::Claim;
use factlint_sources::{Rate, Sources};
use jiff::Timestamp;

use crate::agenda::Agenda;
use crate::books::Shelf;
use crate::pages::LedgerPages;
use crate::rehearsal::{Rehearsed, Share, a_repository, nothing, rehearse};
use crate::{Books, Doubts, Freshness, LookupError};

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
    /// The least time in which the limits allow all of it, what may follow included, with all sources asked at the same time.
    pub least_time: Duration,
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
    /// When its limit, and what it still grants, have allowed all of that.
    pub least_time: Duration,
}

/// What a run over these claims would ask of these sources, and of what is in doubt then.
///
/// # Errors
/// The ledger fails.
pub fn plan<'a>(
    claims: impl IntoIterator<Item = &'a Claim> + Clone,
    books: Books<'_>,
    freshness: &'a Freshness<'a>,
    sources: &Sources,
    doubts: &'a Doubts<'a>,
) -> Result<Plan, LookupError> {
    let (now, books) = ((freshness.clock)(), &Shelf::from(books));
    let mut agenda = Agenda::new(claims.clone(), freshness);
    let first = agenda.wanted(books, Some(sources))?;
    let all = agenda.all_asks();
    let known = all.iter().filter(|ask| !first.contains(*ask)).count();
    let without_source = first.iter().filter(|ask| sources.for_ask(ask).is_empty()).count();
    let pages = LedgerPages::new(books, None, freshness.pages);
    // What follows depends on the answers. It is tried with two that lead far, and the longer way counts.
    let mut rehearsed = Rehearsed::default();
    for imagine in [nothing, a_repository] {
        let mut agenda = Agenda::new(claims.clone(), freshness);
        agenda.doubting(doubts);
        rehearsed.take_longer(rehearse(&mut agenda, books, sources, imagine, now, &pages)?);
    }
    let mut least_time = rehearsed.ends;
    let mut planned = Vec::new();
    for (name, share) in rehearsed.sources {
        let Share { asks, requests, may_follow, ends } = share;
        let rate = sources.rate(name);
        let mut source = PlannedSource { name, asks, requests, may_follow, rate, quota: None, least_time: ends };
        source.heed_quota(books, sources, now)?;
        least_time = least_time.max(source.least_time);
        planned.push(source);
    }
    let (asks, known, without_source) = (all.len() as u64, known as u64, without_source as u64);
    Ok(Plan { asks, known, without_source, sources: planned, least_time })
}

impl PlannedSource {
    /// Where the source grants fewer requests than are planned, the rest has to wait until it grants more.
    fn heed_quota(&mut self, books: &Shelf<'_>, sources: &Sources, now: Timestamp) -> Result<(), LookupError> {
        let Some(ledger) = books.ledger() else { return Ok(()) };
        self.quota = ledger.quota(self.name, sources.is_authorized(self.name), now)?;
        let resets_at = self.quota.filter(|quota| quota.remaining < self.requests).and_then(|quota| quota.resets_at);
        let wait = resets_at.and_then(|reset| Duration::try_from(reset.duration_since(now)).ok());
        self.least_time = self.least_time.max(wait.unwrap_or_default());
        Ok(())
    }
}
