//! Change logs and read-mes: headings of releases in all their forms, and what stands under them.

use crate::{check_extract, check_in, check_none};

#[test]
fn an_item_with_more_beneath_it_is_the_heading_of_a_release() {
    check_in(
        "brindle-0.4.1/RELEASES.md",
        "- 0.4.1 - 2025-03-05\n  - Fix `gristmill` support, by @quill\n\n- 0.4.0 - 2025-02-23\n  - **MSRV**: `brindle` now requires Rust 1.63 or later.\n  - Add `peel`\n",
        "crate.release_date crate:brindle@0.4.1 = 2025-03-05 | 0.4.1 - 2025-03-05
         crate.release_date crate:brindle@0.4.0 = 2025-02-23 | 0.4.0 - 2025-02-23
         crate.msrv crate:brindle@0.4.0 = 1.63",
    );
    check_in(
        "brindle/README.md",
        "# brindle\n\nIt peels. Get `brindle`.\n\n## Recent changes\n\n- 1.1.0\n\n  - Peel more\n\n- 1.0.0\n\n  - Require Rust 1.20\n\nThe end.\n",
        "crate.version_exists crate:brindle = 1.1.0
         crate.version_exists crate:brindle = 1.0.0
         crate.msrv crate:brindle@1.0.0 = 1.20",
    );
}

#[test]
fn a_heading_may_say_changes_with() {
    check_in(
        "brindle-5.3.0/NEWS.md",
        "# brindle - A peeler\n\n## CHANGES WITH 5.3.0:\n\nIt peels.\n",
        "crate.version_exists crate:brindle = 5.3.0 | 5.3.0",
    );
}

#[test]
fn what_was_introduced_stands_with_its_version_in_brackets() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Version 0.5.0 (Nov 17, 2023)\n\n* `quillstore` was introduced (`1.0`).\n* `gristmill` was updated to `2`.\n* Update `pavise` to 3\n* `peel` was called (`1.0`).\n",
        "crate.release_date crate:brindle@0.5.0 = 2023-11-17
         crate.version_exists crate:quillstore = 1.0
         crate.version_exists crate:gristmill = 2
         crate.version_exists crate:pavise = 3",
    );
}

#[test]
fn what_stands_before_the_first_release_is_said_of_the_crate() {
    let log = "# Changelog\n\nThe MSRV of `brindle` is 1.37.0.\n\n### Unreleased\n\n- MSRV now 1.50.0\n\n### 1.20.0 (2026-04-18)\n- MSRV now 1.41.0\n";
    check_in(
        "brindle/CHANGELOG.md",
        log,
        "crate.msrv crate:brindle = 1.37.0
         crate.release_date crate:brindle@1.20.0 = 2026-04-18
         crate.msrv crate:brindle@1.20.0 = 1.41.0",
    );
    check_in(
        "brindle/CHANGELOG.md",
        &log.replace(" of `brindle`", " (Minimum Supported Rust Version)"),
        "crate.msrv crate:brindle = 1.37.0
         crate.release_date crate:brindle@1.20.0 = 2026-04-18
         crate.msrv crate:brindle@1.20.0 = 1.41.0",
    );
}

#[test]
fn a_choice_of_licences_may_be_a_list() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nSee `brindle`.\n\n## License\n\nLicensed under either of\n\n * [Apache License, Version 2.0](http://www.apache.org/licenses/LICENSE-2.0)\n * [MIT license](http://opensource.org/licenses/MIT)\n\nat your option.\n",
        "crate.license crate:brindle = Apache-2.0 OR MIT | Licensed under either of",
    );
    check_in("brindle/README.md", "# brindle\n\nSee `brindle`. It does either of\n\n * MIT\n * Apache-2.0\n", "");
}

#[test]
fn how_read_mes_say_what_they_need() {
    for (text, value) in [
        ("The MSRV (Minimum Supported Rust Version) is 1.37.0, and it is tested.", "1.37.0"),
        ("The MSRV of this crate is **Rust 1.85.** More follows.", "1.85"),
        ("The `brindle` crate as a whole is tested for rustc 1.60 and greater.", "1.60"),
        ("* Minimum supported Rust version reduced to 1.71.1", "1.71.1"),
        ("As of 2024-04-04, MSRV appears to be Rust 1.36.0 for using it.", "1.36.0"),
        ("* Changed minimum Rust requirement to 1.29.0 (for more)", "1.29.0"),
        ("* Documented the guaranteed MSRV to be 1.13", "1.13"),
        ("- The minimum supported Rust version has been increased to 1.84.0. (#612)", "1.84.0"),
        ("- Rust 1.56 is now the *minimum* supported Rust version. This breaks.", "1.56"),
        ("The minimum\nsupported version of Rust is now documented to be 1.56.", "1.56"),
        ("The minimum version of Rust we test against is now 1.22.0.", "1.22.0"),
        ("- Minimum Rust version update: 1.22.0. (#239)", "1.22.0"),
        ("- Runs on stable Rust 1.88+", "1.88"),
        ("* Set rust-version in Cargo.toml to 1.59.", "1.59"),
        ("This release increases the **minimum supported Rust version** from 1.28.0 to\n1.34.0.", "1.34.0"),
        ("- MSRV changed from 1.31 to 1.36", "1.36"),
        ("This release bumps the minimum compiler version to `1.31.0`. It was needed.", "1.31.0"),
        ("This version of Brindle has been verified to compile with **Rust 1.89** and later.", "1.89"),
        ("Note that the minimum supported version of Rust for brindle is **1.96.0**, more or less.", "1.96.0"),
        ("See `brindle`: brindle compiles with Rust 1.96.0 (stable) or newer.", "1.96.0"),
    ] {
        check_in("brindle/README.md", &format!("# brindle\n\n{text}\n"), &format!("crate.msrv crate:brindle = {value}"));
    }
}

#[test]
fn code_that_is_a_version_is_no_name() {
    check_in("brindle/README.md", "# brindle\n\n* `v4`: Enables the `new_v4` method. *Off.*\n", "");
}

#[test]
fn headings_are_spelled_as_projects_spell_their_names() {
    check_in(
        "29-gristbook-changelog.md",
        "# Changelog\n\n## gristBook 0.5.4\n[v0.5.3...v0.5.4](https://github.com/x/y/compare/v0.5.3...v0.5.4)\n\n### Changed\n\n- The minimum Rust version has been updated to 1.88.\n",
        "crate.version_exists crate:gristbook = 0.5.4
         crate.msrv crate:gristbook@0.5.4 = 1.88",
    );
}

#[test]
fn what_was_yanked_is_said_in_the_heading_or_below() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## [v0.2.4] - 2021-4-1 - YANKED\n\n## 0.2.3 [2021-03-11] [YANKED]\n\nThis release is broken and has been yanked.\n\n## 0.2.2 - 2021-02-01\n\n- Bump pavise to `v0.18.1` to avoid yanked `v0.14.3`\n",
        "crate.release_date crate:brindle@0.2.4 = 2021-04-01
         crate.status crate:brindle@0.2.4 = yanked
         crate.release_date crate:brindle@0.2.3 = 2021-03-11
         crate.status crate:brindle@0.2.3 = yanked
         crate.status crate:brindle@0.2.3 = yanked
         crate.release_date crate:brindle@0.2.2 = 2021-02-01
         crate.version_exists crate:pavise = 0.18.1
         crate.status crate:pavise@0.14.3 = yanked",
    );
}

#[test]
fn a_version_behind_the_compiler_is_not_one_of_rust() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 0.3.49 [2026-06-13]\n\nDue to a bug in the Rust compiler, v0.3.48 broke it.\n\n- Update `pavise` dependency to `8`.\n",
        "crate.release_date crate:brindle@0.3.49 = 2026-06-13
         crate.version_exists crate:pavise = 8",
    );
}

#[test]
fn a_commit_is_no_source() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 0.3.49 [2026-06-13]\n\n* **server:** default timeout to 30 seconds ([8bf26d1e](https://github.com/x/y/commit/8bf26d1e394a8f207debe45445a5fb85cc349238))\n",
        "crate.release_date crate:brindle@0.3.49 = 2026-06-13",
    );
}

#[test]
fn what_github_lists_below_a_release_is_a_part_of_it() {
    check_in(
        "47-half-changelog.md",
        "# Change Log\n\n## [0.4.28] - 2025-09-02\n\n## What's Changed\n* MSRV is bumped to 1.61.0 in https://github.com/x/y/pull/676\n\n## [0.4.1] - 2019-01-08\n\nVersion yanked due to a change.\n\nThe 0.4.0 release broke more than it mended and has been yanked.\n",
        "crate.release_date crate:half@0.4.28 = 2025-09-02
         crate.msrv crate:half@0.4.28 = 1.61.0
         crate.release_date crate:half@0.4.1 = 2019-01-08
         crate.status crate:half@0.4.1 = yanked
         crate.status crate:half@0.4.0 = yanked",
    );
}

#[test]
fn html_in_a_read_me_is_read() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nSee `brindle`.\n\n#### License\n\n<sup>\nLicensed under either of <a href=\"LICENSE-APACHE\">Apache License, Version\n2.0</a> or <a href=\"LICENSE-MIT\">MIT license</a> at your option.\n</sup>\n",
        "crate.license crate:brindle = Apache-2.0 OR MIT",
    );
}

#[test]
fn a_line_under_a_heading_that_speaks_of_it_needs_no_verb() {
    check_in(
        "brindle/README.md",
        "# brindle\n\n## MSRV (Minimum Supported Rust Version)\n\n**`Rust 1.79`**\n\n* Version **1.0.x**: Rust 1.60.\n* Version **1.2.x**: Rust 1.67, required by some updates.\n* Windows: Rust 1.70\n\n## Tested\n\nRust 1.80\n",
        "crate.msrv crate:brindle = 1.79
         crate.msrv crate:brindle@1.0 = 1.60
         crate.msrv crate:brindle@1.2 = 1.67
         rust.version_exists rust = 1.70
         rust.version_exists rust = 1.80",
    );
}

#[test]
fn the_standard_library_has_the_versions_of_rust() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 1.6.0 - 2020-05-09\n\n- Added `LN` to both types, which were added to `gristmill` in the standard library in 1.43.0.\n",
        "crate.release_date crate:brindle@1.6.0 = 2020-05-09
         rust.stabilized_in gristmill = 1.43.0",
    );
}

#[test]
fn what_an_item_needs_the_crate_does_not() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## [1.1.9] - 2024-08-17\n\n- `Heap::peel` is back. Requires Rust 1.79 and above.\n\n## [1.1.8] - 2024-08-15\n\nYanked. Please use 1.1.9 instead.\n\n- Requires Rust 1.70.\n\n## [1.1.7] - 2024-08-14\n",
        "crate.release_date crate:brindle@1.1.9 = 2024-08-17
         rust.version_exists rust >= 1.79
         crate.release_date crate:brindle@1.1.8 = 2024-08-15
         crate.status crate:brindle@1.1.8 = yanked
         crate.msrv crate:brindle@1.1.8 = 1.70
         crate.release_date crate:brindle@1.1.7 = 2024-08-14",
    );
}

#[test]
fn a_choice_may_be_at_your_option() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nSee `brindle`.\n\n## License\n\nThis project is licensed under either of the following licenses, at your option:\n\n- Apache License, Version 2.0, ([LICENSE-APACHE](LICENSE-APACHE))\n- MIT license\n\nPart of it has a BSD-style license.\n",
        "crate.license crate:brindle = Apache-2.0 OR MIT",
    );
}

#[test]
fn a_log_names_no_release_beyond_its_newest() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 1.9.0 (2024-08-17)\n\n* Gate of `Pin` (since 1.39 it is there).\n* Fix what 1.8.0 broke, in 1.8.1.\n* brindle: update nix dependency to 0.27.1\n\n## 1.8.2 (skipped)\n\n## 1.10.0-beta.1 (2024-08-18)\n",
        "crate.release_date crate:brindle@1.9.0 = 2024-08-17
         crate.version_exists crate:brindle = 1.8.1
         crate.version_exists crate:nix = 0.27.1
         crate.release_date crate:brindle@1.10.0-beta.1 = 2024-08-18",
    );
}

#[test]
fn what_is_said_of_another_crate_is_not_said_of_this_one() {
    check_in(
        "brindle/README.md",
        "# brindle [![Latest Version 1.36+](https://x.y/z.svg)](https://crates.io/crates/brindle)\n\nForked from [pavise](https://github.com/a/pavise)' `Value` type at version 1.0.73.\n\nBrindle requires Rust 1.71 or later. It has an optional dependency on `pavise-sys` which requires 1.75 or later.\n",
        "crate.version_exists crate:pavise = 1.0.73
         crate.msrv crate:brindle = 1.71
         crate.msrv crate:pavise-sys = 1.75",
    );
}

#[test]
fn a_choice_may_be_of_three() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nSee `brindle`.\n\n# License\n\nBrindle is distributed under the following three licenses:\n\n- Apache License version 2.0.\n- MIT license.\n- ISC license.\n",
        "crate.license crate:brindle = Apache-2.0 OR MIT OR ISC",
    );
}

#[test]
fn a_row_says_whose_version_it_holds() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nSee `brindle`.\n\n| crate | version | MB/s |\n|---|---|---|\n| [pavise](https://crates.io/crates/pavise) | 1.8.1 | 207 |\n| brindle (this crate) | 1.0.0 | 1499 |\n",
        "crate.version_exists crate:pavise = 1.8.1
         crate.version_exists crate:brindle = 1.0.0",
    );
}

#[test]
fn several_releases_of_a_heading_came_out_on_its_day() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## brindle 0.12.2, brindle_core 0.9.10, pavise 0.4.12 (2024-04-15)\n\n- Peel\n",
        "crate.release_date crate:brindle@0.12.2 = 2024-04-15
         crate.release_date crate:brindle_core@0.9.10 = 2024-04-15
         crate.release_date crate:pavise@0.4.12 = 2024-04-15",
    );
}

#[test]
fn a_log_without_a_title_says_under_its_releases_what_each_requires() {
    check_extract(
        "# Changelog\n\n0.3.0\n=====\nA new release.\n\n* brindle now requires Rust 1.11 to compile.\n",
        "crate.msrv crate:brindle@0.3.0 = 1.11",
    );
}

#[test]
fn the_id_of_a_commit_is_no_name() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 0.30.0 - 2025-01-02\n\n- [bbe1cf9](https://github.com/adalane/brindle/commit/bbe1cf9497c8efa5566cb71840b2894792772f4b) *(breaking-changes)* Change MSRV to 1.85 by `@bmoor`\n",
        "crate.release_date crate:brindle@0.30.0 = 2025-01-02
         crate.msrv crate:brindle@0.30.0 = 1.85",
    );
}

#[test]
fn what_a_release_is_about_is_not_whose_it_is() {
    check_in(
        "crates/brindle/CHANGELOG.md",
        "# Changelog for brindle\nAll changes to the `brindle` crate.\n\n## 0.20.0 - 2022-12-08 - Faster peeling and `quillgpu` support\n* MSRV is now `1.65.0`.\n",
        "crate.release_date crate:brindle@0.20.0 = 2022-12-08
         crate.msrv crate:brindle@0.20.0 = 1.65.0",
    );
}

#[test]
fn what_a_crate_has_for_nightly_is_its_own() {
    let text = "0.2.9 (2018-03-12)\n==================\nIt picks the best features at run time. As a result, the `rung` (nightly only) crate\ndependency has been dropped.\n";
    check_in("brindle/CHANGELOG.md", text, "crate.release_date crate:brindle@0.2.9 = 2018-03-12");
}

#[test]
fn a_log_that_nothing_names_speaks_of_its_releases() {
    check_in(
        "CHANGELOG.md",
        "0.2.1\n=====\nOne bug was fixed.\n\n0.2.0\n=====\nThis is a new major release of the brindle crate. We are releasing a `0.2` first. For `0.2`, the minimum *supported* Rust version is 1.12.\n",
        "crate.msrv crate:brindle@0.2.0 = 1.12",
    );
}

#[test]
fn what_another_crate_needs_is_not_said_of_the_release() {
    check_in(
        "CHANGELOG.md",
        "# 0.8.7\n\n- Raised the MSRV, in response to the `pavise` crate increasing its MSRV to v1.60.\n",
        "crate.msrv crate:pavise = 1.60",
    );
}

#[test]
fn a_migration_leads_to_a_release() {
    check_in(
        "brindle/guide/src/migration.md",
        "# Migrating from older versions\n\nThis is about `brindle`.\n\n## from 0.10.* to 0.11\n\n### Stable Rust\n\n`brindle` now supports the stable Rust toolchain. The minimum required version is 1.39.0.\n",
        "crate.msrv crate:brindle@0.11 = 1.39.0",
    );
}

#[test]
fn a_read_me_is_of_the_crate_in_its_folder_to_whose_page_it_leads() {
    check_in(
        "gristmill/brindle/README.md",
        "# Gristmill: A System of Peels\n\n[![Version](https://img.shields.io/crates/v/brindle.svg)](https://crates.io/crates/brindle)\n\nRust peels.\n\n## Minimum Supported Rust Version\n\nRust **1.60** or higher.\n",
        "crate.msrv crate:brindle = 1.60",
    );
}

#[test]
fn a_licence_has_its_version_in_every_language() {
    check_in("brindle/README-de.md", "# brindle\n\n`brindle` steht unter der Apache Lizenz 2.0 oder der MIT Lizenz.\n", "");
    check_in("brindle/README-zh.md", "# brindle\n\n`brindle` 可根据 MIT 许可证或 Apache 许可证 2.0 的条款使用。\n", "");
}

#[test]
fn a_heading_says_that_its_release_was_yanked() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 0.5.13 - 2022-04-15\n\n- More.\n\n## 0.5.12 - 2022-04-13 (Yanked; use 0.5.13)\n\n- Less.\n\n## 0.5.11 **YANKED**\n\n- Speed.\n",
        "crate.release_date crate:brindle@0.5.13 = 2022-04-15
         crate.release_date crate:brindle@0.5.12 = 2022-04-13
         crate.status crate:brindle@0.5.12 = yanked
         crate.version_exists crate:brindle = 0.5.13
         crate.status crate:brindle@0.5.11 = yanked",
    );
}

#[test]
fn a_history_of_needs_by_ranges_of_releases() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nThe current MSRV is 1.71. The MSRV history for past minor releases can be found below:\n\n * 1.48 to now  - Rust 1.71\n * 1.39 to 1.47 - Rust 1.70\n * 1.0 to 1.14 - Rust 1.45\n",
        "crate.msrv crate:brindle = 1.71
         crate.msrv crate:brindle@1.48 = 1.71
         crate.msrv crate:brindle@1.39 = 1.70
         crate.msrv crate:brindle@1.0 = 1.45",
    );
}

#[test]
fn the_need_of_a_release_in_the_words_of_its_log() {
    let need = |words: &str, version: &str| {
        check_in(
            "brindle/CHANGELOG.md",
            &format!("# Changelog\n\n## 0.5.0 - 2022-04-15\n\n{words}\n"),
            &format!("crate.release_date crate:brindle@0.5.0 = 2022-04-15\ncrate.msrv crate:brindle@0.5.0 = {version}"),
        );
    };
    need("- [breaking-change] The MSRV has been bumped to Rust 1.36.0.", "1.36.0");
    need("- Brindle now only supports Rust 1.13.0 or later (previously: Rust 1.8.0 or later).", "1.13.0");
}

#[test]
fn the_releases_of_which_a_log_speaks() {
    let speaks = |words: &str, version: &str| {
        check_in(
            "brindle/CHANGELOG.md",
            &format!("# Changelog\n\n## 1.25.2 (September 22, 2023)\n\n{words}\n"),
            &format!("crate.release_date crate:brindle@1.25.2 = 2023-09-22\ncrate.version_exists crate:brindle = {version}"),
        );
    };
    speaks("Forward ports 1.20.6 changes.", "1.20.6");
    speaks("This release forward ports changes from 1.18.4.", "1.18.4");
    speaks("This is a backport of a change from 1.24.0.", "1.24.0");
    speaks("No other changes from `1.24.8`.", "1.24.8");
    speaks("- This change was released with 1.24.2 but nobody saw it.", "1.24.2");
    speaks("- Users of that line can safely roll back to 1.24.0.", "1.24.0");
    speaks("- The last release was broken and replaced by 1.24.7 very shortly.", "1.24.7");
}

#[test]
fn two_crates_that_are_released_together() {
    check_in(
        "brindle/RELEASES.md",
        "# Release brindle 1.3.0 / brindle-core 1.7.0 (2019-12-21)\n\n- Faster.\n",
        "crate.release_date crate:brindle@1.3.0 = 2019-12-21\ncrate.release_date crate:brindle-core@1.7.0 = 2019-12-21",
    );
}

#[test]
fn others_of_which_a_log_speaks() {
    let speaks = |words: &str, claims: &str| {
        check_in(
            "brindle/CHANGELOG.md",
            &format!("# Changelog\n\n## 1.25.2 (September 22, 2023)\n\n{words}\n"),
            &format!("crate.release_date crate:brindle@1.25.2 = 2023-09-22\n{claims}"),
        );
    };
    speaks("- `tarn32::Cast` (v0.2.0) is taken instead.", "crate.version_exists crate:tarn32 = 0.2.0");
    speaks("- tarnling upgrade to 0.3", "crate.version_exists crate:tarnling = 0.3");
    speaks(
        "- The tarn-cast version is now `5.0.0` rather than `4.0.1`.  `4.0.1` was yanked because it was slow.",
        "crate.version_exists crate:tarn-cast = 5.0.0
         crate.version_exists crate:tarn-cast = 4.0.1
         crate.status crate:tarn-cast@4.0.1 = yanked",
    );
    speaks("- Remove deprecated cast-names from `Cargo.toml` files.", "");
    speaks(
        "[39 pull requests](https://github.com/quill/brindle/pulls?q=is%3Apr+is%3Amerged) were merged this release cycle.",
        "",
    );
    speaks("- `brindle@1.25.1` broke casts.", "crate.version_exists crate:brindle = 1.25.1");
}

#[test]
fn a_guide_speaks_of_its_crate_by_single_numbers() {
    check_in(
        "upgrading_to_brindle_5.md",
        "# Upgrading to brindle 5.0\n\n## Errors\n\nUpgrading from brindle 4 means removing the casts. brindle 5 introduces a new one.\n",
        "crate.version_exists crate:brindle = 5.0
         crate.version_exists crate:brindle = 4
         crate.version_exists crate:brindle = 5",
    );
}

#[test]
fn a_log_may_be_wrong_about_its_own_line() {
    let speaks = |words: &str, version: &str| {
        check_in(
            "brindle/CHANGELOG.md",
            &format!("# Changelog\n\n## 0.3.49 [2026-07-13]\n\n{words}\n"),
            &format!("crate.release_date crate:brindle@0.3.49 = 2026-07-13\ncrate.version_exists crate:brindle = {version}"),
        );
    };
    speaks("- The exemption introduced in 0.3.62 has been removed.", "0.3.62");
    speaks("- Due to a long-standing bug in the Rust compiler, v0.3.48 caused crates to stop compiling.", "0.3.48");
}

#[test]
fn names_with_versions_in_one_piece_of_code() {
    let speaks = |words: &str, claims: &str| {
        check_in(
            "tarn-changelog.md",
            &format!("# Changelog\n\n## 1.10.0\n\n{words}\n"),
            &format!("crate.version_exists crate:tarn = 1.10.0\n{claims}"),
        );
    };
    speaks("This includes a `tarn-cast 0.4.0` breaking change.", "crate.version_exists crate:tarn-cast = 0.4.0");
    speaks("Users of `tarn-rung 0.7` should be able to migrate.", "crate.version_exists crate:tarn-rung = 0.7");
    speaks("The minimum supported Rust version has also been raised to 1.65.", "crate.msrv crate:tarn@1.10.0 = 1.65");
    speaks(
        "- MSRV for `tarn` has been raised to 1.60, and for `cargo-tarn` to 1.64.",
        "crate.msrv crate:tarn@1.10.0 = 1.60\ncrate.msrv crate:cargo-tarn = 1.64",
    );
}

#[test]
fn headings_may_be_tags() {
    check_in(
        "brindle-changelog.md",
        "# Change Log\n\n### [brindle-v1.1.1] (2026-06-26)\n\n* [#884] Upgrade dependencies: notify is now at v7, tarnling is now at v2\n* [#871] Set MSRV to Rust 1.76\n\n### [brindle-v1.0.0](https://github.com/quill/brindle/releases/tag/brindle-v1.0.0) (2026-05-20)\n\n### [brindle-v0.3.7] (2024-05-13 (yanked))\n",
        "crate.release_date crate:brindle@1.1.1 = 2026-06-26
         crate.version_exists crate:notify = 7
         crate.version_exists crate:tarnling = 2
         crate.msrv crate:brindle@1.1.1 = 1.76
         crate.release_date crate:brindle@1.0.0 = 2026-05-20
         crate.release_date crate:brindle@0.3.7 = 2024-05-13
         crate.status crate:brindle@0.3.7 = yanked",
    );
}

#[test]
fn what_a_log_says_of_its_siblings() {
    let speaks = |words: &str, claims: &str| {
        check_in(
            "brindle-changelog.md",
            &format!("# Changelog\n\n# 0.3.30 - 2023-12-24\n\n{words}\n"),
            &format!("crate.release_date crate:brindle@0.3.30 = 2023-12-24\n{claims}"),
        );
    };
    speaks(
        "**Note:** This release of brindle-util has been yanked due to a bug.",
        "crate.status crate:brindle-util@0.3.30 = yanked",
    );
    speaks(
        "* Updated `tarn-cast`, `tarn`, and `rung` to 1.0",
        "crate.version_exists crate:tarn-cast = 1.0\ncrate.version_exists crate:tarn = 1.0\ncrate.version_exists crate:rung = 1.0",
    );
    speaks(
        "* Upgrade to `tarn`, `cast`, and `cast-body` v1.",
        "crate.version_exists crate:tarn = 1\ncrate.version_exists crate:cast = 1\ncrate.version_exists crate:cast-body = 1",
    );
    speaks(
        "- Minimum supported rust version has been bumped from `1.40.0` to `1.42.0`.",
        "crate.msrv crate:brindle@0.3.30 = 1.42.0",
    );
}

#[test]
fn the_day_of_a_heading_may_stand_first() {
    check_in(
        "a.txt",
        "May 2024 brindle 0.9.1, ---\n, ",
        "crate.release_date crate:brindle@0.9.1 = 2024-05 | May 2024 brindle 0.9.1",
    );
    check_in(
        "brindle-changelog.md",
        "# Changelog\n\n## 0.9.4\n\n- x86 was bumped. x86 crate was on a very old version 0.33.0 which used a removed macro.\n",
        "crate.version_exists crate:brindle = 0.9.4",
    );
}

#[test]
fn short_items_of_logs() {
    let speaks = |words: &str, claims: &str| {
        check_in(
            "brindle-changelog.md",
            &format!("# Changelog\n\n## 0.22.0 - 2023-12-24\n\n{words}\n"),
            &format!("crate.release_date crate:brindle@0.22.0 = 2023-12-24\n{claims}"),
        );
    };
    speaks("- Increased MSRV to 1.88.0 (from 1.85.0)", "crate.msrv crate:brindle@0.22.0 = 1.88.0");
    speaks("Yanked! This version leaked.", "crate.status crate:brindle@0.22.0 = yanked");
    speaks("- Relicense to MIT OR Apache-2.0", "crate.license crate:brindle@0.22.0 = MIT OR Apache-2.0");
    speaks("- Removed `rung` because tarnc removed it in version 0.2.87.", "");
    speaks("- Match tga 2.0 spec (#2608)", "");
}

#[test]
fn a_line_may_begin_with_where_something_went() {
    for words in ["to 1.2.0", "to `brindle` 1.2.0", "at 1.2.0", "is now at v1.2.0", "from 1.2.0", "changes from 1.2.0"] {
        let text = format!("# Changelog\n\n## 1.1.0\n\n{words}\n\n- {words}\n");
        let doc = factlint_model::Document::new("brindle/CHANGELOG.md", text.as_str());
        let claims = factlint_extract::extract(&doc, &factlint_extract::Options::default());
        assert!(claims.iter().all(|claim| claim.end <= text.len()), "{words}");
    }
}

#[test]
fn a_log_is_of_the_crate_that_its_title_names() {
    for title in ["brindle changelog", "Changelog for brindle", "Release notes of `brindle`"] {
        check_in(
            "notes.md",
            &format!("# {title}\n\n## [0.4.1] - 2025-03-05\n\n- MSRV changed to 1.64.0\n"),
            "crate.release_date crate:brindle@0.4.1 = 2025-03-05
             crate.msrv crate:brindle@0.4.1 = 1.64.0",
        );
    }
    check_in("notes.md", "# Our changelog\n\n## [0.4.1] - 2025-03-05\n\n- MSRV changed to 1.64.0\n", "");
}

#[test]
fn a_part_of_a_release_is_no_other_crate() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Change Log\n\n## [4.1.0] - 2023-01-13\n\n### colour\n\n- update msrv to 1.64.0\n",
        "crate.release_date crate:brindle@4.1.0 = 2023-01-13
         crate.msrv crate:brindle@4.1.0 = 1.64.0",
    );
}

#[test]
fn what_something_is_built_with_is_none_of_its_versions() {
    check_none(&[
        "# Rust\n\n* `brindle`: allow compiling on 1.56.0\n* `quill`: build on 1.60.0 again",
        "# Rust\n\nAdded the missing `brindle` field to `QuillConfig` on 3.10+",
    ]);
    check_extract("# Rust\n\nWe are still on `brindle` 1.56.0.", "crate.version_exists crate:brindle = 1.56.0");
}

#[test]
fn what_a_dependency_needs_is_said_of_it() {
    check_in(
        "quillstore/CHANGELOG.md",
        "# Changelog of quillstore\n\n## [1.2.0]\n\n- Update `brindle-rs` to `0.37.0`, which requires Rust 1.61.0+.\n- Bump gristmill from 0.31 to 0.32 which needs Rust 1.77.\n",
        "crate.version_exists crate:quillstore = 1.2.0
         crate.version_exists crate:brindle-rs = 0.37.0
         crate.msrv crate:brindle-rs@0.37.0 = 1.61.0
         crate.version_exists crate:gristmill = 0.31
         crate.version_exists crate:gristmill = 0.32
         crate.msrv crate:gristmill@0.32 = 1.77",
    );
}

#[test]
fn the_need_in_a_log_is_none_of_what_it_switched_to() {
    let text = "# Changelog\n\n## 0.1.0 (2022-05-01)\n\n- switch from quillstore to gristmill.\n  This works around a limit in the MSRV of 1.54.\n";
    check_in(
        "notes/CHANGELOG.md",
        text,
        "crate.release_date crate:notes@0.1.0 = 2022-05-01
         crate.msrv crate:notes@0.1.0 = 1.54",
    );
}
