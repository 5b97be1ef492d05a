//! Properties of a crate, each on a line of its own below its name: "**License:** MIT", "Latest: 0.8.4 (2025-06-01)".

use factlint_kinds::Kind;
use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_model::Subject;

use crate::block::BlockKind;
use crate::column::may_head;
use crate::engine::{Reading, version_of};
use crate::mention::{Item, What, items};
use crate::pattern::READY;
use crate::settle::Draft;
use crate::table::plain;
use crate::token::tokens;

/// The longest name of a property, in bytes.
const LONGEST: usize = 32;

/// Names of columns that are no names of properties.
const STEPS: &[&str] =
    &["before", "after", "from", "to", "old", "new", "used", "using", "note", "notes", "remark", "remarks", "comment"];

impl Reading<'_> {
    /// The claims of a line that is a property of the crate which the heading, or the item above, names.
    pub(crate) fn property_line(&self) -> Vec<Draft> {
        let text = &self.block.text;
        if !matches!(self.block.kind, BlockKind::Item | BlockKind::Paragraph) {
            return Vec::new();
        }
        let colon = memchr::memchr(b':', &text.as_bytes()[..text.len().min(LONGEST)]);
        colon.filter(|colon| may_head(&text[..*colon])).map_or_else(Vec::new, |colon| self.property_behind(colon))
    }

    /// The same of a line with a colon there. Most blocks have none: it stands apart from what is done with all of them.
    #[inline(never)]
    fn property_behind(&self, colon: usize) -> Vec<Draft> {
        let text = &self.block.text;
        let key = plain(&text[..colon]);
        let mut kinds = self.kinds_of(&key);
        if kinds.is_empty() || STEPS.contains(&key.as_str()) {
            return Vec::new();
        }
        kinds.retain(|kind| is_of_crate(*kind) && !(kind.grammar().is_of_needs() && self.follows_version_in_use("")));
        // A version with its date has digits.
        if kinds.is_empty() && !text[colon..].bytes().any(|b| b.is_ascii_digit()) {
            return Vec::new();
        }
        let Some(name) = self.scope.section.filter(|_| self.scope.release.is_none()) else { return Vec::new() };
        let from = text.len() - text[colon + 1..].trim_start_matches(['*', '_', ' ']).len();
        let told = Subject::krate(name);
        let own = kinds.into_iter().filter_map(|kind| self.column(kind, &key, from, &[], Some(&told)));
        let mut drafts: Vec<Draft> = own.collect();
        if self.is_version_with_date(from) {
            drafts.extend(self.days().filter_map(|kind| self.column(kind, &key, from, &[], Some(&told))));
        }
        drafts
    }

    /// The kinds that give a release its day.
    pub(crate) fn days(&self) -> impl Iterator<Item = &'static dyn Kind> {
        READY.iter().map(|ready| ready.kind).filter(|kind| {
            let grammar = kind.grammar();
            grammar.value == ValueRole::Date && grammar.subject == SubjectRole::CrateRelease && self.is_wanted(*kind)
        })
    }

    /// Whether the block begins, behind `from`, with a version and a date behind it, in brackets or behind a comma.
    pub(crate) fn is_version_with_date(&self, from: usize) -> bool {
        let row = items(&tokens(self.block, from, self.block.text.len()), self.block);
        let date = row.iter().position(|item| matches!(item.what, What::Date(_)));
        let is_plain = |item: &Item| match item.what {
            What::Version(_) => true,
            What::Word => ["released", "published", "on", "of"].iter().any(|word| item.is_word(&self.block.text, word)),
            _ => item.is_mark('(') || item.is_mark(','),
        };
        date.is_some_and(|date| date > 0 && version_of(&row[0]).is_some() && row[..date].iter().all(is_plain))
    }
}

/// Whether what a kind says is said of a crate or its repository as a whole.
pub(crate) fn is_of_crate(kind: &dyn Kind) -> bool {
    matches!(
        kind.grammar().subject,
        SubjectRole::Crate | SubjectRole::CrateMaybeAt | SubjectRole::ReleaseMaybeBare | SubjectRole::Repository
    )
}
