//! Days of other events: "we moved to 1.0 in May" says when somebody moved, and not when 1.0 came out.

mod after;
mod before;
mod words;

use factlint_kinds::grammar::{Grammar, SubjectRole, ValueRole};

use self::words::{
    AFTER, BRINGS, DEEDS, LIGHT, MAKERS, MOVES, NEWEST, OURS, PARTICIPLES, PLACES, PUBLISHES, SPEAKERS, USES, VERBS,
};
use crate::block::{Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::mention::{Item, Owner, What};
use crate::pattern::{Found, Row};
use crate::vocabulary::is_other;

/// Whether a match of a kind that dates releases has a day on which something else happened than that the release came out.
/// `is_listed` tells whether the text lists what was done.
pub(crate) fn is_of_another_event(grammar: &Grammar, row: Row<'_>, found: &Found, is_listed: impl Fn() -> bool) -> bool {
    let dates_releases =
        grammar.value == ValueRole::Date && matches!(grammar.subject, SubjectRole::CrateRelease | SubjectRole::RustRelease);
    let named = found.release.or(found.version).or(found.name);
    match (found.date, named) {
        (Some(date), Some(release)) if dates_releases => {
            let day = Day { row, release, date, name: found.name };
            day.is_of_another_event() || !day.has_verb() && is_listed()
        }
        _ => false,
    }
}

/// Whether what leads to a list says that it lists what was done with releases: "What we upgraded:", "# Upgrade log".
pub(crate) fn lists_deeds(lead: &Block) -> bool {
    let is_lead = match lead.kind {
        BlockKind::Heading(_) => true,
        _ => lead.text.trim_end().ends_with(':'),
    };
    let lists = |word: &str| MOVES.has(word) || LOGS.has(word);
    is_lead && lead.text.len() < LONGEST && lead.text.split(|c: char| !c.is_alphanumeric()).any(lists)
}

/// What else is listed of one's own doings.
static LOGS: Lexicon = Lexicon::of(&[
    "decision",
    "decisions",
    "incident",
    "incidents",
    "deployment",
    "deployments",
    "deploys",
    "minutes",
    "actions",
    "tasks",
    "agenda",
    "revision",
    "revisions",
    "maintenance",
    "deadlines",
    "todo",
]);

/// The longest lead, in bytes.
const LONGEST: usize = 120;

/// Whether words say what somebody did with a release, or call it so: "1.0 rolled out", "the 1.0 migration".
pub(crate) fn tells_deed(items: &[Item], text: &str) -> bool {
    items.iter().any(|item| item.is_in(text, &USES) || item.is_in(text, &DEEDS))
}

/// A release, and a day beside it.
#[derive(Clone, Copy)]
struct Day<'a> {
    row: Row<'a>,
    release: usize,
    date: usize,
    /// What the match takes for the name of what has the release.
    name: Option<usize>,
}

impl Day<'_> {
    fn is_of_another_event(self) -> bool {
        if self.is_deadline() || self.is_left() || self.is_measure() {
            return true;
        }
        if self.date < self.release {
            return self.is_led_by_another();
        }
        let verb = (self.release + 1..self.date).rev().find(|at| self.is(*at, &VERBS));
        match verb {
            Some(verb) if self.is_relative(verb) => {
                self.does_something_else(verb) || self.is_of_work() || verb == self.release + 1 && self.is_told_of_another(verb)
            }
            Some(verb) => self.does_something_else(verb) || self.is_governed(),
            None => self.since().unwrap_or_else(|| self.was_newest() || self.is_of_deed()),
        }
    }

    /// Whether the sentence itself says that something came out.
    fn has_verb(self) -> bool {
        (0..self.row.items.len()).any(|at| self.is(at, &VERBS))
    }

    /// Whether the day stands before the release, and is none of it.
    fn is_led_by_another(self) -> bool {
        let verb = (self.date + 1..self.release).rev().find(|at| self.is(*at, &BRINGS));
        let Some(verb) = verb else { return self.is_noted() || self.is_entry_of_another() };
        // "Debian 13, released on 9 August, ships 1.85": the day of what stands before.
        let from = (0..self.date).rev().find(|at| !self.is(*at, &LIGHT)).unwrap_or_default();
        let is_told = self.date > from + 1 && self.is(from, &PARTICIPLES) && self.mark(self.date + 1) == Some(',');
        is_told || self.is_brought_elsewhere(self.date + 1, verb) || self.is_governed() || self.is_entry_of_another()
    }

    /// "In April Debian shipped 1.85", "the image got 1.85": who does not publish it brings it elsewhere.
    fn is_brought_elsewhere(self, from: usize, verb: usize) -> bool {
        let is_word = |at: &usize| matches!(self.row.items[*at].what, What::Word | What::Name(_));
        let brings = || (from..verb).filter(is_word);
        let is_another = |at: usize| {
            let item = &self.row.items[at];
            let is_other = || is_other(&self.row.text[item.start..item.end].to_lowercase());
            self.is(at, &SPEAKERS) || self.is(at, &OURS) || self.is(at, &PLACES) || self.is_capital(at) && (at > 0 || is_other())
        };
        // "On 3 May the Tarnwood team shipped 1.0"
        let is_maker = |at: usize| self.is(at, &MAKERS) || self.is_owner(at);
        self.is_named() && !self.is(verb, &PUBLISHES) && brings().any(is_another) && !brings().any(is_maker)
    }

    /// "From 1.47 to 1.51, April 2026", "2 May: 0.7 \u{2192} 0.8": the release that is left behind.
    fn is_left(self) -> bool {
        let mut at = self.release + 1;
        let is_arrow = |at: usize| matches!(self.mark(at), Some('>' | '-'));
        let is_to = self.is_any(at, &["to", "into"]);
        while is_arrow(at) {
            at += 1;
        }
        let is_arrow = at > self.release + 1 && self.mark(at - 1) == Some('>');
        at += usize::from(is_to);
        let next = (at..at + 2).find(|at| self.is_version(*at));
        (is_to || is_arrow) && next.is_some_and(|next| self.date < self.release || next < self.date)
    }

    /// "1.0, eight years after 0.1, arrived in May", "0.2 came seven months after 0.1, in May": the release that another one is
    /// set against. What says itself when it came does so behind it: "long after 0.1, released in May".
    fn is_measure(self) -> bool {
        let Some(before) = self.begins().checked_sub(1).filter(|at| self.is(*at, &AFTER)) else { return false };
        if self.date < self.release {
            return false;
        }
        let edge = (0..before).rev().find(|at| matches!(self.mark(*at), Some(';' | ':' | '(')));
        let Some(other) = (edge.unwrap_or_default()..before).rev().find(|at| self.is_version(*at)) else { return false };
        let is_apposed = self.mark(other + 1) == Some(',');
        let closes = self.mark(self.release + 1) == Some(',');
        let tells =
            closes && (self.is(self.release + 2, &PARTICIPLES) || self.is_any(self.release + 2, &["which", "from", "of"]));
        // "Moved from 0.7 to 0.8, in May" is of neither.
        closes && (is_apposed || !tells) || self.is(self.release + 1, &LIGHT) && self.is_any(before, &["after", "before", "than"])
    }

    /// "`x` 0.9 by 13 August", "Due: `x` 0.9, 13 August": until then somebody wants it.
    fn is_deadline(self) -> bool {
        let says =
            |at: usize| self.is_any(at, &["was", "were", "is", "are", "reached", "took", "got", "had", "made", "came", "at"]);
        let is_by = self.date == self.release + 2 && self.is_any(self.date - 1, &["by"]);
        is_by && !(0..self.release).any(says) || self.is_any(0, &["due", "deadline"])
    }

    /// "1.75 was the latest release, in January": a day on which it was.
    fn was_newest(self) -> bool {
        let newest = (self.release + 1..self.date).rev().find(|at| self.is(*at, &NEWEST));
        let told = |from: usize| (from..self.date).any(|at| self.is_any(at, &["from", "of", "out"]) || self.is(at, &PARTICIPLES));
        newest.is_some_and(|newest| self.is_any(self.release + 1, &["was", "were"]) && !told(newest + 1))
    }

    fn is(self, at: usize, list: &Lexicon) -> bool {
        self.row.items.get(at).is_some_and(|item| item.is_in(self.row.text, list))
    }

    fn is_any(self, at: usize, words: &[&str]) -> bool {
        self.row.items.get(at).is_some_and(|item| words.iter().any(|word| item.is_word(self.row.text, word)))
    }

    fn mark(self, at: usize) -> Option<char> {
        match self.row.items.get(at)?.what {
            What::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn is_version(self, at: usize) -> bool {
        self.row.items.get(at).is_some_and(|item| matches!(item.what, What::Version(_)))
    }

    fn is_date(self, at: usize) -> bool {
        self.row.items.get(at).is_some_and(|item| matches!(item.what, What::Date(_)))
    }

    fn is_capital(self, at: usize) -> bool {
        let item = &self.row.items[at];
        self.row.text[item.start..item.end].starts_with(char::is_uppercase)
    }

    /// Whether the release is one of Rust.
    fn is_of_rust(self) -> bool {
        matches!(&self.row.items[self.release].what, What::Version(mention) if matches!(mention.owner, Some((Owner::Rust, _))))
    }

    /// Whether the name of what has the release stands with its version: "axum 0.8", and not "0.8".
    fn is_named(self) -> bool {
        let item = &self.row.items[self.release];
        let text = self.row.text[item.start..item.end].trim_start_matches(['`', 'v', 'V', '[', '*', '"']);
        !text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a word is the name of what has the release.
    fn is_owner(self, at: usize) -> bool {
        if self.name == Some(at) {
            return true;
        }
        let item = &self.row.items[at];
        let word = self.row.text[item.start..item.end].trim_matches('`');
        match &self.row.items[self.release].what {
            What::Version(mention) => match &mention.owner {
                Some((Owner::Crate(name), _)) => name.eq_ignore_ascii_case(word),
                Some((Owner::Rust, _)) => word.eq_ignore_ascii_case("rust"),
                None => false,
            },
            _ => false,
        }
    }
}
