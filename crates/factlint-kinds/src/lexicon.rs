//! Lists of words, with what tells at once that most words are in none: their first two letters and lengths.

/// A list of words, none of them empty.
#[derive(Debug)]
pub struct Lexicon {
    /// The words.
    pub words: &'static [&'static str],
    /// Which first letters they have, as bits.
    pub firsts: u32,
    /// For each first letter, what words with it are like.
    letters: [Letter; 32],
}

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
        let mut firsts = 0;
        let mut at = 0;
        while at < words.len() {
            let word = Outline::of(words[at].as_bytes());
            firsts |= 1 << (word.first & 31);
            letters[(word.first & 31) as usize].lengths |= word.length;
            letters[(word.first & 31) as usize].seconds |= word.second;
            at += 1;
        }
        Self { words, firsts, letters }
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
        self.may_have(Outline::of(word)) && self.lists(word)
    }

    #[inline(never)]
    fn lists(&self, word: &[u8]) -> bool {
        self.words.iter().any(|one| one.as_bytes().eq_ignore_ascii_case(word))
    }

    /// Whether it has words like this one.
    #[must_use]
    #[inline]
    pub const fn may_have(&self, word: Outline) -> bool {
        let own = self.letters[(word.first & 31) as usize];
        (own.lengths & word.length != 0) & (own.seconds & word.second != 0)
    }
}

/// The first two letters and the length of a word, as lists of words know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// Its first letter, whatever its case.
    pub first: u8,
    /// Its length, as one bit.
    pub length: u32,
    /// Its second letter, as one bit.
    second: u32,
}

impl Outline {
    /// That of the bytes of a word.
    #[must_use]
    #[inline]
    pub const fn of(word: &[u8]) -> Self {
        let (first, second) = match word {
            [first, second, ..] => (*first & 31, *second & 31),
            [first] => (*first & 31, 0),
            [] => (0, 0),
        };
        Self { first, length: bit(word.len()), second: 1 << second }
    }
}

/// The bit of a length.
const fn bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
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
    }
}
