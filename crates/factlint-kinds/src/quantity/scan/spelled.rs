//! Words for small numbers.

use crate::eights;

/// Words for small numbers.
pub(super) const SPELLED: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// Whether a run of letters is a word for a small number.
pub(super) fn has_spelled(text: &str) -> bool {
    each_spelled(text).next().is_some()
}

/// Where the runs of letters begin that are words for small numbers.
pub(super) fn each_spelled(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // Where the next eight bytes stand, and which of those before them begin a run.
    let (mut next, mut starts, mut is_open) = (0, 0_u64, false);
    std::iter::from_fn(move || {
        loop {
            while starts != 0 {
                let at = next - 8 + eights::before(starts);
                starts &= starts - 1;
                // Most words begin like none of them.
                if may_begin_spelled(&bytes[at..]) && is_spelled(&bytes[at..]) {
                    return Some(at);
                }
            }
            if next >= bytes.len() {
                return None;
            }
            let letters = eights::letters(eights::eight_at(bytes, next));
            starts = eights::starts(letters, is_open);
            (next, is_open) = (next + 8, eights::is_open(letters));
        }
    })
}

/// Whether the letters with which a text begins may be a word for a small number, as far as three of them tell.
fn may_begin_spelled(text: &[u8]) -> bool {
    matches!(text, [first, second, third, ..] if THIRD[shape(*first, *second)] & (1 << (third & 31)) != 0)
}

/// Whether the run of letters with which a text begins is a word for a small number.
fn is_spelled(text: &[u8]) -> bool {
    let word = &text[..text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()];
    let is = |name: &[u8]| name[0] == word[0] | 32 && name.eq_ignore_ascii_case(word);
    may_be_spelled(word) && SPELLED.iter().any(|(name, _)| is(name.as_bytes()))
}

/// For each pair of first letters the third ones of the words for small numbers with them, as bits.
static THIRD: [u32; 1024] = {
    let (mut third, mut at) = ([0; 1024], 0);
    while at < SPELLED.len() {
        let word = SPELLED[at].0.as_bytes();
        third[shape(word[0], word[1])] |= 1 << (word[2] & 31);
        at += 1;
    }
    third
};

/// For each pair of first letters the lengths of the words for small numbers with them, as bits.
pub(super) static SHAPES: [u8; 1024] = {
    let (mut shapes, mut at) = ([0; 1024], 0);
    while at < SPELLED.len() {
        let word = SPELLED[at].0.as_bytes();
        shapes[shape(word[0], word[1])] |= 1 << word.len();
        at += 1;
    }
    shapes
};

/// The place of two letters, whatever their case.
pub(super) const fn shape(first: u8, second: u8) -> usize {
    ((first & 31) as usize) << 5 | (second & 31) as usize
}

/// Whether the length and the first letters are those of a word for a number.
pub(super) fn may_be_spelled(word: &[u8]) -> bool {
    matches!(word, [first, second, ..] if word.len() < 8 && SHAPES[shape(*first, *second)] & (1 << word.len()) != 0)
}

/// The words for small numbers, in lower case.
pub fn spelled_words() -> impl Iterator<Item = &'static str> {
    SPELLED.iter().map(|(word, _)| *word)
}

/// The value of a word for a small number.
pub(in super::super) fn spelled(word: &str) -> Option<f64> {
    let value = |name: &str| {
        may_be_spelled(name.as_bytes())
            .then(|| SPELLED.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| *value))
            .flatten()
    };
    match word.split_once('-') {
        None => value(word),
        Some((tens, ones)) => {
            let (tens, ones) = (value(tens)?, value(ones)?);
            (tens >= 20.0 && ones < 10.0).then_some(tens + ones)
        }
    }
}
