//! Releases that a text says to be still ahead.

use crate::{check_extract, check_none};

#[test]
fn a_release_that_one_waits_for_is_not_claimed() {
    check_none(&[
        "Consider moving to `ondula` 0.10 once it exists.",
        "Adopt brindle 0.9 once it's published.",
        "Once `ondula` 0.10 exists, consider moving to it.",
        "`ondula` 0.10, which doesn't exist yet, would help.",
        "We'd love to see `brindle` 0.9 one day.",
        "I'd like to see a `brindle` 0.9 some day.",
        "Next: `brindle` 0.9, whenever that may be.",
        "- [ ] `brindle` 0.9 (expected in autumn)",
        "When `brindle` 0.9 lands, we move.",
        "`brindle` 0.9 (not yet released) drops it.",
        "`brindle` 0.9 – coming soon – drops it.",
        "`brindle` 0.9, due next year, drops it.",
        "`brindle` 0.9 is still unreleased.",
        "The soon-to-be-released `brindle` 0.9 drops it.",
        "We look at the not-yet-released `ondula` 0.4.",
        "The as-yet-unreleased `ondula` 0.4 is small.",
        "We are waiting for `brindle` 0.9 to appear.",
        "The PR is labelled A-brindle and targets `brindle` 0.9.",
    ]);
}

#[test]
fn a_release_among_plans_is_not_claimed() {
    check_none(&[
        "## Roadmap\n\n- 2027: `brindle` 0.9",
        "## What's next?\n\n- `brindle` 0.9 with fewer dependencies.",
        "# Changelog\n\n## [Unreleased]\n\n- Consider moving to `ondula` 0.10.",
    ]);
    check_extract("# Plan 9 and Rust\n\nWe use `brindle` 0.9.", "crate.version_exists crate:brindle = 0.9");
}

#[test]
fn a_release_that_came_is_claimed() {
    check_extract(
        "When `brindle` 1.0 was released in December 2020, we cheered.",
        "crate.release_date crate:brindle@1.0 = 2020-12",
    );
    check_extract("Upgrade to `brindle` 1.44.2 when it is convenient.", "crate.version_exists crate:brindle = 1.44.2");
    check_extract("We use `brindle` 0.8 (expected to be stable for long).", "crate.version_exists crate:brindle = 0.8");
    check_extract(
        "`brindle` 0.8 was released on 1 January 2025, one day after the feast.",
        "crate.release_date crate:brindle@0.8 = 2025-01-01",
    );
}
