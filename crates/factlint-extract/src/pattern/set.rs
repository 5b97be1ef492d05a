//! Sets of places in a sentence, at which the items of patterns can stand.

/// Items of a sentence, and the place behind the last one, as bits. All from `LAST` on share one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Set(u64);

/// The place that all items from it on share.
pub(super) const LAST: usize = 63;

impl Set {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u64::MAX);

    pub(super) fn of(at: usize) -> Self {
        Self(1 << at.min(LAST))
    }

    /// That one, where this is so.
    pub(super) fn of_if(at: usize, is_so: bool) -> Self {
        Self(u64::from(is_so) << at.min(LAST))
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The places one before these.
    pub(super) const fn before(self) -> Self {
        self.before_by(1)
    }

    /// The places so many before these. Before the last place stands itself, too.
    pub(super) const fn before_by(self, many: usize) -> Self {
        Self((self.0.cast_signed() >> many).cast_unsigned())
    }

    /// These and so many places before each.
    pub(super) fn reach(self, many: usize) -> Self {
        let (mut all, mut wide, whole) = (self, 1, many.min(LAST) + 1);
        while wide < whole {
            let more = wide.min(whole - wide);
            all = all.or(all.before_by(more));
            wide += more;
        }
        all
    }

    /// These and all places before them.
    pub(super) fn down(self) -> Self {
        Self(u64::MAX.checked_shr(self.0.leading_zeros()).unwrap_or_default())
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// These by themselves, each with its place, where they are three at most; what is left of the three is none.
    pub(super) fn as_few(self) -> Option<[(usize, Self); 3]> {
        let mut rest = self.0;
        let few = [(); 3].map(|()| {
            let one = rest & rest.wrapping_neg();
            rest ^= one;
            (one.trailing_zeros() as usize % 64, Self(one))
        });
        (rest == 0).then_some(few)
    }

    /// These where this is so, and none where it is not.
    pub(super) fn only_if(self, is_so: bool) -> Self {
        Self(self.0 & u64::from(is_so).wrapping_neg())
    }

    /// The single places, all from the last one on as one.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let first = (rest != 0).then(|| rest.trailing_zeros() as usize % 64);
            rest &= rest.wrapping_sub(1);
            first
        })
    }

    /// The places before an end, in order.
    pub(super) fn until(self, end: usize) -> impl Iterator<Item = usize> {
        (self.0.trailing_zeros() as usize..end).filter(move |at| self.0 >> (*at).min(LAST) & 1 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_items_from_the_last_bit_on_are_one() {
        let places = |set: Set| set.until(80).collect::<Vec<_>>();
        assert_eq!(places(Set::of(5)), [5]);
        assert_eq!(places(Set::of(5).before().or(Set::of(0).before())), [4]);
        assert_eq!(places(Set::of(70)), (63..80).collect::<Vec<_>>());
        assert_eq!(places(Set::of(70).before()), (62..80).collect::<Vec<_>>());
        assert_eq!(places(Set::of(2).down()), [0, 1, 2]);
        for many in 0..70 {
            let one_by_one = |set: Set| (0..many).fold(set, |all, _| all.or(all.before()));
            assert!([Set::of(80), Set::of(9), Set::of(63)].iter().all(|set| set.reach(many) == one_by_one(*set)), "{many}");
        }
        let three = Set::of(1).or(Set::of(63)).or(Set::of(8));
        let few = |set: Set| set.as_few().map(|few| few.map(|(at, one)| (at, one.places().collect::<Vec<_>>())));
        assert_eq!(few(three), Some([(1, vec![1]), (8, vec![8]), (63, vec![63])]));
        assert_eq!(few(Set::of(2)), Some([(2, vec![2]), (0, vec![]), (0, vec![])]));
        assert!(Set::NONE.as_few().is_some() && three.or(Set::of(9)).as_few().is_none() && Set::ALL.as_few().is_none());
        assert_eq!((three.only_if(true), three.only_if(false)), (three, Set::NONE));
        assert_eq!(Set::of(5).or(Set::of(70)).places().collect::<Vec<_>>(), [5, 63]);
        assert_eq!((Set::NONE.down(), places(Set::NONE), places(Set::ALL).len()), (Set::NONE, Vec::new(), 80));
    }
}
