//! What stands at the beginning of a block, or under a heading, and is not named again; and versions that nothing names.

use crate::{check_extract, check_in, check_none};

#[test]
fn a_block_is_about_what_it_begins_with() {
    check_extract(
        "# News about Rust\n\n- [`brindle`](https://crates.io/crates/brindle) **0.12.15** – the cage. MSRV: 1.71.1",
        "crate.version_exists crate:brindle = 0.12.15
         crate.msrv crate:brindle@0.12.15 = 1.71.1",
    );
    check_extract(
        "Tools in Rust.\n\n**gristmill.rs** jumped from 0.6 to 0.7, published in March 2024.",
        "crate.version_exists crate:gristmill = 0.6
         crate.release_date crate:gristmill@0.7 = 2024-03",
    );
    check_extract(
        "## `brindle`\n\nWent from 1.7.0 to 1.9.2 without a change.",
        "crate.version_exists crate:brindle = 1.7.0
         crate.version_exists crate:brindle = 1.9.2",
    );
    check_none(&["## `brindle`\n\nThe gauge went from 3.1 to 4.7 bar."]);
}

#[test]
fn a_part_of_the_library_came_with_rust() {
    check_extract(
        "Of Rust: `LadderLock` is stable as of 1.80, `#[rung]` since 1.81 and ladders in the standard library since 1.87.",
        "rust.stabilized_in LadderLock = 1.80
         rust.stabilized_in #[rung] = 1.81
         rust.stabilized_in ladders = 1.87",
    );
    check_extract("`if rung` guards, which Rust 1.95 finally made stable.", "rust.stabilized_in if rung guards = 1.95");
    check_extract("`LadderLock` was added to the standard library in 1.70. Rust!", "rust.stabilized_in LadderLock = 1.70");
    check_none(&["# Use `brindle` instead of the cage\n\nRUSTSEC-2024-9001 was repaired in it, and it has been so since 1.82."]);
}

#[test]
fn what_a_crate_needs_is_rust() {
    check_extract("`brindle` 0.8.0 requires 1.75, just about.", "crate.msrv crate:brindle@0.8.0 = 1.75");
    check_extract("`brindle` 1.38 asks for Rust 1.63.", "crate.msrv crate:brindle@1.38 = 1.63");
    check_extract("You should know that `brindle` 0.8.2 has been yanked.", "crate.status crate:brindle@0.8.2 = yanked");
    check_none(&["You should hope that `brindle` 0.8.2 is yanked.", "The promised 1.0 is still to come in Rust."]);
}

#[test]
fn a_day_without_a_year_is_the_last_one() {
    for (text, date) in [
        ("`brindle` 0.9 shipped on 16 April.", "2024-04-16"),
        ("`brindle` 0.9, which was published on the 5th of November.", "2023-11-05"),
        ("`brindle` 0.9 (July) is a rewrite.", "2024-07"),
        ("`brindle` 0.9 appeared in May.", "2024-05"),
    ] {
        check_in("2024-09-05-news.md", text, &format!("crate.release_date crate:brindle@0.9 = {date}"));
        check_in("news.md", text, "crate.version_exists crate:brindle = 0.9");
    }
}

#[test]
fn columns_say_more_than_their_words() {
    check_extract(
        "| Framework | GitHub ★ | Stars, 1 September | Rust |\n|--|--|--|--|\n| [brindle](https://github.com/hollow/brindle) | 12 | 25,137 | 1.78 |",
        "repo.stars github:hollow/brindle = 12
         repo.stars github:hollow/brindle = 25137
         crate.msrv crate:brindle = 1.78",
    );
}

#[test]
fn a_row_speaks_of_the_release_that_it_comes_to() {
    let head = "| Crate | Before | After | MSRV | Released |\n|--|--|--|--|--|\n";
    check_extract(
        &format!("{head}| `brindle` | 0.2.25 | 1.45.1 | 1.70 | 2025-05-24 |"),
        "crate.version_exists crate:brindle = 0.2.25
         crate.version_exists crate:brindle = 1.45.1
         crate.msrv crate:brindle@1.45.1 = 1.70
         crate.release_date crate:brindle@1.45.1 = 2025-05-24",
    );
    let head = "| Crate | Ours | Theirs | MSRV | Released |\n|--|--|--|--|--|\n";
    check_extract(&format!("{head}| `brindle` | 0.2.25 | 1.45.1 | 1.70 | 2025-05-24 |"), "crate.msrv crate:brindle = 1.70");
}

#[test]
fn another_year_that_the_text_tells_holds() {
    check_in(
        "2025-06-02-essay.md",
        "`brindle` 1.0 came out in February 2018, `gristmill` 1.0 in May of the same year.",
        "crate.release_date crate:brindle@1.0 = 2018-02
         crate.release_date crate:gristmill@1.0 = 2018-05",
    );
    check_in(
        "2025-06-02-essay.md",
        "That was 2018. Then `brindle` 1.0 came out in May.",
        "crate.version_exists crate:brindle = 1.0",
    );
}

#[test]
fn a_pronoun_takes_up_the_sentence_before() {
    let text = "I used to recommend `brindle`. I have come to like `gristmill` better. It is licensed under the MIT licence.";
    check_extract(text, "crate.license crate:gristmill = MIT");
    check_extract(
        "`brindle` v0.3.44 cannot be built because it requires rustc 1.81.0 or newer.",
        "crate.version_exists crate:brindle = 0.3.44
         crate.msrv crate:brindle@0.3.44 = 1.81.0",
    );
    check_extract(
        "`brindle` is at 0.23, and the 0.23 line was opened on 29 February 2024.",
        "crate.latest_version crate:brindle = 0.23
         crate.release_date crate:brindle@0.23 = 2024-02-29",
    );
}

#[test]
fn what_is_going_to_be_is_not() {
    check_none(&["Let ladders are going to be stable in Rust 1.88."]);
    check_extract("Replaced `ladder_static` with `LadderLock`, stable since Rust 1.80.", "rust.stabilized_in LadderLock = 1.80");
    check_extract("RUSTSEC-2024-9001: everybody to 0.3.47 by Friday.", "");
    check_extract(
        "[brindle](https://github.com/hollow/brindle) \u{2013} 60 500 stars.",
        "repo.stars github:hollow/brindle = 60500",
    );
    check_extract("`brindle` is MIT-licensed.", "crate.license crate:brindle = MIT");
    check_extract("`brindle` was deprecated in 2020.", "crate.status crate:brindle = deprecated@2020");
}

#[test]
fn a_sentence_is_about_what_it_begins_with() {
    check_extract(
        "`brindle` is steady: 0.7.0 on 27 November 2023, 0.8.0 on 1 January 2025, and more.",
        "crate.release_date crate:brindle@0.7.0 = 2023-11-27
         crate.release_date crate:brindle@0.8.0 = 2025-01-01",
    );
    check_extract("Async gates landed in 1.65, after years. Rust!", "rust.stabilized_in Async gates = 1.65");
    check_extract(
        "RUSTSEC-2025-9004 (also known as CVE-2025-94898), a use after free, repaired in 0.10.70.",
        "advisory.patched_in RUSTSEC-2025-9004 = 0.10.70",
    );
}

#[test]
fn a_log_is_of_the_crate_that_its_first_words_name() {
    check_in(
        "CHANGELOG.md",
        "# Changelog\n\nAll notable changes to `brindle` are listed here.\n\n## [0.11.9] - 2025-08-21\n\n- Minimum supported Rust version is now 1.71",
        "crate.release_date crate:brindle@0.11.9 = 2025-08-21
         crate.msrv crate:brindle@0.11.9 = 1.71",
    );
}

#[test]
fn one_line_and_one_product_are_not_all() {
    check_extract(
        "`brindle` is old. The 1.x line received its last release, 1.0.69, in May 2024.",
        "crate.release_date crate:brindle@1.0.69 = 2024-05",
    );
    check_extract("Rust 1.85 is out. Ondula has many users, and the current version is 1.44.", "rust.version_exists rust = 1.85");
    check_extract("The MSRV of `brindle` 1.0 is Rust 1.60.", "crate.msrv crate:brindle@1.0 = 1.60");
    check_extract(
        "Teams on `brindle` 0.8 (released November 2023) should move.",
        "crate.release_date crate:brindle@0.8 = 2023-11",
    );
    check_extract(
        "The `brindle` traits reached version 1.0 on January 9, 2024.",
        "crate.release_date crate:brindle@1.0 = 2024-01-09",
    );
    check_extract("The `brindle` crate, an early attempt, is deprecated.", "crate.status crate:brindle = deprecated");
}

#[test]
fn entries_of_a_list_say_it_shortly() {
    let link = "[brindle](https://crates.io/crates/brindle)";
    check_extract(
        &format!(
            "Rust:\n\n- {link} \u{2013} latest version 0.8.9, and more\n- {link} \u{2013} 0.13 since December 2025; requires Rust 1.64"
        ),
        "crate.latest_version crate:brindle = 0.8.9
         crate.release_date crate:brindle@0.13 = 2025-12
         crate.msrv crate:brindle@0.13 = 1.64",
    );
    check_extract(
        &format!("- {link} \u{2013} 0.9.0 (May 2026) needs Rust 1.94"),
        "crate.release_date crate:brindle@0.9.0 = 2026-05
         crate.msrv crate:brindle@0.9.0 = 1.94",
    );
    check_extract(
        "- async ladder (unstable)\n- rung blocks (nightly only), in Rust",
        "rust.stabilized_in async ladder = unstable\n rust.stabilized_in rung blocks = unstable",
    );
    check_extract("We would use rung chains, which have been stable since Rust 1.88.", "rust.stabilized_in rung chains = 1.88");
    check_extract("We need `use<..>` rungs, stabilized in Rust 1.82.", "rust.stabilized_in use<..> rungs = 1.82");
}

#[test]
fn a_version_is_of_the_only_name_of_its_sentence() {
    check_extract(
        "In the end we took `brindle`: it is not the biggest, yet version 0.8 has been solid. It needs Rust 1.75.",
        "crate.version_exists crate:brindle = 0.8
         crate.msrv crate:brindle@0.8 = 1.75",
    );
    check_none(&[
        "We moved `brindle` and `pavise`, and version 0.8 has been solid.",
        "With `brindle`, Python version 3.9 will do.",
    ]);
}

#[test]
fn behind_an_arrow_an_item_goes_on_with_the_version_it_moves_to() {
    check_extract(
        "Updates of our Rust crates:\n\n- `ondula` 0.12 \u{2192} 0.15. Requires 1.77.\n",
        "crate.version_exists crate:ondula = 0.12
         crate.version_exists crate:ondula = 0.15
         crate.msrv crate:ondula@0.15 = 1.77",
    );
}
