//! Whether words speak of the version of Rust that something needs: beside them a number may be that, and none of a crate.

use std::sync::LazyLock;

use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::mention::{Item, Owner, VersionMention, What};
use crate::pattern::Row;
use crate::prefilter::CueWords;

/// Nouns without one of which no words speak of it.
static NOUNS: LazyLock<CueWords> =
    LazyLock::new(|| CueWords::new(["msrv", "rust", "compiler", "toolchain"].map(|word| (word, 0)).to_vec()));

/// Whether words, in whatever case, speak of the version of Rust that something needs: "Oldest supported compiler", "MSRVs".
pub(crate) fn speaks_of_needed_rust(words: &str) -> bool {
    static TOOLS: Lexicon =
        Lexicon::of(&["rust", "rustc", "compiler", "compilers", "toolchain", "toolchains", "rust-version", "rustc's"]);
    static NEEDS: Lexicon = Lexicon::of(&[
        "minimum",
        "minimal",
        "minimums",
        "min",
        "oldest",
        "lowest",
        "earliest",
        "least",
        "supported",
        "required",
        "require",
        "requires",
        "requirement",
        "requirements",
        "need",
        "needs",
        "needed",
        "demand",
        "demands",
        "demanded",
        "ask",
        "asks",
        "expect",
        "expects",
        "want",
        "wants",
        "wanted",
        "accepted",
        "floor",
        "floors",
    ]);
    let lower = words.to_lowercase();
    if !NOUNS.any(&lower, |_| true) {
        return false;
    }
    let mut own = lower.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    let (mut is_tool, mut is_need) = (false, false);
    own.any(|word| {
        is_tool |= TOOLS.has(word);
        is_need |= NEEDS.has(word);
        matches!(word, "msrv" | "msrvs") || is_tool && is_need
    })
}

/// Whether words name what compiles, or its versions.
fn names_compiler(words: &str) -> bool {
    static COMPILERS: Lexicon =
        Lexicon::of(&["rustc", "compiler", "compilers", "toolchain", "toolchains", "msrv", "msrvs", "minimums"]);
    let mut last = "";
    words.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let is_of_rust =
            last.eq_ignore_ascii_case("rust") && ["version", "versions"].iter().any(|noun| noun.eq_ignore_ascii_case(word));
        last = word;
        is_of_rust || COMPILERS.has(word)
    })
}

/// What the words around a sentence speak of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speaks {
    /// What compiles, or its versions.
    pub(crate) names_compiler: bool,
    /// The version of Rust that something needs.
    pub(crate) speaks_of_need: bool,
}

impl Reading<'_> {
    /// "rayon 1.80", where the sentence or the block, what leads to the list or a heading speaks of what is needed of Rust, or
    /// where the same crate has numbers of another sort ("went from 1.81 to 1.83 in 0.3.45"): whether a version of a crate may be one
    /// of Rust.
    pub(crate) fn may_be_needed_rust(&self, row: Row<'_>, at: usize) -> bool {
        self.is_beside_need(row, at) || is_like_rust(row, at) && (self.around().names_compiler || self.around().speaks_of_need)
    }

    /// What the block, what leads to its list, a heading and the title speak of. That is asked by each claim, and read once.
    pub(crate) fn around(&self) -> Speaks {
        *self.around.get_or_init(|| {
            let scope = self.scope;
            let headings = [scope.heading, scope.above, scope.top].into_iter().flatten();
            let blocks = [Some(self.block), self.list_lead].into_iter().flatten().map(|block| block.text.as_str());
            let all: Vec<_> = blocks.chain(headings).chain([self.whole.title.as_str()]).collect();
            Speaks {
                names_compiler: all.iter().any(|words| names_compiler(words)),
                speaks_of_need: all.iter().any(|words| speaks_of_needed_rust(words)),
            }
        })
    }

    /// "On the compiler side, brindle stays at 1.56": the same, where the sentence itself speaks of it.
    pub(crate) fn is_beside_need(&self, row: Row<'_>, at: usize) -> bool {
        let ends = row.items.first().zip(row.items.last());
        let sentence = || ends.and_then(|(first, last)| row.text.get(first.start..last.end)).unwrap_or_default();
        is_like_rust(row, at)
            && (names_rust(row)
                || has_another_sort(row.items, at)
                || moves_in_another(row, at)
                || is_value(row, at)
                || has_noun_of_need(row)
                || names_compiler(sentence())
                || speaks_of_needed_rust(sentence()))
    }
}

/// Whether a number may be one of a release of Rust that somebody still asks for.
fn is_like_rust(row: Row<'_>, at: usize) -> bool {
    /// The first of them.
    const FIRST: u64 = 20;
    let What::Version(mention) = &row.items[at].what else { return false };
    let parts = mention.version.parts();
    let is_minor = parts.get(1).is_some_and(|minor| (FIRST..1000).contains(minor));
    !mention.has_v && parts[0] == 1 && is_minor && parts.get(2).is_none_or(|patch| *patch < 4) && !mention.version.is_pre()
}

/// Whether the sentence says of a release of Rust, or of a bare number, that something needs it.
fn names_rust(row: Row<'_>) -> bool {
    let is_rust = |item: &Item| matches!(&item.what, What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }));
    row.items.iter().any(is_rust)
}

/// "jiff's 1.70 is modest", "1.56 in 1.27", "1.56 since 1.0.220", "at 1.31 from 1.0.180 to 1.0.219": whether words beside a number
/// make it what a crate has, or had in one of its releases.
fn is_value(row: Row<'_>, at: usize) -> bool {
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let item = &row.items[at];
    let What::Version(mention) = &item.what else { return false };
    let is_bare = |at: usize| {
        row.items.get(at).is_some_and(|item| matches!(&item.what, What::Version(other) if other.value.0 == item.start))
    };
    let name = &row.text[item.start..mention.value.0];
    let is_owned = ["'s", "\u{2019}s"].iter().any(|end| name.trim_end_matches([' ', '`']).ends_with(end));
    let is_since = is_bare(at + 2) && is(at + 1, &["in", "since", "until", "till"]);
    let is_during = is(at + 1, &["from"]) && is_bare(at + 2) && is(at + 3, &["to", "through", "until"]) && is_bare(at + 4);
    // "The 1.62.0 of chrono"
    let is_called = at.checked_sub(1).is_some_and(|before| is(before, &["version", "release", "line"]));
    let is_of = mention.value.0 == item.start && is(at + 1, &["of"]) && !is_called;
    is_owned || is_since || is_during || is_of
}

/// Whether a sentence has a noun for what something asks for.
fn has_noun_of_need(row: Row<'_>) -> bool {
    static NOUNS: Lexicon = Lexicon::of(&["requirement", "requirements", "minimum", "minimums"]);
    static MOVED: Lexicon =
        Lexicon::of(&["bump", "bumps", "bumped", "update", "updates", "updated", "dependency", "dependencies"]);
    row.items.iter().any(|item| item.is_one(row.text, &NOUNS)) && !row.items.iter().any(|item| item.is_one(row.text, &MOVED))
}

/// Whether the crate of a version has another one in the sentence that begins with another number.
fn has_another_sort(items: &[Item], at: usize) -> bool {
    let of = |item: &Item| match &item.what {
        What::Version(VersionMention { owner: Some((Owner::Crate(name), _)), version, .. }) => {
            Some((name.clone(), version.parts()[0]))
        }
        _ => None,
    };
    let Some((name, major)) = of(&items[at]) else { return false };
    items.iter().filter_map(of).any(|(other, own)| other == name && own != major)
}

/// "From 1.70 to 1.71 in 1.49": whether a version is one from or to which something went in another one.
fn moves_in_another(row: Row<'_>, at: usize) -> bool {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| row.items[at].is_word(row.text, word));
    let is_version = |at: usize| matches!(row.items[at].what, What::Version(_));
    let goes = |from: usize| {
        from + 5 < row.items.len()
            && is(from, &["from"])
            && is(from + 2, &["to"])
            && is(from + 4, &["in", "with", "by"])
            && [1, 3, 5].iter().all(|step| is_version(from + step))
    };
    [1, 3].iter().filter_map(|back| at.checked_sub(*back)).any(goes)
}
