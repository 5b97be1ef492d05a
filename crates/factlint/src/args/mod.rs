//! The command line: every command and option, with the words of `--help`.

mod groups;
mod values;

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::Styles;
use clap::{Parser, Subcommand};
use clap_complete::Shell;
use factlint_model::{PartialDate, Subject};
use jiff::civil::Date;

use crate::settings::names::AgainstName;

pub(crate) use groups::{DateArgs, FixArgs, JudgeArgs, LookupArgs, OutputArgs, SelectArgs, SettingsArgs, TerminalArgs};

const ABOUT: &str =
    "A linter for facts: finds what a document says about Rust and its crates, and checks it against the sources.";

const EXAMPLES: &str = "\
Examples:
  factlint verify --claim \"Rust 1.85 came out in March 2025\"
  factlint audit README.md docs/
  factlint audit --offline --format json --output report.json docs/
  factlint explain repo.stars

Exit codes:
  0  nothing to report
  1  findings at or above --fail-on (default: contradicted,outdated)
  2  usage, settings or unreadable input; no path matched
  3  verify: the sentence says nothing that can be checked
  4  incomplete: some claims are undecided, because a source failed, the budget was used up, or the run was offline";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, about = ABOUT, after_help = EXAMPLES, styles = Styles::styled(), max_term_width = 110)]
#[command(arg_required_else_help = true, subcommand_required = true, infer_long_args = false)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check one sentence
    Verify(VerifyArgs),
    /// Check documents and folders
    Audit(AuditArgs),
    /// Show the claims in documents, without looking anything up
    Extract(ExtractArgs),
    /// Show which look-ups an audit would make; fetches nothing
    Plan(PlanArgs),
    /// Compare two JSON reports: what is new, resolved or changed
    Diff(DiffArgs),
    /// Render a stored JSON report in another format
    Report(ReportArgs),
    /// Make a reviewed JSON report the accepted one, or let single findings of it stand
    Accept(AcceptArgs),
    /// Look after the ledger of everything that was ever seen
    Cache(CacheArgs),
    /// Explain a kind of claim, or one finding of a report
    Explain(ExplainArgs),
    /// Write a commented pipeline, a workflow for CI and a commit hook
    Init(InitArgs),
    /// Print the completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// `factlint verify`
#[derive(Debug, clap::Args)]
#[command(after_help = "Ends with 3 when the sentence says nothing that factlint can check.")]
pub(crate) struct VerifyArgs {
    /// The sentence
    #[arg(long, value_name = "TEXT")]
    pub claim: String,
    #[command(flatten)]
    pub date: OneDate,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub lookup: LookupArgs,
    #[command(flatten)]
    pub judge: JudgeArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `--date` alone.
#[derive(Debug, clap::Args)]
pub(crate) struct OneDate {
    /// When the sentence was written: 2025, 2025-02 or 2025-02-20
    #[arg(long, value_name = "DATE")]
    pub date: Option<PartialDate>,
}

/// `factlint audit`
#[derive(Debug, clap::Args)]
pub(crate) struct AuditArgs {
    /// Documents or folders (.md .markdown .html .htm .txt); - is standard input [default: the settings' paths, else .]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    #[command(flatten)]
    pub dates: DateArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub lookup: LookupArgs,
    #[command(flatten)]
    pub judge: JudgeArgs,
    /// accepted: let what the accepted report holds stand, so that only new findings fail the run
    #[arg(long, value_name = "WHAT", value_enum, hide_possible_values = true, help_heading = "Verdicts")]
    pub against: Option<AgainstName>,
    #[command(flatten)]
    pub fixes: FixArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint extract`
#[derive(Debug, clap::Args)]
pub(crate) struct ExtractArgs {
    /// Documents or folders (.md .markdown .html .htm .txt); - is standard input [default: the settings' paths, else .]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    #[command(flatten)]
    pub dates: DateArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint plan`
#[derive(Debug, clap::Args)]
pub(crate) struct PlanArgs {
    /// Documents or folders (.md .markdown .html .htm .txt); - is standard input [default: the settings' paths, else .]
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    #[command(flatten)]
    pub dates: DateArgs,
    #[command(flatten)]
    pub select: SelectArgs,
    #[command(flatten)]
    pub lookup: LookupArgs,
    #[command(flatten)]
    pub judge: JudgeArgs,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint diff`
#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// The older JSON report, then the newer one; with --against, only the newer one
    #[arg(value_name = "REPORT", num_args = 1..=2, required = true)]
    pub reports: Vec<PathBuf>,
    /// accepted: compare with what was reviewed, the report and the findings in reports/accepted
    #[arg(long, value_name = "WHAT", value_enum, hide_possible_values = true)]
    pub against: Option<AgainstName>,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint report`
#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    /// A report that was written with --format json; - is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub output: OutputArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint accept`
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without --finding the whole report becomes the base of `factlint diff --against accepted` and of runs with \
    [judge] against = \"accepted\": only what is not in it is new. A finding that is accepted by itself is marked in every audit, \
    and fails none, while the sources say what they say now."
)]
pub(crate) struct AcceptArgs {
    /// The reviewed report, written with --format json
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Let only this finding of it stand, by its fingerprint or its place (docs/a.md:15:1); can be given several times
    #[arg(long, value_name = "FINGERPRINT|PLACE", requires = "reason")]
    pub finding: Vec<String>,
    /// Why it may stand
    #[arg(long, value_name = "TEXT", requires = "finding")]
    pub reason: Option<String>,
    /// The last day on which it may, such as 2027-01-01
    #[arg(long, value_name = "DATE", value_parser = values::day, requires = "finding")]
    pub until: Option<Date>,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint cache`
#[derive(Debug, clap::Args)]
pub(crate) struct CacheArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: CacheCommand,
}

/// What can be done with the ledger.
#[derive(Debug, Subcommand)]
pub(crate) enum CacheCommand {
    /// How much it holds, from which sources, and how old it is
    Status(CacheOptions),
    /// What was seen of a subject over time, such as github:BurntSushi/ripgrep or crate:serde
    History {
        /// The subject
        #[arg(value_name = "SUBJECT", value_parser = |text: &str| Ok::<_, std::convert::Infallible>(Subject::new(text)))]
        subject: Subject,
        #[command(flatten)]
        options: CacheOptions,
    },
    /// Write every reply as JSON Lines
    Export {
        /// Where to [default: standard output]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        options: CacheOptions,
    },
    /// Add the replies of an export; what is there already is left as it is
    Import {
        /// The export; - is standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        options: CacheOptions,
    },
    /// Thin out old replies: the newest of each source and the first of each month stay
    Prune {
        /// Keep everything that is younger, such as 90d
        #[arg(long, value_name = "DURATION", value_parser = values::duration)]
        keep: Duration,
        #[command(flatten)]
        options: CacheOptions,
    },
    /// Look for damage
    Verify(CacheOptions),
}

/// What all cache commands share.
#[derive(Debug, clap::Args)]
pub(crate) struct CacheOptions {
    /// How it is told: human or json
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true, hide_possible_values = true)]
    pub format: Telling,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// How the state of things is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Telling {
    /// For a person.
    #[default]
    Human,
    /// For a program.
    Json,
}

impl CacheCommand {
    /// What all cache commands share.
    pub(crate) fn options(&self) -> &CacheOptions {
        match self {
            Self::Status(options) | Self::Verify(options) => options,
            Self::History { options, .. }
            | Self::Export { options, .. }
            | Self::Import { options, .. }
            | Self::Prune { options, .. } => options,
        }
    }
}

/// `factlint explain`
#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A predicate such as repo.stars, or with --report the fingerprint of a finding [default: a list of all kinds]
    #[arg(value_name = "PREDICATE | FINGERPRINT")]
    pub what: Option<String>,
    /// The JSON report that holds the finding
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// How a finding is told: human; json: one line with the finding and all that was seen, to be judged anew elsewhere after
    /// `cache import`; jsonl: what was seen alone
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_default_value = true, hide_possible_values = true)]
    pub format: Bundling,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// How a finding is explained.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Bundling {
    /// For a person.
    #[default]
    Human,
    /// The finding with all that was seen.
    Json,
    /// All that was seen, one reply a line.
    Jsonl,
}

/// `factlint init`
#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The folder of the repository
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub terminal: TerminalArgs,
}

/// `factlint completions`
#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}
