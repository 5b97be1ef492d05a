//! Units: what a number counts.

use std::borrow::Cow;

use crate::lexicon::Lexicon;

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// Parts of a hundred.
    Percent,
    /// Percentage points.
    Points,
    /// Times as much.
    Times,
    /// Money in this currency.
    Money(char),
    /// Time, with so many nanoseconds to one.
    Time(u64),
    /// Storage, with so many bytes to one.
    Bytes(u64),
    /// Things of a name, in the singular.
    Things(String),
}

const TIMES: &[(&str, u64)] = &[
    ("nanosecond", 1),
    ("ns", 1),
    ("microsecond", 1_000),
    ("\u{b5}s", 1_000),
    ("\u{3bc}s", 1_000),
    ("us", 1_000),
    ("millisecond", 1_000_000),
    ("ms", 1_000_000),
    ("second", 1_000_000_000),
    ("sec", 1_000_000_000),
    ("s", 1_000_000_000),
    ("minute", 60_000_000_000),
    ("min", 60_000_000_000),
    ("hour", 3_600_000_000_000),
    ("hr", 3_600_000_000_000),
    ("h", 3_600_000_000_000),
    ("day", 86_400_000_000_000),
    ("week", 604_800_000_000_000),
    ("month", 2_629_800_000_000_000),
    ("year", 31_557_600_000_000_000),
];

const SIZES: &[(&str, u64)] = &[
    ("byte", 1),
    ("kb", 1_000),
    ("kib", 1_024),
    ("kilobyte", 1_000),
    ("mb", 1_000_000),
    ("mib", 1_048_576),
    ("megabyte", 1_000_000),
    ("gb", 1_000_000_000),
    ("gib", 1_073_741_824),
    ("gigabyte", 1_000_000_000),
    ("tb", 1_000_000_000_000),
    ("tib", 1_099_511_627_776),
    ("terabyte", 1_000_000_000_000),
    ("pb", 1_000_000_000_000_000),
];

/// The names of units: most words are none.
static UNITS: Lexicon = {
    const NAMES: [&str; TIMES.len() + SIZES.len()] = {
        let (mut names, mut at) = ([""; TIMES.len() + SIZES.len()], 0);
        while at < names.len() {
            names[at] = if at < TIMES.len() { TIMES[at].0 } else { SIZES[at - TIMES.len()].0 };
            at += 1;
        }
        names
    };
    Lexicon::of(&NAMES)
};

/// Words that end in `s` and count nothing, or that end a noun phrase before its noun.
static NO_THINGS: Lexicon = Lexicon::of(&[
    "is",
    "was",
    "has",
    "this",
    "its",
    "as",
    "us",
    "always",
    "less",
    "versus",
    "vs",
    "plus",
    "across",
    "does",
    "thus",
    "perhaps",
    "afterwards",
    "towards",
    "besides",
    "unless",
    "whereas",
    "his",
    "previous",
    "various",
    "serious",
    "continuous",
    "status",
    "basis",
    "yes",
    "os",
    "ios",
    "times",
    "cross",
    "class",
    "process",
    "access",
    "progress",
    "success",
    "analysis",
    "bus",
]);

/// Words at which the search for the noun ends.
static ENDS: Lexicon = Lexicon::of(&[
    "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "that", "which", "who", "where", "when",
    "while", "are", "were", "be", "been", "had", "have", "can", "could", "will", "would", "may", "than", "the", "a", "an", "per",
    "into", "over", "under", "between", "after", "before", "since", "until", "because", "if", "not", "so", "just", "only",
    "during", "vs",
]);

/// Plurals without `s`.
static PLURALS: Lexicon = Lexicon::of(&["people", "men", "women", "children", "data", "staff", "folks", "queries"]);

impl Unit {
    /// How many of the smallest unit of its sort one of it is.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "units are far below the limit, and compared with tolerance")]
    pub fn factor(&self) -> f64 {
        match self {
            Self::Time(factor) | Self::Bytes(factor) => *factor as f64,
            _ => 1.0,
        }
    }

    /// Whether numbers of both can be compared. Things are compared by their numbers: pages and documents call them by
    /// different names.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Time(_), Self::Time(_)) | (Self::Bytes(_), Self::Bytes(_)) | (Self::Things(_), Self::Things(_)) => true,
            _ => self == other,
        }
    }

    /// The unit that a word is: time or storage.
    pub(super) fn of(word: &str) -> Option<Self> {
        let word = word.trim_end_matches('.');
        // Most words are none, whatever their case.
        if word.is_ascii() && !UNITS.has(word) && !UNITS.has(word.strip_suffix(['s', 'S']).unwrap_or(word)) {
            return None;
        }
        let lower = lower(word);
        let singular = lower.strip_suffix('s').filter(|root| root.len() > 2).unwrap_or(&lower);
        let find =
            |list: &[(&str, u64)]| list.iter().find(|(name, _)| *name == &*lower || *name == singular).map(|(_, factor)| *factor);
        find(TIMES).map(Self::Time).or_else(|| find(SIZES).map(Self::Bytes))
    }

    /// The written form without what only grammar adds.
    pub(super) fn tidy(&self, run: &str) -> String {
        match self {
            Self::Percent => run.replace(" %", "%"),
            Self::Times => run.replace(" x", "x").replace("-fold", "x"),
            Self::Things(name) if name == RESPONSE && !run.contains(char::is_alphabetic) => format!("{run} responses"),
            Self::Things(_) => match run.rsplit_once('-') {
                // "1,106-crate" counts crates.
                Some((number, noun))
                    if number.ends_with(|c: char| c.is_ascii_digit()) && noun.chars().all(char::is_alphabetic) =>
                {
                    format!("{number} {}", plural(noun))
                }
                _ => run.to_owned(),
            },
            Self::Time(_) | Self::Bytes(_) => match run.split_once('-') {
                Some((number, unit)) if unit.chars().all(char::is_alphabetic) => format!("{number} {}", plural(unit)),
                _ => run.to_owned(),
            },
            Self::Points | Self::Money(_) => run.to_owned(),
        }
    }
}

/// What `n=3,700` counts.
pub(super) const RESPONSE: &str = "response";

fn plural(noun: &str) -> String {
    if noun.ends_with('s') { noun.to_owned() } else { format!("{noun}s") }
}

/// The word in lower case, in which most words are written.
fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Whether the search for a noun ends at this word.
pub(super) fn ends_phrase(word: &str) -> bool {
    if word.is_ascii() { ENDS.has(word) } else { ENDS.has(&word.to_lowercase()) }
}

/// The singular of a word that is a plural.
pub(super) fn things(word: &str) -> Option<String> {
    // Most words end otherwise.
    if word.is_ascii() && !word.ends_with(['s', 'S']) && !PLURALS.has(word) {
        return None;
    }
    let lower = lower(word);
    if PLURALS.has(&lower) {
        return Some(lower.into_owned());
    }
    let sound = lower.len() > 2 && lower.ends_with('s') && !lower.ends_with("ss") && !NO_THINGS.has(&lower);
    // `RFCs`, `PRs` are plurals, `AWS` and `CVSS` are not.
    let is_name = word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    (sound && !is_name).then(|| lower.trim_end_matches('s').to_owned())
}
