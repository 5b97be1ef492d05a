//! A sentence of a block as a row of items, with what the sentences before it say of them.

use crate::block::BlockKind;
use crate::engine::Reading;
use crate::lead::leads_rust;
use crate::mention::{
    Bond, Item, Owner, Owns, Sign, VersionMention, What, articles, is_rust_shaped, items, own, relative, same_release,
};
use crate::sentence::sentence_before;
use crate::token::tokens;
use crate::vocabulary::{is_no_name, is_other};

/// What stands behind a version with which a sentence goes on about the crate of the one before.
const GOES_ON: &[&str] = &[
    "has", "had", "was", "is", "came", "followed", "appeared", "arrived", "fixes", "fixed", "needs", "wants", "wanted",
    "requires", "raises", "raised", "adds", "added", "landed", "shipped", "dates", "of",
];

impl Reading<'_> {
    /// The items of a sentence, with whose versions they are.
    pub(crate) fn items(&self, start: usize, end: usize) -> Vec<Item> {
        let mut row = self.plain_items(start, end);
        same_release(&mut row, &self.block.text, || {
            let before = sentence_before(&self.block.text, start);
            before.map(|(start, end)| self.plain_items(start, end)).unwrap_or_default()
        });
        row
    }

    /// The same, but for words that point back to a sentence before.
    fn plain_items(&self, start: usize, end: usize) -> Vec<Item> {
        let mut row = items(&tokens(self.block, start, end), self.block);
        let written = || self.scope.heading_date.map(|(date, _)| date).or(self.scope.document_date.map(|dated| dated.date));
        if let Some(written) = written() {
            relative(&mut row, &self.block.text, written);
        }
        articles(&mut row, &self.block.text);
        let is_open = self.lead().is_none() && !self.scope.is_of_heading && start > 0;
        let told = if is_open { self.told_before(start) } else { None };
        let owns = Owns {
            about: told.or_else(|| self.about()),
            leads: told.is_some() || self.lead().is_some() || self.scope.is_of_heading,
            leads_rust: leads_rust(self.block),
            about_rust: self.scope.whole.about_rust,
            about_toolchain: self.scope.about_toolchain,
            about_needs: self.scope.about_toolchain || self.scope.entry.is_some_and(|entry| entry.contains("MSRV")),
            lists_supported: self.scope.heading.is_some_and(|heading| heading.contains("supported version")),
            in_cell: matches!(self.block.kind, BlockKind::Cell(_)),
            whole: Some(self.scope.whole),
        };
        own(&mut row, &self.block.text, &owns);
        if start > 0 {
            self.goes_on(&mut row, start);
        }
        self.carry(&mut row, start);
        row
    }

    /// "The team is on Brindle 0.17. 0.18 has been out since May": a sentence that begins with a bare version goes on with the one
    /// crate that the sentence before names.
    fn goes_on(&self, row: &mut [Item], start: usize) {
        let text = &self.block.text;
        if !matches!(self.block.kind, BlockKind::Paragraph | BlockKind::Item) || self.scope.whole.about_rust {
            return;
        }
        let at = usize::from(row.first().is_some_and(|first| first.is_word(text, "version")));
        let is_date = |at: usize| matches!(row.get(at).map(|item| &item.what), Some(What::Date(_)));
        let goes_on = row
            .get(at + 1)
            .is_some_and(|next| GOES_ON.iter().any(|word| next.is_word(text, word)) || next.is_mark('(') && is_date(at + 2));
        let bare = match row.get(at).map(|item| &item.what) {
            Some(What::Version(mention)) => mention.owner.is_none() && !is_rust_shaped(mention) && goes_on,
            _ => false,
        };
        let name = || {
            let (start, end) = sentence_before(text, start).filter(|_| bare)?;
            self.only_crate(start, end)
        };
        if let Some(name) = name()
            && let What::Version(mention) = &mut row[at].what
        {
            mention.owner = Some((Owner::Crate(name), Bond::Clause));
        }
    }

    /// The crate that a sentence names, where it names one only, and nothing else that has versions.
    fn only_crate(&self, start: usize, end: usize) -> Option<String> {
        let text = &self.block.text;
        let mut row = items(&tokens(self.block, start, end), self.block);
        own(&mut row, text, &Owns { whole: Some(self.scope.whole), ..Owns::default() });
        let mut only: Option<String> = None;
        for item in &row {
            let name = match &item.what {
                What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) if *bond >= Bond::Clause => name,
                What::Version(_) => return None,
                What::Name(name) if name.sign >= Sign::Code => &name.name,
                What::Word if item.start > start && self.is_another(&text[item.start..item.end]) => return None,
                _ => continue,
            };
            if only.as_ref().is_some_and(|only| only != name) {
                return None;
            }
            only = Some(name.clone());
        }
        only
    }

    /// Whether a word may name something else that has versions.
    pub(crate) fn is_another(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        // Within a sentence a capital makes a name also of a word that is in every dictionary.
        let is_name = word.starts_with(char::is_uppercase) && word.len() > 1 && !is_no_name(&small);
        is_name || is_other(&small) || self.scope.whole.has_versions(&small)
    }
}
