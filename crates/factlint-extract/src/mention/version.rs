//! Versions among the tokens.

use factlint_model::PartialVersion;

use crate::lexicon::Lexicon;
use crate::token::{Token, TokenKind};

/// Units behind a number that make it no version.
static UNITS: Lexicon = Lexicon::of(&[
    "x",
    "ms",
    "s",
    "ns",
    "us",
    "\u{b5}s",
    "\u{3bc}s",
    "\u{39c}s",
    "seconds",
    "second",
    "minutes",
    "minute",
    "hours",
    "hour",
    "days",
    "weeks",
    "months",
    "years",
    "gb",
    "mb",
    "kb",
    "gib",
    "mib",
    "kib",
    "tb",
    "percent",
    "times",
    "million",
    "billion",
    "thousand",
    "stars",
    "points",
    "downloads",
    "users",
    "crates",
    "ghz",
    "mhz",
    "khz",
    "hz",
    "volt",
    "volts",
    "vpp",
    "mv",
    "watt",
    "watts",
    "gbps",
    "fps",
    "kg",
    "km",
    "usd",
    "eur",
    "dollars",
    "lines",
    "requests",
    "bytes",
    "cores",
    "faster",
    "slower",
    "out",
]);

/// What is said of a version behind a dash, and names none before its release.
const SAID_OF: &[&str] = &[
    "clean",
    "compatible",
    "only",
    "based",
    "style",
    "era",
    "like",
    "ready",
    "safe",
    "tolerant",
    "credible",
    "level",
    "specific",
];

/// The version that a token is: `1.85.0`, `v4`, `0.9`, `1.0.0-beta.2`. A single number counts only with `v`.
pub(crate) fn lone_version(word: &str) -> Option<PartialVersion> {
    let has_v = matches!(word.as_bytes(), [b'v' | b'V', b'0'..=b'9', ..]);
    let body = if has_v { &word[1..] } else { word };
    let is_marked = has_v && word.starts_with('v');
    // Most numbers are single ones.
    let may_be_one = is_marked || body.as_bytes().contains(&b'.');
    if !may_be_one || !body.as_bytes()[0].is_ascii_digit() || body.as_bytes().contains(&b',') {
        return None;
    }
    // Most are numbers with dots between them.
    if body.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return plausible(body, is_marked);
    }
    // "1.78-clean", "2.0-compatible": a word that is said of a version.
    let joined = body.split_once('-').map_or("", |(_, word)| word);
    if SAID_OF.contains(&joined) {
        return None;
    }
    // "brindle-0.10.1-opt-full": what was built, and how.
    if joined.contains('-') && joined.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return None;
    }
    // "brindle-13.0.0-tiny": a variant of it that is no stage on the way to a release.
    if is_variant(joined) {
        return None;
    }
    plausible(body, is_marked)
}

/// The version that some text is, where it is marked as one, or has several numbers.
fn plausible(body: &str, is_marked: bool) -> Option<PartialVersion> {
    let version: PartialVersion = body.parse().ok()?;
    let parts = version.parts();
    // A year is no major version, and `007` is no number of one.
    let mut numbers = body.as_bytes().split(|b| matches!(b, b'.' | b'-')).take(parts.len());
    let plausible = parts[0] < 1000 && !numbers.any(|part| part.len() > 1 && part[0] == b'0');
    // "The V3 format" is none of releases.
    (plausible && (parts.len() >= 2 || is_marked && !version.is_pre())).then_some(version)
}

/// Whether what is joined to a version is one word, perhaps with a number, that begins as no pre-release does.
fn is_variant(joined: &str) -> bool {
    const STAGES: &[&str] = &[
        "a",
        "b",
        "alpha",
        "beta",
        "rc",
        "pre",
        "dev",
        "preview",
        "nightly",
        "canary",
        "snapshot",
        "next",
        "exp",
        "experimental",
        "final",
        "post",
        "hotfix",
        "patch",
        "test",
        "wip",
        "unstable",
        "insider",
        "m",
        "milestone",
        "docs",
        "rust",
        "stable",
        "edge",
        "p",
        "r",
        "rev",
        "fix",
        "yanked",
        "git",
    ];
    let word = joined.trim_end_matches(|c: char| c.is_ascii_digit());
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()) && !STAGES.contains(&word)
}

/// The version at a token, unless what stands around it makes it something else: a measure, a price, a requirement, an address.
pub(crate) fn version_at(tokens: &[Token], index: usize, text: &str) -> Option<PartialVersion> {
    let token = tokens[index];
    let version = lone_version(token.text(text))?;
    let before = index.checked_sub(1).map(|i| tokens[i]);
    let after = tokens.get(index + 1);
    let joined_before =
        |marks: &[char]| before.is_some_and(|b| !token.spaced && matches!(b.kind, TokenKind::Mark(c) if marks.contains(&c)));
    let joined_after =
        |marks: &[char]| after.is_some_and(|a| !a.spaced && matches!(a.kind, TokenKind::Mark(c) if marks.contains(&c)));
    let unit = after.is_some_and(|a| a.kind == TokenKind::Word && UNITS.has(a.text(text)));
    let star = |offset: usize| tokens.get(index + offset).is_some_and(|t| !t.spaced && t.kind == TokenKind::Mark('*'));
    let wildcard = star(1) || (joined_after(&['.']) && star(2)) || token.text(text).ends_with(".x");
    let is_v = token.text(text).starts_with(['v', 'V']);
    // "v0.5.3...v0.5.4" is what a link compares.
    let compared = text[token.end..].starts_with("..") && joined_after(&['.']);
    // "0.8.2/0.9.1": two of them.
    let is_full = |word: &str| lone_version(word).is_some_and(|version| version.is_full());
    let is_other = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| is_full(token.text(text)));
    let is_pair = |at: Option<usize>| is_full(token.text(text)) && is_other(at);
    if joined_before(&['$', '^', '.', '€', '£', '#', '~', '\\'])
        || joined_after(&['%', '°', '×', '\\'])
        || joined_before(&['/']) && !is_pair(index.checked_sub(2))
        || joined_after(&['/']) && !is_pair(Some(index + 2))
        || wildcard
        || compared
        || (unit && !is_v)
    {
        return None;
    }
    // `= "1.0"`, `>= 1.2`, `< 2.0`: a requirement, but for the idioms of a minimum, which say so in words.
    let compares = before.is_some_and(|b| matches!(b.kind, TokenKind::Mark('<' | '=')));
    (!compares).then_some(version)
}

/// The version behind `<`, `>=` or `=` at a token: the bound of a range, and no version that the text speaks of.
pub(crate) fn bound_at(tokens: &[Token], index: usize, text: &str) -> Option<PartialVersion> {
    let before = index.checked_sub(1).map(|i| tokens[i])?;
    // "~1.63" alone, as in the cell of a table: about that one.
    let is_about = || before.kind == TokenKind::Mark('~') && index == 1 && tokens.len() == 2;
    let compares = matches!(before.kind, TokenKind::Mark('<' | '=' | '\u{2265}')) || is_about();
    compares.then(|| lone_version(tokens[index].text(text))).flatten()
}
