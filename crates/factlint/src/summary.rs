//! The summary of a workflow's step: annotations show ten findings at most, the summary has them all.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use factlint_model::{Report, printable};
use factlint_report::Options;

use crate::environment;
use crate::output::OutputProblem;

/// Where the runner of GitHub Actions wants the summary.
const VARIABLE: &str = "GITHUB_STEP_SUMMARY";

/// Adds the report to the summary of the step, where the format is the one for workflows and one of them is under way.
pub(crate) fn write(format: &str, report: &Report) -> Result<(), OutputProblem> {
    let Some(path) = environment::path(VARIABLE).filter(|_| format == "github") else { return Ok(()) };
    let Some(markdown) = factlint_report::format("markdown") else { return Ok(()) };
    append(&path, |out| (markdown.render)(report, &Options::default(), out)).map_err(|error| OutputProblem::Summary {
        path: printable(&path.display().to_string()).into_owned(),
        reason: error.to_string(),
    })
}

/// Other steps' words stay.
fn append(path: &Path, render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut text = Vec::new();
    render(&mut text)?;
    text.push(b'\n');
    File::options().append(true).create(true).open(path)?.write_all(&text)
}
