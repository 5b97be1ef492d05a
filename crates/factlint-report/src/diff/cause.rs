//! Why a finding is not what it was.

use factlint_model::{AsOfFrom, Finding, Reason, Run, Verdict};
use jiff::Timestamp;

use crate::words;

/// Why a finding is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// The words are new, or gone, or their date is another.
    Document,
    /// The old run did not read the document.
    NewDocument,
    /// The new run did not read the document.
    GoneDocument,
    /// The document changed, and the program is another one, too: the reports alone cannot tell which of them it was.
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
    /// A person let it stand, and does so no longer.
    NoLongerWaived,
    /// A person lets it stand since.
    Waived,
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
            Self::Document | Self::NewDocument | Self::GoneDocument => "document",
            Self::DocumentOrRules => "document-or-rules",
            Self::World { .. } => "world",
            Self::Missed(reason) => reason.name(),
            Self::Found(_) => "looked-up-again",
            Self::Rules { .. } => "rules",
            Self::NoLongerWaived | Self::Waived => "waiver",
            Self::Time => "time",
            Self::Settings => "settings",
        }
    }

    /// The words for a person.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Document => "the document changed".to_owned(),
            Self::NewDocument => "the document was not read last time".to_owned(),
            Self::GoneDocument => "the document was not read this time".to_owned(),
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
            Self::Missed(Reason::SourceFailed) => "a source failed: it could not be looked up this time".to_owned(),
            Self::Missed(reason) => format!("not looked up this time: {}", words::reason(*reason)),
            Self::Found(reason) => format!("looked up again; last time: {}", words::reason(*reason)),
            Self::Rules { from, to } => format!("the rules changed: {} → {}", words::one_line(from), words::one_line(to)),
            Self::NoLongerWaived => "it was let stand, and no longer is".to_owned(),
            Self::Waived => "it is let stand now".to_owned(),
            Self::Time => "time passed".to_owned(),
            Self::Settings => "the settings changed".to_owned(),
        }
    }
}

/// Whether a document is what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text {
    Same,
    Changed,
    /// The old run did not read it.
    New,
    /// The new run did not read it.
    Gone,
    /// A report of before documents were hashed.
    Unknown,
}

impl Text {
    fn of(doc: &str, old: &Run, new: &Run) -> Self {
        let is_told = |run: &Run| !run.documents.is_empty() || run.inputs.is_empty();
        match (old.documents.get(doc), new.documents.get(doc)) {
            (Some(old), Some(new)) if old == new => Self::Same,
            (Some(_), Some(_)) => Self::Changed,
            (None, Some(_)) if is_told(old) => Self::New,
            (Some(_), None) if is_told(new) => Self::Gone,
            _ => Self::Unknown,
        }
    }
}

/// The cause for a pair of findings with one fingerprint, of which one may be missing.
pub(super) fn of(old: Option<&Finding>, new: Option<&Finding>, old_run: &Run, new_run: &Run) -> Cause {
    let Some(doc) = new.or(old).map(|finding| finding.claim.doc.as_str()) else { return Cause::Settings };
    let text = Text::of(doc, old_run, new_run);
    let is_other_tool = old_run.tool != new_run.tool;
    let rules = || Cause::Rules { from: old_run.tool.clone(), to: new_run.tool.clone() };
    let (Some(old), Some(new)) = (old, new) else {
        return match text {
            Text::New => Cause::NewDocument,
            Text::Gone => Cause::GoneDocument,
            Text::Same if is_other_tool => rules(),
            Text::Same => Cause::Settings,
            Text::Changed | Text::Unknown if is_other_tool => Cause::DocumentOrRules,
            Text::Changed | Text::Unknown => Cause::Document,
        };
    };
    let missed = |finding: &Finding| finding.reason.filter(|reason| reason.is_incomplete());
    if let Some(reason) = missed(new) {
        return Cause::Missed(reason);
    }
    if let Some(reason) = missed(old) {
        return Cause::Found(reason);
    }
    if (old.claim.as_of, old.claim.comparator) != (new.claim.as_of, new.claim.comparator) {
        let given = [old, new].iter().any(|finding| finding.claim.as_of_from == AsOfFrom::Given);
        return match text {
            Text::Same if is_other_tool => rules(),
            Text::Same => Cause::Settings,
            _ if given && old.claim.as_of_from != new.claim.as_of_from => Cause::Settings,
            _ => Cause::Document,
        };
    }
    if old.actual != new.actual || told(old) != told(new) {
        return Cause::World { from: said(old), to: said(new), seen: seen(old, new) };
    }
    match (&old.waiver, &new.waiver) {
        (Some(_), None) => return Cause::NoLongerWaived,
        (None, Some(_)) => return Cause::Waived,
        _ => {}
    }
    if is_other_tool {
        return rules();
    }
    if old_run.now == new_run.now { Cause::Settings } else { Cause::Time }
}

/// What the evidence says, whenever that was seen.
fn told(finding: &Finding) -> Vec<(&str, &str)> {
    finding.evidence.iter().map(|item| (item.source.as_str(), item.value.as_str())).collect()
}

/// When the newest of what was not known before was seen.
fn seen(old: &Finding, new: &Finding) -> Option<Timestamp> {
    let known = told(old);
    let fresh = new.evidence.iter().filter(|item| !known.contains(&(item.source.as_str(), item.value.as_str())));
    let newest = fresh.map(|item| item.observed_at).max();
    newest.or_else(|| new.evidence.iter().map(|item| item.observed_at).max())
}

fn said(finding: &Finding) -> Option<String> {
    match finding.verdict {
        Verdict::Unverifiable => finding.actual.clone(),
        _ => finding.actual.clone().or_else(|| finding.evidence.last().map(|item| item.value.clone())),
    }
}
