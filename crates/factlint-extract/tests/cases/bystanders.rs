//! What looks like a claim about a crate and is said of something else, by somebody else, or of another day.

use crate::{check_extract, check_in, check_none};

#[test]
fn what_a_text_uses_itself_is_not_the_newest() {
    check_extract("# Skerry 3.4\n\n## Dependencies\n\n- idle is now at 1.11.", "crate.version_exists crate:skerry = 3.4");
    check_none(&["## 2025-12-12\n\n- idle is at 0.18 in the tools.", "## Notes on crates\n\nToday our idle is at 0.18."]);
    let newest = |text: &str, name: &str, version: &str| {
        let claims =
            factlint_extract::extract(&factlint_model::Document::new("notes.md", text), &factlint_extract::Options::default());
        let found = claims
            .iter()
            .find(|claim| claim.predicate == "crate.latest_version")
            .map(|c| (c.subject.to_string(), c.value.clone()));
        assert_eq!(found, Some((format!("crate:{name}"), version.to_owned())), "{text}");
    };
    newest("The Rust crate `idle` is now at 1.11.1.", "idle", "1.11.1");
    newest("We like the Rust crate `idle`, which is at 4.12 by now.", "idle", "4.12");
}

#[test]
fn a_relative_clause_is_about_what_stands_before_it() {
    check_extract(
        "The crate `brindle` 0.9 is old. By then everybody spoke of Tarnwood, which had its first release in January 2017.",
        "crate.version_exists crate:brindle = 0.9\ncrate.release_date crate:tarnwood = 2017-01",
    );
    check_extract(
        "`brindle` 0.9 needs a new compiler, so the sensors, which are at 1.85, stay behind.",
        "crate.version_exists crate:brindle = 0.9",
    );
}

#[test]
fn the_line_below_a_heading_dates_its_answer() {
    check_in(
        "answers.md",
        "---\ndate: 2026-08-20\n---\n\n# Answers about Rust\n\n## May we?\n\n*Answered 3 November 2025*\n\nSince Rust 1.85, which came out in February.\n\n## And why?\n\nRust 1.96 came out in May.\n",
        "rust.release_date rust@1.85 = 2025-02\nrust.release_date rust@1.96 = 2026-05",
    );
}

#[test]
fn the_second_version_is_what_the_first_one_runs_on() {
    check_extract("We measured `brindle` 1.0.150 on 1.96 and were glad.", "crate.version_exists crate:brindle = 1.0.150");
}

#[test]
fn what_is_ones_own_is_no_others() {
    check_extract(
        "It came the same week as Tarnwood's 1.0, but heapling's own 1.0 took until November 2023.",
        "crate.release_date crate:heapling@1.0 = 2023-11",
    );
}

#[test]
fn what_somebody_said_is_not_what_the_text_says() {
    check_none(&[
        "A post says that \"`brindle` needs Rust 1.85\".",
        "The docs said that \"`brindle` needs Rust 1.85\". Neither of us found it to be so; it is not.",
    ]);
    check_extract(
        "Cargo says \"package `brindle v0.3.44` cannot be built because it requires rustc 1.81.0 or newer\".",
        "crate.version_exists crate:brindle = 0.3.44\ncrate.msrv crate:brindle@0.3.44 = 1.81.0",
    );
}

#[test]
fn what_is_required_today_is_not_of_a_former_release() {
    check_extract(
        "The crate `brindle` reached version 1.0 in December 2020 and currently requires Rust 1.71.",
        "crate.release_date crate:brindle@1.0 = 2020-12\ncrate.msrv crate:brindle = 1.71",
    );
}

#[test]
fn it_is_no_more_about_what_was_named_before_another() {
    check_extract(
        "Sam uses the crate `tarnlet` 0.8. Lee said: “I left heapling 0.6.12 behind.” Nobody mentioned that heapling got a new release on Tuesday. It was 0.6.13 first.",
        "crate.version_exists crate:tarnlet = 0.8\ncrate.version_exists crate:heapling = 0.6.12",
    );
}

#[test]
fn what_is_moved_is_not_the_crate_itself() {
    let log = |line: &str| format!("# Changelog for brindle\n\n## 0.15.0 (2023-01-25)\n\n- {line}\n");
    let released = "crate.release_date crate:brindle@0.15.0 = 2023-01-25";
    check_in("brindle/CHANGELOG.md", &log("Update ladder allocator to 0.22. By @quill"), released);
    check_in("brindle/CHANGELOG.md", &log("Perf: the only regression is to pavise-0.10.1-opt-full"), released);
}

#[test]
fn what_several_need_is_not_what_one_needs() {
    let read_me = "# brindle\n\nThe `brindle` crate.\n\n- The rest of the workspace has an MSRV of **1.76** as well.\n- CLI tools and their libraries have a MSRV of v1.76.\n";
    check_in("brindle/README.md", read_me, "");
    check_extract("In Rust: ladder upcasting to be stable in 1.76", "");
}

#[test]
fn a_log_never_goes_on_with_the_releases_of_rust() {
    check_in(
        "CHANGELOG.md",
        "# Changelog\n\n## [1.58.0](https://github.com/hollow/so/releases/tag/1.58.0) - 2026-08-03\n\n- Needs Rust 1.85 now.\n",
        "rust.version_exists rust = 1.85",
    );
    check_in(
        "HISTORY.md",
        "# History\n\nIt is written in Rust 1.85.\n\n## 1.58.0 - 2026-08-03\n\n- Fixes.\n",
        "rust.version_exists rust = 1.85",
    );
    check_in(
        "CHANGELOG.md",
        "# Changelog\n\n## \u{2728} marl **0.21.0** *(2023-09-23)*\n\n- Fix lints from 1.54.0.\n",
        "crate.release_date crate:marl@0.21.0 = 2023-09-23",
    );
}

#[test]
fn what_an_older_version_is_of_stands_before_the_word_that_compares() {
    check_extract(
        "# Brindle v0.7\n\nSupport for Linux below version 2.6.27 has been dropped, and for Python older than 3.8.4.",
        "crate.version_exists crate:brindle = 0.7",
    );
}

#[test]
fn the_newest_of_a_line_is_not_the_newest_of_all() {
    check_extract(
        "Update to `brindle` 1.0. This remains compatible with the latest `brindle` 0.3.",
        "crate.version_exists crate:brindle = 1.0\ncrate.version_exists crate:brindle = 0.3",
    );
}

#[test]
fn an_advisory_is_the_reason_to_give_a_crate_up() {
    check_none(&["Switch from `brindle` to the maintained `pavise` crate (RUSTSEC-2025-0141)."]);
}

#[test]
fn what_is_supposed_is_not_so() {
    check_none(&["If the `brindle` crate has released 0.999.0, you would see the following."]);
}

#[test]
fn a_title_in_front_matter_is_a_release_too() {
    check_extract(
        "---\ntitle: Brindle 0.22 - For Real\n---\n\nThe team is glad.\n\n## MSRV raised to 1.84.0\n",
        "crate.msrv crate:brindle@0.22 = 1.84.0",
    );
}

#[test]
fn a_release_of_a_part_is_not_one_of_the_whole() {
    check_none(&[
        "# Notes\n\n## Brindle\n\nThe new part is experimental (version [0.0.1](https://github.com/hollow/brindle/releases/tag/strips-v0.0.1)).",
    ]);
}

#[test]
fn a_release_whose_day_is_open_is_still_to_come() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Changelog\n\n## 5.0.0 - TBD\n\n- Things.\n\n## 4.1.0 - 2023-xx-xx\n\n- Things.\n\n## 4.0.1 (in development)\n\n## 4.0.0 - 2022-10-01\n",
        "crate.release_date crate:brindle@4.0.0 = 2022-10-01",
    );
}

#[test]
fn a_variant_that_was_built_is_no_release() {
    check_none(&[
        "We drop the benchmarks `brindle-13.0.0-tiny` and `pavise-1.0.219-threads4`.",
        "# Brindle\n\nThe crate `brindle` ends with status 0.",
        "# Formats\n\nThe `brindle` crate has formats.\n\n## Brindle Version 4\n\nRungs are long.",
    ]);
    check_extract(
        "`brindle-1.0.0-beta4` and `pavise` 2.0.0-rc1.",
        "crate.version_exists crate:brindle = 1.0.0-beta4\ncrate.version_exists crate:pavise = 2.0.0-rc1",
    );
}

#[test]
fn of_two_columns_of_versions_the_second_is_of_the_name_before_it() {
    check_extract(
        "| version | parser | version | time |\n|---|---|---|---|\n| 0.15.0 | `brindle` | 4.6.6 | 91 µs |\n",
        "crate.version_exists crate:brindle = 4.6.6",
    );
}

#[test]
fn a_column_of_states_names_no_crates() {
    check_none(&["| Version | Status |\n|---|---|\n| [v4](https://github.com/hollow/lap/tree/main) | active |\n"]);
}

#[test]
fn a_section_of_an_rfc_is_not_its_title() {
    check_none(&["See [RFC 3516: Future possibilities](https://rust-lang.github.io/rfcs/3516-rungs.html#future)."]);
}

#[test]
fn who_did_it_is_no_crate() {
    check_none(&[
        "- quill [released 0.40](https://github.com/hollow/brindle/pull/41), and [added rungs](https://github.com/hollow/brindle/pull/42)",
        "- snarl [set the minimum Rust version to 1.59](https://github.com/hollow/brindle/pull/49)",
        "- [Bump hollow-rs/setup-toolchain from 1.3.7 to 1.4.2](https://github.com/hollow/brindle/pull/50)",
    ]);
    check_extract(
        "- [Bump hollow-rs/setup-toolchain from 1.3.7 to 1.4.2](https://github.com/a/b/pull/50), and [Bump `peel` from 0.26.4 to 0.27.7](https://github.com/a/b/pull/51)",
        "crate.version_exists crate:peel = 0.26.4\ncrate.version_exists crate:peel = 0.27.7",
    );
}

#[test]
fn what_a_crate_can_be_built_with_is_not_what_it_needs() {
    check_extract(
        "The crate `brindle` can be compiled with Rust 1.85. It runs on Rust 1.86, too.",
        "rust.version_exists rust = 1.85\nrust.version_exists rust = 1.86",
    );
}

#[test]
fn the_last_of_several_words_is_a_noun() {
    check_none(&[
        "# Rust\n\nThe most common licenses are MIT and Apache 2.0. The licenses in the Rust ecosystem are MIT and Apache 2.0.",
    ]);
}

#[test]
fn the_day_of_a_stage_is_not_that_of_the_release() {
    check_extract(
        "We went to `brindle` 0.7, which was originally released in an alpha in December of 2019.",
        "crate.version_exists crate:brindle = 0.7",
    );
}

#[test]
fn each_of_several_moves_has_its_own_versions() {
    check_extract(
        "- We took [Bump peel from 0.14.0 to 0.15.0](https://github.com/a/b/pull/1), and [Bump heap-ling from 6.4.1 to 6.6.0](https://github.com/a/b/pull/2), and [Bump tarn-wood from 3.3.0 to 3.4.0](https://github.com/a/b/pull/3)",
        "crate.version_exists crate:peel = 0.14.0\ncrate.version_exists crate:peel = 0.15.0\ncrate.version_exists crate:heap-ling = 6.4.1\ncrate.version_exists crate:heap-ling = 6.6.0\ncrate.version_exists crate:tarn-wood = 3.3.0\ncrate.version_exists crate:tarn-wood = 3.4.0",
    );
}

#[test]
fn what_is_carried_is_held_against_no_crate_that_never_had_it() {
    let text = "The crate `brindle` feels settled by now. 0.7 slipped out in May 2025.";
    let claims = factlint_extract::extract(
        &factlint_model::Document::new("notes.md", text),
        &factlint_extract::Options { of_rust: true, ..Default::default() },
    );
    assert!(!claims.is_empty() && claims.iter().all(|claim| claim.guessed), "{claims:?}");
}

#[test]
fn what_others_support_is_not_what_a_crate_needs() {
    check_extract(
        "We see that the crate `brindle` advertises that they support Rust 1.92 by picking fixes.",
        "rust.version_exists rust = 1.92",
    );
}

#[test]
fn adverbs_are_no_features() {
    check_extract(
        "Interestingly, as of Rust 1.57, it is so. The compiler is already generating the larger tables as of Rust 1.56. Instead, as of Rust 1.58, it warns. It is landing in Rust 1.59.",
        "rust.version_exists rust = 1.57\nrust.version_exists rust = 1.56\nrust.version_exists rust = 1.58\nrust.version_exists rust = 1.59",
    );
}

#[test]
fn a_time_in_brackets_is_no_title() {
    check_none(&["- Give an overview of RFC 2580 (15 min)", "- RFC 2580 (2 hours)"]);
}

#[test]
fn what_a_feature_needs_the_crate_does_not() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nHardware elision can be enabled with the `hardware-elision` feature. This requires Rust 1.59 due to assembly.\n",
        "rust.version_exists rust = 1.59",
    );
}

#[test]
fn a_version_for_a_version_is_of_something_else() {
    check_extract(
        "- Update `tarn` to a fixed version\n  (`0.11.1` for `brindle 0.15`, `0.12.1` for `brindle 0.16`, and any later ones)",
        "crate.version_exists crate:brindle = 0.15\ncrate.version_exists crate:brindle = 0.16",
    );
}
