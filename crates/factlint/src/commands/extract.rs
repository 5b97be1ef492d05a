//! `factlint extract`: claims only, nothing is looked up.

use factlint_model::{Claim, Context};
use miette::Result;

use super::audit::read;
use crate::args::ExtractArgs;
use crate::exit::Exit;
use crate::output::{self, OutputProblem};
use crate::progress::Bars;
use crate::reading::Reading;
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
    let (readings, is_unusable) = read(&args.paths, &setup, &bars, format == "human")?;
    drop(bars);
    let path = args.output.output.as_deref();
    if format == "human" {
        let shown = |reading: Reading| {
            let contexts = reading.surroundings.into_iter().map(|around| around.context);
            reading.claims.into_iter().zip(contexts)
        };
        let claims: Vec<(Claim, Context)> = readings.into_iter().flat_map(shown).collect();
        output::write(path, &setup.terminal, &|options, out| factlint_report::claims_human(&claims, options, out))?;
    } else {
        let write_each = |_: &_, out: &mut dyn std::io::Write| {
            readings.iter().try_for_each(|reading| factlint_report::claims_jsonl(&reading.claims, out))
        };
        output::write(path, &setup.terminal, &write_each)?;
    }
    Ok(Exit::Clean.or_unusable(is_unusable))
}
