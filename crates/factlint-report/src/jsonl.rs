//! `jsonl`: one finding a line, for programs.

use std::collections::BTreeMap;
use std::io;

use factlint_model::{Finding, Report};

use crate::{Options, escape};

/// Writes every finding with the keys of the design and no others: what only a rendering needs is for the JSON report.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        let told = Finding { context: None, related: Vec::new(), history: BTreeMap::new(), ..finding.clone() };
        escape::write_compact(&told, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::sample::{self, rendered};

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
