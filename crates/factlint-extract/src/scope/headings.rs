//! The headings above a place in the text.

use std::cell::OnceCell;
use std::ops::Deref;

use factlint_model::{PartialDate, PartialVersion, Span};

use super::says::{Says, heads_plans, holds_before_dot, is_section, is_unreleased, speaks_of_toolchain};
use super::updated::Updated;
use super::{Scope, Whole, whole_source};
use crate::block::{Block, BlockKind};
use crate::date_chain::Dated;
use crate::dated_line::date_of_line;
use crate::entry::heads_list;
use crate::fold::{has_in_any_case, lower};
use crate::release_item::opens_release;

/// A heading above a block; what it says is read when somebody wants it.
#[derive(Debug)]
struct Heading<'a> {
    level: u8,
    block: &'a Block<'a>,
    says: OnceCell<Says>,
    /// The date that the line below it gives.
    dated: Option<(PartialDate, Span)>,
    /// Whether it has the beginning of a version of Rust.
    may_be_release: bool,
}

impl<'a> Heading<'a> {
    fn of(block: &'a Block, level: u8) -> Self {
        let may_be_release = holds_before_dot(&block.text, |digit| digit == b'1');
        Self { level, block, says: OnceCell::new(), dated: None, may_be_release }
    }

    fn says(&self, whole: &Whole<'_>) -> &Says {
        self.says.get_or_init(|| Says::of(self.block, whole))
    }
}

/// The level of an item of a list that stands for a heading: beneath all headings.
const DEEPEST: u8 = 7;

/// The level of a paragraph that stands for the heading of the list below it.
const OF_LIST: u8 = 8;

/// The headings above a place, as they open and close.
#[derive(Debug, Default)]
pub(crate) struct Headings<'a> {
    stack: Vec<Heading<'a>>,
    /// Whether the block before was a heading.
    is_fresh: bool,
    /// The last update of which the text speaks.
    updated: Option<Updated<'a>>,
    /// Whether the block that was taken last is quoted.
    is_quoted: bool,
}

impl<'a> Headings<'a> {
    /// Takes a heading, or an item that is a release; deeper ones and those of its level are over. Returns whether it is one.
    /// Only a block that `may_hold_version` can be a release.
    pub(crate) fn enter(&mut self, block: &'a Block<'a>, next: Option<&Block>, may_hold_version: bool) -> bool {
        // Most blocks are none, and nothing is over with them.
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        self.is_quoted = block.quoted;
        if may_hold_version || is_heading && self.updated.is_some() {
            self.update(block, is_heading);
        }
        let may_end = self.is_fresh || self.stack.last().is_some_and(|heading| heading.level >= DEEPEST);
        let may_open = match block.kind {
            BlockKind::Item => may_hold_version && block.depth == 1,
            BlockKind::Paragraph => !block.strong.is_empty(),
            _ => is_heading,
        };
        if !may_open && !may_end {
            return false;
        }
        self.turn(block, next, may_hold_version)
    }

    /// The nearest heading above.
    pub(crate) fn heading_above(&self) -> Option<&'a Block<'a>> {
        let is_heading = |block: &&Block<'_>| matches!(block.kind, BlockKind::Heading(_));
        self.stack.iter().rev().map(|heading| heading.block).find(is_heading)
    }

    /// Takes what a block says of an update. Its quotations are over with the next one, and it is over with a heading that is
    /// neither quoted nor its release.
    fn update(&mut self, block: &'a Block<'a>, is_heading: bool) {
        if let Some(updated) = Updated::of(block) {
            self.stack.retain(|heading| !heading.block.quoted);
            self.updated = Some(updated);
        } else if is_heading && !block.quoted {
            self.updated = self.updated.take().filter(|updated| block.text.contains(&updated.to.to_string()));
        }
    }

    /// The same of a block that may change them.
    #[inline(never)]
    fn turn(&mut self, block: &'a Block<'a>, next: Option<&Block>, may_hold_version: bool) -> bool {
        let level = match block.kind {
            // "## What's Changed" below "## 1.2.0" is a part of it.
            BlockKind::Heading(level) if self.stands_under(level) && is_section(block) => level + 1,
            BlockKind::Heading(level) => level,
            _ if may_hold_version && opens_release(block, next) => DEEPEST,
            _ => {
                let is_item = block.kind == BlockKind::Item;
                let is_over = block.depth == 0 || (is_item && block.depth == 1);
                self.stack.retain(|heading| match heading.level {
                    DEEPEST => !is_over,
                    OF_LIST => is_item || block.depth > 0,
                    _ => true,
                });
                // What stands below the title dates the document.
                let fresh = std::mem::take(&mut self.is_fresh).then(|| self.stack.last_mut()).flatten();
                if let Some(heading) = fresh.filter(|heading| heading.level > 1) {
                    heading.dated = date_of_line(block);
                }
                let of_toolchain = |heading: &Heading<'_>| speaks_of_toolchain(&heading.block.text.to_lowercase());
                if heads_list(block, next) && !self.stack.last().is_some_and(of_toolchain) {
                    self.stack.push(Heading::of(block, OF_LIST));
                }
                return false;
            }
        };
        self.stack.retain(|heading| heading.level < level);
        self.stack.push(Heading::of(block, level));
        self.is_fresh = true;
        true
    }

    /// Whether a heading of this level would close one that is a release.
    fn stands_under(&self, level: u8) -> bool {
        let holds_version = |heading: &Heading<'_>| holds_before_dot(&heading.block.text, |digit| digit.is_ascii_digit());
        self.stack.iter().find(|heading| heading.level == level).is_some_and(holds_version)
    }

    /// Whether the nearest heading has the beginning of a version of Rust.
    pub(crate) fn may_be_release(&self) -> bool {
        self.stack.last().is_some_and(|heading| heading.may_be_release)
    }

    /// Whether a heading may name a crate of which no sign is known elsewhere, as far as its letters tell.
    pub(crate) fn may_name(&self, name: &str) -> bool {
        /// Longer ones, in bytes, are not looked through for each word.
        const LONGEST: usize = 256;
        // A name of several words has marks between them; a link may lead to any.
        let is_joined = !name.bytes().all(|b| b.is_ascii_alphanumeric());
        let may_be_any = |block: &Block| is_joined || !block.marks.is_empty() || block.text.len() > LONGEST;
        let may_hold = |block: &Block| may_be_any(block) || has_in_any_case(&block.text, &lower(name));
        self.stack.iter().any(|heading| may_hold(heading.block))
    }

    /// Whether the nearest heading heads what has not been released yet.
    pub(crate) fn is_unreleased(&self) -> bool {
        self.stack.last().is_some_and(|heading| is_unreleased(&heading.block.text.trim().to_lowercase()))
    }

    /// The releases of several crates that the nearest heading names which names any.
    pub(crate) fn several(&self, whole: &Whole<'_>) -> &[(String, PartialVersion)] {
        let mut all = self.stack.iter().rev().map(|heading| heading.says(whole));
        let naming = all.find(|says| says.release.is_some() || says.name.is_some());
        naming.map_or(&[], |says| &says.several)
    }

    /// Whether a heading above heads plans: "Roadmap".
    pub(crate) fn head_plans(&self, whole: &Whole<'_>) -> bool {
        self.stack.iter().any(|heading| heads_plans(&heading.says(whole).text))
    }

    /// Whether the nearest heading has these words, which are in lower case, in whatever case.
    pub(crate) fn nearest_has(&self, words: &str) -> bool {
        self.stack.last().is_some_and(|heading| has_in_any_case(&heading.block.text, words))
    }

    /// The text of the nearest heading, in lower case.
    pub(crate) fn nearest(&self, whole: &Whole<'_>) -> Option<&str> {
        self.stack.last().map(|heading| heading.says(whole).text.as_str())
    }

    /// The release of Rust that the nearest heading is.
    pub(crate) fn nearest_release(&self, whole: &Whole<'_>) -> Option<&PartialVersion> {
        self.stack.last().and_then(|heading| heading.says(whole).rust.as_ref())
    }

    /// "### colours" below "## 4.1.0" in the log of one crate: what was changed, and no other crate.
    fn is_part_of_release(&self, at: usize, name: &str, whole: &Whole<'_>) -> bool {
        let block = self.stack[at].block;
        let is_word = block.marks.is_empty() && block.text.trim().bytes().all(|b| b.is_ascii_lowercase());
        let is_below = || self.stack[..at].iter().any(|above| above.says(whole).release.is_some());
        whole.is_change_log && is_word && is_below() && whole.about().is_some_and(|about| about != name) && !whole.is_sure(name)
    }

    /// What a block here can rely on.
    pub(crate) fn scope<'s>(&'s self, whole: &'s Whole<'s>, document_date: &'s dyn Deref<Target = Option<Dated>>) -> Scope<'s> {
        // The nearest first.
        let all = || self.stack.iter().rev().map(|heading| heading.says(whole));
        // "3.2 Details", and below it a heading that names a crate: the number is none of its releases.
        let reach = all().position(|heading| heading.name.is_some()).filter(|_| !whole.is_change_log);
        let mut near = all().take(reach.map_or(self.stack.len(), |at| at + 1));
        let release = near.find_map(|heading| heading.release.as_ref());
        let updated = self.updated.as_ref().filter(|to| self.is_quoted || release.is_some_and(|(_, version)| *version == to.to));
        // What stands above an update says nothing of what it brings.
        let first = updated.map_or(0, |to| self.stack.iter().take_while(|heading| !to.is_before(heading.block)).count());
        let release = release.filter(|_| first < self.stack.len());
        let named = (first..self.stack.len()).rev().find_map(|at| {
            let heading = self.stack[at].says(whole);
            let name = heading.release.as_ref().and_then(|(owner, _)| owner.as_deref()).or(heading.name.as_deref());
            name.filter(|name| !self.is_part_of_release(at, name, whole)).map(|name| (name, heading.at))
        });
        let named = named.or_else(|| updated.map(|to| (to.name.as_str(), whole_source(to.block))));
        let titled = || whole.titled_release().filter(|_| named.is_none() && !whole.is_change_log);
        let text = |at: usize| all().nth(at).map(|heading| heading.text.as_str());
        let mut dates = self.stack.iter().rev().map(|heading| heading.dated.or(heading.says(whole).date));
        Scope {
            about: named.map(|(name, _)| name).or_else(|| whole.about()),
            is_of_heading: named.is_some(),
            section: named.map(|(name, _)| name),
            row: None,
            entry: None,
            about_at: named.map(|(_, at)| at).or(whole.title_at),
            release: release.map(|(_, version)| version).or_else(titled),
            unreleased: all().any(|heading| heading.unreleased)
                || (whole.is_change_log && release.is_none() && self.stack.iter().any(|heading| heading.level > 1)),
            about_toolchain: all().next().is_some_and(|heading| heading.about_toolchain),
            heading: text(0),
            above: text(1),
            top: text(2),
            rust_heading: all().next().and_then(|heading| heading.rust.as_ref()),
            advisory: all().find_map(|heading| heading.advisory.as_deref()),
            heading_date: dates.find_map(|date| date),
            document_date,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reader::with_markdown;

    proptest! {
        #[test]
        fn a_heading_names_nothing_else_than_it_may(
            heading in "(Ondula|ondula|[a-z]{2,4}|[A-Z][a-z]{2,5}|\\.rs|What is|crates?|\\(crates\\.io\\)|v?[0-9]\\.1(\\.0)?|[:,?/-]| | ){1,9}"
        ) {
            with_markdown(&format!("# {heading}\n\nThey run ondula 0.7."), |blocks| {
                let (whole, mut headings) = (Whole::of("a.md", blocks, true), Headings::default());
                for block in blocks.all {
                    headings.enter(block, None, true);
                }
                let name = headings.scope(&whole, &Box::new(None)).section.map(str::to_owned);
                assert!(name.is_none_or(|name| headings.may_name(&name)), "{heading}");
            });
        }
    }
}
