//! What a document asks factlint to leave alone: `<!-- factlint: ignore[repo.stars] reason until=2027-01-01 -->`.

use jiff::civil::Date;

use crate::Span;

/// An exception as it stands in a document. Whether it is sound (it has a reason, its kinds are known, it has not expired, and
/// something needs it) is for the judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The path of the document as it was given.
    pub doc: String,
    /// The whole comment.
    pub span: Span,
    /// The line of its first byte, from 1.
    pub line: usize,
    /// The column of that byte in characters, from 1.
    pub column: usize,
    /// Exactly the bytes of `span`.
    pub text: String,
    /// The predicates that it names, as they were written; `*` stands for all.
    pub kinds: Vec<String>,
    /// Why; empty where none is given.
    pub reason: String,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// What it covers; empty where nothing follows it.
    pub covers: Span,
    /// What is wrong with the way it is written.
    pub fault: Option<ExceptionFault>,
}

/// What can be wrong with the way an exception is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExceptionFault {
    /// The word behind `factlint:` is none that is known.
    UnknownWord(String),
    /// There are no kinds in brackets.
    NoKinds,
    /// What stands behind `until=` is no day.
    NoDay(String),
    /// A region that does not end.
    Unclosed,
    /// The end of a region that did not begin.
    NotBegun,
}
