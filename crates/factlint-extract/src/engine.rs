//! The one engine: blocks to sentences, sentences to mentions, mentions to claims. It reads each kind as data.

use std::cell::{LazyCell, OnceCell};
use std::collections::HashSet;
use std::ops::Deref;

use factlint_kinds::Kind;
use factlint_kinds::grammar::{Grammar, SubjectRole, ValueRole};
use factlint_model::{Claim, Document};

use crate::block::{Block, BlockKind, Blocks};
use crate::carry::Heard;
use crate::clause::{
    is_hypothetical, is_indefinite, is_negated, is_of_another_time, is_question, is_rejected, is_told_by_others, is_vetoed,
};
use crate::column::RowCrate;
use crate::disowned::{is_mended, is_taken_back};
use crate::entry::Entries;
use crate::identified::NamedAdvisory;
use crate::lead::{Lead, ToldCrate};
use crate::license_list::leads_to_licenses;
use crate::mention::{Bond, Item, Name, Owner, Sign, VersionMention, What, is_end_of_range, name_of, names_advisory, says_again};
use crate::named::is_line;
use crate::needed_rust::Speaks;
use crate::noun_before::is_part;
use crate::pattern::{Found, Holds, Places, Ready, Row};
use crate::prefilter::{Filter, Known, Possible, Signs, Way};
use crate::release_notes::{Lists, Sections, without_plans};
use crate::retraction::is_retracted;
use crate::row::{FIRST, Rows, one_of};
use crate::scope::{Headings, Scope, Whole};
use crate::settle::{Draft, settle};
use crate::sieve::Sieve;
use crate::table::Tables;
use crate::{Options, coordination, date_chain, respective};

/// A document to be searched.
pub(crate) struct Search<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) blocks: Blocks<'a>,
    pub(crate) options: &'a Options,
    pub(crate) way: Way,
}

/// The claims of each of some documents, in the order in which they stand: the same ones whatever way they are looked for. What is
/// done with all documents is done with one after the other: that is faster than all of it with each.
pub(crate) fn claims<'a>(searches: impl Iterator<Item = Search<'a>>) -> Vec<Vec<Claim>> {
    let mut known = Known::default();
    let begun: Vec<_> = searches.map(|search| search.begin(&mut known)).collect();
    begun.into_iter().map(|begun| begun.claims(&mut known)).collect()
}

impl<'a> Search<'a> {
    fn begin(self, known: &mut Known) -> Begun<'a> {
        let whole = Whole::of(&self.doc.path, self.blocks, self.options.of_rust);
        let sieve = Sieve::of(self.blocks, self.way, &whole, known);
        Begun { search: self, whole, sieve }
    }
}

/// A document whose first blocks were looked through.
struct Begun<'a> {
    search: Search<'a>,
    whole: Whole<'a>,
    sieve: Sieve<'a>,
}

impl Begun<'_> {
    fn claims(self, known: &mut Known) -> Vec<Claim> {
        let Self { search: Search { doc, blocks, options, .. }, whole, mut sieve } = self;
        let date = LazyCell::new(|| date_chain::of_document(&doc.path, &blocks, options));
        let tables = LazyCell::new(|| Tables::of(&blocks));
        let has_advisories =
            LazyCell::new(|| names_advisory(blocks.texts) && blocks.iter().any(|block| names_advisory(&block.text)));
        let mut headings = Headings::default();
        let mut drafts = Vec::new();
        // Those of the patterns of a sentence; kept for their room.
        let mut numbers = Vec::new();
        let mut released = HashSet::new();
        let mut sections = Sections::default();
        let mut lists = Lists::default();
        let mut entries = Entries::of(blocks.all);
        // The crate that the row of a table is about, for the cells that say more than a value.
        let mut row_of = RowCrate::default();
        let announces = whole.rust_release.is_some();
        let mut lead: Option<&Block> = None;
        for (index, block) in blocks.all.iter().enumerate() {
            if !sieve.reaches(index) {
                sieve.look(index, &whole, known);
            }
            let (filter, cites) = sieve.at(index);
            let list_lead = lead;
            lead = Some(block).filter(|block| block.kind != BlockKind::Item).or(lead);
            if matches!(block.kind, BlockKind::Metadata | BlockKind::PageMetadata) {
                continue;
            }
            let is_heading = headings.enter(block, blocks.get(index + 1), filter.has_number(Signs::DOTTED));
            lists.enter(block);
            let is_listed = block.kind == BlockKind::Item && (announces || lists.is_open() || headings.may_be_release());
            let has_value = matches!(block.kind, BlockKind::Cell(_)) && filter.has_number(Signs::COUNT);
            let may_name = matches!(block.kind, BlockKind::Cell(_)) && *has_advisories;
            let is_titled = filter.leads_to_rfc();
            // A short cell may be a word that says a value: "MIT", "deprecated".
            let is_word = matches!(block.kind, BlockKind::Cell(_)) && block.text.len() < LONGEST_WORD;
            let is_choice = leads_to_licenses(block, blocks.get(index + 1));
            let is_mute = filter.is_empty() && !is_listed && !has_value && !announces && !may_name && !is_titled;
            let is_nightly = block.kind == BlockKind::Paragraph && block.text.ends_with("Nightly");
            if is_mute && cites.is_none() && !is_word && !is_choice && !is_nightly {
                continue;
            }
            let (row, row_advisory) = match &block.kind {
                BlockKind::Cell(cell) if !filter.is_empty() => row_of.of(cell, &tables, &blocks, &whole),
                _ => (None, None),
            };
            // Of most blocks that may cite something nothing is asked.
            let above = &mut entries;
            let scope = LazyCell::new(|| {
                let entries = above.reach(index);
                let mut scope = headings.scope(&whole, &date);
                scope.entry = entries.subject();
                if !whole.is_change_log
                    && let Some(about) = entries.about(&whole)
                {
                    // Under a release of the same crate, it is still that one.
                    let release = scope.release.filter(|_| scope.about == Some(about));
                    (scope.about, scope.section, scope.about_at, scope.release) = (Some(about), Some(about), None, release);
                }
                Scope { row, advisory: row_advisory.or(scope.advisory), ..scope }
            });
            let reading = Reading {
                doc,
                block,
                filter,
                list_lead,
                earlier: &blocks.all[..index],
                whole: &whole,
                headings: &headings,
                scope: &scope,
                options,
                cut: OnceCell::new(),
                rows: OnceCell::new(),
                lead: OnceCell::new(),
                told: OnceCell::new(),
                objection: OnceCell::new(),
                advisories: OnceCell::new(),
                around: OnceCell::new(),
            };
            // "5.0.0 - TBD" is no release yet.
            let is_to_come = is_heading && headings.is_unreleased();
            let badged = if filter.is_empty() && !is_nightly { None } else { reading.badged() };
            if let Some(badged) = badged {
                drafts.extend(badged);
            } else if filter.may_say() && !is_to_come {
                let first = drafts.len();
                reading.sentences(filter, known, &mut numbers, &mut drafts);
                if drafts.len() > first && (is_taken_back(block, blocks.get(index + 1)) || is_mended(block, &tables)) {
                    drafts.truncate(first);
                }
            }
            drafts.extend(cites.into_iter().flat_map(|cites| reading.cited(cites, &blocks[..index], blocks.get(index + 1))));
            if is_choice {
                drafts.extend(reading.license_list(&blocks[index + 1..]));
            }
            if is_listed {
                drafts.extend(reading.listed(&lists));
                drafts.extend(reading.edition_item());
            }
            drafts.extend(reading.property_line());
            if is_titled {
                reading.linked(&mut drafts);
            }
            if let BlockKind::Cell(cell) = &block.kind
                && (has_value || may_name || is_word)
            {
                drafts.extend(reading.cell(cell, &tables, &blocks));
            }
            if is_heading && !is_to_come && filter.has_number(Signs::VERSION) {
                let headed = reading.heading(blocks.get(index + 1));
                released.extend(headed.iter().map(Draft::key));
                drafts.extend(headed);
            }
            sections.close(block, &mut drafts);
            sections.open(reading.section());
            reading.give_back();
        }
        sections.end(&mut drafts);
        let mut claims = settle(without_plans(drafts, &released));
        place(doc, &mut claims);
        claims
    }
}

/// Cells that are longer, in bytes, hold more than one word for a value.
const LONGEST_WORD: usize = 64;

/// Says in which line and column each claim begins. They stand in order, so that the text is counted through once, even where
/// it is one line.
fn place(doc: &Document, claims: &mut [Claim]) {
    let (mut line, mut column, mut at) = (1, 1, 0);
    for claim in claims {
        let between = doc.text.get(at..claim.start).unwrap_or_default();
        if let Some(last) = memchr::memrchr(b'\n', between.as_bytes()) {
            line += memchr::memchr_iter(b'\n', between.as_bytes()).count();
            column = between[last + 1..].chars().count() + 1;
        } else {
            column += between.chars().count();
        }
        (claim.line, claim.column, at) = (line, column, claim.start);
    }
}

/// One block, and what it can rely on.
pub(crate) struct Reading<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) block: &'a Block<'a>,
    /// Tells what the block holds.
    pub(crate) filter: &'a Filter<'a>,
    /// The nearest block above that is no item of a list.
    pub(crate) list_lead: Option<&'a Block<'a>>,
    /// What stands above.
    pub(crate) earlier: &'a [Block<'a>],
    pub(crate) whole: &'a Whole<'a>,
    pub(crate) headings: &'a Headings<'a>,
    pub(crate) scope: &'a dyn Deref<Target = Scope<'a>>,
    options: &'a Options,
    pub(crate) cut: OnceCell<Vec<(usize, usize)>>,
    pub(crate) rows: Rows,
    lead: OnceCell<Option<Lead>>,
    told: OnceCell<Option<ToldCrate>>,
    pub(crate) objection: OnceCell<Option<usize>>,
    pub(crate) advisories: OnceCell<Vec<NamedAdvisory>>,
    pub(crate) around: OnceCell<Speaks>,
}

impl Reading<'_> {
    fn sentences(&self, filter: &Filter<'_>, known: &mut Known, numbers: &mut Vec<u16>, drafts: &mut Vec<Draft>) {
        let first = drafts.len();
        let sentences = self.cut();
        // A paragraph says at its beginning what it is about.
        let topics = OnceCell::new();
        let topic_at = |at: usize| one_of(&topics, at).get_or_init(|| self.topic(self.row_at(at))).clone();
        for (number, (start, end)) in sentences.iter().enumerate() {
            let possible = filter.possible((*start, *end), self, known);
            if possible.is_empty() {
                continue;
            }
            let row = self.row(*start, *end);
            let row = Row { items: &row, text: &self.block.text, whole: self.whole };
            let places = if filter.is_close() { Places::anywhere() } else { Places::of(row) };
            // Which values patterns need is known when all of them are read.
            numbers.clear();
            possible.add_to(numbers, Some(&places).filter(|_| filter.is_indexed()));
            // "It was first published": of what the sentence before is about; "the latter": of what it names last.
            let begins = |words: &[&str]| {
                row.items.iter().zip(words).all(|(item, word)| item.is_word(row.text, word)) && row.items.len() > words.len()
            };
            let speaks_back = begins(&["it"]) || begins(&["its"]) || begins(&["it's"]) || begins(&["it\u{2019}s"]);
            let is_latter = begins(&["the", "latter"]);
            let topic = || {
                let mut earlier = 0..number.min(FIRST);
                if speaks_back {
                    return earlier.rev().find_map(topic_at);
                }
                if is_latter {
                    return number.checked_sub(1).and_then(|last| self.last_name(sentences[last].0, sentences[last].1));
                }
                earlier.find_map(topic_at)
            };
            let before = Before { topic: &topic, earlier: &sentences[..number], heard: &Heard::default() };
            for (ready, own) in Possible::kinds(numbers).filter(|(ready, _)| self.is_wanted(ready.kind)) {
                self.matches(ready, own, (row, &places), before, drafts);
            }
            if places.has_all(Holds::ADVISORY) {
                let alone = self.of_only_crate(row, before, &drafts[first..]);
                drafts.extend(alone);
            }
        }
    }

    pub(crate) fn is_wanted(&self, kind: &dyn Kind) -> bool {
        self.options.kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|kind_name| kind_name == kind.meta().predicate))
    }

    /// What the block begins with and is about.
    pub(crate) fn lead(&self) -> Option<&Lead> {
        self.lead.get_or_init(|| Lead::of(self.block, self.whole)).as_ref()
    }

    /// The one crate that the block has named before a sentence.
    pub(crate) fn told_before(&self, at: usize) -> Option<&str> {
        self.told.get_or_init(|| ToldCrate::of(self.block, self.whole)).as_ref()?.before(self.block, at)
    }

    /// The crate that the block, the section or the document is about.
    pub(crate) fn about(&self) -> Option<&str> {
        self.lead().map(|lead| lead.name.as_str()).or(self.scope.about)
    }

    /// What a paragraph is about: the first name of its first sentence that has one. A lower-case word that begins a sentence
    /// is a name, as no other word does.
    fn topic(&self, row: &[Item]) -> Option<Name> {
        let row = Row { items: row, text: &self.block.text, whole: self.whole };
        let known = |item: &Item| match &item.what {
            What::Name(name) if name.sign >= Sign::Code || name.sign == Sign::Repository => Some(name.clone()),
            What::Version(VersionMention { owner: Some((Owner::Crate(name), bond)), .. }) if *bond >= Bond::Clause => {
                Some(Name { name: name.clone(), repo: None, sign: Sign::Place })
            }
            What::Word => name_of(item, row.text).filter(|name| self.whole.is_known(&name.name)),
            _ => None,
        };
        let first = row.items.iter().find(|item| matches!(item.what, What::Word | What::Name(_)));
        let leading = first
            .filter(|item| row.text[item.start..].starts_with(|c: char| c.is_ascii_lowercase()))
            .and_then(|item| name_of(item, row.text));
        // "The feature `tls`" is no crate.
        let known = |(at, item): (usize, &Item)| known(item).filter(|_| !is_part(row.items, row.text, at));
        // What the section is about is nearer than what its first sentence mentions on its way.
        let opens = || row.items.iter().enumerate().take(2).find_map(known);
        let section = || self.scope.section.map(|name| Name { name: name.to_owned(), repo: None, sign: Sign::Place });
        leading.or_else(opens).or_else(section).or_else(|| row.items.iter().enumerate().find_map(known))
    }

    /// The name that a sentence names last.
    fn last_name(&self, start: usize, end: usize) -> Option<Name> {
        self.row(start, end).iter().rev().find_map(|item| match &item.what {
            What::Name(name) if name.sign >= Sign::Code => Some(name.clone()),
            _ => None,
        })
    }

    fn matches(
        &self,
        ready: &Ready,
        numbers: &[u16],
        (row, places): (Row<'_>, &Places),
        before: Before<'_>,
        drafts: &mut Vec<Draft>,
    ) {
        let grammar = ready.kind.grammar();
        let release = self.whole.rust_release.as_ref();
        let above = if release.is_some() { ready.announced.len() } else { 0 };
        let (own, announced) = numbers.split_at(numbers.partition_point(|number| usize::from(*number) < ready.first_announced()));
        let release = announced.first().and(release).map(ToString::to_string);
        let announced = announced.iter().filter_map(|number| Some((number, Some(release.as_deref()?))));
        let possible = own.iter().map(|number| (number, None));
        // A surer pattern has said it already: what several find costs no more than once.
        let mut made: Vec<(Found, SubjectRole, &str)> = Vec::new();
        for (number, release) in announced.chain(possible) {
            let number = usize::from(*number);
            let unread = ready.unread(number);
            let rank = if release.is_some() { number - ready.first_announced() } else { above + number - ready.first };
            // Most are not found.
            let found = unread.find(Some(number).filter(|_| self.filter.is_indexed()), row, places);
            let Some((shape, all)) = found else { continue };
            let word = release.unwrap_or(unread.word());
            if self.is_of_its_own(grammar, word) && !speaks_of_rust(row) {
                continue;
            }
            if shape.is_line && !(is_line(row) && (self.scope.about_toolchain || self.is_list_of_needs()))
                || shape.is_lead && self.lead().is_none() && self.headed().is_none()
            {
                continue;
            }
            let subject = shape.subject.unwrap_or(grammar.subject);
            let is_made = |found: &Found, made: &[(Found, SubjectRole, &str)]| {
                names_subject(row, found, subject)
                    && made.iter().any(|(own, of, said)| found.says_as(own) && (*of, *said) == (subject, word))
            };
            let all = if subject == SubjectRole::Phrase { respective::of_phrases(row, all) } else { all };
            let is_alone = coordination::is_alone(grammar, subject);
            for found in all {
                if is_alone && is_made(&found, &made) {
                    continue;
                }
                let moods = places.moods(row);
                let forbidden = places.has_word_of(&ready.vetoes) && is_vetoed(row, &found, grammar.vetoes)
                    || is_rejected(row, moods, &found)
                    || is_retracted(row, moods, &found, |at| self.mends_behind(at))
                    || (shape.deniable && is_negated(row, moods, &found))
                    || (shape.is_place
                        && (self.is_in_use(row, &found) || found.version.is_some_and(|at| self.may_be_needed_rust(row, at))))
                    || is_told_by_others(row, moods, &found, |at| self.objects_behind(at))
                    || (rank < above && is_of_another_time(row, &found));
                // What a question asks of is no plan; it is only not said.
                let forbidden = forbidden || (grammar.is_mere_mention && (is_question(row) || says_again(row, &found)));
                let is_prose =
                    shape.is_of_rust && found.phrase.is_some_and(|(from, to)| !row.items[from..=to].iter().any(|item| item.code));
                if forbidden || (is_prose && !self.whole.is_rust()) {
                    continue;
                }
                let planned = grammar.hypothetical_is_veto && is_hypothetical(row, moods, &found);
                let planned = planned || (grammar.is_mere_mention && self.is_among_plans(row, &found));
                let forbidden = grammar.is_mere_mention && !planned && is_indefinite(row, &found);
                // A version at the end of a range is one that exists, and what is said of the range is not said of it.
                let is_end = |at: usize| is_end_of_range(row.items, at, row.text);
                let forbidden = forbidden
                    || (grammar.value == ValueRole::Version && !grammar.is_mere_mention && found.version.is_some_and(is_end));
                if forbidden || (planned && !grammar.is_mere_mention) {
                    continue;
                }
                let how = How { word, subject, rank };
                for found in coordination::all(row, found, grammar, subject) {
                    if is_made(&found, &made) {
                        continue;
                    }
                    let Some(draft) = self.draft(ready.kind, row, &found, how, before) else { continue };
                    drafts.push(Draft { planned, ..draft });
                    if !planned && !grammar.linked {
                        // Most kinds find one.
                        made.reserve_exact(usize::from(made.is_empty()));
                        made.push((found, subject, word));
                    }
                }
            }
        }
    }

    /// Whether a crate says of a thing, without a version, that it is stable: in its own pages it means its own things.
    fn is_of_its_own(&self, grammar: &Grammar, word: &str) -> bool {
        let whole = self.whole;
        grammar.subject == SubjectRole::Phrase && !word.is_empty() && (whole.about().is_some() || whole.is_change_log)
    }
}

/// What a paragraph is about; read when a claim needs it.
type Topic<'a> = &'a dyn Fn() -> Option<Name>;

/// How a match is read.
#[derive(Clone, Copy)]
pub(crate) struct How<'a> {
    /// The value that the pattern states by itself.
    pub(crate) word: &'a str,
    pub(crate) subject: SubjectRole,
    /// The place of the pattern in its kind.
    pub(crate) rank: usize,
}

/// What the sentences before have named.
#[derive(Clone, Copy)]
pub(crate) struct Before<'a> {
    /// The crate that the paragraph is about.
    pub(crate) topic: Topic<'a>,
    /// Where the sentences before stand in the block.
    pub(crate) earlier: &'a [(usize, usize)],
    /// What the sentence and those before speak of.
    pub(crate) heard: &'a Heard,
}

impl<'a> Before<'a> {
    /// There is nothing before.
    pub(crate) fn nothing(heard: &'a Heard) -> Self {
        Self { topic: &|| None, earlier: &[], heard }
    }
}

/// Whether a match has its subject in its own words, so that it is the same one whatever stands around them.
fn names_subject(row: Row<'_>, found: &Found, role: SubjectRole) -> bool {
    let is_of_crate =
        |at: usize| matches!(version_of(&row.items[at]), Some(VersionMention { owner: Some((Owner::Crate(_), _)), .. }));
    let is_of_rust = matches!(role, SubjectRole::Rust | SubjectRole::RustRelease);
    found.name.is_some()
        || (found.phrase.is_some() && !found.stands_in)
        || found.release.is_some_and(|at| is_of_rust || is_of_crate(at))
}

/// Whether the sentence names Rust, its compiler or its library.
fn speaks_of_rust(row: Row<'_>) -> bool {
    // A crate has features for the nightly compiler of its own.
    const SIGNS: &[&str] = &["rust", "rustc", "std", "core", "alloc", "libstd", "language", "compiler", "lang"];
    row.items.iter().any(|item| {
        let text = &row.text[item.start..item.end];
        SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(text))
            || ["std::", "core::", "alloc::", "#![feature", "feature("].iter().any(|sign| text.starts_with(sign))
            || matches!(&item.what, What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }))
    })
}

pub(crate) fn version_of(item: &Item) -> Option<&VersionMention> {
    match &item.what {
        What::Version(mention) => Some(mention),
        _ => None,
    }
}
