//! The whole way, on one screen: documents → claims → evidence → findings → report.

use std::collections::BTreeMap;

use factlint_cache::Recording;
use factlint_judge::{Scope, except};
use factlint_lookup::{Books, Freshness, Known, LookupError, Network, known_beyond_doubt};
use factlint_model::{Evidence, Finding, Report, Run, SCHEMA};
use jiff::civil::Date;
use miette::Report as Problem;

use crate::environment;
use crate::ledger::{self, LedgerProblem};
use crate::network::NetworkSetup;
use crate::notes;
use crate::page::Page;
use crate::parallel;
use crate::progress::Bars;
use crate::reading::Reading;
use crate::settings::{Settings, SettingsProblem};
use crate::setup::Setup;

/// Judges what was read, and says how it went.
pub(crate) fn judge(mut readings: Vec<Reading>, setup: &Setup, bars: &Bars) -> Result<Report, Problem> {
    let now = setup.settings.judge.as_of.unwrap_or_else(environment::today);
    let kinds = setup.settings.wanted_kinds();
    let known = look_up(&readings, setup, bars, now)?;
    let judged = parallel::map(&readings, setup.settings.jobs(), |reading| {
        let mut findings = factlint_judge::judge_all(&reading.claims, &known.evidence, now);
        let problems = except(&mut findings, &reading.exceptions, &Scope { now, kinds: kinds.as_deref() });
        (findings, problems)
    });
    let (judged, problems): (Vec<_>, Vec<_>) = judged.into_iter().unzip();
    let findings = judged.into_iter().zip(&mut readings).flat_map(|(findings, reading)| {
        let mut surroundings = std::mem::take(&mut reading.surroundings).into_iter();
        findings.into_iter().map(move |finding| match surroundings.next() {
            Some(around) => around.put(finding),
            None => finding,
        })
    });
    let findings: Vec<Finding> = findings.collect();
    let documents = readings.iter().map(|reading| (reading.name.clone(), reading.hash.clone())).collect();
    let kinds = found_kinds(&findings);
    let inputs = readings.into_iter().map(|reading| reading.name).collect();
    let run = Run {
        tool: concat!("factlint ", env!("CARGO_PKG_VERSION")).to_owned(),
        started: setup.started,
        finished: environment::clock(),
        now,
        inputs,
        documents,
        kinds,
        requests: known.stats.requests.clone(),
        cache_hits: known.cache_hits,
        retries: known.stats.retries(),
        unchanged: known.stats.not_modified(),
        waited_ms: u64::try_from(known.stats.waited().as_millis()).unwrap_or(u64::MAX),
        offline: setup.settings.lookup.offline,
        notes: notes::of(&known),
    };
    Ok(Report { schema: SCHEMA.to_owned(), run, findings, problems: problems.concat() })
}

/// Everything that is known about the claims, looked up where the settings allow it.
fn look_up(readings: &[Reading], setup: &Setup, bars: &Bars, now: Date) -> Result<Known, Problem> {
    let settings = &setup.settings;
    let network = NetworkSetup::new(settings)?;
    let mut ledger = ledger::open(setup.ledger_path(), settings.lookup.offline)?;
    let recording = settings.cache.recorded.then(Recording::embedded);
    let books = Books { ledger: ledger.as_mut(), recording: recording.as_ref() };
    let max_age = |predicate: &str| max_age(settings, predicate);
    let freshness = Freshness { clock: environment::clock, max_age: &max_age };
    let holder = format!("{}-{}", std::process::id(), environment::clock().as_nanosecond());
    let sources = || network.sources();
    let way_out = Network { sources: &sources, holder: &holder, progress: bars };
    let claims = readings.iter().flat_map(|reading| &reading.claims);
    let all = || readings.iter().flat_map(|reading| &reading.claims);
    let doubts = |seen: &Evidence| factlint_judge::doubts(all(), seen, now);
    let network = (!settings.lookup.offline).then_some(&way_out);
    let known = known_beyond_doubt(claims, books, &freshness, network, &doubts).map_err(problem)?;
    notes::log(&known);
    Ok(known)
}

pub(crate) fn max_age(settings: &Settings, predicate: &str) -> Option<std::time::Duration> {
    let own = settings.kinds.iter().find(|(name, _)| name.0 == predicate).and_then(|(_, kind)| kind.max_age);
    own.or(settings.lookup.max_age)
}

pub(crate) fn problem(error: LookupError) -> Problem {
    match error {
        LookupError::Ledger(error) => LedgerProblem::from(error).into(),
        LookupError::Sources(error) => SettingsProblem::Source { reason: error.to_string() }.into(),
        LookupError::Runtime(error) => Problem::msg(format!("the network cannot be used: {error}")),
    }
}

/// What each kind that was found checks, as its page begins.
fn found_kinds(findings: &[Finding]) -> BTreeMap<String, String> {
    let kinds = findings.iter().filter_map(|finding| factlint_kinds::by_predicate(&finding.claim.predicate));
    kinds.map(|kind| (kind.meta().predicate.to_owned(), Page::of(kind.page()).summary())).collect()
}
