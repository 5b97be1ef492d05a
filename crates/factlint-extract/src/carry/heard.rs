//! What a sentence and those before it speak of, told once for all its claims.

use std::cell::{Cell, OnceCell};

use super::row::Words;
use super::{Candidate, Spoken, before, spoken_in};
use crate::engine::Reading;
use crate::pattern::Row;

/// What may be the subjects of a sentence, and what those before it speak of. A sentence may hold hundreds of claims.
#[derive(Default)]
pub(crate) struct Heard {
    candidates: OnceCell<Vec<Candidate>>,
    before: OnceCell<Spoken>,
    /// Up to which item names were looked for, and where the last one stands before it.
    named: Cell<(usize, Option<usize>)>,
}

impl Heard {
    fn candidates(&self, reading: &Reading<'_>, words: Words<'_>) -> &[Candidate] {
        self.candidates.get_or_init(|| reading.candidates(words, words.items.len()))
    }

    /// The last item before this one that is a name. Claims stand one behind the other: none is looked at twice.
    pub(crate) fn last_named(&self, until: usize, is_name: impl Fn(usize) -> bool) -> Option<usize> {
        let (known, last) = self.named.get();
        let (known, last) = if known <= until { (known, last) } else { (0, None) };
        let last = (known..until).rev().find(|at| is_name(*at)).or(last);
        self.named.set((until, last));
        last
    }
}

impl Reading<'_> {
    /// The crate with which the nearest clause before an item begins, and where it stands.
    pub(crate) fn begun_with(&self, row: Row<'_>, until: usize, heard: &Heard) -> Option<(usize, String)> {
        let words = Words::of(row);
        let nearest = before(heard.candidates(self, words), until).next().filter(|one| one.begins && !one.is_guess)?;
        nearest.name.clone().map(|name| (nearest.at, name))
    }

    /// The crate of which a sentence speaks up to an item.
    pub(crate) fn spoken_here(&self, row: Row<'_>, until: usize, heard: &Heard) -> Option<String> {
        let words = Words::of(row);
        match spoken_in(words, heard.candidates(self, words), until) {
            Some(Spoken::Crate(name)) => Some(name),
            Some(_) => None,
            None => self.lead().map(|lead| lead.name.clone()),
        }
    }

    /// The crate of which a sentence speaks up to an item, or those before it; nothing where it may be another one.
    pub(crate) fn spoken_of(&self, row: Row<'_>, until: usize, heard: &Heard) -> Spoken {
        let words = Words::of(row);
        let start = row.items.first().map_or(0, |first| first.start);
        spoken_in(words, heard.candidates(self, words), until)
            .unwrap_or_else(|| heard.before.get_or_init(|| self.spoken_before(start)).clone())
    }
}
