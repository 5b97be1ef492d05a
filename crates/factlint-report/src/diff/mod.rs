//! Two reports compared: what is new, what is resolved, what is judged otherwise now, and why.
//!
//! Findings are told apart by their fingerprints, which survive edits elsewhere in a document. A finding is *wrong* when it is
//! contradicted or outdated; only wrong ones that nobody let stand can be new.

mod cause;
mod formats;
mod html;
mod human;
mod json;
mod markdown;

use std::collections::HashMap;

use factlint_model::{Finding, Report, Run, Verdict, WaiverOrigin};

pub use self::cause::Cause;
pub use self::formats::{DiffFormat, diff_format, diff_formats};

/// What became of the findings of one report in the next.
#[derive(Debug, Clone)]
pub struct Diff<'a> {
    /// How the run of the old report went.
    pub old_run: &'a Run,
    /// How the run of the new report went.
    pub new_run: &'a Run,
    /// What is wrong now and was not, in the order of the new report.
    pub new: Vec<Flip<'a>>,
    /// What is wrong, and a person lets it stand: new, or let stand only since, in the order of the new report.
    pub accepted: Vec<Flip<'a>>,
    /// What was wrong and is not any more, in the order of the old report.
    pub resolved: Vec<Flip<'a>>,
    /// What is judged otherwise without being new or resolved, in the order of the new report.
    pub changed: Vec<Flip<'a>>,
    /// How many findings say the same as before.
    pub unchanged: usize,
    /// How many claims came that are not wrong.
    pub added: usize,
    /// How many claims went that were not wrong.
    pub removed: usize,
}

/// A finding that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip<'a> {
    /// What it was, if it was there.
    pub old: Option<&'a Finding>,
    /// What it is, if it is still there.
    pub new: Option<&'a Finding>,
    /// Why.
    pub cause: Cause,
}

impl<'a> Flip<'a> {
    /// The finding as it is now, or as it was when it went.
    #[must_use]
    pub fn finding(&self) -> Option<&'a Finding> {
        self.new.or(self.old)
    }
}

impl<'a> Diff<'a> {
    /// The lists with their titles, in the order in which they are told.
    pub(crate) fn parts(&self) -> [(&'static str, &Vec<Flip<'a>>); 4] {
        [("New", &self.new), ("Accepted", &self.accepted), ("Resolved", &self.resolved), ("Changed", &self.changed)]
    }

    /// Whether there is something that nobody has seen yet (exit 1).
    #[must_use]
    pub fn has_news(&self) -> bool {
        !self.new.is_empty()
    }
}

/// Compares two reports.
#[must_use]
pub fn diff<'a>(old: &'a Report, new: &'a Report) -> Diff<'a> {
    diff_with(old, new, &|_, _| true)
}

/// Compares a report with one that was reviewed: a finding that was wrong before is new all the same, unless it `is_known`,
/// the old one given first.
#[must_use]
pub fn diff_with<'a>(old: &'a Report, new: &'a Report, is_known: &dyn Fn(&Finding, &Finding) -> bool) -> Diff<'a> {
    let before = by_fingerprint(old);
    let after = by_fingerprint(new);
    let mut diff = Diff {
        old_run: &old.run,
        new_run: &new.run,
        new: Vec::new(),
        accepted: Vec::new(),
        resolved: Vec::new(),
        changed: Vec::new(),
        unchanged: 0,
        added: 0,
        removed: 0,
    };
    for finding in &new.findings {
        let was = before.get(finding.fingerprint.as_str()).copied();
        let flip = Flip { old: was, new: Some(finding), cause: cause::of(was, Some(finding), &old.run, &new.run) };
        diff.sort_in(flip, is_known);
    }
    for finding in old.findings.iter().filter(|finding| !after.contains_key(finding.fingerprint.as_str())) {
        let flip = Flip { old: Some(finding), new: None, cause: cause::of(Some(finding), None, &old.run, &new.run) };
        diff.sort_in(flip, is_known);
    }
    // Both loops add to it. The findings stand in one list, so the order of their addresses is that of the report.
    diff.resolved.sort_by_key(|flip| flip.old.map(std::ptr::from_ref));
    diff
}

impl<'a> Diff<'a> {
    fn sort_in(&mut self, flip: Flip<'a>, is_known: &dyn Fn(&Finding, &Finding) -> bool) {
        let wrong = |finding: &Finding| finding.verdict <= Verdict::Outdated;
        match (flip.old, flip.new) {
            (Some(old), Some(new)) if new.is_wrong() && !(wrong(old) && !let_stand(old) && is_known(old, new)) => {
                self.new.push(flip)
            }
            (Some(old), Some(new)) if same(old, new) => self.unchanged += 1,
            (Some(old), Some(new)) if let_stand(new) && !let_stand(old) => self.accepted.push(flip),
            (Some(old), Some(new)) if wrong(old) && new.verdict == Verdict::Supported => self.resolved.push(flip),
            (Some(_), Some(_)) => self.changed.push(flip),
            (None, Some(new)) if new.is_wrong() => self.new.push(flip),
            (None, Some(new)) if wrong(new) => self.accepted.push(flip),
            (Some(old), None) if wrong(old) => self.resolved.push(flip),
            (None, _) => self.added += 1,
            (Some(_), None) => self.removed += 1,
        }
    }
}

/// Whether nothing is to be told: the verdict is the same, and if it is wrong, so is what the evidence says. A supported value
/// may grow every day.
fn same(old: &Finding, new: &Finding) -> bool {
    let actual = new.verdict == Verdict::Supported || old.actual == new.actual;
    old.verdict == new.verdict && old.reason == new.reason && let_stand(old) == let_stand(new) && actual
}

/// Whether a person said of this very finding that it may stand. That it is in a reviewed report is what the comparison tells.
fn let_stand(finding: &Finding) -> bool {
    finding.waiver.as_ref().is_some_and(|waiver| waiver.origin != WaiverOrigin::Reviewed)
}

fn by_fingerprint(report: &Report) -> HashMap<&str, &Finding> {
    report.findings.iter().map(|finding| (finding.fingerprint.as_str(), finding)).collect()
}

#[cfg(test)]
mod tests;
