//! Markdown: tables, lists, headings, footnotes, reference links, front matter. Code blocks are left out, but for a block of
//! metadata at the top.

use factlint_model::Span;
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html;
use super::pieces::Pieces;
use super::written::{Url, Written};
use crate::block::{BlockKind, Cell};

/// A block of metadata in code counts up to this byte.
const TOP: usize = 2_000;

/// What Markdown is taken for.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

/// Longer documents, in bytes, are parsed in pieces of this length.
const LONG: usize = 1 << 20;

pub(super) fn read(text: &str) -> Written {
    read_in(text, LONG)
}

/// The blocks of a text that is parsed in pieces of this length, in bytes, where it is longer.
pub(super) fn read_in(text: &str, size: usize) -> Written {
    // A byte-order mark would hide front matter and a heading on the first line.
    let skipped = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader = Reader {
        text,
        skipped,
        written: Written::with_room(text.len()),
        links: Vec::new(),
        strong: None,
        table: 0,
        cell: None,
        code: Code::None,
        lists: Vec::new(),
        is_dashed: false,
        images: 0,
        quotes: 0,
        tagged_quotes: 0,
        struck: 0,
    };
    if text.len() > size {
        reader.pieces(&Pieces::of(&text[skipped..], size));
    } else {
        let mut undefined = undefined;
        // Whoever asks about undefined links pays for each bracket.
        let asks = names_code(text);
        let parser = Parser::new_with_broken_link_callback(&text[skipped..], options(), asks.then_some(&mut undefined));
        let mut events = parser.into_offset_iter();
        while let Some((event, range)) = &next(&mut events) {
            reader.take(event, Span::new(range.start + skipped, range.end + skipped));
        }
    }
    reader.close();
    reader.written
}

/// The next event, where it is made: moved to another place it could not be read before all of it is written.
#[inline(never)]
fn next<T>(events: &mut impl Iterator<Item = T>) -> Option<T> {
    events.next()
}

/// What a string of the parser holds, as most do: a run of the document.
fn str_of<'s>(text: &'s CowStr<'_>) -> &'s str {
    if let CowStr::Borrowed(run) = text { run } else { text }
}

/// Whether a link may have code for its text.
fn names_code(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"[`").is_some()
}

/// "[`Heap::push`]" without a definition: code that leads nowhere, without its brackets.
#[allow(clippy::needless_pass_by_value)] // The parser hands it over.
fn undefined<'a>(link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
    let is_code = link.reference.len() > 2 && link.reference.starts_with('`') && link.reference.ends_with('`');
    is_code.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
}

/// What is done with the text of a block of code.
#[derive(PartialEq, Eq)]
enum Code {
    None,
    Skipped,
    Metadata,
}

struct Reader<'a> {
    text: &'a str,
    skipped: usize,
    written: Written,
    /// Where each open link began in the text, and where it leads.
    links: Vec<(usize, Url)>,
    /// Where bold letters began in the text.
    strong: Option<usize>,
    table: u32,
    cell: Option<Cell>,
    code: Code,
    /// The open lists: the number of the next item, where they have numbers.
    lists: Vec<Option<u64>>,
    /// Whether the line that begins is one of a list with dashes of its own.
    is_dashed: bool,
    /// How many pictures are open.
    images: usize,
    /// How many quotations are open.
    quotes: usize,
    /// How many of those that tags open.
    tagged_quotes: usize,
    /// How much is open that is struck out.
    struck: usize,
}

impl Reader<'_> {
    fn pieces(&mut self, pieces: &Pieces<'_>) {
        for piece in pieces.iter() {
            let mut defined = |link: BrokenLink<'_>| match pieces.link(&link.reference) {
                Some(url) => Some((CowStr::from(url.to_owned()), CowStr::Borrowed(""))),
                None => undefined(link).map(|(url, title)| (url.into_static(), title.into_static())),
            };
            let asks = pieces.has_links() || names_code(&piece.text);
            let parser = Parser::new_with_broken_link_callback(&piece.text, options(), asks.then_some(&mut defined));
            let own = parser.into_offset_iter().filter(|(_, range)| range.start >= piece.added);
            for (event, range) in own {
                let place = |at: usize| at - piece.added + piece.start + self.skipped;
                self.take(&pieces.resolved(event), Span::new(place(range.start), place(range.end)));
            }
        }
    }

    // What most events need is done where they are made.
    #[inline(always)]
    fn take(&mut self, event: &Event<'_>, span: Span) {
        let text = match event {
            Event::Start(tag) => return self.start(tag, span),
            Event::End(tag) => return self.end(*tag),
            Event::Text(_) | Event::Code(_) if self.struck > 0 => return,
            Event::Text(text) if self.is_dashed => return self.push_behind_dash(text, span),
            Event::Text(text) if self.code != Code::Skipped => str_of(text),
            Event::Code(code) => return self.inline_code(code, span),
            Event::SoftBreak | Event::HardBreak if self.begins_item(span.end) => {
                self.open(BlockKind::Item);
                self.is_dashed = true;
                return;
            }
            Event::SoftBreak | Event::HardBreak => " ",
            Event::FootnoteReference(label) => return self.written.note(label),
            Event::InlineHtml(html) if html.starts_with("<br") => " ",
            Event::InlineHtml(html) => return self.strike(html),
            _ => return,
        };
        self.push(text, span);
    }

    #[inline(always)]
    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph if self.is_in(|kind| *kind == BlockKind::Item) && self.written.at() == 0 => {}
            Tag::Paragraph => self.open(BlockKind::Paragraph),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level_number(*level))),
            Tag::List(first) => self.lists.push(*first),
            Tag::Item => {
                let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                    *next += 1;
                    *next - 1
                });
                self.open_labelled(number.map(|number| number.to_string()));
            }
            Tag::Link { dest_url, .. } => {
                let url = self.written.url(str_of(dest_url));
                self.links.push((self.written.at(), url));
            }
            Tag::Strong => self.strong = self.written.opened().map(|_| self.written.at()),
            Tag::Emphasis => {}
            rare => self.start_rare(rare, span),
        }
    }

    /// Begins what few documents have much of.
    #[inline(never)]
    fn start_rare(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::FootnoteDefinition(label) => self.open_labelled(Some(format!("^{label}"))),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::MetadataBlock(_) => self.open(BlockKind::Metadata),
            Tag::CodeBlock(kind) => {
                self.close();
                let is_data = matches!(kind, CodeBlockKind::Fenced(info) if matches!(info.trim(), "yaml" | "yml" | "toml"));
                self.code = if is_data && span.start < TOP { Code::Metadata } else { Code::Skipped };
                if self.code == Code::Metadata {
                    self.open(BlockKind::Metadata);
                }
            }
            Tag::Table(_) => {
                self.close();
                self.table += 1;
                self.cell = None;
            }
            Tag::TableHead => self.cell = Some(Cell { table: self.table, row: 0, column: 0 }),
            Tag::TableRow => {
                let row = self.cell.as_ref().map_or(0, |cell| cell.row) + 1;
                self.cell = Some(Cell { table: self.table, row, column: 0 });
            }
            Tag::TableCell => {
                if let Some(cell) = self.cell.clone() {
                    self.open(BlockKind::Cell(cell));
                }
            }
            Tag::Image { .. } => self.images += 1,
            // What is struck out is not said any more. One tilde means "about", too.
            Tag::Strikethrough if self.text[span.range()].starts_with("~~") => self.struck += 1,
            Tag::HtmlBlock => {
                self.close();
                self.html(span);
            }
            _ => {}
        }
    }

    #[inline(always)]
    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::FootnoteDefinition | TagEnd::MetadataBlock(_) => {
                self.close()
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::CodeBlock => {
                self.code = Code::None;
                self.close();
            }
            TagEnd::TableCell => {
                self.close();
                if let Some(cell) = &mut self.cell {
                    cell.column += 1;
                }
            }
            TagEnd::Strong => {
                if let Some(start) = self.strong.take() {
                    self.written.embolden(start);
                }
            }
            TagEnd::Link => {
                if let Some((start, url)) = self.links.pop() {
                    self.written.mark(start, Some(url));
                }
            }
            _ => {}
        }
    }

    /// Text between `<del>` and `</del>` is struck out.
    #[cold]
    fn strike(&mut self, tag: &str) {
        match tag {
            "<del>" | "<s>" | "<strike>" => self.struck += 1,
            "</del>" | "</s>" | "</strike>" => self.struck = self.struck.saturating_sub(1),
            _ => {}
        }
    }

    fn depth(&self) -> u32 {
        u32::try_from(self.lists.len()).unwrap_or(u32::MAX)
    }

    /// "\u{2013} security: …": a line of a paragraph that begins with a dash or a dot, as authors make lists by hand.
    fn begins_item(&self, at: usize) -> bool {
        let line = self.text.get(at..).unwrap_or_default().trim_start_matches(' ');
        let is_paragraph = self.is_in(|kind| matches!(kind, BlockKind::Paragraph | BlockKind::Item));
        let rest = line.strip_prefix(['\u{2013}', '\u{2014}', '\u{2022}', '\u{b7}', '\u{25aa}']);
        is_paragraph && self.links.is_empty() && self.strong.is_none() && rest.is_some_and(|rest| rest.starts_with(' '))
    }

    /// Whether the open block is one of these.
    fn is_in(&self, is_one: impl Fn(&BlockKind) -> bool) -> bool {
        self.written.opened().is_some_and(|open| is_one(&open.kind))
    }

    fn open(&mut self, kind: BlockKind) {
        self.close();
        let (quoted, depth) = (self.is_quoted(), self.depth());
        let block = self.written.open(kind);
        (block.quoted, block.depth) = (quoted, depth);
    }

    fn is_quoted(&self) -> bool {
        self.quotes + self.tagged_quotes > 0
    }

    fn open_labelled(&mut self, label: Option<String>) {
        self.open(BlockKind::Item);
        if let Some(label) = label {
            self.written.label(label);
        }
    }

    fn close(&mut self) {
        self.written.close();
        self.links.clear();
        (self.strong, self.struck) = (None, 0);
    }

    #[inline(always)]
    fn push(&mut self, text: &str, span: Span) {
        if !self.written.is_open() && self.code == Code::None {
            // Text behind a nested list belongs to no paragraph of its own.
            self.written.open(BlockKind::Paragraph);
        }
        // What stands for a picture is no word of a heading.
        let is_picture = self.images > 0 && self.is_in(|kind| matches!(kind, BlockKind::Heading(_)));
        if !is_picture {
            self.written.push(text, span);
        }
    }

    /// A line of a list without the dash with which it begins.
    #[cold]
    fn push_behind_dash(&mut self, text: &str, span: Span) {
        self.is_dashed = false;
        let dash = text.len() - text.trim_start_matches(|c: char| !c.is_ascii()).trim_start().len();
        self.push(&text[dash..], Span::new(span.start + dash, span.end));
    }

    /// A block of HTML, as pages have it: what `<sup>` and `<div align="center">` set apart is text all the same.
    fn html(&mut self, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        let quotes_before = self.tagged_quotes;
        self.tagged_quotes = html::open_quotes(source, quotes_before);
        let worth = |source: &&str| !source.starts_with("<!") && has_text(source);
        let Some(source) = Some(source).filter(worth) else { return };
        let (from, depth) = (self.written.closed().len(), self.depth());
        html::read_part(&mut self.written, source, span.start, self.table);
        for block in &mut self.written.closed()[from..] {
            block.depth += depth;
            block.quoted |= self.quotes + quotes_before > 0;
            if let BlockKind::Cell(cell) = &block.kind {
                self.table = cell.table;
            }
        }
    }

    /// The range of inline code has its backticks.
    fn inline_code(&mut self, code: &str, span: Span) {
        debug_assert!(span.start >= self.skipped);
        let inside = self
            .text
            .get(span.range())
            .and_then(|raw| {
                let ticks = raw.bytes().take_while(|b| *b == b'`').count();
                if raw[ticks..].starts_with(code) { Some(ticks) } else { raw.find(code) }
            })
            .map(|at| Span::new(span.start + at, span.start + at + code.len()));
        let at = self.written.at();
        self.push(code, inside.unwrap_or(span));
        self.written.mark(at, None);
    }
}

/// Whether anything is written between the tags of HTML: much of it only opens and closes.
fn has_text(source: &str) -> bool {
    let mut rest = source.as_bytes();
    loop {
        let open = memchr::memchr(b'<', rest).unwrap_or(rest.len());
        if rest[..open].iter().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii()) {
            return true;
        }
        let Some(close) = memchr::memchr(b'>', &rest[open..]) else { return false };
        rest = &rest[open + close + 1..];
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::MarkKind;
    use crate::reader::with;

    fn texts(markdown: &str) -> Vec<(BlockKind, String)> {
        with(read(markdown), |blocks| blocks.iter().map(|block| (block.kind.clone(), block.text.as_str().to_owned())).collect())
    }

    #[test]
    fn blocks_of_a_document() {
        let found = texts(
            "\u{feff}---\ndate: 2025-01-02\n---\n# A `b`\n\nText **bold** 1.\nmore\n\n- one\n  - two\n- three\n\n```rust\nlet x = \"Rust 1.2\";\n```\n",
        );
        let cut: Vec<_> = found.iter().map(|(kind, text)| (kind.clone(), text.trim())).collect();
        assert_eq!(
            cut,
            [
                (BlockKind::Metadata, "date: 2025-01-02"),
                (BlockKind::Heading(1), "A b"),
                (BlockKind::Paragraph, "Text bold 1. more"),
                (BlockKind::Item, "one"),
                (BlockKind::Item, "two"),
                (BlockKind::Item, "three"),
            ]
        );
    }

    #[test]
    fn html_between_is_read_as_pages_are() {
        let text =
            "<h1><code>b</code></h1>\n\n<sup>\nUnder the <a href=\"LICENSE\">MIT\nlicense</a>.\n</sup>\n\n<!-- no -->\nText\n";
        with(read(text), |found| {
            let cut: Vec<_> = found.iter().map(|block| (block.kind.clone(), block.text.trim())).collect();
            let wanted =
                [(BlockKind::Heading(1), "b"), (BlockKind::Paragraph, "Under the MIT license."), (BlockKind::Paragraph, "Text")];
            assert_eq!(cut, wanted);
            let at = found[1].text.find("MIT").unwrap();
            assert_eq!(&text[found[1].source(at, at + 3).range()], "MIT");
        });
    }

    #[test]
    fn tags_quote_what_stands_between_them() {
        let text = "Ada on 8 March:\n\n<blockquote>\n\nOne **two**.\n\n- three\n\n<BlockQuote cite=\"x\"><p>four</p></blockquote>\n\nfive\n\n</blockquote>\n\nsix\n\n</blockquote>\n\n<blockquote>seven</blockquote>\n\neight\n";
        with(read(text), |found| {
            let quoted = found.iter().filter(|block| block.quoted).map(|block| block.text.trim());
            assert_eq!(quoted.collect::<Vec<_>>(), ["One two.", "three", "four", "five", "seven"]);
        });
    }

    #[test]
    fn tables_know_rows_and_columns() {
        with(read("| a | b |\n|---|---|\n| `c` | [d](https://x.y/z) |\n"), |found| {
            let cells: Vec<_> = found.iter().map(|block| (block.kind.clone(), block.text.as_str())).collect();
            let cell = |row, column| BlockKind::Cell(Cell { table: 1, row, column });
            assert_eq!(cells, [(cell(0, 0), "a"), (cell(0, 1), "b"), (cell(1, 0), "c"), (cell(1, 1), "d")]);
            assert_eq!(found[3].marks[0].kind, MarkKind::Link("https://x.y/z"));
        });
    }

    #[test]
    fn reference_links_footnotes_and_entities() {
        let text = "See [tokio][t] &amp; a note[^n].\n\n[^n]: Rust 1.2\n\n[t]: https://crates.io/crates/tokio\n";
        with(read(text), |found| {
            assert_eq!(found[0].text.as_str(), "See tokio & a note.");
            assert!(matches!(&found[0].marks[0].kind, MarkKind::Link(url) if url.ends_with("tokio")));
            assert_eq!(found[1].text.as_str(), "Rust 1.2");
            assert_eq!(&text[found[1].source(5, 8).range()], "1.2");
        });
    }

    #[test]
    fn tags_alone_are_no_text() {
        for source in ["</div>", "<td style=\"padding: 8px\">\n", "<details>\n<summary></summary>\n", ""] {
            assert!(!has_text(source), "{source}");
        }
        assert!(["<p>1", "a", "<b></b>x<i>", "<p>\u{e9}</p>", "<a title=\">x\">"].iter().all(|source| has_text(source)));
    }

    proptest! {
        #[test]
        fn every_span_is_sound(text in "[a-z0-9#*`|&;.\\[\\]()<>é \\-\n]{0,120}") {
            let spans = with(read(&text), |blocks| blocks.iter().map(|block| block.source(0, block.text.len())).collect::<Vec<_>>());
            for span in spans {
                prop_assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
            }
        }
    }
}
