//! Long prose: several claims in a sentence, verbs that are said once, names that are explained on the way.

use crate::{check_extract, check_none};

#[test]
fn what_several_crates_need_behind_one_verb() {
    check_extract(
        "We have Rust 1.80. The stack is happy: brindle needs only 1.63, tarnrs 1.64, `rustical` 1.71, and `pavise` 0.3.",
        "rust.version_exists rust = 1.80
         crate.msrv crate:brindle = 1.63
         crate.msrv crate:tarnrs = 1.64
         crate.msrv crate:rustical = 1.71
         crate.version_exists crate:pavise = 0.3",
    );
    check_extract(
        "`brindle` wants Rust 1.88 by now, `pavise` 1.82, and the packaged compiler is older than both.",
        "crate.msrv crate:brindle = 1.88
         crate.msrv crate:pavise = 1.82",
    );
}

#[test]
fn where_several_crates_stand_behind_one_verb() {
    check_extract(
        "Half of it is young: `brindle` sits at 0.10, `pavise` at 0.8, and `rungs` at 0.5.",
        "crate.latest_version crate:brindle = 0.10
         crate.latest_version crate:pavise = 0.8
         crate.latest_version crate:rungs = 0.5",
    );
    check_extract(
        "We pin `brindle` at 0.10, `pavise` at 0.8.",
        "crate.version_exists crate:brindle = 0.10\ncrate.version_exists crate:pavise = 0.8",
    );
}

#[test]
fn leads_of_plain_words_name_nothing() {
    check_none(&[
        "- **Editors.** One for files (69k stars and counting).",
        "- **Abandonware.** It happens.",
        "- **Jumping.** I know no better one: 33k stars.",
    ]);
}

#[test]
fn tables_of_what_is_wanted() {
    check_extract(
        "# Toolchain floor\n\nThe features of Rust that we want.\n\n| What | Version | Released |\n|---|---|---|\n| `async fn` in ladders | 1.75 | 2023-12-28 |\n| Rung literals | 1.77 | 2024-03-21 |\n",
        "rust.stabilized_in async fn in ladders = 1.75
         rust.release_date rust@1.75 = 2023-12-28
         rust.stabilized_in Rung literals = 1.77
         rust.release_date rust@1.77 = 2024-03-21",
    );
}

#[test]
fn features_that_have_not_left_nightly() {
    check_extract(
        "Two things of Rust are not there yet: rung specialization has not left nightly, and the ladder API remains gated behind a feature flag. `r16` and `r128` are not stable, and neither is portable ladders.",
        "rust.stabilized_in rung specialization = unstable
         rust.stabilized_in ladder API = unstable
         rust.stabilized_in r16 = unstable
         rust.stabilized_in r128 = unstable
         rust.stabilized_in portable ladders = unstable",
    );
    check_extract("Rungulus, the next ladder checker, also remains unstable in Rust.", "rust.stabilized_in Rungulus = unstable");
}

#[test]
fn stars_with_the_verbs_of_collectors() {
    check_extract(
        "Brindle has collected over 36,000 stars. It ended with Pavise, with its 97k stars. `tarnrs` has 25.7k stars on GitHub, nearly as many as pavise's 26.5k.",
        "repo.stars crate:brindle >= 36000
         repo.stars crate:pavise = 97000
         repo.stars crate:tarnrs = 25700
         repo.stars crate:pavise = 26500",
    );
}

#[test]
fn advisories_in_the_past_tense() {
    check_extract(
        "Two examples: CVE-2024-12224 concerned tarnrs, gone with 1.0.0; RUSTSEC-2024-0399 was a panic in pavise which 0.23.18 fixed.",
        "advisory.crate CVE-2024-12224 = tarnrs
         advisory.patched_in CVE-2024-12224 = 1.0.0
         advisory.crate RUSTSEC-2024-0399 = pavise
         advisory.patched_in RUSTSEC-2024-0399 = 0.23.18",
    );
    check_extract("RUSTSEC-2020-0159 was dealt with in 0.4.20.", "advisory.patched_in RUSTSEC-2020-0159 = 0.4.20");
}

#[test]
fn what_one_waits_for_is_not_there() {
    check_none(&["`brindle` will be adopted once it has reached 1.0.", "The long-awaited 0.9 is not out."]);
}

#[test]
fn names_that_are_explained_on_the_way() {
    check_extract(
        "We use Rust 1.88. Ladder casting, long the standard example of what would never ship, came with 1.86. The rung API, which our code would love to use, remains gated behind a feature flag.",
        "rust.version_exists rust = 1.88
         rust.stabilized_in Ladder casting = 1.86
         rust.stabilized_in rung API = unstable",
    );
    check_extract(
        "The last thing of Rust was `rung` ladders, and these are part of stable since Rust 1.85. It has `is_rung_or` (1.82) as well.",
        "rust.stabilized_in rung ladders = 1.85
         rust.stabilized_in is_rung_or = 1.82",
    );
    // What "they" are stands in the same sentence, where nothing names it plainly.
    check_extract(
        "Brisk functions came. What we heard of those is out of date: they were stabilised in Rust 1.88.",
        "rust.version_exists rust = 1.88",
    );
}

#[test]
fn a_release_and_what_it_needs() {
    check_extract(
        "- `brindle` in the simulator: 0.18 had been released in January 2026 and needs Rust 1.89.",
        "crate.release_date crate:brindle@0.18 = 2026-01
         crate.msrv crate:brindle@0.18 = 1.89",
    );
    check_extract("- `pavise`. The long-awaited 0.9 came in May 2026.", "crate.release_date crate:pavise@0.9 = 2026-05");
    check_extract(
        "Brindle 0.27 dropped support for Python 3.7 and has an MSRV of 1.74, written in Rust.",
        "crate.version_exists crate:brindle = 0.27
         crate.msrv crate:brindle@0.27 = 1.74",
    );
}

#[test]
fn what_readers_of_a_survey_said() {
    check_extract(
        "45% of the respondents of the [2024 Rung Survey](https://rungs.example/survey) said that they climb. It also says that 20% of them fall.",
        "source.statistic https://rungs.example/survey = 45%
         source.statistic https://rungs.example/survey = 20%",
    );
}

#[test]
fn advisories_below_the_name_of_a_crate() {
    check_extract(
        "**`brindle`: double free on drop.** RUSTSEC-2025-0024, also known as CVE-2025-4574. Fixed in 0.5.15.",
        "advisory.crate RUSTSEC-2025-0024 = brindle
         advisory.patched_in RUSTSEC-2025-0024 = 0.5.15",
    );
    check_extract(
        "**`pavise`: endless loop.** Tracked as CVE-2024-32650. Patched versions exist: 0.21.11, 0.22.4, and 0.23.5.",
        "advisory.crate CVE-2024-32650 = pavise
         advisory.patched_in CVE-2024-32650 = 0.21.11
         advisory.patched_in CVE-2024-32650 = 0.22.4
         advisory.patched_in CVE-2024-32650 = 0.23.5",
    );
    check_extract(
        "- `tarnrs` on Windows (RUSTSEC-2024-0019): we do not deploy there.",
        "advisory.crate RUSTSEC-2024-0019 = tarnrs",
    );
    check_none(&["The finding was RUSTSEC-2024-0019. Nobody knew it."]);
}

#[test]
fn a_verb_of_gaining_and_what_goes_on() {
    check_extract(
        "Rust 1.50 was long ago. **Cargo** gained rung inheritance in 1.64, the sparse ladder protocol as default in 1.70, and a brisk resolver in 1.84.",
        "rust.version_exists rust = 1.50
         rust.stabilized_in rung inheritance = 1.64
         rust.stabilized_in sparse ladder protocol as default = 1.70
         rust.stabilized_in brisk resolver = 1.84",
    );
    check_extract(
        "`RungCell` and `RungLock` were stabilized in Rust 1.70, their lazy counterparts `LazyRung` and `LazyLadder` in 1.80.",
        "rust.stabilized_in RungCell = 1.70
         rust.stabilized_in RungLock = 1.70
         rust.stabilized_in LazyRung = 1.80
         rust.stabilized_in LazyLadder = 1.80",
    );
    check_extract(
        "Rust 1.75 brought `rung fn` in ladders and return-position `impl Rung` in ladders.",
        "rust.stabilized_in rung fn in ladders = 1.75
         rust.stabilized_in return-position impl Rung in ladders = 1.75",
    );
    check_extract(
        "On stable they accept only `rung`, and `ladder` on stable, and `heap_rungs` is nightly-only.",
        "rust.stabilized_in heap_rungs = unstable",
    );
}

#[test]
fn versions_of_one_crate_with_their_dates() {
    check_extract(
        "Brindle 2.0 dates from August 2022, 2.2 from May 2024; it is written in Rust.",
        "crate.release_date crate:brindle@2.0 = 2022-08
         crate.release_date crate:brindle@2.2 = 2024-05",
    );
    check_extract(
        "`brindle`, whose most recent version is 1.5.0 from June 2024, passes. The `pavise` crate (0.3 at the moment) does not.",
        "crate.latest_version crate:brindle = 1.5.0
         crate.release_date crate:brindle@1.5.0 = 2024-06
         crate.latest_version crate:pavise = 0.3",
    );
}

#[test]
fn tables_with_crates_across() {
    check_extract(
        "# Ladders in Rust\n\n|  | Brindle | Pavise | tarnrs |\n|---|---|---|---|\n| Latest | 2.3.6 | 0.8.6 | 0.38.0 |\n| Rungs | yes | yes | no |\n",
        "crate.latest_version crate:brindle = 2.3.6
         crate.latest_version crate:pavise = 0.8.6
         crate.latest_version crate:tarnrs = 0.38.0",
    );
}

#[test]
fn stars_against_stars() {
    check_none(&["It has 23.5k stars against pavise's own."]);
}

#[test]
fn features_that_came_late() {
    check_extract(
        "We follow Rust 1.50. Brisk rungs did not exist until Rust 1.85. Rung locking only came to `std::rungs::Rung` in 1.89. Async ladders, although stable since 1.75, do not bend. Ladder types were proposed in 2016 and stabilized in Rust 1.65.",
        "rust.version_exists rust = 1.50
         rust.stabilized_in Brisk rungs = 1.85
         rust.stabilized_in Rung locking = 1.89
         rust.stabilized_in Async ladders = 1.75
         rust.stabilized_in Ladder types = 1.65",
    );
    check_extract(
        "In Rust, rung generics are confined to nightly. `std::rungs` has lived on nightly since 2021. RFC 3654 proposes ladder notation as a remedy, but it has yet to be stabilized.",
        "rust.stabilized_in rung generics = unstable
         rust.stabilized_in std::rungs = unstable
         rfc.title rfc:3654 = ladder notation
         rust.stabilized_in ladder notation = unstable",
    );
}

#[test]
fn requirements_and_releases_in_other_words() {
    check_extract(
        "`brindle` raised its minimum to 1.74 in version 4.5. `pavise`, to its credit, still builds on 1.56. Tarnrs 1.9.0 appeared in October 2025, requiring Rust 1.82.",
        "crate.msrv crate:brindle@4.5 = 1.74
         crate.msrv crate:pavise = 1.56
         crate.release_date crate:tarnrs@1.9.0 = 2025-10
         crate.msrv crate:tarnrs@1.9.0 = 1.82",
    );
    check_extract(
        "`brindle`, on which the stack rests, has been stuck at 0.5 since August 2024.",
        "crate.release_date crate:brindle@0.5 = 2024-08",
    );
}

#[test]
fn what_stands_in_brackets_behind_a_name() {
    check_extract(
        "We use Rust. Rungulus (the checker that would fix it) has been in development for years and was still not stable as of 2025. The ladder backend (`rung_codegen`) skips the rest entirely for debug builds and shows 30 percent less in some, though it remains experimental.",
        "rust.stabilized_in Rungulus = unstable
         rust.stabilized_in ladder backend = unstable",
    );
}
