//! Stored reports.

use factlint_model::{Report, SCHEMA, printable};
use serde::Deserialize;

/// Why a text is no report that can be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadReportError {
    /// It is not JSON, or not all of it is there.
    #[error("not a JSON report ({0}): give a file that was written with --format json")]
    NotJson(String),
    /// It is JSON, but says nothing of being a report.
    #[error("not a factlint report: there is no key `schema`; give a file that was written with --format json")]
    NoSchema,
    /// It is a report of another version of the format.
    #[error("a report in the format {0}, and only {SCHEMA} can be read: write it anew with --format json")]
    OtherSchema(String),
    /// It names the right format and breaks it.
    #[error("a damaged report ({0}): write it anew with --format json")]
    Damaged(String),
}

/// Only as much of a report as tells what it is.
#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
}

/// A report from its stored form; one of another format is refused.
///
/// # Errors
/// The text is not JSON, no report, a report of another version, or damaged.
pub fn read_report(text: &str) -> Result<Report, ReadReportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: Head = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => ReadReportError::NoSchema,
        _ => ReadReportError::NotJson(words(&error)),
    })?;
    match head.schema.as_deref() {
        Some(SCHEMA) => serde_json::from_str(text).map_err(|error| ReadReportError::Damaged(words(&error))),
        Some(other) => Err(ReadReportError::OtherSchema(printable(other).chars().take(80).collect())),
        None => Err(ReadReportError::NoSchema),
    }
}

/// The words of the parser may quote the file.
fn words(error: &serde_json::Error) -> String {
    printable(&error.to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;

    fn refusal(text: &str) -> String {
        read_report(text).unwrap_err().to_string()
    }

    #[test]
    fn what_is_no_report_is_refused_with_what_to_do() {
        assert_snapshot!(refusal("# A document"), @"not a JSON report (expected value at line 1 column 1): give a file that was written with --format json");
        assert_snapshot!(refusal(r#"{"schema":"factlint-rep"#), @"not a JSON report (EOF while parsing a string at line 1 column 23): give a file that was written with --format json");
        assert_snapshot!(refusal("{}"), @"not a factlint report: there is no key `schema`; give a file that was written with --format json");
        assert_snapshot!(refusal("[1]"), @"not a factlint report: there is no key `schema`; give a file that was written with --format json");
        assert_snapshot!(refusal(r#"{"schema":"factlint-report-2\u001b[2J"}"#), @"a report in the format factlint-report-2�[2J, and only factlint-report-1 can be read: write it anew with --format json");
        assert_snapshot!(refusal(r#"{"schema":"factlint-report-1"}"#), @"a damaged report (missing field `run` at line 1 column 30): write it anew with --format json");
    }
}
