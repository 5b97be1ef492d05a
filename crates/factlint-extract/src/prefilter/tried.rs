//! Which patterns are tried in a text: of those that need no values of other sorts, the ones that require a list of which it has a word.

use std::sync::OnceLock;

use super::{ALWAYS, GROUPS, Groups, Seen, Signs};

/// So many lists are required of a pattern, the rarest first: more tell no more.
const REQUIRED: usize = 4;

/// The sorts of values that tell patterns apart before anything else. Whatever is required besides is asked of each.
const VALUES: [Signs; 7] =
    [Signs::COUNT, Signs::VERSION, Signs::YEAR, Signs::ADVISORY, Signs::NUMBERED_RFC, Signs::EDITION, Signs::LICENSE];

/// A pattern, and what it requires besides the list that it is tried for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tried {
    pub(super) number: u16,
    /// All of these.
    pub(super) signs: Signs,
    /// The sorts of values among them.
    sorts: u8,
    /// A word of each of these lists.
    groups: [u16; REQUIRED - 1],
    /// Whether the document must announce a release.
    pub(super) announced: bool,
}

impl Tried {
    /// A pattern that requires these, and a word of each of these lists, the rarest one first. Gives back the list that it is tried for,
    /// too.
    pub(super) fn new(number: u16, signs: Signs, announced: bool, mut groups: impl Iterator<Item = u16>) -> (u16, Self) {
        let mut next = || groups.next().unwrap_or(ALWAYS);
        let first = next();
        (first, Self { number, signs, sorts: sorts_of(signs), groups: std::array::from_fn(|_| next()), announced })
    }

    /// Whether a text has all that it requires.
    #[inline]
    pub(super) fn may_be_in(&self, seen: &Seen, announces: bool) -> bool {
        // Those that are tried together stand in order of their signs, and of words nobody could guess what each tells.
        let has_groups = || self.groups.iter().fold(announces | !self.announced, |all, group| all & seen.has_group(*group));
        seen.signs.has_all(self.signs) && has_groups()
    }
}

/// All patterns, by what they require.
pub(super) struct Tries {
    /// Each with the list that it is tried for, in order of these and of their signs.
    all: Vec<(u16, Tried)>,
    /// Those that may be in a text, by the sorts of its values; gathered when the first text has them.
    of_values: Box<[OnceLock<Few>; 1 << VALUES.len()]>,
}

/// The patterns that may be in a text with values of some sorts.
struct Few {
    tried: Vec<Tried>,
    /// For each list where its patterns end.
    ends: Vec<u16>,
    /// The lists that have any.
    trying: Groups,
}

impl Tries {
    pub(super) fn of(mut all: Vec<(u16, Tried)>) -> Self {
        all.sort_by_key(|(group, tried)| (*group, tried.signs));
        Self { all, of_values: Box::new([const { OnceLock::new() }; 1 << VALUES.len()]) }
    }

    /// Whether this is so of any patterns that are to be tried: those of each list by themselves.
    pub(super) fn any<'a>(&'a self, seen: &Seen, mut is_so: impl FnMut(&'a [Tried]) -> bool) -> bool {
        let sorts = sorts_of(seen.signs);
        let few = self.of_values[usize::from(sorts)].get_or_init(|| Few::of(&self.all, sorts));
        for (place, (groups, trying)) in seen.groups.iter().zip(&few.trying).enumerate() {
            let mut bits = groups & trying;
            while bits != 0 {
                if is_so(few.of_group(place * 64 + bits.trailing_zeros() as usize)) {
                    return true;
                }
                bits &= bits - 1;
            }
        }
        false
    }

    /// The highest number of a list for which any is tried.
    #[cfg(test)]
    pub(super) fn lists(&self) -> usize {
        self.all.last().map_or(0, |(group, _)| usize::from(*group))
    }

    /// Those that require no list.
    #[cfg(test)]
    pub(super) fn anywhere(&self) -> impl Iterator<Item = &Tried> {
        self.all.iter().take_while(|(group, _)| *group == ALWAYS).map(|(_, tried)| tried)
    }
}

/// The sorts of values that a text may hold, as bits.
fn sorts_of(signs: Signs) -> u8 {
    VALUES.iter().fold(0, |all, value| all << 1 | u8::from(signs.has_any(*value)))
}

impl Few {
    /// Those of all that need no values of other sorts.
    fn of(all: &[(u16, Tried)], sorts: u8) -> Self {
        let mut few = Self { tried: Vec::new(), ends: vec![0; GROUPS], trying: Groups::default() };
        let mut own = all.iter().filter(|(_, tried)| tried.sorts & !sorts == 0).peekable();
        for (group, end) in few.ends.iter_mut().enumerate() {
            while let Some((_, tried)) = own.next_if(|(of, _)| usize::from(*of) == group) {
                few.tried.push(*tried);
                few.trying[group / 64] |= 1 << (group % 64);
            }
            *end = u16::try_from(few.tried.len()).expect("patterns have numbers of this size");
        }
        few
    }

    /// The patterns that are tried for a list.
    fn of_group(&self, group: usize) -> &[Tried] {
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.tried[usize::from(start)..usize::from(self.ends[group])]
    }
}
