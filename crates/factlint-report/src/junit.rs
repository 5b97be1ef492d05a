//! `junit`: one suite for each document, one case for each assertion, for the test views of CI servers.

use std::io;

use factlint_model::{Finding, Report, Verdict};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use crate::{Options, words};

/// Writes what is contradicted or outdated as failures, what is undecided or let stand as skipped.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut suites: Vec<TestSuite> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for finding in &report.findings {
        let place = *places.entry(finding.claim.doc.as_str()).or_insert_with(|| {
            suites.push(TestSuite::new(words::one_line(&finding.claim.doc)));
            suites.len() - 1
        });
        suites[place].add_test_case(case(finding, report));
    }
    let mut tests = quick_junit::Report::new("factlint");
    tests.add_test_suites(suites);
    tests.serialize(out).map_err(io::Error::other)
}

fn case(finding: &Finding, report: &Report) -> TestCase {
    let claim = &finding.claim;
    let words = words::clipped(&words::one_line(&claim.text), 120).into_owned();
    let mut case = TestCase::new(format!("{}:{} {words}", claim.line, claim.column), status(finding, report));
    case.set_classname(words::one_line(&claim.predicate));
    case
}

fn status(finding: &Finding, report: &Report) -> TestCaseStatus {
    if let Some(waiver) = &finding.waiver {
        let mut status = TestCaseStatus::skipped();
        status.set_message(format!("{}: {}", words::waiver(waiver), words::one_line(&finding.message)));
        return status;
    }
    let kind = match finding.verdict {
        Verdict::Contradicted | Verdict::Outdated => NonSuccessKind::Failure,
        Verdict::Unverifiable => {
            let mut status = TestCaseStatus::skipped();
            let reason = finding.reason.map_or("undecided", |reason| reason.name());
            status.set_message(format!("{reason}: {}", words::one_line(&finding.message)));
            return status;
        }
        Verdict::Supported => return TestCaseStatus::success(),
    };
    let mut status = TestCaseStatus::non_success(kind);
    let place = format!("{}:{}:{}", words::one_line(&finding.claim.doc), finding.claim.line, finding.claim.column);
    let mut lines = vec![place];
    lines.extend(words::advice(finding));
    lines.extend(finding.evidence.iter().map(|item| words::observed(item, report.run.now)));
    status.set_type(finding.verdict.name()).set_message(words::one_line(&finding.message)).set_description(lines.join("\n"));
    status
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use crate::sample::{self, rendered};

    #[test]
    fn the_sample() {
        assert_snapshot!(rendered("junit", &sample::report()), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="factlint" tests="9" skipped="3" failures="5" errors="0">
            <testsuite name="docs/guide.md" tests="4" skipped="0" errors="0" failures="4">
                <testcase name="3:1 ripgrep (50,200 GitHub stars)" classname="repo.stars">
                    <failure message="the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now" type="outdated">docs/guide.md:3:1
        write `67,500`
        55,794 stars, recorded 2025-10-01 (github-ranking, seen 2025-10-01, 14 months before 2026-11-21) https://github.com/BurntSushi/ripgrep
        BurntSushi/ripgrep has 67,483 stars (github, seen 2026-11-20, 1 day before 2026-11-21) https://github.com/BurntSushi/ripgrep</failure>
                </testcase>
                <testcase name="6:1 Rust 1.85 came out in March 2025" classname="rust.release_date">
                    <failure message="the text says March 2025; Rust 1.85.0 was released on 2025-02-20" type="contradicted">docs/guide.md:6:1
        write `February 2025`
        1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md</failure>
                </testcase>
                <testcase name="6:45 Rust 1.85 came out in March 2025" classname="rust.release_date">
                    <failure message="the text says March 2025; Rust 1.85.0 was released on 2025-02-20" type="contradicted">docs/guide.md:6:45
        write `February 2025`
        1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md</failure>
                </testcase>
                <testcase name="10:14 Rust 1.85 came out in March 2025" classname="rust.release_date">
                    <failure message="the text says March 2025; Rust 1.85.0 was released on 2025-02-20" type="contradicted">docs/guide.md:10:14
        write `February 2025`
        1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md</failure>
                </testcase>
            </testsuite>
            <testsuite name="notes.md" tests="5" skipped="3" errors="0" failures="1">
                <testcase name="1:1 mockall requires Rust 1.77" classname="crate.msrv">
                    <skipped message="no-history: mockall requires Rust 1.71 now; what it required then is not known"/>
                </testcase>
                <testcase name="1:34 serde 9.9.9" classname="crate.version_exists">
                    <failure message="the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228" type="contradicted">notes.md:1:34
        no release 9.9.9 among 316 (crates-index, seen 2026-11-21, the same day) https://crates.io/crates/serde/versions</failure>
                </testcase>
                <testcase name="2:1 GATs stabilized in Rust 1.65" classname="rust.stabilized_in"/>
                <testcase name="2:39 polonius crate 0.3" classname="crate.version_exists">
                    <skipped message="no-evidence: crates.io says nothing of polonius 0.3"/>
                </testcase>
                <testcase name="2:62 tokio, with 25k+ stars" classname="repo.stars">
                    <skipped message="offline: tokio&apos;s stars were not looked up"/>
                </testcase>
            </testsuite>
        </testsuites>
        "#);
    }

    #[test]
    fn nothing_to_check() {
        assert_snapshot!(rendered("junit", &sample::of(Vec::new())), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="factlint" tests="0" skipped="0" failures="0" errors="0">
        </testsuites>
        "#);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn it_is_always_xml_that_can_be_read(words in any::<String>()) {
            let text = rendered("junit", &sample::hostile(&words));
            let read = quick_junit::Report::deserialize_from_str(&text);
            prop_assert!(read.is_ok(), "{:?}", read);
        }
    }
}
