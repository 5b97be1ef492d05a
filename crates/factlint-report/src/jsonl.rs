//! `jsonl`: one finding a line, for programs.

use std::io::{self, Write};

use factlint_model::{Claim, EvidenceItem, Finding, Report};

use crate::{Options, escape};

/// Writes every finding with the keys of the design and no others: what only a rendering needs is for the JSON report.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut line = Vec::new();
    for finding in &report.findings {
        line.clear();
        finding_line(finding, &mut line);
        out.write_all(&line)?;
    }
    Ok(())
}

/// Adds the line of a finding.
pub fn finding_line(finding: &Finding, lines: &mut Vec<u8>) {
    // Writing into memory cannot fail, and every finding has a form in JSON.
    let _ = write(finding, lines);
}

/// The keys in their order, written one by one: an archive has a hundred thousand of these lines.
fn write(finding: &Finding, out: &mut Vec<u8>) -> io::Result<()> {
    begin(&finding.claim, out)?;
    text(out, ",\"verdict\":", finding.verdict.name())?;
    maybe(out, ",\"reason\":", finding.reason.map(factlint_model::Reason::name))?;
    maybe(out, ",\"actual\":", finding.actual.as_deref())?;
    out.extend_from_slice(b",\"evidence\":[");
    for (place, item) in finding.evidence.iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        evidence(out, item)?;
    }
    text(out, "],\"message\":", &finding.message)?;
    out.extend_from_slice(b",\"suggestion\":");
    escape::write_compact(&finding.suggestion, out)?;
    text(out, ",\"fingerprint\":", &finding.fingerprint)?;
    if let Some(waiver) = &finding.waiver {
        out.extend_from_slice(b",\"waiver\":");
        escape::write_compact(waiver, out)?;
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

/// Begins a line with the keys of its claim.
pub(crate) fn begin(claim: &Claim, out: &mut Vec<u8>) -> io::Result<()> {
    text(out, "{\"doc\":", &claim.doc)?;
    number(out, ",\"start\":", claim.start)?;
    number(out, ",\"end\":", claim.end)?;
    number(out, ",\"line\":", claim.line)?;
    number(out, ",\"column\":", claim.column)?;
    text(out, ",\"text\":", &claim.text)?;
    text(out, ",\"predicate\":", &claim.predicate)?;
    text(out, ",\"subject\":", claim.subject.as_str())?;
    text(out, ",\"value\":", &claim.value)?;
    out.extend_from_slice(b",\"comparator\":");
    escape::write_compact(&claim.comparator, out)?;
    out.extend_from_slice(b",\"as_of\":");
    escape::write_compact(&claim.as_of, out)?;
    text(out, ",\"as_of_from\":", claim.as_of_from.name())
}

fn evidence(out: &mut Vec<u8>, item: &EvidenceItem) -> io::Result<()> {
    text(out, "{\"source\":", &item.source)?;
    text(out, ",\"url\":", &item.url)?;
    write!(out, ",\"observed_at\":\"{}\",\"valid_from\":", item.observed_at)?;
    match item.valid_from {
        Some(day) => write!(out, "\"{day}\"")?,
        None => out.extend_from_slice(b"null"),
    }
    text(out, ",\"value\":", &item.value)?;
    out.push(b'}');
    Ok(())
}

fn maybe(out: &mut Vec<u8>, key: &str, value: Option<&str>) -> io::Result<()> {
    match value {
        Some(value) => text(out, key, value),
        None => {
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(b"null");
            Ok(())
        }
    }
}

/// A key with what comes before it, and its number.
fn number(out: &mut Vec<u8>, key: &str, value: usize) -> io::Result<()> {
    out.extend_from_slice(key.as_bytes());
    escape::write_compact(&value, out)
}

/// A key with what comes before it, and its text.
fn text(out: &mut Vec<u8>, key: &str, value: &str) -> io::Result<()> {
    out.extend_from_slice(key.as_bytes());
    // What needs no escape goes as it is. Most text does, so that all of it is asked at once.
    let is_plain = |byte: u8| (0x20..0x7f).contains(&byte) & (byte != b'"') & (byte != b'\\');
    if value.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        out.push(b'"');
        out.extend_from_slice(value.as_bytes());
        out.push(b'"');
        return Ok(());
    }
    escape::write_compact(&value, out)
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
