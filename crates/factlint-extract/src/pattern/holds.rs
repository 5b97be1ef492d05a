//! What sorts of values a sentence holds, and where: a pattern that needs another one is not looked for.

use std::cell::OnceCell;

use super::set::{LAST, Set};
use super::slot::Slot;
use super::{Element, Part, Row};
use crate::lexicon::{Lexicon, Outline};
use crate::mention::{Bond, Item, Owner, What};
use crate::moods::Moods;

/// Sorts of values, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holds(u16);

impl Holds {
    pub(crate) const NONE: Self = Self(0);
    const VERSION: Self = Self(1);
    /// A version with an owner.
    const OWNED: Self = Self(2);
    const OF_RUST: Self = Self(4);
    const OF_CRATE: Self = Self(8);
    const DATE: Self = Self(16);
    const COUNT: Self = Self(32);
    pub(crate) const ADVISORY: Self = Self(64);
    const RFC: Self = Self(128);
    const EDITION: Self = Self(256);
    const BOUND: Self = Self(512);
    /// A version of Rust that something needs.
    const NEEDED: Self = Self(1024);

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has_all(self, of: Self) -> bool {
        self.0 & of.0 == of.0
    }

    pub(crate) const fn has_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// What an item is.
    fn of(item: &Item) -> Self {
        match &item.what {
            What::Version(version) => match &version.owner {
                None => Self::VERSION,
                Some((Owner::Rust, bond)) => {
                    let own = Self::VERSION.with(Self::OWNED).with(Self::OF_RUST);
                    if *bond == Bond::Listed { own.with(Self::NEEDED) } else { own }
                }
                Some((Owner::Crate(_), _)) => Self::VERSION.with(Self::OWNED).with(Self::OF_CRATE),
            },
            What::Date(_) => Self::DATE,
            What::Count(_) => Self::COUNT,
            What::Advisory(_) => Self::ADVISORY,
            What::Rfc(_) => Self::RFC,
            What::Edition(_) => Self::EDITION,
            What::Bound(_) => Self::BOUND,
            What::Word | What::Mark(_) | What::Name(_) => Self::NONE,
        }
    }

    /// What a row has to hold, so that all of these elements can be in it.
    pub(super) fn needed(elements: &[Element]) -> Self {
        let of_part = |part: &Part| match part {
            Part::Slot(slot) => Self::taken(*slot),
            _ => Self::NONE,
        };
        let needed = elements.iter().filter(|element| !element.optional);
        needed.fold(Self::NONE, |all, element| all.with(of_part(&element.what)))
    }

    /// The single sorts of these, by their numbers.
    fn numbers(self) -> impl Iterator<Item = usize> {
        bits(u32::from(self.0))
    }

    /// What a slot takes.
    pub(super) fn taken(slot: Slot) -> Self {
        match slot {
            Slot::Rust | Slot::NamedRust => Self::OF_RUST,
            Slot::Need => Self::NEEDED,
            Slot::Crate | Slot::NamedCrate | Slot::CratePlus | Slot::Of => Self::OF_CRATE,
            Slot::Release => Self::OWNED,
            Slot::Version => Self::VERSION,
            Slot::Date { .. } => Self::DATE,
            Slot::Count => Self::COUNT,
            Slot::Advisory => Self::ADVISORY,
            Slot::Rfc => Self::RFC,
            Slot::Edition => Self::EDITION,
            Slot::Bound => Self::BOUND,
            Slot::Line
            | Slot::Name
            | Slot::Known
            | Slot::Sure
            | Slot::Named
            | Slot::Rare
            | Slot::Phrase
            | Slot::Quoted
            | Slot::Title
            | Slot::License => Self::NONE,
        }
    }
}

/// How many sorts there are.
const SORTS: usize = 11;

/// Room for the places of a sentence.
const ROOM: usize = 64;

const _: () = assert!((Places::END as usize) < ROOM, "there is room for all of them");

/// What the items of a sentence are, as far as patterns ask first: of which sort its values are, how its words begin and how long
/// they are, and which marks it has.
#[derive(Debug)]
pub(crate) struct Places {
    holds: Holds,
    words: Looks,
    /// By their numbers: where marks stand, the values of each sort, the words and the names, which are all that can be a name, and
    /// the edges of the sentence. They are asked all in one way.
    sets: [Set; ROOM],
    within: Set,
    moods: OnceCell<Moods>,
}

impl Places {
    /// The number of the values of the first sort: those of marks are below.
    const VALUES: u8 = 32;
    const NAMES: u8 = Self::VALUES + SORTS as u8;
    pub(super) const START: u8 = Self::NAMES + 1;
    pub(super) const END: u8 = Self::START + 1;

    /// The places of a sentence.
    pub(crate) fn of(row: Row<'_>) -> Self {
        let end = Set::of(row.items.len());
        let mut places =
            Self { holds: Holds::NONE, words: Looks::NONE, sets: [Set::NONE; ROOM], within: end.down(), moods: OnceCell::new() };
        places.add(Self::START, Set::of(0));
        places.add(Self::END, end);
        for (at, item) in row.items.iter().enumerate() {
            let set = Set::of(at);
            match item.what {
                What::Mark(mark) => places.add(Self::of_mark(mark), set),
                What::Word => {
                    places.words.add(at, item.outline(row.text));
                    places.add(Self::NAMES, set);
                }
                What::Name(_) => places.add(Self::NAMES, set),
                _ => {
                    let own = Holds::of(item);
                    bits(own.0.into()).for_each(|sort| places.add(Self::VALUES + sort as u8, set));
                    places.holds = places.holds.with(own);
                }
            }
        }
        places
    }

    /// Adds to the places with this number.
    fn add(&mut self, number: u8, set: Set) {
        let own = &mut self.sets[usize::from(number) % ROOM];
        *own = own.or(set);
    }

    /// The same where everything may stand anywhere.
    pub(crate) fn anywhere() -> Self {
        Self { holds: Holds(u16::MAX), words: Looks::ANY, sets: [Set::ALL; ROOM], within: Set::ALL, moods: OnceCell::new() }
    }

    /// Whether the sentence has values of all these sorts.
    pub(crate) const fn has_all(&self, sorts: Holds) -> bool {
        self.holds.has_all(sorts)
    }

    /// The sorts of which the sentence has no value.
    pub(crate) const fn lacking(&self) -> Holds {
        Holds(!self.holds.0 & ((1 << SORTS) - 1))
    }

    /// The words among these that may be of a list, whose words have these first letters.
    pub(super) fn words<'a>(&self, firsts: u32, list: impl FnOnce() -> &'a Lexicon, among: Set) -> Set {
        self.words.of(firsts, list, among)
    }

    /// Whether a word may be of a list.
    pub(crate) fn has_word_of(&self, list: &Lexicon) -> bool {
        !self.words(list.firsts, || list, self.within).is_empty()
    }

    /// What the words of the sentence may do to what it says; told when something was found in it.
    pub(crate) fn moods(&self, row: Row<'_>) -> Moods {
        *self.moods.get_or_init(|| Moods::of(row))
    }

    /// Whether a word may be this one.
    pub(super) fn has_word_like(&self, word: Outline) -> bool {
        self.words.has_like(word)
    }

    /// Whether a mark may be this one.
    pub(super) fn has_mark(&self, mark: char) -> bool {
        !self.at(Self::of_mark(mark)).is_empty()
    }

    /// The number of the places of a mark: others may share them.
    pub(super) const fn of_mark(mark: char) -> u8 {
        (mark as u32 & 31) as u8
    }

    /// The number of the places of what a slot takes, where that is one item.
    pub(super) fn of_slot(slot: Slot) -> u8 {
        let sort = Holds::taken(slot).numbers().next();
        sort.map_or(Self::NAMES, |sort| Self::VALUES + sort as u8)
    }

    /// The places with this number.
    pub(super) fn at(&self, number: u8) -> Set {
        self.sets[usize::from(number) % ROOM]
    }

    /// Where a quotation may begin, if what is behind it begins at these.
    pub(super) fn quotations(&self, behind: Set) -> Set {
        let marks = self.at(Self::of_mark('"')).or(self.at(Self::of_mark('\'')));
        // Between the two marks stands something.
        marks.and(marks.and(behind.before()).before().before().down())
    }

    /// All places, and the one behind them.
    pub(super) const fn within(&self) -> Set {
        self.within
    }
}

/// What the words of a sentence look like.
#[derive(Debug)]
struct Looks {
    words: Set,
    /// By their first letters, and which letters they have.
    firsts: [Set; 32],
    letters: u32,
    /// How they look, where they do not share a place; nothing where they look like any word.
    outlines: Option<[Outline; LAST + 1]>,
}

impl Looks {
    const ANY: Self = Self { words: Set::ALL, firsts: [Set::ALL; 32], letters: u32::MAX, outlines: None };
    const NONE: Self = Self { words: Set::NONE, firsts: [Set::NONE; 32], letters: 0, outlines: Some([Outline::NONE; LAST + 1]) };

    fn add(&mut self, at: usize, word: Outline) {
        let (set, first) = (Set::of(at), word.first & 31);
        self.words = self.words.or(set);
        self.firsts[usize::from(first)] = self.firsts[usize::from(first)].or(set);
        self.letters |= 1 << first;
        if let Some(own) = self.outlines.as_mut().and_then(|outlines| outlines[..LAST].get_mut(at)) {
            *own = word;
        }
    }

    /// Whether one of them looks like this.
    fn has_like(&self, word: Outline) -> bool {
        let Some(outlines) = &self.outlines else { return true };
        let shared = self.words.and(Set::of(LAST));
        self.firsts[usize::from(word.first & 31)].or(shared).places().any(|at| at == LAST || outlines[at] == word)
    }

    /// The words among these that look like one of a list.
    fn of<'a>(&self, firsts: u32, list: impl FnOnce() -> &'a Lexicon, among: Set) -> Set {
        let Some(outlines) = &self.outlines else { return self.words.and(among) };
        let own = self.words.and(among);
        let shared = own.and(Set::of(LAST));
        // Few words begin as those of a list do.
        let begun = match own.as_few() {
            Some(few) => few.iter().fold(shared, |all, (at, one)| all.or(one.only_if(firsts >> outlines[*at].first & 1 != 0))),
            None => bits(self.letters & firsts).fold(shared, |all, first| all.or(self.firsts[first])).and(own),
        };
        if begun.is_empty() {
            return begun;
        }
        let list = list();
        let is_alike = |at: usize| at == LAST || list.may_have(outlines[at]);
        begun.places().fold(Set::NONE, |all, at| all.or(Set::of_if(at, is_alike(at))))
    }
}

/// The places of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (set != 0).then(|| set.trailing_zeros() as usize & 31);
        set &= set.wrapping_sub(1);
        first
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_list_are_among_those_that_look_like_them() {
        static LIST: Lexicon = Lexicon::of(&["is", "was", "n't"]);
        let mut looks = Looks::NONE;
        for (at, word) in ["Wax", "is", "In", "island", "now", "N'T"].iter().enumerate() {
            looks.add(at, Outline::of(word.as_bytes()));
        }
        assert_eq!(looks.of(LIST.firsts, || &LIST, Set::ALL).until(6).collect::<Vec<_>>(), [0, 1, 5]);
        assert_eq!(looks.of(LIST.firsts, || &LIST, Set::of(5).or(Set::of(2))), Set::of(5));
        let has_like = |looks: &Looks, word: &str| looks.has_like(Outline::of(word.as_bytes()));
        assert!(["wet", "In", "n't", "on"].map(|word| has_like(&looks, word)) == [false, true, true, false]);
        looks.add(70, Outline::of(b"other"));
        assert!(has_like(&looks, "wet") && has_like(&Looks::ANY, "wet") && !has_like(&Looks::NONE, "wet"));
        assert_eq!(looks.of(LIST.firsts, || &LIST, Set::of(90)), Set::of(70));
        assert_eq!(
            (Looks::NONE.of(LIST.firsts, || &LIST, Set::ALL), Looks::ANY.of(LIST.firsts, || &LIST, Set::ALL)),
            (Set::NONE, Set::ALL)
        );
    }
}
