//! The name of a finding survives edits elsewhere in the document, and never an edit of its digits.

use std::collections::BTreeSet;

use factlint_extract::{Options, extract};
use factlint_judge::judge_all;
use factlint_model::{Document, Evidence, Finding};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

/// Paragraphs that claim nothing.
const UNRELATED: &[&str] = &[
    "Nobody had foreseen it, and most were glad.",
    "Über die Straße: 漢字 stay as they are.",
    "```sh\nls -l\n```",
    "> Quoted words.\n> More of them.",
    "- one thing\n- another thing",
];

fn findings(paragraphs: &[String], line_end: &str) -> Vec<Finding> {
    let text = paragraphs.join("\n\n").replace('\n', line_end);
    let document = Document::new("docs/page.md", text);
    let findings = judge_all(&extract(&document, &Options::default()), &Evidence::default(), date(2026, 8, 22));
    for finding in &findings {
        let claim = &finding.claim;
        assert_eq!(document.text.get(claim.start..claim.end), Some(claim.text.as_str()));
        assert_eq!(document.line_column(claim.start), (claim.line, claim.column));
    }
    findings
}

fn names(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.fingerprint.as_str()).collect()
}

fn claim() -> impl Strategy<Value = String> {
    prop_oneof![
        (40_u32..99, 1_u32..9).prop_map(|(minor, patch)| format!("You need Rust 1.{minor}.{patch} for this.")),
        (40_u32..99, 2015_u32..2026).prop_map(|(minor, year)| format!("Rust 1.{minor}.0 was released in May {year}.")),
        (10_u32..99, 1_u32..9)
            .prop_map(|(k, h)| format!("[ripgrep](https://github.com/BurntSushi/ripgrep) has {k},{h}00 stars on GitHub.")),
        (1_u32..9, 0_u32..20).prop_map(|(major, minor)| format!("The latest version of the crate `clap` is {major}.{minor}.0.")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn unrelated_paragraphs_do_not_matter(
        claims in prop::collection::vec(claim(), 1..6),
        inserted in prop::collection::vec((any::<Index>(), any::<Index>()), 0..6),
        kept in subsequence((0..6).collect::<Vec<usize>>(), 0..6),
        line_end in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let plain = findings(&claims, "\n");
        prop_assume!(!plain.is_empty());
        let distinct: BTreeSet<&str> = names(&plain).into_iter().collect();
        prop_assert_eq!(distinct.len(), plain.len(), "equal claims are told apart");
        let mut longer = claims.clone();
        for (at, which) in &inserted {
            longer.insert(at.index(longer.len() + 1), UNRELATED[which.index(UNRELATED.len())].to_owned());
        }
        let all = findings(&longer, line_end);
        prop_assert_eq!(names(&all), names(&plain));
        // And some of them are taken away again.
        let mut nth = 0;
        longer.retain(|paragraph| {
            let is_unrelated = UNRELATED.contains(&paragraph.as_str());
            nth += usize::from(is_unrelated);
            !is_unrelated || kept.contains(&(nth - 1))
        });
        let shorter = findings(&longer, line_end);
        prop_assert_eq!(names(&shorter), names(&plain));
    }

    #[test]
    fn other_digits_have_another_name(claim in claim(), at in any::<Index>(), digit in 1_u8..9) {
        let before = findings(std::slice::from_ref(&claim), "\n");
        let digits: Vec<usize> = claim.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).map(|(at, _)| at).collect();
        let at = *at.get(&digits);
        let mut bytes = claim.clone().into_bytes();
        bytes[at] = b'0' + (bytes[at] - b'0' + digit) % 10;
        let edited = String::from_utf8(bytes).unwrap();
        let after = findings(std::slice::from_ref(&edited), "\n");
        for finding in before.iter().filter(|finding| (finding.claim.start..finding.claim.end).contains(&at)) {
            prop_assert!(!names(&after).contains(&finding.fingerprint.as_str()), "{} and {}", claim, edited);
        }
    }
}
