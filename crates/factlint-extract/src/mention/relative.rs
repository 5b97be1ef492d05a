//! Dates that are told from the day of writing: "last month", "yesterday", "two years ago", "12 February", "on Wednesday".

use factlint_model::{Comparator, PartialDate, Within};
use jiff::ToSpan;
use jiff::civil::Date;

use super::date::MONTH_WORDS;
use super::item::{Item, What};
use super::{CountMention, DateMention, yearless};
use crate::lexicon::{Lexicon, Likeness};

/// Words for times, of which such a date has one where it names no month and no day of the week.
static TIMES: Lexicon = Lexicon::of(&["yesterday", "today", "ago", "week", "month", "year"]);

/// The days of the week, from the first one on.
pub(crate) static WEEKDAYS: Lexicon =
    Lexicon::of(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);

/// Words of which such a date has one; but for "May", whose small letters are another word.
pub(crate) fn words_of_time() -> impl Iterator<Item = &'static str> {
    let months = MONTH_WORDS.words.iter().filter(|word| **word != "may");
    TIMES.words.iter().chain(WEEKDAYS.words).chain(months).copied()
}

/// All words of which one stands where such a date does.
pub(crate) fn words_that_tell() -> impl Iterator<Item = &'static str> {
    [&POINTS, &MONTH_WORDS, &WEEKDAYS, &UNITS, &TODAY].into_iter().flat_map(|list| list.words).copied()
}

static POINTS: Lexicon = Lexicon::of(&["yesterday", "ago"]);
static UNITS: Lexicon = Lexicon::of(&["day", "days", "week", "weeks", "month", "months", "year", "years"]);
static TODAY: Lexicon = Lexicon::of(&["today"]);

/// Puts dates in the place of words that tell them from the day of writing, where that day is known well enough.
pub(crate) fn relative(items: &mut Vec<Item>, text: &str, written: Written<'_>) {
    if (0..items.len()).any(|at| tells_time(items, at, text)) {
        tell(items, text, written);
    }
}

/// Tells the day of writing: it is read where words tell a date from it.
pub(super) type Written<'a> = &'a dyn Fn() -> Option<PartialDate>;

/// The same of a row that may have such words.
fn tell(items: &mut Vec<Item>, text: &str, written: Written<'_>) {
    let mut at = 0;
    while at < items.len() {
        if !may_begin(&items[at], text) {
            at += 1;
            continue;
        }
        let found = date_at(items, at, text, written).or_else(|| yearless::date_at(items, at, text, written));
        if let Some((date, taken)) = found {
            let (start, end) = (items[at].start, items[at + taken - 1].end);
            let date = Item::new((start, end), false, What::Date(DateMention { date, is_open: false }));
            items.splice(at..at + taken, [date]);
        }
        at += 1;
    }
}

/// Whether such a date may begin with an item, as far as its first letter and its length tell.
fn may_begin(item: &Item, text: &str) -> bool {
    static BEGINNINGS: Lexicon = Lexicon::of(&["yesterday", "today", "last", "this", "a", "an"]);
    static ALL: Likeness = Likeness::of(&[&BEGINNINGS, &WEEKDAYS, &MONTH_WORDS]);
    match item.what {
        What::Count(_) => true,
        // "16th".
        What::Word => ALL.may_have(item.raw_outline()) || text.as_bytes()[item.start].is_ascii_digit(),
        _ => false,
    }
}

/// Whether an item is a word without one of which, where it stands, no date is told from the day of writing.
fn tells_time(items: &[Item], at: usize, text: &str) -> bool {
    static ALL: Likeness = Likeness::of(&[&POINTS, &MONTH_WORDS, &WEEKDAYS, &UNITS, &TODAY]);
    // Most words are like none of them.
    if !ALL.may_have(items[at].raw_outline()) {
        return false;
    }
    let is_one = |words: &Lexicon| items[at].is_one(text, words);
    let is_behind = |words: &Lexicon| at.checked_sub(1).is_some_and(|before| items[before].is_one(text, words));
    is_one(&POINTS)
        || is_one(&MONTH_WORDS)
        || is_one(&WEEKDAYS) && is_behind(&BEFORE_DAYS)
        || is_one(&UNITS) && is_behind(&NEAREST)
        || is_one(&TODAY) && is_behind(&MADE_PUBLIC)
}

/// Words before the name of a day.
static BEFORE_DAYS: Lexicon = Lexicon::of(&["on", "since", "last", "from", "this"]);

/// Words before a unit of time that tell which one is meant.
static NEAREST: Lexicon = Lexicon::of(&["last", "this"]);

/// What is done with a release, before the word "today".
static MADE_PUBLIC: Lexicon = Lexicon::of(&["released", "published", "out", "announced"]);

fn date_at(items: &[Item], at: usize, text: &str, written: Written<'_>) -> Option<(PartialDate, usize)> {
    let word = |at: usize| items.get(at).and_then(|item| item.word(text));
    let is = |at: usize, list: &[&str]| word(at).is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)));
    if is(at, &["yesterday"]) {
        return Unit::Day.back(written()?, 1, false).map(|date| (date, 1));
    }
    // "It was published today"; elsewhere the word says no more than "now".
    if is(at, &["today"]) && at.checked_sub(1).is_some_and(|before| items[before].is_one(text, &MADE_PUBLIC)) {
        return Unit::Day.back(written()?, 0, false).map(|date| (date, 1));
    }
    if let Some(number) = weekday(word(at).unwrap_or_default()) {
        let leads = at.checked_sub(1).is_some_and(|before| items[before].is_one(text, &BEFORE_DAYS));
        if !leads || yearless::is_ahead(&items[..at], text) || yearless::may_be_ahead(&items[..at], text) {
            return None;
        }
        let written = written().filter(|date| date.day_number().is_some())?;
        let day = written.first();
        let back = (i64::from(day.weekday().to_monday_zero_offset()) - number).rem_euclid(7);
        return Unit::Day.back(written, if back == 0 { 7 } else { back }, false).map(|date| (date, 1));
    }
    if items[at].is_one(text, &NEAREST) {
        // "Over the last year" and "later this year" are no dates of what has happened.
        let before = at.checked_sub(1);
        if let Some(found) = weekday(word(at + 1)?).and_then(|_| date_at(items, at + 1, text, written)) {
            return Some((found.0, 2));
        }
        let is_past = !before.is_some_and(|at| is(at, &["the", "later", "of", "within", "every", "each"]));
        let unit = Unit::of(word(at + 1)?).filter(|_| is_past)?;
        return unit.back(written()?, i64::from(is(at, &["last"])), false).map(|date| (date, 2));
    }
    let (number, counted) = match &items[at].what {
        What::Count(CountMention { count, comparator: Comparator::Exact | Comparator::Approx, .. }) => (count.number, 1),
        What::Word if is(at, &["a", "an"]) => (1, 1),
        _ => return None,
    };
    let number = i64::try_from(number).ok().filter(|number| (1..100).contains(number))?;
    let unit = Unit::of(word(at + counted)?).filter(|_| is(at + counted + 1, &["ago"]))?;
    if unit == Unit::Year && is_rounded(items, at, text) {
        return None;
    }
    unit.back(written()?, number, true).map(|date| (date, counted + 2))
}

/// How many days after a Monday the day is that a word names.
fn weekday(word: &str) -> Option<i64> {
    WEEKDAYS.words.iter().position(|day| *day == word).and_then(|at| i64::try_from(at).ok())
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        match word {
            "day" | "days" => Some(Self::Day),
            "week" | "weeks" => Some(Self::Week),
            "month" | "months" => Some(Self::Month),
            "year" | "years" => Some(Self::Year),
            _ => None,
        }
    }

    /// So many units before the day of writing; nothing where that is not known well enough. Who counts back does so roughly:
    /// the value is that of the middle, and the days beside it fit, too.
    fn back(self, written: PartialDate, number: i64, roughly: bool) -> Option<PartialDate> {
        let day = Some(written).filter(|date| date.day_number().is_some()).map(PartialDate::first);
        let month = Some(written).filter(|date| date.month_number().is_some()).map(PartialDate::first);
        let month_of = |day: Date| PartialDate::month(day.year(), day.month());
        let around =
            |first: Date, last: Date, span: jiff::Span| Within::days(first.checked_sub(span).ok()?, last.checked_add(span).ok()?);
        match self {
            Self::Day => day?.checked_sub(number.days()).ok().map(PartialDate::from),
            Self::Week => {
                let middle = day?.checked_sub(number.weeks()).ok()?;
                Some(month_of(middle)?.of(around(middle, middle, 8.days())))
            }
            Self::Month => {
                let found = month_of(month?.checked_sub(number.months()).ok()?)?;
                Some(if roughly { found.of(around(found.first(), found.last(), 1.month())) } else { found })
            }
            Self::Year => {
                let year = written.year_number().checked_sub(i16::try_from(number).ok()?)?;
                let found = PartialDate::year(year)?;
                Some(if roughly { found.of(around(found.first(), found.last(), 6.months())) } else { found })
            }
        }
    }
}

/// "Almost four years ago" is nearer than four years, "nearly a month ago" than a month: who counts so has rounded twice.
fn is_rounded(items: &[Item], at: usize, text: &str) -> bool {
    let before = at.checked_sub(1).and_then(|before| items[before].word(text));
    before.is_some_and(|word| ["almost", "nearly", "about", "around", "roughly", "over"].contains(&word))
        || text[items[at].start..items[at].end].contains(' ')
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::Block;
    use crate::mention::{articles, items};
    use crate::prefilter::{Filter, Signs};
    use crate::token::tokens;

    /// The items of a text that was written on a day.
    pub(crate) fn told(text: &str, written: &str) -> Vec<Item> {
        let block = Block::alone(text);
        let mut row = items(&tokens(&block, 0, text.len()), &block);
        relative(&mut row, text, &|| written.parse().ok());
        row
    }

    fn dates(text: &str, written: &str) -> Vec<String> {
        let date = |item: &Item| match &item.what {
            What::Date(mention) => Some(format!("{} {}..{}", mention.date, mention.date.first(), mention.date.last())),
            _ => None,
        };
        told(text, written).iter().filter_map(date).collect()
    }

    const WORDS: &[&str] = &[
        "yesterday",
        "today",
        "Today",
        "ago",
        "a",
        "an",
        "2",
        "12",
        "16th",
        "two",
        "day",
        "days",
        "week",
        "weeks",
        "Weeks",
        "month",
        "months",
        "year",
        "years",
        "Year",
        "last",
        "Last",
        "this",
        "the",
        "of",
        "on",
        "since",
        "from",
        "in",
        "out",
        "released",
        "published",
        "announced",
        "Monday",
        "monday",
        "Sunday",
        "March",
        "may",
        "May",
        "Dec",
        "Dec.",
        "June",
        "that",
        "same",
        "(",
        ")",
        ",",
        "late",
        "until",
        "next",
        "2024",
        "`this`",
        "\u{2019}s",
    ];

    #[test]
    fn dates_are_counted_back_from_the_day_of_writing() {
        for (text, written, date) in [
            ("out yesterday", "2025-03-01", "2025-02-28 2025-02-28..2025-02-28"),
            ("released last month", "2025-01", "2024-12 2024-12-01..2024-12-31"),
            ("released last year", "2025", "2024 2024-01-01..2024-12-31"),
            ("earlier this year", "2025-03-01", "2025 2025-01-01..2025-12-31"),
            ("released last week", "2025-03-05", "2025-02 2025-02-18..2025-03-06"),
            ("three days ago", "2025-03-05", "2025-03-02 2025-03-02..2025-03-02"),
            ("a month ago", "2025-03", "2025-02 2025-01-01..2025-03-28"),
            ("two years ago", "2025", "2023 2022-07-01..2024-06-30"),
            ("out on 12 February,", "2026-02-16", "2026-02-12 2026-02-12..2026-02-12"),
            ("of December 3rd", "2026-02-16", "2025-12-03 2025-12-03..2025-12-03"),
            ("(8 Feb.) and", "2026-02", "2026-02-08 2026-02-08..2026-02-08"),
            ("out since June.", "2026-08-22", "2026-06 2026-06-01..2026-06-30"),
            ("it came on Wednesday", "2026-03-13", "2026-03-11 2026-03-11..2026-03-11"),
            ("it was published today", "2026-03-13", "2026-03-13 2026-03-13..2026-03-13"),
        ] {
            assert_eq!(dates(text, written), [date], "{text}");
        }
    }

    #[test]
    fn what_is_not_known_well_enough_is_no_date() {
        for (text, written) in [
            ("out yesterday", "2025-03"),
            ("released last month", "2025"),
            ("a week ago", "2025-03"),
            ("over the last year", "2025-03-01"),
            ("later this year", "2025-03-01"),
            ("more than two years ago", "2025"),
            ("almost four years ago", "2019-11-26"),
            ("nearly 4 years ago", "2019-11-26"),
            ("a year from now", "2025"),
            ("out on 12 February", "2026"),
            ("the March release", "2026-02-16"),
            ("as it stands today", "2026-08-01"),
        ] {
            assert!(dates(text, written).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn without_a_word_that_tells_a_time_nothing_is_told(
            words in prop::collection::vec(prop::sample::select(WORDS), 1..7),
            parts in prop::collection::vec("the|The|2|3rd|28th|16TH|of|MAY|may|August|Oct\\.|2024-05-17|'24|2024|,|-|/|h", 1..7),
        ) {
            for text in [words.join(" "), parts.join(" "), parts.concat()] {
                let block = Block::alone(&text);
                let row = items(&tokens(&block, 0, text.len()), &block);
                let mut told = told(&text, "2025-03-05");
                articles(&mut told, &text);
                let is_told = Filter::signs_of_silent(&block).has_any(Signs::TOLD);
                prop_assert!(is_told || row.len() == told.len(), "{}", text);
            }
        }

        #[test]
        fn what_tells_no_time_is_told_nowhere(
            words in prop::collection::vec(prop::sample::select(WORDS), 1..9),
            written in prop::sample::select(vec!["2025-03-05", "2024-12", "2023"]),
        ) {
            let text = words.join(" ");
            let block = Block::alone(&text);
            let mut row = items(&tokens(&block, 0, text.len()), &block);
            tell(&mut row, &text, &|| written.parse().ok());
            let wanted: Vec<_> = row.iter().map(|item| (item.start, item.end)).collect();
            let found: Vec<_> = told(&text, written).iter().map(|item| (item.start, item.end)).collect();
            prop_assert_eq!(found, wanted, "{}", text);
        }

        #[test]
        fn no_text_panics(text in "(last|this|two|99|a| |week|month|years|days|ago|\\PC){0,10}", year in 1i16..9998) {
            let _ = dates(&text, &format!("{year:04}-01-01"));
        }
    }
}
