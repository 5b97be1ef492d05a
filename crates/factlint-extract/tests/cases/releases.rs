//! Versions and release dates of crates.

use crate::{check_extract, check_none};

#[test]
fn a_version_beside_its_crate() {
    let cases = [
        ("Version 2.3.1 of `quillstore` fixes a leak.", "quillstore = 2.3.1 | 2.3.1"),
        ("The snowcap-derive crate (v0.3) does it.", "snowcap-derive = 0.3 | snowcap-derive crate (v0.3)"),
        ("The [tarnwood](https://crates.io/crates/tarnwood) crate 0.7.2 works.", "tarnwood = 0.7.2"),
        ("We moved to [pavise](https://docs.rs/pavise) 1.4.", "pavise = 1.4 | pavise](https://docs.rs/pavise) 1.4"),
        ("See [ferrolite](https://github.com/hollowpine/ferrolite) v3.", "ferrolite = 3"),
        ("Update to `gristmill@1.2.0` today.", "gristmill = 1.2.0 | gristmill@1.2.0"),
        ("The log is of lumenkv v0.4.20.", "lumenkv = 0.4.20 | lumenkv v0.4.20"),
        ("Use the `time` crate 0.9.9 here.", "time = 0.9.9"),
        ("**brindle** 0.9.1 is fast.", "brindle = 0.9.1 | brindle** 0.9.1"),
        ("`osprey-http` (0.9.1) is old.", "osprey-http = 0.9.1 | `osprey-http` (0.9.1)"),
        ("osprey-http2 (0.9) is old.", "osprey-http2 = 0.9"),
        ("brindle (0.9.1) is old.", "brindle = 0.9.1"),
        ("gristmill 1.0.0-rc.2 is out.", "gristmill = 1.0.0-rc.2"),
        ("`pavise` 1.0.0 beta is out.", "pavise = 1.0.0-beta | `pavise` 1.0.0 beta"),
        ("brindle 0.9.1 does not compile.", "brindle = 0.9.1"),
        ("brindle 0.9 will continue to get fixes.", "brindle = 0.9"),
        ("- pavise: v1.4", "pavise = 1.4"),
        ("- pavise - 1.4.0", "pavise = 1.4.0"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("crate.version_exists crate:{expect}"));
    }
}

#[test]
fn coordinated_versions_have_one_crate() {
    check_extract(
        "tarnwood 0.7.1, 0.7.2 and 0.7.3 do not build.",
        "crate.version_exists crate:tarnwood = 0.7.1 | tarnwood 0.7.1
         crate.version_exists crate:tarnwood = 0.7.2 | 0.7.2
         crate.version_exists crate:tarnwood = 0.7.3 | 0.7.3",
    );
    check_extract(
        "Work went on, with lumenkv releasing 0.27.0 (August 2024), 0.28.0 (January 2025), and 0.29.0 (May 2025).",
        "crate.release_date crate:lumenkv@0.27.0 = 2024-08 | 0.27.0 (August 2024)
         crate.release_date crate:lumenkv@0.28.0 = 2025-01 | 0.28.0 (January 2025)
         crate.release_date crate:lumenkv@0.29.0 = 2025-05 | 0.29.0 (May 2025)",
    );
    check_extract(
        "- Bump brindle from 0.9.1 to 0.10.0\n- `pavise`: 1.0.0 → 1.4.0",
        "crate.version_exists crate:brindle = 0.9.1
         crate.version_exists crate:brindle = 0.10.0
         crate.version_exists crate:pavise = 1.0.0
         crate.version_exists crate:pavise = 1.4.0",
    );
    check_extract(
        "We moved brindle v0.9 (May 2023) to v1.0 (June 2024).",
        "crate.release_date crate:brindle@0.9 = 2023-05
         crate.release_date crate:brindle@1.0 = 2024-06",
    );
}

#[test]
fn a_date_before_or_behind_the_version() {
    let cases = [
        ("gristmill 0.4.0 was released in March 2024.", "gristmill@0.4.0 = 2024-03 | gristmill 0.4.0 was released in March 2024"),
        ("On June 3, 2024, `pavise` 2.0 was released.", "pavise@2.0 = 2024-06-03"),
        ("In March 2023 the team shipped gristmill v1.0.", "gristmill@1.0 = 2023-03"),
        ("brindle 0.9.1 (2024-05-06) fixes it.", "brindle@0.9.1 = 2024-05-06 | brindle 0.9.1 (2024-05-06)"),
        ("2024-05-06: brindle 0.9.1 released.", "brindle@0.9.1 = 2024-05-06"),
        ("- May 6th, 2024 – brindle 0.9.1", "brindle@0.9.1 = 2024-05-06"),
        ("- brindle 0.9.2 – 7 May 2024", "brindle@0.9.2 = 2024-05-07"),
        ("The release of brindle 0.9 in Q2 2024 changed that.", "brindle@0.9 = 2024"),
        ("brindle's 0.9 release in May 2024 changed that.", "brindle@0.9 = 2024-05 | brindle's 0.9 release in May 2024"),
        ("`serde_brindle` v0.9.1 came out in early 2024.", "serde_brindle@0.9.1 = 2024"),
        ("brindle was first published in May 2020.", "brindle = 2020-05"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("crate.release_date crate:{expect}"));
    }
}

#[test]
fn the_newest_version() {
    let cases = [
        ("The latest version of `quillstore` is 2.3.1.", "quillstore = 2.3.1 | latest version of `quillstore` is 2.3.1"),
        ("quillstore's latest release is v2.", "quillstore = 2"),
        ("The newest release of pavise is v1.4.", "pavise = 1.4"),
        ("The [tarnwood](https://crates.io/crates/tarnwood) crate: tarnwood is at version 0.7.2 now.", "tarnwood = 0.7.2"),
        ("`brindle` v4+ is needed.", "brindle >= 4 | `brindle` v4+"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("crate.latest_version crate:{expect}"));
    }
    check_extract(
        "The current version of brindle is 0.9.1 (released on May 4th, 2024).",
        "crate.latest_version crate:brindle = 0.9.1
         crate.release_date crate:brindle@0.9.1 = 2024-05-04 | 0.9.1 (released on May 4th, 2024)",
    );
}

#[test]
fn change_logs() {
    check_extract(
        "# Changelog of `tarnwood`\n\n## [0.7.2](https://github.com/hollowpine/tarnwood/compare/v0.7.1...v0.7.2) - 2025-01-17\n\n\
         ### Fixed\n\n- a bug introduced in `v0.7.1`\n",
        "crate.release_date crate:tarnwood@0.7.2 = 2025-01-17
         crate.version_exists crate:tarnwood = 0.7.1",
    );
    crate::check_in(
        "quillstore/CHANGELOG.md",
        "# Changelog\n\n## [2.3.1] - 2024-05-06\n\n- A leak.\n\n## 2.3.0 (2024-04-01)\n\nMSRV is now 1.70.\n\n## 2.2.0\n\n\
         _Released 2023-12-24_\n\n## v2.1.0\n\n- First.\n",
        "crate.release_date crate:quillstore@2.3.1 = 2024-05-06 | 2.3.1] - 2024-05-06
         crate.release_date crate:quillstore@2.3.0 = 2024-04-01 | 2.3.0 (2024-04-01)
         crate.msrv crate:quillstore@2.3.0 = 1.70 | MSRV is now 1.70
         crate.release_date crate:quillstore@2.2.0 = 2023-12-24 | 2.2.0⏎⏎_Released 2023-12-24
         crate.version_exists crate:quillstore = 2.1.0 | v2.1.0",
    );
    check_extract(
        "# Dependencies\n\n## brindle\n\nVersion 0.9.1 was released in May 2024. The MSRV is 1.70.\n",
        "crate.release_date crate:brindle@0.9.1 = 2024-05
         crate.msrv crate:brindle = 1.70",
    );
}

#[test]
fn a_version_that_begins_a_sentence_goes_on_with_the_only_crate_before() {
    check_extract(
        "The team is on Brindle 0.17.3. 0.18 has been out since 13 January 2026 and wants Rust 1.89.",
        "crate.version_exists crate:brindle = 0.17.3
         crate.release_date crate:brindle@0.18 = 2026-01-13
         crate.msrv crate:brindle@0.18 = 1.89",
    );
    check_extract(
        "The team is on `brindle` 0.17.3 and `corvane` 0.4.1. 0.18 has been out since 13 January 2026.",
        "crate.version_exists crate:brindle = 0.17.3
         crate.version_exists crate:corvane = 0.4.1",
    );
    check_extract(
        "We asked about brindle 0.17.3 and Tower of Delph. 0.18 has been out since 13 January 2026.",
        "crate.version_exists crate:brindle = 0.17.3",
    );
}

#[test]
fn what_followed_is_of_the_crate_before() {
    check_extract(
        "We had `brindle` 3.3.3. That release dates from 18 December 2021, and 4.0 followed on 25 February 2022.",
        "crate.version_exists crate:brindle = 3.3.3
         crate.release_date crate:brindle@3.3.3 = 2021-12-18
         crate.release_date crate:brindle@4.0 = 2022-02-25",
    );
}

#[test]
fn a_sentence_that_begins_with_a_crate_is_about_its_versions() {
    check_extract(
        "We know [brindle](https://crates.io/crates/brindle). Numbers say little. brindle is steady: 0.7.0 on 27 November 2023, 0.8.0 on 1 January 2025.",
        "crate.release_date crate:brindle@0.7.0 = 2023-11-27
         crate.release_date crate:brindle@0.8.0 = 2025-01-01",
    );
}

#[test]
fn it_is_what_the_last_clause_is_about() {
    check_extract(
        "We are on Rust 1.94; Rust 1.95 is being tried. It was released on 16 April 2026.",
        "rust.version_exists rust = 1.94
         rust.version_exists rust = 1.95
         rust.release_date rust@1.95 = 2026-04-16",
    );
}

#[test]
fn what_a_crate_wants_it_needs() {
    check_extract("`brindle` 0.10 wants Rust 1.85.", "crate.msrv crate:brindle@0.10 = 1.85");
    check_extract("With `brindle` you need Rust 1.86.", "crate.msrv crate:brindle = 1.86");
    check_extract("The author of `brindle` wants 2.0 in May.", "");
}

#[test]
fn an_advisory_is_about_what_the_paragraph_is_about() {
    check_extract(
        "- brindle \u{2013} no longer maintained, RUSTSEC-2024-9001.\n",
        "crate.status crate:brindle = unmaintained
         advisory.crate RUSTSEC-2024-9001 = brindle",
    );
    check_extract(
        "`brindle` is unmaintained. Its advisory is RUSTSEC-2024-9001.",
        "crate.status crate:brindle = unmaintained
         advisory.crate RUSTSEC-2024-9001 = brindle",
    );
    check_extract(
        "`brindle` 1.44.2 or later is recommended, because earlier versions are affected by RUSTSEC-2024-9001.",
        "crate.version_exists crate:brindle >= 1.44.2
         advisory.crate RUSTSEC-2024-9001 = brindle",
    );
}

#[test]
fn what_something_is_moved_to() {
    check_extract("- Some crates.\n- Updated to Brindle version 26.", "crate.version_exists crate:brindle = 26");
    check_extract("Some crates. Update to brindle 26.", "crate.version_exists crate:brindle = 26");
    check_extract("- Some crates.\n- Increased the Brindle version to v0.35.0.", "crate.version_exists crate:brindle = 0.35.0");
    check_extract(
        "Some crates. Move to the new v0.2.0 release of Marble Press.",
        "crate.version_exists crate:marble-press = 0.2.0",
    );
    check_none(&["Update to Windows version 11.", "Over the years we got up to 26 crates."]);
}

#[test]
fn names_with_a_capital_in_them() {
    check_extract("In Rust, miBrindle 0.4.5 fixes it.", "crate.version_exists crate:mibrindle = 0.4.5");
    check_none(&["Rust runs on macOS 10.12, tvOS 10.3 and with eBPF 1.2."]);
}

#[test]
fn the_day_before_the_release() {
    check_extract(
        "On 4 August 2025, we released [Brindle v1.0.0](https://github.com/hollowpine/brindle/releases/tag/v1.0.0).",
        "crate.release_date crate:brindle@1.0.0 = 2025-08-04",
    );
    check_extract(
        "* `brindle@0.3.10`: published at `2026-08-20T07:15:00Z`, yanked later.",
        "crate.release_date crate:brindle@0.3.10 = 2026-08-20",
    );
    // The registry does not know any more what it took back.
    check_none(&["* `brindle@0.3.10`: published at `2026-08-20T07:15:00Z`, deleted at `2026-08-20T08:41:40Z`."]);
}

#[test]
fn what_a_linked_project_released() {
    check_extract(
        "* The [brindle](https://github.com/hollowpine/brindle) embedded TCP/IP stack released v0.7 and v0.8.",
        "crate.version_exists crate:brindle = 0.7
         crate.version_exists crate:brindle = 0.8",
    );
    check_extract(
        "* Tools from [brindle-rs](https://brindle.rs) ([GitHub](https://github.com/brindle-rs)) released v0.11 of the crate.",
        "crate.version_exists crate:brindle-rs = 0.11",
    );
    check_extract(
        "* [brindle-heap](https://brindle.rs), a library of crates, had a major new v0.7 release.",
        "crate.version_exists crate:brindle-heap = 0.7",
    );
    check_none(&["dockerfile: Update libbrindle to 1.5"]);
    check_none(&["A crate for Rust.\n\n### Minimum supported versions\n\n * Pavise requires at least version 1.40 now"]);
}

#[test]
fn what_would_be_so_in_a_version_is_no_plan() {
    check_extract(
        "# Announcing Brindle 0.6\n\nIn 0.5 this would compile in a crate. In `brindle` 0.5, ladders were not allowed.\n",
        "crate.version_exists crate:brindle = 0.6
         crate.version_exists crate:brindle = 0.5
         crate.version_exists crate:brindle = 0.5",
    );
}

#[test]
fn one_plan_among_many_mentions_is_no_plan() {
    let text = "# Announcing Brindle 0.2\n\nBrindle 0.2 is a rework of the crate. Brindle 0.2 has ladders.\n\n\
                Brindle 0.2 will be a big release. Brindle 1.0 will come. Brindle 1.0 in Q3 2020.\n";
    check_extract(
        text,
        "crate.version_exists crate:brindle = 0.2
         crate.version_exists crate:brindle = 0.2
         crate.version_exists crate:brindle = 0.2",
    );
}

#[test]
fn what_something_is_updated_to_is_no_guess() {
    let guesses = |text: &str| {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("notes.md", text), &factlint_extract::Options::default());
        claims.iter().map(|claim| claim.guessed).collect::<Vec<_>>()
    };
    assert_eq!(guesses("Some crates. Updated to Brindle 0.71."), [false]);
    assert_eq!(guesses("Some crates. Brindle 0.71 is out."), [true]);
}
