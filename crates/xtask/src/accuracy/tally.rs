//! What was found, counted against what is labelled.

use factlint_model::Finding;

use super::cases::{Case, Label};

/// The counts of a kind.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Labelled claims.
    pub(super) claims: usize,
    /// Texts that are labelled as without a claim.
    pub(super) negatives: usize,
    found: usize,
    right: usize,
    judged: usize,
    judged_right: usize,
    /// What went wrong, for a person.
    pub(super) errors: Vec<String>,
}

impl Tally {
    /// Counts a case.
    pub(super) fn add(&mut self, case: &Case, found: &[Finding]) {
        self.claims += case.labels.len();
        self.negatives += usize::from(case.labels.is_empty());
        self.found += found.len();
        let mut left: Vec<&Finding> = found.iter().collect();
        for label in &case.labels {
            let Some(at) = left.iter().position(|finding| fits(label, finding)) else {
                self.errors.push(format!("missed {} {} in {:?}", label.subject, label.value, case.text));
                continue;
            };
            self.right += 1;
            self.judge(label, left.swap_remove(at));
        }
        let wrong = |finding: &&Finding| format!("false: {} {} in {:?}", finding.claim.subject, finding.claim.value, case.text);
        self.errors.extend(left.iter().map(wrong));
    }

    fn judge(&mut self, label: &Label, finding: &Finding) {
        let Some(verdict) = &label.verdict else { return };
        self.judged += 1;
        if finding.verdict.name() == verdict {
            self.judged_right += 1;
        } else {
            let (subject, found) = (&label.subject, finding.verdict.name());
            self.errors.push(format!("judged {found}, not {verdict}: {subject} {} ({})", label.value, finding.message));
        }
    }

    /// Adds the counts of another kind.
    pub(super) fn join(&mut self, other: &Self) {
        self.claims += other.claims;
        self.negatives += other.negatives;
        self.found += other.found;
        self.right += other.right;
        self.judged += other.judged;
        self.judged_right += other.judged_right;
    }

    /// Precision, recall and right verdicts, each as a part and its whole.
    pub(super) fn shares(&self) -> [(usize, usize); 3] {
        [(self.right, self.found), (self.right, self.claims), (self.judged_right, self.judged)]
    }
}

/// Whether a finding is of the labelled claim: phrases are compared without code font, articles and case.
fn fits(label: &Label, finding: &Finding) -> bool {
    let plain = |text: &str| {
        let lower = text.to_lowercase().replace('`', "");
        lower.trim_start_matches("the ").to_owned()
    };
    plain(&label.subject) == plain(finding.claim.subject.as_str()) && plain(&label.value) == plain(&finding.claim.value)
}
