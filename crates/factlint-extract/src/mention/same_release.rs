//! A release that is named by words that point back to it: "in the same release", "with that version".

use super::item::{Item, What};
use super::{Bond, Owner, VersionMention};
use crate::lexicon::Lexicon;
use crate::pattern::{Found, Row};

/// A word of which such words have one, if not the noun with "that" behind a version of the same sentence.
pub(crate) const POINTS_BACK: &str = "same";

const NOUNS: &[&str] = &["release", "version"];

/// The same, to be looked up: most sentences have neither.
static EITHER_NOUN: Lexicon = Lexicon::of(NOUNS);

/// Words behind the noun that make it something else: "the same release train", "the same version of the tool".
const OTHERS: &[&str] =
    &["of", "as", "train", "cycle", "channel", "notes", "branch", "number", "team", "process", "date", "day", "schedule"];

/// Puts the release of Rust that was named last in the place of words that point back to it. `before` are the items of the
/// sentence before.
pub(crate) fn same_release(items: &mut Vec<Item>, text: &str, before: impl FnOnce() -> Vec<Item>) {
    if !items.iter().any(|item| item.is_one(text, &EITHER_NOUN)) {
        return;
    }
    let Some((from, to)) = (0..items.len()).find_map(|at| pointing(items, at, text)) else { return };
    let last = |items: &[Item]| {
        items.iter().rev().find_map(|item| match &item.what {
            What::Version(mention) => Some(mention.clone()),
            _ => None,
        })
    };
    let is_same = items[from..=to].iter().any(|item| item.is_word(text, POINTS_BACK));
    let told = last(&items[..from]).or_else(|| if is_same { last(&before()) } else { None });
    let Some(mention) = told.filter(|told| matches!(told.owner, Some((Owner::Rust, _)))) else { return };
    let (start, end) = (items[from].start, items[to].end);
    let mention = VersionMention { value: (start, end), owner: Some((Owner::Rust, Bond::Clause)), ..mention };
    items.splice(from..=to, [Item::new((start, end), false, What::Version(mention))]);
}

/// Where the words stand that begin at an item.
fn pointing(items: &[Item], at: usize, text: &str) -> Option<(usize, usize)> {
    // All words that may begin it do so with the same letter.
    if text.as_bytes().get(items[at].start).is_none_or(|first| first | 32 != b't') {
        return None;
    }
    let is = |at: usize, words: &[&str]| items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(text, word)));
    let ends = |noun: usize| (is(noun, NOUNS) && !is(noun + 1, OTHERS)).then_some((at, noun));
    // "Stabilized in that release": elsewhere it may be the release of anything.
    if is(at, &["that"]) && at.checked_sub(1).is_some_and(|before| is(before, &["in", "with", "since"])) {
        return ends(at + 1);
    }
    if !is(at, &["the", "that", "this"]) {
        return None;
    }
    let same = at + 1 + usize::from(is(at + 1, &["very", "exact"]));
    if is(same, &[POINTS_BACK]) { ends(same + 1) } else { None }
}

/// Whether the version of a match is one that was told before.
pub(crate) fn says_again(row: Row<'_>, found: &Found) -> bool {
    let value = found.version.and_then(|at| match &row.items[at].what {
        What::Version(mention) => row.text.get(mention.value.0..mention.value.1),
        _ => None,
    });
    value.is_some_and(|value| !value.bytes().any(|byte| byte.is_ascii_digit()))
}
