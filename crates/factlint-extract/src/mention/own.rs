//! Whose versions they are: each version of a sentence is bound to Rust or to a crate.

mod around;
mod bare_rust;
mod beside;
mod features;
mod in_clause;
mod listed_need;
mod numbers;
mod others;
mod released;
mod scoped;
mod sole;
mod used;
mod verbs;

use std::borrow::Cow;

use factlint_model::PartialVersion;

pub(crate) use self::around::{Around, Owns};
pub(crate) use self::bare_rust::is_rust_shaped;
use self::bare_rust::{is_no_rust, latest_stable, needed, of_library, of_rust, told_by_text};
use self::beside::{beside, compound, heads_line, is_filler};
use self::features::of_feature;
use self::in_clause::in_clause;
use self::listed_need::listed_need;
use self::numbers::single_numbers;
pub(crate) use self::numbers::{may_be_version, may_have_numbers};
use self::others::{is_anothers, tells_deed};
pub(crate) use self::others::{is_dated_next, is_product};
pub(crate) use self::released::is_of_change;
use self::released::of_change;
use self::scoped::{by_scope, of_only_name, of_subject, published_as};
use self::sole::of_sole_crate;
use self::used::of_user;
pub(crate) use self::used::{UsedBy, is_used_by, user_of};
pub(crate) use self::verbs::is_move;
use self::verbs::{moved, moved_by_noun, now_at, reached, taken_in, whose};
use super::item::{Item, Sorts, What};
use super::name::{Name, Sign, is_owner, placed, small_name};
use crate::carry::is_likened;
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::respective::own_each;
use crate::scope::Whole;
use crate::vocabulary::{is_name_shaped, is_no_name, is_other, is_prose};

/// Whose version it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    Rust,
    Crate(String),
}

/// How it is known whose version it is, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Bond {
    /// The document or the section is about it.
    Scope,
    /// It stands in the same clause.
    Clause,
    /// The text speaks of it: an earlier sentence or clause has named it. Where it has no such version, it was another one.
    Carried,
    /// It stands beside a crate, in a list of what several need.
    Listed,
    /// It is said of the version before, to which this one is coordinated.
    Coordinated,
    /// It stands beside the version, and only that makes it a name.
    Beside,
    /// It stands beside the version, and is known to be a name.
    Adjacent,
}

/// Binds every version of a sentence.
pub(crate) fn own(items: &mut Vec<Item>, text: &str, owns: &Owns<'_>) {
    let sorts = Sorts::of(items);
    if sorts.has(Sorts::COUNT) {
        single_numbers(items, text, owns);
    }
    if sorts.has(Sorts::SLASH) {
        repositories(items, text);
    }
    let mut another = None;
    let mut has_taken = false;
    let mut has_crate = false;
    // The verb that moves something, and whether something else does, among the items that were asked for it: most sentences
    // have neither.
    let (mut verb, mut is_done, mut asked) = (None, false, 0);
    for index in 0..items.len() {
        let What::Version(mention) = &items[index].what else { continue };
        // A link has told whose it is; the word beside it is part of it all the same.
        if mention.owner.is_some() {
            has_crate = true;
            let of_rust = matches!(&mention.owner, Some((Owner::Rust, _)));
            // "[in version 1.84](…)".
            if let Some(word) = index.checked_sub(1).filter(|at| items[*at].is_word(text, "version")) {
                let start = items[word].start;
                has_taken |= items[index].take_from(start);
            }
            match beside(items, index, text, owns) {
                Some((Owner::Rust, _, Some(start))) if of_rust => has_taken |= items[index].take_from(start),
                // "Masonry [0.3](…/xilem/releases/tag/v0.3.0)": several crates live in one repository.
                Some((Owner::Crate(name), bond, start)) if !of_rust => {
                    if let What::Version(mention) = &mut items[index].what {
                        mention.owner = Some((Owner::Crate(name), bond));
                        has_taken |= start.is_some_and(|start| items[index].take_from(start));
                    }
                }
                _ => {}
            }
            continue;
        }
        // "Between clippy 1.87 and 1.91".
        let joins = |at: usize| {
            ["and", "or", "to"].iter().any(|word| items[at].is_word(text, word))
                || items[at].is_mark('-')
                || items[at].is_mark('>')
        };
        // `set_rung(1.0)`: what code is called with.
        let is_argument = index > 1
            && items[index].code
            && items[index - 1].is_mark('(')
            && items[index - 2].code
            && items[index - 2].end == items[index - 1].start;
        if is_argument {
            continue;
        }
        let goes_on = index > 1 && another == Some(index - 2) && joins(index - 1);
        verb = (asked..index).rev().find(|at| is_move(&items[*at], text)).or(verb);
        is_done = is_done || tells_deed(&items[asked.saturating_sub(2)..index], text, owns);
        asked = index;
        if goes_on || is_anothers(items, (index, verb, is_done), text, owns) {
            another = Some(index);
            continue;
        }
        let may_be_rust = |found: &Found| found.0 != Owner::Rust || !is_no_rust(items, index, text);
        let named = listed_need(items, index, text, owns).or_else(|| beside(items, index, text, owns));
        if named.is_none() && heads_line(items, index) {
            continue;
        }
        // Only behind a version of a crate it may be one of what uses that.
        if named.is_none()
            && has_crate
            && let Some(user) = user_of(items, index, text, owns)
        {
            let found = of_user(&user).or_else(|| by_scope(items, index, text, owns));
            if let (Some((owner, bond, _)), What::Version(mention)) = (found, &mut items[index].what) {
                mention.owner = Some((owner, bond));
            }
            continue;
        }
        let found = named
            .or_else(|| of_change(items, index, text, owns))
            .or_else(|| behind(items, index, text))
            .or_else(|| moved(items, (index, verb?), text, owns))
            .or_else(|| moved_by_noun(items, index, text))
            .or_else(|| now_at(items, index, text))
            .or_else(|| taken_in(items, index, text))
            .or_else(|| of_rust(items, index, text).filter(may_be_rust))
            .or_else(|| needed(items, index, text).filter(may_be_rust))
            .or_else(|| of_library(items, index, text))
            .or_else(|| latest_stable(items, index, text, owns))
            .or_else(|| stable_since(items, index, text, owns))
            .or_else(|| published_as(items, index, text, owns))
            .or_else(|| of_feature(items, index, text, owns))
            .or_else(|| coordinated(items, index, text).filter(may_be_rust))
            .or_else(|| reached(items, index, text, owns))
            .or_else(|| whose(items, index, text, owns))
            .or_else(|| in_parallel(items, index, text))
            .or_else(|| in_clause(items, index, text, owns).filter(|_| !is_of_change(items, index, text)))
            .or_else(|| repeated(items, index))
            .or_else(|| of_subject(items, index, text, owns))
            .or_else(|| of_only_name(items, index, text))
            .or_else(|| of_sole_crate(items, index, text, owns))
            .or_else(|| by_scope(items, index, text, owns))
            .or_else(|| told_by_text(items, index, text, owns).filter(may_be_rust));
        // Under "Supported versions" they are of libraries, but where Rust is named.
        let names_rust = || {
            let names = |word: &str| is_rust(word) || word.eq_ignore_ascii_case("msrv") || word.eq_ignore_ascii_case("msrvs");
            items.iter().any(|item| item.is_one(text, &RUSTS) && item.word(text).is_some_and(names))
        };
        if let Some((owner, bond, start)) =
            found.filter(|(owner, ..)| *owner == Owner::Rust && names_rust() || !owns.lists_supported())
            && let What::Version(mention) = &mut items[index].what
        {
            has_crate |= owner != Owner::Rust;
            mention.owner = Some((owner, bond));
            has_taken |= start.is_some_and(|start| items[index].take_from(start));
        }
    }
    if has_taken {
        merge(items);
    }
    own_each(items, text);
}

/// The words that a version has taken as its owner are part of it.
fn merge(items: &mut Vec<Item>) {
    let mut from = usize::MAX;
    for at in (0..items.len()).rev() {
        // One without bytes stands where the next one begins.
        if items[at].end <= from {
            from = items[at].start;
        } else {
            items.remove(at);
        }
    }
}

type Found = (Owner, Bond, Option<usize>);

/// The words that name Rust or speak of what is needed of it, whatever their case.
static RUSTS: Lexicon = Lexicon::of(&["rust", "rustc", "msrv", "msrvs"]);

/// Whether the word names Rust.
pub(crate) fn is_rust(word: &str) -> bool {
    matches!(word, "Rust" | "rust" | "rustc" | "Rustc" | "RUST")
}

/// "version 0.9 of hyper", "the 2.0 release of `diesel`".
fn behind(items: &[Item], index: usize, text: &str) -> Option<Found> {
    let mut at = index + 1;
    static SAYS: Lexicon = Lexicon::of(&["release", "version", "versions", "update"]);
    let says = |item: Option<&Item>| item.is_some_and(|item| item.is_one(text, &SAYS));
    if says(items.get(at)) {
        at += 1;
    }
    // "0.3 of the cases" is a share.
    let What::Version(mention) = &items[index].what else { return None };
    let is_said = at > index + 1 || index.checked_sub(1).is_some_and(|before| says(items.get(before)));
    let is_version = is_said || mention.has_v || mention.version.is_full();
    if items.get(at)?.is_mark(')') {
        at += 1;
    }
    if !items.get(at)?.is_word(text, "of") {
        return None;
    }
    at += 1;
    if items.get(at)?.is_word(text, "the") {
        at += 1;
    }
    let item = items.get(at)?;
    match &item.what {
        // "0.3 of Rust" is a share of it, or very old.
        What::Word if is_rust(item.word(text)?) => {
            (is_version || mention.version.parts()[0] == 1).then_some((Owner::Rust, Bond::Adjacent, None))
        }
        // "the 0.2.0 release of Marble Press"
        // "v0.4.1 of Rungs Above The Ladder": a name of more words than crates have.
        What::Word if compound(items, at + 1, text).is_some() && is_title(items, at + 2, text) => None,
        What::Word if is_version && compound(items, at + 1, text).is_some() => {
            compound(items, at + 1, text).map(|(name, _)| (Owner::Crate(name.name), Bond::Beside, None))
        }
        What::Word => placed(item.word(text)?)
            // "1.0.0 of the rest": a word of prose is a name only where the number is called a version.
            .filter(|name| is_said || !is_prose(&name.name))
            .filter(|name| is_version && (is_lower(item, text) || name.name.contains('-') || (is_said && !is_prose(&name.name))))
            .map(|name| (Owner::Crate(name.name), Bond::Beside, None)),
        What::Name(name) => Some((Owner::Crate(name.name.clone()), Bond::Adjacent, None)),
        _ => None,
    }
}

/// Whether a name goes on here with a capital.
fn is_title(items: &[Item], at: usize, text: &str) -> bool {
    items
        .get(at)
        .is_some_and(|item| matches!(item.what, What::Word) && text[item.start..].starts_with(|c: char| c.is_ascii_uppercase()))
}

fn is_lower(item: &Item, text: &str) -> bool {
    text[item.start..].starts_with(|c: char| c.is_ascii_lowercase())
}

/// "0.27.0 (August 2024), 0.28.0 (January 2025), and 0.29.0": the owner of the version before.
fn coordinated(items: &[Item], index: usize, text: &str) -> Option<Found> {
    static JOINS: Lexicon = Lexicon::of(&[
        "and", "or", "to", "then", "from", "through", "also", "version", "versions", "in", "release", "rather", "than",
    ]);
    // "`0.11.1` for `brindle 0.15`, `0.12.1` for `brindle 0.16`": of what goes with them.
    let is_versioned = |at: usize| items.get(at).is_some_and(|item| matches!(item.what, What::Version(_) | What::Name(_)));
    if items.get(index + 1).is_some_and(|next| next.is_word(text, "for")) && is_versioned(index + 2) {
        return None;
    }
    let mut until = index;
    while let Some(at) = until.checked_sub(1) {
        let item = &items[at];
        until = at;
        match &item.what {
            // "1.70 (`x`; brindle 1.39), 1.75 (`y`)": what stands in brackets with its name is another thing.
            What::Mark(')') => until = before_bracket(items, at).unwrap_or(at),
            What::Version(before) => {
                // "MSRV raised to 1.71 in 0.6.0": Rust has no such versions.
                let is_old = matches!(&items[index].what, What::Version(own) if own.version.parts()[0] != 1);
                // "brindle 0.7 (1.66, too)": what it needs, or anything else.
                let is_aside = index.checked_sub(1).is_some_and(|at| items[at].is_mark('('))
                    && matches!(&items[index].what, What::Version(own) if is_rust_shaped(own) && before.version.parts()[0] != 1);
                if is_aside {
                    return None;
                }
                return before
                    .owner
                    .clone()
                    .filter(|(owner, bond)| *bond > Bond::Scope && !(is_old && *owner == Owner::Rust))
                    .map(|(owner, _)| (owner, Bond::Coordinated, None));
            }
            What::Date(_) | What::Mark(',' | '(' | '-' | '/' | '&' | '>' | '"') => {}
            What::Word if item.is_one(text, &JOINS) => {}
            _ => return None,
        }
    }
    None
}

/// Where a bracket opens that closes at an item and has a version with its name in it.
fn before_bracket(items: &[Item], close: usize) -> Option<usize> {
    /// The items of the longest bracket that is looked over.
    const LONGEST: usize = 8;
    let open = (close.saturating_sub(LONGEST)..close).rev().find(|at| items[*at].is_mark('('))?;
    let is_named = |item: &Item| matches!(&item.what, What::Version(mention) if item.start < mention.value.0 && matches!(mention.owner, Some((Owner::Crate(_), bond)) if bond >= Bond::Beside));
    items[open + 1..close].iter().any(is_named).then_some(open)
}

/// "Rust 1.63 introduced x, and 1.65 added y", "since `x` v0.5.0 …; v0.6.2 removed it": a version that begins a clause, or is
/// written with a `v`, goes on with what the sentence said versions of, where it named nothing else.
fn in_parallel(items: &[Item], index: usize, text: &str) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    let before = items.get(index.checked_sub(1)?)?;
    let begins =
        before.is_mark(',') || before.is_mark(';') || ["and", "while", "but"].iter().any(|word| before.is_word(text, word));
    // "and the 0.2 line followed".
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| items.get(at)).is_some_and(|item| words.iter().any(|word| item.is_word(text, word)))
    };
    let is_line = is(index.checked_sub(1), &["the"])
        && (is(index.checked_sub(2), &["and", "while", "but"])
            || index.checked_sub(2).is_some_and(|at| matches!(items[at].what, What::Mark(',' | ';'))))
        && is(Some(index + 1), &["line", "series", "branch"])
        && (is(Some(index + 2), ACTS) || is(Some(index + 2), &["goes", "went", "dates", "dated", "began", "started"]));
    // "…; 0.8.8 is the most recent one".
    let acts = || {
        let next = items.get(index + 1).and_then(|next| next.word(text));
        next.is_some_and(|word| ACTS.contains(&&*lower(word)) || before.is_mark(';') && matches!(word, "is" | "was" | "has"))
    };
    // "While versions 0.5 require Rustc 1.22", "and 0.4 and 0.3 (since June) require Rustc 1.15".
    let needs = || {
        let end = (index + 9).min(items.len());
        let verb = (index + 1..end).find(|at| is(Some(*at), &["require", "requires", "need", "needs", "required", "needed"]));
        let is_needed = |next: &Item| match &next.what {
            What::Version(next) => is_rust_shaped(next),
            _ => next.word(text).is_some_and(is_rust),
        };
        verb.is_some_and(|at| items.get(at + 1).is_some_and(is_needed))
    };
    let begins = begins || is(index.checked_sub(1), &["versions", "version"]) && needs();
    let advises = || ["take", "use", "avoid", "pick", "prefer", "try", "skip"].iter().any(|word| before.is_word(text, word));
    // Most versions stand otherwise: for them nothing before is looked at.
    if !begins && !is_line && !advises() {
        return None;
    }
    let owners = items[..index].iter().rev().filter_map(|item| match &item.what {
        What::Version(known) => known.owner.as_ref().filter(|(_, bond)| *bond >= Bond::Coordinated).map(|(owner, _)| owner),
        _ => None,
    });
    let mut owners = owners.filter(|owner| !(begins && matches!(owner, Owner::Rust) && needs()));
    let owner = owners.next()?.clone();
    if owners.any(|other| *other != owner) {
        return None;
    }
    let fits = match &owner {
        Owner::Rust => !mention.has_v && mention.version.parts()[0] == 1 && mention.version.parts().len() > 1,
        Owner::Crate(name) => {
            let other = |item: &Item| matches!(&item.what, What::Name(other) if other.sign >= Sign::Code && other.name != *name);
            let is_dated = || is_dated_next(items, index, text);
            let fits = mention.has_v || mention.version.is_full() || is_line || is_dated() || begins && needs();
            fits && !items[..index].iter().any(other)
        }
    };
    ((fits && (begins && (acts() || is_dated_next(items, index, text) || needs()) || is_line))
        || (fits && advises() && mention.version.is_full()))
    .then_some((owner, Bond::Coordinated, None))
}

/// "`brindle` is at 0.23, and the 0.23 line was opened in …": the same number again is of the same.
fn repeated(items: &[Item], index: usize) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    items[..index].iter().rev().find_map(|item| match &item.what {
        What::Version(earlier) if earlier.version == mention.version => {
            let (owner, _) = earlier.owner.clone()?;
            Some((owner, Bond::Coordinated, None))
        }
        _ => None,
    })
}

/// What a release does.
const ACTS: &[&str] = &[
    "added",
    "adds",
    "introduced",
    "introduces",
    "brought",
    "brings",
    "stabilized",
    "stabilizes",
    "stabilised",
    "stabilises",
    "removed",
    "removes",
    "fixed",
    "fixes",
    "dropped",
    "drops",
    "made",
    "makes",
    "gave",
    "gained",
    "gains",
    "shipped",
    "ships",
    "followed",
    "follows",
    "changed",
    "changes",
    "replaced",
    "replaces",
    "switched",
    "moved",
    "deprecated",
    "came",
    "included",
    "includes",
    "improved",
    "improves",
    "extended",
    "extends",
];

/// "stable since 1.75", "stabilized in 1.88", in a text about Rust that speaks of no other language in the sentence.
fn stable_since(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    static LEADS: Lexicon = Lexicon::of(&["in", "since", "with", "until", "for"]);
    static SAYS: Lexicon = Lexicon::of(&["stable", "stabilized", "stabilised", "stabilization", "stabilisation", "unstable"]);
    let is_one = |back: usize, list: &Lexicon| index.checked_sub(back).is_some_and(|at| items[at].is_one(text, list));
    let stands = is_one(1, &LEADS) && (is_one(2, &SAYS) || is_since_code(items, index, text, &mention.version));
    let fits = !mention.has_v && mention.version.parts().first() == Some(&1);
    let other =
        |item: &Item| item.word(text).is_some_and(|word| word.starts_with(char::is_uppercase) && is_other(&word.to_lowercase()));
    let is_rust = || owns.whole.is_some_and(Whole::is_rust);
    let bound = stands && fits && is_rust() && !items.iter().any(other) && owns.about().is_none();
    bound.then_some((Owner::Rust, Bond::Clause, None))
}

/// "`Option::is_some_and` came in 1.70", "`naked_functions` followed in 1.88": code that is no crate, since a version of Rust.
fn is_since_code(items: &[Item], index: usize, text: &str, version: &PartialVersion) -> bool {
    const COMES: &[&str] = &[
        "added",
        "introduced",
        "landed",
        "came",
        "arrived",
        "followed",
        "available",
        "shipped",
        "merged",
        "appeared",
        "wait",
        "usable",
    ];
    const LIGHT: &[&str] =
        &["was", "were", "is", "are", "been", "has", "have", "had", "later", "to", "also", "only", "finally", "then", "first"];
    let is = |at: usize, list: &[&str]| items[at].word(text).is_some_and(|word| list.contains(&&*lower(word)));
    let Some(verb) = index.checked_sub(2).filter(|at| is(*at, COMES)) else { return false };
    let Some(subject) = (0..verb).rev().find(|at| !is(*at, LIGHT)) else { return false };
    let item = &items[subject];
    let recent = version.parts().get(1).is_some_and(|minor| *minor >= FIRST_OF_CODE);
    match &item.what {
        What::Name(name) => recent && item.code && name.name.contains('_'),
        _ => item.code,
    }
}

/// Versions of Rust from this one on are taken for such where code with an underscore came in them; few crates have a 1.20.
const FIRST_OF_CODE: u64 = 20;

/// Whether a plain word looks like a name and like no word of prose: a dash, a digit or an underscore stands in it.
pub(crate) fn is_telling(name: &str) -> bool {
    let last = name.rsplit('-').next().unwrap_or_default();
    let shaped = name.contains(|c: char| c == '-' || c == '_' || c.is_ascii_digit());
    shaped && (last == name || !is_no_name(last)) && !is_adjective(name) && !is_likened(name)
}

/// "long-awaited", "built-in", "widely-used": words that a dash joins to say what something is like.
fn is_adjective(name: &str) -> bool {
    const LAST: &[&str] = &[
        "in", "on", "up", "out", "off", "only", "wide", "level", "like", "free", "based", "style", "ready", "to", "the",
        "licensed", "licenced", "built", "made", "written", "known",
    ];
    let Some((first, last)) = name.rsplit_once('-') else { return false };
    if last.starts_with("licen") {
        return true;
    }
    let plain = |word: &str| is_prose(word) || is_no_name(word);
    // "Awaited" is not in every list; "await" is.
    let stem = last.strip_suffix("ed").unwrap_or_default();
    let participle = last.len() > 4 && last.ends_with("ed") && (plain(last) || stem.len() > 3 && plain(stem));
    LAST.contains(&last) && first.split('-').all(plain) || participle && first.split('-').all(plain)
}

/// The repository that a name is of, where its owner stands before it: `hollowpine/pavise`.
pub(crate) fn repo_of(items: &[Item], at: usize, text: &str) -> Option<String> {
    let [owner, slash, name] = items.get(at.checked_sub(2)?..=at)? else { return None };
    if !slash.is_mark('/') || owner.end != slash.start || slash.end != name.start {
        return None;
    }
    let alone = at == 2 || items[at - 3].end < owner.start || !items[at - 3].is_mark('/');
    let (owner, name) = (&text[owner.start..owner.end], &text[name.start..name.end]);
    let shaped = is_owner(owner) && !is_no_name(owner) && (is_name_shaped(name) || name.contains('.'));
    (alone && shaped).then(|| format!("{owner}/{name}"))
}

/// Makes one name of a repository and its owner, where the owner can be nothing else: `rust-lang/rust`, `BurntSushi/bstr`.
pub(crate) fn repositories(items: &mut Vec<Item>, text: &str) {
    let mut at = 2;
    while at < items.len() {
        if let Some(name) = repository(items, at, text) {
            let start = items[at - 2].start;
            let whole = Item::new((start, items[at].end), items[at].code, What::Name(name));
            items.splice(at - 2..=at, [whole]);
        }
        at += 1;
    }
}

fn repository(items: &[Item], at: usize, text: &str) -> Option<Name> {
    if !items[at - 1].is_mark('/')
        || !matches!(items[at].what, What::Word)
        || items.get(at + 1).is_some_and(|next| next.is_mark('#'))
    {
        return None;
    }
    let repo = repo_of(items, at, text)?;
    let (owner, name) = repo.split_once('/')?;
    let is_camel = owner.contains(char::is_lowercase) && owner.chars().skip(1).any(char::is_uppercase);
    let is_account = is_camel || (is_telling(owner) && owner.starts_with(char::is_alphabetic));
    let name = name.to_lowercase();
    (is_account && !is_prose(&name)).then_some(Name { name, repo: Some(repo), sign: Sign::Repository })
}

/// The name that an item is, or may be by its place.
pub(crate) fn name_of(item: &Item, text: &str) -> Option<Name> {
    match &item.what {
        What::Name(name) => Some(name.clone()),
        What::Word => placed(item.word(text)?),
        _ => None,
    }
}

/// What the name of an item is, if it is or may be one.
pub(crate) fn spelling<'a>(item: &'a Item, text: &'a str) -> Option<Cow<'a, str>> {
    match &item.what {
        What::Name(name) => Some(Cow::Borrowed(&name.name)),
        What::Word => small_name(item.word(text)?),
        _ => None,
    }
}
