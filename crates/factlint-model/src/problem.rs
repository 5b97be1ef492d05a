//! What is wrong with a document's own words to factlint.

use serde::{Deserialize, Serialize};

/// Something that a person should put in order, and that is no finding: an exception without a reason, or one that nothing
/// needs any more. It is a warning and fails no run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// What it is, as diagnostics are named: `factlint::exception::unused`.
    pub code: String,
    /// The path of the document as it was given.
    pub doc: String,
    /// The first byte in the file.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The column of the first byte in characters, from 1.
    pub column: usize,
    /// Exactly the bytes `start..end`.
    pub text: String,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What to do.
    pub help: String,
}
