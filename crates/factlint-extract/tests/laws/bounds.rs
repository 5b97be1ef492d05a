//! No span leaves its sentence, its list item, its row of a table, or its heading with the line under it.

use std::ops::Range;

use proptest::prelude::*;

use crate::claims_of;

/// Runs of words that hold claims, ends of them, and nothing: whatever stands beside them, they must not be joined across the
/// end of a unit.
const RUNS: &[&str] = &[
    "brindle 0.9.1 was released in May 2024",
    "`osprey-http` v2 (2024-05-06) and 2.1 (June 2024)",
    "Rust 1.85 came out",
    "in February 2025",
    "released on 3 June 2024",
    "the MSRV is 1.70",
    "`gristmill` requires",
    "Rust 1.80 or newer",
    "let chains were stabilized",
    "in Rust 1.88",
    "has 12.3k stars",
    "[pavise](https://github.com/hollowpine/pavise)",
    "the latest version of brindle",
    "is 0.9.1",
    "async drop is not yet",
    "stable",
    "version 1.2.3 of",
    "`quillstore`",
    "0.7.2, 0.7.3 and",
    "0.7.4",
    "from 1.2.3 to",
    "(0.9.1",
    "2024-05-06)",
    "nothing to see here",
];

/// A unit of a document: its markup, and the runs of words in it.
#[derive(Debug, Clone)]
enum Unit {
    Paragraph(Vec<Vec<usize>>),
    Item(Vec<usize>),
    Row(Vec<usize>),
    Heading(Vec<usize>, Vec<usize>),
}

fn runs() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..RUNS.len(), 1..4)
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![
        prop::collection::vec(runs(), 1..4).prop_map(Unit::Paragraph),
        runs().prop_map(Unit::Item),
        runs().prop_map(Unit::Row),
        (runs(), runs()).prop_map(|(head, line)| Unit::Heading(head, line)),
    ]
}

fn words(runs: &[usize], between: &str) -> String {
    runs.iter().map(|run| RUNS[*run]).collect::<Vec<_>>().join(between)
}

/// A format: its path, and what stands before, between and behind the runs of a sentence, an item, a row and a heading.
struct Format {
    path: &'static str,
    paragraph: [&'static str; 2],
    item: [&'static str; 2],
    row: [&'static str; 3],
    heading: [&'static str; 3],
}

const FORMATS: &[Format] = &[
    Format {
        path: "a.md",
        paragraph: ["", "\n\n"],
        item: ["- ", "\n\n"],
        row: ["| Crate | Version | Released |\n|---|---|---|\n| ", " | ", " |\n\n"],
        heading: ["## ", "\n\n", "\n\n"],
    },
    Format {
        path: "a.html",
        paragraph: ["<p>", "</p>"],
        item: ["<li>", "</li>"],
        row: ["<table><tr><th>Crate</th><th>Version</th><th>Released</th></tr><tr><td>", "</td><td>", "</td></tr></table>"],
        heading: ["<h2>", "</h2><p>", "</p>"],
    },
    // Plain text has no tables: a row is a paragraph.
    Format {
        path: "a.txt",
        paragraph: ["", "\n\n"],
        item: ["- ", "\n\n"],
        row: ["", " ", "\n\n"],
        heading: ["", "\n-----\n", "\n\n"],
    },
];

/// The text of the document, and where its units stand.
fn written(units: &[Unit], format: &Format) -> (String, Vec<Range<usize>>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut put = |text: &mut String, unit: &str| {
        places.push(text.len()..text.len() + unit.len());
        text.push_str(unit);
    };
    for unit in units {
        match unit {
            Unit::Paragraph(sentences) => {
                text.push_str(format.paragraph[0]);
                for sentence in sentences {
                    // A capital letter behind a full stop begins a sentence.
                    put(&mut text, &format!("So {}.", words(sentence, " ")));
                    text.push(' ');
                }
                text.push_str(format.paragraph[1]);
            }
            Unit::Item(runs) => {
                text.push_str(format.item[0]);
                put(&mut text, &words(runs, " "));
                text.push_str(format.item[1]);
            }
            Unit::Row(runs) => {
                text.push_str(format.row[0]);
                // Without a full stop the first line of a plain text is its title.
                let end = if format.row[0].is_empty() { "." } else { "" };
                put(&mut text, &format!("{}{end}", words(runs, format.row[1])));
                text.push_str(format.row[2]);
            }
            Unit::Heading(head, line) => {
                text.push_str(format.heading[0]);
                put(&mut text, &format!("{}{}{}.", words(head, " "), format.heading[1], words(line, " ")));
                text.push_str(format.heading[2]);
            }
        }
    }
    (text, places)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_span_leaves_its_unit(units in prop::collection::vec(unit(), 1..8), format in 0..FORMATS.len()) {
        let format = &FORMATS[format];
        let (text, places) = written(&units, format);
        for claim in claims_of(format.path, &text) {
            let fits = places.iter().any(|place| place.start <= claim.start && claim.end <= place.end);
            prop_assert!(fits, "{:?} of {} leaves its unit in\n{}", claim.text, claim.predicate, text);
        }
    }
}
