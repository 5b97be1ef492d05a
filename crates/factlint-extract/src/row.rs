//! A sentence of a block as a row of items, with what the sentences before it say of them.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::block::BlockKind;
use crate::engine::Reading;
use crate::lead::leads_rust;
use crate::lexicon::Lexicon;
use crate::mention::{
    Around, Bond, Item, Owner, Owns, Sign, Sorts, VersionMention, What, articles, give_back, is_dated_next, is_rust_shaped,
    is_used_by, items_in, may_have_numbers, own, placed, relative, repositories, same_release,
};
use crate::needed_rust::speaks_of_needed_rust;
use crate::prefilter::{Names, Signs};
use crate::sentence::{keep_room, sentence_before};
use crate::vocabulary::{is_no_name, is_other, is_plain};

/// What stands behind a version with which a sentence goes on about the crate of the one before.
static GOES_ON: Lexicon = Lexicon::of(&[
    "has", "had", "was", "is", "came", "followed", "appeared", "arrived", "fixes", "fixed", "needs", "wants", "wanted",
    "requires", "raises", "raised", "adds", "added", "landed", "shipped", "dates", "of",
]);

/// So many sentences of a block tell the later ones what it is about.
pub(crate) const FIRST: usize = 6;

/// The items of the first sentences of a block.
pub(crate) type Rows = OnceCell<[OnceCell<Vec<Item>>; FIRST]>;

/// What is made of one of them. Of most blocks none is read.
pub(crate) fn one_of<T>(all: &OnceCell<[OnceCell<T>; FIRST]>, at: usize) -> &OnceCell<T> {
    &all.get_or_init(Default::default)[at]
}

impl Names for Reading<'_> {
    fn is_known(&self, name: &str) -> bool {
        self.whole.is_known(name) || self.is_scope_about(name)
    }

    /// "wgpu 28 came": a word like none of prose.
    fn may_be_new(&self, word: &str) -> bool {
        may_have_numbers(word) && self.whole.is_rust()
    }
}

impl Reading<'_> {
    /// Whether the section, or else the document, is about a name of which no sign is known elsewhere.
    fn is_scope_about(&self, name: &str) -> bool {
        self.may_be_about(name) && self.scope.about == Some(name)
    }

    /// Whether it may be, in whatever case. Most words stand in no heading: what is around the block need not be read for them.
    fn may_be_about(&self, name: &str) -> bool {
        self.headings.may_name(name) || self.whole.about().is_some_and(|about| about.eq_ignore_ascii_case(name))
    }

    /// The items of a run of the block, with whose versions they are. Those of the first sentences are read once, whoever asks.
    pub(crate) fn row(&self, start: usize, end: usize) -> Cow<'_, [Item]> {
        let number = self.cut().iter().take(FIRST).position(|sentence| *sentence == (start, end));
        number.map_or_else(|| Cow::Owned(self.items(start, end)), |number| Cow::Borrowed(self.row_at(number)))
    }

    /// The items of one of the first sentences of the block.
    pub(crate) fn row_at(&self, number: usize) -> &[Item] {
        let (start, end) = self.cut()[number];
        one_of(&self.rows, number).get_or_init(|| self.items(start, end))
    }

    /// Keeps the room of the sentences and of their items for the next block.
    pub(crate) fn give_back(self) {
        self.rows.into_inner().into_iter().flatten().filter_map(OnceCell::into_inner).for_each(give_back);
        self.cut.into_inner().into_iter().for_each(keep_room);
    }

    fn items(&self, start: usize, end: usize) -> Vec<Item> {
        let mut row = self.plain_items(start, end);
        same_release(&mut row, &self.block.text, || {
            let before = sentence_before(&self.block.text, start);
            before.map(|(start, end)| self.plain_items(start, end)).unwrap_or_default()
        });
        row
    }

    /// The items of a run of the block, as they are read by themselves.
    fn bare_items(&self, start: usize, end: usize) -> Vec<Item> {
        items_in(self.block, start, end, self.filter.signs())
    }

    /// The same, but for words that point back to a sentence before.
    fn plain_items(&self, start: usize, end: usize) -> Vec<Item> {
        let mut row = self.bare_items(start, end);
        let signs = self.filter.signs();
        if signs.has_any(Signs::YEAR) && signs.has_any(Signs::TOLD) {
            let scope = self.scope;
            let written = || scope.heading_date.map(|(date, _)| date).or_else(|| scope.document_date.map(|dated| dated.date));
            // Nobody knows when others wrote what is quoted.
            let written = || written().filter(|_| !self.block.quoted);
            relative(&mut row, &self.block.text, &written);
            articles(&mut row, &self.block.text);
        }
        // Without a number there is nothing to bind.
        let sorts = Sorts::of(&row);
        if !sorts.has(Sorts::VERSION) && !sorts.has(Sorts::COUNT) {
            if sorts.has(Sorts::SLASH) {
                repositories(&mut row, &self.block.text);
            }
            return row;
        }
        let around = Surroundings { reading: self, start, end };
        let owns = Owns::within(self.whole, matches!(self.block.kind, BlockKind::Cell(_)), &around);
        own(&mut row, &self.block.text, &owns);
        if sorts.has(Sorts::VERSION) || Sorts::of(&row).has(Sorts::VERSION) {
            if start > 0 {
                self.goes_on(&mut row, start);
            }
            self.carry(&mut row, start);
        }
        row
    }

    /// "The team is on Brindle 0.17. 0.18 has been out since May": a sentence that begins with a bare version goes on with the one
    /// crate that the sentence before names.
    fn goes_on(&self, row: &mut [Item], start: usize) {
        let text = &self.block.text;
        if !matches!(self.block.kind, BlockKind::Paragraph | BlockKind::Item) || self.whole.about_rust {
            return;
        }
        let at = usize::from(row.first().is_some_and(|first| first.is_word(text, "version")));
        let is_date = |at: usize| matches!(row.get(at).map(|item| &item.what), Some(What::Date(_)));
        let goes_on = row.get(at + 1).is_some_and(|next| next.is_one(text, &GOES_ON) || next.is_mark('(') && is_date(at + 2));
        if self.carries(row, start) {
            return;
        }
        let bare = match row.get(at).map(|item| &item.what) {
            Some(What::Version(mention)) => mention.owner.is_none() && !is_rust_shaped(mention) && goes_on,
            _ => false,
        };
        let name = || {
            let (start, end) = sentence_before(text, start).filter(|_| bare)?;
            self.only_crate(start, end)
        };
        if let Some(name) = name()
            && let What::Version(mention) = &mut row[at].what
        {
            mention.owner = Some((Owner::Crate(name), Bond::Clause));
        }
    }

    /// "Brindle lifted its minimum to Rust 1.85. For comparison: `pavise` sits at 1.80": whether a sentence that says where
    /// something stands goes on with what is needed of Rust.
    fn follows_needs(&self, start: usize, end: usize) -> bool {
        let text = &self.block.text;
        let places =
            |sentence: &str| [" at 1.", "it's 1.", "it\u{2019}s 1.", "it is 1."].iter().any(|words| sentence.contains(words));
        let is_place = start > 0 && text.get(start..end).is_some_and(places);
        let before = || sentence_before(text, start).and_then(|(from, to)| text.get(from..to)).unwrap_or_default();
        is_place && ["MSRV", "minimum", "floor", "compiler"].iter().any(|word| before().contains(word))
    }

    /// "Then I asked about the MSRV. Here are four:", and below it "`brindle` \u{2013} 1.63": whether a short item stands in a list to
    /// which a paragraph leads that speaks of it.
    pub(crate) fn is_list_of_needs(&self) -> bool {
        /// The longest item of this sort, in bytes.
        const LONGEST: usize = 40;
        let text = &self.block.text;
        if self.block.kind != BlockKind::Item || text.len() > LONGEST || !text.contains("1.") {
            return false;
        }
        let leads = self.list_lead.filter(|block| block.kind == BlockKind::Paragraph && block.text.trim_end().ends_with(':'));
        leads.is_some_and(|block| speaks_of_needed_rust(&block.text))
    }

    /// "`brindle`. It is where it was: 1.0.0, January 2024", "We run brindle 1.5. Before that we sat on 0.14": a bare version of a
    /// sentence that names nothing is one of the crate of which the sentences before speak. Returns whether it is.
    fn carries(&self, row: &mut [Item], start: usize) -> bool {
        static BEFORE: Lexicon =
            Lexicon::of(&["on", "at", "to", "from", "is", "was", "with", "after", "before", "until", "and", "the"]);
        /// So many sentences are looked back.
        const FAR: usize = 3;
        let text = &self.block.text;
        let is_one = |at: &usize| {
            let What::Version(mention) = &row[*at].what else { return false };
            if mention.owner.is_some() || is_rust_shaped(mention) || mention.version.parts().len() < 2 {
                return false;
            }
            let led = at.checked_sub(1).is_some_and(|before| {
                row[before].is_one(text, &BEFORE) || matches!(row[before].what, What::Mark(':' | ',' | '-'))
            });
            (led || *at == 0) && is_dated_next(row, *at, text)
                || led
                    && row
                        .get(at + 1)
                        .is_none_or(|next| matches!(next.what, What::Mark(',' | ';' | '.')) || next.is_word(text, "for"))
        };
        let Some(at) = (0..row.len()).find(is_one) else { return false };
        let names = |item: &Item| match &item.what {
            What::Name(_) | What::Advisory(_) | What::Rfc(_) => true,
            What::Version(mention) => mention.owner.is_some(),
            What::Word => item.start > start && self.is_another(&text[item.start..item.end]) || item.is_word(text, "Rust"),
            _ => false,
        };
        if !self.whole.is_rust() || row.iter().any(names) {
            return false;
        }
        let mut until = start;
        for _ in 0..FAR {
            let Some((from, to)) = sentence_before(text, until) else { return false };
            if let Some(name) = self.only_crate(from, to).or_else(|| lone_name(&text[from..to])) {
                if let What::Version(mention) = &mut row[at].what {
                    mention.owner = Some((Owner::Crate(name), Bond::Clause));
                }
                return true;
            }
            let mut earlier = self.bare_items(from, to);
            own(&mut earlier, text, &Owns::alone(self.whole));
            let is_silent = |item: &Item| match &item.what {
                What::Word => !(item.start > from && self.is_another(&text[item.start..item.end])),
                what => !matches!(what, What::Name(_) | What::Version(_)),
            };
            if !earlier.iter().all(is_silent) {
                return false;
            }
            until = from;
        }
        false
    }

    /// The crate that a sentence names, where it names one only, and nothing else that has versions.
    fn only_crate(&self, start: usize, end: usize) -> Option<String> {
        let text = &self.block.text;
        let mut row = self.bare_items(start, end);
        own(&mut row, text, &Owns::alone(self.whole));
        let mut only: Option<String> = None;
        for (at, item) in row.iter().enumerate() {
            let name = match &item.what {
                // "Our gateway is built on ondula 0.8.": it goes on with the gateway.
                What::Version(_) if is_used_by(&row, at, text, &Owns::alone(self.whole)).is_some() => return None,
                What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) if *bond >= Bond::Clause => name,
                What::Version(_) => return None,
                What::Name(name) if name.sign >= Sign::Code => &name.name,
                What::Word if item.start > start && self.is_another(&text[item.start..item.end]) => return None,
                _ => continue,
            };
            if only.as_ref().is_some_and(|only| only != name) {
                return None;
            }
            only = Some(name.clone());
        }
        only
    }

    /// Whether a word may name something else that has versions.
    pub(crate) fn is_another(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        // Within a sentence a capital makes a name also of a word that is in every dictionary.
        let is_name = word.starts_with(char::is_uppercase) && word.len() > 1 && !is_no_name(&small);
        is_name || is_other(&small) || self.whole.has_versions(&small)
    }
}

/// What stands around a sentence of a block and says whose its versions are.
struct Surroundings<'r, 'a> {
    reading: &'r Reading<'a>,
    start: usize,
    end: usize,
}

impl Surroundings<'_, '_> {
    /// The one crate that the block has named before.
    fn told(&self) -> Option<&str> {
        let Self { reading, start, .. } = *self;
        let told = if start > 0 && reading.lead().is_none() { reading.told_before(start) } else { None };
        // Most blocks have named none.
        told.filter(|_| !reading.scope.is_of_heading)
    }

    /// The crate that the block itself is about.
    fn near(&self) -> Option<&str> {
        self.told().or_else(|| self.reading.lead().map(|lead| lead.name.as_str()))
    }
}

impl Around for Surroundings<'_, '_> {
    fn about(&self) -> Option<&str> {
        self.told().or_else(|| self.reading.about())
    }

    fn is_about(&self, name: &str) -> bool {
        self.near().map_or_else(|| self.reading.is_scope_about(name), |near| near == name)
    }

    fn may_be_about(&self, word: &str) -> bool {
        // An entry is of no such word.
        self.near().is_some() || self.reading.may_be_about(word)
    }

    fn leads(&self) -> bool {
        self.reading.lead().is_some() || self.reading.scope.is_of_heading || self.told().is_some()
    }

    fn leads_rust(&self) -> bool {
        leads_rust(self.reading.block)
    }

    fn about_rust(&self) -> bool {
        self.reading.whole.about_rust
    }

    fn about_toolchain(&self) -> bool {
        self.reading.scope.about_toolchain
    }

    fn about_needs(&self) -> bool {
        let scope = self.reading.scope;
        self.reading.is_list_of_needs() || scope.about_toolchain || scope.entry.is_some_and(|entry| entry.contains("MSRV"))
    }

    fn after_needs(&self) -> bool {
        self.reading.follows_needs(self.start, self.end)
    }

    fn lists_supported(&self) -> bool {
        self.reading.headings.nearest_has("supported version")
    }
}

/// "tower.", "Axum.": a sentence that is a name and nothing else.
pub(crate) fn lone_name(sentence: &str) -> Option<String> {
    let word = sentence.trim().strip_suffix('.')?;
    let name = placed(word)?.name;
    let is_small = word.starts_with(|c: char| c.is_ascii_lowercase());
    (is_small || !is_plain(&name)).then_some(name)
}
