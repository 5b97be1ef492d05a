//! What a text repeats only to take it back, or leaves to others: "an earlier version stated that …", "it is not true that …",
//! "some say that …".

mod words;

use self::words::{
    CLAIMS, DENIES, ERRS, FORMER, MENDED, NOT, OFTEN, PAGES, REMARKS, REPLACES, SAID, SHOULD, SOMEBODY, STATES, TEXTS, TOLD,
    TRUE, TURNS, WRONGLY,
};
pub(crate) use self::words::{JUDGES, SAYS};
use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::mention::{Item, What};
use crate::moods::Moods;
use crate::pattern::{Found, Row};

/// The marks of quotations.
pub(crate) const QUOTES: [char; 4] = ['"', '\u{201c}', '\u{201d}', '\u{201e}'];

/// Whether the text does not say what the match says, but that it was said and is wrong, or that others say it. What `mended` tells
/// of a place: whether the block speaks of a correction behind it.
pub(crate) fn is_retracted(row: Row<'_>, moods: Moods, found: &Found, mended: impl Fn(usize) -> bool) -> bool {
    // Most sentences have no such word at all, and most of the others have it elsewhere.
    let judges = moods.has(Moods::JUDGEMENT);
    let reports = || {
        let says = moods.has(Moods::REPORT);
        if !says && !judges {
            return false;
        }
        let before = Before { row, from: clause_of(row, found.first), until: found.first };
        says && before.has(&SAYS)
            && (before.is_misreported()
                || before.is_of_former_text()
                || before.is_unsaid()
                || before.is_hearsay()
                || before.is_of_page() && mended(row.items[found.last].end))
            || judges && (before.has(&ERRS) || before.is_untrue() || before.is_denied())
    };
    found.first > 0 && reports() || judges && is_remarked(row, found) || moods.has(Moods::QUOTATION) && is_replaced(row, found)
}

/// Where the clause begins that a match stands in, with what leads to it.
fn clause_of(row: Row<'_>, first: usize) -> usize {
    let ends = |at: usize| !row.items[at].code && matches!(row.items[at].what, What::Mark(';' | '.' | '?' | '!'));
    (0..first).rev().find(|at| ends(*at)).map_or(0, |at| at + 1)
}

/// The words of a clause before a match.
#[derive(Clone, Copy)]
struct Before<'a> {
    row: Row<'a>,
    from: usize,
    until: usize,
}

impl Before<'_> {
    fn places(self) -> impl DoubleEndedIterator<Item = usize> {
        self.from..self.until
    }

    fn has(self, list: &Lexicon) -> bool {
        self.places().any(|at| self.row.is(at, list))
    }

    /// Whether what is told from a place on is still told at the match: "they said so, but it came with 1.2" turns.
    fn reaches(self, from: usize) -> bool {
        let concludes = |at: usize| self.row.is_any(at, &["in"]) && self.row.is_any(at + 1, &["fact", "reality", "truth"]);
        // "As we said, …": the text stands by it.
        let is_as = |at: usize| self.row.is_any(at, &["as", "like"]);
        let led = (from.saturating_sub(6).max(self.from)..from)
            .any(|at| is_as(at) && (at == self.from || matches!(self.row.items[at - 1].what, What::Mark(_))));
        !led && !(from..self.until).any(|at| self.row.is(at, &TURNS) || concludes(at))
    }

    /// "We wrongly reported that …", "which was stated incorrectly as …".
    fn is_misreported(self) -> bool {
        let errs = |at: usize| {
            let is_adverb = self.row.items[at].word(self.row.text).is_some_and(|word| word.ends_with("ly"));
            let near = if is_adverb { at.saturating_sub(2).max(self.from) } else { at };
            let says = (near..(at + 4).min(self.until)).find(|at| self.row.is(*at, &SAYS));
            // "It is wrong to say that …"
            let is_meant = is_adverb || self.row.is_any(at + 1, &["to"]);
            says.is_some_and(|says| is_meant && self.reaches(says))
        };
        self.places().any(|at| self.row.is(at, &WRONGLY) && errs(at))
    }

    /// "An earlier version of this post stated that …", "in last week's issue we wrote that …".
    fn is_of_former_text(self) -> bool {
        let is_former = |noun: usize| {
            (noun.saturating_sub(4).max(self.from)..noun).any(|at| {
                self.row.is(at, &FORMER)
                    && !(at + 1..noun).any(|at| matches!(self.row.items[at].what, What::Mark(_) | What::Version(_)))
            })
        };
        let says = |noun: usize| {
            if self.row.is(noun, &TEXTS) {
                let verb = (noun + 1..(noun + 12).min(self.until)).find(|at| self.row.is(*at, &TOLD));
                return verb.is_some_and(|verb| self.reaches(verb));
            }
            let of = self.row.is_any(noun + 1, &["of"]);
            // "Earlier versions of the crate had an MSRV of …" had it.
            let is_of_text = of && (noun + 2..noun + 5).any(|at| self.row.is(at, &TEXTS) || self.row.is(at, &PAGES));
            let is_lone = self.row.items.get(noun).is_some_and(|item| {
                ["draft", "drafts", "edition", "editions", "revision", "wording"]
                    .iter()
                    .any(|word| item.is_word(self.row.text, word))
            });
            let verb = (noun + 1..(noun + 12).min(self.until)).find(|at| self.row.is(*at, &SAYS));
            verb.is_some_and(|verb| {
                let had =
                    self.row.is_any(verb, &["had", "having", "put", "listed", "gave", "showed", "named", "dated", "recorded"]);
                let is_new = self.row.is_any(verb, &["announced", "published", "declared", "described", "mentioned", "noted"]);
                self.reaches(verb) && !is_new && (!had || is_of_text || is_lone && !of)
            })
        };
        self.places().any(|at| (self.row.is(at, &STATES) || self.row.is(at, &TEXTS)) && is_former(at) && says(at))
            || self.used_to_say()
    }

    /// "This page used to say that …".
    fn used_to_say(self) -> bool {
        self.places().any(|at| self.row.is_any(at, &["used"]) && self.row.is_any(at + 1, &["to"]) && self.row.is(at + 2, &CLAIMS))
    }

    /// "The docs no longer claim that …", "nobody says that …".
    fn is_unsaid(self) -> bool {
        let denies = |says: usize| {
            (says.saturating_sub(3).max(self.from)..says).any(|at| {
                let only = (at + 1..says).any(|at| self.row.is_any(at, &["only", "just", "merely"]));
                self.row.is(at, &NOT) && !only && !(at + 1..says).any(|at| matches!(self.row.items[at].what, What::Mark(_)))
            })
        };
        self.places().any(|at| self.row.is(at, &CLAIMS) && self.row.is_any(at + 1, &["that"]) && denies(at) && self.reaches(at))
    }

    /// "Some tutorials claim that …", "it is often said that …".
    fn is_hearsay(self) -> bool {
        let somebody = |says: usize| {
            let from = says.saturating_sub(6).max(self.from);
            let opens = |at: usize| at == self.from || matches!(self.row.items[at - 1].what, What::Mark(',' | ':' | '('));
            (from..says).any(|at| {
                let named = (at + 1..says).any(|at| !matches!(self.row.items[at].what, What::Word));
                self.row.is(at, &SOMEBODY) && opens(at) && !named
            })
        };
        let often = |says: usize| {
            says > self.from
                && self.row.is(says - 1, &OFTEN)
                && (says.saturating_sub(3)..says).any(|at| self.row.is_any(at, &["it", "is", "was"]))
        };
        let that = |at: usize| self.row.is_any(at + 1, &["that"]) || at + 1 == self.until;
        self.places().any(|at| self.row.is(at, &CLAIMS) && that(at) && (somebody(at) || often(at)) && self.reaches(at))
    }

    /// "The read-me said …", in a text that speaks of a correction behind it.
    fn is_of_page(self) -> bool {
        let is_page =
            |at: usize| self.row.is(at, &PAGES) || matches!(&self.row.items[at].what, What::Name(name) if name.name == "readme");
        self.places()
            .any(|at| is_page(at) && (at + 1..(at + 4).min(self.until)).any(|at| self.row.is(at, &SAID) && self.reaches(at)))
    }

    /// "It is not true that …", "it isn't the case that …".
    fn is_untrue(self) -> bool {
        let denied = |at: usize| (at.saturating_sub(4).max(self.from)..at).any(|at| self.row.is(at, &NOT));
        self.places().any(|at| self.row.is(at, &TRUE) && self.row.is_any(at + 1, &["that"]) && denied(at) && self.reaches(at))
    }

    /// "They deny that …".
    fn is_denied(self) -> bool {
        let is_no = |at: usize| {
            (at.saturating_sub(3).max(self.from)..at).any(|at| self.row.is(at, &NOT) || self.row.is_any(at, &["without"]))
        };
        self.places().any(|at| self.row.is(at, &DENIES) && self.row.is_any(at + 1, &["that"]) && !is_no(at) && self.reaches(at))
    }
}

/// "… in 1.86 (sic)", "… (correction: 1.88)": a remark behind the match takes it back.
fn is_remarked(row: Row<'_>, found: &Found) -> bool {
    let opens = row.items.get(found.last + 1).is_some_and(|item| matches!(item.what, What::Mark('(' | '[')));
    opens && row.items.get(found.last + 2).is_some_and(|item| item.is_in(row.text, &REMARKS))
}

/// "Erratum: “…” should read “…”", "replace “…” by “…”": the match stands in a quotation of what is replaced.
fn is_replaced(row: Row<'_>, found: &Found) -> bool {
    let is_quote = |item: &Item| matches!(item.what, What::Mark(mark) if QUOTES.contains(&mark));
    let Some(open) = (0..found.first).rev().find(|at| is_quote(&row.items[*at])) else { return false };
    let inside = row.items[..found.first].iter().filter(|item| is_quote(item)).count() % 2 == 1;
    let close = (found.last..row.items.len()).find(|at| is_quote(&row.items[*at]));
    let Some(close) = close.filter(|_| inside) else { return false };
    let is = |at: usize, list: &Lexicon| row.items.get(at).is_some_and(|item| item.is_in(row.text, list));
    let is_judged = |at: usize| {
        ["is", "was", "were", "are"].iter().any(|word| row.items.get(at).is_some_and(|item| item.is_word(row.text, word)))
            && (is(at + 1, &WRONGLY) || is(at + 1, &MENDED))
    };
    let is_arrow = |at: usize| row.items.get(at).is_some_and(|item| item.is_mark('>'));
    // "Instead of “…”", "replace the words “…”"
    let joins = |at: usize| {
        ["of", "the", "words", "sentence", "statement", "phrase", "line", "claim"]
            .iter()
            .any(|word| row.items[at].is_word(row.text, word))
    };
    let lead = (0..open).rev().take(3).find(|at| !joins(*at));
    let leads = lead.is_some_and(|at| is(at, &REPLACES));
    // "Replace x by “…”": what it is replaced by is said.
    let is_new = open > 0 && ["by", "with", "to"].iter().any(|word| row.items[open - 1].is_word(row.text, word));
    let is_mended = (close + 1..close + 4).any(|at| is(at, &SHOULD) || is_arrow(at) || is_judged(at));
    !is_new && (leads && !is_for_alone(row, open, close) || is_mended)
}

/// Whether only "for" stands before a quotation, and nothing behind it replaces it.
fn is_for_alone(row: Row<'_>, open: usize, close: usize) -> bool {
    let before = open.checked_sub(1).is_some_and(|at| row.items[at].is_word(row.text, "for"));
    before && !(close + 1..close + 4).any(|at| row.items.get(at).is_some_and(|item| item.is_in(row.text, &SHOULD)))
}

impl Reading<'_> {
    /// Whether the block says behind a place that something was wrong and is no more.
    pub(crate) fn mends_behind(&self, at: usize) -> bool {
        let behind = self.block.text.get(at..).unwrap_or_default();
        let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.any(|word| MENDED.has(word))
    }
}
