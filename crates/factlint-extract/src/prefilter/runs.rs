//! Runs of ASCII letters and digits, found sixty-four bytes at a time and told apart by sixteen bytes of each.

use factlint_kinds::eights::eight_at;

use super::signs::{BYTES, Signs};

/// The lowest bit of each byte.
const LOW: u64 = 0x0101_0101_0101_0101;
/// What makes letters small. Digits have it.
const SMALL: u64 = 0x20 * LOW;
/// What letters have, and digits have not.
const LETTER: u64 = 0x40 * LOW;

/// Spreads what tells words apart over the higher half.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// So many bytes are looked at together.
const WIDE: usize = 64;

/// A run of letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    /// The byte behind its last one.
    pub(super) end: usize,
    /// The same for letters of either case; two runs may share it.
    pub(super) hash: u32,
    pub(super) has_digit: bool,
    /// Its first bytes, the first one lowest, with letters made small.
    head: u64,
}

impl Run {
    /// The run between two places. Its first and its last eight bytes and its length tell it from others well enough.
    #[inline]
    fn of(bytes: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        // Bytes behind the run do not count.
        let own = u64::MAX >> (64 - 8 * length.min(8));
        let first = eight_at(bytes, start) & own;
        // Those of a short word are the same ones: of words nobody could guess how long each is.
        let last = eight_at(bytes, start + length.saturating_sub(8)) & own;
        let head = first | (SMALL & own);
        let sum = head.wrapping_mul(MIX).rotate_left(23) ^ (last | (SMALL & own));
        let sum = sum.wrapping_add(length as u64).wrapping_mul(MIX);
        let mut has_digit = !(first & last) & own & LETTER != 0;
        if length > 16 {
            has_digit |= is_any_digit(&bytes[start + 8..end - 8]);
        }
        Self { start, end, hash: (sum >> 32) as u32, has_digit, head }
    }

    /// Whether it begins with the letters of "RFC".
    #[inline]
    pub(super) fn begins_with_rfc(&self) -> bool {
        const RFC: u64 = head(b"rfc");
        self.head & 0x00ff_ffff == RFC
    }

    /// The run with which a text begins.
    pub(super) fn first(bytes: &[u8]) -> Option<Self> {
        let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        (length > 0).then(|| Self::of(bytes, 0, length))
    }
}

/// Whether one of these bytes is a digit: few runs are so long that it is asked.
#[cold]
#[inline(never)]
fn is_any_digit(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_digit)
}

/// Takes each run of a text in order. Gives back what the marks between them are signs of.
pub(super) fn each_run(bytes: &[u8], mut take: impl FnMut(Run)) -> Signs {
    let (chunks, rest) = bytes.as_chunks::<WIDE>();
    let mut last = [b' '; WIDE];
    last[..rest.len()].copy_from_slice(rest);
    let mut signs = Signs::default();
    // Where the last run began, and whether it goes on in the next chunk.
    let (mut start, mut is_open) = (0, false);
    for index in 0..=chunks.len() {
        let (base, chunk) = (index * WIDE, chunks.get(index).unwrap_or(&last));
        let inner = bits(chunk, |byte| byte.is_ascii_alphanumeric());
        let mut marks = bits(chunk, |byte| byte > b' ') & !inner;
        while marks != 0 {
            signs = signs.with(BYTES[usize::from(chunk[lowest(marks) % WIDE])]);
            marks = without_lowest(marks);
        }
        let before = (inner << 1) | u64::from(is_open);
        let (mut starts, mut ends) = (inner & !before, before & !inner);
        if !is_open {
            (start, starts) = (base + lowest(starts), without_lowest(starts));
        }
        while ends != 0 {
            take(Run::of(bytes, start, base + lowest(ends)));
            ends = without_lowest(ends);
            (start, starts) = (base + lowest(starts), without_lowest(starts));
        }
        is_open = inner >> (WIDE - 1) != 0;
    }
    signs
}

/// Of which bytes this is so, the first one lowest.
fn bits(chunk: &[u8; WIDE], is_so: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0_u8; WIDE];
    for (flag, byte) in flags.iter_mut().zip(chunk) {
        *flag = u8::from(is_so(*byte));
    }
    let (eights, _) = flags.as_chunks::<8>();
    // The product has the lowest bits of all eight bytes in its highest byte. Each goes to its place by itself.
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) & (0xff << 56);
    eights.iter().zip(1..).fold(0, |all, (eight, number)| all | (gathered(eight) >> (WIDE - 8 * number)))
}

/// The place of the lowest bit.
fn lowest(bits: u64) -> usize {
    bits.trailing_zeros() as usize
}

fn without_lowest(bits: u64) -> u64 {
    bits & bits.wrapping_sub(1)
}

/// Up to eight bytes as [`Run::head`] has them.
const fn head(word: &[u8]) -> u64 {
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
        let run = |text: &str| Run::first(text.as_bytes());
        assert_eq!(run("Stabilized in"), run("sTABILIZED-in"));
        assert_ne!(run("stabilized").map(|run| run.hash), run("stabilised").map(|run| run.hash));
        assert_eq!(run("RFC").map(|run| run.head), Some(head(b"rfc")));
        assert_eq!((run(" a"), run("")), (None, None));
    }

    proptest! {
        #[test]
        fn runs_are_those_that_each_byte_alone_tells(text in "([a-z]{0,12}|[a-z]{60,70}|[0-9]|[@\\[`{/:_ -]|\\PC){0,24}") {
            let bytes = text.as_bytes();
            let mut found = Vec::new();
            let signs = each_run(bytes, |run| found.push(run));
            let mut at = 0;
            let mut wanted = Vec::new();
            let mut of_marks = Signs::default();
            while at < bytes.len() {
                let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
                if length == 0 {
                    of_marks = of_marks.with(BYTES[usize::from(bytes[at])]);
                    at += 1;
                    continue;
                }
                let has_digit = bytes[at..at + length].iter().any(u8::is_ascii_digit);
                // What stands around a run does not count.
                let alone = Run::first(&bytes[at..at + length]).unwrap();
                prop_assert_eq!(alone.has_digit, has_digit);
                wanted.push(Run { start: at, end: at + length, ..alone });
                at += length;
            }
            prop_assert_eq!(found, wanted);
            prop_assert_eq!(signs, of_marks);
        }
    }
}
