//! `factlint audit`: documents and folders.

use factlint_model::Report;
use miette::Result;

use crate::accepted::{Accepted, REPORT};
use crate::args::AuditArgs;
use crate::exit::Exit;
use crate::fixing::{FixProblem, Fixes};
use crate::notes;
use crate::output;
use crate::pipeline;
use crate::problem;
use crate::progress::Bars;
use crate::reading::{Reader, Reading};
use crate::settings::Output;
use crate::setup::Setup;
use crate::summary;

/// Reads, looks up, judges and reports.
pub(crate) fn run(args: &AuditArgs) -> Result<Exit> {
    let mut setup = Setup::new(&args.settings, &args.terminal, &args.paths)?;
    setup.settings.take_dates(&args.dates);
    setup.settings.take_select(&args.select);
    setup.settings.take_lookup(&args.lookup);
    setup.settings.take_judge(&args.judge);
    setup.settings.take_output(&args.output);
    setup.settings.judge.against = args.against.or(setup.settings.judge.against);
    let level = args.fixes.level();
    let paths = setup.paths(&args.paths);
    if level.is_some() && paths.iter().any(|path| path == "-") {
        return Err(FixProblem::Stdin.into());
    }
    let bars = Bars::new(&setup.terminal);
    let contexts = output::wanted(&setup.settings).iter().any(|output| output.format.0 != "jsonl");
    let (readings, mut is_unusable) = read(&args.paths, &setup, &bars, contexts)?;
    if readings.is_empty() && is_unusable {
        return Ok(Exit::Unusable);
    }
    let accepted = Accepted::read(setup.settings.judge.against.is_some())?;
    if accepted.lacks_report {
        problem::note(
            &format!("there is no {REPORT} yet, so every finding is new: `factlint accept FILE` makes it"),
            &setup.terminal,
        );
    }
    let mut report = judge(readings, &accepted, &setup, &bars)?;
    if let Some(level) = level.filter(|_| !args.fixes.diff) {
        let fixes = Fixes::of(&report, level);
        if !fixes.is_empty() {
            let refused = fixes.write();
            let words = format!("fixed: {}", fixes.words());
            is_unusable |= tell(refused, &words, &setup);
            // What is left is told of the documents as they are now. What could not be read was said before.
            let reader = Reader::new(&setup.settings, contexts)?;
            let (found, _) = reader.find(&paths);
            let again = reader.read_all(&found, &bars.documents(found.len())).into_iter().flatten().collect();
            let before = std::mem::take(&mut report.run.requests);
            report = judge(again, &accepted, &setup, &bars)?;
            before.into_iter().for_each(|(host, requests)| *report.run.requests.entry(host).or_default() += requests);
        }
    }
    drop(bars);
    if let Some(level) = level.filter(|_| args.fixes.diff) {
        let fixes = Fixes::of(&report, level);
        let refused = fixes.show()?;
        is_unusable |= tell(refused, &format!("would fix: {}", fixes.words()), &setup);
        setup.settings.report.outputs.retain(|output| output.path.is_some());
        write_reports(&report, &setup.settings.report.outputs, &setup)?;
    } else {
        publish(&report, &setup)?;
    }
    let exit = Exit::of(&report.findings, &setup.settings.fail_on(), setup.settings.judge.allow_incomplete);
    Ok(exit.or_unusable(is_unusable))
}

fn judge(readings: Vec<Reading>, accepted: &Accepted, setup: &Setup, bars: &Bars) -> Result<Report> {
    let mut report = pipeline::judge(readings, setup, bars)?;
    accepted.mark(&mut report);
    Ok(report)
}

/// Says what became of the fixes. Gives back whether some were refused.
fn tell(refused: Vec<FixProblem>, words: &str, setup: &Setup) -> bool {
    let any = !refused.is_empty();
    if !any {
        problem::note(words, &setup.terminal);
    }
    refused.into_iter().for_each(|refusal| problem::show(&refusal.into(), &setup.terminal));
    any
}

/// What can be read is read; what cannot is said at once. Gives back whether there was such a thing.
pub(super) fn read(args: &[String], setup: &Setup, bars: &Bars, contexts: bool) -> Result<(Vec<Reading>, bool)> {
    let reader = Reader::new(&setup.settings, contexts)?;
    let (found, mut problems) = reader.find(&setup.paths(args));
    let mut readings = Vec::with_capacity(found.len());
    for result in reader.read_all(&found, &bars.documents(found.len())) {
        match result {
            Ok(reading) => readings.push(reading),
            Err(problem) => problems.push(problem),
        }
    }
    let is_unusable = !problems.is_empty();
    problems.into_iter().for_each(|problem| problem::show(&problem.into(), &setup.terminal));
    Ok((readings, is_unusable))
}

/// Writes all reports that the settings ask for, and what has to be said of the run.
pub(super) fn publish(report: &Report, setup: &Setup) -> Result<()> {
    let outputs = output::wanted(&setup.settings);
    let told = outputs.iter().any(|output| output.path.is_none() && output.format.0 == "human");
    if !told {
        report.problems.iter().for_each(|found| problem::warn(found, &setup.terminal));
        report.run.notes.iter().for_each(|note| problem::note(note, &setup.terminal));
    }
    write_reports(report, &outputs, setup)?;
    if setup.terminal.progress {
        notes::sum(&report.run).iter().for_each(|sum| problem::note(sum, &setup.terminal));
    }
    Ok(())
}

fn write_reports(report: &Report, outputs: &[Output], setup: &Setup) -> Result<()> {
    for output in outputs {
        let Some(format) = factlint_report::format(output.format.0) else { continue };
        output::write(output.path.as_deref(), &setup.terminal, &|options, out| (format.render)(report, options, out))?;
        if output.path.is_none() {
            summary::write(output.format.0, report)?;
        }
    }
    Ok(())
}
