//! Patterns as they are seen from afar: a few bytes for each item of all of them, in one place. Most patterns that are looked for
//! are told there to be nowhere in the sentence.

use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::holds::Places;
use super::set::Set;
use super::slot::Slot;
use super::{Group, Part, READY, Ready, Shape};
use crate::lexicon::Lexicon;

/// All patterns, by their numbers.
pub(crate) static AFAR: LazyLock<Afar> =
    LazyLock::new(|| Afar::of(READY.iter().flat_map(Ready::numbered).map(|(shape, _)| shape)));

/// Patterns, and the lists of words in them.
#[derive(Debug, Default)]
pub(crate) struct Afar {
    /// Where the steps of each pattern end.
    ends: Vec<u16>,
    /// Their items from the last to the first, one pattern behind the other.
    steps: Vec<Step>,
    /// The parts of those that are one of several.
    parts: Vec<Far>,
    lists: Vec<&'static Lexicon>,
    /// The first letters of the lists: few words of a sentence begin as those of a list do.
    firsts: Vec<u32>,
}

/// An item of a pattern.
#[derive(Debug, Clone, Copy)]
struct Step {
    part: Far,
    is_optional: bool,
}

/// What it stands for.
#[derive(Debug, Clone, Copy)]
enum Far {
    /// A word of a list, by its number, or a run that begins with one.
    Words {
        list: u16,
        is_run: bool,
    },
    /// A run that begins with anything.
    Run,
    /// A run between quotation marks.
    Quoted,
    /// One item that stands at these places, or none where one of them is.
    At {
        places: u8,
        takes: u8,
    },
    /// One of so many parts, from one on.
    Either(u16, u8),
    Gap(u8),
}

impl Afar {
    /// These patterns, whose numbers are their places.
    pub(super) fn of<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Self {
        let (mut afar, mut known) = (Self::default(), HashMap::default());
        shapes.for_each(|shape| afar.add(shape, &mut known));
        afar
    }

    fn add(&mut self, shape: &Shape, known: &mut HashMap<*const Lexicon, u16>) {
        for element in shape.sought().iter().rev() {
            let part = self.far(&element.what, known);
            self.steps.push(Step { part, is_optional: element.optional });
        }
        self.ends.push(short(self.steps.len()));
    }

    fn far(&mut self, part: &Part, known: &mut HashMap<*const Lexicon, u16>) -> Far {
        match part {
            Part::Words(list) => Far::Words { list: self.list(list, known), is_run: false },
            Part::Said(Group { begins: Some(list), .. }) => Far::Words { list: self.list(list, known), is_run: true },
            Part::Mark(mark) => Far::At { places: Places::of_mark(*mark), takes: 1 },
            // They take as many items as they like.
            Part::Said(_) | Part::Slot(Slot::Phrase | Slot::License | Slot::Title) => Far::Run,
            Part::Slot(Slot::Quoted) => Far::Quoted,
            Part::Slot(slot) => Far::At { places: Places::of_slot(*slot), takes: 1 },
            Part::Either(parts) => {
                let parts: Vec<Far> = parts.iter().map(|part| self.far(part, known)).collect();
                let (first, count) = (short(self.parts.len()), u8::try_from(parts.len()).unwrap_or(u8::MAX));
                self.parts.extend(parts);
                Far::Either(first, count)
            }
            Part::Gap { most, .. } => Far::Gap(u8::try_from(*most).unwrap_or(u8::MAX)),
            Part::Start => Far::At { places: Places::START, takes: 0 },
            Part::End => Far::At { places: Places::END, takes: 0 },
        }
    }

    /// The number of a list.
    fn list(&mut self, list: &'static Lexicon, known: &mut HashMap<*const Lexicon, u16>) -> u16 {
        match known.entry(std::ptr::from_ref(list)) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => {
                self.lists.push(list);
                self.firsts.push(list.firsts);
                *entry.insert(short(self.lists.len() - 1))
            }
        }
    }

    /// Where the pattern of a number can begin in a sentence: nowhere else is it found.
    pub(crate) fn beginnings(&self, number: usize, places: &Places) -> Set {
        let from = number.checked_sub(1).map_or(0, |before| usize::from(self.ends[before]));
        let mut set = places.within();
        for step in &self.steps[from..usize::from(self.ends[number])] {
            let own = self.before(step.part, set, places);
            set = if step.is_optional { own.or(set) } else { own };
            if set.is_empty() {
                break;
            }
        }
        set
    }

    /// Where a part can begin, if what is behind it begins there.
    fn before(&self, part: Far, behind: Set, places: &Places) -> Set {
        match part {
            Far::Words { list, is_run } => {
                let among = behind.before();
                self.words(list, if is_run { among.down() } else { among }, places)
            }
            Far::At { places: own, takes } => places.at(own).and(behind.before_by(takes.into())),
            Far::Run => behind.down(),
            Far::Quoted => places.quotations(behind),
            Far::Either(first, count) => {
                let parts = &self.parts[usize::from(first)..][..usize::from(count)];
                parts.iter().fold(Set::NONE, |all, part| all.or(self.before(*part, behind, places)))
            }
            Far::Gap(most) => behind.reach(usize::from(most)),
        }
    }

    /// The words among these that may be of a list.
    fn words(&self, list: u16, among: Set, places: &Places) -> Set {
        let list = usize::from(list);
        places.words(self.firsts[list], || self.lists[list], among)
    }
}

/// There is room for all patterns: a test counts them.
fn short(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::{Block, Blocks};
    use crate::mention::items;
    use crate::pattern::Row;
    use crate::pattern::tests::text_of;
    use crate::scope::Whole;
    use crate::title::quoted;
    use crate::token::tokens;

    /// The same as [`Afar::before`], of the parts as they are.
    fn plain(part: &Part, behind: Set, places: &Places) -> Set {
        let words = |list: &'static Lexicon, among: Set| places.words(list.firsts, || list, among);
        match part {
            Part::Words(list) => words(list, behind.before()),
            Part::Mark(mark) => places.at(Places::of_mark(*mark)).and(behind.before()),
            Part::Said(Group { begins: Some(list), .. }) => words(list, behind.before().down()),
            Part::Said(_) | Part::Slot(Slot::Phrase | Slot::License | Slot::Title) => behind.down(),
            Part::Slot(Slot::Quoted) => places.quotations(behind),
            Part::Slot(slot) => places.at(Places::of_slot(*slot)).and(behind.before()),
            Part::Either(parts) => parts.iter().fold(Set::NONE, |all, part| all.or(plain(part, behind, places))),
            Part::Gap { most, .. } => behind.reach(*most),
            Part::Start => behind.and(places.at(Places::START)),
            Part::End => behind.and(places.at(Places::END)),
        }
    }

    proptest! {
        #[test]
        fn quotations_begin_from_afar_where_they_do(words in prop::collection::vec("(a|b|\"|'|\\.)", 0..80), glue in "( )?") {
            let text = words.join(&glue);
            let (block, whole) = (Block::alone(&text), Whole::of("x.md", Blocks::default(), false));
            let row = items(&tokens(&block, 0, text.len()), &block);
            let row = Row { items: &row, text: &text, whole: &whole };
            let places = Places::of(row);
            for start in 0..row.items.len() {
                if let Some(close) = quoted(row, start) {
                    let begins = places.quotations(Set::of(close + 1));
                    prop_assert!(!begins.and(Set::of(start)).is_empty(), "{} to {} in {}", start, close, text);
                }
            }
        }

        #[test]
        fn patterns_begin_from_afar_where_they_do(
            kind in 0..READY.len(),
            picks in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
            more in prop::collection::vec("(is|was|the|in|since|,|of|stable|as)", 0..5),
        ) {
            let patterns = READY[kind].kind.grammar().patterns;
            let shapes = picks.iter().filter(|_| !patterns.is_empty()).map(|pick| patterns[pick.index(patterns.len())].shape);
            let texts = shapes.flat_map(|shape| shape.split(' ').map(text_of)).chain(more.iter().map(String::as_str));
            let text = texts.collect::<Vec<_>>().join(" ");
            let (block, whole) = (Block::alone(&text), Whole::of("x.md", Blocks::default(), false));
            let row = items(&tokens(&block, 0, text.len()), &block);
            let places = Places::of(Row { items: &row, text: &text, whole: &whole });
            for (number, (shape, _)) in READY.iter().flat_map(Ready::numbered).enumerate() {
                let wanted = shape.sought().iter().rev().fold(places.within(), |set, element| {
                    let own = plain(&element.what, set, &places);
                    if element.optional { own.or(set) } else { own }
                });
                prop_assert_eq!(AFAR.beginnings(number, &places), wanted, "{} in {}", number, text);
            }
        }
    }

    #[test]
    fn there_is_room_for_every_pattern() {
        let (most, afar) = (usize::from(u16::MAX), &*AFAR);
        assert!(afar.steps.len() < most && afar.parts.len() < most && afar.lists.len() < most);
        let parts = |part: &Part| if let Part::Either(parts) = part { parts.len() } else { 0 };
        let reach = |part: &Part| if let Part::Gap { most, .. } = part { *most } else { 0 };
        for (shape, _) in READY.iter().flat_map(Ready::numbered) {
            assert!(shape.elements.iter().all(|element| parts(&element.what) < 255 && reach(&element.what) < 255));
        }
    }
}
