//! Counts of stars, and the Rust that a crate needs.

use crate::{check_extract, check_in};

#[test]
fn stars_with_the_rounding_of_the_author() {
    let cases = [
        (
            "[ferrolite](https://github.com/hollowpine/ferrolite) (12,300 stars) is popular.",
            "github:hollowpine/ferrolite = 12300",
        ),
        ("[brindle](https://github.com/hollowpine/brindle) – 12k stars", "github:hollowpine/brindle = 12000"),
        ("ferrolite has over 50.2k GitHub stars.", "crate:ferrolite >= 50200 | ferrolite has over 50.2k GitHub stars"),
        ("ferrolite has ~4,000 stars on GitHub.", "crate:ferrolite ~ 4000"),
        ("`ferrolite` has 4k+ stars.", "crate:ferrolite >= 4000 | `ferrolite` has 4k+ stars"),
        ("The crate `brindle` has nearly 10 thousand GitHub stars.", "crate:brindle ~ 10000"),
        ("[brindle](https://crates.io/crates/brindle) has more than fifty thousand stars.", "crate:brindle >= 50000"),
        ("`brindle` is a parser. The crate has 4,000 stars.", "crate:brindle = 4000 | 4,000 stars"),
        ("`hollowpine/pavise` has 4,500 stars.", "github:hollowpine/pavise = 4500"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("repo.stars {expect}"));
    }
}

#[test]
fn the_rust_that_a_crate_needs() {
    let cases = [
        ("`gristmill` requires Rust 1.70 or newer.", "gristmill = 1.70 | `gristmill` requires Rust 1.70 or newer"),
        ("The MSRV of `gristmill` is 1.70.", "gristmill = 1.70"),
        ("pavise (MSRV 1.65) is fine.", "pavise = 1.65 | pavise (MSRV 1.65)"),
        ("`brindle`'s minimum supported Rust version is 1.70.0.", "brindle = 1.70.0"),
        ("`brindle` bumped its MSRV from 1.65 to 1.70.", "brindle = 1.70"),
        ("brindle 0.9 requires Rust 1.70.", "brindle@0.9 = 1.70"),
        ("brindle needs at least Rust 1.70.", "brindle = 1.70"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("crate.msrv crate:{expect}"));
    }
}

#[test]
fn a_manifest_declares_the_least_rust() {
    check_extract(
        "The current pavise MSRV = 1.85 in Rust; brindle's own declared MSRV (1.81) is less.",
        "crate.msrv crate:pavise = 1.85
         crate.msrv crate:brindle = 1.81",
    );
}

#[test]
fn a_compiler_may_be_what_is_supported() {
    check_in(
        "CHANGELOG.md",
        "# Release brindle 1.11.0 (2025-08-12)\n\n- The minimum supported `rustc` is now 1.80.\n",
        "crate.release_date crate:brindle@1.11.0 = 2025-08-12
         crate.msrv crate:brindle@1.11.0 = 1.80",
    );
}

#[test]
fn a_list_says_what_each_line_of_releases_needs() {
    check_in(
        "brindle/README.md",
        "# Brindle\n\nSee [brindle](https://docs.rs/brindle).\n\n## MSRV Policy\n\n* v0.8: Rust 1.46.\n* v1.0: Rust 1.70.\n",
        "crate.msrv crate:brindle@0.8 = 1.46
         crate.msrv crate:brindle@1.0 = 1.70",
    );
    check_in(
        "brindle/README.md",
        "# Brindle\n\nSee [brindle](https://docs.rs/brindle).\n\nThe Minimum Supported Rust Version (MSRV) is currently **Rust 1.62.0**.\n",
        "crate.msrv crate:brindle = 1.62.0",
    );
    check_extract("Pavise is supported on Rust 1.77.0 and higher.", "crate.msrv crate:pavise = 1.77.0");
}

#[test]
fn a_read_me_tells_what_to_use() {
    check_in(
        "brindle/README.md",
        "# Brindle\n\n[brindle](https://crates.io/crates/brindle) is fast.\n\nMake sure that you use Rust 1.76 or newer.\n",
        "crate.msrv crate:brindle = 1.76",
    );
    check_in(
        "brindle/CHANGELOG.md",
        "# Brindle\n\n## [0.20.0] - 2023-10-11\n\n- Dual-license Brindle under either the Apache 2.0 OR the MIT license.\n",
        "crate.release_date crate:brindle@0.20.0 = 2023-10-11
         crate.license crate:brindle@0.20.0 = Apache-2.0 OR MIT",
    );
}

#[test]
fn who_pins_a_crate_keeps_to_a_need_of_its_own() {
    for item in ["Pin `brindle` to v1.38.0 to ensure MSRV 1.56 compatibility.", "Upgrade to `brindle` 1.38.0; MSRV 1.56"] {
        check_extract(&format!("# Rust\n\n- {item}\n"), "crate.version_exists crate:brindle = 1.38.0");
    }
}

#[test]
fn an_arrow_leads_to_what_is_needed_now() {
    for change in ["MSRV 1.63 -> 1.70", "MSRV: 1.63 => 1.70", "raised the MSRV (1.63 → 1.70)"] {
        check_in(
            "brindle/CHANGELOG.md",
            &format!("# Changelog\n\n## 0.21.0 - 2025-02-01\n\n- Change: {change}\n"),
            "crate.release_date crate:brindle@0.21.0 = 2025-02-01
             crate.msrv crate:brindle@0.21.0 = 1.70",
        );
    }
}

#[test]
fn what_goes_on_is_so() {
    check_extract("`brindle` continues to require Rust 1.17.", "crate.msrv crate:brindle = 1.17");
    check_extract("brindle 0.8 keeps requiring Rust 1.66.", "crate.msrv crate:brindle@0.8 = 1.66");
    check_extract(
        "# Brindle\n\n`brindle` 0.8: Minimum supported Rust version (MSRV) bumped to 1.51",
        "crate.version_exists crate:brindle = 0.8
 crate.msrv crate:brindle@0.8 = 1.51",
    );
}
