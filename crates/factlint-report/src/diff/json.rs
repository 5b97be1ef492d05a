//! `json`: the comparison for programs, with both findings of each flip.

use std::io;

use factlint_model::{Finding, Run};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::{Cause, Diff, Flip};
use crate::{Options, escape};

/// The name of the format.
const SCHEMA: &str = "factlint-diff-1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    old: Side<'a>,
    new: Side<'a>,
    counts: Counts,
    findings: Findings<'a>,
}

/// One of the two reports.
#[derive(Serialize)]
struct Side<'a> {
    tool: &'a str,
    started: Timestamp,
    now: Date,
}

#[derive(Serialize)]
struct Counts {
    new: usize,
    accepted: usize,
    resolved: usize,
    changed: usize,
    unchanged: usize,
    added: usize,
    removed: usize,
}

#[derive(Serialize)]
struct Findings<'a> {
    new: Vec<Entry<'a>>,
    accepted: Vec<Entry<'a>>,
    resolved: Vec<Entry<'a>>,
    changed: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    cause: &'static str,
    why: String,
    from: Option<&'a str>,
    to: Option<&'a str>,
    seen: Option<Timestamp>,
    old: Option<&'a Finding>,
    new: Option<&'a Finding>,
}

/// Writes the comparison indented.
pub(super) fn render(diff: &Diff<'_>, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let document = Document {
        schema: SCHEMA,
        old: side(diff.old_run),
        new: side(diff.new_run),
        counts: Counts {
            new: diff.new.len(),
            accepted: diff.accepted.len(),
            resolved: diff.resolved.len(),
            changed: diff.changed.len(),
            unchanged: diff.unchanged,
            added: diff.added,
            removed: diff.removed,
        },
        findings: Findings {
            new: entries(&diff.new),
            accepted: entries(&diff.accepted),
            resolved: entries(&diff.resolved),
            changed: entries(&diff.changed),
        },
    };
    escape::write_pretty(&document, out)
}

fn side(run: &Run) -> Side<'_> {
    Side { tool: &run.tool, started: run.started, now: run.now }
}

fn entries<'a>(flips: &'a [Flip<'a>]) -> Vec<Entry<'a>> {
    let entry = |flip: &'a Flip<'a>| {
        let (from, to, seen) = match &flip.cause {
            Cause::World { from, to, seen } => (from.as_deref(), to.as_deref(), *seen),
            Cause::Rules { from, to } => (Some(from.as_str()), Some(to.as_str()), None),
            _ => (None, None, None),
        };
        Entry { cause: flip.cause.name(), why: flip.cause.words(), from, to, seen, old: flip.old, new: flip.new }
    };
    flips.iter().map(entry).collect()
}
