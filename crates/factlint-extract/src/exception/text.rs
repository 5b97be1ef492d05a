//! Comments in plain text: one on lines of its own stands for what follows up to an empty line, one within a line for the
//! paragraph or item that holds it.

use factlint_model::Span;

use super::comment::{Comment, in_text};

pub(super) fn comments(text: &str) -> Vec<Comment> {
    let blocks: Vec<Span> =
        crate::reader::with_text(text, |blocks| blocks.iter().map(|block| block.source(0, block.text.len())).collect());
    let comment = |span: Span| {
        let block = if is_alone(text, span) { behind(text, span.end) } else { around(&blocks, text, span) };
        Comment { span, block }
    };
    in_text(text).into_iter().map(comment).collect()
}

fn is_alone(text: &str, span: Span) -> bool {
    let before = text[..span.start].rsplit('\n').next().unwrap_or_default();
    let after = text[span.end..].split('\n').next().unwrap_or_default();
    before.trim_start_matches('\u{feff}').trim().is_empty() && after.trim().is_empty()
}

/// From the next line with words to the next one without.
fn behind(text: &str, end: usize) -> Option<Span> {
    let (mut at, mut start) = (end, None);
    for line in text[end..].split_inclusive('\n') {
        match (line.trim().is_empty(), start) {
            (true, Some(start)) => return Some(Span::new(start, at)),
            (false, None) => start = Some(at),
            _ => {}
        }
        at += line.len();
    }
    start.map(|start| Span::new(start, text.len()))
}

/// The block on the lines of the comment.
fn around(blocks: &[Span], text: &str, span: Span) -> Option<Span> {
    let line = Span::new(
        text[..span.start].rfind('\n').map_or(0, |at| at + 1),
        text[span.end..].find('\n').map_or(text.len(), |at| span.end + at),
    );
    blocks.iter().find(|block| block.overlaps(line)).copied()
}
