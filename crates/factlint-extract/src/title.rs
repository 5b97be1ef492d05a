//! Words that are a title: a quotation, or what stands behind a colon.

use crate::mention::{Item, What};
use crate::pattern::Row;

/// The longest title, in words.
const MOST: usize = 12;

/// Words behind a title.
const TAILS: &[&str] = &["instead", "itself", "too", "here", "already", "respectively", "etc", "below", "above", "first", "then"];

/// Where a quotation closes that opens at `start`: the place of its closing mark. It is not empty, and no longer than a phrase.
pub(crate) fn quoted(row: Row<'_>, start: usize) -> Option<usize> {
    let opens = |mark: char| row.items.get(start).is_some_and(|item| item.is_mark(mark));
    let mark = ['"', '\''].into_iter().find(|mark| opens(*mark))?;
    let close = (start + 1..row.items.len()).find(|at| row.items[*at].is_mark(mark))?;
    let run = (close > start + 1).then(|| &row.text[row.items[start + 1].start..row.items[close - 1].end])?;
    (run.split_whitespace().count() <= MOST).then_some(close)
}

/// The last item of the title that begins at `start`, and of what follows it up to there: up to a mark that ends one, and no verb in it that would make it a
/// sentence.
pub(crate) fn title(row: Row<'_>, start: usize) -> Option<(usize, usize)> {
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
    let whole = run.split_whitespace().count() <= MOST && !(start..=last).any(says);
    let is_tail = |at: usize| row.items[at].word(row.text).is_some_and(|word| TAILS.contains(&word.to_lowercase().as_str()));
    let to = (start..=last).rev().find(|at| !is_tail(*at))?;
    whole.then_some((to, last))
}

/// Words with which a sentence goes on behind what it names.
const GOES_ON: &[&str] = &["as", "instead", "so", "such", "whose", "where", "without", "within", "via", "rather"];

/// Words before what a sentence names.
const VERBS_BEFORE: &[&str] = &[
    "require",
    "requires",
    "required",
    "use",
    "uses",
    "using",
    "need",
    "needs",
    "via",
    "per",
    "following",
    "under",
    "discuss",
    "implement",
    "implements",
    "implemented",
    "stabilize",
    "stabilise",
    "propose",
    "proposes",
    "proposed",
    "see",
    "with",
    "through",
    "from",
    "in",
    "by",
    "for",
    "of",
    "on",
    "to",
    "and",
    "the",
    "a",
    "an",
    "called",
    "named",
    "get",
    "add",
    "adds",
    "added",
    "have",
    "has",
    "want",
    "wants",
];

/// What of a phrase is the name: "Return Type Notation (RTN) as the solution" and "Leadership Council's explicit structure" name
/// what stands before.
pub(crate) fn name_in(row: Row<'_>, (from, to): (usize, usize)) -> (usize, usize) {
    let word = |at: usize| row.items[at].word(row.text).map(str::to_lowercase).unwrap_or_default();
    let is = |at: usize, list: &[&str]| list.contains(&word(at).as_str());
    let capital = |at: usize| row.text[row.items[at].start..].starts_with(char::is_uppercase);
    let from = (from..=to).find(|at| !is(*at, VERBS_BEFORE)).unwrap_or(from);
    let goes_on = (from + 1..=to).find(|at| is(*at, GOES_ON)).map_or(to, |at| at - 1);
    let possessive = (from + 1..=goes_on).find(|at| is(*at, &["'s", "\u{2019}s"]) && (from..*at).all(capital));
    // "Ada's design of ladders": one name before it is whose it is, not what it is called.
    let from = possessive.filter(|at| *at == from + 1 && *at < goes_on).map_or(from, |at| at + 1);
    let to = possessive.filter(|at| *at > from).map_or(goes_on, |at| at - 1);
    // "(RTN)" says the same again.
    let short = to >= from + 3 && row.items[to].is_mark(')') && row.items[to - 2].is_mark('(');
    (from, if short { to - 3 } else { to })
}
