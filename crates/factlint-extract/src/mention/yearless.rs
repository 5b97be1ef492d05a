//! Dates without a year: "16 April", "the 28th of May", "in August". They mean the last such day or month before the writing.

use factlint_model::PartialDate;

use super::date::{day, month, year};
use super::item::{Item, What};
use super::relative::Written;

/// Words before a month that make it a time: without a day beside it a month needs one.
const BEFORE: &[&str] = &[
    "in",
    "since",
    "from",
    "during",
    "until",
    "of",
    "by",
    "early",
    "mid",
    "late",
    "around",
    "back",
    "last",
    "this",
    "end",
    "beginning",
    "start",
    "through",
    "throughout",
    "published",
    "released",
];

/// Takes away the article before a day: "the 28th of May".
pub(crate) fn articles(items: &mut Vec<Item>, text: &str) {
    for at in (1..items.len()).rev() {
        let is_day = |item: &Item| {
            let words = &text[item.start..item.end];
            let digits = words.bytes().take_while(u8::is_ascii_digit).count();
            (1..=2).contains(&digits) && words[digits..].starts_with(char::is_alphabetic)
        };
        if matches!(items[at].what, What::Date(_)) && is_day(&items[at]) && items[at - 1].is_word(text, "the") {
            items.remove(at - 1);
        }
    }
}

/// The date that begins at an item, and how many items it takes.
pub(super) fn date_at(items: &[Item], at: usize, text: &str, written: Written<'_>) -> Option<(PartialDate, usize)> {
    let word = |at: usize| items.get(at).and_then(|item| item.word(text));
    let is = |at: usize, list: &[&str]| word(at).is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)));
    let day_of = |at: usize| {
        let item = items.get(at).filter(|item| matches!(item.what, What::Word | What::Count(_)) && !item.code)?;
        day(&text[item.start..item.end])
    };
    // 16 April, 16th of April
    if let Some(number) = day_of(at) {
        let of = usize::from(is(at + 1, &["of"]));
        let named = word(at + 1 + of).and_then(month)?;
        return told(items, at + 2 + of, text, |year| PartialDate::day(year, named, number), written)
            .map(|(date, end)| (date, end - at));
    }
    let named = word(at).and_then(month)?;
    // April 16, Apr. 16th
    let dot = usize::from(items.get(at + 1).is_some_and(|item| item.is_mark('.')));
    if let Some(number) = day_of(at + 1 + dot) {
        // "April 16 crates": a number of something.
        return told(items, at + 2 + dot, text, |year| PartialDate::day(year, named, number), written)
            .map(|(date, end)| (date, end - at));
    }
    let before = at.checked_sub(1)?;
    let bracketed =
        items[before].is_mark('(') && items.get(at + 1).is_some_and(|next| matches!(next.what, What::Mark(')' | ',')));
    // "Last November" is one date.
    let whole = word(at).is_some_and(|word| word.len() > 3 || word == "May");
    (whole && (bracketed || is(before, BEFORE)))
        .then(|| told(items, at + 1, text, |year| PartialDate::month(year, named), written))
        .flatten()
        .map(|(date, end)| (date, end - at))
}

/// The date of the last year in which it lies before the writing, or of the year that words behind it tell ("last year").
fn told(
    items: &[Item],
    end: usize,
    text: &str,
    date: impl Fn(i16) -> Option<PartialDate>,
    written: Written<'_>,
) -> Option<(PartialDate, usize)> {
    let is = |at: usize, word: &str| items.get(at).is_some_and(|item| item.is_word(text, word));
    // Of another year: the words for it were read before.
    if matches!(items.get(end).map(|item| &item.what), Some(What::Date(_))) {
        return None;
    }
    let written = written().filter(|date| date.month_number().is_some())?;
    let year = match last_year(&text[..items[end - 1].start]) {
        // A text that tells of another year goes on with that one where it says so, and else leaves it open.
        Some((at, told)) if told != written.year_number() => {
            let same = ["of", "that", "the", "same", "year"];
            let taken = (end..items.len()).take_while(|at| same.iter().any(|word| is(*at, word))).count();
            let is_same = taken > 1 && is(end + taken - 1, "year");
            if at < items.first()?.start || !is_same {
                return None;
            }
            return Some((date(told)?, end + taken));
        }
        _ => written.year_number(),
    };
    // "Of the following year": of one that has to be counted.
    if is(end, "of") && (is(end + 1, "the") || is(end + 1, "that")) && (is(end + 3, "year") || is(end + 2, "year")) {
        return None;
    }
    let of = usize::from(is(end, "of"));
    if is(end + of + 1, "year") && (is(end + of, "last") || is(end + of, "this")) {
        let back = i16::from(is(end + of, "last"));
        return Some((date(year - back)?, end + of + 2));
    }
    if may_be_ahead(&items[..end], text) {
        return None;
    }
    let past = |date: &PartialDate| date.first() <= written.last();
    let found = if is_ahead(&items[..end], text) {
        date(year).filter(|date| date.last() >= written.first()).or_else(|| date(year.checked_add(1)?))?
    } else {
        date(year).filter(past).or_else(|| date(year.checked_sub(1)?))?
    };
    // Who writes on the fifth of January of a January may mean the one before.
    let is_now = found.day_number().is_none() && written.day_number().is_some() && found.contains(written.first());
    // "In March 2021 …, and on 20 June …": the year may be that one.
    let is_of_another = items[..end].iter().any(|item| {
        let has_year = text[item.start..item.end].split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        matches!(&item.what, What::Date(mention) if has_year && mention.date.year_number() != found.year_number())
    });
    (!is_now && !is_of_another).then_some((found, end))
}

/// Verbs of what is to come.
const AHEAD: &[&str] =
    &["will", "ships", "lands", "arrives", "scheduled", "planned", "slated", "due", "expected", "upcoming", "shall"];

/// Whether the clause up to here speaks of what is to come: "1.85, which ships on 20 February".
pub(super) fn is_ahead(items: &[Item], text: &str) -> bool {
    let clause = items.iter().rev().take_while(|item| !matches!(item.what, What::Mark(',' | ';' | '(' | ':')));
    clause.filter_map(|item| item.word(text)).any(|word| AHEAD.contains(&word))
}

/// "1.85 comes out on 20 February", "is out on Thursday": whether the clause up to here says of now what may be to come, or told as if
/// it were so.
pub(super) fn may_be_ahead(items: &[Item], text: &str) -> bool {
    const COMES: &[&str] = &["comes", "come", "coming", "goes", "going", "is"];
    let is = |item: &Item, words: &[&str]| words.iter().any(|word| item.is_word(text, word));
    let clause = items.iter().rposition(|item| matches!(item.what, What::Mark(',' | ';' | '(' | ':'))).map_or(0, |at| at + 1);
    items[clause..].windows(3).any(|run| is(&run[0], COMES) && is(&run[1], &["out"]) && is(&run[2], &["on", "this"]))
        || items[clause..].windows(2).any(|run| is(&run[0], &["coming"]) && is(&run[1], &["on"]))
}

/// The last year that a text names, and where it stands.
fn last_year(text: &str) -> Option<(usize, i16)> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).rev();
    // "The 2024 edition" is none.
    let names = |word: &str| {
        let behind = &text[word.as_ptr() as usize - text.as_ptr() as usize + word.len()..];
        behind.trim_start().get(..7).is_some_and(|next| next.eq_ignore_ascii_case("edition"))
    };
    let found = words.into_iter().find(|word| word.len() == 4 && year(word).is_some_and(|year| year < 2100) && !names(word))?;
    Some((found.as_ptr() as usize - text.as_ptr() as usize, year(found)?))
}

#[cfg(test)]
mod tests {
    use super::super::relative::tests::told;
    use super::*;

    fn dates(text: &str, written: &str) -> Vec<String> {
        let date = |item: &Item| match &item.what {
            What::Date(mention) => Some(mention.date.to_string()),
            _ => None,
        };
        told(text, written).iter().filter_map(date).collect()
    }

    #[test]
    fn a_day_or_month_without_a_year_is_the_last_one() {
        for (text, written, date) in [
            ("shipped on 16 April", "2026-06-18", "2026-04-16"),
            ("the 28th of May", "2026-06-18", "2026-05-28"),
            ("out on July 25th", "2025-09-09", "2025-07-25"),
            ("on Dec. 3", "2025-09-09", "2024-12-03"),
            ("since January", "2025-03-14", "2025-01"),
            ("in November", "2025-03", "2024-11"),
            ("last November", "2026-06-18", "2025-11"),
            ("0.9 (July) is", "2025-09-09", "2025-07"),
            ("17 October last year", "2025-11-03", "2024-10-17"),
            ("in May", "2025-09-09", "2025-05"),
            ("in 1.85, which ships on Feb 20", "2024-12-18", "2025-02-20"),
            ("it will come with 1.24 in February", "2017-12-21", "2018-02"),
            ("it is due in May", "2025-03-09", "2025-05"),
        ] {
            assert_eq!(dates(text, written), [date], "{text}");
        }
    }

    #[test]
    fn other_words_are_no_months() {
        for (text, written) in [
            ("it may 3 times", "2025-09-09"),
            ("March on", "2025-09-09"),
            ("May I use it", "2025-09-09"),
            ("on 16 April", "2025"),
            ("an August body", "2025-09-09"),
            ("31 crates", "2025-09-09"),
        ] {
            assert!(dates(text, written).is_empty(), "{text}");
        }
    }
}
