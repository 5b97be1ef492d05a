//! Lists of words, with what tells at once that most words are in none, and where the others would stand: their first two letters
//! and lengths.

/// A list of words, none of them empty.
#[derive(Debug)]
pub struct Lexicon {
    /// The words.
    pub words: &'static [&'static str],
    /// Which first letters they have, as bits.
    pub firsts: u32,
    /// For each first letter, what words with it are like.
    letters: [Letter; 32],
    /// For each group of outlines where the words with one of them stand, as bits: a place shares its bit with those [`APART`] behind
    /// it.
    places: [u32; GROUPS],
}

/// How many groups of outlines there are.
const GROUPS: usize = 64;

/// So far apart words of a list share a bit.
const APART: usize = 32;

/// What the words of a list with one first letter are like.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Which lengths they have, as bits; the longest are taken as one.
    lengths: u32,
    /// Which second letters they have, as bits.
    seconds: u32,
}

impl Lexicon {
    /// The list of these words.
    #[must_use]
    pub const fn of(words: &'static [&'static str]) -> Self {
        let mut letters = [Letter { lengths: 0, seconds: 0 }; 32];
        let mut places = [0; GROUPS];
        let mut firsts = 0;
        let mut at = 0;
        while at < words.len() {
            let word = Outline::of(words[at].as_bytes());
            firsts |= 1 << (word.first & 31);
            letters[(word.first & 31) as usize].lengths |= 1 << word.length;
            letters[(word.first & 31) as usize].seconds |= 1 << word.second;
            places[word.group()] |= 1 << (at % APART);
            at += 1;
        }
        Self { words, firsts, letters, places }
    }

    /// Whether it has the word, whatever its case.
    #[must_use]
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        self.has_bytes(word.as_bytes())
    }

    /// The same of the bytes of a word.
    #[must_use]
    #[inline]
    pub fn has_bytes(&self, word: &[u8]) -> bool {
        let outline = Outline::of(word);
        self.may_have(outline) && self.lists(outline, |one| one.as_bytes().eq_ignore_ascii_case(word))
    }

    /// Whether it has the word as it is written.
    #[must_use]
    #[inline]
    pub fn has_as_written(&self, word: &str) -> bool {
        let outline = Outline::of(word.as_bytes());
        self.may_have(outline) && self.lists(outline, |one| one == word)
    }

    /// Whether a text begins with one of its words, whatever its case.
    #[must_use]
    #[inline]
    pub fn begins(&self, text: &str) -> bool {
        let start = Outline::of(text.as_bytes());
        // A word of one letter has no second one.
        let seconds = 1 << (start.second & 31) | 1;
        self.letters[(start.first & 31) as usize].seconds & seconds != 0
            && self
                .words
                .iter()
                .any(|word| text.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())))
    }

    /// Whether one of its words is this one, of those with this outline.
    #[inline(never)]
    fn lists(&self, outline: Outline, is: impl Fn(&str) -> bool) -> bool {
        let mut places = self.places[outline.group()];
        while places != 0 {
            let first = places.trailing_zeros() as usize;
            if self.words[first..].iter().step_by(APART).any(|one| is(one)) {
                return true;
            }
            places &= places - 1;
        }
        false
    }

    /// Whether it has words like this one.
    #[must_use]
    #[inline]
    pub const fn may_have(&self, word: Outline) -> bool {
        self.letters[(word.first & 31) as usize].may_have(word)
    }
}

/// The words of several lists in one, in their order. There are `N` of them.
#[must_use]
pub const fn joined<const N: usize>(lists: &[&[&'static str]]) -> [&'static str; N] {
    let mut words = [""; N];
    let (mut list, mut at, mut count) = (0, 0, 0);
    while list < lists.len() {
        if at == lists[list].len() {
            (list, at) = (list + 1, 0);
        } else {
            words[count] = lists[list][at];
            (at, count) = (at + 1, count + 1);
        }
    }
    // An empty word would be found in texts without words.
    assert!(count == N, "so many words are in the lists");
    words
}

/// The [`Lexicon`] of the words that several lists have, told once: `joined!(&DAYS, &MONTHS, &Lexicon::of(&["fortnight"]))`.
#[macro_export]
macro_rules! joined {
    ($($list:expr),+ $(,)?) => {{
        const LISTS: &[&[&str]] = &[$($list.words),+];
        const COUNT: usize = 0 $(+ $list.words.len())+;
        const WORDS: [&str; COUNT] = $crate::lexicon::joined(LISTS);
        $crate::lexicon::Lexicon::of(&WORDS)
    }};
}

impl Letter {
    #[inline]
    const fn may_have(self, word: Outline) -> bool {
        (self.lengths & (1 << (word.length & 31)) != 0) & (self.seconds & (1 << (word.second & 31)) != 0)
    }
}

/// What the words of several lists are like: one look at it tells that a word is in none of them.
#[derive(Debug)]
pub struct Likeness {
    letters: [Letter; 32],
}

impl Likeness {
    /// That of the words of these lists.
    #[must_use]
    pub const fn of(lists: &[&Lexicon]) -> Self {
        let mut letters = [Letter { lengths: 0, seconds: 0 }; 32];
        let mut at = 0;
        while at < lists.len() * 32 {
            let (all, own) = (&mut letters[at % 32], lists[at / 32].letters[at % 32]);
            all.lengths |= own.lengths;
            all.seconds |= own.seconds;
            at += 1;
        }
        Self { letters }
    }

    /// Whether one of the lists may have words like this one.
    #[must_use]
    #[inline]
    pub const fn may_have(&self, word: Outline) -> bool {
        self.letters[(word.first & 31) as usize].may_have(word)
    }
}

/// What the words of each of some lists are like, told of all of them at once.
#[derive(Debug)]
pub struct Likenesses {
    /// For each place of outlines the lists that have words with one of them, as bits.
    lists: [u8; Self::PLACES],
}

impl Likenesses {
    /// So many places there are: few words share one.
    const PLACES: usize = 1 << 12;

    /// That of the words of these lists, eight at most.
    #[must_use]
    pub const fn of(lists: &[&Lexicon]) -> Self {
        assert!(lists.len() <= 8, "each list has its bit");
        let mut all = Self { lists: [0; Self::PLACES] };
        let mut list = 0;
        while list < lists.len() {
            let words = lists[list].words;
            let mut at = 0;
            while at < words.len() {
                all.lists[Self::place(Outline::of(words[at].as_bytes()))] |= 1 << list;
                at += 1;
            }
            list += 1;
        }
        all
    }

    /// The lists that may have words like this one, as bits.
    #[must_use]
    #[inline]
    pub const fn like(&self, word: Outline) -> u8 {
        self.lists[Self::place(word)]
    }

    /// The place of an outline.
    #[inline]
    const fn place(Outline { first, second, length }: Outline) -> usize {
        const MIX: u32 = 0x9e37_79b1;
        let outline = (first as u32) << 16 | (second as u32) << 8 | length as u32;
        (outline.wrapping_mul(MIX) >> (u32::BITS - Self::PLACES.ilog2())) as usize
    }
}

/// The first two letters and the length of a word, as lists of words know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// Its first letter, whatever its case.
    pub first: u8,
    /// Its second letter; 0 where it has none, or where an apostrophe of typography begins it.
    pub second: u8,
    /// Its length: the longest are taken as one.
    length: u8,
}

impl Outline {
    /// That of what is no word.
    pub const NONE: Self = Self::of(b"");

    /// That of the bytes of a word.
    #[must_use]
    #[inline]
    pub const fn of(word: &[u8]) -> Self {
        let (first, second) = match word {
            [first, second, ..] => (*first & 31, *second & 31),
            [first] => (*first & 31, 0),
            [] => (0, 0),
        };
        Self { first, second, length: if word.len() < 31 { word.len() as u8 } else { 31 } }
    }

    /// The group of outlines to which it belongs.
    #[inline]
    const fn group(self) -> usize {
        (self.first as usize * 5 + self.second as usize * 11 + self.length as usize * 3) % GROUPS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_its_words_in_any_case() {
        const LONG: &str = "supercalifragilisticexpialidocious";
        const WORDS: Lexicon = Lexicon::of(&["may", "might", "n't", "\u{2265}", LONG]);
        assert!(["may", "May", "MIGHT", "n't", "\u{2265}", LONG].iter().all(|word| WORDS.has(word)));
        assert!(["", "m", "mat", "maybe", "\u{e9}ay", &"m".repeat(99)].iter().all(|word| !WORDS.has(word)));
        assert!(WORDS.has_as_written("may") && !WORDS.has_as_written("May") && !WORDS.has_as_written("mat"));
    }

    #[test]
    fn words_that_share_a_place_are_told_apart() {
        let word = |at: usize| {
            let digits = [at / 26, at % 26].map(|digit| char::from(b'a' + u8::try_from(digit).unwrap()));
            &*digits.iter().collect::<String>().leak()
        };
        for many in [1, 31, 32, 33, 64, 65, 600] {
            let words: Vec<&'static str> = (0..many).map(word).collect();
            let list = Lexicon::of(words.leak());
            let (has, lacks) = ((0..many).map(word), (many..26 * 26).map(word));
            assert!(has.clone().all(|word| list.has(word) && list.has_as_written(word) && list.has(&word.to_uppercase())));
            assert!(lacks.clone().all(|word| !list.has(word) && !list.has_as_written(word)));
        }
    }

    #[test]
    fn texts_begin_with_its_words() {
        const WORDS: Lexicon = Lexicon::of(&["part of ", "no ", "x"]);
        assert!(["part of it", "no one", "No ", "x", "xy"].iter().all(|text| WORDS.begins(text)));
        assert!(["", "n", "part", "now", "y"].iter().all(|text| !WORDS.begins(text)));
    }

    #[test]
    fn a_list_may_hold_the_words_of_others() {
        static DAYS: Lexicon = Lexicon::of(&["Monday", "Friday"]);
        static TIMES: Lexicon = joined!(&DAYS, &Lexicon::of(&["fortnight"]));
        assert_eq!(TIMES.words, ["Monday", "Friday", "fortnight"]);
        assert!(TIMES.has("friday") && TIMES.has("fortnight") && !TIMES.has("month"));
    }

    #[test]
    fn several_lists_are_like_each_of_them() {
        static DAYS: Lexicon = Lexicon::of(&["Monday", "Friday"]);
        static UNITS: Lexicon = Lexicon::of(&["day", "fortnight"]);
        static BOTH: Likeness = Likeness::of(&[&DAYS, &UNITS]);
        let may_have = |word: &str| BOTH.may_have(Outline::of(word.as_bytes()));
        assert!(DAYS.words.iter().chain(UNITS.words).all(|word| may_have(word)));
        assert!(["", "d", "month", "today"].iter().all(|word| !may_have(word)) && !BOTH.may_have(Outline::NONE));
        static EACH: Likenesses = Likenesses::of(&[&DAYS, &UNITS]);
        let like = |word: &str| EACH.like(Outline::of(word.as_bytes()));
        assert_eq!(["Monday", "frigid", "day", "Fortnight", "today", ""].map(like), [1, 1, 2, 2, 0, 0]);
    }
}
