//! `jsonl`: one finding a line, for programs.

use std::io;

use factlint_model::{
    AsOfFrom, Claim, Comparator, EvidenceItem, Finding, PartialDate, Reason, Report, Subject, Suggestion, Verdict, Waiver,
};
use serde::Serialize;

use crate::{Options, escape};

/// Writes every finding with the keys of the design and no others: what only a rendering needs is for the JSON report.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    report.findings.iter().try_for_each(|finding| write(finding, out))
}

/// Adds the line of a finding.
pub fn finding_line(finding: &Finding, lines: &mut Vec<u8>) {
    // Writing into memory cannot fail, and every finding has a form in JSON.
    let _ = write(finding, lines);
}

fn write(finding: &Finding, out: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
    escape::write_compact(&Line::of(finding), out)?;
    out.write_all(b"\n")
}

/// The keys in their order. A finding itself would be written through a map, since it is a claim and more.
#[derive(Serialize)]
struct Line<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    predicate: &'a str,
    subject: &'a Subject,
    value: &'a str,
    comparator: Comparator,
    as_of: Option<PartialDate>,
    as_of_from: AsOfFrom,
    verdict: Verdict,
    reason: Option<Reason>,
    actual: Option<&'a str>,
    evidence: &'a [EvidenceItem],
    message: &'a str,
    suggestion: Option<&'a Suggestion>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<&'a Waiver>,
}

impl<'a> Line<'a> {
    fn of(finding: &'a Finding) -> Self {
        let Claim { doc, text, predicate, subject, value, .. } = &finding.claim;
        let Claim { start, end, line, column, comparator, as_of, as_of_from, .. } = finding.claim;
        let Finding { evidence, message, fingerprint, .. } = finding;
        Self {
            doc,
            start,
            end,
            line,
            column,
            text,
            predicate,
            subject,
            value,
            comparator,
            as_of,
            as_of_from,
            verdict: finding.verdict,
            reason: finding.reason,
            actual: finding.actual.as_deref(),
            evidence,
            message,
            suggestion: finding.suggestion.as_ref(),
            fingerprint,
            waiver: finding.waiver.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::sample::{self, rendered};

    #[test]
    fn a_line_is_the_finding_without_what_a_rendering_needs() {
        for report in [sample::report(), sample::hostile("\u{1b}[2J \u{7f}\u{9b}ü\"")] {
            for finding in &report.findings {
                let mut line = Vec::new();
                finding_line(finding, &mut line);
                let told =
                    Finding { context: None, related: Vec::new(), history: std::collections::BTreeMap::new(), ..finding.clone() };
                let mut whole = Vec::new();
                escape::write_compact(&told, &mut whole).unwrap();
                whole.push(b'\n');
                assert_eq!(String::from_utf8(line), String::from_utf8(whole));
            }
        }
    }

    #[test]
    fn the_sample() {
        let mut report = sample::report();
        report.findings.drain(3..6);
        report.findings.drain(2..3);
        assert_snapshot!(rendered("jsonl", &report), @r#"
        {"doc":"docs/guide.md","start":9,"end":38,"line":3,"column":1,"text":"ripgrep (50,200 GitHub stars)","predicate":"repo.stars","subject":"crate:ripgrep","value":"50200","comparator":"exact","as_of":"2025-10-03","as_of_from":"given","verdict":"outdated","reason":null,"actual":"67483","evidence":[{"source":"github-ranking","url":"https://github.com/BurntSushi/ripgrep","observed_at":"2025-10-01T00:00:00Z","valid_from":null,"value":"55,794 stars, recorded 2025-10-01"},{"source":"github","url":"https://github.com/BurntSushi/ripgrep","observed_at":"2026-11-20T08:00:00Z","valid_from":null,"value":"BurntSushi/ripgrep has 67,483 stars"}],"message":"the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now","suggestion":{"start":18,"end":24,"replacement":"67,500","safe":false},"fingerprint":"61b93a0515e0a64f"}
        {"doc":"docs/guide.md","start":77,"end":109,"line":6,"column":1,"text":"Rust 1.85 came out in March 2025","predicate":"rust.release_date","subject":"rust@1.85","value":"2025-03","comparator":"exact","as_of":null,"as_of_from":"none","verdict":"contradicted","reason":null,"actual":"2025-02-20","evidence":[{"source":"rust-releases","url":"https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md","observed_at":"2026-08-22T12:00:00Z","valid_from":"2025-02-20","value":"1.85.0 released 2025-02-20"}],"message":"the text says March 2025; Rust 1.85.0 was released on 2025-02-20","suggestion":{"start":99,"end":109,"replacement":"February 2025","safe":true},"fingerprint":"9e243c262b10b746"}
        {"doc":"notes.md","start":57,"end":85,"line":2,"column":1,"text":"GATs stabilized in Rust 1.65","predicate":"rust.stabilized_in","subject":"GATs","value":"1.65","comparator":"exact","as_of":null,"as_of_from":"none","verdict":"supported","reason":null,"actual":"1.65.0","evidence":[{"source":"rust-releases","url":"https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md","observed_at":"2026-08-22T12:00:00Z","valid_from":null,"value":"1.65.0: \"Stabilize generic associated types\""}],"message":"GATs were stabilised in Rust 1.65.0","suggestion":null,"fingerprint":"68bae3d7960eb8a9"}
        {"doc":"notes.md","start":95,"end":113,"line":2,"column":39,"text":"polonius crate 0.3","predicate":"crate.version_exists","subject":"crate:polonius","value":"0.3","comparator":"exact","as_of":null,"as_of_from":"none","verdict":"unverifiable","reason":"no-evidence","actual":null,"evidence":[],"message":"crates.io says nothing of polonius 0.3","suggestion":null,"fingerprint":"00f4803b37e6d761"}
        {"doc":"notes.md","start":118,"end":140,"line":2,"column":62,"text":"tokio, with 25k+ stars","predicate":"repo.stars","subject":"crate:tokio","value":"25000","comparator":"at_least","as_of":null,"as_of_from":"none","verdict":"unverifiable","reason":"offline","actual":null,"evidence":[],"message":"tokio's stars were not looked up","suggestion":null,"fingerprint":"b54852dfdd8d2901"}
        "#);
    }
}
