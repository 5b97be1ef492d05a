//! The chores of the project: `cargo xtask help`.
//!
//! One file per chore, and a line in [`CHORES`].

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to the person who started it")]

mod accuracy;
mod artefact;
mod bench;
mod contracts;
mod examples;
mod generate;
mod pictures;
mod program;
mod recording;
mod schema;
mod settings;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Something that can be done with `cargo xtask NAME`.
struct Chore {
    name: &'static str,
    arguments: &'static str,
    summary: &'static str,
    run: fn(&Path, &[String]) -> Result<(), ChoreError>,
}

/// All chores, by name.
const CHORES: &[Chore] = &[accuracy::CHORE, bench::CHORE, contracts::CHORE, generate::CHORE, HELP, pictures::CHORE];

const HELP: Chore = Chore {
    name: "help",
    arguments: "",
    summary: "lists the chores",
    run: |_, _| {
        print!("{}", help());
        Ok(())
    },
};

/// Why a chore was not done.
#[derive(Debug, thiserror::Error)]
enum ChoreError {
    #[error("there is no chore `{0}`: `cargo xtask help` lists them")]
    Unknown(String),
    #[error("`cargo xtask {chore}` does not know the argument `{argument}`")]
    Argument { chore: &'static str, argument: String },
    #[error("cannot read or write {path}: {source}", path = path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{path}:{line}: {reason}", path = path.display())]
    Line { path: PathBuf, line: usize, reason: String },
    #[error("{0}")]
    Program(String),
    #[error("cannot be written as JSON: {0}")]
    Json(serde_json::Error),
    #[error(transparent)]
    Pack(#[from] factlint_cache::PackError),
    #[error("cannot start cargo: {0}")]
    Cargo(io::Error),
    #[error("a request or a recorded answer is not what its owner describes: see above, and crates/factlint-sources/contracts")]
    Contracts,
    #[error("{0} is not fresh, or could not be made: see above")]
    Made(&'static str),
    #[error("not fresh: {}; run `cargo xtask generate` and commit what it writes", .0.join(", "))]
    Stale(Vec<&'static str>),
}

impl ChoreError {
    /// For a file that was read or written.
    fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&root(), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path, arguments: &[String]) -> Result<(), ChoreError> {
    let (name, rest) = arguments.split_first().map_or(("help", &[][..]), |(name, rest)| (name.as_str(), rest));
    let name = if matches!(name, "--help" | "-h") { "help" } else { name };
    let chore = CHORES.iter().find(|chore| chore.name == name).ok_or_else(|| ChoreError::Unknown(name.to_owned()))?;
    (chore.run)(root, rest)
}

fn help() -> String {
    let usage = |chore: &Chore| format!("{} {}", chore.name, chore.arguments);
    let width = CHORES.iter().map(|chore| usage(chore).len()).max().unwrap_or_default();
    let line = |chore: &Chore| format!("  cargo xtask {:width$}  {}\n", usage(chore), chore.summary);
    CHORES.iter().map(line).collect()
}

/// The folder of the workspace: chores work on the checkout that they were built from.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map_or_else(PathBuf::new, Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_lists_every_chore() {
        insta::assert_snapshot!(help(), @r"
          cargo xtask accuracy            measures each kind on the labelled texts and writes crates/factlint-kinds/ACCURACY.md
          cargo xtask bench               measures extraction, audits and the ledger against their floors and writes docs/bench.md
          cargo xtask contracts           holds requests and recorded answers against their owners' descriptions
          cargo xtask generate [--check]  writes the generated files, or tells which are not fresh
          cargo xtask help                lists the chores
          cargo xtask pictures            draws the example reports as a terminal and a browser (Chromium) show them
        ");
        assert!(CHORES.is_sorted_by_key(|chore| chore.name));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        let told = |arguments: &[&str]| {
            let arguments: Vec<_> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
            run(&root(), &arguments).unwrap_err().to_string()
        };
        insta::assert_snapshot!(told(&["tidy"]), @"there is no chore `tidy`: `cargo xtask help` lists them");
        insta::assert_snapshot!(told(&["generate", "--chekc"]), @"`cargo xtask generate` does not know the argument `--chekc`");
    }
}
