//! Plain text: paragraphs are separated by empty lines, list items begin with a bullet, underlined lines are headings.

use factlint_model::Span;

use super::written::Written;
use crate::block::BlockKind;
use crate::exception;

pub(super) fn read(text: &str) -> Written {
    let mut written = Written::default();
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
        let is_first = written.closed().is_empty() && lines == 1;
        if parts.iter().all(|part| text[part.range()].trim().is_empty()) {
            end(&mut written, is_first);
            lines = 0;
            continue;
        }
        if is_underline(content) {
            if let Some(block) = written.end() {
                block.kind = BlockKind::Heading(if content.starts_with('=') { 1 } else { 2 });
            }
            continue;
        }
        // A line below the title that does not go on with it: the date, the author.
        if is_first && content.starts_with(|c: char| !c.is_lowercase()) && is_title(&written) {
            end(&mut written, true);
        }
        lines += 1;
        let indent = line.len() - content.len();
        let bullet = bullet(content);
        if bullet > 0 {
            written.end();
            written.open(BlockKind::Item);
        }
        // "… with:", an empty line, and what stands far to the right: a sample.
        if bullet == 0 && written.opened().is_none() && indent >= SAMPLE && written.last_text().ends_with(':') {
            continue;
        }
        if written.opened().is_none() {
            written.open(BlockKind::Paragraph);
        }
        if written.at() > 0 {
            // The line break before this line stands for one space.
            written.push(" ", Span::new(start.saturating_sub(1), start));
        }
        let first = start + indent + bullet;
        for part in parts {
            let part = Span::new(part.start.max(first), part.end);
            written.push(&text[part.range()], part);
        }
    }
    written.end();
    written
}

/// So far, in bytes, the lines of a sample stand to the right.
const SAMPLE: usize = 4;

/// Ends the open block; the first line of a text as its title, where it may be one.
fn end(written: &mut Written, is_first: bool) {
    let is_title = is_first && is_title(written);
    if let Some(block) = written.end().filter(|_| is_title) {
        block.kind = BlockKind::Heading(1);
    }
}

/// Whether the open block is so short, and without a full stop, as titles are.
fn is_title(written: &Written) -> bool {
    const LONGEST: usize = 60;
    let ends = |text: &str| text.trim_end().ends_with(['.', ':', ',', ';', '!', '?', '|']);
    let is_paragraph = written.opened().is_some_and(|open| open.kind == BlockKind::Paragraph);
    is_paragraph && written.at() <= LONGEST && !ends(written.text())
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
    use crate::reader::with;

    #[test]
    fn the_first_line_may_be_a_title_and_a_sample_is_no_text() {
        let kinds = |text: &str| {
            with(read(text), |blocks| blocks.iter().map(|b| (b.kind.clone(), b.text.as_str().to_owned())).collect::<Vec<_>>())
        };
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
        with(read(text), |blocks| {
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
        });
    }
}
