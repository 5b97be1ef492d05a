//! The head of an entry: the words in bold letters or code font with which a block begins, and which the rest of it explains.

use std::cell::OnceCell;

use factlint_kinds::spaced::spaced;

use crate::block::{Block, BlockKind, MarkKind};
use crate::scope::Whole;
use crate::vocabulary::{is_name_shaped, is_no_name, is_other, is_prose};

/// The bytes of the head of an entry: "**Ladder notation** – climbs. Stable since 1.80.", "`brindle`: …".
pub(crate) fn head(block: &Block) -> Option<(usize, usize)> {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
        return None;
    }
    let text = &block.text;
    let begins = text.len() - text.trim_start().len();
    let bold = block.strong.first().copied().filter(|(start, _)| *start == begins);
    let code = || {
        block.marks.iter().map(|mark| (mark.start, mark.end)).filter(|(start, _)| *start == begins).max_by_key(|(_, end)| *end)
    };
    let (start, end) = bold.or_else(code)?;
    let run = text.get(start..end)?;
    let explains = |c: char| matches!(c, '\u{2013}' | '\u{2014}' | ':' | '(' | '\u{2020}' | '\u{2021}');
    let behind = text.get(end..)?.trim_start();
    let is_head =
        run.trim_end().ends_with([':', '.']) || behind.starts_with(explains) || behind.starts_with("- ") || behind.is_empty();
    let words = run.trim().trim_end_matches([':', '.']);
    let start = start + (run.len() - run.trim_start().len());
    (is_head && !words.is_empty() && spaced(words).nth(MOST).is_none()).then_some((start, start + words.len()))
}

/// The longest head, in words.
const MOST: usize = 6;

/// The longest text of an item that does no more than name what those beneath it speak of, in words.
const SHORT: usize = 8;

/// Whether a paragraph does no more than name, in bold letters, the crate or the release of Rust that the list below it speaks of:
/// "**brindle** (low risk)", "**Rust 1.88** (June 2025):".
pub(crate) fn heads_list(block: &Block, next: Option<&Block>) -> bool {
    let is_lead = block.kind == BlockKind::Paragraph && block.depth == 0 && !block.strong.is_empty();
    if !is_lead || next.is_none_or(|next| next.kind != BlockKind::Item) || spaced(&block.text).nth(SHORT).is_some() {
        return false;
    }
    let Some(run) = head(block).and_then(|(start, end)| block.text.get(start..end)) else { return false };
    let is_rust = || run.strip_prefix("Rust ").is_some_and(|rest| rest.starts_with("1."));
    is_rust() || is_name_shaped(run) && !is_prose(&run.to_ascii_lowercase())
}

/// The items of lists that a block stands under, and the block itself. Of most blocks nobody asks for them.
pub(crate) struct Entries<'a> {
    blocks: &'a [Block<'a>],
    open: Vec<Entry<'a>>,
    /// So many blocks were taken.
    taken: usize,
}

struct Entry<'a> {
    block: &'a Block<'a>,
    head: OnceCell<Option<(usize, usize)>>,
    /// The crate that it is about by itself, and as the entry above others: they are asked for in any order.
    name: OnceCell<Option<String>>,
    above: OnceCell<Option<String>>,
}

impl<'a> Entries<'a> {
    /// Nothing yet.
    pub(crate) fn of(blocks: &'a [Block<'a>]) -> Self {
        Self { blocks, open: Vec::new(), taken: 0 }
    }

    /// Takes the blocks up to this one, from the last of them on beneath which no other one stands.
    #[inline(never)]
    pub(crate) fn reach(&mut self, index: usize) -> &Self {
        let is_outer = |block: &Block| !is_metadata(block) && depth_above(block) == 0;
        let new = &self.blocks[self.taken..=index];
        let from = new.iter().rposition(is_outer).unwrap_or(0);
        new[from..].iter().filter(|block| !is_metadata(block)).for_each(|block| self.enter(block));
        self.taken = index + 1;
        self
    }

    /// Takes a block; what stood as deep as it does is over.
    fn enter(&mut self, block: &'a Block<'a>) {
        self.open.truncate(usize::try_from(depth_above(block)).unwrap_or(usize::MAX));
        while self.open.last().is_some_and(|entry| entry.block.depth > block.depth) {
            self.open.pop();
        }
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            self.open.push(Entry { block, head: OnceCell::new(), name: OnceCell::new(), above: OnceCell::new() });
        }
    }

    /// The crate that the block is an entry of, or else the item above it.
    pub(crate) fn about(&self, whole: &Whole<'_>) -> Option<&str> {
        let last = self.open.len().checked_sub(1)?;
        let own = |entry: &'_ Entry<'_>, is_above: bool| crate_of(entry.block, entry.head(), whole, is_above);
        self.open.iter().enumerate().rev().find_map(|(at, entry)| {
            let name = if at < last {
                entry.above.get_or_init(|| own(entry, true))
            } else {
                entry.name.get_or_init(|| own(entry, false))
            };
            name.as_deref()
        })
    }

    /// The words that name what the block, or else the item above it, speaks of.
    pub(crate) fn subject(&self) -> Option<&'a str> {
        let (own, above) = self.open.split_last()?;
        let words = |entry: &Entry<'a>| entry.head().and_then(|(start, end)| entry.block.text.as_str().get(start..end));
        let short = |block: &'a Block| {
            let text = block.text.trim().trim_end_matches([':', '.']);
            spaced(text).nth(MOST).is_none().then_some(text)
        };
        words(own).or_else(|| above.iter().rev().find_map(|entry| words(entry).or_else(|| short(entry.block))))
    }
}

/// In how many items of lists a block stands.
fn depth_above(block: &Block) -> u32 {
    match block.kind {
        BlockKind::Heading(_) => 0,
        BlockKind::Item => block.depth.saturating_sub(1),
        _ => block.depth,
    }
}

fn is_metadata(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Metadata | BlockKind::PageMetadata)
}

impl Entry<'_> {
    fn head(&self) -> Option<(usize, usize)> {
        *self.head.get_or_init(|| head(self.block))
    }
}

/// The crate that an entry is about: its head, or where others stand beneath it the only name that it has.
pub(crate) fn crate_of(block: &Block, head: Option<(usize, usize)>, whole: &Whole<'_>, is_above: bool) -> Option<String> {
    let text = &block.text;
    let is_code =
        |start: usize| block.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.start <= start && start < mark.end);
    let is_bold = |start: usize| block.strong.iter().any(|(from, to)| (*from..*to).contains(&start));
    let named = |(start, end): (usize, usize)| {
        let word = text.get(start..end)?.trim().trim_matches([':', '.', '`']);
        let is_code = is_code(start);
        if !is_name_shaped(word) || is_code && word.contains(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let name = word.to_ascii_lowercase();
        // A word of prose is a name only where its entry calls it one.
        let is_plain = || is_prose(&name) && !is_code && !text.contains("crate");
        let is_crate = || if is_code && !is_bold(start) { whole.has_versions(&name) } else { whole.is_known(&name) };
        (!is_no_name(&name) && !is_other(&name) && !is_plain() && is_crate()).then_some(name)
    };
    let own = head.and_then(named);
    if own.is_some() || !is_above || spaced(text).nth(SHORT).is_some() {
        return own;
    }
    let codes = block.marks.iter().filter(|mark| mark.kind == MarkKind::Code).map(|mark| (mark.start, mark.end));
    let mut names: Vec<String> = block.strong.iter().copied().chain(codes).filter_map(named).collect();
    names.dedup();
    if names.len() == 1 { names.pop() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::with_markdown;

    #[test]
    fn a_head_is_what_the_rest_explains() {
        for (text, wanted) in [
            ("**Ladder notation** – climbs. More.", Some("Ladder notation")),
            ("- **brindle**: a thing", Some("brindle")),
            ("**Brindle.** A thing.", Some("Brindle")),
            ("`brindle` (2.0) peels", Some("brindle")),
            ("**Never** do this.", None),
            ("A **brindle** – no head.", None),
        ] {
            let found = with_markdown(text, |blocks| {
                blocks.first().and_then(|block| head(block).map(|(start, end)| block.text[start..end].to_owned()))
            });
            assert_eq!(found.as_deref(), wanted, "{text}");
        }
    }
}
