//! The ledger: one file, many processes, rows that are only ever added.
//!
//! A reply is one row; what it says is a *content*, stored once however often it is said. `open` knows the file, `write` adds,
//! `read` answers asks, `survey` tells of the whole, `prune` and `verify` look after it.

mod append_only;
mod fault;
mod intern;
mod lease;
mod log;
mod memory;
mod open;
mod page;
mod prune;
mod quota;
mod read;
mod survey;
mod time;
mod verify;
mod write;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use factlint_model::{Ask, Reply};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, TransactionBehavior};

use self::fault::Fault;
pub use self::log::Log;
use crate::error::LedgerError;
use crate::rows::{Block, Failure, HistoryRow, Imported, Page, Pruned, Quota, Record, Remembered, Status, Validator};

/// The append-only ledger of everything that was ever seen.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    path: PathBuf,
    /// Whether its transactions wait for the disk.
    waits: bool,
}

impl Ledger {
    /// Opens the ledger in this file; creates it, and the folders above it, where there is none.
    ///
    /// # Errors
    /// When the file is not a ledger, too new, damaged, locked for long or not writable: see [`LedgerError`].
    pub fn open(path: &Path) -> Result<Self, LedgerError> {
        Ok(Self::of(open::read_write(path)?, path))
    }

    /// Opens the ledger in this file to read it only; nothing where there is none. Works on read-only media, too.
    ///
    /// # Errors
    /// As [`Ledger::open`], and when the file has an older schema: it cannot be brought up to date without writing.
    pub fn open_existing_read_only(path: &Path) -> Result<Option<Self>, LedgerError> {
        let connection = open::read_only(path)?;
        Ok(connection.map(|connection| Self::of(connection, path)))
    }

    /// An empty ledger that ends with the process.
    ///
    /// # Errors
    /// When memory is short.
    pub fn in_memory() -> Result<Self, LedgerError> {
        Ok(Self::of(open::in_memory()?, Path::new(":memory:")))
    }

    fn of(connection: Connection, path: &Path) -> Self {
        Self { connection, path: path.to_owned(), waits: false }
    }

    /// Every reply to these asks, in the order of the asks, oldest first per ask. A renewal is a reply with a later time.
    /// Of a long list that stays the same, only the first and the last sight are told.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn replies(&self, asks: &[Ask]) -> Result<Vec<Reply>, LedgerError> {
        self.told(read::replies(&self.connection, asks))
    }

    /// The validator of the newest reply to each ask, with the source that gave it. Asks without one are left out.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn validators(&self, asks: &[Ask]) -> Result<HashMap<Ask, (String, Validator)>, LedgerError> {
        self.told(read::validators(&self.connection, asks))
    }

    /// Adds what became of some asks, all of it or nothing. When this returns, it survives a power cut.
    ///
    /// A reply that says what an earlier one said adds one row, and so does a renewal ([`Outcome::Unchanged`]); a failure is
    /// noted as an event at `now`, and never read as an answer.
    ///
    /// # Errors
    /// When the file cannot be written.
    ///
    /// [`Outcome::Unchanged`]: factlint_model::Outcome::Unchanged
    pub fn record(&mut self, records: &[Record], now: Timestamp) -> Result<(), LedgerError> {
        self.change(|transaction| write::record(transaction, records, now))
    }

    /// The same for asks that were lent to `holder`, who is done with them. When this returns, it survives the end of the process;
    /// a power cut only when [`Log::sync`] returns after it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn settle<'r>(
        &mut self,
        records: impl IntoIterator<Item = &'r Record> + Clone,
        holder: &str,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        self.change_for_now(|transaction| {
            write::record(transaction, records.clone(), now)?;
            lease::give_back(transaction, records.into_iter().map(|record| record.outcome.ask()), holder)
        })
    }

    /// The same, unless another process is writing just now: says whether it was done.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn try_settle<'r>(
        &mut self,
        records: impl IntoIterator<Item = &'r Record> + Clone,
        holder: &str,
        now: Timestamp,
    ) -> Result<bool, LedgerError> {
        match self.at_once(|ledger| ledger.settle(records, holder, now))? {
            Err(LedgerError::Busy { .. }) => Ok(false),
            settled => settled.map(|()| true),
        }
    }

    /// The log in which what is added stands first.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn log(&self) -> Result<Log, LedgerError> {
        Log::of(&self.path)
    }

    /// For each ask and each source the last failure, unless that source answered after it. Asks without one are left out.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn failures(&self, asks: &[Ask]) -> Result<Vec<(Ask, Failure)>, LedgerError> {
        self.told(read::failures(&self.connection, asks))
    }

    /// Sizes, counts and ages.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn status(&self) -> Result<Status, LedgerError> {
        self.told(survey::status(&self.connection, self.bytes()))
    }

    /// What was seen of a subject over time; of a crate without a version, also what was seen of its versions.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn history(&self, subject: &str) -> Result<Vec<HistoryRow>, LedgerError> {
        self.told(survey::history(&self.connection, subject))
    }

    /// Passes every reply on, oldest first.
    ///
    /// # Errors
    /// When the file is damaged, or when `each` fails.
    pub fn export(&self, each: &mut dyn FnMut(&Reply) -> io::Result<()>) -> Result<(), LedgerError> {
        self.told(survey::export(&self.connection, each))
    }

    /// Adds replies from another ledger, all of them or none, one after the other; says how many there were, and how many of
    /// them were not there before.
    ///
    /// # Errors
    /// When the file cannot be written, or when a reply cannot be had.
    pub fn import<E: From<LedgerError>>(&mut self, replies: impl IntoIterator<Item = Result<Reply, E>>) -> Result<Imported, E> {
        self.wait_for_disk(true)?;
        let path = &self.path;
        let told = |fault: Fault| E::from(fault.at(path));
        let begun = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let transaction = begun.map_err(|error| told(error.into()))?;
        let mut imported = Imported::default();
        for reply in replies {
            imported.new += u64::from(write::import(&transaction, &reply?).map_err(told)?);
            imported.all += 1;
        }
        transaction.commit().map_err(|error| told(error.into()))?;
        Ok(imported)
    }

    /// Takes away what was seen before a time, but for the newest reply of each ask and source and the first of each month:
    /// history stays, coarser.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn prune(&mut self, keep_newer_than: Timestamp) -> Result<Pruned, LedgerError> {
        self.wait_for_disk(true)?;
        let before = self.bytes();
        let pruned = prune::prune(&mut self.connection, keep_newer_than);
        let mut pruned = self.told(pruned)?;
        // Giving the room back needs the file alone. While somebody else reads it, the room is only free for new rows.
        let given_back = self.connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);").map_err(Fault::from);
        self.told(given_back.or_else(|fault| if fault.is_busy() { Ok(()) } else { Err(fault) }))?;
        pruned.bytes = before.saturating_sub(self.bytes());
        Ok(pruned)
    }

    /// Looks for damage: what is wrong, in words; nothing when all is sound.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn verify(&self) -> Result<Vec<String>, LedgerError> {
        self.told(verify::verify(&self.connection))
    }

    /// Says that `holder` is about to look these asks up. Gives back those that nobody else is looking up at `now`: the rest
    /// will be in the ledger soon. A loan ends by itself at `until`, so that a process that was killed blocks nobody for long.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn lend(&mut self, asks: &[Ask], holder: &str, now: Timestamp, until: Timestamp) -> Result<Vec<Ask>, LedgerError> {
        self.change_for_now(|transaction| lease::lend(transaction, asks, holder, now, until))
    }

    /// Says that `holder` is still about it: all that was lent to it ends at `until` and not before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn renew_loans(&mut self, holder: &str, until: Timestamp) -> Result<(), LedgerError> {
        self.change_for_now(|transaction| lease::renew(transaction, holder, until))
    }

    /// Those of these asks that nobody is looking up at `now`.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn not_lent(&self, asks: &[Ask], now: Timestamp) -> Result<Vec<Ask>, LedgerError> {
        self.told(lease::free(&self.connection, asks, now))
    }

    /// Says that `holder` is done with these asks.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn give_back(&mut self, asks: &[Ask], holder: &str) -> Result<(), LedgerError> {
        self.change_for_now(|transaction| lease::give_back(transaction, asks, holder))
    }

    /// Keeps how many requests a source still grants to those who come with a token, or without one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_quota(&mut self, source: &str, authorized: bool, quota: &Quota) -> Result<(), LedgerError> {
        self.change_for_now(|transaction| quota::keep(transaction, source, authorized, quota))
    }

    /// How many requests a source still grants, as far as it said so and that has not been reset since.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn quota(&self, source: &str, authorized: bool, now: Timestamp) -> Result<Option<Quota>, LedgerError> {
        self.told(quota::known(&self.connection, source, authorized, now))
    }

    /// Opens the ledger in this file to [remember](Ledger::remember) something; nothing where there is none, or where it has an
    /// older schema. Such a ledger waits briefly for others, and what it adds may be lost in a power cut.
    ///
    /// # Errors
    /// When the file cannot be written just now: whoever only wants to remember can do without.
    pub fn open_to_remember(path: &Path) -> Result<Option<Self>, LedgerError> {
        let connection = open::read_write_lightly(path)?;
        Ok(connection.map(|connection| Self::of(connection, path)))
    }

    /// From now on this ledger shows what is in it at this moment, whatever others add or forget.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn hold_still(&self) -> Result<(), LedgerError> {
        self.told(self.connection.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;").map_err(Fault::from))
    }

    /// The number of the newest reply, 0 without any. Each reply that is added has a higher one than those before it, until
    /// something is pruned.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn newest_reply(&self) -> Result<i64, LedgerError> {
        self.told(memory::newest_reply(&self.connection))
    }

    /// The asks that were answered after a reply, each with the number of its newest one; nothing where that are more than
    /// `most` replies.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn asks_after(&self, reply: i64, most: i64) -> Result<Option<Vec<(Ask, i64)>>, LedgerError> {
        self.told(memory::asks_after(&self.connection, reply, most))
    }

    /// The blocks of findings that were remembered under these rules, the oldest first.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn remembered(&self, rules: &[u8; 32]) -> Result<Vec<Remembered>, LedgerError> {
        self.told(memory::blocks(&self.connection, rules))
    }

    /// Puts the text of such a block into `to`, and says whether it is there and sound.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn remembered_text(&self, id: i64, to: &mut Vec<u8>) -> Result<bool, LedgerError> {
        self.told(memory::text(&self.connection, id, to))
    }

    /// Remembers blocks of findings under these rules, for this day, and forgets others. What belongs to another day is forgotten,
    /// and so is the oldest where there is too much of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remember(&mut self, rules: &[u8; 32], today: Date, blocks: &[Block], forget: &[i64]) -> Result<(), LedgerError> {
        self.change_for_now(|transaction| memory::remember(transaction, rules, today, blocks, forget))
    }

    /// Puts what was added into the file itself, where nobody reads an older state: whoever opens it next need not look through
    /// the log beside it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy(&self) -> Result<(), LedgerError> {
        self.told(self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").map_err(Fault::from))
    }

    /// The same without waiting for anybody: while others are at the ledger, only as much of it as can be done beside them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy_at_once(&mut self) -> Result<(), LedgerError> {
        self.at_once(|ledger| ledger.tidy())?
    }

    /// Keeps until when the owner of a source, or of one host of it, wants to be left alone by those who come with a token, or
    /// without one. What holds for the source as a whole has no host.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_hold(&mut self, source: &str, authorized: bool, host: &str, until: Timestamp) -> Result<(), LedgerError> {
        self.change(|transaction| quota::keep_hold(transaction, source, authorized, host, until))
    }

    /// Which hosts of a source want to be left alone after `now`, and until when.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn holds(&self, source: &str, authorized: bool, now: Timestamp) -> Result<Vec<(String, Timestamp)>, LedgerError> {
        self.told(quota::holds(&self.connection, source, authorized, now))
    }

    /// Keeps pages that are only steps on the way to an answer, in place of what was kept of them before. A page whose body has
    /// more than 512 KB is not kept, and neither is one whose address holds a query or a password.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_pages<'p>(&mut self, pages: impl IntoIterator<Item = &'p Page>) -> Result<(), LedgerError> {
        self.change_for_now(|transaction| page::keep(transaction, pages))
    }

    /// The page that was kept of an address, as it was asked.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn page(&self, url: &str) -> Result<Option<Page>, LedgerError> {
        self.told(page::known(&self.connection, url))
    }

    /// One transaction that waits for the disk.
    fn change<T>(&mut self, body: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, LedgerError> {
        self.wait_for_disk(true)?;
        self.transact(body)
    }

    /// The same without waiting: others see it at once, but a power cut may undo it. The next transaction that waits has it
    /// written, too.
    fn change_for_now<T>(&mut self, body: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, LedgerError> {
        self.wait_for_disk(false)?;
        self.transact(body)
    }

    /// Does something that waits for nobody else who writes.
    fn at_once<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> Result<T, LedgerError> {
        self.told(open::be_patient(&self.connection, false))?;
        let made = body(self);
        self.told(open::be_patient(&self.connection, true))?;
        Ok(made)
    }

    fn wait_for_disk(&mut self, waits: bool) -> Result<(), LedgerError> {
        if self.waits != waits {
            self.told(open::wait_for_disk(&self.connection, waits))?;
            self.waits = waits;
        }
        Ok(())
    }

    /// It locks the file from its beginning: one that reads first and writes later could find that another process has written
    /// meanwhile, and would have to start again.
    fn transact<T>(&mut self, body: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, LedgerError> {
        let result = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(Fault::from);
        let result = result.and_then(|transaction| {
            let made = body(&transaction)?;
            transaction.commit()?;
            Ok(made)
        });
        self.told(result)
    }

    fn told<T>(&self, result: Result<T, Fault>) -> Result<T, LedgerError> {
        result.map_err(|fault| fault.at(&self.path))
    }

    /// The size of the file and of the log beside it.
    fn bytes(&self) -> u64 {
        let size = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
        size(&self.path) + size(&log::path(&self.path))
    }
}
