//! Tokens that are items as they are: nearly all words of letters begin no mention.

use super::date::{self, MONTH_WORDS};
use super::part::HEADS;
use super::{SPELLED, spelled};
use crate::lexicon::{Lexicon, Likeness};
use crate::neighbours::holds;
use crate::prefilter::Signs;
use crate::token::{Token, TokenKind};

/// What may be in a text: most texts have neither.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct May {
    /// Without a year there is no date.
    pub(super) be_dated: bool,
    /// Without the word no name stands before "crate".
    pub(super) call_crate: bool,
    /// Without a digit and without a number in words nothing is counted.
    pub(super) be_counted: bool,
}

impl May {
    pub(super) fn of(text: &[u8], signs: Signs) -> Self {
        Self {
            be_dated: signs.has_any(Signs::YEAR) && has_year(text),
            call_crate: holds(text, |a, b, c, _| (a == b'c') & (b == b'r') & (c == b'a')),
            be_counted: signs.has_any(Signs::COUNT),
        }
    }

    /// What words of letters are like with which a mention may begin that is not the name of a crate.
    pub(super) fn beginnings(self) -> &'static Likeness {
        static NAMED: Likeness = Likeness::of(&[&IDENTIFIED]);
        static COUNTED: Likeness = Likeness::of(&[&IDENTIFIED, &NUMBERS]);
        static DATED: Likeness = Likeness::of(&[&IDENTIFIED, &NUMBERS, &MONTH_WORDS, &HEADS]);
        match self {
            Self { be_dated: true, .. } => &DATED,
            Self { be_counted: true, .. } => &COUNTED,
            _ => &NAMED,
        }
    }
}

/// Whether four digits of a text are a year.
pub(crate) fn has_year(text: &[u8]) -> bool {
    let is_year = |at: usize| matches!(text[at..], [b'1', b'9', a, b, ..] | [b'2', b'0', a, b, ..] if a.is_ascii_digit() && b.is_ascii_digit());
    // Most texts do not even have three of them.
    holds(text, |a, b, c, _| (((a == b'1') & (b == b'9')) | ((a == b'2') & (b == b'0'))) & c.is_ascii_digit())
        && memchr::memchr2_iter(b'1', b'2', text).any(is_year)
}

/// Where the tokens end, from one on, that are items as they are for certain. Whether one in a link may be a name is asked of it.
#[inline(never)]
pub(super) fn items_until(
    tokens: &[Token],
    from: usize,
    text: &str,
    may: May,
    mut may_name: impl FnMut(&Token) -> bool,
) -> usize {
    let beginnings = may.beginnings();
    let mut at = from;
    while at < tokens.len() && is_item(tokens, at, text, may, beginnings) && !(tokens[at].link.is_some() && may_name(&tokens[at]))
    {
        at += 1;
    }
    at
}

/// Whether a token is an item as it is for certain, where what it links to makes it no name: nearly all are.
#[inline]
pub(super) fn is_item(tokens: &[Token], index: usize, text: &str, may: May, beginnings: &Likeness) -> bool {
    let token = &tokens[index];
    match token.kind {
        TokenKind::Word => {
            let may_begin = || beginnings.may_have(token.outline) && may_begin_here(tokens, index, text, may);
            let is_called = || may.call_crate && is_called_crate(tokens, index, text);
            token.plain && token.code.is_none() && !may_begin() && !is_called()
        }
        // The label of a link has square ones.
        TokenKind::Mark('(') => token.bytes(text) == b"(",
        TokenKind::Mark(_) => true,
    }
}

/// Whether a word that is like those with which mentions begin may begin one.
#[inline(never)]
fn may_begin_here(tokens: &[Token], index: usize, text: &str, may: May) -> bool {
    let outline = tokens[index].outline;
    let is_dated = may.be_dated && date::may_begin(outline);
    is_dated || (IDENTIFIED.may_have(outline) || NUMBERS.may_have(outline)) && may_open(tokens, index, text)
}

/// The words of letters with which a mention begins that is neither a date nor a number, and not the name of a crate.
static IDENTIFIED: Lexicon = Lexicon::of(&["Rust", "rfc", "rfcs", "edition"]);

/// Those with which a number begins.
static NUMBERS: Lexicon = {
    const OTHERS: [&str; 3] = ["a", "an", "half"];
    const WORDS: [&str; OTHERS.len() + SPELLED.len()] = {
        let (mut words, mut at) = ([""; OTHERS.len() + SPELLED.len()], 0);
        while at < words.len() {
            words[at] = if at < OTHERS.len() { OTHERS[at] } else { SPELLED[at - OTHERS.len()].0 };
            at += 1;
        }
        words
    };
    Lexicon::of(&WORDS)
};

/// The same where the word behind it does not make it a name.
pub(super) fn may_open(tokens: &[Token], index: usize, text: &str) -> bool {
    let word = tokens[index].bytes(text);
    let is_identified = match word[0] | 0x20 {
        b'r' => word == b"Rust" || word.len() >= 3 && word[..3].eq_ignore_ascii_case(b"rfc"),
        b'e' => word.eq_ignore_ascii_case(b"edition"),
        _ => false,
    };
    is_identified || spelled::may_stand_at(tokens, index, text)
}

/// Whether the word behind one says that it is the name of a crate.
pub(super) fn is_called_crate(tokens: &[Token], index: usize, text: &str) -> bool {
    tokens.get(index + 1).is_some_and(|next| is_crate_word(next, text))
}

/// Whether a word says that the one before it is the name of a crate.
pub(super) fn is_crate_word(token: &Token, text: &str) -> bool {
    token.plain && matches!(token.bytes(text), b"crate" | b"crates")
}
