//! Lists of what a release of Rust brought, by the words that lead to them.

use crate::{check_extract, check_in};

#[test]
fn the_words_before_a_list_make_a_claim_of_each_item() {
    check_in(
        "post.md",
        "# Announcing Rust 1.15\n\n#### Library changes\n\nA number of functions were stabilized as well:\n\n* [`brisk::Heap::ladder`] and [`brisk::Heap::rung`]\n* [`Brindle::peel`] (so far only in `std`)\n* `abort_all` will end it all\n\nSeven new APIs were stabilized. We fixed these bugs:\n\n* a crash\n",
        "rust.version_exists rust = 1.15
         rust.stabilized_in brisk::Heap::ladder = 1.15
         rust.stabilized_in brisk::Heap::rung = 1.15
         rust.stabilized_in Brindle::peel = 1.15
         rust.stabilized_in abort_all = 1.15",
    );
    check_extract(
        "Rust 1.80 stabilized the following:\n\n- `Heap::ladder`: climbs\n- brisk closures\n",
        "rust.version_exists rust = 1.80
         rust.stabilized_in Heap::ladder = 1.80
         rust.stabilized_in brisk closures = 1.80",
    );
}

#[test]
fn other_lists_make_none() {
    check_extract("These are not yet stable in Rust 1.80:\n\n- `Heap::ladder`\n", "rust.version_exists rust = 1.80");
    check_extract("The following parts of our API are stable:\n\n- `Heap::ladder`\n", "");
}

#[test]
fn a_heading_names_the_feature_alone() {
    check_in(
        "post.md",
        "# Announcing Rust 1.36.0\n\n## What's in 1.36.0 stable\n\n### The `Ladder` is here!\n\nIt climbs.\n",
        "rust.version_exists rust = 1.36.0
         rust.version_exists rust = 1.36.0
         rust.stabilized_in Ladder = 1.36.0",
    );
}
