//! What goes into the ledger and what comes out of it, beside replies.

use factlint_model::{Observation, Outcome, Reason, Reply, Subject};
use jiff::Timestamp;
use jiff::civil::Date;

/// What a server said about the version of a body, to be sent back in the next, conditional request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Validator {
    /// The url that was really requested: a validator holds for this one alone.
    pub url: String,
    /// The `ETag` header.
    pub etag: Option<String>,
    /// The `Last-Modified` header.
    pub last_modified: Option<String>,
}

/// Findings of many documents that are to be kept until they change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The newest reply that was known when they were judged: see [`crate::Ledger::newest_reply`].
    pub upto: i64,
    /// How many documents they are of.
    pub docs: i64,
    /// Which ones, and under which conditions. The ledger does not look into it.
    pub held: Vec<u8>,
    /// The findings. The ledger does not look into them, either.
    pub text: Vec<u8>,
}

/// A block that was kept, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The name of the block in this ledger, never given twice.
    pub id: i64,
    /// As [`Block::upto`].
    pub upto: i64,
    /// As [`Block::held`].
    pub held: Vec<u8>,
}

/// What became of one ask, as it goes into the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The answer, its renewal, or the failure.
    pub outcome: Outcome,
    /// The name of the source that was asked.
    pub source: String,
    /// How to ask next time whether it still holds.
    pub validator: Option<Validator>,
    /// Before this the owner does not want to be asked again, as it said with a failure.
    pub not_before: Option<Timestamp>,
}

/// The last failure of a source to answer an ask, unless it has answered since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The name of the source.
    pub source: String,
    /// When it failed.
    pub at: Timestamp,
    /// Why a claim that needs it stayed undecided.
    pub reason: Reason,
    /// What went wrong, in words.
    pub detail: String,
    /// How often it has failed without an answer in between.
    pub times: u64,
    /// Before this the owner does not want to be asked again.
    pub not_before: Option<Timestamp>,
}

/// A value that was seen, and for how long the same source went on saying it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// The fact.
    pub fact: String,
    /// What it is about.
    pub subject: Subject,
    /// The value.
    pub value: String,
    /// Since when it holds, where the source tells.
    pub valid_from: Option<Date>,
    /// Until when it held, where the source tells.
    pub valid_until: Option<Date>,
    /// Who said so.
    pub source: String,
    /// Where a person can read it (of the first sight).
    pub url: String,
    /// When it was first seen.
    pub observed_at: Timestamp,
    /// When it was last seen without a different value in between.
    pub last_seen: Timestamp,
}

impl HistoryRow {
    /// One sight of an observation.
    pub(crate) fn of(reply: &Reply, seen: &Observation) -> Self {
        Self {
            fact: seen.fact.clone(),
            subject: seen.subject.clone(),
            value: seen.value.clone(),
            valid_from: seen.valid_from,
            valid_until: seen.valid_until,
            source: reply.source.clone(),
            url: reply.url.clone(),
            observed_at: reply.observed_at,
            last_seen: reply.observed_at,
        }
    }
}

/// How many requests a source still grants, as it said itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// How many are left.
    pub remaining: u64,
    /// How many there are in all, where the source tells.
    pub limit: Option<u64>,
    /// When all of them are there again, where the source tells.
    pub resets_at: Option<Timestamp>,
    /// When it said so.
    pub seen_at: Timestamp,
}

/// A page that is only a step on the way to an answer, as its owner answered last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The address that was asked.
    pub url: String,
    /// The status of the answer.
    pub status: u16,
    /// Where it leads, if it is a redirect.
    pub location: Option<String>,
    /// Its entity tag.
    pub etag: Option<String>,
    /// When it was last modified, as the owner wrote it.
    pub last_modified: Option<String>,
    /// When it was answered, or said to be as it was.
    pub fetched_at: Timestamp,
    /// Its body, unpacked.
    pub body: Vec<u8>,
}

/// The state of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The size of its files.
    pub bytes: u64,
    /// The version of its schema.
    pub schema: u32,
    /// How many different questions were answered.
    pub asks: u64,
    /// How many answers there are, renewals included.
    pub replies: u64,
    /// How many observations are stored. Answers that say the same share theirs.
    pub observations: u64,
    /// How many failures to get an answer are noted.
    pub failures: u64,
    /// How many documents' findings are remembered.
    pub remembered: u64,
    /// The size of these, in bytes.
    pub remembered_bytes: u64,
    /// How many pages are kept that are only steps on the way to an answer.
    pub pages: u64,
    /// Per source, by name.
    pub sources: Vec<SourceStatus>,
}

/// What a ledger has of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceStatus {
    /// The source's name.
    pub name: String,
    /// How many of its answers there are.
    pub replies: u64,
    /// When the oldest was seen.
    pub oldest: Timestamp,
    /// When the newest was seen.
    pub newest: Timestamp,
}

/// What an import brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many replies there were.
    pub all: u64,
    /// How many of them were not there before.
    pub new: u64,
}

/// What pruning took away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Answers.
    pub replies: u64,
    /// Observations that no remaining answer holds.
    pub observations: u64,
    /// Notes of failures.
    pub failures: u64,
    /// Blocks of findings that were remembered: all of them.
    pub remembered: u64,
    /// Pages that were only steps on the way to an answer.
    pub pages: u64,
    /// By how many bytes the file became smaller.
    pub bytes: u64,
}

/// What ships with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingStatus {
    /// The size of the packed recording.
    pub bytes: u64,
    /// How many questions it answers.
    pub asks: u64,
    /// How many answers it holds.
    pub replies: u64,
    /// How many observations.
    pub observations: u64,
    /// Per source, by name.
    pub sources: Vec<SourceStatus>,
}
