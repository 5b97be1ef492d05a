//! `human`: what needs a person, with the exact words underlined, the evidence, and what to write instead.

mod cut;
mod diagnostic;
pub(crate) mod excerpt;
mod problem;

use std::collections::HashSet;
use std::io;

use factlint_model::{EvidenceItem, Finding, Place, Report, Role, Verdict};
use jiff::civil::Date;
use textwrap::{WordSeparator, WordSplitter};

use crate::group::{Group, groups};
use crate::paint::Ink;
use crate::{Options, summary, words};

/// How many observations of a finding are shown where not all are asked for.
const SHOWN: usize = 3;
/// How many further places of a fact, likewise.
const ALSO: usize = 8;

/// Writes the findings that need a person, then what stayed open and the summary.
pub(crate) fn render(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let shown = |verdict| options.verbose || matches!(verdict, Verdict::Contradicted | Verdict::Outdated);
    let needs_a_look = |group: &Group<'_>| options.verbose || group.first.waiver.is_none();
    let mut known = Known::new();
    for group in groups(report, shown).into_iter().filter(needs_a_look) {
        let mut text = String::new();
        add_group(&group, report.run.now, options, &mut known, &mut text).map_err(io::Error::other)?;
        writeln!(out, "{text}")?;
    }
    for problem in &report.problems {
        let mut text = String::new();
        problem::write(problem, options, &mut text).map_err(io::Error::other)?;
        writeln!(out, "{text}")?;
    }
    if options.quiet {
        return Ok(());
    }
    let mut text = String::new();
    add_summary(report, options, &mut text);
    out.write_all(text.as_bytes())
}

/// One finding in full.
pub(crate) fn add_finding(finding: &Finding, now: Date, options: &Options, text: &mut String) -> std::fmt::Result {
    add_group(&Group { first: finding, others: Vec::new() }, now, options, &mut Known::new(), text)
}

/// Places outside the claims that the reader has seen already: the date of a document is shown once and then told.
type Known<'a> = HashSet<(&'a str, usize, usize)>;

fn add_group<'a>(group: &Group<'a>, now: Date, options: &Options, known: &mut Known<'a>, text: &mut String) -> std::fmt::Result {
    let all = group.first.related.iter();
    let related: Vec<&Place> =
        all.filter(|place| known.insert((&group.first.claim.doc, place.start, place.end)) || options.verbose).collect();
    let elsewhere = diagnostic::write(group, &related, options, text)?;
    if !elsewhere.is_empty() {
        entry(text, "also at", &places(&elsewhere, if options.verbose { usize::MAX } else { ALSO }), options);
    }
    let claim = &group.first.claim;
    if let Some(date) = claim.as_of.filter(|_| options.verbose || group.first.verdict == Verdict::Outdated) {
        let place = group.first.related.iter().find(|place| place.role == Role::Date);
        let line = place.map_or_else(String::new, |place| format!(", line {}", place.line));
        entry(text, "as of", &format!("{date}, from {}{line}", words::origin(claim.as_of_from)), options);
    }
    if let Some(waiver) = &group.first.waiver {
        entry(text, "may stand", &words::waiver(waiver), options);
    }
    let evidence = &group.first.evidence;
    let shown = if options.verbose { evidence.len() } else { SHOWN };
    for item in evidence.iter().take(shown) {
        add_evidence(text, item, now, options);
    }
    if evidence.len() > shown {
        entry(text, "evidence", &format!("{} more, shown with -v", evidence.len() - shown), options);
    }
    Ok(())
}

fn add_evidence(text: &mut String, item: &EvidenceItem, now: Date, options: &Options) {
    entry(text, "evidence", &words::one_line(&item.value), options);
    let source = format!("{}, {}", words::one_line(&item.source), words::seen(item, now));
    let dim = |line: &str| options.colour.paint(Ink::Faint, line);
    wrapped(text, &source, "    ", "    ", options, dim);
    // A url is not broken: it is there to be opened.
    text.push_str("    ");
    text.push_str(&dim(&words::one_line(&item.url)));
    text.push('\n');
}

/// A line with a name in front of it, indented as miette does with help.
pub(crate) fn entry(text: &mut String, name: &str, value: &str, options: &Options) {
    let first = format!("  {} ", options.colour.paint(Ink::Label, &format!("{name}:")));
    wrapped(text, value, &first, "    ", options, str::to_owned);
}

pub(crate) fn wrapped(
    text: &mut String,
    value: &str,
    first: &str,
    rest: &str,
    options: &Options,
    paint: impl Fn(&str) -> String,
) {
    let layout = textwrap::Options::new(options.width.max(20))
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    for line in textwrap::wrap(value, layout) {
        text.push_str(&paint(&line.replace(summary::TIE, " ")));
        text.push('\n');
    }
}

fn add_summary(report: &Report, options: &Options, text: &mut String) {
    let plain = |line: &str| line.to_owned();
    if report.findings.is_empty() {
        wrapped(text, "No checkable assertion was found: nothing here needs a look.", "", "", options, plain);
    } else {
        if !options.verbose {
            add_undecided(report, options, text);
        }
        wrapped(text, &summary::coverage(report, options.colour), "", "  ", options, plain);
        for line in summary::by_kind(report, options.colour) {
            wrapped(text, &line, "  ", "    ", options, plain);
        }
    }
    for note in &report.run.notes {
        wrapped(text, &words::one_line(note), "note: ", "  ", options, plain);
    }
}

/// One entry for each reason for which claims stayed undecided.
fn add_undecided(report: &Report, options: &Options, text: &mut String) {
    let reasons = summary::reasons(report);
    for (reason, findings) in &reasons {
        let first = format!("{} undecided ({}): {}", findings.len(), reason.name(), words::reason(*reason));
        wrapped(text, &first, "", "  ", options, str::to_owned);
        entry(text, "help", words::remedy(*reason), options);
        entry(text, "at", &places(findings, SHOWN), options);
    }
    if !reasons.is_empty() {
        text.push('\n');
    }
}

/// Where the findings are, the first ones by name.
fn places(findings: &[&Finding], shown: usize) -> String {
    let place = |finding: &&Finding| {
        let claim = &finding.claim;
        format!("{}:{}:{}", words::one_line(&claim.doc), claim.line, claim.column)
    };
    let named = findings.iter().take(shown).map(place).collect::<Vec<_>>().join(", ");
    let more = findings.len().saturating_sub(shown);
    if more > 0 { format!("{named} and {more} more") } else { named }
}

#[cfg(test)]
mod layout_tests;
#[cfg(test)]
mod tests;
