//! Where reports go: standard output, or files that are replaced in one step.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use factlint_model::printable;
use factlint_report::{Colour, Options};
use miette::Diagnostic;
use thiserror::Error;

use crate::settings::{Output, Settings};
use crate::terminal::Terminal;

/// So many bytes of a report are written at once: what a document has is often more than the usual room.
const ROOM: usize = 1 << 16;

/// Columns of a report in a file.
const FILE_WIDTH: usize = 100;

/// Why a report could not be written.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum OutputProblem {
    /// The file cannot be written.
    #[error("{path} cannot be written: {reason}")]
    #[diagnostic(
        code(factlint::output::unwritable),
        help("name another file with --output, or leave it out to see the report here")
    )]
    Unwritable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// The summary of a workflow's step cannot be written.
    #[error("the step's summary {path} cannot be written: {reason}")]
    #[diagnostic(
        code(factlint::output::summary),
        help("GITHUB_STEP_SUMMARY names this file; unset it to do without a summary, or use another --format")
    )]
    Summary {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A format that this command does not have.
    #[error("{command} cannot write {format}")]
    #[diagnostic(code(factlint::output::format), help("it writes {known}"))]
    NoSuchFormat {
        /// The command.
        command: &'static str,
        /// What was wanted.
        format: &'static str,
        /// What there is.
        known: &'static str,
    },
}

/// Writes one rendering.
pub(crate) type Render<'a> = dyn Fn(&Options, &mut dyn Write) -> io::Result<()> + 'a;

/// The reports that the settings ask for; where they name none, `human` on standard output.
pub(crate) fn wanted(settings: &Settings) -> Vec<Output> {
    let mut outputs = settings.report.outputs.clone();
    if outputs.is_empty() || settings.report.format.is_some() {
        outputs.push(Output { format: settings.report.format.clone().unwrap_or_default(), path: None });
    }
    outputs
}

/// Writes a report to where it belongs.
pub(crate) fn write(path: Option<&Path>, terminal: &Terminal, render: &Render<'_>) -> Result<(), OutputProblem> {
    let (verbose, quiet) = (terminal.verbose > 0, terminal.quiet);
    let Some(path) = path else {
        let colour = if terminal.colour_stdout { Colour::Always } else { Colour::Never };
        return to_stdout(|out| render(&Options { colour, width: terminal.width, verbose, quiet }, out));
    };
    let options = Options { colour: Colour::Never, width: FILE_WIDTH, verbose, quiet };
    to_file(path, |out| render(&options, out)).map_err(|error| unwritable(&path.display().to_string(), &error))
}

/// Writes to standard output. A reader who has seen enough and goes away is no problem.
pub(crate) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), OutputProblem> {
    let mut out = BufWriter::with_capacity(ROOM, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(unwritable("standard output", &error)),
        _ => Ok(()),
    }
}

/// Writes a file so that it is there as a whole or not at all. The folders above it are made.
pub(crate) fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if path.exists() && !path.is_file() {
        // A device or a pipe takes what it gets and cannot be replaced.
        let mut out = BufWriter::with_capacity(ROOM, File::options().write(true).open(path)?);
        return write(&mut out).and_then(|()| out.flush());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(path);
    let written = write_through(&beside, write).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What was begun is of no use to anybody; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn write_through(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(ROOM, File::create(path)?);
    write(&mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// A name in the same folder that no other process uses.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

fn unwritable(path: &str, error: &io::Error) -> OutputProblem {
    OutputProblem::Unwritable { path: printable(path).into_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_as_a_whole_or_left_alone() {
        let temp = tempfile::tempdir().unwrap();
        let path = temp.path().join("new/report.txt");
        to_file(&path, |out| out.write_all(b"first")).unwrap();
        let failed = to_file(&path, |out| out.write_all(b"half").and_then(|()| Err(io::Error::other("no"))));
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }
}
