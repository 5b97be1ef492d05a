//! Bare versions of what the document, the section or the block is about.

use super::verbs::is_move;
use super::{
    Bond, FIRST_OF_CODE, Found, Owner, Owns, RUSTS, is_adjective, is_dated_next, is_lower, is_rust, is_rust_shaped, name_of,
};
use crate::fold::lower;
use crate::mention::item::{Item, What};
use crate::mention::name::Sign;
use crate::scope::Whole;
use crate::vocabulary::{is_no_name, is_other, is_plain, is_prose};

/// "Fix `rungs` on ladders (published as `v0.10.10`)": a release of what the section is about, whatever it brought.
pub(super) fn published_as(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let is = |at: Option<usize>, list: &[&str]| at.is_some_and(|at| list.iter().any(|word| items[at].is_word(text, word)));
    let own = usize::from(is(index.checked_sub(1), &["version"]));
    let is_said = is(index.checked_sub(1 + own), &["as"]) && is(index.checked_sub(2 + own), &["published", "released"]);
    let about = if is_said { owns.about()? } else { return None };
    Some((Owner::Crate(about.to_owned()), Bond::Clause, None))
}

/// A bare version belongs to what the document or the section is about, where the words around it speak of a version.
pub(super) fn by_scope(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    let before = index.checked_sub(1).and_then(|i| items[i].word(text)).map(lower);
    let is_cue = |word: &str| matches!(word, "version" | "in" | "since" | "release" | "releasing" | "released" | "v");
    let speaks_of_rust = || items[..index].iter().any(|item| item.is_one(text, &RUSTS) && item.word(text).is_some_and(is_rust));
    let full = mention.version.is_full();
    // "Our 1.8.0 release"; Rust is what stabilises.
    let is_release = || full && items.get(index + 1).is_some_and(|next| next.is_word(text, "release"));
    let stabilises = || items.iter().any(|item| item.word(text).is_some_and(|word| word.starts_with("stabili")));
    // "The 0.12 series started in March".
    let is_series = || {
        let next = items.get(index + 1).and_then(|next| next.word(text));
        let is_named = before.as_deref() == Some("the") && next.is_some_and(|word| matches!(word, "series" | "line" | "branch"));
        // "Use its successor instead, now in the 0.23 series".
        let is_of_another = || {
            items[..index].iter().any(|item| {
                ["successor", "replacement", "alternative", "fork", "instead"].iter().any(|word| item.is_word(text, word))
            })
        };
        is_named && !is_of_another()
    };
    // "CHANGES WITH 5.3.0".
    let changes = || {
        let word = index.checked_sub(2).and_then(|at| items[at].word(text)).map(lower);
        before.as_deref() == Some("with") && word.as_deref() == Some("changes")
    };
    // "And `0.9.1` has been released today", "compared to `0.8.0`".
    let is_any = |at: usize, words: &[&str]| {
        items.get(at).and_then(|item| item.word(text)).is_some_and(|word| words.contains(&&*lower(word)))
    };
    let is_out = || {
        let verb = index + 2 + usize::from(is_any(index + 2, &["been"]));
        full && is_any(index + 1, &["has", "was", "is"]) && is_any(verb, &["released", "published", "out"])
    };
    let compares =
        || full && index > 1 && is_any(index - 1, &["to", "with"]) && is_any(index - 2, &["compared", "comparison", "relative"]);
    let is_cued = || {
        before.as_deref().is_some_and(is_cue)
            || is_out()
            || compares()
            || changes()
            || (full && owns.whole.is_some_and(|whole| whole.is_change_log) && is_told_of_change(items, index, text))
            || is_series()
            || (is_release() && !stabilises())
            || (!owns.in_cell && is_told(items, index, text, owns) && owns.leads())
    };
    // "v1.2: Rust 1.71": what one release needs.
    let marks = |at: usize| items.get(at).is_some_and(|item| matches!(item.what, What::Mark(':' | '-')));
    let names_rust = |at: usize| items.get(at).and_then(|item| item.word(text)).is_some_and(is_rust);
    if index == 0 && marks(1) && names_rust(2) && owns.about_toolchain() {
        return owns.about().map(|about| (Owner::Crate(about.to_owned()), Bond::Scope, None));
    }
    if is_at_another(items, index, text) {
        return None;
    }
    if is_range_with_need(items, index, text) && (owns.about_toolchain() || owns.about_needs()) {
        return owns.about().map(|about| (Owner::Crate(about.to_owned()), Bond::Scope, None));
    }
    let is_first = first_of(items, index);
    if is_first && !owns.in_cell && mention.version.parts()[0] == 1 && owns.about_toolchain() {
        return Some((Owner::Rust, Bond::Scope, None));
    }
    // "In 1.31.0 x was stabilized", in the announcement of a later release.
    let is_earlier = || index == 1 && before.as_deref() == Some("in") && mention.version.parts()[0] == 1 && stabilises();
    if owns.about_rust() && full && (owns.is_near_title(&mention.version) || is_earlier()) {
        return Some((Owner::Rust, Bond::Scope, None));
    }
    // "`v4`: makes such ids" is code of some other sort.
    let is_label = items[index].code && mention.version.parts().len() == 1;
    let first = is_first && !is_label;
    if index < 4 && mention.version.parts()[0] == 1 && !mention.has_v && owns.leads_rust() {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    // "The v3 resolver", "Musl: support v1.2.3": a version of something else, unless the words say that it is one of releases.
    let beside =
        |word: &str| matches!(word, "the" | "that" | "this" | "after" | "before" | "until" | "than" | "and" | "or" | "by" | "of");
    let is_listed = || {
        let is_aside = index > 0 && items[index - 1].is_mark(',') && items.get(index + 1).is_some_and(|next| next.is_mark(')'));
        is_aside && owns.leads()
    };
    let written = mention.has_v
        && full
        && (is_listed()
            || index.checked_sub(1).is_some_and(|at| items[at].is_mark('(') || before.as_deref().is_some_and(beside)));
    // "In 1.80": crates hardly have so many minor versions.
    let is_rusts = || {
        before.as_deref().is_some_and(|word| matches!(word, "in" | "since" | "of" | "with" | "as"))
            && mention.version.parts().len() == 2
            && mention.version.parts()[0] == 1
            && mention.version.parts()[1] >= FIRST_OF_CODE
            && owns.whole.is_some_and(|whole| whole.about() != owns.about())
    };
    // "`std::ladder::Rung` has done the job since 1.80", on a page about a crate.
    let code = || items.first().and_then(|first| text.get(first.start..items[index].start)).unwrap_or_default();
    let of_std = is_rust_shaped(mention) && ["std::", "core::", "alloc::"].iter().any(|path| code().contains(path));
    if of_std && !owns.whole.is_some_and(|whole| whole.is_change_log) && !owns.in_cell {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    // "Reading more files has been stabilized in 1.93.0", under the name of the feature.
    let is_feature =
        || owns.about().is_some_and(|about| !owns.whole.is_some_and(|whole| whole.has_versions(about) || whole.is_change_log));
    if is_rust_shaped(mention) && stabilises() && !owns.in_cell && owns.whole.is_some_and(Whole::is_rust) && is_feature() {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    if !(first && !owns.in_cell || written || is_cued()) || speaks_of_rust() && !(mention.has_v && full) {
        return None;
    }
    let about = owns.about().filter(|_| !owns.about_toolchain())?;
    // What an advisory is fixed in is a version of its crate.
    let of_advisory =
        !owns.whole.is_some_and(|whole| whole.is_change_log) && items.iter().any(|item| matches!(item.what, What::Advisory(_)));
    // "Since 1.39" in the log of a crate that is at 1.9.
    let is_log_of = |whole: &Whole<'_>| whole.about().is_none_or(|about| owns.about() == Some(about));
    let is_beyond = owns.whole.is_some_and(|whole| is_log_of(whole) && whole.is_beyond_log(&mention.version));
    // "Forked from [pavise](…) at version 1.0.73".
    let of_linked = items[..index].iter().any(|item| {
        matches!(&item.what, What::Name(name) if matches!(name.sign, Sign::Link | Sign::Repository) && owns.about() != Some(&name.name))
    });
    let is_anothers = mention.is_of_part
        || is_rusts()
        || is_beyond
        || moves_another(items, index, text, owns)
        || of_linked
        || of_advisory
        || names_another(items, index, text, about);
    (!is_anothers).then(|| (Owner::Crate(about.to_owned()), Bond::Scope, None))
}

/// "1.39 to 1.47 - Rust 1.70", "1.48 to now: Rust 1.71": releases of a crate, and what they need.
fn is_range_with_need(items: &[Item], index: usize, text: &str) -> bool {
    let is = |at: usize, list: &[&str]| list.iter().any(|word| items.get(at).is_some_and(|item| item.is_word(text, word)));
    let is_version = |at: usize| matches!(items.get(at).map(|item| &item.what), Some(What::Version(_)));
    let marks = |at: usize, list: &[char]| items.get(at).is_some_and(|item| list.iter().any(|mark| item.is_mark(*mark)));
    let goes_on = is(1, &["to", "through", "until"]) || marks(1, &['-', '\u{2013}']);
    let ends = is_version(2) || is(2, &["now", "present", "today", "current", "latest"]);
    let is_end = index == 0 || index == 2;
    is_end && is_version(0) && goes_on && ends && marks(3, &['-', ':', '(', '\u{2013}']) && is(4, &["Rust", "rustc"])
}

fn is_v(items: &[Item], index: usize) -> bool {
    matches!(&items[index].what, What::Version(mention) if mention.has_v)
}

/// "Forward ports 1.20.6 changes", "a backport of a change from 1.27.0", "released with 0.5.12", "roll back to 0.3.0", "(yanked; use
/// 0.5.13)": what a change log says of the releases of its crate.
fn is_told_of_change(items: &[Item], index: usize, text: &str) -> bool {
    const CHANGES: &[&str] = &[
        "change",
        "changes",
        "fix",
        "fixes",
        "patch",
        "patches",
        "backport",
        "backports",
        "backported",
        "regression",
        "regressed",
    ];
    let is = |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| items.get(at)).is_some_and(|item| list.iter().any(|word| item.is_word(text, word)))
    };
    let before = |back: usize| index.checked_sub(back);
    let is_from = is(before(1), &["from", "of", "in"]) && is(before(2), CHANGES);
    let are_its = is(Some(index + 1), &["change", "changes", "fix", "fixes", "patch", "patches"])
        && is(before(1), &["port", "ports", "the"]);
    let is_back = is(before(1), &["to"]) && is(before(2), &["back", "revert", "reverted", "downgrade", "downgraded"]);
    let is_shipped =
        is(before(1), &["with", "by"]) && is(before(2), &["released", "shipped", "replaced", "superseded", "introduced"]);
    const ALIKE: &[&str] = &["identical", "equal", "equivalent", "similar"];
    // "Identical in code to 1.43.0".
    let is_alike = is(before(1), &["to"]) && (2..6).any(|back| is(before(back), ALIKE));
    // "Due to a bug in the Rust compiler, v0.3.48 caused it": Rust's have no `v`.
    let acts = is_v(items, index)
        && index.checked_sub(1).is_some_and(|at| items[at].is_mark(','))
        && items.get(index + 1).and_then(|next| next.word(text)).is_some_and(|word| word.len() > 4 && word.ends_with("ed"));
    let is_instead = is(before(1), &["use"]) && items[..index].iter().any(|item| item.is_word(text, "yanked"));
    is_from || are_its || is_alike || acts || is_back || is_shipped || is_instead
}

/// "Update the ladder allocator to 0.22": a verb moves something that is no name.
fn moves_another(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> bool {
    const OWN: &[&str] =
        &["the", "our", "its", "version", "versions", "number", "crate", "from", "to", "minor", "major", "patch"];
    let Some(verb) = items[..index].iter().take(MOST).rposition(|item| is_move(item, text)) else { return false };
    let is_own = |word: &str| OWN.contains(&&*lower(word)) || owns.about().is_some_and(|about| about.eq_ignore_ascii_case(word));
    let is_to = |at: usize| ["to", "from"].iter().any(|word| items[at].is_word(text, word));
    index > verb + 1
        && is_to(index - 1)
        && items[verb + 1..index].iter().filter_map(|item| item.word(text)).any(|word| !is_own(word))
}

/// The words of a line in which a verb stands that begins it.
const MOST: usize = 6;

/// "Went from 1.47.0 to 1.50.0", "we now take 0.8.3": a full version in a section about one crate, behind words of prose only.
fn is_told(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> bool {
    let full = matches!(&items[index].what, What::Version(mention) if mention.version.is_full());
    const BEFORE: &[&str] =
        &["from", "to", "at", "on", "avoid", "take", "use", "was", "is", "than", "before", "after", "until", "and", "or", "take"];
    let beside = index.checked_sub(1).and_then(|at| items[at].word(text)).map(lower);
    let is_lead = |item: &Item| name_of(item, text).is_some_and(|name| owns.about() == Some(name.name.as_str()));
    let is_plain = |item: &Item| match &item.what {
        What::Word => {
            let word = lower(&text[item.start..item.end]);
            let is_verb = ["ed", "ing", "ly"].iter().any(|end| word.len() > 4 && word.ends_with(end));
            !item.code && (is_prose(&word) || is_no_name(&word) || is_verb || is_adjective(&word))
        }
        What::Name(_) => false,
        What::Version(mention) => !matches!(mention.owner, Some((Owner::Rust, _))),
        _ => true,
    };
    let is_apposed = index > 1 && items[index - 1].is_mark(',') && items.get(index + 1).is_some_and(|next| next.is_mark(','))
        || index > 1
            && items[index - 1].is_mark(',')
            && ["release", "version"].iter().any(|word| items[index - 2].is_word(text, word));
    let is_path = beside.as_deref().is_some_and(|word| matches!(word, "from" | "to"));
    // "And 4.0 followed on 25 February".
    let next = |at: usize| items.get(index + at);
    const FOLLOWS: &[&str] = &[
        "followed",
        "came",
        "appeared",
        "arrived",
        "landed",
        "was",
        "had",
        "has",
        "been",
        "come",
        "released",
        "published",
        "out",
        "in",
        "on",
        "finally",
        "only",
        "just",
    ];
    let until = (1..7).find(|at| !next(*at).is_some_and(|next| FOLLOWS.iter().any(|word| next.is_word(text, word))));
    let is_dated = until.is_some_and(|at| at > 1 && next(at).is_some_and(|item| matches!(item.what, What::Date(_))))
        && next(1).is_some_and(|next| !["in", "on", "out"].iter().any(|word| next.is_word(text, word)));
    if !full && !is_path && !is_dated {
        return false;
    }
    let opens = (full || is_dated) && index > 0 && matches!(items[index - 1].what, What::Mark(';' | ','));
    // "The long-awaited 0.9 came in May".
    let is_the = is_dated && ["the", "its"].iter().any(|word| items[0].is_word(text, word));
    (index == 0 || is_apposed || opens || is_the || beside.is_some_and(|word| BEFORE.contains(&&*word)))
        && items[..index].iter().all(|item| is_plain(item) || is_lead(item))
}

/// Whether the sentence speaks of another crate before the version ("the `x86` crate was on 0.33.0"), or has a subject of its own
/// ("Ondula has moved to it and released version 1.14").
fn names_another(items: &[Item], index: usize, text: &str, about: &str) -> bool {
    let other = |item: &Item| name_of(item, text).is_some_and(|name| name.name != about && !is_no_name(&name.name));
    let is = |at: usize, list: &[&str]| items.get(at).and_then(|item| item.word(text)).is_some_and(|word| list.contains(&word));
    // "The x86 crate was on a very old version": also where its name is one of something else.
    let of_another = |item: &Item| {
        item.word(text)
            .map(lower)
            .is_some_and(|word| &*word != about && !["the", "this", "that", "a", "our", "its", "each", "every"].contains(&&*word))
    };
    let of_crate = (1..index).any(|at| is(at, &["crate"]) && (other(&items[at - 1]) || of_another(&items[at - 1])));
    let capital = |item: &Item| text[item.start..].starts_with(|c: char| c.is_ascii_uppercase());
    let acts =
        items.first().is_some_and(|first| capital(first) && other(first) && !is_prose(&lower(&text[first.start..first.end])));
    of_crate || (acts && is(1, &["has", "had", "have", "is", "was", "moved", "released", "shipped", "published", "announced"]))
}

/// Whether nothing but marks and dates stands before the item.
fn first_of(items: &[Item], index: usize) -> bool {
    items[..index].iter().all(|item| matches!(item.what, What::Mark('(' | '"' | ':' | '-') | What::Date(_)))
}

/// "`brindle` is steady: 0.7.0 on 27 November 2023", "brindle, by contrast, took from 0.4.0 in 2018 to …": what a sentence begins
/// with, where it names nothing else and a date or a word of time stands beside the version.
pub(super) fn of_subject(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    const BEFORE: &[&str] = &["from", "to", "version", "release", "until", "since"];
    let What::Version(mention) = &items[index].what else { return None };
    let rusts = mention.version.parts()[0] == 1 && mention.version.parts().get(1).is_some_and(|minor| *minor >= FIRST_OF_CODE);
    let has_versions = |name: &str| owns.whole.is_some_and(|whole| whole.has_versions(name));
    let is = |at: usize, list: &[&str]| {
        items.get(at).and_then(|item| item.word(text)).is_some_and(|word| list.contains(&&*lower(word)))
    };
    let dated = |at: usize| matches!(items.get(at).map(|item| &item.what), Some(What::Date(_)));
    let is_dated = dated(index + 2) && (is(index + 1, &["on", "in", "of"]) || items[index + 1].is_mark('('))
        || is_dated_next(items, index, text);
    let is_set = index.checked_sub(1).is_some_and(|before| is(before, BEFORE)) && mention.version.is_full();
    if rusts || !(is_dated || is_set) || is_at_another(items, index, text) {
        return None;
    }
    // A full stop ends a sentence also where the next one begins with a small letter.
    let from = items[..index].iter().rposition(|item| item.is_mark('.')).map_or(0, |at| at + 1);
    let name = items.get(from).and_then(|first| name_of(first, text)).filter(|name| {
        matches!(items[from].what, What::Name(_))
                || owns.is_known(&name.name)
                || has_versions(&name.name)
                // "Brindle, by contrast, is dull: 1.0 in May 2023", in a text about Rust.
                || !is_lower(&items[from], text)
                    && !is_plain(&name.name)
                    && !["ly", "ing", "ed"].iter().any(|end| name.name.ends_with(end))
                    && owns.whole.is_some_and(Whole::is_rust)
    })?;
    let is_other = |item: &Item| match &item.what {
        What::Name(other) => other.name != name.name,
        What::Version(other) => !matches!(&other.owner, Some((Owner::Crate(owner), _)) if *owner == name.name),
        What::Word => {
            let word = &text[item.start..item.end];
            is_rust(word) || (word.starts_with(char::is_uppercase) && !is_prose(&lower(word)) && !is_no_name(word))
        }
        _ => false,
    };
    let alone = from < index && !items[from + 1..index].iter().any(is_other);
    alone.then_some((Owner::Crate(name.name), Bond::Clause, None))
}

/// "brindle is at 4.6, ondula at 0.10.2 since July": whether the word that begins the clause of a version is at it.
pub(super) fn is_at_another(items: &[Item], index: usize, text: &str) -> bool {
    const LIGHT: &[&str] = &["at", "is", "now", "currently", "still", "stands", "already"];
    let is = |at: usize, list: &[&str]| list.iter().any(|word| items[at].is_word(text, word));
    let Some(name) = (0..index).rev().take(4).find(|at| !is(*at, LIGHT)) else { return false };
    let stands = (name + 1..index).any(|at| is(at, &["at"]));
    let joins = |at: usize| matches!(items[at].what, What::Mark(',' | ';')) || is(at, &["and", "but", "while"]);
    let is_word = || items[name].word(text).is_some_and(|word| !["it", "which", "that"].contains(&word));
    stands && name > 1 && joins(name - 1) && is_word()
}

/// "In the end we took `brindle` \u{2013} not the biggest, yet version 0.8 has been solid": of the one crate that the sentence names
/// before, where the text calls it a version.
pub(super) fn of_only_name(items: &[Item], index: usize, text: &str) -> Option<Found> {
    let called =
        index.checked_sub(1).is_some_and(|before| ["version", "versions"].iter().any(|word| items[before].is_word(text, word)));
    if !called {
        return None;
    }
    let mut only: Option<&str> = None;
    for item in &items[..index] {
        match &item.what {
            What::Name(name) if name.sign == Sign::Repository || name.sign >= Sign::Code => {
                if only.is_some_and(|only| only != name.name) {
                    return None;
                }
                only = Some(&name.name);
            }
            What::Version(mention) if !matches!(&mention.owner, Some((Owner::Crate(owner), _)) if only == Some(owner)) => {
                return None;
            }
            What::Word if is_rust(&text[item.start..item.end]) || is_other(&lower(&text[item.start..item.end])) => return None,
            _ => {}
        }
    }
    only.map(|name| (Owner::Crate(name.to_owned()), Bond::Clause, None))
}
