//! `factlint accept`: a reviewed report becomes the base of `diff --against accepted`.

use std::path::Path;

use miette::Result;

use super::report::stored;
use crate::args::AcceptArgs;
use crate::exit::Exit;
use crate::output;
use crate::problem;
use crate::terminal::Terminal;

/// The accepted report, relative to the current directory.
pub(super) const ACCEPTED: &str = "reports/accepted/report.json";

/// Puts the report where `diff` looks for it, in the one form that reports are stored in.
pub(crate) fn run(args: &AcceptArgs) -> Result<Exit> {
    let report = stored(&args.file)?;
    let terminal = Terminal::new(&args.terminal);
    if let Some(format) = factlint_report::format("json") {
        output::write(Some(Path::new(ACCEPTED)), &terminal, &|options, out| (format.render)(&report, options, out))?;
    }
    problem::note(&format!("{ACCEPTED} holds the {} findings of {}", report.findings.len(), args.file.display()), &terminal);
    Ok(Exit::Clean)
}
