//! Numbers with their unit in running text: `25 %`, `1,106 crates`, `30 minutes to 2 minutes`, `$2.1B`.
//!
//! The same reading serves the document and the page that it cites, so that both are compared in one form.

mod scan;
mod unit;

use factlint_model::Comparator;

pub use scan::{has_quantity, may_hold_quantity, may_hold_spelled_quantity, quantities, spelled_words};
pub use unit::Unit;

/// A number with its unit, or a range of two.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its first byte, with the words that say how it is meant.
    pub start: usize,
    /// The first byte of the number itself.
    pub number_start: usize,
    /// The byte behind the unit.
    pub end: usize,
    /// The number, in full ("2 million" is 2,000,000).
    pub number: f64,
    /// The other end of a range.
    pub to: Option<f64>,
    /// The step of the last digit that was written.
    pub step: f64,
    /// What it counts.
    pub unit: Unit,
    /// How it is meant.
    pub comparator: Comparator,
}

/// Rounding in the last place of a double is no difference.
const HAIR: f64 = 1e-9;

impl Quantity {
    /// The written form of the number with its unit, without the words that say how it is meant.
    #[must_use]
    pub fn written(&self, text: &str) -> String {
        let run = text.get(self.number_start..self.end).unwrap_or_default();
        let run = run
            .replace(['\u{a0}', '\u{2009}', '\u{202f}'], " ")
            .replace('\u{d7}', "x")
            .replace(['\u{2013}', '\u{2014}'], "-")
            .replace('+', "");
        let mut words: Vec<String> = run.split_whitespace().map(str::to_owned).collect();
        if let Some(number) = words.first().and_then(|first| scan::spelled(first)) {
            words[0] = number.to_string();
        }
        self.unit.tidy(&words.join(" "))
    }

    /// Whether both count the same thing, as far as their units tell.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.unit.is_like(&other.unit) && self.to.is_some() == other.to.is_some()
    }

    /// Whether the other number is the one that is claimed, at the precision of the author.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        if !self.unit.is_like(&other.unit) {
            return false;
        }
        match (self.to, other.to) {
            (Some(to), Some(other_to)) => self.near(self.number, other, other.number) && self.near(to, other, other_to),
            (None, None) => self.one(other),
            _ => false,
        }
    }

    fn one(&self, other: &Self) -> bool {
        let (own, actual) = (self.number * self.unit.factor(), other.number * other.unit.factor());
        self.near(self.number, other, other.number)
            || match self.comparator {
                Comparator::Approx => (own - actual).abs() <= actual.abs() * 0.1 + HAIR,
                // "Over 50 %" of a page that has 53 %: the author rounded down, but not to another number altogether.
                Comparator::AtLeast => own <= actual && own >= actual * 0.85,
                Comparator::AtMost => own >= actual && own <= actual * 1.15,
                Comparator::Exact => false,
            }
    }

    /// Whether the numbers are equal, or the claimed one is the other, rounded.
    fn near(&self, own: f64, other: &Self, actual: f64) -> bool {
        let (own, actual) = (own * self.unit.factor(), actual * other.unit.factor());
        let step = self.step * self.unit.factor();
        let close = (own - actual).abs();
        close <= HAIR * own.abs().max(1.0) || (step > other.step * other.unit.factor() && close <= step / 2.0 + HAIR)
    }

    /// Whether the number by itself tells it from others: many digits, or decimals.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        let digits = |number: f64| format!("{number}").trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
        let large = matches!(self.unit, Unit::Things(_)) && self.number >= 1_000.0;
        large || digits(self.number) >= 3 || self.to.is_some_and(|to| digits(self.number) + digits(to) >= 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Quantity {
        let mut found = quantities(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.remove(0)
    }

    #[test]
    fn a_claimed_number_is_the_other_one_at_its_own_precision() {
        for (claimed, actual) in [
            ("25%", "25 percent"),
            ("about 70 %", "69%"),
            ("over 3,700 responses", "3 718 responses"),
            ("52%", "52.4%"),
            ("1,754 crates", "1754 public crates"),
            ("30 minutes to 2 minutes", "30 to 2 minutes"),
            ("4x", "4 times faster"),
            ("one trillion requests", "1 trillion requests"),
            ("2 minutes", "120 seconds"),
            ("$2.1B", "$2.1 billion"),
        ] {
            assert!(one(claimed).agrees(&one(actual)), "{claimed} / {actual}");
        }
        for (claimed, actual) in [
            ("25%", "26%"),
            ("25%", "25 crates"),
            ("52.4%", "52%"),
            ("about 70%", "90%"),
            ("over 50%", "49%"),
            ("11-40%", "11%"),
            ("4 percentage points", "4%"),
        ] {
            assert!(!one(claimed).agrees(&one(actual)), "{claimed} / {actual}");
        }
    }

    #[test]
    fn the_written_form_is_tidy() {
        for (text, written) in [
            ("roughly 25 %", "25%"),
            ("a 1,106-crate workspace", "1,106 crates"),
            ("~4\u{d7} lower", "4x"),
            ("from 30 minutes to 2 minutes", "30 minutes to 2 minutes"),
            ("over one trillion requests", "1 trillion requests"),
            ("n=3,700+", "3,700 responses"),
            ("15 percent", "15 percent"),
        ] {
            assert_eq!(one(text).written(text), written);
        }
    }
}
