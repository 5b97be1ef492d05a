//! Single numbers that are versions: "clap 3", "version 2 of the `bitflags` crate".

use super::verbs::MOVES;
use super::{Owns, is_move};
use crate::carry::is_dull;
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::item::{Item, What};
use crate::mention::name::{Sign, small_name};
use crate::mention::{CountMention, VersionMention, is_month};
use crate::scope::Whole;
use crate::vocabulary::{is_plain, is_prose};

/// "clap 3": a single number is a version only behind a name that is known to be one, or to which something is moved ("update
/// to wgpu version 26").
pub(super) fn single_numbers(items: &mut [Item], text: &str, owns: &Owns<'_>) {
    for index in 1..items.len() {
        let What::Count(CountMention { count, value, .. }) = &items[index].what else { continue };
        let (count, value) = (*count, *value);
        let is_small =
            (1..100).contains(&count.number) && count.step == 1 && text[value.0..value.1].bytes().all(|b| b.is_ascii_digit());
        let is_verb = |next: &str| next.bytes().all(|b| b.is_ascii_lowercase()) && (RELEASED.has(next) || DOES.has(next));
        let counts = |next: &str| next.ends_with('s') && next.len() > 3 && !is_verb(next);
        if !is_small || items.get(index + 1).and_then(|next| next.word(text)).is_some_and(counts) {
            continue;
        }
        let is = |at: usize, list: &[&str]| items[at].word(text).is_some_and(|word| list.contains(&&*lower(word)));
        let at = index - usize::from(index > 1 && is(index - 1, &["version"]));
        // "Sep 4" is a day.
        if items[index - 1].word(text).is_some_and(is_month) {
            continue;
        }
        // "Brindle Version 4", a title of its own: the number of a format.
        let is_format = index + 1 == items.len() && at < index && text[items[at].start..].starts_with('V');
        if is_format && !owns.whole.is_some_and(|whole| whole.is_change_log) {
            continue;
        }
        // "This week in Brindle 56", "Brindle News #12": an issue.
        if is_issue(items, at, text) {
            continue;
        }
        let is_target = || at > 2 && is(at - 2, &["to"]) && is_move(&items[at - 3], text);
        let is_name = match &items[at - 1].what {
            What::Name(name) => name.sign >= Sign::Code || owns.is_known(&name.name),
            What::Word => small_name(&text[items[at - 1].start..items[at - 1].end])
                .is_some_and(|name| owns.is_known(&name) || (is_target() && !is_prose(&name))),
            _ => false,
        };
        // "wgpu 28 came in December": a word that is none of prose, and what releases do.
        let is_released = || {
            let word = items[at - 1].word(text).filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
            word.is_some_and(may_have_numbers)
                && owns.whole.is_some_and(Whole::is_rust)
                && items.get(index + 1).is_some()
                && items[index + 1].is_one(text, &RELEASED)
        };
        let is_name = is_name || is_released() || is_moved_to(items, index, text) || is_version_of(items, index, text);
        if is_name && let Ok(version) = text[value.0..value.1].parse() {
            let comparator = factlint_model::Comparator::Exact;
            items[index].start = value.0;
            items[index].what =
                What::Version(VersionMention { version, value, comparator, owner: None, has_v: false, is_of_part: false });
        }
    }
}

/// Whether what stands before an item is the title of something that comes out in issues.
fn is_issue(items: &[Item], at: usize, text: &str) -> bool {
    const PERIODS: &[&str] = &["week", "weeks", "month", "months", "year"];
    const ISSUES: &[&str] = &["news", "newsletter", "issue", "episode", "podcast", "weekly", "monthly", "digest"];
    let is = |at: usize, list: &[&str]| items[at].word(text).is_some_and(|word| list.contains(&&*lower(word)));
    at > 0 && is(at - 1, ISSUES)
        || (at.saturating_sub(4)..at.saturating_sub(1)).any(|at| is(at, PERIODS) && is(at + 1, &["in", "of", "with"]))
}

/// Whether a word is like none of prose, so that a number behind it may be its version.
pub(crate) fn may_have_numbers(word: &str) -> bool {
    small_name(word).is_some() && !is_prose(word) && !is_plain(word) && !is_dull(word)
}

/// What releases do.
static RELEASED: Lexicon = Lexicon::of(&[
    "is",
    "was",
    "came",
    "appeared",
    "landed",
    "arrived",
    "released",
    "shipped",
    "needs",
    "requires",
    "calls",
    "wants",
    "followed",
    "introduced",
    "brought",
    "dropped",
    "raised",
    "dates",
    "debuted",
    "demands",
    "expects",
]);

/// What a release does, in words that are no plurals.
static DOES: Lexicon = Lexicon::of(&[
    "adds",
    "allows",
    "brings",
    "comes",
    "does",
    "drops",
    "exposes",
    "fixes",
    "gains",
    "has",
    "includes",
    "introduces",
    "makes",
    "means",
    "offers",
    "provides",
    "removes",
    "replaces",
    "supports",
    "switches",
    "uses",
]);

/// Words that a number takes with it, between the name and its digits: "clap at least 3".
static MEANT: Lexicon = Lexicon::of(&[
    "version",
    "more",
    "greater",
    "fewer",
    "less",
    "than",
    "at",
    "least",
    "most",
    "upwards",
    "north",
    "excess",
    "of",
    "up",
    "to",
    "close",
    "or",
    "about",
    "around",
    "roughly",
    "approximately",
    "nearly",
    "almost",
    "circa",
    "some",
    "over",
    "exceeding",
    "above",
    "surpassing",
    "exceeds",
    "under",
    "below",
]);

/// So many of them stand there at most: two, and "version".
const MOST_MEANT: usize = 3;

/// Whether a number may be a version for [`single_numbers`], by the words around it alone: what it takes, this takes, too.
/// `is_marked` tells of the bytes of a word whether it is code or a link, `is_known` of a word whether it is known to be a name,
/// `is_new` whether it may be one of which nothing is known.
pub(crate) fn may_be_version(
    (text, start, end): (&str, usize, usize),
    is_marked: impl Fn(usize, usize) -> bool,
    is_known: impl Fn(&str) -> bool,
    is_new: impl Fn(&str) -> bool,
) -> bool {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{2011}');
    let last_word = |before: usize| {
        let rest = text[..before].trim_end_matches(|c| !is_inner(c));
        let from = rest.trim_end_matches(is_inner).len();
        (from < rest.len()).then_some((from, rest.len()))
    };
    let next = || text[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let next_word = || next().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let mut before = start;
    for _ in 0..=MOST_MEANT {
        let Some((from, to)) = last_word(before) else { return false };
        let word = &text[from..to];
        if is_month(word) && before == start {
            return false;
        }
        // "Bump `syn` to 2", "version 2 of the `syn` crate": the name may stand anywhere.
        let is_loose = word.eq_ignore_ascii_case("to") && moves(&text[..from])
            || word.eq_ignore_ascii_case("version") && next_word().eq_ignore_ascii_case("of");
        // "Update to wgpu 26".
        let is_target = || {
            let to = last_word(from).filter(|(from, to)| text[*from..*to].eq_ignore_ascii_case("to"));
            to.is_some_and(|(to, _)| moves(&text[..to])) && small_name(word).is_some_and(|name| !is_prose(&name))
        };
        let is_released = || RELEASED.has(next_word()) && is_new(word);
        // Most words are none that can be a name, but for one behind its owner.
        let may_be_name = || small_name(word).is_some() || text[..from].ends_with('/');
        let is_name = || may_be_name() && is_known(word) || is_marked(from, to);
        if is_loose || is_name() || is_released() || is_target() {
            return true;
        }
        if !MEANT.has(word) {
            return false;
        }
        before = from;
    }
    false
}

/// Whether a text has a word for which something is moved to a version.
fn moves(text: &str) -> bool {
    text.as_bytes().split(|byte| !byte.is_ascii_alphabetic()).any(|word| MOVES.has_bytes(word))
}

/// "Version 2 of the `brindle` crate": a number of a name with a sign of its own.
fn is_version_of(items: &[Item], index: usize, text: &str) -> bool {
    let is = |at: usize, word: &str| items.get(at).is_some_and(|item| item.is_word(text, word));
    let name = index + 2 + usize::from(is(index + 2, "the"));
    let is_signed = || matches!(items.get(name).map(|item| &item.what), Some(What::Name(name)) if name.sign >= Sign::Code);
    is(index - 1, "version") && is(index + 1, "of") && is_signed()
}

/// Words between a name, the verb of its move, and the version.
const LIGHT_OF_MOVE: &[&str] = &["was", "is", "been", "has", "dependency", "crate", "version"];

/// "`syn` was updated to `2`", "Bump `syn` to 2": a number to which code with the shape of a name is moved.
fn is_moved_to(items: &[Item], index: usize, text: &str) -> bool {
    if !items[index - 1].is_word(text, "to") {
        return false;
    }
    let light = |at: &usize| LIGHT_OF_MOVE.iter().any(|word| items[*at].is_word(text, word));
    let verb = (0..index - 1).rev().find(|at| !light(at));
    let is_code = |at: usize| matches!(&items[at].what, What::Name(name) if name.sign >= Sign::Code);
    match verb {
        // "Bump `syn` to 2": the verb stands first.
        Some(at) if is_code(at) => at > 0 && is_move(&items[at - 1], text),
        Some(at) if is_move(&items[at], text) => (0..at).rev().find(|at| !light(at)).is_some_and(is_code),
        _ => false,
    }
}
