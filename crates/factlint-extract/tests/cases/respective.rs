//! Each of several subjects with its own value.

use crate::{check_extract, check_none};

#[test]
fn features_have_their_own_versions() {
    check_extract(
        "# Rust features\n\nIn Rust, ladder chains and async rungs, the two most-wanted features, were stabilised in 1.88 and 1.85 respectively.",
        "rust.stabilized_in ladder chains = 1.88\nrust.stabilized_in async rungs = 1.85",
    );
    check_extract(
        "`Rung::is_some_and` and `Rung::is_none_or`, which mirror each other, were stabilised in Rust 1.70 and 1.82, respectively.",
        "rust.stabilized_in Rung::is_some_and = 1.70\nrust.stabilized_in Rung::is_none_or = 1.82",
    );
    check_extract(
        "Scoped ladders and rung chains arrived in Rust 1.63 and 1.88.",
        "rust.stabilized_in Scoped ladders = 1.63\nrust.stabilized_in rung chains = 1.88",
    );
    check_extract(
        "Scoped ladders and rung chains arrived in Rust 1.63.",
        "rust.stabilized_in Scoped ladders = 1.63\nrust.stabilized_in rung chains = 1.63",
    );
}

#[test]
fn releases_have_their_own_dates() {
    check_extract(
        "brindle 0.11 and 0.12 were released in June 2017 and June 2018, respectively.",
        "crate.release_date crate:brindle@0.11 = 2017-06\ncrate.release_date crate:brindle@0.12 = 2018-06",
    );
    check_extract(
        "Rust 1.84 and Rust 1.85 came out on 9 January 2025 and 20 February 2025.",
        "rust.release_date rust@1.84 = 2025-01-09\nrust.release_date rust@1.85 = 2025-02-20",
    );
    check_extract(
        "brindle and ondula reached 1.0 on 7 October 2019 and 9 October 2019, respectively.",
        "crate.version_exists crate:ondula = 1.0",
    );
}

#[test]
fn crates_have_their_own_needs_and_versions() {
    check_extract(
        "`brindle` and `ondula-web` need Rust 1.80 and 1.88, respectively.",
        "crate.msrv crate:brindle = 1.80\ncrate.msrv crate:ondula-web = 1.88",
    );
    for told in [", respectively", ""] {
        check_extract(
            &format!("The MSRVs of `brindle` and `ondula-web` are 1.80 and 1.88{told}."),
            "crate.msrv crate:brindle = 1.80\ncrate.msrv crate:ondula-web = 1.88",
        );
    }
    // Of which of them the first number is, it leaves open.
    check_extract("`brindle`'s and `ondula`'s MSRVs are 1.80 and 1.88.", "rust.version_exists rust = 1.88");
    check_extract(
        "`brindle` and `ondula` are at 0.8 and 1.53, respectively.",
        "crate.latest_version crate:brindle = 0.8\ncrate.latest_version crate:ondula = 1.53",
    );
    check_extract(
        "`brindle` and `ondula` were bumped to 0.8.9 and 1.53.0.",
        "crate.version_exists crate:brindle = 0.8.9\ncrate.version_exists crate:ondula = 1.53.0",
    );
    check_extract(
        "hollow-pine/pavise and hollow-pine/tarn have 33k and 26.9k stars, respectively.",
        "repo.stars github:hollow-pine/tarn = 26900\nrepo.stars github:hollow-pine/pavise = 33000",
    );
    check_none(&["`brindle` and `ondula` are under MIT and Apache-2.0 OR MIT, respectively."]);
}

#[test]
fn advisories_have_their_own_fixes() {
    check_extract(
        "RUSTSEC-2024-9363 and RUSTSEC-2024-9365, which describe the same class of bug, were fixed in 0.8.1 and 2.2.3, respectively.",
        "advisory.patched_in RUSTSEC-2024-9363 = 0.8.1\nadvisory.patched_in RUSTSEC-2024-9365 = 2.2.3",
    );
    check_extract(
        "RUSTSEC-2024-9363 was fixed in brindle 0.6.1 and 0.7.0.",
        "advisory.patched_in RUSTSEC-2024-9363 = 0.6.1\nadvisory.patched_in RUSTSEC-2024-9363 = 0.7.0",
    );
}
