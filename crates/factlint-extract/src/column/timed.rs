//! Heads of columns that say when their values held.

use factlint_kinds::Change;
use factlint_model::{AsOfFrom, Origin, Role};

use crate::block::{Block, Cell};
use crate::engine::Reading;
use crate::mention::{What, has_year, items};
use crate::settle::Draft;
use crate::table::Tables;
use crate::token::tokens;

/// More columns no table has.
const MOST_COLUMNS: u32 = 64;

impl Reading<'_> {
    /// "Stars (January 2025)": the head says when the values of its column held. Beside another column of the same, that time is over.
    pub(super) fn dated_by_head(&self, draft: &mut Draft, cell: &Cell, tables: &Tables, blocks: &[Block]) {
        let claim = &mut draft.claim;
        if claim.as_of_from == AsOfFrom::Sentence || draft.kind.change(claim) == Change::Fixed {
            return;
        }
        let Some(top) = tables.edges(cell).map(|(top, _)| &blocks[top]).filter(|top| has_year(top.text.as_bytes())) else {
            return;
        };
        let all = items(&tokens(top, 0, top.text.len()), top);
        let told = all.iter().find_map(|item| match &item.what {
            What::Date(mention) if !mention.is_open => Some((mention.date, top.source(item.start, item.end))),
            _ => None,
        });
        let Some((date, at)) = told else { return };
        // "Stars (2025) | Stars today".
        let first_word = |column: u32| tables.head_of(cell, column).and_then(|head| head.split([' ', ',', '(']).next());
        let own = first_word(cell.column);
        let says_same = |column: u32| column != cell.column && first_word(column) == own;
        (claim.as_of, claim.as_of_from) = (Some(date), AsOfFrom::Heading);
        claim.is_over = (0..MOST_COLUMNS).take_while(|column| tables.head_of(cell, *column).is_some()).any(says_same);
        claim.origins.retain(|origin| origin.role != Role::Date);
        claim.origins.push(Origin { role: Role::Date, span: at });
    }
}
