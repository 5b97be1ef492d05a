//! What is let stand: exceptions in documents, and accepted findings.

mod world;

use factlint_extract::exceptions;
use factlint_judge::{Scope, accept, except};
use factlint_model::{Acceptance, Document, Finding, Problem, Subject, Verdict, WaiverOrigin};
use jiff::civil::{Date, date};
use world::judged;

const NOW: Date = date(2026, 11, 21);

/// What the exceptions of a document make of its findings, and what is wrong with them.
fn excepted(text: &str, kinds: Option<&[String]>) -> (Vec<Finding>, Vec<Problem>) {
    let mut findings = judged(text);
    let problems = except(&mut findings, &exceptions(&Document::new("a.md", text)), &Scope { now: NOW, kinds });
    (findings, problems)
}

fn waived(findings: &[Finding]) -> Vec<bool> {
    findings.iter().map(|finding| finding.waiver.is_some()).collect()
}

#[test]
fn a_sound_exception_lets_its_block_stand_and_nothing_else() {
    let (findings, problems) = excepted(
        "<!-- factlint: ignore[rust.release_date] a quotation until=2026-11-21 -->\nRust 1.85 came out in March 2025.\n\n\
         Rust 1.84 came out in March 2025.\n",
        None,
    );
    assert_eq!(findings.iter().map(|finding| finding.verdict).collect::<Vec<_>>(), [Verdict::Contradicted; 2]);
    assert_eq!((waived(&findings), problems), (vec![true, false], vec![]));
    let waiver = findings[0].waiver.as_ref().unwrap();
    assert_eq!((waiver.origin, waiver.reason.as_str(), waiver.until), (WaiverOrigin::Inline, "a quotation", Some(NOW)));
}

#[test]
fn what_is_wrong_with_an_exception_is_told_and_it_lets_nothing_stand() {
    let wrong = "Rust 1.85 came out in March 2025.\n";
    let told = |comment: &str| {
        let (findings, problems) = excepted(&format!("Intro.\n\n<!-- factlint: {comment} -->\n{wrong}"), None);
        assert_eq!(waived(&findings), [false], "{comment}");
        assert_eq!((problems[0].line, problems[0].column, problems.len()), (3, 1, 1));
        format!("{}: {}; {}", problems[0].code, problems[0].message, problems[0].help)
    };
    insta::assert_snapshot!(told("ignore[rust.release_date]"), @"factlint::exception::no-reason: this exception gives no reason, so it lets nothing stand; say behind the brackets why it may stand: write <!-- factlint: ignore[KIND] why it may stand until=2027-01-01 -->");
    insta::assert_snapshot!(told("ignore[rust.release_dates] why"), @"factlint::exception::unknown-kind: there is no kind of claim rust.release_dates, so this exception lets nothing stand; did you mean rust.release_date? `factlint explain` lists all kinds");
    insta::assert_snapshot!(told("ignore[rust.release_date] why until=2026-11-20"), @"factlint::exception::expired: this exception expired on 2026-11-20; look at it again: mend what it is for, or give it a later day");
    insta::assert_snapshot!(told("ignore[rust.stabilized_in] why"), @"factlint::exception::unused: nothing needs this exception: no finding of its kinds stands where it reaches; remove the comment, or move it to what it is for");
    insta::assert_snapshot!(told("ignore why"), @"factlint::exception::no-kind: this exception names no kind of claim; write <!-- factlint: ignore[KIND] why it may stand until=2027-01-01 -->");
    insta::assert_snapshot!(told("ignroe[rust.release_date] why"), @"factlint::exception::unknown-word: factlint does not know the word “ignroe”; did you mean ignore? known: ignore, ignore-start, ignore-end, ignore-file");
    insta::assert_snapshot!(told("ignore[rust.release_date] why until=soon"), @"factlint::exception::no-day: “soon” is no day, so this exception lets nothing stand; write the last day on which it counts as until=2027-01-01");
    insta::assert_snapshot!(told("ignore-start[rust.release_date] why"), @"factlint::exception::unclosed: this region does not end, so it lets nothing stand; write <!-- factlint: ignore-end --> behind its last block");
    insta::assert_snapshot!(told("ignore-end"), @"factlint::exception::not-begun: no region ends here; write <!-- factlint: ignore-start[KIND] why --> before its first block, or remove this comment");
}

#[test]
fn a_supported_claim_needs_no_exception() {
    let (findings, problems) = excepted("<!-- factlint: ignore-file[*] why -->\nRust 1.85 came out in February 2025.\n", None);
    assert_eq!(waived(&findings), [false]);
    assert_eq!(problems[0].code, "factlint::exception::unused");
    let other = ["rust.latest".to_owned()];
    let (_, problems) = excepted("<!-- factlint: ignore[rust.release_date] why -->\nText.\n", Some(&other));
    assert_eq!(problems, [], "of what was not looked for nobody knows whether it needs one");
}

#[test]
fn an_accepted_finding_is_quiet_while_the_observed_value_stays() {
    let mut findings = judged("Rust 1.85 came out in March 2025.\n");
    let acceptance = Acceptance::of(&findings[0], "a quotation", Some(NOW));
    assert_eq!(accept(&mut findings, std::slice::from_ref(&acceptance), WaiverOrigin::Accepted, NOW), []);
    assert_eq!(findings[0].waiver.as_ref().unwrap().origin, WaiverOrigin::Accepted);
    let again = |acceptance: Acceptance| {
        let mut findings = judged("Rust 1.85 came out in March 2025.\n");
        let problems = accept(&mut findings, &[acceptance], WaiverOrigin::Accepted, NOW);
        assert_eq!(waived(&findings), [false]);
        format!("{}: {}", problems[0].code, problems[0].message)
    };
    insta::assert_snapshot!(again(Acceptance { until: Some(date(2026, 11, 20)), ..acceptance.clone() }), @"factlint::acceptance::expired: its acceptance expired on 2026-11-20");
    insta::assert_snapshot!(again(Acceptance { actual: Some("2025-02-19".into()), ..acceptance.clone() }), @"factlint::acceptance::lapsed: it was accepted when the sources said 2025-02-19; they say 2025-02-20 now");
    insta::assert_snapshot!(again(Acceptance { verdict: Verdict::Outdated, ..acceptance }), @"factlint::acceptance::lapsed: it was accepted when the sources said 2025-02-20; it is a graver finding now");
}

#[test]
fn counts_that_move_daily_stay_the_same_within_two_percent() {
    let mut finding = judged("Rust 1.85 came out in March 2025.\n").remove(0);
    finding.claim.predicate = "repo.stars".to_owned();
    finding.claim.subject = Subject::new("github:a/b");
    finding.verdict = Verdict::Outdated;
    finding.actual = Some("10150".to_owned());
    let is_quiet = |actual: &str| factlint_judge::is_as_reviewed(&finding, Verdict::Outdated, Some(actual));
    assert!(is_quiet("10000") && is_quiet("10150") && !is_quiet("9900") && !is_quiet("x"));
    finding.claim.predicate = "rust.release_date".to_owned();
    finding.actual = Some("2025".to_owned());
    assert!(!factlint_judge::is_as_reviewed(&finding, Verdict::Outdated, Some("2024")), "only counts move daily");
}
