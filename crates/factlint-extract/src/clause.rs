//! What the words around a match say of it: that it is no statement, or forbidden.

use crate::mention::{Item, What};
use crate::pattern::{Found, Row};
use crate::vocabulary::HYPOTHETICAL;

/// The items of the clause that holds a match: to the nearest end of a clause on both sides.
fn clause<'a>(row: Row<'a>, found: &Found) -> &'a [Item] {
    let ends = |item: &Item| {
        matches!(item.what, What::Mark(';' | ':' | '?' | '!'))
            || item.is_word(row.text, "but")
            || item.is_word(row.text, "while")
            || item.is_word(row.text, "whereas")
    };
    let from = (0..found.first).rev().find(|at| ends(&row.items[*at])).map_or(0, |at| at + 1);
    let to = (found.last + 1..row.items.len()).find(|at| ends(&row.items[*at])).unwrap_or(row.items.len());
    &row.items[from..to]
}

/// Whether the clause speaks of what is not so, or not yet: "may land in 1.90", "would need", "if 2.0".
pub(crate) fn is_hypothetical(row: Row<'_>, found: &Found) -> bool {
    let is_question = row.items.last().is_some_and(|item| item.is_mark('?'));
    is_question
        || clause(row, found).iter().any(|item| {
            item.word(row.text).is_some_and(|word| HYPOTHETICAL.iter().any(|one| one.eq_ignore_ascii_case(word)) && word != "May")
        })
}

/// Whether the match itself, or the words beside it, hold one of these.
pub(crate) fn is_vetoed(row: Row<'_>, found: &Found, vetoes: &[&str]) -> bool {
    let from = found.first.saturating_sub(3);
    let to = (found.last + 3).min(row.items.len());
    row.items[from..to]
        .iter()
        .any(|item| item.word(row.text).is_some_and(|word| vetoes.iter().any(|veto| veto.eq_ignore_ascii_case(word))))
}

/// Whether the match is denied: "not", "never", "no" directly before it or in it, where the pattern has none.
pub(crate) fn is_negated(row: Row<'_>, found: &Found) -> bool {
    let from = found.first.saturating_sub(1);
    let negates = |item: &Item| {
        item.word(row.text).is_some_and(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "not" | "never" | "isn't" | "wasn't" | "hasn't" | "didn't" | "doesn't" | "without" | "won't"
            )
        })
    };
    row.items[from..=found.last.min(row.items.len() - 1)].iter().any(negates)
}
