//! The recording.

use factlint_model::{Ask, Reply};
use jiff::civil::Date;

use crate::error::PackError;
use crate::rows::{HistoryRow, RecordingStatus};

/// Observations that ship with the program.
pub struct Recording;

impl Recording {
    /// The one that is embedded.
    #[must_use]
    pub fn embedded() -> Self {
        Self
    }
    /// Replies, oldest first.
    #[must_use]
    pub fn replies(&self, _ask: &Ask) -> Vec<Reply> {
        Vec::new()
    }
    /// History.
    #[must_use]
    pub fn history(&self, _subject: &str) -> Vec<HistoryRow> {
        Vec::new()
    }
    /// Status.
    #[must_use]
    pub fn status(&self) -> RecordingStatus {
        RecordingStatus { bytes: 0, asks: 0, replies: 0, observations: 0, sources: Vec::new() }
    }
    /// Up to.
    #[must_use]
    pub fn recorded_up_to(&self) -> Option<Date> {
        None
    }
}

/// Packs.
pub fn pack(_lines: impl Iterator<Item = String>) -> Result<Vec<u8>, PackError> {
    todo!()
}
