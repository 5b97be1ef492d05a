//! One line, cut to a number of columns around what matters in it.

use factlint_model::Span;
use unicode_width::UnicodeWidthChar;

/// How far a cut moves to fall between words.
const WORD: usize = 12;
/// The columns between the stop of a tab and the next one.
const TAB: usize = 4;

/// A line of a document.
pub(super) struct Line<'a> {
    /// Without its end.
    pub(super) text: &'a str,
    /// The byte of the file at which it begins.
    pub(super) start: usize,
    /// Whether the text begins inside the line.
    pub(super) begins_inside: bool,
}

/// What is left of a line.
pub(super) struct Cut {
    /// What is shown.
    pub(super) text: String,
    /// For each character that is shown: its byte in the line and its byte in `text`; the end last.
    bytes: Vec<(usize, usize)>,
}

impl Cut {
    /// Where a run of bytes of the line is in the text. One that is not wholly shown has no place, unless `clip` is set: then it
    /// is what is shown of it.
    pub(super) fn place(&self, span: Span, clip: bool) -> Option<Span> {
        let (first, last) = (self.bytes.first()?, self.bytes.last()?);
        if !clip && (span.start < first.0 || span.end > last.0) {
            return None;
        }
        let at = |byte: usize| {
            let next = self.bytes.partition_point(|(of_line, _)| *of_line < byte);
            self.bytes.get(next).unwrap_or(last).1
        };
        Some(Span::new(at(span.start.clamp(first.0, last.0)), at(span.end.clamp(first.0, last.0))))
            .filter(|span| span.end > span.start)
    }
}

/// A character with those that combine with it.
struct Cell<'a> {
    text: &'a str,
    byte: usize,
    column: usize,
    width: usize,
}

/// Cuts a line to so many columns. The focus, a run of its bytes with the label below it, is kept in view.
pub(super) fn cut(line: &Line<'_>, focus: Option<(Span, &str)>, columns: usize) -> Cut {
    let (near, before, after) = near(line, focus.map(|(span, _)| span), columns);
    let cells = cells(near.text, near.start);
    let end = cells.last().map_or(0, |cell| cell.column + cell.width);
    let (left, right) = if end + usize::from(before) + usize::from(after) <= columns {
        (0, cells.len())
    } else {
        window(&cells, focus, columns, end)
    };
    shown(&cells, left..right, before || left > 0, after || right < cells.len(), line.text.len())
}

/// A part of a line that may be megabytes long: as much as can come into view, and whether something is left out at each side.
fn near<'a>(line: &Line<'a>, focus: Option<Span>, columns: usize) -> (Line<'a>, bool, bool) {
    let reach = columns * 8;
    let focus = focus.unwrap_or(Span::new(0, 0));
    let start = line.text.floor_char_boundary(focus.start.saturating_sub(reach));
    let end = line.text.ceil_char_boundary((focus.end.min(focus.start + reach) + reach).min(line.text.len()));
    let part = Line { text: &line.text[start..end], start, begins_inside: false };
    (part, start > 0 || line.begins_inside, end < line.text.len())
}

fn cells(text: &str, start: usize) -> Vec<Cell<'_>> {
    let mut cells: Vec<Cell<'_>> = Vec::new();
    let mut column = 0;
    for (at, c) in text.char_indices() {
        let width = if c == '\t' { TAB - column % TAB } else { harmless(c).width().unwrap_or(1) };
        match cells.last_mut() {
            Some(cell) if width == 0 => cell.text = &text[cell.byte - start..at + c.len_utf8()],
            _ => cells.push(Cell { text: &text[at..at + c.len_utf8()], byte: start + at, column, width }),
        }
        column += width;
    }
    cells
}

/// Which cells are shown of a line that is too long.
fn window(cells: &[Cell<'_>], focus: Option<(Span, &str)>, columns: usize, end: usize) -> (usize, usize) {
    let index = |byte: usize| cells.partition_point(|cell| cell.byte < byte);
    let column = |at: usize| cells.get(at).map_or(end, |cell| cell.column);
    let by_column = |column: usize| cells.partition_point(|cell| cell.column < column);
    let room = columns - 2;
    let Some((span, label)) = focus else { return (0, last_that_fits(cells, 0, room)) };
    let (first, behind) = (index(span.start), index(span.end));
    let (start, stop) = (column(first), column(behind));
    if stop - start >= room {
        return (first, last_that_fits(cells, start, room));
    }
    // The label begins under the middle of the words; it needs its room to the right of that.
    let needed = usize::midpoint(start, stop) + 5 + label.chars().count().min(room / 2);
    let slack = room - (stop - start);
    let right = (slack / 2).min(end - stop).max(needed.saturating_sub(stop)).min(slack);
    let left = (slack - right).min(start);
    let right = (slack - left).max(right);
    let from = after_a_space(cells, by_column(start - left), first);
    let to = last_that_fits(cells, column(from), left + right + (stop - start));
    (from, before_a_space(cells, to, behind))
}

/// The first cell behind those that fit into the columns from `column` on.
fn last_that_fits(cells: &[Cell<'_>], column: usize, room: usize) -> usize {
    cells.partition_point(|cell| cell.column + cell.width <= column + room)
}

fn after_a_space(cells: &[Cell<'_>], from: usize, limit: usize) -> usize {
    if from == 0 {
        return 0;
    }
    (from..limit.min(from + WORD)).find(|at| cells[*at - 1].text == " ").unwrap_or(from)
}

fn before_a_space(cells: &[Cell<'_>], to: usize, limit: usize) -> usize {
    if to == cells.len() {
        return to;
    }
    (limit.max(to.saturating_sub(WORD))..to).rev().find(|at| cells[*at].text == " ").unwrap_or(to)
}

fn shown(cells: &[Cell<'_>], range: std::ops::Range<usize>, before: bool, after: bool, line_end: usize) -> Cut {
    let end = cells.get(range.end).map_or_else(|| cells.last().map_or(0, |cell| cell.byte + cell.text.len()), |cell| cell.byte);
    let mut cut = Cut { text: String::new(), bytes: Vec::with_capacity(range.len() + 1) };
    if before {
        cut.text.push('…');
    }
    for cell in &cells[range] {
        cut.bytes.push((cell.byte, cut.text.len()));
        if cell.text == "\t" {
            cut.text.extend(std::iter::repeat_n(' ', cell.width));
        } else {
            cut.text.extend(cell.text.chars().map(harmless));
        }
    }
    cut.bytes.push((end.min(line_end), cut.text.len()));
    if after {
        cut.text.push('…');
    }
    cut
}

/// The character, or one that takes its place where it would act on the terminal.
fn harmless(c: char) -> char {
    match c {
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() && c != '\t' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn cut_around(text: &str, words: &str, label: &str, columns: usize) -> String {
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        let line = Line { text, start: 0, begins_inside: false };
        let cut = cut(&line, Some((span, label)), columns);
        let place = cut.place(span, true).unwrap();
        format!("{}[{}]{}", &cut.text[..place.start], &cut.text[place.range()], &cut.text[place.end..])
    }

    #[test]
    fn a_line_is_cut_between_words_around_the_claim() {
        let text = "Among the many tools that people use for searching there is ripgrep (50,200 GitHub stars), which is quick, \
                    and there are other tools as well, of which some are not as quick.";
        let claim = "ripgrep (50,200 GitHub stars)";
        insta::assert_snapshot!(cut_around(text, claim, "", 400), @"Among the many tools that people use for searching there is [ripgrep (50,200 GitHub stars)], which is quick, and there are other tools as well, of which some are not as quick.");
        insta::assert_snapshot!(cut_around(text, claim, "outdated: 67,483", 75), @"…searching there is [ripgrep (50,200 GitHub stars)], which is quick, and…");
        insta::assert_snapshot!(cut_around(text, claim, "outdated: 67,483", 50), @"…there is [ripgrep (50,200 GitHub stars)], which…");
        insta::assert_snapshot!(cut_around(text, claim, "outdated: 67,483", 35), @"…[ripgrep (50,200 GitHub stars)],…");
        insta::assert_snapshot!(cut_around(text, claim, "outdated: 67,483", 20), @"…[ripgrep (50,200 Gi]…");
    }

    #[test]
    fn wide_characters_tabs_and_controls_take_their_columns() {
        insta::assert_snapshot!(cut_around("\t漢字漢字漢字漢字漢字 serde 9.9.9 漢字漢字漢字", "serde 9.9.9", "", 30), @"…漢字漢字 [serde 9.9.9]…");
        insta::assert_snapshot!(cut_around("a\u{1b}[31m\tserde\u{301} 9.9.9\u{202e}", "serde\u{301} 9.9.9", "", 60), @"a�[31m  [serdé 9.9.9]�");
    }

    proptest! {
        #[test]
        fn a_cut_line_fits_and_shows_the_claim(
            before in "[a-zé漢\u{301}\t \u{1b}]{0,60}", words in "[a-z漢][a-z ]{0,30}[a-z]", after in "[a-zé漢\t ]{0,60}", columns in 20_usize..100,
        ) {
            let text = format!("{before}{words}{after}");
            let span = Span::new(before.len(), before.len() + words.len());
            let line = Line { text: &text, start: 0, begins_inside: false };
            let cut = cut(&line, Some((span, "contradicted")), columns);
            prop_assert!(cut.text.width() <= columns, "{} columns", cut.text.width());
            let place = cut.place(span, true).unwrap();
            prop_assert!(words.starts_with(&cut.text[place.range()]));
            if words.width() < columns - 2 {
                prop_assert_eq!(&cut.text[place.range()], words);
            }
        }
    }
}
