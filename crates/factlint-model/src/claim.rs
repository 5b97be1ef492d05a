//! What somebody said.

use serde::{Deserialize, Serialize};

use crate::value::{Count, PartialDate, Value, ValueType, Within};
use crate::{Ask, Span, Subject};

/// A claim as it stands in a document. Serialised it is one line of `extract --format jsonl`, with these keys in this order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
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
    /// The predicate of the kind.
    pub predicate: String,
    /// What the claim is about.
    pub subject: Subject,
    /// What the text says of it, normalised, never corrected.
    pub value: String,
    /// How the value is meant.
    pub comparator: Comparator,
    /// The date at which the claim is to be judged.
    pub as_of: Option<PartialDate>,
    /// Which link of the chain gave that date.
    pub as_of_from: AsOfFrom,
    /// For counts: the step of the last digit that was written (`50.2k`: 100). 1 for everything else.
    #[serde(skip, default = "one")]
    pub step: u64,
    /// For dates: the days that were meant, where the value says them too roughly ("Q2 2024").
    #[serde(skip)]
    pub within: Option<Within>,
    /// Where in the file the value itself stands, so that it can be replaced.
    #[serde(skip)]
    pub value_span: Option<Span>,
    /// Where else in the file the date and the subject come from.
    #[serde(skip)]
    pub origins: Vec<Origin>,
    /// Whose value the text says it is, where the kind does not take its subject from there: the crate of a version, the
    /// compiler with which something is unstable.
    #[serde(skip)]
    pub of: Option<Subject>,
    /// Whether only its place makes the subject a name: a capitalised word of which the document shows nothing else may be that of
    /// a product.
    #[serde(skip)]
    pub guessed: bool,
    /// Whether the text tells the value as one that held at `as_of` and is over: what came later makes it no worse.
    #[serde(skip)]
    pub is_over: bool,
}

impl Claim {
    /// A claim of exactly this value, that stands nowhere yet and has no date.
    #[must_use]
    pub fn new(predicate: impl Into<String>, subject: Subject, value: impl Into<String>) -> Self {
        Self {
            doc: String::new(),
            start: 0,
            end: 0,
            line: 1,
            column: 1,
            text: String::new(),
            predicate: predicate.into(),
            subject,
            value: value.into(),
            comparator: Comparator::Exact,
            as_of: None,
            as_of_from: AsOfFrom::None,
            step: 1,
            within: None,
            value_span: None,
            origins: Vec::new(),
            of: None,
            guessed: false,
            is_over: false,
        }
    }
}

/// A place outside the claim that says something of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// What it says.
    pub role: Role,
    /// Where it stands in the file.
    pub span: Span,
}

/// What a place outside a claim has to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It gives the date at which the claim is judged.
    Date,
    /// It names the subject.
    Subject,
}

fn one() -> u64 {
    1
}

impl Claim {
    /// The claim's own question: its triple without the value.
    #[must_use]
    pub fn ask(&self) -> Ask {
        Ask::new(&self.predicate, self.subject.clone())
    }

    /// The span in the file.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// The value in the type of its kind, counts with the rounding of the author, dates with the days that were meant; nothing when it is not of that type.
    #[must_use]
    pub fn typed(&self, value_type: ValueType) -> Option<Value> {
        match value_type.parse(&self.value)? {
            Value::Count(count) => Some(Value::Count(Count { step: self.step, ..count })),
            Value::Date(date) => Some(Value::Date(date.of(self.within))),
            other => Some(other),
        }
    }
}

/// How a value is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// As it stands, at the precision that was written.
    #[default]
    Exact,
    /// `~`, about, nearly: within 10 %.
    Approx,
    /// Over, more than, at least, `50k+`.
    AtLeast,
    /// Up to, under.
    AtMost,
}

/// Where the date of a claim came from: the links of the chain of design section 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AsOfFrom {
    /// Words in the sentence.
    Sentence,
    /// A dated heading or changelog entry above.
    Heading,
    /// Front matter or a metadata block.
    FrontMatter,
    /// The metadata of an HTML page.
    Metadata,
    /// A month or day in the file's path.
    Path,
    /// The commit that last changed the line.
    Git,
    /// `--date` or the settings.
    Given,
    /// No date is known.
    #[default]
    None,
}

impl AsOfFrom {
    /// The word that reports use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Heading => "heading",
            Self::FrontMatter => "front-matter",
            Self::Metadata => "metadata",
            Self::Path => "path",
            Self::Git => "git",
            Self::Given => "given",
            Self::None => "none",
        }
    }
}
