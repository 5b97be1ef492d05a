//! Running text as people write it: what a verb says of its subject across asides, pronouns and coordination.

use crate::{check_extract, check_in, check_none};

#[test]
fn a_subject_is_found_across_what_explains_it() {
    check_extract(
        "In Rust, ladder notation, by contrast, is still nightly-only, and so is `async climb`.",
        "rust.stabilized_in ladder notation = unstable
         rust.stabilized_in async climb = unstable",
    );
    check_extract(
        "Under it sits `brindle`, which finally reached 1.0 in November 2023.",
        "crate.release_date crate:brindle@1.0 = 2023-11",
    );
    check_extract(
        "`gristmill`, the mill beneath it, shipped its 1.0 on December 23, 2020.",
        "crate.release_date crate:gristmill@1.0 = 2020-12-23",
    );
    check_extract("`gristmill` 0.8, was published on January 1, 2025.", "crate.release_date crate:gristmill@0.8 = 2025-01-01");
    check_extract("**lumenkv** – 1.0 landed in August 2024.", "crate.release_date crate:lumenkv@1.0 = 2024-08");
}

#[test]
fn a_feature_came_with_a_version_of_rust() {
    check_extract("Brisk closures followed in Rust 1.85.", "rust.stabilized_in Brisk closures = 1.85");
    check_extract(
        "`Heap::ladder` was added in 1.63. In Rust, `is_ladder_and` came in 1.70. `#[rung]` has been stable since 1.30.",
        "rust.stabilized_in Heap::ladder = 1.63
         rust.stabilized_in is_ladder_and = 1.70
         rust.stabilized_in #[rung] = 1.30",
    );
    check_extract(
        "For years `async climb` in ladders was missing. It landed with Rust 1.75.",
        "rust.stabilized_in async climb in ladders = 1.75",
    );
    check_extract(
        "Let ladders took longer than expected in Rust. They were stabilized in 1.88.",
        "rust.stabilized_in Let ladders = 1.88",
    );
    check_extract("Not since Rust 1.59, when `heap::climb` became stable.", "rust.stabilized_in heap::climb = 1.59");
    check_extract("In Rust 1.82, we added `rung<..>` bounds.", "rust.stabilized_in rung<..> bounds = 1.82");
}

#[test]
fn what_is_newest_is_said_of_what_was_named() {
    check_extract(
        "`brindle` (BSD-3-Clause) is small; its newest version is 0.1.13.",
        "crate.license crate:brindle = BSD-3-Clause
         crate.latest_version crate:brindle = 0.1.13",
    );
    check_extract(
        "### gristmill\n\nThe newest release is 0.8.5 (September 2024).",
        "crate.latest_version crate:gristmill = 0.8.5
         crate.release_date crate:gristmill@0.8.5 = 2024-09",
    );
}

#[test]
fn an_advisory_is_about_the_crate_that_it_ended() {
    check_extract(
        "- `brindle` – no longer maintained (RUSTSEC-2024-9436)\n- `pavise` is unmaintained, see RUSTSEC-2024-9384\n- `tarnwood` (RUSTSEC-2024-9370): unmaintained\n",
        "crate.status crate:brindle = unmaintained
         advisory.crate RUSTSEC-2024-9436 = brindle
         crate.status crate:pavise = unmaintained
         advisory.crate RUSTSEC-2024-9384 = pavise
         advisory.crate RUSTSEC-2024-9370 = tarnwood
         crate.status crate:tarnwood = unmaintained",
    );
    check_extract(
        "RUSTSEC-2024-9332 hit `brindle`'s parser and was patched in 0.3.26, 0.2.9 and 0.1.4.",
        "advisory.crate RUSTSEC-2024-9332 = brindle
         advisory.patched_in RUSTSEC-2024-9332 = 0.3.26
         advisory.patched_in RUSTSEC-2024-9332 = 0.2.9
         advisory.patched_in RUSTSEC-2024-9332 = 0.1.4",
    );
}

#[test]
fn the_date_of_an_advisory_is_no_release() {
    check_extract(
        "| Advisory | Crate | Patched | Date |\n|---|---|---|---|\n| RUSTSEC-2024-9332 | brindle | 0.4.4 | 2024-04-03 |\n",
        "advisory.crate RUSTSEC-2024-9332 = brindle
         advisory.patched_in RUSTSEC-2024-9332 = 0.4.4
         advisory.date RUSTSEC-2024-9332 = 2024-04-03",
    );
    check_extract(
        "| Crate | Latest version | First released |\n|---|---|---|\n| brindle | 1.0.98 | October 2019 |\n",
        "crate.latest_version crate:brindle = 1.0.98
         crate.release_date crate:brindle = 2019-10",
    );
}

#[test]
fn stars_are_counted_in_other_words() {
    check_extract(
        "On GitHub, `brindle` has about 30k stars and pavise more than 20,000.",
        "repo.stars crate:brindle ~ 30000
         repo.stars crate:pavise >= 20000",
    );
    check_extract("osprey-http sits at roughly 55k stars.", "repo.stars crate:osprey-http ~ 55000");
}

#[test]
fn parts_of_names_and_titles_are_no_claims() {
    check_none(&[
        "A database with built-in V8 for Rust.",
        "It is on their strength that AVX-512 makes sense, according to the [hardware survey](https://example.org/survey).",
        "- [4 simple steps for a driver in Rust](https://example.org/steps)",
        "See the \"brisk heaps\" proposal ([here](https://example.org/brisk)).",
        "Which serialization crate should we use? The latest release is 1.0.219.",
    ]);
}

#[test]
fn what_is_denied_or_asked_does_not_exist() {
    check_none(&["`brindle` has not reached 1.0 yet.", "`pavise` never shipped its 2.0."]);
    check_extract(
        "Today `gristmill` version 1.0 is here. When is `gristmill` 1.0 for you? We plan to maintain `gristmill` 1.0 for years.",
        "crate.version_exists crate:gristmill = 1.0
         crate.version_exists crate:gristmill = 1.0",
    );
}

#[test]
fn what_a_page_needs_is_said_in_many_ways() {
    let page = |text: &str| format!("# brindle\n\n## Minimum Supported Rust Version\n\n{text}\n");
    for text in [
        "Rust **1.41** or higher.",
        "Requires Rust **1.41** or newer.",
        "This crate is guaranteed to compile on stable Rust **1.41** and up.",
    ] {
        check_in("brindle/README.md", &page(text), "crate.msrv crate:brindle = 1.41");
    }
    check_extract("`brindle` supports Rust 1.65 and up.", "crate.msrv crate:brindle = 1.65");
    check_extract("`brindle` is compatible with versions of rustc >= 1.66.1.", "crate.msrv crate:brindle = 1.66.1");
    check_extract("`brindle` works with Rust 1.70.", "rust.version_exists rust = 1.70");
}

#[test]
fn a_page_about_an_advisory_names_it_once() {
    check_in(
        "post.md",
        "# Security advisory for the brindle crate (CVE-2024-9713)\n\nThe fix is included starting from `brindle` 1.5.5.\n",
        "advisory.crate CVE-2024-9713 = brindle
         advisory.patched_in CVE-2024-9713 = 1.5.5",
    );
}
