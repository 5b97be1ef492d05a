//! Plain text: paragraphs are separated by empty lines, list items begin with a bullet, underlined lines are headings.

use factlint_model::Span;

use crate::block::{Block, BlockKind};
use crate::exception;

pub(crate) fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    let mut at = 0;
    // How many lines the open block has.
    let mut lines = 0;
    let comments = exception::in_text(text);
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = raw.trim_end();
        let content = line.trim_start_matches('\u{feff}').trim_start();
        let parts = outside(Span::new(start + line.len() - content.len(), start + line.len()), &comments);
        let is_first = blocks.is_empty() && lines == 1;
        if parts.iter().all(|part| text[part.range()].trim().is_empty()) {
            blocks.extend(open.take().map(|block| if is_first { titled(block) } else { block }));
            lines = 0;
            continue;
        }
        if is_underline(content) {
            if let Some(block) = &mut open {
                block.kind = BlockKind::Heading(if content.starts_with('=') { 1 } else { 2 });
            }
            blocks.extend(open.take());
            continue;
        }
        // A line below the title that does not go on with it: the date, the author.
        if is_first && content.starts_with(|c: char| !c.is_lowercase()) && open.as_ref().is_some_and(is_title) {
            blocks.extend(open.take().map(titled));
        }
        lines += 1;
        let indent = line.len() - content.len();
        let bullet = bullet(content);
        if bullet > 0 {
            blocks.extend(open.take());
            open = Some(Block::new(BlockKind::Item));
        }
        // "… with:", an empty line, and what stands far to the right: a sample.
        if bullet == 0 && open.is_none() && indent >= SAMPLE && blocks.last().is_some_and(|block| block.text.ends_with(':')) {
            continue;
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

/// So far, in bytes, the lines of a sample stand to the right.
const SAMPLE: usize = 4;

/// The first line of a text as its title, where it may be one.
fn titled(mut block: Block) -> Block {
    if is_title(&block) {
        block.kind = BlockKind::Heading(1);
    }
    block
}

/// Whether a block is so short, and without a full stop, as titles are.
fn is_title(block: &Block) -> bool {
    const LONGEST: usize = 60;
    let ends = |text: &str| text.trim_end().ends_with(['.', ':', ',', ';', '!', '?', '|']);
    block.kind == BlockKind::Paragraph && block.text.len() <= LONGEST && !ends(&block.text)
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
    fn the_first_line_may_be_a_title_and_a_sample_is_no_text() {
        let kinds = |text: &str| read(text).into_iter().map(|b| (b.kind, b.text)).collect::<Vec<_>>();
        let text = |text: &str| (BlockKind::Paragraph, text.to_owned());
        let title = (BlockKind::Heading(1), "Brindle advisory".to_owned());
        assert_eq!(
            kinds("Brindle advisory\nJan. 4, 2021\n\nDo it with:\n\n    cargo install x\n\nDone.\n"),
            [title.clone(), text("Jan. 4, 2021"), text("Do it with:"), text("Done.")]
        );
        assert_eq!(kinds("Brindle advisory\n\nText.\n"), [title, text("Text.")]);
        assert_eq!(kinds("Brindle is a crate\nthat does it.\n"), [text("Brindle is a crate that does it.")]);
        assert_eq!(kinds("Brindle is one.\n"), [text("Brindle is one.")]);
    }

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
