//! Lines that hold a date and little else: "*Answered 3 November 2025*".

use factlint_model::{PartialDate, Span};

use crate::block::{Block, BlockKind};
use crate::mention::dates_in;

/// Words that may stand before the date of such a line.
const WORDS: &[&str] = &[
    "added",
    "answer",
    "answered",
    "as",
    "asked",
    "by",
    "checked",
    "created",
    "date",
    "dated",
    "edited",
    "entry",
    "first",
    "in",
    "last",
    "meeting",
    "minutes",
    "modified",
    "notes",
    "of",
    "on",
    "posted",
    "published",
    "released",
    "reviewed",
    "revised",
    "state",
    "status",
    "talk",
    "updated",
    "verified",
    "written",
];

/// The longest line of this sort, in bytes.
const LONGEST: usize = 60;

/// The date with which such a line dates what stands below it, and where it stands in the file.
pub(crate) fn date_of_line(block: &Block) -> Option<(PartialDate, Span)> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let text = block.text.trim_end_matches(|c: char| !c.is_alphanumeric());
    if text.len() > LONGEST {
        return None;
    }
    let dates = dates_in(block);
    let [(date, start, end)] = dates.as_slice() else { return None };
    let words = block.text[..*start].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    // "Last meeting: 23 July": this one was later.
    let is_former = words.starts_with(&["last".to_owned(), "meeting".to_owned()]);
    let fits = !is_former && words.iter().all(|word| WORDS.contains(&word.as_str()));
    (fits && *end >= text.len()).then(|| (*date, block.source(*start, *end)))
}
