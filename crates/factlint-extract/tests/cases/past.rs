//! Values of a time that the text tells: they are judged at that time, and what has changed since makes them no worse.

use factlint_extract::{Options, extract};
use factlint_model::Document;

use crate::{check_extract, check_none};

/// The stars that a text tells, each with its date, and "over" where the text tells them as past.
#[track_caller]
fn check_times(text: &str, expect: &[&str]) {
    check_times_of("repo.stars", text, expect);
}

/// The same of the values of a predicate.
#[track_caller]
fn check_times_of(predicate: &str, text: &str, expect: &[&str]) {
    let claims = extract(&Document::new("notes.md", text), &Options::default());
    let line = |claim: &factlint_model::Claim| {
        let date = claim.as_of.map(|date| date.to_string()).unwrap_or_default();
        format!("{} {date}{}", claim.value, if claim.is_over { " over" } else { "" })
    };
    let found: Vec<String> = claims.iter().filter(|claim| claim.predicate == predicate).map(line).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_date_in_the_sentence_is_when_a_count_held() {
    for (text, expect) in [
        ("hollowpine/brindle had 31,797 stars on 1 July 2022.", "31797 2022-07-01 over"),
        ("On 1 July 2022, hollowpine/brindle had 31,797 stars.", "31797 2022-07-01 over"),
        ("hollowpine/brindle had 31,797 stars (1 July 2022).", "31797 2022-07-01 over"),
        ("In those days (2021), hollowpine/brindle had 28k stars.", "28000 2021 over"),
        ("Back in 2023 hollowpine/brindle had just passed 10k stars.", "10000 2023 over"),
        ("In 2025, hollowpine/brindle reached 50k stars.", "50000 2025 over"),
        ("hollowpine/brindle stood at 12k GitHub stars at the beginning of July 2022.", "12000 2022-07 over"),
        ("hollowpine/brindle had 20k stars when we began in 2021.", "20000 2021 over"),
        ("hollowpine/brindle grew from 45.5k stars in the middle of 2022 to a giant.", "45500 2022 over"),
        ("When I looked in March 2024, hollowpine/brindle had 45k stars.", "45000 2024-03 over"),
        ("Last time I looked (March 2024) hollowpine/brindle had 45k stars.", "45000 2024-03 over"),
        ("hollowpine/brindle: 52k stars (March 2025)", "52000 2025-03"),
        ("hollowpine/brindle has 52k stars in 2026.", "52000 2026"),
        ("As of July 2022, hollowpine/brindle had 31,797 stars.", "31797 2022-07"),
    ] {
        check_times(text, &[expect]);
    }
    check_times(
        "hollowpine/brindle had 20k stars in 2021, and hollowpine/pavise had 31k stars in July 2022.",
        &["20000 2021 over", "31000 2022-07 over"],
    );
}

#[test]
fn a_date_of_something_else_is_no_date_of_a_count() {
    for text in [
        "hollowpine/brindle, first published in 2016, has 50k stars.",
        "hollowpine/brindle was published in 2016; it has 50k stars.",
        "hollowpine/brindle has 50k stars.",
        "When I last looked, hollowpine/brindle had 50k stars.",
        "Last but not least, hollowpine/brindle has 50k stars.",
        "It went from a toy to a giant, and hollowpine/brindle has 50k stars.",
        "hollowpine/brindle had 50k stars at the time of writing.",
        "Published in 2016, hollowpine/brindle has 50k stars.",
        "hollowpine/brindle has 50k stars, while hollowpine/pavise came in 2019.",
        "- hollowpine/brindle: 50k stars (2016)",
    ] {
        check_times(text, &["50000 "]);
    }
}

#[test]
fn at_a_time_that_nobody_can_tell_there_is_no_claim() {
    check_none(&[
        "At the time hollowpine/brindle had 1,000 stars.",
        "hollowpine/brindle had 1,000 stars back then.",
        "hollowpine/brindle had 1,000 stars when we started.",
        "Long ago hollowpine/brindle had 1,000 stars.",
        "In March 2022, hollowpine/brindle (1k stars at that time) became ours.",
        "hollowpine/brindle once had 1,000 stars.",
        "Last winter, hollowpine/brindle had 1,000 stars.",
        "Last year hollowpine/brindle stood at 1,000 stars.",
        "When 1.45 came out, hollowpine/brindle had 1,000 stars.",
        "Before its maintainer left, hollowpine/brindle had 1,000 stars.",
    ]);
}

#[test]
fn stars_of_some_time_are_no_total() {
    check_none(&[
        "hollowpine/brindle gained 8,000 stars in 2026.",
        "[brindle](https://github.com/hollowpine/brindle) got 1,100 stars in July.",
        "[brindle](https://github.com/hollowpine/brindle) picked up another 3k stars.",
    ]);
    check_times("hollowpine/brindle gained 8,000 stars.", &["8000 "]);
}

#[test]
fn the_head_of_a_column_tells_its_time() {
    let table = |heads: &str| {
        format!("| Tool | {heads} |\n|---|---|---|\n| [brindle](https://github.com/hollowpine/brindle) | 34.9k | 60k |\n")
    };
    check_times(&table("\u{2605} (Jan 2025) | \u{2605} (Jul 2025)"), &["34900 2025-01 over", "60000 2025-07 over"]);
    check_times(&table("Stars (Jan 2025) | Stars today"), &["34900 2025-01 over"]);
    check_times(&table("Stars, 1 July 2022 | Forks"), &["34900 2022-07-01"]);
    check_times(&table("Stars | Forks"), &["34900 "]);
}

#[test]
fn what_was_unstable_once_is_no_claim_of_today() {
    check_none(&[
        "In July 2022 ladder-else was still unstable in Rust.",
        "At the time, in March 2022, ladder-else was still only on nightly in Rust.",
        "Back then ladder-else was not yet stable in Rust.",
    ]);
    check_extract("ladder-else is still unstable in Rust.", "rust.stabilized_in ladder-else = unstable");
    check_extract(
        "Ladder casting has been in the works for years and was still not stable as of 2025.",
        "rust.stabilized_in Ladder casting = unstable",
    );
}

#[test]
fn what_something_is_has_not_come() {
    check_extract("`heap::len` has been a `const fn` since Rust 1.24.", "rust.version_exists rust = 1.24");
}

#[test]
fn a_need_is_one_of_the_release_that_the_sentence_names() {
    for text in [
        "brindle's MSRV is 1.63 since 1.30.",
        "brindle raised its MSRV to 1.63 with version 1.30.",
        "In version 1.30, brindle raised its MSRV to 1.63.",
        "brindle requires Rust 1.63 as of 1.30.",
        "When 1.30 came out, brindle raised its MSRV to 1.63.",
        "brindle raised its MSRV to 1.63 when 1.30 came out.",
        "Starting with 1.30, brindle requires Rust 1.63.",
        "Since the 1.30 release, the MSRV of brindle is 1.63.",
        "brindle's MSRV is 1.63 (since 1.30).",
        "brindle's minimum supported Rust version was bumped to 1.63 in version 1.30 and to 1.70 in 1.39.",
    ] {
        check_extract(text, "crate.msrv crate:brindle@1.30 = 1.63");
    }
    check_extract(
        "brindle 2.0 needs Rust 1.56. From 2.1 on it needs 1.65.",
        "crate.msrv crate:brindle@2.0 = 1.56
         crate.msrv crate:brindle@2.1 = 1.65",
    );
    check_extract(
        "With the release of 0.8 in January 2025, brindle raised its MSRV to 1.75.",
        "crate.msrv crate:brindle@0.8 = 1.75",
    );
    for text in ["Until 1.38, brindle's MSRV is 1.63.", "brindle's MSRV is 1.63 up to and including 1.38."] {
        check_none(&[text]);
    }
}

#[test]
fn a_need_is_one_of_the_time_that_the_sentence_tells() {
    for (text, expect) in [
        ("As of January 2024, brindle's MSRV is 1.63.", "1.63 2024-01 over"),
        ("In 2023, brindle raised its MSRV to 1.63.", "1.63 2023 over"),
        ("brindle bumped its MSRV to 1.63 in early 2024.", "1.63 2024 over"),
        ("By the end of 2024, brindle had raised its MSRV to 1.63.", "1.63 2024 over"),
        ("brindle's MSRV was 1.63 back in 2023.", "1.63 2023 over"),
        ("In January 2024 brindle needed Rust 1.63.", "1.63 2024-01 over"),
        ("brindle's MSRV is 1.63 since 2023, 1.70 since 2024.", "1.63 2023 over"),
        ("The MSRV of brindle has been 1.63 since 2023.", "1.63 "),
        ("Released in 2016, brindle has an MSRV of 1.63.", "1.63 "),
        ("Raised in 2025, brindle's MSRV is 1.63.", "1.63 "),
        ("brindle requires Rust 1.63 on all platforms.", "1.63 "),
        ("In our workspace, brindle requires Rust 1.63.", "1.63 "),
        ("Now brindle requires Rust 1.63.", "1.63 "),
    ] {
        check_times_of("crate.msrv", text, &[expect]);
    }
}

#[test]
fn what_was_needed_before_it_changed_is_no_claim_of_today() {
    check_none(&[
        "brindle's MSRV was 1.74; now it has gone up.",
        "brindle's MSRV was 1.74. Now it is more.",
        "Historically, brindle's MSRV was 1.74.",
        "In the past, brindle's MSRV was 1.74.",
    ]);
    check_extract("brindle's MSRV was raised to 1.74.", "crate.msrv crate:brindle = 1.74");
}

#[test]
fn the_release_in_which_a_need_came_is_none_of_rust() {
    check_extract(
        "brindle went from Rust 1.63 to 1.70 in 1.39 (July 2024).",
        "rust.version_exists rust = 1.63
         rust.version_exists rust = 1.70
         crate.release_date crate:brindle@1.39 = 2024-07",
    );
}
