//! Where a pattern can begin: whether a word is a name is slow to tell, and what must stand behind it is not.

use super::slot::Slot;
use super::{Element, Part, Row};

/// The first word or mark behind the first element that a match must have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Anchor {
    part: Part,
    /// How many items behind the first one it stands.
    least: usize,
    most: usize,
}

impl Anchor {
    /// The anchor of a pattern that begins with a slot.
    pub(super) fn of(elements: &[Element]) -> Option<Self> {
        let (Element { what: Part::Slot(first), optional: false }, rest) = elements.split_first()? else { return None };
        if matches!(first, Slot::Phrase | Slot::License | Slot::Quoted | Slot::Title) {
            return None;
        }
        let (mut least, mut most) = (1, 1_usize);
        for element in rest {
            let (own_least, own_most) = match element.what {
                Part::Words(_) | Part::Mark(_) if !element.optional => return Some(Self { part: element.what, least, most }),
                Part::Words(_) | Part::Mark(_) => (0, 1),
                Part::Slot(Slot::Phrase | Slot::License | Slot::Quoted | Slot::Title) | Part::Said(_) => (0, usize::MAX),
                Part::Slot(_) => (usize::from(!element.optional), 1),
                Part::Either(_) => (0, 1),
                Part::Gap { most, .. } => (0, most),
                Part::Start | Part::End => (0, 0),
            };
            (least, most) = (least + own_least, most.saturating_add(own_most));
        }
        None
    }

    /// The places of a sentence where it stands, to be asked for from the first item to the last.
    pub(super) fn near<'a>(&'a self, row: Row<'a>) -> Near<'a> {
        Near { anchor: self, row, next: 0 }
    }
}

/// Looks for an anchor behind one item after the other.
pub(super) struct Near<'a> {
    anchor: &'a Anchor,
    row: Row<'a>,
    /// No place before this one need be looked at again, unless it is the anchor's.
    next: usize,
}

impl Near<'_> {
    /// Whether the anchor stands near enough behind an item. No item before one that was asked for is asked for again.
    pub(super) fn is_behind(&mut self, at: usize) -> bool {
        self.next = self.next.max(at + self.anchor.least);
        while self.next < self.row.items.len() && self.anchor.part.takes(self.row, self.next).is_none() {
            self.next += 1;
        }
        self.next < self.row.items.len() && self.next - at <= self.anchor.most
    }
}

#[cfg(test)]
mod tests {
    use factlint_kinds::grammar::{self, Pattern};

    use super::super::Reader;

    fn read(shape: &'static str) -> Option<(usize, usize)> {
        let pattern: &Pattern = Box::leak(Box::new(grammar::shape(shape)));
        Reader::default().shape(pattern, &[]).anchor.map(|anchor| (anchor.least, anchor.most))
    }

    #[test]
    fn anchors_stand_where_the_elements_between_let_them() {
        assert_eq!(read("{name} is"), Some((1, 1)));
        assert_eq!(read("{name} crate? was|is yanked"), Some((1, 2)));
        assert_eq!(read("{name} .. {version} ("), Some((2, 10)));
        assert_eq!(read("{name} {phrase} is"), Some((1, usize::MAX)));
        assert_eq!((read("{name} {version}"), read("is {name} gone"), read("{name}? is")), (None, None, None));
    }
}
