//! What a person should know about a run as a whole.

use std::time::Duration;

use factlint_lookup::Known;
use factlint_model::Run;

use crate::counted::counted;

/// Sources that did not answer, in one sentence each; where none did, in one for all.
pub(crate) fn of(known: &Known) -> Vec<String> {
    let failed: Vec<_> = known.failures.iter().filter(|(_, tally)| tally.failed > 0).collect();
    let none_answered = known.failures.values().all(|tally| tally.answered == 0);
    match failed.as_slice() {
        [] => Vec::new(),
        [(_, first), ..] if none_answered && failed.len() > 1 => {
            vec![format!("the network could not be reached; the verdicts rest on what was seen before ({})", first.detail)]
        }
        some => some.iter().map(|(name, tally)| sentence(name, tally)).collect(),
    }
}

/// The sum of a run, for `-v`: a line for all, and one for each source that was asked.
pub(crate) fn log(known: &Known) {
    let stats = &known.stats;
    let (requests, retries): (u64, u64) = (stats.requests.values().sum(), stats.retries());
    tracing::info!(cache_hits = known.cache_hits, requests, retries, unchanged = stats.not_modified(), waited = ?stats.waited(), "looked up");
    for (source, own) in stats.sources.iter().filter(|(_, stats)| stats.requests > 0) {
        let (requests, retries, waited) = (own.requests, own.retries, own.waited);
        let remaining = own.quota.map(|quota| quota.remaining);
        tracing::info!(source, requests, retries, ?waited, remaining, "asked in all");
        for ((_, host), lane) in stats.lanes.iter().filter(|((name, host), _)| name == source && !host.is_empty()) {
            let (requests, retries, waited) = (lane.requests, lane.retries, lane.waited);
            tracing::info!(source, %host, requests, retries, ?waited, "asked in all");
        }
    }
}

/// The sum of a run in one line; nothing where nothing was asked.
pub(crate) fn sum(run: &Run) -> Option<String> {
    let requests: u64 = run.requests.values().sum();
    let Run { retries, unchanged, cache_hits, .. } = run;
    let waited = Duration::from_millis(run.waited_ms).as_secs_f64();
    let sum = format!(
        "looked up with {} ({retries} repeated, {unchanged} without news) in which {waited:.1} s were spent waiting; \
         {} answered by what was seen before",
        counted(requests, "request"),
        if *cache_hits == 1 { "1 question was".to_owned() } else { format!("{cache_hits} questions were") }
    );
    (requests > 0).then_some(sum)
}

fn sentence(name: &str, tally: &factlint_lookup::Failures) -> String {
    if tally.answered == 0 {
        format!("{name} could not be reached; the verdicts rest on what was seen before ({})", tally.detail)
    } else {
        let all = counted(tally.failed + tally.answered, "question");
        format!("{name} left {} of {all} unanswered ({})", tally.failed, tally.detail)
    }
}
