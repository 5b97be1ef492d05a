//! The sources of a sentence, and which part of it each one answers for.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::Told;
use super::known::{Sorts, is_finder, is_finding, is_publication, is_within, reporting};
use super::led::{leads_to_quote, rfc_before, summary_of};
use super::names::{Line, Named, named, works};
use super::references::{Citations, key_at, urls};
use super::words::Word;
use crate::block::{BlockKind, Mark, MarkKind};
use crate::mention::link_target;

/// What a source answers for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covers {
    /// What stands before it, up to the source before.
    Before,
    /// What stands behind this byte, up to the next source that says something.
    After(usize),
    /// The whole sentence.
    All,
    /// The numbers of the sentence: "52 % of the respondents in the survey".
    Numbers,
    /// The words of the link alone.
    Own,
    /// Nothing here: it is only named.
    Nothing,
}

/// A source.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) subject: String,
    pub(super) covers: Covers,
    /// The publication, where the text names it.
    pub(super) named: Option<Named>,
    /// Whether it was named here, not only pointed to.
    pub(super) is_new: bool,
}

/// Which sources of a sentence are looked for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Wanted {
    /// Whether it may name some.
    pub(super) named: bool,
    /// Whether it may go on with one that was named just before.
    pub(super) near: bool,
    /// Whether it has a value that one could be cited for.
    pub(super) cited: bool,
    /// Whether it can wait where it only names some: no other sentence goes on with them.
    pub(super) can_wait: bool,
}

/// The sources of a sentence, in the order in which they stand; nothing where it can wait and none of them may say anything.
pub(super) fn sources(line: Line<'_>, citations: &Citations, told: &mut Told<'_>, wanted: Wanted) -> Option<Vec<Source>> {
    let near = wanted.near;
    let all: Vec<Named> = if wanted.named { named(line).into_iter().chain(works(line)).collect() } else { Vec::new() };
    let mut found = if wanted.cited || !all.is_empty() { trailing(line, citations) } else { Vec::new() };
    if wanted.can_wait && found.is_empty() && !all.iter().any(|one| may_say(line, one)) && !(wanted.cited && is_linked(line)) {
        return None;
    }
    let inside = |at: usize, found: &[Source]| found.iter().any(|source| (source.start..source.end).contains(&at));
    for one in all.iter().cloned() {
        if inside(one.start, &found) {
            continue;
        }
        let link = link_over(line, one.start, one.end);
        let name = one.name(line.text);
        let subject = link
            .or_else(|| citations.by_name(&name, told.blocks).map(str::to_owned))
            .or_else(|| (one.is_known).then(|| format!("source:{name}")));
        // "The RFC says": the one that was named.
        let is_bare = subject.as_deref().is_some_and(|subject| matches!(subject, "source:RFC" | "source:rfc"));
        let subject = if is_bare { rfc_before(line) } else { subject };
        let is_new = subject.is_some();
        if !is_new && wanted.can_wait && is_idle(line, &one, &all) {
            continue;
        }
        let Some(subject) = subject.or_else(|| told.pointed(&one, line, near, citations).filter(|_| !is_bare)) else { continue };
        let covers = covers_of(line, &one);
        let is_led = matches!(covers, Covers::Nothing | Covers::Numbers)
            && subject.starts_with("http")
            && leads_to_quote(line, one.start, one.end);
        let covers = if is_led { Covers::After(one.end) } else { covers };
        if is_new && is_finder(one.noun) && covers == Covers::Nothing {
            continue;
        }
        found.push(Source { start: one.start, end: one.end, subject, covers, named: Some(one), is_new });
    }
    if wanted.cited {
        found.extend(linked(line, &found));
        found.extend(summarized(line));
        found.extend(rfcs(line));
    }
    found.extend(told.person(line, near));
    found.extend(told.pronoun(line, near));
    found.sort_by_key(|source| source.start);
    Some(found)
}

/// Whether a sentence may attribute something, perhaps in the next one, to what it names.
pub(super) fn names_who_says(line: Line<'_>) -> bool {
    named(line).into_iter().chain(works(line)).any(|one| may_say(line, &one))
}

/// Whether a sentence that has a value cites something behind it.
pub(super) fn cites_behind(line: Line<'_>, citations: &Citations) -> bool {
    !trailing(line, citations).is_empty()
}

/// Whether a publication says nothing, and nothing else depends on what it is.
fn is_idle(line: Line<'_>, one: &Named, all: &[Named]) -> bool {
    let overlaps = |other: &&Named| (one.start..one.end).contains(&other.start);
    let has_digit = || line.run(one.start, one.end).bytes().any(|byte| byte.is_ascii_digit());
    !may_say(line, one) && all.iter().filter(overlaps).count() == 1 && !has_digit()
}

/// What a publication answers for, by the words around its name.
fn covers_of(line: Line<'_>, one: &Named) -> Covers {
    covers(line, one.first, one.next, one.start, one.end, one.noun)
}

/// Whether a publication may say something in the sentence, or when it was published.
fn may_say(line: Line<'_>, one: &Named) -> bool {
    one.date.is_some() || covers_of(line, one) != Covers::Nothing || leads_to_quote(line, one.start, one.end)
}

/// Whether a sentence that has a value cites something for it by a link, or by the number of an RFC.
pub(super) fn is_linked(line: Line<'_>) -> bool {
    summary_of(line).is_some() || !rfcs(line).is_empty() || !linked(line, &[]).is_empty()
}

/// Whether it may do so, as far as that is told without its words.
pub(super) fn may_be_linked(line: Line<'_>) -> bool {
    summary_of(line).is_some() || may_name_rfc(line.own()) || line.links().any(|(mark, url)| is_cited_page(line, mark, url))
}

/// Whether the words of a link may cite its page.
fn is_cited_page(line: Line<'_>, mark: &Mark<'_>, url: &str) -> bool {
    let own = line.run(mark.start, mark.end);
    !names_a_change(own) && !has_scheme(own) && is_page(url)
}

/// The RFC before a sentence that gives its summary.
fn summarized(line: Line<'_>) -> Option<Source> {
    let at = summary_of(line)?;
    let subject = rfc_before(line)?;
    Some(Source { start: line.from, end: at, subject, covers: Covers::After(at), named: None, is_new: true })
}

/// Whether a link leads to a page that may say something, not to a crate, a repository, a person or a place in the same document.
pub(super) fn is_page(url: &str) -> bool {
    let mut parts = url.trim_end_matches('/').split('/').skip(2);
    let is_forge = matches!(parts.next(), Some("github.com" | "www.github.com" | "gitlab.com" | "codeberg.org"));
    url.starts_with("http")
        && !(is_forge && parts.count() <= 2)
        // What changed, or what two releases differ in, is told of and not cited; nor is what a search finds.
        && !memchr::memchr_iter(b'/', url.as_bytes()).any(|at| is_passing(&url.as_bytes()[at + 1..]))
        && link_target(url).is_none_or(|target| target.sign == crate::mention::Sign::Repository)
}

/// Whether a part of a path stands for a change, a difference or what is found.
fn is_passing(part: &[u8]) -> bool {
    match part.first() {
        Some(b'c') => part.starts_with(b"commit/") || part.starts_with(b"compare/"),
        Some(b'p') => part.starts_with(b"pulls?"),
        Some(b'i') => part.starts_with(b"issues?"),
        _ => false,
    }
}

fn link_over(line: Line<'_>, start: usize, end: usize) -> Option<String> {
    let marks = line.block.marks;
    let links = line.block.runs_over(start, end).iter().filter_map(|run| match marks[run.link?].kind {
        MarkKind::Link(url) if url.starts_with("http") => Some((run.link, url)),
        _ => None,
    });
    links.min_by_key(|(at, _)| *at).map(|(_, url)| url.to_owned())
}

/// "According to Lane [2], …", "The institute [3] reports that …": where what a key answers for begins, if that stands behind it.
fn announced(line: Line<'_>, at: usize, end: usize) -> Option<usize> {
    const MOST: usize = 8;
    let before = line.run(line.from, at).trim().to_lowercase();
    let behind = line.run(end, line.to);
    if before.split_whitespace().count() > MOST || before.contains([',', ';', ':', '.']) {
        return None;
    }
    let verb = behind.strip_prefix(' ').and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or_default();
    let says = reporting(&verb.to_lowercase()).is_some() && !verb.is_empty();
    let told = before.starts_with("according to ") && behind.starts_with(',');
    if told { Some(end) } else { says.then_some(end + 1 + verb.len()) }
}

/// Words of links that stand for nothing but the link.
const BARE: &[&str] =
    &["source", "sources", "here", "ref", "link", "see", "details", "citation", "via", "reference", "archive", "pdf"];

/// Citations behind what they answer for: keys, footnotes, written urls, links in brackets or behind a dash.
fn trailing(line: Line<'_>, citations: &Citations) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    let cites = |start: usize, end: usize, subject: String| Source {
        start,
        end,
        subject,
        covers: Covers::Before,
        named: None,
        is_new: true,
    };
    let run = if citations.is_empty() { "" } else { line.own() };
    for (offset, _) in run.match_indices('[') {
        let at = line.from + offset;
        let Some((keys, end)) = key_at(line.text, at).filter(|(_, end)| *end <= line.to) else { continue };
        let reference = keys.split([',', ';']).find_map(|key| citations.by_key(key));
        if let Some(subject) = reference.and_then(|reference| reference.subject()) {
            let covers = announced(line, at, end).map_or(Covers::Before, Covers::After);
            found.push(Source { covers, ..cites(at, end, subject) });
        }
    }
    let notes = line.block.notes();
    // "… of all riders [^survey]": white space may stand before the mark.
    let behind = |at: usize| line.text.get(line.to..at).is_some_and(|between| between.trim().is_empty());
    let notes = notes[notes.partition_point(|(at, _)| *at <= line.from)..].iter();
    for (at, label) in notes.take_while(|(at, _)| *at <= line.to || behind(*at)) {
        if let Some(url) = citations.by_key(&format!("^{label}")).and_then(|reference| reference.url) {
            found.push(cites(*at, *at, url.to_owned()));
        }
    }
    for (url, start, end) in urls(line.text, line.from, line.to) {
        if is_page(url) {
            found.push(cites(start, end, url.to_owned()));
        }
    }
    for (mark, url) in line.links() {
        let own = line.run(mark.start, mark.end).trim();
        if has_scheme(own) {
            continue;
        }
        let plain = own.trim_matches(|c: char| !c.is_alphanumeric());
        // "[12]" is a note; "[50%]" is a number that the page gives.
        let numbered = !own.contains('%') && !plain.is_empty() && plain.len() <= 3 && plain.bytes().all(|b| b.is_ascii_digit())
            || own.starts_with('[');
        if url.starts_with('#') {
            let noted = citations.by_key(url).and_then(|reference| reference.url);
            if let Some(url) = noted.filter(|_| numbered || plain.is_empty()) {
                found.push(cites(mark.start, mark.end, url.to_owned()));
            }
            continue;
        }
        let before = line.run(line.from, mark.start).trim_end();
        let after = line.run(mark.end, line.to).trim_start();
        let led = ["source:", "sources:", "via", "see", "(see", "cf.", "ref:"].iter().any(|lead| ends_with(before, lead));
        let bracketed = (before.ends_with(['(', '[']) || led && before.contains('(')) && after.starts_with([')', ']', ',', ';']);
        let dashed =
            before.ends_with(['\u{2014}', '\u{2013}', '-', '\u{2015}']) && after.trim_matches(['.', ')', '"']).is_empty();
        let lone = numbered || BARE.iter().any(|bare| bare.eq_ignore_ascii_case(plain));
        // "It “cannot be run on Windows” ([repo](…))": the page of a repository answers for its words.
        let quoted =
            bracketed && before.trim_end_matches(['(', '[', ' ']).ends_with(['"', '\u{201d}']) && url.starts_with("http");
        if (bracketed || dashed || lone || led) && !names_a_change(own) && (quoted || is_page(url)) {
            // "The survey ([results](url)) had 9,374 respondents": nothing stands before it that it could answer for.
            let noun = before.trim_end_matches(['(', '[', ' ']).rsplit(char::is_whitespace).next().unwrap_or_default();
            let leads = bracketed && is_publication(&noun.to_lowercase()) && !before.contains(|c: char| c.is_ascii_digit());
            if leads {
                let covers = Covers::After(mark.end);
                found.push(Source {
                    start: mark.start,
                    end: mark.end,
                    subject: url.to_owned(),
                    covers,
                    named: None,
                    is_new: true,
                });
            } else {
                found.push(cites(mark.start, mark.end, url.to_owned()));
            }
        }
    }
    for (start, end, is_told, reference) in citations.by_author(line.text, line.from, line.to) {
        let covers = if is_told { Covers::All } else { Covers::Before };
        if let Some(subject) = reference.subject() {
            found.push(Source { start, end, subject, covers, named: None, is_new: true });
        }
    }
    found.sort_by_key(|source| (source.start, source.end));
    found.dedup_by_key(|source| source.start);
    found
}

/// Whether a text ends with these words, whatever its letters.
fn ends_with(text: &str, words: &str) -> bool {
    let tail = text.len().checked_sub(words.len()).map(|cut| &text.as_bytes()[cut..]);
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether the words of a link are themselves a url.
fn has_scheme(words: &str) -> bool {
    memchr::memchr_iter(b':', words.as_bytes()).any(|at| words.as_bytes()[at..].starts_with(b"://"))
}

/// `#1234`: a change says what it does, not what was found.
fn names_a_change(text: &str) -> bool {
    text.trim_matches(['(', ')', ' ']).starts_with('#')
}

/// Links that are no citation behind something and name no publication: who reports, or the number itself.
fn linked(line: Line<'_>, known: &[Source]) -> Vec<Source> {
    let mut found = Vec::new();
    for (mark, url) in line.links() {
        let taken = known.iter().any(|source| source.start < mark.end && mark.start < source.end);
        if !is_cited_page(line, mark, url) {
            continue;
        }
        let own = line.run(mark.start, mark.end);
        let own_words = line.words_in(mark.start, mark.end);
        let has_number = own.bytes().any(|byte| byte.is_ascii_digit())
            && own_words.len() <= if own.contains('%') { LONGEST_SHARE } else { 12 };
        let make =
            |covers| Source { start: mark.start, end: mark.end, subject: url.to_owned(), covers, named: None, is_new: true };
        if !taken {
            let first = line.words.partition_point(|word| word.start < mark.start);
            let next = line.words.partition_point(|word| word.start < mark.end);
            let covers = covers(line, first, next, mark.start, mark.end, "");
            let is_led = matches!(covers, Covers::Nothing | Covers::Numbers) && leads_to_quote(line, mark.start, mark.end);
            let covers = if is_led { Covers::After(mark.end) } else { covers };
            if matches!(covers, Covers::After(_) | Covers::All) && own_words.len() <= 12 {
                found.push(make(covers));
                continue;
            }
        }
        // "Acme [found](url) that …", "the team [reported](url) …": the verb itself is linked.
        let verb = own_words.last().filter(|_| own_words.len() <= 4).and_then(|word| Some((word, word.verb()?)));
        let says = verb.is_some_and(|(word, verb)| {
            // "Some engineers [report](url) that …"
            let goes_on = line.run(mark.end, line.to).starts_with(" that ");
            let lower = word.lower(line.text);
            !lower.ends_with("ing") && (goes_on || verb != lower)
        });
        if !taken && !has_number && says {
            found.push(make(Covers::After(mark.end)));
        } else if has_number && !is_title_of_item(line, mark.start) {
            found.push(make(Covers::Own));
        }
    }
    found
}

/// The longest words of a link, in words, that say which share their page gives: a share is hardly an idiom.
const LONGEST_SHARE: usize = 18;

/// "- [4 simple steps for drivers](url)": a link with which an item begins is the title of its page, and no number that it says.
fn is_title_of_item(line: Line<'_>, start: usize) -> bool {
    const LONGEST: usize = 4;
    let before = line.block.text.get(..start).unwrap_or_default().trim();
    let labelled = || before.ends_with([':', ']', ')']) && before.split_whitespace().take(LONGEST + 1).count() <= LONGEST;
    line.block.kind == BlockKind::Item && (before.is_empty() || labelled())
}

/// Whether a text has what stands before the number of an RFC.
pub(super) fn may_name_rfc(text: &str) -> bool {
    static NAME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"RFC"));
    NAME.find(text.as_bytes()).is_some()
}

/// "RFC 1105 established that …".
fn rfcs(line: Line<'_>) -> Vec<Source> {
    let pairs = line.words.windows(2).enumerate().filter(|(_, pair)| pair[0].text(line.text) == "RFC");
    pairs
        .filter_map(|(at, pair)| {
            let number = pair[1].text(line.text).trim_start_matches('#');
            let is_rfc = !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
            let covers = is_rfc.then(|| covers(line, at, at + 2, pair[0].start, pair[1].end, "report"))?;
            let says = matches!(covers, Covers::After(_) | Covers::All);
            says.then(|| Source {
                start: pair[0].start,
                end: pair[1].end,
                subject: format!("rfc:{number}"),
                covers,
                named: None,
                is_new: true,
            })
        })
        .collect()
}

/// Which part of the sentence a source answers for, by the words around it.
pub(super) fn covers(line: Line<'_>, first: usize, next: usize, start: usize, end: usize, noun: &str) -> Covers {
    let determiners = line.words[..first].iter().rev().take_while(|word| word.is(Sorts::DETERMINER)).count();
    let before = first - determiners;
    let at = |back: usize| before.checked_sub(back).map(|at| &line.words[at]);
    let word = |back: usize| at(back).map(|word| word.lower(line.text)).unwrap_or_default();
    let reporting = |back: usize| at(back).and_then(Word::verb);
    let gap = at(1).map_or("", |word| line.run(word.end, start));
    let joined = !gap.bytes().any(|byte| matches!(byte, b',' | b';' | b':' | b'.' | b'(' | b')' | b'"'));
    let verb = verb(line, next, end);
    match (&*word(2), &*word(1)) {
        ("according", "to") | (_, "per") if joined => return Covers::All,
        (_, "as" | "As") if joined && verb.is_some() => return Covers::All,
        // "…," says the report.
        _ if joined && reporting(1).is_some() && verb.is_none() && said_before(line, before - 1) => {
            return Covers::All;
        }
        (_, "by") if joined && reporting(2).is_some() && verb.is_none() => return Covers::All,
        ("quoted" | "cited" | "interviewed" | "described" | "reported" | "published" | "written", "in") if joined => {
            return Covers::All;
        }
        // "“…” in her essay"
        (_, "in" | "from") if joined && verb.is_none() && is_publication(noun) && quoted_before(line, before - 1) => {
            return Covers::All;
        }
        // "Ada wrote in her post that …"
        (wrote, "in" | "on") if joined && reporting(2).is_some_and(|verb| verb != wrote) && is_publication(noun) => {
            return Covers::All;
        }
        // "In the survey 38 % of all said that …": who said it stands between.
        (_, "in" | "from")
            if joined
                && is_publication(noun)
                && verb.is_none_or(|(_, at)| line.run(end, at).contains(|c: char| c.is_ascii_digit())) =>
        {
            return Covers::Numbers;
        }
        (of, "of") if joined && matches!(of, "respondents" | "participants" | "readers" | "users" | "developers") => {
            return Covers::All;
        }
        _ => {}
    }
    // "A survey with 1,350 respondents": its size stands before the verb.
    let behind = line.run(end, line.to);
    let counts = behind.strip_prefix(" of ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if (behind.starts_with(" with ") || counts) && is_publication(noun) {
        return Covers::After(end);
    }
    if let Some((verb, at)) = verb {
        if noun_cannot(noun, verb) {
            return Covers::Nothing;
        }
        if is_within(noun) {
            return if is_finding(verb) || verb == "say" || verb == "put" { Covers::All } else { Covers::After(at) };
        }
        // "…, the survey found."
        let closes = line.run(at, line.to).trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
        return if closes { Covers::All } else { Covers::After(at) };
    }
    let rest = line.run(end, line.to).trim_start();
    let colon = rest.starts_with(':') && !noun.is_empty();
    if colon { Covers::After(end) } else { Covers::Nothing }
}

/// A project or a team reports only what it found.
fn noun_cannot(noun: &str, verb: &str) -> bool {
    is_finder(noun) && !is_finding(verb)
}

/// Whether a comma or a mark of quotation stands before the verb: `"…," says`.
fn said_before(line: Line<'_>, at: usize) -> bool {
    line.run(line.from, line.words[at].start).trim_end().ends_with([',', '"', '\u{201d}', '\u{bb}'])
}

/// Whether a quotation ends directly before a word.
fn quoted_before(line: Line<'_>, at: usize) -> bool {
    let before = line.run(line.from, line.words[at].start).trim_end();
    before.ends_with(['"', '\u{201d}', '\u{bb}'])
}

/// Words that a verb may stand behind.
const BETWEEN: usize = 10;

/// So many words are looked through for it, with those in brackets and asides.
const FARTHEST: usize = 30;

/// The verb of reporting of which the words before are the subject, and where it ends. Brackets, asides between dashes or commas
/// and phrases with a preposition may stand between.
fn verb(line: Line<'_>, next: usize, end: usize) -> Option<(&'static str, usize)> {
    let near = &line.words[next.min(line.words.len())..];
    let near = &near[..near.len().min(FARTHEST)];
    // Most sentences report nothing.
    if !near.iter().any(|word| word.verb().is_some()) {
        return None;
    }
    let (mut depth, mut dash, mut comma, mut plain) = (0usize, false, false, 0);
    let mut last = end;
    for word in near {
        let gap = line.run(last, word.start);
        last = word.end;
        for c in gap.chars() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                '\u{2014}' | '\u{2013}' => dash = !dash,
                ',' => comma = !comma,
                ';' | ':' | '.' | '?' | '!' => return None,
                '"' | '\u{201c}' | '\u{201d}' if depth == 0 => plain += 1,
                _ => {}
            }
        }
        if depth > 0 || dash {
            continue;
        }
        let verb = word.verb().map(|verb| (verb, word.lower(line.text)));
        if comma {
            // "…, which found", "…, declaring"
            let behind_which = || line_before(line, word.start, "which");
            if let Some((verb, lower)) = verb.filter(|(_, lower)| lower.ends_with("ing") || gap.contains(',') || behind_which())
                && (!lower.ends_with("ed") || behind_which())
            {
                return Some((verb, word.end));
            }
            continue;
        }
        // "for details", "more reports": a noun.
        let noun = ["for", "in", "of", "with", "more", "the", "a", "an", "its", "their", "by", "on", "from", "at"];
        let is_noun = || noun.iter().any(|before| line_before(line, word.start, before));
        if let Some((verb, lower)) = verb.filter(|(_, lower)| !lower.ends_with("ing") && !is_noun()) {
            // "is reported", "was published": what is reported reports nothing.
            let passive = ["is", "was", "are", "were", "be", "been"].iter().any(|be| line_before(line, word.start, be));
            let noun = word.is(Sorts::PUBLICATION)
                && plain == 0
                && word.start == near[0].start
                && lower.ends_with('s')
                && !gap.contains(')');
            let carries = !noun
                || line.words.get(next + 1).is_some_and(|after| after.lower(line.text) == "that")
                || !lower.ends_with('s')
                || lower != "updates";
            if !passive && carries {
                return Some((verb, word.end));
            }
            return None;
        }
        if word.is(Sorts::CLAUSE) {
            return None;
        }
        plain += 1;
        if plain > BETWEEN {
            return None;
        }
    }
    None
}

/// Whether this word stands directly before a place.
fn line_before(line: Line<'_>, at: usize, word: &str) -> bool {
    let before = line.run(line.from, at).trim_end();
    let cut = before.len().checked_sub(word.len());
    let hit = cut.filter(|cut| before.get(*cut..).is_some_and(|tail| tail.eq_ignore_ascii_case(word)));
    hit.is_some_and(|cut| !before[..cut].ends_with(char::is_alphanumeric))
}
