//! Patterns that are not read before a sentence may have them: a short text has few, and to read all of them takes longer than to judge
//! it.

use std::iter;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use factlint_kinds::grammar::Pattern;

use super::afar::{AFAR, Afar};
use super::holds::{Holds, Places};
use super::read::{Groups, Reader, fixed, item};
use super::{Found, Part, Row, Shape};
use crate::lexicon::Outline;

/// What has been read of all patterns.
static READER: LazyLock<Mutex<Reader>> = LazyLock::new(Mutex::default);

/// A pattern as it is written, until it is read.
pub(crate) struct Unread {
    pattern: &'static Pattern,
    groups: Groups,
    shape: OnceLock<Shape>,
}

impl Unread {
    /// A pattern of a kind with these groups.
    pub(super) const fn new(pattern: &'static Pattern, groups: Groups) -> Self {
        Self { pattern, groups, shape: OnceLock::new() }
    }

    /// The pattern.
    pub(crate) fn shape(&self) -> &Shape {
        // What others read before one panicked is sound.
        let reader = || READER.lock().unwrap_or_else(PoisonError::into_inner);
        self.shape.get_or_init(|| reader().shape(self.pattern, self.groups))
    }

    /// Every place where the pattern is found in a sentence whose values stand there, and the pattern. Where all patterns are read,
    /// it is looked for by its number, from afar.
    pub(crate) fn find(&self, number: Option<usize>, row: Row<'_>, places: &Places) -> Option<(&Shape, Vec<Found>)> {
        let may_be_in = || may_be_in(self.pattern.shape, places);
        let set = match number {
            Some(number) => AFAR.beginnings(number, places),
            None if may_be_in() => Afar::of(iter::once(self.shape())).beginnings(0, places),
            None => return None,
        };
        if set.is_empty() {
            return None;
        }
        let shape = self.shape();
        let all = shape.find(row, set);
        debug_assert!(all.is_empty() || may_be_in(), "{}", self.pattern.shape);
        (!all.is_empty()).then_some((shape, all))
    }

    /// The value that it states by itself.
    pub(crate) const fn word(&self) -> &'static str {
        self.pattern.word
    }
}

/// Whether a pattern may be found in a sentence: each value, mark or word that it is never without is there.
fn may_be_in(shape: &'static str, places: &Places) -> bool {
    shape.split_ascii_whitespace().map(item).all(|(body, optional)| optional || may_stand(body, places))
}

fn may_stand(body: &'static str, places: &Places) -> bool {
    match body.as_bytes() {
        [first, ..] if first.is_ascii_alphanumeric() => {
            let is_word = |one: &[u8]| one.first().is_some_and(u8::is_ascii_alphanumeric);
            body.as_bytes().split(|byte| *byte == b'|').any(|one| !is_word(one) || places.has_word_like(Outline::of(one)))
        }
        [b'{', ..] => match fixed(body) {
            Some(Part::Slot(slot)) => places.has_all(Holds::taken(slot)),
            _ => true,
        },
        [mark @ (b'(' | b')' | b',' | b':' | b';')] => places.has_mark(char::from(*mark)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::Blocks;
    use crate::scope::Whole;

    #[test]
    fn what_needs_a_value_that_is_not_there_is_not_read() {
        let whole = Whole::of("", Blocks::default(), false);
        let nothing = Places::of(Row { items: &[], text: "", whole: &whole });
        assert!(!may_be_in("{crate} was? released|published on {date}", &nothing));
        assert!(!may_be_in("... released|published", &nothing));
        assert!(may_be_in("... was? ^ {name}", &nothing));
        assert!(may_be_in("{crate} was? released|published on {date}", &Places::anywhere()));
    }
}
