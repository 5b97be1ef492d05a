//! A number of things in the style of another one.

use factlint_model::Comparator;

use crate::words::with_commas;

/// Keeps commas, the unit with as many decimals, and `+`. A number that was meant as a bound stays one that holds, and a round
/// one stays round where it was not meant exactly. Nothing where the style is not understood ("fifty thousand").
pub(super) fn restyle(old: &str, new: u64, comparator: Comparator) -> Option<String> {
    let plus = if old.ends_with('+') { "+" } else { "" };
    let body = old.trim_end_matches('+').trim_end();
    let end = body.bytes().rposition(|byte| byte.is_ascii_digit())? + 1;
    let (digits, unit) = body.split_at(end);
    let comparator = if plus.is_empty() { comparator } else { Comparator::AtLeast };
    let scale = match unit.trim_start().to_lowercase().as_str() {
        "" => return plain(digits, new, comparator).map(|text| format!("{text}{plus}")),
        "k" | "thousand" => 1_000,
        "m" | "million" => 1_000_000,
        "b" | "bn" | "billion" => 1_000_000_000,
        _ => return None,
    };
    if new < scale {
        return Some(format!("{}{plus}", with_commas(new)));
    }
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit() || byte == b',') {
        return None;
    }
    let steps = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let step = Some(scale / steps).filter(|step| *step > 0)?;
    let number = rounded(new, step, comparator)?;
    let part = number % scale / step;
    let part = if decimals.is_empty() { String::new() } else { format!(".{part:0width$}", width = decimals.len()) };
    Some(format!("{}{part}{unit}{plus}", number / scale))
}

/// A number without a unit.
fn plain(old: &str, new: u64, comparator: Comparator) -> Option<String> {
    if !old.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') {
        return None;
    }
    let number: u64 = old.replace(',', "").parse().ok()?;
    let step = if comparator == Comparator::Exact { 1 } else { roundness(number).min(roundness_of_two_digits(new)) };
    let new = rounded(new, step, comparator)?;
    Some(if old.contains(',') { with_commas(new) } else { new.to_string() })
}

/// The largest power of ten that divides the number.
fn roundness(number: u64) -> u64 {
    let mut step = 1_u64;
    while number > 0 && step <= number / 10 && number.is_multiple_of(step * 10) {
        step *= 10;
    }
    step
}

/// The step that leaves a number two digits.
fn roundness_of_two_digits(number: u64) -> u64 {
    let mut step = 1_u64;
    while number / step >= 100 {
        step *= 10;
    }
    step
}

fn rounded(number: u64, step: u64, comparator: Comparator) -> Option<u64> {
    let down = number / step * step;
    match comparator {
        Comparator::AtLeast => Some(down),
        Comparator::AtMost if down < number => down.checked_add(step),
        Comparator::AtMost => Some(down),
        Comparator::Exact | Comparator::Approx => number.checked_add(step / 2).map(|half| half / step * step),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_keep_their_style() {
        use Comparator::{Approx, AtLeast, AtMost, Exact};
        let cases = [
            ("50,200", Exact, "67,483"),
            ("50200", Exact, "67483"),
            ("50.2k", Exact, "67.5k"),
            ("50.2K", Exact, "67.5K"),
            ("50k", Exact, "67k"),
            ("50k+", AtLeast, "67k+"),
            ("50 k", Exact, "67 k"),
            ("50 thousand", Exact, "67 thousand"),
            ("50,000", Approx, "67,000"),
            ("50,000", AtLeast, "67,000"),
            ("50,000", AtMost, "68,000"),
            ("50,000+", AtLeast, "67,000+"),
            ("50,200", AtLeast, "67,400"),
            ("1.2 million", Exact, "67,483"),
            ("1.2M", Exact, "67,483"),
        ];
        for (old, comparator, new) in cases {
            assert_eq!(restyle(old, 67_483, comparator).as_deref(), Some(new), "{old}");
        }
        assert_eq!(restyle("1.2 million", 1_950_000, Exact).as_deref(), Some("2.0 million"));
        assert_eq!(restyle("1.20M", 1_957_000, Exact).as_deref(), Some("1.96M"));
        assert_eq!(restyle("1.2B", 2_345_678_901, Exact).as_deref(), Some("2.3B"));
        assert_eq!(restyle("999k", 1_200_000, Exact).as_deref(), Some("1200k"));
        assert_eq!(restyle("50.9k", 51_960, AtLeast).as_deref(), Some("51.9k"));
        for odd in ["fifty thousand", "50.200", "5e4", "", "+", "50 200", "1.2.3k"] {
            assert_eq!(restyle(odd, 67_483, Exact), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics_and_a_bound_holds(old in "[0-9,.]{0,5}( ?(k|M|billion))?[+]?|\\PC{0,8}", new in any::<u64>()) {
            for comparator in [Comparator::Exact, Comparator::Approx, Comparator::AtLeast, Comparator::AtMost] {
                let _ = restyle(&old, new, comparator);
            }
        }

        #[test]
        fn a_number_without_a_unit_keeps_to_its_bound(old in 1_u64..1_000_000, new in 1_u64..10_000_000) {
            let at = |comparator| restyle(&old.to_string(), new, comparator).unwrap().parse::<u64>().unwrap();
            prop_assert!(at(Comparator::AtLeast) <= new && at(Comparator::AtMost) >= new);
            prop_assert_eq!(at(Comparator::Exact), new);
            prop_assert!(at(Comparator::Approx).abs_diff(new) * 10 <= new);
        }
    }
}
