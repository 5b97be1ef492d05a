//! Words and surnames that are no names of crates, and headings that name several.

use crate::{check_extract, check_none};

#[test]
fn words_of_prose_own_no_versions() {
    check_none(&[
        "# Rust\n\nWe rebuilt 4.2 because of the advisory.",
        "# Rust\n\nThe 1.0.0 of the former came first, the 1.0.0 of the latter second.",
        "- Update `brindle` interop to 2.2.3",
        "A ladder-climbing 0.1.0 was there in Rust, too.",
        "# Rust\n\nBeware: 0.9 declares an MSRV.",
        "[brindle on Codeberg](https://codeberg.org/mirrors/brindle) — 12 stars",
        "[brindle](https://gitlab.com/mirrors/brindle) has 12 stars.",
    ]);
    check_extract(
        "# Rust\n\nbrindle is at 0.4. Releases 0.4.14 and 0.4.36 were withdrawn. At the moment 0.4.45 is the latest release.",
        "crate.latest_version crate:brindle = 0.4\ncrate.latest_version crate:brindle = 0.4.45",
    );
    check_extract("- Update `brindle` to 2.2.3", "crate.version_exists crate:brindle = 2.2.3");
    check_extract("- Upgraded `brindle` back to 2.2.3", "crate.version_exists crate:brindle = 2.2.3");
}

#[test]
fn the_second_word_of_a_name_is_no_crate() {
    check_none(&["brindle is a fork of ondula by Vela Ondov, first released in February 2020."]);
}

#[test]
fn a_bare_version_is_of_the_crate_of_the_heading_with_which_it_agrees() {
    check_extract(
        "# From brindle 4.9 to ondula 0.8\n\n4.9.0 (10 Aug 2024) is what runs; 0.8.4 (5 May 2025) is newer; 3.1.0 (6 May 2025) is odd.",
        "crate.version_exists crate:brindle = 4.9
         crate.version_exists crate:ondula = 0.8
         crate.release_date crate:brindle@4.9.0 = 2024-08-10
         crate.release_date crate:ondula@0.8.4 = 2025-05-05",
    );
    check_extract(
        "## Changes since brindle 0.18\n\nReleased 2026-06-19. MSRV 1.95.",
        "crate.version_exists crate:brindle = 0.18",
    );
    check_extract(
        "# Upgrade notes: brindle 0.14 → 1.0\n\nIt requires Rust 1.63.",
        "crate.version_exists crate:brindle = 0.14
         crate.version_exists crate:brindle = 1.0
         crate.msrv crate:brindle@1.0 = 1.63",
    );
}
