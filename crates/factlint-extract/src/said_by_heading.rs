//! What a heading says of the crates that a table lists below it: "Unmaintained crates".

use factlint_kinds::grammar::ValueRole;
use factlint_model::{Comparator, Subject};

use crate::block::Block;
use crate::engine::Reading;
use crate::mention::{Item, items, name_of};
use crate::parts::Parts;
use crate::pattern::{self, READY, Row};
use crate::settle::Draft;
use crate::token::tokens;

/// The groups of words that say a value before a noun.
const GROUPS: &[&str] = &["adjective", "weak-adjective"];

/// Nouns in a heading that say that crates are listed below.
const NOUNS: &[&str] = &["crates", "dependencies", "libraries", "packages"];

impl Reading<'_> {
    /// The claim that the heading makes of the crate in a cell, where no column says the same. `heads` are those of the columns
    /// beside it.
    pub(crate) fn told_by_heading(&self, heads: &[&str]) -> Vec<Draft> {
        let Some(heading) = self.scope.heading.filter(|heading| NOUNS.iter().any(|noun| heading.contains(noun))) else {
            return Vec::new();
        };
        let block = Block::alone(heading);
        let words = items(&tokens(&block, 0, heading.len()), &block);
        // "6. Unmaintained crates": the number is no word of it.
        let from = words.iter().position(|item| item.word(heading).is_some_and(|word| word.starts_with(char::is_alphabetic)));
        let words = words.get(from.unwrap_or_default()..).unwrap_or_default();
        let is_noun = |item: &Item| NOUNS.iter().any(|noun| item.is_word(heading, noun));
        let said_of_crates = Row { items: words, text: heading, whole: self.whole };
        let kinds = READY.iter().map(|ready| ready.kind).filter(|kind| {
            let grammar = kind.grammar();
            let has_column = heads.iter().any(|head| grammar.columns.contains(head));
            grammar.value == ValueRole::WordMaybeAt && !has_column && self.is_wanted(*kind)
        });
        let row = self.row(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole: self.whole };
        let drafts = kinds.filter_map(|kind| {
            let said = |group: &&str| pattern::says(said_of_crates, kind, group);
            let (value, _) = GROUPS.iter().find_map(said).filter(|(_, end)| words.get(*end).is_some_and(is_noun))?;
            let (item, name) = row.items.iter().find_map(|item| Some((item, name_of(item, row.text)?)))?;
            let parts = Parts {
                subject: Subject::krate(&name.name),
                value: value.to_owned(),
                value_at: None,
                comparator: Comparator::Exact,
                step: 1,
                start: item.start,
                end: item.end,
                rank: 0,
                conjunct: 0,
                mention: None,
            };
            self.finish(kind, row, parts)
        });
        drafts.collect()
    }
}
