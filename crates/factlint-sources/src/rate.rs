//! How often a source may be asked.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

/// So many requests in so much time: `1/s`, `10/m`, `60/h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many requests.
    pub count: u32,
    /// In how much time.
    pub per: Duration,
}

/// What is wrong with the text of a rate.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no rate: write a number of requests and a unit, such as `1/s`, `10/m` or `60/h`")]
pub struct RateError(String);

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);
/// How exactly a timer wakes. What a fast rate allows in this time goes at once, or it would never be reached.
const TIMER: Duration = Duration::from_millis(2);
const UNITS: [(&str, Duration); 3] = [("s", SECOND), ("m", MINUTE), ("h", HOUR)];

impl Rate {
    /// So many requests a second.
    #[must_use]
    pub const fn per_second(count: u32) -> Self {
        Self { count, per: SECOND }
    }

    /// So many requests an hour.
    #[must_use]
    pub const fn per_hour(count: u32) -> Self {
        Self { count, per: HOUR }
    }

    /// Whether this asks more often than `other`.
    #[must_use]
    pub fn is_faster_than(self, other: Self) -> bool {
        u128::from(self.count) * other.per.as_nanos() > u128::from(other.count) * self.per.as_nanos()
    }
}

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        let wrong = || RateError(text.to_owned());
        let (count, unit) = text.trim().split_once('/').ok_or_else(wrong)?;
        let count = count.trim().parse().ok().filter(|count| *count > 0).ok_or_else(wrong)?;
        let (_, per) = UNITS.into_iter().find(|(name, _)| *name == unit.trim()).ok_or_else(wrong)?;
        Ok(Self { count, per })
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match UNITS.into_iter().find(|(_, per)| *per == self.per) {
            Some((unit, _)) => write!(f, "{}/{unit}", self.count),
            None => write!(f, "{} in {:?}", self.count, self.per),
        }
    }
}

/// How a rate is kept: so many requests at once, then one each interval.
///
/// Requests are evenly spaced, a little wider than the rate says, so that a window of the owner's clock never holds one too
/// many. An hourly quota is a bucket: most of it may be used at once, and the rest comes back during the hour, so that no
/// window of an hour holds more than the quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    pub(crate) burst: u32,
    pub(crate) interval: Duration,
}

impl Pace {
    pub(crate) fn of(rate: Rate, bucket: bool) -> Self {
        let count = rate.count.max(1);
        let per = rate.per.max(Duration::from_millis(1));
        if bucket && per >= HOUR && count >= 10 {
            let refill = count / 10;
            return Self { burst: count - refill, interval: per / refill };
        }
        let interval = per / count;
        let burst = u32::try_from(TIMER.as_nanos() / interval.as_nanos().max(1)).unwrap_or(u32::MAX);
        Self { burst: burst.max(1), interval: interval + interval / 50 }
    }

    /// The least time in which so many requests can start.
    pub(crate) fn least_time(self, requests: u64) -> Duration {
        let waiting = requests.saturating_sub(u64::from(self.burst));
        Duration::from_nanos(u64::try_from(self.interval.as_nanos()).unwrap_or(u64::MAX).saturating_mul(waiting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_and_written() {
        for text in ["1/s", "10/m", "60/h", "5000/h"] {
            assert_eq!(text.parse::<Rate>().unwrap().to_string(), text);
        }
        assert_eq!(" 2 / s ".parse::<Rate>().unwrap(), Rate::per_second(2));
        for text in ["", "1", "0/s", "-1/s", "1/d", "x/s", "1/s/s", "99999999999/s"] {
            assert!(text.parse::<Rate>().is_err(), "{text}");
        }
        insta::assert_snapshot!("fast".parse::<Rate>().unwrap_err(), @"`fast` is no rate: write a number of requests and a unit, such as `1/s`, `10/m` or `60/h`");
    }

    #[test]
    fn faster_is_told_across_units() {
        assert!(Rate::per_second(1).is_faster_than(Rate::per_hour(3599)));
        assert!(!Rate::per_second(1).is_faster_than(Rate::per_hour(3600)));
    }

    #[test]
    fn no_window_of_an_hour_holds_more_than_the_quota() {
        for count in [10, 59, 60, 5000] {
            let pace = Pace::of(Rate::per_hour(count), true);
            let in_an_hour = u128::from(pace.burst) + HOUR.as_nanos() / pace.interval.as_nanos();
            assert!(in_an_hour <= u128::from(count), "{count}: {in_an_hour}");
        }
    }

    #[test]
    fn spaced_requests_take_their_time() {
        let pace = Pace::of(Rate::per_second(10), false);
        assert_eq!((pace.burst, pace.interval), (1, Duration::from_millis(102)));
        assert_eq!(Pace::of(Rate::per_second(500), false).burst, 1);
        assert_eq!(Pace::of(Rate::per_second(100_000), false).burst, 200);
        assert_eq!(pace.least_time(0), Duration::ZERO);
        assert_eq!(pace.least_time(11), Duration::from_millis(1020));
        assert_eq!(Pace::of(Rate::per_hour(60), true).least_time(54), Duration::ZERO);
        assert_eq!(Pace::of(Rate::per_hour(60), true).least_time(55), Duration::from_secs(600));
    }
}
