//! Which digits of a text can be a number with a unit, told by what stands around them: most cannot.

use super::hedge::hedge;
use super::{Number, each_spelled, range_at, scale_at, small, spelled_at, unit_at};
use crate::eights::{before, digits, eight_at, next_digit, others};

/// Whether some digits of a text may be a number with a unit, or the end of one. Of a part of it between white space the same is so.
/// [Words for numbers](super::spelled_words) are not looked for.
#[must_use]
pub fn may_hold_quantity(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        let end = digits_end(bytes, start);
        if may_end_number(bytes, start)
            && (has_unit_before(bytes, start) || may_lead_to_unit(&bytes[end..]) && leads_to_unit(text, start, end))
        {
            return true;
        }
        at = end;
    }
    false
}

/// Whether a word for a number in a text may have a unit. Of a part of it between white space the same is so.
#[must_use]
pub fn may_hold_spelled_quantity(text: &str) -> bool {
    each_spelled(text).filter_map(|at| spelled_at(text, at)).any(|number| {
        let before = text[..number.start].trim_end();
        let unit = unit_at(text, &number, "", &|| hedge(before).is_some());
        // Cut off before what follows, millions are a number of things.
        unit.is_some() || number.scaled || before.ends_with('=') || range_at(text, number.end).is_some()
    })
}

/// Whether digits have a unit behind them, or are a range with a number in words. What is before them may be anything.
fn leads_to_unit(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let (scale, scaled_end) = scale_at(text, end);
    // Cut off before what follows, millions are a number of things.
    if scale >= 1e6 {
        return true;
    }
    let plus = bytes.get(scaled_end) == Some(&b'+');
    let decimals = start > 0 && bytes[start - 1] == b'.';
    let first = if decimals { digits_start(bytes, start - 1) } else { start };
    // A separator between groups of digits may be white space that is not of ASCII.
    let is_grouped = || {
        let before = text[..first].trim_end_matches([',', ' ', '\u{a0}', '\u{2009}', '\u{202f}']);
        before.len() < first && before.ends_with(|c: char| c.is_ascii_digit())
    };
    let number = Number {
        start,
        end: scaled_end + usize::from(plus),
        number: small(&text[start..end]).filter(|_| !decimals).map_or(0.0, f64::from),
        step: 1.0,
        decimals,
        money: None,
        spelled: false,
        is_count: scale > 1.0 || plus || decimals && is_grouped(),
        scaled: scale > 1.0,
        plus,
    };
    unit_at(text, &number, "", &|| true).is_some() || range_at(text, number.end).is_some_and(|second| second.spelled)
}

/// Where the digits end that begin at a place.
fn digits_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        // Behind the end of the text is none.
        let others = others(digits(eight_at(bytes, at)));
        if others != 0 {
            return at + before(others);
        }
        at += 8;
    }
}

fn digits_start(bytes: &[u8], end: usize) -> usize {
    bytes[..end].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1)
}

/// Whether digits that begin here may be a number or the last of its digits, and no part of a name, a version or an address.
fn may_end_number(bytes: &[u8], start: usize) -> bool {
    match bytes[..start] {
        // The decimals of a number: two dots make a version.
        [.., digit, b'.'] if digit.is_ascii_digit() => may_begin_number(&bytes[..digits_start(bytes, start - 1)]),
        [.., b'.'] => false,
        ref before => may_begin_number(before),
    }
}

/// Whether a number may begin behind these bytes.
fn may_begin_number(before: &[u8]) -> bool {
    match before.last() {
        // What is behind a scale was not joined to the number: `5k2`.
        Some(b'.' | b'_' | b'#' | b'@' | b'/' | b':' | b'\'') => false,
        Some(byte) => !byte.is_ascii_alphabetic() || matches!(byte | 32, b'k' | b'm' | b'b' | b'n' | b'd'),
        None => true,
    }
}

/// Whether what stands behind digits may be a unit, or begin a noun phrase.
fn may_lead_to_unit(behind: &[u8]) -> bool {
    let behind = behind.strip_prefix(b"+").unwrap_or(behind);
    match behind.trim_ascii_start() {
        [b'-', next, ..] => !next.is_ascii_digit(),
        [byte, ..] => byte.is_ascii_alphabetic() || !byte.is_ascii() || matches!(byte, b'%' | b'\''),
        [] => false,
    }
}

/// Whether the sign of a currency or `n=` may stand before digits.
fn has_unit_before(bytes: &[u8], start: usize) -> bool {
    let before = &bytes[..start];
    before.last().is_some_and(|byte| *byte == b'$' || !byte.is_ascii()) || before.trim_ascii_end().ends_with(b"=")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn digits_are_those_that_are_found_byte_by_byte(text in prop::collection::vec(any::<u8>(), 0..40), digits in "[0-9/:]{0,20}", cut in 0_usize..40) {
            let text = [&text[..cut.min(text.len())], digits.as_bytes(), &text[cut.min(text.len())..]].concat();
            for at in 0..=text.len() {
                let digit = text[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset);
                prop_assert_eq!(next_digit(&text, at), digit);
                let end = text[at..].iter().position(|byte| !byte.is_ascii_digit()).map_or(text.len(), |length| at + length);
                prop_assert_eq!(digits_end(&text, at), end);
            }
        }
    }
}
