//! Of what a version is by the word that stands before it: "rand at 0.10.2", "its companion ondula-eyre (latest: 0.6.5)".

use super::Spoken;
use super::row::Words;
use super::words::is_no_candidate;
use crate::lexicon::Lexicon;
use crate::mention::{What, is_telling, name_of};
use crate::vocabulary::is_no_name;

/// Words between a name and the version at which it is.
static STANDS: Lexicon = Lexicon::of(&["at", "is", "was", "now", "currently", "still", "stands", "sits", "already", "stood"]);

/// Words between a bracket and a version in it.
static NEWEST: Lexicon = Lexicon::of(&[
    "latest",
    "newest",
    "current",
    "currently",
    "now",
    "last",
    "version",
    "release",
    "stable",
    "at",
    "is",
    "still",
    "recent",
    "most",
]);

/// So many items lie between a name and its version.
const FAR: usize = 6;

/// The crate that the words just before a version give to it; something else where they may name none.
pub(super) fn said_at(words: Words<'_>, version: usize) -> Option<Spoken> {
    let before = |list: &Lexicon| {
        let is_light = |at: usize| words.is(at, list) || words.mark(at) == Some(':');
        (0..version).rev().take(FAR).find(|at| !is_light(*at))
    };
    if let Some(open) = before(&NEWEST).filter(|at| *at + 1 < version && words.mark(*at) == Some('(')) {
        return named(words, open.checked_sub(1)?, false);
    }
    let name = before(&STANDS)?;
    let stands = (name + 1..version).any(|at| words.is_any(at, &["at"]));
    let begins = || words.begins(name) || words.is_any(name.wrapping_sub(1), &["and", "but", "while"]);
    (stands && begins()).then(|| named(words, name, true)).flatten()
}

/// What a word is, if it may be a name: `must` where it is something of its own at least.
fn named(words: Words<'_>, at: usize, must: bool) -> Option<Spoken> {
    let item = &words.items[at];
    if !matches!(item.what, What::Word) || item.code {
        return None;
    }
    let word = &words.text[item.start..item.end];
    let name = name_of(item, words.text).filter(|_| word.starts_with(|c: char| c.is_ascii_lowercase()));
    match name {
        Some(name) if is_telling(&name.name) || !is_no_candidate(&name.name) => Some(Spoken::Crate(name.name)),
        Some(name) if must && !is_no_name(&name.name) => Some(Spoken::Other),
        _ => None,
    }
}
