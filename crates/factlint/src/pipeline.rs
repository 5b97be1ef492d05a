//! The whole way of one document, on one screen: claims → evidence → findings → report. `flow` goes it with many.

use std::collections::{BTreeMap, BTreeSet};

use factlint_cache::Recording;
use factlint_judge::{Scope, except};
use factlint_lookup::{Books, Freshness, Known, LookupError, Network, known_beyond_doubt};
use factlint_model::{Claim, Evidence, Finding, Report, Run, SCHEMA};
use jiff::civil::Date;
use miette::Report as Problem;

use crate::environment;
use crate::ledger::{self, LedgerProblem};
use crate::network::NetworkSetup;
use crate::notes;
use crate::page::Page;
use crate::progress::Bars;
use crate::reading::Reading;
use crate::settings::{Settings, SettingsProblem};
use crate::setup::Setup;
use crate::usage;

/// Judges one document, and says how it went.
pub(crate) fn judge(reading: Reading, setup: &Setup, bars: &Bars) -> Result<Report, Problem> {
    let (now, network) = (now(setup), NetworkSetup::new(&setup.settings)?);
    let mut ledger = ledger::open(setup.ledger_path(), setup.settings.lookup.offline)?;
    let recording = setup.settings.cache.recorded.then(Recording::embedded);
    let books = Books { ledger: ledger.as_mut(), recording: recording.as_ref() };
    let known = look_up(&reading.claims.iter().collect::<Vec<_>>(), books, &network, setup, bars)?;
    let mut findings = factlint_judge::judge_all(&reading.claims, &known.evidence, now);
    let kinds = setup.settings.wanted_kinds();
    let problems = except(&mut findings, &reading.exceptions, &Scope { now, kinds: kinds.as_deref() });
    findings.iter_mut().zip(&reading.surroundings).for_each(|(finding, around)| around.put(finding));
    Ok(report(vec![(reading.name, reading.hash)], findings, problems, &known, setup))
}

/// The day that counts as now.
pub(crate) fn now(setup: &Setup) -> Date {
    setup.settings.judge.as_of.unwrap_or_else(environment::today)
}

/// The report of a run: its documents with their hashes, and what was found in them.
pub(crate) fn report(
    documents: Vec<(String, String)>,
    findings: Vec<Finding>,
    problems: Vec<factlint_model::Problem>,
    known: &Known,
    setup: &Setup,
) -> Report {
    let kinds = found_kinds(&findings);
    let inputs = documents.iter().map(|(name, _)| name.clone()).collect();
    let run = Run {
        tool: concat!("factlint ", env!("CARGO_PKG_VERSION")).to_owned(),
        started: setup.started,
        finished: environment::clock(),
        now: now(setup),
        inputs,
        documents: documents.into_iter().collect(),
        kinds,
        requests: known.stats.requests.clone(),
        cache_hits: known.cache_hits,
        retries: known.stats.retries(),
        unchanged: known.stats.not_modified(),
        waited_ms: usage::milliseconds(known.stats.waited()),
        sources: usage::by_source(&known.stats),
        offline: setup.settings.lookup.offline,
        notes: notes::of(known),
    };
    Report { schema: SCHEMA.to_owned(), run, findings, problems }
}

/// Everything that is known about the claims, looked up where the settings allow it.
pub(crate) fn look_up(
    claims: &[&Claim],
    books: Books<'_>,
    network: &NetworkSetup,
    setup: &Setup,
    bars: &Bars,
) -> Result<Known, Problem> {
    let settings = &setup.settings;
    let now = now(setup);
    let max_age = |predicate: &str| max_age(settings, predicate);
    let freshness = Freshness {
        clock: environment::clock,
        max_age: &max_age,
        retry_all: retry_all(settings),
        pages: settings.lookup.max_age,
    };
    let holder = format!("{}-{}", std::process::id(), environment::clock().as_nanosecond());
    let sources = || network.sources();
    let way_out = Network { sources: &sources, holder: &holder, progress: bars };
    let all = || claims.iter().copied();
    let doubts = |seen: &Evidence| factlint_judge::doubts(all(), seen, now);
    let network = (!settings.lookup.offline).then_some(&way_out);
    let known = known_beyond_doubt(all(), books, &freshness, network, &doubts).map_err(problem)?;
    notes::log(&known);
    Ok(known)
}

pub(crate) fn max_age(settings: &Settings, predicate: &str) -> Option<std::time::Duration> {
    let own = settings.kinds.iter().find(|(name, _)| name.0 == predicate).and_then(|(_, kind)| kind.max_age);
    own.or(settings.lookup.max_age)
}

/// Whoever wants nothing but fresh answers wants what failed to be asked again, too.
pub(crate) fn retry_all(settings: &Settings) -> bool {
    settings.lookup.max_age == Some(std::time::Duration::ZERO)
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
    let predicates: BTreeSet<&str> = findings.iter().map(|finding| finding.claim.predicate.as_str()).collect();
    let kinds = predicates.into_iter().filter_map(factlint_kinds::by_predicate);
    kinds.map(|kind| (kind.meta().predicate.to_owned(), Page::of(kind.page()).summary())).collect()
}
