//! The words of a run of text.

use std::borrow::Cow;

use factlint_kinds::eights::{before, digits, eight_at, letters, others};

use super::known::{Dictionary, Known, Sorts, dictionary, with_letters};
use crate::fold::lower;

/// A word of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it is to attribution.
    known: Known,
}

impl Word {
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    pub(super) fn lower<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match lower(self.text(text)) {
            Cow::Owned(lower) if !lower.is_ascii() => Cow::Owned(lower.replace('\u{2019}', "'")),
            lower => lower,
        }
    }

    /// Whether it stands in one of these lists.
    pub(super) fn is(&self, sorts: Sorts) -> bool {
        self.known.is(sorts)
    }

    /// The verb of reporting that it is a form of.
    pub(super) fn verb(&self) -> Option<&'static str> {
        self.known.verb()
    }

    /// The noun for a source that it is, perhaps with an `'s` behind it.
    pub(super) fn noun(&self) -> Option<&'static str> {
        self.known.noun()
    }
}

/// What a byte is to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Between them.
    Mark,
    /// A mark that may join two parts of one.
    Joint,
    /// A letter or digit.
    Inner,
    /// A part of a character that may be a letter.
    Other,
}

/// What each byte is to words.
static SORT: [Sort; 256] = {
    let mut sorts = [Sort::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        if byte >= 128 {
            sorts[byte] = Sort::Other;
        } else if (byte as u8).is_ascii_alphanumeric() {
            sorts[byte] = Sort::Inner;
        } else if matches!(byte as u8, b',' | b'-' | b'\'' | b'.' | b'&' | b'/' | b'_' | b'+') {
            sorts[byte] = Sort::Joint;
        }
        byte += 1;
    }
    sorts
};

fn sort_at(bytes: &[u8], at: usize) -> Option<Sort> {
    bytes.get(at).map(|byte| SORT[usize::from(*byte)])
}

/// The words of a run of text.
pub(super) fn words(text: &str, from: usize, to: usize) -> Vec<Word> {
    // A word has about five letters.
    let mut found: Vec<Word> = Vec::with_capacity((to - from) / 5 + 2);
    let (run, mut at, dictionary) = (&text[..to], from, dictionary());
    while let Some(word) = next_word(run, at, dictionary) {
        at = word.end;
        found.push(word);
    }
    found
}

/// The next word of a text from a place on.
#[inline(always)]
fn next_word(run: &str, mut at: usize, dictionary: &Dictionary) -> Option<Word> {
    let bytes = run.as_bytes();
    loop {
        while matches!(sort_at(bytes, at)?, Sort::Mark | Sort::Joint) {
            at += 1;
        }
        if sort_at(bytes, at) == Some(Sort::Other)
            && let Some(c) = run[at..].chars().next().filter(|c| !c.is_alphanumeric())
        {
            at += c.len_utf8();
            continue;
        }
        // Most words are nothing but letters.
        let (end, letters) = letters_from(bytes, at);
        if matches!(sort_at(bytes, end), None | Some(Sort::Mark)) {
            return Some(Word { start: at, end, known: dictionary.get_by(letters, end - at) });
        }
        return Some(joined_word(run, at, end, dictionary));
    }
}

/// A word that is more than letters and digits, with the end of its first part.
#[inline(never)]
fn joined_word(run: &str, start: usize, end: usize, dictionary: &Dictionary) -> Word {
    let end = word_end(run, end);
    let end = end + plural_mark(run, end);
    Word { start, end, known: dictionary.get(&run[start..end]) }
}

/// "boats' assessment": the apostrophe of a plural belongs to the word. Its length.
fn plural_mark(run: &str, end: usize) -> usize {
    let bytes = run.as_bytes();
    match bytes[end - 1..] {
        [b's', b'\'', b' ', ..] => 1,
        // The typographic one.
        [b's', 0xe2, 0x80, 0x99, b' ', ..] => 3,
        _ => 0,
    }
}

/// Whether one of these words is such that a text without one names no source.
pub(super) fn may_name(words: &[Word]) -> bool {
    words.iter().any(|word| word.noun().is_some() || word.is(Sorts::SAYING))
}

/// Whether a text has the word for a publication.
pub(super) fn has_publication(text: &str) -> bool {
    let (mut at, dictionary) = (0, dictionary());
    while let Some(word) = next_word(text, at, dictionary) {
        if word.is(Sorts::PUBLICATION) {
            return true;
        }
        at = word.end;
    }
    false
}

/// Where the letters and digits end that begin at a place, and the last ones of them.
#[inline(always)]
fn letters_from(bytes: &[u8], start: usize) -> (usize, u128) {
    let eight = eight_at(bytes, start);
    // Behind the end of the text is neither.
    let length = before(others(letters(eight) | digits(eight)));
    let all = if length == 0 { 0 } else { with_letters(0, eight, length) };
    // Most words are short.
    if length < 8 { (start + length, all) } else { more_letters(bytes, start + length, all) }
}

/// The same behind the first eight of them.
#[inline(never)]
fn more_letters(bytes: &[u8], mut at: usize, mut all: u128) -> (usize, u128) {
    loop {
        let eight = eight_at(bytes, at);
        let length = before(others(letters(eight) | digits(eight)));
        if length > 0 {
            all = with_letters(all, eight, length);
        }
        at += length;
        if length < 8 {
            return (at, all);
        }
    }
}

/// Where a word ends of which a part ends at a place: marks join it only between two parts of it.
fn word_end(run: &str, from: usize) -> usize {
    let bytes = run.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let begins_part = |at: usize| match sort_at(bytes, at) {
        Some(Sort::Other) => run[at..].starts_with(char::is_alphanumeric),
        sort => sort == Some(Sort::Inner),
    };
    let mut at = from;
    while let Some(sort) = sort_at(bytes, at) {
        let next = match sort {
            Sort::Inner => letters_from(bytes, at).0,
            Sort::Mark => break,
            Sort::Joint if bytes[at] == b',' && !(is_digit(at - 1) && is_digit(at + 1)) => break,
            Sort::Joint if begins_part(at + 1) => at + 1,
            Sort::Joint => break,
            Sort::Other => match run[at..].chars().next() {
                Some('\u{2019}') if begins_part(at + '\u{2019}'.len_utf8()) => at + '\u{2019}'.len_utf8(),
                Some(c) if c.is_alphanumeric() => at + c.len_utf8(),
                _ => break,
            },
        };
        at = next;
    }
    at
}
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The words of a text, read character by character.
    fn plainly(text: &str) -> Vec<&str> {
        let (mut found, mut open) = (Vec::new(), None);
        for (at, c) in text.char_indices() {
            let next = text[at + c.len_utf8()..].chars().next();
            let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            let joins = match c {
                ',' => is_digit(text[..at].chars().next_back()) && is_digit(next),
                '-' | '\'' | '\u{2019}' | '.' | '&' | '/' | '_' | '+' => next.is_some_and(char::is_alphanumeric),
                _ => false,
            };
            match open {
                None if c.is_alphanumeric() => open = Some(at),
                Some(start) if !(c.is_alphanumeric() || joins) => {
                    let plural = matches!(c, '\'' | '\u{2019}') && text[start..at].ends_with('s') && next == Some(' ');
                    found.push(&text[start..if plural { at + c.len_utf8() } else { at }]);
                    open = None;
                }
                _ => {}
            }
        }
        found.extend(open.map(|start| &text[start..]));
        found
    }

    proptest! {
        #[test]
        fn words_are_those_that_are_found_character_by_character(text in "([as1 ,.'\u{2019}&/_+é\u{201c}-]|\\PC){0,24}") {
            let found: Vec<&str> = words(&text, 0, text.len()).iter().map(|word| word.text(&text)).collect();
            prop_assert_eq!(found, plainly(&text));
        }

        #[test]
        fn words_are_known_as_by_themselves(text in "((the|Data|survey|Reports|s|[a-z]{1,18})[ ,.'\u{2019}-]{0,2}){0,8}") {
            for word in words(&text, 0, text.len()) {
                prop_assert_eq!(word.known, dictionary().get(word.text(&text)));
            }
        }
    }

    #[test]
    fn words_keep_what_joins_them() {
        let text = "Boats\u{2019} 2023 post (crates.io's data) \u{2014} state-of-the-art.";
        let found: Vec<&str> = words(text, 0, text.len()).iter().map(|word| word.text(text)).collect();
        assert_eq!(found, ["Boats\u{2019}", "2023", "post", "crates.io's", "data", "state-of-the-art"]);
    }
}
