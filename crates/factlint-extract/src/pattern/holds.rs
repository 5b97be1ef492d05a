//! What sorts of values a sentence holds, and where: a pattern that needs another one is not looked for.

use std::ops::Range;

use super::slot::Slot;
use super::{Element, Part, Row};
use crate::lexicon::Outline;
use crate::mention::{Item, Owner, What};

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
                Some((Owner::Rust, _)) => Self::VERSION.with(Self::OWNED).with(Self::OF_RUST),
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

    pub(super) fn taken(slot: Slot) -> Self {
        match slot {
            Slot::Rust | Slot::NamedRust | Slot::Need => Self::OF_RUST,
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
const SORTS: usize = 10;

/// What the items of a sentence are, as far as patterns ask first: where its values stand, of each sort the first and the last item,
/// and how its words look.
#[derive(Debug)]
pub(crate) struct Places {
    holds: Holds,
    ends: [(usize, usize); SORTS],
    heads: Vec<Head>,
}

/// An item from afar.
#[derive(Debug, Clone, Copy)]
struct Head {
    word: Outline,
    mark: Option<char>,
}

impl Head {
    fn of(item: &Item, text: &str) -> Self {
        match item.what {
            What::Mark(mark) => Self { word: Outline::NONE, mark: Some(mark) },
            What::Word => Self { word: Outline::of(item.listed(text).unwrap_or_default()), mark: None },
            _ => Self { word: Outline::NONE, mark: None },
        }
    }
}

impl Places {
    /// The places of a sentence.
    pub(crate) fn of(row: Row<'_>) -> Self {
        let heads = row.items.iter().map(|item| Head::of(item, row.text)).collect();
        let mut places = Self { holds: Holds::NONE, ends: [(0, 0); SORTS], heads };
        for (at, item) in row.items.iter().enumerate() {
            let own = Holds::of(item);
            let mut bits = own.0;
            while bits != 0 {
                let sort = bits.trailing_zeros() as usize;
                let is_first = places.holds.0 & (1 << sort) == 0;
                let (first, last) = &mut places.ends[sort];
                (*first, *last) = (if is_first { at } else { *first }, at);
                bits &= bits - 1;
            }
            places.holds = places.holds.with(own);
        }
        places
    }

    /// The same where every sort may stand anywhere.
    pub(crate) fn anywhere(row: Row<'_>) -> Self {
        Self { holds: Holds(u16::MAX), ends: [(0, usize::MAX); SORTS], ..Self::of(row) }
    }

    /// The first of these items that a part of a pattern may take, as far as is seen from afar: most words and marks tell at once.
    #[inline]
    pub(super) fn first(&self, part: Option<&Part>, items: Range<usize>) -> Option<usize> {
        let heads = self.heads.get(items.clone())?;
        let skipped = match part {
            Some(Part::Words(list)) => heads.iter().position(|head| list.may_have(head.word)),
            Some(Part::Mark(mark)) => heads.iter().position(|head| head.mark == Some(*mark)),
            _ => (!heads.is_empty()).then_some(0),
        };
        skipped.map(|skipped| items.start + skipped)
    }

    /// Whether the sentence has values of all these sorts.
    pub(crate) const fn has_all(&self, sorts: Holds) -> bool {
        self.holds.has_all(sorts)
    }

    /// The first and the last item of a sort that the sentence has.
    pub(super) fn ends(&self, sort: Holds) -> (usize, usize) {
        self.ends[sort.0.trailing_zeros() as usize % SORTS]
    }
}
