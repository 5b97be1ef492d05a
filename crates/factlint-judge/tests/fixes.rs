//! Fixes from a document to the document without its mistakes.

mod world;

use factlint_judge::{Level, apply, fixes};
use proptest::prelude::*;
use world::judged;

/// The document after safe fixes; it has none afterwards.
fn fixed(text: &str) -> String {
    let fixed = apply(text, &fixes(&judged(text), Level::Safe)).expect("fixes fit the text that they were made for");
    assert_eq!(fixes(&judged(&fixed), Level::Safe), [], "a second run finds nothing to fix in {fixed:?}");
    fixed
}

#[test]
fn a_wrong_value_of_a_fixed_fact_is_mended_in_the_authors_style() {
    for (text, wanted) in [
        ("Rust 1.85 came out in March 2025.\r\n", "Rust 1.85 came out in February 2025.\r\n"),
        ("\u{feff}Rust 1.85.0 was released on Mar. 3rd, 2025 – é", "\u{feff}Rust 1.85.0 was released on Feb. 20th, 2025 – é"),
        ("Rust 1.85.0 was released on 2025-03-03.", "Rust 1.85.0 was released on 2025-02-20."),
        (
            "| Version | Released |\n|---|---|\n| Rust 1.85.0 | 3 March 2025 |\n",
            "| Version | Released |\n|---|---|\n| Rust 1.85.0 | 20 February 2025 |\n",
        ),
        ("Rust 1.85 came out in **March** 2025.", "Rust 1.85 came out in **February** 2025."),
        ("Rust 1.85 came out in early 2024.", "Rust 1.85 came out in early 2024."),
    ] {
        assert_eq!(fixed(text), wanted);
    }
}

#[test]
fn a_value_that_several_claims_share_is_left_alone_unless_they_agree() {
    let shared = "Rust 1.84 and Rust 1.85 came out in March 2025.";
    let findings = judged(shared);
    if findings.len() > 1 && findings[0].claim.value_span == findings[1].claim.value_span {
        assert_eq!(fixed(shared), shared);
    }
    let mut findings = judged("Rust 1.85 came out in March 2025.");
    let mut other = findings[0].clone();
    findings.push(other.clone());
    assert_eq!(fixes(&findings, Level::Safe).len(), 1, "both ask for the same");
    other.suggestion.as_mut().expect("a suggestion").replacement = "January 2025".to_owned();
    findings.push(other.clone());
    assert_eq!(fixes(&findings, Level::Safe), []);
    other.suggestion = None;
    findings.pop();
    findings.push(other);
    assert_eq!(fixes(&findings, Level::Safe), [], "one of them is content with what stands there");
}

#[test]
fn a_claim_about_a_subject_that_is_in_doubt_is_left_to_the_author() {
    let mut findings = judged("Rust 1.85 came out in March 2025.");
    assert_eq!(fixes(&findings, Level::Safe).len(), 1);
    let mut minimum = findings[0].clone();
    minimum.claim.subject = factlint_model::Subject::krate("lamp");
    minimum.claim.value_span = Some(factlint_model::Span::new(5, 9));
    let suggestion = minimum.suggestion.as_mut().expect("a suggestion");
    (suggestion.start, suggestion.end, suggestion.replacement) = (5, 9, "1.84".to_owned());
    findings.push(minimum);
    assert_eq!(fixes(&findings, Level::Unsafe), [], "of which release is the date?");
}

#[test]
fn what_a_person_let_stand_is_left_alone() {
    let mut findings = judged("Rust 1.85 came out in March 2025.");
    findings[0].waiver =
        Some(factlint_model::Waiver { origin: factlint_model::WaiverOrigin::Inline, reason: "why".to_owned(), until: None });
    assert_eq!(fixes(&findings, Level::Unsafe), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Nothing outside the spans changes, any order gives the same text, and a second run is empty.
    #[test]
    fn documents_are_mended_once(parts in prop::collection::vec(
        prop::sample::select(vec![
            "Rust 1.85 came out in March 2025.", "Rust 1.84 (Mar 2025) is old.", "Rust 1.85.0 was released on 2025-03-03,",
            "Rust 1.84.0 was released on January 8th, 2024.", "and so it goes é.", "\r\n\r\n", "\n- ", "# Rust 1.85 (2024)\n", "It is 2025.",
        ]), 0..8), turn in 0_usize..8) {
        let text = parts.join(" ");
        let found = fixes(&judged(&text), Level::Safe);
        let mended = fixed(&text);
        let mut turned = found.clone();
        if !turned.is_empty() {
            let at = turn % turned.len();
            turned.rotate_left(at);
        }
        prop_assert_eq!(apply(&text, &turned), Some(mended.clone()));
        let (mut at, mut outside) = (0, Vec::new());
        for fix in &found {
            outside.push(&text[at..fix.start]);
            at = fix.end;
        }
        outside.push(&text[at..]);
        let mut rest = mended.as_str();
        for (index, piece) in outside.iter().enumerate() {
            prop_assert!(rest.starts_with(piece), "{:?} in {:?}", piece, mended);
            rest = &rest[piece.len()..];
            rest = found.get(index).map_or(rest, |fix| &rest[fix.replacement.len()..]);
        }
        prop_assert_eq!(rest, "");
    }
}
