//! Change logs and read-mes: headings of releases in all their forms, and what stands under them.

use crate::check_in;

#[test]
fn an_item_with_more_beneath_it_is_the_heading_of_a_release() {
    check_in(
        "brindle-0.4.1/RELEASES.md",
        "- 0.4.1 - 2025-03-05\n  - Fix `gristmill` support, by @quill\n\n- 0.4.0 - 2025-02-23\n  - **MSRV**: `brindle` now requires Rust 1.63 or later.\n  - Add `peel`\n",
        "crate.release_date crate:brindle@0.4.1 = 2025-03-05 | 0.4.1 - 2025-03-05
         crate.release_date crate:brindle@0.4.0 = 2025-02-23 | 0.4.0 - 2025-02-23
         crate.msrv crate:brindle@0.4.0 = 1.63",
    );
    check_in(
        "brindle/README.md",
        "# brindle\n\nIt peels. Get `brindle`.\n\n## Recent changes\n\n- 1.1.0\n\n  - Peel more\n\n- 1.0.0\n\n  - Require Rust 1.20\n\nThe end.\n",
        "crate.version_exists crate:brindle = 1.1.0
         crate.version_exists crate:brindle = 1.0.0
         crate.msrv crate:brindle@1.0.0 = 1.20",
    );
}

#[test]
fn a_heading_may_say_changes_with() {
    check_in(
        "brindle-5.3.0/NEWS.md",
        "# brindle - A peeler\n\n## CHANGES WITH 5.3.0:\n\nIt peels.\n",
        "crate.version_exists crate:brindle = 5.3.0 | 5.3.0",
    );
}

#[test]
fn what_was_introduced_stands_with_its_version_in_brackets() {
    check_in(
        "brindle/CHANGELOG.md",
        "# Version 0.5.0 (Nov 17, 2023)\n\n* `quillstore` was introduced (`1.0`).\n* `gristmill` was updated to `2`.\n* Update `pavise` to 3\n* `peel` was called (`1.0`).\n",
        "crate.release_date crate:brindle@0.5.0 = 2023-11-17
         crate.version_exists crate:quillstore = 1.0
         crate.version_exists crate:gristmill = 2
         crate.version_exists crate:pavise = 3",
    );
}

#[test]
fn what_stands_before_the_first_release_is_said_of_the_crate() {
    let log = "# Changelog\n\nThe MSRV of `brindle` is 1.37.0.\n\n### Unreleased\n\n- MSRV now 1.50.0\n\n### 1.20.0 (2026-04-18)\n- MSRV now 1.41.0\n";
    check_in(
        "brindle/CHANGELOG.md",
        log,
        "crate.msrv crate:brindle = 1.37.0
         crate.release_date crate:brindle@1.20.0 = 2026-04-18
         crate.msrv crate:brindle@1.20.0 = 1.41.0",
    );
    check_in(
        "brindle/CHANGELOG.md",
        &log.replace(" of `brindle`", " (Minimum Supported Rust Version)"),
        "crate.msrv crate:brindle = 1.37.0
         crate.release_date crate:brindle@1.20.0 = 2026-04-18
         crate.msrv crate:brindle@1.20.0 = 1.41.0",
    );
}

#[test]
fn a_choice_of_licences_may_be_a_list() {
    check_in(
        "brindle/README.md",
        "# brindle\n\nSee `brindle`.\n\n## License\n\nLicensed under either of\n\n * [Apache License, Version 2.0](http://www.apache.org/licenses/LICENSE-2.0)\n * [MIT license](http://opensource.org/licenses/MIT)\n\nat your option.\n",
        "crate.license crate:brindle = Apache-2.0 OR MIT | Licensed under either of",
    );
    check_in("brindle/README.md", "# brindle\n\nSee `brindle`. It does either of\n\n * MIT\n * Apache-2.0\n", "");
}

#[test]
fn how_read_mes_say_what_they_need() {
    for (text, value) in [
        ("The MSRV (Minimum Supported Rust Version) is 1.37.0, and it is tested.", "1.37.0"),
        ("The MSRV of this crate is **Rust 1.85.** More follows.", "1.85"),
        ("The `brindle` crate as a whole is tested for rustc 1.60 and greater.", "1.60"),
        ("* Minimum supported Rust version reduced to 1.71.1", "1.71.1"),
    ] {
        check_in("brindle/README.md", &format!("# brindle\n\n{text}\n"), &format!("crate.msrv crate:brindle = {value}"));
    }
}

#[test]
fn code_that_is_a_version_is_no_name() {
    check_in("brindle/README.md", "# brindle\n\n* `v4`: Enables the `new_v4` method. *Off.*\n", "");
}
