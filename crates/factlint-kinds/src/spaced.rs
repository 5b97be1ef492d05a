//! The words of a text between white space.

use crate::eights::{before, eight_at};

/// The words of a text as white space parts them: those of `split_whitespace`, of which most bytes are told eight at once.
#[must_use]
pub fn spaced(text: &str) -> Spaced<'_> {
    Spaced { rest: text }
}

/// Those that are left.
#[derive(Debug, Clone)]
pub struct Spaced<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Spaced<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        // Most words stand behind one blank.
        let rest = self.rest.strip_prefix(' ').unwrap_or(self.rest);
        let rest = if rest.as_bytes().first().is_some_and(u8::is_ascii_graphic) { rest } else { rest.trim_start() };
        let (word, rest) = rest.split_at(word_end(rest));
        self.rest = rest;
        Some(word).filter(|word| !word.is_empty())
    }
}

/// Where the word ends with which a text begins.
#[inline]
fn word_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let stops = may_be_space(eight_at(bytes, at));
        if stops == 0 {
            at += 8;
            continue;
        }
        at += before(stops);
        match bytes.get(at) {
            Some(b' ') | None => return at,
            Some(_) => match text[at..].chars().next() {
                Some(c) if !c.is_whitespace() => at += c.len_utf8(),
                _ => return at,
            },
        }
    }
}

/// The highest bit of the first of eight bytes that is no mark or letter of ASCII; behind it others may have theirs, too.
const fn may_be_space(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    // What is below the first mark, and what is no ASCII.
    (eight.wrapping_sub(ONES * b'!' as u64) & !eight | eight) & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_those_of_the_standard_library(text in "([a-z]{0,12}[ \\t\\n\u{b}\u{1c}\u{7f}\u{85}\u{a0}\u{3000}\u{2019}é]{0,3}|\\PC){0,12}") {
            prop_assert_eq!(spaced(&text).collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
        }
    }
}
