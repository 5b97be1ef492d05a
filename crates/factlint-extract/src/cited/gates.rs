//! What a block or a sentence must hold so that something may be attributed in it: most hold less.

use std::cell::OnceCell;
use std::sync::LazyLock;

use factlint_kinds::quantity::{has_quantity, may_hold_quantity, may_hold_spelled_quantity};
use memchr::memmem::Finder;

use super::apart::is_quotation;
use super::led::summary_of;
use super::names::Line;
use super::quotes::{Quote, is_long, may_hold_quote};
use super::sources::may_name_rfc;
use super::words::{may_name, words};
use super::{Citations, NAMING};
use crate::block::{Block, BlockKind, Mark, MarkKind};
use crate::mention::has_year;
use crate::prefilter::{Filter, Signs};
use crate::scope::Whole;
use crate::sentence::LONGEST;

/// Whether a block can hold a citation, or name a source: most do neither, and are not read for them.
pub(super) fn may_cite(block: &Block, holds: Signs) -> bool {
    let linked = || block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link(_)));
    let keyed = || holds.has_any(Signs::BRACKET) && memchr::memchr(b'[', block.text.as_bytes()).is_some();
    let signed = holds.has_any(Signs::SOURCE.with(Signs::CITES).with(Signs::RFC));
    let cites = || holds.has_any(Signs::YEAR) && cites_a_year(&block.text);
    let begins_quoted = || block.text.starts_with(['"', '\u{201c}']);
    signed
        || block.quoted
        || begins_quoted()
        || block.label().is_some()
        || !block.notes().is_empty()
        || linked()
        || keyed()
        || cites()
}

/// Whether a bracket closes behind a year: "(Lane 2019)", "Lane et al. (2019)".
fn cites_a_year(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b')', b';', bytes).any(|at| {
        let year = at.checked_sub(4).map_or(&b""[..], |from| &bytes[from..at]);
        matches!(year, [b'1', b'9', ..] | [b'2', b'0', ..]) && year.iter().all(u8::is_ascii_digit)
    })
}

/// What a block is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// It cites nothing, and names no source.
    Nothing,
    /// It has nothing that a source could be cited for, but may name one.
    Names,
    /// It is a quotation as a whole, or an entry of a reference list that has a date.
    Whole,
    /// What its sentences attribute to sources.
    Sentences,
}

impl Reads {
    /// What a block is read for, told from what it holds: most blocks for nothing.
    pub(super) fn of(block: &Block, index: usize, filter: &Filter<'_>, whole: &Whole<'_>) -> Self {
        if matches!(block.kind, BlockKind::Metadata | BlockKind::PageMetadata) {
            return Self::Nothing;
        }
        let citations = &whole.citations;
        if citations.is_entry(index) || matches!(block.kind, BlockKind::Heading(_)) {
            let is_dated = citations.is_entry(index)
                && !filter.is_silent()
                && may_cite(block, filter.signs())
                && citations.dated(index).next().is_some();
            return if is_dated { Self::Whole } else { Self::Nothing };
        }
        if block.quoted {
            return Self::Whole;
        }
        if filter.is_silent() {
            return Self::Names;
        }
        let holds = filter.signs();
        if !may_cite(block, holds) {
            return Self::Nothing;
        }
        let rfcs = OnceCell::new();
        let line = Line { block, text: &block.text, from: 0, to: block.text.len(), words: &[], quotes: &[], holds, rfcs: &rfcs };
        let may_hold = holds.has_any(Signs::DIGIT.with(Signs::SPELLED)) || is_quoting(&block.text, holds);
        if !may_hold || is_title_alone(block, holds, citations) {
            Self::Names
        } else if !holds.has_any(NAMING) && !may_be_cited(line, citations, |_| true) {
            if is_quotation(block) { Self::Whole } else { Self::Nothing }
        } else if may_hold_value(&block.text, holds) {
            Self::Sentences
        } else {
            Self::Names
        }
    }
}

/// Whether a text may hold a quotation.
fn is_quoting(text: &str, holds: Signs) -> bool {
    holds.has_any(Signs::QUOTE) && may_hold_quote(text)
}

/// Whether an item is nothing but a link, in words that name no source: it is called as its page is, and no page is cited for that.
fn is_title_alone(block: &Block, holds: Signs, citations: &Citations) -> bool {
    let names = Signs::SOURCE.with(Signs::SAYS).with(Signs::CITES).with(Signs::RFC);
    let is_keyed = || holds.has_any(Signs::BRACKET) && !citations.is_empty();
    if block.kind != BlockKind::Item || holds.has_any(names) || is_keyed() || !block.notes().is_empty() {
        return false;
    }
    // The link ends behind the code in it. What ends the sentence behind it says nothing.
    let link = block.marks.last().filter(|mark| matches!(mark.kind, MarkKind::Link(_)));
    let is_end = |text: &str| text.trim_start_matches(['.', '!', '?']).trim().is_empty();
    let is_alone = |link: &Mark| block.text[..link.start].trim().is_empty() && is_end(&block.text[link.end..]);
    link.is_some_and(is_alone) && !has_address(&block.text)
}

/// Whether a sentence of a block may have a value, told from all of its text: most blocks have none, and are not cut into sentences
/// for that. A text that is cut where no sentence ends may have one that only the cut makes.
fn may_hold_value(text: &str, holds: Signs) -> bool {
    let spelled = || holds.has_any(Signs::SPELLED) && may_hold_spelled_quantity(text);
    text.len() > LONGEST || may_hold_quantity(text) || is_quoting(text, holds) || may_date(text, holds) || spelled()
}

/// Whether a block without digits may have a value for the sake of a word for a number.
pub(crate) fn may_count_in_words(text: &str) -> bool {
    text.len() > LONGEST || may_hold_spelled_quantity(text)
}

/// Whether a source may be cited for words of the sentence: a number with its unit, or a quotation.
pub(super) fn is_told(line: Line<'_>) -> bool {
    let is_within = |quote: &Quote| quote.start >= line.from && quote.end <= line.to;
    let quoted = || line.quotes.iter().any(|quote| is_within(quote) && is_long(line.run(quote.inner.0, quote.inner.1)));
    quoted() || has_quantity(line.own(), line.holds.has_any(Signs::SPELLED))
}

/// Whether a sentence may name a source with the date of its publication.
pub(super) fn may_be_dated(line: Line<'_>) -> bool {
    may_date(line.own(), line.holds) && may_name(&words(line.text, line.from, line.to))
}

/// Whether a text may say when something was published: only of what has a title or an author that is asked, "Ada Lane's essay",
/// "the survey by Ada Lane".
pub(super) fn may_date(text: &str, holds: Signs) -> bool {
    static BY: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b" by "));
    let bytes = text.as_bytes();
    // The typographic marks begin with these bytes.
    let is_marked = || memchr::memchr3(b'"', b'\'', 0xe2, bytes).is_some() || memchr::memchr(0xc2, bytes).is_some();
    holds.has_any(Signs::YEAR) && holds.has_any(NAMING) && has_year(bytes) && (is_marked() || BY.find(bytes).is_some())
}

/// Whether a line that names no source may cite one: by a link or a url, a key or a note, or the number of an RFC. Whether a link
/// may is asked of `leads`.
pub(super) fn may_be_cited(line: Line<'_>, citations: &Citations, leads: impl Fn(&str) -> bool) -> bool {
    let signed = line.holds.has_any(Signs::CITES.with(Signs::RFC).with(Signs::SOURCE));
    let keyed = || line.holds.has_any(Signs::BRACKET) && !citations.is_empty();
    // The RFC of which a sentence gives the summary stands before it.
    let summary = || summary_of(line).is_some();
    let written = || has_address(line.own());
    signed || keyed() || !line.block.notes().is_empty() || line.links().any(|(_, url)| leads(url)) || summary() || written()
}

/// Whether a sentence may have a link, a key, a note, a url or the number of an RFC.
pub(super) fn may_link(line: Line<'_>, citations: &Citations) -> bool {
    static SCHEME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"://"));
    !citations.is_empty()
        || !line.block.notes().is_empty()
        || line.links().next().is_some()
        || summary_of(line).is_some()
        || SCHEME.find(line.own().as_bytes()).is_some()
        || may_name_rfc(line.own())
}

/// Whether a text holds what all urls have behind their scheme, or may have the number of an RFC, whatever is glued to them.
fn has_address(text: &str) -> bool {
    static SIGNS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| [Finder::new(b"://"), Finder::new(b"RFC ")]);
    SIGNS.iter().any(|sign| sign.find(text.as_bytes()).is_some())
}
