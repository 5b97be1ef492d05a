//! The cues of all kinds, looked for at once. Few texts are asked for them: an automaton would cost more than it saves.

use std::sync::LazyLock;

use crate::pattern::READY;

/// The cues of all kinds; those of a kind lead to its place.
pub(super) static CUE_WORDS: LazyLock<CueWords> = LazyLock::new(|| {
    let of_kinds = READY.iter().enumerate();
    CueWords::new(of_kinds.flat_map(|(place, ready)| ready.kind.grammar().cues.iter().map(move |cue| (*cue, place))).collect())
});

/// Words to look for, of three bytes at least, each with what it leads to.
pub(crate) struct CueWords {
    /// For the first and the second byte of each word, by their lower bits, the bytes with which it goes on.
    pairs: [u64; 64],
    /// The first three bytes of each word, as bits: most pairs of bytes stand in other words, too.
    heads: [u64; 64],
    /// By their first bytes.
    words: Vec<(&'static str, usize)>,
    /// Where those of each first byte begin.
    from: [usize; 65],
}

impl CueWords {
    /// The words, each with what it leads to.
    pub(crate) fn new(mut words: Vec<(&'static str, usize)>) -> Self {
        let first = |word: &str| low(word.as_bytes()[0]);
        words.sort_by_key(|(word, _)| first(word));
        let from = std::array::from_fn(|byte| words.partition_point(|(word, _)| first(word) < byte));
        let mut pairs = [0; 64];
        for pair in words.iter().flat_map(|(word, _)| word.as_bytes()[..3].windows(2)) {
            pairs[low(pair[0])] |= 1 << low(pair[1]);
        }
        let mut heads = [0; 64];
        for head in words.iter().filter_map(|(word, _)| word.as_bytes().first_chunk()) {
            let (place, bit) = head_bit(head);
            heads[place] |= bit;
        }
        Self { pairs, heads, words, from }
    }

    /// Whether a word may begin with the three bytes here.
    fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        let head = bytes[at..].first_chunk().map(head_bit);
        head.is_some_and(|(place, bit)| self.heads[place] & bit != 0)
    }

    /// Whether this is so of what any word in a text leads to.
    pub(crate) fn any(&self, text: &str, mut is_so: impl FnMut(usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut is_any_at = |at: usize| {
            let Some(head) = bytes[at..].first_chunk::<3>() else { return false };
            let first = low(head[0]);
            let words = &self.words[self.from[first]..self.from[first + 1]];
            let is_here = |word: &str| word.as_bytes().starts_with(head) && bytes[at..].starts_with(word.as_bytes());
            words.iter().any(|(word, place)| is_here(word) && is_so(*place))
        };
        // Either the first two bytes of a word stand at an even place, or its second and its third one.
        let (pairs, _) = bytes.as_chunks::<2>();
        pairs.iter().zip((0..).step_by(2)).any(|([first, second], at)| {
            self.pairs[low(*first)] >> low(*second) & 1 != 0
                && (self.may_begin(bytes, at) && is_any_at(at) || at > 0 && self.may_begin(bytes, at - 1) && is_any_at(at - 1))
        })
    }
}

/// The bit of the first three bytes of a word.
fn head_bit(head: &[u8; 3]) -> (usize, u64) {
    let mixed = usize::from(head[0]) ^ usize::from(head[1]) << 3 ^ usize::from(head[2]) << 6;
    (mixed / 64 % 64, 1 << (mixed % 64))
}

/// The bits of a byte that tell letters apart.
fn low(byte: u8) -> usize {
    usize::from(byte & 63)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cues_have_three_bytes_at_least() {
        assert!(CUE_WORDS.words.iter().all(|(word, _)| word.len() > 2));
    }

    proptest! {
        #[test]
        fn words_are_found_wherever_they_stand(text in "([ab A!\u{e9}]|sta|stab|gated behind|ISC){0,12}") {
            let words = ["stab", "gated behind", "ISC", "abb", " ab", "aaa", "b\u{e9}"];
            let all = CueWords::new(words.into_iter().zip(0..).collect());
            let mut found = [false; 7];
            all.any(&text, |place| {
                found[place] = true;
                false
            });
            prop_assert_eq!(found, words.map(|word| text.contains(word)));
            prop_assert_eq!(all.any(&text, |_| true), found.contains(&true));
        }
    }
}
