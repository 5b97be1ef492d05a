//! The date of a document, and of each claim in it (design section 2, "The document's date").

use factlint_model::{AsOfFrom, PartialDate};

use crate::Options;
use crate::block::{Block, BlockKind};
use crate::mention::{What, dates_in};
use crate::pattern::Row;
use crate::scope::Scope;

/// The date of the document as a whole, by the links behind `heading`.
pub(crate) fn of_document(path: &str, blocks: &[Block], options: &Options) -> Option<(PartialDate, AsOfFrom)> {
    let metadata = |wanted: &BlockKind| {
        blocks
            .iter()
            .filter(|block| block.kind == *wanted)
            .flat_map(|block| metadata_dates(&block.text))
            .max_by_key(|date| date.last())
    };
    let front = metadata(&BlockKind::Metadata).or_else(|| written_line(blocks));
    front
        .map(|date| (date, AsOfFrom::FrontMatter))
        .or_else(|| metadata(&BlockKind::PageMetadata).map(|date| (date, AsOfFrom::Metadata)))
        .or_else(|| in_path(path).map(|date| (date, AsOfFrom::Path)))
        .or_else(|| options.date.map(|date| (date, AsOfFrom::Given)))
}

/// The date of a claim: words in the sentence, the dated heading above, else that of the document.
pub(crate) fn of_claim(row: Row<'_>, scope: &Scope<'_>) -> (Option<PartialDate>, AsOfFrom) {
    if let Some(date) = in_sentence(row) {
        return (Some(date), AsOfFrom::Sentence);
    }
    if let Some(date) = scope.heading_date {
        return (Some(date), AsOfFrom::Heading);
    }
    scope.document_date.map_or((None, AsOfFrom::None), |(date, from)| (Some(date), from))
}

/// "as of October 2025", "as of the 2025 survey": the date behind "as of".
fn in_sentence(row: Row<'_>) -> Option<PartialDate> {
    let is = |at: usize, word: &str| row.items.get(at).is_some_and(|item| item.is_word(row.text, word));
    let at = (0..row.items.len()).find(|at| (is(*at, "as") && is(*at + 1, "of")) || (is(*at, "state") && is(*at + 1, "of")))?;
    row.items[at + 2..].iter().take(4).find_map(|item| match &item.what {
        What::Date(mention) => Some(mention.date),
        What::Word => item.word(row.text)?.parse().ok().filter(|date: &PartialDate| (1990..2100).contains(&date.year_number())),
        _ => None,
    })
}

/// The keys of front matter whose value dates the document.
const KEYS: &[&str] = &[
    "date",
    "updated",
    "published",
    "lastmod",
    "modified",
    "created",
    "last_updated",
    "last-updated",
    "last_modified",
    "published_date",
    "pubdate",
    "date_published",
    "publish_date",
];

fn metadata_dates(text: &str) -> Vec<PartialDate> {
    let value = |line: &str| {
        let (key, value) = line.split_once([':', '='])?;
        let key = key.trim().trim_matches('"').to_ascii_lowercase();
        KEYS.contains(&key.as_str()).then(|| first_date(value)).flatten()
    };
    text.lines().filter_map(value).collect()
}

/// The date at the beginning of a value, with or without quotes.
fn first_date(value: &str) -> Option<PartialDate> {
    let value = value.trim().trim_start_matches(['"', '\'']);
    let iso: String = value.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
    iso.trim_end_matches('-').parse().ok().or_else(|| {
        let mut block = Block::new(BlockKind::Paragraph);
        block.push(value, factlint_model::Span::new(0, value.len()));
        dates_in(&block).into_iter().map(|(date, _, _)| date).next()
    })
}

/// A line of metadata in the text near the top: "Last updated: October 3, 2025".
fn written_line(blocks: &[Block]) -> Option<PartialDate> {
    blocks.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)).take(4).find_map(|block| {
        let lower = block.text.trim_start().to_lowercase();
        let key = ["date:", "published:", "published on", "updated:", "last updated", "last modified", "posted on", "as of "]
            .iter()
            .find(|key| lower.starts_with(**key))?;
        let rest = block.text.trim_start().get(key.len()..)?;
        (block.text.len() < 120).then(|| first_date(rest.trim_start_matches([':', ' ', '*']))).flatten()
    })
}

/// A month or a day in the path: `2025-02-26`, `2025/02/26`, `2025-02`. A bare year is none.
fn in_path(path: &str) -> Option<PartialDate> {
    let runs: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let joined = |a: &str, b: &str| {
        path.contains(&format!("{a}-{b}")) || path.contains(&format!("{a}/{b}")) || path.contains(&format!("{a}_{b}"))
    };
    runs.windows(2).enumerate().rev().find_map(|(index, pair)| {
        let (year, month) = (pair[0], pair[1]);
        if year.len() != 4 || month.len() != 2 || !joined(year, month) {
            return None;
        }
        let year: i16 = year.parse().ok().filter(|year| (1990..2100).contains(year))?;
        let month_number: i8 = month.parse().ok()?;
        let day = runs.get(index + 2).filter(|day| day.len() == 2 && joined(month, day)).and_then(|day| day.parse().ok());
        day.and_then(|day| PartialDate::day(year, month_number, day)).or_else(|| PartialDate::month(year, month_number))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_dates_by_month_or_day() {
        let date = |path: &str| in_path(path).map(|date| date.to_string());
        assert_eq!(date("blog/2025/02/20/x.html").as_deref(), Some("2025-02-20"));
        assert_eq!(date("06-twir-2025-02-26.md").as_deref(), Some("2025-02-26"));
        assert_eq!(date("gtk-rs-2019-06-changes.md").as_deref(), Some("2019-06"));
        assert_eq!(date("rust-2024-edition.md"), None);
        assert_eq!(date("2025-99/a.md"), None);
    }

    #[test]
    fn front_matter_gives_the_latest_of_its_dates() {
        let dates = metadata_dates("title: x\ndate: 2024-01-02\nupdated: \"2025-03-04T10:00:00Z\"\nversion: 2026-01-01");
        assert_eq!(dates.iter().max().map(ToString::to_string).as_deref(), Some("2025-03-04"));
        assert_eq!(metadata_dates("date = March 3, 2021").first().map(ToString::to_string).as_deref(), Some("2021-03-03"));
    }
}
