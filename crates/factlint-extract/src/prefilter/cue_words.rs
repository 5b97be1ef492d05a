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
    /// The first three bytes of each word, as bits.
    heads: [u64; HEADS / 64],
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
        let mut heads = [0; HEADS / 64];
        for (word, _) in &words {
            let (place, bit) = head_bit(word.bytes().take(3).fold(0, with_byte));
            heads[place] |= bit;
        }
        Self { heads, words, from }
    }

    /// Whether this is so of what any word in a text leads to.
    pub(crate) fn any(&self, text: &str, mut is_so: impl FnMut(usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut is_any_at = |at: usize| {
            let first = low(bytes[at]);
            let words = &self.words[self.from[first]..self.from[first + 1]];
            words.iter().any(|(word, place)| bytes[at..].starts_with(word.as_bytes()) && is_so(*place))
        };
        let mut head = 0;
        bytes.iter().enumerate().any(|(at, byte)| {
            head = with_byte(head, *byte);
            let (place, bit) = head_bit(head);
            self.heads[place] & bit != 0 && at.checked_sub(2).is_some_and(&mut is_any_at)
        })
    }
}

/// So many heads are told apart: few others than those of words are taken for one.
const HEADS: usize = 8192;

/// The last bytes of a text with the next one; the last three of them count.
fn with_byte(head: u32, byte: u8) -> u32 {
    head << 8 | u32::from(byte)
}

/// The bit of the last three bytes.
fn head_bit(head: u32) -> (usize, u64) {
    let mixed = ((head << 8).wrapping_mul(0x9e37_79b1) >> (32 - HEADS.ilog2())) as usize;
    (mixed / 64, 1 << (mixed % 64))
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
