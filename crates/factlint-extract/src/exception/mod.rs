//! The exceptions of a document: comments that begin with `factlint:`, and what each of them covers.

mod comment;
mod directive;
mod html;
mod markdown;
mod text;

use factlint_model::{Document, Exception, ExceptionFault, Span};

use crate::reader::{Format, format};

use comment::Comment;
pub(crate) use comment::in_text;
use directive::{Directive, Form};

/// The word with which a comment speaks to factlint.
const MARK: &str = "factlint:";

/// The exceptions of a document, in the order in which they stand. Comments in code are none.
#[must_use]
pub fn exceptions(doc: &Document) -> Vec<Exception> {
    if !doc.text.contains(MARK) {
        return Vec::new();
    }
    let mut comments = match format(doc) {
        Format::Html => html::comments(&doc.text),
        Format::Text => text::comments(&doc.text),
        Format::Markdown => markdown::comments(&doc.text),
    };
    comments.sort_by_key(|comment| comment.span.start);
    resolved(doc, &comments)
}

/// The directives with what they cover: regions are closed by the first end that fits.
fn resolved(doc: &Document, comments: &[Comment]) -> Vec<Exception> {
    let mut found: Vec<Exception> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for comment in comments {
        let Some(directive) = doc.text.get(comment.span.range()).and_then(Directive::read) else { continue };
        let mut exception = exception(doc, comment, &directive);
        match directive.form {
            Some(Form::Start) => open.push(found.len()),
            Some(Form::End) => {
                let fits = |at: &usize| directive.kinds.is_empty() || found[*at].kinds == directive.kinds;
                match open.iter().rposition(fits) {
                    Some(index) => {
                        let begun = &mut found[open.remove(index)];
                        begun.covers = Span::new(begun.span.end, comment.span.start);
                        continue;
                    }
                    None => exception.fault = Some(ExceptionFault::NotBegun),
                }
            }
            Some(Form::Block | Form::File) | None => {}
        }
        found.push(exception);
    }
    for at in open {
        found[at].fault.get_or_insert(ExceptionFault::Unclosed);
    }
    found
}

fn exception(doc: &Document, comment: &Comment, directive: &Directive) -> Exception {
    let (line, column) = doc.line_column(comment.span.start);
    let nothing = Span::new(comment.span.end, comment.span.end);
    let covers = match directive.form {
        Some(Form::File) => Span::new(0, doc.text.len()),
        Some(Form::Block) => comment.block.unwrap_or(nothing),
        _ => nothing,
    };
    Exception {
        doc: doc.path.clone(),
        span: comment.span,
        line,
        column,
        text: doc.text.get(comment.span.range()).unwrap_or_default().to_owned(),
        kinds: directive.kinds.clone(),
        reason: directive.reason.clone(),
        until: directive.until,
        covers,
        fault: directive.fault.clone(),
    }
}

#[cfg(test)]
mod tests;
