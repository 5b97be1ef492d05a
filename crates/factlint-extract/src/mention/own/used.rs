//! Releases of what uses another crate, told behind that crate: "brindle uses ondula 1.0 since its 0.12 (March 2024)".

use factlint_model::PartialVersion;

use super::{Bond, Found, Owner, Owns, is_lower, is_telling, name_of};
use crate::carry::is_no_candidate;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};

/// Whose release it is that stands behind a used one.
pub(crate) enum User {
    /// It is that of the crate before the verb.
    Crate(String),
    /// What uses it is no crate, or nobody knows which.
    Other,
}

/// Verbs between what uses and what is used.
static VERBS: Lexicon = Lexicon::of(&[
    "use",
    "uses",
    "used",
    "using",
    "moved",
    "moves",
    "switched",
    "switches",
    "went",
    "goes",
    "migrated",
    "upgraded",
    "updated",
    "bumped",
    "ported",
    "jumped",
    "built",
    "builds",
    "based",
    "depends",
    "depended",
    "relies",
    "relied",
    "requires",
    "required",
    "needs",
    "needed",
    "wants",
    "runs",
    "ran",
    "running",
    "sits",
    "sat",
    "stands",
    "stood",
    "rests",
    "works",
    "worked",
    "comes",
    "came",
    "ships",
    "shipped",
    "bundles",
    "bundled",
    "embeds",
    "embedded",
    "wraps",
    "wrapped",
    "includes",
    "included",
    "vendors",
    "brought",
    "brings",
    "pulls",
    "pulled",
    "adopted",
    "adopts",
    "adopting",
    "targets",
    "targeted",
    "supports",
    "supported",
    "took",
    "takes",
    "patched",
    "patches",
    "links",
    "linked",
    "pins",
    "pinned",
    "got",
    "stayed",
    "stays",
    "remained",
    "kept",
    "keeps",
]);

/// Verbs that say so only with a preposition behind them.
static IS: Lexicon = Lexicon::of(&["is", "was", "are", "were", "been", "has", "have", "had"]);

/// Words between the verb and what is used.
static TO: Lexicon = Lexicon::of(&[
    "on", "upon", "atop", "to", "with", "in", "still", "already", "now", "only", "just", "the", "a", "its", "new", "old", "over",
    "up", "top", "of", "against", "version",
]);

/// Prepositions behind which something is where it stands.
static PLACES: Lexicon = Lexicon::of(&["on", "upon", "atop"]);

/// Words before the verb that say how it is meant.
static HOW: Lexicon = Lexicon::of(&[
    "is",
    "was",
    "are",
    "were",
    "been",
    "has",
    "have",
    "had",
    "still",
    "now",
    "also",
    "only",
    "already",
    "itself",
    "finally",
    "just",
    "then",
    "first",
    "which",
    "that",
    "officially",
    "currently",
    "later",
    "since",
    "recently",
]);

/// Words before the release in which it is so.
static SINCE: Lexicon = Lexicon::of(&["since", "in", "with", "of", "from", "by", "until"]);

/// Words between them and the number.
static ITS: Lexicon = Lexicon::of(&["its", "their", "our", "version", "release", "the"]);

/// People; what they use is what they go on to speak of.
static PEOPLE: Lexicon =
    Lexicon::of(&["we", "i", "you", "they", "he", "she", "people", "everybody", "everyone", "who", "many", "most", "some", "to"]);

/// People together: they use things, and what they mend or ship is that of somebody.
static GROUPS: Lexicon = Lexicon::of(&["team", "teams", "company", "crew", "folks", "users", "group", "developers"]);

/// What they do with it.
static MENDS: Lexicon = Lexicon::of(&["patched", "patches", "shipped", "ships", "brought", "brings", "supports", "supported"]);

/// Words behind a number that begin a clause with it: "since 1.39 was yanked".
static JOINS: Lexicon = Lexicon::of(&["and", "or", "but", "which", "on", "onwards", "while", "already", "too"]);

/// What uses the crate whose version stands at an item.
enum Subject {
    /// A crate, where it is told with its release.
    Crate(String, Option<PartialVersion>),
    /// A number alone, whose crate stands elsewhere.
    Release,
    People,
    Other,
}

fn subject_of(items: &[Item], used: usize, text: &str, owns: &Owns<'_>) -> Option<Subject> {
    // The name that a version has taken stands before it until all have theirs.
    let used = (0..used).rev().find(|at| items[*at].end <= items[used].start).map_or(0, |at| at + 1);
    let verb = (0..used).rev().take(5).find(|at| !items[*at].is_one(text, &TO))?;
    let is_placed = || items[verb].is_one(text, &IS) && items[verb + 1..used].iter().any(|item| item.is_one(text, &PLACES));
    if items[verb].code || !(items[verb].is_one(text, &VERBS) || is_placed()) {
        return None;
    }
    let mut at = (0..verb).rev().find(|at| !items[*at].is_one(text, &HOW) && !items[*at].is_mark(','));
    // "0.7 (November 2023) moved to": what stands in brackets is said on the way.
    if let Some(close) = at.filter(|at| items[*at].is_mark(')')) {
        at = (close.saturating_sub(6)..close).rev().find(|at| items[*at].is_mark('(')).and_then(|open| open.checked_sub(1));
    }
    // "Upgraded to ondula 1.0": who did so is not said. A number alone may be no item.
    let is_number = || text[..items[verb].start].trim_end().ends_with(|c: char| c.is_ascii_digit());
    let Some(at) = at else { return Some(if is_number() { Subject::Release } else { Subject::People }) };
    let item = &items[at];
    Some(match &item.what {
        What::Version(mention) => match &mention.owner {
            Some((Owner::Crate(name), _)) => Subject::Crate(name.clone(), Some(mention.version.clone())),
            Some((Owner::Rust, _)) => Subject::Other,
            None => Subject::Release,
        },
        What::Name(name) => Subject::Crate(name.name.clone(), None),
        What::Count(_) => Subject::Release,
        _ if item.is_one(text, &PEOPLE) => Subject::People,
        _ if item.is_one(text, &GROUPS) && !items[verb].is_one(text, &MENDS) => Subject::People,
        What::Word => {
            let begins = at == 0 || matches!(items[at - 1].what, What::Mark('.' | ';' | ','));
            let is_name =
                |name: &str| owns.is_known(name) || is_telling(name) || begins && is_lower(item, text) && !is_no_candidate(name);
            name_of(item, text).filter(|name| is_name(&name.name)).map_or(Subject::Other, |name| Subject::Crate(name.name, None))
        }
        _ => Subject::Other,
    })
}

/// Whether an item is a release that its own words give to a crate: what is used is told so.
fn is_named(item: &Item) -> bool {
    matches!(&item.what, What::Version(mention) if mention.owner.as_ref().is_some_and(|(owner, bond)| *owner != Owner::Rust && *bond >= Bond::Beside))
}

/// What the version at an item is of, where something else that uses a crate stands before it.
pub(crate) fn user_of(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<User> {
    let before = index.checked_sub(1)?;
    if matches!(items[before].what, What::Mark(',' | ';'))
        || ["and", "but", "while"].iter().any(|word| items[before].is_word(text, word))
    {
        return in_next_clause(items, index, text, owns);
    }
    // "… ondula 1.0 since its 0.12 (March 2024)", "… as of version 0.8".
    let first =
        (0..index).rev().take(3).find(|at| !items[*at].is_one(text, &ITS)).filter(|at| items[*at].is_one(text, &SINCE))?;
    let is_as = first > 0 && items[first].is_word(text, "of") && items[first - 1].is_word(text, "as");
    let used = (first - usize::from(is_as)).checked_sub(1).filter(|at| is_named(&items[*at]))?;
    // "From ondula 1.0 to 1.1", "the newest of ondula 1.0".
    if items[first].is_word(text, "of") && !is_as {
        return None;
    }
    let goes_on = |next: &Item| match next.what {
        What::Word => next.is_one(text, &JOINS),
        What::Version(_) | What::Name(_) => false,
        _ => true,
    };
    if !items.get(index + 1).is_none_or(goes_on) {
        return None;
    }
    match subject_of(items, used, text, owns)? {
        Subject::Crate(name, _) => Some(User::Crate(name)),
        Subject::Release | Subject::People | Subject::Other => Some(User::Other),
    }
}

/// "brindle 0.6 used ondula 0.14, 0.7 (May 2023) moved on": of which of both it is, their numbers tell.
fn in_next_clause(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<User> {
    let What::Version(own) = &items[index].what else { return None };
    let is_joint = |at: &usize| {
        matches!(items[*at].what, What::Mark(',' | ';'))
            || ["and", "but", "while"].iter().any(|word| items[*at].is_word(text, word))
    };
    let last = (0..index).rev().find(|at| !is_joint(at))?;
    let is_dated =
        items[last].is_mark(')') && last > 2 && items[last - 2].is_mark('(') && matches!(items[last - 1].what, What::Date(_));
    let used = if is_dated { last - 3 } else { last };
    let What::Version(other) = &items.get(used).filter(|item| is_named(item))?.what else { return None };
    let Subject::Crate(name, release) = subject_of(items, used, text, owns)? else { return None };
    let of_used = is_near(&other.version, &own.version);
    match release {
        Some(release) if is_near(&release, &own.version) && !of_used => Some(User::Crate(name)),
        // "0.6 used ondula 0.14, 0.15 is out": a later one of what is used.
        Some(release) if of_used && !is_near(&release, &own.version) => None,
        None if of_used => None,
        _ => Some(User::Other),
    }
}

/// Whether two numbers may be those of releases of one thing that follow each other.
fn is_near(one: &PartialVersion, other: &PartialVersion) -> bool {
    let number = |version: &PartialVersion, at: usize| version.parts().get(at).copied().unwrap_or_default();
    match [number(one, 0), number(other, 0)] {
        [0, 0] => number(one, 1).abs_diff(number(other, 1)) <= 2,
        [a, b] if a == b => true,
        [a, b] => a > 0 && b == a + 1 && number(other, 1) == 0,
    }
}

/// Whether the crate of the version at an item is only what something uses that is neither a crate nor people, or a number alone.
pub(crate) fn is_used_by(items: &[Item], used: usize, text: &str, owns: &Owns<'_>) -> Option<UsedBy> {
    match subject_of(items, used, text, owns).filter(|_| is_named(&items[used]))? {
        Subject::Release => Some(UsedBy::Release),
        Subject::Other => Some(UsedBy::Other),
        Subject::Crate(..) | Subject::People => None,
    }
}

/// What uses a crate, and is none by its own words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum UsedBy {
    /// "0.7 moved to ondula 1.0": a release of what was named before.
    Release,
    Other,
}

/// The owner that this gives to a version.
pub(super) fn of_user(user: &User) -> Option<Found> {
    match user {
        User::Crate(name) => Some((Owner::Crate(name.clone()), Bond::Clause, None)),
        User::Other => None,
    }
}
