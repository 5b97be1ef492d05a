//! The row of a table that says which release of Rust is the newest.

use factlint_model::Subject;

use crate::block::{Block, Cell};
use crate::column::VERSIONS;
use crate::engine::Reading;
use crate::settle::Draft;
use crate::table::{Tables, plain};

/// What such a row begins with, without brackets.
const RUST: &[&str] = &["rust", "rust stable", "stable rust", "rust toolchain", "rustc"];

/// What one of its cells says.
const NEWEST: &[&str] = &["latest stable", "current stable", "newest stable"];

/// The head of a column that holds nothing else.
const HEAD: &str = "latest rust";

impl Reading<'_> {
    /// "Rust (stable) | 1.94.0 | Latest stable": the claims of the cell with the version; nothing where the row is no such one.
    pub(crate) fn toolchain(&self, cell: &Cell, head: &str, tables: &Tables, blocks: &[Block]) -> Option<Vec<Draft>> {
        if cell.column == 0 || !VERSIONS.contains(&head) {
            return None;
        }
        let (_, first) = tables.edges(cell)?;
        if !RUST.contains(&plain(&blocks[first].text).replace(['(', ')'], "").as_str()) {
            return None;
        }
        let is_newest = |at: usize| {
            let text = blocks[at].text.to_lowercase();
            NEWEST.iter().any(|words| text.contains(words))
        };
        let kinds = tables.row(cell).any(is_newest).then(|| self.kinds_of(HEAD))?.into_iter();
        Some(kinds.filter_map(|kind| self.column(kind, head, 0, &[], Some(&Subject::rust()))).collect())
    }
}
