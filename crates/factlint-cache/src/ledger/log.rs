//! The log beside a ledger: SQLite writes there first, and moves it into the file itself later.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::LedgerError;

/// The log of a ledger, by which the disk is waited for while others go on with the ledger itself.
#[derive(Debug)]
pub struct Log {
    /// Nothing where there can be no log: there each transaction waits for the disk by itself.
    file: Option<File>,
    ledger: PathBuf,
}

impl Log {
    /// The log of the ledger in this file, which is open. SQLite locks the two files beside it and never this one, so that its locks
    /// outlast it.
    pub(super) fn of(ledger: &Path) -> Result<Self, LedgerError> {
        let file = match OpenOptions::new().write(true).open(path(ledger)) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(ledger, &error)),
        };
        Ok(Self { file, ledger: ledger.to_owned() })
    }

    /// Waits until all that was added to the ledger before survives a power cut.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&self) -> Result<(), LedgerError> {
        self.file.as_ref().map_or(Ok(()), File::sync_data).map_err(|error| failed(&self.ledger, &error))
    }
}

/// Where the log of the ledger in this file is.
pub(super) fn path(ledger: &Path) -> PathBuf {
    let mut log = ledger.as_os_str().to_owned();
    log.push("-wal");
    log.into()
}

fn failed(ledger: &Path, error: &io::Error) -> LedgerError {
    LedgerError::ReadOnly { path: ledger.to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use crate::Ledger;

    #[test]
    fn a_ledger_in_a_file_has_a_log() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
        let log = ledger.log().unwrap();
        assert!(log.file.is_some(), "there is something for which the disk is waited for");
        log.sync().unwrap();
        assert!(Ledger::in_memory().unwrap().log().unwrap().file.is_none());
    }
}
