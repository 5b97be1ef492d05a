//! `factlint explain`: the page of a kind, or one finding of a stored report.

mod bundle;
mod finding;
mod kind;

use std::fmt;
use std::io::Write;
use std::path::Path;

use factlint_model::{Report, printable};
use miette::{Diagnostic, Result};
use thiserror::Error;

use super::report::stored;
use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::output;
use crate::settings::{names, suggestion};
use crate::terminal::Terminal;

pub(super) use bundle::{Replies, SCHEMA};

/// Nothing has this name.
#[derive(Debug, Error)]
pub(super) enum Unknown {
    /// Neither a kind nor, as no report was named, a fingerprint.
    #[error("there is no kind of claim `{0}`")]
    Kind(String),
    /// No finding of the report.
    #[error("{path} holds no finding {fingerprint}")]
    Finding {
        /// The report.
        path: String,
        /// What was looked for.
        fingerprint: String,
    },
}

impl Diagnostic for Unknown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(match self {
            Self::Kind(_) => "factlint::explain::unknown-kind",
            Self::Finding { .. } => "factlint::explain::unknown-finding",
        }))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(match self {
            Self::Kind(name) => format!("{}; a finding is explained with --report FILE", suggestion(name, names::kinds())),
            Self::Finding { .. } => "fingerprints stand in the reports json and jsonl".to_owned(),
        }))
    }
}

/// Prints the page, or the finding.
pub(crate) fn run(args: &ExplainArgs) -> Result<Exit> {
    match (&args.what, &args.report) {
        (None, _) => output::to_stdout(list)?,
        (Some(fingerprint), Some(report)) => finding::explain(&found(fingerprint, stored(report)?, report)?, args)?,
        (Some(predicate), None) => {
            let unknown = || Unknown::Kind(printable(predicate).into_owned());
            let kind = factlint_kinds::by_predicate(predicate).ok_or_else(unknown)?;
            let width = Terminal::new(&args.terminal).width;
            output::to_stdout(|out| out.write_all(kind::explained(kind, width).as_bytes()))?;
        }
    }
    Ok(Exit::Clean)
}

fn list(out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "What factlint checks (`factlint explain PREDICATE` says more):\n")?;
    for kind in factlint_kinds::all() {
        let meta = kind.meta();
        let sentence = meta.wording.fact.replace("{subject}", "SUBJECT").replace("{value}", "VALUE");
        let sentence = sentence.replace("{on}", "on");
        writeln!(out, "  {:<22} {sentence}", meta.predicate)?;
    }
    Ok(())
}

/// The report with this finding alone.
fn found(fingerprint: &str, mut report: Report, path: &Path) -> Result<Report, Unknown> {
    report.findings.retain(|finding| finding.fingerprint == fingerprint);
    report.problems.clear();
    if report.findings.is_empty() {
        let shown = |text: &str| printable(text).into_owned();
        return Err(Unknown::Finding { path: shown(&path.display().to_string()), fingerprint: shown(fingerprint) });
    }
    Ok(report)
}
