//! The code and the links of a document of which nobody has asked yet what they name. Each is found by what is left of its name in
//! every word that may stand for it.

use std::ops::Range;

use super::names::{Around, target_of};
use crate::block::{Block, MarkKind};

/// Marks that nobody has read.
#[derive(Debug)]
pub(super) struct Unread {
    /// Of each name that they may hold a bit.
    bits: Box<[u64; BITS / 64]>,
    places: Vec<Place>,
    /// Whether the places stand in the order of their bits: they need not before a name is asked for that is there.
    is_sorted: bool,
    /// Those that were asked for.
    asked: Range<usize>,
    /// Whether a link leads to a name that is no ASCII: its letters may stand for any others.
    is_odd: bool,
}

/// Where a mark stands that may hold a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    bit: usize,
    pub(super) block: usize,
    pub(super) mark: usize,
    pub(super) around: Around,
}

/// So many bits: a long document has some hundred names.
const BITS: usize = 1 << 14;

impl Unread {
    /// Looks through all blocks.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let count = blocks.iter().map(|block| block.marks.len()).sum();
        let places = Vec::with_capacity(count);
        let mut unread = Self { bits: Box::new([0; BITS / 64]), places, is_sorted: false, asked: 0..0, is_odd: false };
        for (at, block) in blocks.iter().enumerate() {
            let mut around = Around::NONE;
            for (index, mark) in block.marks.iter().enumerate().rev() {
                let mut add = |name: &str| unread.add(name, Place { bit: 0, block: at, mark: index, around });
                match mark.kind {
                    MarkKind::Code => each_in_code(&block.text[mark.start..mark.end], add),
                    MarkKind::Link(_) => {
                        if let Some(target) = target_of(mark) {
                            add(target.name);
                            without_rust(target.name).into_iter().for_each(add);
                            unread.is_odd |= !target.name.is_ascii();
                        }
                    }
                }
                around = around.with(mark);
            }
        }
        unread
    }

    /// The next of the marks that may hold the name; no more than once. It may be called by a word to which "rust-" belongs, or not.
    pub(super) fn next_like(&mut self, name: &str) -> Option<Place> {
        if self.asked.is_empty() {
            self.asked = if self.is_odd || !name.is_ascii() { self.all() } else { self.like(name) };
        }
        self.asked.next().map(|at| self.places[at])
    }

    fn all(&mut self) -> Range<usize> {
        let is_read = self.bits.iter().all(|bits| *bits == 0);
        self.bits.fill(0);
        0..if is_read { 0 } else { self.places.len() }
    }

    fn like(&mut self, name: &str) -> Range<usize> {
        let of_word = self.take(bit_of(name));
        let bit = of_word.or_else(|| without_rust(name).and_then(|rest| self.take(bit_of(rest))));
        let Some(bit) = bit else { return 0..0 };
        if !self.is_sorted {
            self.places.sort_unstable_by_key(|place| place.bit);
            self.is_sorted = true;
        }
        let from = self.places.partition_point(|place| place.bit < bit);
        from..from + self.places[from..].iter().take_while(|place| place.bit == bit).count()
    }

    /// The bit, where marks have it that were not asked for: now they were.
    fn take(&mut self, bit: usize) -> Option<usize> {
        let (bits, own) = (&mut self.bits[bit / 64], 1 << (bit % 64));
        let is_there = *bits & own != 0;
        *bits &= !own;
        is_there.then_some(bit)
    }

    fn add(&mut self, name: &str, place: Place) {
        let bit = bit_of(name);
        self.bits[bit / 64] |= 1 << (bit % 64);
        self.places.push(Place { bit, ..place });
    }
}

/// The names with which code may begin: other marks may cut it before a version.
fn each_in_code(code: &str, mut add: impl FnMut(&str)) {
    let is_inner = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
    let word = &code[..code.bytes().position(|b| !is_inner(&b)).unwrap_or(code.len())];
    if !word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return;
    }
    add(word);
    for (at, _) in word.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        let mut cut = Some(&word[..at]);
        while let Some(name) = cut {
            add(name);
            cut = name.strip_suffix('v');
        }
    }
}

/// What stands behind "rust-".
fn without_rust(name: &str) -> Option<&str> {
    let (first, rest) = name.split_at_checked(5)?;
    (first[..4].eq_ignore_ascii_case("rust") && first.ends_with(['-', '_'])).then_some(rest)
}

/// A name without "-rs" and ".rs" behind it.
fn core(mut name: &[u8]) -> &[u8] {
    while let [rest @ .., b'-' | b'_' | b'.', b'r' | b'R', b's' | b'S'] = name {
        name = rest;
    }
    name
}

/// The bit of a name: letters in any case have one, and a dash and an underscore.
fn bit_of(name: &str) -> usize {
    let fold = |byte: u8| if byte == b'-' { b'_' | 32 } else { byte | 32 };
    let hash = core(name.as_bytes())
        .iter()
        .fold(0_u32, |hash, byte| (hash.rotate_left(5) ^ u32::from(fold(*byte))).wrapping_mul(0x9e37_79b9));
    (hash >> 18) as usize % BITS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::names::Names;
    use crate::reader::with_markdown;

    proptest! {
        #[test]
        fn a_name_that_is_asked_for_is_read_as_with_all_others(
            text in "(`[a-z_0-9-]{1,5}([@ ]v?1\\.0)?`|\\[`?(rust[-_])?[a-zR_]{1,3}([-_.]rs){0,2}`?( 1\\.0)?\\]\\(https://(crates\\.io/crates|github\\.com/a)/(rust-)?[a-zR-]{1,3}([-.]rs)?\\)|[a-z ]|\\*\\*[a-z]{2,4}(\\.rs)?( 1\\.0)?:?\\*\\*| the [a-z]{2,4} crate|\\[|\\]\\(x\\)){1,8}"
        ) {
            with_markdown(&text, |blocks| {
                for (name, signs) in Names::of(blocks).all(blocks) {
                    assert_eq!(Names::of(blocks).of_name(&name, blocks), signs, "{name:?} in {text}");
                }
            });
        }
    }
}
