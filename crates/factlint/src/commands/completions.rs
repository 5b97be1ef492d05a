//! `factlint completions`.

use clap::CommandFactory;
use clap_complete::Shell;
use miette::Result;

use crate::args::Cli;
use crate::exit::Exit;
use crate::output;

/// Prints the completions for a shell.
pub(crate) fn run(shell: Shell) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "factlint", &mut script);
    output::to_stdout(|out| out.write_all(&script))?;
    Ok(Exit::Clean)
}
