//! Downloads, dependents and licences of crates.

use super::super::{check_extract, check_in, check_none};

#[test]
fn downloads_are_counted_in_many_ways() {
    let cases = [
        ("`corvid` has over 120 million downloads on crates.io.", ">= 120000000"),
        ("`corvid` recently crossed 1.2 billion downloads.", ">= 1200000000"),
        ("As of March 2025, `corvid` had been downloaded more than 50M times.", ">= 50000000"),
        ("With 2.5M total downloads, `corvid` is popular.", "= 2500000"),
        ("The `corvid` crate (35k all-time downloads) is small.", "= 35000"),
        ("- [corvid](https://crates.io/crates/corvid): 7,181 downloads", "= 7181"),
        ("The [crate](https://crates.io/crates/corvid) sits at 244,000 all-time downloads.", "= 244000"),
        ("| Crate | Downloads |\n| --- | --- |\n| corvid | 35k |", "= 35000"),
    ];
    for (text, value) in cases {
        check_extract(text, &format!("crate.downloads crate:corvid {value}"));
    }
    check_none(&[
        "`corvid` is downloaded 3 million times per month.",
        "`corvid` has 80,000 recent downloads.",
        "`corvid` had 2 million downloads in the last 90 days.",
        "The `corvid` package on npm has 3 million downloads.",
        "crates.io served 120 billion downloads.",
    ]);
}

#[test]
fn dependents_are_counted_in_many_ways() {
    let cases = [
        ("`wrenlet` is used by 1,200 crates.", "= 1200"),
        ("More than 4,000 crates depend on `wrenlet`.", ">= 4000"),
        ("`wrenlet` has ~350 direct dependents.", "~ 350"),
        ("Over 30k crates on crates.io depend on wrenlet.", ">= 30000"),
        ("`wrenlet` has no reverse dependencies.", "= 0"),
        ("The [crate](https://crates.io/crates/wrenlet), 8 reverse dependencies", "= 8"),
    ];
    for (text, value) in cases {
        check_extract(text, &format!("crate.dependents crate:wrenlet {value}"));
    }
    check_none(&[
        "`wrenlet` has 12 dependencies.",
        "In our workspace 30 crates use `wrenlet`.",
        "According to lib.rs, 1,200 crates depend on `wrenlet`.",
    ]);
}

#[test]
fn licences_are_read_as_expressions() {
    let cases = [
        ("`tallow` is licensed under either of Apache License, Version 2.0 or MIT license at your option.", "Apache-2.0 OR MIT"),
        ("`tallow` is available under the terms of the GPLv3 or later.", "GPL-3.0-or-later"),
        ("`tallow` (MPL-2.0) is a CSS parser.", "MPL-2.0"),
        ("The `tallow` crate is dual-licensed under MIT and Apache 2.0.", "MIT OR Apache-2.0"),
        ("`tallow` was relicensed from GPL-3.0 to MIT OR Apache-2.0.", "MIT OR Apache-2.0"),
        ("`tallow` is a BSD-licensed parser.", "BSD"),
        ("| Crate | License |\n| --- | --- |\n| tallow | MIT/Apache-2.0 |", "MIT OR Apache-2.0"),
    ];
    for (text, value) in cases {
        check_extract(text, &format!("crate.license crate:tallow = {value}"));
    }
    check_in(
        "tallow/README.md",
        "# tallow\n\nDual-licensed under MIT or the UNLICENSE.\n",
        "crate.license crate:tallow = MIT OR Unlicense",
    );
    check_in(
        "tallow/CHANGELOG.md",
        "# Changelog\n\n## 0.3.1\n\n- Change the license to \"MIT OR Apache-2.0\".\n",
        "crate.version_exists crate:tallow = 0.3.1
         crate.license crate:tallow@0.3.1 = MIT OR Apache-2.0",
    );
    check_none(&[
        "The documentation of `tallow` is licensed under MIT.",
        "Portions of `tallow` are licensed under Apache-2.0.",
        "`tallow` is not licensed under the GPL.",
        "`tallow` detects code that is licensed under GPL-3.0-only?",
    ]);
}

#[test]
fn a_choice_of_licences_as_a_list() {
    check_in(
        "13-rocket-readme.md",
        "# Rocket\n\n## License\n\nRocket is licensed under either of the following, at your option:\n\n * Apache License, Version 2.0, ([LICENSE-APACHE](LICENSE-APACHE))\n * MIT License ([LICENSE-MIT](LICENSE-MIT))\n",
        "crate.license crate:rocket = Apache-2.0 OR MIT",
    );
}

#[test]
fn a_licence_may_be_told_in_an_aside() {
    check_extract(
        "# Rust\n\n`brindle`, licensed under the GPL-3.0, is at 0.8.9.",
        "crate.license crate:brindle = GPL-3.0\ncrate.version_exists crate:brindle = 0.8.9",
    );
}
