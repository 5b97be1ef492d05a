//! Nouns before a name that make it one of a part of something.

use crate::mention::Item;

/// "The feature `tls`": a name with a noun before it that makes it one of a part of something, and of no crate.
pub(crate) fn is_part(items: &[Item], text: &str, at: usize) -> bool {
    const PARTS: &[&str] = &[
        "feature",
        "features",
        "flag",
        "module",
        "function",
        "method",
        "macro",
        "option",
        "command",
        "attribute",
        "keyword",
        "branch",
    ];
    at.checked_sub(1).is_some_and(|before| PARTS.iter().any(|noun| items[before].is_word(text, noun)))
}
