//! HTML, in the file as it is: scripts, styles and preformatted code are skipped; tables, lists, headings, links and code
//! are kept.

use std::ops::Range;

use factlint_model::Span;
use html5gum::{DefaultEmitter, HtmlString, Token as Parsed, Tokenizer};

use super::tags::{Token, Tokens, text_of};
use super::written::{Url, Written};
use crate::block::{BlockKind, Cell};

/// So many open inline elements at most are kept; nobody nests them deeper.
const DEEPEST: usize = 32;

pub(super) fn read(text: &str) -> Written {
    let mut written = Written::default();
    read_with(text, &mut written, |reader| reader.is_page = true);
    written
}

/// Takes in the blocks of a part of a document that begins at `start`. Its tables are numbered behind these.
pub(super) fn read_part(written: &mut Written, text: &str, start: usize, tables: u32) {
    read_with(text, written, |reader| (reader.offset, reader.tables) = (start, tables));
}

/// How many quotations are open behind a part of a text, before which so many are.
pub(super) fn open_quotes(text: &str, before: usize) -> usize {
    const NAME: &str = "blockquote";
    let is_name =
        |at: &usize| text.as_bytes()[*at..].get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME.as_bytes()));
    memchr::memchr_iter(b'<', text.as_bytes()).fold(before, |open, at| match text.as_bytes().get(at + 1) {
        Some(b'/') if is_name(&(at + 2)) => open.saturating_sub(1),
        Some(_) if is_name(&(at + 1)) => open + 1,
        _ => open,
    })
}

/// Reads a text as most are, and where it turns out to be an odd one, from its beginning as any may be.
fn read_with(text: &str, written: &mut Written, begin: impl Fn(&mut Reader<'_, '_>)) {
    let so_far = written.so_far();
    let mut reader = Reader::new(text, written);
    begin(&mut reader);
    if reader.read_plainly() {
        return reader.close();
    }
    written.take_back(&so_far);
    let mut reader = Reader::new(text, written);
    begin(&mut reader);
    reader.read_closely();
    reader.close();
}

/// The name of a tag as elements are compared.
pub(crate) fn name(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// Whether an element with this name holds no prose.
pub(crate) fn is_skipped(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "noscript" | "pre" | "svg" | "textarea" | "title")
}

/// Whether an element with this name ends the block before it; headings, items and cells, which are blocks, apart.
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "table"
            | "thead"
            | "tbody"
            | "tr"
            | "hr"
            | "form"
            | "body"
            | "head"
            | "html"
            | "address"
            | "details"
            | "summary"
    )
}

struct Reader<'a, 'w> {
    text: &'a str,
    /// Where the text begins in the document.
    offset: usize,
    /// Whether the text is a page of its own: such a page has metadata.
    is_page: bool,
    written: &'w mut Written,
    /// Dates in the metadata of the page that stand in the open block, or before the next one.
    dates: Vec<(String, Span)>,
    /// The element whose text is being skipped.
    skipping: Option<String>,
    /// Open inline elements: name, where the text began, and where it leads if it is no code.
    marks: Vec<(String, usize, Option<Url>)>,
    cell: Option<Cell>,
    tables: u32,
    /// The anchor of the element that is open: what links to it means its text.
    anchor: Option<String>,
    /// How many quotations are open.
    quotes: usize,
    /// Where bold letters began in the text.
    strong: Option<usize>,
    /// The block at which the open list of terms begins: it is read as a table of keys and values.
    terms: Option<usize>,
}

/// An opening tag.
struct Opening<'t> {
    name: &'t str,
    /// Its bytes in the text.
    range: Range<usize>,
    closes_itself: bool,
    attribute: &'t dyn Fn(&str) -> Option<String>,
}

impl<'a, 'w> Reader<'a, 'w> {
    fn new(text: &'a str, written: &'w mut Written) -> Self {
        Self {
            text,
            offset: 0,
            is_page: false,
            written,
            dates: Vec::new(),
            skipping: None,
            marks: Vec::new(),
            cell: None,
            tables: 0,
            anchor: None,
            quotes: 0,
            strong: None,
            terms: None,
        }
    }

    /// Reads a text as far as it is plain. Whether all of it is.
    fn read_plainly(&mut self) -> bool {
        let mut tokens = Tokens::of(self.text);
        tokens.by_ref().for_each(|token| self.take(&token));
        tokens.is_plain()
    }

    fn take(&mut self, token: &Token<'_>) {
        match token {
            Token::Start(tag) => self.start(&Opening {
                name: &tag.name,
                range: tag.start..tag.end,
                closes_itself: tag.closes_itself,
                attribute: &|key| tag.attribute(key),
            }),
            Token::End(name) => self.end(name),
            Token::Text(start, end) => {
                let raw = &self.text[*start..*end];
                let is_plainly_blank = || raw.bytes().all(|b| b.is_ascii_whitespace());
                let has_no_word = || if raw.contains('&') { text_of(raw).trim().is_empty() } else { raw.trim().is_empty() };
                self.push(|| is_plainly_blank() || has_no_word(), *start..*end);
            }
        }
    }

    /// Reads whatever HTML it is.
    fn read_closely(&mut self) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(self.text, emitter) {
            match token {
                Ok(Parsed::StartTag(tag)) => self.start(&Opening {
                    name: &name(&tag.name),
                    range: tag.span.start..tag.span.end,
                    closes_itself: tag.self_closing,
                    attribute: &|key| {
                        tag.attributes.get(key.as_bytes()).map(|value| String::from_utf8_lossy(&value.value).into_owned())
                    },
                }),
                Ok(Parsed::EndTag(tag)) => self.end(&name(&tag.name)),
                Ok(Parsed::String(run)) => {
                    self.push(|| String::from_utf8_lossy(&run.value).trim().is_empty(), run.span.start..run.span.end)
                }
                Ok(_) => {}
                Err(never) => match never {},
            }
        }
    }

    fn start(&mut self, tag: &Opening<'_>) {
        let Opening { name, attribute, .. } = *tag;
        if self.skipping.is_some() {
            return;
        }
        if matches!(name, "li" | "p" | "div" | "dd" | "aside") {
            self.close();
            self.anchor = attribute("id").map(|id| format!("#{id}")).or(self.anchor.take());
            // Most blocks say no more.
            if matches!(name, "p" | "div" | "aside") {
                return;
            }
        }
        match name {
            "blockquote" => {
                self.close();
                self.quotes += 1;
            }
            // What is struck out is not said any more; the sentence around it goes on.
            "del" | "s" | "strike" => self.skipping = (!tag.closes_itself).then(|| name.to_owned()),
            skipped if is_skipped(skipped) => {
                self.close();
                self.skipping = (!tag.closes_itself).then(|| name.to_owned());
            }
            "meta" => {
                let key = attribute("property")
                    .or_else(|| attribute("name"))
                    .or_else(|| attribute("itemprop"))
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                if ["date", "published", "modified", "updated", "created"].iter().any(|word| key.contains(word)) {
                    self.metadata(attribute("content"), tag);
                }
            }
            "time" => self.metadata(attribute("datetime"), tag),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open(BlockKind::Heading(name.as_bytes()[1] - b'0')),
            "li" => self.open(BlockKind::Item),
            "td" | "th" => self.open_cell(),
            "code" | "tt" | "kbd" => self.begin_mark(name, None),
            "a" => {
                if let Some(url) = attribute("href") {
                    let url = self.written.url(&url);
                    self.begin_mark(name, Some(url));
                }
            }
            "strong" | "b" => self.strong = Some(self.written.at()),
            "br" => self.push(|| true, tag.range.clone()),
            "table" => {
                self.close();
                self.tables += 1;
                self.cell = Some(Cell { table: self.tables, row: 0, column: 0 });
            }
            "dl" if self.cell.is_none() => {
                self.close();
                self.tables += 1;
                (self.cell, self.terms) =
                    (Some(Cell { table: self.tables, row: 0, column: 0 }), Some(self.written.closed().len()));
            }
            "dt" | "dd" if self.terms.is_some() => {
                if let Some(cell) = &mut self.cell {
                    (cell.row, cell.column) = if name == "dt" { (cell.row + 1, 0) } else { (cell.row, cell.column + 1) };
                }
                self.open_cell();
            }
            block if is_block(block) => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(skipping) = &self.skipping {
            if skipping == name {
                self.skipping = None;
            }
            return;
        }
        match name {
            "tr" => {
                self.close();
                if let Some(cell) = &mut self.cell {
                    (cell.row, cell.column) = (cell.row + 1, 0);
                }
            }
            "td" | "th" => {
                self.close();
                if let Some(cell) = &mut self.cell {
                    cell.column += 1;
                }
            }
            "table" => {
                self.close();
                self.cell = None;
            }
            "dl" if self.terms.is_some() => self.end_terms(),
            "blockquote" => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.close(),
            "strong" | "b" => {
                if let Some(start) = self.strong.take() {
                    self.written.embolden(start);
                }
            }
            block if is_block(block) => self.close(),
            inline => self.end_mark(inline),
        }
    }

    fn metadata(&mut self, date: Option<String>, tag: &Opening<'_>) {
        if let Some(date) = date.filter(|_| self.is_page) {
            self.dates.push((format!("date: {date}"), self.span(tag.range.clone())));
        }
    }

    /// What explains its terms at length is no table.
    fn end_terms(&mut self) {
        const LONGEST: usize = 160;
        self.close();
        self.cell = None;
        let closed = self.written.closed();
        let terms = closed.get_mut(self.terms.take().unwrap_or(usize::MAX)..).unwrap_or_default();
        if terms.iter().any(|block| block.len() > LONGEST) {
            let cells = terms.iter_mut().filter(|block| matches!(block.kind, BlockKind::Cell(_)));
            cells.for_each(|block| block.kind = BlockKind::Paragraph);
        }
    }

    fn open_cell(&mut self) {
        match self.cell.clone() {
            Some(cell) => self.open(BlockKind::Cell(cell)),
            None => self.open(BlockKind::Paragraph),
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.close();
        self.begin(kind);
    }

    fn begin(&mut self, kind: BlockKind) {
        self.written.open(kind).quoted = self.quotes > 0;
        if let Some(anchor) = &self.anchor {
            self.written.label(anchor.clone());
        }
    }

    fn close(&mut self) {
        self.marks.clear();
        self.strong = None;
        let closed = self.written.close().is_some();
        if !self.dates.is_empty() {
            self.close_dates(closed);
        }
        if closed {
            self.anchor = None;
        }
    }

    /// The dates are blocks of their own. They stand before the one that was closed, where there was one.
    fn close_dates(&mut self, closed: bool) {
        let dates = self.dates.len();
        for (date, source) in self.dates.drain(..) {
            self.written.open(BlockKind::PageMetadata);
            self.written.push(&date, source);
            self.written.end();
        }
        if closed {
            let blocks = self.written.closed();
            let from = blocks.len() - dates - 1;
            blocks[from..].rotate_left(1);
        }
    }

    fn begin_mark(&mut self, name: &str, url: Option<Url>) {
        if self.marks.len() >= DEEPEST {
            return;
        }
        self.marks.push((name.to_owned(), self.written.at(), url));
    }

    fn end_mark(&mut self, name: &str) {
        let Some(index) = self.marks.iter().rposition(|(open, _, _)| open == name) else { return };
        let (_, start, url) = self.marks.remove(index);
        self.written.mark(start, url);
    }

    /// Takes text that is written in these bytes.
    fn push(&mut self, is_blank: impl Fn() -> bool, range: Range<usize>) {
        if self.skipping.is_some() || (self.written.opened().is_none() && is_blank()) {
            return;
        }
        let raw = self.text.get(range.clone()).unwrap_or_default();
        if self.written.opened().is_none() {
            self.begin(BlockKind::Paragraph);
        }
        let mut at = 0;
        while let Some((start, end)) = entity_in(raw, at) {
            self.push_plain(range.start + at, &raw[at..start]);
            let text = text_of(&raw[start..end]);
            let text = if text.is_empty() { &raw[start..end] } else { &text };
            self.written.push(text, self.span(range.start + start..range.start + end));
            at = end;
        }
        self.push_plain(range.start + at, &raw[at..]);
    }

    /// Takes text without entities. Each white space counts as one space, so that lengths stay the same.
    fn push_plain(&mut self, start: usize, text: &str) {
        let mut from = 0;
        for blank in memchr::memchr3_iter(b'\n', b'\t', b'\r', text.as_bytes()) {
            self.written.push(&text[from..blank], self.span(start + from..start + blank));
            self.written.push(" ", self.span(start + blank..start + blank + 1));
            from = blank + 1;
        }
        self.written.push(&text[from..], self.span(start + from..start + text.len()));
    }

    /// Where bytes of the text stand in the document.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.offset + range.start, self.offset + range.end)
    }
}

/// The first entity of a text behind a place.
fn entity_in(raw: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + memchr::memchr(b'&', &raw.as_bytes()[from..])?;
    let body =
        raw[start + 1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).map_or(raw.len(), |length| start + 1 + length);
    Some((start, if raw[body..].starts_with(';') { body + 1 } else { body }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::MarkKind;
    use crate::reader::with;

    #[test]
    fn blocks_of_a_page() {
        let page = "<html><head><title>No</title><meta property=\"article:published_time\" content=\"2025-02-20T00:00:00Z\"><script>var x = '<p>Rust 9.9';</script></head>\
                    <body><h1>A &amp; <code>b</code></h1><p>Text <a href=\"https://crates.io/crates/x\">x</a>\n 1.2<ul><li>one<li>two</ul>\
                    <table><tr><th>n</th><th>v</th></tr><tr><td>c</td><td>2</td></tr></table><pre>let x;</pre>";
        with(read(page), |blocks| {
            let cell = |row, column| BlockKind::Cell(Cell { table: 1, row, column });
            let found: Vec<_> = blocks.iter().map(|block| (block.kind.clone(), block.text.as_str())).collect();
            assert_eq!(
                found,
                [
                    (BlockKind::PageMetadata, "date: 2025-02-20T00:00:00Z"),
                    (BlockKind::Heading(1), "A & b"),
                    (BlockKind::Paragraph, "Text x  1.2"),
                    (BlockKind::Item, "one"),
                    (BlockKind::Item, "two"),
                    (cell(0, 0), "n"),
                    (cell(0, 1), "v"),
                    (cell(1, 0), "c"),
                    (cell(1, 1), "2"),
                ]
            );
            assert_eq!(blocks[1].marks[0].kind, MarkKind::Code);
            let version = blocks[2].source(8, 11);
            assert_eq!(&page[version.range()], "1.2");
            let amp = blocks[1].source(2, 3);
            assert_eq!(&page[amp.range()], "&amp;");
        });
    }

    /// What pages consist of.
    const PARTS: &[&str] = &[
        "<p>",
        "</p>",
        "<div id=\"a\">",
        "<DIV Id=b>",
        "</div >",
        "<br>",
        "<br />",
        "<a href=\"https://a.example/?b&amp;c=1\">",
        "<a href='x' href='y'>",
        "<a href=x/>",
        "<a hidden>",
        "</a>",
        "<code>",
        "</code>",
        "<b>",
        "</b>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td class=x>",
        "<th>",
        "</td>",
        "</table>",
        "<dl>",
        "<dt>",
        "<dd id=c>",
        "</dl>",
        "<blockquote>",
        "</blockquote>",
        "<h2 id=h>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<time datetime=\"2025-01-02\">",
        "</time>",
        "<meta name=date content='2025-01-02'>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<script/>",
        "<style a>",
        "</style\n>",
        "<noscript>",
        "</noscript>",
        "<xmp>",
        "<!-- a -->",
        "<!-->",
        "<!---->",
        "<!-- a --!>",
        "<!--",
        "-->",
        "<!DOCTYPE html>",
        "<!doctype>",
        "text",
        "more ",
        " ",
        "\n",
        "\t",
        "\r\n",
        "&amp;",
        "&nbsp;",
        "&#64;",
        "&",
        "&lt",
        "\u{e9}",
        "<",
        ">",
        "</",
        "\"",
        "'",
        "=",
        "/",
        "Rust 1.85",
    ];

    proptest! {
        #[test]
        fn pages_are_read_as_any_may_be(parts in prop::collection::vec(prop::sample::select(PARTS), 0..16)) {
            let text = parts.concat();
            let mut all = Written::default();
            let mut reader = Reader::new(&text, &mut all);
            reader.is_page = true;
            reader.read_closely();
            reader.close();
            with(read(&text), |plain| with(all, |all| assert_eq!(plain, all, "{text:?}")));
        }

        #[test]
        fn every_span_is_sound(text in "(<[a-z/]{1,6}>|[a-z0-9&;é .\n<>]){0,60}") {
            let spans = with(read(&text), |blocks| blocks.iter().map(|block| block.source(0, block.text.len())).collect::<Vec<_>>());
            for span in spans {
                prop_assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
            }
        }
    }
}
