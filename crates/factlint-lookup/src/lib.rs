//! From claims to evidence: what is known already, then what has to be asked, in rounds.
//!
//! All asks of a run are merged, answered from the ledger and the recording where these are fresh enough, and what is left is
//! put to the sources in as few requests as they allow. What arrives goes into the ledger at once, so that a killed run loses
//! nothing; what an answer leads to is asked while others are still under way. A plan is the same loop with imagined answers.
//! What failed again and again is left alone for a while, also by later runs. This crate knows neither a predicate nor a host:
//! kinds say what they need, sources say what they answer.

mod agenda;
mod books;
mod desk;
mod fetch;
mod gather;
mod loans;
mod pages;
mod plan;
mod progress;
mod queues;
mod rehearsal;
mod retry;
mod round;
mod writer;

use std::collections::BTreeMap;
use std::time::Duration;

use factlint_cache::{Ledger, LedgerError, Recording};
use factlint_kinds::Kind;
use factlint_model::{Ask, Claim, Evidence};
use factlint_sources::{Sources, SourcesError, Stats};
use jiff::Timestamp;

pub use desk::{Desk, Needs, Read};
pub use plan::{Plan, PlannedSource, plan};
pub use progress::{NoProgress, Progress};

/// What was seen before, and where what is seen now goes.
#[derive(Debug)]
pub struct Books<'a> {
    /// The user's own ledger.
    pub ledger: Option<&'a mut Ledger>,
    /// What came with the program.
    pub recording: Option<&'a Recording>,
}

/// How old an answer may be.
pub struct Freshness<'a> {
    /// The real clock.
    pub clock: fn() -> Timestamp,
    /// For a predicate, the age that replaces the kind's own.
    pub max_age: &'a dyn Fn(&str) -> Option<Duration>,
    /// Whether what failed in earlier runs is asked again whatever its clock says.
    pub retry_all: bool,
    /// The age from which on no page on the way to an answer is used unasked, be it less than its owner allows.
    pub pages: Option<Duration>,
}

/// The way out.
pub struct Network<'a> {
    /// Makes the sources, once it is known that one of them has to be asked.
    pub sources: &'a dyn Fn() -> Result<Sources, SourcesError>,
    /// A name for this process, by which others that share the ledger see who is looking something up.
    pub holder: &'a str,
    /// Who wants to see how it goes on.
    pub progress: &'a dyn Progress,
}

/// Everything that is known about some claims.
#[derive(Debug, Default)]
pub struct Known {
    /// What was seen.
    pub evidence: Evidence,
    /// How many different asks were answered without a request.
    pub cache_hits: u64,
    /// How the network was used.
    pub stats: Stats,
    /// Which sources did not answer, by name.
    pub failures: BTreeMap<String, Failures>,
}

/// How a source fared that did not answer everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failures {
    /// How many asks it answered.
    pub answered: u64,
    /// How many it did not.
    pub failed: u64,
    /// What went wrong first.
    pub detail: String,
}

/// Why nothing could be looked up.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The sources cannot be set up as the settings want it.
    #[error(transparent)]
    Sources(#[from] SourcesError),
    /// The system gave no means to wait for the network.
    #[error("the network cannot be used: {0}")]
    Runtime(#[source] std::io::Error),
}

/// A claim and the kind that answers for it.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) claim: &'a Claim,
    pub(crate) kind: &'static dyn Kind,
}

/// Everything that is known about these claims; without a network, from the books alone.
///
/// # Errors
/// The ledger fails, or the sources cannot be set up. A source that does not answer is no error: its asks say why they have no
/// answer.
pub fn known<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    books: Books<'a>,
    freshness: &'a Freshness<'a>,
    network: Option<&Network<'_>>,
) -> Result<Known, LookupError> {
    round::Run::new(claims, books, freshness).complete(network)
}

/// What else has to be known, by what is known now.
pub type Doubts<'a> = dyn Fn(&Evidence) -> Vec<Ask> + 'a;

/// The same, and what `doubts` names once nothing more is wanted: it is looked up within the same limits, a little of it at
/// most, and asked again by what was learnt.
///
/// # Errors
/// As [`known`].
pub fn known_beyond_doubt<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    books: Books<'a>,
    freshness: &'a Freshness<'a>,
    network: Option<&Network<'_>>,
    doubts: &'a Doubts<'a>,
) -> Result<Known, LookupError> {
    round::Run::new(claims, books, freshness).doubting(doubts).complete(network)
}
