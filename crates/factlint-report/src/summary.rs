//! The end of the report: what was covered, and what stayed open.

use std::collections::BTreeMap;

use factlint_model::{Finding, Reason, Report, Verdict};

use crate::paint::Ink;
use crate::{Colour, words};

/// A space at which a line is not broken. What is laid out has plain spaces in its place.
pub(crate) const TIE: char = '\u{a0}';

/// How many findings there are of each verdict.
#[derive(Default, Clone, Copy)]
pub(crate) struct Tally {
    /// In the order of [`Verdict::ALL`].
    counts: [usize; 4],
}

impl Tally {
    /// Counts the findings.
    pub(crate) fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        findings.into_iter().fold(Self::default(), |mut tally, finding| {
            tally.add(finding.verdict);
            tally
        })
    }

    /// Counts one more.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        for (known, count) in Verdict::ALL.iter().zip(&mut self.counts) {
            *count += usize::from(*known == verdict);
        }
    }

    /// How many there are with this verdict.
    pub(crate) fn count(&self, verdict: Verdict) -> usize {
        Verdict::ALL.iter().zip(self.counts).filter(|(known, _)| **known == verdict).map(|(_, count)| count).sum()
    }

    /// How many there are.
    pub(crate) fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The verdicts that occur, as "190 supported", the best first.
    pub(crate) fn words(&self, colour: Colour) -> Vec<String> {
        [
            (Verdict::Supported, "supported", Ink::Good),
            (Verdict::Outdated, "outdated", Ink::Warn),
            (Verdict::Contradicted, "contradicted", Ink::Bad),
            (Verdict::Unverifiable, "undecided", Ink::Label),
        ]
        .into_iter()
        .filter(|(verdict, ..)| self.count(*verdict) > 0)
        .map(|(verdict, word, ink)| colour.paint(ink, &format!("{}{TIE}{word}", self.count(verdict))))
        .collect()
    }
}

/// How many claims stayed undecided for each reason.
pub(crate) fn reasons(report: &Report) -> BTreeMap<Reason, Vec<&Finding>> {
    let mut reasons: BTreeMap<Reason, Vec<&Finding>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| finding.verdict == Verdict::Unverifiable) {
        if let Some(reason) = finding.reason {
            reasons.entry(reason).or_default().push(finding);
        }
    }
    reasons
}

/// "212 assertions: 190 supported, 9 outdated, 4 contradicted, 9 undecided (5 no-evidence, 4 offline)".
pub(crate) fn coverage(report: &Report, colour: Colour) -> String {
    let tally = Tally::of(&report.findings);
    if tally.total() == 0 {
        return "no checkable assertion was found".to_owned();
    }
    let why: Vec<String> =
        reasons(report).iter().map(|(reason, findings)| format!("{}{TIE}{}", findings.len(), reason.name())).collect();
    let why = if why.is_empty() { String::new() } else { format!(" ({})", why.join(", ")) };
    let waived = report.findings.iter().filter(|finding| finding.waiver.is_some()).count();
    let waived = if waived == 0 { String::new() } else { format!("; {waived} of them may stand") };
    format!("{}: {}{why}{waived}", words::counted(tally.total(), "assertion"), tally.words(colour).join(", "))
}

/// One line for each predicate, if there is more than one.
pub(crate) fn by_kind(report: &Report, colour: Colour) -> Vec<String> {
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for finding in &report.findings {
        kinds.entry(words::one_line(&finding.claim.predicate)).or_default().add(finding.verdict);
    }
    if kinds.len() < 2 {
        return Vec::new();
    }
    let width = kinds.keys().map(String::len).max().unwrap_or(0);
    kinds.iter().map(|(kind, tally)| format!("{kind:width$}  {}", tally.words(colour).join(", "))).collect()
}
