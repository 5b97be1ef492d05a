//! Versions of the one crate of which a sentence has named a version before.

use super::scoped::is_at_another;
use super::{Bond, Found, Owner, Owns, is_rust, is_rust_shaped, is_telling};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};
use crate::mention::name::Sign;
use crate::scope::Whole;
use crate::vocabulary::{is_name_shaped, is_no_name, is_other, is_plain};

/// What stands before a version that the words do not count or measure.
static BEFORE: Lexicon = Lexicon::of(&[
    "to", "on", "at", "from", "after", "before", "for", "with", "until", "since", "was", "is", "now", "and", "or", "version",
    "the", "its", "in", "of", "as",
]);

/// What stands behind such a version.
static BEHIND: Lexicon = Lexicon::of(&[
    "is", "are", "was", "were", "came", "comes", "arrived", "followed", "landed", "had", "has", "have", "and", "or", "to", "in",
    "on", "at", "from", "for", "because", "which", "that", "with", "but", "while", "then", "after", "before", "as", "by", "line",
    "series", "release", "branch", "entirely", "only", "now", "already", "today", "itself", "instead", "again", "too", "still",
    "would", "will", "could", "can", "did", "does", "do", "needs", "wants", "works", "fixed", "added", "brought", "until",
    "since", "when", "where",
]);

/// "`brindle` was still on 0.7; I skipped 0.6 entirely": of the one crate whose version stands before, or that has one elsewhere,
/// where the sentence speaks of nothing else that may have versions.
pub(super) fn of_sole_crate(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    let whole = owns.whole.filter(|whole| !whole.is_change_log && !whole.about_rust)?;
    if owns.in_cell || mention.version.parts().len() < 2 || is_rust_shaped(mention) {
        return None;
    }
    let is_before = |item: &Item| matches!(item.what, What::Mark(',' | ';' | ':' | '(' | '-')) || item.is_one(text, &BEFORE);
    let is_behind = |item: &Item| match &item.what {
        What::Mark(mark) => matches!(mark, ',' | ';' | '.' | ')' | '(' | '-' | ':' | '!'),
        What::Date(_) => true,
        _ => item.is_one(text, &BEHIND),
    };
    if !index.checked_sub(1).is_some_and(|at| is_before(&items[at])) || !items.get(index + 1).is_none_or(is_behind) {
        return None;
    }
    if is_at_another(items, index, text) {
        return None;
    }
    // Most sentences name nothing with a sign of its own.
    let may_be_sole = |item: &Item| match &item.what {
        What::Version(other) => matches!(other.owner, Some((Owner::Crate(_), _))),
        What::Name(name) => name.sign >= Sign::Code,
        _ => false,
    };
    if !items.iter().any(may_be_sole) {
        return None;
    }
    // "…; the last brindle, 0.10.1, is": of what stands before the mark.
    let named =
        index.checked_sub(2).filter(|at| matches!(items[at + 1].what, What::Mark(_)) && matches!(items[*at].what, What::Word));
    let is_named = |at: usize| {
        let word = lower(&text[items[at].start..items[at].end]);
        is_name_shaped(&word) && !is_plain(&word)
    };
    if named.is_some_and(is_named) {
        return None;
    }
    let owns_one = |name: &str| {
        items[..index].iter().any(|item| matches!(&item.what, What::Version(other) if matches!(&other.owner, Some((Owner::Crate(owner), _)) if owner == name)))
    };
    let is_dashed = |name: &str| name.contains('-') && is_telling(name);
    let mut sole: Option<&str> = None;
    for (at, item) in items.iter().enumerate() {
        let name = match &item.what {
            What::Version(other) if at < index => match &other.owner {
                Some((Owner::Crate(name), bond)) if *bond >= Bond::Clause => name.as_str(),
                Some((Owner::Rust, _)) => continue,
                _ => return None,
            },
            What::Name(name)
                if name.sign >= Sign::Code
                    && (whole.has_versions(&name.name) || is_dashed(&name.name) || owns_one(&name.name)) =>
            {
                name.name.as_str()
            }
            What::Name(_) | What::Advisory(_) | What::Rfc(_) => return None,
            // "Bump `peel` to 0.15, and bump heap-ling to 6.6": a word with a dash or an underscore is a name.
            What::Word if is_another_name(&text[item.start..item.end], sole) => return None,
            What::Word if !item.code && is_foreign(&text[item.start..item.end], at, whole) => return None,
            _ => continue,
        };
        if sole.is_some_and(|sole| sole != name) || (sole.is_none() && at > index) {
            return None;
        }
        sole = Some(name);
    }
    sole.map(|name| (Owner::Crate(name.to_owned()), Bond::Carried, None))
}

/// Whether a word has the shape of a name that is not this one.
fn is_another_name(word: &str, own: Option<&str>) -> bool {
    is_name_shaped(word) && is_telling(word) && own != Some(word)
}

/// Whether a word names something else that may have versions.
fn is_foreign(word: &str, at: usize, whole: &Whole<'_>) -> bool {
    let small = lower(word);
    let is_capital = at > 0 && word.len() > 1 && word.starts_with(char::is_uppercase) && !is_plain(&small) && !is_no_name(word);
    !is_rust(word) && (is_other(&small) || is_capital || whole.has_versions(&small))
}
