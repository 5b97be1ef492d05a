//! A value of a time that its sentence tells: "had 31,797 stars on 1 July 2022". What has changed since makes it no worse.

use factlint_model::PartialDate;

use crate::lexicon::Lexicon;
use crate::mention::{Item, What};
use crate::pattern::Row;

/// When a value held, as its sentence tells it.
pub(crate) enum Time {
    /// At a time that is told, and where in the block it stands; whether it is told as one that is over.
    Told { date: PartialDate, at: (usize, usize), is_over: bool },
    /// At a time that is over, nobody knows when: "in those days", "when we began".
    Unknown,
}

/// Verbs of what had a value once, or came to have it.
static OVER: Lexicon = Lexicon::of(&[
    "had",
    "was",
    "were",
    "stood",
    "sat",
    "counted",
    "numbered",
    "boasted",
    "held",
    "hovered",
    "showed",
    "totalled",
    "totaled",
    "reached",
    "passed",
    "crossed",
    "surpassed",
    "exceeded",
    "hit",
    "topped",
    "broke",
    "grew",
    "rose",
    "climbed",
    "went",
    "jumped",
    "got",
    "came",
    "collected",
    "gathered",
    "earned",
    "garnered",
    "gained",
    "amassed",
    "attracted",
]);

/// Verbs of what has it today.
static IS: Lexicon = Lexicon::of(&[
    "has",
    "have",
    "is",
    "are",
    "stands",
    "sits",
    "counts",
    "boasts",
    "holds",
    "hovers",
    "shows",
    "totals",
    "'s",
    "exceeds",
    "tops",
    "surpasses",
    "now",
    "today",
    "currently",
]);

/// Words between a value and its time, or before a time.
static LIGHT: Lexicon = Lexicon::of(&[
    "in",
    "on",
    "at",
    "by",
    "as",
    "of",
    "during",
    "around",
    "about",
    "back",
    "already",
    "only",
    "just",
    "still",
    "roughly",
    "even",
    "github",
    "gh",
    "star",
    "stars",
    "stargazers",
    "total",
    "download",
    "downloads",
    "dependents",
    "crates",
    "the",
    "a",
    "early",
    "late",
    "mid",
    "middle",
    "end",
    "beginning",
    "start",
    "turn",
    "close",
    "dawn",
    "eve",
    "new",
    "year",
    "year's",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "first",
    "last",
    "second",
    "third",
    "fourth",
    "half",
    "quarter",
    "week",
    "month",
    "day",
    "days",
    "long",
    "ago",
    "that",
    "this",
    "those",
    "these",
    "time",
]);

/// Words with which a clause begins that has a time of its own.
static CLAUSES: Lexicon = Lexicon::of(&["when", "while", "as", "before", "after", "until", "once", "where"]);

/// Words behind which a clause begins anew.
static JOINTS: Lexicon =
    Lexicon::of(&["which", "who", "that", "whose", "and", "but", "while", "whereas", "where", "when", "because", "so", "though"]);

/// Words of a time that is over, without a date.
static THEN: Lexicon = Lexicon::of(&["then", "once", "ago", "originally", "initially", "formerly", "previously"]);

/// Times of which the last one is over.
static UNITS: Lexicon = Lexicon::of(&[
    "winter",
    "spring",
    "summer",
    "autumn",
    "fall",
    "year",
    "month",
    "week",
    "quarter",
    "decade",
    "christmas",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]);

/// What who tells a number does to learn it: when he did so is when he writes.
static LOOKS: Lexicon = Lexicon::of(&[
    "this", "looked", "checked", "wrote", "written", "counted", "measured", "asked", "visited", "fetched", "queried",
]);

/// So many items behind a value may lead to its time.
const FAR: usize = 9;

/// When the value held that stands between two bytes of the block, if the sentence says so.
pub(crate) fn time_of(row: Row<'_>, (start, end): (usize, usize)) -> Option<Time> {
    let first = row.items.iter().position(|item| item.start >= start)?;
    let last = row.items.iter().rposition(|item| item.end <= end && item.end > item.start)?;
    let sentence = Sentence(row);
    let clause = sentence.clause_of(first.min(last));
    let is_verb = |at: &usize| sentence.0.is(*at, &OVER) || sentence.0.is(*at, &IS);
    // "With 31,797 stars in July 2022, it was known": the verb may follow.
    let verb = (clause..=last).rev().find(is_verb).or_else(|| sentence.rest_of_clause(last).find(is_verb));
    // "Has passed" is of today, "had just passed" is not.
    let is_perfect =
        |at: usize| (at.saturating_sub(3)..at).rev().take_while(|at| sentence.is_word(*at)).any(|at| sentence.0.is(at, &IS));
    let is_over = verb.is_some_and(|at| sentence.0.is(at, &OVER) && !is_perfect(at));
    let told = |at: usize, is_over: bool| {
        let (date, item) = (sentence.date(at)?, &row.items[at]);
        Some(Time::Told { date, at: (item.start, item.end), is_over })
    };
    if let Some(at) = sentence.behind(last, is_over) {
        return told(at, is_over);
    }
    if let Some(at) =
        (clause..=last).rev().find(|at| sentence.date(*at).is_some()).filter(|at| is_over && sentence.leads(*at, last))
    {
        return told(at, true);
    }
    let is_then = is_over && (sentence.speaks_of_then(clause, last) || sentence.opens_with_event(clause, last))
        || sentence.is_followed_by_then(last)
        || sentence.is_left(first, last);
    is_then.then_some(Time::Unknown)
}

/// A sentence that is asked for times.
#[derive(Clone, Copy)]
struct Sentence<'a>(Row<'a>);

impl<'a> Sentence<'a> {
    fn item(self, at: usize) -> Option<&'a Item> {
        self.0.items.get(at)
    }

    fn is_word(self, at: usize) -> bool {
        matches!(self.item(at).map(|item| &item.what), Some(What::Word))
    }

    fn mark(self, at: usize) -> Option<char> {
        match self.item(at)?.what {
            What::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn date(self, at: usize) -> Option<PartialDate> {
        match &self.item(at)?.what {
            What::Date(mention) if !mention.is_open => Some(mention.date),
            _ => None,
        }
    }

    /// Where the clause of an item begins.
    fn clause_of(self, at: usize) -> usize {
        (0..at).rev().find(|at| matches!(self.mark(*at), Some(';' | '.'))).map_or(0, |at| at + 1)
    }

    /// What stands behind an item up to the end of the clause.
    fn rest_of_clause(self, at: usize) -> std::ops::Range<usize> {
        let end = (at + 1..self.0.items.len()).find(|at| matches!(self.mark(*at), Some(';' | '.')));
        at + 1..end.unwrap_or(self.0.items.len())
    }

    /// The date to which the words behind a value lead: "31,797 stars on GitHub at the beginning of July 2022".
    fn behind(self, last: usize, is_over: bool) -> Option<usize> {
        // "Had 20k stars when we began in 2021": the clause tells the time.
        let mut is_clause = false;
        let mut is_aside = false;
        for at in self.rest_of_clause(last).take(FAR) {
            if let Some(date) = self.date(at) {
                // "67k stars (2016)" may tell when it began.
                return Some(at).filter(|_| is_over || !is_aside || date.month_number().is_some());
            }
            is_clause |= is_over && self.0.is(at, &CLAUSES);
            is_aside |= self.mark(at) == Some('(');
            let goes_on = match self.mark(at) {
                Some(mark) => mark == '(' && !is_clause,
                None => is_clause || self.0.is(at, &LIGHT) && !self.0.is(at, &JOINTS),
            };
            if !goes_on {
                return None;
            }
        }
        None
    }

    /// Whether a date that stands before a value is its time: it opens its clause, "In 2021 it had 28k stars", or the verb stands
    /// beside it, "it in 2021 had 28k stars".
    fn leads(self, date: usize, last: usize) -> bool {
        let closed = date + 1 + usize::from(matches!(self.mark(date + 1), Some(',' | ')')));
        let is_beside = self.0.is(closed, &OVER);
        let before = (0..date).rev().find(|at| !self.0.is(*at, &LIGHT) && self.mark(*at) != Some('('));
        let opens = before.is_none_or(|at| matches!(self.mark(at), Some(',' | ';' | ':' | '-' | '.')) || self.0.is(at, &JOINTS));
        // "When I looked in March 2024, it had 45k stars", "last time I looked (March 2024) it had".
        let first = self.clause_of(date);
        let is_closed = closed > date + 1 && date - first < FAR;
        let introduces =
            is_closed && (self.0.is(first, &CLAUSES) || self.0.is(first, &LIGHT)) && (first..date).all(|at| !self.names(at));
        // What a clause within says is said of its own subject.
        let is_parted = (date + 1..last).any(|at| {
            matches!(self.mark(at), Some(';' | ':')) || self.0.is(at, &CLAUSES) || self.0.is(at, &JOINTS) && !self.is_and(at)
        });
        (is_beside || opens || introduces) && !is_parted
    }

    /// Whether an item is a name, or a value.
    fn names(self, at: usize) -> bool {
        matches!(self.item(at).map(|item| &item.what), Some(What::Name(_) | What::Version(_) | What::Count(_)))
    }

    /// "(27k stars at that time)", "27k stars back then".
    fn is_followed_by_then(self, last: usize) -> bool {
        let is = |at: usize, words: &[&str]| {
            self.item(at).is_some_and(|item| words.iter().any(|word| item.is_word(self.0.text, word)))
        };
        let is_writing = is(last + 4, &["of"]);
        is(last + 1, &["at", "by", "in"])
            && is(last + 2, &["that", "those", "the"])
            && is(last + 3, &["time", "days", "point"])
            && !is_writing
            || is(last + 1, &["back"]) && is(last + 2, &["then"])
    }

    /// "When 1.45 came out, it had 28.8k stars": whether a clause about something else tells when it was.
    fn opens_with_event(self, clause: usize, last: usize) -> bool {
        let opens = ["when", "before", "until"].iter().any(|word| self.0.items[clause].is_word(self.0.text, word));
        let looks = |from: usize, to: usize| (from..to).any(|at| self.0.is(at, &LOOKS));
        let closes = (clause + 1..last).take(2 * FAR).find(|at| self.mark(*at) == Some(','));
        opens && closes.is_some_and(|comma| !looks(clause, comma))
    }

    /// "From 30.6k stars to 32.9k": whether the match is the number that was left.
    fn is_left(self, first: usize, last: usize) -> bool {
        let is = |at: usize, word: &str| self.item(at).is_some_and(|item| item.is_word(self.0.text, word));
        let is_count = |at: usize| matches!(self.item(at).map(|item| &item.what), Some(What::Count(_)));
        let value = (first..=last).rev().find(|at| is_count(*at));
        value.and_then(|at| at.checked_sub(1)).is_some_and(|before| is(before, "from"))
            && self.rest_of_clause(last).take(FAR).any(|at| is(at, "to") && is_count(at + 1))
    }

    fn is_and(self, at: usize) -> bool {
        self.item(at).is_some_and(|item| item.is_word(self.0.text, "and"))
    }

    /// Whether the words around a value tell of a time that is over, and of no date that is known.
    fn speaks_of_then(self, clause: usize, last: usize) -> bool {
        let is = |at: usize, word: &str| self.item(at).is_some_and(|item| item.is_word(self.0.text, word));
        let behind: Vec<usize> = self.rest_of_clause(last).take_while(|at| self.mark(*at) != Some(',')).collect();
        let is_time =
            |at: usize| ["time", "days", "years", "moment", "point", "launch", "release"].iter().any(|word| is(at, word));
        // "At the time of writing" is now.
        let is_writing = |at: usize| is(at, "of") && !is(at + 1, "the");
        let points =
            |at: usize| ["the", "that", "those"].iter().any(|word| is(at, word)) && is_time(at + 1) && !is_writing(at + 2);
        let is_of_then = |at: usize| {
            self.0.is(at, &THEN)
                || is(at, "last") && self.0.is(at + 1, &UNITS)
                || at > clause && is(at - 1, "at") && is_time(at)
                || points(at)
        };
        // "When this was written" is when the text was.
        let is_here = || behind.iter().take(3).any(|at| is(*at, "this"));
        let opens_clause = behind.first().is_some_and(|at| self.0.is(*at, &CLAUSES)) && !is_here();
        (clause..=last).chain(behind.iter().copied()).any(is_of_then) || opens_clause
    }
}
