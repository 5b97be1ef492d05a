//! What bounds the statement that something is unstable: the compiler of which it speaks, and the place in which it holds.

use factlint_model::Claim;

use crate::joined;
use crate::lexicon::Lexicon;
use crate::seasons::SEASONS;
use crate::spaced::spaced;

/// What a sentence says of how far the statement holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound<'s> {
    /// It says nothing.
    None,
    /// With this version of the compiler: "on our 1.75 toolchain x is unstable".
    Version(&'s str),
    /// In one place, or with several compilers: "x is unstable for trait objects".
    Other,
}

/// What bounds a claim that something is unstable, in this sentence.
pub(super) fn of<'s>(claim: &Claim, sentence: &'s str) -> Bound<'s> {
    let (start, end) = words_of(claim, sentence);
    let behind = &sentence[end..];
    if is_narrowed(behind) {
        return Bound::Other;
    }
    let until = ENDS.iter().filter_map(|mark| behind.find(mark)).min().map_or(sentence.len(), |at| end + at);
    // "It fails and says so because x is unstable": what stands before "and" may be the compiler.
    let begins = ENDS.iter().map(|mark| if *mark == " and " { ", and " } else { mark });
    let from = begins.filter_map(|mark| Some(sentence[..start].rfind(mark)? + mark.len())).max().unwrap_or_default();
    let words: Vec<&str> = spaced(&sentence[from..until]).collect();
    let mut versions = words.iter().enumerate().filter_map(|(at, word)| Some((at, compiler(word)?)));
    match (versions.next(), versions.next()) {
        (None, _) => Bound::None,
        (Some((at, version)), None) if !is_end(&words[..at]) => Bound::Version(version),
        _ => Bound::Other,
    }
}

/// Where one clause ends and another one begins.
const ENDS: &[&str] =
    &[";", ": ", " but ", " and ", " while ", " whereas ", " although ", " though ", " \u{2014} ", " \u{2013} "];

/// Where the words of a claim stand in its sentence: these have no marks of their own. Where they are not found, before all of it.
fn words_of(claim: &Claim, sentence: &str) -> (usize, usize) {
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let last = claim.text.split_whitespace().rev().map(plain).find(|word| !word.is_empty()).unwrap_or_default();
    let start = sentence.find(claim.subject.as_str()).unwrap_or_default();
    let end = sentence[start..].find(&last).map(|at| start + at + last.len());
    (start, end.unwrap_or(start))
}

/// Whether a version behind these words is one at which something ends or changes: "until Rust 1.65".
fn is_end(before: &[&str]) -> bool {
    let is_name = |word: &str| ["rust", "rustc", "version", "release", "the", "at", "least"].contains(&word);
    let mut words = before.iter().rev().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase());
    let word = words.find(|word| !is_name(word)).unwrap_or_default();
    ["until", "till", "before", "through", "to", "prior", "than", "below", "under"].contains(&word.as_str())
}

/// The version of a compiler that a word is: "1.75", "(1.75.0)".
fn compiler(word: &str) -> Option<&str> {
    let version = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let parts = version.strip_prefix("1.")?;
    (parts.split('.').count() <= 2 && parts.split('.').all(is_number)).then_some(version)
}

/// Whether the words behind a statement say where alone it holds: "on AVR", "for trait objects", "in the 2021 edition"; but not
/// "on stable Rust", "for now", "in 2025".
fn is_narrowed(behind: &str) -> bool {
    const PLACES: &[&str] = &["on", "for", "in", "inside", "within", "outside", "under", "when", "if", "unless", "before"];
    static TIMES: Lexicon = joined!(
        &SEASONS,
        &Lexicon::of(&[
            "now",
            "years",
            "months",
            "weeks",
            "long",
            "decades",
            "ages",
            "over",
            "more",
            "many",
            "some",
            "quite",
            "good",
            "today",
            "practice",
            "general",
            "particular",
            "fact",
            "early",
            "late",
            "mid",
            "time",
            "moment",
            "decade",
            "year",
            "foreseeable",
            "past",
            "last",
            "few",
            "while",
            "at",
            "stable",
            "nightly",
            "rust",
            "rustc",
            "std",
            "core",
            "alloc",
            "standard",
            "language",
            "compiler",
            "latest",
            "current"
        ])
    );
    // What stands in brackets adds to the statement.
    let mut words = spaced(behind).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase());
    if !behind.starts_with(' ') || !words.next().is_some_and(|first| PLACES.contains(&first.as_str())) {
        return false;
    }
    let place = words
        .find(|word| !matches!(word.as_str(), "" | "a" | "an" | "the" | "all" | "very" | "our" | "your"))
        .unwrap_or_default();
    let is_time = TIMES.has_as_written(&place) || compiler(&place).is_some();
    // "In the 2021 edition" is no year.
    let is_year = place.len() == 4 && place.bytes().all(|b| b.is_ascii_digit()) && words.next().as_deref() != Some("edition");
    !is_time && !is_year
}

#[cfg(test)]
mod tests {
    use factlint_model::Subject;

    use super::*;

    fn bound<'s>(text: &str, subject: &str, sentence: &'s str) -> Bound<'s> {
        let claim = Claim { text: text.to_owned(), ..Claim::new("rust.stabilized_in", Subject::new(subject), "unstable") };
        of(&claim, sentence)
    }

    #[test]
    fn a_statement_may_be_of_one_compiler() {
        for (sentence, version) in [
            ("rungs are unstable on the 1.75 floor, so we wait", "1.75"),
            ("With Rust 1.79.0, rungs are unstable.", "1.79.0"),
            ("Today (Rust 1.84) rungs are unstable", "1.84"),
            ("rungs are unstable in Rust 1.64.", "1.64"),
            ("Ladders came with 1.60, and as of 1.70 rungs are unstable; 1.80 is out.", "1.70"),
        ] {
            assert_eq!(bound("rungs are unstable", "rungs", sentence), Bound::Version(version), "{sentence}");
        }
        for sentence in [
            "Ladders came with 1.60, but rungs are unstable.",
            "rungs are unstable",
            "rungs are unstable for now, in 2026, on 2.0 and all",
        ] {
            assert_eq!(bound("rungs are unstable", "rungs", sentence), Bound::None, "{sentence}");
        }
        for sentence in [
            "From 1.70 to 1.79, rungs are unstable",
            "rungs are unstable until Rust 1.65",
            "Before 1.65 rungs are unstable",
            "Rust 1.26 through Rust 1.30 do not see it and fail because rungs are unstable.",
        ] {
            assert_eq!(bound("rungs are unstable", "rungs", sentence), Bound::Other, "{sentence}");
        }
    }

    #[test]
    fn a_statement_may_be_of_one_place() {
        for behind in
            ["on AVR", "for trait objects", "in the 2021 edition", "when a heap is used", "in type aliases.", "unless asked for"]
        {
            let sentence = format!("rungs are not stable {behind}");
            assert_eq!(bound("`rungs` are not *stable*", "rungs", &sentence), Bound::Other, "{sentence}");
        }
        for behind in [
            "on stable Rust",
            "for a long time",
            "in 2026",
            "in the standard library",
            "in early 2026",
            "with no plan",
            ", for the heap",
        ] {
            let sentence = format!("rungs are not stable {behind}");
            assert_eq!(bound("rungs are not stable", "rungs", &sentence), Bound::None, "{sentence}");
        }
    }
}
