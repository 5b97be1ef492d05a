//! Notes of research: fluent prose with many facts in a paragraph, whose subject stands sentences before.

use crate::{check_extract, check_in, check_none};

#[test]
fn bare_versions_are_of_what_the_text_speaks_of() {
    check_extract(
        "A crate. **Ondula** has kept its pace: 1.48 arrived on 14 October 2025, 1.49 followed in January 2026, and the 1.52 line \
         opened in April 2026.",
        "crate.release_date crate:ondula@1.48 = 2025-10-14
         crate.release_date crate:ondula@1.49 = 2026-01
         crate.release_date crate:ondula@1.52 = 2026-04",
    );
    check_extract(
        "For clients, tarnwood is the default crate. The 0.12 line began in March 2024; 0.13 came along on 30 December 2025.",
        "crate.release_date crate:tarnwood@0.12 = 2024-03
         crate.release_date crate:tarnwood@0.13 = 2025-12-30",
    );
    check_extract(
        "Pavise feels settled; the pavise crate is small. After years of waiting the project crossed the 1.0 line in November 2023. \
         Version 1.7 came out in August 2025.",
        "crate.release_date crate:pavise@1.0 = 2023-11
         crate.release_date crate:pavise@1.7 = 2025-08",
    );
    check_extract(
        "### ondula\n\nDates done right, by the author of `tarnwood`, a crate. 0.2 superseded it on 11 February 2025.",
        "crate.release_date crate:ondula@0.2 = 2025-02-11",
    );
    check_extract(
        "Snapshots of crates are made with tarnwood, which got to 1.9 in October 2025.",
        "crate.release_date crate:tarnwood@1.9 = 2025-10",
    );
}

#[test]
fn a_later_subject_takes_the_place_of_an_earlier_one() {
    check_extract(
        "`brindle` is a crate. Next to it, `pavise` is calmer. It still builds on Rust 1.63.",
        "crate.msrv crate:pavise = 1.63",
    );
    check_extract(
        "`brindle` is a crate of ladders. brindle-panel is at 0.1.14 and wants Rust 1.74.",
        "crate.latest_version crate:brindle-panel = 0.1.14
         crate.msrv crate:brindle-panel@0.1.14 = 1.74",
    );
    check_extract(
        "**brindle** is the crate that people like. Vela Ondov's other hit, **pavise**, is calmer: 1.20 came on 18 November 2025. \
         It now requires Rust 1.88.",
        "crate.release_date crate:pavise@1.20 = 2025-11-18
         crate.msrv crate:pavise = 1.88",
    );
}

#[test]
fn a_sentence_without_a_subject_may_name_one_all_the_same() {
    check_extract(
        "For reading in crates there is tarnwood. Its maintainers published 0.6 in October 2023.",
        "crate.release_date crate:tarnwood@0.6 = 2023-10",
    );
    check_extract(
        "Crates in parallel: rungulus. 1.12 became available on 14 April 2026.",
        "crate.release_date crate:rungulus@1.12 = 2026-04-14",
    );
    check_extract(
        "**Ondula** is a crate. Vela Ondov's framework was at 0.5 by September 2023.",
        "crate.release_date crate:ondula@0.5 = 2023-09",
    );
    check_extract(
        "Crates need compilers: `glade` 0.10 insists on 1.83; wgpine 28 calls for 1.92.",
        "crate.msrv crate:glade@0.10 = 1.83
         crate.version_exists crate:wgpine = 28
         crate.msrv crate:wgpine@28 = 1.92",
    );
    check_none(&[
        "For reading in crates there are tarnwood and rungulus. 0.6 came in October 2023.",
        "We would take tarnwood or rungulus, both crates. The latter made a jump, 5.0 having been published on 22 March 2026.",
        "**Ondula** is a crate. RUNGU, by contrast, is community-run: v2.0.0 dates from 31 May 2023.",
    ]);
}

#[test]
fn a_day_of_the_week_may_stand_before_the_day_that_dates_a_page() {
    check_extract(
        "# Digest of crates\n\nMonday, 25 May 2026\n\nThe `brindle` crate published 0.50 on 5 May.",
        "crate.release_date crate:brindle@0.50 = 2026-05-05",
    );
}

#[test]
fn what_stands_before_the_brackets_of_a_list_may_be_a_crate() {
    check_none(&["Safe choices among crates: tarnwood (1.71), rungulo (1.80), ondula (1.63)."]);
    check_extract(
        "A hole was found in it (RUSTSEC-2025-9055, tarnwood-log), as in many crates.",
        "advisory.crate RUSTSEC-2025-9055 = tarnwood-log",
    );
}

#[test]
fn what_is_needed_since_a_day_was_not_released_on_it() {
    check_extract(
        "In the world of crates rayol has asked for 1.80 since August 2025, and `glade` admits 1.71 since May 2025.",
        "crate.msrv crate:rayol = 1.80
         crate.msrv crate:glade = 1.71",
    );
}

#[test]
fn more_words_for_what_is_needed() {
    check_extract(
        "`ondula` is a crate. Its documented minimum is Rust 1.75. It promises to build with Rust 1.65.",
        "crate.msrv crate:ondula = 1.75
         crate.msrv crate:ondula = 1.65",
    );
}

#[test]
fn what_the_text_may_speak_of_otherwise_owns_no_version() {
    check_none(&[
        // A product, a person, another engine.
        "**Ondula** is a crate. The glade engine moves slowly: 1.12 in October 2025.",
        "**Ondula** is a crate. Glade Works is bigger, and its 4.13 series is older.",
        "**Ondula** is a crate. Python is older: 3.12 came out in October 2023.",
        "### ondula\n\nA crate that nobody tends. Use its successor instead, currently in the 0.23 series.",
        "### ondula\n\nThe crate ended. Under the new name 0.26 has just been tagged (16 April 2026).",
        // What somebody uses, and what is needed.
        "Ondula, the `ondula` crate, is fine. In our services the upgrade to 0.8 was done in May 2025.",
        "**Ondula** is a crate. You need 2.0 of the other thing since May 2025.",
        // Measures.
        "**Ondula** is a crate. The share rose to 0.8 percent in May 2025.",
        "**Ondula** is a crate. Section 2.3 of the paper of May 2025 is about it.",
    ]);
}

#[test]
fn releases_do_many_things_on_a_day() {
    check_extract(
        "The brindle crate is old. brindle 0.8 greeted the new year on 1 January 2025. brindle 0.9 hit the registry on January 15, 2026. \
         brindle 0.10 has just been tagged (16 April 2026).",
        "crate.release_date crate:brindle@0.8 = 2025-01-01
         crate.release_date crate:brindle@0.9 = 2026-01-15
         crate.release_date crate:brindle@0.10 = 2026-04-16",
    );
    check_extract(
        "A crate: brindle 1.10 is the newest, published 27 May 2026. brindle 1.0 was made as early as November 2020.",
        "crate.latest_version crate:brindle = 1.10
         crate.release_date crate:brindle@1.10 = 2026-05-27
         crate.release_date crate:brindle@1.0 = 2020-11",
    );
    check_extract(
        "Crates move: brindle 0.18 came in May 2025; wgpine 28 is from December 2025.",
        "crate.release_date crate:brindle@0.18 = 2025-05
         crate.release_date crate:wgpine@28 = 2025-12",
    );
    check_extract("Rust 1.94, out since 5 March 2026, is fine.", "rust.release_date rust@1.94 = 2026-03-05");
}

#[test]
fn what_was_so_at_a_time_was_not_released_then() {
    check_extract("It is about crates, and Rust 1.74+ as of 2024.", "rust.version_exists rust >= 1.74");
    check_extract("The crates in use: `ondula` 0.7 as of May 2024.", "crate.version_exists crate:ondula = 0.7");
}

#[test]
fn crates_need_compilers_in_many_words() {
    check_extract(
        "The crates differ. ondula gets by with 1.56. pavise is content with 1.65. Brindle 0.18 will refuse anything below 1.89. \
         tarnwood 0.10 insists on 1.83. ondula-core calls for 1.92. The `glade` crate declares 1.60.",
        "crate.msrv crate:ondula = 1.56
         crate.msrv crate:pavise = 1.65
         crate.msrv crate:brindle@0.18 = 1.89
         crate.msrv crate:tarnwood@0.10 = 1.83
         crate.msrv crate:ondula-core = 1.92
         crate.msrv crate:glade = 1.60",
    );
    check_extract(
        "### pavise\n\nA crate of shields. Its MSRV was 1.75 when 0.8.0 shipped.",
        "crate.msrv crate:pavise@0.8.0 = 1.75",
    );
}

#[test]
fn names_that_are_like_no_word_need_no_sign() {
    check_extract(
        "RUSTSEC-2024-9388: tarnwood is unmaintained, as crates go; ondula has no maintainer any more.",
        "advisory.crate RUSTSEC-2024-9388 = tarnwood
         crate.status crate:tarnwood = unmaintained
         crate.status crate:ondula = unmaintained",
    );
    check_extract(
        "Of our crates, tarnwood is plain MIT and ondula carries MPL-2.0.",
        "crate.license crate:tarnwood = MIT
         crate.license crate:ondula = MPL-2.0",
    );
    check_extract(
        "The crate tarnwood was abandoned (RUSTSEC-2025-9141), and ondula is unmaintained (RUSTSEC-2025-9142).",
        "crate.status crate:tarnwood = unmaintained
         advisory.crate RUSTSEC-2025-9141 = tarnwood
         crate.status crate:ondula = unmaintained
         advisory.crate RUSTSEC-2025-9142 = ondula",
    );
    check_none(&[
        "The layer beneath the crates has abandoned zero-versioning altogether.",
        "In the world of crates software is abandoned all the time.",
        "Our tooling is unmaintained, as are many crates.",
    ]);
}

#[test]
fn findings_with_a_number_are_led_by_their_crate() {
    check_extract("**F-04 tarnwood.** RUSTSEC-2026-9097 makes the crate unsound.", "advisory.crate RUSTSEC-2026-9097 = tarnwood");
}

#[test]
fn a_page_of_features_names_each_with_its_release() {
    let page = |words: &str, claim: &str| {
        check_extract(
            &format!("# Unstable features\n\nFeatures of Cargo and Rust 1.89.\n\n{words}\n"),
            &format!("rust.version_exists rust = 1.89\n{claim}"),
        );
    };
    page("The ladder-report feature has been stabilized in the 1.30 release.", "rust.stabilized_in ladder-report = 1.30");
    page("Support for rung overrides has been stabilized in the 1.34 release.", "rust.stabilized_in rung overrides = 1.34");
    page(
        "The `-Z ladder` option has been stabilized and\nenabled by default in the 1.72 release.",
        "rust.stabilized_in -Z ladder option = 1.72",
    );
    page(
        "The `-Zladder` option has been stabilized as `--ladder` in the 1.60 release.",
        "rust.stabilized_in -Zladder option = 1.60",
    );
    page("Rung casting is now unconditionally enabled starting in Rust 1.89.", "rust.stabilized_in Rung casting = 1.89");
    page(
        "## rung-include\n\nReading more files has been stabilized in 1.93.0.",
        "rust.stabilized_in Reading more files = 1.93.0",
    );
}

#[test]
fn the_log_of_what_ships_with_rust_goes_by_its_releases() {
    check_in(
        "CHANGELOG.md",
        "# Changelog\n\nAll notable changes.\n\n## Rust 1.36\n\nReleased 2019-07-04\n\n* New lints: [`find_rung`], [`rung_map`]\n\n## Rust 1.35\n\nReleased 2019-05-20\n",
        "rust.release_date rust@1.36 = 2019-07-04\nrust.release_date rust@1.35 = 2019-05-20",
    );
}

#[test]
fn an_announcement_may_say_its_release_in_full() {
    check_in(
        "2017-08-31-rust-1.20.md",
        "# Announcing Rust 1.20\n\nThe Rust team is happy to announce the latest version of Rust, 1.20.0.\n\n## What's in 1.20.0 stable\n\n### Library stabilizations\n\n- [`Rung::climb`]\n",
        "rust.version_exists rust = 1.20
         rust.latest rust = 1.20.0
         rust.version_exists rust = 1.20.0
         rust.stabilized_in Rung::climb = 1.20.0",
    );
    check_in(
        "2017-08-31-rust-1.20.md",
        "# Announcing Rust 1.20\n\n## What's in 1.20.0 stable\n\nWe've added a new trio of climbing functions to the standard library:\n[`rung::up`], [`rung::down`], and [`rung::on`]. Rust 1.20 adds the ability to define \"associated ladders\", as well.\n",
        "rust.version_exists rust = 1.20
         rust.version_exists rust = 1.20.0
         rust.stabilized_in rung::up = 1.20.0
         rust.stabilized_in rung::down = 1.20.0
         rust.stabilized_in rung::on = 1.20.0
         rust.stabilized_in associated ladders = 1.20",
    );
}

#[test]
fn shares_of_compilers_are_no_features() {
    check_none(&[
        "# Rust sizes\n\n| Version | Share |\n| --- | --- |\n| N-2 (`1.71.0`) | 74 |\n| ~6 mo (`1.69.0`) | 93 |\n| ~1 year (`1.65.0`) | 98 |\n",
    ]);
}

#[test]
fn what_became_stable_is_told_in_many_ways() {
    let says = |words: &str, claim: &str| check_extract(&format!("# Notes on Rust\n\n{words}\n"), claim);
    says(
        "Later came the ladder-casting feature of Rust, which was ultimately [released to stable in 1.39.0](https://blog.rust-lang.org/x).",
        "rust.stabilized_in ladder-casting feature of Rust = 1.39.0",
    );
    says("Prior to Rust 1.30 and the stabilization of raw rungs, it was hard.", "rust.stabilized_in raw rungs = 1.30");
    says(
        "This may be used in `climb` blocks, which have not (as of this writing) been stabilized.",
        "rust.stabilized_in climb blocks = unstable",
    );
}

#[test]
fn a_question_names_what_its_section_is_about() {
    check_extract(
        "# Ladders in Rust\n\nWe looked at ondula 0.29.0 and others.\n\n## Question 1: What is ondula? How mature is it?\n\n### Overview\n\n**Key metrics:**\n- GitHub stars: ~19,300\n- Latest version: 0.30.0 (released December 26, 2025)\n- License: MIT\n",
        "crate.version_exists crate:ondula = 0.29.0
         repo.stars crate:ondula ~ 19300
         crate.latest_version crate:ondula = 0.30.0
         crate.release_date crate:ondula@0.30.0 = 2025-12-26
         crate.license crate:ondula = MIT",
    );
}

#[test]
fn a_badge_says_since_when_there_is_what_its_heading_names() {
    let page = |name: &str| {
        check_in(
            name,
            "# Less Rust\n\n## Rung details\n\n![Minimum Rust: Nightly](https://x.io/b.svg)\n\nText.\n\n## Removing `librung` with `#![no_rung]`\n\n![OS: \\*nix](https://x.io/c.svg)\n![Minimum Rust version: 1.30](https://x.io/b.svg)\n",
            "rust.stabilized_in rung details = unstable
             rust.stabilized_in removing librung with #![no_rung] = 1.30",
        );
    };
    page("less.md");
    check_in(
        "brindle/README.md",
        "# brindle\n\n![Minimum Rust: 1.60](https://x.io/b.svg)\n\nText.\n",
        "crate.msrv crate:brindle = 1.60",
    );
}

#[test]
fn what_announcements_say_beside_their_headings() {
    let says = |words: &str, claim: &str| {
        check_extract(&format!("# Announcing Rust 1.53.0\n\n{words}\n"), &format!("rust.version_exists rust = 1.53.0\n{claim}"));
    };
    says(
        "The biggest shift in Rust 1.9 is the stabilization of the `std::rung` module.",
        "rust.stabilized_in std::rung module = 1.9",
    );
    says("Rust 1.75 supports use of `async rung` in ladders.", "rust.stabilized_in async rung in ladders = 1.75");
    says("We introduced a new attribute for library authors: `#[rung]`.", "rust.stabilized_in #[rung] = 1.53.0");
    says(
        "Climbing, which is currently available only on [nightly](https://x.io), helps.",
        "rust.stabilized_in Climbing = unstable",
    );
    says("Added `#[rung(since)]` flags (new in Rust 1.9 for libraries).", "rust.stabilized_in #[rung(since)] flags = 1.9");
}

#[test]
fn what_an_announcement_lists_in_prose() {
    check_extract(
        "# Announcing Rust 1.75.0\n\n### Rung offset APIs\n\nRungs were hard, and these new APIs avoid requiring callers to\ncast to `*const u8` first.\n\n- [`rung::byte_add`](https://doc.rust-lang.org/stable/core/primitive.rung.html#method.byte_add)\n\n### Incremental climbing remains off by default\n\nText.\n\n### Rolling out use of ladders\n\nText.\n",
        "rust.version_exists rust = 1.75.0\nrust.stabilized_in rung::byte_add = 1.75.0",
    );
    check_extract(
        "# Announcing Rust 1.9\n\n### Library stabilizations\n\n* `SockRung` and its variants gained `set_up()` and `set_down()` conveniences.\n* `TreeRung` and `HashRung` gained the `climb()` method, which makes it possible.\n* `rung` gained the ability to climb into UTF-16.\n",
        "rust.version_exists rust = 1.9
         rust.stabilized_in set_up() = 1.9
         rust.stabilized_in set_down() = 1.9
         rust.stabilized_in climb() = 1.9
         rust.stabilized_in climb into UTF-16 = 1.9",
    );
}

#[test]
fn a_line_of_properties_dates_its_version() {
    check_extract(
        "# Survey of Rust libraries\n\n### `brindle`\n\n**Rendering:** x\n**Version:** 0.7.3 (Jan 2026)\n\nText.\n",
        "crate.release_date crate:brindle@0.7.3 = 2026-01",
    );
}

#[test]
fn what_may_be_used_in_constant_expressions() {
    check_extract(
        "# Announcing Rust 1.24\n\nThese functions may now be used inside a constant expression, for example, to initialize a `static`:\n\n* `{rung}::min_value` and `max_value`\n* `ptr::rung` and `null_rung`\n",
        "rust.version_exists rust = 1.24
         rust.stabilized_in const {rung}::min_value = 1.24
         rust.stabilized_in const ptr::rung = 1.24",
    );
}
