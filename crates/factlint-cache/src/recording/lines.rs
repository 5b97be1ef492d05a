//! The text form of the recording, as `cache/recorded/README.md` describes it.
//!
//! A header says what the lines after it are: which ask they answer, from which source, and which fact each column holds. So
//! this file knows no fact by name, and a new one needs no code.

use factlint_model::{Ask, BodyHash, Observation, Reply, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::error::PackError;

/// A column that holds the version of the ask's subject which the row is about.
const VERSION: &str = "@";
/// A column that holds the row's subject.
const SUBJECT: &str = "subject";
/// A column that holds the day on which the row was seen: each row is then a reply of its own.
const DAY: &str = "day";

/// What the lines after it have in common.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    /// The fact that was asked for.
    ask: String,
    /// Of what, with `{of}` for the line's own word.
    subject: String,
    source: String,
    /// The page, with `{of}`, `{page}` (the line's own), `{index}` (the crate's place in the sparse index) or `{day}`.
    url: String,
    /// When it was seen, unless the rows say it.
    observed_at: Option<Timestamp>,
    complete: bool,
    columns: Vec<String>,
    /// The column whose values begin with the day since which they hold.
    since: Option<String>,
    /// For whoever reads the file.
    #[serde(rename = "licence")]
    _licence: String,
}

/// Some rows about one subject.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    of: String,
    /// What stands in the url for `{page}`.
    #[serde(default)]
    page: String,
    /// Since when the values of these rows hold.
    since: Option<Date>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Cell {
    Number(u64),
    Text(String),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The replies that the lines tell of.
pub(super) fn read(lines: impl Iterator<Item = String>) -> Result<Vec<Reply>, PackError> {
    let mut reader = Reader::default();
    for (number, line) in (1..).zip(lines) {
        if !line.trim().is_empty() {
            reader.line(&line).map_err(|reason| PackError::Line { line: number, reason })?;
        }
    }
    reader.end_section();
    Ok(reader.replies)
}

#[derive(Default)]
struct Reader {
    header: Option<Header>,
    /// The reply that is being put together from several lines, with those lines.
    open: Option<(Reply, String)>,
    replies: Vec<Reply>,
}

impl Reader {
    fn line(&mut self, text: &str) -> Result<(), String> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
        if value.get("columns").is_some() {
            self.end_section();
            let header: Header = serde_json::from_value(value).map_err(|e| e.to_string())?;
            self.header = Some(header.checked()?);
        } else if value.get("ask").is_some() {
            self.replies.push(serde_json::from_value(value).map_err(|e| e.to_string())?);
        } else {
            let line: Line = serde_json::from_value(value).map_err(|e| e.to_string())?;
            let header = self.header.take().ok_or("there is no header before this line")?;
            let result = self.rows(&header, &line, text);
            self.header = Some(header);
            result?;
        }
        Ok(())
    }

    fn rows(&mut self, header: &Header, line: &Line, text: &str) -> Result<(), String> {
        let ask = Ask::new(&header.ask, Subject::new(header.subject.replace("{of}", &line.of)));
        if header.observed_at.is_none() {
            for row in &line.rows {
                let reply = header.reply(ask.clone(), line, header.day(row)?)?;
                let seen = header.seen(&ask, row, line.since)?;
                self.replies.push(Reply { body: BodyHash::of(text.as_bytes()), seen, ..reply });
            }
            return Ok(());
        }
        if self.open.as_ref().is_some_and(|(open, _)| open.ask != ask) {
            self.end_section();
        }
        let (mut reply, lines) = match self.open.take() {
            Some(open) => open,
            None => (header.reply(ask.clone(), line, None)?, String::new()),
        };
        for row in &line.rows {
            reply.seen.extend(header.seen(&ask, row, line.since)?);
        }
        self.open = Some((reply, lines + text + "\n"));
        Ok(())
    }

    fn end_section(&mut self) {
        if let Some((reply, lines)) = self.open.take() {
            self.replies.push(Reply { body: BodyHash::of(lines.trim_end().as_bytes()), ..reply });
        }
    }
}

impl Header {
    fn checked(self) -> Result<Self, String> {
        let has_days = self.columns.iter().any(|column| column == DAY);
        if has_days == self.observed_at.is_some() {
            return Err(format!("either `observed_at` or the column `{DAY}` tells when it was seen, not both"));
        }
        match &self.since {
            Some(since) if !self.columns.contains(since) => Err(format!("`since` names no column: {since}")),
            _ => Ok(self),
        }
    }

    /// A reply that nothing was seen in yet.
    fn reply(&self, ask: Ask, line: &Line, day: Option<Date>) -> Result<Reply, String> {
        let start = |day: Date| day.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp()).map_err(|e| e.to_string());
        let observed_at = match (self.observed_at, day) {
            (Some(time), _) => time,
            (None, Some(day)) => start(day)?,
            (None, None) => return Err(format!("a row without its `{DAY}`")),
        };
        let url = self.url.replace("{of}", &line.of).replace("{page}", &line.page).replace("{index}", &index_path(&line.of));
        let url = day.map_or(url.clone(), |day| url.replace("{day}", &day.to_string()));
        let (source, body) = (self.source.clone(), BodyHash(String::new()));
        Ok(Reply { ask, source, url, observed_at, body, complete: self.complete, seen: Vec::new() })
    }

    /// The cells of a row with their columns; an empty one says that nothing was seen.
    fn cells<'a>(&'a self, row: &'a [Cell]) -> Result<impl Iterator<Item = (&'a str, String)>, String> {
        if row.len() > self.columns.len() {
            return Err(format!("a row of {} cells, where there are {} columns", row.len(), self.columns.len()));
        }
        let cells = self.columns.iter().zip(row).map(|(column, cell)| (column.as_str(), cell.text()));
        Ok(cells.filter(|(_, cell)| !cell.is_empty()))
    }

    fn day(&self, row: &[Cell]) -> Result<Option<Date>, String> {
        let day = self.cells(row)?.find(|(column, _)| *column == DAY);
        day.map(|(_, text)| text.parse().map_err(|_| format!("{text} is no day"))).transpose()
    }

    fn seen(&self, ask: &Ask, row: &[Cell], since: Option<Date>) -> Result<Vec<Observation>, String> {
        let mut subject = ask.subject.clone();
        let mut seen = Vec::new();
        for (column, cell) in self.cells(row)? {
            match column {
                VERSION => subject = Subject::new(format!("{}@{cell}", ask.subject)),
                SUBJECT => subject = Subject::new(cell),
                DAY => {}
                fact => {
                    let day = if self.since.as_deref() == Some(fact) { Some(first_day(&cell)?) } else { since };
                    seen.push(Observation::new(fact, subject.clone(), cell).since(day));
                }
            }
        }
        Ok(seen)
    }
}

/// The day with which a day or a time begins.
fn first_day(text: &str) -> Result<Date, String> {
    text.get(..10).and_then(|day| day.parse().ok()).ok_or_else(|| format!("{text} begins with no day"))
}

/// Where the sparse index keeps a crate.
fn index_path(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    match (name.len(), name.get(..1), name.get(..2), name.get(2..4)) {
        (1 | 2, ..) => format!("{}/{name}", name.len()),
        (3, Some(first), ..) => format!("3/{first}/{name}"),
        (_, _, Some(first), Some(second)) => format!("{first}/{second}/{name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = r#"{"ask":"a.versions","subject":"crate:{of}","source":"s","url":"https://x/{index}","observed_at":"2026-11-11T00:00:00Z","complete":true,"columns":["@","a.date","a.msrv"],"since":"a.date","licence":"none"}"#;
    const DAILY: &str = r#"{"ask":"b.count","subject":"github:{of}","source":"s","url":"https://x/{of}/{day}","complete":false,"columns":["day","b.count"],"licence":"none"}"#;

    fn read_lines(lines: &[&str]) -> Result<Vec<Reply>, PackError> {
        read(lines.iter().map(|line| (*line).to_owned()))
    }

    fn shown(lines: &[&str]) -> String {
        let told = |reply: Reply| {
            let seen: Vec<_> = reply
                .seen
                .iter()
                .map(|o| format!("  {} {} {:?} {:?}", o.fact, o.subject, o.value, o.valid_from.map(|d| d.to_string())))
                .collect();
            format!("{} | {} {} {}\n{}", reply.ask, reply.url, reply.observed_at, reply.complete, seen.join("\n"))
        };
        read_lines(lines).unwrap().into_iter().map(told).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn rows_of_one_subject_are_one_reply() {
        let lines = [
            HEADER,
            r#"{"of":"Serde","rows":[["1.0.0","2017-04-20T15:00:00Z"]]}"#,
            r#"{"of":"Serde","rows":[["1.0.1","2017-05-01T15:00:00Z","1.13"],["1.0.2","","1.19"]]}"#,
            r#"{"of":"syn","rows":[]}"#,
        ];
        insta::assert_snapshot!(shown(&lines), @r#"
        a.versions of crate:Serde | https://x/se/rd/serde 2026-11-11T00:00:00Z true
          a.date crate:Serde@1.0.0 "2017-04-20T15:00:00Z" Some("2017-04-20")
          a.date crate:Serde@1.0.1 "2017-05-01T15:00:00Z" Some("2017-05-01")
          a.msrv crate:Serde@1.0.1 "1.13" None
          a.msrv crate:Serde@1.0.2 "1.19" None
        a.versions of crate:syn | https://x/3/s/syn 2026-11-11T00:00:00Z true
        "#);
    }

    #[test]
    fn a_day_makes_a_row_a_reply() {
        let lines = [DAILY, r#"{"of":"a/b","rows":[["2025-10-01",7],["2025-11-01","8"]]}"#];
        insta::assert_snapshot!(shown(&lines), @r#"
        b.count of github:a/b | https://x/a/b/2025-10-01 2025-10-01T00:00:00Z false
          b.count github:a/b "7" None
        b.count of github:a/b | https://x/a/b/2025-11-01 2025-11-01T00:00:00Z false
          b.count github:a/b "8" None
        "#);
    }

    #[test]
    fn a_whole_reply_is_taken_as_it_is() {
        let ask = Ask::new("x", Subject::new("some words"));
        let (source, url) = ("s".to_owned(), "u".to_owned());
        let seen = vec![Observation::new("x", Subject::new("some words"), "7")];
        let reply = Reply { ask, source, url, observed_at: Timestamp::UNIX_EPOCH, body: BodyHash::of(b""), complete: true, seen };
        let line = serde_json::to_string(&reply).unwrap();
        assert_eq!(read_lines(&[&line]).unwrap(), [reply]);
    }

    #[test]
    fn what_is_not_of_the_form_is_told_with_its_line() {
        let wrong = [
            vec!["nonsense"],
            vec![r#"{"of":"a","rows":[]}"#],
            vec![HEADER, "", r#"{"of":"a","rows":[["1","2025-01-01","1.2","and more"]]}"#],
            vec![HEADER, r#"{"of":"a","rows":[["1","soon"]]}"#],
            vec![DAILY, r#"{"of":"a","rows":[["2025-02-30",7]]}"#],
            vec![DAILY, r#"{"of":"a","rows":[["",7]]}"#],
            vec![r#"{"columns":["x"],"ask":"a","subject":"b","source":"s","url":"u","complete":true,"licence":"l"}"#],
        ];
        let told: Vec<_> = wrong.iter().map(|lines| read_lines(lines).unwrap_err().to_string()).collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        line 1: expected ident at line 1 column 2
        line 1: there is no header before this line
        line 3: a row of 4 cells, where there are 3 columns
        line 2: soon begins with no day
        line 2: 2025-02-30 is no day
        line 2: a row without its `day`
        line 1: either `observed_at` or the column `day` tells when it was seen, not both
        ");
    }

    #[test]
    fn the_index_has_its_own_folders() {
        assert_eq!(["a", "ab", "abc", "heapless"].map(index_path), ["1/a", "2/ab", "3/a/abc", "he/ap/heapless"]);
    }
}
