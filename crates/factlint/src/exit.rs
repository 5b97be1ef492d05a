//! The exit codes of design section 4.

use std::process::ExitCode;

use factlint_model::{Finding, Reason, Verdict};

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing to report.
    Clean = 0,
    /// Findings at or above `--fail-on`; something new in a diff.
    Findings = 1,
    /// Usage, settings or unreadable input.
    Unusable = 2,
    /// `verify` recognised no assertion that can be checked.
    NothingToCheck = 3,
    /// Some claims are undecided, and another run may decide them.
    Incomplete = 4,
}

impl Exit {
    /// Findings win over incompleteness; what a person let stand counts for neither.
    pub(crate) fn of(findings: &[Finding], fail_on: &[Verdict], allow_incomplete: bool) -> Self {
        let counts = |finding: &&Finding| finding.waiver.is_none();
        // Verdicts are ordered by seriousness, most serious first: a finding at or above the least serious one that is named.
        let least = fail_on.iter().max();
        if least.is_some_and(|least| findings.iter().filter(counts).any(|finding| finding.verdict <= *least)) {
            return Self::Findings;
        }
        let is_open = |finding: &Finding| finding.reason.is_some_and(Reason::is_incomplete);
        if !allow_incomplete && findings.iter().filter(counts).any(is_open) { Self::Incomplete } else { Self::Clean }
    }

    /// Input that could not be read wins over all.
    pub(crate) fn or_unusable(self, is_unusable: bool) -> Self {
        if is_unusable { Self::Unusable } else { self }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
