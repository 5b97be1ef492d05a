//! What was so once, or what something is: neither says when it came.

use factlint_model::{AsOfFrom, Claim};

/// "`heap::len` has been a `const fn` since 1.24": what something is, and not what came.
pub(super) fn is_predicate(subject: &str, sentence: &str) -> bool {
    // Most sentences begin with it.
    if sentence.starts_with(subject) {
        return false;
    }
    let before = sentence.find(subject).map_or("", |at| sentence[..at].trim_end_matches(['`', ' ', '*', '[']));
    let mut words = before.rsplit(' ');
    let is_article = matches!(words.next(), Some("a" | "an"));
    is_article && matches!(words.next(), Some("been" | "is" | "are" | "was" | "were" | "became" | "become" | "as" | "be"))
}

/// "Were unstable", "was still only on nightly", "was not yet stable": what was so once, at a time that the sentence does not tell.
/// "Was not stable" tells of a release that lacked it, and "was never stabilised" of today.
pub(super) fn is_past(claim: &Claim, sentence: &str) -> bool {
    const HOW: &[&str] =
        &["still", "only", "then", "just", "available", "at", "that", "the", "time", "yet", "a", "an", "on", "behind", "gated"];
    const STATES: &[&str] = &["unstable", "experimental", "nightly-only", "nightly", "feature", "unstabilized", "unstabilised"];
    let split = |c: char| c.is_whitespace() || c == ',';
    let words: Vec<&str> = claim.text.split(split).filter(|word| !word.is_empty()).collect();
    let was = words.iter().rposition(|word| matches!(*word, "was" | "were" | "wasn't" | "weren't" | "remained" | "stayed"));
    let Some(was) = was else { return false };
    let behind = &words[was + 1..];
    if behind.first().is_some_and(|word| STATES[..3].contains(word)) {
        return true;
    }
    let is_denied = words[was].ends_with("n't") || behind.contains(&"not");
    let is_state = behind.iter().find(|word| !HOW.contains(word)).is_some_and(|word| STATES.contains(word));
    let is_year = |word: &str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let has_year = || sentence.split(|c: char| !c.is_alphanumeric()).any(is_year);
    let is_once = if is_denied { behind.contains(&"yet") || has_year() } else { is_state };
    is_once && claim.as_of_from != AsOfFrom::Sentence
}

/// "On nightly since 2022 and on stable since 1.88", "in 2021, ladders are still unstable", "2018: ladders are unstable": the sentence
/// itself says that it is over, or tells of a year as a chronicle does.
pub(super) fn is_overtaken(claim: &Claim, sentence: &str) -> bool {
    const SINCE: &[&str] =
        &["on stable since", "on stable from", "and stable since", "and stable from", "now on stable", "now stable"];
    let lower = sentence.to_lowercase();
    let opening = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let opening = ["back in ", "in ", "the year is ", "the year was "]
        .iter()
        .find_map(|lead| opening.strip_prefix(lead))
        .unwrap_or(opening);
    let digits = opening.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && opening.starts_with("20");
    // "In 2024 edition code x is unstable" bounds it otherwise.
    let is_told =
        is_year && matches!(opening[digits..].trim_start().bytes().next(), None | Some(b',' | b':' | b'.' | b'a' | b')'));
    SINCE.iter().any(|words| lower.contains(words)) || is_told && claim.as_of_from != AsOfFrom::Sentence
}
