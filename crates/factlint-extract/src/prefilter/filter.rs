//! What can be in the sentences of a block, told before it is cut into them.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::beside::rules_out;
use super::cue_words::{Cued, cued, each_cue};
use super::signs::signs_of_number;
use super::{CUES, Known, Possible, Seen, Signs};
use crate::block::{Block, BlockKind, MarkKind};
use crate::fold::lower;
use crate::mention::{Leads, link_target, may_be_version};
use crate::pattern::READY;

/// With which patterns the sentences of a document are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// With those that their index leaves.
    Indexed,
    /// With all: for a short text the index would cost more than it saves.
    All,
    /// With all of them, and at each place.
    Closely,
}

/// What can be in the sentences of a block.
pub(crate) struct Filter<'a> {
    block: &'a Block<'a>,
    way: Way,
    is_cut: bool,
    /// What its links lead to: their urls are not in the text.
    leads: Leads,
    /// Whether the document announces a release.
    announces: bool,
    /// Whether it holds no number, no quotation and no cue: most do not, and are not looked through.
    is_silent: bool,
    /// What the block holds.
    signs: OnceCell<Signs>,
    /// The same with all of its words, where a pattern is possible. Many filters are kept, and few have it: it takes much room.
    seen: Option<Box<Seen>>,
}

impl<'a> Filter<'a> {
    /// Looks through a block, and adds what it is told; without the index everything is possible.
    pub(crate) fn add(filters: &mut Vec<Self>, block: &'a Block<'a>, announces: bool, way: Way, known: &mut Known) {
        let is_indexed = way == Way::Indexed;
        let is_cut = !is_indexed || block.is_cut_in_words();
        let leads = Leads::of(block);
        let filter = Self { block, way, is_cut, leads, announces, is_silent: false, signs: OnceCell::new(), seen: None };
        // Without a digit a value needs words.
        let bytes = Bytes::of(&block.text);
        let may_hold = !is_indexed || announces || leads.to_advisory || is_cut || bytes.has_digit;
        let cued = if may_hold { Cued::default() } else { cued(&block.text) };
        let is_loud = bytes.may_quote || cued.has_cue || cued.may_be_spelled || matches!(block.kind, BlockKind::Cell(_));
        if !may_hold && !is_loud {
            filters.push(Self { is_silent: true, ..filter });
            return;
        }
        let signs = filter.look(known);
        let is_candidate = may_hold || cued.has_cue;
        let seen = if is_candidate { filter.seen(signs, known) } else { None };
        filters.push(Self { signs: OnceCell::from(signs), seen, ..filter });
    }

    /// What the block holds where a pattern is possible.
    fn seen(&self, signs: Signs, known: &Known) -> Option<Box<Seen>> {
        let is_indexed = self.way == Way::Indexed;
        let mut seen = if self.is_cut { Seen::EVERYTHING } else { Seen { signs, ..Seen::default() } };
        if !self.is_cut {
            CUES.add_groups(known, &mut seen);
        }
        (!is_indexed || CUES.may_find(&seen, self.announces)).then(|| Box::new(seen))
    }

    fn look(&self, known: &mut Known) -> Signs {
        let signs = if self.is_cut { Signs::ALL } else { CUES.look(&self.block.text, known) };
        if self.leads.to_advisory { signs.with(Signs::ADVISORY) } else { signs }
    }

    /// What a block holds that was silent.
    pub(crate) fn signs_of_silent(block: &Block<'_>) -> Signs {
        CUES.look(&block.text, &mut Known::default())
    }

    /// Whether it holds no number, no quotation and no cue.
    pub(crate) fn is_silent(&self) -> bool {
        self.is_silent
    }

    /// Whether the patterns that are tried are those that their index leaves.
    pub(crate) fn is_indexed(&self) -> bool {
        self.way == Way::Indexed
    }

    /// Whether every pattern is to be tried at each place.
    pub(crate) fn is_close(&self) -> bool {
        self.way == Way::Closely
    }

    /// Whether a link leads to an RFC.
    pub(crate) fn leads_to_rfc(&self) -> bool {
        self.leads.to_rfc
    }

    /// Whether nothing can be in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.seen.is_none()
    }

    /// What the block holds.
    pub(crate) fn signs(&self) -> Signs {
        *self.signs.get_or_init(|| self.look(&mut Known::default()))
    }

    /// Whether the block holds a number of one of these sorts.
    pub(crate) fn has_number(&self, signs: Signs) -> bool {
        !self.is_silent && self.signs().has_any(signs)
    }

    /// The patterns that can be in a sentence where this is known of names.
    pub(crate) fn possible(&self, (start, end): (usize, usize), names: &dyn Names, known: &mut Known) -> Possible {
        let Some(of_block) = &self.seen else { return Possible::default() };
        let text = &self.block.text[start..end];
        let is_whole = text.len() == self.block.text.trim().len();
        // Without a digit a value needs words.
        let has_digit = if is_whole && !self.is_cut { self.signs().has_any(Signs::DIGIT) } else { Bytes::of(text).has_digit };
        let in_words = !self.leads.to_advisory && !has_digit;
        if in_words && !self.announces && !cued(text).has_cue {
            return Possible::default();
        }
        let mut seen = if is_whole || self.is_cut { **of_block } else { CUES.see(text, known) };
        if self.leads.to_advisory {
            seen.signs = seen.signs.with(Signs::ADVISORY);
        }
        // `VERSION` follows from the signs of numbers, either of them.
        let is_small = !self.is_cut && seen.signs.has_any(Signs::SMALL) && !seen.signs.has_any(Signs::DOTTED);
        if is_small && !self.has_named_number(start, end, names) {
            seen.signs = seen.signs.without(Signs::SMALL);
        }
        seen.signs = seen.signs.closed();
        let mut possible =
            if self.way == Way::Indexed { CUES.possible(&seen, self.announces) } else { Possible::every(self.announces) };
        if in_words && !possible.is_empty() {
            keep_cued(text, &mut possible);
        }
        if !self.is_cut && !possible.is_empty() {
            CUES.keep_begun(text, &mut possible);
            // A version alone is something of a pattern, and an advisory is one of the crate that its sentence names.
            if !seen.signs.has_any(Signs::VERSION.with(Signs::ADVISORY)) && rules_out(&possible, text) {
                return Possible::default();
            }
        }
        possible
    }
}

impl Filter<'_> {
    /// Whether a small number stands where it may be the version of a name.
    fn has_named_number(&self, start: usize, end: usize, names: &dyn Names) -> bool {
        let text = &self.block.text[start..end];
        let bytes = text.as_bytes();
        let is_marked = |from: usize, to: usize| self.may_be_marked(start + from, start + to);
        let is_known = |word: &str| {
            let name = lower(word.strip_suffix(".rs").unwrap_or(word));
            names.is_known(&name) || name != word && names.is_known(word)
        };
        let mut at = 0;
        while let Some(skipped) = bytes[at..].iter().position(u8::is_ascii_digit) {
            at += skipped;
            let length = bytes[at..].iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len() - at);
            let (number, behind) = bytes[at..].split_at(length);
            // "64-bit" is one word.
            let is_joined =
                matches!(behind, [b'-', next, ..] if next.is_ascii_alphabetic()) && !self.has_edge(start + at + length);
            if !is_joined
                && signs_of_number(&bytes[..at], number, behind).has_any(Signs::SMALL)
                && may_be_version((text, at, at + length), is_marked, is_known, |word| names.may_be_new(word))
            {
                return true;
            }
            at += length;
        }
        false
    }

    /// Whether a word is code, or may stand for what it links to.
    fn may_be_marked(&self, start: usize, end: usize) -> bool {
        self.block.runs_over(start, end).iter().any(|run| run.code.is_some() || run.link.is_some_and(|at| self.may_name(at)))
    }

    /// Whether a word of the link that is this mark may stand for what it links to.
    fn may_name(&self, at: usize) -> bool {
        let mark = &self.block.marks[at];
        let MarkKind::Link(url) = &mark.kind else { return false };
        link_target(url).is_some_and(|target| target.may_be_named(mark, self.block))
    }

    /// Whether markup begins or ends at a place: no word goes on behind it.
    fn has_edge(&self, at: usize) -> bool {
        self.block.marks.iter().any(|mark| mark.start == at || mark.end == at)
    }
}

/// What is known of names where a sentence stands.
pub(crate) trait Names {
    /// Whether this is one.
    fn is_known(&self, name: &str) -> bool;
    /// Whether the word may be one that nothing else is known of.
    fn may_be_new(&self, word: &str) -> bool;
}

/// What the bytes of a text tell at once.
#[derive(Debug, PartialEq, Eq)]
struct Bytes {
    has_digit: bool,
    /// Whether there is a byte of a mark that may begin a quotation.
    may_quote: bool,
}

impl Bytes {
    fn of(text: &str) -> Self {
        let bits = |byte: u8| u8::from(byte.is_ascii_digit()) | u8::from((byte & 0xdf == 0xc2) | (byte == b'"')) << 1;
        let bytes = text.as_bytes();
        // Sixteen at once; the last of them once more.
        let (chunks, _) = bytes.as_chunks::<16>();
        let mut all = [0; 16];
        for chunk in chunks.iter().chain(bytes.last_chunk()) {
            all.iter_mut().zip(chunk).for_each(|(all, byte)| *all |= bits(*byte));
        }
        let few = if chunks.is_empty() { bytes } else { &[] };
        let all = few.iter().fold(u128::from_ne_bytes(all), |all, byte| all | u128::from(bits(*byte)));
        let any = |bit: u128| all & (u128::MAX / 0xff * bit) != 0;
        Self { has_digit: any(1), may_quote: any(2) }
    }
}

/// The patterns that are tried whatever the cues are.
static UNCUED: LazyLock<Possible> = LazyLock::new(|| {
    let mut announced = Possible::default();
    READY.iter().for_each(|ready| announced.add_all(ready.first_announced()..ready.numbers().end));
    announced
});

/// Takes away the patterns of the kinds of which the text has no cue.
fn keep_cued(text: &str, possible: &mut Possible) {
    let mut kept = UNCUED.clone();
    each_cue(text, |place| kept.add_all(READY[place].first..READY[place].first_announced()));
    possible.keep(&kept);
}

#[cfg(test)]
mod tests {
    use super::super::signs::BYTES;
    use super::*;

    #[test]
    fn digits_and_marks_of_quotations_are_told_by_their_bytes() {
        for byte in 0..=u8::MAX {
            let is_of_mark = BYTES[usize::from(byte)].has_any(Signs::QUOTE);
            assert_eq!(is_of_mark, matches!(byte, b'"' | 0xc2 | 0xe2), "{byte:x}");
        }
        let of = |text: &str| {
            let Bytes { has_digit, may_quote } = Bytes::of(text);
            (has_digit, may_quote)
        };
        for blanks in ["", "          ", "                              "] {
            let texts = ["it's", "\u{201c}it\u{201d}", "\u{ab}it", "v1", "\"1\""];
            let found = texts.map(|text| of(&format!("{blanks}{text}{blanks}")));
            assert_eq!(found, [(false, false), (false, true), (false, true), (true, false), (true, true)]);
        }
    }
}
