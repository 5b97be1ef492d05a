//! `factlint cache`: looks after the ledger.

mod history;
mod status;

use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::time::Duration;

use factlint_cache::{Ledger, LedgerError};
use factlint_model::{Reply, printable};
use jiff::{SignedDuration, Timestamp};
use miette::{Diagnostic, Result};
use serde_json::json;
use thiserror::Error;

use super::explain::{Replies, SCHEMA};
use crate::args::{CacheCommand, CacheOptions, Telling};
use crate::counted::counted;
use crate::environment;
use crate::exit::Exit;
use crate::ledger::LedgerProblem;
use crate::output;
use crate::setup::Setup;

/// What can be wrong with an import or an export.
#[derive(Debug, Error, Diagnostic)]
enum TransferProblem {
    /// The file cannot be read.
    #[error("{path} cannot be read: {reason}")]
    #[diagnostic(code(factlint::cache::import), help("give a file that was written by `factlint cache export`"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A line is no reply.
    #[error("{path}:{line}: not a reply: {reason}")]
    #[diagnostic(
        code(factlint::cache::import),
        help("nothing was imported; give a file that was written by `factlint cache export`")
    )]
    NotAReply {
        /// The file.
        path: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// The ledger cannot take them.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Ledger(LedgerProblem),
    /// The export cannot be written.
    #[error("{path} cannot be written: {reason}")]
    #[diagnostic(code(factlint::cache::export), help("name another file with --output"))]
    Unwritable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
}

impl From<LedgerError> for TransferProblem {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error.into())
    }
}

/// Does what the command says.
pub(crate) fn run(command: &CacheCommand) -> Result<Exit> {
    let options = command.options();
    let setup = Setup::new(&options.settings, &options.terminal, &[])?;
    match command {
        CacheCommand::Status(_) => status::run(options, &setup)?,
        CacheCommand::History { subject, .. } => history::run(subject, options, &setup)?,
        CacheCommand::Export { output, .. } => export(output.as_deref(), &setup)?,
        CacheCommand::Import { file, .. } => import(file, options, &setup)?,
        CacheCommand::Prune { keep, .. } => prune(*keep, options, &setup)?,
        CacheCommand::Verify(_) => return verify(options, &setup),
    }
    Ok(Exit::Clean)
}

/// The ledger to look into; nothing where there is none yet.
fn to_read(setup: &Setup) -> Result<Option<Ledger>, LedgerProblem> {
    Ok(Ledger::open_existing_read_only(&setup.ledger_path()?)?)
}

fn to_write(setup: &Setup) -> Result<Ledger, LedgerProblem> {
    Ok(Ledger::open(&setup.ledger_path()?)?)
}

/// One line for a person, or one object for a program.
fn say(options: &CacheOptions, words: &str, object: &serde_json::Value) -> Result<()> {
    Ok(output::to_stdout(
        |out| if options.format == Telling::Json { writeln!(out, "{object}") } else { writeln!(out, "{words}") },
    )?)
}

fn export(path: Option<&Path>, setup: &Setup) -> Result<()> {
    let Some(ledger) = to_read(setup)? else { return Ok(()) };
    let mut failed = None;
    let all = |out: &mut dyn Write| match ledger.export(&mut |reply: &Reply| {
        serde_json::to_writer(&mut *out, reply)?;
        out.write_all(b"\n")
    }) {
        Err(LedgerError::Export(error)) => Err(error),
        Err(error) => {
            failed = Some(error);
            Err(io::Error::other("the ledger failed"))
        }
        Ok(()) => Ok(()),
    };
    let written = match path {
        None => output::to_stdout(all).map_err(miette::Report::from),
        Some(path) => output::to_file(path, all).map_err(|error| {
            let path = printable(&path.display().to_string()).into_owned();
            TransferProblem::Unwritable { path, reason: error.to_string() }.into()
        }),
    };
    match failed {
        Some(error) => Err(LedgerProblem::from(error).into()),
        None => written,
    }
}

fn import(path: &Path, options: &CacheOptions, setup: &Setup) -> Result<()> {
    let imported = if path == Path::new("-") {
        to_write(setup)?.import(replies("-", io::stdin().lock()))?
    } else {
        let shown = printable(&path.display().to_string()).into_owned();
        let file = std::fs::File::open(path).map_err(|error| unreadable(&shown, &error))?;
        to_write(setup)?.import(replies(&shown, BufReader::new(file)))?
    };
    let (new, known) = (imported.new, imported.all - imported.new);
    let were = if known == 1 { "was" } else { "were" };
    let words = format!("{} imported; {known} {were} there already", counted(new, "reply"));
    say(options, &words, &json!({ "imported": new, "known": known }))
}

/// The replies of an export, one after the other: it may be larger than memory.
fn replies<'a>(path: &'a str, from: impl BufRead + 'a) -> impl Iterator<Item = Result<Reply, TransferProblem>> + 'a {
    from.lines().enumerate().flat_map(move |(number, line)| match line {
        Ok(line) => of_line(path, number + 1, &line),
        Err(error) => vec![Err(unreadable(path, &error))],
    })
}

fn of_line(path: &str, number: usize, line: &str) -> Vec<Result<Reply, TransferProblem>> {
    match serde_json::from_str(line) {
        Ok(reply) => vec![Ok(reply)],
        Err(_) if line.trim().is_empty() => Vec::new(),
        Err(error) => match bundled(line) {
            Some(replies) => replies.into_iter().map(Ok).collect(),
            None => {
                let reason = printable(&error.to_string()).into_owned();
                vec![Err(TransferProblem::NotAReply { path: path.to_owned(), line: number, reason })]
            }
        },
    }
}

fn unreadable(path: &str, error: &io::Error) -> TransferProblem {
    TransferProblem::Unreadable { path: path.to_owned(), reason: error.to_string() }
}

/// The replies of a bundle that `explain` wrote.
fn bundled(line: &str) -> Option<Vec<Reply>> {
    let bundle: Replies<'_> = serde_json::from_str(line).ok()?;
    (bundle.schema == SCHEMA).then_some(bundle.replies)
}

fn prune(keep: Duration, options: &CacheOptions, setup: &Setup) -> Result<()> {
    let age = SignedDuration::try_from(keep).unwrap_or(SignedDuration::MAX);
    let since = environment::clock().checked_sub(age).unwrap_or(Timestamp::MIN);
    let pruned = to_write(setup)?.prune(since).map_err(LedgerProblem::from)?;
    let (replies, observations) = (counted(pruned.replies, "reply"), counted(pruned.observations, "observation"));
    let (failures, bytes) = (counted(pruned.failures, "failure"), indicatif::HumanBytes(pruned.bytes));
    let rows = match pruned.pages {
        0 => format!("{replies}, {observations} and {failures}"),
        pages => format!("{replies}, {observations}, {failures} and {} on the way to answers", counted(pages, "page")),
    };
    let words = format!("{rows} taken away; the file is {bytes} smaller");
    let object = json!({
        "replies": pruned.replies, "observations": pruned.observations, "failures": pruned.failures,
        "remembered": pruned.remembered, "pages": pruned.pages, "bytes": pruned.bytes
    });
    say(options, &words, &object)
}

fn verify(options: &CacheOptions, setup: &Setup) -> Result<Exit> {
    let path = setup.ledger_path()?;
    let shown = printable(&path.display().to_string()).into_owned();
    let damage = match to_read(setup)? {
        Some(ledger) => ledger.verify().map_err(LedgerProblem::from)?,
        None => Vec::new(),
    };
    let words = if damage.is_empty() {
        format!("{shown} is sound")
    } else {
        let lines: Vec<_> = damage.iter().map(|line| format!("  {}", printable(line))).collect();
        let advice =
            "save what can be read with `factlint cache export`, move the file away, and `factlint cache import` the export";
        format!("{shown} is damaged:\n{}\n{advice}", lines.join("\n"))
    };
    say(options, &words, &json!({ "path": shown, "damage": damage }))?;
    Ok(if damage.is_empty() { Exit::Clean } else { Exit::Unusable })
}
