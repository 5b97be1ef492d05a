//! What somebody saw.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Subject;

/// A question: a triple without its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Ask {
    /// The fact that is asked for: a claim's predicate, or one that helps to decide it (`crate.versions`).
    pub fact: String,
    /// What it is asked of.
    pub subject: Subject,
}

impl Ask {
    /// The question for this fact of this subject.
    #[must_use]
    pub fn new(fact: &str, subject: Subject) -> Self {
        Self { fact: fact.to_owned(), subject }
    }

    /// A number that stands for this ask wherever it is kept: equal asks have equal numbers, others have nearly always others.
    #[must_use]
    pub fn mark(&self) -> u64 {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.fact.as_bytes()).update(&[0]).update(self.subject.as_str().as_bytes());
        let mut first = [0; 8];
        hasher.finalize_xof().fill(&mut first);
        u64::from_le_bytes(first)
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.fact, self.subject)
    }
}

/// A triple that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Observation {
    /// The predicate that is true.
    pub fact: String,
    /// Of what.
    pub subject: Subject,
    /// The value in its normalised form.
    pub value: String,
    /// Since when it holds, where the source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// Until when it held, where the source tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
}

impl Observation {
    /// An observation that holds since an unknown day.
    #[must_use]
    pub fn new(fact: &str, subject: Subject, value: impl Into<String>) -> Self {
        Self { fact: fact.to_owned(), subject, value: value.into(), valid_from: None, valid_until: None }
    }

    /// The same, holding since this day.
    #[must_use]
    pub fn since(mut self, day: Option<Date>) -> Self {
        self.valid_from = day;
        self
    }
}

/// The BLAKE3 hash of the body that a reply was read from, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BodyHash(pub String);

impl BodyHash {
    /// The hash of these bytes.
    #[must_use]
    pub fn of(body: &[u8]) -> Self {
        Self(blake3::hash(body).to_hex().to_string())
    }
}

/// What a source answered to one ask: everything it saw, with where and when.
///
/// A reply that is `complete` lists all there is, so that what is missing from it does not exist; with nothing in `seen` it
/// is a negative answer (no such crate).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// The question.
    pub ask: Ask,
    /// The name of the source (`crates-index`).
    pub source: String,
    /// The page that a person can open: the public one, also where a mirror was asked.
    pub url: String,
    /// When it was seen, by the real clock.
    pub observed_at: Timestamp,
    /// The hash of the body that it was read from.
    pub body: BodyHash,
    /// Whether absence from it is evidence.
    pub complete: bool,
    /// What was seen.
    pub seen: Vec<Observation>,
}

/// What became of one ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was answered.
    Reply(Reply),
    /// The source says that its last answer still holds (304).
    Unchanged {
        /// The question.
        ask: Ask,
        /// When that was said.
        observed_at: Timestamp,
    },
    /// It was not answered. A failure is no observation.
    Failed {
        /// The question.
        ask: Ask,
        /// Why a claim that needs it stays undecided.
        reason: Reason,
        /// What went wrong, for a log and a person.
        detail: String,
    },
}

impl Outcome {
    /// The question that this is about.
    #[must_use]
    pub fn ask(&self) -> &Ask {
        match self {
            Self::Reply(reply) => &reply.ask,
            Self::Unchanged { ask, .. } | Self::Failed { ask, .. } => ask,
        }
    }
}

/// Why a claim could not be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The sources were asked and say nothing of it.
    NoEvidence,
    /// A source could not be reached, or what it sent could not be read.
    SourceFailed,
    /// The run's budget of requests or time was used up.
    Budget,
    /// It was not looked up, because the run was offline.
    Offline,
    /// The text can mean more than one thing.
    AmbiguousSubject,
    /// The evidence is too old.
    Stale,
    /// What the value was at the document's date is not known.
    NoHistory,
}

impl Reason {
    /// The word that reports use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoEvidence => "no-evidence",
            Self::SourceFailed => "source-failed",
            Self::Budget => "budget",
            Self::Offline => "offline",
            Self::AmbiguousSubject => "ambiguous-subject",
            Self::Stale => "stale",
            Self::NoHistory => "no-history",
        }
    }

    /// Whether another run may well decide the claim: these make a run incomplete (exit 4).
    #[must_use]
    pub fn is_incomplete(self) -> bool {
        matches!(self, Self::SourceFailed | Self::Budget | Self::Offline)
    }
}
