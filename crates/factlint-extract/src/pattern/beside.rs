//! What stands right beside the words of a pattern, whatever fills its gaps.

use super::{Element, Part, Shape};

/// On which side of a word something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    Behind,
}

/// Words of a pattern, and what stands beside them wherever it is found: a word, a mark, or the edge of the sentence.
#[derive(Debug)]
pub(crate) struct Beside {
    /// One of these words stands in the sentence, or begins there.
    pub(crate) words: &'static [&'static str],
    pub(crate) side: Side,
    pub(crate) near: Near,
}

/// What may stand beside a word: one of all these.
#[derive(Debug, Default)]
pub(crate) struct Near {
    pub(crate) words: Vec<&'static str>,
    pub(crate) marks: Vec<char>,
    /// Whether the sentence may begin or end there.
    pub(crate) edge: bool,
}

impl Shape {
    /// What stands beside its words, where the pattern tells it.
    pub(crate) fn beside(&self) -> Vec<Beside> {
        let mut all = Vec::new();
        for (at, element) in self.elements.iter().enumerate().filter(|(_, element)| !element.optional) {
            let (words, is_one) = match element.what {
                Part::Words(list) => (Some(list), true),
                Part::Said(group) => (group.begins.as_ref(), false),
                _ => (None, false),
            };
            let Some(words) = words.map(|list| list.words) else { continue };
            let before = near(self.elements[..at].iter().rev());
            // Where several words end is not told.
            let behind = if is_one { near(self.elements[at + 1..].iter()) } else { None };
            let sides = [(Side::Before, before), (Side::Behind, behind)];
            all.extend(sides.into_iter().filter_map(|(side, near)| Some(Beside { words, side, near: near? })));
        }
        all
    }
}

/// What may stand first where these elements go on, the nearest one first.
fn near<'a>(elements: impl Iterator<Item = &'a Element>) -> Option<Near> {
    let mut near = Near::default();
    for element in elements {
        near.add(&element.what)?;
        if !element.optional {
            return Some(near);
        }
    }
    // The pattern begins or ends there, and anything may stand around it.
    None
}

impl Near {
    /// Adds what a part may be; nothing where that is not told.
    fn add(&mut self, part: &Part) -> Option<()> {
        match part {
            Part::Words(list) => self.words.extend(list.words),
            Part::Mark(mark) => self.marks.push(*mark),
            Part::Start | Part::End => self.edge = true,
            Part::Either(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            Part::Gap { .. } | Part::Slot(_) | Part::Said(_) => return None,
        }
        Some(())
    }
}
