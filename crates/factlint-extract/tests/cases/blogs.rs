//! Posts of people: news of their crates, what they read in RFCs, features that they remember.

use crate::{check_extract, check_in, check_none};

#[test]
fn changes_are_released_with_versions_of_what_the_heading_names() {
    check_extract(
        "# News of March\n\n## `tarnwood`\n\nThe `tarnwood` crate peels. There were some changes:\n\n\
         - [Peel less](https://github.com/o/tarnwood/pull/1) by [@ada](https://github.com/ada) (released as v0.9.1)\n\
         - [Remove the `castle` dependency](https://github.com/o/tarnwood/pull/2) (released as v0.9.2)\n\
         - [asmr: add it](https://github.com/o/tarnwood/pull/2) (released together with [#4](https://github.com/o/tarnwood/pull/4) as v0.9.3)\n\
         \x20   - [Add `peel_all`](https://github.com/o/tarnwood/pull/2) (published in 0.9.4)\n\
         - Some fixes in `castle` came late. These changes were released as version `0.9.5`.\n",
        "crate.version_exists crate:tarnwood = 0.9.1
         crate.version_exists crate:tarnwood = 0.9.2
         crate.version_exists crate:tarnwood = 0.9.3
         crate.version_exists crate:tarnwood = 0.9.4
         crate.version_exists crate:tarnwood = 0.9.5",
    );
    check_extract(
        "# News of Rust\n\n## Tarnloader\n\n- The build of the tarnloader was [rewritten](https://github.com/o/tarnloader/pull/3), so that \
         `mast` knows it. This change was released as version `0.5.1`.\n",
        "crate.version_exists crate:tarnloader = 0.5.1",
    );
    // Nothing says whose they are.
    check_none(&[
        "# News of Rust\n\n- Remove the `castle` dependency again (released as v0.9.2).\n",
        "# News of Rust\n\n- A key was added, so that `mast` knows it. This change was released as version `0.5.1`.\n",
    ]);
}

#[test]
fn a_post_is_about_no_crate_of_the_name_of_its_file() {
    check_in(
        "ada-how-often-peel-changes.md",
        "---\ntitle: \"How often do peels change?\"\n---\n\nI read every post about Rust, from 1.0.0 to 1.42.0, in a tab. Well, we \
         added the `const peel` feature in Rust 1.31. The initial huge bulk of changes here landed in 1.33; the initial landing of \
         `const peel` in 1.31 was small.\n",
        "rust.version_exists rust = 1.0.0
         rust.version_exists rust = 1.42.0
         rust.stabilized_in const peel = 1.31
         rust.stabilized_in const peel = 1.31",
    );
}

#[test]
fn features_to_which_a_sentence_points_back() {
    let post = "https://blog.rust-lang.org/2019/12/19/Rust-1.40.0.html";
    check_extract(
        &format!(
            "# Handling ladders in Rust\n\n## The Non-Climbing Attribute\n\nIt is about non-climbing ladders.\n\nThis was recently \
             [stabilised in Rust 1.40]({post}) so it's new (it's not easy to find when a particular RFC is stabilised).\n"
        ),
        "rust.stabilized_in Non-Climbing Attribute = 1.40",
    );
    check_extract(
        "The `peel_rung` attribute is described above. This was stabilized in Rust 1.41, after a long time.",
        "rust.stabilized_in peel_rung attribute = 1.41",
    );
    check_extract(
        "# Ladders\n\nThe [`Rung`] trait, which defines the core protocol (stabilized in [1.36.0]!), is here.\n\nThe first of these \
         bullets, the rung trait, was stabilized in the [1.36.0] release. Now that the rung trait is stable, we go on.\n\n\
         [`Rung`]: https://doc.rust-lang.org/std/rung/trait.Rung.html\n[1.36.0]: https://blog.rust-lang.org/2019/07/04/Rust-1.36.0.html\n",
        "rust.stabilized_in Rung trait = 1.36.0
         rust.stabilized_in rung trait = 1.36.0
         rust.stabilized_in rung trait = stable",
    );
    check_none(&[
        "# Rust\n\nFor the cases where the runtime is still unstable, we wait.",
        "# Rust\n\n## The Rung Trait\n\nSomething else is told of `Heap` here.\n\nThis was one of many.",
    ]);
}

#[test]
fn links_that_are_the_titles_of_rfcs() {
    let rfc = "https://github.com/rust-lang/rfcs/blob/master/text/2492-dots-in-rungs.md";
    for text in [
        format!("Another RFC related to ladders is [dots in rungs]({rfc}), which is handy."),
        format!("Consider a feature like \u{201c}[dots in rungs]({rfc})\u{201d}. It is nice."),
        format!("See the [dots in rungs RFC]({rfc})."),
        format!("The [dots in rungs]({rfc}) RFC was merged."),
        format!("There's an RFC for this: [dots in rungs]({rfc})."),
    ] {
        check_extract(&text, "rfc.title rfc:2492 = dots in rungs");
    }
    check_none(&[
        &format!("My RFC is [here]({rfc}), and the RFC was [accepted]({rfc})."),
        &format!("The RFC says that [one must not climb]({rfc})."),
        &format!("The RFC for [climbing less]({rfc}) is one that we like."),
    ]);
}

#[test]
fn quotations_set_apart_below_words_that_lead_to_them() {
    let rfc = "https://github.com/rust-lang/rfcs/blob/master/text/1105-api-evolution.md";
    check_extract(
        &format!(
            "There is a great [guide]({rfc}).\n\nHere are a couple of excerpts:\n\n> #### Bells\n> Ringing a bell\n> is a break.\n\n\
             > A horn may seem small.\n>\n> It is not, by any means.\n\nSo much for it.\n\n> This is from nowhere at all.\n"
        ),
        &format!(
            "source.quote {rfc} = Ringing a bell is a break
             source.quote {rfc} = A horn may seem small
             source.quote {rfc} = It is not, by any means"
        ),
    );
    check_extract(
        "As the [manual](https://example.org/m) puts it,\n\n> Ring before you turn.\n\nI like this:\n\n> Ring until you turn.\n\nSource: \
         [the manual](https://example.org/n)\n\nFor example, [in the docs](https://example.org/o), they state:\n\n\"The easiest way to \
         ring is to ring all bells. Do\nthis now\":\n",
        "source.quote https://example.org/m = Ring before you turn
         source.quote https://example.org/n = Ring until you turn
         source.quote https://example.org/o = The easiest way to ring is to ring all bells. Do this now",
    );
    check_extract("RFC 2998 says:\n\n> A bell is what a bell does.\n", "source.quote rfc:2998 = A bell is what a bell does");
    check_none(&["Ada has a [page](https://example.org/p). I asked Ben. Ben said:\n\n> I never said anything of the sort.\n"]);
}

#[test]
fn what_is_no_longer_active_and_what_still_compiles() {
    check_extract(
        "Frameworks, like the now-inactive [iron-bell](https://github.com/iron/iron-bell), showed the way.",
        "crate.status crate:iron-bell = unmaintained",
    );
    check_extract(
        "As the Rust version goes, the small part of it, [bell-registry](https://docs.rs/bell-registry), still compiles with 1.26.0.",
        "crate.msrv crate:bell-registry = 1.26.0",
    );
    check_extract("This bumps the minimum supported Rust version of `tarnwood` to 1.58.", "crate.msrv crate:tarnwood = 1.58");
}

#[test]
fn links_that_lead_to_a_quotation_in_their_sentence() {
    let page = "https://example.org/p";
    for text in [
        format!("In [his post]({page}), Ada writes that \u{201c}bells are fine with me\u{201d}."),
        format!("From [the docs]({page}): \u{201c}bells are fine with me.\u{201d}"),
        format!("As [Ada put it]({page}): \u{201c}bells are fine with me\u{201d}."),
        format!("To quote [the announcement]({page}), \u{201c}bells are fine with me\u{201d}."),
        format!("Ada's [post on bells]({page}) has this gem: \u{201c}bells are fine with me\u{201d}."),
        format!("> Bells are fine with me.\n> - Ada Lane, [in her post]({page})\n"),
    ] {
        let claims = if text.starts_with('>') { "Bells" } else { "bells" };
        check_extract(&text, &format!("source.quote {page} = {claims} are fine with me"));
    }
    let rfc = "https://github.com/rust-lang/rfcs/blob/master/text/2126-path-clarity.md";
    check_extract(
        &format!("I like [RFC 2126]({rfc}). The RFC says that \u{201c}paths are hard to learn\u{201d}."),
        &format!("source.quote {rfc} = paths are hard to learn"),
    );
    check_extract(
        "RFC 2127 is fine. The RFC says \u{201c}bells are hard to learn\u{201d}.",
        "source.quote rfc:2127 = bells are hard to learn",
    );
    check_none(&[
        &format!("In [his post]({page}), Ada wrote of it. I call this \u{201c}bells for the few\u{201d}."),
        "There is an RFC. The RFC says that \u{201c}paths are hard to learn\u{201d}.",
    ]);
}

#[test]
fn notes_and_people_are_no_sources_of_what_stands_below() {
    let page = "https://example.org/p";
    check_none(&[
        &format!("More of it stands in the [manual]({page}):\n\n> **Note**: ring before you turn.\n"),
        &format!("More of it stands in the [manual]({page}):\n\n```rust\nring();\n```\n\n> Ring before you turn.\n"),
        "I got a ping from [ada](https://github.com/ada):\n\n> Ring before you turn.\n",
    ]);
}

#[test]
fn frames_in_which_people_tell_of_features() {
    check_extract(
        "With the release of Rust 1.46, `const rung` is now stable. `const peel` is now available on stable as of Rust 1.56. Luckily, \
         `OncePeel` was recently stabilized (in Rust 1.70). We now have `let peel` (as of Rust 1.65). In Rust 1.26 we got `impl Peel`. \
         In Rust 1.27 we got rid of `peel_off`.",
        "rust.stabilized_in const rung = 1.46
         rust.stabilized_in const peel = 1.56
         rust.stabilized_in OncePeel = 1.70
         rust.stabilized_in let peel = 1.65
         rust.stabilized_in impl Peel = 1.26
         rust.version_exists rust = 1.27",
    );
}
