//! The words that name a feature: from a verb back to where its subject begins, or from a verb on to where its object ends.

use crate::mention::{Item, What};
use crate::pattern::Row;

/// The longest phrase, in words (design section 5).
const MOST: usize = 10;

/// Words at which a phrase ends on either side.
const EDGES: &[&str] = &[
    "that",
    "which",
    "who",
    "when",
    "while",
    "because",
    "although",
    "though",
    "but",
    "since",
    "after",
    "before",
    "where",
    "if",
    "so",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "be",
    "been",
    "being",
    "got",
    "did",
    "does",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "until",
    "unless",
    "whereas",
    "however",
    "therefore",
    "then",
    "than",
    "they",
    "we",
    "you",
    "i",
    "it",
    "he",
    "she",
    "there",
    "including",
    "e.g",
    "i.e",
    "via",
    "stabilized",
    "stabilised",
    "introduced",
    "released",
    "shipped",
    "landed",
    "announced",
    "gets",
    "got",
    "now",
    "finally",
    "also",
    "by",
    "thanks",
    "making",
    "allowing",
    "letting",
    "enabling",
    "because",
    "following",
    "along",
    "plus",
    "brought",
    "brings",
    "added",
    "adds",
    "see",
    "like",
];

/// Words that begin no phrase.
const LEADS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "these",
    "those",
    "its",
    "their",
    "our",
    "new",
    "support",
    "for",
    "of",
    "initial",
    "stabilization",
    "stabilisation",
    "stabilized",
    "some",
    "all",
    "to",
    "and",
    "or",
    "in",
    "with",
    "on",
    "as",
    "long-awaited",
    "finally",
    "currently",
    "inability",
    "ability",
    "use",
    "using",
    "both",
    "partial",
    "full",
    "basic",
];

/// Words that end no phrase.
const TAILS: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "in",
    "for",
    "to",
    "with",
    "on",
    "and",
    "or",
    "as",
    "at",
    "from",
    "officially",
    "fully",
    "still",
    "not",
    "only",
    "type",
    "feature",
    "features",
    "'s",
    "both",
    "were",
    "itself",
    "was",
    "into",
    "directly",
    "yet",
    "together",
    "first",
    "once",
    "through",
];

/// The phrase that ends just before the item at `end`: its first and last item.
pub(crate) fn before(row: Row<'_>, end: usize) -> Option<(usize, usize)> {
    let mut end = end;
    // "Async drop, the ability to …, is": what stands between two commas explains the phrase before them.
    if end > 0 && row.items[end - 1].is_mark(',') {
        end = apposition(row, end - 1).unwrap_or(end - 1);
    }
    // "Cargo's built-in `#[bench]` is": code that ends the phrase is the name.
    let code = row.items[..end].iter().rev().take_while(|item| item.code).count();
    if code > 0 {
        return Some((end - code, end - 1));
    }
    // "Generic Associated Types (GATs) stabilized": the abbreviation belongs to the phrase.
    let mut from = end;
    let mut depth = 0usize;
    while from > 0 {
        let item = &row.items[from - 1];
        match item.what {
            What::Mark(')') => depth += 1,
            What::Mark('(') if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ if is_edge(item, row.text) => break,
            _ => {}
        }
        from -= 1;
    }
    if depth > 0 {
        return None;
    }
    trimmed(row, from, end)
}

/// Where an explanation between commas began: the place of its first comma.
fn apposition(row: Row<'_>, closing: usize) -> Option<usize> {
    let opening = (0..closing).rev().find(|at| row.items[*at].is_mark(','))?;
    let first = row.items.get(opening + 1)?.word(row.text)?.to_lowercase();
    matches!(first.as_str(), "the" | "a" | "an" | "which" | "our" | "one" | "or" | "known" | "also" | "previously" | "formerly")
        .then_some(opening)
}

/// The last item of the phrase that begins at `start`.
pub(crate) fn after(row: Row<'_>, start: usize) -> Option<usize> {
    let mut end = start;
    let mut depth = 0usize;
    while let Some(item) = row.items.get(end) {
        match item.what {
            What::Mark('(') => depth += 1,
            What::Mark(')') if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ if is_edge(item, row.text) => break,
            _ => {}
        }
        end += 1;
    }
    let (_, last) = trimmed(row, start, end)?;
    Some(last)
}

fn is_edge(item: &Item, text: &str) -> bool {
    match &item.what {
        What::Word => {
            let word = &text[item.start..item.end];
            EDGES.iter().any(|edge| edge.eq_ignore_ascii_case(word))
        }
        What::Mark(mark) => {
            matches!(mark, ',' | ';' | ':' | '.' | '!' | '?' | '-' | ')' | '(' | '"' | '|') && !is_code_mark(item, text)
        }
        What::Version(_) | What::Date(_) => true,
        What::Count(_) | What::Name(_) => false,
    }
}

/// A mark inside code, with letters on both sides: `#[bench]`, `Pin<P>`, `!`.
fn is_code_mark(item: &Item, text: &str) -> bool {
    let before = text[..item.start].chars().next_back();
    let after = text[item.end..].chars().next();
    let joined = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | ';'));
    matches!(&text[item.start..item.end], "[" | "]" | "(" | ")" | ":" | "!" | "-") && joined(before) && joined(after)
}

/// The phrase without words that neither begin nor end one; nothing if too long or empty.
fn trimmed(row: Row<'_>, mut from: usize, mut end: usize) -> Option<(usize, usize)> {
    let is = |at: usize, list: &[&str]| {
        row.items[at].word(row.text).is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)))
    };
    while from < end && (is(from, LEADS) || matches!(row.items[from].what, What::Mark('"' | '*' | '_' | ')' | '-' | ','))) {
        from += 1;
    }
    while from < end && (is(end - 1, TAILS) || matches!(row.items[end - 1].what, What::Mark('"' | '*' | '_' | '('))) {
        end -= 1;
    }
    let run = (from < end).then(|| &row.text[row.items[from].start..row.items[end - 1].end])?;
    (run.split_whitespace().count() <= MOST).then_some((from, end - 1))
}
