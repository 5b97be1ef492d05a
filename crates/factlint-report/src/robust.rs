//! What holds for every format, whatever the report.

use factlint_model::{Context, Finding, Reason, Verdict};
use proptest::prelude::*;

use crate::sample::{self, finding, rendered, rendered_with};
use crate::{Colour, Options, formats};

const CLAIM: (&str, &str, &str) = ("crate.version_exists", "crate:serde", "9.9.9");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Reports are read from files, so nothing in them can be relied on.
    #[test]
    fn no_report_makes_a_format_panic(
        text in "[a-zé漢\u{301}\t\r\n \u{1b}\u{202e}]{0,40}",
        (start, end, window) in (0_usize..60, 0_usize..60, 0_usize..20),
        (line, column) in (0_usize..5, 0_usize..50),
        (width, verbose, context) in (0_usize..100, any::<bool>(), any::<bool>()),
        words in "[a-zé漢 ]{0,20}",
    ) {
        let mut wrong = Finding { verdict: Verdict::Contradicted, ..finding("a.md", "serde 9.9.9", "serde 9.9.9", 0, CLAIM) };
        wrong.claim.start = start;
        wrong.claim.end = end;
        wrong.claim.line = line;
        wrong.claim.column = column;
        wrong.claim.text = text.get(start.saturating_sub(window)..end.saturating_sub(window)).map_or(words.clone(), str::to_owned);
        wrong.message = words.clone();
        wrong.suggestion = Some(factlint_model::Suggestion { start, end, replacement: words, safe: true });
        wrong.context = context.then_some(Context { start: window, line, column, text });
        let undecided = Finding { verdict: Verdict::Unverifiable, reason: Some(Reason::Stale), ..wrong.clone() };
        let report = sample::of(vec![wrong.clone(), wrong, undecided]);
        let options = Options { colour: Colour::Never, width, verbose, quiet: false };
        for format in formats() {
            let shown = rendered_with(format.name, &report, &options);
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{}", format.name);
        }
    }
}

#[test]
fn nothing_hostile_acts_in_any_format() {
    let report = sample::hostile("\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\r\u{8}\u{202e}\u{2066}\u{200f}\u{7f}");
    for format in formats() {
        for colour in [Colour::Never, Colour::Always] {
            let options = Options { colour, verbose: true, ..Options::default() };
            let shown = rendered_with(format.name, &report, &options);
            let own = |c: char| c == '\n' || (c == '\u{1b}' && colour == Colour::Always && format.name == "human");
            let acts = |c: char| (c.is_control() && !own(c)) || "\u{202e}\u{2066}\u{200f}".contains(c);
            assert!(!shown.chars().any(acts), "{}", format.name);
            assert!(!shown.contains("\u{1b}]0") && !shown.contains("\u{1b}[2J"), "{}", format.name);
        }
    }
}

/// What a format writes for each finding, at most: its window a few times, every character of it escaped, and some words.
fn most(window: usize) -> usize {
    16 * window + 16_384
}

/// A thousand findings over a document of 5 MB that is one line, with windows as wide as the judge makes them at most: what is
/// written depends on the windows, and not on how long the line is.
#[test]
fn a_thousand_findings_in_a_long_line_are_written_with_their_windows() {
    let part = format!("{}serde 9.9.9 and {}", "words ".repeat(400), "漢字 ".repeat(300));
    let text = part.repeat(5_000_000 / part.len());
    let mut findings = Vec::new();
    let first = sample::report().findings[1].clone();
    for (nth, (start, words)) in text.match_indices("serde 9.9.9").cycle().take(1000).enumerate() {
        let mut wrong = first.clone();
        wrong.claim.start = start;
        wrong.claim.end = start + words.len();
        wrong.claim.line = 1;
        wrong.claim.text = words.to_owned();
        wrong.claim.value = format!("9.9.{nth}");
        let window = text.floor_char_boundary(start.saturating_sub(2000));
        let end = text.ceil_char_boundary((start + 2000).min(text.len()));
        wrong.context = Some(Context { start: window, line: 1, column: window + 1, text: text[window..end].to_owned() });
        findings.push(wrong);
    }
    let report = sample::of(findings);
    for format in formats() {
        let written = rendered(format.name, &report).len();
        assert!((1000..1000 * most(4000)).contains(&written), "{}: {written} bytes", format.name);
    }
}

/// A window that is the whole document is unusual: each line of it is written once.
#[test]
fn large_windows_are_written_once() {
    let text = format!("{}\nserde 9.9.9\n{}", "a line of words\n".repeat(20_000), "and more\n".repeat(20_000));
    let report =
        sample::of(vec![Finding { verdict: Verdict::Contradicted, ..finding("a.md", &text, "serde 9.9.9", 0, CLAIM) }; 20]);
    for format in formats() {
        let written = rendered(format.name, &report).len();
        assert!((20..20 * most(text.len())).contains(&written), "{}: {written} bytes", format.name);
    }
}
