//! What sorts of values a sentence holds, and where: a pattern that needs another one is not looked for.

use super::set::{LAST, Set};
use super::slot::Slot;
use super::{Element, Part, Row};
use crate::lexicon::{Lexicon, Outline};
use crate::mention::{Bond, Item, Owner, What};

/// Sorts of values, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holds(u16);

impl Holds {
    pub(super) const NONE: Self = Self(0);
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
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        bits(u32::from(self.0))
    }

    /// The number of the sort of values that a slot takes; beyond all of them where it takes a name.
    pub(super) fn sort_of(slot: Slot) -> u8 {
        Self::taken(slot).0.trailing_zeros() as u8
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
pub(crate) const SORTS: usize = 11;

/// What the items of a sentence are, as far as patterns ask first: of which sort its values are, how its words begin and how long
/// they are, and which marks it has.
#[derive(Debug)]
pub(crate) struct Places {
    holds: Holds,
    sorts: [Set; SORTS],
    words: Looks,
    marks: [Set; 32],
    /// The words and the names: all that can be a name.
    names: Set,
    start: Set,
    end: Set,
    within: Set,
}

impl Places {
    /// The places of a sentence.
    pub(crate) fn of(row: Row<'_>) -> Self {
        let end = Set::of(row.items.len());
        let mut places = Self {
            holds: Holds::NONE,
            sorts: [Set::NONE; SORTS],
            words: Looks::NONE,
            marks: [Set::NONE; 32],
            names: Set::NONE,
            start: Set::of(0),
            end,
            within: end.down(),
        };
        for (at, item) in row.items.iter().enumerate() {
            let set = Set::of(at);
            match item.what {
                What::Mark(mark) => {
                    let own = &mut places.marks[usize::from(Self::place_of(mark))];
                    *own = own.or(set);
                }
                What::Word => {
                    places.words.add(at, item.outline(row.text));
                    places.names = places.names.or(set);
                }
                What::Name(_) => places.names = places.names.or(set),
                _ => {
                    let own = Holds::of(item);
                    let mut bits = own.0;
                    while bits != 0 {
                        let sort = bits.trailing_zeros() as usize;
                        places.sorts[sort] = places.sorts[sort].or(set);
                        bits &= bits - 1;
                    }
                    places.holds = places.holds.with(own);
                }
            }
        }
        places
    }

    /// The same where everything may stand anywhere.
    pub(crate) fn anywhere() -> Self {
        Self {
            holds: Holds(u16::MAX),
            sorts: [Set::ALL; SORTS],
            words: Looks::ANY,
            marks: [Set::ALL; 32],
            names: Set::ALL,
            start: Set::ALL,
            end: Set::ALL,
            within: Set::ALL,
        }
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

    /// Whether a word may be this one.
    pub(super) fn has_word_like(&self, word: Outline) -> bool {
        self.words.has_like(word)
    }

    /// Whether a mark may be this one.
    pub(crate) fn has_mark(&self, mark: char) -> bool {
        self.marks(Self::place_of(mark)) != Set::NONE
    }

    /// The bits by which a mark is told.
    pub(super) const fn place_of(mark: char) -> u8 {
        (mark as u32 & 31) as u8
    }

    /// The marks that may be the one of this place.
    pub(super) fn marks(&self, place: u8) -> Set {
        self.marks[usize::from(place & 31)]
    }

    /// Where a quotation may begin, if what is behind it begins at these.
    pub(super) fn quotations(&self, behind: Set) -> Set {
        let marks = self.marks(Self::place_of('"')).or(self.marks(Self::place_of('\'')));
        // Between the two marks stands something.
        marks.and(marks.and(behind.before()).before().before().down())
    }

    /// The items that a slot of this sort may take, of which it takes one.
    pub(super) fn values(&self, sort: u8) -> Set {
        self.sorts.get(usize::from(sort)).copied().unwrap_or(self.names)
    }

    pub(super) const fn start(&self) -> Set {
        self.start
    }

    pub(super) const fn end(&self) -> Set {
        self.end
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
    outlines: Option<[Outline; LAST]>,
}

impl Looks {
    const ANY: Self = Self { words: Set::ALL, firsts: [Set::ALL; 32], letters: u32::MAX, outlines: None };
    const NONE: Self = Self { words: Set::NONE, firsts: [Set::NONE; 32], letters: 0, outlines: Some([Outline::of(b""); LAST]) };

    fn add(&mut self, at: usize, word: Outline) {
        let (set, first) = (Set::of(at), word.first & 31);
        self.words = self.words.or(set);
        self.firsts[usize::from(first)] = self.firsts[usize::from(first)].or(set);
        self.letters |= 1 << first;
        if let Some(own) = self.outlines.as_mut().and_then(|outlines| outlines.get_mut(at)) {
            *own = word;
        }
    }

    /// Whether one of them looks like this.
    fn has_like(&self, word: Outline) -> bool {
        let Some(outlines) = &self.outlines else { return true };
        let shared = self.words.and(Set::of(LAST));
        self.firsts[usize::from(word.first & 31)].or(shared).places().any(|at| outlines.get(at).is_none_or(|own| *own == word))
    }

    /// The words among these that look like one of a list.
    fn of<'a>(&self, firsts: u32, list: impl FnOnce() -> &'a Lexicon, among: Set) -> Set {
        let Some(outlines) = &self.outlines else { return self.words.and(among) };
        let own = self.words.and(among);
        // Few words begin as those of a list do.
        let begun = if own.are_few() {
            let begins = |at: usize| outlines.get(at).is_none_or(|word| firsts >> word.first & 1 != 0);
            own.places().fold(Set::NONE, |all, at| all.or(Set::of_if(at, begins(at))))
        } else {
            let shared = own.and(Set::of(LAST));
            bits(self.letters & firsts).fold(shared, |all, first| all.or(self.firsts[first])).and(own)
        };
        if begun.is_empty() {
            return begun;
        }
        let list = list();
        let is_alike = |at: usize| outlines.get(at).is_none_or(|word| list.may_have(*word));
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
