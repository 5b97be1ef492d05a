//! What a pronoun takes up that is no subject before it: "We use narrow ladders. They …", "Narrow ladders. They …".

use super::words::{FINITE, WANTS};
use super::{after, is_prose_only, trimmed};
use crate::mention::What;
use crate::pattern::Row;

/// The longest sentence without a verb that names something, in items.
const SHORT: usize = 7;

/// What somebody uses or waits for in the words before `end`, where nothing but a joint stands behind it.
pub(crate) fn taken_up(row: Row<'_>, end: usize, pronoun: &str) -> Option<(usize, usize)> {
    let is =
        |at: usize, list: &[&str]| row.items[at].word(row.text).is_some_and(|word| list.contains(&word.to_lowercase().as_str()));
    let verb = (0..end).rev().find(|at| !row.items[*at].code && is(*at, WANTS))?;
    let reach = after(row, verb + 1)?;
    if reach >= end || verb + 1 > reach {
        return None;
    }
    let joins = |at: usize| {
        matches!(row.items[at].what, What::Mark(_)) || is(at, &["but", "and", "though", "although", "because", "since", "as"])
    };
    if !(reach + 1..end).all(joins) {
        return None;
    }
    // "`gen` blocks for the rungs": for what one wants it is no part of its name.
    let purpose = (verb + 2..=reach).find(|at| is(*at, &["for", "as"])).unwrap_or(reach + 1);
    let found = trimmed(row, verb + 1, purpose)?;
    (agrees(row, found, pronoun) && !is_prose_only(row, found)).then_some(found)
}

/// A sentence that is a name and nothing more: "Narrow ladders.", "For me, narrow-ladders."
pub(crate) fn fragment(row: Row<'_>, pronoun: &str) -> Option<(usize, usize)> {
    let is_verb = |at: usize| {
        let word = row.items[at].word(row.text).unwrap_or_default().to_lowercase();
        FINITE.contains(&word.as_str()) || WANTS.contains(&word.as_str())
    };
    let end = row.items.len().checked_sub(1).filter(|last| row.items[*last].is_mark('.'))?;
    if end > SHORT || (0..end).any(is_verb) {
        return None;
    }
    let from = (0..end).rev().find(|at| row.items[*at].is_mark(',')).map_or(0, |at| at + 1);
    let found = trimmed(row, from, end).filter(|found| *found == (from, end - 1))?;
    let is_name = row.items[from..end].iter().all(|item| item.code || matches!(item.what, What::Word | What::Name(_)));
    (is_name && end - from <= 4 && agrees(row, found, pronoun) && !is_prose_only(row, found)).then_some(found)
}

/// Whether one says "they", or "it", of a phrase.
fn agrees(row: Row<'_>, (_, to): (usize, usize), pronoun: &str) -> bool {
    // "Rungs (`rung` blocks)": what stands in the bracket is of the same number.
    let to = if row.items[to].is_mark(')') { to.saturating_sub(1) } else { to };
    let last = &row.text[row.items[to].start..row.items[to].end];
    let is_plural = !row.items[to].code && last.ends_with('s') && !last.ends_with("ss");
    is_plural == pronoun.to_lowercase().starts_with("the")
}
