//! The history of a value as a drawing: what it was on the days on which it was seen, what the text says, and as of when.

use factlint_model::{Claim, Finding};
use jiff::civil::Date;

use crate::words;

/// How wide the drawing is, in its own units.
#[cfg(test)]
const WIDTH: f64 = 640.0;
/// Where the lines are: the rest is for the labels.
const LEFT: f64 = 8.0;
const RIGHT: f64 = 632.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 122.0;

/// What the template draws. All lengths are written with one digit behind the point, so that the bytes are the same everywhere.
pub(super) struct Plot {
    /// The whole in words, for those who do not see it.
    pub(super) title: String,
    /// The corners of the line.
    pub(super) line: String,
    /// The days on which it was seen.
    pub(super) dots: Vec<Dot>,
    /// How high the line is at which the text sees it.
    pub(super) said: Option<String>,
    /// The period that the text is judged by: its left end and its width.
    pub(super) period: Option<(String, String)>,
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) lowest: String,
    pub(super) highest: String,
}

/// A sighting.
pub(super) struct Dot {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) title: String,
}

/// What the heights stand for.
enum Scale {
    /// Numbers, from the lowest to the highest.
    Numbers(f64, f64),
    /// Values that only follow each other, in the order in which they came.
    Steps(Vec<String>),
}

impl Scale {
    fn of(values: &[&str], said: &str) -> Self {
        let numbers: Option<Vec<f64>> = values.iter().copied().chain([said]).map(number).collect();
        if let Some(numbers) = numbers {
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            return Self::Numbers(low, high);
        }
        let mut steps: Vec<String> = Vec::new();
        for value in values {
            if !steps.iter().any(|known| known == value) {
                steps.push((*value).to_owned());
            }
        }
        Self::Steps(steps)
    }

    /// From 0, the lowest, to 1.
    fn height(&self, value: &str) -> Option<f64> {
        match self {
            Self::Numbers(low, high) => number(value).map(|number| share(number - low, high - low)),
            Self::Steps(steps) => {
                // A version that is written in part is the newest one that it covers.
                let covers = |step: &&String| **step == value || step.starts_with(&format!("{value}."));
                let at = steps.iter().rposition(|step| covers(&step))?;
                Some(share(small(at), small(steps.len() - 1)))
            }
        }
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse::<u32>().ok().map(f64::from).or_else(|| text.parse::<u64>().ok().and_then(|n| n.to_string().parse().ok()))
}

fn small(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.5 }
}

impl Plot {
    /// The drawing for a finding whose value has a history.
    pub(super) fn of(finding: &Finding, now: Date) -> Option<Self> {
        let claim = &finding.claim;
        let points: Vec<(Date, &str)> = finding.history.iter().map(|(day, value)| (*day, value.as_str())).collect();
        let (oldest, newest) = (*points.first()?, *points.last()?);
        if points.len() < 2 {
            return None;
        }
        let period = claim.as_of.map(|date| (date.first().min(now), date.last().min(now)));
        let first = period.map_or(oldest.0, |(start, _)| oldest.0.min(start));
        let last = period.map_or(newest.0, |(_, end)| newest.0.max(end));
        let values: Vec<&str> = points.iter().map(|(_, value)| *value).collect();
        let scale = Scale::of(&values, &claim.value);
        let x = |day: Date| LEFT + (RIGHT - LEFT) * share(days(first, day), days(first, last));
        let y = |height: f64| BOTTOM - (BOTTOM - TOP) * height;
        let steps = matches!(scale, Scale::Steps(_));
        let (mut line, mut dots) = (Vec::new(), Vec::new());
        let mut before: Option<String> = None;
        for (day, value) in &points {
            let (at, high) = (length(x(*day)), length(y(scale.height(value)?)));
            if let Some(before) = before.filter(|_| steps) {
                line.push(format!("{at},{before}"));
            }
            line.push(format!("{at},{high}"));
            dots.push(Dot { x: at, y: high.clone(), title: format!("{day}: {}", shown(value)) });
            before = Some(high);
        }
        let ends = |start: Date, end: Date| (length(x(start)), length((x(end) - x(start)).max(1.5)));
        let lowest = points.iter().min_by(|a, b| compare(&scale, a.1, b.1))?.1;
        let highest = points.iter().max_by(|a, b| compare(&scale, a.1, b.1))?.1;
        Some(Self {
            title: title(claim, oldest, newest),
            line: line.join(" "),
            dots,
            said: scale.height(&claim.value).map(|height| length(y(height))),
            period: period.map(|(start, end)| ends(start, end)),
            first,
            last,
            lowest: shown(lowest),
            highest: shown(highest),
        })
    }
}

fn compare(scale: &Scale, a: &str, b: &str) -> std::cmp::Ordering {
    scale.height(a).unwrap_or(0.0).total_cmp(&scale.height(b).unwrap_or(0.0))
}

fn title(claim: &Claim, (oldest, from): (Date, &str), (newest, to): (Date, &str)) -> String {
    let dated = claim.as_of.map_or_else(String::new, |date| format!(" as of {date}"));
    let (from, to, said) = (shown(from), shown(to), shown(&claim.value));
    format!("From {from} on {oldest} to {to} on {newest}; the text says {said}{dated}")
}

fn shown(value: &str) -> String {
    words::clipped(&words::one_line(&words::grouped(value)), 40).into_owned()
}

fn days(from: Date, to: Date) -> f64 {
    let days = from.duration_until(to).as_hours() / 24;
    i32::try_from(days).map_or(0.0, f64::from)
}

fn length(length: f64) -> String {
    format!("{length:.1}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    const NOW: Date = date(2026, 11, 21);

    fn plot(value: &str, as_of: Option<&str>, history: &[(Date, &str)]) -> Option<Plot> {
        let mut finding = sample::report().findings.remove(0);
        finding.claim.value = value.to_owned();
        finding.claim.as_of = as_of.map(|date| date.parse().unwrap());
        finding.history = history.iter().map(|(day, value)| (*day, (*value).to_owned())).collect();
        Plot::of(&finding, NOW)
    }

    #[test]
    fn counts_are_drawn_to_scale() {
        let history = [(date(2024, 1, 1), "100"), (date(2025, 1, 1), "150"), (date(2026, 1, 1), "200")];
        let plot = plot("150", Some("2025-01-01"), &history).unwrap();
        assert_eq!(plot.line, "8.0,122.0 320.4,72.0 632.0,22.0");
        assert_eq!((plot.said.as_deref(), plot.lowest.as_str(), plot.highest.as_str()), (Some("72.0"), "100", "200"));
        assert_eq!(plot.period, Some(("320.4".to_owned(), "1.5".to_owned())));
        assert_eq!(plot.title, "From 100 on 2024-01-01 to 200 on 2026-01-01; the text says 150 as of 2025-01-01");
        assert_eq!(plot.dots[1].title, "2025-01-01: 150");
    }

    #[test]
    fn versions_are_steps() {
        let history = [(date(2024, 1, 1), "1.2.0"), (date(2025, 1, 1), "1.10.0"), (date(2026, 1, 1), "2.0.0")];
        let plot = plot("1.10", None, &history).unwrap();
        assert_eq!(plot.line, "8.0,122.0 320.4,122.0 320.4,72.0 632.0,72.0 632.0,22.0");
        assert_eq!((plot.said.as_deref(), plot.highest.as_str()), (Some("72.0"), "2.0.0"));
    }

    #[test]
    fn one_day_is_no_history() {
        assert!(plot("1", None, &[(date(2024, 1, 1), "1")]).is_none());
        assert!(plot("1", None, &[]).is_none());
        let flat = plot("1", None, &[(date(2024, 1, 1), "1"), (date(2025, 1, 1), "1")]).unwrap();
        assert_eq!(flat.line, "8.0,72.0 632.0,72.0");
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_frame(
            values in prop::collection::btree_map(0_i32..5000, "[0-9]{1,22}|[0-9]\\.[0-9]|\\PC{0,5}", 2..70),
            said in "[0-9]{1,22}|[0-9]\\.[0-9]|\\PC{0,5}", year in 1990_i16..2030,
        ) {
            let day = |nth: i32| date(2010, 1, 1).saturating_add(jiff::ToSpan::days(nth));
            let history: BTreeMap<Date, &str> = values.iter().map(|(nth, value)| (day(*nth), value.as_str())).collect();
            let history: Vec<(Date, &str)> = history.into_iter().collect();
            if let Some(plot) = plot(&said, Some(&year.to_string()), &history) {
                let numbers = plot.line.split([' ', ',']).map(|number| number.parse::<f64>().unwrap());
                prop_assert!(numbers.clone().all(|number| (0.0..=WIDTH).contains(&number)), "{}", plot.line);
            }
        }
    }
}
