//! What every command that reads settings begins with.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::args::{SettingsArgs, TerminalArgs};
use crate::environment;
use crate::ledger::{self, LedgerProblem};
use crate::settings::{Layers, Settings, SettingsProblem, found_file, load, own_file};
use crate::terminal::Terminal;

/// The settings of a run, and the terminal that it speaks to.
#[derive(Debug)]
pub(crate) struct Setup {
    pub settings: Settings,
    pub terminal: Terminal,
    pub started: Timestamp,
    cache: Option<PathBuf>,
}

impl Setup {
    /// Reads the settings that count for these paths.
    pub(crate) fn new(args: &SettingsArgs, terminal: &TerminalArgs, paths: &[String]) -> Result<Self, SettingsProblem> {
        let started = environment::clock();
        let mut layers = Layers {
            found: None,
            own: own_file(environment::path),
            config: args.config.clone(),
            pipeline: args.pipeline.clone(),
            set: args.set.clone(),
        };
        let mut settings = load(&layers)?;
        // What is read decides where a file may be found, so that one comes last; it may not change what is read.
        let read = if paths.is_empty() { settings.extract.paths.clone() } else { paths.to_vec() };
        layers.found = found_file(&read, &environment::current_folder());
        if layers.found.as_ref().is_some_and(|found| !is_named(found, args)) {
            settings = load(&layers)?;
        }
        settings.take_settings(args);
        let terminal = Terminal::new(terminal).with_settings(terminal, settings.report.color);
        Ok(Self { settings, terminal, started, cache: args.cache.clone() })
    }

    /// What is read: the paths of the command line, else those of the settings, else the current directory.
    pub(crate) fn paths(&self, args: &[String]) -> Vec<String> {
        let named = if args.is_empty() { &self.settings.extract.paths } else { args };
        if named.is_empty() { vec![".".to_owned()] } else { named.to_vec() }
    }

    /// The file of the ledger.
    pub(crate) fn ledger_path(&self) -> Result<PathBuf, LedgerProblem> {
        ledger::path(self.cache.as_deref(), &self.settings)
    }
}

/// A file that was named is trusted, wherever it lies.
fn is_named(found: &Path, args: &SettingsArgs) -> bool {
    let same = |path: &PathBuf| path.canonicalize().ok() == found.canonicalize().ok();
    args.config.iter().chain(&args.pipeline).any(same)
}
