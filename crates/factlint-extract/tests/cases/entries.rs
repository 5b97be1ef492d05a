//! What an entry, an item above, a heading or a column says that a text goes on about.

use crate::{check_extract, check_in};

#[test]
fn the_head_of_an_entry_is_what_it_speaks_of() {
    check_extract(
        "# Words about Rust\n\n**Ladder notation** – a way up. Stable since Rust 1.75; before that one climbed.\n\n\
         **brindle** – a peeler. First published in October 2019. MSRV: 1.80.\n\n**Rungs** – steps. Nightly-only.\n",
        "rust.stabilized_in Ladder notation = 1.75
         crate.release_date crate:brindle = 2019-10
         crate.msrv crate:brindle = 1.80
         rust.stabilized_in Rungs = unstable",
    );
    check_extract("**Never** do this. Stable since 1.80, it seems.\n", "");
}

#[test]
fn an_item_goes_on_with_the_item_above() {
    check_extract(
        "Rust crates:\n\n* Peeling: **brindle**\n  * 1.0 in April 2017\n  * discontinued\n* Cloth:\n  * 2.0 in May 2018\n",
        "crate.release_date crate:brindle@1.0 = 2017-04
         crate.status crate:brindle = discontinued",
    );
}

#[test]
fn a_heading_that_is_a_name_says_whose_it_is() {
    check_extract(
        "## Option A: brindle\n\nBy the authors of `gristmill`. It was first published on 17 February 2024, and `brindle` is fine.\n",
        "crate.release_date crate:brindle = 2024-02-17",
    );
}

#[test]
fn a_bare_number_is_one_of_rust_where_it_can_be_nothing_else() {
    check_extract(
        "Rust 1.74 is old. As of 1.75 you can write ladders in traits. Brisk rungs (1.85) came later.",
        "rust.version_exists rust = 1.74
         rust.stabilized_in ladders in traits = 1.75
         rust.stabilized_in Brisk rungs = 1.85",
    );
    // Where the text names releases of nothing else, it is none.
    check_extract("As of 1.75 you can write ladders in traits.", "");
    check_extract(
        "Rust 1.74 is old. `gristmill` 1.75 is new; ladders came in 1.76.",
        "rust.version_exists rust = 1.74\n crate.version_exists crate:gristmill = 1.75",
    );
}

#[test]
fn what_a_crate_needs_is_a_version_of_rust() {
    check_extract("`brindle` 4.5 needs 1.74.", "crate.msrv crate:brindle@4.5 = 1.74");
    check_extract("`brindle` only asks for 1.65.", "crate.msrv crate:brindle = 1.65");
    check_extract("`brindle` 0.17 won't compile with anything older than 1.88.", "crate.msrv crate:brindle@0.17 = 1.88");
    check_extract(
        "`brindle` 4.5 needs `gristmill` 1.74.",
        "crate.version_exists crate:brindle = 4.5\n crate.version_exists crate:gristmill = 1.74",
    );
}

#[test]
fn features_under_a_heading_that_is_a_release_of_rust() {
    check_extract(
        "# From Rust 1.74 on\n\n## What is new\n\n### 1.80 (25 July 2024)\n\n- `Heap::ladder` and `Heap::rung`\n- ladder notation\n- faster climbing, for all\n",
        "rust.version_exists rust = 1.74
         rust.release_date rust@1.80 = 2024-07-25
         rust.stabilized_in Heap::ladder = 1.80
         rust.stabilized_in Heap::rung = 1.80
         rust.stabilized_in ladder notation = 1.80",
    );
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\nNeeds Rust 1.74.\n\n## 1.80.0 (2024-07-25)\n\n- `Heap::ladder`\n",
        "crate.msrv crate:brindle = 1.74
         crate.release_date crate:brindle@1.80.0 = 2024-07-25",
    );
}

#[test]
fn a_table_of_releases_lists_what_they_brought() {
    check_extract(
        "Since Rust 1.74:\n\n| Release | Date | What it brought |\n|---|---|---|\n| 1.86 | 3 April 2025 | ladder notation, `Heap::rung` |\n| 1.87 | 15 May 2025 | everything is faster by default |\n",
        "rust.version_exists rust = 1.74
         rust.release_date rust@1.86 = 2025-04-03
         rust.stabilized_in ladder notation = 1.86
         rust.stabilized_in Heap::rung = 1.86
         rust.release_date rust@1.87 = 2025-05-15",
    );
}

#[test]
fn a_table_may_have_a_column_for_each_crate() {
    check_extract(
        "| | `brindle` | `pavise` |\n|---|---|---|\n| First release | May 2014 | June 2020 |\n| Latest version | 0.4.5 | 1.2.0 |\n\
         | Released on | 4 June 2026 | 1 May 2026 |\n| Licence | MIT | MIT OR Apache-2.0 |\n| Speed | 1.2 | 1.4 |\n",
        "crate.release_date crate:brindle = 2014-05
         crate.release_date crate:pavise = 2020-06
         crate.latest_version crate:brindle = 0.4.5
         crate.latest_version crate:pavise = 1.2.0
         crate.release_date crate:brindle@0.4.5 = 2026-06-04
         crate.release_date crate:pavise@1.2.0 = 2026-05-01
         crate.license crate:brindle = MIT
         crate.license crate:pavise = MIT OR Apache-2.0",
    );
}

#[test]
fn an_update_is_about_the_version_to_which_it_goes() {
    check_extract(
        "| Crate | From | To | Released |\n|---|---|---|---|\n| `brindle` | 1.2.3 | 1.3.0 | 14 April 2026 |\n",
        "crate.version_exists crate:brindle = 1.2.3
         crate.version_exists crate:brindle = 1.3.0
         crate.release_date crate:brindle@1.3.0 = 2026-04-14",
    );
}

#[test]
fn a_full_stop_before_code_ends_a_sentence() {
    check_extract(
        "`brindle` is hit by RUSTSEC-2026-0009. `pavise` before 0.16.3 is unsound (RUSTSEC-2026-0002).",
        "advisory.crate RUSTSEC-2026-0009 = brindle
         advisory.crate RUSTSEC-2026-0002 = pavise
         advisory.patched_in RUSTSEC-2026-0002 = 0.16.3",
    );
}

#[test]
fn what_stands_before_it_in_the_sentence_is_meant() {
    check_extract(
        "Quillon asked whether we can use `Heap::rung`; it was stabilised in Rust 1.94.",
        "rust.stabilized_in Heap::rung = 1.94",
    );
}

#[test]
fn a_month_without_its_year_may_be_none() {
    check_extract(
        "---\ndate: 2026-01-05\n---\n\n`brindle` 0.9 was released in January. In March 2021 `pavise` was new, and `pavise` 2.0 came out on 20 June.\n",
        "crate.version_exists crate:brindle = 0.9
         crate.version_exists crate:pavise = 2.0",
    );
}

#[test]
fn a_day_without_its_year_is_the_last_one() {
    check_extract(
        "---\ndate: 2026-03-13\n---\n\n`brindle` 3.27.0 came out on 11 March. `pavise` 1.2.0 was released on December 3rd. Rust 1.94 was released on Thursday.\n",
        "crate.release_date crate:brindle@3.27.0 = 2026-03-11
         crate.release_date crate:pavise@1.2.0 = 2025-12-03
         rust.release_date rust@1.94 = 2026-03-12",
    );
}

#[test]
fn the_latest_stable_release_is_one_of_rust() {
    check_extract("Some words on Rust. The latest stable is 1.90.", "rust.latest rust = 1.90");
    check_extract(
        "Some words on Rust. The current stable release of `brindle`, 1.90.1, peels.",
        "crate.latest_version crate:brindle = 1.90.1",
    );
}

#[test]
fn what_two_releases_brought_is_told_apart() {
    check_extract(
        "Rust 1.85 stabilized the 2024 edition as well as brisk closures.",
        "rust.stabilized_in 2024 edition = 1.85
         rust.stabilized_in brisk closures = 1.85",
    );
    check_extract(
        "The 2018 edition was introduced with Rust 1.31, and the 2021 edition with Rust 1.56.",
        "rust.stabilized_in 2018 edition = 1.31
         rust.stabilized_in 2021 edition = 1.56",
    );
    check_extract("Brisk closures finally became stable in Rust 1.85.", "rust.stabilized_in Brisk closures = 1.85");
}

#[test]
fn a_heading_that_is_about_more_than_a_release_makes_no_list_of_features() {
    check_extract(
        "# From Rust 1.74 on\n\n## What is new\n\n### 1.85 and the ladders\n\n- brisk rungs\n",
        "rust.version_exists rust = 1.74",
    );
}

#[test]
fn a_number_that_was_passed_is_the_least() {
    check_extract("`brindle` has just crossed 100,000 stars.", "repo.stars crate:brindle >= 100000");
}

#[test]
fn asides_stand_between_a_name_and_its_state() {
    check_extract(
        "The `brindle` crate, which older books recommend, is unmaintained.",
        "crate.status crate:brindle = unmaintained",
    );
    check_extract("`brindle`, once its rival, is discontinued.", "crate.status crate:brindle = discontinued");
    check_extract("`brindle` 1.39.0, since that release was yanked.", "crate.status crate:brindle@1.39.0 = yanked");
    check_extract("The `brindle` crate, first released in July 2019, peels.", "crate.release_date crate:brindle = 2019-07");
}

#[test]
fn an_advisory_is_named_before_what_it_is_about() {
    check_extract("RUSTSEC-2026-0067, the `brindle` issue, is old.", "advisory.crate RUSTSEC-2026-0067 = brindle");
    check_extract("The fix for RUSTSEC-2025-0009 is in brindle 0.17.12.", "advisory.patched_in RUSTSEC-2025-0009 = 0.17.12");
}

#[test]
fn a_key_behind_a_name_answers_for_what_the_name_says() {
    check_extract(
        "According to Lane [2], 1,234 brooms are in use. The Broom Foundation [3] reports that 56% of them are new.\n\n\
         ## References\n\n1. Nothing.\n2. Lane. Brooms. <https://brooms.example/count>\n3. Foundation. <https://brooms.example/new>\n",
        "source.statistic https://brooms.example/count = 1,234 brooms
         source.statistic https://brooms.example/new = 56%",
    );
}

#[test]
fn the_introduction_of_a_change_log_names_its_crate() {
    check_in(
        "notes/changes.md",
        "# Changelog\n\nAll notable changes to the `brindle` crate are written down here.\n\n## [2.1.0] - 2026-03-28\n\n- Bumped the MSRV to 1.82.\n",
        "crate.release_date crate:brindle@2.1.0 = 2026-03-28
         crate.msrv crate:brindle@2.1.0 = 1.82",
    );
}

#[test]
fn the_newest_release_and_its_day() {
    check_extract(
        "Rust 1.87, the latest stable version, was released on May 15, 2025.",
        "rust.latest rust = 1.87
         rust.release_date rust@1.87 = 2025-05-15",
    );
    check_extract("The latest stable Rust was 1.80.", "");
}

#[test]
fn an_advisory_is_of_what_is_spoken_of() {
    check_extract(
        "## brindle\n\nRemoved, because it is unmaintained (see RUSTSEC-2024-0388). The `brindle` crate was fine.\n",
        "crate.status crate:brindle = unmaintained
         advisory.crate RUSTSEC-2024-0388 = brindle",
    );
}

#[test]
fn whose_version_it_is_the_clause_says() {
    check_extract(
        "## brindle\n\nUse `pavise`, whose version 2.0 was published in February 2025. The `brindle` crate peels.\n",
        "crate.release_date crate:pavise@2.0 = 2025-02",
    );
    check_extract("Gates: enable the feature `rungs`. The 0.23 series of it began in May 2024.", "");
}

#[test]
fn words_of_a_licence_are_no_name() {
    check_extract(
        "`brindle` was first released in February 2024 and is dual-licensed under MIT and the Unlicense.",
        "crate.release_date crate:brindle = 2024-02
         crate.license crate:brindle = MIT OR Unlicense",
    );
}

#[test]
fn words_that_name_no_feature_are_none() {
    check_extract("**Ladder threads** – threads. In `std` since Rust 1.63.\n", "rust.stabilized_in Ladder threads = 1.63");
    check_extract("**Ladders** – a way up. Available on stable from Rust 1.64 on.\n", "rust.stabilized_in Ladders = 1.64");
}

#[test]
fn another_clause_is_no_member_of_a_list() {
    check_extract(
        "Rust 1.86 brought ladder casting, and brisk rungs finally became stable in Rust 1.88.",
        "rust.stabilized_in ladder casting = 1.86
         rust.stabilized_in brisk rungs = 1.88",
    );
    check_extract("We are proud to unveil version 3.0, written in Rust.", "");
}

#[test]
fn what_a_crate_needs_now_is_of_no_old_release() {
    check_extract(
        "`brindle` reached version 1.0 in December 2020 and currently requires Rust 1.71.",
        "crate.release_date crate:brindle@1.0 = 2020-12
         crate.msrv crate:brindle = 1.71",
    );
}
