//! How times and days are written in a row.

use jiff::Timestamp;
use jiff::civil::Date;

use super::fault::Fault;
use crate::days;

/// A time as nanoseconds since 1970. SQLite's integers reach from 1677 to 2262, which is enough for a real clock.
pub(super) fn to_nanos(time: Timestamp) -> Result<i64, Fault> {
    i64::try_from(time.as_nanosecond()).map_err(|_| Fault::Unfit(format!("the time {time} is not between 1677 and 2262")))
}

pub(super) fn from_nanos(nanos: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_nanosecond(i128::from(nanos)).map_err(|_| Fault::Damaged(format!("{nanos} is no time")))
}

pub(super) fn from_number(number: i64) -> Result<Date, Fault> {
    days::from_number(number).ok_or_else(|| Fault::Damaged(format!("{number} is no day")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_time_outside_of_the_range_is_refused() {
        assert!(to_nanos(Timestamp::MAX).is_err() && to_nanos(Timestamp::MIN).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(nanos: i64) {
            prop_assert_eq!(to_nanos(from_nanos(nanos).unwrap()).unwrap(), nanos);
        }
    }
}
