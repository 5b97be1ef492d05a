//! How the network was used.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use jiff::Timestamp;

/// How the network was used so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// How many requests went to each host.
    pub requests: BTreeMap<String, u64>,
    /// The same and more for each source.
    pub sources: BTreeMap<&'static str, SourceStats>,
    /// What has a limit of its own: by source and, where each of its hosts has one, by host.
    pub lanes: BTreeMap<(&'static str, String), LaneStats>,
}

/// How one way to a source was used so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaneStats {
    /// How many requests were made.
    pub requests: u64,
    /// How many of them repeated one that failed or was told to wait.
    pub retries: u64,
    /// For how long some call waited.
    pub waited: Duration,
    /// How many calls wait now.
    pub waiting: u64,
    /// Until when the owner wants to be left alone, where it said so itself.
    pub held_until: Option<Timestamp>,
    /// Since when some call waits.
    pub(crate) waiting_since: Option<Instant>,
}

impl LaneStats {
    pub(crate) fn begin_to_wait(&mut self) {
        self.waiting_since.get_or_insert_with(Instant::now);
        self.waiting += 1;
    }

    /// Calls that wait at the same time are not counted twice.
    pub(crate) fn end_waiting(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
        if self.waiting == 0 {
            self.waited += self.waiting_since.take().map(|since| since.elapsed()).unwrap_or_default();
        }
    }
}

/// How one source was used so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceStats {
    /// How many requests were made, repetitions and redirects among them.
    pub requests: u64,
    /// How many of them repeated one that failed or was told to wait.
    pub retries: u64,
    /// How many were answered by "not modified".
    pub not_modified: u64,
    /// How many calls ended without an answer.
    pub failures: u64,
    /// How many bytes were read, once unpacked.
    pub bytes: u64,
    /// For how long some call waited: for the limit, for a time that the owner named, or between repetitions.
    pub waited: Duration,
    /// How many calls wait now.
    pub waiting: u64,
    /// Until when the owner wants to be left alone.
    pub held_until: Option<Timestamp>,
    /// What the owner says is left.
    pub quota: Option<Quota>,
    /// Since when some call waits.
    pub(crate) waiting_since: Option<Instant>,
}

/// How many requests the owner of a service still grants, as an answer of it told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// How many are left.
    pub remaining: u64,
    /// How many there are in all, where the owner tells.
    pub limit: Option<u64>,
    /// When all of them are there again, where the owner tells.
    pub resets_at: Option<Timestamp>,
}

impl SourceStats {
    pub(crate) fn begin_to_wait(&mut self) {
        self.waiting_since.get_or_insert_with(Instant::now);
        self.waiting += 1;
    }

    /// Calls that wait at the same time are not counted twice.
    pub(crate) fn end_waiting(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
        if self.waiting == 0 {
            self.waited += self.waiting_since.take().map(|since| since.elapsed()).unwrap_or_default();
        }
    }
}

impl Stats {
    /// All retries.
    #[must_use]
    pub fn retries(&self) -> u64 {
        self.sources.values().map(|source| source.retries).sum()
    }

    /// All answers "not modified".
    #[must_use]
    pub fn not_modified(&self) -> u64 {
        self.sources.values().map(|source| source.not_modified).sum()
    }

    /// All calls that ended without an answer.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.sources.values().map(|source| source.failures).sum()
    }

    /// The time spent waiting: that of the source that waited longest, for all are asked at the same time.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.sources.values().map(|source| source.waited).max().unwrap_or_default()
    }
}
