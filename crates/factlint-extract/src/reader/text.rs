//! Plain text: paragraphs are separated by empty lines, list items begin with a bullet, underlined lines are headings.

use factlint_model::Span;

use crate::block::{Block, BlockKind};

pub(crate) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = raw.trim_end();
        let content = line.trim_start_matches('\u{feff}').trim_start();
        if content.is_empty() {
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
        block.push(&content[bullet..], Span::new(start + indent + bullet, start + line.len()));
    }
    blocks.extend(open);
    blocks
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
