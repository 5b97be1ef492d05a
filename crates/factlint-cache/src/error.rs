//! What can go wrong, and what to do about it.

use std::io;
use std::path::PathBuf;

/// The ledger cannot do what was asked of it.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The file cannot be written.
    #[error("cannot write to the ledger {path}: {reason}; name another with --cache, or use --offline to read it only", path = path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file is something else.
    #[error("{path} is not a factlint ledger ({found}); it was left as it is: name another file with --cache", path = path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        found: String,
    },
    /// A newer factlint wrote the file.
    #[error("the ledger {path} has schema {found}, this factlint knows {known}: update factlint, or name another file with --cache", path = path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema that it has.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// An older factlint wrote the file, and it cannot be brought up to date without writing to it.
    #[error("the ledger {path} has the older schema {found}: run factlint once where it may write to it", path = path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// The schema that it has.
        found: i64,
    },
    /// The file is damaged.
    #[error("the ledger {path} is damaged ({reason}): move it away and import a backup with `factlint cache import`, or start anew", path = path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        reason: String,
    },
    /// Other processes held the file for too long.
    #[error("the ledger {path} is in use by another process and stayed locked: try again when that one has finished", path = path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// What was to be added cannot be stored, or what is stored cannot be read.
    #[error("the ledger cannot hold this: {0}")]
    Unfit(String),
    /// What was exported could not be passed on.
    #[error("cannot write the export: {0}")]
    Export(#[source] io::Error),
    /// Anything else that SQLite refuses.
    #[error("the ledger {path} failed: {source}", path = path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
}

/// The recorded observations cannot be packed.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A line is not of the form that its header announces.
    #[error("line {line}: {reason}")]
    Line {
        /// Counted from 1 over all lines that were given.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// There is more than the format can address.
    #[error("the recording is larger than the 4 GB that its format can address")]
    TooLarge,
}
