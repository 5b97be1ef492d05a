//! Parts of years: "Q2 2024", "early 2025", "the first half of 2022", "late spring 2021".
//!
//! The value of such a date is its year; the days that were meant stand beside it. Where people differ about where a part
//! begins and ends, its edges are wide: a date that may be right is never called wrong.

use factlint_model::{PartialDate, Within};
use jiff::civil::Date;

use super::date::{month, month_first, year};
use crate::lexicon::Lexicon;

/// Which months of a year are meant, from 1; a first one of 0 or less is of the year before, a last one above 12 of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Months {
    first: i8,
    last: i8,
    /// Months in between that are not meant.
    except: Option<(i8, i8)>,
}

const fn months(first: i8, last: i8) -> Months {
    Months { first, last, except: None }
}

/// Words right before a year.
const ROUGH: &[(&str, Months)] =
    &[("early", months(1, 6)), ("mid", months(4, 9)), ("midway", months(4, 9)), ("late", months(7, 12))];

/// Nouns that have "of" behind them.
const NOUNS: &[(&str, Months)] =
    &[("beginning", months(1, 4)), ("start", months(1, 4)), ("middle", months(4, 9)), ("end", months(9, 12))];

/// Seasons begin by the calendar or by the weather, and people name them by the months of the north.
const SEASONS: &[(&str, Months)] = &[
    ("spring", months(2, 7)),
    ("springtime", months(2, 7)),
    ("summer", months(5, 10)),
    ("autumn", months(8, 13)),
    ("fall", months(8, 13)),
    // A winter has two years, and either may give it its name.
    ("winter", Months { first: -1, last: 15, except: Some((4, 10)) }),
];

const ORDINALS: &[(&str, i8)] = &[
    ("first", 1),
    ("1st", 1),
    ("second", 2),
    ("2nd", 2),
    ("third", 3),
    ("3rd", 3),
    ("fourth", 4),
    ("4th", 4),
    ("last", 0),
    ("final", 0),
];

/// The words with which a part of a year begins, but for numbers.
pub(super) static HEADS: Lexicon = Lexicon::of(&[
    "the",
    "early",
    "mid",
    "midway",
    "late",
    "beginning",
    "start",
    "middle",
    "end",
    "spring",
    "springtime",
    "summer",
    "autumn",
    "fall",
    "winter",
    "first",
    "1st",
    "second",
    "2nd",
    "third",
    "3rd",
    "fourth",
    "4th",
    "last",
    "final",
]);

/// The words of a text from a place, and the marks between them.
pub(super) struct Ahead<'a> {
    pub(super) word: &'a dyn Fn(usize) -> Option<&'a str>,
    pub(super) mark: &'a dyn Fn(usize, char) -> bool,
}

/// The part of a year that begins here: its date, and how many tokens it takes.
pub(super) fn part_at(ahead: &Ahead<'_>) -> Option<(PartialDate, usize)> {
    let first = (ahead.word)(0)?;
    if !may_begin(first) {
        return None;
    }
    let article = usize::from(first.eq_ignore_ascii_case("the"));
    quarter(ahead, article).or_else(|| whole_word(first).map(|found| (found, 1))).or_else(|| rough(ahead, article))
}

/// A year with its part behind it: "2024 Q2".
pub(super) fn year_first(year: i16, next: Option<&str>) -> Option<(PartialDate, usize)> {
    match next.and_then(is_numbered) {
        Some(months) => Some((within(year, months)?, 2)),
        None => PartialDate::year(year).map(|date| (date, 1)),
    }
}

/// Whether a part may begin with this word: most words are not worth a closer look.
fn may_begin(word: &str) -> bool {
    // A dash of either sort ends the first of several words.
    let head = &word[..memchr::memchr2(b'-', 0xe2, word.as_bytes()).unwrap_or(word.len())];
    HEADS.has(head) || is_numbered(head).is_some() || (head.len() == 4 && head.len() < word.len() && year(head).is_some())
}

fn named(word: Option<&str>, list: &[(&str, Months)]) -> Option<Months> {
    list.iter().find(|(name, _)| name.eq_ignore_ascii_case(word.unwrap_or_default())).map(|(_, months)| *months)
}

/// `Q2`, `H1`: the months.
fn is_numbered(word: &str) -> Option<Months> {
    let [letter, number @ b'1'..=b'4'] = word.as_bytes() else { return None };
    let number = i8::try_from(number - b'0').ok()?;
    match letter {
        b'Q' | b'q' => Some(nth(number, 3)),
        b'H' if number <= 2 => Some(nth(number, 6)),
        _ => None,
    }
}

fn nth(number: i8, length: i8) -> Months {
    months((number - 1) * length + 1, number * length)
}

/// "Q2 2024", "the second quarter of 2024", "the last half of 2024".
fn quarter(ahead: &Ahead<'_>, at: usize) -> Option<(PartialDate, usize)> {
    let word = |offset: usize| (ahead.word)(at + offset);
    let (months, taken) = match is_numbered(word(0)?) {
        Some(months) => (months, 1),
        None => {
            let (_, number) = ORDINALS.iter().find(|(name, _)| word(0).is_some_and(|word| name.eq_ignore_ascii_case(word)))?;
            let (count, length) = match word(1)? {
                "quarter" => (4, 3),
                "half" => (2, 6),
                _ => return None,
            };
            let number = if *number == 0 { count } else { *number };
            ((number <= count).then(|| nth(number, length))?, 2)
        }
    };
    let joined = matches!(word(taken), Some("of" | "in")) || [',', '-', '/'].iter().any(|mark| (ahead.mark)(at + taken, *mark));
    let end = taken + usize::from(joined);
    Some((within(word(end).and_then(year)?, months)?, at + end + 1))
}

/// "early 2025", "mid-to-late 2024", "the end of March 2024", "late spring 2021", "the summer of 2021".
fn rough(ahead: &Ahead<'_>, mut at: usize) -> Option<(PartialDate, usize)> {
    let word = |at: usize| (ahead.word)(at);
    let is = |at: usize, list: &[&str]| word(at).is_some_and(|word| list.contains(&word));
    let mut meant = rough_word(word(at)?);
    if let Some(months) = meant {
        at += 1;
        let joined = is(at, &["to"]) || (ahead.mark)(at, '/') || (ahead.mark)(at, '-');
        if let Some(other) = named(word(at + 1), ROUGH).filter(|_| joined) {
            meant = Some(Months { last: other.last, ..months });
            at += 2;
        }
        at += usize::from(is(at, &["in", "of"]) || (ahead.mark)(at, ',') || (ahead.mark)(at, '-'));
    } else if let Some(months) = named(word(at), NOUNS) {
        meant = is(at + 1, &["of"]).then_some(months);
        at += 2;
    }
    at += usize::from(meant.is_some() && is(at, &["the"]));
    // "Late spring 2021" is of the spring.
    let season = named(word(at), SEASONS);
    if season.is_some() {
        meant = season;
        at += 1;
        at += usize::from(is(at, &["of"]) || (ahead.mark)(at, ','));
    }
    let meant = meant?;
    if let Some(year) = word(at).and_then(year) {
        return Some((within(year, meant)?, at + 1));
    }
    // "Early March 2025" is the month.
    let next = |offset: usize| word(at + offset);
    let next_mark = |offset: usize, mark: char| (ahead.mark)(at + offset, mark);
    let (date, taken) =
        word(at).and_then(month).filter(|_| season.is_none()).and_then(|month| month_first(month, &next, &next_mark))?;
    Some((date, at + taken))
}

/// "early", "mid-to-late".
fn rough_word(word: &str) -> Option<Months> {
    match word.split_once("-to-") {
        Some((first, last)) => Some(Months { last: named(Some(last), ROUGH)?.last, ..named(Some(first), ROUGH)? }),
        None => named(Some(word), ROUGH),
    }
}

/// `mid-2024`, `2024-Q2`, `mid-March` has no year.
fn whole_word(word: &str) -> Option<PartialDate> {
    let (first, second) = word.split_once(['-', '\u{2011}'])?;
    match year(first) {
        Some(first) => within(first, is_numbered(second)?),
        None => within(year(second)?, rough_word(first).or_else(|| is_numbered(first))?),
    }
}

/// A year, and the months of it that are meant.
fn within(year: i16, months: Months) -> Option<PartialDate> {
    let month = |month: i8| {
        let (year, month) = match month {
            ..=0 => (year - 1, month + 12),
            1..=12 => (year, month),
            _ => (year + 1, month - 12),
        };
        Date::new(year, month, 1).ok()
    };
    let days = Within::days(month(months.first)?, month(months.last)?.last_of_month())?;
    let days = match months.except {
        Some((first, last)) => days.except(month(first)?, month(last)?.last_of_month()),
        None => days,
    };
    Some(PartialDate::year(year)?.of(Some(days)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use crate::block::Block;
    use crate::mention::date_at;
    use crate::token::tokens;

    #[test]
    fn every_part_is_looked_at() {
        let parts = [super::ROUGH, super::NOUNS, super::SEASONS].into_iter().flatten().map(|(name, _)| *name);
        let names: Vec<&str> = super::ORDINALS.iter().map(|(name, _)| *name).chain(parts).collect();
        assert!(names.iter().all(|name| super::may_begin(name) && super::may_begin(&format!("{name}-to"))));
        assert!(["The", "Q2", "2024-H1", "mid\u{2011}2024"].iter().all(|word| super::may_begin(word)));
        assert!(!["brindle", "a", "2024"].iter().any(|word| super::may_begin(word)));
    }

    /// The value, the first and the last day, and how many tokens it takes.
    fn first(text: &str) -> Option<(String, String, String, usize)> {
        let block = Block::alone(text);
        let tokens = tokens(&block, 0, text.len());
        tokens.first()?;
        date_at(&tokens, 0, text)
            .map(|(date, taken)| (date.to_string(), date.first().to_string(), date.last().to_string(), taken))
    }

    #[test]
    fn parts_of_years() {
        let cases = [
            ("Q2 2024", "2024-04-01", "2024-06-30", 2),
            ("Q4 of 2024", "2024-10-01", "2024-12-31", 3),
            ("2024-Q1 was", "2024-01-01", "2024-03-31", 1),
            ("2024 Q3", "2024-07-01", "2024-09-30", 2),
            ("1st half of 2024", "2024-01-01", "2024-06-30", 4),
            ("H2 2024", "2024-07-01", "2024-12-31", 2),
            ("the second quarter of 2024", "2024-04-01", "2024-06-30", 5),
            ("first half of 2024", "2024-01-01", "2024-06-30", 4),
            ("the last quarter of 2024", "2024-10-01", "2024-12-31", 5),
            ("early 2024", "2024-01-01", "2024-06-30", 2),
            ("Early in 2024", "2024-01-01", "2024-06-30", 3),
            ("mid-2024", "2024-04-01", "2024-09-30", 1),
            ("mid 2024", "2024-04-01", "2024-09-30", 2),
            ("late 2024", "2024-07-01", "2024-12-31", 2),
            ("mid-to-late 2024", "2024-04-01", "2024-12-31", 2),
            ("early to mid 2024", "2024-01-01", "2024-09-30", 4),
            ("the end of 2024", "2024-09-01", "2024-12-31", 4),
            ("summer 2024", "2024-05-01", "2024-10-31", 2),
            ("the summer of 2024", "2024-05-01", "2024-10-31", 4),
            ("late spring 2024", "2024-02-01", "2024-07-31", 3),
            ("the end of the summer of 2024", "2024-05-01", "2024-10-31", 7),
            ("autumn of 2024", "2024-08-01", "2025-01-31", 3),
            ("winter 2024", "2023-11-01", "2025-03-31", 2),
        ];
        for (text, begin, end, taken) in cases {
            assert_eq!(first(text), Some(("2024".to_owned(), begin.to_owned(), end.to_owned(), taken)), "{text}");
        }
        for (text, value, taken) in
            [("early January 2025", "2025-01", 3), ("the end of March 2024", "2024-03", 5), ("mid March 2024", "2024-03", 3)]
        {
            assert_eq!(first(text).map(|(date, _, _, taken)| (date, taken)), Some((value.to_owned(), taken)), "{text}");
        }
    }

    #[test]
    fn what_is_no_part_of_a_year() {
        for text in [
            "fall in 2024",
            "end in 2024",
            "the 2024 report",
            "Q5 2024",
            "third half of 2024",
            "early work",
            "start 2024",
            "the first",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(the|Q2|first|half|of|early|late|mid|-|to|spring|winter|March|2024|[,/ ]| |\\PC){0,12}") {
            let _ = first(&text);
        }

        #[test]
        fn a_part_holds_days_of_its_year(
            part in prop::sample::select(vec!["Q1", "Q2", "Q3", "Q4", "H1", "H2", "early", "mid", "late", "the end of", "spring", "summer", "fall", "winter"]),
            year in 1990i16..2099,
        ) {
            let text = format!("{part} {year}");
            let block = Block::alone(&text);
            let tokens = tokens(&block, 0, text.len());
            let (found, taken) = date_at(&tokens, 0, &text).unwrap();
            prop_assert_eq!((found.year_number(), taken), (year, tokens.len()));
            let days = (1..=12).filter(|month| found.contains(date(year, *month, 15))).count();
            prop_assert!((3..=6).contains(&days), "{} months", days);
        }
    }
}
