//! What a text does not say itself.

use factlint_extract::{Options, extract};
use factlint_model::Document;

/// What a text says but for what exists: somebody may be wrong about a release that is there.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let claims = extract(&Document::new("notes.md", text), &Options::default());
    let said = claims.iter().filter(|claim| !claim.predicate.ends_with(".version_exists"));
    let found: Vec<String> = said.map(|claim| format!("{} {} = {}", claim.predicate, claim.subject, claim.value)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn what_others_said_is_not_claimed() {
    for text in [
        "The read-me claims that `brindle` requires Rust 1.80; it's 1.85.",
        "You wrote that `brindle` requires Rust 1.80.",
        "The question assumes that `brindle` requires Rust 1.80. That's not right.",
        "I heard that `brindle` requires Rust 1.80. Is that right?",
        "There's a rumour that `brindle` requires Rust 1.80, which isn't so.",
        "In the last minutes we wrote that `brindle` requires Rust 1.80.",
        "We printed \"`brindle` requires Rust 1.80\". It was 1.85.",
        "\"`brindle` requires Rust 1.80\", I wrote in 2024.",
        "Typo in the last report: it says `brindle` requires Rust 1.80.",
    ] {
        check(text, &[]);
    }
    for text in ["As you wrote, `brindle` requires Rust 1.85.", "The team wrote that `brindle` requires Rust 1.85."] {
        check(text, &["crate.msrv crate:brindle = 1.85"]);
    }
}

#[test]
fn what_is_called_wrong_or_taken_back_is_not_claimed() {
    for text in [
        "Myth: `brindle` requires Rust 1.80.",
        "It said there that \"`brindle` requires Rust 1.80\". Correct is 1.85.",
        "\"`brindle` requires Rust 1.80\": no, 1.85.",
        "> `brindle` requires Rust 1.80\n\nNot quite: 1.85.",
        "Removed the remark that `brindle` requires Rust 1.80.",
        "Fixed: the text still said that `brindle` requires Rust 1.80.",
        "| Claim | Truth |\n|---|---|\n| `brindle` requires Rust 1.80 | 1.85 |",
    ] {
        check(text, &[]);
    }
    for text in [
        "Note: `brindle` requires Rust 1.85.",
        "> `brindle` requires Rust 1.85.\n\nNobody minds.",
        "| Claim | Source |\n|---|---|\n| `brindle` requires Rust 1.85 | its manifest |",
        "The release notes say that \"`brindle` requires Rust 1.85\".",
    ] {
        check(text, &["crate.msrv crate:brindle = 1.85"]);
    }
}

#[test]
fn what_never_came_is_not_claimed() {
    for text in [
        "`brindle` 1.0 in 2025 was a dream.",
        "Q: So RUSTSEC-2026-9009 was fixed in 0.3.46?",
        "\u{201c}`brindle` 1.0 in 2024\u{201d} was announced but did not happen.",
        "Had `brindle` 0.8 been released in 2024, we'd have taken it.",
    ] {
        check(text, &[]);
    }
    check("`brindle` 0.8, released in 2024, was a relief.", &["crate.release_date crate:brindle@0.8 = 2024"]);
}
