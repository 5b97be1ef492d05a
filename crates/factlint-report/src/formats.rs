//! The registry: every format is one file and one line here.

use std::fmt;
use std::io;

use factlint_model::Report;

use crate::{Options, github, html, human, json, jsonl, junit, markdown, sarif};

/// A way to write a report.
pub struct Format {
    /// The word behind `--format`.
    pub name: &'static str,
    /// Writes the whole report.
    pub render: fn(&Report, &Options, &mut dyn io::Write) -> io::Result<()>,
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Format").field("name", &self.name).finish_non_exhaustive()
    }
}

/// All formats, in alphabetical order.
static FORMATS: &[Format] = &[
    Format { name: "github", render: github::render },
    Format { name: "html", render: html::render },
    Format { name: "human", render: human::render },
    Format { name: "json", render: json::render },
    Format { name: "jsonl", render: jsonl::render },
    Format { name: "junit", render: junit::render },
    Format { name: "markdown", render: markdown::render },
    Format { name: "sarif", render: sarif::render },
];

/// All formats, in alphabetical order.
#[must_use]
pub fn formats() -> &'static [Format] {
    FORMATS
}

/// The format with this name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_alphabetical_and_found_by_name() {
        assert!(formats().is_sorted_by(|a, b| a.name < b.name));
        assert!(formats().iter().all(|known| format(known.name).is_some_and(|found| found.name == known.name)));
        assert!(format("pdf").is_none());
    }
}
