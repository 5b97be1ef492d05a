//! The release or the time for which a sentence says what a crate needs of Rust: "its MSRV is 1.63 since 1.30", "in 2023, it raised
//! its MSRV to 1.66". What has changed since makes that no worse.

use factlint_model::{AsOfFrom, PartialDate, PartialVersion, Subject};

use crate::engine::Reading;
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Owner, VersionMention, What};
use crate::pattern::{Found, Row};
use crate::settle::Draft;

/// For what a sentence says it.
pub(crate) enum When {
    Release(PartialVersion),
    /// A time, and the bytes that tell it.
    Time(PartialDate, (usize, usize)),
    /// What lies beyond a release or a day, or beside a release of something else: nobody can look that up.
    Unknown,
}

/// Words that lead to the release or the time for which something holds.
static AT: Lexicon = Lexicon::of(&[
    "in", "with", "for", "of", "at", "from", "since", "by", "on", "during", "within", "around", "through", "via", "when",
]);

/// Words that lead to one at which something has ended, or that lies before or behind.
static BEYOND: Lexicon = Lexicon::of(&["until", "till", "before", "after", "to", "than", "below", "under", "past", "beyond"]);

/// Words between them and the release or the time.
static LIGHT: Lexicon = Lexicon::of(&[
    "the",
    "its",
    "their",
    "our",
    "version",
    "versions",
    "release",
    "releases",
    "line",
    "series",
    "branch",
    "early",
    "late",
    "mid",
    "end",
    "beginning",
    "start",
    "middle",
    "of",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "year",
    "about",
    "around",
    "at",
    "least",
    "first",
    "last",
    "second",
    "third",
    "fourth",
    "half",
    "quarter",
    "back",
    "and",
    "including",
]);

/// Words between a need and such words.
static BEHIND: Lexicon = Lexicon::of(&[
    "or",
    "newer",
    "later",
    "higher",
    "above",
    "already",
    "only",
    "even",
    "just",
    "still",
    "back",
    "starting",
    "beginning",
    "effective",
    "again",
    "as",
    "up",
    "compiler",
    "toolchain",
    "right",
]);

/// Words between the release or the time and what is said of it.
static THEN: Lexicon = Lexicon::of(&[
    "came",
    "out",
    "was",
    "released",
    "shipped",
    "landed",
    "arrived",
    "appeared",
    "published",
    "on",
    "onwards",
    "onward",
    "release",
    "releases",
    "version",
    "line",
    "series",
    "the",
    "its",
    "their",
    "our",
    "crate",
    "crates",
    "library",
    "project",
    "team",
    "maintainers",
    "'s",
    "of",
    "for",
    "authors",
    "developers",
    "however",
    "though",
    "then",
    "already",
    "finally",
    "also",
    "they",
    "it",
    "has",
    "have",
    "had",
]);

/// What may stand before the words with which a sentence begins.
static OPENS: Lexicon = Lexicon::of(&[
    "starting",
    "beginning",
    "and",
    "but",
    "only",
    "already",
    "back",
    "then",
    "even",
    "so",
    "effective",
    "yet",
    "up",
    "later",
    "prior",
]);

/// Words between two needs.
static JOINS: Lexicon = Lexicon::of(&["and", "then", "to", "rust", "later"]);

/// So many items are looked at on one side.
const FAR: usize = 8;

/// For which release of the crate, or for what time, a match says it.
pub(crate) fn when_needed(row: Row<'_>, found: &Found, subject: &Subject) -> Option<When> {
    let value = found.version?;
    let asked = Asked { row, name: subject.crate_name()? };
    asked.behind(value.max(found.last)).or_else(|| asked.before(found.first))
}

/// The release of a crate for which it is said.
pub(crate) fn at_release(subject: Subject, when: Option<&When>) -> Subject {
    match (when, subject.crate_name()) {
        (Some(When::Release(version)), Some(name)) if subject.version().is_none() => {
            Subject::krate(name).at(&version.to_string())
        }
        _ => subject,
    }
}

/// A sentence that is asked about a crate.
#[derive(Clone, Copy)]
struct Asked<'a> {
    row: Row<'a>,
    name: &'a str,
}

impl Asked<'_> {
    fn is_word(self, at: usize, word: &str) -> bool {
        self.row.items.get(at).is_some_and(|item| item.is_word(self.row.text, word))
    }

    fn is_subject(self, at: usize) -> bool {
        let item = &self.row.items[at];
        matches!(&item.what, What::Name(name) if name.name == self.name) || item.is_word(self.row.text, self.name)
    }

    /// What an item names, if it is a release or a time.
    fn named(self, at: usize) -> Option<When> {
        let item = self.row.items.get(at)?;
        Some(match &item.what {
            What::Version(mention) => self.release(at, item, mention)?,
            What::Date(mention) if !mention.is_open => When::Time(mention.date, (item.start, item.end)),
            What::Word | What::Count(_) => When::Time(year(self.row, item)?, (item.start, item.end)),
            _ => return None,
        })
    }

    /// "1.63 since 2023, 1.70 since 2024": whether another need follows the time since which there was one.
    fn goes_on(self, at: usize) -> bool {
        let joins = |at: &usize| self.row.is_mark(*at, &[',']) || self.row.is_mark(*at, &[';']) || self.row.is(*at, &JOINS);
        let next = (at + 1..at + FAR).find(|at| !joins(at));
        next.and_then(|at| self.row.items.get(at)).is_some_and(|item| matches!(item.what, What::Version(_)))
    }

    fn release(self, at: usize, item: &Item, mention: &VersionMention) -> Option<When> {
        let is_bare = mention.value.0 == item.start;
        // "Since Rust 1.70": of the compiler.
        let is_rust = |at: usize| self.is_word(at, "rust") || self.is_word(at, "rustc");
        if mention.is_of_rust() && !is_bare && !self.row.text[item.start..].starts_with("version")
            || at.checked_sub(1).is_some_and(is_rust)
        {
            return None;
        }
        Some(match &mention.owner {
            Some((Owner::Crate(name), bond)) if *bond >= Bond::Beside && name != self.name => When::Unknown,
            _ => When::Release(mention.version.clone()),
        })
    }

    /// "1.63 since 1.30", "1.63 (in 2024)", "1.63 or newer as of 1.30".
    fn behind(self, last: usize) -> Option<When> {
        let mut at = last + 1;
        let end = at + FAR;
        while at < end && (self.row.is(at, &BEHIND) || self.row.is_mark(at, &[')', '(', '"'])) {
            at += 1;
        }
        let (leads, is_beyond) = (self.row.is(at, &AT), self.row.is(at, &BEYOND));
        if !leads && !is_beyond {
            return None;
        }
        let since = self.is_word(at, "since");
        at += 1;
        while at < end && self.row.is(at, &LIGHT) {
            at += 1;
        }
        // Since a time it is so today.
        let when = self.named(at).filter(|when| !(since && matches!(when, When::Time(..))) || self.goes_on(at))?;
        Some(if is_beyond { When::Unknown } else { when })
    }

    /// "Since 1.30, it …", "in 2023, the team …", "from 2.1 on it …": with which the sentence or the clause begins.
    fn before(self, first: usize) -> Option<When> {
        let from = first.saturating_sub(FAR);
        let told = (from..first)
            .rev()
            .take_while(|at| !matches!(self.row.items[*at].what, What::Mark(';' | '.' | ':' | '(' | ')')))
            .find(|at| !(self.row.is(*at, &THEN) || self.row.is_mark(*at, &[',']) || self.is_subject(*at)))?;
        // "With 0.8, in January 2025, it …", "with 0.8 in January 2025, it …"
        let mut told = told;
        for _ in 0..2 {
            let lead =
                (from..told).rev().find(|at| !self.row.is(*at, &LIGHT) || self.row.is(*at, &AT) && !self.is_word(*at, "of"))?;
            let (leads, is_beyond) = (self.row.is(lead, &AT), self.row.is(lead, &BEYOND));
            // "As of"
            let is_as = self.is_word(lead, "as") && self.is_word(lead + 1, "of");
            if !(leads || is_beyond || is_as) {
                return None;
            }
            let before = (0..lead).rev().take(FAR).find(|at| !self.row.is(*at, &OPENS));
            let opens = |at: usize| matches!(self.row.items[at].what, What::Mark(',' | ';' | ':' | '(' | '-' | '.'));
            match before {
                Some(at) if !opens(at) && matches!(self.row.items[at].what, What::Version(_)) => told = at,
                Some(at) if !opens(at) => return None,
                _ => {
                    let since = self.is_word(lead, "since");
                    let when = self.named(told).filter(|when| !(since && matches!(when, When::Time(..))))?;
                    return Some(if is_beyond { When::Unknown } else { when });
                }
            }
        }
        None
    }
}

/// A word that is a year.
fn year(row: Row<'_>, item: &Item) -> Option<PartialDate> {
    let word = row.text.get(item.start..item.end).filter(|word| word.len() == 4)?;
    word.parse().ok().filter(|date: &PartialDate| (2010..2100).contains(&date.year_number()))
}

impl Reading<'_> {
    /// Sets the time that the sentence of a need tells.
    pub(crate) fn set_time(&self, draft: &mut Draft, when: Option<When>) {
        let claim = &mut draft.claim;
        if let Some(When::Time(date, (start, end))) = when {
            (claim.as_of, claim.as_of_from, claim.is_over) = (Some(date), AsOfFrom::Sentence, true);
            claim.origins = self.origins(claim, Some(self.block.source(start, end)));
        }
        // "As of January 2024, its MSRV is 1.63" stays true.
        claim.is_over |= claim.as_of_from == AsOfFrom::Sentence;
    }
}
