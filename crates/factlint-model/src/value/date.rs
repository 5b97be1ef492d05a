//! Dates as people write them: a year, a month, or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date that may leave out the day, or the day and the month. It stands for the whole period, or for the days of it that
/// the author meant ("Q2 2024" is written 2024).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    within: Option<Within>,
}

/// The days that were meant where a year or a month says it too roughly: "Q2 2024", "early 2025", "last week".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Within {
    first: Date,
    last: Date,
    except: Option<(Date, Date)>,
}

impl Within {
    /// From one day to another; nothing where they are the wrong way round.
    #[must_use]
    pub fn days(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last, except: None })
    }

    /// The same without the days from one to another: a winter is at both ends of its year.
    #[must_use]
    pub fn except(self, first: Date, last: Date) -> Self {
        Self { except: Some((first, last)), ..self }
    }

    fn contains(self, day: Date) -> bool {
        let is_left_out = self.except.is_some_and(|(first, last)| first <= day && day <= last);
        self.first <= day && day <= self.last && !is_left_out
    }
}

/// What was read is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date: expected a year, a month or a day, such as 2025, 2025-02 or 2025-02-20")]
pub struct NotADate;

impl PartialDate {
    /// A year.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        (1..=9998).contains(&year).then_some(Self { year, month: None, day: None, within: None })
    }

    /// A month, from 1 to 12.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Date::new(year, month, 1).ok().filter(|_| (1..=9998).contains(&year)).map(|_| Self {
            year,
            month: Some(month),
            day: None,
            within: None,
        })
    }

    /// A day that is in the calendar.
    #[must_use]
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().filter(|_| (1..=9998).contains(&year)).map(Self::from)
    }

    /// The same, of which these days were meant.
    #[must_use]
    pub fn of(self, within: Option<Within>) -> Self {
        Self { within, ..self }
    }

    /// The days of it that were meant, where its own form does not say them.
    #[must_use]
    pub fn within(self) -> Option<Within> {
        self.within
    }

    /// The first day of the period.
    #[must_use]
    pub fn first(self) -> Date {
        self.within.map_or_else(|| self.begins(), |within| within.first)
    }

    fn begins(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).expect("checked when it was made")
    }

    /// The last day of the period.
    #[must_use]
    pub fn last(self) -> Date {
        if let Some(within) = self.within {
            return within.last;
        }
        let first = self.begins();
        match (self.month, self.day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, _) => first.last_of_year(),
        }
    }

    /// Whether the day lies in the period.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.within.is_none_or(|within| within.contains(day)) && self.first() <= day && day <= self.last()
    }

    /// Whether the period holds the day, or, where a full date was written, is at most one day off: announced and published
    /// on different days, or in different time zones (design section 2).
    #[must_use]
    pub fn agrees(self, day: Date) -> bool {
        let one_day_off = self.day.is_some() && day.duration_since(self.first()).as_hours().abs() <= 24;
        self.contains(day) || one_day_off
    }

    /// The year.
    #[must_use]
    pub fn year_number(self) -> i16 {
        self.year
    }

    /// The month, where the date names one.
    #[must_use]
    pub fn month_number(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where the date names one.
    #[must_use]
    pub fn day_number(self) -> Option<i8> {
        self.day
    }

    /// This day cut to the precision of `like`: 2025-02-20 like 2024-11 is 2025-02.
    #[must_use]
    pub fn cut_like(day: Date, like: Self) -> Self {
        Self { year: day.year(), month: like.month.map(|_| day.month()), day: like.day.map(|_| day.day()), within: None }
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self { year: day.year(), month: Some(day.month()), day: Some(day.day()), within: None }
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads `2025`, `2025-02` or `2025-02-20`; a time behind the day (`2025-02-20T10:00:00Z`) is left out.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let text = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let mut parts = text.split('-');
        let year: i16 = digits(parts.next().ok_or(NotADate)?, 4)?;
        let month = parts.next().map(|p| digits::<i8>(p, 2)).transpose()?;
        let day = parts.next().map(|p| digits::<i8>(p, 2)).transpose()?;
        if parts.next().is_some() {
            return Err(NotADate);
        }
        match (month, day) {
            (None, _) => Self::year(year),
            (Some(month), None) => Self::month(year, month),
            (Some(month), Some(day)) => Self::day(year, month, day),
        }
        .ok_or(NotADate)
    }
}

fn digits<T: FromStr>(text: &str, count: usize) -> Result<T, NotADate> {
    let sound = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| text.parse().ok()).flatten().ok_or(NotADate)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date as precise as it is known: 2025, 2025-02 or 2025-02-20.",
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_partial_date_is_a_period() {
        assert_eq!(d("2024-02").last(), date(2024, 2, 29));
        assert_eq!((d("2024").first(), d("2024").last()), (date(2024, 1, 1), date(2024, 12, 31)));
        assert!(d("2025-02").agrees(date(2025, 2, 20)));
        assert!(!d("2025-02").agrees(date(2025, 3, 1)), "only a full date may be a day off");
        assert!(d("2025-02-20").agrees(date(2025, 2, 21)));
        assert!(d("2024-12-31").agrees(date(2025, 1, 1)));
        assert!(!d("2025-02-20").agrees(date(2025, 2, 22)));
    }

    #[test]
    fn the_days_that_were_meant_count() {
        let quarter = d("2024").of(Within::days(date(2024, 4, 1), date(2024, 6, 30)));
        assert!(quarter.agrees(date(2024, 5, 2)) && !quarter.agrees(date(2024, 10, 1)));
        assert_eq!(
            (quarter.to_string().as_str(), quarter.first(), quarter.last()),
            ("2024", date(2024, 4, 1), date(2024, 6, 30))
        );
        let winter = Within::days(date(2023, 11, 1), date(2025, 3, 31)).map(|w| w.except(date(2024, 4, 1), date(2024, 10, 31)));
        let winter = d("2024").of(winter);
        assert!(winter.agrees(date(2024, 1, 9)) && winter.agrees(date(2024, 12, 9)) && !winter.agrees(date(2024, 7, 1)));
        assert_eq!(Within::days(date(2024, 2, 2), date(2024, 2, 1)), None);
    }

    #[test]
    fn days_that_are_not_in_the_calendar_are_refused() {
        for wrong in ["2025-02-30", "2025-13", "25-01", "2025-1", "0000", "2025-01-01-01", "", "2025-"] {
            assert!(wrong.parse::<PartialDate>().is_err(), "{wrong}");
        }
        assert_eq!(d("2025-02-20T10:00:00Z").to_string(), "2025-02-20");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(year in 1i16..9999, month in prop::option::of(1i8..=12), day in 1i8..=28, full: bool) {
            let date = PartialDate { year, month, day: month.filter(|_| full).map(|_| day), within: None };
            prop_assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date));
            prop_assert!(date.contains(date.first()) && date.contains(date.last()));
        }
    }
}
