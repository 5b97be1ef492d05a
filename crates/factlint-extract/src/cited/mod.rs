//! What a text attributes to a source: numbers, quotations, dates of publication. The kinds say by their grammar which of them they
//! want; the source is the subject.

mod apart;
mod attribute;
mod gates;
mod known;
mod led;
mod lists;
mod names;
mod pointing;
mod quotes;
mod references;
mod reporting;
mod sources;
mod titles;
mod words;

use std::cell::OnceCell;
use std::sync::LazyLock;

use factlint_kinds::Kind;
use factlint_kinds::grammar::{SubjectRole, ValueRole};
use factlint_kinds::spaced::spaced;
use factlint_model::{Origin, Role, Subject};

pub(crate) use gates::may_count_in_words;
pub(crate) use quotes::may_hold_quote;
pub(crate) use references::Citations;

use self::apart::is_quotation;
use self::attribute::{Attributed, attributed};
use self::gates::{Reads, is_told, may_be_cited, may_be_dated, may_cite, may_date, may_link};
use self::lists::same_sort;
pub(crate) use self::lists::words_of_signs;
use self::names::Line;
use self::pointing::goes_back;
use self::quotes::{Quote, quotes, quotes_over};
use self::references::key_at;
use self::sources::{Covers, Source, Wanted, cites_behind, is_linked, is_page, may_be_linked, names_who_says, sources};
use self::words::{Word, may_name, words};
use crate::block::{Block, BlockKind};
use crate::engine::Reading;
use crate::parts::Parts;
use crate::pattern::{READY, Row};
use crate::prefilter::{Filter, Signs};
use crate::scope::Whole;
use crate::sentence::sentences;
use crate::settle::Draft;

/// A source that the text has named.
#[derive(Debug, Clone)]
pub(crate) struct Publication {
    pub(super) subject: String,
    pub(super) noun: &'static str,
    /// The words by which it was named.
    pub(super) words: String,
}

/// The sources that the text has named so far: "the survey" points to one of them. Blocks without a value are read for what they
/// name when something points back.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    blocks: &'a [Block<'a>],
    /// With the block that named it, in the order of the text.
    named: Vec<(usize, Publication)>,
    /// Sentences that were not read yet.
    unread: Vec<Unread>,
    /// The last one, and the block that named it.
    last: Option<Publication>,
    block: usize,
    /// The sentence of the block.
    sentence: usize,
}

/// Sentences of a block that were not read yet.
#[derive(Debug, Clone, Copy)]
struct Unread {
    block: usize,
    /// The first of them.
    first: usize,
    /// What the block holds; nothing where it was not looked through.
    holds: Option<Signs>,
}

/// So many sentences later a source is still what "his conclusion" or "the authors" point to.
const NEAR: usize = 4;

/// So many sources are remembered.
const REMEMBERED: usize = 64;

/// What a text holds that names a source.
const NAMING: Signs = Signs::SOURCE.with(Signs::SAYS);

impl<'a> Told<'a> {
    /// Nothing yet.
    pub(crate) fn of(blocks: &'a [Block<'a>]) -> Self {
        Self { blocks, named: Vec::new(), unread: Vec::new(), last: None, block: 0, sentence: 0 }
    }

    /// Leaves sentences for when something points back, from the first of these on: most name nothing anyway.
    fn leave(&mut self, unread: Unread) {
        if unread.holds.is_none_or(|holds| holds.has_any(NAMING)) {
            self.unread.push(unread);
        }
    }

    fn take(&mut self, source: &Source, text: &str, block: usize, sentence: usize) {
        if !source.is_new {
            // What is pointed to is what is spoken of.
            let known = self.remembered().find(|known| known.subject == source.subject).cloned();
            if known.is_some() {
                (self.last, self.block, self.sentence) = (known, block, sentence);
            }
            return;
        }
        let Some(told) = Publication::of(source, text) else { return };
        self.named.push((block, told.clone()));
        (self.last, self.block, self.sentence) = (Some(told), block, sentence);
    }

    /// What was named, the last first.
    fn remembered(&self) -> impl Iterator<Item = &Publication> {
        self.named.iter().rev().take(REMEMBERED).map(|(_, told)| told)
    }

    /// Reads what was left out, from the end, up to a publication of the sort of this noun, or to so many that what stands before
    /// them is forgotten.
    fn catch_up(&mut self, noun: &str, citations: &Citations) {
        let behind = |row: &[(usize, Publication)], index: usize| row.first().is_some_and(|(block, _)| *block > index);
        while let Some(unread) = self.unread.last().copied() {
            let index = unread.block;
            let (_, last) = self.named.split_at(self.named.len().saturating_sub(REMEMBERED));
            let is_full = last.len() == REMEMBERED && behind(last, index);
            let known = last.iter().rposition(|(_, told)| same_sort(told.noun, noun));
            if is_full || known.is_some_and(|at| behind(&last[at..], index)) {
                return;
            }
            self.unread.pop();
            let new = publications(unread, citations, self.blocks);
            let at = self.named.partition_point(|(block, _)| *block <= index);
            self.named.splice(at..at, new.into_iter().map(|told| (index, told)));
        }
    }
}

/// What the sentences of a block name anew: that does not depend on what was named before.
fn publications(unread: Unread, citations: &Citations, blocks: &[Block]) -> Vec<Publication> {
    let Unread { block, first, holds } = unread;
    let block = &blocks[block];
    let holds = holds.unwrap_or_else(|| Filter::signs_of_silent(block));
    let text = &block.text;
    if !holds.has_any(NAMING) || !may_cite(block, holds) {
        return Vec::new();
    }
    let (quotes, rfcs) = (quotes(text), OnceCell::new());
    let mut found = Vec::new();
    for (from, to) in lines(text, &sentences(text), &quotes, citations).into_iter().skip(first) {
        let row = words(text, from, to);
        if may_name(&row) {
            let line = Line { block, text, from, to, words: &row, quotes: quotes_over(&quotes, from, to), holds, rfcs: &rfcs };
            let wanted = Wanted { named: true, ..Wanted::default() };
            let sources = sources(line, citations, &mut Told::of(blocks), wanted).unwrap_or_default();
            found.extend(sources.iter().filter(|source| source.is_new).filter_map(|source| Publication::of(source, text)));
        }
    }
    found
}

impl Publication {
    fn of(source: &Source, text: &str) -> Option<Self> {
        let named = source.named.as_ref()?;
        let words = text[named.start..named.end].to_owned();
        Some(Self { subject: source.subject.clone(), noun: named.noun, words })
    }
}

/// What a block cites, as far as that is told without what stands around it.
#[derive(Debug)]
pub(crate) struct Cites {
    /// Whether it is a quotation as a whole, or an entry of a reference list that has a date.
    is_whole: bool,
    attributed: Vec<Attributed>,
}

impl Told<'_> {
    /// What those of these blocks cite that cite anything. Many are read at once, each by what it holds: few hold enough.
    pub(crate) fn read(&mut self, first: usize, filters: &[Filter<'_>], whole: &Whole<'_>) -> Vec<(usize, Cites)> {
        let blocks = self.blocks;
        let all = || (first..).zip(filters);
        let reads: Vec<Reads> = all().map(|(index, filter)| Reads::of(&blocks[index], index, filter, whole)).collect();
        let mut found = Vec::new();
        // Most blocks are left.
        self.unread.reserve(filters.len());
        for ((index, filter), reads) in all().zip(reads).filter(|(_, reads)| *reads != Reads::Nothing) {
            if reads == Reads::Names {
                let holds = (!filter.is_silent()).then(|| filter.signs());
                self.leave(Unread { block: index, first: 0, holds });
                continue;
            }
            let block = &blocks[index];
            let mut cites = Cites { is_whole: reads == Reads::Whole, attributed: Vec::new() };
            if reads == Reads::Sentences {
                cites.attributed = self.attributed_to_sources(block, index, filter.signs(), &whole.citations);
                cites.is_whole = is_quotation(block);
            }
            if cites.is_whole || !cites.attributed.is_empty() {
                found.push((index, cites));
            }
        }
        found
    }

    /// What the sentences of a block attribute to sources.
    #[inline(never)]
    fn attributed_to_sources(&mut self, block: &Block, index: usize, holds: Signs, citations: &Citations) -> Vec<Attributed> {
        let (told, text, rfcs) = (self, &*block.text, OnceCell::new());
        let whole = Line { block, text, from: 0, to: text.len(), words: &[], quotes: &[], holds, rfcs: &rfcs };
        let quotes = quotes(text);
        // A page, a note, or who is linked behind words in quotation marks.
        let answers = |url: &str| is_page(url) || url.starts_with('#') && !citations.is_empty() || !quotes.is_empty();
        if !holds.has_any(NAMING) && !may_be_cited(whole, citations, answers) {
            return Vec::new();
        }
        let (mut held, mut going_on): (Option<(usize, usize)>, Option<Source>) = (None, None);
        let lines = lines(text, &sentences(text), &quotes, citations);
        let line_of = |(from, to): (usize, usize)| Line { from, to, quotes: quotes_over(&quotes, from, to), ..whole };
        let has_names = holds.has_any(NAMING);
        // What names no source cites one in the sentence of the value.
        if !has_names && !lines.iter().any(|run| is_told_and_cited(line_of(*run), citations)) {
            return Vec::new();
        }
        let mut settled: Vec<Attributed> = Vec::new();
        let mut is_last_told = false;
        let last = lines.iter().rposition(|run| {
            is_last_told = is_told(line_of(*run));
            is_last_told || may_be_dated(line_of(*run))
        });
        // Of a line it is asked more than once, and none behind the last is.
        let told_at: Vec<OnceCell<bool>> = vec![OnceCell::new(); last.unwrap_or_default()];
        let is_told_at = |number: usize| match told_at.get(number) {
            Some(told) => *told.get_or_init(|| is_told(line_of(lines[number]))),
            None => Some(number) == last && is_last_told,
        };
        let shares = lines.first().is_some_and(|(from, to)| shares_of_people(&text[*from..*to]));
        // What stands behind the last value may say whose it is.
        let reach = last.map_or(0, |last| if shares { last + 2 } else { last + 1 }).min(lines.len());
        let rows: Vec<OnceCell<Vec<Word>>> = vec![OnceCell::new(); reach];
        let line_at = |number: usize| {
            let run = lines[number];
            Line { words: rows[number].get_or_init(|| words(text, run.0, run.1)), ..line_of(run) }
        };
        let is_named = |line: Line<'_>| has_names && may_name(line.words);
        // Most blocks only name, or link to, what they have no word of.
        let is_said = !has_names
            || (0..reach).any(|number| {
                let plain = line_of(lines[number]);
                let is_told = is_told_at(number);
                let names = || {
                    // What is named may have said what the next sentence goes on with.
                    let counts =
                        is_told || shares || number + 1 < reach && is_told_at(number + 1) || may_date(plain.own(), holds);
                    counts && is_named(line_at(number)) && names_who_says(line_at(number))
                };
                let is_cited = || may_link(plain, citations) && cites(plain, citations, || is_linked(line_at(number)));
                let goes_back = || number > 0 && goes_back(line_at(number));
                names() || is_told && (is_cited() || goes_back())
            });
        if !is_said {
            told.leave(Unread { block: index, first: 0, holds: Some(holds) });
            return Vec::new();
        }
        let mut read = 0;
        for (number, run) in lines.iter().copied().enumerate().take(reach) {
            if last.is_none_or(|last| number > last) && held.is_none() {
                break;
            }
            read = number + 1;
            let line = line_at(number);
            let near = told.last.is_some() && told.block == index && number - told.sentence.min(number) <= NEAR;
            let (before, before_held) = (going_on.take(), held.take());
            let named = is_named(line);
            let is_told = || is_told_at(number);
            let opens = || number == 0 && shares;
            // Without a value only what is named counts.
            if !(near || named || (before.is_some() || may_be_cited(line, citations, answers)) && is_told()) {
                held = (opens() && is_told()).then_some(run);
                continue;
            }
            let can_wait = !near && before.is_none() && last.is_none_or(|last| number >= last) && !opens();
            let wanted = Wanted { named, near, cited: is_told(), can_wait };
            let Some(sources) = sources(line, citations, told, wanted) else {
                read = number;
                break;
            };
            let own = attributed(line, &sources);
            let announces = own.iter().all(|claim| claim.role == ValueRole::Date);
            settled.extend(own);
            if let Some(source) = before.filter(|_| sources.is_empty() && goes_on(&text[run.0..run.1])) {
                settled.extend(attributed(line, &[Source { covers: Covers::Numbers, ..source }]));
            }
            going_on = sources.iter().rev().find(|source| announces && only_announces(line, source)).cloned();
            // "53 % of users write it daily. The survey of 2024 shows that …": the survey is named behind its first result.
            if let Some((from, to)) = before_held
                && let Some(source) = sources.iter().find(|source| reports_of_people(line, source))
            {
                let row = words(text, from, to);
                let line = Line { words: &row, ..line_of((from, to)) };
                settled.extend(attributed(line, &[Source { covers: Covers::Numbers, named: None, ..source.clone() }]));
            }
            held = (sources.is_empty() && opens()).then_some(run);
            for source in &sources {
                told.take(source, text, index, number);
            }
        }
        if read < lines.len() {
            told.leave(Unread { block: index, first: read, holds: Some(holds) });
        }
        settled
    }
}

/// Whether a sentence has a value and cites something for it.
fn is_told_and_cited(plain: Line<'_>, citations: &Citations) -> bool {
    let is_linked = || is_linked(Line { words: &words(plain.text, plain.from, plain.to), ..plain });
    may_link(plain, citations) && is_told(plain) && cites(plain, citations, is_linked)
}

/// Whether a sentence that may link to something cites it. Its words are cut for what is told without them first.
fn cites(plain: Line<'_>, citations: &Citations, is_linked: impl FnOnce() -> bool) -> bool {
    cites_behind(plain, citations) || may_be_linked(plain) && is_linked()
}

impl Reading<'_> {
    /// The claims of a block about what it cites. `above` are the blocks before it, `next` is the one behind.
    pub(crate) fn cited(&self, cites: &Cites, above: &[Block], next: Option<&Block>) -> Vec<Draft> {
        let citations = &self.whole.citations;
        let index = above.len();
        if citations.is_entry(index) || matches!(self.block.kind, BlockKind::Heading(_)) {
            return self.dated_entries(index);
        }
        if self.block.quoted {
            return self.set_apart(above, next);
        }
        let whole = if cites.is_whole { self.whole_quotation(above) } else { Vec::new() };
        if whole.is_empty() { cites.attributed.iter().flat_map(|claim| self.attributed_drafts(claim)).collect() } else { whole }
    }

    fn attributed_drafts(&self, claim: &Attributed) -> Vec<Draft> {
        let role = claim.role;
        if claim.subject.strip_prefix("source:").is_some_and(|name| self.whole.is_itself(name)) {
            return Vec::new();
        }
        let parts = || Parts {
            value_at: claim.value_at,
            comparator: claim.comparator,
            ..parts(&claim.subject, claim.value.clone(), claim.start, claim.end)
        };
        let mut drafts = self.citing(role, &parts);
        // What the subject comes from is the citation.
        let origin = Origin { role: Role::Subject, span: self.block.source(claim.source_at.0, claim.source_at.1) };
        for draft in drafts.iter_mut().filter(|draft| !origin.span.overlaps(draft.claim.span())) {
            draft.claim.origins = vec![origin];
        }
        drafts
    }

    fn citing(&self, role: ValueRole, parts: &dyn Fn() -> Parts) -> Vec<Draft> {
        let row = Row { items: &[], text: &self.block.text, whole: self.whole };
        let wanted = CITING.iter().copied().filter(|kind| kind.grammar().value == role && self.is_wanted(*kind));
        let mut drafts: Vec<Draft> = wanted.filter_map(|kind| self.finish(kind, row, parts())).collect();
        drafts.iter_mut().for_each(|draft| draft.claim.origins.clear());
        drafts
    }

    /// The dates of the entries of a reference list.
    fn dated_entries(&self, index: usize) -> Vec<Draft> {
        let entries = self.whole.citations.dated(index);
        entries
            .flat_map(|(url, (date, start, end))| {
                let parts = || parts(url, date.to_string(), start, end);
                self.citing(ValueRole::Date, &parts)
            })
            .collect()
    }
}

/// The kinds of what is said of sources.
static CITING: LazyLock<Vec<&'static dyn Kind>> = LazyLock::new(|| {
    let kinds = READY.iter().map(|ready| ready.kind);
    kinds.filter(|kind| kind.grammar().subject == SubjectRole::Citation).collect()
});

/// A claim that has the value `value` of a source, at these bytes of the block.
fn parts(subject: &str, value: String, start: usize, end: usize) -> Parts {
    Parts::exact(Subject::new(subject), value, (start, end))
}

/// "The essay revealed surprising limits": what it found is said in the next sentence.
fn only_announces(line: Line<'_>, source: &Source) -> bool {
    let Covers::After(from) = source.covers else { return false };
    let rest = line.run(from, line.to).trim_end_matches(['.', '"', ')']);
    source.named.is_some() && rest.split_whitespace().count() <= 6 && !rest.contains([',', ':', ';', '(', '\u{2014}'])
}

/// Whether a sentence may go on with what the source of the one before says: it turns neither against it nor to another time.
fn goes_on(text: &str) -> bool {
    const TURNS: &[&str] = &[
        "but",
        "yet",
        "however",
        "meanwhile",
        "still",
        "although",
        "though",
        "while",
        "despite",
        "as",
        "by",
        "since",
        "given",
        "if",
        "when",
        "for",
        "in",
        "today",
        "now",
        "this",
        "these",
        "other",
        "others",
        "another",
        "some",
        "many",
        "most",
        "we",
        "i",
        "you",
    ];
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
    !TURNS.contains(&first.as_str())
}

/// "53 % of users": what only a survey can tell.
fn shares_of_people(text: &str) -> bool {
    let people = ["respondents", "users", "developers", "participants", "programmers", "engineers", "companies", "organizations"];
    memchr::memchr_iter(b'%', text.as_bytes())
        .filter(|at| text[*at..].starts_with("% of "))
        .any(|at| text[at..].split_whitespace().skip(2).take(3).any(|word| people.contains(&word)))
}

/// Whether a sentence begins with a survey that says something.
fn reports_of_people(line: Line<'_>, source: &Source) -> bool {
    let named = source.named.as_ref().filter(|named| matches!(named.noun, "survey" | "poll" | "census" | "study"));
    named.is_some_and(|named| named.first <= 1)
        && source.is_new
        && source.start < line.to
        && matches!(source.covers, Covers::After(_))
}

/// "(Source: …)", "Source: …", "([here](url))": a citation that stands as a sentence of its own, behind what it answers for.
fn is_source_alone(sentence: &str) -> bool {
    let inner = sentence.trim_start_matches(['(', '[', '*', '_']);
    // Most sentences begin otherwise.
    if !sentence.starts_with('(') && !inner.starts_with(['s', 'S', 'v', 'V', '\u{212a}', '\u{17f}']) {
        return false;
    }
    let inner = inner.to_lowercase();
    let count = spaced(sentence).count();
    let leads = count <= 3 || ["source", "see ", "via ", "http"].iter().any(|lead| inner.starts_with(lead));
    let bracketed = leads && sentence.starts_with('(') && sentence.trim_end_matches('.').ends_with(')');
    count <= 10 && (bracketed || inner.starts_with("source:") || inner.starts_with("sources:") || inner.starts_with("via http"))
}

/// The sentences of a block, as they are told apart here: a quotation is not cut, and a key or a bracketed link behind a full stop
/// belongs to the sentence before it.
fn lines(text: &str, cut: &[(usize, usize)], quotes: &[Quote], citations: &Citations) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::with_capacity(cut.len());
    for (start, end) in cut.iter().copied() {
        let cut = quotes_over(quotes, start, start + 1).first().is_some_and(|quote| quote.start < start);
        // "\u{201c}Why not?\u{201d} asks": what goes on in small letters is the same sentence.
        let small = text[start..].starts_with(char::is_lowercase) && text[..start].trim_end().ends_with(['"', '\u{201d}', ')']);
        let (mut from, mut joins) = (start, cut || small || is_source_alone(text[start..end].trim()));
        if !joins && !found.is_empty() {
            while let Some((key, after)) =
                key_at(text, from).filter(|(key, _)| citations.by_key(key.split([',', ';']).next().unwrap_or(key)).is_some())
            {
                let _ = key;
                from = after + text[after..].len() - text[after..].trim_start().len();
                if from >= end {
                    joins = true;
                    break;
                }
            }
        }
        match found.last_mut() {
            Some(last) if joins => last.1 = end,
            Some(last) if from > start => {
                last.1 = text[..from].trim_end().len();
                found.push((from.min(end), end));
            }
            _ => found.push((start, end)),
        }
    }
    found.retain(|(start, end)| start < end);
    found
}

#[cfg(test)]
mod tests {
    use factlint_model::Document;

    use crate::{Options, extract};

    #[test]
    fn a_sentence_may_quote_the_rfc_to_which_the_one_before_it_links() {
        let text = "See [this](https://github.com/rust-lang/rfcs/pull/3001). The motivation of it is \"climb the ladder twice as fast\".";
        let claims = extract(&Document::new("a.md", text), &Options::default());
        let said: Vec<_> = claims.iter().map(|claim| (claim.predicate.as_str(), claim.value.as_str())).collect();
        assert_eq!(said, [("source.quote", "climb the ladder twice as fast")]);
    }

    #[test]
    fn an_item_that_is_only_a_link_cites_nothing() {
        let cited = |text: &str| {
            let claims = extract(&Document::new("a.md", text), &Options::default());
            claims.iter().filter(|claim| claim.predicate.starts_with("source.")).count()
        };
        assert_eq!(cited("- [40% fewer rungs](https://example.org/rungs)"), 0);
        assert_eq!(cited("- A climber found [40% fewer rungs](https://example.org/rungs)"), 1);
    }
}
