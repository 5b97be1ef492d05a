//! What the template shows.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use factlint_model::{EvidenceItem, Finding, Place, Problem, Report, Verdict};
use jiff::civil::Date;

use super::plot::Plot;
use crate::human::excerpt::window;
use crate::summary::{self, Tally};
use crate::{Colour, words};

pub(crate) const STYLE: &str = include_str!("../../templates/report.css");
pub(super) const SCRIPT: &str = include_str!("../../templates/report.js");
/// The only style and the only script that the page may use. A test tells the new ones when a file changes.
pub(crate) const STYLE_HASH: &str = "sha256-KUAQZLJN4/A/SEg5x+gP64Sz9V/LIM4sv/8aC9/QBlw=";
pub(super) const SCRIPT_HASH: &str = "sha256-468JqhaQ3M5BIeU2uuP9+A4s3KZfpn/XGqeg6daMMqk=";
/// How many characters of the sentence are shown at each side of the claim.
const AROUND: usize = 200;

#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct Page {
    style: &'static str,
    style_hash: &'static str,
    script: &'static str,
    script_hash: &'static str,
    coverage: String,
    tool: String,
    now: Date,
    notes: Vec<String>,
    /// What is wrong with exceptions: where, and what to do.
    problems: Vec<(String, String)>,
    verdicts: Vec<Choice>,
    kinds: Vec<Kind>,
    documents: Vec<Document>,
}

/// A verdict to be shown or hidden.
struct Choice {
    name: &'static str,
    word: &'static str,
    count: usize,
    checked: bool,
}

/// A line of the table.
struct Kind {
    name: String,
    counts: [usize; 4],
}

struct Document {
    path: String,
    rows: Vec<Row>,
}

/// A finding.
struct Row {
    fingerprint: String,
    verdict: &'static str,
    kind: String,
    label: String,
    message: String,
    before: String,
    words: String,
    after: String,
    waiver: Option<String>,
    replacement: Option<String>,
    remedy: Option<&'static str>,
    evidence: Vec<Item>,
    line: usize,
    column: usize,
    triple: String,
    dated: Option<String>,
    plot: Option<Plot>,
    /// Whether the drawing is shown at once.
    open: bool,
    related: Vec<Related>,
}

/// A place that the date or the subject comes from.
struct Related {
    role: &'static str,
    line: usize,
    words: String,
}

/// An observation.
pub(crate) struct Item {
    pub(crate) value: String,
    pub(crate) source: String,
    pub(crate) seen: String,
    pub(crate) url: Option<String>,
}

impl Page {
    /// The page for a report: documents in the order of the report, in each the most serious findings first.
    pub(super) fn of(report: &Report) -> Self {
        let tally = Tally::of(&report.findings);
        let choice = |verdict: Verdict| Choice {
            name: verdict.name(),
            word: if verdict == Verdict::Unverifiable { "undecided" } else { verdict.name() },
            count: tally.count(verdict),
            checked: verdict != Verdict::Supported,
        };
        Self {
            style: STYLE,
            style_hash: STYLE_HASH,
            script: SCRIPT,
            script_hash: SCRIPT_HASH,
            coverage: summary::coverage(report, Colour::Never).replace(summary::TIE, " "),
            tool: words::one_line(&report.run.tool),
            now: report.run.now,
            problems: report.problems.iter().map(problem).collect(),
            notes: report.run.notes.iter().map(|note| words::one_line(note)).collect(),
            verdicts: Verdict::ALL.into_iter().map(choice).collect(),
            kinds: kinds(report),
            documents: documents(report),
        }
    }
}

fn problem(problem: &Problem) -> (String, String) {
    let place = format!("{}:{}:{}", words::one_line(&problem.doc), problem.line, problem.column);
    (place, format!("{}; {}", words::one_line(&problem.message), words::one_line(&problem.help)))
}

fn kinds(report: &Report) -> Vec<Kind> {
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    for finding in &report.findings {
        kinds.entry(words::one_line(&finding.claim.predicate)).or_default().add(finding.verdict);
    }
    let kind = |(name, tally): (String, Tally)| Kind { name, counts: Verdict::ALL.map(|verdict| tally.count(verdict)) };
    kinds.into_iter().map(kind).collect()
}

fn documents(report: &Report) -> Vec<Document> {
    let mut documents: Vec<(Document, Vec<&Finding>)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for finding in &report.findings {
        let place = *places.entry(&finding.claim.doc).or_insert_with(|| {
            let path = if finding.claim.doc == "-" { "standard input".to_owned() } else { words::one_line(&finding.claim.doc) };
            documents.push((Document { path, rows: Vec::new() }, Vec::new()));
            documents.len() - 1
        });
        documents[place].1.push(finding);
    }
    let filled = |(mut document, mut findings): (Document, Vec<&Finding>)| {
        findings.sort_by_key(|finding| finding.verdict);
        document.rows = findings.into_iter().map(|finding| row(finding, report.run.now)).collect();
        document
    };
    documents.into_iter().map(filled).collect()
}

fn row(finding: &Finding, now: Date) -> Row {
    let claim = &finding.claim;
    let (before, after) = around(finding);
    let subject = words::one_line(claim.subject.as_str());
    Row {
        fingerprint: finding.fingerprint.chars().filter(char::is_ascii_alphanumeric).collect(),
        verdict: finding.verdict.name(),
        kind: words::one_line(&claim.predicate),
        label: words::label(finding),
        message: words::one_line(&finding.message),
        before,
        words: words::one_line(&claim.text),
        after,
        waiver: finding.waiver.as_ref().map(words::waiver),
        replacement: finding.suggestion.as_ref().map(|suggestion| words::one_line(&suggestion.replacement)),
        remedy: finding.reason.map(words::remedy),
        evidence: finding.evidence.iter().map(|item| shown(item, now)).collect(),
        line: claim.line,
        column: claim.column,
        triple: format!("{subject} {} {}", words::sign(claim.comparator), words::one_line(&claim.value)),
        plot: Plot::of(finding, now),
        open: finding.verdict <= Verdict::Outdated,
        related: finding.related.iter().map(related).collect(),
        dated: claim.as_of.map(|date| format!("as of {date}, from {}", words::origin(claim.as_of_from))),
    }
}

fn related(place: &Place) -> Related {
    let line = words::one_line(&place.context.text);
    Related { role: words::role(place.role), line: place.line, words: words::clipped(&line, AROUND).into_owned() }
}

/// An observation in words.
pub(crate) fn shown(item: &EvidenceItem, now: Date) -> Item {
    Item {
        value: words::one_line(&item.value),
        source: words::one_line(&item.source),
        seen: words::seen(item, now),
        url: words::link(&item.url),
    }
}

/// The paragraph before and behind the claim.
fn around(finding: &Finding) -> (String, String) {
    let claim = &finding.claim;
    let context = window(claim, finding.context.as_ref());
    let at = claim.start.saturating_sub(context.start);
    let before = context.text.get(..at).unwrap_or_default();
    let after = context.text.get(at + claim.text.len()..).unwrap_or_default();
    let before = before.rsplit("\n\n").next().unwrap_or_default().rsplit("\n\r\n").next().unwrap_or_default();
    let after = after.split("\n\n").next().unwrap_or_default().split("\r\n\r").next().unwrap_or_default();
    (tail(before), head(after))
}

fn tail(text: &str) -> String {
    let from = text.char_indices().rev().nth(AROUND).map(|(at, _)| text[at..].find(' ').map_or(at, |space| at + space + 1));
    let shown = spaced(&text[from.unwrap_or(0)..]);
    if from.is_some() { format!("…{shown}") } else { shown.trim_start().to_owned() }
}

fn head(text: &str) -> String {
    let to = text.char_indices().nth(AROUND).map(|(at, _)| text[..at].rfind(' ').unwrap_or(at));
    let shown = spaced(&text[..to.unwrap_or(text.len())]);
    if to.is_some() { format!("{shown}…") } else { shown.trim_end().to_owned() }
}

/// On one line, with a space where the claim is parted from what is beside it.
fn spaced(text: &str) -> String {
    let space = |is: bool| if is { " " } else { "" };
    let (first, last) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    match words::one_line(text) {
        line if line.is_empty() => space(first).to_owned(),
        line => format!("{}{line}{}", space(first), space(last)),
    }
}
