//! `factlint man`.

use clap::{Command, CommandFactory};
use miette::Result;

use crate::args::Cli;
use crate::exit::Exit;
use crate::output;

/// Prints the manual page: the program, then each of its commands.
pub(crate) fn run() -> Result<Exit> {
    let mut program = Cli::command();
    program.build();
    output::to_stdout(|out| {
        clap_mangen::Man::new(program.clone()).render(out)?;
        beneath(&program).try_for_each(|command| clap_mangen::Man::new(command.clone()).render(out))
    })?;
    Ok(Exit::Clean)
}

/// Each command behind the one that holds it.
fn beneath(program: &Command) -> Box<dyn Iterator<Item = &Command> + '_> {
    let commands = program.get_subcommands().filter(|command| command.get_name() != "help");
    Box::new(commands.flat_map(|command| std::iter::once(command).chain(beneath(command))))
}
