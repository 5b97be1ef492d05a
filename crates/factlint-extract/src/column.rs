//! The cells of a table: a column whose head says what it holds makes a claim of each of its cells.

mod dates;
mod heads;
mod row_subject;
mod timed;

use std::sync::LazyLock;

use factlint_kinds::Kind;
use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_model::{Claim, Comparator, Subject};
use foldhash::HashMap;

use self::dates::is_of_deed;
pub(crate) use self::heads::VERSIONS;
use self::heads::{FEATURES, NAMES, RELEASES, RUST, STATES, is_proposed, lists_features};
use self::row_subject::row_subject;
use crate::block::{Block, BlockKind, Cell};
use crate::clause::is_hypothetical;
use crate::ecosystem::LANGUAGES;
use crate::engine::{Reading, version_of};
use crate::mention::{
    Bond, Item, Name, Owner, Owns, Sign, VersionMention, What, advisory_of, has_year, is_rust_shaped, items, name_of, own,
    repo_of,
};
use crate::moods::Moods;
use crate::needed_rust::speaks_of_needed_rust;
use crate::parts::Parts;
use crate::pattern::{self, Found, READY, Row};
use crate::property::is_of_crate;
use crate::scope::Whole;
use crate::settle::Draft;
use crate::table::{Tables, is_around_head, plain};
use crate::token::tokens;
use crate::value::{value, within};
use crate::vocabulary::{is_other, is_plain, is_prose};
use crate::{coordination, license};

/// The heads of columns that hold what kinds claim: a bit for each of the kinds. Most columns hold something else.
static HEADS: LazyLock<HashMap<&'static str, u64>> = LazyLock::new(|| {
    let mut heads = HashMap::default();
    for (place, ready) in READY.iter().enumerate() {
        ready.kind.grammar().columns.iter().for_each(|head| *heads.entry(*head).or_default() |= 1 << place);
    }
    heads
});

/// The second letters of heads, as bits by their first letter.
static LETTERS: LazyLock<[u32; 32]> = LazyLock::new(|| {
    let mut letters = [0; 32];
    for head in HEADS.keys().map(|head| head.as_bytes()) {
        letters[usize::from(head[0] & 31)] |= head.get(1).map_or(u32::MAX, |second| 1 << (second & 31));
    }
    letters
});

/// Whether a text without the marks around it may be the head of a column that holds what a kind claims, as far as its first two
/// letters tell.
pub(crate) fn may_head(text: &str) -> bool {
    match text.trim_start_matches(is_around_head).as_bytes() {
        // A full stop of what is cut short is left out.
        [first, second, ..] if first.is_ascii() && second.is_ascii() && *second != b'.' => {
            LETTERS[usize::from(first & 31)] & (1 << (second & 31)) != 0
        }
        _ => true,
    }
}

impl Reading<'_> {
    /// A cell whose column says what it holds.
    #[inline(never)]
    pub(crate) fn cell(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> Vec<Draft> {
        // Most cells say nothing, and the column is looked through for none of them.
        let mut drafts = if cell.row > 0 { self.said_by_column(cell, tables, blocks) } else { Vec::new() };
        drafts.iter_mut().for_each(|draft| self.dated_by_head(draft, cell, tables, blocks));
        if drafts.is_empty() || self.is_of_another_registry(cell, tables, blocks) { Vec::new() } else { drafts }
    }

    fn said_by_column(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> Vec<Draft> {
        let Some(head) = tables.head(cell) else { return self.property(cell, tables, blocks) };
        if let Some(toolchain) = self.toolchain(cell, head, tables, blocks) {
            return toolchain;
        }
        let mut kinds = self.changed_needs(head).unwrap_or_else(|| self.kinds_of(head));
        // "Version | Parser | Version": the first one is of something that has no name here.
        let is_unnamed = || {
            let next = tables.heads_behind(cell).position(|other| other == head);
            next.is_some_and(|next| next > 0 && cell.column == 0)
        };
        if !kinds.is_empty() && is_unnamed() {
            return Vec::new();
        }
        if RELEASES.contains(&head) && self.lists_features(cell, tables) {
            kinds = READY
                .iter()
                .map(|ready| ready.kind)
                .filter(|kind| self.is_wanted(*kind) && kind.grammar().is_of_features())
                .collect();
        }
        let stability = tables
            .edges(cell)
            .filter(|_| cell.column > 0)
            .map(|(_, first)| self.stability(head, &blocks[first].text, tables.head_of(cell, 0).unwrap_or_default()));
        if let Some(stability) = stability.filter(|drafts| !drafts.is_empty()) {
            return stability;
        }
        if kinds.is_empty() {
            return if lists_features(head) {
                self.features(&self.others(cell, tables, blocks))
            } else {
                self.turned(cell, tables, blocks)
            };
        }
        // "axum, MSRV" in front of the row: its versions are those of Rust.
        let first = tables.edges(cell).filter(|_| cell.column > 0).map(|(_, first)| blocks[first].text.as_str());
        if first.is_some_and(speaks_of_needed_rust) {
            kinds.retain(|kind| kind.grammar().value != ValueRole::Version || kind.grammar().is_of_needs());
        }
        if is_remarked_as_former(cell, head, tables) || is_proposed(cell, head, tables) {
            kinds.retain(|kind| !kind.grammar().is_of_needs());
        }
        let mut others = self.others(cell, tables, blocks);
        keep_beside(&mut others, cell, head);
        // "4.3.0 (2026-09-15)": the day of the version in front of the bracket.
        let is_of_crates = kinds.iter().any(|kind| {
            let grammar = kind.grammar();
            grammar.value == ValueRole::Version && grammar.subject == SubjectRole::Crate
        });
        let has_day =
            is_of_crates && self.is_version_with_date(0) && !kinds.iter().any(|kind| kind.grammar().value == ValueRole::Date);
        let days = self.days().filter(|_| has_day);
        let dated: Vec<Draft> = days.filter_map(|kind| self.column(kind, head, 0, &others, None)).collect();
        let told =
            NAMES.contains(&head).then(|| self.told_by_heading(&others.iter().map(|other| &*other.head).collect::<Vec<_>>()));
        let further: Vec<Draft> = kinds.iter().flat_map(|kind| self.further(*kind, head, &others)).collect();
        let own = kinds.into_iter().filter_map(|kind| self.column(kind, head, 0, &others, None)).chain(further);
        own.chain(dated).chain(told.into_iter().flatten()).collect()
    }

    /// Whether the first column names features of Rust, and the cell holds a version of it, in a text that is of no crate.
    fn lists_features(&self, cell: &Cell, tables: &Tables) -> bool {
        let first = tables.head_of(cell, 0);
        let holds = || self.row(0, self.block.text.len()).iter().filter_map(version_of).any(is_rust_shaped);
        self.scope.about.is_none() && first.is_some_and(|head| FEATURES.contains(&head)) && holds()
    }

    /// Whether the table is one of packages of another language: its heading says so, or a name in it has a scope as those of
    /// npm have, "@lynx/react".
    fn is_of_another_registry(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> bool {
        const OTHERS: &[&str] =
            &["typescript", "javascript", "npm", "node.js", "python", "pypi", "ruby", "golang", "nuget", "maven"];
        let is_rust = |heading: &str| ["rust", "crate", "cargo"].iter().any(|word| heading.contains(word));
        let of_another = |heading: &str| !is_rust(heading) && OTHERS.iter().any(|word| heading.contains(word));
        let is_scoped = |(_, at): (usize, usize)| {
            let text = blocks[at].text.trim_start();
            text.starts_with('@') && text.contains('/')
        };
        let first = Cell { column: 0, ..cell.clone() };
        self.scope.heading.is_some_and(of_another)
            || self.scope.about.is_none()
                && (tables.column(&first).any(is_scoped) || tables.edges(cell).is_some_and(|(_, at)| is_scoped((at, at))))
    }

    pub(crate) fn kinds_of(&self, head: &str) -> Vec<&'static dyn Kind> {
        // "Stars, 1 September", "MSRV (Rust)": what stands behind the mark says more, and nothing else.
        let claiming = |head: &str| HEADS.get(head).copied().unwrap_or_default();
        let own = claiming(head) | claiming(short(head));
        if own == 0 {
            return Vec::new();
        }
        let kinds = READY.iter().enumerate().filter(|(place, _)| own & (1 << place) != 0).map(|(_, ready)| ready.kind);
        kinds.filter(|kind| self.is_wanted(*kind)).collect()
    }

    fn others<'b>(&self, cell: &Cell, tables: &Tables, blocks: &'b [Block]) -> Vec<Other<'b>> {
        let blocks_of = tables.row(cell).filter_map(|index| blocks.get(index));
        let mut others: Vec<Other<'b>> = blocks_of.map(|block| Other::of(block, tables)).collect();
        let names_crates = others.iter().any(|other| NAMES.contains(&other.head.as_str()));
        let of_features = || others.iter().any(|other| FEATURES.contains(&other.head.as_str()));
        if !names_crates && self.scope.about.is_none() && (self.whole.names_releases_of_rust() || of_features()) {
            others.iter_mut().filter(|other| RELEASES.contains(&other.head.as_str())).for_each(Other::of_rust);
        }
        others.iter_mut().filter(|other| self.tells_needs(&other.head)).for_each(Other::of_rust);
        others
    }

    /// A table whose columns are crates, and whose rows say what they hold: the first cell of the row is the head.
    fn turned(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> Vec<Draft> {
        let Some((top, first)) = tables.edges(cell).filter(|_| cell.column > 0) else { return Vec::new() };
        if !may_head(&blocks[first].text) {
            return Vec::new();
        }
        let head = plain(&blocks[first].text);
        let kinds = self.kinds_of(&head);
        if kinds.is_empty() {
            return Vec::new();
        }
        let name = Other { head: "crate".to_owned(), ..Other::of(&blocks[top], tables) };
        let is_lower =
            blocks[top].text.trim().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_'));
        let is_crate = name.name().is_some_and(|name| {
            // "Brindle | Pavise": words that are none of prose and no products, in a text about Rust.
            let odd = !is_plain(&name.name) && !is_other(&name.name) && self.whole.is_rust();
            name.sign != Sign::Place || self.whole.is_known(&name.name) || odd || is_lower && !is_prose(&name.name)
        });
        if !is_crate || name.items.len() > 2 {
            return self.property(cell, tables, blocks);
        }
        let version = tables.column(cell).find_map(|(first, at)| {
            let key = plain(&blocks[first].text);
            VERSIONS.contains(&key.as_str()).then(|| Other { head: "version".to_owned(), ..Other::of(&blocks[at], tables) })
        });
        // What is said of the crate as a whole is not said of its newest version.
        let others: Vec<Other<'_>> = std::iter::once(name).chain(version).collect();
        let of_kind = |kind: &'static dyn Kind| {
            let dated = kind.grammar().value == ValueRole::Date && !head.contains("first");
            self.column(kind, &head, 0, if dated { &others } else { &others[..1] }, None)
        };
        let drafts = kinds.into_iter().filter_map(of_kind);
        match line_in_head(&blocks[top].text) {
            // What is said of one of several lines is not said of the crate.
            Some(line) => drafts.filter_map(|draft| of_line(draft, &line)).collect(),
            None => drafts.collect(),
        }
    }

    /// A table of two columns, keys and values, under a heading that names an advisory or a crate: what it says is said of that.
    fn property(&self, cell: &Cell, tables: &Tables, blocks: &[Block]) -> Vec<Draft> {
        let first = tables.row(cell).next().filter(|first| cell.column == 1 && may_head(&blocks[*first].text));
        let Some(first) = first.filter(|_| tables.row(cell).nth(1).is_none()) else { return Vec::new() };
        let head = plain(&blocks[first].text);
        let Some(advisory) = self.advisory_above().map(Subject::new) else {
            let Some(told) = self.scope.section.map(Subject::krate) else { return Vec::new() };
            let kinds = self.kinds_of(&head).into_iter().filter(|kind| is_of_crate(*kind));
            return kinds.filter_map(|kind| self.column(kind, &head, 0, &[], Some(&told))).collect();
        };
        let kinds = self.kinds_of(&head).into_iter().filter(|kind| kind.grammar().subject == SubjectRole::Advisory);
        kinds.filter_map(|kind| self.column(kind, &head, 0, &[], Some(&advisory))).collect()
    }

    /// A cell that lists what a release of Rust brought, beside the cell with that release.
    fn features(&self, others: &[Other<'_>]) -> Vec<Draft> {
        let is_rust = |mention: &&VersionMention| matches!(mention.owner, Some((Owner::Rust, _)));
        let Some(release) = others.iter().flat_map(|other| &other.items).filter_map(version_of).find(is_rust) else {
            return Vec::new();
        };
        let kinds = READY.iter().map(|ready| ready.kind).filter(|kind| self.is_wanted(*kind) && kind.grammar().is_of_features());
        let runs = crate::release_notes::members(self.block);
        kinds.flat_map(|kind| runs.iter().filter_map(move |run| self.run_of_block(kind, &release.version, *run))).collect()
    }

    /// "0.3.26, 0.4.4": the versions behind the first one of a cell that says in which ones an advisory is patched.
    fn further(&self, kind: &'static dyn Kind, head: &str, others: &[Other<'_>]) -> Vec<Draft> {
        let grammar = kind.grammar();
        if grammar.subject != SubjectRole::Advisory || grammar.value != ValueRole::Version {
            return Vec::new();
        }
        let row = self.row(0, self.block.text.len());
        let is_joint = |item: &Item| {
            matches!(item.what, What::Mark(',' | '/' | ';' | '&'))
                || ["and", "or"].iter().any(|word| item.is_word(&self.block.text, word))
        };
        if !row.iter().all(|item| version_of(item).is_some() || is_joint(item)) {
            return Vec::new();
        }
        let later = row.iter().filter(|item| version_of(item).is_some()).skip(1);
        later.filter_map(|item| self.column(kind, head, item.start, others, None)).collect()
    }

    /// The claim of a kind that a cell, or a block behind `from`, makes; `told` is the subject where the row does not name it.
    pub(crate) fn column(
        &self,
        kind: &'static dyn Kind,
        head: &str,
        from: usize,
        others: &[Other<'_>],
        told: Option<&Subject>,
    ) -> Option<Draft> {
        let row = self.row(from, self.block.text.len());
        let row = Row { items: &row, text: &self.block.text, whole: self.whole };
        let grammar = kind.grammar();
        if is_of_deed(grammar, row, head, others) {
            return None;
        }
        let said = pattern::says(row, kind, COLUMN);
        let fits = |(at, item): (usize, &Item)| match grammar.value {
            ValueRole::Version if grammar.plus_is_idiom => matches!(item.what, What::Version(_) | What::Bound(_)),
            ValueRole::Version => matches!(item.what, What::Version(_)),
            // "`brindle 0.3.27`": the name has its version beside it.
            ValueRole::Name => name_of(item, row.text).is_some() || version_of(item).is_some_and(|it| owner_of(it).is_some()),
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
        // What stands behind a value is a remark; its date is none.
        let dated = row.items[last + 1..].iter().take_while(|item| matches!(item.what, What::Mark(_) | What::Date(_))).count();
        let is_date = grammar.value == ValueRole::Date;
        let is_lead = |item: &Item| matches!(item.what, What::Mark(_)) || is_date && version_of(item).is_some();
        // "Not before 1.88"
        const NOT: &[&str] = &["not", "never", "no", "before", "until", "after", "than"];
        if grammar.value == ValueRole::Version
            && row.items[..at].iter().any(|item| NOT.iter().any(|word| item.is_word(row.text, word)))
        {
            return None;
        }
        let leads = row.items[..at].iter().all(is_lead);
        let remarks = leads
            && row
                .items
                .get(last + 1)
                .is_some_and(|next| matches!(next.what, What::Mark('(' | ',' | ';')) || is_date && next.is_mark(')'));
        if row.items.len() > last + 3 + dated && !remarks {
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
        let owner = version_of(&row.items[at]).and_then(owner_of).filter(|_| grammar.value == ValueRole::Name);
        let valued = match owner {
            Some(name) => Some((name.to_owned(), Some((row.items[at].start, row.items[at].end)), Comparator::Exact, 1)),
            None if grammar.value == ValueRole::Phrase => Some(whole()),
            None => value(grammar, row, &found, ""),
        };
        let (value, value_at, comparator, step) = valued?;
        // "Since" may be said of a crate's own things.
        let is_own = || {
            let version = found.version.and_then(|at| version_of(&row.items[at]));
            self.scope.about.is_some() || !version.is_some_and(is_rust_shaped)
        };
        if grammar.subject == SubjectRole::Phrase && !head.contains("sta") && !head.contains("rust") && is_own() {
            return None;
        }
        // "First released": of the crate, not of the release that the row names.
        let role = if grammar.subject == SubjectRole::CrateRelease && head.contains("first") {
            SubjectRole::Crate
        } else {
            grammar.subject
        };
        // What a table says of features, it does not say of crates.
        let has_names = || others.iter().any(|other| NAMES.contains(&other.head.as_str()));
        let of_features =
            || !has_names() && others.iter().any(|other| FEATURES.contains(&other.head.as_str()) || lists_features(&other.head));
        if !matches!(role, SubjectRole::Phrase | SubjectRole::Rust) && grammar.value == ValueRole::Version && of_features() {
            return None;
        }
        // "0.18.6 (2026-07-01)": the date is that of the version beside it.
        let is_rust = |mention: &&VersionMention| matches!(mention.owner, Some((Owner::Rust, _)));
        let beside =
            row.items.iter().filter_map(version_of).find(|mention| role == SubjectRole::CrateRelease && !is_rust(mention));
        let beside = beside.and_then(|mention| {
            let subject = owner_of(mention).map(Subject::krate).or_else(|| row_subject(SubjectRole::Crate, others, self.block));
            let subject = subject.or_else(|| told.cloned())?;
            Some(subject.at(&mention.version.to_string()))
        });
        if grammar.hypothetical_is_veto && is_hypothetical(row, Moods::of(row), &found) {
            return None;
        }
        // "gpui-pre 0.3.6 / kit 0.6.6": the cell says whose version it is.
        let own =
            found.version.and_then(|at| version_of(&row.items[at])).filter(|_| role == SubjectRole::Crate).and_then(owner_of);
        let own = own.filter(|name| name.contains(['-', '_'])).map(Subject::krate);
        let subject = beside.or(own).or_else(|| row_subject(role, others, self.block)).or_else(|| told.cloned())?;
        let (start, end) = (row.items[at].start, row.items[found.last].end);
        // What a line says in words is said better.
        let rank = if from > 0 { LAST } else { 0 };
        let parts = Parts { subject, value, value_at, comparator, step, start, end, rank, conjunct: 0, mention: None };
        let mut draft = self.finish(kind, row, parts)?;
        draft.claim.within = within(grammar, row, &found);
        Some(draft)
    }
}

/// What a head says without its remark: "MSRV (then)".
fn short(head: &str) -> &str {
    head.split([',', '(', '/']).next().unwrap_or_default().trim()
}

/// "MSRV (then) | MSRV (now)": whether the remark in a head tells it from another column of the same, and not as the one of today. A
/// year is a time of its own.
fn is_remarked_as_former(cell: &Cell, head: &str, tables: &Tables) -> bool {
    let own = short(head);
    let remark = head[own.len()..].trim();
    let is_same = |other: &str| other != head && short(other) == own;
    let is_now = ["now", "today", "current", "latest", "new"].iter().any(|word| remark.contains(word));
    !remark.is_empty()
        && !is_now
        && !has_year(remark.as_bytes())
        && (0..cell.column).filter_map(|column| tables.head_of(cell, column)).chain(tables.heads_behind(cell)).any(is_same)
}

/// "Old | Released | New | Released": of columns with one head, each is of the version in the column before it, or behind it where
/// the first of them stands behind the names.
fn keep_beside(others: &mut Vec<Other<'_>>, cell: &Cell, head: &str) {
    let place = |other: &Other<'_>| match &other.block.kind {
        BlockKind::Cell(cell) => cell.column,
        _ => 0,
    };
    let same: Vec<u32> = others.iter().filter(|other| other.head == head).map(place).filter(|at| *at != cell.column).collect();
    if same.is_empty() {
        return;
    }
    let has_version = |other: &Other<'_>| other.items.iter().any(|item| version_of(item).is_some());
    let is_name = |other: &Other<'_>| NAMES.contains(&other.head.as_str()) || place(other) == 0 && !has_version(other);
    let behind = same.iter().copied().filter(|at| *at > cell.column).min();
    let before = same.iter().copied().filter(|at| *at < cell.column).max();
    let leads = same.iter().all(|at| *at > 0) && (cell.column == 1 || same.contains(&1)) && others.first().is_some_and(is_name);
    let (from, to) =
        if leads { (cell.column + 1, behind.unwrap_or(u32::MAX)) } else { (before.map_or(0, |at| at + 1), cell.column) };
    others.retain(|other| is_name(other) || from <= place(other) && place(other) < to);
}

/// The crate that the first cell of a row, or the one in the column of names, names; the row that was asked for last is kept.
#[derive(Default)]
pub(crate) struct RowCrate {
    row: Option<(u32, u32)>,
    name: Option<String>,
    advisory: Option<String>,
}

impl RowCrate {
    /// The crate, and the advisory, of the row in which a cell stands that is not the first one.
    pub(crate) fn of(
        &mut self,
        cell: &Cell,
        tables: &Tables,
        blocks: &[Block],
        whole: &Whole<'_>,
    ) -> (Option<&str>, Option<&str>) {
        if cell.row == 0 || cell.column == 0 {
            return (None, None);
        }
        if self.row != Some((cell.table, cell.row)) {
            self.row = Some((cell.table, cell.row));
            let first = tables.edges(cell).and_then(|(_, at)| blocks.get(at));
            let other = first.map(|block| Other::of(block, tables));
            let is_advisory = other.as_ref().is_some_and(|other| other.items.iter().any(|item| advisory_of(item).is_some()));
            // "RUSTSEC-… | brindle | …": the crate stands in a column of its own.
            // Whichever cell asks first.
            let behind = Cell { column: 0, ..cell.clone() };
            let mut others = tables.row(&behind).filter_map(|at| blocks.get(at)).map(|block| Other::of(block, tables));
            let own = if is_advisory { others.find(|other| NAMES.contains(&other.head.as_str())) } else { None };
            let name = own.as_ref().and_then(Other::name).or_else(|| other.as_ref().and_then(Other::name));
            let of_own = own.is_some();
            let of_names = of_own || other.as_ref().is_some_and(|other| NAMES.contains(&other.head.as_str()));
            let is_name =
                |name: &Name| name.sign >= Sign::Code || whole.is_known(&name.name) || of_names && !is_prose(&name.name);
            self.name = name.filter(is_name).map(|name| name.name);
            self.advisory = other.as_ref().and_then(|other| other.items.iter().find_map(advisory_of));
        }
        (self.name.as_deref(), self.advisory.as_deref())
    }
}

/// "clap 3", "brindle 1.x": the line of releases that the head of a column names behind the crate.
fn line_in_head(head: &str) -> Option<String> {
    let mut words = head.split_whitespace().map(|word| word.trim_matches(['`', '*', '(', ')']));
    let (_, line) = (words.next()?, words.next()?.trim_start_matches('v').trim_end_matches(".x"));
    let is_line = line.starts_with(|c: char| c.is_ascii_digit()) && line.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_line.then(|| line.to_owned())
}

/// What is said of a line of releases: of the crate as a whole it says nothing.
fn of_line(draft: Draft, line: &str) -> Option<Draft> {
    let grammar = draft.kind.grammar();
    match grammar.subject {
        SubjectRole::CrateMaybeAt if draft.claim.subject.version().is_none() => {
            let subject = draft.claim.subject.clone().at(line);
            Some(Draft { claim: Claim { subject, ..draft.claim }, ..draft })
        }
        SubjectRole::Crate if !grammar.is_mere_mention => None,
        SubjectRole::ReleaseMaybeBare => None,
        _ => Some(draft),
    }
}

/// Behind all patterns of a kind.
const LAST: usize = 10_000;

/// The longest title, in words.
const MOST: usize = 12;

/// The group of words that say a value where they fill a cell.
const COLUMN: &str = "column";

/// Another cell of the row.
pub(crate) struct Other<'a> {
    block: &'a Block<'a>,
    head: String,
    items: Vec<Item>,
}

impl<'a> Other<'a> {
    fn of(block: &'a Block<'a>, tables: &Tables) -> Self {
        let head = match &block.kind {
            BlockKind::Cell(cell) => tables.head(cell).unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        let mut items = items(&tokens(block, 0, block.text.len()), block);
        own(&mut items, &block.text, &Owns::default());
        // What is not released yet is no release.
        if ["beta", "nightly"].iter().any(|channel| head.ends_with(channel)) {
            items.retain(|item| version_of(item).is_none());
        }
        let mut other = Self { block, head, items };
        if RUST.contains(&short(&other.head)) {
            other.of_rust();
        }
        other
    }

    /// Takes its versions for those of Rust.
    fn of_rust(&mut self) {
        for item in &mut self.items {
            if let What::Version(mention) = &mut item.what
                && is_rust_shaped(mention)
            {
                mention.owner = mention.owner.take().or(Some((Owner::Rust, Bond::Adjacent)));
            }
        }
    }

    /// The first name in the cell; a plain word counts only where few stand beside it, and one of prose only in a column of
    /// names.
    fn name(&self) -> Option<Name> {
        let text = &self.block.text;
        let of_names = NAMES.contains(&self.head.as_str()) || self.items.len() == 1 && !STATES.contains(&self.head.as_str());
        // "Actix Web": a name of two words.
        if let ([first, last], true) = (self.items.as_slice(), of_names) {
            let word = |item: &Item| {
                let word = item.word(text).filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))?;
                word.bytes().all(|b| b.is_ascii_alphanumeric()).then(|| word.to_ascii_lowercase())
            };
            if let (Some(first), Some(last)) = (word(first), word(last)) {
                return Some(Name { name: format!("{first}-{last}"), repo: None, sign: Sign::Place });
            }
        }
        let is_owner = |at: usize| repo_of(&self.items, at + 2, text).is_some();
        // "GtkSourceView (C)": a library of another language.
        let is_other = |pair: &[Item]| pair[0].is_mark('(') && pair[1].is_one(text, &LANGUAGES);
        if self.items.windows(2).any(is_other) {
            return None;
        }
        // "xilem (+ masonry)": what stands in brackets is a remark.
        let bracket = self.items.iter().position(|item| item.is_mark('(')).filter(|_| of_names);
        let brief = bracket.unwrap_or(self.items.len());
        let name = |at: usize| match &self.items[at].what {
            What::Name(name) => Some(name.clone()),
            What::Word if brief <= 4 && !is_owner(at) => {
                let name = name_of(&self.items[at], text).filter(|name| of_names || !is_prose(&name.name))?;
                Some(Name { repo: name.repo.or_else(|| repo_of(&self.items, at, text)), ..name })
            }
            _ => None,
        };
        (0..self.items.len()).find_map(name)
    }
}

/// The crate whose version it is.
fn owner_of(mention: &VersionMention) -> Option<&str> {
    match &mention.owner {
        Some((Owner::Crate(name), _)) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_told_by_their_first_letters() {
        for head in HEADS.keys() {
            assert!(may_head(head) && may_head(&format!("**{}", head.to_uppercase())), "{head}");
        }
        assert!(!may_head("Xylophone") && !may_head("https"));
    }
}
