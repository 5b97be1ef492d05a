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
        "`brindle`'s MSRV was 1.66 back in 2023.",
        "In 2022 `brindle` required Rust 1.49.",
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
