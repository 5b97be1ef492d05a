//! `factlint report`: renders a stored report anew.

use std::io::Read;
use std::path::Path;

use factlint_model::{Report, printable};
use factlint_report::read_report;
use miette::{Diagnostic, Result};
use thiserror::Error;

use crate::args::ReportArgs;
use crate::exit::Exit;
use crate::output;
use crate::summary;
use crate::terminal::Terminal;

/// Why a stored report is of no use.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum StoredProblem {
    /// The system refuses.
    #[error("the report {path} cannot be read: {reason}")]
    #[diagnostic(code(factlint::report::unreadable), help("write one with `factlint audit --format json --output FILE`"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// It is something else.
    #[error("{path} cannot be used: {reason}")]
    #[diagnostic(code("factlint::report::not-a-report"), help("write one with `factlint audit --format json --output FILE`"))]
    NotAReport {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
}

/// Renders the report.
pub(crate) fn run(args: &ReportArgs) -> Result<Exit> {
    let report = stored(&args.file)?;
    let format = factlint_report::format(args.output.format.clone().unwrap_or_default().0);
    if let Some(format) = format {
        let terminal = Terminal::new(&args.terminal);
        output::write(args.output.output.as_deref(), &terminal, &|options, out| (format.render)(&report, options, out))?;
        if args.output.output.is_none() {
            summary::write(format.name, &report)?;
        }
    }
    Ok(Exit::Clean)
}

/// Reads a stored report; `-` is standard input.
pub(crate) fn stored(path: &Path) -> Result<Report, StoredProblem> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(path).map(|read| text = read)
    };
    let path = printable(&path.display().to_string()).into_owned();
    match read {
        Err(error) => Err(StoredProblem::Unreadable { path, reason: error.to_string() }),
        Ok(()) => read_report(&text).map_err(|error| StoredProblem::NotAReport { path, reason: error.to_string() }),
    }
}
