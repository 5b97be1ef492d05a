//! `jsonl`: one finding a line, for programs.

use std::io;

use factlint_model::{Finding, Report};

use crate::{Options, escape};

/// Writes every finding with the keys of the design and no others: `context` is for the JSON report.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        escape::write_compact(&Finding { context: None, ..finding.clone() }, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
