//! Whether words speak of the version of Rust that something needs: beside them a number may be that, and none of a crate.

use std::sync::LazyLock;

use crate::engine::{Before, Reading};
use crate::lexicon::Lexicon;
use crate::mention::{Item, Owner, VersionMention, What};
use crate::pattern::{Found, Row};
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
        "support",
        "supports",
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

impl Reading<'_> {
    /// "rayon 1.80", where the sentence, the one before, what leads to the list or a heading speaks of what is needed of Rust, or
    /// where the same crate has numbers of another sort ("went from 1.81 to 1.83 in 0.3.45"): whether a version of a crate may be one
    /// of Rust.
    pub(crate) fn may_be_needed_rust(&self, row: Row<'_>, at: usize, before: Before<'_>) -> bool {
        let What::Version(mention) = &row.items[at].what else { return false };
        if !is_like_rust(mention) {
            return false;
        }
        let sentence = row.items.first().zip(row.items.last()).and_then(|(first, last)| row.text.get(first.start..last.end));
        let earlier = || before.earlier.last().and_then(|(start, end)| row.text.get(*start..*end));
        let lead = || self.list_lead.map(|block| block.text.as_str());
        let scope = self.scope;
        sentence.is_some_and(speaks_of_needed_rust)
            || names_rust(row)
            || has_another_sort(row.items, at)
            || earlier().is_some_and(speaks_of_needed_rust)
            || lead().is_some_and(speaks_of_needed_rust)
            || [scope.heading, scope.above, scope.top].into_iter().flatten().any(speaks_of_needed_rust)
            || speaks_of_needed_rust(&self.whole.title)
    }

    /// "MSRVs vary: brindle stays at 1.56": whether a match that says where a crate stands may say which Rust it needs.
    pub(crate) fn stands_at_rust(&self, row: Row<'_>, found: &Found, before: Before<'_>) -> bool {
        found.version.is_some_and(|at| self.may_be_needed_rust(row, at, before))
    }
}

/// Whether a number may be one of a release of Rust that somebody still asks for.
fn is_like_rust(mention: &VersionMention) -> bool {
    /// The first of them.
    const FIRST: u64 = 20;
    let parts = mention.version.parts();
    let is_minor = parts.get(1).is_some_and(|minor| (FIRST..1000).contains(minor));
    !mention.has_v && parts[0] == 1 && is_minor && parts.get(2).is_none_or(|patch| *patch < 4) && !mention.version.is_pre()
}

/// Whether the sentence says of a release of Rust, or of a bare number, that something needs it.
fn names_rust(row: Row<'_>) -> bool {
    let is_rust = |item: &Item| matches!(&item.what, What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }));
    row.items.iter().any(is_rust)
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
