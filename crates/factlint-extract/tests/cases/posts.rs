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
