//! The pieces of a sentence.

use super::rfc::RfcMention;
use super::{CountMention, DateMention, Name, VersionMention};
use crate::lexicon::{Lexicon, Outline};
use crate::token::{Token, TokenKind};

/// One piece of a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Its first byte in the block's text.
    pub(crate) start: usize,
    /// The byte behind its last one.
    pub(crate) end: usize,
    /// Whether it stands in code font.
    pub(crate) code: bool,
    /// What the word is like, if it is one.
    outline: Outline,
    pub(crate) what: What,
}

/// Longer ones are copied by calls, each time that a row takes one.
const _: () = assert!(size_of::<Item>() <= 128);

/// What a piece of a sentence is.
#[derive(Debug, Clone)]
pub(crate) enum What {
    Word,
    Mark(char),
    Version(VersionMention),
    Date(DateMention),
    Count(CountMention),
    Name(Name),
    /// The id of an advisory. One without any bytes stands behind a link that leads to it and does not name it.
    Advisory(String),
    Rfc(RfcMention),
    /// An edition of Rust, by its year.
    Edition(u16),
    /// A version behind `<` or `>=`: the bound of a range. Few are, and without a box every item would be longer for them.
    Bound(Box<VersionMention>),
}

impl Item {
    /// What is no word.
    pub(super) fn new((start, end): (usize, usize), code: bool, what: What) -> Self {
        Self { start, end, code, outline: Outline::NONE, what }
    }

    /// A word of a text.
    pub(crate) fn of_word((start, end): (usize, usize), code: bool, text: &str) -> Self {
        Self { start, end, code, outline: Outline::of(&text.as_bytes()[start..end]), what: What::Word }
    }

    /// A token as it is.
    #[inline]
    pub(super) fn of_token(token: &Token) -> Self {
        let what = match token.kind {
            TokenKind::Word => What::Word,
            TokenKind::Mark(mark) => What::Mark(mark),
        };
        Self { start: token.start, end: token.end, code: token.code.is_some(), outline: token.outline, what }
    }

    /// The word, if it is one.
    pub(crate) fn word<'a>(&self, text: &'a str) -> Option<&'a str> {
        matches!(self.what, What::Word).then(|| &text[self.start..self.end])
    }

    /// The bytes of the word, if it is one.
    #[inline]
    fn bytes<'a>(&self, text: &'a str) -> Option<&'a [u8]> {
        if matches!(self.what, What::Word) { text.as_bytes().get(self.start..self.end) } else { None }
    }

    /// Whether it is this word, whatever its case.
    #[inline]
    pub(crate) fn is_word(&self, text: &str, word: &str) -> bool {
        // Most words are not even as long.
        self.end - self.start == word.len() && self.bytes(text).is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// The word, if it is one, as lists of words write it.
    pub(crate) fn listed<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.word(text).map(|word| match word {
            "\u{2019}s" => "'s",
            "\u{2019}re" => "'re",
            _ => word,
        })
    }

    /// Whether it is a word of a list, whatever its apostrophe.
    #[inline]
    pub(crate) fn is_in(&self, text: &str, list: &Lexicon) -> bool {
        // A word with an apostrophe of typography has no letter there.
        if self.outline.second != 0 {
            return self.is_one(text, list);
        }
        match self.bytes(text) {
            Some([first, ..]) if !first.is_ascii() => self.listed(text).is_some_and(|word| list.has(word)),
            Some(word) => list.has_bytes(word),
            None => false,
        }
    }

    /// Whether it is a word of a list, as it is written.
    #[inline]
    pub(crate) fn is_one(&self, text: &str, list: &Lexicon) -> bool {
        list.may_have(self.outline) && self.bytes(text).is_some_and(|word| list.has_bytes(word))
    }

    /// How the word, if it is one, begins and how long it is, as it is written.
    #[inline]
    pub(crate) fn raw_outline(&self) -> Outline {
        self.outline
    }

    /// How the word begins and how long it is, whatever its apostrophe.
    #[inline]
    pub(crate) fn outline(&self, text: &str) -> Outline {
        if self.outline.second != 0 {
            return self.outline;
        }
        Outline::of(self.listed(text).unwrap_or_default().as_bytes())
    }

    /// Makes what stands from a byte on part of it. Returns whether that is more than it was.
    pub(crate) fn take_from(&mut self, start: usize) -> bool {
        let is_more = start < self.start;
        self.start = self.start.min(start);
        is_more
    }

    /// Whether it is this mark.
    pub(crate) fn is_mark(&self, mark: char) -> bool {
        matches!(self.what, What::Mark(own) if own == mark)
    }
}

/// Which sorts of items a row has, as bits: most rules ask for one of which most rows have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sorts(u8);

impl Sorts {
    pub(crate) const VERSION: Self = Self(1);
    pub(crate) const COUNT: Self = Self(2);
    pub(crate) const SLASH: Self = Self(4);

    /// Those of a row.
    pub(crate) fn of(items: &[Item]) -> Self {
        let own = |item: &Item| {
            u8::from(matches!(item.what, What::Version(_)))
                | (u8::from(matches!(item.what, What::Count(_))) << 1)
                | (u8::from(matches!(item.what, What::Mark('/'))) << 2)
        };
        Self(items.iter().fold(0, |all, item| all | own(item)))
    }

    /// Whether it has one of these.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The advisory that an item names or links to.
pub(crate) fn advisory_of(item: &Item) -> Option<String> {
    match &item.what {
        What::Advisory(id) => Some(id.clone()),
        _ => None,
    }
}

/// The RFC that an item names.
pub(crate) fn rfc_of(item: &Item) -> Option<u32> {
    match &item.what {
        What::Rfc(mention) => Some(mention.number),
        _ => None,
    }
}
