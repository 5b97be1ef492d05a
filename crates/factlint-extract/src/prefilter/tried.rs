//! Which patterns are tried in a text: of those that need no values of other sorts, the ones that require a list of which it has a word.

use std::sync::OnceLock;

use super::words::{Members, Words};
use super::{ALWAYS, GROUPS, Groups, Known, Seen, Signs};

/// So many lists are required of a pattern, the rarest first: more tell no more.
const REQUIRED: usize = 4;

/// The sorts of values that tell patterns apart before anything else. Whatever is required besides is asked of each.
const VALUES: [Signs; 7] =
    [Signs::COUNT, Signs::VERSION, Signs::YEAR, Signs::ADVISORY, Signs::NUMBERED_RFC, Signs::EDITION, Signs::LICENSE];

/// So many sorts of texts there are: with each of those or without, of a document that announces a release or of another one.
const SORTS: usize = 2 << VALUES.len();

/// A pattern, and what it requires besides the list that it is tried for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tried {
    pub(super) number: u16,
    /// All of these.
    pub(super) signs: Signs,
    /// The sorts of values among them, and whether the document must announce a release.
    sorts: u8,
    /// A word of each of these lists.
    groups: [u16; REQUIRED - 1],
}

impl Tried {
    /// A pattern that requires these, and a word of each of these lists, the rarest one first. Gives back the list that it is tried for,
    /// too.
    pub(super) fn new(number: u16, signs: Signs, announced: bool, mut groups: impl Iterator<Item = u16>) -> (u16, Self) {
        let mut next = || groups.next().unwrap_or(ALWAYS);
        let first = next();
        (first, Self { number, signs, sorts: sorts_of(signs, announced), groups: std::array::from_fn(|_| next()) })
    }

    /// Whether a text has all that it requires.
    #[inline]
    pub(super) fn may_be_in(&self, seen: &Seen) -> bool {
        // Those that are tried together stand in order of their signs, and of words nobody could guess what each tells.
        let has_groups = || self.groups.iter().fold(true, |all, group| all & seen.has_group(*group));
        seen.signs.has_all(self.signs) && has_groups()
    }
}

/// All patterns, by what they require.
pub(super) struct Tries {
    /// Each with the list that it is tried for, in order of these and of their signs.
    all: Vec<(u16, Tried)>,
    /// Those that may be in a text, by the sorts of its values; gathered when the first text has them.
    of_values: Box<[OnceLock<Few>; SORTS]>,
}

/// The patterns that may be in a text with values of some sorts.
struct Few {
    tried: Vec<Tried>,
    /// For each list where its patterns end.
    ends: Vec<u16>,
    /// The lists that have any.
    trying: Groups,
    /// The words that are in one of these.
    words: Members,
}

impl Tries {
    pub(super) fn of(mut all: Vec<(u16, Tried)>) -> Self {
        all.sort_by_key(|(group, tried)| (*group, tried.signs));
        Self { all, of_values: Box::new([const { OnceLock::new() }; SORTS]) }
    }

    /// Those that may be in a text with these signs, whose words are found among all of these.
    fn few(&self, signs: Signs, announces: bool, words: &Words) -> &Few {
        let sorts = sorts_of(signs, announces);
        self.of_values[usize::from(sorts)].get_or_init(|| Few::of(&self.all, sorts, words))
    }

    /// Whether any is to be tried in a text with these signs and words: in most texts none is.
    pub(super) fn has_any(&self, signs: Signs, announces: bool, known: &Known, words: &Words) -> bool {
        let few = self.few(signs, announces, words);
        let anywhere = few.of_group(usize::from(ALWAYS)).iter().any(|tried| signs.has_all(tried.signs));
        anywhere || known.lists().any(|lists| few.words.has(lists))
    }

    /// Whether this is so of any patterns that are to be tried: those of each list by themselves.
    pub(super) fn any<'a>(
        &'a self,
        seen: &Seen,
        announces: bool,
        words: &Words,
        mut is_so: impl FnMut(&'a [Tried]) -> bool,
    ) -> bool {
        let few = self.few(seen.signs, announces, words);
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

    /// Those that require no list, in whatever document.
    #[cfg(test)]
    pub(super) fn anywhere(&self) -> impl Iterator<Item = &Tried> {
        let is_announced = |tried: &Tried| tried.sorts & sorts_of(Signs::default(), true) != 0;
        let first = self.all.iter().take_while(|(group, _)| *group == ALWAYS);
        first.map(|(_, tried)| tried).filter(move |tried| !is_announced(tried))
    }
}

/// The sorts of values that a text may hold, and whether its document announces a release, as bits.
fn sorts_of(signs: Signs, announces: bool) -> u8 {
    VALUES.iter().fold(u8::from(announces), |all, value| all << 1 | u8::from(signs.has_any(*value)))
}

impl Few {
    /// Those of all that need no values of other sorts.
    fn of(all: &[(u16, Tried)], sorts: u8, words: &Words) -> Self {
        let mut few = Self { tried: Vec::new(), ends: vec![0; GROUPS], trying: Groups::default(), words: Members::default() };
        let mut own = all.iter().filter(|(_, tried)| tried.sorts & !sorts == 0).peekable();
        for (group, end) in few.ends.iter_mut().enumerate() {
            while let Some((_, tried)) = own.next_if(|(of, _)| usize::from(*of) == group) {
                few.tried.push(*tried);
                few.trying[group / 64] |= 1 << (group % 64);
            }
            *end = u16::try_from(few.tried.len()).expect("patterns have numbers of this size");
        }
        few.words = words.of_any(&few.trying);
        few
    }

    /// The patterns that are tried for a list.
    fn of_group(&self, group: usize) -> &[Tried] {
        let start = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.tried[usize::from(start)..usize::from(self.ends[group])]
    }
}
