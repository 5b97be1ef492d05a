//! Tables of features: a column that says of each whether it is stable, and since when.

use factlint_model::{Comparator, Subject};

use crate::engine::{Reading, version_of};
use crate::mention::{Item, is_rust_shaped};
use crate::parts::Parts;
use crate::pattern::{READY, Row};
use crate::settle::Draft;

/// Heads of columns that say it.
const HEADS: &[&str] = &["status", "state", "stability", "stable", "stable?", "availability", "in stable rust", "stable rust"];

/// Heads of first columns that hold no features.
const THINGS: &[&str] = &[
    "crate",
    "crates",
    "name",
    "project",
    "library",
    "package",
    "repository",
    "repo",
    "tool",
    "dependency",
    "framework",
    "runtime",
    "component",
    "advisory",
    "task",
    "phase",
    "milestone",
    "issue",
    "target",
    "platform",
    "version",
    "release",
    "goal",
];

/// The longest name of a feature, in words (design section 5).
const MOST: usize = 10;

impl Reading<'_> {
    /// What a cell says of the feature that its row begins with: "stable in 1.65", "**unstable**; the goal is …".
    pub(crate) fn stability(&self, head: &str, first: &str, first_head: &str) -> Vec<Draft> {
        let whole = self.whole;
        if !HEADS.contains(&head) || THINGS.contains(&first_head) || whole.about().is_some() || !whole.is_rust() {
            return Vec::new();
        }
        let row = self.row(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole };
        let name = first.split(" (").next().unwrap_or_default().trim().trim_matches('`');
        let Some(Said { value, at, last }) = said(row).filter(|_| !name.is_empty() && name.split_whitespace().count() <= MOST)
        else {
            return Vec::new();
        };
        let kinds = READY.iter().map(|ready| ready.kind).filter(|kind| kind.grammar().is_of_features() && self.is_wanted(*kind));
        let parts = || Parts {
            subject: Subject::new(name),
            value: value.clone(),
            value_at: at,
            comparator: Comparator::Exact,
            step: 1,
            start: row.items[0].start,
            end: row.items[last].end,
            rank: 0,
            conjunct: 0,
            mention: None,
        };
        kinds.filter_map(|kind| self.finish(kind, row, parts())).collect()
    }
}

/// What a cell begins with.
struct Said {
    value: String,
    /// Where the version stands.
    at: Option<(usize, usize)>,
    /// The last item that says it.
    last: usize,
}

/// What a cell says at its beginning of a feature.
fn said(row: Row<'_>) -> Option<Said> {
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let mut at = usize::from(is(0, &["still", "now", "yes", "already", "currently"]));
    let denied = is(at, &["not"]);
    if denied {
        at += 1 + usize::from(is(at + 1, &["yet"]));
    }
    let stable = is(at, &["stable", "stabilized", "stabilised", "available"]);
    if !denied && is(at, &["unstable", "nightly", "nightly-only", "experimental"]) || denied && stable {
        return Some(Said { value: "unstable".to_owned(), at: None, last: at });
    }
    if !stable {
        return None;
    }
    let ends = |item: &Item| !row.text[item.start..item.end].chars().all(char::is_alphanumeric);
    let mut version = at + 1;
    while is(version, &["in", "since", "as", "of", "from", "with", "rust"])
        || row.items.get(version).is_some_and(|item| item.is_mark('('))
    {
        version += 1;
    }
    match row.items.get(version).and_then(version_of).filter(|mention| version > at + 1 && is_rust_shaped(mention)) {
        Some(mention) => Some(Said { value: mention.version.to_string(), at: Some(mention.value), last: version }),
        None => row.items.get(at + 1).is_none_or(ends).then(|| Said { value: "stable".to_owned(), at: None, last: at }),
    }
}
