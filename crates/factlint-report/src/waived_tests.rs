//! What a person let stand is in every format, and alarms nobody.

use factlint_model::{Problem, Waiver, WaiverOrigin};

use crate::formats;
use crate::sample::{self, rendered};

fn report(words: &str) -> crate::Report {
    let mut report = sample::report();
    for finding in &mut report.findings[..6] {
        let reason = format!("a quotation{words}");
        finding.waiver = Some(Waiver { origin: WaiverOrigin::Inline, reason, until: Some(jiff::civil::date(2027, 1, 1)) });
    }
    let claim = &report.findings[0].claim;
    report.problems = vec![Problem {
        code: format!("factlint::exception::unused{words}"),
        doc: format!("docs/guide.md{words}"),
        start: claim.start,
        end: claim.end,
        line: claim.line,
        column: claim.column,
        text: format!("<!-- factlint: ignore[a] b -->{words}"),
        message: format!("nothing needs this exception{words}"),
        help: format!("remove the comment{words}"),
    }];
    report
}

#[test]
fn every_format_marks_it_and_tells_of_problems() {
    for format in formats() {
        let text = rendered(format.name, &report(""));
        if format.name == "human" {
            assert!(text.contains("6 of them may stand") && !text.contains("March 2025"), "{text}");
        } else {
            assert!(text.contains("a quotation") && text.contains("2027-01-01"), "{}: {text}", format.name);
        }
        let tells = !["jsonl", "junit"].contains(&format.name);
        assert_eq!(text.contains("nothing needs this exception"), tells, "{}: {text}", format.name);
    }
    let github = rendered("github", &report(""));
    assert!(
        !github.contains("::error") && github.contains("::warning file=docs/guide.md,line=3,col=1,title=factlint%3A%3A"),
        "{github}"
    );
    assert!(rendered("junit", &report("")).contains("failures=\"0\""));
}

#[test]
fn hostile_words_in_it_do_not_act() {
    let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\r\n::error::x ##[error] <script>alert(1)</script> ` @you ]]>";
    for format in formats() {
        let text = rendered(format.name, &report(hostile));
        assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{}: {text}", format.name);
        assert!(!text.lines().any(|line| line.starts_with("::error")), "{}: {text}", format.name);
    }
    assert!(!rendered("html", &report(hostile)).contains("<script>alert"));
    assert!(rendered("markdown", &report(hostile)).contains("&lt;script&gt;alert"));
}
