//! Words, numbers and marks of a text, with what the markup says of them.

use std::cell::Cell;

use factlint_kinds::eights::{before, eight_at, letters, others};

use crate::block::{Block, Run};
use crate::lexicon::Outline;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A run of letters, digits and what joins them: `embedded-hal`, `1.85.0`, `std::sync::LazyLock`.
    Word,
    /// One mark.
    Mark(char),
}

/// A token, by its bytes in the block's text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
    /// The code that it stands in, by its place in the block's marks.
    pub(crate) code: Option<usize>,
    /// The link that it stands in, by its place in the block's marks.
    pub(crate) link: Option<usize>,
    /// Whether white space stands before it.
    pub(crate) spaced: bool,
    /// Whether it is letters of ASCII and nothing else.
    pub(crate) plain: bool,
    /// What it is like, if it is a word.
    pub(crate) outline: Outline,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Its text.
    pub(crate) fn text<'a>(&self, block: &'a str) -> &'a str {
        &block[self.start..self.end]
    }

    /// The same, byte by byte.
    pub(crate) fn bytes<'a>(&self, block: &'a str) -> &'a [u8] {
        &block.as_bytes()[self.start..self.end]
    }
}

/// The tokens of a run of a block's text.
pub(crate) fn tokens(block: &Block, from: usize, to: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    cut(&mut tokens, block, from, to);
    tokens
}

thread_local! {
    /// The room of the tokens that were read last: there are many of them, and none lives long.
    static ROOM: Cell<Vec<Token>> = const { Cell::new(Vec::new()) };
}

/// Reads the tokens of a run of a block's text.
pub(crate) fn with_tokens<T>(block: &Block, from: usize, to: usize, read: impl FnOnce(&[Token]) -> T) -> T {
    let mut tokens = ROOM.take();
    tokens.clear();
    cut(&mut tokens, block, from, to);
    let result = read(&tokens);
    ROOM.set(tokens);
    result
}

fn cut(tokens: &mut Vec<Token>, block: &Block, from: usize, to: usize) {
    // A word has about five letters.
    tokens.reserve((to - from) / 5 + 4);
    let runs = block.runs();
    let (mut at, mut spaced) = (from, true);
    let mut next = runs.partition_point(|run| run.start <= at);
    while at < to {
        let (run, edge) = run_before(runs, next, to);
        (at, spaced) = add_run(tokens, block, (run, edge), (at, to), spaced);
        next += 1;
    }
}

/// Adds the tokens of a run of the text that begin before its edge. Gives back where they end, and whether white space stands there.
fn add_run(
    tokens: &mut Vec<Token>,
    block: &Block,
    (run, edge): (Run, usize),
    (from, to): (usize, usize),
    mut spaced: bool,
) -> (usize, bool) {
    let text = block.text.as_str();
    let bytes = text.as_bytes();
    let mut at = from;
    // Code begins where a run does.
    if run.code.is_some()
        && let Some(end) = sample_end(block, run, at).filter(|end| *end <= to && bytes[at] != b' ')
    {
        push(tokens, text, token(run, (at, end), TokenKind::Word, spaced));
        (spaced, at) = (false, end);
    }
    while at < edge {
        let byte = bytes[at];
        match SORTS[usize::from(byte)] {
            Sort::Blank => (spaced, at) = (true, at + 1),
            Sort::Letter => {
                let end = letters_end(bytes, at + 1).min(edge);
                // Most words are letters and end at a blank.
                if !ends_letters(&bytes[end..edge]) {
                    (at, spaced) = add_other(tokens, text, (run, edge), (at, to), spaced);
                    continue;
                }
                let outline = Outline::of(&bytes[at..end]);
                tokens.push(Token { plain: true, outline, ..token(run, (at, end), TokenKind::Word, spaced) });
                spaced = end < edge && bytes[end] == b' ';
                at = end + usize::from(spaced);
            }
            Sort::Mark => {
                tokens.push(token(run, (at, at + 1), TokenKind::Mark(plain(char::from(byte))), spaced));
                (spaced, at) = (false, at + 1);
            }
            Sort::Other => (at, spaced) = add_other(tokens, text, (run, edge), (at, to), spaced),
        }
    }
    (at, spaced)
}

/// Adds the token that begins at a byte, if one does: a number, a word that is not letters alone, or what is no ASCII. Gives back
/// where it ends, and whether white space stands there.
#[inline(never)]
fn add_other(
    tokens: &mut Vec<Token>,
    text: &str,
    (run, edge): (Run, usize),
    (at, to): (usize, usize),
    spaced: bool,
) -> (usize, bool) {
    let Some(c) = char_at(text, at) else { return (to, spaced) };
    if is_space(c) {
        return (at + c.len_utf8(), true);
    }
    let (kind, end) =
        if starts_word(c) { (TokenKind::Word, word_end(text, at, edge)) } else { (TokenKind::Mark(plain(c)), at + c.len_utf8()) };
    push(tokens, text, token(run, (at, end), kind, spaced));
    (end, false)
}

/// What a byte begins, where it begins a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Blank,
    Letter,
    /// A mark by itself.
    Mark,
    Other,
}

static SORTS: [Sort; 256] = {
    let mut sorts = [Sort::Other; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        sorts[byte as usize] = match byte {
            b' ' => Sort::Blank,
            b'a'..=b'z' | b'A'..=b'Z' => Sort::Letter,
            _ if byte.is_ascii_punctuation() && byte != b'_' => Sort::Mark,
            _ => Sort::Other,
        };
        byte += 1;
    }
    sorts
};

/// Where letters of ASCII end: most words are told by one look at eight bytes.
fn letters_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    loop {
        // Behind the end of the text stand zeros.
        let stops = others(letters(eight_at(bytes, at)));
        if stops != 0 {
            return at + before(stops);
        }
        at += 8;
    }
}

/// Whether a word of letters ends for certain before these bytes: behind letters a comma joins nothing, nor does a plus.
fn ends_letters(behind: &[u8]) -> bool {
    match behind {
        [] | [b' ' | b',' | b'+' | b'"' | b'(' | b')' | b'/', ..] => true,
        [b'.', rest @ ..] => rest.first().is_none_or(|next| next.is_ascii() && !next.is_ascii_alphanumeric()),
        _ => false,
    }
}

fn token(run: Run, (start, end): (usize, usize), kind: TokenKind, spaced: bool) -> Token {
    Token { start, end, kind, code: run.code, link: run.link, spaced, plain: false, outline: Outline::NONE }
}

/// The run before this one, and where it ends: a mark-up boundary ends a word, but for emphasis, which leaves none.
fn run_before(runs: &[Run], next: usize, to: usize) -> (Run, usize) {
    let run = next.checked_sub(1).and_then(|index| runs.get(index)).copied();
    (run.unwrap_or(Run { start: 0, code: None, link: None }), runs.get(next).map_or(to, |run| run.start.min(to)))
}

/// Where code of three words or more ends that begins here: a sample, read as one word. It may name a feature; what it says
/// is not said by the text.
fn sample_end(block: &Block, run: Run, at: usize) -> Option<usize> {
    let mark = block.marks.get(run.code?).filter(|mark| mark.start == at)?;
    let code = &block.text[mark.start..mark.end];
    // Most code is one word.
    if code.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    code.split_whitespace().nth(2).is_some().then_some(mark.end)
}

/// Splits off a possessive `'s`, so that the name before it stands alone, and the verb of "they're".
fn push(tokens: &mut Vec<Token>, text: &str, token: Token) {
    let (start, end) = (token.start, token.end);
    if token.kind != TokenKind::Word {
        tokens.push(token);
        return;
    }
    let word = |start: usize, end: usize| {
        let own = &text.as_bytes()[start..end];
        Token { start, end, plain: own.iter().all(u8::is_ascii_alphabetic), outline: Outline::of(own), ..token }
    };
    if !matches!(text.as_bytes()[start..end], [.., b'\'' | 0x99, b's'] | [.., b'\'' | 0x99, b'r', b'e']) {
        tokens.push(word(start, end));
        return;
    }
    let own = &text[start..end];
    let shortened = ["'re", "\u{2019}re"].iter().find(|s| own.len() == s.len() + 4 && own.ends_with(**s));
    let shortened = shortened.filter(|_| own.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("they")));
    let possessive = shortened.or(if own.ends_with('s') {
        ["'s", "\u{2019}s"].iter().find(|s| own.ends_with(*s) && own.len() > s.len())
    } else {
        None
    });
    if let Some(possessive) = possessive {
        let cut = end - possessive.len();
        tokens.push(word(start, cut));
        tokens.push(Token { spaced: false, ..word(cut, end) });
        return;
    }
    tokens.push(word(start, end));
}

fn starts_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && c.is_alphanumeric())
}

/// White space, what has no width, and pictures: "Brindle 🎉 1.0" is its 1.0.
fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' ' | '\t'..='\r');
    }
    c.is_whitespace()
        || matches!(c, '\u{200b}' | '\u{200d}' | '\u{fe0f}' | '\u{1f300}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6ff}' | '\u{1f900}'..='\u{1faff}')
}

/// The character that begins at a byte: most are of one byte.
fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Where a word ends: marks join it only between two parts of it.
fn word_end(text: &str, start: usize, to: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < to {
        if bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        // Most words end at a blank.
        if bytes[at].is_ascii() && !matches!(bytes[at], b'_' | b'-' | b'.' | b',' | b'\'' | b'+' | b':') {
            break;
        }
        let Some(c) = char_at(text, at) else { break };
        if starts_word(c) {
            at += c.len_utf8();
            continue;
        }
        let next = at + c.len_utf8();
        let after = if next < to { char_at(text, next) } else { None };
        let joins = match c {
            '-' | '\u{2011}' => {
                after.is_some_and(char::is_alphanumeric)
                    && !(is_number(&text[start..at]) && after.is_some_and(|c| c.is_ascii_digit()))
                    || is_iso_date(&text[start..to.min(floor(text, start + 11))])
            }
            '.' => after.is_some_and(char::is_alphanumeric),
            ',' => at > start && bytes[at - 1].is_ascii_digit() && is_thousand(&text[next..to]),
            '\'' | '\u{2019}' => after.is_some_and(char::is_alphabetic),
            // Build metadata: `1.1.2+spec-1.1.0`.
            '+' => is_number(&text[start..at]) && text[start..at].contains('.') && after.is_some_and(char::is_alphanumeric),
            ':' => text[at..to].starts_with("::") && text[at + 2..to].starts_with(starts_word),
            _ => false,
        };
        if !joins {
            return at;
        }
        at = if c == ':' { at + 2 } else { next };
    }
    at
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
}

/// `2025-02-20` or `2025-02`, at the beginning of the text.
fn is_iso_date(text: &str) -> bool {
    let b = text.as_bytes();
    b.len() >= 7
        && b[..4].iter().all(u8::is_ascii_digit)
        && b[4] == b'-'
        && b[5..7].iter().all(u8::is_ascii_digit)
        && matches!(b[0], b'1' | b'2')
        && !b.get(7).is_some_and(u8::is_ascii_digit)
}

/// Three digits and no fourth.
fn is_thousand(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Typographic marks as the plain ones that patterns know.
pub(crate) fn plain(c: char) -> char {
    match c {
        '[' => '(',
        ']' => ')',
        _ if c.is_ascii() => c,
        '\u{2013}' | '\u{2014}' | '\u{2012}' | '\u{2212}' | '\u{2011}' => '-',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2192}' => '>',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::block::{Mark, MarkKind};

    fn split(text: &str) -> Vec<String> {
        let block = Block::alone(text);
        tokens(&block, 0, text.len()).iter().map(|token| token.text(text).to_owned()).collect()
    }

    #[test]
    fn words_hold_what_joins_them() {
        assert_eq!(split("embedded-hal v1.0, 50,200 stars."), ["embedded-hal", "v1.0", ",", "50,200", "stars", "."]);
        assert_eq!(split("mockall's MSRV (1.77.0+)"), ["mockall", "'s", "MSRV", "(", "1.77.0", "+", ")"]);
        assert_eq!(split("on 2025-02-20: 2023-2025"), ["on", "2025-02-20", ":", "2023", "-", "2025"]);
        assert_eq!(split("std::sync::LazyLock 1.0.0-beta.1"), ["std::sync::LazyLock", "1.0.0-beta.1"]);
        assert_eq!(split("Rust’s 1.70–1.75"), ["Rust", "’s", "1.70", "–", "1.75"]);
        assert_eq!(split("don't"), ["don't"]);
        assert_eq!(
            split("1.1.2+spec-1.1.0 1.1.2+ 50,000+ 1+1"),
            ["1.1.2+spec-1.1.0", "1.1.2", "+", "50,000", "+", "1", "+", "1"]
        );
    }

    proptest! {
        #[test]
        fn letters_end_where_the_first_other_byte_stands(text in "[a-zA-Z]{0,40}([0-9 _\\[é]|\\PC)?[a-z]{0,9}") {
            let end = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            prop_assert_eq!(letters_end(text.as_bytes(), 0), end);
        }

        #[test]
        fn a_word_of_letters_ends_where_any_word_does(text in "([a-z]{1,3}|[A-Z.,+:_'’é0-9 -]|\\(|\"|/){0,12}") {
            let block = Block::alone(&text);
            for token in tokens(&block, 0, text.len()).iter().filter(|token| token.kind == TokenKind::Word && token.plain) {
                let end = word_end(&text, token.start, text.len());
                let is_cut = text[token.end..end].starts_with(['\'', '\u{2019}']);
                prop_assert!((end == token.end || is_cut) && token.text(&text).bytes().all(|b| b.is_ascii_alphabetic()));
            }
        }
    }

    #[test]
    fn a_sample_of_code_is_one_word() {
        let text = "cargo add serde 1.0 is `x`";
        let marks = [Mark { start: 0, end: 19, kind: MarkKind::Code }];
        let mut block = Block::alone(text);
        block.marks = &marks;
        let found: Vec<_> = tokens(&block, 0, text.len()).iter().map(|token| token.text(text)).collect();
        assert_eq!(found[..2], ["cargo add serde 1.0", "is"]);
    }
}
