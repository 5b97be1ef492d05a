//! Ranges of values: "2019 to 2021", "between 1.70 and 1.75", "50,000 to 60,000".

use factlint_model::Count;

use super::count::count_at;
use super::date::month;
use super::item::{Item, What};
use super::own::Owner;
use crate::token::{Token, TokenKind};

/// Words between the ends of a range.
const TO: &[&str] = &["to", "through", "until", "till", "thru"];

/// Marks the dates that are ends of a longer time.
pub(super) fn dates(items: &mut [Item], text: &str) {
    let is_date = |item: &Item| matches!(item.what, What::Date(_));
    for at in 0..items.len() {
        if !is_date(&items[at]) {
            continue;
        }
        let is_end = ends(items, at, is_date, text) || at > 1 && joins(items, at - 1, text) && is_month(&items[at - 2], text);
        if let What::Date(mention) = &mut items[at].what {
            mention.is_open = is_end;
        }
    }
}

/// "January to March 2024": a month that has its year elsewhere.
fn is_month(item: &Item, text: &str) -> bool {
    item.word(text).and_then(month).is_some()
}

/// Whether the version is an end of a range: what is said of the range is not said of it.
pub(crate) fn is_end_of_range(items: &[Item], at: usize, text: &str) -> bool {
    let is_of_rust =
        |item: &Item| matches!(&item.what, What::Version(mention) if matches!(mention.owner, Some((Owner::Rust, _))));
    let of_rust = items.get(at).is_some_and(is_of_rust);
    // "1.39 to 1.47 - Rust 1.70" is no range up to 1.70.
    let is_version = |item: &Item| match &item.what {
        What::Version(mention) => mention.owner.is_none() || of_rust == is_of_rust(item),
        What::Bound(_) => true,
        _ => false,
    };
    let is_word = |at: Option<usize>, word: &str| at.and_then(|at| items.get(at)).is_some_and(|item| item.is_word(text, word));
    // "From 1.70 to 1.75" goes from one to the other; "1.70 to 1.75" is all of them.
    let goes = is_word(at.checked_sub(1), "from") || is_word(at.checked_sub(3), "from");
    !goes && ends(items, at, is_version, text)
}

/// Whether an item stands at an end of a range of its sort.
fn ends(items: &[Item], at: usize, is_alike: impl Fn(&Item) -> bool, text: &str) -> bool {
    let alike = |at: Option<usize>| at.and_then(|at| items.get(at)).is_some_and(&is_alike);
    let between = |at: Option<usize>| at.and_then(|at| items.get(at)).is_some_and(|item| item.is_word(text, "between"));
    let and = |at: usize| items.get(at).is_some_and(|item| item.is_word(text, "and"));
    let is_low = alike(Some(at + 2)) && (joins(items, at + 1, text) || (and(at + 1) && between(at.checked_sub(1))));
    let is_high =
        at > 1 && alike(at.checked_sub(2)) && (joins(items, at - 1, text) || (and(at - 1) && between(at.checked_sub(3))));
    is_low || is_high
}

/// Whether what stands here joins the ends of a range.
fn joins(items: &[Item], at: usize, text: &str) -> bool {
    items.get(at).is_some_and(|item| item.is_mark('-') || TO.iter().any(|word| item.is_word(text, word)))
}

/// The lower end of a range of numbers that begins at a token, with how many tokens the range takes: "50,000 to 60,000",
/// "between 2 and 3 million", "10-20".
pub(super) fn counts(tokens: &[Token], index: usize, (low, taken): (Count, usize), text: &str) -> Option<(Count, usize)> {
    let word = |at: usize| tokens.get(at).filter(|token| token.kind == TokenKind::Word).map(|token| token.text(text));
    let before = index.checked_sub(1).and_then(word).unwrap_or_default();
    let at = index + taken;
    let dash = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark('-') && !token.spaced)
        && tokens.get(at + 1).is_some_and(|token| !token.spaced);
    let to = word(at) == Some("to") && !before.eq_ignore_ascii_case("from");
    let and = word(at) == Some("and") && before.eq_ignore_ascii_case("between");
    if !(dash || to || and) {
        return None;
    }
    tokens.get(at + 1).filter(|token| token.kind == TokenKind::Word)?;
    let (high, more) = count_at(tokens, at + 1, text)?;
    // "2 to 3 million": the unit is that of both.
    let unit = [1_000_000_000, 1_000_000, 1_000].into_iter().find(|unit| high.step >= unit / 10 && high.number >= *unit);
    let scaled = unit.filter(|_| low.number < high.number && low.number < 1_000 && low.step == 1);
    let low = match scaled.and_then(|unit| low.number.checked_mul(unit)).filter(|scaled| *scaled < high.number) {
        Some(number) => Count { number, step: high.step },
        None => low,
    };
    (low.number < high.number).then_some((low, taken + 1 + more))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::Block;
    use crate::mention::items;
    use crate::token::tokens;

    fn row(text: &str) -> Vec<Item> {
        let block = Block::alone(text);
        items(&tokens(&block, 0, text.len()), &block)
    }

    /// The numbers of a text, each with how it is meant.
    fn numbers(text: &str) -> Vec<String> {
        let count = |item: &Item| match &item.what {
            What::Count(mention) => Some(format!("{} {:?}", mention.count.number, mention.comparator)),
            _ => None,
        };
        row(text).iter().filter_map(count).collect()
    }

    #[test]
    fn a_range_of_numbers_says_its_lower_end() {
        for (text, lowest) in [
            ("50,000 to 60,000 stars", "50000 AtLeast"),
            ("between 50,000 and 60,000 stars", "50000 AtLeast"),
            ("2 to 3 million downloads", "2000000 AtLeast"),
            ("10-20 dependents", "10 AtLeast"),
            ("50k\u{2013}60k stars", "50000 AtLeast"),
        ] {
            assert_eq!(numbers(text), [lowest], "{text}");
        }
        assert_eq!(numbers("from 500 to 5,000 stars"), ["500 Exact", "5000 Exact"]);
        assert_eq!(numbers("800 and 900 stars"), ["800 Exact", "900 Exact"]);
    }

    #[test]
    fn dates_of_a_longer_time_are_open() {
        let open = |text: &str| -> Vec<bool> {
            let date = |item: &Item| match &item.what {
                What::Date(mention) => Some(mention.is_open),
                _ => None,
            };
            row(text).iter().filter_map(date).collect()
        };
        for text in ["2019 to 2021", "(2019\u{2013}2021)", "between May 2019 and June 2021", "2019 through 2021"] {
            assert_eq!(open(text), [true, true], "{text}");
        }
        assert_eq!(open("January to March 2024"), [true]);
        assert_eq!(open("in 2019 and 2021"), [false, false]);
    }

    #[test]
    fn versions_at_the_ends_of_a_range() {
        let ends = |text: &str| -> Vec<bool> {
            let row = row(text);
            let versions = (0..row.len()).filter(|at| matches!(row[*at].what, What::Version(_)));
            versions.map(|at| is_end_of_range(&row, at, text)).collect()
        };
        assert_eq!(ends("Rust 1.70 to 1.75"), [true, true]);
        assert_eq!(ends("between 1.70 and 1.75"), [true, true]);
        assert_eq!(ends("from 1.70 to 1.75"), [false, false]);
        assert_eq!(ends("1.70 and 1.75"), [false, false]);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(50|2|k|million|between|to|and|-|2019|1.70| |\\PC){0,12}") {
            let row = row(&text);
            prop_assert!((0..row.len()).filter(|at| is_end_of_range(&row, *at, &text)).count() <= row.len());
        }
    }
}
