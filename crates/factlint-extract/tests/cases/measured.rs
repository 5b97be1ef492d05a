//! Numbers beside names that are no versions.

use crate::{check_extract, check_none};

#[test]
fn what_was_measured_is_no_version() {
    check_none(&[
        "Build times in seconds: `brindle` 8.9, `ondula-web` 12.3, tarnwood 14.1.",
        "Speedup over baseline: `brindle` 3.1, `ondula` 2.4.",
        "Results (s): `brindle_json` 2.31, `ondula` 4.12.",
        "Binary size (MiB): `brindle` 2.1, `ondula` 1.8.",
        "Compile time (s):\n\n- `brindle` 8.9\n- `ondula` 14.1",
        "`brindle` scored 4.5 of 5, `ondula` 4.1.",
        "`brindle` was rated 4.5, `ondula` 3.1.",
        "See section `brindle` 4.2 and figure `ondula` 7.1.",
    ]);
}

#[test]
fn versions_in_lists_are_claimed() {
    let both = "crate.version_exists crate:brindle = 0.8\ncrate.version_exists crate:ondula = 1.40";
    for label in ["Dependencies", "Benchmarked versions", "This time", "Versions used for the build times"] {
        check_extract(&format!("{label}: `brindle` 0.8, `ondula` 1.40."), both);
    }
    check_extract(
        "Build times: `brindle` 0.8.1, `ondula` 1.40.0.",
        "crate.version_exists crate:brindle = 0.8.1\ncrate.version_exists crate:ondula = 1.40.0",
    );
}

#[test]
fn the_number_of_a_section_is_no_version() {
    check_none(&[
        "# The book\n\n## 9.1. `brindle`\n\nText.",
        "# The book\n\n## 9.1. `brindle` and `ondula`\n\nText.",
        "# The book\n\n## 7.6 `#[cfg(rung)]`, `compile_rung`\n\nText.",
    ]);
    check_extract("# The book\n\n## 3.2 `brindle` and friends\n\nMSRV: 1.71.", "crate.msrv crate:brindle = 1.71");
    check_extract("# Releases\n\n## 0.9.1 `brindle`\n\nText.", "crate.version_exists crate:brindle = 0.9.1");
}
