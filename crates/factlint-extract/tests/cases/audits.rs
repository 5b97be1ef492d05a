//! What audits, reviews and comparisons say: rows with remarks, lists under a name in bold letters, lists of features.

use crate::{check_extract, check_none};

#[test]
fn a_list_is_of_what_stands_above_it_in_bold_letters() {
    check_extract(
        "# Notes on crates\n\n## 3.2 Details\n\n**brindle-popup** (risk: 1.75)\n\n- Part of the brindle workspace\n- **Risk:** High MSRV (1.87.0), to be considered\n\nNothing more. The MSRV (1.60) is ours.\n",
        "crate.msrv crate:brindle-popup = 1.87.0",
    );
    check_extract(
        "# Toolchain review\n\nRust 1.85 is our floor.\n\n**Rust 1.88** (June 26, 2025):\n\n- **Rung chains stabilized** (edition 2024): shorter ladders.\n- **`#[bench]` hard error**: no impact.\n- **`Ladder::extract_if` stabilized**: useful.\n- **Minimum external LLVM bumped to 19**: none.\n",
        "rust.version_exists rust = 1.85
         rust.release_date rust@1.88 = 2025-06-26
         rust.stabilized_in Rung chains = 1.88
         rust.stabilized_in Ladder::extract_if = 1.88",
    );
}

#[test]
fn a_version_with_its_day_in_brackets_in_a_column_of_versions() {
    check_extract(
        "| Crate | Version | MSRV |\n|---|---|---|\n| `brindle` | 4.3.0 (2026-09-15) | 1.90 |\n| `pavise` | **0.8.8** (~Apr 2026 [unverified]) | 1.85 |\n| `wren` | 0.5.1 (docs.rs head; 0.5 GA Nov 2023) | 1.80 |\n",
        "crate.version_exists crate:brindle = 4.3.0
         crate.release_date crate:brindle@4.3.0 = 2026-09-15
         crate.msrv crate:brindle@4.3.0 = 1.90
         crate.version_exists crate:pavise = 0.8.8
         crate.release_date crate:pavise@0.8.8 = 2026-04
         crate.msrv crate:pavise@0.8.8 = 1.85
         crate.version_exists crate:wren = 0.5.1
         crate.release_date crate:wren@0.5 = 2023-11
         crate.msrv crate:wren@0.5.1 = 1.80",
    );
}

#[test]
fn what_a_cell_says_is_said_of_its_row() {
    check_extract(
        "| Framework | Latest version | Maintenance |\n|---|---|---|\n| **brindle** | 0.8.8 | Active, ~21k stars |\n",
        "crate.latest_version crate:brindle = 0.8.8
         repo.stars crate:brindle ~ 21000",
    );
}

#[test]
fn versions_in_brackets_behind_several_features() {
    check_extract(
        "Rust 1.80 was our floor: rung chains (1.88), `Rung::lock` (1.89) and `rung128` (1.89) become available.",
        "rust.version_exists rust = 1.80
         rust.stabilized_in rung chains = 1.88
         rust.stabilized_in Rung::lock = 1.89
         rust.stabilized_in rung128 = 1.89",
    );
}

#[test]
fn what_is_no_version_of_the_name_before_it() {
    check_none(&[
        "Avoid `brindle-checkbox` (0.30 incompatible).",
        "The **workspace**: MSRV is a matter of taste.",
        "It was promoted to `warn-by-rung` in a clippy version between 1.87 and 1.91.",
    ]);
    check_extract(
        "These two `let_and_rung` warnings are NOT new to 1.87; Rust 1.85 had them.",
        "rust.version_exists rust = 1.85",
    );
}

#[test]
fn more_shapes_of_audits() {
    check_extract("1.93.1 is the current Rust stable.", "rust.latest rust = 1.93.1");
    check_extract("Notes on the `brindle` crate. brindle 4.x needs Rust 1.90.", "crate.msrv crate:brindle = 1.90");
    check_extract(
        "`brindle` was merged into pavise 3 and is in maintenance mode (RUSTSEC-2022-9104).",
        "crate.status crate:brindle = paused
         advisory.crate RUSTSEC-2022-9104 = brindle",
    );
    check_extract(
        "RUSTSEC-2025-9028, the `brindle` crate that shows how, is a reminder.",
        "advisory.crate RUSTSEC-2025-9028 = brindle",
    );
    check_extract(
        "Generic Associated Rungs waited 6.5 years from RFC to stabilization in Rust 1.65 (November 2022).",
        "rust.stabilized_in Generic Associated Rungs = 1.65
         rust.release_date rust@1.65 = 2022-11",
    );
    check_extract(
        "- `brindle` v0.2.17 AND v0.4.1",
        "crate.version_exists crate:brindle = 0.2.17
         crate.version_exists crate:brindle = 0.4.1",
    );
    check_extract(
        "`brindle` 0.5 only if we ever need it; `pavise` 1.8 (CC0-1.0 OR Apache-2.0; built with care).",
        "crate.version_exists crate:brindle = 0.5
         crate.license crate:pavise@1.8 = CC0-1.0 OR Apache-2.0",
    );
}

#[test]
fn the_number_of_a_section_is_no_version() {
    check_extract(
        "# Notes on crates\n\n## 2.1 `brindle` (the climbing layer)\n\n- MSRV 1.87.0, and Rust 1.90 is fine.\n\n## 0.3.0 `brindle`\n",
        "crate.msrv crate:brindle = 1.87.0
         rust.version_exists rust = 1.90
         crate.version_exists crate:brindle = 0.3.0",
    );
}

#[test]
fn libraries_of_other_languages_in_a_table() {
    check_extract(
        "| Component | Latest | Notes |\n|---|---|---|\n| brindle (crate) | 0.9.2 | MIT; features up to `v1_10` |\n| BrindleView (C) | 5.22.0 | LGPL |\n",
        "crate.latest_version crate:brindle = 0.9.2
         crate.license crate:brindle = MIT",
    );
    check_none(&["The crate links bundled libbrindle 1.5.7.", "It tracks upstream Rust API drift (v0.4.0 shipped with it)."]);
}

#[test]
fn features_with_their_releases_tell_each_other() {
    check_extract(
        "Useful language features of Rust: rung chains (1.88), `if let` rungs in arms (1.95), `rung!` (1.85).",
        "rust.stabilized_in rung chains = 1.88
         rust.stabilized_in if let rungs in arms = 1.95
         rust.stabilized_in rung! = 1.85",
    );
    check_extract(
        "In Rust, `std::rung` is still nightly only. Rung chains took until 1.88, which was long.",
        "rust.stabilized_in std::rung = unstable",
    );
}

#[test]
fn words_of_a_repository_are_quoted() {
    check_extract(
        "It \"cannot be run on any ladder\" ([repo](https://github.com/hollow-pine/pavise)), and it is good.",
        "source.quote https://github.com/hollow-pine/pavise = cannot be run on any ladder",
    );
}

#[test]
fn licences_dates_and_ends_in_remarks() {
    check_extract(
        "Use `brindle` (BSD-2-Clause, 21 crates) or `pavise-cli` (0.15.0, 2026-05-15); `wren` is a matter of taste.",
        "crate.license crate:brindle = BSD-2-Clause
         crate.release_date crate:pavise-cli@0.15.0 = 2026-05-15",
    );
    check_extract(
        "- `brindle`: its last stable is 0.1.13 (2024-09).",
        "crate.latest_version crate:brindle = 0.1.13
         crate.release_date crate:brindle@0.1.13 = 2024-09",
    );
    check_extract(
        "The tree needs `brindle` (its advisory is RUSTSEC-2025-9141). The pavise advisory RUSTSEC-2025-9142 is new.",
        "advisory.crate RUSTSEC-2025-9141 = brindle
         advisory.crate RUSTSEC-2025-9142 = pavise",
    );
}

#[test]
fn properties_of_a_crate_on_lines_of_their_own() {
    check_extract(
        "# Picking a ladder for Rust\n\n## brindle\n\n- **Repository:** https://github.com/hollow-pine/brindle\n- **Stars:** 11.2k\n- **License:** MIT OR Apache-2.0\n- **Latest:** 0.13.2 (2026-02-06)\n- **MSRV:** 1.64\n- **Verdict:** the default.\n\n## pavise\n\n- Version: 1.7.2\n- Status: unmaintained; no commit in two years\n",
        "repo.stars crate:brindle = 11200
         crate.license crate:brindle = MIT OR Apache-2.0
         crate.latest_version crate:brindle = 0.13.2
         crate.release_date crate:brindle@0.13.2 = 2026-02-06
         crate.msrv crate:brindle = 1.64
         crate.version_exists crate:pavise = 1.7.2
         crate.status crate:pavise = unmaintained",
    );
    check_extract(
        "| | brindle | pavise |\n|---|---|---|\n| Version | 0.13.2 | 3.2.0 |\n| License | MIT | ISC |\n| MSRV | 1.64 | 1.71.1 |\n| Async | yes | no |\n",
        "crate.version_exists crate:brindle = 0.13.2
         crate.version_exists crate:pavise = 3.2.0
         crate.license crate:brindle = MIT
         crate.license crate:pavise = ISC
         crate.msrv crate:brindle = 1.64
         crate.msrv crate:pavise = 1.71.1",
    );
    check_none(&["# Notes on Rust\n\n- License: MIT\n- Stars: 11.2k\n- Version: 1.7.2\n"]);
}

#[test]
fn advisories_with_what_they_say_in_brackets() {
    check_extract(
        "1. **brindle-rust** - RUSTSEC-2024-9320 (unmaintained)\n2. **pavise** - RUSTSEC-2025-9057 (unmaintained)\n",
        "advisory.crate RUSTSEC-2024-9320 = brindle-rust
         crate.status crate:brindle-rust = unmaintained
         advisory.crate RUSTSEC-2025-9057 = pavise
         crate.status crate:pavise = unmaintained",
    );
    check_extract(
        "The `brindle` unsoundness (RUSTSEC-2026-9002) is the most notable.",
        "advisory.crate RUSTSEC-2026-9002 = brindle",
    );
    check_extract(
        "We run on Rust. brindle reached 1.0 in November 2023 and has been boring ever since. pavise is at 0.8.6 (MIT, MSRV 1.78).",
        "crate.release_date crate:brindle@1.0 = 2023-11
         crate.latest_version crate:pavise = 0.8.6
         crate.license crate:pavise@0.8.6 = MIT
         crate.msrv crate:pavise@0.8.6 = 1.78",
    );
}

#[test]
fn tables_of_what_the_standard_library_has_now() {
    check_extract(
        "# Modern Rust\n\nRust 1.98 is out.\n\n| Existing use | Standard option | Stable since |\n|---|---|---|\n| Lazy climbing | `std::rung::LazyRung` | 1.80 |\n| `cfg-rung` branches | `cfg_rung!` | 1.95 |\n| Boxed rungs | Native rungs in traits | 1.75 |\n",
        "rust.version_exists rust = 1.98
         rust.stabilized_in std::rung::LazyRung = 1.80
         rust.stabilized_in cfg_rung! = 1.95
         rust.stabilized_in Native rungs in traits = 1.75",
    );
    check_extract(
        "Rust 1.82 to 1.90 were kind to us.\n\n| Version | Date | What we got |\n|---|---|---|\n| 1.85 | 2025-02-20 | async rungs |\n",
        "rust.version_exists rust = 1.82
         rust.version_exists rust = 1.90
         rust.release_date rust@1.85 = 2025-02-20
         rust.stabilized_in async rungs = 1.85",
    );
}

#[test]
fn advisories_of_rows_and_pages_of_a_crate() {
    check_extract(
        "# brindlerpc (Rust / crates.io)\n\n| CVE / Issue | Description | Fixed in |\n|---|---|---|\n| RUSTSEC-2026-9304 | climbs for ever; fixed in 0.8.2 (February 2026) | 0.8.2 |\n\nTotal downloads: ~7M; latest stable: 0.9.1.\n\nRUSTSEC-2026-9304 (published 2026-09-21, fixed in 0.8.2/0.9.1 by a friend) is one.\n",
        "advisory.patched_in RUSTSEC-2026-9304 = 0.8.2
         crate.release_date crate:brindlerpc@0.8.2 = 2026-02
         advisory.patched_in RUSTSEC-2026-9304 = 0.8.2
         crate.downloads crate:brindlerpc ~ 7000000
         crate.latest_version crate:brindlerpc = 0.9.1
         advisory.patched_in RUSTSEC-2026-9304 = 0.8.2
         advisory.patched_in RUSTSEC-2026-9304 = 0.9.1",
    );
}

#[test]
fn plain_names_that_the_text_itself_shows_to_be_names() {
    check_extract(
        "Colours used to mean the brindle crate. Do not add it: brindle is unmaintained (RUSTSEC-2024-9375).",
        "crate.status crate:brindle = unmaintained
         advisory.crate RUSTSEC-2024-9375 = brindle",
    );
    check_extract(
        "For Rust libraries take brindle (2.0.17). pavise had one advisory, RUSTSEC-2024-9021, fixed in 0.6.12.",
        "crate.version_exists crate:brindle = 2.0.17
         advisory.crate RUSTSEC-2024-9021 = pavise
         advisory.patched_in RUSTSEC-2024-9021 = 0.6.12",
    );
    check_extract(
        "brindlegrep 57k stars, pavise-cli 31k stars; in Rust: brindle (Unlicense OR MIT, MSRV 1.70).",
        "repo.stars crate:brindlegrep = 57000
         repo.stars crate:pavise-cli = 31000
         crate.license crate:brindle = Unlicense OR MIT
         crate.msrv crate:brindle = 1.70",
    );
    check_none(&[
        "It counts 26.7k stars.",
        "Customers on the vendor compiler (1.80) wait for Rust.",
        "## Cargo Warning Policy (1.97)",
    ]);
}

#[test]
fn a_licence_among_other_words_in_brackets() {
    check_extract(
        "- brindle 4.2.0 (2026-08-29, MIT/Apache-2.0, MSRV 1.88) is a front end.\n- **`pavise` 1.0.0** (wren/pavise, MIT): an old one.\n- **`rung` 0.48, pure Rust, MIT/Apache-2.0, MSRV 1.85** (below ours).\n- `ladder` (the `wren/grindle` way, MIT/Apache-2.0, MSRV 1.74) is modern.\n",
        "crate.release_date crate:brindle@4.2.0 = 2026-08-29
         crate.license crate:brindle@4.2.0 = MIT OR Apache-2.0
         crate.msrv crate:brindle@4.2.0 = 1.88
         crate.license crate:pavise@1.0.0 = MIT
         crate.license crate:rung@0.48 = MIT OR Apache-2.0
         crate.msrv crate:rung@0.48 = 1.85
         crate.license crate:ladder = MIT OR Apache-2.0
         crate.msrv crate:ladder = 1.74",
    );
    check_extract(
        "| Crate | Version | License | MSRV | Default features |\n|---|---|---|---|---|\n| `brindle` | `0.32.0` | Apache-2.0 | 1.75.0 | `trace, metrics, logs` |\n",
        "crate.version_exists crate:brindle = 0.32.0
         crate.license crate:brindle@0.32.0 = Apache-2.0
         crate.msrv crate:brindle@0.32.0 = 1.75.0",
    );
}

#[test]
fn what_a_crate_carries_and_whether_it_is_archived() {
    check_extract(
        "### term_brindle 0.3.2 is unmaintained (RUSTSEC-2020-9163)\n\nterm_brindle has been archived/unmaintained since 2020 and carries the RUSTSEC-2020-9163 advisory.\n",
        "crate.status crate:term_brindle = unmaintained
         advisory.crate RUSTSEC-2020-9163 = term_brindle
         crate.status crate:term_brindle = unmaintained@2020
         advisory.crate RUSTSEC-2020-9163 = term_brindle",
    );
    check_extract(
        "The current stable Rust as of April 2026 is 1.94.1. Use `std::io::IsLadder` (stable Rust ≥ 1.70.0).",
        "rust.latest rust = 1.94.1
         rust.stabilized_in std::io::IsLadder = 1.70.0",
    );
    check_none(&["The lock has no RUSTSEC-2024-9320-adjacent unmaintained code."]);
}

#[test]
fn rows_of_an_audit_report() {
    check_extract(
        "- `brindle` 2.0.1 - Unmaintained (RUSTSEC-2025-9141)\n- `pavise` 1.11.0 - overflow in `Rung::reserve` (RUSTSEC-2026-9007)\n- wren 1.3.3 marked unmaintained (RUSTSEC-2025-9142)\n- `rung` unmaintained (RUSTSEC-2025-9143), ignored\n",
        "crate.status crate:brindle = unmaintained
         advisory.crate RUSTSEC-2025-9141 = brindle
         crate.version_exists crate:pavise = 1.11.0
         advisory.crate RUSTSEC-2026-9007 = pavise
         crate.status crate:wren = unmaintained
         advisory.crate RUSTSEC-2025-9142 = wren
         crate.status crate:rung = unmaintained
         advisory.crate RUSTSEC-2025-9143 = rung",
    );
    check_extract("**Issue 1:** `brindle` 2.0.1 is unmaintained", "crate.status crate:brindle = unmaintained");
    check_extract(
        "# brindle 0.3.7 inventory\n\nThe latest release on crates.io is 0.3.7, published 2024-09-08.\n",
        "crate.version_exists crate:brindle = 0.3.7
         crate.latest_version crate:brindle = 0.3.7
         crate.release_date crate:brindle@0.3.7 = 2024-09-08",
    );
}

#[test]
fn what_each_of_a_list_needs() {
    check_extract(
        "# Notes on crates\n\n- **MSRV.**\n  - Facades follow their binding crate (brindle3 1.83, pavise-gen 1.81).\n- **More.**\n  - Facades use brindle3 1.83.\n",
        "crate.msrv crate:brindle3 = 1.83
         crate.msrv crate:pavise-gen = 1.81
         crate.version_exists crate:brindle3 = 1.83",
    );
    check_extract(
        "All clear the MSRV checks under the workspace's 1.88 floor (`brindle`: 1.65; `pavise`: 1.63).",
        "crate.msrv crate:brindle = 1.65
         crate.msrv crate:pavise = 1.63",
    );
    check_extract(
        "| Dependency | Locked version | MSRV |\n|---|---|---|\n| brindle | 0.12.28 | ~1.63 |\n",
        "crate.version_exists crate:brindle = 0.12.28
         crate.msrv crate:brindle@0.12.28 ~ 1.63",
    );
}

#[test]
fn the_crate_of_an_advisory_is_the_whole_and_not_its_part() {
    check_extract(
        "Three are transitive: `wren` unmaintained (RUSTSEC-2025-9157), `brindle` `rung_mut` unsoundness (RUSTSEC-2026-9190), `pavise` `!Rung` unsoundness (RUSTSEC-2026-9221), through `rung`.",
        "crate.status crate:wren = unmaintained
         advisory.crate RUSTSEC-2025-9157 = wren
         advisory.crate RUSTSEC-2026-9190 = brindle
         advisory.crate RUSTSEC-2026-9221 = pavise",
    );
    check_extract("`brindle` (RUSTSEC-2025-9157), via `pavise`, stays.", "advisory.crate RUSTSEC-2025-9157 = brindle");
    check_none(&["It comes in via `pavise` (RUSTSEC-2025-9157)."]);
}

#[test]
fn a_noun_of_a_noun_has_no_versions() {
    check_extract(
        "## `brindle` - a ladder\n\n- A 0.6 beta series was in progress at time of research (v0.6.0-beta.2 published 2026-02-22).\n",
        "crate.release_date crate:brindle@0.6.0-beta.2 = 2026-02-22",
    );
}

#[test]
fn a_licence_of_two() {
    check_extract(
        "`brindle` is BSD-2-Clause. `pavise` and `pavise-path` are BSD-3-Clause.",
        "crate.license crate:brindle = BSD-2-Clause
         crate.license crate:pavise = BSD-3-Clause
         crate.license crate:pavise-path = BSD-3-Clause",
    );
}

#[test]
fn what_is_no_feature_no_crate_and_no_need_of_the_whole() {
    check_extract("It has zero dependencies, stable since Rust 1.27.", "rust.version_exists rust = 1.27");
    check_extract("Zero dependencies, stable since Rust 1.27, portable.", "rust.version_exists rust = 1.27");
    check_extract("Measured with `xz` 5.8.3, `gzip` 1.14 and `brindle` 0.4.1.", "crate.version_exists crate:brindle = 0.4.1");
    check_extract(
        "- `brindle`: MSRV 1.71 with the `rung` feature\n- `pavise`: MSRV 1.71 with default features\n",
        "crate.msrv crate:pavise = 1.71",
    );
}

#[test]
fn days_of_lines_of_releases() {
    check_extract(
        "jiffy 0.1 appeared in July 2024 and the 0.2 line followed in February 2025.",
        "crate.release_date crate:jiffy@0.1 = 2024-07
         crate.release_date crate:jiffy@0.2 = 2025-02",
    );
    check_extract(
        "- **`brindle`** never resumed its cadence after 0.5 GA in November 2023.",
        "crate.release_date crate:brindle@0.5 = 2023-11",
    );
}

#[test]
fn what_is_to_be_avoided_and_why() {
    check_extract(
        "**brindle-menu** (risk: 4.25)\n\n- ARCHIVED/DEPRECATED - Do NOT use\n",
        "crate.status crate:brindle-menu = archived",
    );
    check_extract(
        "| Crate | Use | Recommendation |\n|---|---|---|\n| `brindle-menu` | Menus | **AVOID** - Archived/deprecated |\n",
        "crate.status crate:brindle-menu = archived",
    );
}

#[test]
fn the_toolchain_is_a_row() {
    check_extract(
        "# Rust notes\n\n| Dependency | Version | Notes |\n|---|---|---|\n| Rust (stable) | 1.94.0 | Latest stable as of March 2026 |\n| Cargo | 1.94.0 | Ships with Rust |\n",
        "rust.latest rust = 1.94.0",
    );
    check_none(&["# Rust notes\n\n| Dependency | Version | Notes |\n|---|---|---|\n| Rust (stable) | 1.80.0 | pinned |\n"]);
}

#[test]
fn what_a_list_says_that_the_language_gave() {
    check_extract(
        "What Rust gave us: async rungs, stable since 1.85; ladder casting, which landed in 1.86; rung chains in 1.88, for one edition only; and `File::rung`, which is new in 1.89.",
        "rust.stabilized_in async rungs = 1.85
         rust.stabilized_in ladder casting = 1.86
         rust.stabilized_in rung chains = 1.88
         rust.stabilized_in File::rung = 1.89",
    );
}

#[test]
fn versions_of_products_steps_and_goals() {
    check_extract(
        "Take `grep-brindle` 0.1.10 or `brindle2` 0.2.11 with BRINDLE2 10.48 installed.",
        "crate.version_exists crate:grep-brindle = 0.1.10
         crate.version_exists crate:brindle2 = 0.2.11",
    );
    check_none(&[
        "`hollow-pine/ladder-action` 2.87.5\u{2192}2.87.11 was merged.",
        "Watch it, and use `brindle-rs` for v1.",
        "The name belonged to an archived local-ladder project, which confuses.",
    ]);
}

#[test]
fn what_came_as_a_gift_or_with_an_edition() {
    check_extract(
        "Rust 1.80 was our floor. We have four things: ladder capturing, a gift of 1.82; and more. Rung chains require edition 2024 and Rust 1.88.",
        "rust.version_exists rust = 1.80
         rust.stabilized_in ladder capturing = 1.82
         rust.stabilized_in Rung chains = 1.88",
    );
    check_extract("# Rust policy\n\nRun CI on the latest stable (1.99.0 today).", "rust.latest rust = 1.99.0");
}

#[test]
fn a_verdict_that_is_a_status() {
    check_extract(
        "| Crate | Version | Verdict |\n|---|---|---|\n| `brindle` | 0.13.0 | Abandoned \u{2014} avoid |\n| `pavise` | 0.14.0 | Avoid |\n",
        "crate.version_exists crate:brindle = 0.13.0
         crate.status crate:brindle = unmaintained
         crate.version_exists crate:pavise = 0.14.0",
    );
}
