//! `html`: the comparison as one page that holds all it needs.

use std::io;

use askama::Template;
use factlint_model::{Finding, Run};
use jiff::civil::Date;

use super::{Diff, Flip, human};
use crate::html::{Item, STYLE, STYLE_HASH, shown};
use crate::{Options, words};

#[derive(Template)]
#[template(path = "diff.html")]
struct Page {
    style: &'static str,
    style_hash: &'static str,
    counts: String,
    old: String,
    new: String,
    sections: Vec<Section>,
}

/// What became of some findings.
struct Section {
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    verdict: &'static str,
    step: String,
    message: String,
    words: String,
    why: String,
    waiver: Option<String>,
    replacement: Option<String>,
    evidence: Vec<Item>,
    place: String,
    kind: String,
    fingerprint: String,
}

/// Writes the page: what is new first.
pub(super) fn render(diff: &Diff<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let now = diff.new_run.now;
    let sections = diff.parts().into_iter().filter(|(_, flips)| !flips.is_empty());
    let page = Page {
        style: STYLE,
        style_hash: STYLE_HASH,
        counts: human::counts(diff),
        old: side(diff.old_run),
        new: side(diff.new_run),
        sections: sections
            .map(|(title, flips)| Section { title, rows: flips.iter().filter_map(|flip| row(flip, now)).collect() })
            .collect(),
    };
    page.write_into(out)
}

fn side(run: &Run) -> String {
    format!("{}, as of {}", words::one_line(&run.tool), run.now)
}

fn row(flip: &Flip<'_>, now: Date) -> Option<Row> {
    let finding: &Finding = flip.finding()?;
    let claim = &finding.claim;
    Some(Row {
        verdict: finding.verdict.name(),
        step: human::step(flip),
        message: words::one_line(&finding.message),
        words: words::one_line(&claim.text),
        why: flip.cause.words(),
        waiver: finding.waiver.as_ref().map(words::waiver),
        replacement: finding.suggestion.as_ref().map(|suggestion| words::one_line(&suggestion.replacement)),
        evidence: finding.evidence.iter().map(|item| shown(item, now)).collect(),
        place: format!("{}:{}:{}", words::one_line(&claim.doc), claim.line, claim.column),
        kind: words::one_line(&claim.predicate),
        fingerprint: words::one_line(&finding.fingerprint),
    })
}
