//! The date of a document, and of each claim in it (design section 2, "The document's date").

use factlint_model::{AsOfFrom, PartialDate, Span};

use crate::Options;
use crate::block::{Block, BlockKind};
use crate::dated_line::date_of_line;
use crate::mention::{WEEKDAYS, What, dates_in};
use crate::pattern::Row;
use crate::scope::Scope;

/// A date, and what it was read from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dated {
    pub(crate) date: PartialDate,
    /// The link of the chain.
    pub(crate) from: AsOfFrom,
    /// Where it stands in the file, if it stands there.
    pub(crate) at: Option<Span>,
}

/// The date of the document as a whole, by the links behind `heading`.
pub(crate) fn of_document(path: &str, blocks: &[Block], options: &Options) -> Option<Dated> {
    let metadata = |wanted: &BlockKind| {
        let dates = blocks.iter().filter(|block| block.kind == *wanted).flat_map(|block| {
            metadata_dates(&block.text).into_iter().map(|(date, (start, end))| (date, block.source(start, end)))
        });
        dates.max_by_key(|(date, _)| date.last())
    };
    let found = |from: AsOfFrom| move |(date, at): (PartialDate, Span)| Dated { date, from, at: Some(at) };
    let known = |from: AsOfFrom| move |date: PartialDate| Dated { date, from, at: None };
    let front = metadata(&BlockKind::Metadata).or_else(|| written_line(blocks));
    front
        .map(found(AsOfFrom::FrontMatter))
        .or_else(|| metadata(&BlockKind::PageMetadata).map(found(AsOfFrom::Metadata)))
        .or_else(|| in_path(path).map(known(AsOfFrom::Path)))
        .or_else(|| options.date.map(known(AsOfFrom::Given)))
}

/// The date of a claim: words in the sentence, the dated heading above, else that of the document.
pub(crate) fn of_claim(row: Row<'_>, scope: &Scope<'_>, block: &Block) -> Option<Dated> {
    let sentence =
        in_sentence(row).map(|(date, (start, end))| Dated { date, from: AsOfFrom::Sentence, at: Some(block.source(start, end)) });
    let heading = || scope.heading_date.map(|(date, at)| Dated { date, from: AsOfFrom::Heading, at: Some(at) });
    sentence.or_else(heading).or_else(|| **scope.document_date)
}

/// "as of October 2025", "as of the 2025 survey": the date behind "as of", and the bytes of these words.
fn in_sentence(row: Row<'_>) -> Option<(PartialDate, (usize, usize))> {
    let is = |at: usize, word: &str| row.items.get(at).is_some_and(|item| item.is_word(row.text, word));
    let at = (0..row.items.len()).find(|at| (is(*at, "as") && is(*at + 1, "of")) || (is(*at, "state") && is(*at + 1, "of")))?;
    row.items[at + 2..].iter().take(4).find_map(|item| {
        let date = match &item.what {
            What::Date(mention) => Some(mention.date.of(None)),
            What::Word => {
                item.word(row.text)?.parse().ok().filter(|date: &PartialDate| (1990..2100).contains(&date.year_number()))
            }
            _ => None,
        };
        date.map(|date| (date, (row.items[at].start, item.end)))
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

/// The keys of front matter whose value is the place of the page: `path = "2015/10/29/Rust-1.4"`.
const ADDRESSES: &[&str] = &["path", "permalink", "url", "slug"];

/// The dates of the lines that have such a key, each with the bytes of its line.
fn metadata_dates(text: &str) -> Vec<(PartialDate, (usize, usize))> {
    let mut start = 0;
    let value = |line: &str| {
        let at = start;
        start += line.len();
        let (key, value) = line.split_once([':', '='])?;
        let key = key.trim().trim_matches('"').to_ascii_lowercase();
        let dated = || KEYS.contains(&key.as_str()).then(|| first_date(value)).flatten();
        // Where a page will stand tells when it was published.
        let placed = || ADDRESSES.contains(&key.as_str()).then(|| in_path(value)).flatten();
        let date = dated().or_else(placed)?;
        Some((date, (at + line.len() - line.trim_start().len(), at + line.trim_end().len())))
    };
    text.split_inclusive('\n').filter_map(value).collect()
}

/// The date at the beginning of a value, with or without quotes.
fn first_date(value: &str) -> Option<PartialDate> {
    let value = value.trim().trim_start_matches(['"', '\'']);
    let iso: String = value.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
    iso.trim_end_matches('-').parse().ok().or_else(|| {
        let block = Block::alone(value);
        dates_in(&block).into_iter().map(|(date, _, _)| date).next()
    })
}

/// A line of metadata in the text near the top: "Last updated: October 3, 2025".
fn written_line(blocks: &[Block]) -> Option<(PartialDate, Span)> {
    blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item))
        .take(4)
        .find_map(|block| key_line(block).or_else(|| date_of_line(block)).or_else(|| byline(block)))
}

/// Lines that begin with a key are shorter, in bytes.
const LONGEST_LINE: usize = 120;

/// A line that begins with such a key.
fn key_line(block: &Block) -> Option<(PartialDate, Span)> {
    if block.text.len() >= LONGEST_LINE {
        return None;
    }
    let lower = block.text.trim_start().to_lowercase();
    let key = [
        "date:",
        "published:",
        "published on",
        "updated:",
        "last updated",
        "last modified",
        "posted on",
        "start date:",
        "as of ",
    ]
    .iter()
    .find(|key| lower.starts_with(**key))?;
    let rest = block.text.trim_start().get(key.len()..)?;
    let date = first_date(rest.trim_start_matches([':', ' ', '*']))?;
    Some((date, block.source(0, block.text.trim_end().len())))
}

/// So many bytes hold the day in the head of a letter.
const LETTER: usize = 11;

/// The longest line that says who wrote a text, and when.
const BYLINE: usize = 120;

/// "*23 January 2026 · compiled by two people*", "By Jane Doe, 3 May 2026", "Date: Mon, 11 May 2026 08:41:07 +0200" among the
/// heads of a letter: a day at one end of a short line that names no version.
fn byline(block: &Block) -> Option<(PartialDate, Span)> {
    let text = &block.text;
    // The first line of a letter may stand alone: "Date: Sat, 19 Jul 2025 18:03:41".
    let is_sent = text.starts_with("Date: ") && text.as_bytes().get(9) == Some(&b',');
    if let Some(start) = text.find("Date: ").filter(|_| is_sent || text.contains("Subject: ")) {
        let value = &text[start + "Date: ".len()..];
        let day = value.split_once(", ").filter(|(weekday, _)| weekday.len() == 3).map_or(value, |(_, day)| day);
        let end = text.len() - day.len() + day.len().min(LETTER);
        return first_date(day).map(|date| (date, block.source(start, text.floor_char_boundary(end))));
    }
    let body = text.trim();
    let is_dotted = |run: &[u8]| run[0].is_ascii_digit() && run[1] == b'.' && run[2].is_ascii_digit();
    if block.kind != BlockKind::Paragraph || body.len() > BYLINE || body.as_bytes().windows(3).any(is_dotted) {
        return None;
    }
    let dates = dates_in(block);
    let [(date, start, end)] = dates.as_slice() else { return None };
    let (before, behind) = (text[..*start].trim(), text[*end..].trim());
    let joins = ["\u{b7}", "|", "\u{2014}", "\u{2013}", "-", "/", "\u{2022}", ", by", ", written", "by ", ", compiled"];
    // "Revision 7, 20 June 2025. Ask somebody."
    let counted = ["Revision ", "Issue ", "Edition ", "Draft ", "Version "].iter().any(|word| before.starts_with(word))
        && before.split_whitespace().count() == 2
        && before.ends_with(',');
    let opens = counted || before.is_empty() && joins.iter().any(|mark| behind.starts_with(mark));
    // "Monday, 25 May 2026"
    let is_weekday = WEEKDAYS.has(before.trim_end_matches([',', ' ']));
    let is_alone = is_weekday && behind.trim_matches('.').is_empty();
    let signs = ["by ", "posted by ", "written by ", "published by "];
    let closes = behind.trim_matches('.').is_empty() && signs.iter().any(|sign| before.to_lowercase().starts_with(sign));
    // "Posted 3 July 2026 on behalf of the team"
    const LEADS: &[&str] = &[
        "posted",
        "written",
        "published",
        "compiled",
        "last edit",
        "last edited",
        "last touched",
        "last change",
        "last changed",
        "last updated",
        "drafted",
        "sent",
    ];
    let before = before.to_lowercase();
    let before = before.strip_suffix(" on").unwrap_or(&before).trim_end_matches([':', '*', ' ']);
    let is_led = LEADS.iter().any(|lead| before.ends_with(lead));
    (date.day_number().is_some() && (opens || closes || is_led || is_alone)).then(|| (*date, block.source(*start, *end)))
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
    fn the_place_of_a_page_dates_it() {
        let date = |line: &str| metadata_dates(line).first().map(|(date, _)| date.to_string());
        assert_eq!(date("path = \"2015/10/29/Rust-1.4\"").as_deref(), Some("2015-10-29"));
        assert_eq!(date("slug: rust-2024-edition"), None);
    }

    #[test]
    fn front_matter_gives_the_latest_of_its_dates() {
        let dates = metadata_dates("title: x\ndate: 2024-01-02\nupdated: \"2025-03-04T10:00:00Z\"\nversion: 2026-01-01");
        let newest = dates.iter().max().map(|(date, line)| (date.to_string(), *line));
        assert_eq!(newest, Some(("2025-03-04".to_owned(), (26, 57))), "with the place of its line");
        assert_eq!(
            metadata_dates("date = March 3, 2021").first().map(|(date, _)| date.to_string()).as_deref(),
            Some("2021-03-03")
        );
    }
}
