//! Comments in Markdown: blocks of HTML, and HTML within a block.

use factlint_model::Span;
use pulldown_cmark::{Event, Parser, Tag};

use super::comment::{Comment, spans};
use crate::reader::markdown_options;

/// HTML whose text is no markup.
const RAW: [&str; 4] = ["<pre", "<script", "<style", "<textarea"];

pub(super) fn comments(text: &str) -> Vec<Comment> {
    let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader { text, found: Vec::new(), waiting: Vec::new(), open: Vec::new() };
    for (event, range) in Parser::new_ext(&text[skipped..], markdown_options()).into_offset_iter() {
        reader.take(&event, Span::new(range.start + skipped, range.end + skipped));
    }
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    found: Vec<Comment>,
    /// Comments that wait for the block behind them, with the depth at which they stand.
    waiting: Vec<(usize, usize)>,
    open: Vec<(Part, Span)>,
}

/// What an open element is, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It holds words: a paragraph, a heading, an item.
    Words,
    Row,
    /// A block of HTML.
    Html,
    /// Everything else.
    Other,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => {
                let part = part(tag);
                if part == Part::Html {
                    self.html_block(span);
                } else {
                    self.settle(span);
                }
                self.open.push((part, span));
            }
            Event::End(_) => {
                self.open.pop();
                let depth = self.open.len();
                self.waiting.retain(|(_, at)| *at <= depth);
            }
            Event::Text(_) | Event::Code(_) => {
                // An item of a tight list holds its words without a paragraph.
                if let Some((_, around)) = self.open.last().copied() {
                    self.settle(around);
                }
            }
            Event::InlineHtml(_) => {
                let block = self.around();
                self.found.extend(spans(self.text, span).into_iter().map(|span| Comment { span, block }));
            }
            _ => {}
        }
    }

    /// The block in which inline markup stands: the row of a table, else the paragraph, heading or item.
    fn around(&self) -> Option<Span> {
        let row = self.open.iter().rev().find(|(part, _)| *part == Part::Row);
        row.or_else(|| self.open.iter().rev().find(|(part, _)| *part == Part::Words)).map(|(_, span)| *span)
    }

    fn html_block(&mut self, span: Span) {
        let html = self.text.get(span.range()).unwrap_or_default().trim_start().to_ascii_lowercase();
        if RAW.iter().any(|tag| html.starts_with(tag)) {
            return;
        }
        for comment in spans(self.text, span) {
            self.waiting.push((self.found.len(), self.open.len()));
            self.found.push(Comment { span: comment, block: None });
        }
    }

    /// The block that the comments at this depth waited for.
    fn settle(&mut self, block: Span) {
        let depth = self.open.len();
        for (comment, at) in std::mem::take(&mut self.waiting) {
            if at == depth {
                self.found[comment].block = Some(block);
            } else {
                self.waiting.push((comment, at));
            }
        }
    }
}

fn part(tag: &Tag<'_>) -> Part {
    match tag {
        Tag::Paragraph | Tag::Heading { .. } | Tag::Item | Tag::FootnoteDefinition(_) => Part::Words,
        Tag::TableRow | Tag::TableHead => Part::Row,
        Tag::HtmlBlock => Part::Html,
        _ => Part::Other,
    }
}
