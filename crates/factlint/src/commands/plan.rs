//! `factlint plan`: the look-ups that an audit would make.

use std::io::{self, Write};
use std::time::Duration;

use factlint_cache::{Quota, Recording};
use factlint_lookup::{Books, Freshness, Plan, PlannedSource};
use factlint_model::Evidence;
use miette::Result;
use serde_json::json;

use super::audit::read;
use crate::args::PlanArgs;
use crate::counted::counted;
use crate::environment;
use crate::exit::Exit;
use crate::network::NetworkSetup;
use crate::output::{self, OutputProblem};
use crate::pipeline::{max_age, problem, retry_all};
use crate::progress::Bars;
use crate::reading::Reading;
use crate::settings::{Settings, SettingsProblem};
use crate::setup::Setup;

/// Prints the plan.
pub(crate) fn run(args: &PlanArgs) -> Result<Exit> {
    let mut setup = Setup::new(&args.settings, &args.terminal, &args.paths)?;
    setup.settings.take_dates(&args.dates);
    setup.settings.take_select(&args.select);
    setup.settings.take_lookup(&args.lookup);
    setup.settings.take_judge(&args.judge);
    let format = args.output.format.clone().unwrap_or_default().0;
    if !["human", "json"].contains(&format) {
        return Err(OutputProblem::NoSuchFormat { command: "plan", format, known: "human and json" }.into());
    }
    let bars = Bars::new(&setup.terminal);
    let (readings, is_unusable) = read(&args.paths, &setup, &bars, false)?;
    drop(bars);
    let plan = made(&readings, &setup)?;
    let write = |_: &_, out: &mut dyn Write| {
        if format == "json" { as_json(&plan, out) } else { as_text(&plan, &setup.settings, out) }
    };
    output::write(args.output.output.as_deref(), &setup.terminal, &write)?;
    Ok(Exit::Clean.or_unusable(is_unusable))
}

fn made(readings: &[Reading], setup: &Setup) -> Result<Plan> {
    let settings = &setup.settings;
    // A plan changes nothing: the ledger is only read.
    let mut ledger = crate::ledger::open(setup.ledger_path(), true)?;
    let recording = settings.cache.recorded.then(Recording::embedded);
    let books = Books { ledger: ledger.as_mut(), recording: recording.as_ref() };
    let max_age = |predicate: &str| max_age(settings, predicate);
    let freshness = Freshness {
        clock: environment::clock,
        max_age: &max_age,
        retry_all: retry_all(settings),
        pages: settings.lookup.max_age,
    };
    let sources = NetworkSetup::new(settings)?.sources();
    let sources = sources.map_err(|error| SettingsProblem::Source { reason: error.to_string() })?;
    let claims = readings.iter().flat_map(|reading| &reading.claims);
    let doubts = |seen: &Evidence| factlint_judge::possible_doubts(readings.iter().flat_map(|reading| &reading.claims), seen);
    factlint_lookup::plan(claims, books, &freshness, &sources, &doubts).map_err(problem)
}

fn as_text(plan: &Plan, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let questions = counted(plan.asks, "different question");
    writeln!(out, "{questions}: {} answered already, {} to look up", plan.known, plan.asks - plan.known)?;
    if settings.lookup.offline {
        writeln!(out, "offline: nothing would be looked up")?;
    }
    if plan.without_source > 0 {
        writeln!(out, "no enabled source answers {} of them", plan.without_source)?;
    }
    if plan.sources.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "\n{:<14} {:>9} {:>9} {:>11} {:>8} {:>13}  least time",
        "source", "questions", "requests", "may follow", "limit", "left"
    )?;
    for source in &plan.sources {
        let PlannedSource { name, asks, requests, may_follow, rate, quota, least_time } = source;
        let (rate, left, time) = (rate.to_string(), left(quota.as_ref()), shown(*least_time));
        writeln!(out, "{name:<14} {asks:>9} {requests:>9} {may_follow:>11} {rate:>8} {left:>13}  {time}")?;
    }
    writeln!(out, "\nAll sources are asked at the same time: the limits allow all of it in {}.", shown(plan.least_time))?;
    if plan.sources.iter().any(|source| source.may_follow > 0) {
        writeln!(out, "What may follow depends on the first answers; its time is counted.")?;
    }
    Ok(())
}

/// How many requests are left, where the source said so lately.
fn left(quota: Option<&Quota>) -> String {
    match quota {
        None => "-".to_owned(),
        Some(Quota { remaining, limit: None, .. }) => remaining.to_string(),
        Some(Quota { remaining, limit: Some(limit), .. }) => format!("{remaining} of {limit}"),
    }
}

fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match time.as_secs() {
        0..60 => format!("{seconds:.1} s"),
        60..3600 => format!("{:.1} min", seconds / 60.0),
        _ => format!("{:.1} h", seconds / 3600.0),
    }
}

fn as_json(plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    let source = |source: &PlannedSource| {
        json!({
            "source": source.name,
            "asks": source.asks,
            "requests": source.requests,
            "may_follow": source.may_follow,
            "rate": source.rate.to_string(),
            "remaining": source.quota.map(|quota| quota.remaining),
            "resets_at": source.quota.and_then(|quota| quota.resets_at),
            "least_seconds": source.least_time.as_secs_f64(),
        })
    };
    let sources: Vec<_> = plan.sources.iter().map(source).collect();
    let plan = json!({ "asks": plan.asks, "known": plan.known, "without_source": plan.without_source,
        "least_seconds": plan.least_time.as_secs_f64(), "sources": sources });
    serde_json::to_writer_pretty(&mut *out, &plan)?;
    writeln!(out)
}
