//! Claims lie in the text and in order, and nothing panics.

use factlint_model::Document;
use proptest::prelude::*;

use crate::claims_of;

/// What must hold of the claims of any document.
fn check(path: &str, text: &str) -> Result<(), TestCaseError> {
    let claims = claims_of(path, text);
    let doc = Document::new(path, text);
    for claim in &claims {
        prop_assert_eq!(text.get(claim.start..claim.end), Some(claim.text.as_str()));
        prop_assert_eq!(doc.line_column(claim.start), (claim.line, claim.column));
        prop_assert!(!claim.text.is_empty() && !claim.value.is_empty(), "{:?}", claim);
        prop_assert!(claim.subject.as_str().split_whitespace().count() <= 10, "{:?}", claim.subject);
        if let Some(span) = claim.value_span {
            prop_assert!(claim.span().holds(span), "{:?}", claim);
        }
    }
    let places: Vec<_> = claims.iter().map(|claim| (claim.start, claim.end)).collect();
    prop_assert!(places.is_sorted(), "{:?}", places);
    prop_assert_eq!(claims_of(path, text), claims, "extraction is a function of the document");
    Ok(())
}

/// Pieces that meet in real documents, in any order.
pub(super) fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Rust",
        "brindle",
        "`osprey-http`",
        "crate",
        "version",
        "v1.2.3",
        "0.9.1",
        "1.85",
        "(2024-05-06)",
        "May 2024",
        "was released",
        "in",
        "on",
        "and",
        ",",
        ".",
        "(",
        ")",
        ":",
        "–",
        "MSRV",
        "is",
        "requires",
        "the latest",
        "12.3k",
        "stars",
        "~",
        "over",
        "+",
        "stabilized",
        "let chains",
        "not",
        "may",
        "\u{2019}s",
        "\u{201c}",
        "?",
        "é",
        "漢字",
        "🦀",
        "\u{200b}",
        "\u{feff}",
    ]);
    let markup = prop::sample::select(vec![
        "\n",
        "\n\n",
        "# ",
        "\n## ",
        "- ",
        "\n- ",
        "> ",
        "| ",
        " |\n",
        "|---|---|\n",
        "`",
        "```\n",
        "**",
        "_",
        "[",
        "](",
        ")",
        "[^1]",
        "\n[^1]: ",
        "<p>",
        "</p>",
        "<code>",
        "</code>",
        "<a href=\"https://crates.io/crates/pavise\">",
        "</a>",
        "<td>",
        "<tr>",
        "<table>",
        "<li>",
        "<h2>",
        "&amp;",
        "&nbsp;",
        "&#x41;",
        "&lt",
        "---\n",
        "date: 2024-05-06\n",
        "\r\n",
        "\t",
        "    ",
        "<!--",
        "-->",
        "<br>",
        "\\",
        "https://docs.rs/pavise",
        "\n---\n",
        "\n===\n",
        "* ",
    ]);
    prop_oneof![
        5 => words.prop_map(|word| format!("{word} ")),
        3 => markup.prop_map(str::to_owned),
        1 => "\\PC{1,6}",
        1 => (1usize..40).prop_map(|n| "brindle 0.9.1, ".repeat(n)),
    ]
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_document_has_sound_claims(text in document(), path in prop::sample::select(vec!["a.md", "a.html", "a.txt"])) {
        check(path, &text)?;
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,200}", path in prop::sample::select(vec!["a.md", "a.html", "a.txt"])) {
        check(path, &text)?;
    }
}
