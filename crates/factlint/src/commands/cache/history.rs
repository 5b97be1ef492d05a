//! `factlint cache history`: what was seen of a subject over time, as a table, and a number as a line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use factlint_cache::{HistoryRow, Recording};
use factlint_model::{Subject, printable};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use miette::Result;
use serde_json::json;

use super::to_read;
use crate::args::{CacheOptions, Telling};
use crate::ledger::LedgerProblem;
use crate::output;
use crate::setup::Setup;

/// How many columns a line of a value's history has.
const COLUMNS: usize = 60;

/// Prints the history.
pub(super) fn run(subject: &Subject, options: &CacheOptions, setup: &Setup) -> Result<()> {
    let own = to_read(setup)?.map(|ledger| ledger.history(subject.as_str())).transpose().map_err(LedgerProblem::from)?;
    let mut rows = own.unwrap_or_default();
    if setup.settings.cache.recorded {
        rows.extend(Recording::embedded().history(subject.as_str()));
    }
    rows.sort_by(|a, b| (&a.fact, a.observed_at, &a.subject).cmp(&(&b.fact, b.observed_at, &b.subject)));
    if options.format == Telling::Json {
        return Ok(output::to_stdout(|out| rows.iter().try_for_each(|row| as_json(row, out)))?);
    }
    Ok(output::to_stdout(|out| as_text(subject, &rows, out))?)
}

fn as_text(subject: &Subject, rows: &[HistoryRow], out: &mut dyn Write) -> io::Result<()> {
    let shown = printable(subject.as_str());
    if rows.is_empty() {
        return writeln!(out, "nothing was seen of {shown}; subjects look like crate:serde, github:owner/name, rust");
    }
    for (fact, rows) in by_fact(rows) {
        writeln!(out, "{fact} of {shown}")?;
        if let Some(line) = sparkline(&rows) {
            writeln!(out, "  {line}")?;
        }
        for row in rows {
            entry(subject, row, out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn by_fact(rows: &[HistoryRow]) -> BTreeMap<&str, Vec<&HistoryRow>> {
    let mut facts: BTreeMap<&str, Vec<&HistoryRow>> = BTreeMap::new();
    rows.iter().for_each(|row| facts.entry(&row.fact).or_default().push(row));
    facts
}

fn entry(subject: &Subject, row: &HistoryRow, out: &mut dyn Write) -> io::Result<()> {
    let (first, last) = (day(row.observed_at), day(row.last_seen));
    let seen = if first == last { first } else { format!("{first} to {last}") };
    let of = if row.subject == *subject { String::new() } else { format!("{}  ", printable(row.subject.as_str())) };
    let since = row.valid_from.map(|day| format!(", since {day}")).unwrap_or_default();
    writeln!(out, "  {seen:<24} {of}{}{since}  ({})", printable(&row.value), printable(&row.source))
}

fn day(time: Timestamp) -> String {
    time.to_zoned(TimeZone::UTC).date().to_string()
}

/// A number of one subject over time; each column is the last value seen by then.
fn sparkline(rows: &[&HistoryRow]) -> Option<String> {
    let first = rows.first()?;
    let points: Vec<(i64, f64)> = rows
        .iter()
        .filter(|row| row.subject == first.subject)
        .flat_map(|row| [row.observed_at, row.last_seen].map(|time| Some((time.as_second(), row.value.parse().ok()?))))
        .collect::<Option<_>>()?;
    let (start, end) = (points.iter().map(|p| p.0).min()?, points.iter().map(|p| p.0).max()?);
    if end == start || points.iter().all(|point| point.1 == points[0].1) {
        return None;
    }
    let by = |time: i64| points.iter().filter(|point| point.0 <= time).max_by_key(|point| point.0).map(|point| point.1);
    let step = |column: usize| start + (end - start) * i64::try_from(column).unwrap_or(0) / (COLUMNS as i64 - 1);
    let values: Vec<f64> = (0..COLUMNS).filter_map(|column| by(step(column))).collect();
    let (low, high) = points.iter().fold((f64::MAX, f64::MIN), |(low, high), point| (low.min(point.1), high.max(point.1)));
    let bars: String = values.iter().map(|value| bar((value - low) / (high - low))).collect();
    Some(format!("{low} {bars} {high}"))
}

fn bar(height: f64) -> char {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let place = (height * 7.0).round().clamp(0.0, 7.0) as usize;
    BARS.get(place).copied().unwrap_or('█')
}

fn as_json(row: &HistoryRow, out: &mut dyn Write) -> io::Result<()> {
    let object = json!({
        "fact": row.fact, "subject": row.subject, "value": row.value, "valid_from": row.valid_from,
        "valid_until": row.valid_until, "source": row.source, "url": row.url, "observed_at": row.observed_at,
        "last_seen": row.last_seen
    });
    writeln!(out, "{object}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: &str, value: &str) -> HistoryRow {
        let observed_at: Timestamp = format!("{day}T00:00:00Z").parse().unwrap();
        HistoryRow {
            fact: "repo.stars".into(),
            subject: Subject::github("a/b"),
            value: value.into(),
            valid_from: None,
            valid_until: None,
            source: "github".into(),
            url: "https://github.com/a/b".into(),
            observed_at,
            last_seen: observed_at,
        }
    }

    #[test]
    fn a_number_is_drawn_and_told() {
        let rows = [row("2025-01-01", "100"), row("2025-06-01", "150"), row("2025-12-31", "300")];
        let mut text = Vec::new();
        as_text(&Subject::github("a/b"), &rows, &mut text).unwrap();
        insta::assert_snapshot!(String::from_utf8(text).unwrap(), @"
        repo.stars of github:a/b
          100 ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃█ 300
          2025-01-01               100  (github)
          2025-06-01               150  (github)
          2025-12-31               300  (github)
        ");
    }

    #[test]
    fn words_and_what_never_moved_are_not_drawn() {
        assert_eq!(sparkline(&[&row("2025-01-01", "yes"), &row("2025-02-01", "no")]), None);
        assert_eq!(sparkline(&[&row("2025-01-01", "5"), &row("2025-02-01", "5")]), None);
    }
}
