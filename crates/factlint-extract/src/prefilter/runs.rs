//! Runs of ASCII letters and digits, found and hashed eight bytes at a time.

/// The highest bit of each byte.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// The lowest bit of each byte.
const LOW: u64 = 0x0101_0101_0101_0101;
/// What makes letters small. Digits and spaces have it.
const SMALL: u64 = 0x20 * LOW;

/// Eight bytes of a text; behind its end they are zero.
#[derive(Clone, Copy)]
struct Eight(u64);

impl Eight {
    fn at(bytes: &[u8], at: usize) -> Self {
        if let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            return Self(u64::from_le_bytes(*eight));
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let mut eight = [0; 8];
        eight[..rest.len()].copy_from_slice(rest);
        Self(u64::from_le_bytes(eight))
    }

    /// The highest bit of each byte that stands between these two, which are of ASCII. No sum reaches into the next byte.
    fn between(bytes: u64, first: u8, last: u8) -> u64 {
        let low = bytes & !HIGH;
        (low + u64::from(0x80 - first) * LOW) & !(low + u64::from(0x7f - last) * LOW) & !bytes & HIGH
    }

    fn letters(self) -> u64 {
        Self::between(self.0 | SMALL, b'a', b'z')
    }

    fn digits(self) -> u64 {
        Self::between(self.0, b'0', b'9')
    }
}

/// A run of letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// The byte behind its last one.
    pub(super) end: usize,
    /// The same for letters of either case; two runs may share it.
    pub(super) hash: u32,
    pub(super) has_digit: bool,
    /// Its first bytes, the first one lowest, with letters made small.
    pub(super) head: u64,
}

/// The run that begins at a byte; one without any bytes where none does.
#[inline]
pub(super) fn run_at(bytes: &[u8], at: usize) -> Run {
    let mut run = Run { end: at, hash: 0, has_digit: false, head: 0 };
    let mut sum = 0u64;
    loop {
        let eight = Eight::at(bytes, run.end);
        let digits = eight.digits();
        let length = ((!(eight.letters() | digits) & HIGH).trailing_zeros() / 8) as usize;
        if length == 0 {
            break;
        }
        // Bytes behind the run do not count.
        let own = u64::MAX >> (64 - 8 * length);
        let small = (eight.0 | SMALL) & own;
        if run.end == at {
            run.head = small;
        }
        sum = (sum.rotate_left(23) ^ small).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        run.has_digit |= digits & own != 0;
        run.end += length;
        if length < 8 {
            break;
        }
    }
    run.hash = (sum >> 32) as u32;
    run
}

/// Up to eight bytes as [`Run::head`] has them.
pub(super) const fn head(word: &[u8]) -> u64 {
    let (mut head, mut at) = (0, 0);
    while at < word.len() {
        head |= ((word[at] | 0x20) as u64) << (8 * at);
        at += 1;
    }
    head
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_run_is_the_same_in_either_case() {
        let run = |text: &str| run_at(text.as_bytes(), 0);
        assert_eq!(run("Stabilized in"), run("sTABILIZED-in"));
        assert_ne!(run("stabilized").hash, run("stabilised").hash);
        assert_eq!(run("RFC").head, head(b"rfc"));
        assert_eq!((run(" a").end, run("").end), (0, 0));
    }

    proptest! {
        #[test]
        fn runs_are_those_that_each_byte_alone_tells(text in "([a-z]{0,12}|[0-9]|[@\\[`{/:_ -]|\\PC){0,12}") {
            let bytes = text.as_bytes();
            for at in 0..bytes.len() {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                let digit = bytes[at..at + length].iter().any(u8::is_ascii_digit);
                let found = run_at(bytes, at);
                prop_assert_eq!((found.end, found.has_digit), (at + length, digit));
                // What stands behind a run does not count.
                prop_assert_eq!(run_at(bytes, at), run_at(&bytes[..at + length], at));
            }
        }
    }
}
