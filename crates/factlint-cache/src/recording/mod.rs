//! Observations that ship with the program.
//!
//! They are committed as text in `cache/recorded/` ([`lines`] knows its form), packed by `cargo xtask generate` ([`pack`])
//! and read in place ([`read`]): a look-up is a binary search that decodes one answer and nothing else.

mod bytes;
mod lines;
mod pack;
mod read;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use factlint_model::{Ask, Reply, Subject};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::read::Packed;
use crate::error::PackError;
use crate::history::Runs;
use crate::rows::{HistoryRow, RecordingStatus, SourceStatus};

/// The packed form of `cache/recorded/`, made by `cargo xtask generate`.
static EMBEDDED: &[u8] = include_bytes!("../recorded.bin");

/// Observations that ship with the program: evidence without network. Reading one costs nothing but itself.
#[derive(Clone)]
pub struct Recording {
    bytes: Cow<'static, [u8]>,
}

impl fmt::Debug for Recording {
    /// Its size alone: nobody wants to read a megabyte of numbers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recording({} bytes)", self.bytes.len())
    }
}

impl Recording {
    /// The recording that this program was built with.
    #[must_use]
    pub fn embedded() -> Self {
        Self { bytes: Cow::Borrowed(EMBEDDED) }
    }

    /// A recording that was packed by [`pack`]. Bytes that were not hold nothing.
    #[must_use]
    pub fn packed(bytes: Vec<u8>) -> Self {
        Self { bytes: Cow::Owned(bytes) }
    }

    /// Every reply to this ask, oldest first. Crates and repositories are found in any spelling that their registry takes for
    /// the same name, and the replies then speak of the name as it was asked.
    #[must_use]
    pub fn replies(&self, ask: &Ask) -> Vec<Reply> {
        self.open().and_then(|packed| packed.find(ask)?.replies(ask.subject.clone())).unwrap_or_default()
    }

    /// What was seen of a subject over time; of a crate without a version, also what was seen of its versions.
    #[must_use]
    pub fn history(&self, subject: &str) -> Vec<HistoryRow> {
        let mut runs = Runs::default();
        for reply in self.all(Some(&Subject::new(subject))) {
            reply.seen.iter().filter(|seen| Runs::covers(subject, seen.subject.as_str())).for_each(|seen| {
                runs.add(HistoryRow::of(&reply, seen));
            });
        }
        runs.into_rows()
    }

    /// Sizes, counts and ages.
    #[must_use]
    pub fn status(&self) -> RecordingStatus {
        let mut sources: BTreeMap<String, SourceStatus> = BTreeMap::new();
        let (mut replies, mut observations) = (0, 0);
        for reply in self.all(None) {
            replies += 1;
            observations += reply.seen.len() as u64;
            let (name, at) = (reply.source, reply.observed_at);
            let source = sources.entry(name.clone()).or_insert(SourceStatus { name, replies: 0, oldest: at, newest: at });
            source.replies += 1;
            source.oldest = source.oldest.min(at);
            source.newest = source.newest.max(at);
        }
        RecordingStatus {
            bytes: self.bytes.len() as u64,
            asks: self.open().map_or(0, |packed| packed.len() as u64),
            replies,
            observations,
            sources: sources.into_values().collect(),
        }
    }

    /// The day of the newest observation.
    #[must_use]
    pub fn recorded_up_to(&self) -> Option<Date> {
        let newest = self.open()?.newest()?;
        Some(newest.to_zoned(TimeZone::UTC).date())
    }

    fn open(&self) -> Option<Packed<'_>> {
        Packed::open(&self.bytes)
    }

    /// All replies, by ask; those to asks about `subject` in its own spelling.
    fn all(&self, subject: Option<&Subject>) -> impl Iterator<Item = Reply> {
        let base = subject.map(|subject| Subject::new(subject.without_version()));
        let entries = self.open().into_iter().flat_map(|packed| packed.entries());
        entries.flat_map(move |entry| {
            let own = Subject::new(entry.subject());
            let named = base.as_ref().filter(|base| folded(base.as_str()) == folded(own.as_str())).cloned();
            entry.replies(named.unwrap_or(own)).unwrap_or_default()
        })
    }
}

/// Packs the lines of `cache/recorded/*.jsonl`, one file after the other, into what [`Recording::packed`] reads. The same lines
/// give the same bytes.
///
/// # Errors
/// When a line is not of the form that `cache/recorded/README.md` describes.
pub fn pack(lines: impl Iterator<Item = String>) -> Result<Vec<u8>, PackError> {
    pack::pack(lines::read(lines)?)
}

/// The spelling under which a subject is found: registries take some spellings for the same name.
fn folded(subject: &str) -> Cow<'_, str> {
    if subject.starts_with("github:") {
        Cow::Owned(subject.to_ascii_lowercase())
    } else if subject.starts_with("crate:") {
        let (name, version) = subject.split_once('@').map_or((subject, None), |(name, version)| (name, Some(version)));
        let name = name.to_ascii_lowercase().replace('_', "-");
        Cow::Owned(version.map_or(name.clone(), |version| format!("{name}@{version}")))
    } else {
        Cow::Borrowed(subject)
    }
}
