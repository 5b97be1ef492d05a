//! Numbers of things, with the rounding that the author used.

use std::fmt;
use std::str::FromStr;

/// A number of things, and the step to which it was rounded: `50.2k` is 50,200 to the nearest 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Count {
    /// The number.
    pub number: u64,
    /// The step of the last digit that was written, at least 1.
    pub step: u64,
}

/// What was read is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a count: expected digits only")]
pub struct NotACount;

impl Count {
    /// A number that was written to the last digit.
    #[must_use]
    pub fn exact(number: u64) -> Self {
        Self { number, step: 1 }
    }

    /// Whether the true number lies within 2 %, or within the rounding of the author, whichever is wider (counts that move
    /// daily, design section 2).
    #[must_use]
    pub fn agrees(self, actual: u64) -> bool {
        let off = self.number.abs_diff(actual);
        off.saturating_mul(50) <= actual.max(1) || (self.step > 1 && off.saturating_mul(2) <= self.step)
    }

    /// Whether the true number lies within 10 %: "about", "~", "nearly".
    #[must_use]
    pub fn about(self, actual: u64) -> bool {
        self.number.abs_diff(actual).saturating_mul(10) <= actual.max(1)
    }
}

impl FromStr for Count {
    type Err = NotACount;

    fn from_str(text: &str) -> Result<Self, NotACount> {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten().map(Self::exact).ok_or(NotACount)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerance_is_two_percent_or_the_rounding() {
        let fifty_k = Count { number: 50_000, step: 1_000 };
        assert!(fifty_k.agrees(49_500) && fifty_k.agrees(50_500));
        assert!(Count::exact(50_000).agrees(50_900) && !Count::exact(50_000).agrees(52_000));
        assert!(Count { number: 2_000, step: 1_000 }.agrees(2_400));
        assert!(Count::exact(100).about(110) && !Count::exact(100).about(120));
        assert!("50,200".parse::<Count>().is_err());
    }
}
