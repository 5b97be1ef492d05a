//! Versions that stand beside the name whose they are.

use super::{Bond, Found, Owner, Owns, is_adjective, is_lower, is_move, is_rust, is_rust_shaped, is_telling};
use crate::carry::{is_dull, is_likened};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::VersionMention;
use crate::mention::item::{Item, What};
use crate::mention::name::{Name, Sign, placed};
use crate::scope::Whole;
use crate::vocabulary::{is_no_name, is_plain, is_prose};

/// "BrickJ Rust 0.3": a plug-in for Rust has numbers of its own.
fn is_of_product(items: &[Item], rust: usize, text: &str) -> bool {
    let before = rust.checked_sub(1).and_then(|at| items[at].word(text));
    before.is_some_and(|word| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_uppercase) && !is_rust(word)
    })
}

/// "Rust 1.85", "heapless v0.9.1", "clap (v4+)", "Embedded-hal's 1.0", "rand = 0.9".
pub(super) fn beside(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    let mut at = index;
    let mut through_mark = None;
    let mut said = false;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        match &items[at].what {
            What::Mark(c @ ('(' | ',' | '@' | '"' | '=' | ':' | '-')) if through_mark.is_none() => through_mark = Some(*c),
            What::Word if is_filler(items[at].word(text)?) => said |= through_mark.is_none(),
            // "hyper's own 1.0".
            What::Word if items[at].is_word(text, "own") => {}
            _ => break,
        }
    }
    let item = &items[at];
    if heads_line(items, index) {
        return None;
    }
    if is_rust(&text[item.start..item.end]) {
        // "A bug in the Rust compiler, v0.3.48 broke it".
        let is_aside = through_mark == Some(',') && (mention.has_v || mention.version.parts()[0] != 1);
        let is_product = mention.version.parts()[0] == 0 && is_of_product(items, at, text);
        let fits = mention.version.parts().first().is_some_and(|major| *major <= 2)
            && !matches!(through_mark, Some('@' | '=' | '"'))
            && !is_aside
            && !is_product;
        return fits.then_some((Owner::Rust, Bond::Adjacent, Some(item.start)));
    }
    let (name, start) = match &item.what {
        // "`ladder32::Rung` (v0.2.0)": the first part of a path is the crate.
        What::Name(_) | What::Word if through_mark == Some('(') && at + 2 == index && of_path(item, text).is_some() => {
            (of_path(item, text)?, item.start)
        }
        What::Name(name) => (name.clone(), item.start),
        What::Word => compound(items, at, text).or_else(|| Some((spelled(item.word(text)?, owns)?, item.start)))?,
        _ => return None,
    };
    if name.name == "rust-version" {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    // "The minimum Rust version of x: 1.70" is one of Rust.
    let word = |back: usize| at.checked_sub(back).and_then(|at| items[at].word(text));
    if word(1).is_some_and(|word| matches!(word, "of" | "for")) && word(2) == Some("version") && word(3).is_some_and(is_rust) {
        return None;
    }
    // "`Rung::lock` (1.89), `rung128` (1.89)": one of several features, each with its release of Rust in brackets.
    let is_listed = |items: &[Item]| {
        items.windows(2).any(|pair| match &pair[1].what {
            What::Version(earlier) => {
                pair[0].is_mark('(') && earlier.value.0 == pair[1].start && matches!(earlier.owner, Some((Owner::Rust, _)))
            }
            _ => false,
        })
    };
    if name.sign == Sign::Code
        && through_mark == Some('(')
        && is_rust_shaped(mention)
        && !owns.whole.is_some_and(|whole| whole.is_sure(&name.name))
        // "`is_rung_or` (1.82)": no crate with an underscore has had so many releases.
        && (is_listed(&items[..at]) || name.name.contains('_') && owns.whole.is_some_and(Whole::is_rust))
    {
        return Some((Owner::Rust, Bond::Clause, None));
    }
    let known = name.sign >= Sign::Code || owns.is_known(&name.name);
    // "Proud to announce version 3.0": a verb, but not in "updated to brindle version 3.0".
    let is_moved = at > 1 && is_move(&items[at - 2], text);
    let is_verb = said && at > 0 && items[at - 1].is_word(text, "to") && !is_moved;
    if !known && is_verb {
        return None;
    }
    if !known && (is_adjective(&name.name) || is_likened(&name.name) || is_last_of_words(items, at, text)) {
        return None;
    }
    if !known && !mention.has_v && !mention.version.is_full() && is_measured(items, at, index, text) {
        return None;
    }
    // "A mocking library - landing v0.1": a verb.
    if !known && RELEASING.contains(&name.name.as_str()) {
        return None;
    }
    // "The promised 1.0": a word behind an article that says what it is like.
    let likened = name.name.ends_with("ed")
        && at.checked_sub(1).and_then(|at| items[at].word(text)).is_some_and(|word| matches!(&*lower(word), "the" | "its" | "a"));
    if !known && likened {
        return None;
    }
    // "A beta at the time of research (v0.6.0-beta.2)": the noun of a noun.
    let is_of_noun =
        |of: usize| items[of].is_word(text, "of") && !(of > 0 && is_filler(&text[items[of - 1].start..items[of - 1].end]));
    if !known && through_mark == Some('(') && is_prose(&name.name) && at.checked_sub(1).is_some_and(is_of_noun) {
        return None;
    }
    let written_out = (mention.has_v || mention.version.is_full()) && is_lower(item, text);
    let fits = match through_mark {
        None | Some('@' | '"' | '=') => true,
        // "`brindle` (0.30 incompatible)": of something else.
        Some('(') if items.get(index + 1).is_some_and(|next| FITS.iter().any(|word| next.is_word(text, word))) => false,
        // "Upstream API drift (v0.4.0 has it)": the last of several words is no name.
        Some('(') => {
            mention.has_v && (at == 0 || stands_alone(items, at, text))
                // "For libraries brindle (2.0.17)".
                || (mention.version.is_full() && is_lower(item, text) && !is_prose(&name.name) && !is_no_name(&name.name))
                    && stands_free(items, index)
                    && owns.whole.is_some_and(Whole::is_rust)
                || known
                || is_telling(&name.name)
                || (at == 0 && written_out)
                // "Parsing is ondula (0.29, May 2025)".
                || is_rare(item, mention, &name, text) && opens_release(items, index, text) && owns.whole.is_some_and(Whole::is_rust)
        }
        Some(':') => known || written_out,
        // "- heapling - 0.9.1": an item of a list.
        Some('-') => at == 0 && (known || written_out) && text[item.end..].starts_with(' '),
        // "The x crate, version 1.0".
        Some(',') => said && known,
        Some(_) => false,
    };
    // A word of prose is a name where a `v` says so: "time v0.3.36", but not "prepare 0.9.0".
    if !known && is_prose(&name.name) && !(mention.has_v && is_lower(item, text) && !name.name.ends_with("ing")) {
        return None;
    }
    let bond = if known { Bond::Adjacent } else { Bond::Beside };
    fits.then_some((Owner::Crate(name.name), bond, Some(start)))
}

/// "1.88: for `brindle`", and on the next line "1.85: for `ondula`": whether a number heads its line, as one did before.
pub(super) fn heads_line(items: &[Item], index: usize) -> bool {
    let is_bare = |item: &Item| matches!(&item.what, What::Version(first) if first.value.0 == item.start);
    let marks = |at: usize| items.get(at).is_some_and(|item| item.is_mark(':'));
    marks(index + 1) && marks(1) && index > 1 && is_bare(&items[0])
}

/// The crate with which a path in code begins; what ships with Rust has no versions of its own.
fn of_path(item: &Item, text: &str) -> Option<Name> {
    let (first, rest) = text.get(item.start..item.end)?.trim_matches('`').split_once("::").filter(|_| item.code)?;
    let is_own = ["std", "core", "alloc", "crate", "self", "super", "proc_macro", "test"].contains(&first);
    let is_small = first.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    (!is_own && is_small && !rest.is_empty()).then(|| Name { name: first.replace('_', "-"), repo: None, sign: Sign::Code })
}

/// Whether a word in small letters is like none of prose, and the version behind it one of a library that is still below 1.0.
fn is_rare(item: &Item, mention: &VersionMention, name: &Name, text: &str) -> bool {
    let is_young = mention.version.parts()[0] == 0;
    is_young && is_lower(item, text) && !is_prose(&name.name) && !is_plain(&name.name) && !is_dull(&name.name)
}

/// Whether a version stands alone in brackets, or with its date, or the word "still" before it.
fn opens_release(items: &[Item], index: usize, text: &str) -> bool {
    let opens = index > 0 && items[index - 1].is_mark('(');
    let next = items.get(index + 1);
    // "ondula (0.6 in November 2022, …"
    let joins = |next: &Item| next.is_mark(',') || ["in", "of", "from", "on"].iter().any(|word| next.is_word(text, word));
    let is_dated = || next.is_some_and(joins) && matches!(items.get(index + 2).map(|item| &item.what), Some(What::Date(_)));
    let still = index > 1 && items[index - 2].is_mark('(') && items[index - 1].is_word(text, "still");
    (opens || still) && (next.is_some_and(|next| next.is_mark(')')) || is_dated())
}

/// Whether a version fills the brackets in which it stands.
fn stands_free(items: &[Item], index: usize) -> bool {
    index > 0 && items[index - 1].is_mark('(') && items.get(index + 1).is_some_and(|next| next.is_mark(')'))
}

/// Whether no noun or adjective stands before a word, of which it would be a part.
fn stands_alone(items: &[Item], at: usize, text: &str) -> bool {
    const BEFORE: &[&str] = &[
        "and", "or", "with", "of", "to", "use", "uses", "using", "on", "from", "like", "via", "for", "is", "in", "both", "crate",
        "crates", "around", "than", "by", "as", "added", "adds", "update", "updated", "bump", "bumped", "upgrade", "upgraded",
        "released",
    ];
    let before = &items[at - 1];
    let before = before.word(text).map(lower);
    before.is_none_or(|word| BEFORE.contains(&&*word) || !(is_prose(&word) || is_no_name(&word)) || word.ends_with("ed"))
}

/// Words behind a version of something else with which a name goes together, or does not.
const FITS: &[&str] = &["compatible", "incompatible", "only", "support"];

/// What is done with a release.
const RELEASING: &[&str] =
    &["landing", "releasing", "shipping", "announcing", "introducing", "publishing", "reaching", "tagging", "cutting"];

/// The name that a word may be; that of the crate which the text is about, however it is spelled: "mdBook".
fn spelled(word: &str, owns: &Owns<'_>) -> Option<Name> {
    let may_be_own = || !is_no_name(word) || owns.may_be_about(word);
    let own = || if may_be_own() { owns.about() } else { None }.filter(|about| about.eq_ignore_ascii_case(word));
    placed(word).or_else(|| own().map(|about| Name { name: about.to_owned(), repo: None, sign: Sign::Place }))
}

/// "The rocket 1.5 stage": a number of something that a plain noun names, with an article before and another noun behind it.
fn is_measured(items: &[Item], at: usize, index: usize, text: &str) -> bool {
    const ARTICLES: &[&str] =
        &["the", "a", "an", "our", "my", "your", "their", "its", "this", "that", "each", "every", "another", "no"];
    const RELEASES: &[&str] = &[
        "release",
        "releases",
        "version",
        "crate",
        "library",
        "is",
        "was",
        "has",
        "had",
        "and",
        "or",
        "to",
        "in",
        "on",
        "from",
        "with",
        "for",
        "by",
        "as",
        "at",
        "api",
        "line",
        "series",
        "branch",
        "docs",
        "changelog",
        "announcement",
        "milestone",
        "requires",
        "needs",
        "came",
        "shipped",
        "arrived",
        "landed",
        "update",
        "upgrade",
        "introduced",
        "added",
        "brought",
    ];
    let word = |at: usize| items.get(at).and_then(|item| item.word(text)).map(lower);
    let article = at.checked_sub(1).and_then(word).is_some_and(|word| ARTICLES.contains(&&*word));
    let noun = word(index + 1).is_some_and(|word| !RELEASES.contains(&&*word));
    article && noun && is_lower(&items[at], text)
}

/// "sparse strips 0.0.7": the last of several plain words is no name by itself.
fn is_last_of_words(items: &[Item], at: usize, text: &str) -> bool {
    let joined = |first: &Item| text.get(first.end..items[at].start) == Some(" ");
    let before = at.checked_sub(1).map(|before| &items[before]).filter(|before| joined(before));
    let plain = |item: &Item| item.word(text).is_some_and(|word| word.bytes().all(|b| b.is_ascii_lowercase()) && is_prose(word));
    let noun = |word: &str| is_prose(word.trim_end_matches('s')) && word.ends_with('s');
    before.is_some_and(plain) && items[at].word(text).is_some_and(|word| noun(&lower(word)))
}

/// "Tokio Console 0.1": two words with capitals are one name.
pub(super) fn compound(items: &[Item], at: usize, text: &str) -> Option<(Name, usize)> {
    let (first, second) = (items.get(at.checked_sub(1)?)?, items.get(at)?);
    let capital = |item: &Item| text[item.start..].starts_with(|c: char| c.is_ascii_uppercase());
    let (a, b) = (first.word(text)?, second.word(text)?);
    if !capital(first) || !capital(second) || &text[first.end..second.start] != " " {
        return None;
    }
    let a = placed(a)?;
    // "Cargo Warning Policy (1.97)": two words of prose are no name.
    let is_words = is_prose(&a.name) && is_prose(&lower(b));
    // "Heap SVG 0.5": what begins a sentence may be a verb, but not before an abbreviation.
    let shouts = b.len() > 2 && b.bytes().all(|b| b.is_ascii_uppercase());
    (!is_words && (at > 1 || shouts)).then(|| (Name { name: format!("{}-{}", a.name, b.to_lowercase()), ..a }, first.start))
}

pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.has(word)
}

/// Words between a name and its version.
static FILLERS: Lexicon = Lexicon::of(&[
    "version",
    "v",
    "'s",
    "\u{2019}s",
    "release",
    "crate",
    "stable",
    "compiler",
    "versions",
    "ver",
    "between",
    "below",
    "above",
    "than",
    "older",
    "newer",
]);
