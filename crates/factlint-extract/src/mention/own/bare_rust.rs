//! Bare versions that can be of nothing but Rust: behind a verb of need, or in a text that speaks of releases of Rust.

use factlint_model::PartialVersion;

use super::{ACTS, Bond, FIRST_OF_CODE, Found, Owner, Owns, is_move, is_rust};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::VersionMention;
use crate::mention::item::{Item, What};
use crate::mention::name::Sign;
use crate::vocabulary::{is_no_name, is_other, is_prose};

/// What a crate does to the version of Rust that it needs.
pub(super) static NEEDS: Lexicon = Lexicon::of(&[
    "needs",
    "need",
    "needed",
    "requires",
    "require",
    "required",
    "requiring",
    "wants",
    "wanted",
    "demands",
    "demanded",
    "older",
    "asks",
    "asked",
    "builds",
    "compiles",
    "happy",
    "runs",
    "admits",
    "fine",
    "content",
    "expects",
    "insists",
    "insist",
    "expect",
    "demand",
    "calls",
    "declares",
    "declared",
    "advertises",
    "accepts",
    "needing",
    "demanding",
    "stipulates",
    "mandates",
    "below",
    "floor",
    "by",
]);

/// Whether the number has the shape of a version of Rust that crates hardly ever have.
pub(crate) fn is_rust_shaped(mention: &VersionMention) -> bool {
    !mention.has_v && is_shaped(&mention.version)
}

/// Versions of Rust from this one on are told by their number; few crates have a 1.30.
const FIRST: u64 = 30;

fn is_shaped(version: &PartialVersion) -> bool {
    let parts = version.parts();
    let patch = parts.get(2).is_none_or(|patch| *patch < 4);
    parts[0] == 1 && parts.get(1).is_some_and(|minor| (FIRST..1000).contains(minor)) && patch && !version.is_pre()
}

/// "1.0.101 requires 1.68", "1.47 needs 1.70": whether a bare number is none of Rust, since Rust has had no such release, or since it
/// needs one itself.
pub(super) fn is_no_rust(items: &[Item], index: usize, text: &str) -> bool {
    /// Rust has had no more patches of one release.
    const PATCHES: u64 = 4;
    static ACTS: Lexicon = Lexicon::of(&[
        "needs", "need", "requires", "require", "required", "wants", "takes", "demands", "expects", "asks", "builds", "compiles",
        "runs", "works", "is", "was",
    ]);
    static LIGHT: Lexicon = Lexicon::of(&[
        "at", "least", "on", "with", "for", "rust", "rustc", "only", "just", "even", "still", "happy", "content", "fine",
    ]);
    let What::Version(mention) = &items[index].what else { return false };
    let parts = mention.version.parts();
    let is_other = parts.get(2).is_some_and(|patch| *patch > PATCHES || parts[1] == 0 && *patch > 0);
    let acts = || {
        let verb = items.get(index + 1).filter(|item| item.is_one(text, &ACTS))?;
        let needed = items[index + 2..].iter().take(4).find(|item| !item.is_one(text, &LIGHT))?;
        let is_shaped = matches!(&needed.what, What::Version(next) if is_rust_shaped(next));
        // "1.80 is 1.79 with a fix"
        let is_copula = ["is", "was"].iter().any(|word| verb.is_word(text, word));
        (is_shaped && !(is_copula && items[index + 2].start == needed.start)).then_some(())
    };
    is_other || acts().is_some() || follows_rust(items, index, text)
}

/// "From Rust 1.63 to 1.70 in 1.39", "to Rust 1.66 with version 1.47": whether it is the release in which something came to need one
/// of Rust.
fn follows_rust(items: &[Item], index: usize, text: &str) -> bool {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| items[at].is_word(text, word));
    let lead = (0..index).rev().take(3).find(|at| !is(*at, &["version", "release", "of", "the", "its"]));
    let is_led = lead.is_some_and(|at| is(at, &["in", "since", "with", "as", "by"]));
    let version = lead.and_then(|at| at.checked_sub(1)).filter(|_| is_led);
    version.is_some_and(|at| {
        matches!(&items[at].what, What::Version(other) if other.is_of_rust() && is_rust_shaped(other))
            && at
                .checked_sub(1)
                .is_some_and(|to| is(to, &["to", "needs", "requires", "needed", "required", "need", "require", "at"]))
    })
}

/// "MSRV to 1.71.1", "minimum supported Rust version is now 1.60": a version of Rust.
pub(super) fn of_rust(items: &[Item], index: usize, text: &str) -> Option<Found> {
    static SPEAKS: Lexicon = Lexicon::of(&[
        "rust",
        "rustc",
        "version",
        "compiler",
        "toolchain",
        "floor",
        "baseline",
        "msrv",
        "msrvs",
        "rust-version",
        "requirement",
        "minimum",
    ]);
    // Rust has had no other first number for ten years.
    if matches!(&items[index].what, What::Version(mention) if mention.has_v || mention.version.parts()[0] != 1) {
        return None;
    }
    // "Every post about Rust, from 1.0.0 to 1.42.0".
    let is = |back: usize, words: &[&str]| {
        index.checked_sub(back).is_some_and(|at| words.iter().any(|word| items[at].is_word(text, word)))
    };
    let name = 2 + usize::from(index > 2 && items[index - 2].is_mark(','));
    let goes_on =
        || items.get(index + 1).is_some_and(|next| ["to", "through", "until"].iter().any(|word| next.is_word(text, word)));
    if is(1, &["from"]) && goes_on() && is(name, &["rust"]) {
        return Some((Owner::Rust, Bond::Adjacent, None));
    }
    let (mut later, mut last) = ("", "");
    let mut found = false;
    for item in items[..index].iter().rev().take(9) {
        let word = match &item.what {
            What::Word => item.word(text).unwrap_or_default(),
            What::Mark('.' | ';') | What::Version(_) => break,
            _ => continue,
        };
        // Most words are none of these.
        if !SPEAKS.has(word) {
            (later, last) = (word, later);
            continue;
        }
        let is = |word: &str, list: &[&str]| list.iter().any(|one| one.eq_ignore_ascii_case(word));
        let rust_version =
            is(word, &["rust", "rustc"]) && is(later, &["version", "compiler", "toolchain", "target", "requirement"]);
        // "The minimum supported version of Rust".
        let version_of_rust = is(word, &["version"]) && is(later, &["of"]) && is(last, &["rust", "rustc"]);
        // "Compiler requirement: 1.64"
        let compiler = is(word, &["compiler", "toolchain"])
            && is(later, &["requirement", "needed", "required", "floor", "version", "minimum"])
            && matches!(&items[index].what, What::Version(mention) if is_rust_shaped(mention));
        // "Its floor is 1.63"
        let floor = is(word, &["floor", "baseline"]) && is(later, &["is", "was", "at", "of", "stays", "remains", "to"]);
        let floor = floor && matches!(&items[index].what, What::Version(mention) if is_rust_shaped(mention));
        let requirement = is(word, &["requirement", "minimum"]) && is_requirement(items, index, text, later);
        found |=
            is(word, &["msrv", "msrvs", "rust-version"]) || rust_version || version_of_rust || floor || compiler || requirement;
        (later, last) = (word, later);
    }
    found.then_some((Owner::Rust, Bond::Clause, None))
}

/// "0.10 raised the requirement to 1.85", "the requirement of `brindle` rose from 1.74 to 1.85": what is required without a word
/// for it, where it is no dependency that is moved. `later` is the word behind it.
fn is_requirement(items: &[Item], index: usize, text: &str, later: &str) -> bool {
    const GOES: &[&str] =
        &["is", "was", "at", "of", "stays", "remains", "to", "went", "rose", "goes", "climbed", "jumped", "from"];
    let noun = items[..index].iter().rposition(|item| item.is_word(text, "requirement") || item.is_word(text, "minimum"));
    let is_said = noun
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|before| ["the", "its", "their", "a", "that"].iter().any(|word| items[before].is_word(text, word)));
    let is_moved = || items.first().is_some_and(|item| is_move(item, text));
    GOES.iter().any(|word| word.eq_ignore_ascii_case(later))
        && is_said
        && matches!(&items[index].what, What::Version(mention) if is_rust_shaped(mention))
        && !is_moved()
}

/// "`pavise` 4.5 needs 1.74", "it asks for at least 1.85", "won't compile with anything older than 1.88": what a crate needs, where
/// no other crate stands between. Where a crate or its release stands before the verb, older versions of Rust are known, too.
pub(super) fn needed(items: &[Item], index: usize, text: &str) -> Option<Found> {
    static BETWEEN: Lexicon = Lexicon::of(&[
        "at",
        "least",
        "only",
        "a",
        "the",
        "minimum",
        "of",
        "version",
        "compiler",
        "now",
        "even",
        "than",
        "for",
        "still",
        "already",
        "just",
        "an",
        "stable",
        "toolchain",
        "merely",
        "on",
        "with",
        "from",
        "anything",
        "everything",
        "back",
        "to",
        "is",
        "modest",
        "bleeding-edge",
        "fresh",
        "recent",
    ]);
    let What::Version(mention) = &items[index].what else { return None };
    let is = |at: usize, list: &[&str]| items[at].word(text).is_some_and(|word| list.contains(&&*lower(word)));
    let verb = (0..index).rev().take(5).find(|at| !items[*at].is_one(text, &BETWEEN));
    let verb = verb.filter(|at| items[*at].is_one(text, &NEEDS))?;
    let compares = is(verb, &["older", "asks", "asked"]);
    let fits = !compares || is(verb + 1, &["than", "for", "only"]);
    // "Still builds on 1.56", "was happy with 1.66".
    let works = is(verb, &["builds", "compiles", "happy", "runs", "content", "fine", "insists", "insist", "by"]);
    let fits = fits && works == is(index - 1, &["on", "with", "from"]);
    // "Gets by with 1.56", "anything below 1.88", "calls for 1.92".
    let follows = |verb: usize, words: &[&str]| verb.checked_sub(1).is_some_and(|at| is(at, words));
    let fits = fits
        && (!is(verb, &["by"]) || follows(verb, &["gets", "get", "got"]))
        && (!is(verb, &["below"]) || follows(verb, &["anything", "compilers", "toolchains"]))
        && (!is(verb, &["floor"]) || follows(verb, &["compiler", "toolchain", "its", "rust"]))
        && (!is(verb, &["calls"]) || is(verb + 1, &["for"]));
    // "Needs 1.40 of `brindle`" is of the crate.
    let of = items.get(index + 1).is_some_and(|next| next.is_word(text, "of"));
    let subject = (0..verb).rev().find(|at| !is(*at, &["now", "only", "still", "already", "also", "then"]));
    // "[peel], still compiles with 1.26".
    let is_name = |at: usize| matches!(&items[at].what, What::Name(name) if name.sign >= Sign::Code);
    let subject = subject.map(|at| if at > 0 && items[at].is_mark(',') && is_name(at - 1) { at - 1 } else { at });
    let is_crate = subject.is_some_and(|at| match &items[at].what {
        What::Version(owned) => matches!(owned.owner, Some((Owner::Crate(_), _))),
        What::Name(name) => name.sign >= Sign::Code,
        _ => is(at, &["it", "crate", "library"]),
    });
    let parts = mention.version.parts();
    let is_old = is_crate && !mention.has_v && parts[0] == 1 && parts.get(1).is_some_and(|minor| *minor >= FIRST_OF_CODE);
    ((is_rust_shaped(mention) || is_old) && fits && !of).then_some((Owner::Rust, Bond::Clause, None))
}

/// "The latest stable is 1.90", "the current stable release, 1.93.1": the channel of Rust, where no crate is named before.
pub(super) fn latest_stable(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    static BETWEEN: Lexicon =
        Lexicon::of(&["is", "was", "release", "version", "compiler", "toolchain", "currently", "now", "still"]);
    let What::Version(mention) = &items[index].what else { return None };
    let is = |at: usize, list: &[&str]| items[at].word(text).is_some_and(|word| list.contains(&&*lower(word)));
    let between = |at: &usize| items[*at].is_one(text, &BETWEEN) || matches!(items[*at].what, What::Mark(',' | ':' | '('));
    let stable = (0..index).rev().take(5).find(|at| !between(at)).filter(|at| items[*at].is_word(text, "stable"))?;
    let leads = stable.checked_sub(1).is_some_and(|at| is(at, &["latest", "newest", "current", "recent"]));
    let named = items[..index].iter().any(|item| matches!(&item.what, What::Name(_))) || has_owner(items, index, text);
    let is_rust = || owns.whole.is_some_and(|whole| whole.is_rust()) && owns.about().is_none();
    (leads && !named && is_rust_shaped(mention) && is_rust()).then_some((Owner::Rust, Bond::Clause, None))
}

/// "Added to the standard library in 1.43.0": its versions are those of Rust.
pub(super) fn of_library(items: &[Item], index: usize, text: &str) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    let is = |back: usize, list: &[&str]| {
        index.checked_sub(back).is_some_and(|at| list.iter().any(|word| items[at].is_word(text, word)))
    };
    let named = is(2, &["library"]) && is(3, &["standard", "core"]) || is(2, &["std", "libstd"]);
    (named && is(1, &["in", "since", "as", "with"]) && !mention.has_v && mention.version.parts()[0] == 1).then_some((
        Owner::Rust,
        Bond::Clause,
        None,
    ))
}

/// Whether something that the sentence names before has the version: "brindle's latest version is 1.40", "its stable line, 1.40".
fn has_owner(items: &[Item], index: usize, text: &str) -> bool {
    static OWNERS: Lexicon = Lexicon::of(&["'s", "\u{2019}s", "its", "their", "whose", "our", "his", "her"]);
    items[..index].iter().any(|item| item.is_one(text, &OWNERS))
}

/// "As of 1.75 you can …", "let chains (1.88)", "1.82 stabilised …", in a text that names releases of Rust, and where the sentence
/// names no crate and no other language.
pub(super) fn told_by_text(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    const LEADS: &[&str] = &[
        "in",
        "since",
        "with",
        "of",
        "from",
        "until",
        "by",
        "stable",
        "release",
        "version",
        "and",
        "to",
        "before",
        "after",
        "on",
        "stabilized",
        "stabilised",
        "got",
        "which",
    ];
    let What::Version(mention) = &items[index].what else { return None };
    if !is_rust_shaped(mention) || has_owner(items, index, text) {
        return None;
    }
    if !owns.whole.is_some_and(|whole| whole.names_releases_of_rust()) || owns.about().is_some() {
        return None;
    }
    // What is a log of releases, or a read-me, goes on with its own number alone, whatever it names besides. So does "1.40.0 -
    // 2025-03-09", the heading of a release.
    let is_dated = |at: usize| {
        let behind =
            items.get(at + 1).filter(|item| matches!(item.what, What::Mark('-' | '(' | ',' | ':'))).and(items.get(at + 2));
        behind.or(items.get(at + 1)).is_some_and(|item| matches!(&item.what, What::Date(_)))
    };
    let is_of_releases = owns.whole.is_some_and(|whole| whole.is_of_one_crate());
    if is_of_releases || (index == 0 && mention.version.is_full() && is_dated(0)) {
        return None;
    }
    let of_another = |item: &Item| match &item.what {
        What::Name(name) => name.sign != Sign::Code || owns.whole.is_some_and(|whole| whole.has_versions(&name.name)),
        What::Version(other) => matches!(other.owner, Some((Owner::Crate(_), _))),
        What::Word => item.word(text).is_some_and(|word| {
            let small = lower(word);
            !is_rust(word)
                && (is_other(&small) && word.starts_with(char::is_uppercase)
                    || owns.whole.is_some_and(|whole| whole.has_versions(&small)))
        }),
        _ => false,
    };
    // "Version 1.40 of it": of what was named before.
    let of = items.get(index + 1).is_some_and(|next| next.is_word(text, "of"));
    if of || items.iter().any(of_another) {
        return None;
    }
    // "Brindle itself keeps its pace: 1.47.0 came out in July": a point release of what the sentence begins with.
    let begins =
        items.first().filter(|first| text[first.start..].starts_with(char::is_uppercase)).and_then(|item| item.word(text));
    let is_name = |word: &str| {
        let small = lower(word);
        !is_rust(word) && !is_prose(&small) && !is_no_name(&small) && word.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    if mention.version.is_full() && index > 1 && begins.is_some_and(is_name) {
        return None;
    }
    let before = index.checked_sub(1).map(|at| &items[at]);
    // "Version 1.52.3": nobody says so of a point release of Rust.
    let is_point = mention.version.parts().get(2).is_some_and(|patch| *patch > 0);
    if is_point && before.is_some_and(|item| ["version", "release"].iter().any(|word| item.is_word(text, word))) {
        return None;
    }
    let leads = match before {
        None => true,
        Some(item) if matches!(item.what, What::Mark('(' | ':' | ',' | '-' | '"')) => true,
        Some(item) => item.word(text).is_some_and(|word| LEADS.contains(&&*lower(word))),
    };
    // "The 1.75 release brought …" is what the release did, too.
    let noun = usize::from(items.get(index + 1).is_some_and(|next| next.is_word(text, "release")));
    let acts = || items.get(index + 1 + noun).and_then(|next| next.word(text)).is_some_and(|word| ACTS.contains(&&*lower(word)));
    (leads || acts()).then_some((Owner::Rust, Bond::Clause, None))
}
