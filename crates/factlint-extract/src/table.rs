//! Tables: a column whose head says what it holds makes a claim of each of its cells.

use foldhash::HashMap;

use crate::block::{Block, BlockKind, Cell};

/// Where the cells of a table stand among the blocks.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    cells: HashMap<(u32, u32, u32), usize>,
    /// The heads of their columns, in lower case without marks around them.
    heads: HashMap<(u32, u32), String>,
}

impl Tables {
    /// Finds all cells.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let cell = |(index, block): (usize, &Block)| match &block.kind {
            BlockKind::Cell(cell) => Some(((cell.table, cell.row, cell.column), index)),
            _ => None,
        };
        let head = |block: &Block| match &block.kind {
            BlockKind::Cell(cell) if cell.row == 0 => Some(((cell.table, cell.column), plain(&block.text))),
            _ => None,
        };
        Self { cells: blocks.iter().enumerate().filter_map(cell).collect(), heads: blocks.iter().filter_map(head).collect() }
    }

    /// The head of a cell's column, in lower case without marks around it.
    pub(crate) fn head(&self, cell: &Cell) -> Option<&str> {
        self.head_of(cell, cell.column)
    }

    /// The head of another column of a cell's table.
    pub(crate) fn head_of(&self, cell: &Cell, column: u32) -> Option<&str> {
        self.heads.get(&(cell.table, column)).map(String::as_str)
    }

    /// The heads of the columns behind that of a cell.
    pub(crate) fn heads_behind(&self, cell: &Cell) -> impl Iterator<Item = &str> {
        (cell.column + 1..64).map_while(|column| self.head_of(cell, column))
    }

    /// Where the head of a cell's column stands, and the first cell of its row.
    pub(crate) fn edges(&self, cell: &Cell) -> Option<(usize, usize)> {
        let at = |row: u32, column: u32| self.cells.get(&(cell.table, row, column)).copied();
        Some((at(0, cell.column)?, at(cell.row, 0)?))
    }

    /// The other cells of a column, with the first cells of their rows.
    pub(crate) fn column<'a>(&'a self, cell: &'a Cell) -> impl Iterator<Item = (usize, usize)> + 'a {
        let at = |row: u32, column: u32| self.cells.get(&(cell.table, row, column)).copied();
        (1..64).filter(|row| *row != cell.row).filter_map(move |row| Some((at(row, 0)?, at(row, cell.column)?)))
    }

    /// The other cells of a row, in order.
    pub(crate) fn row<'a>(&'a self, cell: &'a Cell) -> impl Iterator<Item = usize> + 'a {
        (0..64)
            .filter(|column| *column != cell.column)
            .filter_map(|column| self.cells.get(&(cell.table, cell.row, column)).copied())
    }
}

/// The text of a head in lower case, without marks around it and the full stops of what is cut short.
pub(crate) fn plain(text: &str) -> String {
    let mut text = text.trim().to_lowercase();
    if text.as_bytes().windows(2).any(|pair| pair == b". ") {
        text = text.replace(". ", " ");
    }
    let inner = text.trim_matches(is_around_head);
    if inner.len() == text.len() { text } else { inner.to_owned() }
}

/// Whether a mark around a head is none of it.
pub(crate) fn is_around_head(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | ':' | '(' | ')' | '.')
}
