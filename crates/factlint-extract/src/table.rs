//! Tables: a column whose head says what it holds makes a claim of each of its cells.

use std::collections::HashMap;

use crate::block::{Block, BlockKind, Cell};

/// Where the cells of a table stand among the blocks.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    cells: HashMap<(usize, usize, usize), usize>,
}

impl Tables {
    /// Finds all cells.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let cell = |(index, block): (usize, &Block)| match &block.kind {
            BlockKind::Cell(cell) => Some(((cell.table, cell.row, cell.column), index)),
            _ => None,
        };
        Self { cells: blocks.iter().enumerate().filter_map(cell).collect() }
    }

    /// The head of a cell's column, in lower case without marks around it.
    pub(crate) fn head(&self, cell: &Cell, blocks: &[Block]) -> Option<String> {
        let index = self.cells.get(&(cell.table, 0, cell.column))?;
        let text = blocks.get(*index)?.text.trim().to_lowercase();
        Some(text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | ':' | '(' | ')')).to_owned())
    }

    /// The other cells of a row, in order.
    pub(crate) fn row<'a>(&'a self, cell: &'a Cell) -> impl Iterator<Item = usize> + 'a {
        (0..64)
            .filter(|column| *column != cell.column)
            .filter_map(|column| self.cells.get(&(cell.table, cell.row, column)).copied())
    }
}
