//! Numbers among the tokens, with the words that say how they are meant.

use std::borrow::Cow;

use factlint_model::{Comparator, Count};

use super::spelled;
use crate::fold::lower;
use crate::token::{Token, TokenKind};

/// The number at a token, and how many tokens it takes: `50,200`, `50.2k`, `50 thousand`, "fifty thousand".
pub(crate) fn count_at(tokens: &[Token], index: usize, text: &str) -> Option<(Count, usize)> {
    let word = tokens[index].text(text);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return spelled::number_at(tokens, index, text);
    }
    let next = tokens.get(index + 1).filter(|t| t.kind == TokenKind::Word).map(|t| lower(t.text(text)));
    let factor = match next.as_deref() {
        Some("hundred") => 100,
        Some("thousand" | "k") => 1_000,
        Some("million" | "m") => 1_000_000,
        Some("billion" | "bn") => 1_000_000_000,
        _ => 1,
    };
    if factor > 1 && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        let decimals = word.split_once('.').map_or(0, |(_, after)| after.len());
        return scale(word, decimals, factor).map(|count| (count, 2));
    }
    grouped(tokens, index, text).or_else(|| number(word).map(|(count, _)| (count, 1)))
}

/// "60 500 stars": groups of three digits with a space between.
fn grouped(tokens: &[Token], index: usize, text: &str) -> Option<(Count, usize)> {
    const COUNTED: &[&str] = &["stars", "stargazers", "downloads", "crates", "responses", "respondents", "people", "dependents"];
    let digits = |at: usize| tokens.get(at).map(|token| token.text(text)).filter(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let first = digits(index).filter(|word| word.len() <= 3 && !word.starts_with('0'))?;
    // Most numbers are one group.
    digits(index + 1).filter(|group| group.len() == 3)?;
    let mut number = first.to_owned();
    let mut end = index + 1;
    let mut is_narrow = true;
    while let Some(group) = digits(end).filter(|group| group.len() == 3) {
        let space = text.get(tokens[end - 1].end..tokens[end].start)?;
        if space.chars().count() != 1 {
            break;
        }
        is_narrow &= !space.is_ascii();
        number.push_str(group);
        end += 1;
    }
    let is_counted = tokens.get(end).is_some_and(|next| COUNTED.contains(&&*lower(next.text(text))));
    (end > index + 1 && (is_narrow || is_counted)).then(|| Some((number.parse().ok()?, end - index))).flatten()
}

/// A number in digits, and whether it carries its own unit (`50.2k`).
fn number(word: &str) -> Option<(Count, bool)> {
    let digits = word.trim_end_matches(['k', 'K', 'm', 'M', 'b', 'B']);
    let unit = match &word[digits.len()..] {
        "" => 1,
        "k" | "K" => 1_000,
        "m" | "M" => 1_000_000,
        "b" | "B" => 1_000_000_000,
        _ => return None,
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if unit > 1 {
        let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
        return scale(digits, decimals, unit).map(|count| (count, true));
    }
    let plain = if digits.contains(',') { Cow::Owned(digits.replace(',', "")) } else { Cow::Borrowed(digits) };
    plain.parse().ok().map(|count| (count, false))
}

fn scale(digits: &str, decimals: usize, unit: u64) -> Option<Count> {
    let plain: String = digits.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let number: u64 = plain.parse().ok()?;
    let divisor = 10u64.checked_pow(u32::try_from(decimals).ok()?)?;
    let step = (unit / divisor).max(1);
    unit.is_multiple_of(divisor).then(|| number.checked_mul(step)).flatten().map(|number| Count { number, step })
}

/// How a number or a version is meant, by the words before it, and where those begin.
pub(crate) fn meant(tokens: &[Token], index: usize, text: &str) -> (Comparator, usize) {
    let word = |back: usize| index.checked_sub(back).map(|i| lower(tokens[i].text(text)));
    let one = word(1);
    let by_two = match (word(2).as_deref(), one.as_deref()) {
        (Some("more" | "greater"), Some("than")) | (Some("at"), Some("least")) => Some(Comparator::AtLeast),
        (Some("upwards" | "north" | "excess"), Some("of")) => Some(Comparator::AtLeast),
        (Some("fewer" | "less"), Some("than")) | (Some("up"), Some("to")) | (Some("at"), Some("most")) => {
            Some(Comparator::AtMost)
        }
        (Some("close"), Some("to")) | (Some("more"), Some("or")) => Some(Comparator::Approx),
        _ => None,
    };
    if let Some(comparator) = by_two {
        return (comparator, index - 2);
    }
    let by_one = match one.as_deref() {
        Some("~" | "≈" | "about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "circa" | "some") => {
            Some(Comparator::Approx)
        }
        // "Passed 100,000": it was so, and the number has grown since.
        Some("over" | "exceeding" | "above" | "surpassing" | "exceeds" | "≥") => Some(Comparator::AtLeast),
        Some("passed" | "crossed" | "surpassed" | "exceeded" | "topped") => return (Comparator::AtLeast, index),
        Some("under" | "below" | "≤") => Some(Comparator::AtMost),
        _ => None,
    };
    by_one.map_or((Comparator::Exact, index), |comparator| (comparator, index - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_know_their_rounding() {
        let read = |word: &str| number(word).map(|(count, _)| (count.number, count.step));
        assert_eq!(read("50,200"), Some((50_200, 1)));
        assert_eq!(read("50.2k"), Some((50_200, 100)));
        assert_eq!(read("50k"), Some((50_000, 1_000)));
        assert_eq!(read("1.5M"), Some((1_500_000, 100_000)));
        assert_eq!(read("50.2"), None);
        assert_eq!(read("kk"), None);
        assert_eq!(read("99999999999999999999"), None);
    }
}
