//! What sorts of values a sentence holds: a pattern that needs another one is not looked for.

use super::slot::Slot;
use super::{Element, Part};
use crate::mention::{Item, Owner, What};

/// Sorts of values, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holds(u16);

impl Holds {
    /// Every sort.
    pub(crate) const ALL: Self = Self(u16::MAX);
    const NONE: Self = Self(0);
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

    /// What a row of items holds.
    pub(crate) fn of(row: &[Item]) -> Self {
        let of_item = |item: &Item| match &item.what {
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
        };
        row.iter().fold(Self::NONE, |all, item| all.with(of_item(item)))
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

    fn taken(slot: Slot) -> Self {
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
