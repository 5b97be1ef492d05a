//! Crates that have come to their end, releases that were yanked, repositories that are archived.

use super::super::{check_extract, check_in, check_none};

#[test]
fn projects_come_to_their_end_in_many_words() {
    let cases = [
        ("The `marlstone` crate is no longer actively maintained.", "marlstone = unmaintained"),
        ("- `oldwick` — deprecated, use `pavise` instead.", "oldwick = deprecated"),
        ("- thornbury-rs (abandoned)", "thornbury-rs = unmaintained"),
        ("[fennel](https://crates.io/crates/fennel) has been deprecated in favor of `pavise`.", "fennel = deprecated"),
        ("[tarn](https://github.com/acme/tarn) hasn't been maintained since 2019.", "tarn = unmaintained@2019"),
        ("`brindle` is in maintenance mode.", "brindle = paused"),
        ("`ferrous-db` was sunset in 2023.", "ferrous-db = discontinued@2023"),
        ("In March 2025, ferrous-db was officially discontinued.", "ferrous-db = discontinued@2025-03"),
        ("RustSec lists `gloam` as unmaintained.", "gloam = unmaintained"),
        ("Development of `harrow` has stopped.", "harrow = discontinued"),
        ("`old_json` isn't maintained anymore.", "old_json = unmaintained"),
        ("We replaced the unmaintained `rusty-box` dependency.", "rusty-box = unmaintained"),
        ("The `marlstone` crate was good. It is no longer maintained.", "marlstone = unmaintained"),
        ("The `lazy_flow` crate is superseded by `std::sync::LazyLock`.", "lazy_flow = superseded"),
        ("This crate uses quillet, a Rust crate. The `quillet` runtime was discontinued.", "quillet = discontinued"),
        ("| Crate | Status |\n| --- | --- |\n| fennel | deprecated |\n| tarn | active |", "fennel = deprecated"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("crate.status crate:{expect}"));
    }
}

#[test]
fn several_come_to_their_end_at_once() {
    check_extract(
        "`hazel`, `rowan` and `yew-net` are no longer maintained.",
        "crate.status crate:hazel = unmaintained
         crate.status crate:rowan = unmaintained
         crate.status crate:yew-net = unmaintained | `yew-net` are no longer maintained",
    );
    check_extract(
        "We dropped the unmaintained crates `hazel`, `rowan` and `yew-net`.",
        "crate.status crate:hazel = unmaintained | unmaintained crates `hazel`
         crate.status crate:rowan = unmaintained | rowan
         crate.status crate:yew-net = unmaintained | yew-net",
    );
    check_extract("It depends on `hazel`, and `rowan` is unmaintained.", "crate.status crate:rowan = unmaintained");
}

#[test]
fn releases_are_yanked() {
    let cases = [
        ("`ashlar` 1.2.4 (yanked)", "ashlar@1.2.4"),
        ("ashlar v1.2.5 got yanked from crates.io", "ashlar@1.2.5"),
        ("We had to yank `ashlar` 2.0.1.", "ashlar@2.0.1"),
        ("Version 1.2.3 of `ashlar` was yanked because of a soundness bug.", "ashlar@1.2.3"),
        ("The 0.8.1 release of `ashlar` has been yanked.", "ashlar@0.8.1"),
    ];
    for (text, release) in cases {
        check_extract(text, &format!("crate.status crate:{release} = yanked"));
    }
    check_extract(
        "tarnwood 0.7.1, 0.7.2 and 0.7.3 were yanked.",
        "crate.status crate:tarnwood@0.7.1 = yanked
         crate.status crate:tarnwood@0.7.2 = yanked
         crate.status crate:tarnwood@0.7.3 = yanked",
    );
    check_in(
        "ashlar/CHANGELOG.md",
        "# Changelog\n\n## 0.3.1\n\n- This release has been yanked.\n- Fix the bug that led to yanking 0.3.0.\n",
        "crate.version_exists crate:ashlar = 0.3.1
         crate.status crate:ashlar@0.3.1 = yanked
         crate.status crate:ashlar@0.3.0 = yanked",
    );
}

#[test]
fn repositories_are_archived() {
    check_extract("The acme/tarn repository was archived in June 2024.", "repo.archived github:acme/tarn = yes@2024-06");
    check_extract("The `tarn-web` crate was archived on GitHub in June 2024.", "crate.status crate:tarn-web = archived@2024-06");
}

#[test]
fn nothing_has_come_to_its_end() {
    check_none(&[
        "`pavise` is not deprecated, and the `pavise` crate is not abandoned.",
        "Is the `quill-net` crate unmaintained?",
        "The `dusk` crate may be deprecated soon; if `dawn` is abandoned we would switch.",
        "The `parse` method of `pavise` is deprecated.",
        "`Config::new` is deprecated since 0.3.0.",
        "Unmaintained crates are a risk, and deprecated functions were removed.",
        "The `unmaintained` field of the configuration is back.",
        "The re-export is deprecated.",
        "`ashlar` was never yanked.",
        "A crate that is archived can be unarchived.",
    ]);
}

#[test]
fn the_same_is_said_of_others() {
    check_extract(
        "The crates `brindle`, `corvane` and `delph` are dependencies. `brindle` is unmaintained, and so are `corvane` and `delph`.",
        "crate.status crate:brindle = unmaintained
         crate.status crate:corvane = unmaintained | corvane
         crate.status crate:delph = unmaintained | delph",
    );
    check_extract(
        "`brindle` is MIT-licensed, as are `corvane` and `delph`; others are not.",
        "crate.license crate:brindle = MIT
         crate.license crate:corvane = MIT
         crate.license crate:delph = MIT",
    );
}

#[test]
fn a_heading_says_it_of_the_crates_of_a_table() {
    check_in(
        "report.md",
        "# Rust crates\n\n## 3. Unmaintained crates in our trees\n\n| Crate | Used by |\n|---|---|\n| `brindle` | CLI |\n| `corvane` | all |\n",
        "crate.status crate:brindle = unmaintained | brindle
         crate.status crate:corvane = unmaintained | corvane",
    );
    check_in(
        "report.md",
        "# Rust crates\n\n## No unmaintained crates\n\n| Crate | Used by |\n|---|---|\n| `brindle` | CLI |\n",
        "",
    );
}

#[test]
fn a_table_of_keys_is_about_the_advisory_of_its_heading() {
    check_in(
        "report.md",
        "# Rust\n\n## `brindle` (RUSTSEC-2024-9001)\n\n| | |\n|---|---|\n| Severity | high |\n| Patched | 0.3.47 |\n",
        "advisory.crate RUSTSEC-2024-9001 = brindle
         advisory.patched_in RUSTSEC-2024-9001 = 0.3.47 | 0.3.47",
    );
}

#[test]
fn status_in_lists_of_old_crates() {
    check_extract(
        "- **brindle** — experimental, no longer maintained.\n- **[[pavise]]** — unmaintained since 2020. Rust.\n",
        "crate.status crate:brindle = unmaintained
         crate.status crate:pavise = unmaintained@2020",
    );
    check_extract("`lazy_heap` is superseded by `std::sync::LazyLock`.", "crate.status crate:lazy_heap = superseded");
    check_extract(
        "Found an unmaintained transitive dep `brindle-error 1.0.4`.",
        "crate.status crate:brindle-error = unmaintained",
    );
}
