//! One finding with every observation behind it.

use std::io::{self, Write};

use factlint_cache::Recording;
use factlint_lookup::{Books, Freshness, known};
use factlint_model::{Claim, Reply, Report, printable};
use factlint_report::write_json_line;
use jiff::tz::TimeZone;
use miette::Result;

use super::bundle::{Bundle, SCHEMA};
use crate::args::{Bundling, ExplainArgs};
use crate::environment;
use crate::ledger;
use crate::output;
use crate::pipeline::{max_age, problem};
use crate::setup::Setup;
use crate::terminal::Terminal;

/// How many replies to one question are told to a person.
const SHOWN: usize = 6;

/// Writes the one finding of this report, and all that the ledger and the recording hold for its claim.
pub(super) fn explain(report: &Report, args: &ExplainArgs) -> Result<()> {
    let setup = Setup::new(&args.settings, &args.terminal, &[])?;
    let Some(finding) = report.findings.first() else { return Ok(()) };
    let evidence = seen(&finding.claim, &setup)?;
    let replies = evidence.replies();
    match args.format {
        Bundling::Json => {
            let bundle = Bundle { schema: SCHEMA, now: report.run.now, finding, replies };
            output::to_stdout(|out| write_json_line(&bundle, out).and_then(|()| out.write_all(b"\n")))?;
        }
        Bundling::Jsonl => output::to_stdout(|out| {
            replies.iter().try_for_each(|reply| write_json_line(reply, out).and_then(|()| out.write_all(b"\n")))
        })?,
        Bundling::Human => {
            let everything = Terminal { verbose: 1, quiet: true, ..setup.terminal.clone() };
            if let Some(format) = factlint_report::format("human") {
                output::write(None, &everything, &|options, out| (format.render)(report, options, out))?;
            }
            output::to_stdout(|out| tell(&replies, report, out))?;
        }
    }
    Ok(())
}

/// What is known without a network.
fn seen(claim: &Claim, setup: &Setup) -> Result<factlint_model::Evidence> {
    let settings = &setup.settings;
    let mut ledger = ledger::open(setup.ledger_path(), true)?;
    let recording = settings.cache.recorded.then(Recording::embedded);
    let books = Books { ledger: ledger.as_mut(), recording: recording.as_ref() };
    let max_age = |predicate: &str| max_age(settings, predicate);
    let freshness = Freshness { clock: environment::clock, max_age: &max_age, retry_all: false, pages: None };
    Ok(known([claim], books, &freshness, None).map_err(problem)?.evidence)
}

/// The replies by what was asked, the newest ones of each, and how to judge the claim anew.
fn tell(replies: &[&Reply], report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Some(finding) = report.findings.first() else { return Ok(()) };
    if replies.is_empty() {
        return writeln!(out, "Neither the ledger nor the recording holds anything that was seen of it.");
    }
    writeln!(out, "Everything that was seen of it:")?;
    for asked in replies.chunk_by(|a, b| a.ask == b.ask) {
        writeln!(out, "  {}", printable(&asked[0].ask.to_string()))?;
        for reply in asked.iter().rev().take(SHOWN) {
            let day = reply.observed_at.to_zoned(TimeZone::UTC).date();
            let what = match reply.seen.as_slice() {
                [] => "no such thing".to_owned(),
                [one] => one.value.chars().take(60).collect(),
                many => format!("{} observations", many.len()),
            };
            writeln!(out, "    {day}  {}: {}  {}", printable(&reply.source), printable(&what), printable(&reply.url))?;
        }
        if asked.len() > SHOWN {
            writeln!(out, "    and {} older ones", asked.len() - SHOWN)?;
        }
    }
    let (doc, now) = (printable(&finding.claim.doc), report.run.now);
    let fingerprint = printable(&finding.fingerprint);
    writeln!(out, "\nTo judge it anew, here or elsewhere, without a network:")?;
    writeln!(out, "  factlint explain {fingerprint} --report FILE --format json > bundle.json")?;
    writeln!(out, "  factlint cache import bundle.json --cache bundle.db")?;
    writeln!(out, "  factlint audit {doc} --offline --cache bundle.db --set cache.recorded=false --as-of {now}")
}
