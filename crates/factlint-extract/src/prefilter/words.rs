//! The words that are signs, or that patterns know: each is found by its hash.

use super::runs::Run;
use super::{Groups, Signs};

/// Slots for words: more than twice as many as there are.
const SLOTS: usize = 8192;

/// The bits of a slot that are the place of a word, from 1; those above them are of its hash. Small slots stay near.
const PLACE: u16 = (1 << 11) - 1;

/// Places for words; the first one stands for all that are not known.
const PLACES: usize = 1 << 11;

/// The lists that a word is in.
#[derive(Debug, Default)]
struct Lists {
    /// Their bits, as [`Groups`] has them: the place of sixty-four of them, and which. Many words have one place.
    place: u16,
    bits: u64,
    /// All of them, where there are more.
    all: Option<Box<Groups>>,
}

impl Lists {
    fn has(&self, group: u16) -> bool {
        let (place, bit) = (group / 64, 1 << (group % 64));
        let own = if self.place == place { self.bits } else { 0 };
        self.all.as_ref().map_or(own, |all| all[usize::from(place)]) & bit != 0
    }

    fn join(&mut self, group: u16) {
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

    #[inline]
    fn add_to(&self, groups: &mut Groups) {
        if let Some(all) = &self.all {
            groups.iter_mut().zip(all.iter()).for_each(|(seen, own)| *seen |= own);
        } else if let Some(seen) = groups.get_mut(usize::from(self.place)) {
            *seen |= self.bits;
        }
    }
}

/// A word: its hash, and what it is a sign of.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    hash: u32,
    signs: Signs,
}

/// All words that are signs, or that patterns know. Those of one hash are taken as one.
pub(super) struct Words {
    /// Some bits of the hash, and the place of the word; 0 is free.
    slots: Box<[u16; SLOTS]>,
    /// The words by their places.
    words: Box<[Word; PLACES]>,
    lists: Vec<Lists>,
}

/// A slot for a word of this hash at this place. The lower bits of a hash tell where it is looked for.
const fn slot(hash: u32, place: u16) -> u16 {
    (hash >> 16) as u16 & !PLACE | place
}

impl Words {
    pub(super) fn new() -> Self {
        let mut lists = Vec::with_capacity(PLACES);
        lists.push(Lists::default());
        Self { slots: Box::new([0; SLOTS]), words: Box::new([Word::default(); PLACES]), lists }
    }

    /// Whether there is room for so many more.
    pub(super) fn has_room(&self, more: usize) -> bool {
        PLACES > self.lists.len() + more
    }

    /// The place of a word, made where there is none.
    fn made(&mut self, word: &str) -> usize {
        let hash = Run::first(word.as_bytes()).map_or(0, |run| run.hash);
        let known = self.place(hash);
        if known != 0 {
            return known;
        }
        let place = self.lists.len();
        let free = (0..SLOTS).map(|by| (hash as usize + by) % SLOTS).find(|at| self.slots[*at] == 0);
        if let Some(free) = free {
            self.slots[free] = slot(hash, u16::try_from(place).unwrap_or_default());
        }
        self.words[place % PLACES].hash = hash;
        self.lists.push(Lists::default());
        place
    }

    /// Makes a word a sign.
    pub(super) fn sign(&mut self, word: &str, sign: Signs) {
        let place = self.made(word);
        let own = &mut self.words[place % PLACES].signs;
        *own = own.with(sign);
    }

    /// Adds a word to a list.
    pub(super) fn join(&mut self, word: &str, group: u16) {
        let place = self.made(word);
        self.lists[place].join(group);
    }

    /// The place of the word with a hash; 0 where it is not known. Half of all words are, so that a branch for each would be
    /// guessed wrongly half of the time.
    #[inline]
    pub(super) fn place(&self, hash: u32) -> usize {
        let at = hash as usize;
        let (first, second) = (self.slots[at % SLOTS], self.slots[(at + 1) % SLOTS]);
        let place = |found: u16| if (found ^ slot(hash, 0)) <= PLACE { found & PLACE } else { 0 };
        let found = if place(first) == 0 { place(second) } else { place(first) };
        let found = usize::from(found);
        let is_other = (found != 0) & (self.words[found].hash != hash);
        let may_be_behind = (found == 0) & (first != 0) & (second != 0);
        if is_other | may_be_behind {
            return self.place_behind(hash);
        }
        found
    }

    /// The same of a word that may stand in any slot: few words have bits of the hash of another one, or their slots taken.
    #[cold]
    #[inline(never)]
    fn place_behind(&self, hash: u32) -> usize {
        let mut found = (0..SLOTS).map(|by| self.slots[(hash as usize + by) % SLOTS]).take_while(|found| *found != 0);
        let is_own = |found: &u16| self.words[usize::from(*found & PLACE)].hash == hash;
        found.find(is_own).map_or(0, |found| usize::from(found & PLACE))
    }

    /// What the word of a place is a sign of.
    #[inline]
    pub(super) fn signs(&self, place: usize) -> Signs {
        self.words[place % PLACES].signs
    }

    /// Adds the lists of the word of a place to those of which a word was seen.
    #[inline]
    pub(super) fn add_lists(&self, place: usize, groups: &mut Groups) {
        if let Some(lists) = self.lists.get(place) {
            lists.add_to(groups);
        }
    }

    /// Whether the word of a place is in a list.
    pub(super) fn is_in(&self, place: usize, group: u16) -> bool {
        self.lists.get(place).is_some_and(|lists| lists.has(group))
    }
}

/// The known words of a text, by their places.
#[derive(Debug, Default)]
pub(crate) struct Known {
    places: Vec<u16>,
    count: usize,
}

impl Known {
    /// None yet, of a text of this length in bytes.
    pub(super) fn clear(&mut self, length: usize) {
        // Words have a byte between them.
        let most = length / 2 + 1;
        if self.places.len() < most {
            self.places.resize(most, 0);
        }
        self.count = 0;
    }

    /// Adds a word if it is known.
    #[inline]
    pub(super) fn add(&mut self, place: usize) {
        if let Some(next) = self.places.get_mut(self.count) {
            *next = place as u16;
            self.count += usize::from(place != 0);
        }
    }

    /// The places of all of them, as often as they stand in the text.
    pub(super) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().take(self.count).map(|place| usize::from(*place))
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
            words.join(word, sign * 100);
            words.join(word, 7);
        }
        for (sign, word) in (0..).zip(all) {
            let place = words.place(Run::first(word.to_uppercase().as_bytes()).unwrap().hash);
            let is_in = |group: u16| words.is_in(place, group);
            assert!(is_in(sign * 100) && is_in(7) && !is_in(sign * 100 + 1), "{word}");
        }
        assert_eq!(words.place(Run::first(b"brindles").unwrap().hash), 0);
    }

    #[test]
    fn words_are_found_however_many_have_one_slot() {
        let mut words = Words::new();
        let all: Vec<String> = (0..PLACES - 2).map(|number| format!("w{number}")).collect();
        all.iter().for_each(|word| words.sign(word, Signs::RFC));
        let place = |word: &str| words.place(Run::first(word.as_bytes()).unwrap().hash);
        assert!(all.iter().all(|word| words.signs(place(word)) == Signs::RFC));
        let unknown = (0..1_000).filter(|number| place(&format!("v{number}")) != 0).count();
        assert!(unknown < 20, "{unknown}");
    }

    #[test]
    fn known_words_are_kept_in_order() {
        let mut known = Known::default();
        known.clear(9);
        [3, 0, 5, 0, 3].into_iter().for_each(|place| known.add(place));
        assert_eq!(known.places().collect::<Vec<_>>(), [3, 5, 3]);
        known.clear(1);
        assert_eq!(known.places().count(), 0);
    }
}
