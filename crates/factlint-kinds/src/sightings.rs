//! Counts that were seen on some days: what they tell of another day.

use std::sync::Arc;

use factlint_model::{Answer, Count, Held, Reason, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::evidence::days_between;
use crate::kind::{Actual, Basis, Change, Meta, Moment};

/// A count seen this near to a day is the count of that day.
const NEAR_DAYS: i64 = 7;

/// A count, and the day on which it was seen.
struct Point<'a> {
    held: &'a Held,
    number: u64,
    day: Date,
}

/// The number that a reply tells for a fact.
pub(crate) fn number_in(held: &Held, fact: &str) -> Option<u64> {
    held.reply.seen.iter().find(|o| o.fact == fact).and_then(|o| o.value.parse().ok())
}

/// The count at a time, by its sightings. `gone` says that there is no such thing, where a complete reply has no count.
pub(crate) fn counted(answer: &Answer, fact: &str, meta: &Meta, at: Moment, gone: &str) -> Actual {
    let point = |held| Some(Point { held, number: number_in(held, fact)?, day: day_of(held.reply.observed_at) });
    let mut points: Vec<Point<'_>> = answer.held.iter().filter_map(point).collect();
    points.sort_by_key(|point| point.day);
    let copied: Vec<bool> =
        points.iter().enumerate().map(|(at, point)| points[..at].iter().any(|earlier| is_copied(earlier, point))).collect();
    let mut copied = copied.into_iter();
    points.retain(|_| !copied.next().unwrap_or_default());
    if points.is_empty() {
        return match answer.latest() {
            Some(held) if held.reply.complete && answer.failure.is_none() => {
                let basis = Basis { reply: Arc::clone(&held.reply), valid_from: None, value: gone.to_owned() };
                Actual::Unknown(Reason::NoEvidence, vec![basis])
            }
            _ => Actual::Unknown(answer.failure.unwrap_or(Reason::NoEvidence), Vec::new()),
        };
    }
    let (first, last) = (at.first, at.last);
    if first == last && last == at.now {
        return today(&points, meta, at);
    }
    let before = points.iter().rev().find(|point| point.day <= last);
    let after = points.iter().find(|point| point.day > last);
    let within: Vec<_> = points.iter().filter(|point| first <= point.day && point.day <= last).collect();
    let near = |point: &&Point<'_>, edge: Date| days_between(point.day, edge).abs() <= NEAR_DAYS;
    let nearest = before.filter(|p| near(p, last)).or_else(|| after.filter(|p| near(p, last)));
    if let Some(end) = within.last().copied().or(nearest) {
        // Before the first sighting of the period a growing count was at least what was seen last before it.
        let start = points.iter().rev().find(|point| point.day < first).filter(|_| !within.is_empty());
        // Seen some days before or behind, it has grown in between.
        let other = if end.day < first { after } else { before };
        let grown = other.filter(|_| within.is_empty() && meta.change == Change::Grows).map(|other| on_day(first, end, other));
        let all = start.into_iter().chain(within.iter().copied()).map(|point| point.number);
        return Actual::Is(all.chain(grown).chain([end.number]).map(count).collect(), vec![end.basis(meta)]);
    }
    match (before, after) {
        // What can change to anything was not between what it was before and after.
        (Some(a), Some(b)) if meta.change == Change::Grows => {
            Actual::Between(count(a.number), count(b.number), vec![a.basis(meta), b.basis(meta)])
        }
        _ => Actual::Unknown(Reason::NoHistory, Vec::new()),
    }
}

/// Whether a count is the very same as one that was seen long before: nobody has counted anew, and what lay between is unknown.
fn is_copied(one: &Point<'_>, other: &Point<'_>) -> bool {
    /// A count of so many moves within the time below.
    const MANY: u64 = 1_000;
    const LONG_DAYS: i64 = 90;
    one.number == other.number && one.number >= MANY && days_between(one.day, other.day).abs() > LONG_DAYS
}

/// The last count seen by now, else the first one after it, labelled so (design section 2, "Now").
fn today(points: &[Point<'_>], meta: &Meta, at: Moment) -> Actual {
    let by_now = points.iter().rev().find(|point| point.day <= at.now);
    let Some(point) = by_now.or_else(|| points.first()) else { return Actual::Unknown(Reason::NoEvidence, Vec::new()) };
    let age = days_between(point.day, at.now);
    let hard_days = i64::try_from(meta.hard_age.as_secs() / 86_400).unwrap_or(i64::MAX);
    match meta.change {
        // It has grown since, nobody knows how far: older than the hard age it only bounds from below.
        Change::Grows if age > hard_days => Actual::Between(count(point.number), count(u64::MAX / 1000), vec![point.basis(meta)]),
        _ if age > hard_days => Actual::Unknown(Reason::Stale, vec![point.basis(meta)]),
        _ => Actual::Is(vec![count(point.number)], vec![point.basis(meta)]),
    }
}

/// The count on a day between two sightings, as if it had grown evenly.
fn on_day(day: Date, one: &Point<'_>, other: &Point<'_>) -> u64 {
    let days = |from: Date, to: Date| u64::from(days_between(from, to).unsigned_abs().min(u64::from(u32::MAX)) as u32);
    let (from, to) = if one.day < other.day { (one, other) } else { (other, one) };
    let all = days(from.day, to.day).max(1);
    let grown = to.number.abs_diff(from.number).saturating_mul(days(from.day, day).min(all)) / all;
    if to.number < from.number { from.number - grown } else { from.number + grown }
}

impl Point<'_> {
    fn basis(&self, meta: &Meta) -> Basis {
        let value = format!("{} {} on {}", self.number, meta.wording.unit, self.day);
        Basis { reply: Arc::clone(&self.held.reply), valid_from: None, value }
    }
}

fn day_of(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

fn count(number: u64) -> Value {
    Value::Count(Count::exact(number))
}
