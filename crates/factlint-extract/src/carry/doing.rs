//! Words that two words of prose make, of which the second says what is done: "name-squatting".

use crate::lexicon::Lexicon;
use crate::vocabulary::{is_no_name, is_plain};

/// Such words that are nouns, with which names of crates end.
static NOUNS: Lexicon = Lexicon::of(&[
    "string",
    "strings",
    "ring",
    "tracing",
    "logging",
    "testing",
    "parsing",
    "encoding",
    "hashing",
    "caching",
    "routing",
    "pooling",
    "casing",
    "binding",
    "streaming",
    "thing",
    "king",
    "padding",
    "rendering",
    "typing",
]);

/// Whether the second of two words says what is done to the first, "ladder-climbing".
pub(super) fn is_doing(first: &str, last: &str) -> bool {
    let is_prose = || is_plain(last) || is_no_name(last);
    last.len() > 5 && last.ends_with("ing") && !NOUNS.has(last) && is_plain(first) && is_prose()
}
