//! The cues of all kinds, looked for at once. Few texts are asked for them: an automaton would cost more than it saves.

use std::sync::LazyLock;

use factlint_kinds::quantity;

use crate::pattern::READY;

/// The cues of all kinds, and the words for small numbers.
static CUES_AND_NUMBERS: LazyLock<CueWords> = LazyLock::new(|| {
    let cues = READY.iter().enumerate().flat_map(|(place, ready)| ready.kind.grammar().cues.iter().map(move |cue| (*cue, place)));
    CueWords::of(cues.map(Cue::of).chain(quantity::spelled_words().map(|word| Cue::word((word, SPELLED)))).collect())
});

/// What the words for small numbers lead to, in place of a kind.
const SPELLED: usize = usize::MAX;

/// What a text holds of those.
#[derive(Default)]
pub(super) struct Cued {
    pub(super) has_cue: bool,
    /// Whether it may have a word for a small number; told of texts without a cue.
    pub(super) may_be_spelled: bool,
}

/// Whether a text has a cue, or else a word for a small number.
pub(super) fn cued(text: &str) -> Cued {
    let mut may_be_spelled = false;
    let has_cue = CUES_AND_NUMBERS.any(text, |place| {
        may_be_spelled |= place == SPELLED;
        place != SPELLED
    });
    Cued { has_cue, may_be_spelled }
}

/// Takes the place of the kind of each cue in a text.
pub(super) fn each_cue(text: &str, mut take: impl FnMut(usize)) {
    CUES_AND_NUMBERS.any(text, |place| {
        if place != SPELLED {
            take(place);
        }
        false
    });
}

/// Words to look for, of three bytes at least, each with what it leads to.
pub(crate) struct CueWords {
    /// For each slot the mark of the only head that leads there; 0 where none does, as for some that do.
    heads: Box<[u8; SLOTS]>,
    /// For each slot the first word with that head.
    firsts: Box<[u16; SLOTS]>,
    /// By which heads are spread over the slots.
    mix: u32,
    /// By the slots of their heads.
    words: Vec<Cue>,
}

/// A word to look for.
#[derive(Clone, Copy)]
struct Cue {
    word: &'static str,
    /// What it leads to.
    place: usize,
    /// The three bytes by which it is found, and where they stand in it.
    head: u32,
    at: usize,
    /// Whether it counts in any case, but only as a whole run of letters and digits.
    is_word: bool,
}

impl Cue {
    fn of((word, place): (&'static str, usize)) -> Self {
        Self { word, place, head: 0, at: 0, is_word: false }
    }

    fn word(word: (&'static str, usize)) -> Self {
        Self { is_word: true, ..Self::of(word) }
    }

    /// The three bytes from each place of the word on.
    fn heads(&self) -> impl Iterator<Item = (u32, usize)> {
        let windows = self.word.as_bytes().array_windows().enumerate();
        windows.map(|(at, [a, b, c])| (head([*a, *b, *c, 0]), at))
    }

    /// Whether the word stands in a text so that its head is here.
    fn stands(&self, text: &[u8], head: usize) -> bool {
        let Some(start) = head.checked_sub(self.at) else { return false };
        let Some(own) = text[start..].get(..self.word.len()) else { return false };
        if !self.is_word {
            return own == self.word.as_bytes();
        }
        let is_inner = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let is_part = is_inner(text[..start].last()) || is_inner(text.get(start + own.len()));
        !is_part && own.eq_ignore_ascii_case(self.word.as_bytes())
    }
}

/// How common the three bytes of a head are in English prose, as a rank.
fn commonness(head: u32) -> (bool, u32) {
    let [bytes @ .., _] = head.to_le_bytes();
    let rank = |byte: u8| u32::from(RANKS[usize::from(byte)]);
    (COMMON.binary_search(&bytes).is_ok(), bytes.map(rank).iter().sum())
}

/// Three bytes that are common in English prose, in order.
const COMMON: [[u8; 3]; 70] = [
    *b"all", *b"and", *b"are", *b"ate", *b"ati", *b"bil", *b"but", *b"com", *b"con", *b"d b", *b"ear", *b"ell", *b"ent", *b"ere",
    *b"ers", *b"ess", *b"est", *b"eth", *b"eve", *b"exp", *b"for", *b"ght", *b"hat", *b"her", *b"hes", *b"his", *b"hou", *b"igh",
    *b"ill", *b"ine", *b"ing", *b"int", *b"ion", *b"ith", *b"ive", *b"lic", *b"men", *b"mov", *b"nce", *b"not", *b"nth", *b"oft",
    *b"ome", *b"one", *b"ont", *b"oth", *b"our", *b"out", *b"per", *b"pro", *b"rat", *b"rea", *b"red", *b"res", *b"sed", *b"sta",
    *b"sth", *b"str", *b"sup", *b"ted", *b"ter", *b"tha", *b"the", *b"thr", *b"tio", *b"tly", *b"und", *b"ver", *b"was", *b"you",
];

/// How common each byte is in English prose, as a rank; 0 for those that are no letters.
static RANKS: [u8; 256] = {
    const RAREST_FIRST: &[u8] = b"zqjxkvbpygfwmucldrhsnioate ";
    let (mut ranks, mut rank) = ([0; 256], 0);
    while rank < RAREST_FIRST.len() {
        ranks[RAREST_FIRST[rank] as usize] = rank as u8 + 1;
        rank += 1;
    }
    ranks
};

impl CueWords {
    /// The words as they are written, each with what it leads to.
    pub(crate) fn new(words: Vec<(&'static str, usize)>) -> Self {
        Self::of(words.into_iter().map(Cue::of).collect())
    }

    fn of(mut words: Vec<Cue>) -> Self {
        // The shorter ones have fewer heads to choose from.
        words.sort_by_key(|cue| cue.word.len());
        let mut mixes = (0_u32..).map(|turn| MIX.wrapping_add(turn << 9));
        mixes.find_map(|mix| Self::placed(words.clone(), mix)).expect("some number leads few heads to slots of their own")
    }

    /// The words, with heads that lead to slots of their own; nothing where two of them cannot be told apart.
    fn placed(mut words: Vec<Cue>, mix: u32) -> Option<Self> {
        // Which head leads to each slot; none is 0.
        let mut own = vec![0; SLOTS];
        let mut heads = Box::new([0; SLOTS]);
        for cue in &mut words {
            let is_free = |(head, _): &(u32, usize)| matches!(own[slot(*head, mix).0], other if other == 0 || other == *head);
            (cue.head, cue.at) = cue.heads().filter(is_free).min_by_key(|(head, _)| commonness(*head))?;
            let (slot, mark) = slot(cue.head, mix);
            own[slot] = cue.head;
            heads[slot] = mark;
        }
        words.sort_by_key(|cue| slot(cue.head, mix).0);
        let mut firsts = Box::new([0; SLOTS]);
        for (number, cue) in words.iter().enumerate().rev() {
            firsts[slot(cue.head, mix).0] = u16::try_from(number).expect("there are few words");
        }
        Some(Self { heads, firsts, mix, words })
    }

    /// Whether this is so of what any word in a text leads to.
    pub(crate) fn any(&self, text: &str, mut is_so: impl FnMut(usize) -> bool) -> bool {
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some((at, head)) = self.next(bytes, from) {
            from = at + 1;
            let first = usize::from(self.firsts[slot(head, self.mix).0]);
            let mut alike = self.words[first..].iter().take_while(|word| word.head == head);
            if alike.any(|word| word.stands(bytes, at) && is_so(word.place)) {
                return true;
            }
        }
        false
    }

    /// The next place, from one on, where a word may have its head, and the head there: a loop that does nothing else.
    #[inline(never)]
    fn next(&self, bytes: &[u8], mut from: usize) -> Option<(usize, u32)> {
        let mut rest = bytes.get(from..)?;
        let is_head = |four: [u8; 4]| {
            let (slot, mark) = slot(small(four), self.mix);
            self.heads[slot] == mark
        };
        while let Some(many) = rest.first_chunk::<{ AT_ONCE + 3 }>() {
            let four_at = |at: usize| [many[at], many[at + 1], many[at + 2], many[at + 3]];
            if let Some(at) = (0..AT_ONCE).find(|at| is_head(four_at(*at))) {
                return Some((from + at, head(four_at(at))));
            }
            (from, rest) = (from + AT_ONCE, &rest[AT_ONCE..]);
        }
        if let Some((at, four)) = rest.array_windows().enumerate().find(|(_, four)| is_head(**four)) {
            return Some((from + at, head(*four)));
        }
        // There are no four bytes at the last place.
        let last = rest.last_chunk().map(|[a, b, c]| [*a, *b, *c, 0]).filter(|four| is_head(*four))?;
        Some((bytes.len() - 3, head(last)))
    }
}

/// So many places are looked at in one turn.
const AT_ONCE: usize = 8;

/// Heads are spread over so many slots: few others than those of words lead to the slot of one.
const SLOTS: usize = 4096;

/// By which heads are spread first. No byte behind the first three of four counts.
const MIX: u32 = 0x9e37_79b1 << 8;

/// Four bytes, the letters among the first three made small.
fn small(four: [u8; 4]) -> u32 {
    u32::from_le_bytes(four) | 0x0020_2020
}

/// The first three bytes of four, letters made small.
fn head(four: [u8; 4]) -> u32 {
    small(four) & 0x00ff_ffff
}

/// The slot of a head, whatever stands behind it, and the mark that tells it from most others that lead there.
#[inline]
fn slot(head: u32, mix: u32) -> (usize, u8) {
    let spread = head.wrapping_mul(mix);
    ((spread >> (u32::BITS - SLOTS.ilog2())) as usize, (spread >> 12) as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn common_letters_stand_in_order() {
        assert!(COMMON.is_sorted());
        assert!(commonness(head(*b"the ")) > commonness(head(*b"hzq ")));
    }

    #[test]
    fn cues_have_three_bytes_at_least() {
        assert!(CUES_AND_NUMBERS.words.iter().all(|cue| cue.word.len() > 2));
    }

    proptest! {
        #[test]
        fn words_are_found_wherever_they_stand(text in "([ab A!\u{e9}]|sta|stab|gated behind|ISC){0,12}") {
            let words = ["stab", "gated behind", "ISC", "abb", " ab", "aaa", "b\u{e9}"];
            let all = CueWords::new(words.into_iter().zip(0..).collect());
            let mut found = [false; 7];
            all.any(&text, |place| {
                found[place] = true;
                false
            });
            prop_assert_eq!(found, words.map(|word| text.contains(word)));
            prop_assert_eq!(all.any(&text, |_| true), found.contains(&true));
        }

        #[test]
        fn numbers_are_found_in_any_case(text in "(done|t[Ww][oO]|[ -]|TEN|thirt(y|een)|\u{e9}|archived|Forty){0,4}") {
            let holds = |word: &str| text.split(|c: char| !c.is_ascii_alphanumeric()).any(|own| own.eq_ignore_ascii_case(word));
            let found = cued(&text);
            prop_assert_eq!(found.has_cue, text.contains("archived"));
            prop_assert!(found.has_cue || found.may_be_spelled == quantity::spelled_words().any(holds));
        }
    }
}
