//! Which digits of a text can be a number with a unit, told by the bytes around them: most cannot.

/// Whether some digits of a text may be a number with a unit, or the end of one. Of a part of it between white space the same is so.
/// [Words for numbers](super::spelled_words) are not looked for.
#[must_use]
pub fn may_hold_quantity(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        let end = digits_end(bytes, start);
        if may_end_number(bytes, start) && (may_lead_to_unit(&bytes[end..]) || has_unit_before(bytes, start)) {
            return true;
        }
        at = end;
    }
    false
}

/// Where the next digit stands from a place on.
fn next_digit(bytes: &[u8], mut at: usize) -> Option<usize> {
    // Many bytes at once: most are none.
    while let Some(chunk) = bytes[at..].first_chunk::<16>() {
        if chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
            break;
        }
        at += chunk.len();
    }
    bytes[at..].iter().position(u8::is_ascii_digit).map(|offset| at + offset)
}

fn digits_end(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |length| start + length)
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
