//! `factlint audit`: documents and folders.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;

use factlint_model::{Finding, Report};
use miette::{IntoDiagnostic, Result};
use thiserror::Error;

use crate::accepted::{Accepted, REPORT};
use crate::args::AuditArgs;
use crate::exit::Exit;
use crate::fixing::{FixProblem, Fixes};
use crate::flow::{self, Content, Course, Sink};
use crate::memory;
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
    let accepted = Accepted::read(setup.settings.judge.against.is_some())?;
    if accepted.lacks_report {
        problem::note(
            &format!("there is no {REPORT} yet, so every finding is new: `factlint accept FILE` makes it"),
            &setup.terminal,
        );
    }
    let run = Audit { paths: &paths, accepted: &accepted, setup: &setup, bars: &bars, fixes: level.is_some() };
    if let ([output], None) = (output::wanted(&setup.settings).as_slice(), level)
        && output.format.0 == "jsonl"
    {
        return run.lines(output.path.as_deref());
    }
    let Some((mut report, mut course)) = run.report()? else { return Ok(Exit::Unusable) };
    let mut is_unusable = course.unreadable > 0;
    if let Some(level) = level.filter(|_| !args.fixes.diff) {
        let fixes = Fixes::of(&report, level);
        if !fixes.is_empty() {
            let refused = fixes.write();
            let words = format!("fixed: {}", fixes.words());
            is_unusable |= tell(refused, &words, &setup);
            // What is left is told of the documents as they are now.
            let before = std::mem::take(&mut report.run.requests);
            if let Some(again) = run.report()? {
                (report, course) = again;
            }
            before.into_iter().for_each(|(host, requests)| *report.run.requests.entry(host).or_default() += requests);
        }
    }
    if let Some(level) = level.filter(|_| args.fixes.diff) {
        let fixes = Fixes::of(&report, level);
        let refused = fixes.show()?;
        is_unusable |= tell(refused, &format!("would fix: {}", fixes.words()), &setup);
        setup.settings.report.outputs.retain(|output| output.path.is_some());
        write_reports(&report, &setup.settings.report.outputs, &setup)?;
    } else {
        publish(&report, &setup)?;
    }
    let exit = Exit::of(course.worst, &setup.settings.fail_on(), setup.settings.judge.allow_incomplete);
    Ok(exit.or_unusable(is_unusable))
}

/// One audit.
struct Audit<'a> {
    paths: &'a [String],
    accepted: &'a Accepted,
    setup: &'a Setup,
    bars: &'a Bars,
    /// Whether findings will be fixed: then what was remembered of them is not enough.
    fixes: bool,
}

impl Audit<'_> {
    fn go(&self, full: bool, sink: &mut dyn Sink) -> Result<Course> {
        let reader = Reader::new(&self.setup.settings, full)?;
        let (found, problems) = reader.find(self.paths);
        let unfound = problems.len();
        problems.into_iter().for_each(|problem| problem::show(&problem.into(), &self.setup.terminal));
        let mut course = flow::run(&found, &reader, self.setup, self.accepted, self.bars, sink, !self.fixes)?;
        course.unreadable += unfound;
        Ok(course)
    }

    /// The report; nothing where no document could be read.
    fn report(&self) -> Result<Option<(Report, Course)>> {
        let mut all = Whole::default();
        let mut course = self.go(true, &mut all)?;
        let problems = std::mem::take(&mut course.problems);
        let report = pipeline::report(all.documents, all.findings, problems, &course.known, self.setup);
        Ok((course.read > 0 || course.unreadable == 0).then_some((report, course)))
    }

    /// Writes one finding a line as soon as it is made; none of them is kept.
    fn lines(&self, path: Option<&Path>) -> Result<Exit> {
        let run = RefCell::new(None);
        let write = |_: &_, out: &mut dyn Write| {
            let course = self.go(false, &mut Lines(out));
            let nothing = course.as_ref().map_or(true, |course| course.read == 0 && course.unreadable > 0);
            let failed = course.as_ref().err().and_then(|error| error.downcast_ref::<Unwritten>()).map(|error| error.0.kind());
            *run.borrow_mut() = Some(course);
            match failed {
                Some(kind) => Err(kind.into()),
                None if nothing => Err(io::ErrorKind::BrokenPipe.into()), // A file is left as it was.
                None => Ok(()),
            }
        };
        let written = output::write(path, &self.setup.terminal, &write);
        let course = match run.into_inner() {
            Some(Ok(course)) => course,
            Some(Err(error)) if error.downcast_ref::<Unwritten>().is_none() => return Err(error),
            // Whoever reads has seen enough.
            _ => return written.map(|()| Exit::Clean).map_err(Into::into),
        };
        if course.read == 0 && course.unreadable > 0 {
            return Ok(Exit::Unusable);
        }
        written?;
        let terminal = &self.setup.terminal;
        course.problems.iter().for_each(|found| problem::warn(found, terminal));
        let report = pipeline::report(Vec::new(), Vec::new(), Vec::new(), &course.known, self.setup);
        report.run.notes.iter().for_each(|note| problem::note(note, terminal));
        if terminal.progress {
            notes::sum(&report.run).iter().for_each(|sum| problem::note(sum, terminal));
        }
        let settings = &self.setup.settings;
        let exit = Exit::of(course.worst, &settings.fail_on(), settings.judge.allow_incomplete);
        Ok(exit.or_unusable(course.unreadable > 0))
    }
}

/// Everything, for a report.
#[derive(Default)]
struct Whole {
    documents: Vec<(String, String)>,
    findings: Vec<Finding>,
}

impl Sink for Whole {
    fn is_full(&self) -> bool {
        true
    }

    fn take(&mut self, name: String, hash: String, found: Content<'_>) -> Result<()> {
        self.documents.push((name, hash));
        self.findings.extend(match found {
            Content::Findings(findings) => findings,
            Content::Lines(lines) => {
                memory::findings(lines).ok_or_else(|| miette::Report::msg("what the ledger remembers cannot be read"))?
            }
        });
        Ok(())
    }
}

/// Lines on their way out.
struct Lines<'a>(&'a mut dyn Write);

/// The lines cannot be written.
#[derive(Debug, Error)]
#[error("the findings cannot be written")]
struct Unwritten(#[source] io::Error);

impl Sink for Lines<'_> {
    fn is_full(&self) -> bool {
        false
    }

    fn take(&mut self, _: String, _: String, found: Content<'_>) -> Result<()> {
        match found {
            Content::Lines(lines) => self.0.write_all(lines).map_err(Unwritten).into_diagnostic(),
            Content::Findings(_) => Ok(()),
        }
    }
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
