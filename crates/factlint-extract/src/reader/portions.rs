//! Blocks that are longer than anybody writes are read in portions: rules look at whole blocks, and the work stays linear.

use std::ops::Range;

use super::written::{Marked, Place, Written};
use crate::block::{BlockKind, Piece, Rare};

/// The longest text of a block that is read as one, in bytes.
pub(super) const LONGEST: usize = 8_000;

/// Whether a block is read in portions. Cells are not: each stands in its column.
fn is_too_long(place: &Place) -> bool {
    place.len() > LONGEST && matches!(place.kind, BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Item)
}

impl Written {
    /// Cuts the blocks that are too long: where a line or a sentence ends, and not within a mark that is shorter than a portion.
    /// The first portion is what the block was, and the others are paragraphs.
    pub(super) fn cut_long_blocks(&mut self) {
        let (blocks, marks) = (std::mem::take(&mut self.blocks), std::mem::take(&mut self.marks));
        let (pieces, strong) = (std::mem::take(&mut self.pieces), std::mem::take(&mut self.strong));
        for place in blocks {
            let rare = place.rare.map(|at| self.rare[at].clone());
            let own = Own {
                text: &self.texts[place.text.clone()],
                marks: &marks[place.marks.clone()],
                giants: marks[place.marks.clone()].iter().filter(|mark| is_giant(mark.start, mark.end)).collect(),
                pieces: &pieces[place.pieces.clone()],
                strong: &strong[place.strong.clone()],
                rare: rare.as_ref(),
            };
            let cuts = if is_too_long(&place) { own.cuts() } else { Vec::new() };
            let ends = cuts.into_iter().chain([own.text.len()]);
            let mut from = 0;
            for to in ends {
                let run = from..to;
                let (marks, pieces, strong) = (self.marks.len(), self.pieces.len(), self.strong.len());
                self.marks.extend(own.marks_of(&run));
                self.pieces.extend(own.pieces_of(&run));
                self.strong.extend(own.strong_of(&run));
                let rare = own.rare_of(&run);
                self.rare.extend(rare.clone());
                self.blocks.push(Place {
                    kind: if from == 0 { place.kind.clone() } else { BlockKind::Paragraph },
                    quoted: place.quoted,
                    depth: place.depth,
                    text: place.text.start + from..place.text.start + to,
                    marks: marks..self.marks.len(),
                    pieces: pieces..self.pieces.len(),
                    strong: strong..self.strong.len(),
                    rare: rare.map(|_| self.rare.len() - 1),
                });
                from = to;
            }
        }
    }
}

/// What a block has.
struct Own<'a> {
    text: &'a str,
    marks: &'a [Marked],
    /// Those of them that are so long that portions are cut within them.
    giants: Vec<&'a Marked>,
    pieces: &'a [Piece],
    strong: &'a [(usize, usize)],
    rare: Option<&'a Rare>,
}

impl Own<'_> {
    /// The marks of a portion, from its beginning. The inner one ends before the one around it.
    fn marks_of(&self, run: &Range<usize>) -> Vec<Marked> {
        let first = self.marks.partition_point(|mark| mark.end <= run.start);
        let ended = self.marks[first..].iter().take_while(|mark| mark.end <= run.end);
        let own = ended.filter(|mark| !is_giant(mark.start, mark.end));
        let over = self.giants.iter().copied().filter(|mark| mark.start < run.end && run.start < mark.end);
        let mut marks: Vec<_> = own.chain(over).map(|mark| mark.within(run)).collect();
        marks.sort_by_key(|mark| mark.end);
        marks
    }

    /// Where a portion stands in the file.
    fn pieces_of(&self, run: &Range<usize>) -> impl Iterator<Item = Piece> {
        let first = self.pieces.partition_point(|piece| piece.first() <= run.start).saturating_sub(1);
        self.pieces[first..].iter().take_while(|piece| piece.first() < run.end).map(|piece| piece.behind(run.start))
    }

    /// Its runs in bold letters.
    fn strong_of(&self, run: &Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let first = self.strong.partition_point(|(_, end)| *end <= run.start);
        let ended = self.strong[first..].iter().take_while(|(_, end)| *end <= run.end);
        ended.map(|(start, end)| (start.saturating_sub(run.start), end - run.start))
    }

    /// What few blocks have: the label is that of the first portion.
    fn rare_of(&self, run: &Range<usize>) -> Option<Rare> {
        let rare = self.rare?;
        // What is referred to at the end of a portion is of it.
        let (from, to) = [run.start, run.end].map(|end| rare.notes.partition_point(|(at, _)| *at <= end)).into();
        let from = if run.start == 0 { 0 } else { from };
        let notes = rare.notes[from..to].iter().map(|(at, label)| (at - run.start, label.clone())).collect();
        Some(Rare { notes, label: rare.label.clone().filter(|_| run.start == 0) })
    }

    /// Where it is cut.
    fn cuts(&self) -> Vec<usize> {
        let bounds = self.marks.iter().map(|mark| (mark.start, mark.end)).chain(self.strong.iter().copied());
        let mut whole: Vec<_> = bounds.filter(|(start, end)| !is_giant(*start, *end)).collect();
        whole.sort_unstable();
        let (mut cuts, mut from) = (Vec::new(), 0);
        let mut at = 0;
        while self.text.len() - from > LONGEST {
            let mut to = self.end_before(from, from + LONGEST);
            // The first mark that the cut would go through moves it behind.
            while let Some((_, end)) = whole.get(at).filter(|(start, _)| *start < to) {
                to = to.max(*end);
                at += 1;
            }
            if to >= self.text.len() {
                break;
            }
            cuts.push(to);
            from = to;
        }
        cuts
    }

    /// Where the last line, sentence or word ends between two places, behind the white space, or else the second place.
    fn end_before(&self, from: usize, to: usize) -> usize {
        let to = self.text.floor_char_boundary(to);
        let run = &self.text[self.text.floor_char_boundary(from + (to - from) / 2)..to];
        let start = to - run.len();
        let ends = [run.rfind('\n').map(|at| at + 1), run.rfind(". ").map(|at| at + 2), run.rfind(' ').map(|at| at + 1)];
        ends.into_iter().flatten().next().map_or(to, |at| start + at)
    }
}

/// Whether a run is so long that portions are cut within it.
fn is_giant(start: usize, end: usize) -> bool {
    end - start > LONGEST
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::{Block, MarkKind};
    use crate::reader::{markdown, with_all};

    /// The blocks of a text, and the same without any cut.
    fn read<T>(text: &str, take: impl Fn(&[Block<'_>], &[Block<'_>]) -> T) -> T {
        let mut whole = markdown::read(text);
        whole.is_long = false;
        with_all(vec![markdown::read(text), whole], |all| take(all[0].all, all[1].all))
    }

    /// Where the marks of some blocks stand in the file.
    fn places<'a>(blocks: &[Block<'a>]) -> Vec<(usize, usize, MarkKind<'a>)> {
        let own = |block: &Block<'a>| {
            let place = |mark: &crate::block::Mark<'a>| {
                let span = block.source(mark.start, mark.end);
                (span.start, span.end, mark.kind)
            };
            block.marks.iter().map(place).collect::<Vec<_>>()
        };
        blocks.iter().flat_map(own).collect()
    }

    #[test]
    fn only_long_ones_are_cut_and_the_rest_are_paragraphs() {
        let said = "The waves are drawn at once. ";
        let text = format!("# short\n\n- {}[^1]\n\n{}\n\n[^1]: note\n", said.repeat(700), said.repeat(200));
        read(&text, |cut, whole| {
            assert_eq!(whole.len(), 4);
            let kinds: Vec<_> = cut.iter().map(|block| (&block.kind, block.text.len() > LONGEST)).collect();
            let paragraph = (&BlockKind::Paragraph, false);
            assert_eq!(kinds[..5], [(&BlockKind::Heading(1), false), (&BlockKind::Item, false), paragraph, paragraph, paragraph]);
            assert!(cut[1].text.ends_with("at once. ") && cut[2].text.starts_with("The waves"));
            assert_eq!(cut.iter().map(|block| block.notes().len()).collect::<Vec<_>>()[..5], [0, 0, 0, 1, 0]);
        });
    }

    #[test]
    fn what_is_marked_as_a_whole_is_marked_in_each_portion() {
        let text = format!("[{}](https://example.org/)\n", "The waves are drawn at once. ".repeat(700));
        read(&text, |cut, _| {
            assert!(cut.len() > 2);
            assert!(cut.iter().all(|block| matches!(block.marks, [mark] if mark.start == 0 && mark.end == block.text.len())));
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn each_portion_stands_where_it_did(words in prop::collection::vec("[a-zé]{1,9}|`[a-z]{1,9} [a-z]`|\\[[a-z ]{1,9}\\]\\(u\\)|\\*\\*[a-z]{1,9}\\*\\*|&amp;|\\.|\n", 40..80)) {
            let said = words.join(" ");
            let text = said.repeat(40_000 / said.len());
            read(&text, |cut, whole| {
                let joined = |blocks: &[Block<'_>]| blocks.iter().map(|block| block.text.as_str()).collect::<String>();
                prop_assert_eq!(joined(cut), joined(whole));
                prop_assert!(cut.iter().all(|block| block.text.len() < LONGEST + 100));
                let bytes = |blocks: &[Block<'_>]| -> Vec<_> {
                    blocks.iter().flat_map(|block| (0..block.text.len()).map(|at| block.source(at, at + 1)).collect::<Vec<_>>()).collect()
                };
                prop_assert_eq!(bytes(cut), bytes(whole));
                prop_assert_eq!(places(cut), places(whole));
                Ok(())
            })?;
        }
    }
}
