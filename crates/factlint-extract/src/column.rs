//! The cells of a table: a column whose head says what it holds makes a claim of each of its cells.

use factlint_kinds::Kind;
use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_model::{Comparator, Subject};

use crate::block::{Block, BlockKind, Cell};
use crate::engine::{Parts, Reading, value, version_of, within};
use crate::mention::{Bond, Item, Name, Owner, Owns, VersionMention, What, advisory_of, items, name_of, own, repo_of, rfc_of};
use crate::pattern::{self, Found, READY, Row};
use crate::settle::Draft;
use crate::table::Tables;
use crate::token::tokens;
use crate::vocabulary::is_prose;
use crate::{coordination, license};

impl Reading<'_> {
    /// A cell whose column says what it holds.
    pub(crate) fn cell(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> Vec<Draft> {
        if cell.row == 0 {
            return Vec::new();
        }
        let Some(head) = tables.head(cell, blocks) else { return Vec::new() };
        // "Stars, 1 September", "MSRV (Rust)": what stands behind the mark says more, and nothing else.
        let short = head.split([',', '(', '/']).next().unwrap_or_default().trim().to_owned();
        let is_column = |columns: &[&str]| columns.contains(&head.as_str()) || columns.contains(&short.as_str());
        let holds = |kind: &dyn Kind| is_column(kind.grammar().columns) && self.is_wanted(kind);
        let kinds: Vec<&'static dyn Kind> = READY.iter().map(|ready| ready.kind).filter(|kind| holds(*kind)).collect();
        if kinds.is_empty() {
            return Vec::new();
        }
        let others: Vec<Other<'_>> =
            tables.row(cell).filter_map(|index| blocks.get(index)).map(|block| Other::of(block, tables, blocks)).collect();
        kinds.into_iter().filter_map(|kind| self.column(kind, &head, &others)).collect()
    }

    fn column(&self, kind: &'static dyn Kind, head: &str, others: &[Other<'_>]) -> Option<Draft> {
        let row = self.items(0, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole: self.scope.whole };
        let grammar = kind.grammar();
        let said = pattern::says(row, grammar, COLUMN);
        let fits = |(at, item): (usize, &Item)| match grammar.value {
            ValueRole::Version if grammar.plus_is_idiom => matches!(item.what, What::Version(_) | What::Bound(_)),
            ValueRole::Version => matches!(item.what, What::Version(_)),
            ValueRole::Name => name_of(item, row.text).is_some(),
            ValueRole::Date => matches!(&item.what, What::Date(mention) if !mention.is_open),
            ValueRole::Count => matches!(item.what, What::Count(_)),
            ValueRole::License => license::until(row, at).is_some(),
            ValueRole::Phrase => at == 0 && row.text.split_whitespace().count() <= MOST,
            ValueRole::Edition | ValueRole::Word | ValueRole::Statistic | ValueRole::Quotation => false,
            ValueRole::WordMaybeAt => at == 0 && said.is_some(),
        };
        let at = row.items.iter().enumerate().position(fits)?;
        let license = (grammar.value == ValueRole::License).then(|| license::until(row, at)).flatten().map(|to| (at, to));
        let last = match grammar.value {
            ValueRole::Phrase => row.items.len() - 1,
            _ => license.map_or(at, |(_, to)| to),
        };
        if row.items.len() > last + 3 {
            return None;
        }
        let said = said.filter(|_| grammar.value == ValueRole::WordMaybeAt).map(|(value, to)| (value, 0, to));
        let last = said.map_or(last, |(.., to)| to.saturating_sub(1));
        let mut found = coordination::dated(row, Found { first: at, last, license, said, ..Found::default() });
        match grammar.value {
            ValueRole::Version => found.version = Some(at),
            ValueRole::Date => found.date = Some(at),
            ValueRole::Count => found.count = Some(at),
            ValueRole::Name => found.name = Some(at),
            _ => {}
        }
        let whole = || {
            let words = row.text.trim();
            let start = row.text.len() - row.text.trim_start().len();
            (words.to_owned(), Some((start, start + words.len())), Comparator::Exact, 1)
        };
        let valued = if grammar.value == ValueRole::Phrase { Some(whole()) } else { value(grammar, row, &found, "") };
        let (value, value_at, comparator, step) = valued?;
        // "First released": of the crate, not of the release that the row names.
        let role = if grammar.subject == SubjectRole::CrateRelease && head.contains("first") {
            SubjectRole::Crate
        } else {
            grammar.subject
        };
        // What a table says of features, it does not say of crates.
        let of_features = || others.iter().any(|other| FEATURES.contains(&other.head.as_str()));
        if !matches!(role, SubjectRole::Phrase | SubjectRole::Rust) && grammar.value == ValueRole::Version && of_features() {
            return None;
        }
        let subject = row_subject(role, others)?;
        let (start, end) = (row.items[at].start, row.items[found.last].end);
        let parts = Parts { subject, value, value_at, comparator, step, start, end, rank: 0, conjunct: 0, mention: None };
        let mut draft = self.finish(kind, row, parts)?;
        draft.claim.within = within(grammar, row, &found);
        Some(draft)
    }
}

/// The longest title, in words.
const MOST: usize = 12;

/// The group of words that say a value where they fill a cell.
const COLUMN: &str = "column";

/// Heads of columns that hold the names of crates.
const NAMES: &[&str] = &[
    "crate",
    "crates",
    "name",
    "project",
    "library",
    "package",
    "repository",
    "repo",
    "tool",
    "dependency",
    "framework",
    "runtime",
    "client",
    "component",
    "crate name",
];

/// Heads of columns whose versions are those of Rust.
const RUST: &[&str] = &[
    "rust",
    "rustc",
    "rust version",
    "rust release",
    "msrv",
    "minimum rust version",
    "minimum rust",
    "min. rust",
    "oldest rust",
];

/// Heads of columns that hold features of Rust.
const FEATURES: &[&str] = &["feature", "features", "api", "apis", "language feature", "library feature", "method", "attribute"];

/// Words in the heads of columns that hold the newest version.
const NEWEST: &[&str] = &["latest", "current", "newest"];

/// Heads of columns that hold the numbers of RFCs.
const RFCS: &[&str] = &["rfc", "rfcs", "rfc number", "rfc no.", "rfc #"];

/// Another cell of the row.
struct Other<'a> {
    block: &'a Block,
    head: String,
    items: Vec<Item>,
}

impl<'a> Other<'a> {
    fn of(block: &'a Block, tables: &Tables, blocks: &[Block]) -> Self {
        let head = match &block.kind {
            BlockKind::Cell(cell) => tables.head(cell, blocks).unwrap_or_default(),
            _ => String::new(),
        };
        let mut items = items(&tokens(block, 0, block.text.len()), block);
        own(&mut items, &block.text, &Owns::default());
        if RUST.contains(&head.as_str()) {
            for item in &mut items {
                if let What::Version(mention) = &mut item.what {
                    mention.owner = mention.owner.take().or(Some((Owner::Rust, Bond::Adjacent)));
                }
            }
        }
        Self { block, head, items }
    }

    /// The first name in the cell; a plain word counts only where few stand beside it, and one of prose only in a column of
    /// names.
    fn name(&self) -> Option<Name> {
        let text = &self.block.text;
        let of_names = NAMES.contains(&self.head.as_str()) || self.items.len() == 1;
        let is_owner = |at: usize| repo_of(&self.items, at + 2, text).is_some();
        let name = |at: usize| match &self.items[at].what {
            What::Name(name) => Some(name.clone()),
            What::Word if self.items.len() <= 4 && !is_owner(at) => {
                let name = name_of(&self.items[at], text).filter(|name| of_names || !is_prose(&name.name))?;
                Some(Name { repo: name.repo.or_else(|| repo_of(&self.items, at, text)), ..name })
            }
            _ => None,
        };
        (0..self.items.len()).find_map(name)
    }
}

/// The subject that the other cells of a row name: the first name, and the first version where a release is wanted.
fn row_subject(role: SubjectRole, others: &[Other<'_>]) -> Option<Subject> {
    let is_rust = |mention: &&VersionMention| matches!(mention.owner, Some((Owner::Rust, _)));
    // A column of the newest versions says nothing of the others.
    let of_newest = |other: &&Other<'_>| NEWEST.iter().any(|word| other.head.contains(word));
    let about_release = matches!(role, SubjectRole::CrateMaybeAt | SubjectRole::ReleaseMaybeBare);
    let told = others.iter().filter(|other| !(about_release && of_newest(other)));
    let mut versions = told.flat_map(|other| &other.items).filter_map(version_of);
    let name = || {
        let named = others.iter().filter(|other| NAMES.contains(&other.head.as_str())).find_map(Other::name);
        named.or_else(|| others.iter().find_map(Other::name))
    };
    match role {
        SubjectRole::Rust | SubjectRole::Citation => None,
        // A date beside a crate is none of the Rust that the crate needs.
        SubjectRole::RustRelease if others.iter().any(|other| NAMES.contains(&other.head.as_str())) => None,
        SubjectRole::RustRelease => versions.find(is_rust).map(|mention| Subject::rust().at(&mention.version.to_string())),
        SubjectRole::Crate => name().map(|name| Subject::krate(&name.name)),
        SubjectRole::CrateMaybeAt | SubjectRole::ReleaseMaybeBare => {
            let subject = Subject::krate(&name()?.name);
            let release = versions.find(|mention| !is_rust(mention));
            Some(release.map_or_else(|| subject.clone(), |mention| subject.at(&mention.version.to_string())))
        }
        // A date beside an advisory is that of the advisory.
        SubjectRole::CrateRelease if others.iter().flat_map(|other| &other.items).any(|item| advisory_of(item).is_some()) => None,
        SubjectRole::CrateRelease => {
            let mention = versions.find(|mention| !is_rust(mention))?;
            let name = match &mention.owner {
                Some((Owner::Crate(name), _)) => name.clone(),
                _ => name()?.name,
            };
            Some(Subject::krate(&name).at(&mention.version.to_string()))
        }
        SubjectRole::Advisory => others.iter().flat_map(|other| &other.items).find_map(advisory_of).map(Subject::new),
        SubjectRole::Rfc => {
            let named = others.iter().flat_map(|other| &other.items).find_map(rfc_of);
            // In a column of RFCs a number alone is one.
            let numbered = || {
                let other = others.iter().find(|other| RFCS.contains(&other.head.as_str()))?;
                other.block.text.trim().trim_start_matches(['#', '0']).parse().ok().filter(|number| *number < 10_000)
            };
            named.or_else(numbered).map(Subject::rfc)
        }
        SubjectRole::Repository => {
            name().map(|name| name.repo.as_deref().map_or_else(|| Subject::krate(&name.name), Subject::github))
        }
        SubjectRole::Phrase => {
            let first = others.first()?.block.text.trim();
            (first.split_whitespace().count() <= 10 && !first.is_empty()).then(|| Subject::new(first))
        }
    }
}
