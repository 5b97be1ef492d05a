//! `factlint diff`: what is new between two stored reports.

use std::path::{Path, PathBuf};

use factlint_judge::{accept, is_as_reviewed};
use factlint_model::WaiverOrigin;
use miette::Result;

use super::report::stored;
use crate::accepted::{self, REPORT};
use crate::args::DiffArgs;
use crate::exit::Exit;
use crate::output::{self, OutputProblem};
use crate::terminal::Terminal;

/// Compares the reports; something new ends with 1.
pub(crate) fn run(args: &DiffArgs) -> Result<Exit> {
    let (old, new) = sides(args)?;
    let (old, mut new) = (stored(&old)?, stored(&new)?);
    let diff = if args.against.is_some() {
        let problems = accept(&mut new.findings, &accepted::findings()?, WaiverOrigin::Accepted, new.run.now);
        new.problems.extend(problems);
        factlint_report::diff_with(&old, &new, &|old, new| is_as_reviewed(new, old.verdict, old.actual.as_deref()))
    } else {
        factlint_report::diff(&old, &new)
    };
    let name = args.output.format.clone().unwrap_or_default().0;
    let format = factlint_report::diff_format(name);
    let format =
        format.ok_or(OutputProblem::NoSuchFormat { command: "diff", format: name, known: "human, json, markdown and html" })?;
    let terminal = Terminal::new(&args.terminal);
    output::write(args.output.output.as_deref(), &terminal, &|options, out| (format.render)(&diff, options, out))?;
    Ok(if diff.has_news() { Exit::Findings } else { Exit::Clean })
}

fn sides(args: &DiffArgs) -> Result<(PathBuf, PathBuf)> {
    match (args.reports.as_slice(), args.against) {
        ([new], Some(_)) => Ok((Path::new(REPORT).to_owned(), new.clone())),
        ([old, new], None) => Ok((old.clone(), new.clone())),
        _ => Err(miette::miette!(
            code = "factlint::diff::reports",
            help = "write `factlint diff OLD NEW`, or `factlint diff --against accepted NEW`",
            "two reports are compared, an older one and a newer one"
        )),
    }
}
