//! How the sources were asked, as a report tells it.

use std::collections::BTreeMap;
use std::time::Duration;

use factlint_model::{HostRun, SourceRun};
use factlint_sources::Stats;

/// A time in whole milliseconds.
pub(crate) fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Each source that was asked, or was waited for; with its hosts, where these have limits of their own.
pub(crate) fn by_source(stats: &Stats) -> BTreeMap<String, SourceRun> {
    let mut sources = BTreeMap::new();
    for (name, own) in stats.sources.iter().filter(|(_, own)| own.requests > 0 || !own.waited.is_zero()) {
        let lanes = stats.lanes.iter().filter(|((source, host), _)| source == name && !host.is_empty());
        let host = |lane: &factlint_sources::LaneStats| HostRun {
            requests: lane.requests,
            retries: lane.retries,
            waited_ms: milliseconds(lane.waited),
        };
        let source = SourceRun {
            requests: own.requests,
            retries: own.retries,
            unchanged: own.not_modified,
            waited_ms: milliseconds(own.waited),
            hosts: lanes.map(|((_, name), lane)| (name.clone(), host(lane))).collect(),
        };
        sources.insert((*name).to_owned(), source);
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_where_they_have_limits_of_their_own() {
        let second = Duration::from_secs(1);
        let mut stats = Stats::default();
        for (name, requests, unchanged) in [("osv", 2, 1), ("rfcs", 0, 0), ("web", 3, 0)] {
            let source = stats.sources.entry(name).or_default();
            (source.requests, source.not_modified) = (requests, unchanged);
        }
        stats.sources.entry("web").or_default().waited = second;
        for (source, host, requests) in [("osv", "", 2), ("web", "a.example.org", 2), ("web", "b.example.org", 1)] {
            let lane = stats.lanes.entry((source, host.to_owned())).or_default();
            (lane.requests, lane.waited) = (requests, second / 2);
        }
        insta::assert_snapshot!(serde_json::to_string(&by_source(&stats)).unwrap(), @r#"{"osv":{"requests":2,"retries":0,"unchanged":1,"waited_ms":0},"web":{"requests":3,"retries":0,"unchanged":0,"waited_ms":1000,"hosts":{"a.example.org":{"requests":2,"retries":0,"waited_ms":500},"b.example.org":{"requests":1,"retries":0,"waited_ms":500}}}}"#);
    }
}
