//! Dates among the tokens.

use factlint_kinds::seasons::MONTHS;
use factlint_model::PartialDate;

use super::part::{Ahead, HEADS, part_at, year_first};
use super::plain::has_year;
use crate::block::Block;
use crate::lexicon::{Lexicon, Outline};
use crate::token::{Token, TokenKind, tokens};

/// The words that may name a month, in full and cut.
pub(super) static MONTH_WORDS: Lexicon = {
    const WORDS: [&str; 25] = {
        let (mut words, mut at) = (["sept"; 25], 0);
        while at < MONTHS.len() {
            words[at] = MONTHS[at];
            words[MONTHS.len() + at] = MONTHS[at].split_at(3).0;
            at += 1;
        }
        words
    };
    Lexicon::of(&WORDS)
};

/// Whether a word of letters may begin a date, as far as these tell.
pub(super) fn may_begin(word: Outline) -> bool {
    MONTH_WORDS.may_have(word) || HEADS.may_have(word)
}

/// The month that a word names, in full or cut to three or four letters.
pub(super) fn month(word: &str) -> Option<i8> {
    if !(3..=9).contains(&word.len()) || !matches!(word.as_bytes()[0], b'J' | b'F' | b'M' | b'A' | b'S' | b'O' | b'N' | b'D') {
        return None;
    }
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let found =
        MONTHS.iter().position(|name| is(name) || (word.len() == 3 && is(&name[..3])) || (*name == "september" && is("sept")))?;
    // In running text the month of May has a capital letter.
    i8::try_from(found + 1).ok()
}

/// Whether a word names a month.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

pub(super) fn year(word: &str) -> Option<i16> {
    let year: i16 = (word.len() == 4).then(|| word.parse().ok()).flatten()?;
    (1990..2100).contains(&year).then_some(year)
}

/// The day of a month: `20`, `3rd`, `1st`.
pub(super) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let sound = ending.is_empty() || matches!(ending, "st" | "nd" | "rd" | "th");
    (sound && digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// A date that begins at a token: the date, and how many tokens it takes.
pub(crate) fn date_at(tokens: &[Token], index: usize, text: &str) -> Option<(PartialDate, usize)> {
    let word = |offset: usize| tokens.get(index + offset).filter(|t| t.kind == TokenKind::Word).map(|t| t.text(text));
    let mark = |offset: usize, c: char| tokens.get(index + offset).is_some_and(|t| t.kind == TokenKind::Mark(c));
    let first = word(0)?;
    // Without a digit in front it is a month, or a part of a year.
    if !first.starts_with(|c: char| c.is_ascii_digit()) {
        return match month(first) {
            Some(found) => month_first(found, &word, &mark),
            None => part_at(&Ahead { word: &word, mark: &mark }),
        };
    }
    if let Some(found) = numeric(first) {
        return Some((found, 1));
    }
    let joins = |offset: usize| (mark(offset, '/') || mark(offset, '-')) && tokens.get(index + offset).is_some_and(|t| !t.spaced);
    // 2025/02/20, 2025-2-4
    if let (Some(year), true, Some(month), true, Some(day)) = (year(first), joins(1), word(2), joins(3), word(4))
        && let (Ok(month), Ok(day)) = (month.parse(), day.parse())
    {
        return PartialDate::day(year, month, day).map(|date| (date, 5));
    }
    if let Some(day) = day(first)
        && let Some(found) = day_first(day, &word, &mark)
    {
        return Some(found);
    }
    match year(first) {
        Some(year) => year_first(year, word(1)),
        None => part_at(&Ahead { word: &word, mark: &mark }),
    }
}

/// 20 February 2025, 20th of February, 2025, 20. February 2025
fn day_first<'a>(
    day: i8,
    word: &dyn Fn(usize) -> Option<&'a str>,
    mark: &dyn Fn(usize, char) -> bool,
) -> Option<(PartialDate, usize)> {
    let of = usize::from(word(1) == Some("of") || mark(1, '.'));
    let dot = usize::from(mark(2 + of, '.'));
    let comma = usize::from(mark(2 + of + dot, ','));
    let (named, year) = (word(1 + of).and_then(month)?, word(2 + of + dot + comma).and_then(year)?);
    PartialDate::day(year, named, day).map(|date| (date, 3 + of + dot + comma))
}

fn numeric(word: &str) -> Option<PartialDate> {
    // The day of a point in time: `2025-02-20T07:15:00Z`.
    let word = word.get(..10).filter(|_| word.as_bytes().get(10) == Some(&b'T')).unwrap_or(word);
    let bytes = word.as_bytes();
    let iso = bytes.len() >= 7 && bytes[4] == b'-';
    let date: PartialDate = iso.then(|| word.parse().ok()).flatten()?;
    (1990..2100).contains(&date.year_number()).then_some(date)
}

pub(super) fn month_first<'a>(
    named: i8,
    word: &dyn Fn(usize) -> Option<&'a str>,
    mark: &dyn Fn(usize, char) -> bool,
) -> Option<(PartialDate, usize)> {
    let dot = usize::from(mark(1, '.'));
    // February 20, 2025
    if let Some(day) = word(1 + dot).and_then(day) {
        let comma = usize::from(mark(2 + dot, ','));
        if let Some(year) = word(2 + dot + comma).and_then(year) {
            return PartialDate::day(year, named, day).map(|date| (date, 3 + dot + comma));
        }
        return None;
    }
    // February 2025, February of 2025, February, 2025
    let between = dot + usize::from(mark(1 + dot, ',') || word(1 + dot) == Some("of"));
    let year = word(1 + between).and_then(year)?;
    PartialDate::month(year, named).map(|date| (date, 2 + between))
}

/// All dates of a text that name a month at least, with their bytes.
pub(crate) fn dates_in(block: &Block) -> Vec<(PartialDate, usize, usize)> {
    let mut found = Vec::new();
    if !has_year(block.text.as_bytes()) {
        return found;
    }
    let tokens = tokens(block, 0, block.text.len());
    let mut index = 0;
    while index < tokens.len() {
        match date_at(&tokens, index, &block.text) {
            Some((date, taken)) => {
                if date.month_number().is_some() {
                    found.push((date, tokens[index].start, tokens[index + taken - 1].end));
                }
                index += taken;
            }
            None => index += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn first(text: &str) -> Option<(String, usize)> {
        let block = Block::alone(text);
        let tokens = tokens(&block, 0, text.len());
        tokens.first()?;
        date_at(&tokens, 0, text).map(|(date, taken)| (date.to_string(), taken))
    }

    #[test]
    fn dates_in_all_their_forms() {
        let cases = [
            ("2025-02-20", "2025-02-20", 1),
            ("2025-02 and", "2025-02", 1),
            ("2025-2-4", "2025-02-04", 5),
            ("2025/02/20", "2025-02-20", 5),
            ("February 20, 2025", "2025-02-20", 4),
            ("Feb. 20th, 2025", "2025-02-20", 5),
            ("Nov 3 2022", "2022-11-03", 3),
            ("20 February 2025", "2025-02-20", 3),
            ("20th of February, 2025", "2025-02-20", 5),
            ("February 2025", "2025-02", 2),
            ("Sept. 2024", "2024-09", 3),
            ("early 2026", "2026", 2),
            ("2024", "2024", 1),
        ];
        for (text, date, taken) in cases {
            assert_eq!(first(text), Some((date.to_owned(), taken)), "{text}");
        }
        for text in ["may 2024", "February", "31 February 2025", "1.85.0", "1024", "Marching 2025"] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn every_month_is_looked_at() {
        let cut = MONTHS.iter().map(|name| &name[..3]);
        assert!(
            MONTHS.iter().copied().chain(cut).chain(["sept", "The", "Early"]).all(|word| may_begin(Outline::of(word.as_bytes())))
        );
        assert!(MONTHS.iter().all(|name| MONTH_WORDS.has(name) && MONTH_WORDS.has(&name[..3])));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(Feb|2025|20|[-/., ]|of|\\PC){0,12}") {
            let _ = first(&text);
        }
    }
}
