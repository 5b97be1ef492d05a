//! The feature that a pronoun stands for: what the sentences before begin with, else what the heading names.

use factlint_model::Subject;

use crate::block::{Block, BlockKind, MarkKind};
use crate::engine::Reading;
use crate::named::phrase_subject;
use crate::pattern::{Found, Row};
use crate::phrase;
use crate::vocabulary::is_plain;

/// The longest heading that is the name of a feature, in words.
const MOST: usize = 5;

/// What sort of thing a feature is.
const SORTS: &[&str] = &[
    "attribute",
    "attributes",
    "trait",
    "traits",
    "macro",
    "macros",
    "syntax",
    "operator",
    "keyword",
    "lint",
    "lints",
    "types",
    "functions",
    "closures",
    "blocks",
    "expressions",
    "patterns",
    "literals",
    "generics",
    "lifetimes",
    "methods",
    "chains",
];

impl Reading<'_> {
    /// What "it" stands for: the words with which the nearest of the three sentences before begins that can name something.
    /// Else what the last one ends with, or is. "This" may stand for all that the sentence before says: only a name counts.
    pub(crate) fn opening(&self, earlier: &[(usize, usize)], pronoun: &str) -> Option<Subject> {
        let is_this = ["this", "that"].iter().any(|word| word.eq_ignore_ascii_case(pronoun));
        let far = if is_this { 1 } else { 3 };
        earlier.iter().rev().take(far).enumerate().find_map(|(back, (start, end))| {
            let row = self.row(*start, *end);
            let row = Row { items: &row, text: &self.block.text, whole: self.whole };
            // "Correction: …" is a label of what follows.
            let is_label = row.items.get(1).is_some_and(|item| item.is_mark(':'))
                && row.items[0].word(row.text).is_some_and(|word| !row.items[0].code && is_plain(&word.to_lowercase()));
            if is_label {
                return None;
            }
            let told = phrase::opening(row, 0).filter(|(from, to)| !is_this || to > from || row.items[*from].code);
            let told = told.or_else(|| phrase::fragment(row, pronoun).filter(|_| back == 0));
            let told = told.or_else(|| phrase::taken_up(row, row.items.len(), pronoun).filter(|_| back == 0 && !is_this));
            told.map(|(from, to)| phrase_subject(row, from, to))
        })
    }

    /// "## The peel attribute", and below it "This was stabilized in Rust 1.40": the heading, where a paragraph begins so and what
    /// stands between speaks of the same.
    pub(crate) fn headed_by_feature(&self, found: &Found) -> Option<Subject> {
        // "Note: This feature was stabilized in Rust 1.40", in the RFC of it.
        if found.first <= 2 && self.block.text.starts_with("Note: This feature ") {
            return self.feature_of_rfc();
        }
        if found.first > 0 || self.block.kind != BlockKind::Paragraph {
            return None;
        }
        let mut above = self.whole.before(self.block);
        let nearest = above.next()?;
        let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading(_));
        let heading = if is_heading(nearest) { nearest } else { above.find(|block| is_heading(block))? };
        let name = feature(heading)?;
        let speaks = |block: &Block| {
            let urls = block.marks.iter().filter_map(|mark| match &mark.kind {
                MarkKind::Link(url) => Some(url.to_lowercase()),
                MarkKind::Code => None,
            });
            let text = urls.fold(block.text.to_lowercase(), |text, url| text + " " + &url);
            let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
            words.any(|word| !SORTS.contains(&&*word.to_lowercase()) && text.contains(&word.to_lowercase()))
        };
        (is_heading(nearest) || nearest.kind == BlockKind::Paragraph && speaks(nearest)).then(|| Subject::new(name.to_owned()))
    }

    /// "## `#[rung]`", and somewhere below it "Rust 1.40 stabilizes this feature": the heading.
    pub(crate) fn of_section(&self, row: Row<'_>, found: &Found) -> Option<Subject> {
        let is_this = found.last.checked_sub(1).is_some_and(|at| row.items[at].is_word(row.text, "this"));
        if !is_this {
            return None;
        }
        let heading = self.whole.before(self.block).find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
        feature(heading).map(|name| Subject::new(name.to_owned()))
    }

    /// The name in the head of an RFC: "Feature Name: `narrow_rungs`".
    fn feature_of_rfc(&self) -> Option<Subject> {
        let name = self.whole.before(self.block).find_map(|block| block.text.strip_prefix("Feature Name: "))?;
        let name = name.trim_matches(['`', ' ']);
        (!name.is_empty() && !name.contains(' ')).then(|| Subject::new(name.to_owned()))
    }
}

/// The feature that a heading is: code, or a name with a noun that says what sort of thing it is.
fn feature<'a>(heading: &'a Block<'_>) -> Option<&'a str> {
    let text = heading.text.trim();
    let text = ["The ", "A ", "An "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text);
    let is_code = || heading.marks.iter().any(|mark| mark.kind == MarkKind::Code);
    let last = text.rsplit(' ').next()?.to_lowercase();
    let words = text.split_whitespace().count();
    let is_name = words > 1 && SORTS.contains(&last.as_str()) || is_code();
    (is_name && words <= MOST && !text.contains([':', '?', '!', ',', '(', '.'])).then_some(text)
}
