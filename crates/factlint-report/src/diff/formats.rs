//! The registry of ways to write a comparison.

use std::{fmt, io};

use super::{Diff, html, human, json, markdown};
use crate::Options;

/// A way to write the comparison of two reports.
pub struct DiffFormat {
    /// The word behind `--format`.
    pub name: &'static str,
    /// Writes the whole comparison.
    pub render: fn(&Diff<'_>, &Options, &mut dyn io::Write) -> io::Result<()>,
}

impl fmt::Debug for DiffFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DiffFormat").field("name", &self.name).finish_non_exhaustive()
    }
}

static FORMATS: &[DiffFormat] = &[
    DiffFormat { name: "html", render: html::render },
    DiffFormat { name: "human", render: human::render },
    DiffFormat { name: "json", render: json::render },
    DiffFormat { name: "markdown", render: markdown::render },
];

/// All formats of a comparison, in alphabetical order.
#[must_use]
pub fn diff_formats() -> &'static [DiffFormat] {
    FORMATS
}

/// The format of a comparison with this name.
#[must_use]
pub fn diff_format(name: &str) -> Option<&'static DiffFormat> {
    FORMATS.iter().find(|format| format.name == name)
}
