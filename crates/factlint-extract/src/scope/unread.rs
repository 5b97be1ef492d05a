//! The code, the links and the bold letters of a document of which nobody has asked yet what they name. Each is found by the letters
//! with which every word begins that may stand for its name.

use std::ops::Range;

use factlint_kinds::eights::{before, digits, eight_at, first_bytes, letters, marks, others, places};

use super::names::{Around, Behind, bold_run};
use crate::block::{Block, MarkKind};
use crate::mention::{link_target, without_scheme};

/// What nobody has read.
#[derive(Debug)]
pub(super) struct Unread {
    /// For each name that was not asked for, and may be held, its bit.
    bits: Vec<u64>,
    /// For each place the bit of a name that it may hold.
    held: Vec<u32>,
    places: Vec<Place>,
    /// Whether a link leads to a name that is no ASCII: its letters may stand for any others.
    is_odd: bool,
}

/// What may hold a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) block: usize,
    pub(super) of: Of,
}

/// What it is in its block, by its number.
#[derive(Debug, Clone, Copy)]
pub(super) enum Of {
    /// Code or a link.
    Mark(usize, Around),
    /// A run in bold letters.
    Bold(usize),
}

/// So many places are looked at together.
const AT_ONCE: usize = 64;

/// So many bits: a long document has some hundred names.
const BITS: u32 = 1 << 12;

/// The bit of the name that a link leads to, and whether it is ASCII.
fn named(url: &str) -> Option<(u32, bool)> {
    let rest = without_scheme(url);
    // The sites that name something begin with few letters.
    if !matches!(rest.as_bytes(), [b'g' | b'd' | b'c' | b'l', ..]) {
        return None;
    }
    let path = rest.strip_prefix("github.com/").unwrap_or_default();
    if let Some(start) = repository(path.as_bytes()) {
        return Some((bit_of(path, start..path.len()), true));
    }
    let name = link_target(url)?.name;
    Some((bit_of(name, 0..name.len()), name.is_ascii()))
}

/// Where the name of the repository begins in a path that can name nothing else, if it is ASCII.
fn repository(path: &[u8]) -> Option<usize> {
    let owner = edge(path, 0).filter(|at| *at > 0 && path.get(*at) == Some(&b'/'))?;
    let end = edge(path, owner + 1)?;
    // A link to a release may name something else; an edge may stand before it more than once.
    let may_be_release = matches!(path[end..], [_, b'r' | b'/' | b'?' | b'#', ..]);
    (owner + 1 < end && !may_be_release).then_some(owner + 1)
}

/// Where a part of a path ends; nothing if it is not ASCII.
fn edge(path: &[u8], from: usize) -> Option<usize> {
    const DIFFERENT: u8 = (b'/' ^ b'?') | (b'#' ^ b'?');
    let ends = |at: &usize| matches!(path[*at], b'/' | b'?' | b'#') || !path[*at].is_ascii();
    let mut at = from;
    while at < path.len() {
        let eight = eight_at(path, at);
        // The three marks are alike, and few other bytes are like them.
        let like = marks(eight | u64::from_ne_bytes([DIFFERENT; 8]), b'?') | first_bytes(eight);
        if let Some(end) = places(like, at).find(ends) {
            return Some(end).filter(|end| path[*end].is_ascii());
        }
        at += 8;
    }
    Some(path.len())
}

impl Unread {
    /// Nothing yet, with room for so many marks.
    pub(super) fn with_room(marks: usize) -> Self {
        let (held, places) = (Vec::with_capacity(marks), Vec::with_capacity(marks));
        Self { bits: vec![0; BITS as usize / 64], held, places, is_odd: false }
    }

    /// Leaves what a block has for when somebody asks.
    pub(super) fn leave(&mut self, block: &Block<'_>, at: usize) {
        let mut behind = Behind::NONE;
        for (index, mark) in block.marks.iter().enumerate().rev() {
            let place = Place { block: at, of: Of::Mark(index, behind.around(mark)) };
            match mark.kind {
                MarkKind::Code => each_in_code(&block.text, mark.start..mark.end, |bit| self.add(bit, place)),
                MarkKind::Link(url) => {
                    if let Some((bit, is_ascii)) = named(url) {
                        self.add(bit, place);
                        self.is_odd |= !is_ascii;
                    }
                }
            }
            behind = behind.with(mark);
        }
        for (index, strong) in block.strong.iter().enumerate() {
            if let Some(word) = first_in_bold(block, *strong) {
                self.add(bit_of(word, 0..word.len()), Place { block: at, of: Of::Bold(index) });
            }
        }
    }

    /// What may hold the name, if nobody has asked for it.
    pub(super) fn like(&mut self, name: &str) -> Vec<Place> {
        if self.is_odd || !name.is_ascii() {
            self.bits.fill(0);
            self.held.clear();
            return std::mem::take(&mut self.places);
        }
        let asked = bit_of(name, 0..name.len());
        let (bits, own) = (&mut self.bits[asked as usize / 64], 1 << (asked % 64));
        // Most names stand nowhere, or were asked for before.
        if *bits & own == 0 {
            return Vec::new();
        }
        *bits &= !own;
        // Many at once: few hold it.
        let may_hold = |(held, _): &(&[u32], &[Place])| held.iter().fold(false, |any, held| any | (*held == asked));
        let chunks = self.held.chunks(AT_ONCE).zip(self.places.chunks(AT_ONCE)).filter(may_hold);
        let each = chunks.flat_map(|(held, places)| held.iter().zip(places));
        each.filter(|(held, _)| **held == asked).map(|(_, place)| *place).collect()
    }

    fn add(&mut self, bit: u32, place: Place) {
        self.bits[bit as usize / 64] |= 1 << (bit % 64);
        self.held.push(bit);
        self.places.push(place);
    }
}

/// The word of a run in bold letters that may be a name: the only one, or one before a version.
fn first_in_bold<'a>(block: &Block<'a>, (start, end): (usize, usize)) -> Option<&'a str> {
    let may_be_version = |rest: &[u8]| matches!(rest, [b'0'..=b'9', ..] | [b'v' | b'V', b'0'..=b'9', ..]);
    // Most are words of prose, with another one behind the first.
    if let Some([first, rest @ ..]) = block.text.as_bytes().get(start..end)
        && first.is_ascii_alphabetic()
        && let Some(blank) = memchr::memchr(b' ', rest)
        && rest.get(blank + 1).is_some_and(u8::is_ascii_alphabetic)
        && !may_be_version(&rest[blank + 1..])
    {
        return None;
    }
    let run = bold_run(block, (start, end));
    let word = match run.split_once(' ') {
        Some((word, rest)) => Some(word).filter(|_| may_be_version(rest.as_bytes()))?,
        None => run,
    };
    word.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(word)
}

/// The bits of the names with which code may begin: other marks may cut it before a version.
fn each_in_code(text: &str, Range { start, end }: Range<usize>, mut add: impl FnMut(u32)) {
    let code = &text.as_bytes()[start..end];
    if !code.first().is_some_and(u8::is_ascii_lowercase) {
        return;
    }
    add(bit_of(text, start..end));
    // "ringv2": of letters that a digit follows those before the `v` may be the name.
    let eight = eight_at(text.as_bytes(), start);
    let is_long = others(letters(eight)) == 0 || code.starts_with(b"rust");
    let is_versioned = |pair: &[u8]| pair[0] == b'v' && pair[1].is_ascii_digit();
    if (is_long || digits(eight) & marks(eight, b'v') << 8 != 0)
        && let Some(last) = code.windows(2).position(is_versioned)
    {
        let letters = code[..last].iter().rposition(|b| *b != b'v').map_or(0, |at| at + 1);
        (letters..last + 1).for_each(|cut| add(bit_of(text, start..start + cut)));
    }
}

/// The bit of a name, by the letters with which it begins, up to eight, without "rust-": whatever stands for it has the same.
fn bit_of(text: &str, Range { mut start, end }: Range<usize>) -> u32 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    const RS: u64 = u16::from_le_bytes(*b"rs") as u64;
    const RUST: u64 = u32::from_le_bytes(*b"rust") as u64;
    let bytes = text.as_bytes();
    while let [r, u, s, t, b'-' | b'_', ..] = bytes[start..end]
        && [r, u, s, t].eq_ignore_ascii_case(b"rust")
    {
        start += 5;
    }
    let eight = eight_at(bytes, start);
    let count = before(others(letters(eight))).min(end - start);
    let small = (eight | u64::from_ne_bytes([0x20; 8])) & u64::MAX.checked_shr(64 - 8 * count as u32).unwrap_or_default();
    // What is left of "rust-rs" is "rust".
    let head = if small == RS { RUST } else { small };
    // The highest bits depend on all others.
    (head.wrapping_mul(MIX) >> (u64::BITS - BITS.ilog2())) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::names::{Names, named_in_bold};
    use super::{bit_of, first_in_bold, named};
    use crate::mention::link_target;
    use crate::reader::with_markdown;

    fn of_name(name: &str) -> u32 {
        bit_of(name, 0..name.len())
    }

    proptest! {
        #[test]
        fn a_link_names_what_it_leads_to(
            site in "(www\\.)?github\\.com",
            path in "/{0,2}[a-b]{1,9}(-[ab37;+])?[/?#]{1,2}[a-b]{1,9}(-[ab]|\\.git|3é?)?([/?#]{0,2}(pull/1|releases/tag/[ab](-[ab])?-?1\\.0|[ab]))?"
        ) {
            let url = format!("https://{site}/{path}");
            if let Some(target) = link_target(&url) {
                prop_assert_eq!(named(&url), Some((of_name(target.name), target.name.is_ascii())), "{}", url);
            }
        }

        #[test]
        fn what_bold_letters_name_may_be_there(text in "(\\*\\*([a-z]{1,4}|Tarn|[vV]?1\\.0|v|[ .:\u{a0}]){1,4}\\*\\*| a ){1,4}") {
            with_markdown(&text, |blocks| {
                for (block, run) in blocks.iter().flat_map(|block| block.strong.iter().map(move |run| (block, *run))) {
                    if let Some(name) = named_in_bold(block, run) {
                        assert_eq!(first_in_bold(block, run).map(of_name), Some(of_name(&name)), "{name} in {text}");
                    }
                }
            });
        }

        #[test]
        fn words_that_stand_for_a_name_have_its_bit(
            name in "([rR]ust[-_])?([rR]ust|rs|v|[a-b]{1,9})([-_][a-b]|[-_]rs)?", end in "|-rs|_RS|\\.rs", start in "|rust-|Rust_"
        ) {
            prop_assert_eq!(of_name(&format!("{start}{name}{end}")), of_name(&name.to_uppercase().replace('-', "_")));
        }

        #[test]
        fn a_name_that_is_asked_for_is_read_as_with_all_others(
            text in "(`[a-z_0-9-]{1,5}([@ ]v?1\\.0)?`|\\[`?(rust[-_])?[a-zR_]{1,3}([-_.]rs){0,2}`?( 1\\.0)?\\]\\(https://(crates\\.io/crates|github\\.com/a)/(rust-)?[a-zR-]{1,3}([-.]rs)?\\)|[a-z ]|\\*\\* ?[a-z]{2,4}(\\.rs)?( [vxV]?1\\.0| a 1\\.0)?:? ?\\*\\*| the [a-z]{2,4} crates?|\n\n|\\[|\\]\\(x\\)){1,8}"
        ) {
            with_markdown(&text, |blocks| {
                for (name, signs) in Names::of(&blocks).all(&blocks) {
                    assert_eq!(Names::of(&blocks).of_name(&name, blocks), signs, "{name:?} in {text}");
                }
            });
        }
    }
}
