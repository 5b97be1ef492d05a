//! A finding with all that was seen behind it: enough to judge it anew without a network.

use std::borrow::Cow;

use factlint_model::{Finding, Reply};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The name of the format of a bundle.
pub(crate) const SCHEMA: &str = "factlint-bundle-1";

/// What is written for one finding. `cache import` takes it for its replies.
#[derive(Debug, Serialize)]
pub(super) struct Bundle<'a> {
    /// Always [`SCHEMA`].
    pub(super) schema: &'static str,
    /// The day that counted as now.
    pub(super) now: Date,
    /// The finding as the report has it.
    pub(super) finding: &'a Finding,
    /// All that was seen, by what was asked, oldest first.
    pub(super) replies: Vec<&'a Reply>,
}

/// As much of a bundle as an import needs.
#[derive(Debug, Deserialize)]
pub(crate) struct Replies<'a> {
    /// [`SCHEMA`], if it is a bundle.
    #[serde(borrow)]
    pub(crate) schema: Cow<'a, str>,
    pub(crate) replies: Vec<Reply>,
}
