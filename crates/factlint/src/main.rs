//! The factlint command line: arguments and settings, the wiring of the stages, what is printed, exit codes.
//!
//! Only this crate prints, reads the environment and takes the time. `args` is what a person may type, `settings` what a file
//! may say; `reading` and `pipeline` are the way from paths to a report; `commands` has one file a command.

mod accepted;
mod args;
mod commands;
mod context;
mod counted;
mod documents;
mod environment;
mod exit;
mod fixing;
mod flow;
mod git_dates;
mod ledger;
mod logs;
mod memory;
mod network;
mod notes;
mod output;
mod page;
mod parallel;
mod pipeline;
mod problem;
mod progress;
mod reading;
mod settings;
mod setup;
mod summary;
mod terminal;
mod usage;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = args::Cli::parse();
    let terminal = terminal::Terminal::new(cli.command.terminal());
    logs::set_up(&terminal);
    match commands::run(cli.command) {
        Ok(exit) => exit.into(),
        Err(problem) => {
            problem::show(&problem, &terminal);
            exit::Exit::Unusable.into()
        }
    }
}
