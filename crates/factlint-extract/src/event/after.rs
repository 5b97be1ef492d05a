//! What stands between a release and a day behind it, and behind both.

use super::Day;
use super::words::{BECAME, DEEDS, LIGHT, OURS, OUT, PARTICIPLES, PLACES, PUBLIC, REACHED, SPEAKERS, USES, VERBS};
use crate::carry::is_likened;
use crate::mention::{Item, What};
use crate::vocabulary::{is_other, is_plain};

impl Day<'_> {
    /// Whether a verb between a release and a day says something else than that the release came out: "reached production", "was
    /// dropped", "landed on our branch".
    pub(super) fn does_something_else(self, verb: usize) -> bool {
        let is = |words: &[&str]| self.is_any(verb, words);
        let next = verb + 1;
        let passive = verb.checked_sub(1).is_some_and(|at| self.is_any(at, &["was", "were", "been", "is", "be", "being", "got"]));
        if passive && is(&["dropped", "closed", "hit", "replaced", "superseded"]) {
            return true;
        }
        // "Reached its end of life", "became obsolete", "went out of support".
        let object = (next..self.date).find(|at| !self.is_any(*at, BEFORE_NOUN)).unwrap_or(self.date);
        let has_object = object < self.date && !self.is_time(object);
        if is(&["reached", "hit", "hits", "saw", "sees"]) && has_object {
            return !self.is(object, &REACHED) && !self.is_version(object);
        }
        if is(&["became", "becomes", "went", "goes", "made"]) && has_object {
            let is_over = self.is_any(next, &["out"]) && self.is_any(next + 1, &["of"]);
            return is_over || !self.is(next, &BECAME) || self.arrives_elsewhere(next);
        }
        if is(&["began", "begins", "started", "starts", "opened", "opens", "closed"]) && (has_object || object > next) {
            return true;
        }
        let is_back = self.is_any(next, &["back", "under", "apart", "behind", "short"]);
        let rolls = is(&["rolled", "pushed", "came", "slipped"]) && is_back;
        let is_over = self.is_any(next, &["to"])
            && (next + 1..next + 4).any(|at| self.is_any(at, &["end", "halt", "stop", "close", "rest"]));
        let is_rolled = passive && is(&["rolled"]);
        rolls || is_over || is_rolled || self.is_any(next, &["under"]) || self.arrives_elsewhere(next)
    }

    /// Whether words up to the day say where somebody got the release: "to Debian testing", "on our main branch".
    fn arrives_elsewhere(self, from: usize) -> bool {
        let (mut leads, mut beside) = (false, false);
        for at in from..self.date {
            let item = &self.row.items[at];
            if matches!(item.what, What::Mark(',' | ';' | '(' | ':')) {
                return false;
            }
            if self.is_any(at, &["to", "into", "onto", "on", "in", "at", "across", "within", "inside", "throughout"]) {
                (leads, beside) = (true, true);
                continue;
            }
            // "With a guide for all", "with tarnwood 0.4"
            if self.is_any(at, &["with", "for", "by", "after", "as"]) {
                (leads, beside) = (false, self.is_any(at, &["with", "for"]));
            }
            if beside && self.is_version(at) {
                return true;
            }
            if self.is(at, &OURS) || leads && self.is(at, &PLACES) {
                return true;
            }
            if leads && self.is(at, &PUBLIC) {
                leads = false;
            }
            // "In tarnwood", "at a fair": a name, or a word of no prose.
            let word = item.word(self.row.text).filter(|_| leads && !self.is(at, &PUBLIC) && !self.is(at, &LIGHT));
            let is_name = |word: &str| word.len() > 2 && !is_plain(&word.to_lowercase()) && !is_likened(&word.to_lowercase());
            if leads && matches!(item.what, What::Name(_)) && !self.is_owner(at) || word.is_some_and(is_name) {
                return true;
            }
            if word.is_some_and(|word| is_other(&word.to_lowercase()) && word.starts_with(char::is_uppercase)) {
                return !self.is(at, &PUBLIC);
            }
        }
        false
    }

    /// Whether an item belongs to the day behind it.
    fn is_time(self, at: usize) -> bool {
        (at..self.date).all(|at| self.is(at, &LIGHT) || matches!(self.mark(at), Some(',' | '(' | '-')))
    }

    /// Whether what is said of the release is said of it alone: "1.0, which was released in May", "1.0 (released in May)".
    pub(super) fn is_relative(self, verb: usize) -> bool {
        let at = self.release + 1;
        if self.is_any(at, &["which", "that"]) {
            return true;
        }
        let at = at + usize::from(matches!(self.mark(at), Some(',' | '(' | '-')));
        let behind_mark = at > self.release + 1;
        let is_told = behind_mark && (self.is_any(at, &["which", "that", "itself"]) || self.is_word_of_time(at));
        let is_participle = self.is(verb, &PARTICIPLES) && (at..verb).all(|at| self.is_any(at, ADVERBS));
        is_participle || is_told
    }

    /// "The firmware with 1.0 shipped in May": no comma tells whether what follows is said of the release alone.
    pub(super) fn is_told_of_another(self, verb: usize) -> bool {
        let is_passive = ["released", "published", "announced", "tagged", "uploaded", "issued", "dated", "cut", "unveiled"];
        let before = self.begins().checked_sub(1);
        let is_place = before.is_some_and(|at| self.is_any(at, &["in", "to", "from", "by"]));
        self.is_governed() && !(is_place && self.is_any(verb, &is_passive))
    }

    fn is_word_of_time(self, at: usize) -> bool {
        self.is_any(at, &["out", "dated", "from"])
    }

    /// "Since May": whether what is so since then is something else than that the release is out, or stands there.
    pub(super) fn since(self) -> Option<bool> {
        let light = (self.release + 1..self.date).rev().take_while(|at| self.is(*at, &LIGHT));
        let since = light.into_iter().find(|at| self.is_any(*at, &["since"]))?;
        let is_out = (self.release + 1..since).any(|at| self.is(at, &OUT));
        let counts =
            (self.release + 1..since).any(|at| self.is_any(at, &["first", "only", "biggest", "largest", "second", "last"]));
        // "The crate has been at 0.8 since May", "brindle \u{2013} 0.8 since May"
        let before = self.release.checked_sub(1).filter(|_| !self.is_named());
        let is_apart = || match &self.row.items[self.release] {
            Item { what: What::Version(mention), start, .. } => {
                let name = self.row.text.get(*start..mention.value.0).unwrap_or_default();
                let is_alone = || self.begins() == 0 || !(0..self.release).any(|at| self.is(at, &SPEAKERS) || self.is(at, &OURS));
                match name.trim_end().chars().next_back() {
                    Some('-' | '\u{2013}' | '\u{2014}' | ':') => self.begins() == 0,
                    Some('(') => is_alone(),
                    _ => false,
                }
            }
            _ => false,
        };
        let stands = before.is_some_and(|at| self.is_any(at, &["at", "with"]) || self.mark(at).is_some()) || is_apart();
        Some(counts || !is_out && !stands)
    }

    /// "2 May: 1.0 rolled out to all regions": an entry of a diary says what was done with the release.
    pub(super) fn is_entry_of_another(self) -> bool {
        if !self.is_version(self.release) {
            return false;
        }
        let mut behind = (self.release + 1..self.row.items.len()).take_while(|at| !self.is_end(*at)).peekable();
        let Some(first) = behind.peek().copied() else { return false };
        if self.is(first, &USES) || self.is(first, &DEEDS) || self.is_any(first, &["everywhere", "live", "day"]) {
            return true;
        }
        if self.is_any(first, &["in", "on", "at", "to", "for"]) {
            return behind.take(SHORT).any(|at| self.is(at, &PLACES) || self.is(at, &OURS));
        }
        let verb = behind.take(SHORT).find(|at| self.is(*at, &VERBS) || self.is(*at, &USES));
        let here = Day { date: self.row.items.len(), ..self };
        verb.is_some_and(|verb| self.is(verb, &USES) && !self.is(verb, &VERBS) || here.does_something_else(verb))
    }

    fn is_end(self, at: usize) -> bool {
        matches!(self.mark(at), Some(',' | ';' | '.' | ':' | '(' | '-'))
    }

    /// "(May 2025, the upgrade took a day)": what stands in the bracket behind the day says what was done.
    pub(super) fn is_remarked(self) -> bool {
        let inner = (self.date + 1..self.row.items.len()).take_while(|at| self.mark(*at) != Some(')'));
        let mut inner = inner.take(MOST).filter(|at| self.is(*at, &USES) || self.is(*at, &DEEDS));
        self.mark(self.date + 1) != Some(')') && inner.next().is_some()
    }

    /// "(2026-01-26) everywhere": where a release is in use since the day in a bracket.
    pub(super) fn is_in_use(self) -> bool {
        self.mark(self.date + 1) == Some(')') && self.is_any(self.date + 2, &["everywhere", "installed", "deployed", "pinned"])
    }
}

/// Words before the noun that a release reaches, sees or becomes.
const BEFORE_NOUN: &[&str] = &["its", "the", "a", "an", "their", "first", "final", "initial", "official", "very"];

/// So many items behind a preposition are read.
const SHORT: usize = 4;

/// So many items of a remark are read.
const MOST: usize = 8;

/// Words before a participle.
const ADVERBS: &[&str] = &[
    "itself",
    "finally",
    "first",
    "just",
    "only",
    "officially",
    "recently",
    "originally",
    "eventually",
    "also",
    "already",
    "since",
];
