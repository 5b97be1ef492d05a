//! Texts of many authors: what they begin with, how they date their pages, and verbs of their own.

use crate::{check_extract, check_in, check_none};

#[test]
fn a_bold_release_leads_its_item() {
    check_extract(
        "# News of Rust\n\n- **Brindle 0.18** \u{2013} shipped in January 2026. MSRV: 1.89.\n",
        "crate.release_date crate:brindle@0.18 = 2026-01
         crate.msrv crate:brindle@0.18 = 1.89",
    );
}

#[test]
fn an_item_begins_with_a_release() {
    check_extract(
        "# Rust in the archive\n\n- brindle 0.72 (wants 1.80, fine)\n- pavise 0.3. Nothing to do. 0.3.1 is of August 2025.\n",
        "crate.msrv crate:brindle@0.72 = 1.80
         crate.version_exists crate:pavise = 0.3
         crate.release_date crate:pavise@0.3.1 = 2025-08",
    );
    check_none(&["# Rust and boards\n\n- chapter 2.1 of it. Nothing to do.\n"]);
}

#[test]
fn columns_of_what_was_and_is_and_of_compilers() {
    check_extract(
        "| Dependency | Previously | Now |\n|---|---|---|\n| `brindle` | 1.0.26 | 1.0.27 |\n",
        "crate.version_exists crate:brindle = 1.0.26
         crate.version_exists crate:brindle = 1.0.27",
    );
    check_extract(
        "Our Rust.\n\n| Capability | Component | Approved version | Minimum toolchain |\n|---|---|---|---|\n| Ladders | Brindle | 1.47.1 | 1.70 |\n",
        "crate.version_exists crate:brindle = 1.47.1
         crate.msrv crate:brindle@1.47.1 = 1.70",
    );
}

#[test]
fn numbers_in_words_are_no_crates() {
    check_none(&["# A year with forty crates\n\nThe jump from 0.8 to 0.9 hurt.\n"]);
}

#[test]
fn a_line_with_a_day_dates_the_page() {
    let news = "The latest version of `quillstore` is 2.3.1.";
    for line in [
        "*23 January 2026 \u{b7} compiled by two people*",
        "23 January 2026, written in the train",
        "By Ann Other, 23 January 2026",
        "Posted 23 January 2026 on behalf of the team",
    ] {
        check_in(
            "notes.md",
            &format!("# Notes\n\n{line}\n\n{news}"),
            "crate.latest_version crate:quillstore = 2.3.1 @ 2026-01-23 front-matter",
        );
    }
    check_in(
        "mail.txt",
        "From: Ann <a@example.org>\nTo: list@example.org\nDate: Mon, 11 May 2026 08:41:07 +0200\nSubject: x\n\nThe crate is slow-rungs. The latest version of slow-rungs is 2.3.1.\n",
        "crate.latest_version crate:slow-rungs = 2.3.1 @ 2026-05-11 front-matter",
    );
    check_in(
        "notes.md",
        &format!("# Notes\n\n23 January 2026 \u{2013} pavise 1.2.3 came.\n\n{news}"),
        "crate.release_date crate:pavise@1.2.3 = 2026-01-23\ncrate.latest_version crate:quillstore = 2.3.1",
    );
}

#[test]
fn a_name_with_a_capital_begins_a_sentence_about_rust() {
    check_extract(
        "Our Rust, once more. Brindle went 0.13 on 30 December 2025. Pavise, by contrast, is dull in the best way: 1.0 in November 2023.",
        "crate.release_date crate:brindle@0.13 = 2025-12-30
         crate.release_date crate:pavise@1.0 = 2023-11",
    );
    check_none(&["The river went 0.13 on that day, and we wrote Rust.", "Our Rust. Debian is on 1.85."]);
}

#[test]
fn whatever_stands_between_a_release_and_its_day() {
    check_extract(
        "`brindle` 2.0.0 only officially came out at the very end of May 2024.\n\n`brindle` 2.1 was finally made available to the public in June 2024.",
        "crate.release_date crate:brindle@2.0.0 = 2024-05
         crate.release_date crate:brindle@2.1 = 2024-06",
    );
    check_extract(
        "`brindle` 0.9, which itself dates back to early March 2024.",
        "crate.release_date crate:brindle@0.9 = 2024-03",
    );
}

#[test]
fn floors_and_what_something_builds_on() {
    check_extract("`brindle` is nice. Its floor is 1.63.", "crate.msrv crate:brindle = 1.63");
    check_extract("`brindle` is dull and builds on anything from 1.70 up.", "crate.msrv crate:brindle = 1.70");
    check_extract("`brindle` 0.4 (needs 1.72, as ever)", "crate.msrv crate:brindle@0.4 = 1.72");
    check_extract(
        "# brindle 0.4\n\nMinimum Rust is 1.88.",
        "crate.version_exists crate:brindle = 0.4\ncrate.msrv crate:brindle@0.4 = 1.88",
    );
}

#[test]
fn advisories_in_words_of_their_own() {
    check_extract(
        "RUSTSEC-2026-0067 affects `brindle`; versions from 0.3.47 on are not vulnerable.",
        "advisory.crate RUSTSEC-2026-0067 = brindle\nadvisory.patched_in RUSTSEC-2026-0067 = 0.3.47",
    );
}

#[test]
fn what_is_not_out_is_no_release() {
    check_none(&["We wait for `brindle` 0.7 (not out yet)."]);
}

#[test]
fn no_feature_and_no_title() {
    check_extract("That condition has been met since Rust 1.85.0.", "rust.version_exists rust = 1.85.0");
    check_none(&["Work on the public rung report awaits RFC 3516."]);
}

#[test]
fn an_advisory_is_of_the_only_crate_of_its_sentence() {
    check_extract(
        "RUSTSEC-2026-0067 and RUSTSEC-2026-0068, both in `brindle`.",
        "advisory.crate RUSTSEC-2026-0067 = brindle\nadvisory.crate RUSTSEC-2026-0068 = brindle",
    );
    check_extract(
        "The third was `brindle`: RUSTSEC-2026-0067, panics in the parser.",
        "advisory.crate RUSTSEC-2026-0067 = brindle",
    );
    check_extract("It is RUSTSEC-2026-0067, and the function `parse` panics.", "");
    check_extract("It is RUSTSEC-2026-0067, and `parse` panics with `brindle`.", "");
    check_extract("We drop `brindle` as it pulls in what RUSTSEC-2026-0067 is about.", "");
}

#[test]
fn versions_of_the_one_crate_of_a_sentence() {
    check_extract(
        "In Rust, `brindle` 0.7 was what we had; I was glad with 0.6 already, and came from 0.5.",
        "crate.version_exists crate:brindle = 0.7
         crate.version_exists crate:brindle = 0.6
         crate.version_exists crate:brindle = 0.5",
    );
    check_extract(
        "In Rust, `brindle` 0.7 is fast; it went from 2.5 seconds to 1.3 seconds.",
        "crate.version_exists crate:brindle = 0.7",
    );
    check_extract("`brindle` 0.7 (1.66, too) is in the list of Rust.", "crate.version_exists crate:brindle = 0.7");
}

#[test]
fn cells_with_several_patched_versions() {
    check_extract(
        "| Advisory | Crate | Fixed in |\n|---|---|---|\n| RUSTSEC-2026-0067 | `brindle` | 0.3.26, 0.4.4 |\n",
        "advisory.crate RUSTSEC-2026-0067 = brindle
         advisory.patched_in RUSTSEC-2026-0067 = 0.3.26
         advisory.patched_in RUSTSEC-2026-0067 = 0.4.4",
    );
}

#[test]
fn licences_in_the_items_of_crates() {
    check_extract(
        "What we use of Rust:\n\n- [brindle](https://crates.io/crates/brindle) 0.18 \u{2013} the bar. MIT.\n",
        "crate.version_exists crate:brindle = 0.18\ncrate.license crate:brindle@0.18 = MIT",
    );
}

#[test]
fn a_sentence_that_names_nothing_goes_on() {
    check_extract(
        "Rust it is. We run `brindle` 1.5. Before that we sat on 0.14 for years.",
        "crate.version_exists crate:brindle = 1.5\ncrate.version_exists crate:brindle = 0.14",
    );
    check_extract(
        "Our Rust, once more.\n\nbrindle. The long pause is over, and 0.5 was cut in August 2024.",
        "crate.release_date crate:brindle@0.5 = 2024-08",
    );
    check_extract(
        "Our Rust runs on Grafana and `brindle` 1.5. Before that it took 0.14 for them.",
        "crate.version_exists crate:brindle = 1.5",
    );
}

#[test]
fn lists_of_needs_and_lists_with_dashes_of_their_own() {
    check_extract(
        "Then they asked about the MSRV. Here are two:\n\n- `brindle` \u{2013} 1.63\n- `pavise` \u{2013} 1.65\n",
        "crate.msrv crate:brindle = 1.63\ncrate.msrv crate:pavise = 1.65",
    );
    check_extract(
        "**2.2**\n  \u{2013} brindle-sys 2.3.10, because of RUSTSEC-2026-0172\n  \u{2013} `pavise` 1.2 (which had been released in July 2026)\n",
        "advisory.patched_in RUSTSEC-2026-0172 = 2.3.10
         advisory.crate RUSTSEC-2026-0172 = brindle-sys
         crate.release_date crate:pavise@1.2 = 2026-07",
    );
}

#[test]
fn the_standard_library_on_the_page_of_a_crate() {
    check_in(
        "guide.md",
        "# Upgrading from Brindle 1.4\n\nBut `std::ladder::Rung` has done the job since 1.80.\n",
        "crate.version_exists crate:brindle = 1.4\nrust.stabilized_in std::ladder::Rung = 1.80",
    );
}

#[test]
fn what_a_release_of_the_sentence_before_needs() {
    check_extract(
        "- \u{1f6a2} [Brindle](https://crates.io/crates/brindle) 0.7 came in November 2024. MSRV 1.76.\n",
        "crate.release_date crate:brindle@0.7 = 2024-11\ncrate.msrv crate:brindle@0.7 = 1.76",
    );
    check_extract(
        "- `brindle` went to 2.0 (6 November 2024). Minimum: Rust 1.61.\n",
        "crate.release_date crate:brindle@2.0 = 2024-11-06\ncrate.msrv crate:brindle@2.0 = 1.61",
    );
}

#[test]
fn an_advisory_below_the_name_of_a_crate() {
    check_extract(
        "Rust, item by item:\n\n- A.1 slow-rungs. RUSTSEC-2026-0067 lets an archive climb.\n",
        "advisory.crate RUSTSEC-2026-0067 = slow-rungs",
    );
    check_extract(
        "## `brindle`\n\nPlease don't. It is deprecated, and has an unsound confusion (RUSTSEC-2019-0036).\n",
        "crate.status crate:brindle = deprecated\nadvisory.crate RUSTSEC-2019-0036 = brindle",
    );
    check_extract(
        "- `brindle-cli`, `pavise` and `rungs`: these crates were removed. Advisories: RUSTSEC-2025-0150, RUSTSEC-2025-0151.",
        "",
    );
    check_extract(
        "- security: brindle \u{2265} 0.11.15 (RUSTSEC-2026-0185)",
        "advisory.crate RUSTSEC-2026-0185 = brindle\nadvisory.patched_in RUSTSEC-2026-0185 = 0.11.15",
    );
}

#[test]
fn verbs_that_bring_a_name_to_a_version() {
    check_extract(
        "`brindle` became 1.0 in May 2018. Pavise's last release was 0.3.26, on 18 January 2022. All of it is Rust.",
        "crate.release_date crate:brindle@1.0 = 2018-05
         crate.release_date crate:pavise@0.3.26 = 2022-01-18",
    );
    check_extract(
        "`brindle` in version 1.0.0 is stable. It came on 9 January 2024.",
        "crate.version_exists crate:brindle = 1.0.0\ncrate.release_date crate:brindle@1.0.0 = 2024-01-09",
    );
}

#[test]
fn tables_of_what_one_wants_and_gets() {
    check_extract(
        "Our Rust.\n\n| You want | You get it with |\n|---|---|\n| `rung_of!` | 1.77 |\n| inline `rungs` | 1.79 |\n",
        "rust.stabilized_in rung_of! = 1.77\nrust.stabilized_in inline rungs = 1.79",
    );
}

#[test]
fn where_crates_stand_behind_what_one_needs() {
    check_extract(
        "`brindle` 0.10 lifted its minimum to Rust 1.85. For comparison: `pavise` sits at 1.80, `rungs` at 1.64.",
        "crate.version_exists crate:brindle = 0.10
         crate.msrv crate:brindle@0.10 = 1.85
         crate.msrv crate:pavise = 1.80
         crate.msrv crate:rungs = 1.64",
    );
}

#[test]
fn what_was_done_about_an_advisory() {
    check_extract(
        "| ID | Crate | What we did |\n|---|---|---|\n| RUSTSEC-2026-0007 | brindle | updated to 1.11.1 |\n| RUSTSEC-2026-0008 | pavise | unmaintained, replaced |\n",
        "advisory.crate RUSTSEC-2026-0007 = brindle
         advisory.patched_in RUSTSEC-2026-0007 = 1.11.1
         advisory.crate RUSTSEC-2026-0008 = pavise
         crate.status crate:pavise = unmaintained",
    );
}

#[test]
fn bars_last_releases_and_stars_that_one_counts() {
    check_extract("`brindle` raised the bar to Rust 1.75.", "crate.msrv crate:brindle = 1.75");
    check_extract(
        "The last release of `brindle`, 1.5.0, came out on 21 June 2024.",
        "crate.release_date crate:brindle@1.5.0 = 2024-06-21",
    );
    check_extract("**15,752** \u{2014} that's how many stars rust-lang/rust has.", "repo.stars github:rust-lang/rust = 15752");
    check_extract("brindle 2.5.4: yanked.", "crate.status crate:brindle@2.5.4 = yanked");
    check_extract("Rung guards have been on stable since Rust 1.85.", "rust.stabilized_in Rung guards = 1.85");
    check_none(&[
        "15,752 is how many stars rust-lang/rust has gained.",
        "The last release of `brindle`, 1.5.0, came out well after 21 June 2024.",
    ]);
}
