//! Findings to bytes: one file per report format.
//!
//! A format takes a [`Report`] as the judge worded it and lays it out. It neither sorts nor judges anew, opens no file and reads
//! no document again: what a rendering needs is in the report. Documents and evidence are hostile text, so every format makes
//! control characters harmless and escapes what its own syntax gives a meaning.

mod claims;
mod diff;
mod escape;
mod formats;
mod github;
mod group;
mod html;
mod human;
mod json;
mod jsonl;
mod junit;
mod markdown;
mod options;
mod paint;
mod place;
#[cfg(test)]
mod published;
mod read;
#[cfg(test)]
mod robust;
#[cfg(test)]
mod sample;
mod sarif;
mod summary;
#[cfg(test)]
mod waived_tests;
mod words;

pub use claims::{claims_human, claims_jsonl};
pub use diff::{Cause, Diff, DiffFormat, Flip, diff, diff_format, diff_formats, diff_with};
pub use escape::write_compact as write_json_line;
pub use formats::{Format, format, formats};
pub use jsonl::finding_line;
pub use options::{Colour, Options};
pub use read::{ReadReportError, read_report};

pub use factlint_model::Report;
