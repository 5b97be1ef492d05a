//! The words that are signs, or that patterns know: each is found by its hash.

use std::hint::select_unpredictable;

use foldhash::HashMap;

use super::runs::Run;
use super::{GROUPS, Groups, Signs};

/// Places for words: a third more than there are.
const PLACES: usize = 1 << 11;

/// So many words can be given places of their own.
pub(super) const MOST: usize = PLACES / 8 * 7;

/// So many words share a turn: two of them on average.
const TURNS: usize = 1 << 10;

/// The words as they are gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    words: Vec<Entry>,
    /// Where each hash is among them.
    known: HashMap<u32, usize>,
}

/// A word: its hash, what it is a sign of, and the lists that it is in.
#[derive(Debug, Default)]
struct Entry {
    hash: u32,
    signs: Signs,
    groups: Vec<u16>,
}

impl Gathered {
    /// Whether there is room for so many more.
    pub(super) fn has_room(&self, more: usize) -> bool {
        MOST > self.words.len() + more
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        let hash = Run::first(word.as_bytes()).map_or(0, |run| run.hash);
        let at = *self.known.entry(hash).or_insert(self.words.len());
        if at == self.words.len() {
            self.words.push(Entry { hash, ..Entry::default() });
        }
        &mut self.words[at]
    }

    /// Makes a word a sign.
    pub(super) fn sign(&mut self, word: &str, sign: Signs) {
        let own = &mut self.entry(word).signs;
        *own = own.with(sign);
    }

    /// Adds a word to a list.
    pub(super) fn join(&mut self, word: &str, group: u16) {
        self.entry(word).groups.push(group);
    }
}

/// A word in its place.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    hash: u32,
    /// What it is a sign of, and the lists that it is in, in one number: small words stay near.
    both: u32,
}

impl Word {
    /// The bits of what a word is a sign of; those of its lists stand above them.
    const SIGNS: u32 = Signs::SYMBOL.bits().ilog2();

    fn new(hash: u32, signs: Signs, Lists(lists): Lists) -> Self {
        assert!(signs == Signs::of_word(signs.bits()) && u32::from(lists) >> (u32::BITS - Self::SIGNS) == 0, "{signs:?} {lists}");
        Self { hash, both: signs.bits() | u32::from(lists) << Self::SIGNS }
    }
}

/// The lists that a word is in: none, the number of the only one, or behind all such numbers that of several together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lists(u16);

/// The words that are in any of some lists, as bits: by the number of what each is in.
#[derive(Debug, Default)]
pub(super) struct Members(Vec<u64>);

impl Members {
    /// Whether a word that is in these lists is one of them.
    pub(super) fn has(&self, Lists(lists): Lists) -> bool {
        self.0.get(usize::from(lists) / 64).is_some_and(|bits| bits & (1 << (lists % 64)) != 0)
    }
}

/// All words that are signs, or that patterns know, each in a place that no other one has. Those of one hash are taken as one.
pub(super) struct Words {
    /// For the lower bits of a hash the number by which it leads to the place of its word.
    turns: Box<[u16; TURNS]>,
    words: Box<[Word; PLACES]>,
    /// The lists of words that are in several.
    several: Vec<Groups>,
}

/// The place to which a hash is led.
#[inline]
fn place(hash: u32, turn: u16) -> usize {
    (hash.wrapping_mul(u32::from(turn)) >> (u32::BITS - PLACES.ilog2())) as usize
}

impl Words {
    /// Gives each word a place: of those that share a turn one is looked for that leads all of them to free ones, first where there
    /// are many.
    pub(super) fn of(gathered: Gathered) -> Self {
        let mut words = Self { turns: Box::new([0; TURNS]), words: Box::new([Word::default(); PLACES]), several: Vec::new() };
        let mut sharing: Vec<Vec<Word>> = vec![Vec::new(); TURNS];
        for Entry { hash, signs, groups } in gathered.words {
            sharing[hash as usize % TURNS].push(Word::new(hash, signs, words.lists(&groups)));
        }
        let mut order: Vec<usize> = (0..TURNS).filter(|at| !sharing[*at].is_empty()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(sharing[*at].len()));
        let mut is_taken = vec![false; PLACES];
        for at in order {
            let places = |turn: u16| sharing[at].iter().map(move |word| place(word.hash, turn));
            let leads_apart = |turn: &u16| {
                places(*turn)
                    .enumerate()
                    .all(|(number, own)| !is_taken[own] && places(*turn).take(number).all(|other| other != own))
            };
            let turn = (1..=u16::MAX).find(leads_apart).expect("there are far more turns than places");
            words.turns[at] = turn;
            places(turn).zip(&sharing[at]).for_each(|(place, word)| words.words[place] = *word);
            places(turn).for_each(|place| is_taken[place] = true);
        }
        words
    }

    /// These lists as one number.
    fn lists(&mut self, groups: &[u16]) -> Lists {
        let Some(first) = groups.first().copied() else { return Lists::default() };
        if groups.iter().all(|group| *group == first) {
            return Lists(first);
        }
        let mut all = Groups::default();
        groups.iter().for_each(|group| all[usize::from(*group) / 64] |= 1 << (group % 64));
        self.several.push(all);
        Lists(u16::try_from(GROUPS + self.several.len() - 1).expect("there are fewer words than numbers"))
    }

    /// What the word with a hash is a sign of, and the lists that it is in; nothing where it is not known. Half of all words are,
    /// so that a branch for each would be guessed wrongly half of the time.
    #[inline]
    pub(super) fn get(&self, hash: u32) -> (Signs, Lists) {
        let word = &self.words[place(hash, self.turns[hash as usize % TURNS])];
        let both = select_unpredictable(word.hash == hash, word.both, 0);
        (Signs::of_word(both), Lists((both >> Word::SIGNS) as u16))
    }

    /// Adds lists to those of which a word was seen.
    #[inline]
    pub(super) fn add_lists(&self, Lists(lists): Lists, groups: &mut Groups) {
        let lists = usize::from(lists);
        if let Some(all) = lists.checked_sub(GROUPS).and_then(|at| self.several.get(at)) {
            groups.iter_mut().zip(all).for_each(|(seen, own)| *seen |= own);
        } else if let Some(seen) = groups.get_mut(lists / 64) {
            *seen |= 1 << (lists % 64);
        }
    }

    /// The words that are in any of these lists.
    pub(super) fn of_any(&self, groups: &Groups) -> Members {
        let is_any = |own: &Groups| own.iter().zip(groups).any(|(own, bits)| own & bits != 0);
        let several =
            self.several.chunks(64).map(|some| some.iter().rev().fold(0, |bits, own| bits << 1 | u64::from(is_any(own))));
        Members(groups.iter().copied().chain(several).collect())
    }

    /// Whether one of these lists has the number.
    pub(super) fn is_in(&self, Lists(lists): Lists, group: u16) -> bool {
        let all = usize::from(lists).checked_sub(GROUPS).and_then(|at| self.several.get(at));
        all.map_or(lists == group, |all| all[usize::from(group) / 64] & (1 << (group % 64)) != 0)
    }

    /// How many words have a place.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.words.iter().filter(|word| word.hash != 0).count()
    }
}

/// The lists of the known words of a text.
#[derive(Debug, Default)]
pub(crate) struct Known {
    lists: Vec<Lists>,
    count: usize,
}

/// Room for so many is made at once: few texts have more.
const LEAST: usize = 512;

impl Known {
    /// Keeps those that are added of a text of this length in bytes.
    #[inline]
    pub(super) fn gather<T>(&mut self, length: usize, add: impl FnOnce(&mut Adding<'_>) -> T) -> T {
        // Words have a byte between them.
        let most = length / 2 + 1;
        if self.lists.len() < most {
            self.lists.resize(most.max(LEAST), Lists::default());
        }
        let mut adding = Adding { lists: &mut self.lists, count: 0 };
        let told = add(&mut adding);
        self.count = adding.count;
        told
    }

    /// Those of all words, as often as they stand in the text.
    pub(super) fn lists(&self) -> impl Iterator<Item = Lists> + '_ {
        self.lists.iter().take(self.count).copied()
    }
}

/// The lists of the words of a text, one after the other.
pub(super) struct Adding<'a> {
    lists: &'a mut [Lists],
    count: usize,
}

impl Adding<'_> {
    /// Adds those of a word if there are any.
    #[inline]
    pub(super) fn add(&mut self, lists: Lists) {
        if let Some(next) = self.lists.get_mut(self.count) {
            *next = lists;
            self.count += usize::from(lists != Lists::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(words: &Words, word: &str) -> (Signs, Lists) {
        words.get(Run::first(word.as_bytes()).unwrap().hash)
    }

    #[test]
    fn a_word_is_found_in_either_case_and_no_other_one() {
        let mut gathered = Gathered::default();
        let all = ["brindle", "quill", "osprey", "a", "thaw2", "stabilization"];
        for (sign, word) in (1..).zip(all) {
            gathered.join(word, sign * 100);
            gathered.join(word, 7);
        }
        gathered.join("rung", 8);
        let words = Words::of(gathered);
        let is_in = |word: &str, group: u16| words.is_in(get(&words, word).1, group);
        for (sign, word) in (1..).zip(all) {
            let word = word.to_uppercase();
            assert!(is_in(&word, sign * 100) && is_in(&word, 7) && !is_in(&word, sign * 100 + 1), "{word}");
        }
        assert!(is_in("rung", 8) && !is_in("rung", 7));
        assert_eq!(get(&words, "brindles"), Default::default());
    }

    #[test]
    fn each_of_many_words_has_a_place() {
        let mut gathered = Gathered::default();
        let all: Vec<String> = (0..MOST).map(|number| format!("w{number}")).collect();
        all.iter().for_each(|word| gathered.sign(word, Signs::RFC));
        assert!(!gathered.has_room(0));
        let words = Words::of(gathered);
        assert!(all.iter().all(|word| get(&words, word).0 == Signs::RFC));
        let unknown = (0..1_000).filter(|number| get(&words, &format!("v{number}")) != Default::default()).count();
        assert!(unknown < 20, "{unknown}");
    }

    #[test]
    fn lists_of_known_words_are_kept_in_order() {
        let mut known = Known::default();
        known.gather(9, |adding| [3, 0, 5, 0, 3].into_iter().for_each(|lists| adding.add(Lists(lists))));
        assert_eq!(known.lists().collect::<Vec<_>>(), [3, 5, 3].map(Lists));
        known.gather(1, |_| ());
        assert_eq!(known.lists().count(), 0);
    }
}
