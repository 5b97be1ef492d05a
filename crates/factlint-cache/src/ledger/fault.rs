//! Failures inside the ledger, before they know the file's name.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::LedgerError;

/// A failure that still has to be given the file's name.
#[derive(Debug)]
pub(super) enum Fault {
    Sqlite(rusqlite::Error),
    /// A row that no version of this program writes.
    Damaged(String),
    /// Something that the schema cannot hold.
    Unfit(String),
    Export(io::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Fault {
    /// The failure of the ledger in this file.
    pub(super) fn at(self, path: &Path) -> LedgerError {
        match self {
            Self::Sqlite(error) => of_sqlite(error, path),
            Self::Damaged(reason) => LedgerError::Corrupt { path: path.to_owned(), reason },
            Self::Unfit(what) => LedgerError::Unfit(what),
            Self::Export(error) => LedgerError::Export(error),
        }
    }

    /// Whether waiting may help.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self, Self::Sqlite(error) if is_busy(error))
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn of_sqlite(source: rusqlite::Error, path: &Path) -> LedgerError {
    use rusqlite::Error as E;
    let path = path.to_owned();
    let reason = source.to_string();
    match source.sqlite_error_code() {
        _ if is_busy(&source) => LedgerError::Busy { path },
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => LedgerError::ReadOnly { path, reason },
        Some(ErrorCode::NotADatabase) => LedgerError::Foreign { path, found: "no SQLite database".to_owned() },
        Some(ErrorCode::DatabaseCorrupt) => LedgerError::Corrupt { path, reason },
        None if matches!(source, E::InvalidColumnType(..) | E::FromSqlConversionFailure(..) | E::IntegralValueOutOfRange(..)) => {
            LedgerError::Corrupt { path, reason }
        }
        _ => LedgerError::Sqlite { path, source },
    }
}
