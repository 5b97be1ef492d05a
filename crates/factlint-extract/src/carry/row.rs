//! The words of a sentence, and what those around a version say of it.

use super::words::{BEFORE, COMES, IS, LINES, NEWEST, OBLIQUE, OF_LINE, REACHED, TO, USES, VERBS, is_likened, is_no_candidate};
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Owner, What, is_rust_shaped};
use crate::pattern::Row;

/// The words of a sentence.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) items: &'a [Item],
    pub(super) text: &'a str,
}

impl<'a> Words<'a> {
    pub(super) fn of(row: Row<'a>) -> Self {
        Self { items: row.items, text: row.text }
    }

    pub(super) fn is(self, at: usize, list: &Lexicon) -> bool {
        self.items.get(at).is_some_and(|item| item.is_one(self.text, list))
    }

    pub(super) fn is_any(self, at: usize, list: &[&str]) -> bool {
        let word = self.items.get(at).and_then(|item| item.word(self.text));
        word.is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)))
    }

    /// Whether a date stands behind a version in its clause, and no other version between.
    pub(super) fn has_date(self, at: usize) -> bool {
        let behind = self.items.iter().enumerate().skip(at + 1).take(14);
        let over =
            |at: usize, item: &Item| matches!(item.what, What::Version(_)) || matches!(self.mark(at), Some(';' | '.' | ':'));
        behind.take_while(|(at, item)| !over(*at, item)).any(|(_, item)| matches!(item.what, What::Date(_)))
    }

    pub(super) fn mark(self, at: usize) -> Option<char> {
        match self.items.get(at)?.what {
            What::Mark(mark) if !self.items[at].code => Some(mark),
            _ => None,
        }
    }

    pub(super) fn mark_before(self, at: usize) -> Option<char> {
        self.mark(at.checked_sub(1)?)
    }

    /// Whether it is a version that nothing else has, with two numbers at least.
    pub(super) fn may_be_carried(self, at: usize) -> bool {
        let What::Version(mention) = &self.items[at].what else { return false };
        let is_free = match &mention.owner {
            None => true,
            // A number in a text that speaks of releases of Rust was taken for one.
            Some((Owner::Rust, Bond::Clause)) => is_rust_shaped(mention),
            _ => false,
        };
        let before = at.checked_sub(1);
        let joins = before.is_none_or(|before| {
            self.is(before, &BEFORE)
                || matches!(self.mark(before), Some(',' | ';' | ':' | '-' | '(' | '"'))
                || self.reaches(at).is_some()
        });
        is_free && joins && mention.version.parts().len() > 1
    }

    /// Where the verb stands that brings the subject to a version.
    pub(super) fn reaches(self, at: usize) -> Option<usize> {
        let is_light = |at: usize| {
            self.is(at, &TO) || self.items[at].word(self.text).is_some_and(|word| word.contains('-') && is_likened(word))
        };
        let verb = (0..at).rev().take(5).find(|at| !is_light(*at))?;
        self.is(verb, &REACHED).then_some(verb)
    }

    /// Whether the words around a version say that it is a release.
    pub(super) fn is_of_release(self, at: usize) -> bool {
        let is_line = self.is(at + 1, &LINES);
        let next = at + 1 + usize::from(is_line);
        if is_line && at.checked_sub(1).is_some_and(|before| self.is(before, &OF_LINE)) {
            return true;
        }
        let from_line = self.mark(next) == Some(',') && self.is_any(next + 1, &["out", "dated", "released", "published"]);
        if self.is_dated(at) || self.comes(next) || from_line && self.has_date(at) {
            return true;
        }
        let ends = self.items.get(at + 1).is_none_or(|item| match item.what {
            What::Mark(mark) => matches!(mark, ',' | ';' | '.' | ')' | '(' | ':' | '-'),
            What::Date(_) => true,
            What::Word => self.is_any(
                at + 1,
                &["in", "on", "with", "and", "after", "since", "by", "this", "last", "early", "late", "when", "but", "as"],
            ),
            _ => false,
        });
        ends && self.reaches(at).is_some()
    }

    /// Whether a verb of releases stands at a place, behind words that say how.
    pub(super) fn comes(self, from: usize) -> bool {
        static HOW: Lexicon = Lexicon::of(&[
            "having",
            "being",
            "only",
            "just",
            "then",
            "finally",
            "also",
            "later",
            "recently",
            "eventually",
            "officially",
            "already",
            "quietly",
            "never",
            "which",
            "that",
            "had",
            "has",
            "been",
            "was",
            "is",
            "be",
            "first",
            "itself",
            "duly",
            "soon",
            "shortly",
        ]);
        // "The successor, 0.9, was uploaded", "0.9, which surfaced".
        let is_apposed = self.mark(from) == Some(',') && self.is_any(from + 1, &["which", "was", "is", "has", "had"]);
        let from = from + usize::from(is_apposed);
        if self.is(from, &IS) && (from + 1..from + 4).any(|at| self.is(at, &NEWEST)) {
            return true;
        }
        let verb = (from..from + 5).find(|at| !self.is(*at, &HOW));
        verb.is_some_and(|at| self.is(at, &COMES))
    }

    /// Whether a date stands behind a version, with nothing between but words of time: "0.7 (May 2025)", "0.8 three months later,
    /// in August", "0.9, from March".
    pub(super) fn is_dated(self, at: usize) -> bool {
        static TIME: Lexicon = Lexicon::of(&[
            "in",
            "on",
            "of",
            "from",
            "since",
            "at",
            "during",
            "as",
            "around",
            "the",
            "early",
            "late",
            "mid",
            "end",
            "back",
            "out",
            "only",
            "just",
            "released",
            "published",
            "cut",
            "tagged",
            "dated",
            "months",
            "month",
            "weeks",
            "week",
            "days",
            "years",
            "year",
            "later",
            "after",
            "that",
            "half",
            "next",
            "available",
            "finally",
            "also",
            "already",
            "uploaded",
            "shipped",
            "both",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "a",
            "one",
            "another",
            "and",
        ]);
        let from = at + 1 + usize::from(self.is(at + 1, &LINES));
        for at in from..from + 9 {
            match self.items.get(at).map(|item| &item.what) {
                Some(What::Date(_)) => return at > from || self.mark(from) == Some('('),
                Some(What::Mark('(' | ',' | '-' | ':')) => {}
                Some(What::Word) if self.is(at, &TIME) => {}
                Some(What::Count(_)) if self.is_any(at + 1, &["days", "weeks", "months", "years"]) => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether the clause of a version says what somebody uses.
    pub(super) fn is_used(self, at: usize) -> bool {
        let from = (0..at).rev().find(|at| self.mark(*at) == Some(';')).map_or(0, |at| at + 1);
        (from..at).any(|at| self.is(at, &USES))
    }

    /// Whether a sentence ends at an item.
    pub(super) fn ends(self, at: usize) -> bool {
        at >= self.items.len() || matches!(self.mark(at), Some('.' | ';')) && at + 1 >= self.items.len()
    }

    /// Whether no further noun follows at an item.
    pub(super) fn ends_phrase(self, at: usize) -> bool {
        self.ends(at)
            || matches!(self.mark(at), Some(',' | ';' | '(' | ')' | '.' | ':' | '-'))
            || self.is_any(
                at,
                &[
                    "and", "or", "with", "for", "from", "as", "at", "in", "to", "now", "instead", "which", "is", "was", "has",
                    "had", "today", "here",
                ],
            )
    }

    /// Whether a version is below 1.0, and with its day or with what releases do.
    pub(super) fn is_young(self, at: usize) -> bool {
        let What::Version(mention) = &self.items[at].what else { return false };
        mention.version.parts()[0] == 0 && (self.is_dated(at) || self.comes(at + 1 + usize::from(self.is(at + 1, &LINES))))
    }

    /// Whether a word with a capital begins the sentence and acts: "Ondula keeps …", "Ondula's pace".
    pub(super) fn is_guess(self, at: usize) -> bool {
        let is_word = |word: &str| word.len() > 2 && word.bytes().skip(1).all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let shaped = self.items[at].word(self.text).is_some_and(is_word);
        at == 0
            && shaped
            && self.is_capital(at)
            && !self.is_capital(at + 1)
            && self.acts(at + 1)
            && !is_no_candidate(&self.text[self.items[at].start..self.items[at].end].to_lowercase())
    }

    /// Whether a clause begins at an item.
    pub(super) fn begins(self, at: usize) -> bool {
        static JOINTS: Lexicon =
            Lexicon::of(&["and", "but", "while", "whereas", "so", "yet", "then", "meanwhile", "though", "because"]);
        static OLD: Lexicon = Lexicon::of(&["old", "former", "new", "original", "younger", "older"]);
        let Some(before) = at.checked_sub(1) else { return true };
        let is_joint = |at: usize| self.is(at, &JOINTS);
        let is_edge = |at: usize| matches!(self.mark(at), Some(',' | ';' | ':' | '-' | '.' | '*'));
        // "The ondula crate", "and the ondula project"
        let article = if self.is(before, &OLD) { before.checked_sub(1) } else { Some(before) };
        let is_called =
            article.filter(|at| self.is_any(*at, &["the"])).is_some_and(|at| at == 0 || is_edge(at - 1) || is_joint(at - 1));
        is_edge(before) || is_called || is_joint(before) && (before == 0 || is_edge(before - 1))
    }

    /// Whether the sentence turns to a name with its first words: "For ondula, …", "as for ondula, …".
    pub(super) fn turns_to(self, at: usize) -> bool {
        let leads = |at: usize| self.is_any(at, &["for", "with", "regarding", "concerning"]);
        let begins = at == 1 && leads(0) || at == 2 && self.is_any(0, &["as"]) && self.is_any(1, &["for"]);
        begins && self.mark(at + 1) == Some(',')
    }

    pub(super) fn is_capital(self, at: usize) -> bool {
        self.items.get(at).and_then(|item| item.word(self.text)).is_some_and(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the sentence begins with what it is not about: "In contrast to ondula, whose 0.4 is old, 0.3 is from May".
    pub(super) fn contrasts(self) -> bool {
        self.is_any(0, &["unlike", "contrary"])
            || self.is_any(0, &["in"]) && self.is_any(1, &["contrast"])
            || self.is_any(0, &["as"]) && self.is_any(1, &["opposed"])
            || self.is_any(0, &["compared"])
    }

    /// Whether a relative clause is about a name: "with ondula, which got to …".
    pub(super) fn is_head(self, at: usize, until: usize) -> bool {
        let comma = at + 1 < until && self.mark(at + 1) == Some(',');
        comma
            && (self.is_any(at + 2, &["which", "whose", "that"])
                || self.is_any(at + 2, &["for", "of", "to"]) && self.is_any(at + 3, &["which"]))
    }

    /// Whether a preposition stands before a name.
    pub(super) fn is_oblique(self, at: usize) -> bool {
        static ARTICLES: Lexicon = Lexicon::of(&["the", "its", "their", "a", "an", "our", "both", "old", "new", "own", "other"]);
        let before = (0..at).rev().take(3).find(|at| !self.is(*at, &ARTICLES));
        // "I have come to like ondula" is no comparison.
        let is_verb = |at: usize| self.is_any(at, &["like"]) && at.checked_sub(1).is_some_and(|to| self.is_any(to, &["to"]));
        before.is_some_and(|at| self.is(at, &OBLIQUE) && !is_verb(at))
    }

    /// Whether a verb, or what belongs to the name before it, stands at a place.
    pub(super) fn acts(self, at: usize) -> bool {
        static HOW: Lexicon =
            Lexicon::of(&["finally", "itself", "still", "now", "also", "only", "then", "since", "meanwhile", "just"]);
        let at = at + usize::from(self.is(at, &HOW));
        if matches!(self.items.get(at).map(|item| &item.what), Some(What::Count(_))) {
            return true;
        }
        let Some(word) = self.items.get(at).and_then(|item| item.word(self.text)) else { return false };
        VERBS.has(word)
            || word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) && (word.ends_with('s') || word.ends_with("ed"))
    }

    /// Whether a name is of who published the version: "Vela Ondov tagged 0.7".
    pub(super) fn is_agent(self, at: usize, version: usize) -> bool {
        static PUBLISH: Lexicon = Lexicon::of(&[
            "tagged",
            "released",
            "published",
            "declared",
            "cut",
            "put",
            "pushed",
            "uploaded",
            "shipped",
            "announced",
            "launched",
        ]);
        static HOW: Lexicon = Lexicon::of(&["has", "had", "finally", "just", "then", "recently", "only", "also", "itself"]);
        let verb = (at + 1..version).find(|at| !self.is(*at, &HOW) && !self.is_capital(*at));
        verb.is_some_and(|verb| self.is(verb, &PUBLISH))
    }
}
