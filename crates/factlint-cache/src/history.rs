//! What was seen over time, told in runs: one row for each time that a value stayed the same.

use std::collections::HashMap;

use factlint_model::Subject;
use jiff::civil::Date;

use crate::rows::HistoryRow;

/// What tells one thread of a history from another.
type Thread = (String, Subject, String, Option<Date>);

/// Rows that are added in the order of time and joined where the same source goes on saying the same.
#[derive(Default)]
pub(crate) struct Runs {
    rows: Vec<HistoryRow>,
    last: HashMap<Thread, usize>,
}

impl Runs {
    /// Whether somebody who asks for this subject also wants its versions: a crate without a version, and Rust itself.
    pub(crate) fn covers_versions(subject: &str) -> bool {
        subject == "rust" || (subject.starts_with("crate:") && !subject.contains('@'))
    }

    /// Whether an observation on `seen` belongs to the history of `wanted`.
    pub(crate) fn covers(wanted: &str, seen: &str) -> bool {
        let rest = seen.strip_prefix(wanted);
        rest == Some("") || (Self::covers_versions(wanted) && rest.is_some_and(|rest| rest.starts_with('@')))
    }

    /// Adds what was seen.
    pub(crate) fn add(&mut self, row: HistoryRow) {
        let thread = (row.fact.clone(), row.subject.clone(), row.source.clone(), row.valid_from);
        let last = self.last.get(&thread).and_then(|&place| self.rows.get_mut(place));
        match last {
            Some(last) if last.value == row.value && last.valid_until == row.valid_until => last.last_seen = row.observed_at,
            _ => {
                self.last.insert(thread, self.rows.len());
                self.rows.push(row);
            }
        }
    }

    /// The runs, by the time of their first sight.
    pub(crate) fn into_rows(self) -> Vec<HistoryRow> {
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(day: i8, subject: &str, value: &str) -> HistoryRow {
        let observed_at = Date::new(2025, 10, day).unwrap().to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        HistoryRow {
            fact: "repo.stars".to_owned(),
            subject: Subject::new(subject),
            value: value.to_owned(),
            valid_from: None,
            valid_until: None,
            source: "github".to_owned(),
            url: "https://github.com/a/b".to_owned(),
            observed_at,
            last_seen: observed_at,
        }
    }

    #[test]
    fn a_value_that_comes_back_is_a_run_of_its_own() {
        let mut runs = Runs::default();
        for (day, value) in [(1, "9"), (2, "9"), (3, "10"), (4, "9"), (5, "9")] {
            runs.add(row(day, "github:a/b", value));
        }
        let told: Vec<String> = runs
            .into_rows()
            .iter()
            .map(|r| format!("{} {:.10} {:.10}", r.value, r.observed_at.to_string(), r.last_seen.to_string()))
            .collect();
        assert_eq!(told, ["9 2025-10-01 2025-10-02", "10 2025-10-03 2025-10-03", "9 2025-10-04 2025-10-05"]);
    }

    #[test]
    fn a_crate_covers_its_versions_and_nothing_else() {
        assert!(Runs::covers("crate:serde", "crate:serde@1.0.0") && Runs::covers("crate:serde", "crate:serde"));
        assert!(Runs::covers("rust", "rust@1.85.0"));
        for (wanted, seen) in [
            ("crate:serde", "crate:serde_json@1.0.0"),
            ("crate:serde@1.0.0", "crate:serde@1.0.0@x"),
            ("github:a/b", "github:a/b@1"),
            ("crate:serde@1.0.0", "crate:serde"),
        ] {
            assert!(!Runs::covers(wanted, seen), "{wanted} {seen}");
        }
    }
}
