//! What a statement says of several subjects at once, and when: "`a`, `b` and `c` are …", "in March 2025 `a` was …".

use factlint_kinds::grammar::{Grammar, SubjectRole, ValueRole};

use crate::mention::{Bond, Item, Sign, What, is_move, name_of, repo_of};
use crate::pattern::{Found, Row};
use crate::{gapping, respective};

/// A match, and those that its sentence makes of it by naming further subjects or values.
pub(crate) fn all(row: Row<'_>, found: Found, grammar: &Grammar, subject: SubjectRole) -> Vec<Found> {
    let mut all = vec![found];
    if subject == SubjectRole::Advisory && grammar.value == ValueRole::Version {
        all.extend(further_versions(row, &all[0]));
    }
    if subject == SubjectRole::Advisory {
        all.extend(further_advisories(row, &all[0]));
    }
    if grammar.value == ValueRole::WordMaybeAt {
        all = others(row, &all[0]).into_iter().chain(all).collect();
        all = all.into_iter().map(|found| dated(row, found)).collect();
    }
    // "`a` and `b` are MIT".
    let is_plural = |found: &Found| {
        let verb = found.name.or(found.release).and_then(|at| row.items.get(at + 1));
        verb.is_some_and(|verb| ["are", "were"].iter().any(|word| verb.is_word(row.text, word)))
    };
    if grammar.value == ValueRole::License && is_plural(&all[0]) {
        all = others(row, &all[0]).into_iter().chain(all).collect();
    }
    if matches!(grammar.value, ValueRole::WordMaybeAt | ValueRole::License) {
        let own = all.last().cloned().unwrap_or_default();
        all.extend(likewise(row, &own));
    }
    if grammar.is_mere_mention && subject == SubjectRole::Crate {
        let others = moved_together(row, &all[0]);
        all = others.into_iter().chain(all).collect();
    }
    if grammar.value == ValueRole::Version && subject == SubjectRole::Phrase {
        all.extend(gapping::others(row, &all[0]));
        all.extend(gapping::further_verbs(row, &all[0]));
    }
    respective::of_names(row, all, grammar, subject)
}

/// "Updated `a`, `b`, and `c` to 1.0": the crates before the last one, which moved to the same version.
fn moved_together(row: Row<'_>, found: &Found) -> Vec<Found> {
    let Some(version) = found.version else { return Vec::new() };
    let is = |at: Option<usize>, word: &str| at.and_then(|at| row.items.get(at)).is_some_and(|item| item.is_word(row.text, word));
    let is_name =
        |at: usize| row.items.get(at).is_some_and(|item| matches!(&item.what, What::Name(name) if name.sign >= Sign::Code));
    // "`c` to 1.0", or "`c` v1", which is one item.
    let goes_to = is(version.checked_sub(1), "to");
    let Some(mut at) = version.checked_sub(if goes_to { 2 } else { 0 }) else { return Vec::new() };
    let mut names = Vec::new();
    loop {
        let joins = |at: usize| row.items[at].is_mark(',') || is(Some(at), "and");
        let edge = (0..at).rev().take_while(|at| joins(*at)).last();
        let Some(name) = edge.and_then(|edge| edge.checked_sub(1)).filter(|name| is_name(*name)) else { break };
        names.push(name);
        at = name;
    }
    let verb = at.checked_sub(1 + usize::from(is(at.checked_sub(1), "to")));
    if !verb.is_some_and(|verb| is_move(&row.items[verb], row.text)) {
        return Vec::new();
    }
    names.into_iter().map(|at| Found { name: Some(at), release: None, first: at, conjunct: at, ..found.clone() }).collect()
}

/// "To resolve CVE-2024-9001 and CVE-2024-9002": what is said of the first advisory, where the match ends with it.
fn further_advisories(row: Row<'_>, found: &Found) -> Vec<Found> {
    let mut all = Vec::new();
    let mut at = match found.advisory {
        Some(at) if at == found.last => at,
        _ => return all,
    };
    loop {
        let is_joint = |item: &&Item| matches!(item.what, What::Mark(',' | '[' | ']' | '&')) || item.is_word(row.text, "and");
        let joints = row.items[at + 1..].iter().take_while(is_joint).count();
        at += joints + 1;
        let is_next = joints > 0 && row.items.get(at).is_some_and(|item| matches!(item.what, What::Advisory(_)));
        if !is_next {
            return all;
        }
        all.push(Found { advisory: Some(at), last: at, conjunct: at, ..found.clone() });
    }
}

/// Whether a match stays the only one of its words, however its sentence goes on.
pub(crate) fn is_alone(grammar: &Grammar, subject: SubjectRole) -> bool {
    match grammar.value {
        ValueRole::WordMaybeAt | ValueRole::License => false,
        ValueRole::Version => !matches!(subject, SubjectRole::Advisory | SubjectRole::Phrase),
        _ => true,
    }
}

/// "`a` is unmaintained, and so are `b` and `c`", "`a` is MIT-licensed, as are `b` and `c`": those of whom the same is said.
fn likewise(row: Row<'_>, found: &Found) -> Vec<Found> {
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let mut at = found.last + 1;
    while row.items.get(at).is_some_and(|item| matches!(item.what, What::Mark(',' | ';'))) || is(at, &["and"]) {
        at += 1;
    }
    if !(is(at, &["so", "as"]) && is(at + 1, &["is", "are", "was", "were"])) {
        return Vec::new();
    }
    at += 2 + usize::from(is(at + 2, &["the", "both"]));
    let is_known = |at: usize| {
        let name = row.items.get(at).and_then(|item| name_of(item, row.text));
        name.is_some_and(|name| row.is_known(&name))
    };
    let mut all = Vec::new();
    let mut next = Some(at).filter(|at| is_known(*at));
    while let Some(place) = next {
        let first = found.license.map_or(place, |(from, _)| from);
        let other = Found { release: None, version: None, ..with_subject(found, first, place, &row.items[place]) };
        all.push(Found { name: Some(place), coordinated: Some(place), ..other });
        next = step_on(row.items, place, row.text).filter(|at| is_known(*at));
    }
    all
}

/// The same match for the other subjects that are coordinated with its own.
fn others(row: Row<'_>, found: &Found) -> Vec<Found> {
    let subject = found.release.or(found.name).or(found.version);
    let Some(at) = subject.filter(|at| (found.first..=found.last).contains(at)) else { return Vec::new() };
    let alike = |other: usize| match (&row.items[at].what, &row.items[other].what) {
        (What::Version(_), What::Version(_)) => true,
        (What::Version(_), _) | (_, What::Version(_)) => false,
        _ => name_of(&row.items[other], row.text).is_some_and(|name| row.is_known(&name)),
    };
    let is_version = matches!(row.items[at].what, What::Version(_));
    let mut places = Vec::new();
    let mut before = at;
    while let Some(other) = step_back(row.items, before, row.text).filter(|other| alike(*other)) {
        places.push(other);
        before = other;
    }
    let mut behind = at;
    let mut after = Vec::new();
    while let Some(other) = step_on(row.items, behind, row.text).filter(|other| alike(*other)) {
        after.push(other);
        behind = other;
    }
    // One verb in the singular says something of one subject only.
    let plural = |from: usize, words: &[&str]| {
        (from..row.items.len()).take(3).any(|at| words.iter().any(|word| row.items[at].is_word(row.text, word)))
    };
    if !plural(behind + 1, &["are", "were", "have", "both", "all", "got"]) {
        places.clear();
    }
    let is_list = is_version || plural(behind + 1, NOUNS) || (found.first..at).any(|at| is_noun(&row.items[at], row.text));
    if !is_list {
        after.clear();
    }
    let back = places.into_iter().map(|place| (place, found.last.max(place)));
    let on = after.into_iter().map(|place| (place, place));
    back.chain(on).map(|(place, last)| with_subject(found, place, last, &row.items[place])).collect()
}

/// The same match for the versions that are coordinated with its own: "patched in 0.3.26 and 0.4.4".
fn further_versions(row: Row<'_>, found: &Found) -> Vec<Found> {
    let is_alike = |at: usize| match &row.items[at].what {
        What::Version(mention) => mention.owner.as_ref().is_none_or(|(_, bond)| *bond <= Bond::Coordinated),
        _ => false,
    };
    let mut all = Vec::new();
    let mut at = found.version.filter(|at| *at == found.last);
    while let Some(next) = at.and_then(|at| step_on(row.items, at, row.text)).filter(|next| is_alike(*next)) {
        all.push(Found { first: next, last: next, version: Some(next), release: None, coordinated: Some(next), ..found.clone() });
        at = Some(next);
    }
    all
}

/// Nouns of several subjects.
const NOUNS: &[&str] = &["crates", "libraries", "packages", "projects", "dependencies", "versions", "releases", "repositories"];

fn is_noun(item: &Item, text: &str) -> bool {
    NOUNS.iter().any(|noun| item.is_word(text, noun))
}

fn with_subject(found: &Found, place: usize, last: usize, item: &Item) -> Found {
    let mut other = Found { first: place, last, coordinated: Some(place), date: None, ..found.clone() };
    if matches!(item.what, What::Version(_)) {
        other.release = found.release.map(|_| place);
        other.version = Some(place);
    } else {
        other.name = Some(place);
    }
    other
}

fn joins(item: &Item, text: &str) -> bool {
    matches!(item.what, What::Mark(',' | '/' | '&')) || item.is_word(text, "and") || item.is_word(text, "or")
}

/// The item before this one, across what joins them.
fn step_back(items: &[Item], at: usize, text: &str) -> Option<usize> {
    let gap = items[..at].iter().rev().take_while(|item| joins(item, text)).count();
    (gap > 0).then(|| at.checked_sub(gap + 1)).flatten()
}

/// The item behind this one, across what joins them.
fn step_on(items: &[Item], at: usize, text: &str) -> Option<usize> {
    let gap = items[at + 1..].iter().take_while(|item| joins(item, text)).count();
    let next = at + gap + 1;
    (gap > 0 && next < items.len()).then_some(next)
}

/// The match with the date that stands beside it: "in March 2025, `a` was …", "`a` was … on 3 March 2025", "… (March 2025)".
pub(crate) fn dated(row: Row<'_>, found: Found) -> Found {
    if found.date.is_some() {
        return found;
    }
    let is =
        |at: usize, words: &[&str]| row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(row.text, word)));
    let is_date = |at: usize| row.items.get(at).is_some_and(|item| matches!(&item.what, What::Date(mention) if !mention.is_open));
    let mut at = found.last + 1;
    if row.items.get(at).is_some_and(|item| item.is_mark('(')) {
        at += 1;
    }
    while is(at, &["in", "on", "since", "back", "of", "as", "around", "during", "early", "late", "mid"]) {
        at += 1;
    }
    if is_date(at) {
        return Found { last: at, date: Some(at), ..found };
    }
    let mut before = found.first;
    // "In May 2025, the repository …", "in May 2025 hollowpine/pavise …".
    if repo_of(row.items, before, row.text).is_some() {
        before -= 2;
    }
    while before > 0 && is(before - 1, &["the", "its", "their", "repository", "repo", "github"]) {
        before -= 1;
    }
    if before > 0 && row.items[before - 1].is_mark(',') {
        before -= 1;
    }
    // "As of 2024, `a` is …" says when it was so, not since when.
    let as_of = before > 2 && is(before - 2, &["of"]) && is(before - 3, &["as"]);
    let leads = before > 1 && is_date(before - 1) && is(before - 2, &["in", "on", "since", "of"]) && !as_of;
    if leads { Found { first: before - 2, date: Some(before - 1), ..found } } else { found }
}
