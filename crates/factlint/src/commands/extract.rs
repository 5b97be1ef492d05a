//! `factlint extract`: claims only, nothing is looked up.

use std::cell::RefCell;
use std::path::Path;

use factlint_model::{Claim, Context};
use miette::Result;

use super::audit::read;
use crate::args::ExtractArgs;
use crate::exit::Exit;
use crate::output::{self, OutputProblem};
use crate::problem;
use crate::progress::Bars;
use crate::reading::{Reader, Reading};
use crate::setup::Setup;

/// Reads the documents and prints their claims.
pub(crate) fn run(args: &ExtractArgs) -> Result<Exit> {
    let mut setup = Setup::new(&args.settings, &args.terminal, &args.paths)?;
    setup.settings.take_dates(&args.dates);
    setup.settings.take_select(&args.select);
    let format = args.output.format.clone().unwrap_or_default().0;
    if !["human", "jsonl"].contains(&format) {
        return Err(OutputProblem::NoSuchFormat { command: "extract", format, known: "human and jsonl" }.into());
    }
    let bars = Bars::new(&setup.terminal);
    let path = args.output.output.as_deref();
    let is_unusable = if format == "human" {
        let (readings, is_unusable) = read(&args.paths, &setup, &bars, true)?;
        drop(bars);
        let shown = |reading: Reading| {
            let contexts = reading.surroundings.into_iter().map(|around| around.context);
            reading.claims.into_iter().zip(contexts)
        };
        let claims: Vec<(Claim, Context)> = readings.into_iter().flat_map(shown).collect();
        output::write(path, &setup.terminal, &|options, out| factlint_report::claims_human(&claims, options, out))?;
        is_unusable
    } else {
        write_lines(path, args, &setup, &bars)?
    };
    Ok(Exit::Clean.or_unusable(is_unusable))
}

/// Writes the claims of each document as soon as they are found. Gives back whether something could not be read.
fn write_lines(path: Option<&Path>, args: &ExtractArgs, setup: &Setup, bars: &Bars) -> Result<bool> {
    let reader = Reader::new(&setup.settings, false)?;
    let (found, problems) = reader.find(&setup.paths(&args.paths));
    let bar = bars.documents(found.len());
    let problems = RefCell::new(problems);
    output::write(path, &setup.terminal, &|_, out| {
        reader.each(&found, &bar, |claims| match claims {
            Ok(claims) => factlint_report::claims_jsonl(&claims, out),
            Err(problem) => {
                problems.borrow_mut().push(problem);
                Ok(())
            }
        })
    })?;
    let problems = problems.into_inner();
    let is_unusable = !problems.is_empty();
    problems.into_iter().for_each(|problem| problem::show(&problem.into(), &setup.terminal));
    Ok(is_unusable)
}
