//! The contract of a source.

use std::time::Duration;

use factlint_model::{Ask, BodyHash, Observation, Outcome, Reason, Reply};
use futures::future::BoxFuture;
use jiff::Timestamp;

use crate::Rate;
use crate::door::{Door, DoorError, Step};
use crate::rate::Pace;

/// What is known of a source without asking it.
#[derive(Debug)]
pub struct SourceMeta {
    /// Its name in settings, replies and reports.
    pub name: &'static str,
    /// The facts that it answers.
    pub answers: &'static [&'static str],
    /// The public service; empty where documents name the addresses.
    pub default_url: &'static str,
    /// How often it may be asked.
    pub rate: Rate,
    /// How often it may be asked by a caller with a token, where that differs.
    pub rate_with_token: Option<Rate>,
    /// Whether the rate is a quota that may be used up at once (GitHub's hour), or a spacing.
    pub bucket: bool,
    /// How many of its requests may be under way at a time.
    pub concurrency: usize,
    /// Which source is asked first where several answer an ask: the lower one.
    pub rank: u8,
}

impl SourceMeta {
    /// The least time in which so many requests can be made at this rate.
    #[must_use]
    pub fn least_time(&self, rate: Rate, requests: u64) -> Duration {
        Pace::of(rate, self.bucket).least_time(requests)
    }
}

/// The asks that travel in one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The asks.
    pub asks: Vec<Ask>,
    /// What the last answer to all of them was marked with. It is used where it belongs to the address that is asked.
    pub validator: Option<Validator>,
}

impl Batch {
    /// A batch of these asks, with nothing known of an earlier answer.
    #[must_use]
    pub fn new(asks: Vec<Ask>) -> Self {
        Self { asks, validator: None }
    }
}

/// The mark of an answer, by which its owner can say that it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validator {
    /// The address that was asked.
    pub url: String,
    /// Its entity tag.
    pub etag: Option<String>,
    /// When it was last modified, as the owner wrote it.
    pub last_modified: Option<String>,
}

/// What became of one ask of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The answer, or why there is none.
    pub outcome: Outcome,
    /// The mark of the answer, for the next time.
    pub validator: Option<Validator>,
    /// Before this the owner of the service does not want to be asked again.
    pub not_before: Option<Timestamp>,
}

impl Fetched {
    pub(crate) fn failed(ask: &Ask, reason: Reason, detail: impl Into<String>) -> Self {
        let outcome = Outcome::Failed { ask: ask.clone(), reason, detail: detail.into() };
        Self { outcome, validator: None, not_before: None }
    }

    /// The reply cannot be what was asked for.
    pub(crate) fn invalid(ask: &Ask, detail: impl Into<String>) -> Self {
        Self::failed(ask, Reason::SourceFailed, detail)
    }

    pub(crate) fn refused(asks: &[Ask], error: &DoorError) -> Vec<Self> {
        let failed = |ask| Self { not_before: error.not_before(), ..Self::failed(ask, error.reason(), error.to_string()) };
        asks.iter().map(failed).collect()
    }

    pub(crate) fn unchanged(asks: &[Ask], observed_at: Timestamp, validator: Option<&Validator>) -> Vec<Self> {
        let same = |ask: &Ask| Outcome::Unchanged { ask: ask.clone(), observed_at };
        asks.iter().map(|ask| Self { outcome: same(ask), validator: validator.cloned(), not_before: None }).collect()
    }

    pub(crate) fn reply(reply: Reply, validator: Option<Validator>) -> Self {
        Self { outcome: Outcome::Reply(reply), validator, not_before: None }
    }
}

/// What the replies to the asks of one request share.
pub(crate) struct Sighting<'a> {
    pub(crate) source: &'static str,
    pub(crate) observed_at: Timestamp,
    pub(crate) body: &'a [u8],
}

impl Sighting<'_> {
    pub(crate) fn reply(&self, ask: &Ask, url: impl Into<String>, complete: bool, seen: Vec<Observation>) -> Reply {
        Reply {
            ask: ask.clone(),
            source: self.source.to_owned(),
            url: url.into(),
            observed_at: self.observed_at,
            body: BodyHash::of(self.body),
            complete,
            seen,
        }
    }
}

/// One who knows. It names facts and never a claim, holds no cache and no limiter, and reads what it fetched with a pure
/// function.
pub trait Source: Send + Sync {
    /// What is known of it without asking it.
    fn meta(&self) -> &'static SourceMeta;

    /// Whether it can answer this ask.
    fn takes(&self, ask: &Ask) -> bool {
        self.meta().answers.contains(&ask.fact.as_str())
    }

    /// The requests that these asks need: as few as the service allows.
    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch>;

    /// How many more requests the answers to these asks may lead to within this source.
    fn may_follow(&self, _asks: &[Ask]) -> usize {
        0
    }

    /// Whether asks travel together, so that it pays to gather some while others are under way.
    fn gathers(&self) -> bool {
        false
    }

    /// Whether the answer to this ask may be that another source has to be asked.
    fn may_leave(&self, _ask: &Ask) -> bool {
        false
    }

    /// The host that a batch is asked of, where each host has a limit of its own.
    fn host(&self, _batch: &Batch) -> Option<String> {
        None
    }

    /// The page that has to be known before the request of a batch can be made. Batches may share it.
    fn opens(&self, _batch: &Batch) -> Option<Step> {
        None
    }

    /// How many requests a batch takes beside that page: none where nothing else is likely to be asked.
    fn requests(&self, _batch: &Batch) -> u64 {
        1
    }

    /// Makes the request of a batch: one outcome for each of its asks, in their order.
    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>>;
}
