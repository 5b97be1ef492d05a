//! Quotations that are set apart: in a block of their own, or in a paragraph that is nothing but one.

use factlint_kinds::grammar::ValueRole;
use factlint_kinds::spaced::spaced;

use super::parts;
use super::quotes::value;
use super::references::urls;
use crate::block::{Block, BlockKind, MarkKind};
use crate::engine::Reading;
use crate::mention::{What, items};
use crate::sentence::sentences;
use crate::settle::Draft;
use crate::token::tokens;
use crate::vocabulary::{is_no_name, is_prose};

/// So many blocks of the same quotation are looked back over.
const FAR: usize = 5;

/// The longest line, in words, that only says that a quotation of what was named before follows.
const SHORT: usize = 14;

/// The longest line, in words, that says where the quotation above it is from.
const SOURCE: usize = 12;

impl Reading<'_> {
    /// A quotation that is set apart, with its source in the line below ("\u{2014} [Ada](url)") or in the words that lead to it.
    pub(super) fn set_apart(&self, above: &[Block], next: Option<&Block>) -> Vec<Draft> {
        let text = &self.block.text;
        if let Some((url, end)) = self.linked_words() {
            return self.quoted(&url, (0, end));
        }
        let own = signed(self.block, last_dash(text).unwrap_or(text.len()))
            .or_else(|| signed(self.block, dash_between(text, |dash| dash == '-').map_or(text.len(), |at| at + 1)));
        // Who signs without a link is no page, and no other page answers for the words.
        if own.is_none() && is_signed(text) {
            return Vec::new();
        }
        let end = own.as_ref().map_or(text.len(), |(_, at)| *at);
        let below = || {
            let next = next?;
            let signed = || signed(next, 0).map(|(url, _)| url);
            let starts = next.text.trim_start().starts_with(['\u{2014}', '\u{2013}', '\u{2015}', '-']);
            // "> - Ada Lane, [her post](url)": the dash may make it an item of a list.
            let is_item = next.quoted && next.kind == BlockKind::Item && self.block.kind == BlockKind::Paragraph;
            let ends = text.trim_end().ends_with(['.', '!', '?', '"', '\u{201d}', '\u{2026}']);
            let is_last = is_item && ends && next.text.split_whitespace().count() <= SOURCE;
            if starts {
                signed()
            } else if is_last {
                only_url(next)
            } else {
                source_line(next)
            }
        };
        let led = || self.led(above);
        let Some(subject) = own.map(|(url, _)| url).or_else(below).or_else(led) else { return Vec::new() };
        self.quoted(&subject, (0, end))
    }

    /// "> [We need faster ladders](url) (@quill)": words of a quotation that are themselves the link to where they stand, and where
    /// they end. The title of a page is shorter.
    fn linked_words(&self) -> Option<(String, usize)> {
        /// So many words are no title.
        const FEWEST: usize = 8;
        let mark = self.block.marks.iter().find(|mark| matches!(mark.kind, MarkKind::Link(_)))?;
        let MarkKind::Link(url) = &mark.kind else { return None };
        let text = &self.block.text;
        let words = text.get(mark.start..mark.end)?;
        let rest = text.get(mark.end..)?.trim();
        let is_signed = rest.is_empty() || rest.starts_with("(@") && rest.ends_with(')');
        let is_first = text.get(..mark.start)?.trim().is_empty();
        let is_said = spaced(words).count() >= FEWEST && url.starts_with("http");
        (is_first && is_signed && is_said).then(|| ((*url).to_owned(), mark.end))
    }

    /// "They state:", and below it a paragraph that is nothing but words in quotation marks.
    pub(super) fn whole_quotation(&self, above: &[Block]) -> Vec<Draft> {
        let led = || above.last().filter(|above| above.text.trim_end().ends_with(':')).and_then(|_| self.led(above));
        let Some(subject) = is_quotation(self.block).then(led).flatten() else { return Vec::new() };
        self.quoted(&subject, (0, without_end(&self.block.text).len()))
    }

    fn quoted(&self, subject: &str, (from, to): (usize, usize)) -> Vec<Draft> {
        let run = self.block.text[from..to].trim();
        let start = from + self.block.text[from..].len() - self.block.text[from..].trim_start().len();
        if spaced(run).nth(2).is_none() {
            return Vec::new();
        }
        let inner = run.strip_prefix(['"', '\u{201c}']).and_then(|inner| inner.strip_suffix(['"', '\u{201d}']));
        let is_whole = inner.is_some_and(|inner| !inner.contains(['"', '\u{201c}', '\u{201d}']));
        let said = value(inner.filter(|_| is_whole).unwrap_or(run));
        let parts = || parts(subject, said.clone(), start, start + run.len());
        self.citing(ValueRole::Quotation, &parts)
    }

    /// The source that the words before the quotation lead to: "[Ada](url) says:".
    fn led(&self, above: &[Block]) -> Option<String> {
        let far = above.len().saturating_sub(FAR);
        let at = far + above[far..].iter().rposition(|block| !block.quoted)?;
        // A list in a quotation is a report of many things, and a short line at its end may be who signs.
        let is_text = |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_));
        let goes_on = || is_text(self.block) && above[at + 1..].iter().all(is_text) && is_sentence(&self.block.text);
        if at + 1 < above.len() && !goes_on() || above[at + 1..].iter().chain([self.block]).any(|block| is_note(&block.text)) {
            return None;
        }
        let lead = &above[at];
        // What leads to code does not lead to what stands below that.
        let from = lead.source(0, lead.text.len()).end;
        let between = self.doc.text.get(from..self.block.source(0, 1.min(self.block.text.len())).start)?;
        let may_hold_code = memchr::memchr3(b'`', b'~', b'<', between.as_bytes()).is_some();
        if may_hold_code && ["```", "~~~", "<pre"].iter().any(|code| between.contains(code)) {
            return None;
        }
        let text = lead.text.trim_end();
        let from = sentences(&lead.text).last().map_or(0, |(start, _)| *start);
        let last = lead.text.get(from..)?.trim_end();
        if !text.ends_with(':') {
            return last_url(lead, from).filter(|_| is_said(last) && matches!(lead.kind, BlockKind::Paragraph));
        }
        let own = last_url(lead, from);
        // "[Ada](github.com/ada) said of RFC 2260:": what somebody says stands on no page of theirs, nor in the RFC.
        if own.as_deref().is_some_and(is_person) {
            return None;
        }
        let named = own.or_else(|| rfc_in(lead, from));
        let named = named.or_else(|| {
            let (url, told) = sentences(text).into_iter().rev().find_map(|(start, end)| {
                let url = last_url(lead, start)?;
                Some((url, text.get(start..end)?))
            })?;
            (!names_somebody(last, told) && !is_person(&url)).then_some(url)
        });
        named.or_else(|| {
            // "Here are two excerpts:": of what the paragraph before names.
            let before = above.get(at.checked_sub(1)?)?;
            let is_text = before.kind == BlockKind::Paragraph && !before.quoted;
            (is_text && is_excerpt(text)).then(|| only_url(before)).flatten()
        })
    }
}

/// Whether a block is a paragraph that is nothing but words in quotation marks.
pub(super) fn is_quotation(block: &Block) -> bool {
    let text = without_end(&block.text);
    block.kind == BlockKind::Paragraph
        && text.trim_start().starts_with(['"', '\u{201c}'])
        && text.ends_with(['"', '\u{201d}'])
        && text.matches(['"', '\u{201c}', '\u{201d}']).count() == 2
}

/// A text without the marks that may stand behind a quotation.
fn without_end(text: &str) -> &str {
    text.trim_end().trim_end_matches([':', '.', ','])
}

/// Whether a block is a remark that only looks like a quotation: "Note: \u{2026}".
fn is_note(text: &str) -> bool {
    const NOTES: &[&str] =
        &["note", "tip", "warning", "caution", "important", "hint", "nb", "info", "update", "edit", "disclaimer"];
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let behind = text.split_once(first).map_or("", |(_, rest)| rest).trim_start_matches(['*', '_', ']', ')']);
    NOTES.contains(&&*first.to_lowercase()) && behind.starts_with([':', '!', ',', '.', '\n'])
}

/// Whether a paragraph is more than a short line without an end: "Ada Lane, Bell Works".
fn is_sentence(text: &str) -> bool {
    let text = text.trim_end();
    spaced(text).count() > 8 || text.ends_with(['.', '!', '?', ':', '"', '\u{201d}', ')'])
}

/// Whether a url leads to somebody and not to what they said.
fn is_person(url: &str) -> bool {
    const HOSTS: &[&str] = &["github.com", "gitlab.com", "twitter.com", "x.com", "www.github.com", "mobile.twitter.com"];
    let mut parts = url.trim_end_matches('/').split('/').skip(2);
    parts.next().is_some_and(|host| HOSTS.contains(&host)) && parts.count() <= 1
}

/// Whether words end with a verb of saying: "As the RFC puts it", "The manual says\u{2026}".
fn is_said(text: &str) -> bool {
    const VERBS: &[&str] = &["says", "said", "states", "writes", "wrote", "reads", "explains", "notes", "say", "state"];
    let lower = text.to_lowercase();
    let text = lower.trim_end_matches(['.', ',', '\u{2026}', ' ']);
    let last = text.rsplit(' ').next().unwrap_or_default();
    VERBS.contains(&last) || text.ends_with("puts it") || text.ends_with("put it")
}

/// Whether a line says that what follows is taken from what was named before, and names nobody itself.
fn is_excerpt(text: &str) -> bool {
    const SIGNS: &[&str] = &[
        "excerpt",
        "excerpts",
        "quote",
        "quotes",
        "quoting",
        "passage",
        "passages",
        "says",
        "said",
        "states",
        "reads",
        "writes",
        "wrote",
        "say",
        "snippet",
        "snippets",
        "paragraph",
        "paragraphs",
        "quotation",
    ];
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.len() <= SHORT && !names_somebody(text, "") && words.iter().any(|word| SIGNS.contains(&&*word.to_lowercase()))
}

/// Whether a sentence names somebody of whom the one with the link did not speak: "Ben said:".
fn names_somebody(text: &str, told: &str) -> bool {
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && !word.is_empty();
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| is_word(word)).enumerate().any(|(at, word)| {
        let small = word.to_lowercase();
        let is_plain = is_prose(&small) || is_no_name(&small) || word == "Rust" || word.chars().all(char::is_uppercase);
        let is_new = !told.contains(word);
        is_new && word.starts_with(char::is_uppercase) && !is_plain && (at > 0 || !is_plain_verb(&small))
    })
}

/// Whether a word that begins a sentence is a form of a verb: "Quoting".
fn is_plain_verb(word: &str) -> bool {
    word.ends_with("ing") || word.ends_with("ed")
}

/// The RFC of Rust that a block names from a place on.
fn rfc_in(block: &Block, from: usize) -> Option<String> {
    let row = items(&tokens(block, from, block.text.len()), block);
    let mut named = row.iter().filter_map(|item| match &item.what {
        What::Rfc(rfc) => Some(rfc.number),
        _ => None,
    });
    let number = named.next()?;
    named.all(|other| other == number).then(|| format!("rfc:{number}"))
}

/// "(Source: [Ada](url))", "From [the manual](url).": a short line below a quotation.
fn source_line(block: &Block) -> Option<String> {
    const LEADS: [&str; 5] = ["source:", "source ", "from ", "via ", "quoted from "];
    let text = block.text.trim_start().trim_start_matches(['(', '[', '*', '_']);
    let begins = |lead: &str| text.get(..lead.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(lead));
    let leads = LEADS.iter().any(|lead| begins(lead)) || text.eq_ignore_ascii_case("source)");
    let is_short = || {
        let is_line = !block.quoted && !text.ends_with(':') && block.kind == BlockKind::Paragraph;
        is_line && spaced(text).nth(SOURCE).is_none()
    };
    (leads && is_short()).then(|| only_url(block)).flatten()
}

/// The url of a block that has only one.
fn only_url(block: &Block) -> Option<String> {
    let written = urls(&block.text, 0, block.text.len()).map(|(url, _, _)| url);
    let linked = block.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Link(url) if url.starts_with("http") => Some(url),
        _ => None,
    });
    let mut all = written.chain(linked);
    let first = all.next()?;
    all.all(|other| other == first).then(|| first.to_owned())
}

/// Who signs, in a block from a place on: the url of the link behind the dash, and where the dash stands.
fn signed(block: &Block, from: usize) -> Option<(String, usize)> {
    let rest = block.text.get(from..)?.trim_start();
    if !rest.starts_with(['\u{2014}', '\u{2013}', '\u{2015}', '-']) || spaced(rest).nth(20).is_some() {
        return None;
    }
    // "`--brindle`: see …": an option, and nobody who signs.
    let at = block.text.len() - rest.len();
    if block.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.start == at) {
        return None;
    }
    let link = block.marks.iter().filter(|mark| mark.start >= from).find_map(|mark| match mark.kind {
        MarkKind::Link(url) if url.starts_with("http") => Some(url),
        _ => None,
    });
    let url = link.or_else(|| urls(&block.text, from, block.text.len()).next().map(|(url, _, _)| url))?;
    Some((url.to_owned(), from))
}

/// Whether a quotation ends with who said it: "\u{2026} \u{2014} Ada, Acme".
fn is_signed(text: &str) -> bool {
    const LONGEST: usize = 10;
    dash_between(text, |dash| matches!(dash, '-' | '\u{2013}' | '\u{2014}' | '\u{2015}')).is_some_and(|at| {
        let behind = text[at..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let before = text[..at].trim_end();
        let closed = before.ends_with(['.', '!', '?', '"', '\u{201d}', '*', '_']);
        closed && behind.starts_with(char::is_uppercase) && behind.split_whitespace().count() <= LONGEST
    })
}

/// Where the last long dash stands.
fn last_dash(text: &str) -> Option<usize> {
    const DASHES: [&[u8]; 3] = ["\u{2014}".as_bytes(), "\u{2013}".as_bytes(), "\u{2015}".as_bytes()];
    let bytes = text.as_bytes();
    memchr::memrchr_iter(DASHES[0][0], bytes).find(|at| DASHES.iter().any(|dash| bytes[*at..].starts_with(dash)))
}

/// Where the last dash stands for which this is so, with a space on either side: the place of the one before it.
fn dash_between(text: &str, is_dash: impl Fn(char) -> bool) -> Option<usize> {
    let is_between = |at: &usize| {
        let mut behind = text[*at..].chars();
        behind.next().is_some_and(&is_dash) && behind.next() == Some(' ') && text[..*at].ends_with(' ')
    };
    // Other marks than dashes begin with the same byte.
    memchr::memrchr2_iter(b'-', 0xe2, text.as_bytes()).find(is_between).map(|at| at - 1)
}

/// The last url of a block from a place on, linked or written out.
fn last_url(block: &Block, from: usize) -> Option<String> {
    let written = urls(&block.text, from, block.text.len()).map(|(url, at, _)| (at, url));
    let linked = block.marks.iter().filter(|mark| mark.start >= from).filter_map(|mark| match mark.kind {
        MarkKind::Link(url) if url.starts_with("http") => Some((mark.start, url)),
        _ => None,
    });
    written.chain(linked).max_by_key(|(at, _)| *at).map(|(_, url)| url.to_owned())
}
