//! Which crate a stretch of text names last, by its words alone: what is like no word of prose and stands where a name does.

use crate::block::Block;
use crate::carry::is_no_candidate;
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::is_telling;
use crate::scope::Whole;
use crate::vocabulary::{is_name_shaped, is_no_name, is_plain};

/// Words behind a name, and behind no noun that goes with another one.
static BEHIND: Lexicon = Lexicon::of(&[
    "and",
    "or",
    "but",
    "yet",
    "for",
    "from",
    "as",
    "at",
    "in",
    "on",
    "to",
    "with",
    "by",
    "over",
    "instead",
    "which",
    "that",
    "whose",
    "is",
    "are",
    "was",
    "were",
    "has",
    "had",
    "does",
    "did",
    "came",
    "comes",
    "went",
    "needs",
    "wants",
    "requires",
    "still",
    "stays",
    "stayed",
    "remains",
    "too",
    "also",
    "then",
    "now",
    "today",
    "here",
    "there",
    "needed",
    "works",
    "moved",
    "went",
    "got",
    "instead",
    "underneath",
    "below",
    "above",
    "itself",
    "since",
    "when",
    "while",
    "because",
    "before",
    "after",
]);

/// Words before a noun, and before no name.
static ARTICLES: Lexicon = Lexicon::of(&[
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "our", "my", "your", "his", "her", "any", "every",
    "each", "no", "some", "more", "most", "many", "of",
]);

/// Words before what something is made with, or likened to: code there is a name, too.
static USES: Lexicon = Lexicon::of(&[
    "uses", "using", "on", "upon", "atop", "wraps", "wrapping", "behind", "over", "against", "than", "unlike", "like", "with",
    "via", "beside", "besides", "embeds", "bundles", "includes",
]);

/// Verbs behind what a sentence begins with.
static ACTS: Lexicon =
    Lexicon::of(&["is", "was", "has", "had", "does", "sits", "lives", "stays", "remains", "needs", "wants", "works"]);

/// Words of the trade that are in no dictionary.
static JARGON: Lexicon = Lexicon::of(&[
    "async",
    "sync",
    "toml",
    "json",
    "yaml",
    "http",
    "https",
    "proc",
    "ci",
    "stdin",
    "stdout",
    "stderr",
    "mutex",
    "struct",
    "structs",
    "enum",
    "enums",
    "vec",
    "impl",
    "fn",
    "const",
    "config",
    "configs",
    "metadata",
    "middleware",
    "frontend",
    "backend",
    "runtime",
    "lockfile",
    "monorepo",
    "localhost",
    "utf",
    "ascii",
    "unicode",
    "regex",
    "regexes",
    "allocator",
    "serialization",
    "deserialization",
    "serializer",
    "deserializer",
    "iterator",
    "iterators",
    "closure",
    "closures",
    "tuple",
    "tuples",
    "borrowck",
    "codegen",
    "linker",
    "opt-in",
    "opt-out",
    "breakage",
    "soundness",
    "unsoundness",
    "semantics",
    "newtype",
    "newtypes",
    "workaround",
    "workarounds",
    "shim",
    "polyfill",
    "refactor",
    "rewrite",
    "prerelease",
    "pre-release",
    "alpha",
    "beta",
    "rc",
    "stable",
]);

/// Which name a stretch of text has last.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Last {
    /// The one that was asked for.
    Own,
    Another,
    Nothing,
}

/// How a stretch of text stands to what is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// It goes on in the same sentence or the next ones.
    Running,
    /// It leads to a list: code in it is what the list is about.
    Leading,
    /// It is a log of releases: only what has a version is no part of what is released.
    Log,
    /// It is the page of an advisory: so it is there, but for what is called a crate.
    Advisory,
}

/// Whether a stretch of a block has any name of a crate.
pub(crate) fn names_any(block: &Block, run: (usize, usize), whole: &Whole<'_>) -> bool {
    last_named(block, run, "", How::Running, whole) == Last::Another
}

/// The crate that a stretch of a block names last.
pub(crate) fn last_named(block: &Block, (from, to): (usize, usize), own: &str, how: How, whole: &Whole<'_>) -> Last {
    let Some(run) = block.text.get(from..to) else { return Last::Nothing };
    let words: Vec<&str> = run.split_whitespace().collect();
    for (at, raw) in words.iter().enumerate().rev() {
        let word = raw.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word);
        let small = lower(word);
        let is_part = || small.strip_prefix(own).is_some_and(|rest| rest.starts_with(['-', '_', ':']));
        if !own.is_empty() && (small == own || is_part()) {
            return Last::Own;
        }
        if !is_name_shaped(word) || raw.contains(['@', '/', '#']) || is_no_name(&small) || JARGON.has(&small) {
            continue;
        }
        let start = from + (raw.as_ptr() as usize - run.as_ptr() as usize);
        let letters = block.runs_over(start, start + raw.len());
        let is_code = letters.iter().take(2).any(|run| run.code.is_some());
        let next = words.get(at + 1).copied().unwrap_or_default();
        let number = next.trim_start_matches(['v', '(', '*', '`', '=']);
        let is_versioned = number.starts_with(|c: char| c.is_ascii_digit())
            && number
                .trim_end_matches(['.', ',', ')', ':', ';', '?', '!', '`', '*'])
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.')
            && !raw.ends_with([',', '.', ';', ')']);
        let before = at.checked_sub(1).map(|before| words[before]);
        let is_small = word.starts_with(|c: char| c.is_ascii_lowercase());
        let is_used = || raw.ends_with(['.', ',', ';']) && before.is_some_and(|before| USES.has(&lower(before)));
        // "Ondula is below it": with a capital what begins a sentence is a name where no prose has the word.
        let begins =
            || before.is_none_or(|before| before.ends_with(['.', '!', '?'])) && ACTS.has(next) && !is_no_candidate(&small);
        let is_another = if is_code {
            is_small
                && !word.contains('_')
                && (whole.has_versions(&small) || how == How::Leading || how == How::Running && is_used())
        } else if is_small {
            let is_rare =
                word.len() > 2 && !is_no_candidate(&small) && !is_formed(&small) && !small.split(['-', '_']).all(is_plain);
            let ends = raw.ends_with(['.', ',', ';', '?', '!', ')', '*'])
                || next.is_empty()
                || next.starts_with(['(', '\u{2013}', '\u{2014}', '-'])
                || BEHIND.has(next.trim_end_matches(['.', ',', ';', ':']));
            let is_noun = before.is_some_and(|before| ARTICLES.has(&lower(before)));
            is_rare && (is_versioned || !word.contains('_') && (ends && !is_noun || whole.has_versions(&small)))
        } else {
            let is_shown = is_telling(&small) || is_versioned || whole.has_versions(&small);
            !is_plain(&small) && is_shown && whole.is_known(&small) || how == How::Running && begins()
        };
        let is_sure = || how == How::Advisory && whole.is_sure(&small);
        if is_another && (!matches!(how, How::Log | How::Advisory) || is_versioned || is_sure()) {
            return Last::Another;
        }
    }
    Last::Nothing
}

/// Whether a word is one of prose by its ending, or one of several things.
fn is_formed(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["able", "ible", "less", "ful", "ive", "ical", "ism", "ist", "ise", "ize", "ship", "ward", "hood", "ology", "wise"];
    word.ends_with('s') && !word.ends_with("ss") || ENDINGS.iter().any(|ending| word.len() > 6 && word.ends_with(ending))
}
