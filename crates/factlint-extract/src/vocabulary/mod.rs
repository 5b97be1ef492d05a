//! Words that are no names of crates: they may veto, and no claim needs its subject to be on a list.

mod words;

use crate::fold::lower;
use words::Words;

/// English words that often stand where a name could: before a version, before "crate", before "requires".
static ENGLISH: Words<2048> = Words::of(include_str!("english.txt"));

/// Other languages, products, standards and protocols: their versions are no versions of crates.
static OTHERS: Words<1024> = Words::of(include_str!("others.txt"));

/// Words that stand in the documentation of many libraries: beside a version they are its owner only with a sign of their own.
static PROSE: Words<16_384> = Words::of(include_str!("prose.txt"));

/// Words that speak of what is not so, or not yet.
pub(crate) const HYPOTHETICAL: &[&str] = &[
    "may",
    "might",
    "could",
    "would",
    "should",
    "if",
    "unless",
    "planned",
    "plan",
    "plans",
    "planning",
    "expected",
    "expects",
    "hopefully",
    "upcoming",
    "proposed",
    "proposes",
    "scheduled",
    "aims",
    "aiming",
    "targeted",
    "perhaps",
    "maybe",
    "possibly",
    "soon",
    "intend",
    "intended",
    "wants",
    "hope",
    "hopes",
    "imagine",
    "will",
    "expect",
    "expecting",
    "suppose",
    "tentatively",
    "overdue",
    "roadmap",
    "timeline",
    "toward",
    "towards",
    "milestone",
    "eventual",
    "eventually",
];

/// Whether a plain word may not be taken for the name of a crate.
pub(crate) fn is_no_name(word: &str) -> bool {
    is_no_small_name(&lower(word))
}

/// The same of a word in lower case.
pub(crate) fn is_no_small_name(lower: &str) -> bool {
    // "RUSTSEC-2024-0320-adjacent": an advisory, and a word.
    let may_be_advisory = matches!(lower.as_bytes(), [b'r', b'u', ..] | [b'c', b'v', ..] | [b'g', b'h', ..]);
    let of_advisory = || ["rustsec-2", "cve-2", "ghsa-"].iter().any(|list| lower.starts_with(list));
    let hash = words::hash(lower);
    may_be_advisory && of_advisory() || ENGLISH.has_at(hash, lower) || OTHERS.has_at(hash, lower)
}

/// Whether a plain word is common in prose: it is the name of a crate only where a sign says so.
pub(crate) fn is_prose(lower: &str) -> bool {
    PROSE.has(lower)
}

/// Whether a word is one of prose, also as one of several or as what is done: "editors", "jumping".
pub(crate) fn is_plain(name: &str) -> bool {
    let known = |word: &str| is_prose(word) || is_no_name(word);
    let doubled = |stem: &str| stem.as_bytes().windows(2).last().is_some_and(|pair| pair[0] == pair[1]);
    let done = |stem: &str| known(stem) || doubled(stem) && known(&stem[..stem.len() - 1]) || known(&format!("{stem}e"));
    let stem = name.strip_suffix("ing").filter(|stem| stem.len() > 2);
    known(name) || name.strip_suffix('s').is_some_and(known) || stem.is_some_and(done)
}

/// Whether the word names another language, product, standard or protocol.
pub(crate) fn is_other(lower: &str) -> bool {
    OTHERS.has(lower)
}

/// Whether the word has the shape of a crate's name (crates.io: ASCII letters, digits, `-` and `_`, a letter first, at most 64).
pub(crate) fn is_name_shaped(word: &str) -> bool {
    (2..=64).contains(&word.len())
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(|b| IN_NAMES[usize::from(b)])
        && !is_hash(word)
}

/// The bytes of which names are made.
static IN_NAMES: [bool; 256] = {
    let mut bytes = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        bytes[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        byte += 1;
    }
    bytes
};

/// Whether the word is the short id of a commit, as "a4e84a6": hexadecimal, with letters and digits mixed.
fn is_hash(word: &str) -> bool {
    let is_hex = |b: u8| b.is_ascii_digit() || matches!(b, b'a'..=b'f');
    let turns = || word.as_bytes().windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    (7..=40).contains(&word.len()) && word.bytes().all(is_hex) && turns() >= 3
}
