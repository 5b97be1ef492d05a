//! When requests could be made if every answer came at once: what the limits alone allow.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use crate::rate::Pace;

/// The requests of a run that is only imagined. Times are counted from its beginning.
#[derive(Debug, Clone)]
pub struct Timetable {
    paces: BTreeMap<&'static str, Pace>,
    /// For each way to a source, when its limit is as if it had never been asked.
    rested: HashMap<(&'static str, String), Duration>,
}

impl Timetable {
    pub(crate) fn new(paces: BTreeMap<&'static str, Pace>) -> Self {
        Self { paces, rested: HashMap::new() }
    }

    /// Makes so many requests from `now` on: when the last one of them is made. The host counts where each has a limit of its own;
    /// elsewhere it is empty.
    pub fn take(&mut self, source: &'static str, host: &str, requests: u64, now: Duration) -> Duration {
        let Some(pace) = self.paces.get(source).copied() else { return now };
        let rested = self.rested.entry((source, host.to_owned())).or_default();
        let at_once = pace.interval.saturating_mul(pace.burst.saturating_sub(1));
        let mut made = now;
        for _ in 0..requests {
            made = made.max(rested.saturating_sub(at_once));
            *rested = (*rested).max(made) + pace.interval;
        }
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rate;

    fn table() -> Timetable {
        let paces = [("spaced", Pace::of(Rate::per_second(1), false)), ("bucket", Pace::of(Rate::per_hour(60), true))];
        Timetable::new(paces.into())
    }

    #[test]
    fn it_says_what_the_pace_says() {
        for (source, rate, bucket) in [("spaced", Rate::per_second(1), false), ("bucket", Rate::per_hour(60), true)] {
            for requests in [1, 2, 54, 55, 80] {
                let taken = table().take(source, "", requests, Duration::ZERO);
                assert_eq!(taken, Pace::of(rate, bucket).least_time(requests), "{requests} of {source}");
            }
        }
    }

    #[test]
    fn a_rest_counts_and_hosts_do_not_share() {
        let mut table = table();
        table.take("spaced", "a", 3, Duration::ZERO);
        assert_eq!(table.take("spaced", "b", 1, Duration::ZERO), Duration::ZERO);
        assert_eq!(table.take("spaced", "a", 1, Duration::ZERO), Duration::from_millis(3060));
        assert_eq!(table.take("spaced", "a", 2, Duration::from_secs(100)), Duration::from_millis(101_020));
    }
}
