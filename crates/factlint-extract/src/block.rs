//! A stretch of a document that is read as one: a paragraph, a heading, a list item, a table cell.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;

use factlint_model::Span;

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading of this level, from 1.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A cell of a table.
    Cell(Cell),
    /// Front matter, or a block of metadata in code at the top of the document: read for dates only.
    Metadata,
    /// A date in the metadata of an HTML page: read for dates only.
    PageMetadata,
}

/// Where a cell stands in its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Which table of the document.
    pub(crate) table: u32,
    /// The row; 0 is the head.
    pub(crate) row: u32,
    /// The column, from 0.
    pub(crate) column: u32,
}

/// What the markup says of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind<'a> {
    /// Code font.
    Code,
    /// A link to this url.
    Link(&'a str),
}

/// A marked run of a block's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark<'a> {
    /// Its first byte in the block's text.
    pub(crate) start: usize,
    /// The byte behind its last one.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: MarkKind<'a>,
}

/// A text that stands elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    pub(crate) fn as_str(self) -> &'a str {
        self.0
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A block: its text without markup, and where each byte of it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block<'a> {
    /// What it is.
    pub(crate) kind: BlockKind,
    /// The text without markup.
    pub(crate) text: Text<'a>,
    /// Code and links.
    pub(crate) marks: &'a [Mark<'a>],
    /// The runs in bold letters.
    pub(crate) strong: &'a [(usize, usize)],
    /// Whether the block stands in a quotation that is set apart.
    pub(crate) quoted: bool,
    /// In how many lists it stands.
    pub(crate) depth: u32,
    /// Where the text stands in the file; a text without pieces is the file.
    pub(crate) pieces: &'a [Piece],
    pub(crate) rare: Option<&'a Rare>,
    /// In a room of their own: few blocks are asked for them.
    runs: OnceCell<Box<Runs>>,
}

/// The blocks of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Blocks<'a> {
    pub(crate) all: &'a [Block<'a>],
    /// Their texts, one behind the other: what is not in it is in none of them.
    pub(crate) texts: &'a str,
    /// The urls of their links, likewise.
    pub(crate) urls: &'a str,
}

impl<'a> Deref for Blocks<'a> {
    type Target = [Block<'a>];

    fn deref(&self) -> &Self::Target {
        self.all
    }
}

/// What few blocks have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rare {
    /// Where footnotes are referred to: the byte in the text, and the label.
    pub(crate) notes: Vec<(usize, String)>,
    /// What refers to the block.
    pub(crate) label: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Runs(Vec<Run>);

/// A run of the text in which the markup does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its first byte.
    pub(crate) start: usize,
    /// The innermost code that it stands in, by its place in the block's marks.
    pub(crate) code: Option<usize>,
    /// The innermost link that it stands in, likewise.
    pub(crate) link: Option<usize>,
}

/// A run of the text that stands in the file as one. It ends where the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Its first byte in the text.
    joined: u32,
    /// Its length in the file, where that is taken as one.
    whole: u32,
    /// Its first byte in the file.
    source: usize,
}

/// What stands for no length: each byte has its own in the file.
const PLAIN: u32 = u32::MAX;

impl Piece {
    /// A run of so many bytes that begins at `joined` in the text, and stands at `source` in the file. Nothing beyond 4 GB.
    pub(crate) fn new(joined: usize, len: usize, source: Span) -> Option<Self> {
        let source_len = source.end - source.start;
        let whole = if len == source_len { PLAIN } else { u32::try_from(source_len).ok().filter(|len| *len < PLAIN)? };
        Some(Self { joined: u32::try_from(joined).ok()?, whole, source: source.start })
    }

    /// Whether a run of so many bytes that begins at `joined` in the text goes on where this one ends, so that the two are one.
    pub(crate) fn goes_on_at(&self, joined: usize, len: usize, source: Span) -> bool {
        self.whole == PLAIN && len == source.end - source.start && self.source + (joined - self.first()) == source.start
    }

    /// Its first byte in the text.
    pub(crate) fn first(&self) -> usize {
        self.joined as usize
    }

    /// The same, of a text that begins at a byte of this one; what begins before that is cut.
    pub(crate) fn behind(&self, from: usize) -> Self {
        let cut = from.saturating_sub(self.first());
        let joined = u32::try_from(self.first().saturating_sub(from)).unwrap_or(self.joined);
        Self { joined, source: if self.whole == PLAIN { self.source + cut } else { self.source }, ..*self }
    }
}

impl<'a> Block<'a> {
    /// A block that has nothing yet but its text.
    pub(crate) fn new(kind: BlockKind, text: &'a str) -> Self {
        let text = Text(text);
        Self { kind, text, marks: &[], strong: &[], quoted: false, depth: 0, pieces: &[], rare: None, runs: OnceCell::new() }
    }

    /// A paragraph that is read by itself.
    pub(crate) fn alone(text: &'a str) -> Self {
        Self::new(BlockKind::Paragraph, text)
    }

    /// Where footnotes are referred to: the byte in the text, and the label.
    pub(crate) fn notes(&self) -> &'a [(usize, String)] {
        self.rare.map_or(&[], |rare| &rare.notes)
    }

    /// What refers to this block: the label of a footnote (`^1`), the number of a list item (`1`), an anchor (`#fn1`).
    pub(crate) fn label(&self) -> Option<&'a str> {
        self.rare?.label.as_deref()
    }

    /// The runs of the text that the marks make, in order; none before the first mark.
    pub(crate) fn runs(&self) -> &[Run] {
        if self.marks.is_empty() {
            return &[];
        }
        let runs = || if stand_apart(self.marks) { runs_apart(self.marks) } else { runs(self.marks) };
        &self.runs.get_or_init(|| Box::new(Runs(runs()))).0
    }

    /// The runs in which a stretch of the text stands.
    pub(crate) fn runs_over(&self, start: usize, end: usize) -> &[Run] {
        let runs = self.runs();
        let behind = runs.partition_point(|run| run.start < end);
        let from = runs[..behind].partition_point(|run| run.start <= start).saturating_sub(1);
        &runs[from..behind]
    }

    /// Where the links lead that begin between two places of the text, the last one first.
    pub(crate) fn links_within(&self, from: usize, to: usize) -> impl Iterator<Item = &'a str> {
        // A mark ends behind those that stand before it in the list.
        let behind = self.marks.partition_point(|mark| mark.end <= to);
        let first = self.marks[..behind].partition_point(|mark| mark.end <= from);
        let open = if behind < self.marks.len() { self.runs_over(to, to + 1).first().and_then(|run| run.link) } else { None };
        let ended = self.marks[first..behind].iter().rev();
        open.map(|at| &self.marks[at]).into_iter().chain(ended).filter_map(move |mark| match &mark.kind {
            MarkKind::Link(url) if mark.start >= from => Some(*url),
            _ => None,
        })
    }

    /// Whether the edge of a mark cuts a run of letters and digits in two.
    pub(crate) fn is_cut_in_words(&self) -> bool {
        self.marks.iter().any(|mark| self.is_in_word(mark.start) || self.is_in_word(mark.end))
    }

    /// A run of the text, and where markup cuts words of it in two, the same again with its parts apart.
    pub(crate) fn with_parts(&self, start: usize, end: usize) -> Cow<'a, str> {
        let text = &self.text.as_str()[start..end];
        let edges = self.runs_over(start, end).iter().map(|run| run.start);
        let mut cuts = edges.filter(|at| (start + 1..end).contains(at) && self.is_in_word(*at)).peekable();
        if cuts.peek().is_none() {
            return Cow::Borrowed(text);
        }
        let mut all = text.to_owned();
        let mut from = start;
        for at in cuts.chain([end]) {
            all.extend([" ", &self.text[from..at]]);
            from = at;
        }
        Cow::Owned(all)
    }

    /// Whether letters and digits stand on both sides of a place, or it is beside the full stop of a number.
    fn is_in_word(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let is_point = |at: usize| at > 0 && bytes.get(at) == Some(&b'.') && is_digit(at - 1) && is_digit(at + 1);
        let may_be = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
        // White space or another mark stands at most places that are asked.
        match (at.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(at)) {
            (Some(before), Some(behind)) if may_be(before) && may_be(behind) => {
                *before != b'.' && *behind != b'.' || is_point(at) || is_point(at - 1)
            }
            _ => false,
        }
    }

    /// The span in the file of a run of the text: from the first byte of its first character to the last of its last.
    pub(crate) fn source(&self, start: usize, end: usize) -> Span {
        Span::new(self.place(start, false), self.place(end.max(start), true))
    }

    fn place(&self, at: usize, is_end: bool) -> usize {
        // The end of a run belongs to the piece that holds its last byte.
        let probe = if is_end { at.saturating_sub(1) } else { at };
        let index = self.pieces.partition_point(|piece| piece.first() <= probe).saturating_sub(1);
        let Some(piece) = self.pieces.get(index) else { return at };
        match piece.whole {
            PLAIN => piece.source + at.min(self.text.len()).saturating_sub(piece.first()),
            whole if is_end => piece.source + whole as usize,
            _ => piece.source,
        }
    }
}

/// Whether no mark stands in another one, as in most blocks.
fn stand_apart(marks: &[Mark<'_>]) -> bool {
    marks.iter().all(|mark| mark.start < mark.end) && marks.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// The runs of marks that stand apart: each is one, and what is between them.
fn runs_apart(marks: &[Mark<'_>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::with_capacity(2 * marks.len());
    for (index, mark) in marks.iter().enumerate() {
        let is_code = mark.kind == MarkKind::Code;
        let run = Run { start: mark.start, code: is_code.then_some(index), link: (!is_code).then_some(index) };
        match runs.last_mut() {
            Some(last) if last.start == mark.start => *last = run,
            _ => runs.push(run),
        }
        runs.push(Run { start: mark.end, code: None, link: None });
    }
    runs
}

/// Cuts the text wherever a mark begins or ends. An inner mark ends before the one around it, and so stands before it in the list.
fn runs(marks: &[Mark<'_>]) -> Vec<Run> {
    let mut edges: Vec<(usize, bool, usize)> =
        marks.iter().enumerate().flat_map(|(index, mark)| [(mark.start, true, index), (mark.end, false, index)]).collect();
    edges.sort_unstable();
    let (mut code, mut link) = (Open::default(), Open::default());
    let mut runs: Vec<Run> = Vec::with_capacity(edges.len());
    for (start, opens, index) in edges {
        let open = if marks[index].kind == MarkKind::Code { &mut code } else { &mut link };
        open.turn(index, opens);
        let run = Run { start, code: code.innermost(), link: link.innermost() };
        match runs.last_mut() {
            Some(last) if last.start == start => *last = run,
            _ => runs.push(run),
        }
    }
    runs
}

/// The marks of a sort that are open at a place, the innermost last: it has the lowest number.
#[derive(Default)]
struct Open(Vec<usize>);

impl Open {
    /// Opens or closes a mark. Marks that stand in each other do so at the end of the list.
    fn turn(&mut self, index: usize, opens: bool) {
        let at = self.0.iter().rposition(|open| *open >= index);
        match at {
            Some(at) if !opens && self.0[at] == index => drop(self.0.remove(at)),
            _ if opens => self.0.insert(at.map_or(0, |at| at + 1), index),
            _ => {}
        }
    }

    fn innermost(&self) -> Option<usize> {
        self.0.last().copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_without_markup_knows_its_place() {
        let piece = |joined, len, source, source_len| Piece::new(joined, len, Span::new(source, source + source_len)).unwrap();
        let pieces = [piece(0, 4, 2, 4), piece(4, 3, 8, 7), piece(7, 4, 15, 4)];
        let block = Block { pieces: &pieces, ..Block::alone("Rust & 1.65") };
        assert_eq!(block.source(0, 4), Span::new(2, 6));
        assert_eq!(block.source(0, block.text.len()), Span::new(2, 19));
        assert_eq!(block.source(5, 6), Span::new(8, 15), "an entity is taken as one");
        assert_eq!(block.source(7, 11), Span::new(15, 19));
        assert_eq!(Block::alone("Rust & 1.65").source(5, 6), Span::new(5, 6));
    }

    #[test]
    fn words_that_markup_cuts_have_parts() {
        let marks = [Mark { start: 1, end: 4, kind: MarkKind::Code }, Mark { start: 6, end: 9, kind: MarkKind::Link("x") }];
        let block = Block { marks: &marks, ..Block::alone("`Pets` v1.5 of") };
        assert_eq!(block.with_parts(0, 14), "`Pets` v1.5 of `Pet s` v1 .5 of");
        assert_eq!(block.with_parts(0, 8), "`Pets` v `Pet s` v");
        assert_eq!(block.with_parts(9, 14), ".5 of");
    }

    #[test]
    fn marks_cut_the_text_into_runs() {
        let marks = [Mark { start: 2, end: 3, kind: MarkKind::Code }, Mark { start: 2, end: 5, kind: MarkKind::Link("x") }];
        let block = Block { marks: &marks, ..Block::alone("a b c d") };
        let runs: Vec<_> = block.runs().iter().map(|run| (run.start, run.code, run.link)).collect();
        assert_eq!(runs, [(2, Some(0), Some(1)), (3, None, Some(1)), (5, None, None)]);
    }

    proptest! {
        #[test]
        fn links_are_found_from_the_last_one_on(lengths in prop::collection::vec((0_usize..4, 1_usize..4, 0_usize..4), 0..6), from in 0_usize..12, to in 0_usize..24) {
            let mut marks = Vec::new();
            let mut at = 0;
            for (gap, length, code) in lengths {
                let (start, end) = (at + gap, at + gap + length);
                // Code stands by itself, or in a link.
                if code < 2 {
                    marks.push(Mark { start: start + code.min(length - 1), end, kind: MarkKind::Code });
                }
                if code > 0 {
                    marks.push(Mark { start, end, kind: MarkKind::Link(["a", "b", "c", "d"][end % 4]) });
                }
                at = end;
            }
            let text = " ".repeat(at);
            let block = Block { marks: &marks, ..Block::alone(&text) };
            let begins = |mark: &&Mark<'static>| (from..=to).contains(&mark.start);
            let plain = marks.iter().rev().filter(begins).filter_map(|mark| match mark.kind {
                MarkKind::Link(url) => Some(url),
                MarkKind::Code => None,
            });
            prop_assert_eq!(block.links_within(from, to).collect::<Vec<_>>(), plain.collect::<Vec<_>>());
        }

        #[test]
        fn marks_that_stand_apart_make_the_same_runs(lengths in prop::collection::vec((0_usize..4, 0_usize..4, any::<bool>()), 0..6)) {
            let mut at = 0;
            let mark = |(gap, length, is_code): (usize, usize, bool)| {
                let start = at + gap;
                at = start + length;
                Mark { start, end: at, kind: if is_code { MarkKind::Code } else { MarkKind::Link("x") } }
            };
            let marks: Vec<_> = lengths.into_iter().map(mark).collect();
            if stand_apart(&marks) {
                prop_assert_eq!(runs_apart(&marks), runs(&marks));
            }
        }
    }
}
