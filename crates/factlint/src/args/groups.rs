//! Options that several commands share.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Args};
use factlint_judge::Level;
use factlint_model::PartialDate;
use jiff::civil::Date;

use super::values;
use crate::settings::names::{ColourName, FormatName, KindName, VerdictName};

/// The dates of documents.
#[derive(Debug, Default, Args)]
pub(crate) struct DateArgs {
    /// The date of documents that carry none: 2025, 2025-02 or 2025-02-20
    #[arg(long, value_name = "DATE", help_heading = "What is read")]
    pub date: Option<PartialDate>,
    /// Date lines that carry no date by the commit that last changed them
    #[arg(long, help_heading = "What is read")]
    pub git_dates: bool,
}

/// What is read.
#[derive(Debug, Default, Args)]
pub(crate) struct SelectArgs {
    /// Only these kinds of claims, such as repo.stars,crate.msrv
    #[arg(long, value_name = "PREDICATE,..", value_delimiter = ',', value_parser = values::kind, help_heading = "What is read")]
    pub kind: Vec<KindName>,
    /// How many documents are worked on at a time [default: one a core]
    #[arg(long, value_name = "N", value_parser = values::jobs, help_heading = "What is read")]
    pub jobs: Option<usize>,
}

/// How things are looked up.
#[derive(Debug, Default, Args)]
pub(crate) struct LookupArgs {
    /// Look up again what was seen longer ago than this, such as 1d, instead of each kind's own age; 0 looks up everything again,
    /// also what failed and would be left alone for a while
    #[arg(long, value_name = "DURATION", value_parser = values::duration, help_heading = "Look-ups")]
    pub max_age: Option<Duration>,
    /// Make so many requests at most; what is left undecided waits for the next run
    #[arg(long, value_name = "N", help_heading = "Look-ups")]
    pub max_requests: Option<u64>,
    /// Look things up for so long at most, such as 10m
    #[arg(long, value_name = "DURATION", value_parser = values::duration, help_heading = "Look-ups")]
    pub deadline: Option<Duration>,
}

/// How findings are judged.
#[derive(Debug, Default, Args)]
pub(crate) struct JudgeArgs {
    /// The day that counts as now [default: today]
    #[arg(long, value_name = "DATE", value_parser = values::day, help_heading = "Verdicts")]
    pub as_of: Option<Date>,
    /// End with 1 when there are findings this serious or worse: contradicted, outdated, unverifiable, supported; none: never
    #[arg(long, value_name = "VERDICT,..", value_delimiter = ',', value_parser = values::verdict, help_heading = "Verdicts")]
    pub fail_on: Option<Vec<Option<VerdictName>>>,
    /// End with 0 instead of 4 when some claims could not be looked up
    #[arg(long, help_heading = "Verdicts")]
    pub allow_incomplete: bool,
}

/// What is written into the documents.
#[derive(Debug, Default, Args)]
pub(crate) struct FixArgs {
    /// Write the right values of fixed facts into the documents, in the author's style; then report what is left
    #[arg(long, help_heading = "Fixes")]
    pub fix: bool,
    /// Like --fix; also bring grown values up to today, where no date in the text would have to change with them
    #[arg(long, help_heading = "Fixes")]
    pub unsafe_fixes: bool,
    /// Show what would be written as a patch, instead of writing it and instead of the report
    #[arg(long, help_heading = "Fixes")]
    pub diff: bool,
}

impl FixArgs {
    /// How far the fixes go; nothing where none are wanted.
    pub(crate) fn level(&self) -> Option<Level> {
        match self {
            Self { unsafe_fixes: true, .. } => Some(Level::Unsafe),
            Self { fix: true, .. } | Self { diff: true, .. } => Some(Level::Safe),
            _ => None,
        }
    }
}

/// Where the report goes.
#[derive(Debug, Default, Args)]
pub(crate) struct OutputArgs {
    /// The format: human, json, jsonl, sarif, junit, github, markdown or html
    #[arg(long, value_name = "FORMAT", value_parser = values::format(), hide_possible_values = true, help_heading = "Report")]
    pub format: Option<FormatName>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE", help_heading = "Report")]
    pub output: Option<PathBuf>,
}

/// Where settings and observations are.
#[derive(Debug, Default, Args)]
pub(crate) struct SettingsArgs {
    /// Open no socket: use what the ledger and the recording hold
    #[arg(long, help_heading = "Settings")]
    pub offline: bool,
    /// The ledger of everything that was seen [default: $FACTLINT_CACHE, else the settings' cache.path, else the user's data folder]
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub cache: Option<PathBuf>,
    /// A settings file
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub config: Option<PathBuf>,
    /// A pipeline: a settings file that says what to read and what to write; it wins over --config
    #[arg(long, value_name = "FILE", help_heading = "Settings")]
    pub pipeline: Option<PathBuf>,
    /// Set one key as in a settings file, such as sources.github.url="http://127.0.0.1:9/github"
    #[arg(long, value_name = "KEY=VALUE", help_heading = "Settings")]
    pub set: Vec<String>,
}

/// What is shown on the terminal.
#[derive(Debug, Default, Args)]
pub(crate) struct TerminalArgs {
    /// When to colour: auto, always or never
    #[arg(long, value_name = "WHEN", value_enum, hide_possible_values = true, help_heading = "Terminal")]
    pub color: Option<ColourName>,
    /// Show nothing but findings and errors
    #[arg(short, long, help_heading = "Terminal", conflicts_with = "verbose")]
    pub quiet: bool,
    /// Show every finding, and log what happens; -vv logs more
    #[arg(short, long, action = ArgAction::Count, help_heading = "Terminal")]
    pub verbose: u8,
    /// Show no progress bars
    #[arg(long, help_heading = "Terminal")]
    pub no_progress: bool,
}
