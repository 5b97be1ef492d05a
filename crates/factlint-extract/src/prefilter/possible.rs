//! Patterns by their number, as bits.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::{Holds, Places, READY, Ready};

/// Room for so many patterns; a test counts them.
pub(super) const PATTERNS: usize = 2_048;

/// Which patterns may be in a text: by their number, counted through all kinds.
#[derive(Debug, Clone)]
pub(crate) struct Possible {
    bits: [u64; PATTERNS / 64],
}

/// The values that each pattern needs.
static NEEDED: LazyLock<[Holds; PATTERNS]> = LazyLock::new(|| {
    let mut needed = [Holds::NONE; PATTERNS];
    READY.iter().flat_map(Ready::numbered).zip(&mut needed).for_each(|((shape, _), needed)| *needed = shape.needs);
    needed
});

/// For each pattern the place of its kind.
static KINDS: LazyLock<[u8; PATTERNS]> = LazyLock::new(|| {
    let mut kinds = [u8::MAX; PATTERNS];
    for (place, ready) in (0..).zip(READY.iter()) {
        kinds[ready.numbers()].fill(place);
    }
    kinds
});

impl Default for Possible {
    fn default() -> Self {
        Self { bits: [0; PATTERNS / 64] }
    }
}

impl Possible {
    /// All of them; those of announcements only where the document announces a release.
    pub(super) fn every(announces: bool) -> Self {
        let mut all = Self::default();
        let last = |ready: &Ready| if announces { ready.numbers().end } else { ready.first_announced() };
        READY.iter().for_each(|ready| all.add_all(ready.first..last(ready)));
        all
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bits.iter().fold(0, |all, bits| all | bits) == 0
    }

    /// Their numbers.
    pub(super) fn all(&self) -> impl Iterator<Item = usize> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < PATTERNS {
                let rest = self.bits[at / 64] >> (at % 64);
                if rest == 0 {
                    at = (at / 64 + 1) * 64;
                    continue;
                }
                at += rest.trailing_zeros() as usize + 1;
                return Some(at - 1);
            }
            None
        })
    }

    pub(super) fn add(&mut self, number: usize) {
        self.bits[number / 64] |= 1 << (number % 64);
    }

    /// Adds it where this is so, without a branch.
    pub(super) fn add_if(&mut self, is_so: bool, number: usize) {
        self.bits[number / 64] |= u64::from(is_so) << (number % 64);
    }

    pub(super) fn add_all(&mut self, numbers: Range<usize>) {
        let mut from = numbers.start;
        while from < numbers.end {
            let to = numbers.end.min((from / 64 + 1) * 64);
            self.bits[from / 64] |= (u64::MAX >> (64 - (to - from))) << (from % 64);
            from = to;
        }
    }

    /// Leaves those that the other one has, too.
    pub(super) fn keep(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(own, bits)| *own &= bits);
    }

    /// Takes away those of the other one for which this is not so.
    pub(super) fn keep_of(&mut self, other: &Self, keeps: impl Fn(usize) -> bool) {
        for (place, (own, others)) in self.bits.iter_mut().zip(&other.bits).enumerate() {
            let mut asked = *own & others;
            while asked != 0 {
                let bit = asked & asked.wrapping_neg();
                if !keeps(place * 64 + bit.trailing_zeros() as usize) {
                    *own &= !bit;
                }
                asked ^= bit;
            }
        }
    }

    /// Adds their numbers, in order: but for those that need a value of a sort of which a sentence has none, where its places tell it.
    pub(crate) fn add_to(&self, numbers: &mut Vec<u16>, places: Option<&Places>) {
        let asked = places.map(|places| (places.lacking(), &*NEEDED));
        for (place, bits) in (0..).zip(&self.bits) {
            let mut rest = *bits;
            while rest != 0 {
                let number = place * 64 + rest.trailing_zeros() as u16;
                if asked.is_none_or(|(lacking, needed)| !needed[usize::from(number)].has_any(lacking)) {
                    numbers.push(number);
                }
                rest &= rest - 1;
            }
        }
    }

    /// The kinds of patterns with these numbers, in order, and those of each.
    pub(crate) fn kinds(numbers: &[u16]) -> impl Iterator<Item = (&'static Ready, &[u16])> {
        let kinds = &*KINDS;
        let kind = |number: &u16| kinds[usize::from(*number)];
        let of_kinds = numbers.chunk_by(move |one, next| kind(one) == kind(next));
        of_kinds.filter_map(move |own| Some((READY.get(usize::from(kind(own.first()?)))?, own)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn there_is_room_for_every_pattern() {
        let count: usize = READY.iter().map(|ready| ready.numbers().len()).sum();
        assert!(count <= PATTERNS, "{count}");
    }

    proptest! {
        #[test]
        fn numbers_are_kept_as_a_set_keeps_them(
            numbers in prop::collection::btree_set(0..PATTERNS, 0..40),
            asked in prop::collection::btree_set(0..PATTERNS, 0..40),
            first in 0..PATTERNS,
            count in 0..PATTERNS,
        ) {
            let count = count.min(PATTERNS - first);
            let of = |numbers: &std::collections::BTreeSet<usize>| {
                let mut all = Possible::default();
                numbers.iter().for_each(|number| all.add(*number));
                all
            };
            let mut all = of(&numbers);
            let mut listed = Vec::new();
            all.add_to(&mut listed, None);
            prop_assert_eq!(listed.iter().map(|number| usize::from(*number)).collect::<Vec<_>>(), all.all().collect::<Vec<_>>());
            prop_assert_eq!(all.all().collect::<Vec<_>>(), numbers.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(all.is_empty(), numbers.is_empty());
            let mut run = Possible::default();
            run.add_all(first..first + count);
            prop_assert_eq!(run.all().collect::<Vec<_>>(), (first..first + count).collect::<Vec<_>>());
            all.keep_of(&of(&asked), |number| number % 2 == 0);
            let kept: Vec<usize> = numbers.iter().copied().filter(|number| !asked.contains(number) || number % 2 == 0).collect();
            prop_assert_eq!(all.all().collect::<Vec<_>>(), kept);
        }
    }
}
