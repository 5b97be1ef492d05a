//! A claim with its verdict, the evidence, and the words for a person.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Claim, Reason, Role, Waiver};

/// What the evidence says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The evidence disagrees.
    Contradicted,
    /// It agreed once and no longer does.
    Outdated,
    /// No decision.
    Unverifiable,
    /// The evidence agrees.
    Supported,
}

impl Verdict {
    /// All verdicts, most serious first.
    pub const ALL: [Self; 4] = [Self::Contradicted, Self::Outdated, Self::Unverifiable, Self::Supported];

    /// The word that reports use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradicted => "contradicted",
            Self::Outdated => "outdated",
            Self::Unverifiable => "unverifiable",
            Self::Supported => "supported",
        }
    }

    /// The verdict with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// One observation behind a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceItem {
    /// The name of the source.
    pub source: String,
    /// The page that a person can open.
    pub url: String,
    /// When it was seen.
    pub observed_at: Timestamp,
    /// Since when it holds, where the source tells.
    pub valid_from: Option<Date>,
    /// What was seen, in words that stand by themselves ("0.9.1 published 2025-08-20").
    pub value: String,
}

/// What to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Suggestion {
    /// The first byte in the file to be replaced.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// The new text, in the style of the author.
    pub replacement: String,
    /// Whether a machine may write it: a wrong value of a fixed fact.
    pub safe: bool,
}

/// The window of the document that a report shows around a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Context {
    /// The byte of the file at which the window begins.
    pub start: usize,
    /// The line of that byte, from 1.
    pub line: usize,
    /// The column of that byte in characters, from 1.
    pub column: usize,
    /// The bytes of the file from there.
    pub text: String,
}

/// Another place of the document that takes part in a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// What it has to do with the claim.
    pub role: Role,
    /// The first byte in the file.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// The line of the first byte, from 1.
    pub line: usize,
    /// The column of the first byte in characters, from 1.
    pub column: usize,
    /// The line in which it stands, as far as a report shows it.
    pub context: Context,
}

/// A claim with its verdict. Serialised it is one line of `audit --format jsonl`; the JSON report adds `context`, `related` and
/// `history`, which a rendering needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What was said.
    #[serde(flatten)]
    pub claim: Claim,
    /// What the evidence says of it.
    pub verdict: Verdict,
    /// Why it is undecided; nothing for the other verdicts.
    pub reason: Option<Reason>,
    /// What the evidence says the value is.
    pub actual: Option<String>,
    /// The observations behind the verdict.
    pub evidence: Vec<EvidenceItem>,
    /// What is the matter, in one sentence.
    pub message: String,
    /// What to write instead.
    pub suggestion: Option<Suggestion>,
    /// A name for this finding that survives edits elsewhere in the document.
    pub fingerprint: String,
    /// Why it does not count, where a person let it stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
    /// The text around the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// Where else in the document the date and the subject come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Place>,
    /// What the value was on some days, as far as it was seen; nothing for what never changes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub history: BTreeMap<Date, String>,
}

impl Finding {
    /// Whether it is wrong, and nobody let it stand.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.verdict <= Verdict::Outdated && self.waiver.is_none()
    }
}

/// The name of a finding: a hash of the document's path, the triple, the words of the claim and how many equal ones stand
/// before it in the document. Line numbers take no part.
#[must_use]
pub fn fingerprint(claim: &Claim, equal_before: usize) -> String {
    let mut parts = String::with_capacity(256);
    for part in [claim.doc.as_str(), &claim.predicate, claim.subject.as_str(), &claim.value] {
        parts.push_str(part);
        parts.push('\0');
    }
    for (place, word) in claim.text.split_whitespace().enumerate() {
        if place > 0 {
            parts.push(' ');
        }
        parts.push_str(word);
    }
    parts.push('\0');
    parts.push_str(&equal_before.to_string());
    parts.push('\0');
    blake3::hash(parts.as_bytes()).to_hex()[..16].to_owned()
}
