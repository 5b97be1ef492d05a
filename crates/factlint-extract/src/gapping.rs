//! Clauses that leave out their verb, "X became stable in 1.56, Y in 1.65 and Z in 1.88", or what it is said of: "Rust 1.56
//! stabilized X, added Y and introduced Z".

use crate::mention::{Bond, Item, Owner, VersionMention, What};
use crate::pattern::{Found, Row};
use crate::phrase;

/// Words that stand before the version in such a clause.
const PREPOSITIONS: &[&str] = &["in", "with", "since"];

/// The matches that go on after one of a feature with its version of Rust, where the verb is not said again.
pub(crate) fn others(row: Row<'_>, found: &Found) -> Vec<Found> {
    let mut all = Vec::new();
    if found.version != Some(found.last) {
        return all;
    }
    let mut last = found.last;
    while let Some(next) = next(row, last, found) {
        last = next.last;
        for phrase in next.phrase.map_or_else(Vec::new, |run| phrase::conjuncts(row, run)) {
            all.push(Found { conjunct: found.conjunct + all.len() + 1, phrase: Some(phrase), ..next.clone() });
        }
    }
    all
}

/// The clause that follows the version at `last`: ", Y in 1.65", "and Z in 1.88".
fn next(row: Row<'_>, last: usize, found: &Found) -> Option<Found> {
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let joins = |at: usize| row.items.get(at).is_some_and(|item| matches!(item.what, What::Mark(',' | ';'))) || is(at, &["and"]);
    let start = (last + 1..row.items.len()).find(|at| !joins(*at)).filter(|start| *start > last + 1)?;
    let end = row.items.len().min(start + 8);
    let at = (start + 1..end).find(|at| is(*at, PREPOSITIONS))?;
    let version = at + 1 + usize::from(is(at + 1, &["version"]));
    let of_rust = row.items.get(version).filter(|item| is_of_rust(item));
    let ends =
        row.items.get(version + 1).is_none_or(|item| matches!(item.what, What::Mark(_))) || is(version + 1, &["and", "of"]);
    let name = phrase::named_between(row, start, at).or_else(|| phrase::twins_between(row, start, at))?;
    (of_rust.is_some() && ends).then(|| Found {
        first: start,
        last: version,
        version: Some(version),
        release: Some(version),
        phrase: Some(name),
        stands_in: false,
        ..found.clone()
    })
}

/// Verbs of a release before what it brought.
const BROUGHT: &[&str] = &[
    "stabilized",
    "stabilised",
    "introduced",
    "added",
    "brought",
    "enabled",
    "allowed",
    "permitted",
    "stabilizes",
    "stabilises",
    "introduces",
    "adds",
    "brings",
    "enables",
    "allows",
    "permits",
];

/// Words at which what was said of the release is over.
const OVER: &[&str] = &["which", "that", "while", "when", "because", "but", "so", "where", "whose", "who", "after", "before"];

/// The matches that a sentence makes of a release of Rust by further verbs: "Rust 1.36 enabled X, stabilized Y and introduced Z".
pub(crate) fn further_verbs(row: Row<'_>, found: &Found) -> Vec<Found> {
    let leads = found.release.zip(found.phrase).is_some_and(|(release, (from, _))| release < from);
    if !leads || found.conjunct > 0 {
        return Vec::new();
    }
    let is = |at: usize, words: &[&str]| words.iter().any(|word| row.items[at].is_word(row.text, word));
    let over = |at: &usize| {
        let item = &row.items[*at];
        matches!(item.what, What::Mark(';' | '.' | ':' | '?') | What::Version(_)) && !item.code || is(*at, OVER)
    };
    let end = (found.last + 1..row.items.len()).find(over).unwrap_or(row.items.len());
    let joined = |at: usize| row.items[at - 1].is_mark(',') || is(at - 1, &["and"]);
    let verbs = (found.last + 1..end).filter(|at| joined(*at) && is(*at, BROUGHT));
    let mut all: Vec<Found> = Vec::new();
    for verb in verbs {
        let Some(reach) = phrase::after(row, verb + 1).filter(|reach| *reach > verb) else { continue };
        for run in phrase::following(row, (verb + 1, reach)) {
            let Some(phrase) = phrase::from_first(row, run) else { continue };
            let conjunct = verb + all.len() + 1;
            all.push(Found { phrase: Some(phrase), last: phrase.1, conjunct, stands_in: false, ..found.clone() });
        }
    }
    all
}

/// Whether it is a version of Rust, or one that may be.
fn is_of_rust(item: &Item) -> bool {
    let What::Version(VersionMention { version, owner, has_v, .. }) = &item.what else { return false };
    let may_be = !has_v && version.parts().first() == Some(&1) && version.parts().len() > 1;
    // What stands in the clause before the version is the feature, and no owner.
    match owner {
        Some((Owner::Rust, _)) => true,
        Some((Owner::Crate(_), bond)) => may_be && *bond <= Bond::Clause,
        None => may_be,
    }
}
