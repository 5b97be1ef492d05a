//! The labelled texts.
//!
//! Cases stand apart by an empty line. A line `= SUBJECT | VALUE | VERDICT` labels a claim of the case; the verdict may be left
//! out. `@ PATH DATE` in front says where the text stands and when it was written; `-` leaves one out. A line `\` is an empty one
//! of the text. A case without a label has no claim of the kind. `#` begins a remark.

use factlint_model::PartialDate;

/// A labelled text.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) path: String,
    pub(super) date: Option<PartialDate>,
    pub(super) text: String,
    pub(super) labels: Vec<Label>,
}

/// A claim that is in the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) subject: String,
    pub(super) value: String,
    pub(super) verdict: Option<String>,
}

/// The cases of a file.
///
/// # Errors
/// A line that is none of the forms, and what is wrong with it.
pub(super) fn read(text: &str) -> Result<Vec<Case>, (usize, String)> {
    let mut cases = Vec::new();
    let mut case = None;
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            cases.extend(case.take());
        } else if !line.starts_with('#') || case.is_some() {
            add(case.get_or_insert_with(empty), line).map_err(|reason| (number + 1, reason))?;
        }
    }
    cases.extend(case);
    Ok(cases)
}

fn empty() -> Case {
    Case { path: "notes.md".to_owned(), date: None, text: String::new(), labels: Vec::new() }
}

fn add(case: &mut Case, line: &str) -> Result<(), String> {
    if let Some(label) = line.strip_prefix("= ") {
        let mut parts = label.split(" | ").map(|part| part.trim().to_owned());
        let (Some(subject), Some(value)) = (parts.next(), parts.next()) else {
            return Err("a label is `= SUBJECT | VALUE | VERDICT`".to_owned());
        };
        case.labels.push(Label { subject, value, verdict: parts.next() });
    } else if let Some(place) = line.strip_prefix("@ ") {
        let (path, date) = place.split_once(' ').unwrap_or((place, "-"));
        if path != "-" {
            path.clone_into(&mut case.path);
        }
        if date != "-" {
            case.date = Some(date.parse().map_err(|_| format!("`{date}` is no date"))?);
        }
    } else {
        case.text.push_str(if line == "\\" { "" } else { line });
        case.text.push('\n');
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_read() {
        let cases = read("# remark\n@ a/README.md 2024-05\n# a\n\\\nb 1.0\n= crate:b | 1.0 | supported\n\nnothing\n").unwrap();
        assert_eq!((cases.len(), cases[0].path.as_str(), cases[0].text.as_str()), (2, "a/README.md", "# a\n\nb 1.0\n"));
        assert_eq!(cases[0].labels[0].verdict.as_deref(), Some("supported"));
        assert!(cases[1].labels.is_empty());
        assert_eq!(read("a\n= b").unwrap_err().0, 2);
    }
}
