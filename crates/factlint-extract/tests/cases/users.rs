//! Releases of what uses another crate, told behind that crate, and of what a word of prose may name.

use crate::{check_extract, check_none};

#[test]
fn the_release_since_which_a_crate_uses_another_is_its_own() {
    check_extract(
        "brindle uses ondula 1.0 since its 0.12 (20 March 2024).",
        "crate.version_exists crate:ondula = 1.0
         crate.release_date crate:brindle@0.12 = 2024-03-20",
    );
    check_extract(
        "brindle is on ondula 1.0 since 0.7 (27 November 2023).",
        "crate.version_exists crate:ondula = 1.0
         crate.release_date crate:brindle@0.7 = 2023-11-27",
    );
    check_extract(
        "brindle switched to ondula 1.0 in 0.12 (July 2024).",
        "crate.version_exists crate:ondula = 1.0
         crate.release_date crate:brindle@0.12 = 2024-07",
    );
    check_extract(
        "Our tool uses ondula 4.6 since version 2.0, released on 3 March 2026.",
        "crate.version_exists crate:ondula = 4.6",
    );
}

#[test]
fn the_next_release_is_of_that_of_both_whose_numbers_it_goes_on_with() {
    check_extract(
        "brindle 0.6 still used ondula 0.14, 0.7 (November 2023) moved on.",
        "crate.version_exists crate:brindle = 0.6
         crate.version_exists crate:ondula = 0.14
         crate.release_date crate:brindle@0.7 = 2023-11",
    );
    check_extract(
        "brindle 0.7 moved to ondula 1.0, 1.1 (December 2023) fixed a bug.",
        "crate.version_exists crate:brindle = 0.7
         crate.version_exists crate:ondula = 1.0
         crate.release_date crate:ondula@1.1 = 2023-12",
    );
}

#[test]
fn what_is_used_is_not_what_the_next_sentence_goes_on_with() {
    check_extract(
        "The drawing team patched ondula-sys 0.35. 2.3.8 was published on 24 April 2026.",
        "crate.version_exists crate:ondula-sys = 0.35",
    );
    check_extract(
        "Our gateway is built on ondula 0.8. Version 2.1.0 came out on 5 May 2026.",
        "crate.version_exists crate:ondula = 0.8",
    );
    check_extract(
        "The team is on ondula 0.8.1. 0.8.9 came out on 14 April 2026.",
        "crate.version_exists crate:ondula = 0.8.1
         crate.release_date crate:ondula@0.8.9 = 2026-04-14",
    );
    check_extract(
        "We upgraded to ondula 0.8.1. 0.8.9 came out on 14 April 2026.",
        "crate.version_exists crate:ondula = 0.8.1
         crate.release_date crate:ondula@0.8.9 = 2026-04-14",
    );
}

#[test]
fn a_bracket_is_of_the_crate_before_it() {
    check_extract(
        "ondula 0.4.0 was born in February 2020. Its companion heap-ondula (latest: 0.6.5, May 2025) is younger.",
        "crate.release_date crate:ondula@0.4.0 = 2020-02
         crate.latest_version crate:heap-ondula = 0.6.5
         crate.release_date crate:heap-ondula@0.6.5 = 2025-05",
    );
    check_extract(
        "brindle 1.38 (for `glade`; ondula 1.39), 1.75 (for `rung`).",
        "crate.version_exists crate:brindle = 1.38
         crate.version_exists crate:ondula = 1.39
         crate.version_exists crate:brindle = 1.75",
    );
}

#[test]
fn what_begins_a_clause_is_at_its_version() {
    check_none(&["1.88: for `brindle`\n1.85: for `ondula`"]);
    check_extract(
        "brindle is at 4.6.6 and ondula is at 0.10.2 since July 2026.",
        "crate.latest_version crate:brindle = 4.6.6
         crate.latest_version crate:ondula = 0.10.2
         crate.release_date crate:ondula@0.10.2 = 2026-07",
    );
}

#[test]
fn a_word_of_prose_before_a_version_may_be_a_name() {
    check_none(&["`brindle` is fine, but time 0.3.48 was yanked."]);
    check_extract(
        "ondula is fine. `brindle` 0.3.47 works, but 0.3.48 was yanked.",
        "crate.version_exists crate:brindle = 0.3.47
         crate.status crate:brindle@0.3.48 = yanked",
    );
}

#[test]
fn a_word_of_prose_that_owns_or_has_something_may_be_a_name() {
    check_extract("`brindle`'s MSRV is 1.62. time's MSRV is 1.88.", "crate.msrv crate:brindle = 1.62");
    check_extract("`brindle` has 17,000 dependents; time has only 3,300 dependents.", "crate.dependents crate:brindle = 17000");
}
