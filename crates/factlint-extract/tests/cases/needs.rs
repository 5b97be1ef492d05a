//! What a crate needs of Rust, told apart from its own versions; and who it is that needs it, when, and in which release.

use factlint_extract::{Options, extract};
use factlint_model::Document;

use crate::{check_extract, check_in};

/// What a text says of what crates need.
#[track_caller]
fn check_needs(text: &str, expect: &[&str]) {
    check_needs_in("notes.md", text, expect);
}

#[track_caller]
fn check_needs_in(path: &str, text: &str, expect: &[&str]) {
    let claims = extract(&Document::new(path, text), &Options::default());
    let needs = claims.iter().filter(|claim| claim.predicate == "crate.msrv");
    let found: Vec<String> = needs.map(|claim| format!("{} = {}", claim.subject, claim.value)).collect();
    assert_eq!(found, expect, "{text}");
}

/// Whether a version that is said to exist may be one of Rust.
#[track_caller]
fn check_guessed(text: &str, expect: &[(&str, bool)]) {
    let claims = extract(&Document::new("notes.md", text), &Options::default());
    let versions = claims.iter().filter(|claim| claim.predicate == "crate.version_exists");
    let found: Vec<(&str, bool)> = versions.map(|claim| (claim.value.as_str(), claim.guessed)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_verb_of_need_is_not_said_again() {
    let cases: [(&str, &[&str]); 9] = [
        ("The MSRV of brindle is 1.68, that of pavise 1.63.", &["crate:brindle = 1.68", "crate:pavise = 1.63"]),
        ("`brindle`'s MSRV is 1.80, `pavise`'s 1.56.", &["crate:brindle = 1.80", "crate:pavise = 1.56"]),
        (
            "`brindle` 0.29 requires 1.83, `pavise` 0.4.45 just 1.62.",
            &["crate:brindle@0.29 = 1.83", "crate:pavise@0.4.45 = 1.62"],
        ),
        (
            "`brindle` 8 requires rustc 1.65, `brindle` 7.1.1 and later 1.48.",
            &["crate:brindle@8 = 1.65", "crate:brindle@7.1.1 = 1.48"],
        ),
        (
            "MSRV of `brindle` 0.29: 1.83. In `pavise` 0.4.45 it's 1.62.",
            &["crate:brindle@0.29 = 1.83", "crate:pavise@0.4.45 = 1.62"],
        ),
        ("As for the minimum compiler, in `pavise` 0.8.9 it is 1.80.", &["crate:pavise@0.8.9 = 1.80"]),
        ("The compilers needed: `brindle` 1.56, `pavise` 1.80", &["crate:brindle = 1.56", "crate:pavise = 1.80"]),
        (
            "Rust versions our dependencies ask for: `brindle` (1.71), `pavise` (1.80).",
            &["crate:brindle = 1.71", "crate:pavise = 1.80"],
        ),
        ("With `brindle` 1.11 the requirement went up to 1.80.", &["crate:brindle@1.11 = 1.80"]),
    ];
    for (text, expect) in cases {
        check_needs(text, expect);
    }
}

#[test]
fn lists_under_words_of_need_are_of_what_is_needed() {
    for heading in
        ["## What compiler do I need?", "## Oldest supported compiler", "Minimum Rust versions of what we use:", "# MSRVs"]
    {
        check_extract(
            &format!("{heading}\n\n- `brindle` → 1.65.\n- `pavise`: 1.71\n- tarnling-core 1.68."),
            "crate.msrv crate:brindle = 1.65
             crate.msrv crate:pavise = 1.71
             crate.msrv crate:tarnling-core = 1.68",
        );
    }
    check_extract("## Our MSRV policy\n\n- `brindle` — 1.56, since September 2025", "crate.msrv crate:brindle = 1.56");
    // In a table the column says what a number is.
    check_needs("## MSRV\n\n| Crate | Note |\n|---|---|\n| `brindle` 1.53 | fine |", &[]);
    check_extract(
        "## Dependencies\n\n- `brindle` 1.53\n- `pavise` 1.47",
        "crate.version_exists crate:brindle = 1.53\ncrate.version_exists crate:pavise = 1.47",
    );
}

#[test]
fn what_is_left_is_needed_no_more() {
    check_needs("MSRV bumps: `brindle` 1.63 → 1.80, `pavise` 1.74 -> 1.85.", &["crate:brindle = 1.80", "crate:pavise = 1.85"]);
    check_needs("- `brindle`: MSRV 1.63 → 1.80", &["crate:brindle = 1.80"]);
    check_needs("MSRV of `brindle`: 1.60 (4.0)", &["crate:brindle@4.0 = 1.60"]);
    check_needs(
        "We need brindle 4.6 (MSRV 1.85) and pavise 1.53 (MSRV 1.71).",
        &["crate:brindle@4.6 = 1.85", "crate:pavise@1.53 = 1.71"],
    );
    check_extract("## `brindle`'s MSRV over time\n\n- 4.0, in short", "");
}

#[test]
fn a_number_beside_words_of_need_may_be_one_of_rust() {
    check_guessed("The last `brindle` to support 1.63 is 0.9.5.", &[("1.63", true), ("0.9.5", false)]);
    check_guessed("`brindle` went from 1.81 to 1.83 in 0.3.45.", &[("1.81", true), ("1.83", true), ("0.3.45", false)]);
    check_guessed("`brindle` moved from 1.70 to 1.71 in 1.49.", &[("1.70", true), ("1.71", true), ("1.49", false)]);
    check_guessed("What each one wants from rustc: see there. Here `brindle` 1.71 counts.", &[("1.71", true)]);
    check_guessed("## Compiler support\n\n- `brindle` 1.53", &[("1.53", true)]);
    check_guessed("## Rust versions\n\n- `brindle`: 1.71", &[("1.71", true)]);
    check_guessed("# MSRV notes\n\n## What others do\n\n- `brindle` 1.71 or so", &[("1.71", true)]);
    check_guessed("`brindle` 1.48 is out.", &[("1.48", false)]);
    check_guessed("Bump the `brindle` requirement from 1.38 to 1.40.", &[("1.38", false), ("1.40", false)]);
    check_extract("MSRVs vary a lot: `brindle` stays at 1.56.", "");
}

#[test]
fn what_has_to_do_with_a_crate_is_not_the_crate() {
    let others = [
        "Our fork of brindle requires Rust 1.80.",
        "The wrapper around `brindle` needs Rust 1.80.",
        "The plugin for `brindle` requires Rust 1.96.",
        "A patched `brindle` requires Rust 1.90.",
        "The examples of `brindle` require Rust 1.90.",
        "Everything built on `brindle` requires Rust 1.90.",
        "Hacking on `brindle` requires Rust 1.90.",
        "Our CLI uses brindle 4.6 and requires Rust 1.90.",
        "Because our tool uses brindle 4.6, it needs Rust 1.85.",
        "The gateway is built on brindle 0.8.9 and requires Rust 1.92.",
        "This crate is a thin layer over brindle 1.53 and needs Rust 1.80.",
        "The service wraps brindle 0.8.9, talks to a database and requires Rust 1.92.",
        "We bumped brindle from 1.44 to 1.48 and our MSRV from 1.70 to 1.75.",
        "Upgrading to brindle 1.99 raises the MSRV to 1.71.",
        "The development version of `brindle` requires Rust 1.90.",
        "The macros of `brindle` require Rust 1.90.",
        "Early releases of `brindle` require Rust 1.36.",
        "A full-featured `brindle` needs Rust 1.97.",
    ];
    for text in others {
        check_needs(text, &[]);
    }
    let own: [(&str, &str); 13] = [
        ("We use brindle 4.6; it requires Rust 1.85.", "crate:brindle@4.6 = 1.85"),
        ("The 0.7 line of `brindle` requires Rust 1.66.", "crate:brindle@0.7 = 1.66"),
        ("As of brindle 1.49 the MSRV is 1.71.", "crate:brindle@1.49 = 1.71"),
        ("My colleague says `brindle` requires Rust 1.71.", "crate:brindle = 1.71"),
        ("Version 4.6 of `brindle` requires Rust 1.85.", "crate:brindle@4.6 = 1.85"),
        ("The latest release of `brindle` requires Rust 1.85.", "crate:brindle = 1.85"),
        ("Users of brindle 4.6 need Rust 1.85.", "crate:brindle@4.6 = 1.85"),
        ("Building brindle 4.6 requires Rust 1.85.", "crate:brindle@4.6 = 1.85"),
        ("brindle 1.53 came out in June and requires Rust 1.71.", "crate:brindle@1.53 = 1.71"),
        ("We updated to brindle 4.6, which is faster and requires Rust 1.85.", "crate:brindle@4.6 = 1.85"),
        ("A recent brindle 4.6 requires Rust 1.85.", "crate:brindle@4.6 = 1.85"),
        ("To compile brindle 4.6 you need Rust 1.80 or newer.", "crate:brindle@4.6 = 1.80"),
        ("Since brindle 1.48 requires Rust 1.71, we wait.", "crate:brindle@1.48 = 1.71"),
    ];
    for (text, expect) in own {
        check_needs(text, &[expect]);
    }
}

#[test]
fn a_need_may_be_denied_or_surpassed() {
    let texts = [
        "Neither brindle 4.5 nor pavise 1.53 requires Rust 1.85.",
        "None of `brindle`, `tarn` and `pavise` requires Rust 1.90.",
        "Nothing in `brindle` requires Rust 1.80.",
        "No part of `brindle` requires Rust 1.80.",
        "Hardly anything in `brindle` needs Rust 1.80.",
        "Few users of `brindle` need Rust 1.90.",
        "I thought `brindle` required Rust 1.90.",
        "It is not true that `brindle` requires Rust 1.90.",
        "brindle 0.19 requires more than Rust 1.94.",
        "brindle 0.19 needs something newer than Rust 1.94.",
        "brindle 4.6 requires more than Rust 1.80 can offer.",
    ];
    for text in texts {
        check_needs(text, &[]);
    }
    check_needs("brindle 0.19 won't build with anything older than Rust 1.80.", &["crate:brindle@0.19 = 1.80"]);
    check_needs("`brindle` requires nothing newer than Rust 1.80.", &["crate:brindle = 1.80"]);
}

#[test]
fn what_was_needed_once_is_no_claim() {
    let texts = [
        "Before 4.6, `brindle` required Rust 1.74.",
        "The MSRV of `brindle` was 1.74 before 4.6.",
        "Until 0.8, `brindle`'s MSRV was 1.66.",
        "Originally `brindle` required Rust 1.45.",
        "Back when they wrote this, `brindle` needed Rust 1.49.",
        "Until brindle 1.48 the MSRV was 1.70.",
        "Last year `brindle` still required Rust 1.74.",
    ];
    for text in texts {
        check_needs(text, &[]);
    }
    check_needs("`brindle`'s MSRV was 1.66 in 0.7.", &["crate:brindle@0.7 = 1.66"]);
    check_needs("Of our dependencies `brindle` needs 1.65.", &["crate:brindle = 1.65"]);
    check_needs("In 2024 `brindle` raised its MSRV to 1.80.", &["crate:brindle = 1.80"]);
    check_needs("Rust 1.80 is required by `brindle` since 2025.", &["crate:brindle = 1.80"]);
    check_needs("`brindle` 0.7 required Rust 1.66 in its day.", &["crate:brindle@0.7 = 1.66"]);
}

#[test]
fn an_item_of_a_log_tells_of_what_it_moves() {
    let log = |item: &str| format!("# Changelog of sievegate\n\n## 4.0.0 (2026-06-02)\n\n- {item}\n");
    let cases: [(&str, &[&str]); 9] = [
        ("Use brindle 0.10 for jitter; it requires Rust 1.85.", &["crate:brindle@0.10 = 1.85"]),
        ("Bumped `brindle` to 0.9.0, whose MSRV is 1.94.", &["crate:brindle@0.9.0 = 1.94"]),
        ("Replaced `tarn` by `brindle`. Its MSRV is 1.65.", &["crate:brindle = 1.65"]),
        ("The MSRV is now 1.85, for `brindle` wants it.", &["crate:sievegate@4.0.0 = 1.85"]),
        ("Switched to `brindle`. It needs Rust 1.80.", &["crate:brindle = 1.80"]),
        ("Bumped `brindle` from 0.8.6 to 0.9.0. Its MSRV of 1.94 is now ours.", &["crate:brindle@0.9.0 = 1.94"]),
        ("Updated `brindle` to 0.10. It requires Rust 1.85.", &["crate:brindle@0.10 = 1.85"]),
        ("Switched to brindle 1.12. This needs Rust 1.80.", &["crate:brindle@1.12 = 1.80"]),
        ("Update `brindle` to 2. This raises the minimum supported Rust version to 1.56.", &["crate:sievegate@4.0.0 = 1.56"]),
    ];
    for (item, expect) in cases {
        check_needs_in("CHANGELOG.md", &log(item), expect);
    }
    check_needs_in(
        "CHANGELOG.md",
        "# Changelog\n\n## 0.7.8\n\nThis release bumps the MSRV of brindle-util to 1.56.\n",
        &["crate:brindle-util@0.7.8 = 1.56"],
    );
}

#[test]
fn a_name_in_a_log_of_none_may_be_anothers() {
    let claims = extract(
        &Document::new("CHANGELOG.md", "# Changelog\n\n## 0.5.2\n\n- brindle now requires Rust 1.85.\n"),
        &Options::default(),
    );
    let needs = claims.iter().find(|claim| claim.predicate == "crate.msrv");
    assert!(needs.is_some_and(|claim| claim.guessed && claim.subject.version() == Some("0.5.2")), "{claims:?}");
}

#[test]
fn the_release_with_which_a_clause_begins_needs_it() {
    check_needs(
        "`brindle` 0.7 needs Rust 1.66 and 0.8, out since January 2025, needs 1.75.",
        &["crate:brindle@0.7 = 1.66", "crate:brindle@0.8 = 1.75"],
    );
    check_needs(
        "`brindle` 2.0.18 needs Rust 1.68, while 2.0.19, the next one, needs 1.71.",
        &["crate:brindle@2.0.18 = 1.68", "crate:brindle@2.0.19 = 1.71"],
    );
    check_needs("`brindle` 0.7 needs Rust 1.66 and 0.8 needs 1.75.", &["crate:brindle@0.7 = 1.66", "crate:brindle@0.8 = 1.75"]);
    check_needs("`brindle` 0.4 users should note that 0.5 raised the requirement to 1.64.", &["crate:brindle@0.5 = 1.64"]);
    check_needs(
        "- [brindle](https://github.com/hollowpine/brindle) — a sieve. Version 14 appeared in November 2023 and requires Rust 1.72.",
        &["crate:brindle@14 = 1.72"],
    );
}

#[test]
fn what_is_so_now_is_said_of_the_crate() {
    check_needs(
        "brindle 4.0 came out on 28 September 2022. Today the minimum supported Rust version is 1.85.",
        &["crate:brindle = 1.85"],
    );
    check_needs("`brindle` 1.0 was released on 1 May 2018. Its MSRV is 1.65 today.", &["crate:brindle = 1.65"]);
    check_needs("`brindle` 0.1 was published on 30 July 2021. The MSRV is 1.80 nowadays.", &["crate:brindle = 1.80"]);
    check_needs("brindle 1.0 was published in 2018, and today the MSRV is 1.80.", &["crate:brindle = 1.80"]);
    check_needs("brindle 1.0 came out on 23 December 2020. Until 1.48 raised it, the MSRV was 1.70.", &[]);
    // Of that release or of the newest, nobody can tell.
    check_needs("`brindle` 1.0 was released on 1 May 2018. The MSRV is 1.65.", &[]);
    check_needs("brindle 0.7 is out. MSRV 1.76.", &["crate:brindle@0.7 = 1.76"]);
    check_needs("`brindle` 0.9 was released in May 2025. It requires Rust 1.80.", &["crate:brindle@0.9 = 1.80"]);
}

#[test]
fn a_log_in_html_goes_on_with_the_last_release() {
    check_in(
        "notes.html",
        "<p><code>brindle</code> has a new home. Version 0.6, in May 2025, was the first one from there; <code>0.7</code> followed in July and <code>0.8</code> on the last day of November. MSRV&nbsp;1.86 since then, 1.80 before.</p>",
        "crate.release_date crate:brindle@0.6 = 2025-05
         crate.version_exists crate:brindle = 0.7
         crate.msrv crate:brindle@0.8 = 1.86",
    );
}

#[test]
fn a_release_beside_its_name_is_no_need() {
    let cases: [(&str, &[&str]); 12] = [
        ("MSRV:\n- brindle 1.48: 1.66\n- tarnrs 1.12: 1.80", &["crate:brindle@1.48 = 1.66", "crate:tarnrs@1.12 = 1.80"]),
        ("MSRV overview: brindle 1.48 (1.66), tarnrs 0.12 (1.80).", &["crate:brindle@1.48 = 1.66", "crate:tarnrs@0.12 = 1.80"]),
        ("## MSRV\n\n- brindle 1.53.1: 1.71", &["crate:brindle@1.53.1 = 1.71"]),
        ("MSRV overview: brindle 1.48 is at 1.66.", &[]),
        ("Our MSRV is 1.70: brindle 1.47 takes 1.70.", &["crate:brindle@1.47 = 1.70"]),
        ("MSRV: brindle 1.66, tarnrs 1.80.", &["crate:brindle = 1.66", "crate:tarnrs = 1.80"]),
        ("MSRV (brindle 1.66, tarnrs 1.80)", &["crate:brindle = 1.66", "crate:tarnrs = 1.80"]),
        ("brindle declares an MSRV since 1.15 (1.46 then).", &[]),
        ("brindle first declared an MSRV in 1.15.0, and it was 1.46.", &[]),
        ("Only brindle's 1.85 stands in the way of an MSRV of 1.80.", &[]),
        ("`brindle` has had an MSRV of 1.60 since 0.5.", &["crate:brindle@0.5 = 1.60"]),
        ("The MSRV of `brindle` has been 1.86 since 2.3.", &["crate:brindle@2.3 = 1.86"]),
    ];
    for (text, expect) in cases {
        check_needs(text, expect);
    }
}

#[test]
fn a_number_like_those_of_rust_may_be_needed() {
    check_guessed("Our MSRV is 1.75. brindle is at 1.71, tarnrs is still at 1.63.", &[("1.71", true)]);
    check_guessed("## MSRV\n\nbrindle remains at 1.70.", &[("1.70", true)]);
    check_guessed("brindle stayed at 1.31 from 1.0.180 to 1.0.219.", &[("1.31", true), ("1.0.180", false), ("1.0.219", false)]);
    check_guessed("They move each year: brindle 1.56 in 1.27.", &[("1.56", true), ("1.27", false)]);
    check_guessed("Compared with the 1.62.0 of brindle, it is steep.", &[("1.62.0", true)]);
    check_guessed("Thanks to brindle's 1.63 we can stay on Debian 12; tarnrs's 1.85 is the problem.", &[("1.85", true)]);
    check_guessed("We moved to version 1.40.0 of brindle.", &[("1.40.0", false)]);
    // What a number like that is in other company is told as ever.
    check_extract("brindle is at 1.53.", "crate.latest_version crate:brindle = 1.53");
}

#[test]
fn what_needs_a_version_of_rust_is_none() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "`brindle`: 2.0.17 needs 1.61, 2.0.18 wants 1.68, 2.0.19 wants 1.71.",
            &["crate:brindle@2.0.17 = 1.61", "crate:brindle@2.0.18 = 1.68", "crate:brindle@2.0.19 = 1.71"],
        ),
        ("brindle 1.38.2 needs Rust 1.63, 1.39.1 needs 1.70.", &["crate:brindle@1.38.2 = 1.63", "crate:brindle@1.39.1 = 1.70"]),
        ("brindle 0.8.2 needs 1.80, tarnrs 4.6.1 needs 1.85.", &["crate:brindle@0.8.2 = 1.80", "crate:tarnrs@4.6.1 = 1.85"]),
        ("# brindle\n\n1.0.228 needs 1.56, 1.0.229 needs 1.60.", &["crate:brindle@1.0.228 = 1.56"]),
        ("`brindle` needs Rust 1.70.", &["crate:brindle = 1.70"]),
    ];
    for (text, expect) in cases {
        check_needs(text, expect);
    }
    for text in [
        "# brindle\n\n1.0.228 needs 1.56, 1.0.229 needs 1.56.",
        "In brindle, 1.0.100 requires 1.39, 1.0.101 requires 1.68.",
        "brindle 1.0.65 runs on 1.56, 1.0.66 on 1.61.",
        "brindle: 1.38 needs 1.63, 1.47 needs 1.70.",
        "Mind the minimum supported Rust version (MSRV): brindle stayed at 1.31 from 1.0.180 to 1.0.219.",
    ] {
        let claims = extract(&Document::new("notes.md", text), &Options::default());
        let is_wrong = |value: &str| value.starts_with("1.0.") || value == "1.47";
        assert!(!claims.iter().any(|claim| claim.predicate.starts_with("rust.") && is_wrong(&claim.value)), "{text}\n{claims:?}");
    }
}

#[test]
fn what_works_somewhere_may_need_less() {
    let cases: [(&str, &[&str]); 6] = [
        ("brindle 7.1.3 is fine with 1.85.", &[]),
        ("Even brindle 0.2.35 is fine on 1.75.", &[]),
        ("brindle 0.32.0 is happy on 1.90.", &[]),
        ("`brindle` is happy with Rust 1.71 or newer.", &["crate:brindle = 1.71"]),
        ("brindle 4.6.6 is content with 1.85.", &["crate:brindle@4.6.6 = 1.85"]),
        ("brindle 4.6.6 needs 1.85.", &["crate:brindle@4.6.6 = 1.85"]),
    ];
    for (text, expect) in cases {
        check_needs(text, expect);
    }
}

#[test]
fn the_need_of_a_release_in_use_is_its_own() {
    let cases: [(&str, &[&str]); 11] = [
        ("`brindle` had to be held at 1.8 (MSRV 1.74).", &["crate:brindle@1.8 = 1.74"]),
        ("brindle is pinned at 4.5 (MSRV 1.74).", &["crate:brindle@4.5 = 1.74"]),
        (
            "`brindle` would go from 2.2.12 (MSRV 1.78) to 2.3.12 (MSRV 1.86).",
            &["crate:brindle@2.2.12 = 1.78", "crate:brindle@2.3.12 = 1.86"],
        ),
        ("### `brindle`\n\n- Our version: 2.2.12\n- Its MSRV: 1.78", &[]),
        ("### `brindle`\n\nLocked at: 0.7.9\nMSRV: 1.66", &[]),
        ("### `brindle`\n\n**Version in use:** 2.2.12\n**MSRV:** 1.78", &[]),
        ("### `brindle`\n\n- In Cargo.lock: 1.38.2\n- MSRV: 1.63", &[]),
        ("### `brindle`\n\n- Pinned to 4.5.0\n- MSRV 1.74", &[]),
        ("### `brindle`\n\n- Latest version: 2.2.12\n- MSRV: 1.78", &["crate:brindle = 1.78"]),
        ("### `brindle`\n\n- Used by: the tools\n- MSRV: 1.78", &["crate:brindle = 1.78"]),
        ("`brindle` (MSRV 1.74)", &["crate:brindle = 1.74"]),
    ];
    for (text, expect) in cases {
        check_needs(text, expect);
    }
}

#[test]
fn a_need_of_a_year_is_no_release_of_rust() {
    check_no_days("**MSRV.**\n\n- now: 1.85\n- from 1 October: 1.88\n- 2027: 1.94");
    check_no_days("Our MSRV was 1.70 in 2024, 1.80 in 2025, and is 1.85 in 2026.");
    check_no_days("## MSRV by year\n\n2024: 1.70\n2025: 1.80\n2026: 1.85");
    check_extract("Our MSRV is old. Rust 1.85 shipped in February 2025.", "rust.release_date rust@1.85 = 2025-02");
}

/// Texts that give no release of Rust its day.
#[track_caller]
fn check_no_days(text: &str) {
    let claims = extract(&Document::new("notes.md", text), &Options::default());
    assert!(!claims.iter().any(|claim| claim.predicate == "rust.release_date"), "{text}\n{claims:?}");
}

#[test]
fn minimums_may_be_those_of_anything() {
    check_extract(
        "We raised the minimums of our dependencies:\n\n- `ondula`: 1.40\n- `pavise`: 0.2.150\n",
        "crate.version_exists crate:ondula = 1.40
         crate.version_exists crate:pavise = 0.2.150",
    );
}

#[test]
fn a_release_between_commas_has_what_follows() {
    check_needs(
        "`brindle` 0.8.0 followed 0.7.0 (27 November 2023), and the current release, 0.8.9, asks for Rust 1.80.",
        &["crate:brindle@0.8.9 = 1.80"],
    );
}
