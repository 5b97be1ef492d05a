//! Ages in words.

use std::time::Duration;

/// So many hours.
#[expect(non_snake_case, reason = "reads as a unit in the tables of the kinds")]
pub(crate) const fn HOURS(count: u64) -> Duration {
    Duration::from_secs(count * 3600)
}

/// So many days.
#[expect(non_snake_case, reason = "reads as a unit in the tables of the kinds")]
pub(crate) const fn DAYS(count: u64) -> Duration {
    HOURS(count * 24)
}
