//! Why a finding is not what it was.

use factlint_model::{Finding, Reason, Run, Verdict};
use jiff::Timestamp;

use crate::words;

/// Why a finding is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The words are new, or gone, or their date is another.
    Document,
    /// The document or the rules of extraction changed: the program is another one, so the reports alone cannot tell.
    DocumentOrRules,
    /// The evidence says something else.
    World {
        /// What it said.
        from: Option<String>,
        /// What it says.
        to: Option<String>,
        /// When that was seen.
        seen: Option<Timestamp>,
    },
    /// It could not be looked up this time.
    Missed(Reason),
    /// It could not be looked up last time.
    Found(Reason),
    /// The evidence is the same and the program is another one.
    Rules {
        /// The program that wrote the old report.
        from: String,
        /// The program that wrote the new report.
        to: String,
    },
    /// The evidence and the program are the same, and the day that counts as now is another one.
    Time,
    /// Nothing that a report holds is different: the settings are.
    Settings,
}

impl Cause {
    /// The word for programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::DocumentOrRules => "document-or-rules",
            Self::World { .. } => "world",
            Self::Missed(_) => "missed",
            Self::Found(_) => "found",
            Self::Rules { .. } => "rules",
            Self::Time => "time",
            Self::Settings => "settings",
        }
    }

    /// The words for a person.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Document => "the document changed".to_owned(),
            Self::DocumentOrRules => "the document changed, or the program reads it otherwise".to_owned(),
            Self::World { from, to, seen } => {
                let seen = seen.map_or_else(String::new, |seen| format!(", seen {}", words::day(seen)));
                let value = |value: &Option<String>| {
                    value.as_deref().map_or_else(|| "nothing".to_owned(), |value| words::one_line(&words::grouped(value)))
                };
                if from == to {
                    format!("the evidence is another{seen}")
                } else {
                    format!("the world changed: {} → {}{seen}", value(from), value(to))
                }
            }
            Self::Missed(reason) => format!("not looked up this time: {}", words::reason(*reason)),
            Self::Found(reason) => format!("looked up again; last time: {}", words::reason(*reason)),
            Self::Rules { from, to } => format!("the rules changed: {} → {}", words::one_line(from), words::one_line(to)),
            Self::Time => "time passed".to_owned(),
            Self::Settings => "the settings changed".to_owned(),
        }
    }
}

/// The cause for a pair of findings with one fingerprint, of which one may be missing.
pub(super) fn of(old: Option<&Finding>, new: Option<&Finding>, old_run: &Run, new_run: &Run) -> Cause {
    let (Some(old), Some(new)) = (old, new) else {
        return if old_run.tool == new_run.tool { Cause::Document } else { Cause::DocumentOrRules };
    };
    let missed = |finding: &Finding| finding.reason.filter(|reason| reason.is_incomplete());
    if let Some(reason) = missed(new) {
        return Cause::Missed(reason);
    }
    if let Some(reason) = missed(old) {
        return Cause::Found(reason);
    }
    if (old.claim.as_of, old.claim.comparator) != (new.claim.as_of, new.claim.comparator) {
        return Cause::Document;
    }
    if old.actual != new.actual || told(old) != told(new) {
        let seen = new.evidence.iter().map(|item| item.observed_at).max();
        return Cause::World { from: said(old), to: said(new), seen };
    }
    if old_run.tool != new_run.tool {
        return Cause::Rules { from: old_run.tool.clone(), to: new_run.tool.clone() };
    }
    if old_run.now == new_run.now { Cause::Settings } else { Cause::Time }
}

/// What the evidence says, whenever that was seen.
fn told(finding: &Finding) -> Vec<(&str, &str)> {
    finding.evidence.iter().map(|item| (item.source.as_str(), item.value.as_str())).collect()
}

fn said(finding: &Finding) -> Option<String> {
    match finding.verdict {
        Verdict::Unverifiable => finding.actual.clone(),
        _ => finding.actual.clone().or_else(|| finding.evidence.last().map(|item| item.value.clone())),
    }
}
