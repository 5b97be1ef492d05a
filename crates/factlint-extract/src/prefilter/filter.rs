//! What can be in the sentences of a block, told before it is cut into them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use super::beside::rules_out;
use super::cue_words::{Cued, cued, each_cue};
use super::small_numbers::{AnyName, Names, has_named_number};
use super::{CUES, Known, Possible, Seen, Signs};
use crate::block::{Block, BlockKind};
use crate::cited::{may_count_in_words, may_hold_quote};
use crate::mention::Leads;
use crate::pattern::READY;
use crate::sentence::LONGEST;

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

/// What is known of a document before its blocks are looked through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground {
    pub(crate) way: Way,
    /// Whether it announces a release.
    pub(crate) announces: bool,
    /// Whether its links may lead to advisories.
    pub(crate) leads_to_advisories: bool,
}

/// What can be in the sentences of a block.
pub(crate) struct Filter<'a> {
    block: &'a Block<'a>,
    way: Way,
    /// Whether markup cuts words of it in two.
    is_cut: bool,
    /// What its links lead to: their urls are not in the text.
    leads: Leads,
    /// Whether the document announces a release.
    announces: bool,
    /// Whether it holds no digit, no cue, and nothing that a source is cited for: most do not, and are not looked through.
    is_silent: bool,
    /// What the block holds.
    signs: OnceCell<Signs>,
    /// The same with all of its words, where a pattern is possible. Many filters are kept, and few have it: it takes much room.
    seen: Option<Box<Seen>>,
    /// Whether a pattern is possible, too, if no small number is a version that cannot be one by the words around it.
    may_say: bool,
}

impl<'a> Filter<'a> {
    /// Looks through a block, and adds what it is told; without the index everything is possible.
    pub(crate) fn add(filters: &mut Vec<Self>, block: &'a Block<'a>, ground: Ground, known: &mut Known) {
        let Ground { way, announces, leads_to_advisories } = ground;
        let (leads, signs) = (Leads::default(), OnceCell::new());
        let silent = Self { block, way, is_cut: false, leads, announces, is_silent: true, signs, seen: None, may_say: false };
        // Such a block is read for dates only.
        if matches!(block.kind, BlockKind::Metadata | BlockKind::PageMetadata) {
            filters.push(silent);
            return;
        }
        let is_indexed = way == Way::Indexed;
        let is_cut = is_indexed && block.is_cut_in_words();
        let leads = Leads::of(block, leads_to_advisories);
        let mut filter = Self { is_cut, leads, is_silent: false, ..silent };
        // Without a digit a value needs words.
        let bytes = Bytes::of(&block.text);
        let may_hold = !is_indexed || announces || leads.to_advisory || is_cut || bytes.has_digit;
        let cued = if may_hold { Cued::default() } else { cued(&block.text) };
        // A source may be cited for words in quotation marks, and for numbers in words.
        let is_told = || bytes.may_quote && may_hold_quote(&block.text) || cued.may_be_spelled && may_count_in_words(&block.text);
        let is_loud = || cued.has_cue || matches!(block.kind, BlockKind::Cell(_)) || is_told();
        if !may_hold && !is_loud() {
            filters.push(Self { is_silent: true, ..filter });
            return;
        }
        let signs = filter.look(known);
        let is_candidate = may_hold || cued.has_cue;
        filter.seen = if is_candidate { filter.seen(signs, known) } else { None };
        filter.may_say = filter.seen.is_some() && filter.keep_versions();
        filters.push(Self { signs: OnceCell::from(signs), ..filter });
    }

    /// Takes small numbers that can be no versions for none. Whether a pattern is possible still.
    fn keep_versions(&mut self) -> bool {
        // Where a long text is cut between two words is told later.
        let is_asked = self.is_indexed() && !self.is_cut && self.block.text.len() <= LONGEST;
        let Some(seen) = self.seen.as_mut().filter(|seen| is_asked && seen.signs.is_small()) else { return true };
        if has_named_number(self.block, (0, self.block.text.len()), &AnyName) {
            return true;
        }
        seen.signs = seen.signs.without(Signs::SMALL).closed();
        CUES.may_find(seen, self.announces)
    }

    /// What the block holds where a pattern is possible.
    fn seen(&self, signs: Signs, known: &Known) -> Option<Box<Seen>> {
        if !self.is_indexed() {
            return Some(Box::new(Seen::EVERYTHING));
        }
        CUES.see(signs, known, self.announces).filter(|seen| CUES.may_find(seen, self.announces)).map(Box::new)
    }

    fn look(&self, known: &mut Known) -> Signs {
        let signs = match self.is_cut {
            _ if !self.is_indexed() => Signs::ALL,
            true => CUES.look(&self.block.with_parts(0, self.block.text.len()), known),
            false => CUES.look(&self.block.text, known),
        };
        self.with_leads(signs)
    }

    /// The signs of a text, and of what its links lead to.
    fn with_leads(&self, signs: Signs) -> Signs {
        if self.leads.to_advisory { signs.with(Signs::ADVISORY) } else { signs }
    }

    /// What a block holds that was silent.
    pub(crate) fn signs_of_silent(block: &Block<'_>) -> Signs {
        CUES.look(&block.text, &mut Known::default())
    }

    /// Whether it holds no digit, no cue, and nothing that a source is cited for.
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

    /// Whether its sentences can say anything.
    pub(crate) fn may_say(&self) -> bool {
        self.may_say
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
        let parts = if self.is_cut { self.block.with_parts(start, end) } else { Cow::Borrowed(text) };
        let is_cut = !self.is_indexed() || parts.len() > text.len();
        // Without a digit a value needs words.
        let has_digit = if is_whole && !is_cut { self.signs().has_any(Signs::DIGIT) } else { Bytes::of(text).has_digit };
        let in_words = !self.leads.to_advisory && !has_digit;
        if in_words && !self.announces && !cued(text).has_cue {
            return Possible::default();
        }
        let seen = if is_whole || !self.is_indexed() {
            Some(**of_block)
        } else {
            CUES.see(self.with_leads(CUES.look(&parts, known)), known, self.announces)
        };
        let Some(mut seen) = seen else { return Possible::default() };
        // `VERSION` follows from the signs of numbers, either of them.
        if !is_cut && seen.signs.is_small() && !has_named_number(self.block, (start, end), names) {
            seen.signs = seen.signs.without(Signs::SMALL);
        }
        seen.signs = seen.signs.closed();
        let mut possible = if self.is_indexed() { CUES.possible(&seen, self.announces) } else { Possible::every(self.announces) };
        if in_words && !possible.is_empty() {
            keep_cued(text, &mut possible);
        }
        if !is_cut && !possible.is_empty() {
            CUES.keep_begun(text, &mut possible);
            // A version alone is something of a pattern, and an advisory is one of the crate that its sentence names.
            if !seen.signs.has_any(Signs::VERSION.with(Signs::ADVISORY)) && rules_out(&possible, text) {
                return Possible::default();
            }
        }
        possible
    }
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
