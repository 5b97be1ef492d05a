//! What the kinds about crates share.

use factlint_model::{PartialVersion, Reason, ValueType};
use jiff::civil::Date;

use crate::evidence::{Release, Releases};
use crate::kind::{Actual, Meta};

/// What it means that a crate has no such release: it does not exist, if the list is complete and not too old. Where there is no
/// such crate at all, the text may mean something else that has the name: nothing is said. Nor is it of a version below all that
/// the registry has.
pub(crate) fn absent(releases: &Releases, version: &PartialVersion, meta: &Meta, now: Date) -> Actual {
    if releases.list.is_empty() {
        let reason = if releases.are_none() { Reason::NoEvidence } else { releases.reason() };
        return Actual::Unknown(reason, Vec::new());
    }
    // What is older than the registry's first release in earnest may have come out elsewhere: 0.0.x often only holds the name.
    let is_earnest = |release: &&Release| release.version.parts().iter().take(2).any(|part| *part > 0);
    let first = releases.list.iter().find(is_earnest);
    if first.is_some_and(|first| version.order_at_own_precision(&first.version).is_lt()) {
        return Actual::Unknown(Reason::NoEvidence, releases.absence(version));
    }
    // "x 1.0" before there is one speaks of a release that somebody waits for.
    let newest = releases.list.iter().rev().find(|release| !release.version.is_pre());
    // With the day on which it came it is said to be there.
    let begun = |release: &Release| release.version.is_pre() && release.version.parts().starts_with(version.parts());
    if meta.value == ValueType::Version && !version.is_pre() && !version.is_full() && releases.list.iter().any(begun) {
        // "x 0.9" while there are betas of 0.9.0.
        return Actual::Unknown(Reason::NoEvidence, releases.absence(version));
    }
    // What led to a release need not have been published where it was, nor under its name: "brindle-preview".
    let is_final = |release: &Release| release.version.parts() == version.parts();
    let led = || releases.list.iter().any(|release| is_final(release) && release.version.is_pre());
    if version.is_pre() && releases.list.iter().any(is_final) && !led() {
        return Actual::Unknown(Reason::NoEvidence, releases.absence(version));
    }
    // "Axum 8" may be 0.8.
    let is_minor = |release: &Release| matches!(version.parts(), [number] if release.version.parts().starts_with(&[0, *number]));
    if meta.value == ValueType::Version && releases.list.iter().any(is_minor) {
        return Actual::Unknown(Reason::AmbiguousSubject, releases.absence(version));
    }
    if meta.value == ValueType::Version && newest.is_some_and(|newest| is_milestone(version, &newest.version)) {
        return Actual::Unknown(Reason::NoEvidence, releases.absence(version));
    }
    // What an old list lacks above its newest release may have come since.
    let is_below = releases.list.last().is_some_and(|newest| version.order_at_own_precision(&newest.version).is_lt());
    if releases.complete.is_some() && (is_below || !releases.is_stale(meta.hard_age, now)) {
        return Actual::Absent(releases.absence(version));
    }
    Actual::Unknown(releases.failure.unwrap_or(Reason::Stale), Vec::new())
}

/// Whether the sentence tells of a release that the registry took back, so that its lists do not know it: "`x@0.1.9`: published
/// at …, deleted at …". A yanked release is still in them.
pub(crate) fn is_removed(sentence: &str) -> bool {
    const REMOVED: &[&str] =
        &["deleted at ", "deleted from ", "deleted on ", "removed from crates.io", "removed from the registry"];
    let lower = sentence.to_lowercase();
    // Most sentences have neither word.
    let has_word = ["deleted ", "removed "].iter().any(|word| lower.contains(word));
    has_word && REMOVED.iter().any(|words| lower.contains(words)) || (lower.contains("malicious") && lower.contains("version"))
}

/// Stages before a release.
const STAGES: &[&str] = &["alpha", "beta", "rc", "preview", "candidate"];

/// Whether the text speaks of a stage before the release that the version names: "1.0 Alpha".
pub(crate) fn is_of_stage(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_version = |word: &str| word.trim_start_matches(['v', '`', '*']).starts_with(|c: char| c.is_ascii_digit());
    let letters = |word: &str| word.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    words.windows(2).any(|pair| is_version(pair[0]) && !pair[0].contains('-') && STAGES.contains(&letters(pair[1]).as_str()))
}

/// Whether a sentence speaks of a stage before a release of the crate: "the first alpha version of `brindle` 2.0".
pub(crate) fn is_led_by_stage(name: &str, sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let is_led = |(at, own): (usize, &str)| {
        let mut last = lower[..at].split_whitespace().rev();
        let is_release = lower[at + own.len()..].trim_start_matches([' ', 'v']).starts_with(|c: char| c.is_ascii_digit());
        is_release && matches!(last.next(), Some("of" | "for")) && last.take(2).any(|word| STAGES.contains(&word))
    };
    lower.match_indices(name).any(is_led)
}

/// Whether a version is the next great one after the newest, written as people write of what is to come: "1.0", "2.0".
pub(crate) fn is_milestone(version: &PartialVersion, newest: &PartialVersion) -> bool {
    let (parts, known) = (version.parts(), newest.parts());
    matches!(parts, [_] | [_, 0]) && !version.is_pre() && parts[0] == known.first().map_or(0, |major| major + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_stands_behind_the_version() {
        assert!(is_of_stage("Announcing Rust 1.0 Alpha</h2> Jan. 9, 2015") && is_of_stage("brindle v0.7 beta (2025-01-02)"));
        assert!(!is_of_stage("brindle 0.7 (beta on 2025-01-02)") && !is_of_stage("Alpha 1.0 on 2025-01-02"));
    }

    #[test]
    fn a_stage_leads_to_the_version() {
        let is = |sentence: &str| is_led_by_stage("brindle", sentence);
        assert!(is("The first alpha version of Brindle 2.0 was published in May.") && is("A beta of Brindle 2.0 was published."));
        assert!(
            !is("Long after its beta Brindle 2.0 was published.") && !is("Version 2, of alpha fame: Brindle 2.0 was published")
        );
    }

    #[test]
    fn only_the_next_great_version_is_waited_for() {
        let is = |version: &str, newest: &str| is_milestone(&version.parse().unwrap(), &newest.parse().unwrap());
        assert!(is("1.0", "0.3.1") && is("2", "1.98.0"));
        assert!(!is("1.0.0", "0.3.1") && !is("1.4", "0.12.0") && !is("3.0", "1.2.0") && !is("1.0-beta", "0.9.0"));
    }
}
