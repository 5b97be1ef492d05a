//! The lines of a document around a claim, made fit to be shown.
//!
//! The text is a copy in which nothing acts on a terminal, tabs are spaces, and lines are cut to the width around what is marked.
//! Labels are moved along, so the words that are underlined are always the words of the claim.

use std::borrow::Cow;

use factlint_model::{Claim, Context, Span};

use super::cut::{self, Line};

/// How many lines apart two marks may be to be shown together.
const NEAR: usize = 6;

/// A run of the file to be underlined.
pub(crate) struct Mark {
    /// Where it is in the file.
    pub(crate) span: Span,
    /// The words at it.
    pub(crate) label: String,
}

/// A mark in the excerpt. A mark that runs over several lines has one run in each.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where it is in the excerpt's text.
    pub(crate) span: Span,
    /// Which of the marks it belongs to.
    pub(crate) mark: usize,
    /// Whether the words of the mark go here: at its last run.
    pub(crate) last: bool,
}

/// What is shown of a document.
pub(crate) struct Excerpt {
    /// The lines, each but the last with a line feed behind it.
    pub(crate) text: String,
    /// The number of the first line.
    pub(crate) line: usize,
    /// What is underlined, in order.
    pub(crate) runs: Vec<Run>,
}

/// The lines with the first mark, one line before and one after unless it is to stand alone, and those other marks that are
/// near. Marks that have no run in the result did not fit.
pub(crate) fn excerpt(context: &Context, marks: &[Mark], width: usize, alone: bool) -> Excerpt {
    let lines = lines(context);
    let parts: Vec<Vec<Part>> = lines.iter().map(|line| parts(line, marks)).collect();
    let shown = visible(&lines, &parts, alone);
    let mut out = Excerpt { text: String::new(), line: context.line + shown.start, runs: Vec::new() };
    let columns = width.saturating_sub((context.line + shown.end).to_string().len() + 5).max(20);
    for at in shown.clone() {
        if at > shown.start {
            out.text.push('\n');
        }
        add_line(&mut out, &lines[at], &parts[at], marks, columns);
    }
    for mark in 0..marks.len() {
        if let Some(run) = out.runs.iter_mut().rfind(|run| run.mark == mark) {
            run.last = true;
        }
    }
    out
}

/// The window of the claim; where there is none that holds it, its words are all that is known of the document.
pub(crate) fn window<'a>(claim: &Claim, context: Option<&'a Context>) -> Cow<'a, Context> {
    let holds = |context: &&Context| {
        let from = claim.start.checked_sub(context.start).and_then(|at| context.text.get(at..));
        from.is_some_and(|text| text.starts_with(&claim.text))
    };
    let words = || Context { start: claim.start, line: claim.line, column: claim.column, text: claim.text.clone() };
    context.filter(holds).map_or_else(|| Cow::Owned(words()), Cow::Borrowed)
}

/// The part of a mark that lies in a line, in bytes of the line.
struct Part {
    span: Span,
    mark: usize,
}

fn lines(context: &Context) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for text in context.text.split('\n') {
        let shown = text.strip_suffix('\r').unwrap_or(text);
        lines.push(Line { text: shown, start: context.start + start, begins_inside: lines.is_empty() && context.column > 1 });
        start += text.len() + 1;
    }
    lines
}

fn parts(line: &Line<'_>, marks: &[Mark]) -> Vec<Part> {
    let end = line.start + line.text.len();
    let mut parts: Vec<Part> = Vec::new();
    for (mark, Mark { span, .. }) in marks.iter().enumerate() {
        if span.end <= line.start || span.start >= end {
            continue;
        }
        let inside = line.text.get(span.start.max(line.start) - line.start..span.end.min(end) - line.start);
        let Some(words) = inside else { continue };
        let start = span.start.max(line.start) - line.start + (words.len() - words.trim_start().len());
        if !words.trim().is_empty() {
            parts.push(Part { span: Span::new(start, start + words.trim().len()), mark });
        }
    }
    parts
}

/// Which lines are shown: those with marks that are near the first mark, and one around them that is not blank.
fn visible(lines: &[Line<'_>], parts: &[Vec<Part>], alone: bool) -> std::ops::Range<usize> {
    let of_first = |parts: &Vec<Part>| parts.iter().any(|part| part.mark == 0);
    let Some(mut first) = parts.iter().position(of_first) else { return 0..1.min(lines.len()) };
    let mut last = parts.iter().rposition(of_first).unwrap_or(first);
    for at in (0..first).rev() {
        if first - at > NEAR {
            break;
        }
        if !parts[at].is_empty() {
            first = at;
        }
    }
    for (at, parts) in parts.iter().enumerate().skip(last + 1) {
        if at - last > NEAR {
            break;
        }
        if !parts.is_empty() {
            last = at;
        }
    }
    let filled = |at: usize| lines.get(at).is_some_and(|line| !line.text.trim().is_empty());
    let before = usize::from(!alone && first > 0 && filled(first - 1));
    let after = usize::from(!alone && filled(last + 1));
    first - before..last + after + 1
}

fn add_line(out: &mut Excerpt, line: &Line<'_>, parts: &[Part], marks: &[Mark], columns: usize) {
    let focus = parts.iter().min_by_key(|part| part.mark);
    let wanted = focus.map(|part| (part.span, marks[part.mark].label.as_str()));
    let cut = cut::cut(line, wanted, columns);
    let base = out.text.len();
    for part in parts {
        let whole = focus.is_some_and(|focus| std::ptr::eq(focus, part));
        if let Some(span) = cut.place(part.span, whole) {
            out.runs.push(Run { span: Span::new(base + span.start, base + span.end), mark: part.mark, last: false });
        }
    }
    out.text.push_str(&cut.text);
}
