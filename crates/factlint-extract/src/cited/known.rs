//! What words are to attribution, found at once: most are nothing.

use std::sync::LazyLock;

use super::lists::{
    ARTICLES, BODIES, CLAUSES, DETERMINERS, EDGES, FINDERS, FINDING, JOINING, POINTING, PUBLICATIONS, PUBLISHING, SAYING, WITHIN,
};
use super::reporting::{REPORTING, forms};
use crate::fold::lower;

/// The lists that a word stands in, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sorts(u16);

impl Sorts {
    pub(super) const PUBLICATION: Self = Self(1);
    pub(super) const FINDER: Self = Self(2);
    pub(super) const WITHIN: Self = Self(4);
    pub(super) const EDGE: Self = Self(8);
    pub(super) const PUBLISHING: Self = Self(16);
    pub(super) const SAYING: Self = Self(32);
    pub(super) const BODY: Self = Self(64);
    pub(super) const FINDING: Self = Self(128);
    pub(super) const DETERMINER: Self = Self(256);
    pub(super) const POINTING: Self = Self(512);
    pub(super) const ARTICLE: Self = Self(1024);
    pub(super) const JOINING: Self = Self(2048);
    pub(super) const CLAUSE: Self = Self(4096);

    /// Whether it has one of these.
    pub(super) fn has_any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }
}

/// The lists, each with its bit.
const LISTS: [(&[&str], Sorts); 13] = [
    (PUBLICATIONS, Sorts::PUBLICATION),
    (FINDERS, Sorts::FINDER),
    (WITHIN, Sorts::WITHIN),
    (EDGES, Sorts::EDGE),
    (PUBLISHING, Sorts::PUBLISHING),
    (SAYING, Sorts::SAYING),
    (BODIES, Sorts::BODY),
    (FINDING, Sorts::FINDING),
    (DETERMINERS, Sorts::DETERMINER),
    (POINTING, Sorts::POINTING),
    (ARTICLES, Sorts::ARTICLE),
    (JOINING, Sorts::JOINING),
    (CLAUSES, Sorts::CLAUSE),
];

/// What a word is to attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    sorts: Sorts,
    /// The verb of reporting that it is a form of, by its number from one on.
    verb: u8,
    /// The noun for a source that it is, or that has an `'s` behind it here, by its number from one on.
    noun: u8,
}

impl Known {
    /// Whether it stands in one of these lists.
    pub(super) fn is(self, sorts: Sorts) -> bool {
        self.sorts.has_any(sorts)
    }

    /// The verb of reporting that it is a form of.
    pub(super) fn verb(self) -> Option<&'static str> {
        REPORTING.get(usize::from(self.verb).checked_sub(1)?).copied()
    }

    /// The noun for a source that it is, perhaps with an `'s` behind it.
    pub(super) fn noun(self) -> Option<&'static str> {
        NOUNS.get(usize::from(self.noun).checked_sub(1)?).copied()
    }
}

/// What may name a source.
static NOUNS: [&str; PUBLICATIONS.len() + FINDERS.len() + WITHIN.len()] = {
    let lists = [PUBLICATIONS, FINDERS, WITHIN];
    let mut all = [""; PUBLICATIONS.len() + FINDERS.len() + WITHIN.len()];
    let (mut list, mut at, mut from) = (0, 0, 0);
    while at < all.len() {
        if at - from == lists[list].len() {
            (list, from) = (list + 1, at);
        }
        all[at] = lists[list][at - from];
        at += 1;
    }
    all
};

/// All words that are something, found by their letters whatever their case.
pub(super) struct Dictionary {
    /// For each hash the number of the word with it, or that of no word; another one with the same hash stands in the next free
    /// place.
    places: Box<[u16; PLACES]>,
    /// The letters of the words, and what they are. The first one is no word.
    words: Vec<(u128, Known)>,
}

/// So many places keep most words by themselves.
const PLACES: usize = 4_096;

/// The last letters of a word as a number, whatever their case.
fn letters(word: &str) -> u128 {
    word.bytes().fold(0, |letters, letter| letters << 8 | u128::from(letter | 32))
}

/// The same with more letters: so many of these, of which the first one is lowest; there is one at least.
pub(super) const fn with_letters(letters: u128, eight: u64, count: usize) -> u128 {
    let unused = 64 - 8 * count;
    let more = ((eight | SMALL) << unused).swap_bytes();
    letters << (8 * count) | more as u128
}

/// What makes eight letters small.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// The longest words that are something, in bytes.
const LONGEST: usize = size_of::<u128>();

impl Dictionary {
    fn empty() -> Self {
        Self { places: Box::new([0; PLACES]), words: vec![(0, Known::default())] }
    }

    /// What a word is, to say more of it.
    fn entry(&mut self, word: &str) -> &mut Known {
        assert!(word.len() <= LONGEST, "{word}");
        let letters = letters(word);
        let place = self.place(letters);
        if self.places[place] == 0 {
            self.places[place] = u16::try_from(self.words.len()).expect("there are fewer words than places");
            self.words.push((letters, Known::default()));
        }
        &mut self.words[usize::from(self.places[place])].1
    }

    /// What a word, whatever its case and its apostrophe, is.
    pub(super) fn get(&self, word: &str) -> Known {
        let of_ascii = |word: &str| self.get_by(letters(word), word.len());
        if word.is_ascii() { of_ascii(word) } else { of_ascii(&lower(word).replace('\u{2019}', "'")) }
    }

    /// What a word is that ends with these letters, and has so many.
    #[inline(always)]
    pub(super) fn get_by(&self, letters: u128, length: usize) -> Known {
        if length > LONGEST { Known::default() } else { self.words[usize::from(self.places[self.place(letters)])].1 }
    }

    /// The place of a word, or the one that it would have.
    #[inline(always)]
    fn place(&self, letters: u128) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "both halves are mixed")]
        let mixed = (letters as u64 ^ (letters >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut place = (mixed >> (64 - PLACES.ilog2())) as usize;
        loop {
            let number = usize::from(self.places[place]);
            // One branch for both, which is seldom taken.
            if (number != 0) & (self.words[number].0 != letters) {
                place = (place + 1) % PLACES;
            } else {
                return place;
            }
        }
    }
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut words = Dictionary::empty();
    for (list, sort) in LISTS {
        for word in list {
            let known = words.entry(word);
            known.sorts = Sorts(known.sorts.0 | sort.0);
        }
    }
    for (noun, number) in NOUNS.iter().zip(1..) {
        for form in [(*noun).to_owned(), format!("{noun}'s")] {
            let known = words.entry(&form);
            known.noun = if known.noun == 0 { number } else { known.noun };
        }
    }
    for (form, number) in forms() {
        let known = words.entry(&form);
        known.verb = if known.verb == 0 { number } else { known.verb };
    }
    words
});

/// All words that are something.
pub(super) fn dictionary() -> &'static Dictionary {
    &DICTIONARY
}

/// Whether a word in lower case stands in one of these lists.
fn is(sorts: Sorts, lower: &str) -> bool {
    DICTIONARY.get(lower).is(sorts)
}

pub(super) fn is_publication(lower: &str) -> bool {
    is(Sorts::PUBLICATION, lower)
}

pub(super) fn is_finder(lower: &str) -> bool {
    is(Sorts::FINDER, lower)
}

pub(super) fn is_within(lower: &str) -> bool {
    is(Sorts::WITHIN, lower)
}

pub(super) fn is_finding(verb: &str) -> bool {
    is(Sorts::FINDING, verb)
}

/// The verb of reporting that a word in lower case is a form of.
pub(super) fn reporting(lower: &str) -> Option<&'static str> {
    DICTIONARY.get(lower).verb()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_any_case() {
        let noun = |word: &str| DICTIONARY.get(word).noun();
        assert_eq!(
            ["survey", "Survey\u{2019}s", "SURVEYS", "surveyed"].map(noun),
            [Some("survey"), Some("survey"), Some("surveys"), None]
        );
        let is = |sort: Sorts, word: &str| DICTIONARY.get(word).is(sort);
        assert!(is(Sorts::EDGE, "A") && is(Sorts::DETERMINER, "Their") && is(Sorts::SAYING, "wrote"));
        assert!(["", "th", "thee", "documentation's-or-so"].iter().all(|word| DICTIONARY.get(word) == Known::default()));
    }

    #[test]
    fn every_word_of_the_lists_is_found() {
        let words = LISTS.iter().flat_map(|(list, sort)| list.iter().map(|word| (*word, *sort)));
        assert!(words.into_iter().all(|(word, sort)| is(sort, word)));
    }
}
