//! One file a command.

mod accept;
mod audit;
mod cache;
mod completions;
mod diff;
mod explain;
mod extract;
mod init;
mod man;
mod plan;
pub(crate) mod report;
mod verify;

use miette::Result;

use crate::args::{Command, TerminalArgs};
use crate::exit::Exit;

/// Does what the command says.
pub(crate) fn run(command: Command) -> Result<Exit> {
    match command {
        Command::Verify(args) => verify::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Extract(args) => extract::run(&args),
        Command::Plan(args) => plan::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Accept(args) => accept::run(&args),
        Command::Cache(args) => cache::run(&args.command),
        Command::Explain(args) => explain::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Completions(args) => completions::run(args.shell),
        Command::Man => man::run(),
    }
}

impl Command {
    /// How it speaks to the terminal.
    pub(crate) fn terminal(&self) -> &TerminalArgs {
        static SILENT: TerminalArgs = TerminalArgs { color: None, quiet: false, verbose: 0, no_progress: true };
        match self {
            Self::Verify(args) => &args.terminal,
            Self::Audit(args) => &args.terminal,
            Self::Extract(args) => &args.terminal,
            Self::Plan(args) => &args.terminal,
            Self::Diff(args) => &args.terminal,
            Self::Report(args) => &args.terminal,
            Self::Accept(args) => &args.terminal,
            Self::Cache(args) => &args.command.options().terminal,
            Self::Explain(args) => &args.terminal,
            Self::Init(args) => &args.terminal,
            Self::Completions(_) | Self::Man => &SILENT,
        }
    }
}
