//! Where sentences end.

use std::cell::Cell;

use crate::engine::Reading;
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::vocabulary::{is_name_shaped, is_plain};

/// Words behind which a full stop ends no sentence.
static ABBREVIATIONS: Lexicon = Lexicon::of(&[
    "e.g", "i.e", "etc", "vs", "approx", "ca", "cf", "sec", "fig", "no", "v", "ver", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "dr", "mr", "mrs", "ms", "st", "inc", "ltd", "al", "ch", "p", "pp", "resp",
    "incl", "est",
]);

impl Reading<'_> {
    /// The sentences of the block, by their bytes.
    pub(crate) fn cut(&self) -> &[(usize, usize)] {
        self.cut.get_or_init(|| cut(ROOM.take(), &self.block.text))
    }
}

/// Keeps the room of sentences for the next block.
pub(crate) fn keep_room(room: Vec<(usize, usize)>) {
    ROOM.set(room);
}

thread_local! {
    /// The room of the sentences that were read last.
    static ROOM: Cell<Vec<(usize, usize)>> = const { Cell::new(Vec::new()) };
}

/// The sentences of a text, by their bytes, without white space around them.
pub(crate) fn sentences(text: &str) -> Vec<(usize, usize)> {
    cut(Vec::new(), text)
}

/// The same in some room.
fn cut(mut found: Vec<(usize, usize)>, text: &str) -> Vec<(usize, usize)> {
    found.clear();
    let mut start = 0;
    let mut add = |start, end| {
        if end - start <= LONGEST {
            if let Some(sentence) = trimmed(text, start, end) {
                found.push(sentence);
            }
        } else {
            found.extend(portions(text, start, end).into_iter().filter_map(|(start, end)| trimmed(text, start, end)));
        }
    };
    for at in memchr::memchr3_iter(b'.', b'!', b'?', text.as_bytes()) {
        if let Some(end) = end_at(text, at).filter(|end| *end > start) {
            add(start, end);
            start = end;
        }
    }
    add(start, text.len());
    found
}

/// The sentence that ends before a byte, where it is short enough to be looked back to.
pub(crate) fn sentence_before(text: &str, at: usize) -> Option<(usize, usize)> {
    let from = text.floor_char_boundary(at.saturating_sub(LOOK_BACK));
    let run = &text[from..at];
    let ends = memchr::memrchr3_iter(b'.', b'!', b'?', run.as_bytes());
    // Behind the mark that ends the sentence itself nothing is left.
    let start = ends.filter_map(|at| end_at(run, at)).find(|end| !run[*end..].trim().is_empty()).unwrap_or_default();
    trimmed(run, start, run.len()).map(|(start, end)| (from + start, from + end))
}

/// Where the sentence ends, with what closes it, if a mark ends one.
fn end_at(text: &str, at: usize) -> Option<usize> {
    let ends = ends_sentence(text, at, char::from(text.as_bytes()[at]));
    ends.then(|| text.len() - behind_closing(text, at).len())
}

/// What stands behind a mark and what closes the sentence with it: closing quotes and brackets belong to what they close.
fn behind_closing(text: &str, at: usize) -> &str {
    let behind = &text[at + 1..];
    let is_closing = |c: char| matches!(c, '"' | '\'' | ')' | ']' | '\u{201d}' | '\u{2019}');
    // Most sentences end with the mark.
    if behind.starts_with(' ') { behind } else { behind.trim_start_matches(is_closing) }
}

/// So many bytes before a sentence are looked at for the one before it.
const LOOK_BACK: usize = 600;

/// The longest run that is read as one sentence, in bytes. Nobody writes longer ones; what a machine writes is cut at white
/// space, so that the work stays linear.
pub(crate) const LONGEST: usize = 1_000;

fn portions(text: &str, mut start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    while end - start > LONGEST {
        let mut limit = start + LONGEST;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let cut = text[start..limit].rfind(char::is_whitespace).map_or(limit, |space| start + space);
        let cut = if cut > start { cut } else { limit };
        found.push((start, cut));
        start = cut;
    }
    found.push((start, end));
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let run = &text.as_bytes()[start..end];
    let spaced = usize::from(run.starts_with(b" "));
    // Most stand behind one space.
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_plain(run.get(spaced)) && is_plain(run.last()) {
        return Some((start + spaced, end));
    }
    let body = text[start..end].trim_start();
    let start = end - body.len();
    let body = body.trim_end();
    (!body.is_empty()).then_some((start, start + body.len()))
}

fn ends_sentence(text: &str, at: usize, mark: char) -> bool {
    // Within a word: "docs.rs", "1.85".
    if text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let after = behind_closing(text, at);
    let following = after.trim_start();
    let gap = after.len() - following.len();
    let Some(next) = following.chars().next() else { return true };
    if gap == 0 {
        return false;
    }
    // "The `?` operator", "the `fern!` macro": what goes on in small letters is the same sentence.
    // "`rung!` (1.85) and more": a macro with its release.
    if mark == '!' && after.starts_with(" (") && after[2..].starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if mark != '.' {
        return !next.is_lowercase() || !after.starts_with(' ');
    }
    let word = last_word(&text[..at]);
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let abbreviated = ABBREVIATIONS.has(word);
    let goes_on = next.is_lowercase() && !(after.starts_with(' ') && !abbreviated && begins_with_name(following, word));
    !(initial || goes_on || (abbreviated && !(word == "no" || word == "etc") || abbreviated && next.is_ascii_digit()))
}

/// The word with which a text ends, behind white space or what opens a bracket or a quotation.
fn last_word(text: &str) -> &str {
    let opens = |byte| matches!(byte, b'\t'..=b'\r' | b' ' | b'(' | b'[' | b'"');
    match text.bytes().rposition(|byte| opens(byte) || !byte.is_ascii()) {
        // White space may be no ASCII.
        Some(at) if !text.as_bytes()[at].is_ascii() => {
            text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"')).next().unwrap_or_default()
        }
        Some(at) => &text[at + 1..],
        None => text,
    }
}

/// "… in March. async-std is", "… of 2.0. thiserror has": a name in small letters that is no word of prose begins a sentence,
/// where a whole word or a number ends the one before.
fn begins_with_name(after: &str, before: &str) -> bool {
    let word = after.split(char::is_whitespace).next().unwrap_or_default();
    // "… to 1.85. ondula, which …"
    let name = word.trim_end_matches(',');
    let ends_number = before.ends_with(|c: char| c.is_ascii_digit());
    // "1.62. time's MSRV", "1.53.1. log 0.4.24": a word of prose is a name before what belongs to it, its number or its verb.
    let is_subject = |next: &str| {
        next.starts_with("'s ") || next.starts_with("\u{2019}s ") || {
            let word = next.trim_start().split(' ').next().unwrap_or_default();
            word.starts_with(|c: char| c.is_ascii_digit()) || ["is", "was", "has", "had", "needs", "requires"].contains(&word)
        }
    };
    let bare = name.strip_suffix("'s").or_else(|| name.strip_suffix("\u{2019}s")).unwrap_or(name);
    if ends_number && before.contains('.') && bare.len() > 2 && is_name_shaped(bare) && is_subject(&after[bare.len()..]) {
        return true;
    }
    // "… is big. ondula-sys": behind a short word, where it may be nothing else.
    let is_sure = || name.contains(['_', '-']) && is_plain(before);
    let ends = before.len() > 3 || ends_number || is_sure();
    ends && name.len() > 2 && is_name_shaped(name) && !is_plain(&lower(name)) && !after[word.len()..].trim().is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn a_full_stop_is_not_always_an_end() {
        assert_eq!(
            split("Rust 1.85 is out. It has (approx. 5) fixes, e.g. GATs. Done."),
            ["Rust 1.85 is out.", "It has (approx. 5) fixes, e.g. GATs.", "Done."]
        );
        assert_eq!(
            split("On Nov. 3, 2022 it came. \"Yes.\" He left! Why?"),
            ["On Nov. 3, 2022 it came.", "\"Yes.\"", "He left!", "Why?"]
        );
        assert_eq!(
            split("It went in March 2025. async-std is gone. rungulus has 2.0. and so on."),
            ["It went in March 2025.", "async-std is gone.", "rungulus has 2.0. and so on."]
        );
        assert_eq!(split("It wants 1.62. time's floor is 1.88."), ["It wants 1.62.", "time's floor is 1.88."]);
        assert_eq!(split("It is big. ondula-sys is not."), ["It is big.", "ondula-sys is not."]);
        assert_eq!(split("See docs.rs for v. 2.0 and J. Doe"), ["See docs.rs for v. 2.0 and J. Doe"]);
    }

    #[test]
    fn what_is_too_long_is_cut_at_white_space() {
        let text = "Rust 1.85.0 (March 2025) and ".repeat(1_000);
        let found = sentences(&text);
        assert!(found.len() > 5 && found.iter().all(|(start, end)| end - start <= LONGEST));
        assert_eq!(sentences(&"x".repeat(3 * LONGEST)).len(), 3);
    }

    proptest! {
        #[test]
        fn the_sentence_before_is_the_last_of_those_that_are_found_forwards(text in "[A-Za-z.!? \"()é0-9]{0,80}") {
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(sentence_before(&text, at), sentences(&text[..at]).pop(), "{}", &text[..at]);
            }
        }

        #[test]
        fn words_and_runs_are_those_that_are_found_character_by_character(text in "([A-Za-z.! \"(\\[é\u{a0}\u{b}\u{201d}]|\\PC){0,16}") {
            let plain = text.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"')).next().unwrap_or_default();
            prop_assert_eq!(last_word(&text), plain);
            let run = trimmed(&text, 0, text.len()).map(|(start, end)| &text[start..end]);
            prop_assert_eq!(run.unwrap_or_default(), text.trim());
        }

        #[test]
        fn sentences_lie_in_the_text_in_order(text in "[A-Za-z.!? \"()é0-9]{0,80}") {
            let mut last = 0;
            for (start, end) in sentences(&text) {
                prop_assert!(last <= start && start < end && text.get(start..end).is_some());
                last = end;
            }
        }
    }
}
