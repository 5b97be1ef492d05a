//! Releases of Rust, and what they stabilised.

use crate::{check_extract, check_in, check_none};

#[test]
fn releases_of_rust() {
    let cases = [
        ("Rust 1.85.0 was released on February 20, 2025.", "release_date rust@1.85.0 = 2025-02-20"),
        ("Rust 1.71 came out in 2023.", "release_date rust@1.71 = 2023 | Rust 1.71 came out in 2023"),
        ("We pin rustc 1.81.0 everywhere.", "version_exists rust = 1.81.0 | rustc 1.81.0"),
        ("Rust v1.80 is what we build with.", "version_exists rust = 1.80"),
        ("The latest stable Rust is 1.90.", "latest rust = 1.90 | latest stable Rust is 1.90"),
        ("Rust 1.90 is the latest stable release.", "latest rust = 1.90"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("rust.{expect}"));
    }
    check_extract(
        "Rust 1.70–1.75 are supported.",
        "rust.version_exists rust = 1.70
         rust.version_exists rust = 1.75",
    );
    check_extract(
        "Rust 1.80 was released in July 2024, and Rust 1.81 in September 2024.",
        "rust.release_date rust@1.80 = 2024-07 | Rust 1.80 was released in July 2024
         rust.release_date rust@1.81 = 2024-09 | Rust 1.81 in September 2024",
    );
}

#[test]
fn features_and_the_release_that_brought_them() {
    let cases = [
        ("Let chains were stabilized in Rust 1.88.", "Let chains = 1.88 | Let chains were stabilized in Rust 1.88"),
        ("Rust 1.88 stabilized let chains.", "let chains = 1.88"),
        ("The `LazyCell` type (Rust 1.80) is handy.", "LazyCell = 1.80"),
        ("Since Rust 1.65, generic associated types are stable.", "generic associated types = 1.65"),
        ("Rust traits: `async fn` in traits is stable since 1.75.", "async fn in traits = 1.75"),
        ("Async drop is not yet stable.", "Async drop = unstable"),
        ("Specialization remains unstable.", "Specialization = unstable"),
        ("Try blocks are still only on nightly.", "Try blocks = unstable"),
    ];
    for (text, expect) in cases {
        check_extract(text, &format!("rust.stabilized_in {expect}"));
    }
    check_extract(
        "Generic associated types (GATs) landed in Rust 1.65.0 on November 3, 2022.",
        "rust.stabilized_in Generic associated types (GATs) = 1.65.0
         rust.release_date rust@1.65.0 = 2022-11-03",
    );
    check_extract(
        "Const generics, stabilized in Rust 1.51, and GATs (stable since 1.65).",
        "rust.stabilized_in Const generics = 1.51
         rust.stabilized_in GATs = 1.65",
    );
}

#[test]
fn a_release_has_its_day_and_its_features_in_many_words() {
    check_extract(
        "With the Rust 1.75 release, hazel traits are available on Rust stable.",
        "rust.stabilized_in hazel traits = 1.75",
    );
    check_extract(
        "Hazel-else statements were stabilized back in 2022 as part of the 1.65.0 release of Rust.",
        "rust.stabilized_in Hazel-else statements = 1.65.0",
    );
}

#[test]
fn a_trait_and_its_type_are_one_item() {
    check_in(
        "posts/rust.md",
        "# Announcing Rust 1.70.0\n\n## What's in 1.70.0 stable\n\n### Stabilized APIs\n\n- [`Default for std::heap::Rungs`](https://doc.rust-lang.org/stable/std/)\n",
        "rust.version_exists rust = 1.70.0
         rust.version_exists rust = 1.70.0
         rust.stabilized_in Default for std::heap::Rungs = 1.70.0",
    );
    check_in(
        "posts/rust.md",
        "# Announcing Rust 1.70.0\n\nTwo new types have been stabilized for shared data, `HeapOnce`, and more.\n",
        "rust.version_exists rust = 1.70.0
         rust.stabilized_in HeapOnce = 1.70.0",
    );
}

#[test]
fn what_is_new_is_said_in_many_ways() {
    check_extract(
        "Rust 1.88.0 stabilizes the `#[unsafe(bare)]` attribute and the `bare_asm!` macro which are used for rungs.",
        "rust.stabilized_in #[unsafe(bare)] attribute = 1.88.0
         rust.stabilized_in bare_asm! macro = 1.88.0",
    );
    check_extract("Starting with Rust 1.75, you can use hazel blocks.", "rust.stabilized_in hazel blocks = 1.75");
    check_extract(
        "- [std::heap::HasRungs](https://doc.rust-lang.org/std/) - Stable since Rust 1.70.0 and the one to use.",
        "rust.stabilized_in std::heap::HasRungs = 1.70.0",
    );
    check_in(
        "posts/rust.md",
        "# Announcing Rust 1.80.0\n\n## What's in 1.80.0 stable\n\n### `LateCell`\n\nIt is like the `OnceRung` type stabilized in 1.70.\n",
        "rust.version_exists rust = 1.80.0
         rust.version_exists rust = 1.80.0
         rust.stabilized_in LateCell = 1.80.0
         rust.stabilized_in OnceRung = 1.70",
    );
}

#[test]
fn an_example_with_if_says_nothing() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nIf the latest stable Rust release is 1.70, then `brindle` is guaranteed to compile with Rust 1.68, 1.69, and 1.70.\n",
        "",
    );
}

#[test]
fn what_was_not_there_before_came_then() {
    check_extract("Until Rust 1.80, hazel blocks were not supported.", "rust.stabilized_in hazel blocks = 1.80");
    check_extract(
        "In Rust 1.80, implementations of `IntoRungs` were added for boxed ladders.",
        "rust.stabilized_in implementations of IntoRungs = 1.80",
    );
    check_extract(
        "- Rust 1.75.0 - Stabilized hazel blocks in ladders (though such ladders still aren't wide)",
        "rust.stabilized_in hazel blocks in ladders = 1.75.0",
    );
}

#[test]
fn what_an_rfc_did_is_not_its_title() {
    check_extract(
        "- [RFC 255](https://rust-lang.github.io/rfcs/0255-ladders.html) - Introduced wide ladders\n- [RFC 256](https://rust-lang.github.io/rfcs/0256-x.html) - Wide ladders\n",
        "rfc.title rfc:256 = Wide ladders",
    );
}

#[test]
fn a_link_to_the_page_of_a_release_tells_whose_the_version_is() {
    check_extract(
        "**[1.26](https://blog.rust-lang.org/2018/05/10/Rust-1.26.html) \u{2014} wide rungs:** They give you more.",
        "rust.stabilized_in wide rungs = 1.26",
    );
    check_extract(
        "- 2023-12-28: [Rust 1.75.0](https://blog.rust-lang.org/2023/12/28/Rust-1.75.0/) - Stabilized hazel blocks",
        "rust.release_date rust@1.75.0 = 2023-12-28
         rust.stabilized_in hazel blocks = 1.75.0",
    );
    check_extract("Rust 1.26 \u{2014} what you should know: it is here.", "rust.version_exists rust = 1.26");
}

#[test]
fn what_a_release_brings_is_told_in_several_ways() {
    check_extract(
        "Now, with 1.63.0, the standard library is adding *roped* ladders, as Rust does.",
        "rust.stabilized_in roped ladders = 1.63.0",
    );
    check_extract(
        "The second feature included in Rust 1.85 is the new [rung capture rules](https://rung.example/) as part of an edition.",
        "rust.stabilized_in new rung capture rules = 1.85",
    );
    check_extract(
        "We've stabilized `-Zrungs=heap` [in version 1.84](https://blog.rust-lang.org/2025/01/09/Rust-1.84.0.html#rungs).",
        "rust.stabilized_in -Zrungs=heap = 1.84",
    );
    check_extract(
        "* 2021-11-01: embargo lifts, all is told and Rust 1.56.1 is released.",
        "rust.release_date rust@1.56.1 = 2021-11-01",
    );
}

#[test]
fn code_names_what_came_with_a_release() {
    check_extract(
        "- Suppress warnings about the `#[rung]` lint, new in Rust 1.81.0, in generated code.",
        "rust.stabilized_in #[rung] lint = 1.81.0",
    );
    check_extract(
        "Since Rust 1.51.0, Cargo has opt-in support for a [new rung resolver](https://rung.example/) which is nice.",
        "rust.stabilized_in new rung resolver = 1.51.0",
    );
    check_extract("In Rust 1.36, a new Cargo flag has been stabilized: `--rungs`.", "rust.stabilized_in --rungs = 1.36");
    check_in(
        "notes.md",
        "# Announcing Rust 1.36.0\n\nIn 1.27.0 RUNG was stabilized only for some.\n",
        "rust.version_exists rust = 1.36.0
         rust.stabilized_in RUNG = 1.27.0",
    );
}

#[test]
fn what_began_with_a_release_is_not_of_the_present_one() {
    check_in(
        "notes.md",
        "# Announcing Rust 1.63.0\n\nIt completes a migration (started in the initial stabilization of RUNG for ladders).\n",
        "rust.version_exists rust = 1.63.0",
    );
}

#[test]
fn the_latest_stable_version_of_something_else_is_none_of_rust() {
    check_none(&[
        "The store stopped showing the latest stable version (`0.2.867`, from last week) of our Rust tools.",
        "The latest stable release (1.4.1) of the Brindle extension supports Rust.",
    ]);
    check_extract("# Rust\n\nInstall the latest stable release (1.85.0).", "rust.latest rust = 1.85.0");
}
