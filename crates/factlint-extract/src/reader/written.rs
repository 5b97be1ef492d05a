//! Blocks as they are read: what all of them hold stands one behind the other, so that a block takes no room of its own.

use std::ops::Range;

use factlint_model::Span;

use super::portions::LONGEST;
use crate::block::{Block, BlockKind, Mark, MarkKind, Piece, Rare};

/// Most blocks take more bytes of a file.
const LEAST: usize = 80;

/// The blocks of a document.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(super) blocks: Vec<Place>,
    /// Whether one of them is so long that it is read in portions.
    pub(super) is_long: bool,
    /// Whether the last one is still open.
    is_open: bool,
    /// Where its text and its pieces begin: each run of text asks for them.
    text_from: usize,
    pieces_from: usize,
    pub(super) texts: String,
    pub(super) marks: Vec<Marked>,
    pub(super) pieces: Vec<Piece>,
    pub(super) strong: Vec<(usize, usize)>,
    pub(super) rare: Vec<Rare>,
    urls: String,
}

/// A block: where what it holds begins and ends.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) kind: BlockKind,
    pub(super) quoted: bool,
    pub(super) depth: u32,
    pub(super) text: Range<usize>,
    pub(super) marks: Range<usize>,
    pub(super) pieces: Range<usize>,
    pub(super) strong: Range<usize>,
    pub(super) rare: Option<usize>,
}

impl Place {
    /// The length of its text, in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }
}

/// How much of everything is written.
pub(super) struct Length {
    blocks: usize,
    texts: usize,
    marks: usize,
    pieces: usize,
    strong: usize,
    rare: usize,
    urls: usize,
}

/// The place of a url.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Url(Range<usize>);

/// Whether a text has no word and no mark: most begin with one.
fn is_blank(text: &str) -> bool {
    !text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && text.trim_start().is_empty()
}

/// A mark: its bytes in the text of its block, and its url where it is a link.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) start: usize,
    pub(super) end: usize,
    url: Option<Url>,
}

impl Marked {
    /// What of it stands within a run of the text, from the beginning of that.
    pub(super) fn within(&self, run: &Range<usize>) -> Self {
        let [start, end] = [self.start, self.end].map(|at| at.clamp(run.start, run.end) - run.start);
        Self { start, end, url: self.url.clone() }
    }
}

impl Written {
    /// Nothing yet, with room for the blocks of a text of this length.
    pub(super) fn with_room(length: usize) -> Self {
        Self {
            blocks: Vec::with_capacity(length / LEAST),
            texts: String::with_capacity(length),
            marks: Vec::with_capacity(length / LEAST),
            pieces: Vec::with_capacity(2 * length / LEAST),
            urls: String::with_capacity(length / 4),
            ..Self::default()
        }
    }

    /// The places of all blocks, and their marks: it has none any more, and only what they hold.
    pub(super) fn places(&mut self) -> (Vec<Place>, Vec<Marked>) {
        if std::mem::take(&mut self.is_open) {
            self.blocks.pop();
        }
        if self.is_long {
            self.cut_long_blocks();
        }
        (std::mem::take(&mut self.blocks), std::mem::take(&mut self.marks))
    }

    /// All marks, in the order of the blocks.
    pub(super) fn marks(&self, marks: Vec<Marked>) -> Vec<Mark<'_>> {
        let kind = |url: Option<Url>| match url {
            Some(Url(at)) => MarkKind::Link(&self.urls[at]),
            None => MarkKind::Code,
        };
        marks.into_iter().map(|mark| Mark { start: mark.start, end: mark.end, kind: kind(mark.url) }).collect()
    }

    /// All blocks, with these marks.
    pub(super) fn blocks<'a>(&'a self, places: Vec<Place>, marks: &'a [Mark<'a>]) -> Vec<Block<'a>> {
        let block = |place: Place| {
            let mut block = Block::new(place.kind, &self.texts[place.text]);
            (block.quoted, block.depth) = (place.quoted, place.depth);
            block.marks = &marks[place.marks];
            block.pieces = &self.pieces[place.pieces];
            block.strong = &self.strong[place.strong];
            block.rare = place.rare.and_then(|at| self.rare.get(at));
            block
        };
        places.into_iter().map(block).collect()
    }

    /// The texts of all blocks, one behind the other.
    pub(super) fn texts(&self) -> &str {
        &self.texts
    }

    /// The urls of all links, one behind the other.
    pub(super) fn urls(&self) -> &str {
        &self.urls
    }

    /// The blocks that are closed.
    pub(super) fn closed(&mut self) -> &mut [Place] {
        let closed = self.blocks.len() - usize::from(self.is_open);
        &mut self.blocks[..closed]
    }

    /// The text of the last block that is closed.
    pub(super) fn last_text(&mut self) -> &str {
        let last = self.closed().last().map_or(0..0, |last| last.text.clone());
        &self.texts[last]
    }

    /// What is written so far; no block is open.
    pub(super) fn so_far(&self) -> Length {
        debug_assert!(!self.is_open);
        Length {
            blocks: self.blocks.len(),
            texts: self.texts.len(),
            marks: self.marks.len(),
            pieces: self.pieces.len(),
            strong: self.strong.len(),
            rare: self.rare.len(),
            urls: self.urls.len(),
        }
    }

    /// Takes back all that was written since.
    pub(super) fn take_back(&mut self, to: &Length) {
        self.is_open = false;
        self.blocks.truncate(to.blocks);
        self.texts.truncate(to.texts);
        self.marks.truncate(to.marks);
        self.pieces.truncate(to.pieces);
        self.strong.truncate(to.strong);
        self.rare.truncate(to.rare);
        self.urls.truncate(to.urls);
    }

    /// Opens a block behind the one that is open.
    pub(super) fn open(&mut self, kind: BlockKind) -> &mut Place {
        self.close();
        let (text, marks, pieces, strong) = (self.texts.len(), self.marks.len(), self.pieces.len(), self.strong.len());
        (self.is_open, self.text_from, self.pieces_from) = (true, text, pieces);
        self.blocks.push_mut(Place {
            kind,
            quoted: false,
            depth: 0,
            text: text..text,
            marks: marks..marks,
            pieces: pieces..pieces,
            strong: strong..strong,
            rare: None,
        })
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    /// The open block.
    pub(super) fn opened(&self) -> Option<&Place> {
        self.blocks.last().filter(|_| self.is_open)
    }

    /// The text of the open block.
    pub(super) fn text(&self) -> &str {
        self.opened().map_or("", |open| &self.texts[open.text.start..])
    }

    /// The length of the open block's text, in bytes.
    pub(super) fn at(&self) -> usize {
        if self.is_open { self.texts.len() - self.text_from } else { 0 }
    }

    /// Closes the open block; without a word in it there is none. Gives it back.
    #[inline]
    pub(super) fn close(&mut self) -> Option<&mut Place> {
        if self.is_open { self.close_open() } else { None }
    }

    fn close_open(&mut self) -> Option<&mut Place> {
        if is_blank(self.text()) {
            let open = self.blocks.pop()?;
            self.texts.truncate(open.text.start);
            self.marks.truncate(open.marks.start);
            self.pieces.truncate(open.pieces.start);
            self.strong.truncate(open.strong.start);
            self.is_open = false;
            return None;
        }
        self.end()
    }

    /// Closes the open block, whatever is in it.
    pub(super) fn end(&mut self) -> Option<&mut Place> {
        let open = self.blocks.last_mut().filter(|_| std::mem::take(&mut self.is_open))?;
        (open.text.end, open.marks.end) = (self.texts.len(), self.marks.len());
        (open.pieces.end, open.strong.end) = (self.pieces.len(), self.strong.len());
        self.is_long |= open.text.len() > LONGEST;
        Some(open)
    }

    /// Adds text to the open block that stands at `source` in the file. Where the two differ in length (an entity, an escaped
    /// character) the run is taken as one. Behind 4 GB of a block only what goes on is taken.
    #[inline(always)]
    pub(super) fn push(&mut self, text: &str, source: Span) {
        if !self.is_open || text.is_empty() {
            return;
        }
        let joined = self.texts.len() - self.text_from;
        let own = self.pieces.get(self.pieces_from..).unwrap_or_default();
        // Most runs go on where the one before ends.
        if !own.last().is_some_and(|last| last.goes_on_at(joined, text.len(), source)) {
            let Some(piece) = Piece::new(joined, text.len(), source) else { return };
            self.pieces.push(piece);
        }
        self.texts.push_str(text);
    }

    /// Keeps a url for a mark.
    pub(super) fn url(&mut self, url: &str) -> Url {
        let start = self.urls.len();
        self.urls.push_str(url);
        Url(start..self.urls.len())
    }

    /// Marks the text of the open block from `start` to its present end: a link where there is a url, or else code.
    pub(super) fn mark(&mut self, start: usize, url: Option<Url>) {
        let end = self.at();
        if start < end {
            self.marks.push(Marked { start, end, url });
        }
    }

    /// Sets the text in bold letters from `start` to its present end.
    pub(super) fn embolden(&mut self, start: usize) {
        if self.is_open {
            self.strong.push((start, self.at()));
        }
    }

    /// Refers to a footnote at the present end of the text.
    pub(super) fn note(&mut self, label: &str) {
        let at = self.at();
        self.rare().into_iter().for_each(|rare| rare.notes.push((at, label.to_owned())));
    }

    /// Gives the open block a label.
    pub(super) fn label(&mut self, label: String) {
        self.rare().into_iter().for_each(|rare| rare.label = Some(label.clone()));
    }

    /// What few blocks have, of the open one.
    fn rare(&mut self) -> Option<&mut Rare> {
        let open = self.blocks.last_mut().filter(|_| self.is_open)?;
        let at = *open.rare.get_or_insert_with(|| {
            self.rare.push(Rare::default());
            self.rare.len() - 1
        });
        self.rare.get_mut(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_marks_take_the_room_of_their_places() {
        // A list that is collected into one of things that are no larger stays where it is.
        assert!(size_of::<Block<'_>>() <= size_of::<Place>());
        assert!(size_of::<Mark<'_>>() <= size_of::<Marked>());
    }

    #[test]
    fn blocks_are_told_apart() {
        let mut written = Written::default();
        written.push("lost", Span::new(0, 4));
        written.open(BlockKind::Heading(1));
        written.push("Rust", Span::new(2, 6));
        written.push(" & ", Span::new(8, 15));
        written.push("1.65", Span::new(15, 19));
        written.mark(0, None);
        written.open(BlockKind::Item);
        written.push(" ", Span::new(20, 21));
        written.mark(0, None);
        written.open(BlockKind::Item).depth = 2;
        let url = written.url("https://example.org/");
        written.push("a ", Span::new(22, 24));
        written.push("b", Span::new(24, 25));
        written.mark(2, Some(url));
        written.mark(3, None);
        written.note("n");
        assert_eq!((written.text(), written.at()), ("a b", 3));
        written.close();
        let (places, marks) = written.places();
        let marks = written.marks(marks);
        let blocks = written.blocks(places, &marks);
        let texts: Vec<_> = blocks.iter().map(|block| (block.text.as_str(), block.depth, block.pieces.len())).collect();
        assert_eq!(texts, [("Rust & 1.65", 0, 3), ("a b", 2, 1)]);
        assert_eq!(blocks[0].source(5, 11), Span::new(8, 19));
        assert_eq!(blocks[0].marks, [Mark { start: 0, end: 11, kind: MarkKind::Code }]);
        assert_eq!(blocks[1].marks, [Mark { start: 2, end: 3, kind: MarkKind::Link("https://example.org/") }]);
        assert_eq!(blocks[1].source(0, 3), Span::new(22, 25));
        assert_eq!((blocks[0].notes().len(), blocks[1].notes()), (0, [(3, "n".to_owned())].as_slice()));
    }
}
