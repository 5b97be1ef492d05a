//! `github`: workflow commands, which the runner of GitHub Actions turns into annotations.

use std::io;

use factlint_model::{Finding, Problem, Report, Verdict};

use crate::{Colour, Options, place, summary, words};

/// How many annotations of a step are shown; what comes behind them would be dropped without a word.
const SHOWN: usize = 10;

/// Writes the gravest findings as annotations, the others as plain lines of the log, folded, and the summary.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut findings: Vec<&Finding> = report.findings.iter().collect();
    // What a person let stand is no alarm: it comes last.
    findings.sort_by_key(|finding| (finding.waiver.is_some(), finding.verdict));
    let grave = findings.iter().take_while(|finding| finding.waiver.is_none() && level(finding.verdict).is_some()).count();
    let (annotated, others) = findings.split_at(grave.min(SHOWN));
    for finding in annotated {
        writeln!(out, "{}", command(finding, report))?;
    }
    for problem in report.problems.iter().take(SHOWN - annotated.len()) {
        writeln!(out, "{}", warning(problem))?;
    }
    if !others.is_empty() {
        writeln!(out, "::group::{}", data(&words::counted(others.len(), "further finding")))?;
        for finding in others {
            writeln!(out, "{}", plain(finding))?;
        }
        writeln!(out, "::endgroup::")?;
    }
    writeln!(out, "factlint: {}", harmless(&summary::coverage(report, Colour::Never)))?;
    for note in &report.run.notes {
        writeln!(out, "factlint: {}", harmless(&words::one_line(note)))?;
    }
    Ok(())
}

/// The annotation that a verdict deserves.
fn level(verdict: Verdict) -> Option<&'static str> {
    match verdict {
        Verdict::Contradicted => Some("error"),
        Verdict::Outdated => Some("warning"),
        Verdict::Unverifiable | Verdict::Supported => None,
    }
}

fn command(finding: &Finding, report: &Report) -> String {
    let claim = &finding.claim;
    let (end_line, end_column) = place::end(claim);
    let mut properties = Vec::new();
    if claim.doc != "-" {
        properties.push(format!("file={}", property(&claim.doc)));
        properties.push(format!("line={},endLine={end_line}", claim.line));
        if end_line == claim.line {
            properties.push(format!("col={},endColumn={end_column}", claim.column));
        }
    }
    properties.push(format!("title={}", property(&format!("{} {}", finding.verdict.name(), words::one_line(&claim.predicate)))));
    let mut lines = vec![words::one_line(&finding.message)];
    lines.extend(words::advice(finding));
    lines.extend(finding.evidence.last().map(|item| words::observed(item, report.run.now)));
    let level = level(finding.verdict).unwrap_or("notice");
    format!("::{level} {}::{}", properties.join(","), data(&lines.join("\n")))
}

/// What is wrong with an exception.
fn warning(problem: &Problem) -> String {
    let place = if problem.doc == "-" {
        String::new()
    } else {
        format!("file={},line={},col={},", property(&problem.doc), problem.line, problem.column)
    };
    let text = [words::one_line(&problem.message), words::one_line(&problem.help)].join("\n");
    format!("::warning {place}title={}::{}", property(&problem.code), data(&text))
}

/// A line of the log that begins with a dash, so that nothing from a document can begin a command.
fn plain(finding: &Finding) -> String {
    let claim = &finding.claim;
    let place = format!("{}:{}:{}", words::one_line(&claim.doc), claim.line, claim.column);
    let waiver = finding.waiver.as_ref().map_or_else(String::new, |waiver| format!(" ({})", words::waiver(waiver)));
    harmless(&format!("- {place}: {}: {}{waiver}", finding.verdict.name(), words::one_line(&finding.message)))
}

/// The older form of a command is obeyed wherever it stands in a line.
fn harmless(text: &str) -> String {
    text.replace("##[", "## [").replace(summary::TIE, " ")
}

/// The text of a command. The colons in it are its own: the command ends at the first pair, which stands before it.
fn data(text: &str) -> String {
    harmless(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(&words::one_line(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use crate::sample::{self, rendered};

    #[test]
    fn the_sample() {
        assert_snapshot!(rendered("github", &sample::report()), @"
        ::error file=docs/guide.md,line=6,endLine=6,col=1,endColumn=33,title=contradicted rust.release_date::the text says March 2025; Rust 1.85.0 was released on 2025-02-20%0Awrite `February 2025`%0A1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
        ::error file=docs/guide.md,line=6,endLine=6,col=45,endColumn=77,title=contradicted rust.release_date::the text says March 2025; Rust 1.85.0 was released on 2025-02-20%0Awrite `February 2025`%0A1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
        ::error file=docs/guide.md,line=10,endLine=10,col=14,endColumn=46,title=contradicted rust.release_date::the text says March 2025; Rust 1.85.0 was released on 2025-02-20%0Awrite `February 2025`%0A1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
        ::error file=notes.md,line=1,endLine=1,col=34,endColumn=45,title=contradicted crate.version_exists::the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228%0Ano release 9.9.9 among 316 (crates-index, seen 2026-11-21, the same day) https://crates.io/crates/serde/versions
        ::warning file=docs/guide.md,line=3,endLine=3,col=1,endColumn=30,title=outdated repo.stars::the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now%0Awrite `67,500`%0ABurntSushi/ripgrep has 67,483 stars (github, seen 2026-11-20, 1 day before 2026-11-21) https://github.com/BurntSushi/ripgrep
        ::group::4 further findings
        - notes.md:1:1: unverifiable: mockall requires Rust 1.71 now; what it required then is not known
        - notes.md:2:39: unverifiable: crates.io says nothing of polonius 0.3
        - notes.md:2:62: unverifiable: tokio's stars were not looked up
        - notes.md:2:1: supported: GATs were stabilised in Rust 1.65.0
        ::endgroup::
        factlint: 9 assertions: 1 supported, 1 outdated, 4 contradicted, 3 undecided (1 no-evidence, 1 offline, 1 no-history)
        factlint: github.com could not be reached: what was seen before is used
        ");
    }

    #[test]
    fn nothing_to_check() {
        assert_snapshot!(rendered("github", &sample::of(Vec::new())), @"
        factlint: no checkable assertion was found
        factlint: github.com could not be reached: what was seen before is used
        ");
    }

    #[test]
    fn no_more_than_are_shown() {
        let mut report = sample::report();
        let wrong = report.findings[1].clone();
        report.findings.extend(vec![wrong; 30]);
        let text = rendered("github", &report);
        assert_eq!(text.lines().filter(|line| line.starts_with("::error") || line.starts_with("::warning")).count(), 10);
        assert!(text.contains("\n::group::29 further findings\n"), "{text}");
    }

    #[test]
    fn text_cannot_become_a_command() {
        let report = sample::hostile("\r\n::set-env name=A::b%0A,:##[add-path]c\n##[x]\u{1b}");
        let text = rendered("github", &report);
        let known = ["::error file=", "::warning file=", "::group::", "::endgroup::", "- ", "factlint: "];
        assert!(text.lines().all(|line| known.iter().any(|start| line.starts_with(start))), "{text}");
        assert!(!text.contains("##[") && !text.contains('\u{1b}') && !text.contains('\r'));
        assert_snapshot!(text.lines().next().unwrap_or_default(), @"::error file=docs/guide.md %3A%3Aset-env name=A%3A%3Ab%250A%2C%3A## [add-path]c ## [x]�,line=6,endLine=8,title=contradicted rust.release_date %3A%3Aset-env name=A%3A%3Ab%250A%2C%3A## [add-path]c ## [x]�::the text says March 2025; Rust 1.85.0 was released on 2025-02-20 ::set-env name=A::b%250A,:## [add-path]c ## [x]�%0Awrite `February 2025 ::set-env name=A::b%250A,:## [add-path]c ## [x]�`%0A1.85.0 released 2025-02-20 ::set-env name=A::b%250A,:## [add-path]c ## [x]� (rust-releases ::set-env name=A::b%250A,:## [add-path]c ## [x]�, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md ::set-env name=A::b%250A,:## [add-path]c ## [x]�");
    }
}
