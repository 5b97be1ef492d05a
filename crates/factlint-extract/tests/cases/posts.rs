//! Posts of teams: announcements of Rust and of libraries, newsletters.

use crate::{check_extract, check_in, check_none};

/// What an announcement of Rust 1.40.0 with this text claims beyond its title.
#[track_caller]
fn check_announced(text: &str, expect: &str) {
    check_in(
        "post.md",
        &format!("# Announcing Rust 1.40.0\n\n{text}\n"),
        &format!("rust.version_exists rust = 1.40.0\n{expect}"),
    );
}

#[test]
fn a_list_goes_on_behind_what_explains_an_item() {
    check_announced(
        "The following functions and macros were stabilized:\n\n- [`rung!()`]\n\n  A macro that climbs.\n\n- [`ladder::fold`]\n\n  ```rust\n  fold();\n  ```\n\n- `heap::take`\n",
        "rust.stabilized_in rung!() = 1.40.0
         rust.stabilized_in ladder::fold = 1.40.0
         rust.stabilized_in heap::take = 1.40.0",
    );
}

#[test]
fn items_tell_what_they_are_for() {
    check_announced(
        "19 new bits of API were stabilized this release:\n\n* [`Rung::into_raw`] and [`Step::into_raw`] let you climb.\n* [`Rung::peek`], [`Step::peek`] mirror `Vec::pop`, but with less.\n* `Step::copied` for both `Rung<&T>` and others\n",
        "rust.stabilized_in Rung::into_raw = 1.40.0
         rust.stabilized_in Step::into_raw = 1.40.0
         rust.stabilized_in Rung::peek = 1.40.0
         rust.stabilized_in Step::peek = 1.40.0
         rust.stabilized_in Step::copied for both Rung<&T> and others = 1.40.0",
    );
}

#[test]
fn what_was_made_const_was_there_before() {
    for lead in [
        "Additionally, a number of APIs have been made `const`:",
        "These APIs are now usable in const contexts:",
        "The following functions became `const fn`:",
    ] {
        check_announced(
            &format!("{lead}\n\n- [`Rung::size`]\n- `step` for all ladders\n"),
            "rust.stabilized_in const Rung::size = 1.40.0 | Rung::size
             rust.stabilized_in step for all ladders in const fn = 1.40.0",
        );
    }
    check_announced(
        "Several features have been stabilized in this release to do more in `const` functions:\n\n* **`rung Trait` types**: they climb.\n",
        "rust.stabilized_in rung Trait types in const fn = 1.40.0",
    );
    check_announced("There are several things you can now use in a `const fn`:\n\n- `Rung::size`\n", "");
}

#[test]
fn an_introduction_lists_what_became_stable() {
    check_announced(
        "This release brings many changes, including the stabilization of the [`Future`] trait, the [`heap`][rung] crate, the `Rung<T>` type, wide ladders, and [`--uphill`] support in Cargo.\n\n[`Future`]: https://example.org/a\n[rung]: https://example.org/b\n[`--uphill`]: https://example.org/c",
        "rust.stabilized_in Future trait = 1.40.0
         rust.stabilized_in heap crate = 1.40.0
         rust.stabilized_in Rung<T> = 1.40.0
         rust.stabilized_in wide ladders = 1.40.0
         rust.stabilized_in --uphill support in Cargo = 1.40.0",
    );
    check_announced("We do not have an estimated date for the stabilization of ladder generics.", "");
}

#[test]
fn a_sort_stands_before_the_name_of_what_is_new() {
    check_announced(
        "This release of Rust stabilizes a new macro, [`climbs!`](https://example.org/a).",
        "rust.stabilized_in climbs! = 1.40.0",
    );
    check_announced(
        "Hence, in Rust 1.40, we have stabilized a new syntax, `rung Trait`.",
        "rust.stabilized_in rung Trait = 1.40",
    );
    check_announced(
        "The biggest shift in Rust 1.40 is the stabilization of the `rung` module, which includes methods.",
        "rust.stabilized_in rung module = 1.40",
    );
    check_announced("We've stabilized wide rungs.", "rust.stabilized_in wide rungs = 1.40.0");
    check_announced(
        "Another important stabilization is the `Rungs` number types.",
        "rust.stabilized_in Rungs number types = 1.40.0",
    );
}

#[test]
fn what_still_needs_nightly_is_unstable() {
    check_extract(
        "While `#![no_heap]` *binaries* using `rung` still require nightly Rust, libraries can use stable Rust.",
        "rust.stabilized_in #![no_heap] binaries using rung = unstable",
    );
}

#[test]
fn a_team_says_what_it_stabilized() {
    check_extract(
        "# Goals of Rust\n\nIn 2024H2 we stabilized ladder closures; we explored rungs. We stabilized `-Zuphill=rungs` again in <https://example.org/1>. The source is ladder JSON which is also an unstable nightly-only interface. Rust's v0 mangling stays. A working MVP is available on nightly.",
        "rust.stabilized_in ladder closures = stable
         rust.stabilized_in -Zuphill=rungs = stable
         rust.stabilized_in ladder JSON = unstable",
    );
}

#[test]
fn a_goal_is_explained_by_what_is_so() {
    check_extract(
        "For version 1.0 we aim to target [Rust version 1.39], as this is the version in which `rungs`\nbecome stable.\n\n[rust version 1.39]: https://example.org",
        "rust.stabilized_in rungs = 1.39",
    );
}

#[test]
fn whom_a_condition_speaks_of_uses_what_there_is() {
    check_extract(
        "A crate in Rust. If you are updating from Brindle 0.4, a [guide](https://example.org) is there. If you are using Brindle `0.26.2` you might have hit this.",
        "crate.version_exists crate:brindle = 0.4
         crate.version_exists crate:brindle = 0.26.2",
    );
    check_extract(
        "`pavise` is a crate. So, what's new in `pavise` 1.0? And when would you use `pavise` 2.0?",
        "crate.version_exists crate:pavise = 1.0",
    );
}

#[test]
fn pictures_part_no_name_from_its_version() {
    check_extract(
        "# Rust news\n\n* [**We released Brindle\u{1f331} 0.4.0!\n  \u{1f389}**](https://github.com/hollow/brindle/blob/main/CHANGELOG.md)\n",
        "crate.version_exists crate:brindle = 0.4.0",
    );
}

#[test]
fn issues_and_items_are_no_releases_of_crates() {
    check_extract(
        "# Rust news\n\n[`brindle`](https://crates.io/crates/brindle) 2 is out.\n\n* [This week in Brindle 56](https://example.org/56)\n* Brindle Newsletter 12\n",
        "crate.version_exists crate:brindle = 2",
    );
    check_none(&[
        "# Rust news\n\nThe road to 0.2 is long; we ensure v2 is safe. Update instructions to `v4\\_12`.",
        "# Rust news\n\n[`rung_eq`](https://docs.rs/brindle/0.26.3/brindle/macro.rung_eq.html) is now deprecated.",
        "# Rust news\n\n* [disposition: merge] [Tracking issue for promoting `?` to a rung (RFC 9216)](https://example.org/35121).\n",
        "# Rust news\n\n**Nightly only**\n\nIt climbs.",
    ]);
}

#[test]
fn what_was_published_as_a_version_is_of_the_section() {
    check_extract(
        "# Rust news\n\n## [`pavise`](https://github.com/hollow/pavise)\n\n- [Fix `rung` imports](https://github.com/hollow/pavise/pull/2) (published as `v0.10.10`)\n- [Leave out `ladder`](https://github.com/hollow/pavise/pull/68) (published as version 0.7.0)\n",
        "crate.version_exists crate:pavise = 0.10.10
         crate.version_exists crate:pavise = 0.7.0",
    );
}

#[test]
fn an_update_resolves_several_advisories() {
    check_extract(
        "# Rust news\n\n* [Cargo: Update brindle to 0.4.45](https://example.org/1)\n  This resolves CVE-2026-9055 and CVE-2026-9056. Nobody is affected.\n",
        "advisory.patched_in CVE-2026-9055 = 0.4.45
         advisory.patched_in CVE-2026-9056 = 0.4.45
         advisory.crate CVE-2026-9055 = brindle
         advisory.crate CVE-2026-9056 = brindle",
    );
}

#[test]
fn a_list_of_what_was_introduced_is_new() {
    check_announced(
        "A few of them hold up:\n\n- `Rung::swap`\n\nIn this release, we have introduced:\n\n- [`Rung::take`]\n- `Ladder<T>` now implements `Rungs`.\n- The `Rung::a` method was stabilized.\n",
        "rust.stabilized_in Rung::take = 1.40.0
         rust.stabilized_in Rung::a method = 1.40.0",
    );
    check_announced("We have added warnings for the following methods:\n\n- `Rung::take`\n", "");
}

#[test]
fn what_soon_followed_is_out() {
    check_extract(
        "# Rust news\n\nWe released [Brindle 0.2.2](https://github.com/hollow/brindle), soon followed by [Brindle 0.2.3](https://github.com/hollow/brindle). Brindle 0.3.0 will be out soon.",
        "crate.version_exists crate:brindle = 0.2.2
         crate.version_exists crate:brindle = 0.2.3",
    );
}

#[test]
fn arguments_formats_and_libraries_of_other_languages_are_no_releases_of_crates() {
    check_none(&[
        "# Rust news\n\nUse `set_rung(1.0)` instead.",
        "# Rust news\n\nLinks use `latest`, but this one goes to version 0.1.0.",
        "# Rust news\n\nThere is a `rung-many` flag (was called `rung-old` in 0.2).",
        "# Rust news\n\nWe use GLib 2.72 and libadwaita 1.4. Version v0.4.1 of Real Rungs For the Masses has been released!",
        "# Rust news\n\n* stabilize lockfile v4\n* change -C to be unstable",
        "# Rust news\n\nDX12 has them, and [so does](https://example.org/unstable) Metal.",
    ]);
}

#[test]
fn architectures_are_no_crates_with_flaws() {
    check_none(&[
        "# Rust news\n\nWe had [a CVE related to bad address\nlowerings] this year: with symbols for our\n`x86-64` rules, it was found.\n\n[a CVE related to bad address lowerings]: https://github.com/hollow/brindle/security/advisories/GHSA-ff4p-7xrq-q5r8\n",
    ]);
}

#[test]
fn announcements_say_what_can_be_done_now() {
    check_announced(
        "You can now use `rung` in `ladder` expressions. Additionally, you can [use `step` with ladders](https://example.org), to climb.",
        "rust.stabilized_in rung in ladder expressions = 1.40.0
         rust.stabilized_in step with ladders = 1.40.0",
    );
    check_announced(
        "Pattern syntax has been extended to support `^` nested anywhere.",
        "rust.stabilized_in ^ nested anywhere = 1.40.0",
    );
    check_announced(
        "Keeping with the theme, [`std::heap::take` is now a `const fn`](https://example.org/1). More followed.",
        "rust.stabilized_in const std::heap::take = 1.40.0",
    );
    check_announced(
        "There are [several core language features](https://example.org) you can now use in a `const fn`:\n\n- `rung`, `rung let`, and `climb`\n- the `&&` and `||` ladders\n",
        "rust.stabilized_in rung, rung let, and climb in const fn = 1.40.0
         rust.stabilized_in the && and || ladders in const fn = 1.40.0",
    );
    check_announced("These are things you can now use in a rung. You can now use rungs, steps, and ladders as sides.", "");
}

#[test]
fn a_release_stabilizes_what_the_section_is_of() {
    check_announced(
        "### `#[rung_caller]`\n\nAt the time, we mentioned that it was not ready. Rust 1.40 stabilizes this feature.",
        "rust.stabilized_in #[rung_caller] = 1.40",
    );
    check_in("post.md", "# Tales\n\nRust 1.40 stabilizes this feature.\n", "rust.version_exists rust = 1.40");
    check_in(
        "0100-rungs.md",
        "- Feature Name: `rung_dedup`\n- Start Date: 2020-04-13\n\n> **Note**: This feature was stabilized in Rust 1.64. Several changes were made.\n",
        "rust.stabilized_in rung_dedup = 1.64",
    );
}

#[test]
fn ways_in_which_posts_tell_what_a_release_brought() {
    for (text, feature, version) in [
        ("Well, in Rust 1.41, [support for crungs has landed in Cargo](https://example.org)!", "crungs", "1.41"),
        ("For some, Rust 1.48.0 has [a new attribute, `#![rung_set]`](https://example.org). It works.", "#![rung_set]", "1.48.0"),
        ("Rust 1.49.0 is the first release that supports [`rung`s](https://example.org).", "rungs", "1.49.0"),
        ("With Rust 1.37.0, you can now use `rung` types in ladders.", "rung types in ladders", "1.37.0"),
        ("In Rust 1.36, you can now create an inclusive rung, like this.", "inclusive rung", "1.36"),
        ("Back in Rust 1.46, we announced the [stabilization of `no_rung`](https://example.org).", "no_rung", "1.46"),
        (
            "For the rest, Rust 1.42.0 saw the release of [the `rung!` macro](https://example.org). To recap.",
            "rung! macro",
            "1.42.0",
        ),
        ("With the release of Rust 1.49, Cargo has a new subcommand: `cargo rung`.", "cargo rung", "1.49"),
        ("Rust 1.37.0 addresses this by adding [`default-rung`](https://example.org), a new key.", "default-rung", "1.37.0"),
        ("The `Heap::rung` method was recently stabilized as part of Rust 1.44.0.", "Heap::rung method", "1.44.0"),
        ("So, in Rust 1.47, the addition of the `std::rung` module allows us to climb.", "std::rung module", "1.47"),
        ("**`#[rung]` mode macros** have actually been stable since Rust 1.45.", "#[rung] mode macros", "1.45"),
        ("So in Rust 1.39.0, we are pleased to announce that `rung!` is stabilized!", "rung!", "1.39.0"),
        ("In Rust 1.42, we have expanded support for matching on rungs:", "matching on rungs", "1.42"),
        ("The highlights of Rust 1.40.0 include: narrower rungs.", "narrower rungs", "1.40.0"),
        ("Rust 1.44 now provides all of the `c_*` rungs in `core::rung`, too.", "c_* rungs in core::rung", "1.44"),
        ("With Rust 1.37, support has been added for arbitrarily named rungs.", "arbitrarily named rungs", "1.37"),
        ("One is the `cargo rung` command that we released in Rust 1.36 -- it does things.", "cargo rung command", "1.36"),
        ("Since Rust 1.39, the compiler has supported opting into a rung scheme.", "opting into a rung scheme", "1.39"),
        ("Starting in Rust 1.41, `rustc` accepts the `--rung=NAME` flag.", "--rung=NAME flag", "1.41"),
    ] {
        check_in("post.md", &format!("# Tales\n\n{text}\n"), &format!("rust.stabilized_in {feature} = {version}"));
    }
    // What can be used with a release may be older.
    check_in(
        "post.md",
        "# Tales\n\nThe highlights of Rust 1.42 are many. New features in Rust 1.44 are below. With Rust 1.43, you can now create your own.\n",
        "rust.version_exists rust = 1.42
         rust.version_exists rust = 1.44
         rust.version_exists rust = 1.43",
    );
    check_in("post.md", "# Tales\n\nWith Rust 1.40 you can use `rung` types.\n", "rust.version_exists rust = 1.40");
}

#[test]
fn products_for_rust_have_numbers_of_their_own() {
    check_none(&["# Rust\n\n* BrickJ Rust 0.3: a new engine"]);
}

#[test]
fn months_in_which_releases_came() {
    check_in(
        "post.md",
        "# Tales\n\nThe Rust 1.34.1 release, published 2019-04-25, is hit, the Rust 1.64 release (2022-09-22) is not. Back in April of 2016, in Rust 1.8, we made it warn. In March 2020, the release of Rust 1.42 came.\n",
        "rust.release_date rust@1.34.1 = 2019-04-25
         rust.release_date rust@1.64 = 2022-09-22
         rust.release_date rust@1.8 = 2016-04
         rust.release_date rust@1.42 = 2020-03",
    );
    check_in(
        "post.md",
        "# Rungu in October 2024\n\nDuring October, we released [Rungu 0.7.0](https://github.com/quill/rungu/releases/tag/v0.7.0).\n",
        "crate.release_date crate:rungu@0.7.0 = 2024-10",
    );
}

#[test]
fn rfcs_bring_what_was_introduced_in_them() {
    check_extract(
        "Use *precise climbing* (introduced in [RFC 3617](https://github.com/rust-lang/rfcs/pull/3617)) here.",
        "rfc.title rfc:3617 = precise climbing",
    );
    check_extract(
        "This subset unblocks extern rungs ([RFC #1861](https://github.com/rust-lang/rfcs/pull/1861)), long requested.",
        "rfc.title rfc:1861 = extern rungs",
    );
    check_extract(
        "- [Add the partial rung RFC](https://github.com/rust-lang/rfcs/pull/2956)",
        "rfc.title rfc:2956 = Add the partial rung RFC",
    );
}

#[test]
fn what_was_done_in_a_list_of_progress_is_stable() {
    check_in(
        "goal.md",
        "# Rust for ladders\n\nProgress on Rust:\n\n* Stabilized the `RungPointee` derive\n* Stabilized basic usage of `asm_rung`\n",
        "rust.stabilized_in RungPointee derive = stable
         rust.stabilized_in usage of asm_rung = stable",
    );
}
