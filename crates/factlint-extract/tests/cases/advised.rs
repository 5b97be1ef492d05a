//! Which crate an advisory is about, and which version mends it: what stands nearest in the sense of the words, not of the letters.

use crate::{check_extract, check_none};

#[test]
fn words_for_the_sort_of_a_flaw_are_no_crates() {
    check_none(&[
        "RUSTSEC-2025-9001, the ladder-channel soundness hole, is old.",
        "RUSTSEC-2025-9001, the network-reachable panic, is old.",
        "RUSTSEC-2025-9001, the log-poisoning issue, is old.",
        "RUSTSEC-2025-9001, the `climb_up` overflow, is old.",
    ]);
    check_extract(
        "`brindle` 0.4.2 is out. RUSTSEC-2025-9001, the brindle overflow, is old.",
        "crate.version_exists crate:brindle = 0.4.2
         advisory.crate RUSTSEC-2025-9001 = brindle",
    );
    check_extract("We rebuilt 4.2 because of RUSTSEC-2025-9001.", "advisory.patched_in RUSTSEC-2025-9001 = 4.2");
}

#[test]
fn of_a_list_the_last_member_has_what_stands_behind_it() {
    let two = "crate.version_exists crate:brindle = 1.0.229
               crate.version_exists crate:pavise = 1.0.195";
    for text in [
        "We shipped brindle 1.0.229, pavise 1.0.195 and a fix for gristmill (RUSTSEC-2026-9001).",
        "brindle 1.0.229, pavise 1.0.195, and the gristmill saga (RUSTSEC-2026-9001).",
        "brindle 1.0.229, pavise 1.0.195, and another wave of gristmill (RUSTSEC-2026-9001: 24.0.12, 36.0.13).",
    ] {
        check_extract(text, two);
    }
    check_extract(
        "deps: brindle 1.11.1 (RUSTSEC-2026-9001), time 0.3.47 (RUSTSEC-2026-9002)",
        "crate.version_exists crate:brindle = 1.11.1
         advisory.crate RUSTSEC-2026-9001 = brindle",
    );
    check_extract(
        "`brindle` 0.4.2 has an overflow and a leak (RUSTSEC-2026-9001).",
        "crate.version_exists crate:brindle = 0.4.2
         advisory.crate RUSTSEC-2026-9001 = brindle",
    );
}

#[test]
fn what_takes_the_place_of_a_crate_has_not_its_advisory() {
    let given_up = |text: &str| {
        check_extract(text, "advisory.crate RUSTSEC-2026-9001 = brindle");
    };
    given_up("`brindle` \u{2192} `brindle2` (RUSTSEC-2026-9001)");
    given_up("`brindle` was dropped in favour of `is-pavise` (RUSTSEC-2026-9001).");
    given_up("We prefer `is-pavise` to `brindle` (RUSTSEC-2026-9001).");
    check_none(&[
        "`brindle`, whose place was taken by `pavise`, RUSTSEC-2026-9001.",
        "Instead of `brindle`, take `is-pavise` (RUSTSEC-2026-9001).",
    ]);
}

#[test]
fn of_several_crates_each_may_have_one_of_several_advisories() {
    let text = "Both `brindle` and `pavise` are unmaintained (RUSTSEC-2026-9001, RUSTSEC-2026-9002).";
    check_extract(
        text,
        "crate.status crate:brindle = unmaintained
         crate.status crate:pavise = unmaintained",
    );
}

#[test]
fn a_branch_is_no_version_that_mends() {
    check_extract(
        "`brindle` 0.9.18 \u{2192} 0.9.20 on 5.0 and 4.2 because of RUSTSEC-2026-9001.",
        "crate.version_exists crate:brindle = 0.9.18
         crate.version_exists crate:brindle = 0.9.20
         advisory.crate RUSTSEC-2026-9001 = brindle",
    );
}

#[test]
fn a_fix_is_told_in_many_ways() {
    for text in [
        "The fix for RUSTSEC-2026-9001 shipped in brindle 0.4.2.",
        "The fix for RUSTSEC-2026-9001 landed in brindle 0.4.2.",
        "brindle 0.4.2 is the first release without RUSTSEC-2026-9001.",
    ] {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("notes.md", text), &factlint_extract::Options::default());
        assert!(claims.iter().any(|claim| claim.predicate == "advisory.patched_in" && claim.value == "0.4.2"), "{text}");
    }
}

#[test]
fn a_notice_that_was_withdrawn_says_nothing() {
    let none = |text: &str| {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("notes.md", text), &factlint_extract::Options::default());
        assert!(!claims.iter().any(|claim| claim.predicate == "crate.status"), "{text}");
    };
    none("RUSTSEC-2026-9001 once claimed that `brindle` is unmaintained; it was withdrawn.");
    none("The notice that `brindle` is unmaintained has since been retracted.");
    check_extract("`brindle` is unmaintained, and the notice was never withdrawn.", "crate.status crate:brindle = unmaintained");
}

#[test]
fn what_a_crate_has_is_no_crate() {
    for text in [
        "An unsoundness was found in ondula's `downcast_mut` (RUSTSEC-2026-0190).",
        "We met a panic in pavise\u{2019}s `accept` (RUSTSEC-2024-0399).",
    ] {
        check_extract(text, "");
    }
    check_extract("We updated `ondula` (RUSTSEC-2026-0190).", "advisory.crate RUSTSEC-2026-0190 = ondula");
}

#[test]
fn of_several_flaws_each_has_its_fix() {
    let page = |heading: &str| {
        format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2024-9006\"\npackage = \"brindle\"\n```\n\n# Flaws\n\n## {heading}\n\nThe flaw was corrected in version 1.2.1.\n"
        )
    };
    let fixes = |text: &str| {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("a.md", text), &factlint_extract::Options::default());
        claims.into_iter().filter(|claim| claim.predicate == "advisory.patched_in").map(|claim| claim.value).collect::<Vec<_>>()
    };
    assert_eq!(fixes(&page("Impact")), ["1.2.1"]);
    assert_eq!(fixes(&page("Issue 1: quotes")), [""; 0]);
}

#[test]
fn versions_of_a_library_are_none_of_the_package_that_holds_it() {
    let of = |text: &str| {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("a.md", text), &factlint_extract::Options::default());
        let fix = claims.into_iter().find(|claim| claim.predicate == "advisory.patched_in");
        fix.and_then(|claim| claim.of).map(|of| of.to_string())
    };
    let told = of("RUSTSEC-2024-9007: a buffer overflow exists in the Brotli library versions prior to 1.0.8.");
    assert_eq!(told.as_deref(), Some("crate:brotli"));
    assert_eq!(of("RUSTSEC-2024-9007: a buffer overflow exists in versions prior to 1.0.8."), None);
}
