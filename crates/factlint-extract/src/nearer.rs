//! What a text has named since its heading or its title: of which of them it goes on to speak, nobody knows.

use crate::block::BlockKind;
use crate::engine::{Reading, version_of};
use crate::fold::{has_in_any_case, lower};
use crate::last_named::{How, Last, last_named};
use crate::mention::{Bond, Item, Owner};
use crate::pattern::{Found, Row};
use crate::sentence::sentence_before;

/// So many words are in a sentence that does no more than name something.
const FEW: usize = 8;

/// So many blocks a list leads on at most below what leads to it.
const FARTHEST: usize = 100;

impl Reading<'_> {
    /// "## ondula", and below it "It stands on brindle. 0.9.0 came in May": whether a match is of what only a heading or the title
    /// names, though the text has named another crate since.
    pub(crate) fn is_named_since(&self, row: Row<'_>, found: &Found, name: &str) -> bool {
        let is_prose = matches!(self.block.kind, BlockKind::Paragraph | BlockKind::Item);
        if !is_prose || found.name.is_some() || found.count.is_some() {
            return false;
        }
        let own = |at: usize| version_of(&row.items[at]).and_then(|mention| mention.owner.as_ref());
        let is_told =
            |at: usize| matches!(own(at), Some((Owner::Crate(_), bond)) if !matches!(bond, Bond::Scope | Bond::Carried));
        let mut told = [found.version, found.release].into_iter().flatten();
        if told.any(is_told) {
            return false;
        }
        let (start, end) = (row.items[found.first].start, row.items[found.last].end);
        let first = row.items.first().map_or(start, |first| first.start);
        let near = sentence_before(row.text, first).map_or(first, |(from, _)| from);
        let says = |from: usize| row.text.get(from..end).is_none_or(|text| has_in_any_case(text, &lower(name)));
        if says(near) {
            return false;
        }
        // "It needs 1.85", "0.9, which needs 1.85": "MSRV: 1.85" alone is said of what the section is about.
        let is_bare = |item: &Item| {
            version_of(item).is_some_and(|mention| {
                let owner = mention.owner.as_ref();
                mention.version.parts().len() > 1
                    && owner.is_none_or(|(owner, bond)| *owner != Owner::Rust && matches!(bond, Bond::Scope | Bond::Carried))
            })
        };
        let takes_up = |item: &Item| ["it", "its", "it's", "it\u{2019}s"].iter().any(|word| item.is_word(row.text, word));
        let until = found.last.min(row.items.len() - 1);
        let points = row.items[..=until].iter().any(|item| is_bare(item) || takes_up(item));
        let how = match self.whole {
            whole if whole.advisory().is_some() => How::Advisory,
            whole if whole.is_of_one_crate() => How::Log,
            _ => How::Running,
        };
        if points {
            match last_named(self.block, (near, start), name, how, self.whole) {
                Last::Own => return false,
                Last::Another => return true,
                Last::Nothing => {}
            }
        }
        how == How::Running && !says(0) && self.is_below_another(start, name, points)
    }

    /// Whether the items above this one, the words that lead to its list, or those just before its paragraph name another crate.
    fn is_below_another(&self, start: usize, name: &str, points: bool) -> bool {
        let text = &self.block.text;
        let is_item = self.block.kind == BlockKind::Item;
        // A paragraph goes on with the one before in its first words.
        if !is_item && (!points || self.block.depth > 0 || sentence_before(text, start).is_some_and(|(from, _)| from > 0)) {
            return false;
        }
        let mut depth = self.block.depth;
        for above in self.whole.before(self.block).take(FARTHEST) {
            let all = (0, above.text.len());
            match above.kind {
                BlockKind::Item if is_item && above.depth < depth => {
                    depth = above.depth;
                    match last_named(above, all, name, How::Leading, self.whole) {
                        Last::Own => return false,
                        Last::Another => return true,
                        Last::Nothing => {}
                    }
                }
                BlockKind::Item if is_item => {}
                BlockKind::Paragraph if is_item && above.depth == 0 => {
                    let leads = above.text.trim_end().ends_with(':');
                    return leads && last_named(above, all, name, How::Leading, self.whole) == Last::Another;
                }
                BlockKind::Paragraph if is_item => {}
                BlockKind::Paragraph => {
                    let last = sentence_before(&above.text, above.text.len()).unwrap_or(all);
                    let said = &above.text[last.0..last.1];
                    if !said.ends_with('?') && said.split_whitespace().nth(FEW).is_some() {
                        return false;
                    }
                    return last_named(above, last, name, How::Running, self.whole) == Last::Another;
                }
                _ => return false,
            }
        }
        false
    }
}
