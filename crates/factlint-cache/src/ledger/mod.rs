//! The ledger.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use factlint_model::{Ask, Reason, Reply};
use jiff::Timestamp;

use crate::error::LedgerError;
use crate::rows::{HistoryRow, Pruned, Record, Status, Validator};

/// The append-only ledger.
pub struct Ledger;

impl Ledger {
    /// Opens or creates.
    pub fn open(_path: &Path) -> Result<Self, LedgerError> {
        todo!()
    }
    /// Opens read-only.
    pub fn open_existing_read_only(_path: &Path) -> Result<Option<Self>, LedgerError> {
        todo!()
    }
    /// In memory.
    pub fn in_memory() -> Result<Self, LedgerError> {
        todo!()
    }
    /// Replies.
    pub fn replies(&self, _asks: &[Ask]) -> Result<Vec<Reply>, LedgerError> {
        todo!()
    }
    /// Validators.
    pub fn validators(&self, _asks: &[Ask]) -> Result<HashMap<Ask, (String, Validator)>, LedgerError> {
        todo!()
    }
    /// Record.
    pub fn record(&mut self, _records: &[Record], _now: Timestamp) -> Result<(), LedgerError> {
        todo!()
    }
    /// Last failure.
    pub fn last_failure(&self, _asks: &[Ask]) -> Result<HashMap<Ask, (Timestamp, Reason)>, LedgerError> {
        todo!()
    }
    /// Status.
    pub fn status(&self) -> Result<Status, LedgerError> {
        todo!()
    }
    /// History.
    pub fn history(&self, _subject: &str) -> Result<Vec<HistoryRow>, LedgerError> {
        todo!()
    }
    /// Export.
    pub fn export(&self, _each: &mut dyn FnMut(&Reply) -> io::Result<()>) -> Result<(), LedgerError> {
        todo!()
    }
    /// Import.
    pub fn import(&mut self, _replies: &[Reply]) -> Result<usize, LedgerError> {
        todo!()
    }
    /// Prune.
    pub fn prune(&mut self, _keep_newer_than: Timestamp) -> Result<Pruned, LedgerError> {
        todo!()
    }
    /// Verify.
    pub fn verify(&self) -> Result<Vec<String>, LedgerError> {
        todo!()
    }
}
