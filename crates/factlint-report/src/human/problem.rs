//! What is wrong with exceptions and acceptances, as diagnostics of miette.

use std::fmt;

use factlint_model::Problem;
use miette::{LabeledSpan, MietteDiagnostic, Report, Severity, SourceSpan};

use super::diagnostic::{Part, Window, handler};
use crate::{Options, words};

/// How many characters of a comment are shown.
const SHOWN: usize = 200;

/// Writes a warning.
pub(super) fn write(problem: &Problem, options: &Options, out: &mut String) -> fmt::Result {
    let text = words::clipped(&words::one_line(&problem.text), SHOWN).into_owned();
    let label = LabeledSpan::new_with_span(Some("here".to_owned()), SourceSpan::from(0..text.len()));
    let diagnostic = MietteDiagnostic::new(words::one_line(&problem.message))
        .with_code(words::one_line(&problem.code))
        .with_help(words::one_line(&problem.help))
        .with_severity(Severity::Warning)
        .with_label(label);
    let (line, column) = (problem.line.saturating_sub(1), problem.column.saturating_sub(1));
    let part = Part { text, base: 0, line, focus: (line, column) };
    let source = Window { path: words::one_line(&problem.doc), parts: vec![part] };
    handler(Severity::Warning, "?", &[true], options)
        .render_report(out, Report::new(diagnostic).with_source_code(source).as_ref())
}
