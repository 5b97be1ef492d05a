//! Versions as which a change was released: in a list of changes they are of what the heading names, whatever the change is about.

use super::{Bond, Found, Owner, Owns};
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};

/// What happens to a change with a version.
static VERBS: Lexicon = Lexicon::of(&["released", "published", "shipped"]);

/// Words between such a verb and its version.
static BETWEEN: Lexicon = Lexicon::of(&["as", "an", "in", "with", "version", "together", "and", "part", "of", "the"]);

/// What is released so, and has no versions of its own.
const CHANGES: &[&str] = &["change", "changes", "fix", "fixes", "feature", "features", "rewrite", "update", "updates"];

/// "Remove the `castle` dependency (released as v0.9.2)", "this change was released as version 0.5.1": the verb before an item.
pub(crate) fn is_of_change(items: &[Item], index: usize, text: &str) -> bool {
    let is = |at: usize, list: &[&str]| list.iter().any(|word| items[at].is_word(text, word));
    let is_between = |at: usize| {
        // "Together with #4".
        items[at].is_one(text, &BETWEEN)
            || items[at].is_mark('#')
            || matches!(items[at].what, What::Count(_))
            || is_digits(items[at].word(text))
    };
    let Some(verb) = (0..index).rev().take(8).find(|at| !is_between(*at)).filter(|at| items[*at].is_one(text, &VERBS)) else {
        return false;
    };
    let Some(before) = verb.checked_sub(1) else { return false };
    // "`tarn` (released as 0.4)" may well be the release of it.
    let is_behind_name =
        |open: usize| open.checked_sub(1).is_none_or(|at| matches!(items[at].what, What::Name(_)) && items[at].code);
    if items[before].is_mark('(') {
        return !is_behind_name(before);
    }
    let subject = (0..verb).rev().take(4).find(|at| !is(*at, &["was", "were", "been", "is", "has", "have", "be", "got"]));
    subject.is_some_and(|at| at + 1 < verb && is(at, CHANGES))
}

fn is_digits(word: Option<&str>) -> bool {
    word.is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()))
}

/// Such a version under a heading that names a crate.
pub(super) fn of_change(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let about = if is_of_change(items, index, text) { owns.about().filter(|_| owns.leads())? } else { return None };
    Some((Owner::Crate(about.to_owned()), Bond::Scope, None))
}
