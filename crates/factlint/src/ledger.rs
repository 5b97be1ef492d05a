//! Where the ledger is, and how it is opened.

use std::fmt;
use std::path::{Path, PathBuf};

use factlint_cache::{Ledger, LedgerError};
use miette::Diagnostic;
use thiserror::Error;

use crate::environment;
use crate::settings::Settings;

/// Why there is no ledger.
#[derive(Debug, Error)]
pub(crate) enum LedgerProblem {
    /// Nobody says where it is to be.
    #[error("there is no home folder, so the ledger has no place")]
    NoHome,
    /// It cannot be used.
    #[error("{0}")]
    Unusable(LedgerError),
}

impl Diagnostic for LedgerProblem {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let code = match self {
            Self::NoHome => "factlint::cache::no-home",
            Self::Unusable(LedgerError::ReadOnly { .. }) => "factlint::cache::read-only",
            Self::Unusable(LedgerError::Foreign { .. }) => "factlint::cache::foreign",
            Self::Unusable(LedgerError::Newer { .. } | LedgerError::Older { .. }) => "factlint::cache::schema",
            Self::Unusable(LedgerError::Corrupt { .. }) => "factlint::cache::corrupt",
            Self::Unusable(LedgerError::Busy { .. }) => "factlint::cache::busy",
            Self::Unusable(_) => "factlint::cache::failed",
        };
        Some(Box::new(code))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = match self {
            Self::NoHome => "say where: --cache FILE, the variable FACTLINT_CACHE, or cache.path in the settings",
            Self::Unusable(LedgerError::Corrupt { .. }) => "`factlint cache verify` says more",
            Self::Unusable(_) => "the ledger is named by --cache, else FACTLINT_CACHE, else cache.path in the settings",
        };
        Some(Box::new(help))
    }
}

impl From<LedgerError> for LedgerProblem {
    fn from(error: LedgerError) -> Self {
        Self::Unusable(error)
    }
}

/// The file of the ledger: `--cache`, else `FACTLINT_CACHE`, else `cache.path`, else the user's data folder.
pub(crate) fn path(flag: Option<&Path>, settings: &Settings) -> Result<PathBuf, LedgerProblem> {
    let named = flag.map(Path::to_owned).or_else(|| environment::path("FACTLINT_CACHE"));
    let named = named.or_else(|| settings.cache.path.clone());
    named.or_else(|| data_folder().map(|folder| folder.join("factlint").join("ledger.db"))).ok_or(LedgerProblem::NoHome)
}

/// Observations cannot be fetched again, so this is not a folder that cleaners empty.
fn data_folder() -> Option<PathBuf> {
    let windows = || environment::path("LOCALAPPDATA").filter(|_| cfg!(windows));
    let home = || environment::path("HOME").map(|home| home.join(".local").join("share"));
    environment::path("XDG_DATA_HOME").or_else(windows).or_else(home)
}

/// The ledger of a run: written to when the network is used, else only read where there is one.
pub(crate) fn open(path: Result<PathBuf, LedgerProblem>, offline: bool) -> Result<Option<Ledger>, LedgerProblem> {
    match path {
        Err(LedgerProblem::NoHome) if offline => Ok(None),
        Err(problem) => Err(problem),
        Ok(path) if offline => Ok(Ledger::open_existing_read_only(&path)?),
        Ok(path) => Ok(Some(Ledger::open(&path)?)),
    }
}
