//! Versions that a verb is about: to which something is moved, or which somebody reaches.

use super::{Bond, Found, Owner, Owns, is_lower, is_rust, is_telling, name_of};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};
use crate::mention::name::{Name, Sign, placed};
use crate::scope::Whole;
use crate::vocabulary::{is_name_shaped, is_no_name, is_prose};

/// "Bump `x` to 0.3.4", "update the x dependency of `y` to 2.0": what is moved is what stands first behind the last verb of this
/// sort.
pub(super) fn moved(items: &[Item], (index, verb): (usize, usize), text: &str, owns: &Owns<'_>) -> Option<Found> {
    let is =
        |item: &Item, list: &[&str]| item.word(text).is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)));
    // The verb begins the line, or one of several: "Bump `a` from 1.0 to 1.1, and bump `b` from 6.4 to 6.6".
    if verb >= 6 && index - verb >= 6 {
        return None;
    }
    let object = (verb + 1..index).find(|at| !is(&items[*at], OBJECTS))?;
    let between = items.get(object + 1..index)?;
    let behind = |at: usize, list: &[&str]| at.checked_sub(1).is_some_and(|before| is(&between[before], list));
    // "Bump `a` to 1.0 and `b` to 2.0" moves two.
    let goes = between.iter().enumerate().all(|(at, item)| match &item.what {
        What::Word => !is(item, &["and", "or", "with"]),
        What::Name(_) => behind(at, &["for", "in", "of"]),
        What::Version(_) => behind(at, &["from"]),
        _ => false,
    });
    let is_motion = between.first().is_some_and(|item| is(item, &["to", "from"]) || is(item, OBJECTS) || is(item, &["crate"]))
        && between.iter().any(|item| is(item, &["to", "from"]));
    // "Update nix dependency to 0.27": a word, but what a crate depends on is a crate.
    let depended = || {
        let word = items[object].word(text).filter(|word| is_lower(&items[object], text) && is_name_shaped(word))?;
        is(items.get(object + 1)?, &["dependency"]).then(|| Name { name: word.to_owned(), repo: None, sign: Sign::CrateWord })
    };
    let name = name_of(&items[object], text).or_else(depended)?;
    if name.name == "rust-version" || name.name == "msrv" {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    // A word of prose is the name where nothing else stands there: "Bump log to 0.4.18".
    let labelled = items[..verb].iter().any(|item| item.is_mark(':') || item.is_mark(')'));
    let alone = (verb == 0 || labelled) && object == verb + 1 && is_lower(&items[object], text);
    let is_name = name.sign >= Sign::Code || owns.is_known(&name.name) || !is_prose(&name.name) || alone;
    (goes && is_motion && is_name).then_some((Owner::Crate(name.name), Bond::Clause, None))
}

/// "tarnling upgrade to 0.3": a line that is a name, what is done with it, and the version.
pub(super) fn moved_by_noun(items: &[Item], index: usize, text: &str) -> Option<Found> {
    let is = |at: usize, list: &[&str]| items.get(at).is_some_and(|item| list.iter().any(|word| item.is_word(text, word)));
    if !(index == 3 && is(1, &["upgrade", "update", "bump"]) && is(2, &["to"])) {
        return None;
    }
    let name = name_of(&items[0], text).filter(|name| is_lower(&items[0], text) && !is_prose(&name.name))?;
    Some((Owner::Crate(name.name), Bond::Clause, None))
}

/// "brindle is now at v7": a name in small letters before it, and a version that is written as one.
pub(super) fn now_at(items: &[Item], index: usize, text: &str) -> Option<Found> {
    let is = |back: usize, word: &str| index.checked_sub(back).is_some_and(|at| items[at].is_word(text, word));
    let What::Version(mention) = &items[index].what else { return None };
    let stands = is(1, "at") && is(2, "now") && is(3, "is") && (mention.has_v || mention.version.is_full());
    let name = index.checked_sub(4).filter(|_| stands)?;
    let found = name_of(&items[name], text).filter(|found| is_lower(&items[name], text) && !is_no_name(&found.name))?;
    Some((Owner::Crate(found.name), Bond::Clause, None))
}

/// "`brindle` was introduced (`1.0`)": a version in brackets behind a verb is one of the code with which the sentence begins.
pub(super) fn taken_in(items: &[Item], index: usize, text: &str) -> Option<Found> {
    const VERBS: &[&str] = &["introduced", "added", "updated", "upgraded", "bumped", "downgraded", "included", "vendored"];
    const BEFORE: &[&str] = &["was", "were", "is", "has", "been", "now"];
    let is = |at: usize, list: &[&str]| list.iter().any(|word| items[at].is_word(text, word));
    let verb = index.checked_sub(2).filter(|at| items[at + 1].is_mark('(') && is(*at, VERBS))?;
    let name = (0..verb).rev().find(|at| !is(*at, BEFORE))?;
    let closes = items.get(index + 1).is_some_and(|next| next.is_mark(')'));
    match &items[name].what {
        What::Name(found) if closes && found.sign >= Sign::Code && name == 0 => {
            Some((Owner::Crate(found.name.clone()), Bond::Clause, None))
        }
        _ => None,
    }
}

/// Whether the word is a verb that takes a dependency from one version to another.
pub(crate) fn is_move(item: &Item, text: &str) -> bool {
    item.is_one(text, &MOVES)
}

/// Verbs that take a dependency from one version to another.
pub(super) static MOVES: Lexicon = Lexicon::of(&[
    "bump",
    "bumps",
    "bumped",
    "bumping",
    "update",
    "updates",
    "updated",
    "updating",
    "upgrade",
    "upgrades",
    "upgraded",
    "upgrading",
    "raise",
    "raises",
    "raised",
    "increase",
    "increases",
    "increased",
    "downgrade",
    "downgrades",
    "downgraded",
]);

/// Words between such a verb and its object.
const OBJECTS: &[&str] =
    &["the", "our", "dependency", "dependencies", "minimum", "minimal", "min", "version", "of", "on", "requirement"];

/// "hyper, which finally reached 1.0", "Tokio, the runtime beneath it, shipped its 1.0", "defmt got its long-awaited 1.0": the
/// subject of the verb before a version.
pub(super) fn reached(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    static VERBS: Lexicon = Lexicon::of(&[
        "reached",
        "reaches",
        "hit",
        "hits",
        "shipped",
        "released",
        "became",
        "got",
        "had",
        "launched",
        "published",
        "celebrated",
        "cut",
        "tagged",
        "turned",
    ]);
    static BETWEEN: Lexicon = Lexicon::of(&[
        "its",
        "their",
        "version",
        "versions",
        "the",
        "a",
        "new",
        "first",
        "stable",
        "major",
        "final",
        "finally",
        "out",
        "long-awaited",
    ]);
    const BEFORE: &[&str] =
        &["finally", "recently", "just", "also", "had", "has", "have", "already", "eventually", "then", "now", "which", "that"];
    let is = |at: usize, list: &[&str]| items[at].word(text).is_some_and(|word| list.contains(&&*lower(word)));
    let verb = (0..index).rev().take(5).find(|at| !items[*at].is_one(text, &BETWEEN));
    let verb = verb.filter(|at| items[*at].is_one(text, &VERBS))?;
    let mut at = (0..verb).rev().find(|at| !is(*at, BEFORE))?;
    if items[at].is_mark(',') {
        at = match is(at + 1, &["which", "that"]) {
            true => at.checked_sub(1)?,
            // What stands between two commas explains the name before them.
            false => (0..at).rev().find(|at| items[*at].is_mark(','))?.checked_sub(1)?,
        };
    }
    // "brindle ([site](…), [chat](…)) released 0.11": what stands in brackets is said on the way.
    if items[at].is_mark(')') {
        at = (0..at).rev().find(|at| items[*at].is_mark('('))?.checked_sub(1)?;
    }
    // "The Rust team released 1.79": what people make is theirs.
    if is(at, &["team", "project", "developers"]) && at > 0 && items[at - 1].word(text).is_some_and(is_rust) {
        at -= 1;
    }
    // "The brindle traits reached 1.0": the plain noun says what they are.
    let is_named = |at: usize| {
        name_of(&items[at], text)
            .is_some_and(|name| owns.is_known(&name.name) || is_telling(&name.name) || name.sign >= Sign::Code)
    };
    if at > 0
        && items[at].word(text).is_some_and(|word| word.ends_with('s') && is_prose(&lower(word)))
        && !is_named(at)
        && is_named(at - 1)
    {
        at -= 1;
    }
    // "The [brindle](…) embedded network stack released 0.7": so do several, where a link leads to what it is.
    let is_noun = |at: usize| matches!(items[at].what, What::Word) && is_lower(&items[at], text) && !is(at, BEFORE);
    let nouns = (0..=at).rev().take(6).take_while(|at| is_noun(*at) || is_product(&items[*at], text)).count();
    let linked = at.checked_sub(nouns).filter(|head| {
        let signed = matches!(&items[*head].what, What::Name(name) if matches!(name.sign, Sign::Link | Sign::Repository));
        nouns > 0 && signed && *head > 0 && is(*head - 1, &["the"])
    });
    at = linked.unwrap_or(at);
    let item = &items[at];
    let (name, known) = match &item.what {
        What::Name(name) => (name.clone(), true),
        What::Word if is_rust(item.word(text)?) => return Some((Owner::Rust, Bond::Clause, None)),
        What::Word => {
            let name = placed(item.word(text)?)?;
            let known = owns.is_known(&name.name) || is_telling(&name.name);
            (name, known)
        }
        _ => return None,
    };
    // A word with a capital is a name where it begins what is said, and reached or hit a version as products do.
    const WHEN: &[&str] = &["today", "yesterday", "finally", "recently", "meanwhile", "eventually", "then", "and", "when", "as"];
    let begins = at == 0 || matches!(items[at - 1].what, What::Mark(',' | ';') | What::Date(_)) || is(at - 1, WHEN);
    let speaks = is(verb, &["reached", "reaches", "hit", "hits", "became", "got"]) && owns.whole.is_some_and(Whole::is_rust);
    let fits = known || (begins && speaks && !is_prose(&name.name));
    fits.then_some((Owner::Crate(name.name), Bond::Clause, None))
}

/// "TCP/IP": capitals and marks between them.
fn is_product(item: &Item, text: &str) -> bool {
    match item.what {
        What::Word => text[item.start..item.end].bytes().all(|b| b.is_ascii_uppercase()),
        What::Mark(mark) => mark == '/',
        _ => false,
    }
}

/// "`brindle`, whose version 2.0 …": the name before the relative clause.
pub(super) fn whose(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    static BETWEEN: Lexicon = Lexicon::of(&[
        "version", "release", "latest", "newest", "current", "first", "last", "stable", "new", "upload", "tag", "is", "was",
    ]);
    let relative = (0..index).rev().take(5).find(|at| !items[*at].is_one(text, &BETWEEN));
    let relative = relative.filter(|at| items[*at].is_word(text, "whose"))?;
    let at = relative.checked_sub(1 + usize::from(relative > 0 && items[relative - 1].is_mark(',')))?;
    let name = name_of(&items[at], text)?;
    let known = name.sign >= Sign::Code || owns.is_known(&name.name) || is_telling(&name.name);
    known.then_some((Owner::Crate(name.name), Bond::Clause, None))
}
