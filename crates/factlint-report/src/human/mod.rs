//! `human`: what needs a person, with the exact words underlined, the evidence, and what to write instead.

use std::io;

use factlint_model::{Report, Verdict, printable};

use crate::Options;

/// Writes the findings that need a person, then the summary.
pub(crate) fn render(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &report.findings {
        if options.verbose || matches!(finding.verdict, Verdict::Contradicted | Verdict::Outdated) {
            let claim = &finding.claim;
            writeln!(out, "{}:{}:{}: {}", printable(&claim.doc), claim.line, claim.column, printable(&finding.message))?;
        }
    }
    Ok(())
}
