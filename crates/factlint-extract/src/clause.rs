//! What the words around a match say of it: that it is no statement, or forbidden.

use crate::mention::{Item, What};
use crate::pattern::{Found, Row};
use crate::vocabulary::HYPOTHETICAL;

/// Whether the match speaks of what is not so, or not yet: "may land in 1.90", "would need", "if 2.0". The words of doubt stand
/// in it or shortly before it, in the same clause.
pub(crate) fn is_hypothetical(row: Row<'_>, found: &Found) -> bool {
    let is_question = row.items.last().is_some_and(|item| item.is_mark('?'));
    let before = row.items[..found.first]
        .iter()
        .rev()
        .take(5)
        .take_while(|item| !matches!(item.what, What::Mark(',' | ';' | ':' | '(' | ')')));
    let within = &row.items[found.first..=found.last.min(row.items.len() - 1)];
    let doubts = |item: &Item| {
        item.word(row.text).is_some_and(|word| word != "May" && HYPOTHETICAL.iter().any(|one| one.eq_ignore_ascii_case(word)))
    };
    let after = row.items.iter().skip(found.last + 1).take(2).take_while(|item| matches!(item.what, What::Word));
    is_question || before.chain(within).chain(after).any(doubts)
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
