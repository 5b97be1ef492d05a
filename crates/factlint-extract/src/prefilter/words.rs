//! The words that are signs, or that patterns know: each is found by its hash.

use super::runs::Run;
use super::{Groups, Seen, Signs};

/// Places for words: more than twice as many as there are.
const SLOTS: usize = 8192;

/// The bits of a slot that are the place of an entry, from 1; those above them are of its hash.
const PLACE: u32 = (1 << 12) - 1;

/// A word that is a sign, or that patterns know, and the lists it is in.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) signs: Signs,
    /// Their bits, as [`Seen`] has them: the place of sixty-four of them, and which. Many words have one place.
    place: u16,
    bits: u64,
    /// All of them, where there are more.
    all: Option<Box<Groups>>,
}

impl Entry {
    pub(super) fn is_in(&self, group: u16) -> bool {
        let (place, bit) = (group / 64, 1 << (group % 64));
        let own = if self.place == place { self.bits } else { 0 };
        let bits = self.all.as_ref().map_or(own, |all| all[usize::from(place)]);
        bits & bit != 0
    }

    pub(super) fn join(&mut self, group: u16) {
        let (place, bit) = (group / 64, 1 << (group % 64));
        if self.bits == 0 || self.place == place {
            (self.place, self.bits) = (place, self.bits | bit);
        }
        let is_elsewhere = self.place != place;
        if self.all.is_none() && is_elsewhere {
            let mut all = Groups::default();
            all[usize::from(self.place)] = self.bits;
            self.all = Some(Box::new(all));
        }
        if let Some(all) = &mut self.all {
            all[usize::from(place)] |= bit;
        }
    }

    /// Adds its lists to those of which a word was seen.
    #[inline]
    pub(super) fn add_to(&self, seen: &mut Seen) {
        if let Some(all) = &self.all {
            seen.groups.iter_mut().zip(all.iter()).for_each(|(seen, own)| *seen |= own);
        } else if let Some(seen) = seen.groups.get_mut(usize::from(self.place)) {
            *seen |= self.bits;
        }
    }
}

/// All these words. Those of one hash are taken as one.
pub(super) struct Words {
    /// Bits of the hash, and the place of the entry; 0 is free.
    slots: Box<[u32; SLOTS]>,
    entries: Vec<Entry>,
}

impl Words {
    pub(super) fn new() -> Self {
        Self { slots: Box::new([0; SLOTS]), entries: Vec::with_capacity(SLOTS / 2) }
    }

    /// Whether there is room for so many more.
    pub(super) fn has_room(&self, more: usize) -> bool {
        SLOTS / 2 > self.entries.len() + more
    }

    /// The entry of a word, made where there is none.
    pub(super) fn entry(&mut self, word: &str) -> &mut Entry {
        let hash = Run::first(word.as_bytes()).map_or(0, |run| run.hash);
        let slot = self.slot(hash);
        if self.slots[slot] == 0 {
            self.entries.push(Entry::default());
            self.slots[slot] = (hash & !PLACE) | u32::try_from(self.entries.len()).unwrap_or_default();
        }
        &mut self.entries[(self.slots[slot] & PLACE) as usize - 1]
    }

    /// The slot of a hash: its own, or the free one where it would stand. The lower bits of a hash tell where it is looked for.
    fn slot(&self, hash: u32) -> usize {
        let mut slot = hash as usize % SLOTS;
        while self.slots[slot] != 0 && (self.slots[slot] ^ hash) > PLACE {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    /// The entry of a hash.
    #[inline]
    pub(super) fn known(&self, hash: u32) -> Option<&Entry> {
        let mut slot = hash as usize % SLOTS;
        loop {
            let found = self.slots[slot];
            if (found ^ hash) <= PLACE {
                return self.entries.get(((found & PLACE) as usize).wrapping_sub(1));
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_either_case_and_no_other_one() {
        let mut words = Words::new();
        let all = ["brindle", "quill", "osprey", "a", "thaw2", "stabilization"];
        for (sign, word) in (0..).zip(all) {
            words.entry(word).join(sign * 100);
            words.entry(word).join(7);
        }
        for (sign, word) in (0..).zip(all) {
            let entry = words.known(Run::first(word.to_uppercase().as_bytes()).unwrap().hash);
            let groups = |group: u16| entry.is_some_and(|entry| entry.is_in(group));
            assert!(groups(sign * 100) && groups(7) && !groups(sign * 100 + 1), "{word}");
        }
        assert!(words.known(Run::first(b"brindles").unwrap().hash).is_none());
    }
}
