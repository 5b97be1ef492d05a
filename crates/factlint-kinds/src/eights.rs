//! Eight bytes of a text at once, as one number.

/// The highest bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The same byte eight times.
const fn all(byte: u8) -> u64 {
    u64::from_ne_bytes([byte; 8])
}

/// Eight bytes of a text, the first one lowest; behind its end they are zero.
#[must_use]
#[inline]
pub fn eight_at(bytes: &[u8], at: usize) -> u64 {
    let eight = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>());
    eight.map_or_else(|| eight_near_end(bytes, at), |eight| u64::from_le_bytes(*eight))
}

#[cold]
#[inline(never)]
fn eight_near_end(bytes: &[u8], at: usize) -> u64 {
    match bytes.last_chunk::<8>() {
        Some(eight) if at < bytes.len() => u64::from_le_bytes(*eight) >> (8 * (at + 8 - bytes.len())),
        _ => bytes.iter().skip(at).rev().fold(0, |all, byte| (all << 8) | u64::from(*byte)),
    }
}

/// The highest bits of those that are digits.
#[must_use]
#[inline]
pub const fn digits(eight: u64) -> u64 {
    let values = eight ^ all(b'0');
    // From ten on the sum has the highest bit.
    !(((values & !HIGH) + all(0x80 - 10)) | values) & HIGH
}

/// The highest bits of those that are ASCII letters.
#[must_use]
#[inline]
pub const fn letters(eight: u64) -> u64 {
    let small = (eight | all(0x20)) & !HIGH;
    let (from_a, behind_z) = (small + all(0x80 - b'a'), small + all(0x7f - b'z'));
    from_a & !behind_z & !eight & HIGH
}

/// The highest bits of those that are this byte of ASCII.
#[must_use]
#[inline]
pub const fn marks(eight: u64, mark: u8) -> u64 {
    let from_mark = eight ^ all(mark);
    // Only nothing has no highest bit here.
    !(((from_mark & !HIGH) + all(0x7f)) | from_mark) & HIGH
}

/// The highest bits of those that begin a character which is not of ASCII.
#[must_use]
#[inline]
pub const fn first_bytes(eight: u64) -> u64 {
    eight & eight << 1 & HIGH
}

/// The highest bits of those of these before which none of them stands, where that of the byte before them all is given.
#[must_use]
#[inline]
pub const fn starts(high: u64, is_open: bool) -> u64 {
    high & !(high << 8 | if is_open { 0x80 } else { 0 })
}

/// Whether the highest bit of the last one is set.
#[must_use]
#[inline]
pub const fn is_open(high: u64) -> bool {
    high >> 63 != 0
}

/// Where bytes stand in a text whose highest bits are set, of eight that begin at a place.
#[inline]
pub fn places(mut high: u64, from: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (high != 0).then(|| from + before(high))?;
        high &= high - 1;
        Some(at)
    })
}

/// Where the next digit stands from a place on.
#[must_use]
#[inline]
pub fn next_digit(bytes: &[u8], mut at: usize) -> Option<usize> {
    while at < bytes.len() {
        let digits = digits(eight_at(bytes, at));
        if digits != 0 {
            return Some(at + before(digits));
        }
        at += 8;
    }
    None
}

/// How many bytes stand before the first one whose highest bit is set.
#[must_use]
#[inline]
pub const fn before(high: u64) -> usize {
    high.trailing_zeros() as usize / 8
}

/// The highest bits of those that have none set here.
#[must_use]
#[inline]
pub const fn others(high: u64) -> u64 {
    !high & HIGH
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_byte_is_told_in_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                for around in [0, b'0', b'a', b'Z', 0xff] {
                    let mut bytes = [around; 8];
                    bytes[place] = byte;
                    let is_set = |high: u64| high.to_le_bytes()[place] != 0;
                    assert_eq!(is_set(digits(eight_at(&bytes, 0))), byte.is_ascii_digit());
                    assert_eq!(is_set(letters(eight_at(&bytes, 0))), byte.is_ascii_alphabetic());
                    assert_eq!(is_set(marks(eight_at(&bytes, 0), b'$')), byte == b'$');
                    assert_eq!(is_set(first_bytes(eight_at(&bytes, 0))), byte >= 0xc0);
                    assert_eq!(is_set(others(letters(eight_at(&bytes, 0)))), !byte.is_ascii_alphabetic());
                }
            }
        }
        assert_eq!([before(0), before(HIGH), before(0x8000)], [8, 0, 1]);
    }

    #[test]
    fn runs_begin_behind_what_is_none_of_them() {
        let bytes = b"ab cd, e";
        let high = letters(eight_at(bytes, 0));
        let begin = |is_open: bool| places(starts(high, is_open), 0).collect::<Vec<_>>();
        assert_eq!((begin(false), begin(true)), (vec![0, 3, 7], vec![3, 7]));
        assert!(is_open(high) && !is_open(letters(eight_at(bytes, 1))));
    }

    proptest! {
        #[test]
        fn behind_the_end_stand_zeros(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
            for at in 0..24 {
                let wanted: [u8; 8] = std::array::from_fn(|offset| bytes.get(at + offset).copied().unwrap_or_default());
                prop_assert_eq!(eight_at(&bytes, at).to_le_bytes(), wanted);
            }
        }
    }
}
