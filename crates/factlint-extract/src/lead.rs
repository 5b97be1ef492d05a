//! What a paragraph or an item of a list begins with and is about: "**Tokio**: …", "`sqlx` stays where it is.", "- [moka] 0.12 – …".

use factlint_kinds::spaced::spaced;
use factlint_model::PartialVersion;

use crate::block::{Block, BlockKind, Mark, MarkKind};
use crate::mention::{Sign, link_target, lone_version, named, placed};
use crate::scope::Whole;
use crate::sentence::sentence_before;
use crate::token::{Token, TokenKind, tokens};
use crate::vocabulary::{is_name_shaped, is_plain};

/// The crate with whose name a block begins, and the version that stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lead {
    pub(crate) name: String,
    pub(crate) version: Option<PartialVersion>,
}

/// So many bytes of a block are read for it.
const HEAD: usize = 120;

impl Lead {
    /// Reads the beginning of a block. What a change log says it says of its own crate.
    pub(crate) fn of(block: &Block, whole: &Whole<'_>) -> Option<Self> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) || whole.is_change_log || whole.about_rust {
            return None;
        }
        let text = &block.text;
        // A picture before the name is none of its letters.
        let start =
            text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || !c.is_ascii() && !c.is_alphanumeric()).len();
        let is_strong = block.strong.first().is_some_and(|(from, _)| *from <= start);
        let is_marked = block.marks.iter().any(|mark: &Mark| mark.start <= start + 1);
        if !is_strong && !is_marked {
            return plain_release(block, start, whole);
        }
        let end = (start + HEAD..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let tokens = tokens(block, start, end);
        let at = tokens.iter().position(|token| token.kind == TokenKind::Word).filter(|at| *at < 3)?;
        // "**F-04 ondula.** …": the number of a finding stands before what it is about.
        let at = at + usize::from(is_number_of_entry(tokens[at].text(text)) && tokens.len() > at + 1);
        let name = name_of(&tokens[at], block, whole)?;
        let behind = tokens[at + 1..].iter().find(|token| token.kind == TokenKind::Word);
        let version = behind.filter(|next| text.get(tokens[at].end..next.start).is_some_and(is_joint));
        let read = |token: &Token| moved_to(&text[token.end..]).or_else(|| lone_version(token.text(text)));
        Some(Self { name, version: version.and_then(read) })
    }
}

/// "bindgen 0.72. Nothing to do.": an item of a list, in a text about Rust, that begins with a name and its version.
fn plain_release(block: &Block, start: usize, whole: &Whole<'_>) -> Option<Lead> {
    let mut words = spaced(&block.text[start..]);
    let (first, second) = (words.next()?, words.next()?.trim_end_matches(['.', ',', ':', ';']));
    let is_release = block.kind == BlockKind::Item && second.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    let version = if is_release { lone_version(second) } else { None }.filter(|version| version.parts().len() > 1)?;
    let name = placed(first)?.name;
    // With a capital it may be any product.
    let is_name = first.starts_with(|c: char| c.is_ascii_lowercase()) || whole.is_known(&name);
    let version = words.next().zip(words.next()).and_then(|(way, to)| after_way(way, to)).unwrap_or(version);
    (is_name && !is_plain(&name) && whole.is_rust()).then_some(Lead { name, version: Some(version) })
}

/// "`brindle` 0.12 \u{2192} 0.15. Requires …": the version behind an arrow is the one of which the block goes on.
fn moved_to(behind: &str) -> Option<PartialVersion> {
    let mut words = spaced(behind);
    words.next().zip(words.next()).and_then(|(way, to)| after_way(way, to))
}

fn after_way(way: &str, to: &str) -> Option<PartialVersion> {
    let to = to.trim_end_matches(['.', ',', ':', ';']).trim_matches(['`', '*']);
    if matches!(way, "\u{2192}" | "->" | "=>" | "\u{21d2}") { lone_version(to) } else { None }
}

/// The one crate that a block names with a version, or by a link to its page, in a stretch of its marks.
#[derive(Debug)]
pub(crate) struct ToldCrate {
    name: String,
    /// The mark with which it does so.
    from: usize,
    /// The mark that names another one, or the number of all.
    until: usize,
}

impl ToldCrate {
    /// The first crate that a block names so.
    pub(crate) fn of(block: &Block, whole: &Whole<'_>) -> Option<Self> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) || whole.is_change_log || whole.about_rust {
            return None;
        }
        let is_page =
            |mark: &Mark| matches!(&mark.kind, MarkKind::Link(url) if link_target(url).is_some_and(|it| it.sign == Sign::Link));
        let has_page = block.marks.iter().any(is_page);
        let mut told: Option<Self> = None;
        for (at, mark) in block.marks.iter().enumerate() {
            let behind = block.text.get(mark.end..).unwrap_or_default();
            let behind = behind.trim_start_matches(['`', ' ', '(', '*', 'v']);
            let is_version = behind.starts_with(|c: char| c.is_ascii_digit())
                && behind.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.');
            if !has_page && !is_version {
                continue;
            }
            let tokens = tokens(block, mark.start, mark.end);
            let Some(name) = tokens.first().and_then(|token| named(token, block)) else { continue };
            if name.sign != Sign::Link && !is_version {
                continue;
            }
            match &mut told {
                None => told = Some(Self { name: name.name, from: at, until: block.marks.len() }),
                Some(told) if told.name != name.name => {
                    told.until = at;
                    break;
                }
                Some(_) => {}
            }
        }
        told
    }

    /// The crate, where it is the one that the block has named before a sentence that does not name it again.
    pub(crate) fn before(&self, block: &Block, at: usize) -> Option<&str> {
        // Marks are made where they end, one after the other.
        let behind = block.marks.partition_point(|mark| mark.end <= at);
        let is_one = self.from < behind && behind <= self.until;
        (is_one && !names_another_since(block, &self.name, at)).then_some(&self.name)
    }
}

/// Whether the sentence before `at` speaks of another crate that the block has named with a version, and not of `told`: "snag
/// 0.8 … snarl 0.6.12 … Nobody mentioned that snarl got a new release. It was …".
fn names_another_since(block: &Block, told: &str, at: usize) -> bool {
    /// So many bytes before the sentence are looked at.
    const NEAR: usize = 2_000;
    let Some((start, end)) = sentence_before(&block.text, at) else { return false };
    let near = block.text.floor_char_boundary(start.saturating_sub(NEAR));
    let words = |from: usize, to: usize| -> Vec<&str> {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        block.text.get(from..to).unwrap_or_default().split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect()
    };
    let last = words(start, end);
    let before = words(near, start);
    let versioned = |name: &str| before.windows(2).any(|pair| pair[0] == name && is_number(pair[1]));
    !last.contains(&told) && last.iter().any(|word| !is_number(word) && is_name_shaped(word) && versioned(word))
}

/// Whether a word numbers an entry of a report: "F-04", "R12".
fn is_number_of_entry(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word[letters..].strip_prefix('-').unwrap_or(&word[letters..]);
    (1..=4).contains(&letters) && (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word begins as a version does: "0.6.12".
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.')
}

/// Whether a block begins with the name of Rust in bold letters: "**Rust.** 1.89 arrived".
pub(crate) fn leads_rust(block: &Block) -> bool {
    let is_rust = |(from, to): &(usize, usize)| {
        let run = block.text.get(*from..*to).unwrap_or_default().trim().trim_end_matches(['.', ':']);
        block.text[..*from].trim().is_empty() && run == "Rust"
    };
    block.strong.first().is_some_and(is_rust)
}

/// Whether nothing but marks that join them stands between a name and its version.
fn is_joint(between: &str) -> bool {
    between.chars().all(|c| matches!(c, ' ' | '*' | '(' | '\u{2013}' | '@' | ':')) && between.len() < 8
}

fn name_of(token: &Token, block: &Block, whole: &Whole<'_>) -> Option<String> {
    let word = token.text(&block.text);
    if let Some(name) = named(token, block).filter(|name| name.sign >= Sign::Code || name.sign == Sign::Repository) {
        // Code is many things: a name only where the document or the shape says so.
        let is_code = name.sign == Sign::Code && !whole.is_known(&name.name);
        return (!is_code).then_some(name.name);
    }
    let strong = block.strong.iter().any(|(from, to)| {
        let run = block.text.get(*from..*to).unwrap_or_default().trim().trim_end_matches([':', '.', ',']);
        let own = run.rsplit_once(' ').filter(|(id, _)| is_number_of_entry(id)).map_or(run, |(_, own)| own);
        // "**Brindle 0.18** shipped"
        let is_release = || run.strip_prefix(word).is_some_and(|rest| lone_version(rest.trim_start()).is_some());
        *from <= token.start && token.end <= *to && (own == word || is_release())
    });
    let name = placed(word)?.name;
    let linked = token.link.and_then(|at| block.marks.get(at)).is_some_and(|mark| matches!(mark.kind, MarkKind::Link(_)));
    let is_name = word.ends_with(".rs") || !is_plain(&name) || whole.is_known(&name) && !linked;
    (strong && is_name).then_some(name)
}
