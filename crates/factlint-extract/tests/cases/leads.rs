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
        "repo.stars github:hollow/brindle = 25137
         crate.msrv crate:brindle = 1.78",
    );
}
