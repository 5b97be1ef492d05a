//! A document as it was read, and places in it.

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// A run of bytes of a document, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
}

impl Span {
    /// The span `start..end`; an end before the start gives an empty span.
    #[must_use]
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// As a range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// A document: its path as given, with `/` separators, and its text as it is in the file, byte for byte.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as it was given, `-` for standard input and for `verify`.
    pub path: String,
    /// The text of the file. A byte-order mark, if there is one, is part of it.
    pub text: String,
    /// Where the lines begin; counted when somebody asks.
    lines: OnceLock<Vec<usize>>,
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for Document {}

impl Document {
    /// A document with this path and text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    fn lines(&self) -> &[usize] {
        let breaks = || memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at + 1);
        self.lines.get_or_init(|| std::iter::once(0).chain(breaks()).collect())
    }

    /// The line (from 1) and the column (from 1, in characters) of a byte offset.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines[line - 1];
        let column = self.text.get(start..offset).map_or(1, |before| before.chars().count() + 1);
        (line, column)
    }

    /// The byte offset at which a line (from 1) begins; the end of the text for a line that is not there.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        self.lines().get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// How many lines there are, at least one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let doc = Document::new("a.md", "é x\nzwei\r\n");
        assert_eq!(doc.line_column(0), (1, 1));
        assert_eq!(doc.line_column(3), (1, 3), "é is two bytes and one column");
        assert_eq!(doc.line_column(5), (2, 1));
        assert_eq!(doc.line_start(2), 5);
        assert_eq!(doc.line_count(), 3);
        assert_eq!(doc.line_start(99), doc.text.len());
    }
}
