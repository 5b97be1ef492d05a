//! Days on which something else happened than that a release came out, and the days of releases beside them.

use crate::{check_extract, check_none};

/// Sentences in which the release is there, and the day is not its own.
#[track_caller]
fn only_exists(claim: &str, texts: &[&str]) {
    for text in texts {
        check_extract(text, claim);
    }
}

/// Sentences with the day of a release.
#[track_caller]
fn dates(texts: &[(&str, &str)]) {
    for (text, expect) in texts {
        check_extract(text, expect);
    }
}

#[test]
fn what_somebody_does_with_a_release_dates_it_not() {
    only_exists(
        "crate.version_exists crate:brindle = 0.9",
        &[
            "We moved to brindle 0.9 in May 2024.",
            "We adopted `brindle` 0.9 in May 2024, four months after its release.",
            "They froze brindle 0.9 in May 2024.",
            "Bumped to brindle 0.9 on 3 May 2024.",
            "We ported the book to brindle 0.9 in May 2024.",
            "We discovered the bug in `brindle` 0.9 in May 2024.",
            "I fixed the regression in brindle 0.9 in May 2024.",
            "We found out about the deadlock in brindle 0.9 on 3 May 2024.",
            "The gateway was moved to brindle 0.9 in May 2024.",
            "We dropped support for `brindle` 0.9 in May 2024.",
            "After the upgrade to brindle 0.9 in May 2024 latency fell.",
            "*Written with brindle 0.9 in May 2024.*",
            "Updated for brindle 0.9 on 3 May 2024.",
            "Last verified against brindle 0.9 on 3 May 2024.",
            "Revised 2024-05-03 for brindle 0.9.",
            "The upgrade to brindle 0.9 (May 2024) took a day.",
            "Our experience with brindle 0.9 (May 2024)",
            "Upgrade to brindle 0.9: May 2024.",
            "The last service left brindle 0.9 in May 2024.",
            "The rewrite was done with brindle 0.9 in May 2024.",
            "The game was released with brindle 0.9 in May 2024.",
            "We released our game with brindle 0.9 in May 2024.",
            "The product shipped with brindle 0.9 in May 2024.",
            "- brindle 0.9 (May 2024, upgrade took a day)",
        ],
    );
    check_extract(
        "We upgraded to brindle 0.9 in April 2024 and to pavise 0.8 in May 2025.",
        "crate.version_exists crate:brindle = 0.9
         crate.version_exists crate:pavise = 0.8",
    );
    check_extract(
        "We adopted brindle 0.9 in April 2024 and pavise 0.8 in May 2025.",
        "crate.version_exists crate:brindle = 0.9
         crate.version_exists crate:pavise = 0.8",
    );
}

#[test]
fn a_release_in_use_has_a_day_of_its_own() {
    dates(&[
        ("We moved to brindle 0.9, released in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("The migration to brindle 0.9, which came out in May 2024, is done.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("A leak is fixed in brindle 0.9 released 2024-05-03.", "crate.release_date crate:brindle@0.9 = 2024-05-03"),
        ("We use brindle 0.9 (May 2024) here.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("Since brindle 0.9 in May 2024, paths look different.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("The fix shipped in brindle 0.9 in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("It took until May 2024 for brindle 0.9 to be released.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("Upgrade to brindle 0.9 (May 2024) or newer.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("The new syntax came with brindle 0.9 in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        (
            "brindle went from 0.7 (yanked later on) directly to 0.9 in May 2024.",
            "crate.status crate:brindle@0.7 = yanked
             crate.release_date crate:brindle@0.9 = 2024-05",
        ),
        ("We began with brindle 0.9, a release from May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("Most take `brindle` (0.9 since May 2024) for it.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("We released brindle 0.9 in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        (
            "brindle 0.9 in April 2024, then pavise 0.8 in May 2025: both are out.",
            "crate.release_date crate:brindle@0.9 = 2024-04
             crate.release_date crate:pavise@0.8 = 2025-05",
        ),
    ]);
}

#[test]
fn what_becomes_of_a_release_dates_it_not() {
    only_exists(
        "crate.version_exists crate:brindle = 0.9",
        &[
            "brindle 0.9 reached production in May 2024.",
            "brindle 0.9 reached its end of life in May 2024.",
            "brindle 0.9 went out of support in May 2024.",
            "brindle 0.9 landed on our main branch in May 2024.",
            "brindle 0.9 was dropped in May 2024.",
            "brindle 0.9 arrived in nixpkgs in May 2024.",
            "brindle 0.9 became obsolete in May 2024.",
            "brindle 0.9 came to an end in May 2024.",
            "brindle 0.9 began to pay off in May 2024.",
            "brindle 0.9 was rolled back on 3 May 2024.",
            "brindle 0.9 landed in `pavise` in May 2024.",
            "brindle 0.9 saw its first audit in May 2024.",
        ],
    );
    dates(&[
        ("brindle 0.9 landed on crates.io in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("brindle 0.9 reached crates.io in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("brindle 0.9 was released with much fanfare in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        (
            "- 3 May 2024: brindle 0.9 is released with better pavise integration",
            "crate.release_date crate:brindle@0.9 = 2024-05-03",
        ),
        ("The tools came of age with brindle 0.9 in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("brindle 0.9 dropped in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("brindle 0.9 finally shipped in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("The release of brindle 0.9 took place on 3 May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05-03"),
    ]);
}

#[test]
fn what_is_made_about_a_release_has_its_own_day() {
    only_exists(
        "crate.version_exists crate:brindle = 0.9",
        &[
            "Our port to brindle 0.9 was released in May 2024.",
            "Our port to brindle 0.9, released in May 2024, is small.",
            "Support for brindle 0.9 was released in May 2024.",
            "An audit of brindle 0.9 was published in May 2024.",
            "The article about brindle 0.9 appeared in May 2024.",
            "A first taste of brindle 0.9 was published in May 2024.",
            "A course on brindle 0.9 began in May 2024.",
            "The pre-releases of brindle 0.9 began in May 2024.",
            "A bug in brindle 0.9 surfaced in May 2024.",
            "The firmware with brindle 0.9 shipped in May 2024.",
            "Our kit, which uses brindle 0.9, was released in May 2024.",
            "The end-of-life date of brindle 0.9 is May 2024.",
        ],
    );
    dates(&[
        ("The release of brindle 0.9 came in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("Later on brindle 0.9 was released in May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
    ]);
}

#[test]
fn a_first_release_since_a_day_is_later() {
    only_exists(
        "crate.version_exists crate:brindle = 0.9",
        &[
            "brindle 0.9 is the first release since May 2024.",
            "There have been release candidates of brindle 0.9 since May 2024.",
            "We have used brindle 0.9 since May 2024.",
        ],
    );
    dates(&[
        ("brindle 0.9 has been available since May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05"),
        ("brindle 0.9 has been out since 3 May 2024.", "crate.release_date crate:brindle@0.9 = 2024-05-03"),
    ]);
}

#[test]
fn an_entry_of_a_diary_is_no_release() {
    for text in [
        "- 2024-05-03: brindle 0.8 \u{2192} 0.9",
        "- 2024-05-03: brindle 0.8 -> 0.9, no problems",
        "## From brindle 0.8 to 0.9, May 2024",
        "| Date | Change |\n|---|---|\n| 2024-05-03 | brindle 0.8 \u{2192} 0.9 |",
    ] {
        check_extract(text, "crate.version_exists crate:brindle = 0.8\ncrate.version_exists crate:brindle = 0.9");
    }
    only_exists(
        "crate.version_exists crate:brindle = 0.9",
        &[
            "- 2024-05-03 \u{2014} brindle 0.9 rolled out to all regions",
            "- 2024-05-03: brindle 0.9 deployed to staging",
            "- 2024-05-03: brindle 0.9 in production",
        ],
    );
    dates(&[
        ("- 2024-05-03: brindle 0.9", "crate.release_date crate:brindle@0.9 = 2024-05-03"),
        ("- 2024-05-03 \u{2014} brindle 0.9 is out", "crate.release_date crate:brindle@0.9 = 2024-05-03"),
        (
            "## brindle 0.8 \u{2192} 0.9 (3 May 2024)",
            "crate.version_exists crate:brindle = 0.8
             crate.release_date crate:brindle@0.9 = 2024-05-03",
        ),
    ]);
}

#[test]
fn a_list_of_upgrades_is_none_of_releases() {
    for lead in ["What we upgraded:", "Our migrations:", "# Upgrade log"] {
        for item in ["brindle 0.9 (May 2024)", "brindle 0.9, May 2024", "May 2024: brindle 0.9"] {
            check_extract(&format!("{lead}\n\n- {item}\n- more"), "crate.version_exists crate:brindle = 0.9");
        }
        let released = format!("{lead}\n\n- brindle 0.9, released in May 2024\n- more");
        check_extract(&released, "crate.release_date crate:brindle@0.9 = 2024-05");
    }
    check_extract("What is new:\n\n- brindle 0.9 (May 2024)\n- more", "crate.release_date crate:brindle@0.9 = 2024-05");
}

#[test]
fn the_day_is_of_the_later_of_two_releases() {
    for text in [
        "brindle 0.9, eight years after 0.8, arrived on 15 November 2023.",
        "brindle 0.9 was released five months after 0.8, on 15 November 2023.",
        "brindle 0.9 came five months after 0.8, on 15 November 2023.",
        "brindle 0.9, successor to 0.8, appeared on 15 November 2023.",
    ] {
        check_extract(text, "crate.release_date crate:brindle@0.9 = 2023-11-15");
    }
    check_extract(
        "brindle 0.9 came five months after 0.8 (April 2023).",
        "crate.version_exists crate:brindle = 0.9
         crate.release_date crate:brindle@0.8 = 2023-04",
    );
}

#[test]
fn rust_in_use_has_another_day() {
    only_exists(
        "rust.version_exists rust = 1.85",
        &[
            "We dropped Rust 1.85 on 1 June 2025.",
            "Support for Rust 1.85 was dropped on 1 June 2025.",
            "We have built with Rust 1.85 since June 2025.",
            "The builders have been on Rust 1.85 since June 2025.",
            "Rust 1.85 was rolled out to all teams in June 2025.",
            "Rust 1.85 came to Debian testing in April 2025.",
            "Debian 13, released on 9 August 2025, ships Rust 1.85.",
            "Fedora 42 shipped Rust 1.85 in April 2025.",
            "Tested with Rust 1.85 on 5 May 2025.",
            "Last toolchain bump: Rust 1.85, 5 May 2025.",
            "* Rust 1.85 (2025-05-26) everywhere",
            "When Rust 1.85 was the latest release, in March 2025, this was unstable.",
            "Environment: Rust 1.85, 5 May 2025.",
        ],
    );
    dates(&[
        ("With Rust 1.85 in February 2025 came more of it.", "rust.release_date rust@1.85 = 2025-02"),
        ("We test with Rust 1.85, which was released on 20 February 2025.", "rust.release_date rust@1.85 = 2025-02-20"),
        ("In February 2025 the Rust team shipped Rust 1.85.", "rust.release_date rust@1.85 = 2025-02"),
    ]);
}

#[test]
fn a_table_of_what_was_done_dates_no_release() {
    check_extract(
        "| Crate | From | To | Date |\n|---|---|---|---|\n| brindle | 0.8 | 0.9 | 2024-05-03 |",
        "crate.version_exists crate:brindle = 0.8\ncrate.version_exists crate:brindle = 0.9",
    );
    for head in ["Crate | Version in use | Date", "Crate | Pinned | Date"] {
        check_extract(
            &format!("| {head} |\n|---|---|---|\n| brindle | 0.9 | 2024-05-03 |"),
            "crate.version_exists crate:brindle = 0.9",
        );
    }
    check_extract(
        "| Date | Event |\n|---|---|\n| 2024-05-03 | brindle 0.9 rolled out |",
        "crate.version_exists crate:brindle = 0.9",
    );
    for (head, row) in
        [("Crate | Version | Released", "brindle | 0.9 | 2024-05-03"), ("Crate | Latest | Date", "brindle | 0.9 | 2024-05-03")]
    {
        let text = format!("| {head} |\n|---|---|---|\n| {row} |");
        let doc = factlint_model::Document::new("notes.md", text.as_str());
        let claims = factlint_extract::extract(&doc, &factlint_extract::Options::default());
        assert!(claims.iter().any(|claim| claim.predicate == "crate.release_date" && claim.value == "2024-05-03"), "{text}");
    }
}

#[test]
fn a_table_dates_rust_where_its_rows_are_releases_of_rust() {
    for head in
        ["Version | Released | Minimum Rust", "Release | Date | Rust", "Version | Date | rustc", "Release | Date | Requires Rust"]
    {
        for title in ["# Brindle migration guide", "# The versions of the tool, and Rust"] {
            check_none(&[&format!("{title}\n\n| {head} |\n|---|---|---|\n| 0.16.0 | 2025-04-24 | 1.85 |")]);
        }
    }
    for (head, row) in [
        ("Rust | Date | What we did", "1.85.0 | 2025-04-24 | all of it"),
        ("Target | rustc | Date", "x86_64 | 1.85.0 | 2025-04-24"),
    ] {
        check_none(&[&format!("# Tools\n\n| {head} |\n|---|---|---|\n| {row} |")]);
    }
    for head in ["Rust | Released", "Rust | Date", "Rust version | Release date"] {
        check_extract(
            &format!("# Tools\n\n| {head} |\n|---|---|\n| 1.85.0 | 2025-02-20 |"),
            "rust.release_date rust@1.85.0 = 2025-02-20",
        );
    }
    check_extract(
        "# Tools\n\n| Date | Rust Stable | Rust Beta |\n|---|---|---|\n| 2025-02-20 | 1.85 | 1.86 |",
        "rust.release_date rust@1.85 = 2025-02-20",
    );
}

#[test]
fn what_makers_are_known_for_has_another_day() {
    for text in [
        "The crate `brindle` is by the author of tarnwood and ondula, first released in February 2024.",
        "The crate `brindle` is by the people behind ondula, first published in September 2024.",
    ] {
        check_extract(text, "");
    }
    check_extract(
        "The author of the book recommends the crate ondula, first released in December 2014.",
        "crate.release_date crate:ondula = 2014-12",
    );
}

#[test]
fn that_release_is_the_one_named_last() {
    check_extract(
        "We use `ondula` 0.8. We skipped 0.7 entirely; that release dates from November 27, 2023.",
        "crate.version_exists crate:ondula = 0.8",
    );
    check_extract(
        "We are on `ondula` 0.8. That release came out on January 1, 2025.",
        "crate.version_exists crate:ondula = 0.8
         crate.release_date crate:ondula@0.8 = 2025-01-01",
    );
}

#[test]
fn what_comes_out_on_a_day_may_be_to_come() {
    check_extract("# Minutes, 2026-08-18\n\nRust 1.98 comes out on Thursday.", "rust.version_exists rust = 1.98");
    check_extract("# Minutes, 2026-08-18\n\nRust 1.98 is out on August 20.", "rust.version_exists rust = 1.98");
    check_extract("# Minutes, 2026-08-18\n\nRust 1.97 came out on Thursday.", "rust.release_date rust@1.97 = 2026-08-13");
}
