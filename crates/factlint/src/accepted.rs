//! The folder of what was reviewed: the accepted report, and the findings that were accepted one by one.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use factlint_judge::accept;
use factlint_model::{Acceptance, Finding, Problem, Report, Verdict, WaiverOrigin, printable};
use jiff::civil::Date;
use miette::Diagnostic;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::Value;

use crate::commands::report::{StoredProblem, stored};
use crate::output;

/// The accepted report, relative to the current directory.
pub(crate) const REPORT: &str = "reports/accepted/report.json";
/// The findings that were accepted one by one, likewise.
pub(crate) const FINDINGS: &str = "reports/accepted/findings.toml";

const HEAD: &str = "\
# Findings that were reviewed and may stand: `factlint accept REPORT --finding FINGERPRINT --reason TEXT [--until DATE]`.
# Each is quiet only while the sources say what is written here (counts: within 2 %), and until its day.
";

/// The file of accepted findings is of no use.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum AcceptedProblem {
    /// The system refuses.
    #[error("{FINDINGS} cannot be read or written: {reason}")]
    #[diagnostic(code(factlint::accepted::unreadable), help("check the permissions of the file"))]
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// It is something else.
    #[error("{FINDINGS} cannot be used: {reason}")]
    #[diagnostic(
        code(factlint::accepted::damaged),
        help(
            "mend the entry, or remove it and accept the finding again: factlint accept FILE --finding FINGERPRINT --reason TEXT"
        )
    )]
    Damaged {
        /// What is wrong.
        reason: String,
    },
}

/// What was reviewed.
#[derive(Debug, Default)]
pub(crate) struct Accepted {
    /// By the name of the finding.
    findings: BTreeMap<String, Acceptance>,
    /// What the accepted report holds, where it counts.
    report: BTreeMap<String, Acceptance>,
    /// Whether it should count and is not there.
    pub(crate) lacks_report: bool,
}

#[derive(Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    finding: Vec<Acceptance>,
}

impl Accepted {
    /// What was reviewed in the current directory; the accepted report counts only if `against` says so.
    pub(crate) fn read(against: bool) -> miette::Result<Self> {
        let mut accepted = Self { findings: by_name(findings()?), ..Self::default() };
        if against {
            match stored(Path::new(REPORT)) {
                Ok(report) => accepted.report = by_name(reviewed(&report)),
                Err(StoredProblem::Unreadable { .. }) if !Path::new(REPORT).exists() => accepted.lacks_report = true,
                Err(problem) => return Err(problem.into()),
            }
        }
        Ok(accepted)
    }

    /// Marks what may stand of the findings of a document, and gives back what no longer may.
    pub(crate) fn mark(&self, findings: &mut [Finding], now: Date) -> Vec<Problem> {
        let of = |all: &BTreeMap<String, Acceptance>, findings: &[Finding]| -> Vec<Acceptance> {
            if all.is_empty() {
                return Vec::new();
            }
            findings.iter().filter_map(|finding| all.get(&finding.fingerprint).cloned()).collect()
        };
        let problems = accept(findings, &of(&self.findings, findings), WaiverOrigin::Accepted, now);
        accept(findings, &of(&self.report, findings), WaiverOrigin::Reviewed, now);
        problems
    }
}

fn by_name(acceptances: Vec<Acceptance>) -> BTreeMap<String, Acceptance> {
    acceptances.into_iter().map(|acceptance| (acceptance.fingerprint.clone(), acceptance)).collect()
}

/// Everything wrong in a report that was accepted as a whole.
fn reviewed(report: &Report) -> Vec<Acceptance> {
    let day = report.run.finished.to_zoned(jiff::tz::TimeZone::UTC).date();
    let reason = format!("it is in the accepted report of {day}");
    let wrong = report.findings.iter().filter(|finding| finding.verdict <= Verdict::Outdated);
    wrong.map(|finding| Acceptance::of(finding, &reason, None)).collect()
}

/// The findings that were accepted one by one; none where there is no file.
pub(crate) fn findings() -> Result<Vec<Acceptance>, AcceptedProblem> {
    match std::fs::read_to_string(FINDINGS) {
        Ok(text) => read(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(AcceptedProblem::Unreadable { reason: error.to_string() }),
    }
}

fn read(text: &str) -> Result<Vec<Acceptance>, AcceptedProblem> {
    let damaged = |error: toml::de::Error| AcceptedProblem::Damaged { reason: printable(error.message()).into_owned() };
    let mut table: toml::Table = text.parse().map_err(damaged)?;
    // A day may stand without quotes, as TOML has it.
    let entries = table.get_mut("finding").and_then(Value::as_array_mut).into_iter().flatten();
    for until in entries.filter_map(|entry| entry.get_mut("until")) {
        if let Value::Datetime(day) = until {
            *until = Value::String(day.to_string());
        }
    }
    table.try_into::<File>().map(|file| file.finding).map_err(damaged)
}

/// Writes the findings that were accepted one by one.
pub(crate) fn write(findings: Vec<Acceptance>) -> Result<(), AcceptedProblem> {
    let unwritable = |reason: String| AcceptedProblem::Unreadable { reason };
    let text = toml::to_string_pretty(&File { finding: findings }).map_err(|error| unwritable(error.to_string()))?;
    output::to_file(Path::new(FINDINGS), |out| write!(out, "{HEAD}\n{text}")).map_err(|error| unwritable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_as_people_write_them() {
        let entry = "[[finding]]\nfingerprint = 'a'\ndoc = 'a.md'\ntext = 'x'\nverdict = 'outdated'\nreason = 'r'\n";
        let until = |line: &str| read(&format!("{entry}{line}")).map(|all| all[0].until.map(|day| day.to_string()));
        assert_eq!(until("until = 2027-01-01").unwrap().as_deref(), Some("2027-01-01"));
        assert_eq!(until("until = '2027-01-01'").unwrap().as_deref(), Some("2027-01-01"));
        assert_eq!(until("").unwrap(), None);
        assert_eq!(read("").unwrap(), []);
        for wrong in ["until = 'soon'", "untill = '2027-01-01'"] {
            insta::allow_duplicates! { assert!(until(wrong).unwrap_err().to_string().starts_with("reports/accepted/findings.toml")) }
        }
        assert!(read("[[finding]]\nreason = 'r'").is_err() && read("[").is_err());
    }
}
