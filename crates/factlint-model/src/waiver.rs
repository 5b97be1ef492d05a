//! Why a finding does not count: a person looked at it and let it stand.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A finding with a waiver is reported and marked, and fails no run.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Waiver {
    /// Where it was said.
    pub origin: WaiverOrigin,
    /// Why, in the words of that person.
    pub reason: String,
    /// The last day on which it counts; nothing where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Where a waiver was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WaiverOrigin {
    /// A comment in the document.
    Inline,
    /// The list of findings that were accepted one by one.
    Accepted,
    /// A report that was accepted as a whole.
    Reviewed,
}

impl WaiverOrigin {
    /// The word that reports use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Accepted => "accepted",
            Self::Reviewed => "reviewed",
        }
    }
}
