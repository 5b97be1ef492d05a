//! Each of several subjects with its own value: "`a` and `b` came in 1.70 and 1.82, respectively".

use factlint_kinds::grammar::{Grammar, SubjectRole, ValueRole};

use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Owner, What, name_of, repo_of};
use crate::pattern::{Found, Row};
use crate::vocabulary::{is_no_name, is_prose};

/// Words between two members of a list of values: "in 1.70 and in 1.82".
static PREPOSITIONS: Lexicon = Lexicon::of(&["in", "on", "with", "at", "since", "by", "from", "to", "rust", "version", "of"]);

/// What several subjects have, each its own.
static PLURALS: Lexicon = Lexicon::of(&["msrvs"]);

/// Several values in a row.
struct Values {
    places: Vec<usize>,
    /// Whether the text says that each is of one subject.
    is_told: bool,
}

impl Values {
    /// Those around a value; nothing where it stands alone.
    fn around(items: &[Item], text: &str, at: usize) -> Option<Self> {
        let alike = |other: usize| {
            matches!(
                (&items[at].what, &items[other].what),
                (What::Version(_), What::Version(_))
                    | (What::Date(_), What::Date(_))
                    | (What::Count(_), What::Count(_))
                    | (What::Advisory(_), What::Advisory(_))
            )
        };
        let places = list_around(items, text, at, alike);
        let (first, last) = (*places.first()?, *places.last()?);
        let says = |at: usize| items.get(at).is_some_and(|item| item.is_word(text, "respectively"));
        let in_order = |at: usize| {
            ["in", "that", "order"].iter().zip(at..).all(|(word, at)| items.get(at).is_some_and(|item| item.is_word(text, word)))
        };
        let behind = (last + 1..items.len()).take(5).take_while(|at| !matches!(items[*at].what, What::Mark(';' | '.')));
        let is_told = behind.into_iter().any(|at| says(at) || in_order(at)) || (first.saturating_sub(3)..first).any(says);
        (places.len() > 1).then_some(Self { places, is_told })
    }
}

/// Whether an item joins two members of a list.
fn joins(item: &Item, text: &str) -> bool {
    matches!(item.what, What::Mark(',' | '&')) || item.is_word(text, "and")
}

/// The members of the list in which an item stands, in their order.
fn list_around(items: &[Item], text: &str, at: usize, alike: impl Fn(usize) -> bool) -> Vec<usize> {
    let next = |at: usize| {
        let joint = items[at + 1..].iter().take_while(|item| joins(item, text)).count();
        let light = items.get(at + 1 + joint..)?.iter().take_while(|item| item.is_in(text, &PREPOSITIONS)).take(2).count();
        let next = at + 1 + joint + light;
        let next = next + if repo_of(items, next + 2, text).is_some() { 2 } else { 0 };
        (joint > 0 && next < items.len() && alike(next)).then_some(next)
    };
    let before = |at: usize| {
        let at = at - if repo_of(items, at, text).is_some() { 2 } else { 0 };
        let light = items[..at].iter().rev().take_while(|item| item.is_in(text, &PREPOSITIONS)).take(2).count();
        let joint = items[..at - light].iter().rev().take_while(|item| joins(item, text)).count();
        let before = (at - light).checked_sub(joint + 1)?;
        (joint > 0 && alike(before)).then_some(before)
    };
    let mut all = vec![at];
    while let Some(one) = before(all[0]) {
        all.insert(0, one);
    }
    while let Some(one) = all.last().and_then(|at| next(*at)) {
        all.push(one);
    }
    all
}

/// The matches of a pattern with a phrase, where each of several phrases has its own version.
pub(crate) fn of_phrases(row: Row<'_>, all: Vec<Found>) -> Vec<Found> {
    let Some(at) = all.first().filter(|found| found.phrase.is_some()).and_then(|found| found.version) else { return all };
    let Some(values) = Values::around(row.items, row.text, at) else { return all };
    // "In Rust, a and b came in 1.70 and 1.82": a place is none of them.
    let is_thing = |(from, _): (usize, usize)| from < at && !row.items[from].is_in(row.text, &PREPOSITIONS);
    let is_one = |found: &Found| found.phrase.is_some_and(is_thing) && found.version == Some(at);
    let many = all.iter().filter(|found| is_one(found)).count();
    if many != values.places.len() {
        // "Two things came in 1.70 and 1.82, respectively": which of them when, nobody knows.
        return if values.is_told { all.into_iter().filter(|found| !is_one(found)).collect() } else { all };
    }
    let mut place = values.places.iter();
    let paired = |found: Found| match is_one(&found).then(|| place.next()).flatten() {
        Some(own) => Found { version: Some(*own), release: found.release.map(|_| *own), last: found.last.max(*own), ..found },
        None => found,
    };
    all.into_iter().map(paired).collect()
}

/// The same where the subjects are names, releases or advisories: a match, and what its sentence makes of it.
pub(crate) fn of_names(row: Row<'_>, all: Vec<Found>, grammar: &Grammar, subject: SubjectRole) -> Vec<Found> {
    if subject == SubjectRole::Phrase || grammar.is_mere_mention {
        return all;
    }
    let Some(found) = all.first() else { return all };
    let value = match grammar.value {
        ValueRole::Version => found.version,
        ValueRole::Date | ValueRole::WordMaybeAt => found.date,
        ValueRole::Count => found.count,
        ValueRole::License => return if is_of_licenses(row, found) { Vec::new() } else { all },
        _ => None,
    };
    let Some(values) = value.and_then(|at| Values::around(row.items, row.text, at)) else { return all };
    let is_advisory = subject == SubjectRole::Advisory;
    let own = if is_advisory {
        found.advisory.or_else(|| (0..found.first).rev().find(|at| matches!(row.items[*at].what, What::Advisory(_))))
    } else {
        let release = found.release.filter(|at| Some(*at) != value);
        release.or(found.version.filter(|_| grammar.value == ValueRole::Date)).or(found.name)
    };
    // "Their MSRVs are 1.70 and 1.82": each is of one of them, and nobody knows of which.
    let is_plural = row.items[found.first..=found.last].iter().any(|item| item.is_one(row.text, &PLURALS));
    let unsaid = |all| if values.is_told || is_plural { Vec::new() } else { all };
    let Some(own) = own.filter(|own| *own < values.places[0]) else { return unsaid(all) };
    let subjects = list_around(row.items, row.text, own, |other| is_alike(row.items, row.text, own, other));
    // One advisory is fixed in several releases, and so may two of them be.
    let is_plain = matches!(grammar.value, ValueRole::Version | ValueRole::Date | ValueRole::Count) && !is_advisory;
    if subjects.len() != values.places.len() || subjects.len() < 2 || !(values.is_told || is_plain) {
        return unsaid(all);
    }
    let pair = |(subject, value): (&usize, &usize)| {
        let (subject, value) = (*subject, *value);
        let mut pair = Found { coordinated: Some(subject), conjunct: subject, last: found.last.max(value), ..found.clone() };
        match grammar.value {
            ValueRole::Version => {
                pair.release = found.release.map(|at| if Some(at) == found.version { value } else { at });
                pair.version = Some(value);
            }
            ValueRole::Count => pair.count = Some(value),
            _ => pair.date = Some(value),
        }
        if is_advisory {
            (pair.advisory, pair.first, pair.last) = (Some(subject), value, value);
            (pair.release, pair.coordinated) = (None, Some(value));
        } else {
            pair.first = found.first.min(subject);
            if found.release == Some(own) || found.version == Some(own) {
                pair.release = found.release.map(|_| subject);
                pair.version = found.version.map(|at| if at == own { subject } else { at });
            } else {
                pair.name = Some(subject);
            }
        }
        pair
    };
    subjects.iter().zip(&values.places).map(pair).collect()
}

/// Whether two items are subjects of one sort.
fn is_alike(items: &[Item], text: &str, own: usize, other: usize) -> bool {
    match (&items[own].what, &items[other].what) {
        // "1.61, 2.0.18 wants 1.68": the one is needed, and the other needs.
        (What::Version(own), What::Version(other)) => own.is_of_rust() == other.is_of_rust(),
        (What::Advisory(_), What::Advisory(_)) => true,
        (What::Name(_) | What::Word, What::Name(_)) => true,
        (What::Name(_) | What::Word, What::Word) => {
            let word = &text[items[other].start..items[other].end];
            let is_small = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
            is_small && name_of(&items[other], text).is_some_and(|name| !is_prose(&name.name) && !is_no_name(&name.name))
                || repo_of(items, other, text).is_some()
        }
        _ => false,
    }
}

/// "`a` and `b` are MIT and Apache-2.0, respectively": where one licence ends is not told.
fn is_of_licenses(row: Row<'_>, found: &Found) -> bool {
    found.license.is_some_and(|(_, to)| {
        (to + 1..to + 4).any(|at| row.items.get(at).is_some_and(|item| item.is_word(row.text, "respectively")))
    })
}

/// Gives each of several versions to its own of several crates: "`a` and `b` are at 0.8 and 1.5".
pub(crate) fn own_each(items: &mut [Item], text: &str) {
    let mut from = 0;
    while let Some(at) = (from..items.len()).find(|at| matches!(items[*at].what, What::Version(_))) {
        from = at + 1;
        // Most versions stand alone.
        if !items.get(from).is_some_and(|next| joins(next, text)) {
            continue;
        }
        let Some(values) = Values::around(items, text, at) else { continue };
        from = values.places.last().map_or(from, |last| last + 1);
        // A version that names its crate is its own.
        let owner = |at: usize| match &items[at].what {
            What::Version(mention) => mention.owner.clone(),
            _ => None,
        };
        let Some((Owner::Crate(name), bond)) = owner(at) else { continue };
        let is_bare = bond < Bond::Beside
            && values.places[1..].iter().all(|at| owner(*at).is_none_or(|(of, bond)| bond < Bond::Beside && of != Owner::Rust));
        let named = |at: &usize| name_of(&items[*at], text).is_some_and(|own| own.name == name);
        let Some(last) = (0..at).rev().find(named).filter(|_| is_bare) else { continue };
        let subjects = list_around(items, text, last, |other| is_alike(items, text, last, other));
        if subjects.len() < 2 || subjects.len() != values.places.len() && !values.is_told {
            continue;
        }
        let names: Vec<Option<String>> = subjects.iter().map(|at| name_of(&items[*at], text).map(|name| name.name)).collect();
        let is_pair = names.len() == values.places.len();
        for (nth, at) in values.places.iter().enumerate() {
            let own = names.get(nth).cloned().flatten().filter(|_| is_pair);
            if let What::Version(mention) = &mut items[*at].what {
                mention.owner = own.map(|name| (Owner::Crate(name), Bond::Clause));
            }
        }
    }
}
