//! The ledger's memory of findings: what was judged today is answered again as long as nothing that decides it has changed.
//!
//! The findings of a document are found under three keys, each of which must hold:
//!
//! - the **rules** ([`rules`]): this very program, every setting, the day that counts as now, the real day, what was accepted,
//!   and whether the text around claims is kept;
//! - the **document**: 128 bits of HighwayHash over its path and all its bytes, read anew in each run; no time or size of a file
//!   is trusted;
//! - the **evidence**: each finding is kept with the marks of all asks that decide it, those about near subjects and about the
//!   past included, and with the number of the newest reply that the ledger held before any of them was read. One later reply to
//!   one of these asks, whoever added it, and the document is judged again. So it is once the first of its answers is no
//!   longer fresh, and when the clock went back. What is pruned takes all memory with it.
//!
//! A run that goes to the network keeps only what it could judge without; where an offline run lacked something, its findings
//! serve offline runs alone. A document in which the failures of other documents' look-ups would show is judged by itself.
//! Memory is never waited for: where it cannot be read or written, the run goes on without.

mod entry;
mod rules;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use factlint_cache::{Block, Ledger, LedgerError};
use factlint_lookup::Needs;
use factlint_model::{Finding, Problem};
use jiff::Timestamp;
use jiff::civil::Date;

use self::entry::{Entry, Held};
use crate::accepted::Accepted;
use crate::environment;
use crate::exit::Worst;
use crate::setup::Setup;

pub(crate) use self::entry::Key;

/// How many bytes of findings make a block.
const BLOCK: usize = 1 << 20;
/// So many bytes are written together.
const TOGETHER: usize = 16 << 20;
/// Where more replies than these came since, all is judged anew.
const MOST_REPLIES: i64 = 100_000;
/// A block of fewer documents is small, and so many small ones are made one.
const SMALL: usize = 32;
const MOST_SMALL: usize = 16;

/// What is remembered of one document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its findings, a line each: as the report has them, or with all that any report needs.
    pub lines: Vec<u8>,
    /// What is wrong with its own exceptions, and with what a reviewer accepted.
    pub problems: [Vec<Problem>; 2],
    /// What decides how the run ends.
    pub worst: Worst,
}

/// The same, as it was read.
#[derive(Debug)]
pub(crate) struct Recalled<'a> {
    pub lines: &'a [u8],
    pub problems: [Vec<Problem>; 2],
    pub worst: Worst,
}

/// Where the findings of a document stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place(usize);

/// What was remembered before this run.
#[derive(Debug, Default)]
pub(crate) struct Index {
    rules: [u8; 32],
    entries: Vec<Entry>,
    by_key: HashMap<Key, usize>,
}

impl Index {
    /// One that remembers nothing, under the same rules.
    pub(crate) fn emptied(&self) -> Self {
        Self { rules: self.rules, ..Self::default() }
    }

    /// The key of the document with this path and these bytes.
    pub(crate) fn key(&self, path: &str, bytes: &[u8]) -> Key {
        Key::of(&self.rules, path, bytes)
    }

    /// Where the findings of the document with this key stand, if they still hold.
    pub(crate) fn find(&self, key: &Key) -> Option<Place> {
        self.by_key.get(key).map(|place| Place(*place))
    }
}

/// The memory of a run: what is read of it, and what is added.
#[derive(Debug)]
pub(crate) struct Memory {
    path: PathBuf,
    ledger: Ledger,
    rules: [u8; 32],
    today: Date,
    clock: Timestamp,
    offline: bool,
    upto: i64,
    /// The block that was read last: documents come in the order in which they came before.
    open: Option<i64>,
    opened: Vec<u8>,
    /// Small blocks that are made one, with what they hold.
    merged: Vec<(i64, Vec<u8>)>,
    forgotten: Vec<i64>,
    held: Vec<u8>,
    docs: i64,
    text: Vec<u8>,
    blocks: Vec<Block>,
    /// Whether any of it was written.
    is_written: bool,
}

impl Memory {
    /// What is remembered for such a run; nothing where there is no ledger to keep it, or where dates come from the history of
    /// the files, which is no part of a document. `full` tells whether all is kept that any report needs.
    pub(crate) fn open(setup: &Setup, accepted: &Accepted, now: Date, full: bool) -> Option<(Index, Self)> {
        if setup.settings.extract.git_dates {
            return None;
        }
        let path = setup.ledger_path().ok()?;
        let ledger = Ledger::open_existing_read_only(&path).ok()??;
        let today = environment::today();
        let rules = rules::hash(&setup.settings, accepted, now, today, full)?;
        let mut memory = Self::of(path, ledger, (rules, today), setup.settings.lookup.offline)?;
        let index = memory.load().unwrap_or_default();
        Some((Index { rules, ..index }, memory))
    }

    fn of(path: PathBuf, ledger: Ledger, (rules, today): ([u8; 32], Date), offline: bool) -> Option<Self> {
        // What was found at the beginning of a run is there until its end.
        ledger.hold_still().ok()?;
        Some(Self {
            upto: ledger.newest_reply().ok()?,
            clock: environment::clock(),
            path,
            ledger,
            rules,
            today,
            offline,
            open: None,
            opened: Vec::new(),
            merged: Vec::new(),
            forgotten: Vec::new(),
            held: Vec::new(),
            docs: 0,
            text: Vec::new(),
            blocks: Vec::new(),
            is_written: false,
        })
    }

    fn load(&mut self) -> Option<Index> {
        let blocks = self.ledger.remembered(&self.rules).ok()?;
        let since = blocks.iter().map(|block| block.upto).min()?;
        let changed: Option<HashMap<u64, i64>> = if since >= self.upto {
            Some(HashMap::new())
        } else {
            let asks = self.ledger.asks_after(since, MOST_REPLIES).ok()?;
            asks.map(|asks| asks.into_iter().map(|(ask, newest)| (ask.mark(), newest)).collect())
        };
        let mut index = Index::default();
        index.entries.reserve_exact(blocks.iter().map(|block| block.held.len()).sum::<usize>() / entry::LEAST);
        let mut small = Vec::new();
        for block in blocks {
            let first = index.entries.len();
            let holds = |held: &Held| {
                let is_news =
                    |changed: &HashMap<u64, i64>, ask: &u64| changed.get(ask).is_some_and(|newest| *newest > block.upto);
                let unchanged = match &changed {
                    None => block.upto >= self.upto,
                    Some(changed) => changed.is_empty() || !held.asks().any(|ask| is_news(changed, &ask)),
                };
                unchanged && held.since <= self.clock && self.clock < held.until && (self.offline || !held.offline_only)
            };
            let Some(total) = entry::read(block.id, &block.held, &holds, &mut index.entries) else {
                self.forgotten.push(block.id);
                index.entries.truncate(first);
                continue;
            };
            if index.entries.len() == first && self.offline {
                self.forgotten.push(block.id);
            } else if total < SMALL {
                small.push((block.id, block.held));
            }
        }
        if small.len() > MOST_SMALL {
            self.merged = small;
        }
        // The later one wins: it was judged when the earlier one was not to be had.
        index.by_key = index.entries.iter().enumerate().map(|(place, entry)| (entry.key, place)).collect();
        Some(index)
    }

    /// Whether what is remembered at a place can be read. What stands in a small block goes into a larger one.
    pub(crate) fn recall(&mut self, index: &Index, place: Place) -> bool {
        let Some(entry) = index.entries.get(place.0) else { return false };
        let merged = self.merged.iter().find(|(block, _)| *block == entry.block);
        let asks = merged.and_then(|(_, held)| held.get(entry.asks.clone())).map(<[u8]>::to_vec);
        let Some(page) = self.page(index, place) else { return false };
        if let Some(asks) = asks {
            let Entry { since, until, offline_only, .. } = *entry;
            let page = Page { lines: page.lines.to_vec(), problems: page.problems, worst: page.worst };
            self.add(entry.key, &Held { asks: &asks, since, until, offline_only }, &page);
        }
        true
    }

    /// What is remembered at a place; nothing where that is damaged.
    pub(crate) fn page(&mut self, index: &Index, place: Place) -> Option<Recalled<'_>> {
        let entry = index.entries.get(place.0)?;
        if self.open != Some(entry.block) {
            self.open = None;
            if !self.ledger.remembered_text(entry.block, &mut self.opened).ok()? {
                return None;
            }
            self.open = Some(entry.block);
        }
        let lines = self.opened.get(entry.lines.clone())?;
        let problems = self.opened.get(entry.lines.end..entry.problems_end)?;
        let problems = if problems.is_empty() { Default::default() } else { serde_json::from_slice(problems).ok()? };
        Some(Recalled { lines, problems, worst: entry.worst })
    }

    /// Keeps the findings of a document that was judged in this run.
    pub(crate) fn keep(&mut self, key: Key, needs: &Needs, page: &Page) {
        let asks: Vec<u8> = needs.asks.iter().flat_map(|ask| ask.to_le_bytes()).collect();
        let until = needs.until.unwrap_or(Timestamp::MAX);
        self.add(key, &Held { asks: &asks, since: self.clock, until, offline_only: !needs.open.is_empty() }, page);
    }

    fn add(&mut self, key: Key, held: &Held<'_>, page: &Page) {
        let has_problems = page.problems.iter().any(|problems| !problems.is_empty());
        let problems = if has_problems { serde_json::to_vec(&page.problems).unwrap_or_default() } else { Vec::new() };
        let sizes = (u32::try_from(page.lines.len()), u32::try_from(problems.len()));
        let (Ok(lines), Ok(problems_size)) = sizes else { return };
        if has_problems && problems.is_empty() {
            return;
        }
        entry::write(&mut self.held, key, held, page.worst, lines, problems_size);
        self.text.extend_from_slice(&page.lines);
        self.text.extend_from_slice(&problems);
        self.docs += 1;
        if self.text.len() >= BLOCK {
            self.close_block();
            if self.blocks.iter().map(|block| block.text.len()).sum::<usize>() >= TOGETHER {
                self.write();
            }
        }
    }

    fn close_block(&mut self) {
        if self.docs > 0 {
            let (held, text) = (std::mem::take(&mut self.held), std::mem::take(&mut self.text));
            self.blocks.push(Block { upto: self.upto, docs: std::mem::take(&mut self.docs), held, text });
        }
    }

    /// Writes what was added.
    fn write(&mut self) {
        let (blocks, forgotten) = (std::mem::take(&mut self.blocks), std::mem::take(&mut self.forgotten));
        if !blocks.is_empty() || !forgotten.is_empty() {
            self.is_written = true;
            change(&self.path, |ledger| ledger.remember(&self.rules, self.today, &blocks, &forgotten));
        }
    }

    /// Writes the rest.
    pub(crate) fn finish(mut self) {
        self.close_block();
        self.forgotten.extend(self.merged.drain(..).map(|(block, _)| block));
        self.write();
        let Self { path, ledger, is_written, .. } = self;
        // Whoever reads an old state keeps the ledger's log from being put away.
        drop(ledger);
        if is_written {
            change(&path, |ledger| ledger.tidy());
        }
    }
}

/// Changes the ledger where there is one. What cannot be written is not remembered, and no harm is done.
fn change(path: &Path, change: impl FnOnce(&mut Ledger) -> Result<(), LedgerError>) {
    let changed = Ledger::open_to_remember(path).and_then(|ledger| ledger.map_or(Ok(()), |mut ledger| change(&mut ledger)));
    if let Err(error) = changed {
        tracing::debug!(%error, "the findings are not remembered");
    }
}

/// Adds a finding with all that any report needs.
pub(crate) fn add_line(finding: &Finding, lines: &mut Vec<u8>) {
    // Writing into memory cannot fail, and every finding has a form in JSON.
    let _ = serde_json::to_writer(&mut *lines, finding);
    lines.push(b'\n');
}

/// The findings of such lines; nothing where they are of another form.
pub(crate) fn findings(lines: &[u8]) -> Option<Vec<Finding>> {
    let lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_of_the_ledger_is_put_away_whenever_the_last_findings_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        drop(Ledger::open(&path).unwrap());
        let log = path.with_extension("db-wal");
        let page = Page { lines: vec![b'x'; BLOCK], ..Page::default() };
        let needs = Needs::default();
        // Some blocks are written while the run goes on, and nothing or something is left at its end.
        for docs in [1, TOGETHER / BLOCK, TOGETHER / BLOCK + 1] {
            let ledger = Ledger::open_existing_read_only(&path).unwrap().unwrap();
            let rules = [u8::try_from(docs).unwrap(); 32];
            let mut memory = Memory::of(path.clone(), ledger, (rules, environment::today()), true).unwrap();
            (0..docs).for_each(|doc| memory.keep(Key::of(&rules, &doc.to_string(), b""), &needs, &page));
            memory.finish();
            assert_eq!(log.metadata().map_or(0, |log| log.len()), 0, "{docs}");
            let ledger = Ledger::open_existing_read_only(&path).unwrap().unwrap();
            assert_eq!(ledger.remembered(&rules).unwrap().len(), docs);
        }
    }
}
