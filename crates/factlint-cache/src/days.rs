//! Days as numbers that a person can read: 20250220.

use jiff::civil::Date;

/// The number of a day.
pub(crate) fn to_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

/// The day of a number, if it is one.
pub(crate) fn from_number(number: i64) -> Option<Date> {
    let (year, rest) = (number.div_euclid(10_000), number.rem_euclid(10_000));
    let (month, day) = (i8::try_from(rest / 100).ok()?, i8::try_from(rest % 100).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_day_is_refused() {
        for number in [20_250_230, 0, 1, i64::MAX, i64::MIN, 999_990_101] {
            assert!(from_number(number).is_none(), "{number}");
        }
        assert_eq!(to_number(Date::new(2025, 2, 20).unwrap()), 20_250_220);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(year in -9999i16..=9999, month in 1i8..=12, day in 1i8..=28) {
            let date = Date::new(year, month, day).unwrap();
            prop_assert_eq!(from_number(to_number(date)), Some(date));
        }
    }
}
