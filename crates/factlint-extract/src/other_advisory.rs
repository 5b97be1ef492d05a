//! What is said of one of several advisories, of a program that is none of crates.io, or of a day on which nothing was published.

use crate::block::BlockKind;
use crate::engine::Reading;
use crate::lexicon::{Lexicon, joined};
use crate::mention::{Item, What};
use crate::pattern::{Found, Row};

/// Words that pick one of several.
static PICKS: Lexicon = Lexicon::of(&[
    "first", "second", "third", "fourth", "last", "former", "latter", "one", "other", "another", "older", "newer", "earlier",
    "later", "oldest", "newest", "each",
]);

/// What somebody does with a release who has it.
static HAS: Lexicon = Lexicon::of(&[
    "use",
    "run",
    "have",
    "ship",
    "deploy",
    "lock",
    "locked",
    "pin",
    "pinned",
    "vendor",
    "bundle",
    "installed",
    "deployed",
]);

/// Words of how long an advisory is let pass.
static PASSES: Lexicon = Lexicon::of(&[
    "exception",
    "exceptions",
    "ignored",
    "ignore",
    "ignores",
    "waived",
    "waivers",
    "suppressed",
    "allowed",
    "expires",
    "expiry",
    "deadline",
    "deadlines",
    "due",
    "until",
    "deny.toml",
    "audit.toml",
]);

/// Words in headings and leads that list what was done with advisories.
static LISTS: Lexicon = joined!(
    &PASSES,
    &Lexicon::of(&[
        "incident",
        "incidents",
        "closed",
        "fixed",
        "resolved",
        "remediated",
        "mitigated",
        "done",
        "handled",
        "accepted",
        "decision",
        "decisions",
        "actions",
        "minutes",
    ])
);

/// Words of what is said in short of a crate and an advisory.
static SHORT: Lexicon = Lexicon::of(&[
    "affected",
    "by",
    "see",
    "vulnerable",
    "to",
    "has",
    "had",
    "an",
    "a",
    "the",
    "advisory",
    "advisories",
    "open",
    "fixed",
    "patched",
    "resolved",
    "unmaintained",
    "unsound",
    "yanked",
    "hit",
    "flagged",
    "in",
    "under",
    "with",
    "because",
    "of",
    "due",
    "from",
    "and",
    "is",
    "was",
    "are",
    "not",
    "no",
    "still",
    "one",
    "two",
    "critical",
    "high",
    "moderate",
    "medium",
    "low",
    "security",
    "notice",
]);

/// Words that say that an advisory came to be known.
static PUBLISHES: Lexicon = Lexicon::of(&[
    "published",
    "disclosed",
    "reported",
    "issued",
    "announced",
    "released",
    "filed",
    "posted",
    "public",
    "came",
    "appeared",
    "dated",
    "from",
    "of",
    "assigned",
    "landed",
    "surfaced",
    "registered",
    "revealed",
    "emerged",
    "hit",
    "known",
]);

/// Whether a match says of one of several advisories what it says, and leaves open of which: "the first was fixed in 0.1.2, the
/// second in 0.1.3", "`a` and `b`: fixed in 0.1.2 and 0.1.3".
pub(crate) fn is_of_one_of_several(row: Row<'_>, found: &Found) -> bool {
    let words = Words(row);
    let is_advisory = |at: &usize| matches!(row.items[*at].what, What::Advisory(_));
    if (0..row.items.len()).any(|at| words.is_any(at, &["respectively", "order"])) {
        return false;
    }
    // A match with an advisory of its own is of that one.
    if (found.first..=found.last).any(|at| is_advisory(&at)) {
        return words.has_several(found);
    }
    let ends = |at: &usize| matches!(row.items[*at].what, What::Mark(';' | '.' | ':' | '('));
    let from = (0..found.first).rev().find(ends).map_or(0, |at| at + 1);
    // "It affects earlier versions" picks none.
    let picks = |at: usize| {
        const GOES: &[&str] =
            &["one", "is", "was", "has", "got", "in", "by", "with", "advisory", "flaw", "bug", "issue", "of", "to"];
        words.is(at, &PICKS)
            && (at + 1 >= found.first && at < found.first || at + 1 >= row.items.len() || words.is_any(at + 1, GOES))
    };
    let is_picked = (from.max(found.first.saturating_sub(6))..found.first).any(picks)
        || (found.last..found.last + 4).any(|at| words.is_any(at, &["the"]) && words.is(at + 1, &PICKS) && words.ends(at + 2));
    is_picked || words.has_several(found)
}

#[derive(Clone, Copy)]
struct Words<'a>(Row<'a>);

impl<'a> Words<'a> {
    /// What an item is written as: "first" and "one" are numbers.
    fn letters(self, at: usize) -> &'a str {
        self.0.items.get(at).filter(|item| !item.code).and_then(|item| self.0.text.get(item.start..item.end)).unwrap_or_default()
    }

    fn is(self, at: usize, list: &Lexicon) -> bool {
        list.has(self.letters(at))
    }

    fn is_any(self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| word.eq_ignore_ascii_case(self.letters(at)))
    }

    /// Whether a clause is over before an item.
    fn ends(self, at: usize) -> bool {
        self.0.items.get(at).is_none_or(|item| matches!(item.what, What::Mark(_))) || self.is_any(at, &["and", "one"])
    }

    fn joins(self, at: usize) -> bool {
        self.0.items.get(at).is_some_and(|item| matches!(item.what, What::Mark(',' | '&'))) || self.is_any(at, &["and", "or"])
    }

    /// Whether as many advisories stand in a row before a match as versions do in it and behind it, and more than one.
    fn has_several(self, found: &Found) -> bool {
        let items = self.0.items;
        let is_advisory = |at: &usize| matches!(items[*at].what, What::Advisory(_));
        let Some(last) = (0..found.version.unwrap_or(found.first)).rev().find(is_advisory) else { return false };
        let run = (0..=last).rev().take_while(|at| is_advisory(at) || self.joins(*at));
        let advisories = run.filter(is_advisory).count();
        let Some(version) = found.version else { return false };
        let is_version = |at: &usize| items.get(*at).is_some_and(|item: &Item| matches!(item.what, What::Version(_)));
        let near = |at: &usize| is_version(at) || self.joins(*at) || self.is_any(*at, &["in", "by", "with"]);
        let behind = (version..items.len()).take_while(near).filter(is_version).count();
        let before = (0..version).rev().take_while(near).filter(is_version).count();
        advisories > 1 && behind + before == advisories
    }
}

impl Reading<'_> {
    /// Whether a version is what somebody uses, or one of a program of his own: "fixed in the 2.3.12 that we use", "fixed on our side
    /// in 3.1.4".
    pub(crate) fn is_of_user(&self, row: Row<'_>, found: &Found) -> bool {
        let words = Words(row);
        let who = |at: usize| words.is_any(at, &["we", "you", "i", "they"]) && words.is(at + 1, &HAS);
        let Some(version) = found.version else { return false };
        let is_ours = |at: usize| words.is_any(at, &["our", "my", "your", "their"]);
        let is_side =
            |at: usize| is_ours(at) && words.is_any(at + 1, &["side", "end", "part", "own", "product", "gateway", "service"]);
        let ends = |at: usize| row.items.get(at).is_none_or(|item| matches!(item.what, What::Mark(';' | '.')));
        (version + 1..version + 7).take_while(|at| !ends(*at)).any(who)
            || (found.first.saturating_sub(3)..version).any(|at| is_side(at) || is_ours(at) && at + 1 == version)
    }

    /// "**Petra:** we had it in `brindle`": whether a name is only that of who speaks, and no crate that an advisory is about. What is
    /// said of a crate behind its name is said in few words: "**brindle:** affected by …".
    pub(crate) fn is_speaker(&self, row: Row<'_>, name: &str, advisory: Option<usize>) -> bool {
        let text = &self.block.text;
        let Some((from, to)) = self.block.strong.first().copied().filter(|(from, _)| text[..*from].trim().is_empty()) else {
            return false;
        };
        let run = text[from..to].trim();
        let behind = text[to..].trim_start();
        if !run.trim_end_matches([':', '.', ',']).eq_ignore_ascii_case(name) {
            return false;
        }
        let is_dated = behind.strip_prefix('(').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let words = Words(row);
        let until = advisory.unwrap_or(row.items.len());
        let is_said = |at: usize| {
            let item = &row.items[at];
            let is_word = matches!(item.what, What::Word | What::Name(_) | What::Version(_));
            is_word && !words.letters(at).eq_ignore_ascii_case(name) && !words.is(at, &SHORT)
        };
        let speaks = (run.ends_with(':') || behind.starts_with(':')) && (0..until).any(is_said);
        is_dated || behind.starts_with('\u{b7}') || speaks
    }

    /// Whether a day beside an advisory is none on which it was published: it is the end of an exception, or the day on which somebody
    /// was done with it. A bare day of another year than that of its number is none, either.
    pub(crate) fn is_day_of_work(&self, row: Row<'_>, found: &Found) -> bool {
        let words = Words(row);
        if (found.first..=found.last).any(|at| words.is(at, &PUBLISHES)) {
            return false;
        }
        let id = found.advisory.and_then(|at| match &row.items[at].what {
            What::Advisory(id) => id.strip_prefix("RUSTSEC-").and_then(|rest| rest.get(..4)?.parse::<i16>().ok()),
            _ => None,
        });
        let year = found.date.and_then(|at| match &row.items[at].what {
            What::Date(mention) => Some(mention.date.of(None).year_number()),
            _ => None,
        });
        let is_of_another_year = id.zip(year).is_some_and(|(id, year)| id != year);
        let says =
            |text: &str| text.split(|c: char| !(c.is_alphanumeric() || c == '.')).any(|word| LISTS.has(word.trim_matches('.')));
        let is_listed = || {
            let lead = self.list_lead.filter(|_| self.block.kind == BlockKind::Item).map(|lead| lead.text.as_str());
            self.scope.heading.is_some_and(says) || lead.is_some_and(says)
        };
        is_of_another_year || (0..row.items.len()).any(|at| words.is(at, &PASSES)) || is_listed()
    }
}
