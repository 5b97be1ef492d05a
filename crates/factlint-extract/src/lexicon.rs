//! Lists of words, with what tells at once that most words are in none: their first letters and lengths.

/// A list of words of ASCII, in lower case.
pub(crate) struct Lexicon {
    words: &'static [&'static str],
    /// For each first letter, which lengths words with it have, as bits.
    lengths: [u32; 32],
}

impl Lexicon {
    pub(crate) const fn of(words: &'static [&'static str]) -> Self {
        let mut lengths = [0; 32];
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths[(word[0] & 31) as usize] |= 1 << word.len();
            at += 1;
        }
        Self { words, lengths }
    }

    /// Whether it has the word, whatever its case.
    pub(crate) fn has(&self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, |byte| usize::from(byte & 31));
        let bit = u32::try_from(word.len()).map_or(0, |length| 1u32.unbounded_shl(length));
        self.lengths[first] & bit != 0 && self.words.iter().any(|one| one.eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_its_words_in_any_case() {
        const WORDS: Lexicon = Lexicon::of(&["may", "might", "n't"]);
        assert!(["may", "May", "MIGHT", "n't"].iter().all(|word| WORDS.has(word)));
        assert!(["", "m", "mat", "maybe", "\u{e9}ay", &"m".repeat(99)].iter().all(|word| !WORDS.has(word)));
    }
}
