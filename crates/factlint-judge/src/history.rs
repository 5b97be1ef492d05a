//! What a value was over time: so much of it as a report can draw.

use std::collections::{BTreeMap, BTreeSet};

use factlint_kinds::{Actual, Change, Kind, Moment};
use factlint_model::{Claim, Evidence, ValueType};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The most days of a history of counts.
const COUNTS: usize = 60;
/// The most days of any other history: it has few steps, and each is costly to find.
const STEPS: usize = 24;

/// The value on the days on which it was seen, or on which something began to hold; where there are too many, on days that
/// are spread evenly among them, the first and the last one kept. Nothing for what never changes.
pub(crate) fn history(claim: &Claim, kind: &dyn Kind, seen: &Evidence, now: Date) -> BTreeMap<Date, String> {
    if kind.change(claim) == Change::Fixed {
        return BTreeMap::new();
    }
    let most = if kind.meta().value == ValueType::Count { COUNTS } else { STEPS };
    let value = |day: Date| match kind.actual(claim, seen, Moment::within(day.into(), now)) {
        Actual::Is(values, _) => values.last().map(|value| (day, value.to_string())),
        _ => None,
    };
    without_repeats(spread(&days(claim, kind, seen, now), most).filter_map(value).collect())
}

/// All days by now on which something was seen or began.
fn days(claim: &Claim, kind: &dyn Kind, seen: &Evidence, now: Date) -> Vec<Date> {
    let mut asks = kind.asks(claim, seen);
    asks.extend(kind.history(claim, seen));
    let held = asks.iter().filter_map(|ask| seen.answer(ask)).flat_map(|answer| &answer.held);
    let days = held.flat_map(|held| {
        let began = held.reply.seen.iter().filter_map(|observation| observation.valid_from);
        began.chain([held.reply.observed_at.to_zoned(TimeZone::UTC).date()])
    });
    days.filter(|day| *day <= now).collect::<BTreeSet<Date>>().into_iter().collect()
}

fn spread(days: &[Date], most: usize) -> impl Iterator<Item = Date> + '_ {
    let shown = days.len().min(most);
    (0..shown).map(move |nth| days[if shown < 2 { 0 } else { nth * (days.len() - 1) / (shown - 1) }])
}

/// Where a value stays the same, its first and its last day say it all.
fn without_repeats(points: Vec<(Date, String)>) -> BTreeMap<Date, String> {
    let same = |at: usize| {
        let value = |at: usize| points.get(at).map(|(_, value)| value);
        at > 0 && value(at - 1) == value(at) && value(at) == value(at + 1)
    };
    points.iter().enumerate().filter(|(at, _)| !same(*at)).map(|(_, point)| point.clone()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn many_days_are_thinned_out_evenly() {
        let days: Vec<Date> = (0..200).map(|nth| date(2024, 1, 1).saturating_add(nth.days())).collect();
        let shown: Vec<Date> = spread(&days, 60).collect();
        assert_eq!((shown.len(), shown[0], shown[59]), (60, days[0], days[199]));
        assert!(shown.is_sorted());
        assert_eq!(spread(&days[..3], 60).count(), 3);
        assert_eq!(spread(&[], 60).count(), 0);
    }

    #[test]
    fn a_value_that_stays_has_two_days() {
        let point = |day: i8, value: &str| (date(2024, 1, day), value.to_owned());
        let points =
            without_repeats(vec![point(1, "1"), point(2, "1"), point(3, "1"), point(4, "2"), point(5, "3"), point(6, "3")]);
        let days: Vec<i8> = points.keys().map(|day| day.day()).collect();
        assert_eq!(days, [1, 3, 4, 5, 6]);
    }
}
