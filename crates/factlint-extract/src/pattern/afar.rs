//! A sentence as its bytes tell it, before it is cut into items: where no pattern can stand in it, its items are never made.

use std::cell::Cell;
use std::sync::LazyLock;

use super::begin::{LAST, Set, View, before_all, beginnings};
use super::holds::Looks;
use super::list::{Ends, List};
use super::slot::Slot;
use super::{Element, Group, Part, READY, Ready, Said, Shape};
use crate::block::Block;
use crate::fold::lower;
use crate::lexicon::{Lexicon, Outline};
use crate::prefilter::{Names, Possible, each_part};
use crate::vocabulary::is_no_small_name;

/// A sentence of a block, and what is known of names where it stands.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'a> {
    pub(crate) block: &'a Block<'a>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) names: &'a dyn Names,
}

/// The parts of a sentence: runs of ASCII letters and digits, and marks of ASCII. Each item takes some that stand side by side; other
/// characters are no parts, and some of them are items.
struct Afar<'a> {
    of: Sentence<'a>,
    text: &'a str,
    looks: Looks,
    /// Where the runs begin and end, where they do not share a place; nothing for marks.
    runs: [(u32, u32); LAST],
    /// The runs that begin with a digit.
    numbers: Set,
    marks: [Set; 32],
    /// Before which parts something else stands, which may be read as any mark.
    others: Set,
    /// All parts, and the place behind the last one.
    within: Set,
    end: Set,
    /// Whether it may have labels of links, whose words are no items.
    is_labelled: bool,
    /// Whether all words of a group are looked for, and not the first ones alone.
    is_close: Cell<bool>,
}

impl<'a> Afar<'a> {
    fn of(of: Sentence<'a>) -> Self {
        let text = &of.block.text.as_str()[of.start..of.end];
        let bytes = text.as_bytes();
        let (mut looks, mut runs, mut numbers) = (Looks::NONE, [(0, 0); LAST], Set::NONE);
        let (mut marks, mut others, mut is_labelled) = ([Set::NONE; 32], Set::NONE, false);
        let of_mark = |byte: u8, at: usize, number: usize| {
            let set = Set::of(number);
            if byte.is_ascii() {
                let own = &mut marks[usize::from(round(byte) & 31)];
                *own = own.or(set);
            } else {
                others = others.or(set);
            }
            is_labelled |= byte == b'[' && bytes[..at].ends_with(b"]");
        };
        let of_run = |start: usize, end: usize, number: usize| {
            looks.add(number, Outline::of(&bytes[start..end]));
            numbers = numbers.or(Set::of_if(number, bytes[start].is_ascii_digit()));
            if let Some(own) = runs.get_mut(number) {
                *own = (start as u32, end as u32);
            }
        };
        let count = each_part(bytes, of_mark, of_run);
        let end = Set::of(count);
        Self { of, text, looks, runs, numbers, marks, others, within: end.down(), end, is_labelled, is_close: Cell::new(false) }
    }

    /// Whether a pattern may stand in it.
    fn may_have(&self, shape: &Shape) -> bool {
        let stands = || !beginnings(&shape.elements, self).is_empty();
        let says = |element: &Element| matches!(element.what, Part::Said(_));
        let is_so = stands();
        if !is_so || !shape.elements.iter().any(says) {
            return is_so;
        }
        // Groups have many words, and most patterns end here.
        self.is_close.set(true);
        let is_so = stands();
        self.is_close.set(false);
        is_so
    }

    /// The runs directly before these places that are numbers or look like a word of a list.
    fn ending(&self, list: &Lexicon, behind: Set) -> Set {
        self.looks.of(list, behind.before()).or(self.numbers.and(behind.before()))
    }

    /// Where names begin directly before these places.
    fn names(&self, slot: Slot, behind: Set) -> Set {
        // `thaw_`
        let ends = behind.before().and(self.looks.words().or(self.marks[usize::from(b'_' & 31)]));
        ends.places().fold(Set::NONE, |all, at| match self.name(slot, at) {
            Ending::None => all,
            Ending::Word => all.or(Set::of(at)),
            Ending::Any => all.or(Set::of(at).down()),
        })
    }

    /// How a part may end a name that a slot takes. A word of letters alone is none that is on the list of those that are no names,
    /// and known names are asked for.
    fn name(&self, slot: Slot, at: usize) -> Ending {
        let Some((start, end)) = self.runs.get(at).filter(|(_, end)| *end > 0) else { return Ending::Any };
        let (start, end) = (*start as usize, *end as usize);
        let word = &self.text[start..end];
        let stands_alone = matches!(self.text.as_bytes()[..start], [] | [.., b' ' | b'(' | b'"']);
        let is_crate = |text: &str| text.trim_start().starts_with("crate");
        let is_marked = || {
            let runs = self.of.block.runs_over(self.of.start + start, self.of.start + end);
            runs.iter().any(|run| run.code.is_some() || run.link.is_some())
        };
        if !stands_alone || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) || is_crate(&self.text[start..]) {
            return Ending::Any;
        }
        let name = lower(word);
        let may_be_one = || !is_no_small_name(&name) && (slot != Slot::Known || self.of.names.is_known(&name));
        if is_crate(&self.text[end..]) || may_be_one() {
            Ending::Word
        } else if is_marked() {
            Ending::Any
        } else {
            Ending::None
        }
    }
}

/// How a part may end a name.
enum Ending {
    /// Not at all.
    None,
    /// As the only one of it.
    Word,
    /// In any way.
    Any,
}

/// Square brackets are read as round ones.
const fn round(byte: u8) -> u8 {
    match byte {
        b'[' => b'(',
        b']' => b')',
        _ => byte,
    }
}

/// How an RFC begins, and how one ends that is one run; how an edition begins but for its year, and how it ends but for its year and
/// a quotation mark. They take so many parts at most.
static RFC: Lexicon = Lexicon::of(&["rfc", "rfcs", "rfc12", "rfc123", "rfc1234"]);
static RFC_AS_ONE: Lexicon = Lexicon::of(&["rfc1", "rfc12", "rfc123", "rfc1234"]);
static EDITION: Lexicon = Lexicon::of(&["rust", "edition"]);
static EDITION_ENDS: Lexicon = Lexicon::of(&["edition"]);
const LONGEST: usize = 5;

impl View for Afar<'_> {
    fn within(&self) -> Set {
        self.within
    }

    fn words(&self, list: &List, behind: Set) -> Set {
        let own = |ends: &Ends| {
            let last = self.looks.of(&ends.runs, behind.before_by(1 + ends.behind));
            last.before_by(ends.before).reach(ends.apostrophes)
        };
        match list.ends() {
            [] => behind.down(),
            all => all.iter().fold(Set::NONE, |all, ends| all.or(own(ends))),
        }
    }

    fn said(&self, group: &Group, behind: Set) -> Set {
        if !self.is_close.get() {
            return group.begins.as_ref().map_or(behind.down(), |list| self.words(list, behind.down()));
        }
        let own = |way: &Said| before_all(&way.words, behind, self);
        group.ways.iter().fold(Set::NONE, |all, way| all.or(own(way)))
    }

    fn mark(&self, mark: char, behind: Set) -> Set {
        self.marks[mark as usize & 31].and(behind.before()).or(self.others.and(behind))
    }

    fn slot(&self, slot: Slot, behind: Set) -> Set {
        let within = |ends: Set| ends.reach(LONGEST - 1);
        match slot {
            Slot::Rfc => {
                let ends = self.ending(&RFC_AS_ONE, behind).or(self.mark(')', behind));
                self.looks.of(&RFC, within(ends))
            }
            Slot::Edition => {
                let ends = within(self.ending(&EDITION_ENDS, behind).or(self.mark('"', behind)));
                self.looks.of(&EDITION, ends).or(self.numbers.and(ends))
            }
            Slot::Quoted => {
                ['"', '\''].into_iter().fold(Set::NONE, |all, mark| all.or(self.mark(mark, self.mark(mark, behind).down())))
            }
            slot if slot.is_name() => self.names(slot, behind),
            // An item has any number of parts; one that stands for a link to an advisory has none.
            _ => behind.down(),
        }
    }

    fn gap(&self, _: usize, behind: Set) -> Set {
        behind.down()
    }

    fn start(&self) -> Set {
        Set::of(0)
    }

    fn end(&self) -> Set {
        self.end
    }
}

/// The patterns of which nothing is told from afar: less than two of their elements are.
static UNTOLD: LazyLock<Possible> = LazyLock::new(|| {
    let mut untold = Possible::default();
    for (number, (shape, _)) in READY.iter().flat_map(Ready::numbered).enumerate() {
        if shape.elements.iter().filter(|element| is_told(element)).count() < 2 {
            untold.add(number);
        }
    }
    untold
});

/// Whether an element must stand somewhere, and is told from afar.
fn is_told(element: &Element) -> bool {
    let is_told = |part: &Part| match part {
        Part::Words(_) | Part::Said(_) | Part::Mark(_) | Part::Start | Part::End => true,
        Part::Slot(slot) => slot.is_name() || matches!(slot, Slot::Rfc | Slot::Edition | Slot::Quoted),
        Part::Either(_) | Part::Gap { .. } => false,
    };
    !element.optional
        && match &element.what {
            Part::Either(parts) => parts.iter().all(is_told),
            part => is_told(part),
        }
}

/// Whether one of these patterns may stand in a sentence.
pub(crate) fn may_stand(sentence: Sentence<'_>, possible: &Possible) -> bool {
    if possible.has_any(&UNTOLD) {
        return true;
    }
    let afar = Afar::of(sentence);
    afar.is_labelled || possible.shapes().any(|shape| afar.may_have(shape))
}

#[cfg(test)]
mod tests {
    use factlint_kinds::grammar::shape;

    use super::super::read::Reader;
    use super::*;

    /// "Brindle" is known.
    struct Known;

    impl Names for Known {
        fn is_known(&self, name: &str) -> bool {
            name == "brindle"
        }

        fn may_be_new(&self, _: &str) -> bool {
            false
        }
    }

    fn stands(items: &'static str, text: &str) -> bool {
        const GROUPS: &[(&str, &str, &str)] = &[("gone", "on hiatus|hold", "paused"), ("gone", "no longer-lived", "gone")];
        let shape = Reader::default().shape(Box::leak(Box::new(shape(items))), GROUPS);
        let sentence = Sentence { block: &Block::alone(text), start: 0, end: text.len(), names: &Known };
        Afar::of(sentence).may_have(&shape)
    }

    #[test]
    fn words_and_marks_stand_side_by_side() {
        let shape = "{phrase} ( still? unstable|nightly-only )";
        assert!(["thaw (unstable)", "thaw [nightly-only]", "thaw (still unstable) on"].iter().all(|text| stands(shape, text)));
        assert!(["thaw is (now) unstable", "an unstable thaw (so it is)"].iter().all(|text| !stands(shape, text)));
        assert!(stands("^ thaw @be $", "Thaw \u{1f389} is") && !stands("^ thaw @be $", "Thaw: is"));
        assert!(stands("it 's|is gone", "It\u{2019}s gone") && !stands("it 's|is gone", "It was gone"));
    }

    #[test]
    fn groups_of_words_stand_as_a_whole() {
        assert!(["is on hold", "is No longer-lived"].iter().all(|text| stands("is {=gone} $", text)));
        assert!(["is on my hold", "is no hold", "is on hold so"].iter().all(|text| !stands("is {=gone} $", text)));
    }

    #[test]
    fn some_values_are_told_by_their_words() {
        assert!(["RFC 2451: thaw", "rust-lang/rfcs#2451 : thaw"].iter().all(|text| stands("{rfc} : {title}", text)));
        assert!(!stands("{rfc} : {title}", "RFCs, and more: thaw"));
        assert!(
            ["the Rust 2024 edition, thaw", "edition = \"2021\", thaw"].iter().all(|text| stands("{edition} , {phrase}", text))
        );
        assert!(!stands("{edition} , {phrase}", "an edition of 2024 and more, thaw"));
        assert!(["\"Thaw\" in", "\u{201c}Thaw\u{201d} in"].iter().all(|text| stands("{quoted} in", text)));
        assert!(!stands("{quoted} in", "it's in"));
    }

    #[test]
    fn names_are_words_that_are_known_or_look_like_one() {
        let named = ["Brindle is gone", "on thaw-http is gone", "thaw crate is gone", "`thaw` crates is gone", "thaw_ is gone"];
        assert!(named.iter().all(|text| stands("{known} @be gone", text)));
        assert!(!stands("{known} @be gone", "the thaw is gone") && stands("{rare} @be gone", "the thaw is gone"));
        assert!(!stands("{rare} @be gone", "and the is gone"));
    }

    #[test]
    fn what_stands_far_behind_is_not_told_apart() {
        let words = "thaw ".repeat(80);
        assert!(stands("thaw .. brindle $", &(words.clone() + "brindle")) && stands("quill thaw $", &words));
        assert!(!stands("quill thaw $", &words[..60]));
    }
}
