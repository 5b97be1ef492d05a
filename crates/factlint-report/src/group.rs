//! A fact that a document gets wrong five times is one matter for its author, in five places.

use std::collections::HashMap;

use factlint_model::{Finding, Report, Verdict};

/// Equal findings of one document, in the order of the document.
pub(crate) struct Group<'a> {
    /// The one whose words are shown.
    pub(crate) first: &'a Finding,
    /// The others.
    pub(crate) others: Vec<&'a Finding>,
}

impl<'a> Group<'a> {
    /// All findings, the first one first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a Finding> + '_ {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }
}

/// The findings with one of these verdicts: document after document in the order of the report, in each the most serious
/// verdict first, then in the order of the text.
pub(crate) fn groups<'a>(report: &'a Report, shown: impl Fn(Verdict) -> bool) -> Vec<Group<'a>> {
    let mut documents: HashMap<&str, usize> = HashMap::new();
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut groups: Vec<(usize, Group<'a>)> = Vec::new();
    for finding in &report.findings {
        let next = documents.len();
        let document = *documents.entry(&finding.claim.doc).or_insert(next);
        if !shown(finding.verdict) {
            continue;
        }
        match places.entry((document, matter(finding))) {
            std::collections::hash_map::Entry::Occupied(place) => groups[*place.get()].1.others.push(finding),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(groups.len());
                groups.push((document, Group { first: finding, others: Vec::new() }));
            }
        }
    }
    groups.sort_by_key(|(document, group)| (*document, group.first.verdict));
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What makes two findings of a document the same: what is said, and what the evidence says of it.
fn matter(finding: &Finding) -> impl Eq + std::hash::Hash + '_ {
    let claim = &finding.claim;
    let said = (&claim.predicate, &claim.subject, &claim.value, claim.comparator, claim.as_of);
    (said, finding.verdict, finding.reason, &finding.actual, &finding.waiver)
}
