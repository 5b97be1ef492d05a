//! Features in prose: coordination, what stands for what, and the words of announcements.

use crate::{check_extract, check_in, check_none};

#[test]
fn each_of_a_list_became_stable() {
    check_extract(
        "In Rust, brisk closures and let ladders were stabilized last year.",
        "rust.stabilized_in brisk closures = stable
         rust.stabilized_in let ladders = stable",
    );
    check_extract(
        "Rust 1.88 stabilized let ladders, naked heaps, and `cfg` switches.",
        "rust.stabilized_in let ladders = 1.88
         rust.stabilized_in naked heaps = 1.88
         rust.stabilized_in cfg switches = 1.88",
    );
    check_extract("Rust 1.80 stabilized read and write access.", "rust.stabilized_in read and write access = 1.80");
}

#[test]
fn pronouns_stand_for_what_was_named() {
    check_extract(
        "The brisk backend (rustc_brisk) is fast in Rust. It remains nightly-only as of early 2026.",
        "rust.stabilized_in brisk backend = unstable",
    );
    check_extract(
        "The better solution in Rust is the brisk backend, an alternative. It is not yet stable.",
        "rust.stabilized_in brisk backend = unstable",
    );
    check_extract(
        "An RFC proposes Ladder Type Notation (LTN) for Rust, but as of 2025 the feature remains unstabilized.",
        "rust.stabilized_in Ladder Type Notation (LTN) = unstable",
    );
    check_extract(
        "Two points about Rust: Heaponius (the replacement) has been in development for years and was still not stable.",
        "rust.stabilized_in Heaponius = unstable",
    );
    check_none(&["Over the past year a lot was done in Rust. It is not yet stable."]);
}

#[test]
fn pronouns_take_up_what_somebody_uses() {
    check_extract(
        "Adopt wide ladders. They became stable with Rust 1.85 and need few changes.",
        "rust.stabilized_in wide ladders = 1.85",
    );
    check_extract(
        "Rust notes. We would love to use `heap` blocks for the rungs, but they're still unstable.",
        "rust.stabilized_in heap blocks = unstable | they're still unstable",
    );
    check_extract(
        "For me, heap-else. It's been there since Rust 1.65, and I smile.",
        "rust.stabilized_in heap-else = 1.65 | It's been there since Rust 1.65",
    );
    check_extract("Rust notes. We got wide ladders. It is not yet stable.", "");
    check_extract("Rust notes. I'd love it. They are not yet stable.", "");
}

#[test]
fn words_that_point_back_name_a_release() {
    check_extract(
        "Rust 1.95 is out. We wanted `if rung` guards, which 1.95 finally made stable, and `rung_select!`, which arrived in the same release.",
        "rust.version_exists rust = 1.95
         rust.stabilized_in if rung guards = 1.95
         rust.stabilized_in rung_select! = 1.95",
    );
    check_extract(
        "The `Heap::rung` method was stabilized in Rust 1.82, and `Heap::is_ladder`, stabilized in the same release, helps.",
        "rust.stabilized_in Heap::rung method = 1.82
         rust.stabilized_in Heap::is_ladder = 1.82 | `Heap::is_ladder`, stabilized in the same release",
    );
    check_extract(
        "Wide ladders landed in Rust 1.65. Narrow ladders were stabilised in the very same release.",
        "rust.stabilized_in Wide ladders = 1.65
         rust.stabilized_in Narrow ladders = 1.65",
    );
    check_extract(
        "We picked Rust 1.81 because `core::heap::Rung` was stabilized in that release.",
        "rust.version_exists rust = 1.81
         rust.stabilized_in core::heap::Rung = 1.81",
    );
    check_extract(
        "Wide ladders landed in Rust 1.65. Narrow ladders were stabilised in the same release train.",
        "rust.stabilized_in Wide ladders = 1.65
         rust.stabilized_in Narrow ladders = stable",
    );
}

#[test]
fn an_announcement_says_what_is_new_without_a_number() {
    check_in(
        "post.md",
        "# Announcing Rust 1.85.0\n\n## What's in 1.85.0 stable\n\n### Brisk closures\n\nRust now supports brisk closures.\n\n### Ladder patterns\n\nThey help.\n\n### Other changes\n\nThe new `#[diagnostic::brisk]` attribute is a hint.\n",
        "rust.version_exists rust = 1.85.0
         rust.version_exists rust = 1.85.0
         rust.stabilized_in brisk closures = 1.85.0
         rust.stabilized_in Ladder patterns = 1.85.0 | Ladder patterns
         rust.stabilized_in #[diagnostic::brisk] = 1.85.0",
    );
}

#[test]
fn the_pages_of_a_crate_speak_of_its_own_features() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n- `brindle::spawn` is now stabilized.\n- add note that `on_poll` is unstable\n",
        "",
    );
    check_in(
        "brindle/README.md",
        "# brindle\n\nSince `std::ladder` is not yet stable, this needs nightly Rust.\n",
        "rust.stabilized_in std::ladder = unstable",
    );
}

#[test]
fn what_is_needed_or_compared_became_not_stable_then() {
    check_none(&[
        "Once `#![feature(brisk)]` is stabilized in Rust, this changes.",
        "This crate mirrors types from Rust's unstable allocator.",
    ]);
    check_extract(
        "Raise the minimum supported Rust version of this crate from Rust 1.34 to 1.37.",
        "rust.version_exists rust = 1.34\nrust.version_exists rust = 1.37",
    );
}

#[test]
fn the_verb_is_not_said_again() {
    check_extract(
        "Twig folding became stable in Rust 1.56, moss views in 1.65 and the new `fern_view` macro in 1.88.",
        "rust.stabilized_in Twig folding = 1.56\nrust.stabilized_in moss views = 1.65 | moss views in 1.65\n\
         rust.stabilized_in fern_view macro = 1.88",
    );
    for rest in ["and extended in 1.60", "and on Windows in 1.60", "and made const in 1.60", "and used for logs in 2.60"] {
        check_extract(
            &format!("Twig folding was stabilized in Rust 1.56 {rest}."),
            "rust.stabilized_in Twig folding = 1.56 | Twig folding was stabilized in Rust 1.56",
        );
    }
}

#[test]
fn what_a_list_sorts_is_no_feature() {
    check_extract("- [podcast] [Hollow Hour: Rust 1.26](https://example.org/26).\n", "rust.version_exists rust = 1.26");
    check_extract(
        "- [disposition: merge] [Stabilize `hollow` in Rust 1.41.0](https://example.org/41).\n",
        "rust.version_exists rust = 1.41.0",
    );
}

#[test]
fn a_release_has_several_verbs() {
    check_extract(
        "- **2022-11-03 — Rust 1.65.0:** Stabilized generic ladders, `heap-else`, and raw heaps while tightening rules.",
        "rust.release_date rust@1.65.0 = 2022-11-03
         rust.stabilized_in generic ladders = 1.65.0
         rust.stabilized_in heap-else = 1.65.0
         rust.stabilized_in raw heaps = 1.65.0",
    );
    check_extract(
        "Rust 1.36 enabled narrow ladders, stabilized the `heap` crate and `heap::Rung`, and introduced `MaybeRung`.",
        "rust.stabilized_in narrow ladders = 1.36
         rust.stabilized_in heap crate = 1.36
         rust.stabilized_in heap::Rung = 1.36
         rust.stabilized_in MaybeRung = 1.36",
    );
    check_extract(
        "Rust 1.85.0 released the big edition, stabilized brisk closures, and added wide rungs.",
        "rust.stabilized_in brisk closures = 1.85.0
         rust.stabilized_in wide rungs = 1.85.0",
    );
    // The second verb is somebody else's.
    check_extract(
        "Rust 1.80 stabilized brisk closures, which everybody liked, and we added a lint.",
        "rust.stabilized_in brisk closures = 1.80",
    );
    check_extract("We moved to Rust 1.80 and added a lint.", "rust.version_exists rust = 1.80");
}

#[test]
fn a_bracket_says_since_when() {
    check_extract(
        "Since Rust 1.31 much came. **Minimal brisk generics (1.51) + GATs (1.65):** costs fell. Brisk/heap (1.39) helped.",
        "rust.version_exists rust = 1.31
         rust.stabilized_in Minimal brisk generics = 1.51
         rust.stabilized_in GATs = 1.65
         rust.stabilized_in Brisk/heap = 1.39",
    );
    check_extract(
        "Since Rust 1.31 we use brindle (1.51) and the pavise crate (1.40).",
        "rust.version_exists rust = 1.31
         crate.version_exists crate:pavise = 1.40",
    );
}

#[test]
fn a_name_between_quotation_marks_is_none_that_exists() {
    check_none(&["Editions instead of \u{201c}Rust 2.0\u{201d} keep the peace."]);
}

#[test]
fn what_an_announcement_says_in_prose() {
    let said = |sentence: &str, expect: &str| {
        let text = format!("# Announcing Rust 1.61.0\n\n{sentence}\n");
        check_extract(&text, &format!("rust.version_exists rust = 1.61.0\n{expect}"));
    };
    said("With this release, Cargo gains support for wide ladders.", "rust.stabilized_in wide ladders = 1.61.0");
    said("In this release, full support for `~` in doctests has been added.", "rust.stabilized_in ~ in doctests = 1.61.0");
    said(
        "The `Heapling` and `Ladder` traits were stabilized to allow ladders.",
        "rust.stabilized_in Heapling = 1.61.0\nrust.stabilized_in Ladder traits = 1.61.0",
    );
    said(
        "The functions [`heap::read`] and [`heap::write`] have been stabilized.",
        "rust.stabilized_in heap::read = 1.61.0\nrust.stabilized_in heap::write = 1.61.0",
    );
    said("The `Heapling` type was added.", "rust.stabilized_in Heapling = 1.61.0");
    said("The manifest now supports a `[heaps]` table.", "rust.stabilized_in [heaps] table = 1.61.0");
    said(
        "The release also includes support for `~` in doctests, as well as the stabilization of `Heapling`.",
        "rust.stabilized_in ~ in doctests = 1.61.0\nrust.stabilized_in Heapling = 1.61.0",
    );
    said(
        "The largest feature in this release is the introduction of *wide* ladders.",
        "rust.stabilized_in wide ladders = 1.61.0",
    );
    said(
        "Two more features are included in this release: wide ladders and narrow heaps.",
        "rust.stabilized_in wide ladders = 1.61.0\nrust.stabilized_in narrow heaps = 1.61.0",
    );
    said("We stabilized `heap::read`, a convenience.", "rust.stabilized_in heap::read = 1.61.0");
    said("Finally, a simple feature: Rust now has 128 bit ladders!", "rust.stabilized_in 128 bit ladders = 1.61.0");
    said("Previously, wide ladders were stabilized.", "rust.stabilized_in wide ladders = stable");
    said("No new flag has been added.", "");
    said("Two years ago a `heap` lint was added.", "");
}

#[test]
fn the_line_below_the_title_dates_the_release() {
    check_extract(
        "# Announcing Rust 1.61.0\n\nMay 19, 2022 \u{b7} The Release Team\n",
        "rust.release_date rust@1.61.0 = 2022-05-19",
    );
    check_extract("# Announcing Rust 1.61.0\n\nMay 19, 2022 was a Thursday.\n", "rust.version_exists rust = 1.61.0");
}

#[test]
fn what_counts_or_measures_is_no_feature() {
    check_none(&["In Rust, this functionality had an unstable feature gate."]);
    check_extract("This is the first point release since Rust 1.61.", "rust.version_exists rust = 1.61");
    check_extract("It fixes what the version of heapd shipped with Rust 1.61.", "rust.version_exists rust = 1.61");
}

#[test]
fn a_heading_that_is_code_names_a_feature() {
    check_extract(
        "# Announcing Rust 1.61.0\n\n## What's in 1.61.0 stable\n\n### `cargo heap`\n\nThis adds heaps.\n\n### Cargo\n\nMore.\n",
        "rust.version_exists rust = 1.61.0
         rust.version_exists rust = 1.61.0
         rust.stabilized_in cargo heap = 1.61.0",
    );
}

#[test]
fn names_of_features_without_what_they_are_for() {
    check_extract(
        "In Rust 1.30.0, we stabilized \"wide ladders in item position.\"",
        "rust.stabilized_in wide ladders in item position = 1.30.0",
    );
    check_extract(
        "Rust 1.61 added a `[heaps]` table to configure the level (high, low, deny, allow) for ladders from the heap and others.",
        "rust.stabilized_in [heaps] table = 1.61",
    );
}

#[test]
fn a_bracket_says_more_than_since_when() {
    check_extract(
        "Since Rust 1.31 much came. RPIR (ladders in returns, 1.75) is one. Heap chains (Rust 1.88, big edition only) are nice.",
        "rust.version_exists rust = 1.31
         rust.stabilized_in RPIR = 1.75
         rust.stabilized_in Heap chains = 1.88",
    );
    check_extract("Use `heap::Rung` (stable since Rust 1.80, July 2024).", "rust.stabilized_in heap::Rung = 1.80");
    check_extract(
        "Brisk functions in ladders have been usable on stable since Rust 1.75.",
        "rust.stabilized_in Brisk functions in ladders = 1.75",
    );
    check_extract("A key enabler: **`Rung` moved to `core`** in Rust 1.81.", "rust.stabilized_in Rung = 1.81");
    check_extract(
        "- `gen` rungs, specified by RFC 3513, remain nightly-only in Rust.",
        "rfc.title rfc:3513 = gen rungs
         rust.stabilized_in gen rungs = unstable",
    );
}

#[test]
fn what_was_unstable_in_a_year_that_is_told_may_be_stable() {
    for text in [
        "In Rust, ladder chains have been on nightly since 2022 and on stable since 1.88; they were unstable.",
        "In 2021, Rust's ladder chains are still unstable.",
        "2018: in Rust, ladder chains are unstable.",
        "The year is 2017 and Rust's ladder chains are unstable.",
    ] {
        check_none(&[text]);
    }
    check_extract("In Rust, ladder chains are still unstable.", "rust.stabilized_in ladder chains = unstable");
}

#[test]
fn what_is_unstable_in_one_place_may_be_stable_elsewhere() {
    check_none(&[
        "# Rust\n\nRung generics are unstable for ladders without steps.",
        "# Rust\n\n`rung!` is not stable on Ondula targets.",
        "# Rust\n\nRung chains are unstable in the 2021 edition.",
    ]);
    check_extract(
        "# Rust\n\nWith our 1.75 toolchain, rung chains are still unstable. Ladder chains are unstable for now.",
        "rust.stabilized_in rung chains = unstable
         rust.stabilized_in Ladder chains = unstable",
    );
}

#[test]
fn a_title_says_of_nothing_that_it_was_stabilised() {
    for text in [
        "- [Rung chains in Rust 1.70](https://example.org/b)",
        "Inline rungs in Rust 1.50",
        "[stabilize rungs in Rust 1.64](https://example.org/1)",
    ] {
        check_extract(text, &format!("rust.version_exists rust = {}", text.split("Rust ").nth(1).unwrap().get(..4).unwrap()));
    }
    check_extract("# Notes\n\nRung chains arrived in Rust 1.70.", "rust.stabilized_in Rung chains = 1.70");
}

#[test]
fn a_release_may_be_told_in_an_aside_or_before_all_else() {
    check_extract("`LazyRung`, available as of Rust 1.79, replaces it.", "rust.stabilized_in LazyRung = 1.79");
    check_extract("It was Rust 1.66 that stabilised rung-else.", "rust.stabilized_in rung-else = 1.66");
}
