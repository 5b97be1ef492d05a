//! The names of a document that have a sign of their own: code font, a link, bold letters, the word "crate".

use std::sync::LazyLock;

use foldhash::HashMap;
use memchr::memmem::Finder;

use crate::block::{Block, Mark, MarkKind, Run};
use crate::mention::{Sign, Target, link_target, lone_version, named, named_by, placed};
use crate::token::{Token, TokenKind, tokens, tokens_within};
use crate::vocabulary::{is_name_shaped, is_no_name, is_plain, is_prose};

/// The names, and what is known of each, as bits.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: HashMap<String, u8>,
    /// Room for the tokens of a run.
    read: Vec<Token>,
}

/// It has a sign of its own.
const KNOWN: u8 = 1;

/// A version stands behind it.
const VERSIONED: u8 = 2;

/// A link to its page, or the word "crate" beside it, shows it to be the name of a crate.
const SURE: u8 = 4;

/// A link leads to the page of the crate.
const PAGE: u8 = 8;

/// A link leads into the repository.
const REPOSITORY: u8 = 16;

/// What calls the word before it a crate.
static CALLS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b" crate"));

impl Names {
    /// Reads all blocks.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut names = Self::default();
        blocks.iter().for_each(|block| names.take(block));
        names
    }

    pub(super) fn is_known(&self, name: &str) -> bool {
        self.has(name, KNOWN)
    }

    pub(super) fn is_sure(&self, name: &str) -> bool {
        self.has(name, SURE)
    }

    pub(super) fn has_versions(&self, name: &str) -> bool {
        self.has(name, VERSIONED | SURE)
    }

    /// Whether one of these is known of the name.
    fn has(&self, name: &str, signs: u8) -> bool {
        self.names.get(name).is_some_and(|own| own & signs != 0)
    }

    /// Those to whose page a link leads, as the link writes them.
    pub(super) fn pages(&self) -> impl Iterator<Item = &String> {
        self.names.iter().filter(|(_, signs)| *signs & PAGE != 0).map(|(name, _)| name)
    }

    /// Whether it is one of a repository into which a link leads, as the link writes it.
    pub(super) fn is_of_repository(&self, name: &str) -> bool {
        self.has(name, REPOSITORY)
    }

    fn add(&mut self, name: &str, signs: u8) {
        match self.names.get_mut(name) {
            Some(own) => *own |= signs,
            None => drop(self.names.insert(name.to_owned(), signs)),
        }
    }

    fn add_target(&mut self, target: Target<'_>) {
        let sign = if target.sign == Sign::Link { PAGE } else { REPOSITORY };
        self.add(target.name, sign);
    }

    /// Only code, links, bold letters and the word "crate" are signs, so nothing else has to be read for them.
    fn take(&mut self, block: &Block) {
        // "**tokio**: …": a word by itself in bold letters is a name, unless it is one of prose.
        let bold = |(start, end): &(usize, usize)| {
            let run = block.text.get(*start..*end)?.trim().trim_end_matches([':', '.']);
            // "**brindle 0.18**"
            let word = run.split_once(' ').filter(|(_, rest)| lone_version(rest).is_some()).map_or(run, |(word, _)| word);
            placed(word).map(|name| name.name).filter(|name| !is_plain(name))
        };
        block.strong().iter().filter_map(bold).for_each(|name| self.add(&name, KNOWN));
        self.take_called(&block.text);
        let mut around = Around::NONE;
        // The link behind this mark, which may be that of this code, and what it leads to.
        let mut link = (usize::MAX, None);
        for (index, mark) in block.marks.iter().enumerate().rev() {
            let target = if let MarkKind::Link(url) = &mark.kind {
                let target = link_target(url);
                link = (index, target);
                target
            } else {
                None
            };
            if let Some(target) = target {
                self.add_target(target);
            }
            let target = target.filter(|target| target.may_be_named(mark, block));
            let is_named_code = || mark.kind == MarkKind::Code && is_name_with_version(&block.text[mark.start..mark.end]);
            if target.is_some() || is_named_code() {
                match lone_word(block, index, around) {
                    Some(token) => self.take_token(&token, block, target, link),
                    None => self.take_run(block, index, around, target, link),
                }
            }
            around = around.with(mark);
        }
    }

    /// Takes what the words "the … crate" call one.
    fn take_called(&mut self, text: &str) {
        let mut from = 0;
        while let Some(at) = CALLS.find(&text.as_bytes()[from..]).map(|at| from + at) {
            from = at + 1;
            let before = &text[..at];
            let Some((rest, word)) = before.rsplit_once(' ') else { continue };
            let is_whole = !text[at + 6..].starts_with(|c: char| c.is_ascii_alphanumeric());
            let shaped = is_name_shaped(word) && !word.contains(|c: char| c.is_ascii_uppercase());
            if is_whole && shaped && rest.ends_with("the") && !is_prose(word) && !is_no_name(word) {
                self.add(word, KNOWN | SURE);
            }
        }
    }

    /// Takes the tokens of a marked run: of a link that other marks leave alone only those that may stand for what it leads to.
    fn take_run(&mut self, block: &Block, index: usize, around: Around, target: Option<Target<'_>>, link: Led<'_>) {
        let mark = &block.marks[index];
        if around.all < mark.end || is_crossed(block, index) {
            tokens(block, mark.start, mark.end).iter().for_each(|token| self.take_token(token, block, target, link));
            return;
        }
        let is_code = mark.kind == MarkKind::Code;
        let run = Run { start: mark.start, code: is_code.then_some(index), link: (!is_code).then_some(index) };
        let mut read = std::mem::take(&mut self.read);
        // No token goes over a blank.
        let mut start = mark.start;
        let words = &block.text[mark.start..mark.end];
        let is_blank = |c: char| target.is_some() && c.is_ascii_whitespace();
        for word in words.split(is_blank) {
            if target.is_none_or(|target| target.may_stand_in(word.as_bytes())) {
                tokens_within(block, run, (start, start + word.len()), &mut read);
                read.drain(..).for_each(|token| self.take_token(&token, block, target, link));
            }
            start += word.len() + 1;
        }
        self.read = read;
    }

    /// Takes a token of code, or of a link that leads to `target`. What a `link` leads to is known: most code in links is in that one.
    fn take_token(&mut self, token: &Token, block: &Block, target: Option<Target<'_>>, link: Led<'_>) {
        let behind = block.text.get(token.end..).unwrap_or_default().trim_start_matches(['`', ']']);
        let next = behind.trim_start_matches([' ', '(', '@', 'v', '=']);
        let is_versioned = next.starts_with(|c: char| c.is_ascii_digit()) && next.len() < behind.len();
        let is_called = behind.trim_start().starts_with("crate");
        let signs = |is_sure: bool| KNOWN | if is_versioned { VERSIONED } else { 0 } | if is_sure { SURE } else { 0 };
        // Code that is no part of a link names nothing but itself, and is often named again.
        let is_code = target.is_none() && token.link.is_none();
        if is_code && self.names.get(token.text(&block.text)).is_some_and(|own| own & signs(is_called) == signs(is_called)) {
            return;
        }
        let word = token.text(&block.text);
        if let Some(target) = target.filter(|target| target.is_named(word)) {
            self.add(&target.name_by(word), signs(target.sign == Sign::Link || is_called));
            return;
        }
        let name = match token.link {
            _ if target.is_some() => named_by(token, block, None),
            Some(own) if own == link.0 => named_by(token, block, link.1),
            _ => named(token, block),
        };
        if let Some(name) = name {
            self.add(&name.name, signs(name.sign == Sign::Link || is_called));
        }
    }
}

/// A link by its place in the marks, and what it leads to.
type Led<'a> = (usize, Option<Target<'a>>);

/// Whether code may be a name alone, or with a version behind it: other code names nothing.
fn is_name_with_version(code: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let rest = code.trim_start_matches(inner);
    let version = rest.trim_start_matches(['@', ' ', '=', 'v', '"']);
    code.starts_with(|c: char| c.is_ascii_lowercase())
        && (version.is_empty() || version.starts_with(|c: char| c.is_ascii_digit()))
}

/// Where the marks begin that end behind another one, the first of them: such a mark may stand around it.
#[derive(Clone, Copy)]
struct Around {
    /// Of all of them.
    all: usize,
    /// Of all but the nearest.
    but_next: usize,
}

impl Around {
    const NONE: Self = Self { all: usize::MAX, but_next: usize::MAX };

    /// With this mark before them.
    fn with(self, mark: &Mark) -> Self {
        Self { all: self.all.min(mark.start), but_next: self.all }
    }
}

/// The token of a marked run that is one plain word, as most are whose mark shows a name; nothing where it may be cut into several,
/// or where other marks cross it but for code that is the text of a link.
fn lone_word(block: &Block, index: usize, around: Around) -> Option<Token> {
    let (text, mark) = (block.text.as_bytes(), &block.marks[index]);
    // Marks are made where they end: what stands within one comes before it.
    let before = |at: usize| at.checked_sub(1).filter(|at| block.marks[*at].end > mark.start);
    let is_alike = |other: &Mark| (other.start, other.end) == (mark.start, mark.end) && other.kind != mark.kind;
    let within = before(index);
    let (code, link) = match (&mark.kind, within) {
        (MarkKind::Code, None) if around.all > mark.start => (Some(index), None),
        (MarkKind::Code, None) if around.but_next > mark.start && is_alike(&block.marks[index + 1]) => {
            (Some(index), Some(index + 1))
        }
        (MarkKind::Link(_), None) if around.all > mark.start => (None, Some(index)),
        (MarkKind::Link(_), Some(code)) if around.all > mark.start && is_alike(&block.marks[code]) && before(code).is_none() => {
            (Some(code), Some(index))
        }
        _ => return None,
    };
    let word = &text[mark.start..mark.end];
    let token = Token {
        start: mark.start,
        end: mark.end,
        kind: TokenKind::Word,
        code,
        link,
        spaced: true,
        plain: word.iter().all(u8::is_ascii_alphabetic),
    };
    is_plain_word(word).then_some(token)
}

/// Whether other marks stand within this one.
fn is_crossed(block: &Block, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| block.marks[before].end > block.marks[index].start)
}

/// Letters, digits and underscores, with hyphens between them, which begin with a letter: one token.
fn is_plain_word(word: &[u8]) -> bool {
    let is_inner = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_';
    let mut pairs = word.iter().zip(word.iter().skip(1));
    word.first().is_some_and(u8::is_ascii_alphabetic)
        && word.last().is_some_and(is_inner)
        && pairs.all(|(b, next)| is_inner(b) || (*b == b'-' && next.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reader::with_markdown;

    /// The lone words of a block as tokens, each with all tokens of its mark.
    fn lone_words(block: &Block) -> Vec<(String, String)> {
        let mut around = Around::NONE;
        let mut found = Vec::new();
        for (index, mark) in block.marks.iter().enumerate().rev() {
            let word = lone_word(block, index, around);
            found.extend(word.map(|word| (format!("{:?}", [word]), format!("{:?}", tokens(block, mark.start, mark.end)))));
            around = around.with(mark);
        }
        found
    }

    proptest! {
        #[test]
        fn a_lone_word_is_the_only_token_of_its_mark(
            text in "(`[a-z_0-9-]{1,4}`|\\[`?[a-z-]{1,4}`?\\]\\(https://crates\\.io/crates/a\\)|[a-z ]|\\*\\*|\\[|\\]\\(x\\)){1,8}"
        ) {
            let alone = with_markdown(&text, |blocks| blocks.iter().flat_map(lone_words).collect::<Vec<_>>());
            for (word, all) in alone {
                prop_assert_eq!(&all, &word, "{}", text);
            }
        }
    }
}
