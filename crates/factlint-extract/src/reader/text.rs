//! Plain text: paragraphs are separated by empty lines, list items begin with a bullet, underlined lines are headings.

use factlint_model::Span;

use crate::block::{Block, BlockKind};
use crate::exception;

pub(crate) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    let mut at = 0;
    let comments = exception::in_text(text);
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = raw.trim_end();
        let content = line.trim_start_matches('\u{feff}').trim_start();
        let parts = outside(Span::new(start + line.len() - content.len(), start + line.len()), &comments);
        if parts.iter().all(|part| text[part.range()].trim().is_empty()) {
            blocks.extend(open.take());
            continue;
        }
        if is_underline(content) {
            if let Some(block) = &mut open {
                block.kind = BlockKind::Heading(if content.starts_with('=') { 1 } else { 2 });
            }
            blocks.extend(open.take());
            continue;
        }
        let indent = line.len() - content.len();
        let bullet = bullet(content);
        if bullet > 0 {
            blocks.extend(open.take());
            open = Some(Block::new(BlockKind::Item));
        }
        let block = open.get_or_insert_with(|| Block::new(BlockKind::Paragraph));
        if !block.text.is_empty() {
            // The line break before this line stands for one space.
            block.push(" ", Span::new(start.saturating_sub(1), start));
        }
        let first = start + indent + bullet;
        for part in parts {
            let part = Span::new(part.start.max(first), part.end);
            block.push(&text[part.range()], part);
        }
    }
    blocks.extend(open);
    blocks
}

/// What is left of a line without the comments in it.
fn outside(line: Span, comments: &[Span]) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = line.start;
    for comment in comments.iter().filter(|comment| comment.overlaps(line)) {
        parts.push(Span::new(at, comment.start.max(at)));
        at = comment.end.min(line.end);
    }
    parts.push(Span::new(at, line.end));
    parts
}

fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

/// How many bytes the bullet and the space behind it take.
fn bullet(line: &str) -> usize {
    let rest = line.trim_start_matches(['-', '*', '•', '+']);
    let mark = line.len() - rest.len();
    if mark > 0 && rest.starts_with(' ') && line[..mark].chars().count() == 1 { mark + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_items_and_headings() {
        let text = "Title\n=====\r\n\r\nOne\r\n  two.\n\n- a\n- b\n";
        let blocks = read(text);
        let all: Vec<_> = blocks.iter().map(|b| (b.kind.clone(), b.text.as_str())).collect();
        assert_eq!(
            all,
            [
                (BlockKind::Heading(1), "Title"),
                (BlockKind::Paragraph, "One two."),
                (BlockKind::Item, "a"),
                (BlockKind::Item, "b"),
            ]
        );
        let span = blocks[1].source(4, 7);
        assert_eq!(&text[span.range()], "two");
    }
}
