//! Dates of what was still to come when the text was written: "2.0 in Q3 2026", "when 2.0 is released in May".

use crate::engine::Reading;
use crate::mention::What;
use crate::pattern::{Found, Row};

/// Verbs of what has happened.
const HAPPENED: &[&str] = &[
    "was", "were", "had", "came", "shipped", "landed", "arrived", "launched", "debuted", "hit", "reached", "made", "went", "got",
    "dropped", "appeared", "became", "saw",
];

/// Verbs that tell of the past unless a form of "be" stands before them.
const PARTICIPLES: &[&str] = &["released", "published", "announced", "tagged", "cut", "stabilized", "stabilised"];

impl Reading<'_> {
    /// Whether a match has a month, a quarter or a year behind the writing of the document, and its sentence tells of nothing that
    /// has happened: a plan. A whole date there is rather a mistake.
    pub(crate) fn is_planned(&self, row: Row<'_>, found: &Found) -> bool {
        let date = found.date.map(|at| &row.items[at].what);
        let (Some(What::Date(mention)), Some(written)) = (date, **self.scope.document_date) else { return false };
        if mention.date.day_number().is_some() || mention.date.first() <= written.date.last() {
            return false;
        }
        let is = |at: usize, list: &[&str]| {
            row.items.get(at).and_then(|item| item.word(row.text)).is_some_and(|word| list.contains(&&*word.to_lowercase()))
        };
        let is_past = |at: usize| {
            is(at, HAPPENED)
                || is(at, PARTICIPLES) && !at.checked_sub(1).is_some_and(|before| is(before, &["is", "be", "gets", "are"]))
        };
        !(0..row.items.len()).any(is_past)
    }
}
