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
    /// Findings win over incompleteness.
    pub(crate) fn of(worst: Worst, fail_on: &[Verdict], allow_incomplete: bool) -> Self {
        // Verdicts are ordered by seriousness, most serious first: a finding at or above the least serious one that is named.
        let least = fail_on.iter().max();
        if least.zip(worst.verdict).is_some_and(|(least, worst)| worst <= *least) {
            return Self::Findings;
        }
        if worst.is_incomplete && !allow_incomplete { Self::Incomplete } else { Self::Clean }
    }

    /// Input that could not be read wins over all.
    pub(crate) fn or_unusable(self, is_unusable: bool) -> Self {
        if is_unusable { Self::Unusable } else { self }
    }
}

/// What of some findings decides how a run ends. What a person let stand does not count.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Worst {
    /// The most serious verdict.
    pub verdict: Option<Verdict>,
    /// Whether one is undecided that another run may decide.
    pub is_incomplete: bool,
}

impl Worst {
    /// That of these findings.
    pub(crate) fn of(findings: &[Finding]) -> Self {
        let counting = findings.iter().filter(|finding| finding.waiver.is_none());
        counting.fold(Self::default(), |worst, finding| {
            let is_incomplete = finding.reason.is_some_and(Reason::is_incomplete);
            worst.and(Self { verdict: Some(finding.verdict), is_incomplete })
        })
    }

    /// That of both.
    pub(crate) fn and(self, other: Self) -> Self {
        let verdict = self.verdict.into_iter().chain(other.verdict).min();
        Self { verdict, is_incomplete: self.is_incomplete || other.is_incomplete }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
