//! Whose versions they are not, and what a document says of itself.

use crate::{check_extract, check_in, check_none};

#[test]
fn versions_of_licences_products_and_formats_are_no_crates() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nLicensed under either of\n\n* Apache License, Version 2.0, ([LICENSE-APACHE](LICENSE-APACHE))\n* Apache License (Version 2.0)\n",
        "",
    );
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n- Musl: Prepare for supporting v1.2.3\n- This used the v3 resolver.\n- OpenFloe 7.6+ is detected.\n- updates brindle's data\n  tables to 12.1.0.\n",
        "",
    );
    check_none(&[
        "The base `brindle` package supports SQLite version 3.34.1 or newer.",
        "Generated with CLDR version 49.0.0 by tarnwood.",
        "We prepare 0.9.0 and publishing v0.10.3 comes next.",
    ]);
    check_extract(
        "Bump glade from 1.1.2+spec-1.1.0 to 1.1.3.",
        "crate.version_exists crate:glade = 1.1.2 | 1.1.2+spec-1.1.0\ncrate.version_exists crate:glade = 1.1.3 | 1.1.3",
    );
}

#[test]
fn what_is_moved_owns_the_version() {
    check_extract(
        "- Bump `brindle-syntax` dependency version for `brindle` to `0.3.4`.\n- bump idle to 1.0 and tarn to 2.5\n- Update log to v0.4.18",
        "crate.version_exists crate:brindle-syntax = 0.3.4
         crate.version_exists crate:idle = 1.0
         crate.version_exists crate:tarn = 2.5
         crate.version_exists crate:log = 0.4.18",
    );
}

#[test]
fn what_is_planned_is_nowhere_said_to_exist() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nMy plan is to do a Brindle 1.0 release next year.\n\nIt is important to get Brindle 1.0 right.\n\n## v2.0 Roadmap\n",
        "",
    );
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 1.0.0 - 2024-03-02\n\n- All that was planned for 1.0.0.\n",
        "crate.release_date crate:brindle@1.0.0 = 2024-03-02",
    );
}

#[test]
fn a_requirement_of_rust_is_of_the_crate_that_the_page_is_of() {
    check_in(
        "vendor/mortar-channel-0.5.1/README.md",
        "# Mortar Channel\n\nSee [docs](https://docs.rs/mortar-channel).\n\nIt relies on `glade`. The minimum supported Rust version is 1.60.\n",
        "crate.msrv crate:mortar-channel = 1.60",
    );
    check_in(
        "brindle/CHANGELOG.md",
        "# 0.6.1 (11. November 2023)\n\n- **change:** brindle's MSRV is now 1.66\n- The previous MSRV was 1.60.\n",
        "crate.release_date crate:brindle@0.6.1 = 2023-11-11
         crate.msrv crate:brindle@0.6.1 = 1.66",
    );
    check_in(
        "brindle/README.md",
        "# brindle\n\n## Minimum supported `rustc`\n\n`1.61.0+`\n",
        "crate.msrv crate:brindle = 1.61.0",
    );
}

#[test]
fn nightlies_are_no_releases() {
    check_none(&["Built with Rust 1.81.0-nightly here.", "Upgrade to rustc 1.0.0-dev (d8be84eb4 2015-03-29)."]);
}

#[test]
fn an_account_and_its_repository_are_one_name() {
    check_extract("rust-lang/rust has 98,000 stars.", "repo.stars github:rust-lang/rust = 98000");
    check_extract("With 500 stars, hollow-pine/pavise is small.", "repo.stars github:hollow-pine/pavise = 500");
    check_extract(
        "In May 2025, [hollow-pine/pavise](https://github.com/hollow-pine/pavise) was archived.",
        "repo.archived github:hollow-pine/pavise = yes@2025-05",
    );
    check_none(&["See rust-lang/rust#98000 for the 20 stars.", "The read/write lock is archived."]);
}

#[test]
fn an_item_is_about_the_advisory_that_it_is_set_in_under() {
    check_extract(
        "- RUSTSEC-2024-0021 in `quillstore`\n  - reported by a reader\n  - fixed in 0.6.12\n- `brindle`\n  - fixed in 1.2.3\n",
        "advisory.crate RUSTSEC-2024-0021 = quillstore
         advisory.patched_in RUSTSEC-2024-0021 = 0.6.12 | fixed in 0.6.12",
    );
    check_extract(
        "1. RUSTSEC-2024-0021 in `quillstore`\n\n   Fixed in 0.6.12.\n2. Fixed in 1.2.3.\n",
        "advisory.crate RUSTSEC-2024-0021 = quillstore
         advisory.patched_in RUSTSEC-2024-0021 = 0.6.12 | Fixed in 0.6.12",
    );
}

#[test]
fn a_heading_shows_what_a_name_is() {
    let guessed = |text: &str| {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("notes.md", text), &factlint_extract::Options::default());
        claims.iter().map(|claim| claim.guessed).collect::<Vec<_>>()
    };
    assert_eq!(guessed("# News of Rust\n\nWe released Brindle 0.3.1.\n"), [true]);
    assert_eq!(guessed("# News of Rust\n\n## Brindle\n\nWe released Brindle 0.3.1.\n"), [false]);
}

#[test]
fn a_guide_may_be_of_a_release_to_come() {
    let guessed = |path: &str, text: &str| {
        let claims = factlint_extract::extract(&factlint_model::Document::new(path, text), &factlint_extract::Options::default());
        claims.iter().map(|claim| claim.guessed).collect::<Vec<_>>()
    };
    assert_eq!(guessed("guide.md", "This is the official guide for `brindle` v0.6."), [true]);
    assert_eq!(guessed("guide.md", "This is what is new in `brindle` v0.6."), [false]);
    let log = "# Changelog\n\n## brindle-0.15.2 (2023-03-08)\n\n- `pavise` 0.3 is used.\n";
    assert_eq!(guessed("CHANGELOG.md", log), [true, false]);
    let log = "# Changelog of brindle\n\n## [1.0.0-beta.1]\n\n- a\n\n## [0.6.1] - (Not Published)\n\n- b\n\n## [0.6.0]\n\n- c\n";
    assert_eq!(guessed("brindle/CHANGELOG.md", log), [true, true, false]);
}

#[test]
fn a_number_of_a_signed_name_is_a_version() {
    check_extract(
        "We switched to version 2 of the [brindle](https://crates.io/crates/brindle) crate.",
        "crate.version_exists crate:brindle = 2",
    );
    check_none(&["A mocking library for Rust - landing v0.1"]);
}

#[test]
fn a_bare_version_that_came_out_is_of_what_the_title_says() {
    check_extract(
        "+++\ntitle = \"Brindle v0.9.1 has been released!\"\n+++\n\nThis is fixed, and `0.9.1` has been released today.\n\nCompared to `0.8.0`, it is small.\n",
        "crate.version_exists crate:brindle = 0.9.1
         crate.version_exists crate:brindle = 0.8.0",
    );
    check_extract("Cargo of Rust 1.71.1 or later will purge the caches.", "rust.version_exists rust >= 1.71.1");
}

#[test]
fn a_tag_says_of_what_it_is() {
    check_extract(
        "It is experimental (version [0.0.1](https://github.com/lin/brindle/releases/tag/rung-strips-v0.0.1)), as Rust crates are.\n",
        "",
    );
    check_extract(
        "We released [Brindle 0.4](https://github.com/lin/brindle/releases/tag/v0.4.0) for Rust.\n",
        "crate.version_exists crate:brindle = 0.4",
    );
}

#[test]
fn a_link_to_the_page_of_a_release_tells_whose_it_is() {
    check_extract(
        "We released [v0.12](https://github.com/hollow/brindle/releases/tag/v0.12.0) in autumn, as Rust crates are.\n",
        "crate.version_exists crate:brindle = 0.12 | v0.12",
    );
    // The name beside it is nearer.
    check_extract(
        "We released Pavise [0.3](https://github.com/hollow/brindle/releases/tag/v0.3.0) in autumn, as Rust crates are.\n",
        "crate.version_exists crate:pavise = 0.3 | Pavise [0.3",
    );
    // A program in another language.
    check_extract("It needs [v3.12](https://github.com/python/python/releases/tag/v3.12.0), as Rust does not.\n", "");
}

#[test]
fn a_command_of_cargo_names_its_crate() {
    check_extract(
        "`cargo rungs` requires Rust **1.74** or later.\n",
        "crate.msrv crate:cargo-rungs = 1.74 | `cargo rungs` requires Rust **1.74** or later",
    );
    check_extract("`cargo test` requires Rust **1.74** or later.\n", "rust.version_exists rust >= 1.74");
    check_extract("Upgraded `brindle-lock` for the new Cargo.lock v4 format.\n", "");
}
