//! One group of findings as a diagnostic of miette, and as text.

use std::fmt;

use factlint_model::{Context, Finding, Place, Span, Verdict};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, Severity, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use textwrap::core::display_width;
use textwrap::{WordSeparator, WordSplitter};

use super::excerpt::{Excerpt, Mark, Run, excerpt, window};
use crate::group::Group;
use crate::{Colour, Options, words};

/// How many spellings of a replacement are shown.
const DIFFERENT: usize = 4;
/// How many places of a fact are shown with their lines; the others are named.
const PLACES: usize = 5;

/// What miette needs to know of a group.
#[derive(Debug)]
pub(super) struct Matter {
    title: String,
    code: String,
    help: Option<String>,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    source: Window,
}

/// The document as far as it is shown: runs of lines, which miette sees as one text with gaps.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) path: String,
    pub(super) parts: Vec<Part>,
}

/// A run of lines.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) text: String,
    /// The place of its first byte for miette.
    pub(super) base: usize,
    /// The number of its first line, from 0.
    pub(super) line: usize,
    /// The line and column of what it is shown for, from 0.
    pub(super) focus: (usize, usize),
}

impl SourceCode for Window {
    /// The whole part, as the excerpt chose it; a span over a gap cannot be read, and so its ends are shown apart. miette asks
    /// for a span without lines around it only to tell where it is.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let holds = |part: &&Part| part.base <= span.offset() && span.offset() + span.len() <= part.base + part.text.len();
        let part = self.parts.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let (line, column) = if before + after == 0 { part.focus } else { (part.line, 0) };
        let lines = part.text.split('\n').count();
        let whole = SourceSpan::from(part.base..part.base + part.text.len());
        Ok(Box::new(MietteSpanContents::new_named(self.path.clone(), part.text.as_bytes(), whole, line, column, lines)))
    }
}

impl fmt::Display for Matter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Matter {}

impl Diagnostic for Matter {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// Writes the group as miette lays it out, with these other places of the document. Gives back the findings whose place was
/// not shown.
pub(super) fn write<'a>(
    group: &Group<'a>,
    related: &[&Place],
    options: &Options,
    out: &mut String,
) -> Result<Vec<&'a Finding>, fmt::Error> {
    let first = &group.first.claim;
    let mut view = View { parts: Vec::new(), labels: Vec::new(), inks: Vec::new(), width: options.width };
    let context = window(first, group.first.context.as_ref());
    let mut marks = vec![Mark { span: first.span(), label: words::label(group.first) }];
    let near = Span::new(context.start, context.start.saturating_add(context.text.len()));
    let near: Vec<&Finding> = group.others.iter().copied().filter(|other| near.holds(other.claim.span())).collect();
    let apart = |span: Span, marks: &[Mark]| !marks.iter().any(|mark| mark.span.overlaps(span));
    let mut marked: Vec<&Finding> = Vec::new();
    for other in near {
        if apart(other.claim.span(), &marks) {
            marks.push(Mark { span: other.claim.span(), label: "and here".to_owned() });
            marked.push(other);
        }
    }
    let claims = marks.len();
    let mut beside: Vec<&Place> = Vec::new();
    for place in related {
        if apart(Span::new(place.start, place.end), &marks) {
            marks.push(mark(place));
            beside.push(place);
        }
    }
    let seen = view.add(&context, &marks, claims, (first.line, first.column), false);
    let shown = |other: &Finding| marked.iter().zip(&seen[1..]).any(|(known, seen)| *seen && std::ptr::eq(*known, other));
    let mut missing: Vec<&Finding> = group.others.iter().copied().filter(|other| !shown(other)).collect();
    let alone = missing.len().min(PLACES.saturating_sub(seen[..claims].iter().filter(|seen| **seen).count()));
    for other in missing.drain(..alone) {
        let claim = &other.claim;
        let mark = Mark { span: claim.span(), label: "and here".to_owned() };
        view.add(&window(claim, other.context.as_ref()), &[mark], 1, (claim.line, claim.column), true);
    }
    for (place, _) in beside.iter().zip(&seen[claims..]).filter(|(_, seen)| !**seen) {
        view.add(&place.context, &[mark(place)], 0, (place.line, place.column), true);
    }
    let View { parts, labels, inks, .. } = view;
    let matter = Matter {
        title: words::one_line(&group.first.message),
        code: words::one_line(&first.predicate),
        help: help(group),
        severity: severity(group.first.verdict),
        labels,
        source: Window { path: words::one_line(&first.doc), parts },
    };
    let verdict = group.first.verdict;
    let advice = if verdict == Verdict::Supported { "✓" } else { "?" };
    handler(severity(verdict), advice, &inks, options).render_report(out, &matter)?;
    Ok(missing)
}

fn mark(place: &Place) -> Mark {
    Mark { span: Span::new(place.start, place.end), label: words::role(place.role).to_owned() }
}

/// What is shown of the document, as it grows.
struct View {
    parts: Vec<Part>,
    labels: Vec<LabeledSpan>,
    /// For each label, whether it is at a claim.
    inks: Vec<bool>,
    width: usize,
}

impl View {
    /// Adds a run of lines with marks, of which the first ones are claims. Gives back which of the marks are in it.
    fn add(&mut self, context: &Context, marks: &[Mark], claims: usize, focus: (usize, usize), alone: bool) -> Vec<bool> {
        let excerpt = excerpt(context, marks, self.width, alone);
        let base = self.parts.last().map_or(0, |part| part.base + part.text.len() + 1);
        let leads = self.parts.is_empty();
        let mut runs: Vec<&Run> = excerpt.runs.iter().collect();
        runs.sort_by_key(|run| run.span.start);
        for run in runs {
            let span = SourceSpan::from(base + run.span.start..base + run.span.end);
            let label = run.last.then(|| fitted(&marks[run.mark].label, run, &excerpt, self.width));
            self.labels.push(match run.mark {
                0 if run.last && leads => LabeledSpan::new_primary_with_span(label, span),
                _ => LabeledSpan::new_with_span(label, span),
            });
            self.inks.push(run.mark < claims);
        }
        let focus = (focus.0.saturating_sub(1), focus.1.saturating_sub(1));
        self.parts.push(Part { text: excerpt.text, base, line: excerpt.line.saturating_sub(1), focus });
        (0..marks.len()).map(|mark| excerpt.runs.iter().any(|run| run.mark == mark)).collect()
    }
}

fn severity(verdict: Verdict) -> Severity {
    match verdict {
        Verdict::Contradicted => Severity::Error,
        Verdict::Outdated => Severity::Warning,
        Verdict::Unverifiable | Verdict::Supported => Severity::Advice,
    }
}

/// The label in as many lines as it needs to the right of the middle of its words.
fn fitted(label: &str, run: &Run, excerpt: &Excerpt, width: usize) -> String {
    let gutter = (excerpt.line + excerpt.text.matches('\n').count()).to_string().len() + 5;
    let line = excerpt.text[..run.span.start].rfind('\n').map_or(0, |at| at + 1);
    let middle = display_width(&excerpt.text[line..run.span.start]) + display_width(&excerpt.text[run.span.range()]) / 2;
    let room = width.saturating_sub(gutter + middle + 4).max(14);
    textwrap::fill(label, textwrap::Options::new(room).word_splitter(WordSplitter::NoHyphenation))
}

/// What to do: the replacement, or what would help to decide.
fn help(group: &Group<'_>) -> Option<String> {
    let mut suggested: Vec<String> = Vec::new();
    for suggestion in group.all().filter_map(|finding| finding.suggestion.as_ref()) {
        let text = words::one_line(&suggestion.replacement);
        if !suggested.contains(&text) {
            suggested.push(text);
        }
    }
    match suggested.as_slice() {
        [] => group.first.reason.map(|reason| words::remedy(reason).to_owned()),
        [text] => Some(format!("write `{text}`")),
        texts => {
            let texts = texts.iter().take(DIFFERENT).map(|text| format!("`{text}`")).collect::<Vec<_>>();
            Some(format!("write {}, as each place has it", texts.join(" or ")))
        }
    }
}

/// The layout; `advice` is the sign of what is neither an error nor a warning, `inks` tells which labels are at claims.
pub(super) fn handler(severity: Severity, advice: &str, inks: &[bool], options: &Options) -> GraphicalReportHandler {
    let mut styles = match options.colour {
        Colour::Never => ThemeStyles::none(),
        Colour::Always => ThemeStyles::ansi(),
    };
    let claim = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Advice => styles.advice,
    };
    // miette gives them to the labels in the order in which these stand.
    styles.highlights = inks.iter().map(|is_claim| if *is_claim { claim } else { styles.advice }).collect();
    if styles.highlights.is_empty() {
        styles.highlights.push(claim);
    }
    let characters = ThemeCharacters { advice: advice.to_owned(), ..ThemeCharacters::unicode() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_width(options.width.max(20))
        .with_links(false)
        .without_syntax_highlighting()
        .without_cause_chain()
        .with_break_words(false)
        .with_word_separator(WordSeparator::AsciiSpace)
        .with_word_splitter(WordSplitter::NoHyphenation)
}
