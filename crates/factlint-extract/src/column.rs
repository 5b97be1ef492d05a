//! The cells of a table: a column whose head says what it holds makes a claim of each of its cells.

use factlint_kinds::Kind;
use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_model::Subject;

use crate::block::{Block, Cell};
use crate::engine::{Parts, Reading, value, version_of};
use crate::mention::{Item, Owner, Owns, What, items, name_of, own};
use crate::pattern::{Found, READY, Row};
use crate::settle::Draft;
use crate::table::Tables;
use crate::token::tokens;

impl Reading<'_> {
    /// A cell whose column says what it holds.
    pub(crate) fn cell(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> Vec<Draft> {
        if cell.row == 0 {
            return Vec::new();
        }
        let Some(head) = tables.head(cell, blocks) else { return Vec::new() };
        let mut drafts = Vec::new();
        for ready in
            READY.iter().filter(|ready| ready.kind.grammar().columns.contains(&head.as_str()) && self.is_wanted(ready.kind))
        {
            drafts.extend(self.column(ready.kind, tables.row(cell).filter_map(|index| blocks.get(index))));
        }
        drafts
    }

    fn column<'b>(&self, kind: &'static dyn Kind, others: impl Iterator<Item = &'b Block>) -> Option<Draft> {
        let row = self.items(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, known: &self.scope.whole.known };
        let grammar = kind.grammar();
        let fits = |item: &Item| match grammar.value {
            ValueRole::Version => matches!(item.what, What::Version(_)),
            ValueRole::Date => matches!(item.what, What::Date(_)),
            ValueRole::Count => matches!(item.what, What::Count(_)),
            ValueRole::Word => false,
        };
        let at = row.items.iter().position(fits)?;
        if row.items.len() > at + 3 {
            return None;
        }
        let mut found = Found { first: at, last: at, ..Found::default() };
        match grammar.value {
            ValueRole::Version => found.version = Some(at),
            ValueRole::Date => found.date = Some(at),
            _ => found.count = Some(at),
        }
        let (value, value_at, comparator, step) = value(grammar, row, &found, "")?;
        let subject = row_subject(grammar.subject, others.collect::<Vec<_>>().as_slice())?;
        let item = &row.items[at];
        self.finish(kind, row, Parts { subject, value, value_at, comparator, step, start: item.start, end: item.end, rank: 0 })
    }
}

/// The subject that the other cells of a row name: the first name, and the first version where a release is wanted.
fn row_subject(role: SubjectRole, others: &[&Block]) -> Option<Subject> {
    let rows: Vec<(Vec<Item>, &Block)> = others
        .iter()
        .map(|block| {
            let mut row = items(&tokens(block, 0, block.text.len()), block);
            own(&mut row, &block.text, &Owns::default());
            (row, *block)
        })
        .collect();
    let version = || rows.iter().flat_map(|(row, _)| row).find_map(version_of);
    let name = || {
        rows.iter().find_map(|(row, block)| {
            let short = row.len() <= 4;
            row.iter().find_map(|item| match &item.what {
                What::Name(name) => Some(name.clone()),
                What::Word if short => name_of(item, &block.text),
                _ => None,
            })
        })
    };
    match role {
        SubjectRole::Rust => None,
        SubjectRole::RustRelease => version()
            .filter(|mention| matches!(mention.owner, Some((Owner::Rust, _))))
            .map(|mention| Subject::rust().at(&mention.version.to_string())),
        SubjectRole::Crate => name().map(|name| Subject::krate(&name.name)),
        SubjectRole::CrateMaybeAt => {
            let subject = Subject::krate(&name()?.name);
            let release = version().filter(|mention| !matches!(mention.owner, Some((Owner::Rust, _))));
            Some(release.map_or_else(|| subject.clone(), |mention| subject.at(&mention.version.to_string())))
        }
        SubjectRole::CrateRelease => {
            let mention = version()?;
            let name = match &mention.owner {
                Some((Owner::Crate(name), _)) => name.clone(),
                Some((Owner::Rust, _)) => return None,
                None => name()?.name,
            };
            Some(Subject::krate(&name).at(&mention.version.to_string()))
        }
        SubjectRole::Repository => {
            name().map(|name| name.repo.as_deref().map_or_else(|| Subject::krate(&name.name), Subject::github))
        }
        SubjectRole::Phrase => {
            let first = others.first()?.text.trim();
            (first.split_whitespace().count() <= 10 && !first.is_empty()).then(|| Subject::new(first))
        }
    }
}
