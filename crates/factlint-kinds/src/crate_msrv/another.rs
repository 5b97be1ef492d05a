//! Needs that are none of the crate as it is: those of who pins it, those of one of its lines, and the one that a log says it left.

use factlint_model::{Claim, PartialVersion};

use crate::lexicon::Lexicon;
use crate::spaced::spaced;

/// What is done with a crate so that something else goes on as it did.
static HOLDS: Lexicon = Lexicon::of(&[
    "pin",
    "pins",
    "pinned",
    "pinning",
    "downgrade",
    "downgrades",
    "downgraded",
    "hold",
    "held",
    "lock",
    "locks",
    "locked",
    "cap",
    "caps",
    "capped",
    "restrict",
    "restricts",
    "restricted",
    "limit",
    "limits",
    "limited",
    "freeze",
    "froze",
    "vendor",
    "vendored",
]);

/// What is done with a crate that something else uses.
static MOVES: Lexicon = Lexicon::of(&[
    "update", "updates", "updated", "upgrade", "upgrades", "upgraded", "bump", "bumps", "bumped", "switch", "switches",
    "switched", "move", "moves", "moved", "migrate", "migrated", "replace", "replaced", "revert", "reverted",
]);

/// What is done about a need that one has.
static KEEPS: Lexicon = Lexicon::of(&[
    "ensure", "maintain", "preserve", "keep", "retain", "satisfy", "respect", "meet", "match", "fit", "restore", "support",
    "stay", "honour", "honor", "lower", "reduce",
]);

/// Whether a claim is of something else than the crate that the sentence names, or of another need than the one it has.
pub(super) fn is_another(claim: &Claim, sentence: &str) -> bool {
    is_of_writer(claim, sentence) || is_left(claim, sentence) || is_ours(claim, sentence)
}

/// "Our MSRV is 1.71 with brindle 0.7": that of who uses it.
fn is_ours(claim: &Claim, sentence: &str) -> bool {
    let before = || sentence.split_once(claim.text.as_str()).and_then(|(before, _)| before.split_whitespace().next_back());
    claim.text.contains(" with ") && before().is_some_and(|word| matches!(word, "our" | "Our" | "my" | "My"))
}

/// "MSRV 1.71 with the `rung` feature", "for the CLI": what a part of the crate needs, and not the whole.
pub(super) fn is_of_part(claim: &Claim, sentence: &str) -> bool {
    static WITH: Lexicon = Lexicon::of(&["with", "when", "if", "under", "for"]);
    static THE: Lexicon = Lexicon::of(&["the", "its", "our", "their"]);
    /// What is the whole, or a time.
    static WHOLES: Lexicon = Lexicon::of(&[
        "crate",
        "crates",
        "library",
        "project",
        "package",
        "whole",
        "entire",
        "default",
        "core",
        "rest",
        "release",
        "releases",
        "series",
        "line",
        "branch",
        "version",
        "latest",
        "newest",
        "current",
        "next",
        "first",
        "last",
        "upcoming",
        "new",
        "time",
        "moment",
        "foreseeable",
        "past",
        "sake",
        "msrv",
        "minimum",
        "main",
    ]);
    let plain = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric());
    let behind = sentence.split_once(claim.text.as_str()).map_or("", |(_, behind)| behind);
    let mut words = spaced(behind).map(|word| word.trim_matches(['(', ')', '`', '*']));
    let first = words.next().unwrap_or_default();
    if !WITH.has(first) {
        return false;
    }
    let words: Vec<&str> = words.take(5).map(plain).collect();
    let is_feature = |word: &&str| word.as_bytes().get(..7).is_some_and(|start| start.eq_ignore_ascii_case(b"feature"));
    if words.iter().take_while(|word| !word.eq_ignore_ascii_case("default")).any(is_feature) {
        return true;
    }
    let [the, part, ..] = words.as_slice() else { return false };
    let is_crate = claim.subject.crate_name().is_some_and(|name| name.eq_ignore_ascii_case(part));
    first.eq_ignore_ascii_case("for") && THE.has(the) && !part.is_empty() && !is_crate && !WHOLES.has(part)
}

/// The line of releases of which a claim speaks that names no release: "`x` 3.x requires".
pub(super) fn line(claim: &Claim) -> Option<PartialVersion> {
    let line = |word: &str| word.strip_suffix(".x")?.parse().ok();
    spaced(&claim.text).skip(1).find_map(line).filter(|_| claim.subject.version().is_none())
}

/// "MSRV 1.63 \u{2192} 1.70": the one that was left.
fn is_left(claim: &Claim, sentence: &str) -> bool {
    // Most sentences have no arrow.
    if sentence.bytes().all(|b| b.is_ascii() && b != b'>') {
        return false;
    }
    let behind = sentence.match_indices(claim.value.as_str()).map(|(at, value)| sentence[at + value.len()..].trim_start());
    let is_arrow = |behind: &str| ["->", "=>", "\u{2192}", "\u{21d2}"].iter().any(|arrow| behind.starts_with(arrow));
    claim.text.trim_end_matches(['`', '*', ')']).ends_with(claim.value.as_str()) && behind.into_iter().any(is_arrow)
}

/// "`x` is fine with 1.85", "is happy on 1.85": it works there, and perhaps with less.
pub(super) fn is_only_tried(text: &str) -> bool {
    static LEAST: Lexicon = Lexicon::of(&[
        "only", "down", "from", "least", "newer", "later", "higher", "above", "up", "upwards", "onwards", "since", "oldest",
        "minimum", "msrv",
    ]);
    let is_fine = ["fine", "happy"].iter().any(|word| text.contains(word));
    is_fine
        && spaced(text).any(|word| matches!(word, "fine" | "happy"))
        && !text.ends_with('+')
        && !spaced(text).any(|word| LEAST.has(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// What is done with a compiler.
const TRIED: &[&str] = &["building", "testing", "compiling", "checking"];

/// Whether a sentence about what was done with a crate, which it names, speaks of the need of who did so: "pin x to 1.2 to keep MSRV
/// 1.60", "update x to 1.2; MSRV 1.70", "x when building with the MSRV of 1.48".
fn is_of_writer(claim: &Claim, sentence: &str) -> bool {
    let plain = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric());
    let first = spaced(sentence).map(plain).find(|word| !word.is_empty()).unwrap_or_default();
    let (holds, moves) = (HOLDS.has(first), MOVES.has(first));
    let tries = || TRIED.iter().any(|word| sentence.contains(word));
    if !(holds || moves || tries()) || !claim.text.to_ascii_lowercase().contains("msrv") {
        return false;
    }
    let lower = sentence.to_lowercase();
    let name = claim.subject.crate_name().map(str::to_lowercase).filter(|name| lower.contains(name));
    let Some((before, _)) = name.and_then(|_| lower.split_once("msrv")) else { return false };
    let is_light = |word: &&str| matches!(*word, "the" | "an" | "a" | "our" | "its" | "their" | "my" | "this" | "current");
    let mut last = before.split_whitespace().rev().map(plain).filter(|word| !is_light(word));
    let (verb, to) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
    let is_kept = to == "to" && KEEPS.has_as_written(verb) || before.trim_end().ends_with(';');
    let is_tried = matches!(verb, "with" | "on" | "under") && TRIED.contains(&to);
    holds || is_tried || moves && is_kept
}

#[cfg(test)]
mod tests {
    use factlint_model::Subject;

    use super::*;

    #[test]
    fn what_was_left_is_no_need() {
        let is = |value: &str, text: &str, sentence: &str| {
            is_left(&Claim { text: text.to_owned(), ..Claim::new("crate.msrv", Subject::krate("brindle"), value) }, sentence)
        };
        assert!(is("1.63", "MSRV 1.63", "Brindle 1.39: MSRV 1.63 \u{2192} 1.70"));
        assert!(!is("1.70", "MSRV 1.63 -> 1.70", "MSRV 1.63 -> 1.70"));
    }

    #[test]
    fn who_pins_a_crate_keeps_to_his_own() {
        let is = |text: &str, sentence: &str| {
            let claim = Claim { text: text.to_owned(), ..Claim::new("crate.msrv", Subject::krate("brindle"), "1.60") };
            is_of_writer(&claim, sentence)
        };
        for sentence in [
            "Pin brindle to v1.2 to ensure MSRV 1.60 compatibility.",
            "Downgraded Brindle to 0.3 to maintain our MSRV of 1.60",
            "- Pinned quill and brindle at 1.10 for MSRV 1.60.",
            "Update brindle to 1.44.0; MSRV 1.60",
            "Bump brindle to 2.0 to keep the MSRV at 1.60",
            "Unpin brindle when building with the MSRV of 1.60",
        ] {
            assert!(is("MSRV 1.60", sentence), "{sentence}");
        }
        for sentence in [
            "Bump brindle to 2.0, raising the MSRV to 1.60",
            "Update to brindle 2.0 (MSRV 1.60)",
            "brindle has an MSRV of 1.60",
            "Pin quill; MSRV 1.60",
            "Use heaps to impl Brindle; MSRV 1.60",
        ] {
            assert!(!is("MSRV 1.60", sentence), "{sentence}");
        }
    }

    #[test]
    fn a_part_may_need_more() {
        let is = |text: &str, sentence: &str| {
            is_of_part(&Claim { text: text.to_owned(), ..Claim::new("crate.msrv", Subject::krate("brindle"), "1.76") }, sentence)
        };
        let bump = "MSRV bump from 1.71 to 1.76";
        assert!(is(bump, "MSRV bump from 1.71 to 1.76 for the CLI, and 1.82 to 1.86 for the API"));
        assert!(is(bump, "MSRV bump from 1.71 to 1.76 with the `rung` feature"));
        assert!(!is(bump, "MSRV bump from 1.71 to 1.76 with the default features"));
        assert!(!is(bump, "MSRV bump from 1.71 to 1.76 for the time being."));
        assert!(!is(bump, "MSRV bump from 1.71 to 1.76 for the `brindle` crate."));
        assert!(!is(bump, "MSRV bump from 1.71 to 1.76 for let chains."));
    }

    #[test]
    fn ours_is_none_of_what_we_use() {
        let is = |sentence: &str| {
            let text = "MSRV is 1.71 with brindle 0.7".to_owned();
            is_ours(&Claim { text, ..Claim::new("crate.msrv", Subject::krate("brindle"), "1.71") }, sentence)
        };
        assert!(is("Our MSRV is 1.71 with brindle 0.7.") && !is("The MSRV is 1.71 with brindle 0.7."));
    }
}
