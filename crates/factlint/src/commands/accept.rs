//! `factlint accept`: a reviewed report becomes the base of later ones, or single findings of it are let stand.

use std::path::Path;

use factlint_model::{Acceptance, Claim, Finding, Report, Verdict, printable};
use miette::{Diagnostic, Result};
use thiserror::Error;

use super::explain::Unknown;
use super::report::stored;
use crate::accepted::{self, FINDINGS, REPORT};
use crate::args::AcceptArgs;
use crate::exit::Exit;
use crate::output;
use crate::problem;
use crate::terminal::Terminal;

/// Why a finding cannot be accepted.
#[derive(Debug, Error, Diagnostic)]
enum Refused {
    /// Nothing is wrong with it.
    #[error("the finding {fingerprint} is {verdict}: there is nothing to accept")]
    #[diagnostic(code("factlint::accept::not-wrong"), help("only contradicted and outdated findings can be accepted"))]
    NotWrong {
        /// The finding.
        fingerprint: String,
        /// What it is.
        verdict: &'static str,
    },
    /// Nobody says why.
    #[error("an accepted finding needs a reason")]
    #[diagnostic(code("factlint::accept::no-reason"), help("say why it may stand: --reason \"the number is a quotation\""))]
    NoReason,
}

/// Puts the report, or the findings, where `diff` and `audit` look for them.
pub(crate) fn run(args: &AcceptArgs) -> Result<Exit> {
    let report = stored(&args.file)?;
    let terminal = Terminal::new(&args.terminal);
    if args.finding.is_empty() {
        whole(&report, args, &terminal)?
    } else {
        single(&report, args, &terminal)?
    }
    Ok(Exit::Clean)
}

/// The whole report, in the one form that reports are stored in. What was accepted in its documents and is gone is forgotten.
fn whole(report: &Report, args: &AcceptArgs, terminal: &Terminal) -> Result<()> {
    if let Some(format) = factlint_report::format("json") {
        output::write(Some(Path::new(REPORT)), terminal, &|options, out| (format.render)(report, options, out))?;
    }
    let wrong = report.findings.iter().filter(|finding| finding.verdict <= Verdict::Outdated).count();
    let all = report.findings.len();
    problem::note(&format!("{REPORT} holds the {all} findings of {}, {wrong} of them wrong", args.file.display()), terminal);
    let (kept, gone): (Vec<_>, Vec<_>) = accepted::findings()?.into_iter().partition(|acceptance| {
        !report.run.inputs.contains(&acceptance.doc)
            || report.findings.iter().any(|finding| finding.fingerprint == acceptance.fingerprint)
    });
    if !gone.is_empty() {
        accepted::write(kept)?;
        problem::note(&format!("{FINDINGS}: {} left out, whose findings are gone", gone.len()), terminal);
    }
    Ok(())
}

/// Where a claim stands, as reports name it.
fn place(claim: &Claim) -> String {
    format!("{}:{}:{}", claim.doc, claim.line, claim.column)
}

/// Findings by their fingerprints or places; what was said of them before is replaced.
fn single(report: &Report, args: &AcceptArgs, terminal: &Terminal) -> Result<()> {
    let reason = args.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty()).ok_or(Refused::NoReason)?;
    let mut accepted = accepted::findings()?;
    let mut told = Vec::new();
    for name in &args.finding {
        let shown = |text: &str| printable(text).into_owned();
        let unknown = || Unknown::Finding { path: shown(&args.file.display().to_string()), fingerprint: shown(name) };
        let is_meant = |finding: &&Finding| finding.fingerprint == *name || place(&finding.claim) == *name;
        let finding = report.findings.iter().find(is_meant).ok_or_else(unknown)?;
        if finding.verdict > Verdict::Outdated {
            return Err(Refused::NotWrong { fingerprint: shown(name), verdict: finding.verdict.name() }.into());
        }
        accepted.retain(|old| old.fingerprint != finding.fingerprint);
        accepted.push(Acceptance::of(finding, reason, args.until));
        told.push(format!("{FINDINGS} lets {} stand: {}", place(&finding.claim), finding.message));
    }
    accepted.sort_by(|a, b| (&a.doc, &a.fingerprint).cmp(&(&b.doc, &b.fingerprint)));
    accepted::write(accepted)?;
    told.iter().for_each(|line| problem::note(line, terminal));
    Ok(())
}
