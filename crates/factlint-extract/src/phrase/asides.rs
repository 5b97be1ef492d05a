//! What stands between two commas: asides, and words that explain or name what stands before them.

use super::{is_edge, trimmed};
use crate::mention::Item;
use crate::pattern::Row;

/// "Return type notation, by contrast, is": where an aside between commas began.
pub(super) fn aside(row: Row<'_>, closing: usize) -> Option<usize> {
    const ASIDES: &[&str] = &[
        "by contrast",
        "in contrast",
        "however",
        "meanwhile",
        "for example",
        "for instance",
        "of course",
        "though",
        "on the other hand",
        "in turn",
        "too",
        "likewise",
        "similarly",
        "notably",
        "at last",
        "as of today",
        "at the time of writing",
    ];
    let opening = (closing.saturating_sub(8)..closing).rev().find(|at| row.items[*at].is_mark(','))?;
    let (first, last) = (row.items.get(opening + 1)?, row.items.get(closing.checked_sub(1)?)?);
    let words = row.text.get(first.start..last.end)?.to_lowercase();
    ASIDES.contains(&words.as_str()).then_some(opening)
}

/// Where an explanation between commas began: the place of its first comma.
pub(super) fn apposition(row: Row<'_>, closing: usize) -> Option<usize> {
    let opening = (0..closing).rev().find(|at| row.items[*at].is_mark(','))?;
    let first = row.items.get(opening + 1)?.word(row.text)?.to_lowercase();
    // "Ladder casting, long the one that never came, …": a name and nothing else begins the sentence.
    let explains = || {
        let named =
            opening <= 5 && !row.items[..opening].iter().any(|item| is_edge(item, row.text) || is_lead_in(item, row.text));
        named && closing > opening + 2 && !["and", "or"].contains(&first.as_str())
    };
    let is_known = matches!(
        first.as_str(),
        "the"
            | "a"
            | "an"
            | "which"
            | "our"
            | "one"
            | "or"
            | "known"
            | "also"
            | "previously"
            | "formerly"
            | "in"
            | "with"
            | "after"
            | "though"
            | "albeit"
            | "another"
            | "at"
            | "specified"
            | "described"
            | "proposed"
            | "designed"
            | "tracked"
            | "planned"
    );
    (is_known || explains()).then_some(opening)
}

/// "The first of these bullets, the rung trait, was": what the words before count is named between the commas.
pub(super) fn one_of_several(row: Row<'_>, closing: usize) -> Option<(usize, usize)> {
    const WHICH: &[&str] = &["first", "second", "third", "last", "one", "another", "next", "latter"];
    let opening = (closing.saturating_sub(6)..closing).rev().find(|at| row.items[*at].is_mark(','))?;
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let from = usize::from(is(0, &["the"]));
    (is(from, WHICH) && is(from + 1, &["of"]) && opening <= 7).then(|| trimmed(row, opening + 1, closing)).flatten()
}

/// Whether a word leads to what a sentence says, and names nothing itself: "In practice, …", "Finally, …".
fn is_lead_in(item: &Item, text: &str) -> bool {
    const WORDS: &[&str] = &[
        "in", "on", "at", "for", "with", "by", "from", "to", "as", "under", "over", "of", "about", "without", "besides", "like",
        "since", "until", "after", "before", "during", "next", "first", "second", "third", "today", "last", "all", "both",
    ];
    item.word(text).is_some_and(|word| {
        let word = word.to_lowercase();
        !item.code && (WORDS.contains(&word.as_str()) || word.len() > 4 && word.ends_with("ly"))
    })
}
