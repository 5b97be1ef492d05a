//! Words that are a title: a quotation, or what stands behind a colon.

use crate::mention::{Item, What};
use crate::pattern::Row;

/// The longest title, in words.
const MOST: usize = 12;

/// Where a quotation closes that opens at `start`: the place of its closing mark. It is not empty, and no longer than a phrase.
pub(crate) fn quoted(row: Row<'_>, start: usize) -> Option<usize> {
    let opens = |mark: char| row.items.get(start).is_some_and(|item| item.is_mark(mark));
    let mark = ['"', '\''].into_iter().find(|mark| opens(*mark))?;
    let close = (start + 1..row.items.len()).find(|at| row.items[*at].is_mark(mark))?;
    let run = (close > start + 1).then(|| &row.text[row.items[start + 1].start..row.items[close - 1].end])?;
    (run.split_whitespace().count() <= MOST).then_some(close)
}

/// The last item of the title that begins at `start`: up to a mark that ends one, and no verb in it that would make it a
/// sentence.
pub(crate) fn title(row: Row<'_>, start: usize) -> Option<usize> {
    const VERBS: &[&str] =
        &["is", "are", "was", "were", "has", "have", "will", "would", "should", "this", "it", "we", "they", "i", "see"];
    let ends = |item: &Item| matches!(item.what, What::Mark('"' | ',' | ';' | '.' | '?' | '!' | '|'));
    let spaced = |at: usize| at > start && row.items[at].is_mark('-') && row.text[..row.items[at].start].ends_with(' ');
    let mut depth = 0usize;
    let mut last = None;
    for at in start..row.items.len() {
        let item = &row.items[at];
        depth += usize::from(item.is_mark('('));
        // A bracket that was not opened in the title closes what is around it.
        if ends(item) || spaced(at) || (item.is_mark(')') && depth == 0) {
            break;
        }
        depth -= usize::from(item.is_mark(')'));
        last = Some(at);
    }
    let last = last?;
    let says = |at: usize| row.items[at].word(row.text).is_some_and(|word| VERBS.contains(&word.to_lowercase().as_str()));
    let run = &row.text[row.items[start].start..row.items[last].end];
    (run.split_whitespace().count() <= MOST && !(start..=last).any(says)).then_some(last)
}
