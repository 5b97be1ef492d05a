//! What a block says of one document: its key, the conditions under which its findings hold, and where they stand.
//!
//! All numbers are little-endian: 16 bytes of key, since and until as nanoseconds since 1970 (8 each), one of flags,
//! the lengths of lines and of problems (4 each), the number of asks (4), and 8 for each of them.

use std::ops::Range;

use factlint_model::Verdict;
use highway::{HighwayHash, HighwayHasher};
use jiff::Timestamp;

use crate::exit::Worst;

/// What stands for a document with this path and these bytes, under some rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key([u8; 16]);

impl Key {
    /// The key of a document: the rules are the key of the hash, so that nobody who does not know them can make another document
    /// that has the same one.
    pub(super) fn of(rules: &[u8; 32], path: &str, bytes: &[u8]) -> Self {
        let mut words = rules.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word));
        let mut hasher = HighwayHasher::new(highway::Key(std::array::from_fn(|_| words.next().unwrap_or_default())));
        hasher.append(&(path.len() as u64).to_le_bytes());
        hasher.append(path.as_bytes());
        hasher.append(bytes);
        let [low, high] = hasher.finalize128();
        Self((u128::from(low) | u128::from(high) << 64).to_le_bytes())
    }
}

/// Under which conditions findings hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held<'a> {
    /// The marks of all asks that decide them, eight bytes each.
    pub asks: &'a [u8],
    /// When they were judged.
    pub since: Timestamp,
    /// When an answer is no longer fresh.
    pub until: Timestamp,
    /// Whether a run with network would look something up.
    pub offline_only: bool,
}

impl Held<'_> {
    /// The marks of all asks that decide the findings.
    pub(super) fn asks(&self) -> impl Iterator<Item = u64> {
        self.asks.as_chunks().0.iter().map(|mark| u64::from_le_bytes(*mark))
    }
}

/// What is known of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub key: Key,
    pub block: i64,
    pub lines: Range<usize>,
    pub problems_end: usize,
    pub worst: Worst,
    /// Where the marks of its asks stand in what the block holds.
    pub asks: Range<usize>,
    pub since: Timestamp,
    pub until: Timestamp,
    pub offline_only: bool,
}

/// So many bytes a document takes at least.
pub(super) const LEAST: usize = 16 + 2 * 8 + 1 + 3 * 4;

const INCOMPLETE: u8 = 8;
const OFFLINE_ONLY: u8 = 16;

/// Adds a document to what a block holds.
pub(super) fn write(to: &mut Vec<u8>, key: Key, held: &Held<'_>, worst: Worst, lines: u32, problems: u32) {
    // No verdict is the least serious of all.
    let verdict = worst.verdict.and_then(|worst| Verdict::ALL.iter().position(|verdict| *verdict == worst));
    let verdict = verdict.and_then(|place| u8::try_from(place).ok()).unwrap_or(7);
    let incomplete = if worst.is_incomplete { INCOMPLETE } else { 0 };
    let offline_only = if held.offline_only { OFFLINE_ONLY } else { 0 };
    to.extend_from_slice(&key.0);
    // Whatever lies beyond the year 2262 is as good as never.
    for time in [held.since, held.until] {
        to.extend_from_slice(&i64::try_from(time.as_nanosecond()).unwrap_or(i64::MAX).to_le_bytes());
    }
    to.push(verdict | incomplete | offline_only);
    for number in [lines, problems, (held.asks.len() / 8) as u32] {
        to.extend_from_slice(&number.to_le_bytes());
    }
    to.extend_from_slice(held.asks);
}

/// Reads what a block holds, and adds the documents whose findings hold to `entries`. Gives back how many documents there are in
/// all; nothing where the bytes are of another form.
pub(super) fn read(block: i64, held: &[u8], holds: &dyn Fn(&Held<'_>) -> bool, entries: &mut Vec<Entry>) -> Option<usize> {
    let (mut bytes, mut at, mut count) = (held, 0, 0);
    while !bytes.is_empty() {
        let key = Key(*take(&mut bytes)?);
        let mut time = || Timestamp::from_nanosecond(i64::from_le_bytes(*take(&mut bytes)?).into()).ok();
        let (since, until) = (time()?, time()?);
        let [flags] = *take(&mut bytes)?;
        let mut number = || Some(u32::from_le_bytes(*take(&mut bytes)?) as usize);
        let (lines, problems, asks) = (number()?, number()?, number()?);
        let (asks, rest) = bytes.split_at_checked(asks.checked_mul(8)?)?;
        bytes = rest;
        let end = held.len() - bytes.len();
        let given = Held { asks, since, until, offline_only: flags & OFFLINE_ONLY != 0 };
        let verdict = Verdict::ALL.get(usize::from(flags & 7)).copied();
        let lines = at..at + lines;
        at = lines.end + problems;
        count += 1;
        if holds(&given) {
            let worst = Worst { verdict, is_incomplete: flags & INCOMPLETE != 0 };
            let (asks, offline_only) = (end - asks.len()..end, given.offline_only);
            entries.push(Entry { key, block, lines, problems_end: at, worst, asks, since, until, offline_only });
        }
    }
    Some(count)
}

fn take<'a, const N: usize>(bytes: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(nanos: i128) -> Timestamp {
        Timestamp::from_nanosecond(nanos).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let asks: Vec<u8> = [7_u64, u64::MAX].iter().flat_map(|ask| ask.to_le_bytes()).collect();
        let held = |offline_only| Held { asks: &asks, since: at(1_500_000_000), until: at(9_500_000_000), offline_only };
        let worst = |verdict, is_incomplete| Worst { verdict, is_incomplete };
        let all = [worst(None, false), worst(Some(Verdict::Contradicted), true), worst(Some(Verdict::Supported), false)];
        let mut bytes = Vec::new();
        for (place, worst) in all.iter().enumerate() {
            write(&mut bytes, Key::of(&[0; 32], "a.md", &[place as u8]), &held(place == 1), *worst, 10, place as u32);
        }
        let mut entries = Vec::new();
        assert_eq!(read(5, &bytes, &|_| true, &mut entries), Some(3));
        assert_eq!(entries.iter().map(|entry| entry.worst).collect::<Vec<_>>(), all);
        assert_eq!(entries.iter().map(|entry| entry.offline_only).collect::<Vec<_>>(), [false, true, false]);
        assert_eq!((entries[1].lines.clone(), entries[1].problems_end), (10..20, 21));
        assert_eq!((entries[2].lines.clone(), entries[2].block), (21..31, 5));
        assert!(entries.iter().all(|entry| bytes[entry.asks.clone()] == asks));
        assert_eq!((entries[0].since, entries[0].until), (at(1_500_000_000), at(9_500_000_000)));
        assert_eq!(held(false).asks().collect::<Vec<_>>(), [7, u64::MAX]);
        let mut some = Vec::new();
        assert_eq!((read(5, &bytes, &|held| held.offline_only, &mut some), some.len()), (Some(3), 1));
        for end in 1..bytes.len() {
            // Cut bytes give nothing, or the documents before the cut.
            assert!(read(5, &bytes[..end], &|_| true, &mut Vec::new()).is_none_or(|count| count < 3));
        }
    }

    #[test]
    fn path_and_bytes_do_not_run_into_each_other_and_rules_count() {
        let of = |rule: u8, path, bytes| Key::of(&std::array::from_fn(|place| if place == 31 { rule } else { 7 }), path, bytes);
        assert_ne!(of(0, "a", b"bc"), of(0, "ab", b"c"));
        assert_ne!(of(0, "a", b"bc"), of(1, "a", b"bc"));
        assert_eq!(of(0, "a", b"bc"), of(0, "a", b"bc"));
    }
}
