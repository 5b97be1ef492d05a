//! Versions of what the clause names before them.

use super::{Bond, Found, Owner, Owns, is_lower, is_move, is_rust, is_rust_shaped, is_telling};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};
use crate::mention::name::{Name, Sign, placed};
use crate::scope::Whole;
use crate::vocabulary::{is_no_name, is_plain, is_prose};

/// Words between a name and its version that keep them together.
static LIGHT: Lexicon = Lexicon::of(&[
    "crate",
    "version",
    "versions",
    "release",
    "releases",
    "released",
    "releasing",
    "from",
    "to",
    "at",
    "is",
    "was",
    "now",
    "on",
    "the",
    "a",
    "stable",
    "v",
    "dependency",
    "has",
    "have",
    "reached",
    "reaches",
    "reaching",
    "hit",
    "hits",
    "shipped",
    "shipping",
    "library",
    "up",
    "upgraded",
    "updated",
    "bumped",
    "moved",
    "new",
    "latest",
    "allow",
    "support",
    "include",
]);

/// Words that say where a name stands or went; a word in small letters before them is none for that.
static STANDS: Lexicon = Lexicon::of(&[
    "went",
    "goes",
    "stayed",
    "stays",
    "remained",
    "remains",
    "sits",
    "stands",
    "rests",
    "jumped",
    "climbed",
    "advanced",
    "turned",
    "still",
    "already",
    "just",
    "only",
    "finally",
    "currently",
    "meanwhile",
    "'s",
    "\u{2019}s",
    "last",
    "final",
]);

/// "The road to 0.2": what leads there, and what goes there is another thing.
const WAYS: &[&str] = &["road", "roadmap", "path", "way", "journey", "route", "transition", "step", "steps", "leap", "march"];

/// Words of motion from one version to another: what stands before them has versions.
const MOTION: &[&str] = &["from", "to", "releasing", "reached", "reaching", "hit"];

/// "`brindle` 1.0.150 on 1.96": the second one is of what the first runs on.
fn is_under(items: &[Item], index: usize, text: &str) -> bool {
    let versions = |back: usize| index.checked_sub(back).is_some_and(|at| matches!(items[at].what, What::Version(_)));
    versions(2) && ["on", "with", "under"].iter().any(|word| items[index - 1].is_word(text, word))
}

/// "cbindgen releasing 0.27.0", "`gix` to 0.75": the nearest name before with nothing of weight between; across weightier
/// words only a name with a sign of its own.
pub(super) fn in_clause(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let mut light = true;
    let (mut moves, mut stands) = (false, false);
    // "Use `brindle` for v1": a version of what is being made.
    let is_lone = matches!(&items[index].what, What::Version(own) if own.version.parts().len() == 1);
    let is_goal = is_lone && index.checked_sub(1).is_some_and(|at| items[at].is_word(text, "for"));
    if is_goal || is_under(items, index, text) {
        return None;
    }
    for (at, item) in items[..index].iter().enumerate().rev().take(12) {
        match &item.what {
            What::Name(name) if light || name.sign >= Sign::Code => {
                // "Was called `rung-old` in 0.2".
                let called = at.checked_sub(1).and_then(|at| items[at].word(text));
                if name.sign == Sign::Code && called.is_some_and(|word| matches!(word, "called" | "named" | "spelled")) {
                    return None;
                }
                // A change log of one crate says in which release of it a thing of its own came or went.
                let whole = owns.whole.filter(|whole| whole.is_change_log && owns.about().is_some());
                let is_own = whole.is_some_and(|whole| name.sign == Sign::Code && !whole.is_sure(&name.name));
                let since = items[index - 1].word(text).is_some_and(|word| matches!(word, "in" | "since"));
                if is_own && since {
                    return None;
                }
                // "`unused_rung` is not new to 1.87": across words of weight, in a text that names releases of Rust by number.
                let names_rust = || owns.whole.is_some_and(|whole| whole.is_rust() && !whole.has_versions(&name.name));
                if !light && matches!(&items[index].what, What::Version(mention) if is_rust_shaped(mention)) && names_rust() {
                    return None;
                }
                return Some((Owner::Crate(name.name.clone()), Bond::Clause, None));
            }
            // "The stable version of Rust is 1.79.0".
            What::Word if is_rust(item.word(text)?) => {
                let What::Version(mention) = &items[index].what else { return None };
                let fits = !mention.has_v && mention.version.parts()[0] == 1 && mention.version.parts().len() > 1;
                return (light && fits).then_some((Owner::Rust, Bond::Clause, None));
            }
            // Across words of weight no word is the name.
            What::Word if !light => {}
            What::Word if STANDS.has(item.word(text)?) => stands = true,
            What::Word if LIGHT.has(item.word(text)?) => moves |= MOTION.iter().any(|word| item.is_word(text, word)),
            What::Word => {
                let prose = |name: &str| is_prose(name) || name.ends_with("ing") || name.ends_with("ed") || name.ends_with("ly");
                // "Update `brindle` interop to 2.2.3": a noun that goes with the name before it.
                if is_noun_of_moved(items, at, text) {
                    return None;
                }
                let moved = |name: &str| moves && !stands && is_lower(item, text) && !prose(name) && !WAYS.contains(&name);
                let telling = placed(item.word(text)?)
                    .filter(|name| owns.is_known(&name.name) || is_telling(&name.name) || moved(&name.name));
                // "axum is at 0.8.6": a word in small letters that begins a sentence is a name.
                let begins = || {
                    let name = placed(item.word(text)?)?;
                    // "Brindle is now at 0.9": so is one with a capital in a text about Rust.
                    let is_named = || is_lower(item, text) || is_capital_name(&name.name, index, items, owns);
                    ((at == 0 || items[at - 1].is_mark('.')) && !prose(&name.name) && !is_no_name(&name.name) && is_named())
                        .then_some(name)
                };
                let telling = telling.or_else(|| named_by_of(items, at, text)).or_else(begins);
                if let Some(name) = telling {
                    // Only its place makes a word with a capital a name.
                    let is_guess = !is_lower(item, text) && !owns.is_known(&name.name) && !is_telling(&name.name);
                    let (bond, start) = if is_guess { (Bond::Beside, Some(item.start)) } else { (Bond::Clause, None) };
                    return Some((Owner::Crate(name.name), bond, start));
                }
                light = false;
            }
            What::Version(_) | What::Name(_) | What::Mark('>' | '-' | '"' | '`' | ':') => {}
            _ => return None,
        }
    }
    None
}

/// Whether a noun goes with a name in code, and only with it is moved: the verb before the name, and "to" behind the noun.
fn is_noun_of_moved(items: &[Item], at: usize, text: &str) -> bool {
    static SORTS: Lexicon = Lexicon::of(&[
        "crate",
        "dependency",
        "version",
        "requirement",
        "library",
        "package",
        "from",
        "dep",
        "back",
        "again",
        "up",
        "down",
        "now",
        "forward",
        "directly",
        "straight",
    ]);
    let is_name = at > 1 && items[at - 1].code && matches!(items[at - 1].what, What::Name(_));
    let moves = || is_move(&items[at - 2], text) || items[at - 2].is_word(text, "the");
    let goes = items.get(at + 1).is_some_and(|next| next.is_word(text, "to"));
    is_name && goes && moves() && !items[at].is_one(text, &SORTS)
}

/// Whether a word with a capital that begins a sentence may own a version: in a text about Rust, where it is no word of prose in
/// any of its forms, and the number is none of Rust's.
fn is_capital_name(name: &str, index: usize, items: &[Item], owns: &Owns<'_>) -> bool {
    let is_rusts = matches!(&items[index].what, What::Version(mention) if is_rust_shaped(mention));
    let is_adverb = ["ly", "ing", "ed"].iter().any(|end| name.ends_with(end));
    !is_rusts && !is_adverb && !is_plain(name) && owns.whole.is_some_and(Whole::is_rust)
}

/// "the current version of heapling is 0.9": the name that a version is said to be of.
fn named_by_of(items: &[Item], at: usize, text: &str) -> Option<Name> {
    let word = |back: usize| at.checked_sub(back).and_then(|at| items[at].word(text)).map(lower);
    let is_of = matches!(&*word(1)?, "of" | "for") && matches!(&*word(2)?, "version" | "release");
    placed(items[at].word(text)?).filter(|_| is_of)
}
