//! The names of a document that have a sign of their own: code font, a link, bold letters, the word "crate".

use std::cell::{OnceCell, RefCell};
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};
use memchr::memmem::Finder;

use super::unread::{Of, Place, Unread};
use crate::block::{Block, Blocks, Mark, MarkKind};
use crate::lexicon::Outline;
use crate::mention::{Sign, Target, link_target, lone_version, named, named_by, page_target, placed};
use crate::token::{Token, TokenKind, tokens};
use crate::vocabulary::{is_name_shaped, is_no_name, is_plain, is_prose};

/// The names, and what is known of each, as bits. Most words that are asked for are none of them, so that of the marks only those are
/// read that may hold a name which was asked for.
#[derive(Debug)]
pub(super) struct Names {
    read: RefCell<Read>,
    /// Those that the words "the … crate" call one.
    called: OnceCell<HashSet<String>>,
}

#[derive(Debug)]
struct Read {
    signs: HashMap<String, u8>,
    unread: Unread,
}

/// It has a sign of its own.
const KNOWN: u8 = 1;

/// A version stands behind it.
const VERSIONED: u8 = 2;

/// A link to its page, or the word "crate" beside it, shows it to be the name of a crate.
const SURE: u8 = 4;

/// What the word "crate" beside it shows.
const CALLED: u8 = KNOWN | SURE;

/// A link leads into the repository.
const REPOSITORY: u8 = 8;

/// What calls the word before it a crate.
static CALLS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b" crate"));

impl Names {
    /// Looks through the marks of all blocks.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let marks = blocks.iter().map(|block| block.marks.len() + block.strong.len()).sum();
        let mut read = Read { signs: HashMap::default(), unread: Unread::with_room(marks) };
        blocks.iter().enumerate().for_each(|(at, block)| read.unread.leave(block, at));
        Self { read: RefCell::new(read), called: OnceCell::new() }
    }

    pub(super) fn is_known(&self, name: &str, blocks: Blocks<'_>) -> bool {
        self.has(name, KNOWN, blocks)
    }

    pub(super) fn is_sure(&self, name: &str, blocks: Blocks<'_>) -> bool {
        self.has(name, SURE, blocks)
    }

    pub(super) fn has_versions(&self, name: &str, blocks: Blocks<'_>) -> bool {
        self.has(name, VERSIONED | SURE, blocks)
    }

    /// Whether it is one of a repository into which a link leads, as the link writes it.
    pub(super) fn is_of_repository(&self, name: &str, blocks: Blocks<'_>) -> bool {
        self.has(name, REPOSITORY, blocks)
    }

    /// All names and what is known of them.
    #[cfg(test)]
    pub(super) fn all(&self, blocks: &[Block]) -> HashMap<String, u8> {
        // Of what is no ASCII every mark may be a name.
        self.read.borrow_mut().take_like("\u{e9}", blocks);
        for block in blocks {
            called(&block.text).for_each(|word| self.read.borrow_mut().add(word.to_owned(), CALLED));
        }
        self.read.borrow().signs.clone()
    }

    /// Whether one of these is known of the name. The blocks are those of the document.
    fn has(&self, name: &str, signs: u8, blocks: Blocks<'_>) -> bool {
        self.of_marks(name, &blocks) & signs != 0 || CALLED & signs != 0 && self.is_called(name, blocks)
    }

    /// Whether the text somewhere calls it a crate.
    fn is_called(&self, name: &str, blocks: Blocks<'_>) -> bool {
        let read = || blocks.iter().flat_map(|block| called(&block.text)).map(str::to_owned).collect();
        let called = || self.called.get_or_init(|| if may_call(blocks.texts) { read() } else { HashSet::default() });
        // Of most documents it is known that they call nothing so.
        let is_none = self.called.get().is_some_and(HashSet::is_empty);
        !is_none && may_be_called(name) && called().contains(name)
    }

    /// All that is known of the name.
    #[cfg(test)]
    pub(super) fn of_name(&self, name: &str, blocks: Blocks<'_>) -> u8 {
        self.of_marks(name, &blocks) | if self.is_called(name, blocks) { CALLED } else { 0 }
    }

    /// What marks show of the name.
    fn of_marks(&self, name: &str, blocks: &[Block]) -> u8 {
        let mut read = self.read.borrow_mut();
        read.take_like(name, blocks);
        read.signs.get(name).copied().unwrap_or_default()
    }
}

/// Those to whose page a link leads, as the link writes them.
pub(super) fn pages(blocks: &[Block]) -> HashSet<String> {
    let page = |mark: &Mark| match mark.kind {
        MarkKind::Link(url) => page_target(url).map(|target| target.name.to_owned()),
        MarkKind::Code => None,
    };
    blocks.iter().flat_map(|block| block.marks).filter_map(page).collect()
}

/// What a link leads to.
pub(super) fn target_of<'a>(mark: &Mark<'a>) -> Option<Target<'a>> {
    match mark.kind {
        MarkKind::Link(url) => link_target(url),
        MarkKind::Code => None,
    }
}

impl Read {
    fn add(&mut self, name: String, signs: u8) {
        match self.signs.get_mut(&name) {
            Some(own) => *own |= signs,
            None => drop(self.signs.insert(name, signs)),
        }
    }

    /// Reads what may hold the name.
    fn take_like(&mut self, name: &str, blocks: &[Block]) {
        for Place { block, of } in self.unread.like(name) {
            let block = &blocks[block];
            match of {
                Of::Mark(mark, around) => self.take(block, mark, around),
                Of::Bold(run) => self.take_bold(block, run),
            }
        }
    }

    fn take_bold(&mut self, block: &Block, index: usize) {
        if let Some(name) = named_in_bold(block, block.strong[index]) {
            self.add(name, KNOWN);
        }
    }

    /// Takes what a mark names.
    fn take(&mut self, block: &Block, index: usize, around: Around) {
        let mark = &block.marks[index];
        let target = target_of(mark);
        if let Some(target) = target.filter(|target| target.sign != Sign::Link) {
            self.add(target.name.to_owned(), REPOSITORY);
        }
        let target = target.filter(|target| target.may_be_named(mark, block));
        let is_named_code = || mark.kind == MarkKind::Code && is_name_with_version(&block.text[mark.start..mark.end]);
        if target.is_some() || is_named_code() {
            match lone_word(block, index, around) {
                Some(token) => self.take_token(&token, block, target),
                None => self.take_run(block, index, around, target),
            }
        }
    }

    /// Takes the tokens of a marked run: of a link that other marks leave alone only those that may stand for what it leads to.
    fn take_run(&mut self, block: &Block, index: usize, around: Around, target: Option<Target<'_>>) {
        let mark = &block.marks[index];
        let mut take = |from: usize, to: usize| {
            tokens(block, from, to).iter().for_each(|token| self.take_token(token, block, target));
        };
        let is_alone = around.is_none && !is_crossed(block, index);
        let Some(target) = target.filter(|_| is_alone) else { return take(mark.start, mark.end) };
        // No token goes over a blank.
        let mut start = mark.start;
        for run in block.text[mark.start..mark.end].split(|c: char| c.is_ascii_whitespace()) {
            if target.may_stand_in(run.as_bytes()) {
                take(start, start + run.len());
            }
            start += run.len() + 1;
        }
    }

    /// Takes a token of code, or of a link that leads to `target`.
    fn take_token(&mut self, token: &Token, block: &Block, target: Option<Target<'_>>) {
        let behind = block.text.get(token.end..).unwrap_or_default().trim_start_matches(['`', ']']);
        let next = behind.trim_start_matches([' ', '(', '@', 'v', '=']);
        let is_versioned = next.starts_with(|c: char| c.is_ascii_digit()) && next.len() < behind.len();
        let is_called = behind.trim_start().starts_with("crate");
        let signs = |is_sure: bool| KNOWN | if is_versioned { VERSIONED } else { 0 } | if is_sure { SURE } else { 0 };
        // Code that is no part of a link names nothing but itself, and is often named again.
        let is_code = target.is_none() && token.link.is_none();
        if is_code && self.signs.get(token.text(&block.text)).is_some_and(|own| own & signs(is_called) == signs(is_called)) {
            return;
        }
        let word = token.text(&block.text);
        if let Some(target) = target.filter(|target| target.is_named(word)) {
            self.add(target.name_by(word).into_owned(), signs(target.sign == Sign::Link || is_called));
            return;
        }
        let name = if target.is_some() { named_by(token, block, None) } else { named(token, block) };
        if let Some(name) = name {
            self.add(name.name, signs(name.sign == Sign::Link || is_called));
        }
    }
}

/// "**tokio**: …": a word by itself in bold letters is a name, unless it is one of prose.
pub(super) fn named_in_bold(block: &Block, run: (usize, usize)) -> Option<String> {
    let run = bold_run(block, run);
    // "**brindle 0.18**"
    let word = run.split_once(' ').filter(|(_, rest)| lone_version(rest).is_some()).map_or(run, |(word, _)| word);
    placed(word).map(|name| name.name).filter(|name| !is_plain(name))
}

/// What is in bold letters, without the mark behind it.
pub(super) fn bold_run<'a>(block: &Block<'a>, (start, end): (usize, usize)) -> &'a str {
    block.text.as_str().get(start..end).unwrap_or_default().trim().trim_end_matches([':', '.'])
}

/// Whether a text may hold the words "the … crate", whatever stands behind them.
fn may_call(text: &str) -> bool {
    CALLS.find_iter(text.as_bytes()).any(|at| called_before(text, at).is_some())
}

/// What the words "the … crate" call one.
fn called(text: &str) -> impl Iterator<Item = &str> {
    let is_whole = |at: &usize| !text[at + CALLS.needle().len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
    CALLS.find_iter(text.as_bytes()).filter(is_whole).filter_map(|at| called_before(text, at))
}

/// The word that stands before the word "crate", behind an article.
fn called_before(text: &str, at: usize) -> Option<&str> {
    let (rest, word) = text[..at].rsplit_once(' ')?;
    (rest.ends_with("the") && may_be_called(word)).then_some(word)
}

/// Whether a word is one that such words may call a crate: one without capitals, and none of prose.
fn may_be_called(word: &str) -> bool {
    let is_small = !word.bytes().any(|b| b.is_ascii_uppercase());
    is_small && is_name_shaped(word) && !is_prose(word) && !is_no_name(word)
}

/// Whether code may be a name alone, or with a version behind it: other code names nothing.
fn is_name_with_version(code: &str) -> bool {
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let rest = code.trim_start_matches(inner);
    let version = rest.trim_start_matches(['@', ' ', '=', 'v', '"']);
    code.starts_with(|c: char| c.is_ascii_lowercase())
        && (version.is_empty() || version.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether marks that end behind another one may stand around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// None does.
    is_none: bool,
    /// None does but the nearest.
    is_next: bool,
}

/// Where marks begin that end behind others, the first of them.
#[derive(Debug)]
pub(super) struct Behind {
    all: usize,
    but_next: usize,
}

impl Behind {
    pub(super) const NONE: Self = Self { all: usize::MAX, but_next: usize::MAX };

    /// What they are to a mark before them.
    pub(super) fn around(&self, mark: &Mark) -> Around {
        Around { is_none: self.all > mark.start, is_next: self.but_next > mark.start }
    }

    /// With this mark before them.
    pub(super) fn with(&self, mark: &Mark) -> Self {
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
        (MarkKind::Code, None) if around.is_none => (Some(index), None),
        (MarkKind::Code, None) if around.is_next && is_alike(&block.marks[index + 1]) => (Some(index), Some(index + 1)),
        (MarkKind::Link(_), None) if around.is_none => (None, Some(index)),
        (MarkKind::Link(_), Some(code)) if around.is_none && is_alike(&block.marks[code]) && before(code).is_none() => {
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
        outline: Outline::of(word),
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
        let mut behind = Behind::NONE;
        let mut found = Vec::new();
        for (index, mark) in block.marks.iter().enumerate().rev() {
            let word = lone_word(block, index, behind.around(mark));
            found.extend(word.map(|word| (format!("{:?}", [word]), format!("{:?}", tokens(block, mark.start, mark.end)))));
            behind = behind.with(mark);
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
