//! Where a pattern can begin. A value that it needs stands so many items behind its beginning; and whether a word is a name is
//! slow to tell, and what must stand behind it is not.

use std::ops::Range;

use super::holds::Places;
use super::slot::Slot;
use super::{Element, Holds, Part, Row};

/// What a match has behind its beginning, and how far.
#[derive(Debug, Clone)]
pub(super) struct Reach {
    /// The first values, of which few patterns have more.
    values: [Option<(Holds, Distance)>; VALUES],
    /// The first word or mark, where the pattern begins with a slot.
    pub(super) anchor: Option<Anchor>,
    /// Whether it begins where the sentence does.
    is_at_start: bool,
}

/// So many values are looked for.
const VALUES: usize = 3;

/// How many items lie between.
#[derive(Debug, Clone, Copy)]
struct Distance {
    least: usize,
    most: usize,
}

/// A word or a mark that stands behind the beginning of a match.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    part: Part,
    distance: Distance,
}

impl Reach {
    /// The reach of a pattern from where it is looked for: of one that begins with a phrase that is what follows the phrase.
    pub(super) fn of(elements: &[Element]) -> Self {
        let first = match elements.first() {
            Some(Element { what: Part::Slot(slot), optional: false }) => Some(*slot),
            _ => None,
        };
        let (is_led, may_anchor) = (first == Some(Slot::Phrase), first.is_some_and(|slot| !is_run(slot)));
        let is_at_start = matches!(elements, [Element { what: Part::Start, optional: false }, ..]);
        let mut reach = Self { values: [None; VALUES], anchor: None, is_at_start };
        let mut distance = Distance { least: 0, most: 0 };
        for element in &elements[usize::from(is_led)..] {
            match element.what {
                Part::Slot(slot) if !element.optional && Holds::taken(slot) != Holds::NONE => {
                    if let Some(free) = reach.values.iter_mut().find(|value| value.is_none()) {
                        *free = Some((Holds::taken(slot), distance));
                    }
                }
                part @ (Part::Words(_) | Part::Mark(_)) if !element.optional && may_anchor => {
                    reach.anchor.get_or_insert(Anchor { part, distance });
                }
                _ => {}
            }
            distance = distance.behind(element);
        }
        reach
    }

    /// The items of a row at which the pattern can begin.
    pub(super) fn range(&self, row: Row<'_>, places: &Places) -> Range<usize> {
        let length = row.items.len();
        let mut range = 0..if self.is_at_start { length.min(1) } else { length };
        for (sort, distance) in self.values.iter().flatten() {
            let (first, last) = places.ends(*sort);
            range.start = range.start.max(first.saturating_sub(distance.most));
            range.end = range.end.min(last.saturating_add(1).saturating_sub(distance.least));
        }
        range
    }
}

impl Distance {
    /// The distance to what stands behind an element.
    fn behind(self, element: &Element) -> Self {
        let (least, most) = match element.what {
            Part::Slot(slot) if is_run(slot) => (0, usize::MAX),
            Part::Said(_) => (0, usize::MAX),
            Part::Words(_) | Part::Mark(_) | Part::Slot(_) => (usize::from(!element.optional), 1),
            Part::Either(_) => (0, 1),
            Part::Gap { most, .. } => (0, most),
            Part::Start | Part::End => (0, 0),
        };
        Self { least: self.least + least, most: self.most.saturating_add(most) }
    }
}

/// Whether a slot takes as many items as it likes.
fn is_run(slot: Slot) -> bool {
    matches!(slot, Slot::Phrase | Slot::License | Slot::Quoted | Slot::Title)
}

impl Anchor {
    /// The places of a sentence where it stands, to be asked for from the first item to the last.
    pub(super) fn near<'a>(&'a self, row: Row<'a>, places: &'a Places) -> Near<'a> {
        Near { anchor: self, row, places, next: 0 }
    }
}

/// Looks for an anchor behind one item after the other.
pub(super) struct Near<'a> {
    anchor: &'a Anchor,
    row: Row<'a>,
    places: &'a Places,
    /// No place before this one need be looked at again, unless it is the anchor's.
    next: usize,
}

impl Near<'_> {
    /// Whether the anchor stands near enough behind an item. No item before one that was asked for is asked for again.
    pub(super) fn is_behind(&mut self, at: usize) -> bool {
        self.next = self.next.max(at + self.anchor.distance.least);
        let (part, end) = (&self.anchor.part, self.row.items.len());
        while let Some(next) = self.places.first(Some(part), self.next..end) {
            self.next = next;
            if part.takes(self.row, next).is_some() {
                return next - at <= self.anchor.distance.most;
            }
            self.next += 1;
        }
        self.next = end;
        false
    }
}

#[cfg(test)]
mod tests {
    use factlint_kinds::grammar::{self, Pattern};

    use super::super::Reader;
    use super::*;

    fn read(shape: &'static str) -> Reach {
        let pattern: &Pattern = Box::leak(Box::new(grammar::shape(shape)));
        Reader::default().shape(pattern, &[]).reach
    }

    #[test]
    fn anchors_stand_where_the_elements_between_let_them() {
        let anchor = |shape| read(shape).anchor.map(|anchor| (anchor.distance.least, anchor.distance.most));
        assert_eq!(anchor("{name} is"), Some((1, 1)));
        assert_eq!(anchor("{name} crate? was|is yanked"), Some((1, 2)));
        assert_eq!(anchor("{name} .. {version} ("), Some((2, 10)));
        assert_eq!(anchor("{name} {phrase} is"), Some((1, usize::MAX)));
        assert_eq!((anchor("{name} {version}"), anchor("is {name} gone"), anchor("{name}? is")), (None, None, None));
    }

    #[test]
    fn values_tell_where_a_pattern_can_begin() {
        let values = |shape| -> Vec<_> {
            read(shape).values.iter().flatten().map(|(_, distance)| (distance.least, distance.most)).collect()
        };
        assert_eq!(values("{rust}"), [(0, 0)]);
        assert_eq!(values("msrv is? now? {version} .. {date}"), [(1, 3), (2, 12)]);
        assert_eq!(values("{phrase} , {rust} ;"), [(1, 1)]);
        assert_eq!(values("stabilized {phrase} in {rust}"), [(2, usize::MAX)]);
        assert!(values("{version}? is gone").is_empty());
    }
}
