//! The blocks of a document, looked through before they are read: what can be in their sentences, and what they cite.

use crate::block::{Block, Blocks};
use crate::cited::{Cites, Told};
use crate::mention::may_hold_advisory;
use crate::prefilter::{Filter, Ground, Known, Way};
use crate::scope::Whole;

/// So many blocks are looked through together: the same few instructions, over and over.
const AT_ONCE: usize = 128;

/// The blocks of a document, some of which were looked through.
pub(crate) struct Sieve<'a> {
    blocks: &'a [Block<'a>],
    ground: Ground,
    told: Told<'a>,
    /// The first of those that were looked through last, and what can be in each of them.
    first: usize,
    filters: Vec<Filter<'a>>,
    /// The blocks that cite something.
    cites: Vec<(usize, Cites)>,
}

impl<'a> Sieve<'a> {
    /// Looks through the first blocks of a document.
    pub(crate) fn of(blocks: Blocks<'a>, way: Way, whole: &Whole<'_>, known: &mut Known) -> Self {
        let (announces, leads_to_advisories) = (whole.rust_release.is_some(), may_hold_advisory(blocks.urls));
        let ground = Ground { way, announces, leads_to_advisories };
        let (blocks, filters) = (blocks.all, Vec::with_capacity(blocks.len().min(AT_ONCE)));
        let mut sieve = Self { blocks, ground, told: Told::of(blocks), first: 0, filters, cites: Vec::new() };
        sieve.look(0, whole, known);
        sieve
    }

    /// Looks through the blocks from one on, which stands right behind those that were.
    pub(crate) fn look(&mut self, first: usize, whole: &Whole<'_>, known: &mut Known) {
        self.first = first;
        self.filters.clear();
        let next = &self.blocks[first..self.blocks.len().min(first + AT_ONCE)];
        next.iter().for_each(|block| Filter::add(&mut self.filters, block, self.ground, known));
        self.cites = self.told.read(first, &self.filters, whole);
    }

    /// Whether a block is among those that were looked through last.
    pub(crate) fn reaches(&self, index: usize) -> bool {
        index - self.first < self.filters.len()
    }

    /// What can be in such a block, and what it cites.
    pub(crate) fn at(&self, index: usize) -> (&Filter<'a>, Option<&Cites>) {
        let cites = self.cites.binary_search_by_key(&index, |(at, _)| *at);
        (&self.filters[index - self.first], cites.ok().map(|at| &self.cites[at].1))
    }
}
