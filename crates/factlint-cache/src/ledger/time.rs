//! How times and days are written in a row.

use jiff::Timestamp;
use jiff::civil::Date;

use super::fault::Fault;

/// A time as nanoseconds since 1970. SQLite's integers reach from 1677 to 2262, which is enough for a real clock.
pub(super) fn to_nanos(time: Timestamp) -> Result<i64, Fault> {
    i64::try_from(time.as_nanosecond()).map_err(|_| Fault::Unfit(format!("the time {time} is not between 1677 and 2262")))
}

pub(super) fn from_nanos(nanos: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_nanosecond(i128::from(nanos)).map_err(|_| Fault::Damaged(format!("{nanos} is no time")))
}

/// A day as a number that a person can read: 20250220.
pub(super) fn to_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

pub(super) fn from_number(number: i64) -> Result<Date, Fault> {
    let (year, rest) = (number.div_euclid(10_000), number.rem_euclid(10_000));
    let date = (i16::try_from(year).ok()).zip(i8::try_from(rest / 100).ok().zip(i8::try_from(rest % 100).ok()));
    date.and_then(|(year, (month, day))| Date::new(year, month, day).ok())
        .ok_or_else(|| Fault::Damaged(format!("{number} is no day")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_day_is_refused() {
        for number in [20_250_230, 0, 1, i64::MAX, i64::MIN, 999_990_101] {
            assert!(from_number(number).is_err(), "{number}");
        }
    }

    #[test]
    fn a_time_outside_of_the_range_is_refused() {
        assert!(to_nanos(Timestamp::MAX).is_err() && to_nanos(Timestamp::MIN).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(year in -9999i16..=9999, month in 1i8..=12, day in 1i8..=28, nanos: i64) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(from_number(to_number(date)).unwrap(), date);
            prop_assert_eq!(to_nanos(from_nanos(nanos).unwrap()).unwrap(), nanos);
        }
    }
}
