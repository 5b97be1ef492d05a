//! One group of findings as a diagnostic of miette, and as text.

use std::fmt;

use factlint_model::{Context, Finding, Span, Verdict};
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

/// The document as far as it is shown.
#[derive(Debug)]
pub(super) struct Window {
    pub(super) path: String,
    pub(super) text: String,
    /// The number of its first line, from 0.
    pub(super) line: usize,
    /// The line and column of the claim, from 0.
    pub(super) claim: (usize, usize),
}

impl SourceCode for Window {
    /// All there is, as the excerpt chose it. miette asks for a span without lines around it only to tell where the claim is.
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (line, column) = if before + after == 0 { self.claim } else { (self.line, 0) };
        let span = SourceSpan::from(0..self.text.len());
        let lines = self.text.split('\n').count();
        let bytes = self.text.as_bytes();
        Ok(Box::new(MietteSpanContents::new_named(self.path.clone(), bytes, span, line, column, lines)))
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

/// Writes the group as miette lays it out. Gives back the findings whose place was not shown.
pub(super) fn write<'a>(group: &Group<'a>, options: &Options, out: &mut String) -> Result<Vec<&'a Finding>, fmt::Error> {
    let context = window(&group.first.claim, group.first.context.as_ref());
    let marks = marks(group, &context);
    let spans: Vec<Mark> = marks.iter().map(|(mark, _)| Mark { span: mark.span, label: mark.label.clone() }).collect();
    let excerpt = excerpt(&context, &spans, options.width);
    let seen = |mark: usize| excerpt.runs.iter().any(|run| run.mark == mark);
    let missing = group
        .others
        .iter()
        .copied()
        .filter(|other| !marks.iter().enumerate().any(|(at, (_, finding))| std::ptr::eq(*finding, *other) && seen(at)));
    let missing = missing.collect();
    let verdict = group.first.verdict;
    let advice = if verdict == Verdict::Supported { "✓" } else { "?" };
    handler(severity(verdict), advice, options).render_report(out, &matter(group, &spans, &excerpt, options))?;
    Ok(missing)
}

/// The claim and its equals in the same window.
fn marks<'a>(group: &Group<'a>, context: &Context) -> Vec<(Mark, &'a Finding)> {
    let window = Span::new(context.start, context.start + context.text.len());
    let near = group
        .others
        .iter()
        .filter(|other| window.holds(other.claim.span()) && !other.claim.span().overlaps(group.first.claim.span()));
    let first = (Mark { span: group.first.claim.span(), label: words::label(group.first) }, group.first);
    std::iter::once(first)
        .chain(near.map(|other| (Mark { span: other.claim.span(), label: "and here".to_owned() }, *other)))
        .collect()
}

fn matter(group: &Group<'_>, marks: &[Mark], excerpt: &Excerpt, options: &Options) -> Matter {
    let claim = &group.first.claim;
    Matter {
        title: words::one_line(&group.first.message),
        code: words::one_line(&claim.predicate),
        help: help(group),
        severity: severity(group.first.verdict),
        labels: labels(marks, excerpt, options.width),
        source: Window {
            path: words::one_line(&claim.doc),
            text: excerpt.text.clone(),
            line: excerpt.line.saturating_sub(1),
            claim: (claim.line.saturating_sub(1), claim.column.saturating_sub(1)),
        },
    }
}

fn severity(verdict: Verdict) -> Severity {
    match verdict {
        Verdict::Contradicted => Severity::Error,
        Verdict::Outdated => Severity::Warning,
        Verdict::Unverifiable | Verdict::Supported => Severity::Advice,
    }
}

fn labels(marks: &[Mark], excerpt: &Excerpt, width: usize) -> Vec<LabeledSpan> {
    let labelled = |run: &Run| {
        let span = SourceSpan::from(run.span.range());
        let label = run.last.then(|| fitted(&marks[run.mark].label, run, excerpt, width));
        match run.mark {
            0 if run.last => LabeledSpan::new_primary_with_span(label, span),
            _ => LabeledSpan::new_with_span(label, span),
        }
    };
    excerpt.runs.iter().map(labelled).collect()
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

/// The layout; `advice` is the sign of what is neither an error nor a warning.
pub(super) fn handler(severity: Severity, advice: &str, options: &Options) -> GraphicalReportHandler {
    let mut styles = match options.colour {
        Colour::Never => ThemeStyles::none(),
        Colour::Always => ThemeStyles::ansi(),
    };
    styles.highlights = vec![match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Advice => styles.advice,
    }];
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
