//! `factlint verify`: one sentence through the whole pipeline.

use factlint_model::Document;
use miette::{Diagnostic, Result};
use thiserror::Error;

use super::audit::publish;
use crate::args::VerifyArgs;
use crate::exit::{Exit, Worst};
use crate::pipeline;
use crate::problem;
use crate::progress::Bars;
use crate::reading::Reader;
use crate::setup::Setup;

/// The sentence says nothing that can be checked.
#[derive(Debug, Error, Diagnostic)]
#[error("nothing in this sentence can be checked")]
#[diagnostic(
    code("factlint::verify::nothing-to-check"),
    severity(Advice),
    help(
        "name a subject and a value, such as \"serde 1.0.200 was released in May 2024\"; `factlint explain` lists what is checked"
    )
)]
struct NothingToCheck;

/// Checks the sentence as a document of one line.
pub(crate) fn run(args: &VerifyArgs) -> Result<Exit> {
    let mut setup = Setup::new(&args.settings, &args.terminal, &["-".to_owned()])?;
    setup.settings.take_select(&args.select);
    setup.settings.take_lookup(&args.lookup);
    setup.settings.take_judge(&args.judge);
    setup.settings.take_output(&args.output);
    if args.date.date.is_some() {
        setup.settings.extract.date = args.date.date;
    }
    // One sentence was asked about: its finding is shown, whatever it is.
    setup.terminal.verbose = setup.terminal.verbose.max(1);
    let reading = Reader::new(&setup.settings, true)?.of_rust().claims(&Document::new("-", args.claim.clone()));
    if reading.claims.is_empty() {
        problem::show(&NothingToCheck.into(), &setup.terminal);
        return Ok(Exit::NothingToCheck);
    }
    let report = pipeline::judge(reading, &setup, &Bars::new(&setup.terminal))?;
    publish(&report, &setup)?;
    Ok(Exit::of(Worst::of(&report.findings), &setup.settings.fail_on(), setup.settings.judge.allow_incomplete))
}
