//! What looks like a claim and is none.

use factlint_extract::{Options, extract};
use factlint_model::Document;

use crate::{check_extract, check_none};

#[test]
fn code_and_requirements() {
    check_none(&[
        "```toml\nquillstore = \"2.3.1\"\n```\n\nNothing here.",
        "Text.\n\n    quillstore 2.3.1\n\nIndented code.",
        "Add `quillstore = \"^2.3\"` or `tarnwood = \">=0.7, <0.9\"` to the manifest.",
        "quillstore 2.3.x works, and so does tarnwood 0.7.*.",
        "brindle \">=0.9, <2.0\" and brindle ^0.9 and brindle ~0.9 and brindle >= 0.9.1 and brindle =0.9.1",
        "Run `cargo add brindle 0.9.1 --features full` first.",
        "<!-- quillstore 2.3.1 -->\nHidden.",
    ]);
}

#[test]
fn other_products_and_protocols() {
    check_none(&[
        "Python 3.11, Node.js 20.1 and Go 1.22 were used.",
        "TypeScript 5.4, PHP 8.2, GCC 13.1, CMake 3.28, .NET 8.0, C++ 20.1, Java 21.0",
        "HTTP/1.1, TLS 1.3 and HTTP 2.0 are protocols; so are OAuth 2.0 and USB 3.1.",
        "OpenSSL 3.0.7 and LLVM 17.0 were updated.",
        "Ubuntu 22.04, Debian 12.1 and macOS 14.2 are fine; iOS 17.4 on an iPhone 15.1, too.",
        "CVSS 9.8, ISO 26262, RFC 9110, IEEE 802.11.",
        "Version 3.2 of Postgres; Docker 24.0; Kubernetes v1.29.",
        "MIT, Apache-2.0 and GPL-3.0 are licences.",
        "Generics became stable in Go 1.18, and Rust had them.",
    ]);
}

#[test]
fn numbers_that_are_no_versions() {
    check_none(&[
        "Listen on 127.0.0.1:8080 or 192.168.0.1.",
        "See https://example.org/quillstore/2.3.1/index.html for more.",
        "It costs $4.50, or 3.20 € a month; the disk has 1.5 TB and the run took 2.4 s.",
        "The price went from 1.20 to 1.35 between January 2024 and May 2024.",
        "The score rose from 1.2 to 1.4 when brindle was used.",
        "Throughput rose by 1.8x, to 3.4 million requests.",
        "At that time 0.3 of the cases failed.",
        "Section 3.2 and Figure 4.1 show it, in room 2.14 at 12.30.",
        "The ratio is 1.85 in Rust code. A 1.5 speedup in brindle.",
        "The hotel has 4.5 stars.",
        "Rust 2024 Edition is here. Copyright 2024.",
    ]);
}

#[test]
fn what_is_not_so_or_not_yet() {
    check_none(&[
        "quillstore 3.0 may land in 2026.",
        "quillstore 3.0 will be released in May 2026.",
        "We expect quillstore 3.0 in May 2026.",
        "The plan is to release pavise 2.0 in May 2026.",
        "If tarnwood 0.9 were released, we would move.",
        "Once tarnwood 0.9 ships, we move. Until tarnwood 0.9 is released, we wait.",
        "Async drop might be stabilized in Rust 1.95.",
        "tarnwood 1.0 is not released yet.",
        "tarnwood 1.0 hasn’t been published. tarnwood 2.0 does not exist.",
        "There is no tarnwood 1.0.",
        "quillstore 2.3.1 was never released in 2024.",
    ]);
    check_extract("`gristmill` does not require Rust 1.70.", "rust.version_exists rust = 1.70");
    check_extract("Rust 1.88 did not stabilize let chains.", "rust.version_exists rust = 1.88");
}

#[test]
fn a_link_that_begins_within_a_word_is_no_source_of_it() {
    check_none(&["The re[ports 2023](https://example.org/reports) say so."]);
}

#[test]
fn questions_and_what_the_text_itself_rejects() {
    check_none(&[
        "Should we use pavise 2.0?",
        "Did Rust 1.85.0 come out in March 2025?",
        "Somebody wrote that Rust 1.85 was released in 2019, which is false.",
        "It is a myth that Rust 1.85 was released in 2019.",
    ]);
}

#[test]
fn packages_of_other_registries() {
    check_none(&[
        "# Audit of our Rust service\n\n## Frontend (TypeScript)\n\n| Package | Version | Released |\n|---|---|---|\n| brindle | 5.0.12 | 2026-03-01 |\n",
        "Rust and more.\n\n| Package | Version | Released |\n|---|---|---|\n| @pavise/heap | 0.1.2 | 2026-03-01 |\n| brindle | 5.0.12 | 2026-03-01 |\n",
    ]);
    // A point release that is nobody's is none of Rust.
    check_extract(
        "We are on Rust 1.90. Brindle won. Version 1.52.3, published on 8 May 2026, is the latest.",
        "rust.version_exists rust = 1.90",
    );
}

#[test]
fn what_an_advisory_says_of_other_versions() {
    for said in [
        "Users of brindle < 0.6.0 are not affected.",
        "Versions prior to 0.3.12 used stronger locking which avoided the problem.",
        "This was mitigated starting in version 0.4.0, by panicking.",
    ] {
        check_none(&[&format!("# RUSTSEC-2024-0404\n\n{said}\n")]);
    }
    check_extract(
        "# RUSTSEC-2024-0404\n\n(It was fixed in `brindle` 1.0.0, but versions earlier than 1.0.3 are not recommended.)",
        "advisory.patched_in RUSTSEC-2024-0404 = 1.0.0",
    );
    check_none(&["# Obsolete versions of the `brindle` crate do not support the new V3 advisory format\n"]);
}

#[test]
fn words_that_are_no_features() {
    check_none(&[
        "In Rust we will help. So in the future (`1.78.0`) you will be able to use it.",
        "Rust: the `#[rung]` and `#[unstable]` attributes are documented.",
    ]);
    check_extract(
        "Brindle has had [scoped ladders](https://docs.rs/brindle/0.7.1/brindle/thread/index.html) since Rust 1.0.",
        "rust.version_exists rust = 1.0",
    );
    for (text, version) in [
        ("* [The \"Who's Hiring\" thread for job-seekers and job-offerers [Rust 1.41]](https://example.org/h)", "1.41"),
        ("In Rust, `#[cfg(version(1.27.0))]` is new.", "1.27.0"),
        ("# Changelog\n\n## v1.2.0 (2024-01-02)\n\n* **ladder (unstable):**\n  * In Rust, `heap_new` is no more.\n", "1.2"),
    ] {
        let doc = Document::new("a.md", text);
        let found = extract(&doc, &Options::default());
        assert!(found.iter().all(|claim| claim.predicate != "rust.stabilized_in"), "{version}: {found:?}");
    }
    check_extract("The minimum required rustc is `1.54.0-nightly (2021-05-18)`.", "");
    check_extract("Rust 1.39 ships on Thursday!", "rust.version_exists rust = 1.39");
}

#[test]
fn requirements_and_measures() {
    check_none(&[
        "# brindle\n\nA crate for Rust.\n\nIt fails if the SQLite version is too old. Version `3.20.0` or newer is recommended.\n",
        "# brindle\n\nA crate for Rust.\n\nOnly `10 BASE-T1L` reaches lengths up to 1000 meters in `2.4 Vpp` transmit amplitude.\n",
    ]);
}

#[test]
fn what_is_planned_or_made_up() {
    check_none(&[
        "The final change to the `brindle` crate will be to bump its version to 1.0.0.",
        "For instance, assuming that it comes around Summer 2027 with, say, Rust 1.104.0, then it can use new features.",
        "For example, if the latest stable release of Rust is 1.70, then `brindle` is guaranteed to compile with Rust 1.68 and 1.70.",
    ]);
    let dated = |text: &str| format!("---\ndate: 2019-11-26\n---\n\n{text}\n");
    check_extract(&dated("### Brindle 1.0 in Q3 2020 with support"), "crate.version_exists crate:brindle = 1.0");
    check_extract(&dated("`brindle` 1.0 was released in Q3 2020."), "crate.release_date crate:brindle@1.0 = 2020");
}

#[test]
fn amendments_have_titles_of_their_own() {
    check_none(&[
        "* [Amendment to RFC 1270: Describe actual implementation](https://github.com/rust-lang/rfcs/pull/1423).",
        "* [Amend RFC 0430: Allow underscores between numbers](https://github.com/rust-lang/rfcs/pull/2478).",
        "* [Implement RFC 1229: Turn statically known erroneous code into a warning](https://github.com/rust-lang/rust/pull/28845).",
    ]);
}

#[test]
fn what_a_bracket_takes_back() {
    check_none(&["It needs [brindle](https://crates.io/crates/brindle) **v0.32+** (not yet released - build from git)."]);
}

#[test]
fn a_stage_before_a_release_is_not_the_release() {
    check_extract("# Announcing Rust 1.0 Beta\n\nApr. 3, 2015\n\nRust is here.\n", "");
}

#[test]
fn what_ends_with_a_release_is_no_feature_of_it() {
    check_extract("Rust: * `read-rungs` --- deprecated since Rust 1.13", "rust.version_exists rust = 1.13");
    check_extract(
        "No version of `brindle` matches that [requirement](#requirements) that is compatible with Rust version 1.62.",
        "rust.version_exists rust = 1.62",
    );
    check_extract(
        "The first alpha version of `brindle` 2.0 was published in December 2022.",
        "crate.version_exists crate:brindle = 2.0",
    );
}
