//! The cues of all kinds, looked for at once. Few texts are asked for them: an automaton would cost more than it saves.

use std::sync::LazyLock;

use factlint_kinds::quantity;

use crate::pattern::READY;

/// The cues of all kinds, and the words for small numbers.
static CUES_AND_NUMBERS: LazyLock<CueWords> = LazyLock::new(|| {
    let cues = READY.iter().enumerate().flat_map(|(place, ready)| ready.kind.grammar().cues.iter().map(move |cue| (*cue, place)));
    CueWords::of(cues.map(Cue::of).chain(quantity::spelled_words().map(|word| Cue::in_any_case((word, SPELLED)))).collect())
});

/// What the words for small numbers lead to, in place of a kind.
const SPELLED: usize = usize::MAX;

/// What a text holds of those.
#[derive(Default)]
pub(super) struct Cued {
    pub(super) has_cue: bool,
    /// Whether it may have a word for a small number; told of texts without a cue.
    pub(super) may_be_spelled: bool,
}

/// Whether a text has a cue, or else a word for a small number.
pub(super) fn cued(text: &str) -> Cued {
    let mut may_be_spelled = false;
    let has_cue = CUES_AND_NUMBERS.any(text, |place| {
        may_be_spelled |= place == SPELLED;
        place != SPELLED
    });
    Cued { has_cue, may_be_spelled }
}

/// Takes the place of the kind of each cue in a text.
pub(super) fn each_cue(text: &str, mut take: impl FnMut(usize)) {
    CUES_AND_NUMBERS.any(text, |place| {
        if place != SPELLED {
            take(place);
        }
        false
    });
}

/// Words to look for, of three bytes at least, each with what it leads to.
pub(crate) struct CueWords {
    /// Whether a word has a head with this hash.
    heads: [bool; HEADS],
    /// By the first bytes of their heads.
    words: Vec<Cue>,
    /// Where those of each first byte begin.
    from: [usize; 33],
}

/// A word to look for.
struct Cue {
    word: &'static str,
    /// What it leads to.
    place: usize,
    /// The three bytes by which it is found, and where they stand in it.
    head: u32,
    at: usize,
    in_any_case: bool,
}

impl Cue {
    fn of((word, place): (&'static str, usize)) -> Self {
        let heads = word.as_bytes().windows(3).map(|head| head.iter().map(|byte| commonness(*byte)).sum::<usize>());
        let at = heads.enumerate().min_by_key(|(_, common)| *common).map_or(0, |(at, _)| at);
        let head = word.bytes().skip(at).take(3).fold(0, with_byte);
        Self { word, place, head, at, in_any_case: false }
    }

    fn in_any_case(word: (&'static str, usize)) -> Self {
        Self { in_any_case: true, ..Self::of(word) }
    }

    /// Whether the word stands in a text so that its head is here.
    fn stands(&self, text: &[u8], head: usize) -> bool {
        let own = head.checked_sub(self.at).and_then(|start| text[start..].get(..self.word.len()));
        own.is_some_and(|own| own == self.word.as_bytes() || self.in_any_case && own.eq_ignore_ascii_case(self.word.as_bytes()))
    }
}

/// How common a byte is in English prose, as a rank.
fn commonness(byte: u8) -> usize {
    const RAREST_FIRST: &[u8] = b"zqjxkvbpygfwmucldrhsnioate ";
    RAREST_FIRST.iter().position(|own| *own == byte | 32).map_or(0, |rank| rank + 1)
}

impl CueWords {
    /// The words as they are written, each with what it leads to.
    pub(crate) fn new(words: Vec<(&'static str, usize)>) -> Self {
        Self::of(words.into_iter().map(Cue::of).collect())
    }

    fn of(mut words: Vec<Cue>) -> Self {
        words.sort_by_key(|word| first(word.head));
        let from = std::array::from_fn(|byte| words.partition_point(|word| first(word.head) < byte));
        let mut heads = [false; HEADS];
        words.iter().for_each(|word| heads[hash(word.head)] = true);
        Self { heads, words, from }
    }

    /// Whether this is so of what any word in a text leads to.
    pub(crate) fn any(&self, text: &str, mut is_so: impl FnMut(usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let (mut behind, mut head) = (0, 0);
        while let Some(found) = self.next(&bytes[behind..], &mut head) {
            behind += found + 1;
            let words = &self.words[self.from[first(head)]..self.from[first(head) + 1]];
            let at = behind.checked_sub(3);
            if at.is_some_and(|at| {
                words.iter().any(|word| word.head == head & HEAD && word.stands(bytes, at) && is_so(word.place))
            }) {
                return true;
            }
        }
        false
    }

    /// The next place where a word may have its head, behind bytes that end with these: a loop that does nothing else.
    #[inline(never)]
    fn next(&self, bytes: &[u8], head: &mut u32) -> Option<usize> {
        let mut last = *head;
        let found = bytes.iter().position(|byte| {
            last = with_byte(last, *byte);
            self.heads[hash(last)]
        });
        *head = last;
        found
    }
}

/// So many heads are told apart: few others than those of words are taken for one.
const HEADS: usize = 4096;

/// The bits of the last three bytes.
const HEAD: u32 = 0x00ff_ffff;

/// The last bytes of a text with the next one, letters made small; the last three of them count.
fn with_byte(head: u32, byte: u8) -> u32 {
    head << 8 | u32::from(byte | 32)
}

/// The hash of the last three bytes.
fn hash(head: u32) -> usize {
    ((head << 8).wrapping_mul(0x9e37_79b1) >> (32 - HEADS.ilog2())) as usize
}

/// The bits of the first of the last three bytes that tell letters apart.
fn first(head: u32) -> usize {
    (head >> 16) as usize & 31
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cues_have_three_bytes_at_least() {
        assert!(CUES_AND_NUMBERS.words.iter().all(|cue| cue.word.len() > 2));
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

        #[test]
        fn numbers_are_found_in_any_case(text in "(done|t[Ww][oO]| |TEN|thirt(y|een)|archived|Forty){0,4}") {
            let holds = |word: &str| text.to_ascii_lowercase().contains(word);
            let found = cued(&text);
            prop_assert_eq!(found.has_cue, text.contains("archived"));
            prop_assert!(found.has_cue || found.may_be_spelled == quantity::spelled_words().any(holds));
        }
    }
}
