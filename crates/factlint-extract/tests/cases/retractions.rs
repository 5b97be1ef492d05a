//! What a text repeats only to take it back, or leaves to others.

use crate::{check_extract, check_none};

#[test]
fn what_a_text_takes_back_is_not_claimed() {
    check_none(&[
        "Correction: an earlier version of this post stated that ladder casts were stabilized in Rust 1.86.",
        "An earlier revision of these notes said that ladder casts came with Rust 1.86.",
        "We wrongly reported that brindle 1.53.0 was released on July 12, 2026.",
        "I incorrectly stated that brindle 1.53.0 was released on July 12, 2026.",
        "The original announcement mistakenly said that Rust 1.85 was released on 20 March 2025.",
        "In last week's issue, we wrote that brindle 15.2.0 was released in June 2026. It was July.",
        "Earlier editions claimed that `rung_windows` was stabilized in Rust 1.93, and that `LazyRung` came with Rust 1.79. Both were wrong.",
        "This page used to say that ondula requires Rust 1.70.",
        "The first draft had ladder casts stabilized in Rust 1.86.",
        "- The README said ondula requires Rust 1.70; fixed.",
        "I was wrong to say that ladder casts were stabilised in Rust 1.66.",
    ]);
}

#[test]
fn what_a_text_denies_or_leaves_to_others_is_not_claimed() {
    check_none(&[
        "It is not true that ladder casts were stabilized in Rust 1.66.",
        "It isn't the case that ondula requires Rust 1.60.",
        "- Docs: no longer claim that ondula requires Rust 1.70.",
        "Nobody has ever claimed that brindle 2.0 was released in 2022.",
        "The maintainers deny that brindle 0.9.1 was yanked.",
        "Some tutorials claim that ladder casts were stabilized in Rust 1.64.",
        "Many people believe that ladder casts landed in Rust 1.60.",
        "It is sometimes said that Rust 1.0 was released in 2014.",
    ]);
}

#[test]
fn what_an_erratum_replaces_is_not_claimed() {
    check_none(&[
        "Erratum: \"brindle 1.53.0 was released on July 12, 2026\" should read \"July 17\".",
        "Errata:\n\n- p. 12: \"Rust 1.64 was released on 22 September 2021\" → 2022",
    ]);
    check_extract(
        "Replace \"MSRV of ondula is 1.70\" by \"MSRV of ondula is 1.65\" in the README.",
        "crate.msrv crate:ondula = 1.65",
    );
    check_extract(
        "For \"Rust 1.64 was released in October 2022\" read \"Rust 1.64 was released in September 2022\".",
        "rust.release_date rust@1.64 = 2022-09",
    );
}

#[test]
fn what_is_struck_out_is_not_claimed() {
    check_none(&[
        "~~Ladder casts were stabilized in Rust 1.86.~~",
        "<p><del>Ladder casts were stabilized in Rust 1.86.</del></p>",
    ]);
    check_extract("`ondula` requires Rust ~~1.70~~ 1.65.", "crate.msrv crate:ondula = 1.65");
    check_extract("`ondula` requires Rust <s>1.70</s> 1.65.", "crate.msrv crate:ondula = 1.65");
    check_extract("<p><code>ondula</code> requires Rust <del>1.70</del> 1.65.</p>", "crate.msrv crate:ondula = 1.65");
}

#[test]
fn what_a_text_stands_by_is_claimed() {
    check_extract(
        "As we reported last week, brindle 1.53.0 was released on 17 July 2026.",
        "crate.release_date crate:brindle@1.53.0 = 2026-07-17",
    );
    check_extract(
        "In our last issue we announced that brindle 1.53.0 was released on 17 July 2026.",
        "crate.release_date crate:brindle@1.53.0 = 2026-07-17",
    );
    check_extract(
        "An earlier version of this post said otherwise, but ladder casts were stabilised in Rust 1.88.",
        "rust.stabilized_in ladder casts = 1.88",
    );
    check_extract("It is true that ladder casts were stabilised in Rust 1.65.", "rust.stabilized_in ladder casts = 1.65");
    check_extract("The README says ondula requires Rust 1.65.", "crate.msrv crate:ondula = 1.65");
    check_extract("Correction: ladder casts were stabilised in Rust 1.88.", "rust.stabilized_in ladder casts = 1.88");
}
