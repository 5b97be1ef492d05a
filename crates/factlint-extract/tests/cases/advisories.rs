//! Documents that are advisories: what they say, they say of their own id and package.

use crate::{check_extract, check_in, check_none};

#[test]
fn the_metadata_of_an_advisory_name_it_and_its_package() {
    let page = |text: &str| {
        format!(
            "```toml\n[advisory]\nid = \"RUSTSEC-2024-9001\"\npackage = \"time\"\n\n[versions]\npatched = [\">= 0.4.5\"]\n```\n\n# Use after free\n\n{text}\n"
        )
    };
    check_in("notes.md", &page("A fix is included in the `0.4.5` release."), "advisory.patched_in RUSTSEC-2024-9001 = 0.4.5");
    check_in(
        "notes.md",
        &page("In `time` versions before `0.4.5`, a slice is freed."),
        "advisory.patched_in RUSTSEC-2024-9001 = 0.4.5",
    );
    check_in(
        "notes.md",
        &page("The functions from time 0.2.7 through 0.2.22 are affected."),
        "crate.version_exists crate:time = 0.2.7
         crate.version_exists crate:time = 0.2.22",
    );
}

#[test]
fn the_name_of_the_file_is_the_id() {
    let text = "# Use after free\n\nA fix is included in the `0.4.5` release.\n";
    for path in ["RUSTSEC-2024-9001.md", "12-rustsec-2024-9001-mutated.md"] {
        check_in(path, text, "advisory.patched_in RUSTSEC-2024-9001 = 0.4.5");
    }
}

#[test]
fn a_list_of_terms_below_the_id_is_a_table() {
    let page = "<html><body><h1>RUSTSEC-2024-9001</h1><p>Use after free</p><dl>\
                <dt id=\"reported\">Reported</dt><dd>January 4, 2024</dd><dt id=\"issued\">Issued</dt><dd>March 9, 2024</dd>\
                <dt>Package</dt><dd><a href=\"https://crates.io/crates/brindle\">brindle</a> (crates.io)</dd>\
                <dt>Patched</dt><dd><code>&gt;= 0.4.5</code></dd></dl></body></html>";
    check_in(
        "page.html",
        page,
        "advisory.date RUSTSEC-2024-9001 = 2024-01-04
         advisory.crate RUSTSEC-2024-9001 = brindle
         advisory.patched_in RUSTSEC-2024-9001 = 0.4.5",
    );
    // Terms that are explained at length are prose.
    let terms = "<dl><dt>ladder</dt><dd>What the crate <code>brindle</code> 0.9 climbs. It has rungs, of which each is a step, and two \
                 poles, between which the rungs are held, so that nobody who climbs it has to fall far, if at all.</dd></dl>";
    check_in("page.html", terms, "crate.version_exists crate:brindle = 0.9");
}

#[test]
fn what_comes_today_is_no_plan() {
    check_extract(
        "We will be releasing Rust 1.66.1 today, 2023-01-10, changing how Cargo checks keys.",
        "rust.release_date rust@1.66.1 = 2023-01-10",
    );
    check_extract("We will be releasing Rust 1.66.1 next week, 2023-01-10.", "");
}

#[test]
fn what_the_versions_before_do_not_do_is_the_flaw() {
    check_extract(
        "- `heap-ling` < 0.3.20 does not escape such runs (RUSTSEC-2024-9001).",
        "advisory.patched_in RUSTSEC-2024-9001 = 0.3.20
         advisory.crate RUSTSEC-2024-9001 = heap-ling",
    );
    check_extract("- `heap-ling` < 0.3.20 is not affected (RUSTSEC-2024-9001).", "advisory.crate RUSTSEC-2024-9001 = heap-ling");
}

#[test]
fn a_release_with_the_fix() {
    check_in(
        "12-rustsec-2024-9001.md",
        "# Truncating casts\n\n`heap-ling 0.8.1` has been released with the fix.\n",
        "advisory.patched_in RUSTSEC-2024-9001 = 0.8.1",
    );
}

#[test]
fn where_a_flaw_began_is_no_cure() {
    check_in(
        "12-rustsec-2024-9001.md",
        "# Truncating casts\n\nThe issue started in heap-ling 0.1.0 and was fixed in 0.19.1 by a cast.\n",
        "crate.version_exists crate:heap-ling = 0.1.0\nadvisory.patched_in RUSTSEC-2024-9001 = 0.19.1",
    );
}

#[test]
fn a_bound_that_another_one_follows_is_of_those_that_never_had_the_flaw() {
    check_in("12-rustsec-2024-9001.md", "# Endless loop\n\n- Canisters using heap-ling `< 0.9.0` or `>= 0.9.10`\n", "");
}

#[test]
fn what_a_fork_took_over_is_of_the_other_crate() {
    check_none(&[
        "While `heap-ling` has addressed some issues inherited from its fork origin (RUSTSEC-2021-9001), it still leaks.",
        "`heap-ling` was developed as a fork of `brindle` since the latter has been officially unmaintained (RUSTSEC-2021-9001).",
    ]);
    check_extract(
        "`heap-ling` was created as a maintained fork of [`brindle`](https://crates.io/crates/brindle) (see RUSTSEC-2021-9001).",
        "advisory.crate RUSTSEC-2021-9001 = brindle",
    );
}
