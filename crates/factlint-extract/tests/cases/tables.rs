//! Tables whose columns say what they hold.

use crate::{check_extract, check_none};

#[test]
fn every_column_by_its_head() {
    check_extract(
        "| Crate | Version | Released | Stars | MSRV |\n|---|---|---|---|---|\n\
         | quillstore | 2.3.1 | 2024-05-06 | 1.2k | 1.70 |\n| `tarnwood` | v0.7 | May 2023 | ~800 | 1.65.0 |\n",
        "crate.version_exists crate:quillstore = 2.3.1 | 2.3.1
         crate.release_date crate:quillstore@2.3.1 = 2024-05-06 | 2024-05-06
         repo.stars crate:quillstore = 1200 | 1.2k
         crate.msrv crate:quillstore@2.3.1 = 1.70 | 1.70
         crate.version_exists crate:tarnwood = 0.7 | v0.7
         crate.release_date crate:tarnwood@0.7 = 2023-05 | May 2023
         repo.stars crate:tarnwood ~ 800 | ~800
         crate.msrv crate:tarnwood@0.7 = 1.65.0 | 1.65.0",
    );
    check_extract(
        "| Crate | Latest |\n|---|---|\n| [brindle](https://crates.io/crates/brindle) | **0.9.1** |\n| pavise | `1.4.0` |\n",
        "crate.latest_version crate:brindle = 0.9.1
         crate.latest_version crate:pavise = 1.4.0",
    );
}

#[test]
fn repositories_in_a_table() {
    check_extract(
        "| Project | GitHub stars |\n|---|---:|\n| [brindle](https://github.com/hollowpine/brindle) | 12.3k |\n\
         | hollowpine/pavise | 4,500+ |\n",
        "repo.stars github:hollowpine/brindle = 12300
         repo.stars github:hollowpine/pavise >= 4500",
    );
}

#[test]
fn rust_in_a_table() {
    check_extract(
        "| Feature | Stabilized in |\n|---|---|\n| let chains | 1.88 |\n| `LazyLock` | Rust 1.80 |\n",
        "rust.stabilized_in let chains = 1.88
         rust.stabilized_in LazyLock = 1.80",
    );
    check_extract(
        "| Rust | Released |\n|---|---|\n| 1.80 | 2024-07-25 |\n",
        "rust.release_date rust@1.80 = 2024-07-25 | 2024-07-25",
    );
}

#[test]
fn measures_in_a_table_are_none() {
    check_extract("| Test | Time |\n|---|---|\n| parse | 1.25 |\n| print | 2.50 |\n", "");
}

#[test]
fn the_head_says_whose_name_and_whose_version_it_is() {
    check_extract(
        "| Author | MSRV | Crate | Version | Date |\n|---|---|---|---|---|\n| wren | 1.70 | brindle | 0.9.1 | May 2024 |\n",
        "crate.msrv crate:brindle@0.9.1 = 1.70
         crate.version_exists crate:brindle = 0.9.1
         crate.release_date crate:brindle@0.9.1 = 2024-05",
    );
}

#[test]
fn a_cell_with_the_last_release_and_its_date() {
    check_extract(
        "| Crate | Last release | MSRV |\n|---|---|---|\n| brindle | 0.16.6 2026-02-10 | 1.71 |\n| pavise | 1.4.0 (May 2025) | |\n",
        "crate.latest_version crate:brindle = 0.16.6
         crate.release_date crate:brindle@0.16.6 = 2026-02-10
         crate.msrv crate:brindle = 1.71
         crate.latest_version crate:pavise = 1.4.0
         crate.release_date crate:pavise@1.4.0 = 2025-05",
    );
    check_extract(
        "| Crate | Latest stable | Last release | MSRV | Remarks |\n|---|---|---|---|---|\n\
         | `brindle` | 0.4.45 | 2026-06-04 | 1.62.0 | Above the 1.87 line of ours that others keep to; 0.4.40 was below it |\n",
        "crate.latest_version crate:brindle = 0.4.45
         crate.release_date crate:brindle@0.4.45 = 2026-06-04
         crate.msrv crate:brindle = 1.62.0",
    );
}

#[test]
fn a_cell_with_a_crate_and_its_version_beside_an_advisory() {
    check_extract(
        "| Advisory | Locked crate |\n|---|---|\n| RUSTSEC-2026-0258 | `brindle 0.3.27` |\n",
        "advisory.crate RUSTSEC-2026-0258 = brindle
         crate.version_exists crate:brindle = 0.3.27",
    );
}

#[test]
fn a_name_of_two_words_in_a_column_of_names() {
    check_extract(
        "| Framework | Version | Released |\n|---|---|---|\n| Pavise Web | 4.13.0 | 2026-02-10 |\n",
        "crate.version_exists crate:pavise-web = 4.13.0
         crate.release_date crate:pavise-web@4.13.0 = 2026-02-10",
    );
}

#[test]
fn a_column_says_whether_features_are_stable() {
    check_extract(
        "Rust in tables.\n\n| Claim | Status | Basis |\n|---|---|---|\n| LADDER | stable in 1.65 (2022-11) | notes |\n\
         | heap drop | **unstable**. Work goes on | issue |\n| `rung` attribute (on heaps) | nightly-only | |\n| wide rungs | stable | |\n\
         | deep rungs | not yet stable | |\n| flat rungs | stable enough for us | |\n",
        "rust.stabilized_in LADDER = 1.65 | stable in 1.65
         rust.release_date rust@1.65 = 2022-11 | 1.65 (2022-11)
         rust.stabilized_in heap drop = unstable | unstable
         rust.stabilized_in rung attribute = unstable | nightly-only
         rust.stabilized_in wide rungs = stable | stable
         rust.stabilized_in deep rungs = unstable | not yet stable",
    );
    check_extract("Rust in tables.\n\n| Crate | Status |\n|---|---|\n| brindle | stable |\n| pavise | unstable |\n", "");
}

#[test]
fn cells_with_remarks() {
    check_extract(
        "| DB | Best Rust option | Latest stable (May 2026) | rust-version field | Clean? |\n|---|---|---|---|---|\n\
         | Heaphouse | `brindle_core` | 0.20.0 (Aug 2025), 0.22 milestone open | 1.81 (set in #2997, June 2025; needs more) | 1.78-clean |\n\
         | Heaphouse | `pavise` | 58.x; 59.0.0 expected May 2026 | 1.85 | |\n",
        "crate.latest_version crate:brindle_core = 0.20.0
         crate.release_date crate:brindle_core@0.20.0 = 2025-08
         crate.msrv crate:brindle_core = 1.81
         crate.msrv crate:pavise = 1.85",
    );
}

#[test]
fn a_version_and_its_date_in_one_column() {
    check_extract(
        "| Candidate | Version / date | Licence | Notes |\n|---|---|---|---|\n| Brindle (+ pavise) | 0.4.0, 2025-10-29 | MIT | see the layout in `pavise-layout` |\n| Pavise | 0.4.1, 2026-08-02 (rc.3 2026-08-16) | MIT | none |\n",
        "crate.version_exists crate:brindle = 0.4.0
         crate.release_date crate:brindle@0.4.0 = 2025-10-29
         crate.license crate:brindle@0.4.0 = MIT
         crate.version_exists crate:pavise = 0.4.1
         crate.release_date crate:pavise@0.4.1 = 2026-08-02
         crate.license crate:pavise@0.4.1 = MIT",
    );
}

#[test]
fn a_plain_word_beside_a_column_of_names_is_no_name() {
    check_extract(
        "| Framework | Latest | Model |\n|---|---|---|\n| The one and the other and the third | 0.3.6 | Brindled |\n| Pavise | 0.4.0 | Elm |\n",
        "crate.latest_version crate:pavise = 0.4.0",
    );
}

#[test]
fn headings_with_what_is_true_of_a_crate() {
    check_extract(
        "### brindle 0.14.0 \u{2014} 2025-12-07, MIT, 31.3k stars\n\nThe licence is `GPL-3.0-only OR LicenseRef-Brindle-2.0`.\n",
        "crate.release_date crate:brindle@0.14.0 = 2025-12-07
         crate.license crate:brindle@0.14.0 = MIT
         repo.stars crate:brindle = 31300
         crate.license crate:brindle@0.14.0 = GPL-3.0-only OR LicenseRef-Brindle-2.0",
    );
    check_extract(
        "The weak one is `brindle 0.3.3` \u{2014} last published **2021-12-16**, and another one (`pavise` 0.20.0, 2026-08-07) is new.",
        "crate.release_date crate:brindle@0.3.3 = 2021-12-16
         crate.release_date crate:pavise@0.20.0 = 2026-08-07",
    );
}

#[test]
fn the_channels_of_rust_are_columns() {
    check_extract(
        "Notes on Rust 1.76.\n\n| date | Rust Stable | Rust Beta | Notes |\n| --- | --- | --- | --- |\n| 2024-02-08 | 1.76 | 1.77 | rungs |\n",
        "rust.version_exists rust = 1.76
         rust.release_date rust@1.76 = 2024-02-08",
    );
}

#[test]
fn stars_are_of_the_repository_to_which_the_row_leads() {
    check_extract(
        "| Language | Runtime | Github stars |\n|---|---|---|\n| Gristmill | [Ondula](https://github.com/ondulaio/ondula) | 19.2K |\n",
        "repo.stars github:ondulaio/ondula = 19200",
    );
}

#[test]
fn a_release_of_another_crate_is_none_of_the_row() {
    check_extract(
        "| Crate | Newest | MSRV | Blocked by |\n|---|---|---|---|\n| brindle | 4.6.6 | 1.85 | tarnrs 0.8.2 |",
        "crate.latest_version crate:brindle = 4.6.6\ncrate.msrv crate:brindle = 1.85\ncrate.version_exists crate:tarnrs = 0.8.2",
    );
    check_extract(
        "| Crate | Version | MSRV | Replaces |\n|---|---|---|---|\n| brindle | 0.2.35 | 1.70 | tarnrs 0.4.45 |",
        "crate.version_exists crate:brindle = 0.2.35\ncrate.msrv crate:brindle@0.2.35 = 1.70\ncrate.version_exists crate:tarnrs = 0.4.45",
    );
}

#[test]
fn columns_of_two_lines_are_of_neither_as_a_whole() {
    check_extract(
        "| Rust | brindle 1.x | brindle 2.x |\n|---|---|---|\n| MSRV | 1.61 | 1.71 |\n| Last version | 1.0.69 | 2.0.20 |",
        "crate.msrv crate:brindle@1 = 1.61\ncrate.msrv crate:brindle@2 = 1.71",
    );
    check_extract(
        "| Rust | brindle | pavise |\n|---|---|---|\n| MSRV | 1.61 | 1.71 |\n| Last version | 1.0.69 | 2.0.20 |",
        "crate.msrv crate:brindle = 1.61\ncrate.msrv crate:pavise = 1.71\ncrate.latest_version crate:brindle = 1.0.69\n\
         crate.latest_version crate:pavise = 2.0.20",
    );
}

#[test]
fn columns_with_one_head_are_each_of_the_version_beside_them() {
    let table = |head: &str, row: &str| {
        let rule = "---|".repeat(head.matches('|').count() - 1);
        format!("{head}\n|{rule}\n{row}\n")
    };
    check_extract(
        &table(
            "| Crate | Old | Released | New | Released |",
            "| brindle | 0.6.0 | 25 November 2022 | 0.7.0 | 27 November 2023 |",
        ),
        "crate.version_exists crate:brindle = 0.6.0
         crate.release_date crate:brindle@0.6.0 = 2022-11-25
         crate.version_exists crate:brindle = 0.7.0
         crate.release_date crate:brindle@0.7.0 = 2023-11-27",
    );
    check_extract(
        &table("| Crate | First | Date | Latest | Date |", "| brindle | 0.1.0 | 30 July 2021 | 0.8.9 | 14 April 2026 |"),
        "crate.release_date crate:brindle@0.1.0 = 2021-07-30
         crate.latest_version crate:brindle = 0.8.9
         crate.release_date crate:brindle@0.8.9 = 2026-04-14",
    );
    check_extract(
        &table("| Crate | Was | MSRV | Is | MSRV |", "| brindle | 0.38 | 1.63 | 0.53 | 1.71 |"),
        "crate.version_exists crate:brindle = 0.38
         crate.msrv crate:brindle@0.38 = 1.63
         crate.msrv crate:brindle@0.53 = 1.71",
    );
    check_extract(
        &table("| Crate | Date | Old | Date | New |", "| brindle | 25 November 2022 | 0.6.0 | 27 November 2023 | 0.7.0 |"),
        "crate.version_exists crate:brindle = 0.6.0
         crate.release_date crate:brindle@0.7.0 = 2023-11-27
         crate.version_exists crate:brindle = 0.7.0",
    );
}

#[test]
fn of_two_columns_of_needs_the_one_of_today_counts() {
    check_extract(
        "| Crate | MSRV (then) | MSRV (now) |\n|---|---|---|\n| brindle | 1.63 | 1.71 |\n",
        "crate.msrv crate:brindle = 1.71",
    );
    check_extract(
        "| Crate | MSRV (declared) | Downloads |\n|---|---|---|\n| brindle | 1.63 | many |\n",
        "crate.msrv crate:brindle = 1.63",
    );
}

#[test]
fn a_row_of_needs_holds_no_versions_of_the_crate() {
    check_extract("| | Then | Now |\n|---|---|---|\n| brindle, MSRV | 1.66 | 1.80 |\n", "");
}

#[test]
fn beside_the_newest_version_a_need_is_of_the_crate() {
    check_extract(
        "| Crate | Ours | Latest | MSRV |\n|---|---|---|---|\n| ondula | 0.7.9 | 0.8.9 | 1.80 |\n",
        "crate.latest_version crate:ondula = 0.8.9
         crate.msrv crate:ondula = 1.80",
    );
    check_extract(
        "| Crate | Latest | Pinned | Released | MSRV |\n|---|---|---|---|---|\n| ondula | 0.8.9 | 0.7.9 | 2026-04-14 | 1.80 |\n",
        "crate.latest_version crate:ondula = 0.8.9
         crate.version_exists crate:ondula = 0.7.9
         crate.release_date crate:ondula@0.8.9 = 2026-04-14
         crate.msrv crate:ondula = 1.80",
    );
    check_extract(
        "| Crate | Version | MSRV | Latest |\n|---|---|---|---|\n| ondula | 0.7.9 | 1.66 | 0.8.9 |\n",
        "crate.version_exists crate:ondula = 0.7.9
         crate.msrv crate:ondula@0.7.9 = 1.66
         crate.latest_version crate:ondula = 0.8.9",
    );
    check_extract(
        "| Crate | Used version | MSRV | Latest |\n|---|---|---|---|\n| ondula | 0.7.9 | 1.66 | 0.8.9 |\n",
        "crate.msrv crate:ondula@0.7.9 = 1.66
         crate.latest_version crate:ondula = 0.8.9",
    );
}

#[test]
fn a_note_beside_a_release_leaves_it_its_day() {
    check_extract(
        "| Project | Version | Date | Notes |\n|---|---|---|---|\n| `ondula` | 0.9.0 | 2026-03-21 | first minor since 0.8 in July 2024 |\n",
        "crate.version_exists crate:ondula = 0.9.0
         crate.release_date crate:ondula@0.9.0 = 2026-03-21",
    );
}

#[test]
fn what_is_new_beside_what_is_old() {
    check_extract("| Crate | Old MSRV | New MSRV |\n|---|---|---|\n| ondula | 1.63 | 1.71 |\n", "crate.msrv crate:ondula = 1.71");
    check_extract("| Crate | MSRV | Old MSRV |\n|---|---|---|\n| ondula | 1.71 | 1.63 |\n", "crate.msrv crate:ondula = 1.71");
    check_none(&["| Crate | Current MSRV | New MSRV |\n|---|---|---|\n| ondula | 1.71 | 1.80 |\n"]);
}

#[test]
fn what_changed_below_a_heading_of_needs_is_what_is_needed() {
    let table = |heading: &str, heads: &str| format!("# {heading}\n\n{heads}\n|---|---|---|\n| `brindle` | 1.63 | 1.71 |\n");
    check_extract(&table("MSRV changes", "| Crate | Old | New |"), "crate.msrv crate:brindle = 1.71");
    check_extract(&table("Minimum Rust versions", "| Crate | Before | After |"), "crate.msrv crate:brindle = 1.71");
    check_extract(
        &table("Updates", "| Crate | Old | New |"),
        "crate.version_exists crate:brindle = 1.63
         crate.version_exists crate:brindle = 1.71",
    );
}
