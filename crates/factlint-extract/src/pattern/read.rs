//! Reading the patterns of the kinds. A program reads all of them when it starts, so each item is read once, however many
//! patterns have it.

use std::cmp::Reverse;

use factlint_kinds::grammar::{Pattern, SETS};
use foldhash::HashMap;

use super::slot::Slot;
use super::{Element, Group, Holds, Part, Said, Shape};
use crate::lexicon::Lexicon;

/// Words of a group, as [`factlint_kinds::grammar::Grammar::said`] has them.
type Words = (&'static str, &'static str, &'static str);
pub(super) type Groups = &'static [Words];

/// Reads patterns, and knows again what it has read.
#[derive(Default)]
pub(super) struct Reader {
    parts: HashMap<&'static str, Part>,
    /// Those of the pattern that is read; kept for their room.
    open: Vec<Element>,
    /// Groups of words, by the list in which they stand.
    groups: HashMap<(usize, &'static str), &'static Group>,
}

impl Reader {
    /// A pattern of a kind with these groups.
    pub(super) fn shape(&mut self, pattern: &'static Pattern, groups: Groups) -> Shape {
        let elements = self.elements(pattern.shape, groups);
        Shape {
            needs: Holds::needed(&elements),
            elements,
            deniable: pattern.deniable,
            is_of_rust: pattern.is_of_rust,
            is_place: pattern.is_place,
            is_line: pattern.is_line,
            is_lead: pattern.is_lead,
            subject: pattern.subject,
        }
    }

    /// The ways to say something of a group.
    pub(super) fn ways(&mut self, groups: Groups, group: &str) -> Vec<Said> {
        let own = groups.iter().filter(|(name, ..)| *name == group);
        own.map(|(_, words, value)| Said { words: self.elements(words, &[]), value }).collect()
    }

    fn elements(&mut self, shape: &'static str, groups: Groups) -> Vec<Element> {
        let mut elements = std::mem::take(&mut self.open);
        elements.clear();
        for (body, optional) in shape.split_ascii_whitespace().map(item) {
            let group = body.strip_prefix("{=").and_then(|body| body.strip_suffix('}'));
            let what = match group {
                Some(group) => Part::Said(self.group(groups, group)),
                None => self.part(body),
            };
            elements.push(Element { what, optional });
        }
        // There are many of them: each takes the room that it needs.
        let own = elements.as_slice().to_vec();
        self.open = elements;
        own
    }

    fn group(&mut self, groups: Groups, name: &'static str) -> &'static Group {
        let key = (groups.as_ptr().addr(), name);
        if let Some(group) = self.groups.get(&key) {
            return group;
        }
        let group: &Group = Box::leak(Box::new(Group::of(self.ways(groups, name))));
        self.groups.insert(key, group);
        group
    }

    fn part(&mut self, body: &'static str) -> Part {
        if let Some(part) = self.parts.get(body) {
            return *part;
        }
        let part = self.read(body);
        self.parts.insert(body, part);
        part
    }

    fn read(&mut self, body: &'static str) -> Part {
        if let Some(part) = fixed(body) {
            return part;
        }
        let all = alternatives(body);
        let is_plain = |one: &&'static str| one.starts_with(char::is_alphanumeric);
        if all.len() > 1 && !all.iter().all(is_plain) {
            let parts = all.into_iter().map(|part| self.part(part)).collect();
            return either(parts);
        }
        if let Some(set) = body.strip_prefix('@') {
            return words(SETS.iter().find(|(name, _)| *name == set).map(|(_, words)| *words).unwrap_or_default());
        }
        let mut chars = body.chars();
        match (chars.next(), chars.next()) {
            (Some(mark), None) if !mark.is_alphanumeric() => Part::Mark(mark),
            _ => words(all.leak()),
        }
    }
}

/// What an item is without the mark of those that may be left out, and whether it has that.
pub(super) fn item(item: &'static str) -> (&'static str, bool) {
    match item.strip_suffix('?') {
        Some(body) if !body.is_empty() => (body, true),
        _ => (item, false),
    }
}

/// What stands between the bars, in one pass.
fn alternatives(body: &str) -> Vec<&str> {
    let bars = body.bytes().filter(|byte| *byte == b'|').count();
    let mut all = Vec::with_capacity(bars + 1);
    let mut from = 0;
    for (at, byte) in body.bytes().enumerate() {
        if byte == b'|' {
            all.push(&body[from..at]);
            from = at + 1;
        }
    }
    all.push(&body[from..]);
    all
}

/// What is written in one way only.
pub(super) fn fixed(body: &str) -> Option<Part> {
    let slot = match body {
        ".." => return Some(Part::Gap { most: 8, strict: true }),
        "..." => return Some(Part::Gap { most: 16, strict: false }),
        "^" => return Some(Part::Start),
        "$" => return Some(Part::End),
        "{rust}" => Slot::Rust,
        "{rust!}" => Slot::NamedRust,
        "{need}" => Slot::Need,
        "{crate+}" => Slot::CratePlus,
        "{known}" => Slot::Known,
        "{sure}" => Slot::Sure,
        "{named}" => Slot::Named,
        "{rare}" => Slot::Rare,
        "{advisory}" => Slot::Advisory,
        "{rfc}" => Slot::Rfc,
        "{edition}" => Slot::Edition,
        "{bound}" => Slot::Bound,
        "{quoted}" => Slot::Quoted,
        "{title}" => Slot::Title,
        "{license}" => Slot::License,
        "{crate}" => Slot::Crate,
        "{crate!}" => Slot::NamedCrate,
        "{of}" => Slot::Of,
        "{release}" => Slot::Release,
        "{version}" => Slot::Version,
        "{line}" => Slot::Line,
        "{name}" => Slot::Name,
        "{date}" => Slot::Date { month: false },
        "{month}" => Slot::Date { month: true },
        "{count}" => Slot::Count,
        "{phrase}" => Slot::Phrase,
        _ => return None,
    };
    Some(Part::Slot(slot))
}

/// One of these words.
fn words(words: &'static [&'static str]) -> Part {
    Part::Words(Box::leak(Box::new(Lexicon::of(words))))
}

/// One of several; words of several lists are one list.
fn either(parts: Vec<Part>) -> Part {
    match parts.iter().map(Part::words).collect::<Option<Vec<_>>>() {
        Some(lists) => self::words(lists.concat().leak()),
        None => Part::Either(parts.leak()),
    }
}

/// The words with one of which elements begin, where that is a word.
pub(super) fn first_words(elements: &[Element]) -> Option<Vec<&'static str>> {
    let mut all = Vec::new();
    for element in elements {
        let list = match element.what {
            Part::Words(list) => list,
            Part::Said(group) => group.begins.as_ref()?,
            _ => return None,
        };
        all.extend(list.words);
        if !element.optional {
            return Some(all);
        }
    }
    None
}

impl Group {
    fn of(ways: Vec<Said>) -> Self {
        let firsts = ways.iter().map(|way| first_words(&way.words)).collect::<Option<Vec<_>>>();
        let begins = firsts.map(|firsts| Lexicon::of(firsts.concat().leak()));
        let lists: Vec<Vec<_>> = ways.iter().map(Said::lists).collect();
        let required = [0, 1].map(|at| {
            let of_ways: Vec<_> = lists.iter().filter_map(|lists| lists.get(at).or(lists.first()).copied()).collect();
            &*of_ways.concat().leak()
        });
        Self { ways, begins, required }
    }
}

impl Said {
    /// The lists of words that it is never without, the one with the longest words first.
    fn lists(&self) -> Vec<&'static [&'static str]> {
        let needed = self.words.iter().filter(|element| !element.optional);
        let mut lists: Vec<_> = needed.filter_map(|element| element.what.words()).collect();
        lists.sort_by_key(|list| Reverse(list.iter().map(|word| word.len()).min()));
        lists
    }
}
