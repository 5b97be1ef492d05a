//! Whom "it" stands for, where the sentence has turned to something else.

use crate::check_extract;

#[test]
fn it_stands_for_what_its_own_sentence_begins_with() {
    check_extract(
        "ondula 7.0.0 appeared in February 2024. brindle's 0.9.0 came later: it was published in March 2026.",
        "crate.release_date crate:ondula@7.0.0 = 2024-02\ncrate.version_exists crate:brindle = 0.9.0\ncrate.release_date crate:brindle@0.9.0 = 2026-03",
    );
    check_extract(
        "[hollow-pine/pavise](https://github.com/hollow-pine/pavise) has 67k stars. tarn's number is smaller: it has 44k stars.",
        "repo.stars github:hollow-pine/pavise = 67000\nrepo.stars crate:tarn = 44000",
    );
    check_extract(
        "`ondula` 7.0.0 is old. It was published in March 2024.",
        "crate.version_exists crate:ondula = 7.0.0\ncrate.release_date crate:ondula@7.0.0 = 2024-03",
    );
}

#[test]
fn it_stands_for_what_the_sentence_turns_to() {
    check_extract(
        "`ondula` 7.0.0 is from January 2025. As for brindle, it was first published in June 2024.",
        "crate.release_date crate:ondula@7.0.0 = 2025-01\ncrate.release_date crate:brindle = 2024-06",
    );
    check_extract(
        "`ondula` 7.0.0 is from January 2025. The successor of tarnwood is brindle; it was released in 2015.",
        "crate.release_date crate:ondula@7.0.0 = 2025-01\ncrate.release_date crate:brindle = 2015",
    );
    check_extract(
        "`ondula` 7.0.0 is from January 2025. For ladders there is brindle, and it requires Rust 1.66.",
        "crate.release_date crate:ondula@7.0.0 = 2025-01\ncrate.msrv crate:brindle = 1.66",
    );
}

#[test]
fn a_bare_version_is_of_what_the_sentence_turns_to() {
    check_extract(
        "We have `ondula` 0.8 everywhere in our Rust code. For `brindle`, 0.12.28 (22 December 2025) is the last of its line.",
        "crate.version_exists crate:ondula = 0.8\ncrate.release_date crate:brindle@0.12.28 = 2025-12-22",
    );
}
