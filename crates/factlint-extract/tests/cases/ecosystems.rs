//! Versions of what is no crate, beside crates.

use crate::{check_extract, check_none};

#[test]
fn packages_of_other_languages_have_their_own_versions() {
    check_none(&[
        "The Haskell brindle 1.6.3 served as a model.",
        "The npm package brindle 1.2 is unrelated.",
        "The Ruby gem brindle 9.1 is another one.",
        "| Package | Installed |\n| --- | --- |\n| brindle (Haskell) | 1.6.3 |\n| ondula (npm) | 9.1 |",
    ]);
    check_extract("The Python bindings use brindle-py 0.22.", "crate.version_exists crate:brindle-py = 0.22");
}

#[test]
fn a_version_since_which_nothing_depends_is_of_another_crate() {
    check_extract(
        "# Rust\n\n`brindle` 0.5 works. The `ondula` client sits on `tarn` directly, and hasn't depended upon pavise since 0.20.",
        "crate.version_exists crate:brindle = 0.5",
    );
}

#[test]
fn a_name_in_capitals_has_its_own_versions() {
    let yanked = "crate.status crate:brindle@0.9.0 = yanked";
    check_extract("# Rust\n\n`brindle` 0.9.0 was yanked. RUNG 2.0.0 and 2.0.1 were yanked.", yanked);
    check_extract("# Rust\n\n`brindle` 0.9.0 was yanked. RUN4X 1.9 was yanked as well.", yanked);
    check_extract(
        "# Rust\n\n`brindle` 0.9.0 was yanked. Version 0.8.3 was yanked, too.",
        "crate.status crate:brindle@0.9.0 = yanked\ncrate.status crate:brindle@0.8.3 = yanked",
    );
}
