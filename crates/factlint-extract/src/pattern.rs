//! The pattern language of `factlint_kinds::grammar`: reading it, and finding it in a sentence.

mod afar;
mod beside;
mod holds;
mod read;
mod set;
mod slot;
mod unread;

use std::ops::Range;
use std::sync::LazyLock;

use factlint_kinds::grammar::{Pattern, SubjectRole};
use factlint_kinds::{Kind, all};
use foldhash::HashMap;

pub(crate) use self::beside::{Beside, Near, Side};
pub(crate) use self::holds::{Holds, Places};
use self::read::{Reader, first_words};
use self::set::Set;
use self::slot::Slot;
use self::unread::Unread;
use crate::lexicon::Lexicon;
use crate::mention::{Item, Name, Sign, What, is_telling, name_of};
use crate::prefilter::Signs;
use crate::scope::Whole;
use crate::{license, phrase, title};

/// One item of a pattern.
#[derive(Debug, Clone, Copy)]
struct Element {
    what: Part,
    optional: bool,
}

/// What it stands for. Patterns are read once and live as long as the program.
#[derive(Debug, Clone, Copy)]
enum Part {
    Words(&'static Lexicon),
    /// One of these, each of one item or none.
    Either(&'static [Part]),
    Mark(char),
    /// So many items at most; a strict one crosses neither a mention nor the end of a clause.
    Gap {
        most: usize,
        strict: bool,
    },
    Start,
    End,
    Slot(Slot),
    /// Words that say a value.
    Said(&'static Group),
}

/// Groups of words that say a value.
#[derive(Debug)]
struct Group {
    ways: Vec<Said>,
    /// The words with one of which every way begins, where all begin with words.
    begins: Option<Lexicon>,
    /// A text that holds one of the ways has a word of each of these lists.
    required: [&'static [&'static str]; 2],
}

/// Words that say a value.
#[derive(Debug, Clone)]
struct Said {
    words: Vec<Element>,
    value: &'static str,
}

/// A kind with its patterns, ready to be found.
pub(crate) struct Ready {
    pub(crate) kind: &'static dyn Kind,
    /// The words beside which a match says nothing.
    pub(crate) vetoes: Lexicon,
    /// The number of its first pattern, counted through all kinds.
    pub(crate) first: usize,
    pub(crate) shapes: Vec<Unread>,
    /// Those that count in the announcement of a release of Rust only; their numbers follow.
    pub(crate) announced: Vec<Unread>,
}

impl Ready {
    /// All patterns in the order of their numbers, and whether they count in announcements only.
    pub(crate) fn numbered(&'static self) -> impl Iterator<Item = (&'static Shape, bool)> {
        let of = |own: &'static [Unread], is_announced| own.iter().map(move |unread| (unread.shape(), is_announced));
        of(&self.shapes, false).chain(of(&self.announced, true))
    }

    /// The pattern with a number.
    pub(crate) fn shape(number: usize) -> Option<&'static Shape> {
        let own = READY.iter().find(|ready| ready.numbers().contains(&number))?;
        Some(own.unread(number).shape())
    }

    /// That of its patterns which has a number.
    pub(crate) fn unread(&self, number: usize) -> &Unread {
        let at = number - self.first;
        at.checked_sub(self.shapes.len()).map_or_else(|| &self.shapes[at], |at| &self.announced[at])
    }

    /// The numbers of all patterns.
    pub(crate) fn numbers(&self) -> Range<usize> {
        self.first..self.first_announced() + self.announced.len()
    }

    /// The number of the first pattern that counts in announcements only.
    pub(crate) fn first_announced(&self) -> usize {
        self.first + self.shapes.len()
    }
}

/// A pattern, ready to be found.
pub(crate) struct Shape {
    elements: Vec<Element>,
    /// The values without which it is not found.
    pub(crate) needs: Holds,
    /// Whether a "not" turns it around.
    pub(crate) deniable: bool,
    /// Whether it counts only in a document about Rust, or of what plain words do not name.
    pub(crate) is_of_rust: bool,
    /// Whether it says where something stands.
    pub(crate) is_place: bool,
    /// Whether it counts only under a heading that speaks of the version of Rust that is needed.
    pub(crate) is_line: bool,
    pub(crate) is_lead: bool,
    /// Where its subject comes from, if not from where the grammar says.
    pub(crate) subject: Option<SubjectRole>,
}

/// All kinds with their patterns.
pub(crate) static READY: LazyLock<Vec<Ready>> = LazyLock::new(|| {
    let mut first = 0;
    let ready = |kind: &&'static dyn Kind| {
        let grammar = kind.grammar();
        let of = |patterns: &'static [Pattern]| patterns.iter().map(|pattern| Unread::new(pattern, grammar.said)).collect();
        let (shapes, announced): (Vec<Unread>, Vec<Unread>) = (of(grammar.patterns), of(grammar.announced));
        let own = first;
        first += shapes.len() + announced.len();
        Ready { kind: *kind, vetoes: Lexicon::of(grammar.vetoes), first: own, shapes, announced }
    };
    all().iter().map(ready).collect()
});

/// The groups of words of all kinds, by predicate and name.
static SAID: LazyLock<HashMap<(&'static str, &'static str), Vec<Said>>> = LazyLock::new(|| {
    let mut reader = Reader::default();
    let mut all_said = HashMap::default();
    for kind in all() {
        let said = kind.grammar().said;
        for (group, ..) in said {
            all_said.entry((kind.meta().predicate, *group)).or_insert_with(|| reader.ways(said, group));
        }
    }
    all_said
});

/// What a text says at its beginning of a group of words of a kind: the value, and how many items it takes.
pub(crate) fn says(row: Row<'_>, kind: &dyn Kind, group: &str) -> Option<(&'static str, usize)> {
    SAID.get(&(kind.meta().predicate, group))?.iter().find_map(|said| Some((said.value, run(&said.words, row, 0)?)))
}

/// Where words that stand at a place end.
fn run(words: &[Element], row: Row<'_>, at: usize) -> Option<usize> {
    let Some((first, rest)) = words.split_first() else { return Some(at) };
    let fits = match &first.what {
        Part::Words(list) => row.items.get(at).is_some_and(|item| item.is_in(row.text, list)),
        Part::Mark(mark) => row.items.get(at).is_some_and(|item| item.is_mark(*mark)),
        _ => false,
    };
    let with = fits.then(|| run(rest, row, at + 1)).flatten();
    with.or_else(|| first.optional.then(|| run(rest, row, at)).flatten())
}

impl Part {
    /// Its words, where it is one of them.
    fn words(&self) -> Option<&'static [&'static str]> {
        match self {
            Self::Words(list) => Some(list.words),
            _ => None,
        }
    }

    /// How many items it takes at a place, where it takes one or none.
    fn takes(&self, row: Row<'_>, at: usize) -> Option<usize> {
        let item = row.items.get(at);
        match self {
            Self::Start => (at == 0).then_some(0),
            Self::End => (at == row.items.len()).then_some(0),
            // `#[unstable]` is an attribute, whatever it says.
            Self::Words(list) => item
                .filter(|item| item.is_in(row.text, list) && !(item.code && row.text[..item.start].ends_with("#[")))
                .map(|_| 1),
            Self::Mark(mark) => item.filter(|item| item.is_mark(*mark)).map(|_| 1),
            Self::Slot(slot) => item.filter(|item| slot.takes(at, item, row)).map(|_| 1),
            Self::Either(parts) => parts.iter().find_map(|part| part.takes(row, at)),
            Self::Gap { .. } | Self::Said(_) => None,
        }
    }
}

/// Where a pattern was found: places of items.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// The first and the last item of the match.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The last version, and the one before it.
    pub(crate) version: Option<usize>,
    pub(crate) release: Option<usize>,
    pub(crate) date: Option<usize>,
    pub(crate) count: Option<usize>,
    pub(crate) name: Option<usize>,
    /// What words of a group say, and the items that they take: the first one, and the one behind the last.
    pub(crate) said: Option<(&'static str, usize, usize)>,
    /// The item of which the match says the same as of another one ("`a`, `b` and `c` are …").
    pub(crate) coordinated: Option<usize>,
    /// The items of the licence.
    pub(crate) license: Option<(usize, usize)>,
    pub(crate) advisory: Option<usize>,
    pub(crate) rfc: Option<usize>,
    pub(crate) edition: Option<usize>,
    /// The items of the phrase, the quotation or the title.
    pub(crate) phrase: Option<(usize, usize)>,
    /// Whether the phrase stands for what was named before: "it", "this feature".
    pub(crate) stands_in: bool,
    /// Which of several phrases that share what is said of them.
    pub(crate) conjunct: usize,
}

impl Found {
    /// Whether the other match has taken the same items for the same.
    pub(crate) fn says_as(&self, other: &Self) -> bool {
        let places = |found: &Self| {
            [found.version, found.release, found.date, found.count, found.name, found.coordinated, found.advisory, found.rfc]
        };
        let runs = |found: &Self| (found.said, found.license, found.edition, found.phrase, found.stands_in, found.conjunct);
        places(self) == places(other) && runs(self) == runs(other)
    }
}

/// A sentence in which patterns are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) items: &'a [Item],
    pub(crate) text: &'a str,
    /// What the document as a whole says of names.
    pub(crate) whole: &'a Whole<'a>,
}

impl Row<'_> {
    /// Whether an item is a word of a list, and none in code font. Behind the last one there is none.
    pub(crate) fn is(self, at: usize, list: &Lexicon) -> bool {
        self.items.get(at).is_some_and(|item| !item.code && item.is_in(self.text, list))
    }

    /// The same of a few words.
    pub(crate) fn is_any(self, at: usize, words: &[&str]) -> bool {
        self.items.get(at).is_some_and(|item| !item.code && words.iter().any(|word| item.is_word(self.text, word)))
    }

    /// Whether an item is one of some marks, and none in code font.
    pub(crate) fn is_mark(self, at: usize, marks: &[char]) -> bool {
        self.items.get(at).is_some_and(|item| !item.code && matches!(item.what, What::Mark(mark) if marks.contains(&mark)))
    }

    /// Whether the document shows that the name is one, or its shape does.
    pub(crate) fn is_known(&self, name: &Name) -> bool {
        name.sign != Sign::Place || self.whole.is_known(&name.name) || is_telling(&name.name)
    }

    /// Whether the name at an item is one of a crate for sure, and of no method or module: a link leads to its page or its
    /// repository, the word "crate" stands beside it somewhere, or the document is about it; else by its shape, where it does not
    /// stand as a noun does, or in code font in a text that lists no changes.
    fn is_sure(&self, at: usize) -> bool {
        let Some(name) = name_of(&self.items[at], self.text) else { return false };
        let signed = matches!(name.sign, Sign::Repository | Sign::CrateWord | Sign::Link);
        if signed || self.whole.is_sure(&name.name) || self.whole.about() == Some(&name.name) {
            return true;
        }
        let is_noun = at.checked_sub(1).is_some_and(|before| self.items[before].is_in(self.text, &DETERMINERS));
        let telling = name.name.contains('-') && self.is_known(&name) && !is_noun;
        let is_of_crates = !self.whole.is_change_log && !self.whole.about_rust && self.whole.about().is_none();
        telling || (is_of_crates && name.sign == Sign::Code && !name.name.contains('_'))
    }
}

/// Words before a noun, and before no name.
static DETERMINERS: Lexicon =
    Lexicon::of(&["the", "a", "an", "this", "that", "these", "those", "our", "its", "any", "every", "each", "old", "new"]);

/// Something without which a pattern cannot be found.
pub(crate) enum Required {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A value of this sort.
    Sign(Signs),
}

impl Shape {
    /// What a text must hold, so that the pattern can be in it.
    pub(crate) fn required(&self) -> impl Iterator<Item = Required> + '_ {
        let needed = || self.elements.iter().filter(|element| !element.optional);
        let said = needed().flat_map(|element| match &element.what {
            Part::Said(group) => &group.required[..],
            _ => &[],
        });
        let single = needed().filter_map(|element| match &element.what {
            Part::Words(list) => Some(Required::Words(list.words)),
            Part::Slot(slot) => slot.signs().map(Required::Sign),
            Part::Mark('(' | ')') => Some(Required::Sign(Signs::BRACKET)),
            Part::Mark('<' | '>' | '\u{2264}' | '\u{2265}') => Some(Required::Sign(Signs::COMPARED)),
            Part::Mark(':') => Some(Required::Sign(Signs::COLON)),
            Part::Mark(',') => Some(Required::Sign(Signs::COMMA)),
            Part::Mark(mark) if !mark.is_ascii() => Some(Required::Sign(Signs::of_mark(*mark))),
            Part::Either(parts) => {
                let of_part = |part: &Part| match part {
                    Part::Mark(mark) if !mark.is_ascii() => Signs::of_mark(*mark),
                    _ => Signs::default(),
                };
                parts.iter().map(of_part).reduce(Signs::shared).map(Required::Sign)
            }
            Part::Said(_) | Part::Mark(_) | Part::Gap { .. } | Part::Start | Part::End => None,
        });
        said.map(|words| Required::Words(words)).chain(single)
    }

    /// The marks that are not of ASCII, and may be in a match.
    pub(crate) fn symbols(&self) -> impl Iterator<Item = char> + '_ {
        let parts = self.elements.iter().flat_map(|element| match &element.what {
            Part::Either(parts) => &parts[..],
            part => std::slice::from_ref(part),
        });
        parts.filter_map(|part| match part {
            Part::Mark(mark) if !mark.is_ascii() => Some(*mark),
            _ => None,
        })
    }

    /// The words with one of which a sentence must begin, so that the pattern can be in it.
    pub(crate) fn begins_with(&self) -> Option<Vec<&'static str>> {
        let (first, rest) = self.elements.split_first()?;
        matches!(first.what, Part::Start).then(|| first_words(rest)).flatten()
    }

    /// Whether a sentence must begin with a licence, so that the pattern can be in it.
    pub(crate) fn begins_with_license(&self) -> bool {
        let is_first = |at: usize, part: fn(&Part) -> bool| {
            self.elements.get(at).is_some_and(|element| !element.optional && part(&element.what))
        };
        is_first(0, |part| matches!(part, Part::Start)) && is_first(1, |part| matches!(part, Part::Slot(Slot::License)))
    }

    /// Whether a phrase stands in front: it is found backwards from what follows it.
    fn is_led(&self) -> bool {
        matches!(self.elements.first(), Some(Element { what: Part::Slot(Slot::Phrase), .. }))
    }

    /// What is looked for from the left to the right.
    fn sought(&self) -> &[Element] {
        &self.elements[usize::from(self.is_led())..]
    }

    /// Every place where the pattern is found in a sentence in which it can begin at these.
    fn find(&self, row: Row<'_>, set: Set) -> Vec<Found> {
        let mut all = Vec::new();
        let leading = self.is_led();
        for at in set.until(row.items.len()) {
            let mut found = Found { first: at, ..Found::default() };
            if !self.step(row, usize::from(leading), at, &mut found) {
                continue;
            }
            if leading {
                if let Some(first) = phrase::stand_in(row, at) {
                    // What stands in the same sentence is nearer than what opened the one before.
                    let pronoun = row.items[first].word(row.text).unwrap_or_default();
                    let near = phrase::named_before(row, first).or_else(|| phrase::taken_up(row, first, pronoun));
                    all.push(Found { first, phrase: near, stands_in: near.is_none(), ..found });
                } else if let Some((phrase, from)) = phrase::shared_subject(row, at) {
                    all.push(Found { first: from, phrase: Some(phrase), ..found });
                } else if let Some(phrase) = phrase::before(row, at).filter(|_| !phrase::is_further_verb(row, at)) {
                    let one = |(conjunct, (from, to)): (usize, (usize, usize))| Found {
                        phrase: Some((from, to)),
                        first: from,
                        conjunct,
                        ..found.clone()
                    };
                    all.extend(phrase::conjuncts(row, phrase).into_iter().enumerate().map(one));
                }
            } else {
                let trailing = matches!(self.elements.last(), Some(Element { what: Part::Slot(Slot::Phrase), .. }));
                match found.phrase.filter(|_| trailing) {
                    Some(phrase) => {
                        let one = |(conjunct, (from, to)): (usize, (usize, usize))| {
                            phrase::from_first(row, (from, to))?;
                            Some(Found { phrase: Some((from, to)), last: to.max(found.last), conjunct, ..found.clone() })
                        };
                        all.extend(phrase::following(row, phrase).into_iter().enumerate().filter_map(one));
                    }
                    None => all.push(found),
                }
            }
        }
        all
    }

    /// Whether the elements from this one on are found from an item on. What they are is noted, and nothing where they are not.
    fn step(&self, row: Row<'_>, element: usize, at: usize, found: &mut Found) -> bool {
        let (mut element, mut at) = (element, at);
        loop {
            let Some(next) = self.elements.get(element) else {
                found.last = at.saturating_sub(1);
                return at > found.first;
            };
            let fits = match &next.what {
                Part::Gap { most, strict } => return self.gap(row, element, at, found, *most, *strict),
                Part::Slot(Slot::Phrase) => return self.phrase(row, element, at, found),
                Part::Slot(Slot::Quoted) => {
                    let Some(close) = title::quoted(row, at) else { return false };
                    return self.noting(row, element, close + 1, found, |found| found.phrase = Some((at + 1, close - 1)));
                }
                Part::Slot(Slot::Title) => {
                    let Some((to, end)) = title::title(row, at) else { return false };
                    return self.noting(row, element, end + 1, found, |found| found.phrase = Some((at, to)));
                }
                Part::Slot(Slot::License) => {
                    let Some(to) = license::until(row, at) else { return false };
                    return self.noting(row, element, to + 1, found, |found| found.license = Some((at, to)));
                }
                Part::Said(group) => {
                    let may_begin = |list: &Lexicon| row.items.get(at).is_some_and(|item| item.is_in(row.text, list));
                    return group.begins.as_ref().is_none_or(may_begin)
                        && group.ways.iter().any(|way| {
                            run(&way.words, row, at).is_some_and(|to| {
                                self.noting(row, element, to, found, |found| found.said = Some((way.value, at, to)))
                            })
                        });
                }
                Part::Slot(slot) if slot.is_name() => {
                    if self.name(row, element, at, found, *slot) {
                        return true;
                    }
                    None
                }
                part => part.takes(row, at),
            };
            if let Some(taken) = fits {
                let goes_on = match next.what {
                    Part::Slot(slot) => self.noting(row, element, at + taken, found, |found| slot.note(found, at)),
                    // Words and marks are not noted, and most matches fail at one.
                    _ if next.optional => self.step(row, element + 1, at + taken, found),
                    _ => {
                        (element, at) = (element + 1, at + taken);
                        continue;
                    }
                };
                if goes_on {
                    return true;
                }
            }
            if !next.optional {
                return false;
            }
            element += 1;
        }
    }

    /// Whether the elements behind this one are found from an item on, where this much is noted of it.
    fn noting(&self, row: Row<'_>, element: usize, at: usize, found: &mut Found, note: impl FnOnce(&mut Found)) -> bool {
        let before = found.clone();
        note(found);
        let goes_on = self.step(row, element + 1, at, found);
        if !goes_on {
            *found = before;
        }
        goes_on
    }

    /// A name and what stands behind it, which is told sooner than whether a word is a name.
    fn name(&self, row: Row<'_>, element: usize, at: usize, found: &mut Found, slot: Slot) -> bool {
        let Some(item) = row.items.get(at).filter(|item| matches!(item.what, What::Word | What::Name(_))) else { return false };
        let before = found.clone();
        let is_name = self.noting(row, element, at + 1, found, |found| slot.note(found, at)) && slot.takes(at, item, row);
        if !is_name {
            *found = before;
        }
        is_name
    }

    fn gap(&self, row: Row<'_>, element: usize, at: usize, found: &mut Found, most: usize, strict: bool) -> bool {
        for skipped in 0..=most {
            if self.step(row, element + 1, at + skipped, found) {
                return true;
            }
            let Some(item) = row.items.get(at + skipped) else { return false };
            let stops = !item.code && matches!(item.what, What::Mark(';' | '.' | '?' | '!'));
            let weighs = matches!(
                item.what,
                What::Version(_)
                    | What::Date(_)
                    | What::Count(_)
                    | What::Advisory(_)
                    | What::Rfc(_)
                    | What::Mark(',' | ':' | '-' | '(')
            );
            if stops || (strict && weighs) {
                return false;
            }
        }
        false
    }

    /// A phrase that ends before what follows it, or at its own boundary where nothing follows.
    fn phrase(&self, row: Row<'_>, element: usize, at: usize, found: &mut Found) -> bool {
        // "We stabilized "ladders in wide position"": without the marks.
        let at = at + usize::from(row.items.get(at).is_some_and(|item| item.is_mark('"')));
        let Some(reach) = phrase::after(row, at) else { return false };
        let mut ends = |to: usize| self.noting(row, element, to + 1, found, |found| found.phrase = Some((at, to)));
        if element + 1 == self.elements.len() {
            return ends(reach);
        }
        // Up to a bracket that was opened, not into it.
        let open = |to: usize| {
            let count = |mark: char| row.items[at..=to].iter().filter(|item| item.is_mark(mark)).count();
            count('(') > count(')')
        };
        (at..=reach).any(|to| !open(to) && ends(to))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What may stand where an item of a pattern does.
    pub(crate) fn text_of(item: &str) -> &str {
        match item.trim_end_matches('?') {
            "{rust}" => "Rust 1.70",
            "{version}" => "1.70.0",
            "{date}" => "May 2024",
            "{count}" => "5,000",
            ".." | "..." | "^" | "$" => "then",
            word if word.starts_with(['{', '@']) => "`brindle`",
            word => word.split('|').next().unwrap_or_default(),
        }
    }

    #[test]
    pub(super) fn every_pattern_is_sound() {
        for ready in READY.iter() {
            for ((shape, _), pattern) in ready.numbered().zip(ready.kind.grammar().patterns) {
                let flat = |element: &Element| match &element.what {
                    Part::Either(parts) => parts.to_vec(),
                    other => vec![*other],
                };
                for part in shape.elements.iter().flat_map(flat) {
                    if let Part::Said(group) = &part {
                        let predicate = ready.kind.meta().predicate;
                        assert!(!group.ways.is_empty(), "{predicate}: an unknown group in {:?}", pattern.shape);
                        let is_told =
                            |way: &Said| way.words.iter().any(|element| !element.optional && element.what.words().is_some());
                        assert!(group.ways.iter().all(is_told), "{predicate}: a way without a word in {:?}", pattern.shape);
                    }
                    if let Part::Words(list) = &part {
                        let words = list.words;
                        assert!(!words.is_empty(), "{}: an unknown set in {:?}", ready.kind.meta().predicate, pattern.shape);
                        assert!(
                            words.iter().all(|word: &&str| !word.contains(['{', '}'])),
                            "{}: an unknown slot in {:?}",
                            ready.kind.meta().predicate,
                            pattern.shape
                        );
                    }
                }
            }
        }
    }
}
