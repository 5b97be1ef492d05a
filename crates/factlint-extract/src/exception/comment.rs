//! Comments, as HTML and Markdown have them. Plain text has none of its own, so there they count where they speak to factlint.

use factlint_model::Span;

use super::MARK;

/// A comment, and the block that it would silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    /// From the first byte of `<!--` to the last of `-->`.
    pub(super) span: Span,
    /// The block behind it, or, where it stands within one, that one.
    pub(super) block: Option<Span>,
}

/// All comments in a stretch of text.
pub(super) fn spans(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = within.start;
    while let Some(start) = text.get(at..within.end).and_then(|rest| rest.find("<!--")).map(|found| at + found) {
        let Some(length) = text.get(start + 4..within.end).and_then(|rest| rest.find("-->")) else { break };
        at = start + 4 + length + 3;
        found.push(Span::new(start, at));
    }
    found
}

/// The comments in plain text that speak to factlint.
pub(crate) fn in_text(text: &str) -> Vec<Span> {
    if !text.contains(MARK) {
        return Vec::new();
    }
    let speaks = |span: &Span| inside(&text[span.range()]).is_some_and(|words| words.starts_with(MARK));
    spans(text, Span::new(0, text.len())).into_iter().filter(speaks).collect()
}

/// The words of a comment without its marks.
pub(super) fn inside(comment: &str) -> Option<&str> {
    Some(comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim())
}
