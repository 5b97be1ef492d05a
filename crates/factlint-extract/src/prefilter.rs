//! What a text must hold for a pattern to be found in it. It is looked for in the bytes, once, before a sentence is read
//! closely: most sentences hold nothing, and of the others most patterns cannot be in them.
//!
//! Everything here is a necessary condition that follows from the pattern itself, so that no claim is lost by it.

mod runs;
mod signs;

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use factlint_kinds::quantity;
use foldhash::HashMap;

use self::runs::{Run, head, run_at};
pub(crate) use self::signs::Signs;
use self::signs::{BYTES, signs_of_number};
use crate::block::{Block, MarkKind};
use crate::cited;
use crate::fold::lower;
use crate::mention::{POINTS_BACK, RELATIVE, SPELLED, advisory_link, link_target};
use crate::pattern::{READY, Ready, Required};

/// How many lists of words are told apart; of further ones nothing is required.
const GROUPS: usize = 1152;

/// So many lists are required of a pattern, the rarest first: more tell no more.
const REQUIRED: usize = 4;

/// What was seen in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen {
    pub(crate) signs: Signs,
    groups: [u64; GROUPS / 64],
}

impl Default for Seen {
    fn default() -> Self {
        Self { signs: Signs::default(), groups: [0; GROUPS / 64] }
    }
}

impl Seen {
    fn has_group(&self, group: u16) -> bool {
        self.groups[usize::from(group) / 64] & (1 << (group % 64)) != 0
    }
}

/// What a pattern requires.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Needs {
    /// All of these.
    signs: Signs,
    /// A word of each of these lists; the first is the rarest, and stands for those that are not there.
    groups: Option<[u16; REQUIRED]>,
    /// Whether the document must announce a release.
    announced: bool,
}

impl Needs {
    fn are_met(&self, seen: &Seen, announces: bool) -> bool {
        seen.signs.has_all(self.signs)
            && (announces || !self.announced)
            && self.groups.iter().flatten().all(|group| seen.has_group(*group))
    }
}

/// Patterns that require the same.
#[derive(Debug)]
struct Alike {
    needs: Needs,
    numbers: Vec<u16>,
}

/// Adds a pattern to those that require the same.
fn join(all: &mut Vec<Alike>, needs: Needs, number: u16) {
    match all.iter_mut().find(|alike| alike.needs == needs) {
        Some(alike) => alike.numbers.push(number),
        None => all.push(Alike { needs, numbers: vec![number] }),
    }
}

/// Which patterns may be in a text: by their number, counted through all kinds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Possible {
    numbers: Vec<u16>,
}

impl Possible {
    pub(crate) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    fn remove(&mut self, first: usize, count: usize) {
        self.numbers.retain(|number| !(first..first + count).contains(&usize::from(*number)));
    }

    /// The kinds that have one of them.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &'static Ready> + '_ {
        let mut from = 0;
        READY.iter().filter(move |ready| {
            let behind = ready.first_announced() + ready.announced.len();
            let own = self.numbers[from..].iter().take_while(|number| usize::from(**number) < behind).count();
            from += own;
            own > 0
        })
    }

    /// The numbers of those that are counted from `first`, from 0.
    pub(crate) fn of(&self, first: usize, count: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.numbers.partition_point(|number| usize::from(*number) < first);
        let numbers = self.numbers[from..].iter().map(|number| usize::from(*number));
        numbers.take_while(move |number| *number < first + count).map(move |number| number - first)
    }
}

/// A word that is a sign, or that patterns know, and the lists it is in.
#[derive(Debug)]
struct Entry {
    signs: Signs,
    /// Their bits, as [`Seen`] has them: the place of sixty-four of them, and which. Most words have one place.
    first: (usize, u64),
    more: Vec<(usize, u64)>,
}

impl Entry {
    fn groups(&self) -> impl Iterator<Item = &(usize, u64)> {
        std::iter::once(&self.first).chain(&self.more)
    }

    fn is_in(&self, group: u16) -> bool {
        let (place, bit) = (usize::from(group) / 64, 1 << (group % 64));
        self.groups().any(|(own, bits)| *own == place && bits & bit != 0)
    }

    fn join(&mut self, group: u16) {
        let (place, bit) = (usize::from(group) / 64, 1 << (group % 64));
        if self.first.1 == 0 || self.first.0 == place {
            self.first = (place, self.first.1 | bit);
            return;
        }
        match self.more.iter_mut().find(|(own, _)| *own == place) {
            Some((_, bits)) => *bits |= bit,
            None => self.more.push((place, bit)),
        }
    }
}

/// A list of words of which a pattern requires one.
#[derive(Debug, Clone)]
struct List {
    words: &'static [&'static str],
    /// Whether one of them is a short one.
    is_short: bool,
    /// Its number, once it was asked for; nothing where the list cannot be looked for.
    group: Option<Option<u16>>,
}

impl List {
    fn of(words: &'static [&'static str]) -> Self {
        Self { words, is_short: words.iter().any(|word| word.len() < 4), group: None }
    }
}

/// Words that are signs by themselves.
fn words_of_signs() -> impl Iterator<Item = (&'static str, Signs)> {
    let advisories = ["rustsec", "cve", "ghsa"].map(|word| (word, Signs::ADVISORY));
    let spelled = SPELLED.iter().map(|(word, _)| (*word, Signs::COUNT));
    let small = quantity::spelled_words().map(|word| (word, Signs::SPELLED));
    let licenses = crate::license::beginnings()
        .map(|(word, is_joined)| (word, if is_joined { Signs::LICENSE_IF_JOINED } else { Signs::LICENSE }));
    let relative = RELATIVE.iter().map(|word| (*word, Signs::YEAR));
    advisories
        .into_iter()
        .chain([("edition", Signs::EDITION), (POINTS_BACK, Signs::DOTTED)])
        .chain(spelled)
        .chain(small)
        .chain(relative)
        .chain(licenses)
        .chain(cited::words_of_signs())
}

/// All patterns, by what they require.
pub(crate) struct Cues {
    /// For each first letter, which lengths words with it have, as bits.
    lengths: [u32; 32],
    /// The hashes of words, and the places of their entries, from 1; 0 is free. Words of one hash are taken as one.
    slots: Vec<(u32, u16)>,
    entries: Vec<Entry>,
    /// For each group the patterns that are tried when it is seen, and what all of them require.
    by_group: Vec<(Signs, Vec<Alike>)>,
    /// The groups that have such patterns.
    trying: [u64; GROUPS / 64],
    /// The patterns that require no group.
    by_sign: Vec<Alike>,
    /// For each pattern the list with a word of which the sentence must begin, if there is one.
    beginnings: Vec<Option<u16>>,
}

/// All patterns of all kinds, by what they require.
pub(crate) static CUES: LazyLock<Cues> = LazyLock::new(Cues::new);

/// Places for words: more than twice as many as there are.
const SLOTS: usize = 8192;

impl Cues {
    fn new() -> Self {
        let mut cues = Self {
            lengths: [0; 32],
            slots: vec![(0, 0); SLOTS],
            entries: Vec::with_capacity(SLOTS / 2),
            by_group: Vec::with_capacity(GROUPS),
            trying: [0; GROUPS / 64],
            by_sign: Vec::new(),
            beginnings: Vec::new(),
        };
        for (word, sign) in words_of_signs() {
            let entry = cues.entry(word);
            entry.signs = entry.signs.with(sign);
        }
        // Lists are known by where they are: a pattern that has the same list as another one has it from the same place.
        let mut known: HashMap<*const [&'static str], List> = HashMap::default();
        let mut lists: Vec<List> = Vec::new();
        for (number, (shape, is_announced)) in (0..).zip(READY.iter().flat_map(Ready::numbered)) {
            let mut needs = Needs { announced: is_announced, ..Needs::default() };
            lists.clear();
            for required in shape.required() {
                match required {
                    Required::Sign(sign) => needs.signs = needs.signs.with(sign),
                    Required::Words(words) => {
                        lists.push(known.entry(std::ptr::from_ref(words)).or_insert_with(|| List::of(words)).clone())
                    }
                }
            }
            // Short words are in every sentence, and a long list is seen more often than a short one.
            lists.sort_by_key(|list| (list.is_short, list.words.len()));
            let mut group = |words: &'static [&'static str]| {
                let list = known.entry(std::ptr::from_ref(words)).or_insert_with(|| List::of(words));
                *list.group.get_or_insert_with(|| cues.add(words))
            };
            let begins = shape.begins_with().filter(|list| list.iter().all(|word| begins_with_piece(word)));
            let begins = begins.and_then(&mut group);
            let groups: Vec<u16> = lists.iter().filter_map(|list| group(list.words)).take(REQUIRED).collect();
            cues.beginnings.push(begins);
            needs.groups = groups.first().map(|first| std::array::from_fn(|at| groups.get(at).copied().unwrap_or(*first)));
            match groups.first().copied() {
                Some(group) => {
                    cues.trying[usize::from(group) / 64] |= 1 << (group % 64);
                    let (common, all) = &mut cues.by_group[usize::from(group)];
                    *common = common.shared(needs.signs);
                    join(all, needs, number);
                }
                None => join(&mut cues.by_sign, needs, number),
            }
        }
        cues
    }

    /// Adds a list of words; nothing where there is no room for it, or where one of its words cannot be looked for.
    fn add(&mut self, list: &'static [&'static str]) -> Option<u16> {
        let group = u16::try_from(self.by_group.len()).ok().filter(|group| usize::from(*group) < GROUPS)?;
        let pieces: Vec<&'static str> = list.iter().map(|word| longest_piece(word)).collect::<Option<_>>()?;
        let room = SLOTS / 2 > self.entries.len() + pieces.len();
        if !room {
            return None;
        }
        self.by_group.push((Signs::ALL, Vec::new()));
        for piece in pieces {
            self.entry(piece).join(group);
        }
        Some(group)
    }

    /// The entry of a word, made where there is none.
    fn entry(&mut self, word: &'static str) -> &mut Entry {
        let hash = run_at(word.as_bytes(), 0).hash;
        let slot = self.slot(hash);
        if self.slots[slot].1 == 0 {
            self.lengths[usize::from(word.as_bytes()[0] & 31)] |= 1 << word.len().min(31);
            self.entries.push(Entry { signs: Signs::default(), first: (0, 0), more: Vec::new() });
            self.slots[slot] = (hash, u16::try_from(self.entries.len()).unwrap_or_default());
        }
        &mut self.entries[usize::from(self.slots[slot].1) - 1]
    }

    /// The slot of a hash: its own, or the free one where it would stand.
    fn slot(&self, hash: u32) -> usize {
        let mut slot = place(hash);
        while self.slots[slot].1 != 0 && self.slots[slot].0 != hash {
            slot = (slot + 1) & (SLOTS - 1);
        }
        slot
    }

    fn known(&self, word: &[u8], hash: u32) -> Option<&Entry> {
        if self.lengths[usize::from(word[0] & 31)] & (1 << word.len().min(31)) == 0 {
            return None;
        }
        usize::from(self.slots[self.slot(hash)].1).checked_sub(1).map(|entry| &self.entries[entry])
    }

    /// What a text holds. Where markup cuts words in two (`is_cut`) their parts are not seen, so that it may hold everything.
    pub(crate) fn seen(&self, text: &str, is_cut: bool) -> Seen {
        if is_cut {
            return Seen { signs: Signs::ALL, groups: [u64::MAX; GROUPS / 64] };
        }
        let bytes = text.as_bytes();
        let mut seen = Seen::default();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            if !first.is_ascii_alphanumeric() {
                seen.signs = seen.signs.with(BYTES[usize::from(*first)]);
                at += 1;
                continue;
            }
            let Run { end, hash, has_digit, head } = run_at(bytes, at);
            let word = &bytes[at..end];
            seen.signs = seen.signs.with(signs_of_head(word, head));
            if has_digit {
                seen.signs = seen.signs.with(signs_of_number(&bytes[..at], word, &bytes[end..]));
            }
            if let Some(entry) = self.known(word, hash) {
                seen.signs = seen.signs.with(entry.signs);
                if entry.signs.has_any(Signs::LICENSE_IF_JOINED) && matches!(bytes.get(end), Some(b'-' | b'.' | b'+')) {
                    seen.signs = seen.signs.with(Signs::LICENSE);
                }
                for (place, bits) in entry.groups() {
                    seen.groups[*place] |= bits;
                }
            }
            at = end;
        }
        seen.signs = seen.signs.closed();
        seen
    }

    /// Takes away the patterns with other words than the one with which a sentence begins.
    fn keep_begun(&self, text: &str, possible: &mut Possible) {
        let text = text.trim_start();
        // Letters of other alphabets may begin a word, and some characters have no width.
        if text.starts_with(|c: char| !c.is_ascii()) {
            return;
        }
        let run = run_at(text.as_bytes(), 0);
        let first = if run.end > 0 { self.known(&text.as_bytes()[..run.end], run.hash) } else { None };
        let fits = |group: u16| first.is_some_and(|entry| entry.is_in(group));
        possible.numbers.retain(|number| self.beginnings[usize::from(*number)].is_none_or(fits));
    }

    /// Whether any pattern may be possible, told quickly.
    fn may_find(&self, seen: &Seen) -> bool {
        seen.groups.iter().zip(self.trying).any(|(groups, trying)| groups & trying != 0)
            || self.by_sign.iter().any(|alike| alike.needs.are_met(seen, false))
    }

    /// The patterns whose requirements are met; those of announcements only where the document is one.
    pub(crate) fn possible(&self, seen: &Seen, announces: bool) -> Possible {
        let mut numbers: Vec<u16> = Vec::new();
        let seen = &Seen { signs: seen.signs.closed(), ..*seen };
        let mut take = |all: &[Alike]| {
            for alike in all.iter().filter(|alike| alike.needs.are_met(seen, announces)) {
                numbers.extend_from_slice(&alike.numbers);
            }
        };
        take(&self.by_sign);
        for (index, (word, trying)) in seen.groups.iter().zip(self.trying).enumerate() {
            let mut bits = *word & trying;
            while bits != 0 {
                let group = index * 64 + bits.trailing_zeros() as usize;
                if let Some((_, all)) = self.by_group.get(group).filter(|(common, _)| seen.signs.has_all(*common)) {
                    take(all);
                }
                bits &= bits - 1;
            }
        }
        numbers.sort_unstable();
        Possible { numbers }
    }
}

/// What a block holds.
pub(crate) fn signs_of(block: &Block) -> Signs {
    CUES.seen(&block.text, block.is_cut_in_words()).signs
}

/// What can be in the sentences of a block.
pub(crate) struct Filter<'a> {
    block: &'a Block,
    closely: bool,
    is_cut: bool,
    /// Whether a link leads to an advisory: its url is not in the text.
    is_linked: bool,
    /// Whether the document announces a release.
    announces: bool,
    seen: Seen,
    possible: Possible,
}

impl<'a> Filter<'a> {
    /// Looks through a block; where it is to be read `closely`, everything is possible.
    pub(crate) fn of(block: &'a Block, announces: bool, closely: bool) -> Self {
        let is_cut = closely || block.is_cut_in_words();
        let is_linked = block.marks.iter().any(|mark| matches!(&mark.kind, MarkKind::Link(url) if advisory_link(url).is_some()));
        let mut seen = CUES.seen(&block.text, is_cut);
        if is_linked {
            seen.signs = seen.signs.with(Signs::ADVISORY);
        }
        // Without a digit a value needs words.
        let may_hold = closely
            || announces
            || is_linked
            || seen.signs.has_any(Signs::DIGIT)
            || (CUES.may_find(&seen) && has_cue(&block.text));
        let possible = if may_hold { CUES.possible(&seen, announces) } else { Possible::default() };
        Self { block, closely, is_cut, is_linked, announces, seen, possible }
    }

    /// Whether every pattern is to be tried.
    pub(crate) fn is_close(&self) -> bool {
        self.closely
    }

    /// Whether nothing can be in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.possible.is_empty()
    }

    /// What the block holds.
    pub(crate) fn signs(&self) -> Signs {
        self.seen.signs
    }

    /// Whether the block holds a value of one of these sorts.
    pub(crate) fn has_any(&self, signs: Signs) -> bool {
        self.seen.signs.has_any(signs)
    }

    /// The patterns that can be in a sentence. `is_known` tells whether a word, in lower case, is a name that may have versions
    /// of one number.
    pub(crate) fn possible(&self, start: usize, end: usize, is_known: &dyn Fn(&str) -> bool) -> Possible {
        let text = &self.block.text[start..end];
        let is_whole = text.len() == self.block.text.trim().len();
        let mut seen = if is_whole { self.seen } else { CUES.seen(text, self.is_cut) };
        if self.is_linked {
            seen.signs = seen.signs.with(Signs::ADVISORY);
        }
        if !self.is_cut && seen.signs.has_any(Signs::SMALL) && !self.has_named_number(start, end, is_known) {
            seen.signs = seen.signs.without(Signs::SMALL);
        }
        let is_same = is_whole && seen.signs == self.seen.signs;
        let mut possible = if is_same { self.possible.clone() } else { CUES.possible(&seen, self.announces) };
        if !self.is_linked && !has_digit(text) && !possible.is_empty() {
            keep_cued(text, &mut possible);
        }
        if !self.is_cut && !possible.is_empty() {
            CUES.keep_begun(text, &mut possible);
        }
        possible
    }
}

/// So many words stand at most between a name and a small number that is its version: "at least", "was updated to".
const BETWEEN: usize = 3;

impl Filter<'_> {
    /// Whether a small number stands behind a name, perhaps with words of comparison between.
    fn has_named_number(&self, start: usize, end: usize, is_known: &dyn Fn(&str) -> bool) -> bool {
        let text = &self.block.text[start..end];
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(skipped) = bytes[at..].iter().position(u8::is_ascii_digit) {
            at += skipped;
            let length = bytes[at..].iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len() - at);
            if signs_of_number(&bytes[..at], &bytes[at..at + length], &bytes[at + length..]).has_any(Signs::SMALL)
                && self.is_behind_name(start, start + at, is_known)
            {
                return true;
            }
            at += length;
        }
        false
    }

    /// Whether one of the last words before `end` is a name, or marked so that it may be one.
    fn is_behind_name(&self, start: usize, end: usize, is_known: &dyn Fn(&str) -> bool) -> bool {
        let text = &self.block.text[start..end];
        let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\u{2011}');
        let mut rest = text;
        for back in 0..=BETWEEN {
            rest = rest.trim_end_matches(|c| !is_inner(c));
            let word = &rest[rest.trim_end_matches(is_inner).len()..];
            let from = start + rest.len() - word.len();
            let is_marked = || self.block.is_marked(from, from + word.len(), |url| link_target(url).is_some());
            let name = lower(word.strip_suffix(".rs").unwrap_or(word));
            // "Update to wgpu 26": what something is moved to.
            let is_moved_to = back > 0 && word == "to";
            if !word.is_empty() && (is_moved_to || is_marked() || is_known(&name) || is_known(word)) {
                return true;
            }
            rest = &rest[..rest.len() - word.len()];
        }
        false
    }
}

fn has_digit(text: &str) -> bool {
    text.as_bytes().chunks(64).any(|chunk| chunk.iter().fold(false, |any, b| any | b.is_ascii_digit()))
}

/// The cues of all kinds, looked for at once, and the place of its kind for each.
static SPELLED_CUES: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let cues = READY.iter().enumerate().flat_map(|(at, ready)| ready.kind.grammar().cues.iter().map(move |cue| (at, *cue)));
    let (kinds, cues): (Vec<usize>, Vec<&str>) = cues.unzip();
    Some((AhoCorasick::new(cues).ok()?, kinds))
});

fn has_cue(text: &str) -> bool {
    SPELLED_CUES.as_ref().is_none_or(|(cues, _)| cues.is_match(text))
}

/// Takes away the patterns of the kinds of which the text has no cue.
fn keep_cued(text: &str, possible: &mut Possible) {
    let Some((cues, kinds)) = SPELLED_CUES.as_ref() else { return };
    let mut cued = vec![false; READY.len()];
    cues.find_overlapping_iter(text).for_each(|cue| cued[kinds[cue.pattern().as_usize()]] = true);
    for (ready, _) in READY.iter().zip(cued).filter(|(_, cued)| !cued) {
        possible.remove(ready.first, ready.shapes.len());
    }
}

/// The longest run of ASCII letters and digits: it stands in the text wherever the word does.
fn longest_piece(word: &'static str) -> Option<&'static str> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(word).filter(|word| !word.is_empty());
    }
    let all_ascii = word.is_ascii();
    let piece = word.split(|c: char| !c.is_ascii_alphanumeric()).max_by_key(|piece| piece.len())?;
    (all_ascii && !piece.is_empty()).then_some(piece)
}

/// What a run is a sign of by the letters with which it begins.
fn signs_of_head(word: &[u8], begins: u64) -> Signs {
    const MAY: u64 = head(b"may");
    const RFC: u64 = head(b"rfc");
    if begins & 0x00ff_ffff == RFC {
        return Signs::RFC;
    }
    if begins == MAY && word == b"May" { Signs::YEAR } else { Signs::default() }
}

/// Whether a word begins with the piece of it that is looked for.
fn begins_with_piece(word: &'static str) -> bool {
    longest_piece(word).is_some_and(|piece| word.starts_with(piece))
}

/// The first slot of a hash.
fn place(hash: u32) -> usize {
    (hash ^ (hash >> 15)) as usize & (SLOTS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_every_list() {
        assert!(CUES.by_group.len() < GROUPS, "{}", CUES.by_group.len());
        assert!(CUES.entries.len() < SLOTS / 2, "{}", CUES.entries.len());
    }

    #[test]
    fn no_pattern_is_tried_wherever_a_number_stands() {
        let plain = Signs::DIGIT.with(Signs::COUNT).with(Signs::COLON).with(Signs::COMMA).with(Signs::BRACKET);
        for alike in &CUES.by_sign {
            let signs = alike.needs.signs;
            assert!(signs.without(plain) != Signs::default() || alike.needs.announced, "{signs:?} {:?}", alike.numbers);
        }
    }
}
