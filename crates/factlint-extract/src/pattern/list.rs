//! Lists of words of which a pattern takes one.

/// Words, with what tells at once that most words are none of them.
#[derive(Debug)]
pub(crate) struct List {
    pub(crate) words: &'static [&'static str],
    /// The keys that its words have, as bits.
    keys: [u64; 4],
}

impl List {
    /// The list of these words. Patterns are read once and live as long as the program.
    pub(super) fn of(words: &'static [&'static str]) -> &'static Self {
        let mut keys = [0; 4];
        for word in words {
            let key = key(word.as_bytes());
            keys[key / 64] |= 1 << (key % 64);
        }
        Box::leak(Box::new(Self { words, keys }))
    }

    /// Whether it has the word, whatever its case and its apostrophe.
    pub(crate) fn has(&self, word: &[u8]) -> bool {
        let word = if word.first().is_some_and(u8::is_ascii) { word } else { plain(word) };
        let key = key(word);
        self.keys[key / 64] & (1 << (key % 64)) != 0
            && self.words.iter().any(|one| one.len() == word.len() && one.as_bytes().eq_ignore_ascii_case(word))
    }
}

/// Words with the apostrophe of typography as the patterns write them.
fn plain(word: &[u8]) -> &[u8] {
    match word {
        b"\xe2\x80\x99s" => b"'s",
        b"\xe2\x80\x99re" => b"'re",
        _ => word,
    }
}

/// A number below 256 that is the same for a word in either case: from its first and its last letter, and its length.
fn key(word: &[u8]) -> usize {
    let [Some(first), Some(last)] = [word.first(), word.last()].map(|byte| byte.map(|byte| usize::from(byte | 0x20))) else {
        return 0;
    };
    (first * 7 + last * 29 + word.len() * 5) % 256
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &["stabilized", "in", "'s", "'re", "1.0", "MSRV", "\u{2265}"];

    #[test]
    fn apostrophes_are_all_one() {
        let list = List::of(WORDS);
        assert!(list.has("\u{2019}s".as_bytes()) && list.has(b"'RE") && list.has("\u{2265}".as_bytes()));
        assert!(!list.has(b"") && !list.has("\u{2019}".as_bytes()));
    }

    proptest! {
        #[test]
        fn words_are_found_as_one_by_one(word in "(?i)stabilized|in|'s|msrv|im|on|1.0|\\PC{0,3}") {
            let found = WORDS.iter().any(|one| one.eq_ignore_ascii_case(&word)) || matches!(&*word, "\u{2019}s" | "\u{2019}re");
            prop_assert_eq!(List::of(WORDS).has(word.as_bytes()), found);
        }
    }
}
