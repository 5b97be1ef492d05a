//! A finding that a person reviewed and let stand, as it is stored.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Finding, Verdict};

/// It is quiet only while the evidence says what it said when the finding was reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The name of the finding.
    pub fingerprint: String,
    /// The document, for a person who reads the file.
    pub doc: String,
    /// The words of the claim, likewise.
    pub text: String,
    /// What the evidence said of it.
    pub verdict: Verdict,
    /// The value that was seen when it was reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
    /// Why it may stand.
    pub reason: String,
    /// The last day on which it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Acceptance {
    /// Lets a finding stand as it is now.
    #[must_use]
    pub fn of(finding: &Finding, reason: &str, until: Option<Date>) -> Self {
        Self {
            fingerprint: finding.fingerprint.clone(),
            doc: finding.claim.doc.clone(),
            text: finding.claim.text.split_whitespace().collect::<Vec<_>>().join(" "),
            verdict: finding.verdict,
            actual: finding.actual.clone(),
            reason: reason.to_owned(),
            until,
        }
    }
}
