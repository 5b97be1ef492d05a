//! Licences as a list: "Licensed under either of", and below it an item for each.

use factlint_kinds::grammar::ValueRole;
use factlint_model::{Comparator, Subject};

use crate::block::{Block, BlockKind};
use crate::engine::Reading;
use crate::license;
use crate::parts::Parts;
use crate::pattern::{READY, Row};
use crate::settle::Draft;

/// How the words end that lead to such a list.
const LEADS: &[&str] =
    &["either of", "any of", "one of", "either of the following", "any of the following", "one of the following"];

/// Words behind "the following" in such words: "the following three licenses".
const NOUNS: &[&str] = &["licenses", "licences"];

/// The most licences that one can choose from.
const MOST: usize = 5;

/// Whether a block may lead to a list of licences.
pub(crate) fn leads_to_licenses(block: &Block, next: Option<&Block>) -> bool {
    let is_item = next.is_some_and(|next| next.kind == BlockKind::Item);
    is_item && block.kind == BlockKind::Paragraph && block.text.trim_end().trim_end_matches(':').ends_with(['f', 's', 'n', 'g'])
}

impl Reading<'_> {
    /// The licence of the crate that the text is about, where this block leads to a list of licences. `below` is what stands
    /// under it.
    #[inline(never)]
    pub(crate) fn license_list(&self, below: &[Block]) -> Vec<Draft> {
        let text = self.block.text.trim().trim_end_matches(':');
        let lower = text.to_lowercase();
        let lower = lower.trim_end_matches(", at your option");
        let leads = (LEADS.iter().any(|end| lower.ends_with(end))
            || NOUNS.iter().any(|noun| lower.ends_with(noun)) && lower.contains("the following "))
            && (lower.contains("licen") || self.scope.heading.is_some_and(|heading| heading.contains("licen")));
        if !leads || self.block.kind != BlockKind::Paragraph {
            return Vec::new();
        }
        let Some(about) = self.scope.about else { return Vec::new() };
        let items = below.iter().take_while(|block| block.kind == BlockKind::Item).take(MOST + 1);
        let names: Option<Vec<String>> =
            items.map(|block| license::read(block.text.trim_start().trim_start_matches('[')).map(|(_, name)| name)).collect();
        let Some(mut names) = names.filter(|names| (2..=MOST).contains(&names.len())) else { return Vec::new() };
        names.dedup();
        if names.len() < 2 {
            return Vec::new();
        }
        let row = self.row(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole: self.whole };
        let start = self.block.text.len() - self.block.text.trim_start().len();
        let kinds = READY.iter().map(|ready| ready.kind).filter(|kind| kind.grammar().value == ValueRole::License);
        let drafts = kinds.filter(|kind| self.is_wanted(*kind)).filter_map(|kind| {
            let parts = Parts {
                subject: Subject::krate(about),
                value: names.join(" OR "),
                value_at: None,
                comparator: Comparator::Exact,
                step: 1,
                start,
                end: start + text.len(),
                rank: 0,
                conjunct: start,
                mention: None,
            };
            self.finish(kind, row, parts)
        });
        drafts.collect()
    }
}
