//! What is said of something else than the crate that was named before.

use crate::{check_extract, check_in, check_none};

#[test]
fn ours_and_theirs_is_not_what_was_named_before() {
    check_extract("The MSRV of `brindle` 1.4.0 is 1.70. Our MSRV is 1.75.", "crate.msrv crate:brindle@1.4.0 = 1.70");
    check_extract(
        "hollow-pine/pavise has over 50,000 stars. The wren-apps/wren repository passed 90k stars. Our own tool has 12 stars.",
        "repo.stars github:hollow-pine/pavise >= 50000
         repo.stars github:wren-apps/wren >= 90000",
    );
    check_in("brindle/README.md", "# brindle\n\nOur MSRV is 1.75.\n", "crate.msrv crate:brindle = 1.75");
}

#[test]
fn another_crate_in_the_sentence_owns_its_version() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 1.2.0\n\n- The `pavise` crate was on a very old version 0.33.0 with a macro.\n",
        "crate.version_exists crate:brindle = 1.2.0
         crate.version_exists crate:pavise = 0.33.0",
    );
    check_extract("# Rust notes\n\n## `pavise`\n\nOndula has moved to it, and released version 1.14.\n", "");
    check_in("notes.md", "# Cargo today\n\n##### `pavise`\n\nIn 1.80, inference changed for the `pavise` package.\n", "");
}

#[test]
fn a_list_of_what_is_supported_names_versions_of_something_else() {
    check_in(
        "posts/new-release.md",
        "# New release\n\n## Supported versions\n\n- brindle4: from 4.0 to 4.12\n- `pavise`: from 3.22 to 3.24\n",
        "",
    );
}

#[test]
fn numbers_of_plain_nouns_are_no_versions() {
    check_none(&[
        "The rocket 1.5 stage failed in Rust.",
        "We benchmarked the paste 0.9 sample of the crate.",
        "Upgrade to brindle v0.5-dev today.",
    ]);
}

#[test]
fn an_item_begins_with_the_line_of_releases_that_it_is_about() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nOur releases with long support:\n\n * `1.47.x` - until September 2026. (MSRV 1.70)\n",
        "crate.msrv crate:brindle@1.47 = 1.70",
    );
}

#[test]
fn what_was_unstable_once_is_no_claim() {
    check_none(&[
        "The new hazel methods were unstable in Rust, but the trait is not sealed.",
        "Rust: Hazel types were almost stabilized in 1.41.",
        "People say that `brindle` requires Rust 1.80; that's wrong.",
    ]);
    check_extract("Hazel closures are unstable.", "rust.stabilized_in Hazel closures = unstable");
}

#[test]
fn those_who_helped_are_no_features() {
    check_in(
        "posts/rust.md",
        "# Announcing Rust 1.70.0\n\n## Contributors\n\nThe 1.70.0 stable release is the work of 2 fine folks:\n\n- Ada Hollow\n- Wren Pine\n",
        "rust.version_exists rust = 1.70.0
         rust.version_exists rust = 1.70.0",
    );
}

#[test]
fn the_first_edition_changed_nothing() {
    check_none(&["The new borrow checker is now available for Rust 2015."]);
}

#[test]
fn the_words_of_a_link_say_which_rfc_is_meant() {
    check_extract(
        "* [RFC 1254: Hollow ladders](https://github.com/rust-lang/rfcs/pull/1253)\n",
        "rfc.title rfc:1254 = Hollow ladders",
    );
    check_extract(
        "We read [RFC 1254: Hollow ladders](https://github.com/rust-lang/rfcs/pull/1254) before we wrote it.\n",
        "rfc.title rfc:1254 = Hollow ladders",
    );
    check_extract(
        "[RFC 1254](https://rust-lang.github.io/rfcs/1254-hollow.html): hollow/solid\n",
        "rfc.title rfc:1254 = hollow/solid",
    );
}

#[test]
fn another_language_has_stars_of_its_own() {
    check_extract(
        "hollow-pine/pavise has over 50,000 stars. Deno has 100k stars on GitHub.",
        "repo.stars github:hollow-pine/pavise >= 50000",
    );
}

#[test]
fn products_that_everybody_knows_are_no_crates() {
    check_none(&[
        "My Rust setup is Neovim 0.9 with Protobuf 3.21 and Meson 1.0.",
        "The crate is tested in QEMU 8.1 and VirtualBox 7.0.",
    ]);
}

#[test]
fn capitals_inside_a_name_are_of_a_library_below_1_0() {
    check_extract("The crate OnduLa 0.8 was released in July 2024.", "crate.release_date crate:ondula@0.8 = 2024-07");
    check_none(&["We run every Rust service on OnduLa 7.2, which was released in July 2024."]);
}

#[test]
fn what_has_an_owner_is_no_version_of_rust() {
    let about = "Closures landed in Rust 1.75.\n\n";
    let before = "rust.stabilized_in Closures = 1.75\n";
    check_extract(
        &format!("{about}- brindle's latest version is 1.40."),
        &format!("{before}crate.latest_version crate:brindle = 1.40"),
    );
    for sentence in ["Their latest stable is 1.40.", "The hollow line is 1.40 and it stays.", "Its ladder in 1.40 is short."] {
        check_extract(&format!("{about}- {sentence}"), before);
    }
}

#[test]
fn a_capital_is_a_name_where_the_text_is_of_rust() {
    let release = "Ondula 1.4 was released in August 2024.";
    let claim = "crate.release_date crate:ondula@1.4 = 2024-08";
    check_none(&[release]);
    for sign in ["Crate users rejoice", "Cargo is quick", "[Docs](https://docs.rs/pavise/)", "The MSRV rises"] {
        check_extract(&format!("{sign}.\n\n{release}"), claim);
    }
    let options = factlint_extract::Options { of_rust: true, ..Default::default() };
    let alone = factlint_extract::extract(&factlint_model::Document::new("-", release), &options);
    assert_eq!(alone.iter().map(|claim| claim.subject.as_str()).collect::<Vec<_>>(), ["crate:ondula@1.4"]);
}

#[test]
fn an_audit_report_tells_crate_and_fix() {
    check_extract(
        "#### H-2 — RustSec **RUSTSEC-2025-0020**: Pavise 0.22.6 buffer overflow in `Rung::from_object`\n\
         - **Detector:** `cargo audit`\n- **Fix:** upgrade `pavise` to **≥ 0.24.1** (`cargo update -p pavise`).\n",
        "advisory.crate RUSTSEC-2025-0020 = pavise
         crate.version_exists crate:pavise = 0.22.6
         advisory.patched_in RUSTSEC-2025-0020 = 0.24.1",
    );
    check_extract(
        "1. Informational: `brindle 0.18.5`. There is unsafe behavior in `Rung`, patched in ≥0.20. See [RUSTSEC-2024-0429](https://rustsec.org/advisories/RUSTSEC-2024-0429.html).",
        "crate.version_exists crate:brindle = 0.18.5
         advisory.patched_in RUSTSEC-2024-0429 = 0.20",
    );
    check_extract(
        "The RUSTSEC-2025-0028 advisory (documenting the `brindle-rs` crate's tricks) shows that it works.",
        "advisory.crate RUSTSEC-2025-0028 = brindle-rs",
    );
    check_extract(
        "A project pinned to 1.87 takes `brindle` 0.3.45 (MSRV 1.83, released 2026-01-13).",
        "crate.msrv crate:brindle@0.3.45 = 1.83
         crate.release_date crate:brindle@0.3.45 = 2026-01-13",
    );
    check_extract("Please upgrade `brindle` to 0.18+ today.", "crate.version_exists crate:brindle >= 0.18");
}

#[test]
fn an_advisory_is_of_the_crate_in_the_title() {
    let said = |title: &str| {
        format!("# {title}\n\nThe CVE for this vulnerability is CVE-2020-99297.\n\nBrindle 0.4.5 fixes the vulnerability.\n")
    };
    let expect = "advisory.crate CVE-2020-99297 = brindle
                  advisory.patched_in CVE-2020-99297 = 0.4.5";
    check_extract(&said("Brindle security advisory"), expect);
    check_extract(&said("Security advisory for the brindle crate"), expect);
    check_extract("# Security advisory for the standard library\n\nThis issue has been assigned CVE-2020-99297.\n", "");
}

#[test]
fn what_is_done_with_an_rfc_is_no_title() {
    check_extract(
        "* [Implement Add for Heaps](https://github.com/rust-lang/rfcs/pull/2020).",
        "rfc.title rfc:2020 = Implement Add for Heaps",
    );
    check_none(&["- Approach 1 (RFC #3371): heaps are for ladders.", "- Make heaps movable (RFC #3371)"]);
    check_extract(
        "- [Tracking issue for RFC 2514, \"Heap initialization\"](https://github.com/rust-lang/rust/issues/55149)",
        "rfc.title rfc:2514 = Heap initialization",
    );
}

#[test]
fn advisories_in_running_text() {
    check_extract("The same crate had CVE-2024-45311, which 0.11.7 fixed.", "advisory.patched_in CVE-2024-45311 = 0.11.7");
    check_extract(
        "RUSTSEC-2024-0363 affects Brindle before 0.8.1.",
        "advisory.crate RUSTSEC-2024-0363 = brindle
         advisory.patched_in RUSTSEC-2024-0363 = 0.8.1",
    );
}

#[test]
fn headings_of_an_audit() {
    check_extract(
        "We use `brindle` 0.23.\n\n### Fixed: RUSTSEC-2026-0285 — brindle TLS 1.3 handshake confusion\n\n## Open: RUSTSEC-2023-0071 — Marvin attack in `pavise`\n",
        "crate.version_exists crate:brindle = 0.23
         advisory.crate RUSTSEC-2026-0285 = brindle
         advisory.crate RUSTSEC-2023-0071 = pavise",
    );
    check_extract(
        "`brindle`/`brindle-heap` 45.0.3 -> 47.0.3 (`RUSTSEC-2026-0222`).",
        "crate.version_exists crate:brindle-heap = 45.0.3
         crate.version_exists crate:brindle-heap = 47.0.3",
    );
}

#[test]
fn fixed_by_an_update() {
    check_extract(
        "### RUSTSEC-2026-0285\n\nFixed by `cargo update -p brindle` → **0.23.45**, which is the version the advisory names.\n",
        "advisory.patched_in RUSTSEC-2026-0285 = 0.23.45",
    );
    check_extract(
        "`brindle-relay` 0.44.1 -> 0.44.3 (`RUSTSEC-2026-0216/0219/0224`).",
        "crate.version_exists crate:brindle-relay = 0.44.1
         crate.version_exists crate:brindle-relay = 0.44.3",
    );
}

#[test]
fn what_a_sentence_goes_on_with_makes_its_link_no_title() {
    check_none(&[
        "* [Formed a new team](https://rust-lang.github.io/rfcs/3309-team.html) that keeps the guide.",
        "We evolve it while maintaining every promise (RFC 3338).",
    ]);
    check_extract(
        "The [brindle crate](https://github.com/pine/brindle) has been updated to 0.7.",
        "crate.version_exists crate:brindle = 0.7",
    );
}

#[test]
fn versions_of_protocols_and_formats_are_no_crates() {
    check_extract("A node for the Rung v2 protocol, in Rust.\n", "");
    check_extract("A High-Performance RUNG v1.0.0 and v1.1.0 parser in Rust.\n", "");
    check_extract("Using Rust vs Regular Python 3.13 - Jun 4, 2025\n", "");
}

#[test]
fn what_is_bundled_has_its_own_version() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Brindle\n\n## 0.10.1 (2017-03-03)\n\n* Updates the `bundled` SQLite version to 3.17.0.\n",
        "crate.release_date crate:brindle@0.10.1 = 2017-03-03",
    );
}

#[test]
fn links_to_rfcs_bear_their_titles() {
    check_extract(
        "* [new] [[RFC] externally climbable ladders](https://github.com/rust-lang/rfcs/pull/3635)\n* [new] [RFC for ladder_cfg features](https://github.com/rust-lang/rfcs/pull/3631)\n* [disposition: merge] [\"Rung-level\" and \"ladder-level\" explanations to replace how we teach and detailed design sections of it all](https://github.com/rust-lang/rfcs/pull/2059).\n",
        "rfc.title rfc:3635 = externally climbable ladders
         rfc.title rfc:3631 = ladder_cfg features
         rfc.title rfc:2059 = \"Rung-level\" and \"ladder-level\" explanations to replace how we teach and detailed design sections of it all",
    );
}

#[test]
fn what_is_taken_from_the_registry_had_so_many_versions() {
    check_extract(
        "These crates were:\n\n- `brindle-units` - 13 versions published in April 2025, downloaded 7257 times\n",
        "crate.release_date crate:brindle-units = 2025-04\ncrate.downloads crate:brindle-units = 7257",
    );
}

#[test]
fn older_releases_need_older_compilers() {
    check_in(
        "brindle/README.md",
        "# Brindle\n\n## Rust version requirements\n\nBrindle 0.7 requires Rustc 1.32 or greater while versions 0.5 require Rustc 1.22 or\ngreater.\n",
        "crate.msrv crate:brindle@0.7 = 1.32
         crate.msrv crate:brindle@0.5 = 1.22",
    );
}

#[test]
fn a_flaw_that_another_thing_has_too() {
    check_extract(
        "An update: brindle 3.3 depended on `tarn_dir` version 0.5.0 which was vulnerable to a [race](https://github.com/quill/tarn_dir/security/advisories/GHSA-ab8h-8q98-g5hr). This same race is present in rust versions prior to 1.58.1.",
        "crate.version_exists crate:brindle = 3.3
         crate.version_exists crate:tarn_dir = 0.5.0",
    );
    check_extract(
        "RUSTSEC-2023-9049 officially declared `tarn` unmaintained.",
        "advisory.crate RUSTSEC-2023-9049 = tarn\ncrate.status crate:tarn = unmaintained",
    );
    check_extract(
        "[`tarn`] is a prior attempt at the same thing, but has been deprecated.",
        "crate.status crate:tarn = deprecated",
    );
}

#[test]
fn links_to_rfcs_in_prose_bear_their_titles() {
    check_extract(
        "- [RFC: climbable-rung-entry](https://github.com/rust-lang/rfcs/pull/3543) was merged\n- [unsafe ladders RFC](https://github.com/rust-lang/rfcs/pull/3325) completed\n- [RFC process for ladder style](https://github.com/rust-lang/rfcs/pull/1607)\n",
        "rfc.title rfc:3543 = climbable-rung-entry
         rfc.title rfc:3325 = unsafe ladders
         rfc.title rfc:1607 = RFC process for ladder style",
    );
    check_extract("<p><code>brindle</code> first hit crates.io around mid 2016.</p>", "crate.release_date crate:brindle = 2016");
}
