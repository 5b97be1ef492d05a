//! Clauses that leave out their verb: "X became stable in 1.56, Y in 1.65 and Z in 1.88".

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
        all.push(Found { conjunct: found.conjunct + all.len() + 1, ..next });
    }
    all
}

/// The clause that follows the version at `last`: ", Y in 1.65", "and Z in 1.88".
fn next(row: Row<'_>, last: usize, found: &Found) -> Option<Found> {
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let joins = |at: usize| row.items.get(at).is_some_and(|item| item.is_mark(',')) || is(at, &["and"]);
    let start = (last + 1..row.items.len()).find(|at| !joins(*at)).filter(|start| *start > last + 1)?;
    let end = row.items.len().min(start + 8);
    let at = (start + 1..end).find(|at| is(*at, PREPOSITIONS))?;
    let version = at + 1 + usize::from(is(at + 1, &["version"]));
    let of_rust = row.items.get(version).filter(|item| is_of_rust(item));
    let ends =
        row.items.get(version + 1).is_none_or(|item| matches!(item.what, What::Mark(_))) || is(version + 1, &["and", "of"]);
    let name = phrase::named_between(row, start, at)?;
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
