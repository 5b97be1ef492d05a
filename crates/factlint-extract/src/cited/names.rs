//! Publications that the text names: "the 2024 State of Rust Survey", "Ada Lane's May 2023 essay \u{201c}On Speed\u{201d}".

use std::borrow::Cow;
use std::cell::OnceCell;

use factlint_model::PartialDate;

use super::known::{Sorts, is_finder, is_within};
use super::led::Rfcs;
use super::quotes::Quote;
use super::words::{Word, words};
use crate::block::{Block, Mark, MarkKind};
use crate::mention::{date_at, has_year};
use crate::prefilter::Signs;
use crate::token::tokens;

/// A sentence, with what was found in it so far.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) block: &'a Block<'a>,
    pub(super) text: &'a str,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) words: &'a [Word],
    /// The quotations that stand in it.
    pub(super) quotes: &'a [Quote],
    /// What the block holds.
    pub(super) holds: Signs,
    /// Where it speaks of RFCs, once that is asked.
    pub(super) rfcs: &'a OnceCell<Rfcs>,
}

impl<'a> Line<'a> {
    /// The links in it, with their urls.
    pub(super) fn links(self) -> impl Iterator<Item = (&'a Mark<'a>, &'a str)> {
        // They stand in the order in which they end.
        let marks = self.block.marks;
        let first = marks.partition_point(|mark| mark.end < self.from);
        let inside =
            marks[first..].iter().take_while(move |mark| mark.end <= self.to).filter(move |mark| mark.start >= self.from);
        inside.filter_map(|mark| match mark.kind {
            MarkKind::Link(url) => Some((mark, url)),
            MarkKind::Code => None,
        })
    }

    /// The words of a run of it: cut anew only where they may be others than those of the sentence.
    pub(super) fn words_in(self, from: usize, to: usize) -> Cow<'a, [Word]> {
        let first = self.words.partition_point(|word| word.start < from);
        let inner = &self.words[first..first.max(self.words.partition_point(|word| word.start < to))];
        let begins = self.words[..first].last().is_none_or(|word| word.end <= from);
        let ends = self.run(from, to).ends_with(|c: char| c.is_ascii_alphanumeric());
        let is_same = begins && ends && inner.last().is_some_and(|word| word.end == to);
        if is_same { Cow::Borrowed(inner) } else { Cow::Owned(words(self.text, from, to)) }
    }

    /// Its own text.
    pub(super) fn own(&self) -> &'a str {
        self.run(self.from, self.to)
    }

    /// A run of the text; empty where its ends are not in order, as with markup that cuts a word.
    pub(super) fn run(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }
}

/// A publication that is named, or only pointed to.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first word of it, by its place in the sentence.
    pub(super) first: usize,
    /// The word behind it.
    pub(super) next: usize,
    /// The noun, in lower case.
    pub(super) noun: &'static str,
    /// Its title, by the bytes of the quotation.
    pub(super) title: Option<Quote>,
    /// When it was published, where the text says so.
    pub(super) date: Option<PartialDate>,
    /// Whether an author is named.
    pub(super) has_author: bool,
    /// Whether the words tell which publication is meant.
    pub(super) is_known: bool,
    /// The determiner before it, in lower case: "the survey" points to one that was named.
    pub(super) points: bool,
}

impl Named {
    /// What it is called: its title, or else its words.
    pub(super) fn name(&self, text: &str) -> String {
        let run = self.title.map_or(self.start..self.end, |title| title.inner.0..title.inner.1);
        let run = text.get(run).unwrap_or_default();
        let plain = run.split_whitespace().collect::<Vec<_>>().join(" ");
        plain.trim_end_matches(['.', ',', ';', ':']).replace(['"', '\u{201c}', '\u{201d}'], "")
    }
}

/// The most words that a name has before its noun (design section 5: a subject has ten at most).
const MOST: usize = 8;

/// The publications of a sentence.
pub(super) fn named(line: Line<'_>) -> Vec<Named> {
    let nouns = line.words.iter().enumerate().filter_map(|(at, word)| Some((at, word.noun()?)));
    nouns.filter_map(|(at, noun)| noun_at(line, at, noun)).collect()
}

fn noun_at(line: Line<'_>, at: usize, noun: &'static str) -> Option<Named> {
    if in_quote(line, line.words[at].start) {
        return None;
    }
    // "blog post", "survey report": the last noun is the head.
    let next_noun = line.words.get(at + 1).filter(|next| next.is(Sorts::PUBLICATION) && beside(line, at, next.start));
    if next_noun.is_some_and(|next| next.verb().is_none() || matches!(next.noun(), Some("post" | "report"))) {
        return None;
    }
    let title_before = line.quotes.iter().find(|quote| {
        quote.start >= line.from
            && quote.end <= line.words[at].start
            && line.run(quote.end, line.words[at].start).trim().is_empty()
    });
    let mut named = left(line, at, noun, title_before.copied());
    right(line, &mut named);
    Some(named)
}

fn in_quote(line: Line<'_>, at: usize) -> bool {
    line.quotes.iter().any(|quote| (quote.start..quote.end).contains(&at))
}

/// Whether only white space stands between a word and a place.
fn beside(line: Line<'_>, at: usize, next: usize) -> bool {
    is_space(line.run(line.words[at].end, next))
}

/// Whether a text is nothing but white space: most gaps are one space.
fn is_space(text: &str) -> bool {
    text == " " || text.chars().all(char::is_whitespace)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_possessive(word: Word, text: &str) -> bool {
    // Most words are nothing but letters.
    !word.text(text).bytes().all(|byte| byte.is_ascii_alphanumeric()) && {
        let lower = word.lower(text);
        lower.ends_with("'s") || lower.ends_with("s'")
    }
}

/// The words before the noun that belong to its name.
fn left(line: Line<'_>, at: usize, noun: &'static str, title: Option<Quote>) -> Named {
    let mut first = title.map_or(at, |quote| line.words.iter().position(|word| word.start >= quote.start).unwrap_or(at));
    let (mut capitals, mut plain, mut years, mut has_author) = (0, 0, 0, false);
    while first > 0 && at - first < MOST {
        let word = line.words[first - 1];
        let start = if first == at || title.is_none() { line.words[first].start } else { title.map_or(0, |quote| quote.start) };
        let start = start.max(word.end);
        let gap = line.run(word.end, start);
        if !is_space(gap) || in_quote(line, word.start) {
            break;
        }
        let own = word.text(line.text);
        let joins = word.is(Sorts::JOINING) && first > 1 && {
            let before = line.words[first - 2];
            is_capital(before.text(line.text)) && is_capital(line.words[first].text(line.text)) && !before.is(Sorts::EDGE)
        };
        if (word.is(Sorts::EDGE) && !joins && !is_month(own))
            || word.verb().is_some_and(|verb| verb != word.lower(line.text)) && !is_capital(own)
        {
            break;
        }
        let year = own.len() == 4 && own.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year));
        if own.bytes().all(|b| b.is_ascii_digit()) && !year {
            break;
        }
        // The first word of a sentence has a capital for that reason, unless its shape tells more.
        let opens = word.start == line.from
            && !own.chars().skip(1).any(|c| c.is_uppercase() || matches!(c, '-' | '.'))
            && !is_possessive(word, line.text);
        match () {
            () if is_possessive(word, line.text) => {
                has_author |= is_capital(own) || (first > 1 && is_capital(line.words[first - 2].text(line.text)));
                plain += 1;
            }
            () if year => years += 1,
            () if is_capital(own) && !opens => capitals += 1,
            // A crate or a tool has a name with hyphens: "the foo-bench project".
            () if own.contains('-') && is_finder(noun) => capitals += 1,
            () if joins => {}
            () => plain += 1,
        }
        if plain > 4 {
            break;
        }
        first -= 1;
    }
    let points = first.checked_sub(1).is_some_and(|at| line.words[at].is(Sorts::POINTING));
    let described = years > 0 && plain + capitals > 0 && points;
    // "Rust project", "Rust team": who makes a thing is no publication.
    let many = if is_finder(noun) { 2 } else { 1 };
    let is_name = capitals >= many || (is_finder(noun) && line.words[first].text(line.text).contains('-'));
    let start = title.filter(|_| first <= at).map_or(line.words[first].start, |quote| quote.start.min(line.words[first].start));
    let publisher = publisher(line, first);
    let (start, first) = publisher.map_or((start, first), |at| (line.words[at].start, at));
    let is_name = is_name || publisher.is_some();
    Named {
        start,
        end: line.words[at].end,
        first,
        next: at + 1,
        noun,
        title,
        date: None,
        has_author,
        is_known: !is_within(noun) && (title.is_some() || has_author || is_name || described),
        points,
    }
    .dated(line, years > 0 && (has_author || capitals > 0 && has_month(line, first, at)))
}

/// "The Rust team published research", "Acme ran a survey": the name of who published it, by its first word.
fn publisher(line: Line<'_>, first: usize) -> Option<usize> {
    let mut at = first;
    while at > 0 && line.words[at - 1].is(Sorts::ARTICLE) {
        at -= 1;
    }
    let verb = at.checked_sub(1).filter(|at| line.words[*at].is(Sorts::PUBLISHING))?;
    let name = |word: &Word| is_capital(word.text(line.text)) && !word.is(Sorts::EDGE) || word.is(Sorts::BODY);
    let count = line.words[..verb].iter().rev().take(4).take_while(|word| name(word)).count();
    let from = verb - count;
    let capital = line.words[from..verb].iter().any(|word| is_capital(word.text(line.text)));
    let apart = line.run(line.words[from].start, line.words[first].start).contains([',', ';', ':', '(', '.']);
    (capital && !apart).then_some(from)
}

/// Works that are called by nothing but their name: "The Register reports", "The Foo Reference notes".
pub(super) fn works(line: Line<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    if !line.words.iter().any(|word| word.is(Sorts::SAYING)) {
        return found;
    }
    for (at, word) in line.words.iter().enumerate() {
        if !matches!(word.text(line.text), "The" | "the") || in_quote(line, word.start) {
            continue;
        }
        let rest = &line.words[at + 1..];
        let count = rest.iter().take(3).take_while(|word| is_capital(word.text(line.text))).count();
        let Some(last) = count.checked_sub(1).map(|last| at + 1 + last) else { continue };
        let says = line.words.get(last + 1).is_some_and(|next| next.is(Sorts::SAYING) && beside(line, last, next.start));
        let is_thing = line.words[last].is(Sorts::BODY) || line.words[last].is(Sorts::PUBLICATION);
        let lower = line.words[last].lower(line.text);
        let run = line.run(line.words[at + 1].start, line.words[last].end);
        let plain = lower.ends_with('s') && !lower.ends_with("ss") || is_thing || lower.contains('\'');
        if says && !plain && !run.contains([',', '(', '"', '.']) {
            found.push(Named {
                start: line.words[at + 1].start,
                end: line.words[last].end,
                first: at + 1,
                next: last + 1,
                noun: "book",
                title: None,
                date: None,
                has_author: false,
                is_known: true,
                points: false,
            });
        }
    }
    found
}

fn has_month(line: Line<'_>, first: usize, at: usize) -> bool {
    date_in(line, line.words[first].start, line.words[at].start).is_some_and(|date| date.month_number().is_some())
}

/// The first date in a run of the text.
fn date_in(line: Line<'_>, from: usize, to: usize) -> Option<PartialDate> {
    if !has_year(line.run(from, to).as_bytes()) {
        return None;
    }
    let tokens = tokens(line.block, from, to);
    (0..tokens.len()).find_map(|at| date_at(&tokens, at, line.text).map(|(date, _)| date))
}

impl Named {
    fn dated(mut self, line: Line<'_>, is_dated: bool) -> Self {
        if is_dated {
            self.date = date_in(line, self.start, self.end);
        }
        self
    }
}

/// The title, the date and the author behind the noun.
fn right(line: Line<'_>, named: &mut Named) {
    let title = line.quotes.iter().find(|quote| quote.start >= named.end && quote.end <= line.to);
    if let Some(title) = title.filter(|_| named.title.is_none() && !is_within(named.noun)) {
        let gap = line.run(named.end, title.start).trim().to_lowercase();
        let inner = line.run(title.inner.0, title.inner.1);
        let called = matches!(
            gap.as_str(),
            "titled" | "called" | "entitled" | "on" | "about" | "named" | ", titled" | ", entitled" | ", called"
        );
        // What follows the noun directly is its title; a quotation has a verb before it.
        let fits = inner.split_whitespace().count() > 2 || inner.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if called || (gap.is_empty() && fits) {
            (named.title, named.end, named.is_known) = (Some(*title), title.end, true);
        }
    }
    take_words(line, named);
    if published(line, named).is_some() {
        take_words(line, named);
    }
    named.next = line.words.partition_point(|word| word.start < named.end);
}

/// The date behind the name, and the title behind that.
fn published(line: Line<'_>, named: &mut Named) -> Option<()> {
    let rest = line.run(named.end, line.to);
    let leads = [" (", " from ", " in ", " of ", " published in ", " published on ", ", ", " dated "];
    let lead = leads.iter().find(|lead| rest.starts_with(**lead)).filter(|_| has_year(rest.as_bytes()))?;
    let tokens = tokens(line.block, named.end + lead.len(), line.to);
    let (date, taken) = date_at(&tokens, 0, line.text)?;
    let end = tokens[taken - 1].end;
    // "in 2024" behind a survey may be when something was so: only a month, or "from", dates the publication.
    if date.month_number().is_none() && !matches!(*lead, " from " | " (") {
        return None;
    }
    named.date = named.date.or(Some(date));
    named.end = if *lead == " (" && line.run(end, line.text.len()).starts_with(')') { end + 1 } else { end };
    take_words(line, named);
    let title =
        line.quotes.iter().find(|quote| quote.start >= named.end && quote.end <= line.to).filter(|_| named.title.is_none())?;
    let gap = line.run(named.end, title.start).trim().to_lowercase();
    if matches!(gap.as_str(), "" | "on" | "titled" | "called") {
        (named.title, named.is_known, named.end) = (Some(*title), true, title.end);
    }
    Some(())
}

/// "by Ada Lane", "of Toasty": capitalised words that tell who or what.
fn take_words(line: Line<'_>, named: &mut Named) {
    let rest = line.run(named.end, line.to);
    let Some(lead) = [" by ", " of ", " from ", " on "].iter().find(|lead| rest.starts_with(**lead)) else { return };
    if is_within(named.noun) {
        return;
    }
    let from = named.end + lead.len();
    let (mut end, mut count) = (from, 0);
    let behind: Vec<&Word> = line.words.iter().filter(|word| word.start >= from).take(7).collect();
    for (at, word) in behind.iter().enumerate() {
        let gap = line.run(end, word.start);
        // "Ada Lane and Ben Moor", "Lane et al."
        let next = behind.get(at + 1).map(|next| next.text(line.text));
        let joins = match word.text(line.text) {
            "and" | "&" => *lead == " by " && count > 0 && next.is_some_and(is_capital),
            "et" => next == Some("al"),
            "al" => true,
            _ => false,
        };
        if joins {
            continue;
        }
        if !is_capital(word.text(line.text)) || gap.contains([',', '.', ';', ':', '(', ')']) || is_month(word.text(line.text)) {
            break;
        }
        end = word.end;
        count += 1;
    }
    if count > 0 {
        named.end = end;
        named.has_author |= *lead == " by ";
        // "a survey of Rust developers" tells little, "the announcement of Toasty" all.
        named.is_known |= *lead == " by " || named.noun == "announcement" || count > 1;
    }
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.contains(&word)
}
