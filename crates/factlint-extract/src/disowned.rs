//! What a text does not say itself: what it puts into the mouth of others, asks, calls a myth, or mends at once.

use factlint_kinds::grammar::Grammar;

use crate::block::{Block, BlockKind};
use crate::clause::is_question;
use crate::engine::Reading;
use crate::lexicon::{Lexicon, joined};
use crate::mention::{Item, What};
use crate::pattern::{Found, Row};
use crate::retraction::QUOTES;
use crate::table::Tables;

/// Words with which a line begins that tells what is wrong: "Myth: …".
static LABELS: Lexicon = Lexicon::of(&[
    "wrong",
    "myth",
    "false",
    "incorrect",
    "misconception",
    "fiction",
    "rumour",
    "rumor",
    "untrue",
    "outdated",
    "obsolete",
    "mistake",
    "fallacy",
]);

/// Heads of columns of what is mended in another column of the table.
static WRONGS: Lexicon = Lexicon::of(&[
    "wrong",
    "myth",
    "myths",
    "claim",
    "claims",
    "claimed",
    "false",
    "incorrect",
    "misconception",
    "rumour",
    "rumor",
    "belief",
    "assumption",
    "fiction",
    "said",
    "before",
    "stated",
    "statement",
]);

/// Heads of columns of what is so.
static RIGHTS: Lexicon = Lexicon::of(&[
    "truth",
    "true",
    "fact",
    "facts",
    "reality",
    "right",
    "correct",
    "correction",
    "corrected",
    "actual",
    "actually",
    "verdict",
]);

/// Words for what people say without knowing.
static RUMOURS: Lexicon = Lexicon::of(&[
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "gossip",
    "myth",
    "legend",
    "belief",
    "misconception",
    "misunderstanding",
    "allegation",
    "assumption",
    "claim",
    "claims",
]);

/// What somebody does from whose words the text keeps away.
static CLAIMS: Lexicon = Lexicon::of(&[
    "claims",
    "claimed",
    "claiming",
    "alleges",
    "alleged",
    "assumes",
    "assumed",
    "pretends",
    "pretended",
    "suspects",
    "suspected",
    "guesses",
    "guessed",
    "heard",
]);

/// What somebody said, or thought, at another time.
static SAID: Lexicon = Lexicon::of(&[
    "wrote",
    "printed",
    "claimed",
    "stated",
    "said",
    "told",
    "thought",
    "believed",
    "assumed",
    "asserted",
    "reported",
    "posted",
    "guessed",
    "predicted",
    "promised",
]);

/// What a text takes out, or mends.
static MENDS: Lexicon = Lexicon::of(&[
    "removed",
    "remove",
    "removes",
    "dropped",
    "deleted",
    "struck",
    "fixed",
    "corrected",
    "replaced",
    "withdrew",
    "cut",
    "retracted",
]);

/// What a text consists of.
static REMARKS: Lexicon = Lexicon::of(&[
    "remark",
    "remarks",
    "claim",
    "statement",
    "note",
    "sentence",
    "line",
    "hint",
    "warning",
    "assertion",
    "comment",
    "footnote",
    "paragraph",
]);

/// Words for what went wrong in a text.
static SLIPS: Lexicon = Lexicon::of(&["typo", "misprint", "erratum", "slip", "mistake", "error"]);

/// Words without which a sentence leaves nothing to others, and takes nothing out.
static SIGNS: Lexicon = joined!(&RUMOURS, &CLAIMS, &SAID, &MENDS, &SLIPS, &Lexicon::of(&["still"]));

/// Words for what never came, or is not so.
static DREAMS: Lexicon = Lexicon::of(&[
    "dream",
    "plan",
    "hope",
    "goal",
    "wish",
    "idea",
    "joke",
    "typo",
    "rumour",
    "rumor",
    "myth",
    "mistake",
    "error",
    "misunderstanding",
    "misconception",
    "misprint",
    "guess",
    "lie",
    "roadmap",
    "legend",
]);

/// What stands, in small letters, behind a quotation, or at the beginning of the next block, and takes it back.
const OBJECTIONS: &[&str] = &[
    "no,",
    "no:",
    "no.",
    "no;",
    "no \u{2013}",
    "no \u{2014}",
    "nope",
    "not so",
    "not quite",
    "not true",
    "not any more",
    "wrong",
    "false",
    "incorrect",
    "correct is",
    "correct:",
    "correction",
    "right is",
    "that's not",
    "that is not",
    "that isn't",
    "that was not",
    "that wasn't",
    "this is not",
    "this isn't",
    "this was not",
    "actually",
    "in fact",
    "in reality",
    "is what",
    "was what",
    "is a myth",
    "things have changed",
    "things changed",
    "none of this",
    "none of that",
];

impl Reading<'_> {
    /// Whether the text does not say itself what a match says.
    pub(crate) fn is_disowned(&self, row: Row<'_>, found: &Found, grammar: &Grammar) -> bool {
        let around = Around { row, found };
        // Most sentences have no such word.
        let speaks = || row.items.iter().any(|item| item.is_one(row.text, &SIGNS));
        around.is_labelled()
            || around.is_contrary_to_fact()
            || around.is_dreamt()
            || !grammar.is_mere_mention && around.is_asked()
            || speaks() && (around.is_taken_out() || !grammar.is_mere_mention && around.is_said_by_others())
            || self.is_mended_quotation(row, found)
    }

    /// "“governor 0.10.4 came in 2026”: no, in 2025.": a quotation that the text takes back at once.
    fn is_mended_quotation(&self, row: Row<'_>, found: &Found) -> bool {
        let inside = row.items[..found.first].iter().filter(|item| is_quote(item)).count() % 2 == 1;
        if !inside {
            return false;
        }
        let behind = self.block.text.get(row.items[found.last].end..).unwrap_or_default();
        let close = behind.find(['"', '\u{201d}', '\u{201c}']);
        close.is_some_and(|at| objects(&behind[at..]))
    }
}

/// Whether a text begins, behind marks, with words that object.
fn objects(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    OBJECTIONS.iter().any(|words| {
        let start = rest.get(..words.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(words))
            && !rest[words.len()..].starts_with(|c: char| c.is_alphanumeric() && words.ends_with(char::is_alphanumeric))
    })
}

/// Whether the block behind a quotation takes it back.
pub(crate) fn is_taken_back(block: &Block, next: Option<&Block>) -> bool {
    block.quoted && next.is_some_and(|next| !next.quoted && next.kind == BlockKind::Paragraph && objects(&next.text))
}

/// "| Myth | Fact |": whether a block is a cell of what another column of its table mends.
pub(crate) fn is_mended(block: &Block, tables: &Tables) -> bool {
    let BlockKind::Cell(cell) = &block.kind else { return false };
    let Some(head) = tables.head(cell) else { return false };
    let says = |head: &str, list: &Lexicon| head.split(|c: char| !c.is_alphanumeric()).any(|word| list.has(word));
    cell.row > 0 && says(head, &WRONGS) && tables.heads_behind(cell).any(|other| says(other, &RIGHTS) && !says(other, &WRONGS))
}

fn is_quote(item: &Item) -> bool {
    matches!(item.what, What::Mark(mark) if QUOTES.contains(&mark))
}

/// A match and the words around it.
#[derive(Clone, Copy)]
struct Around<'a> {
    row: Row<'a>,
    found: &'a Found,
}

impl Around<'_> {
    /// "Myth: `x` needs Rust 1.75."
    fn is_labelled(self) -> bool {
        self.found.first > 1 && self.row.is(0, &LABELS) && self.row.is_mark(1, &[':'])
    }

    /// "You wrote that …", "we printed “…”", "the question assumes that …", "I heard that …", "there is a rumour that …".
    fn is_said_by_others(self) -> bool {
        let first = self.found.first;
        // "As you said, …": the text stands by it.
        let stands_by = |at: usize| at.checked_sub(1).is_some_and(|at| self.row.is_any(at, &["as", "like"]));
        let turns = |from: usize| (from..first).any(|at| self.row.is_any(at, &["but", "however", "actually", "although"]));
        let quoted = || self.row.items[..first].iter().filter(|item| is_quote(item)).count() % 2 == 1;
        let leads = |at: usize| self.row.is_any(at + 1, &["that"]) || at + 1 == first || quoted();
        let is_said = |at: usize| {
            let wrote = |verb: usize| self.row.is(verb, &SAID) && (self.row.is_any(verb + 1, &["that"]) || quoted());
            let you = self.row.is_any(at, &["you", "i", "we"]) && (at + 1..at + 3).any(wrote);
            let says = at > 0 && self.row.is(at, &CLAIMS) && leads(at);
            let rumour = self.row.is(at, &RUMOURS) && self.row.is_any(at + 1, &["that"]);
            (you || says || rumour) && !stands_by(at) && !turns(at)
        };
        // "“…”, I wrote in 2024."
        let last = self.found.last;
        let close = (last + 1..last + 4).find(|at| self.row.items.get(*at).is_some_and(is_quote)).filter(|_| quoted());
        let is_said_behind = |at: usize| {
            (at + 1..at + 3)
                .any(|at| self.row.is_any(at, &["you", "i", "we"]) && (at + 1..at + 3).any(|at| self.row.is(at, &SAID)))
        };
        (0..first).any(is_said) || close.is_some_and(is_said_behind)
    }

    /// "Removed the remark that …", "the text still said that …".
    fn is_taken_out(self) -> bool {
        let is_remark = |at: usize| self.row.is(at, &REMARKS) && self.row.is_any(at + 1, &["that", "about", ":"]);
        let mends = |at: usize| self.row.is(at, &MENDS) && (at + 1..at + 5).any(is_remark);
        let still = |at: usize| {
            self.row.is_any(at, &["still"])
                && self.row.is_any(at + 1, &["said", "says", "claimed", "claims", "stated", "states", "read"])
        };
        // "A typo in the last report: it says …"
        let slips = |at: usize| self.row.is(at, &SLIPS);
        let says = |at: usize| self.row.is_any(at, &["says", "said", "reads", "stated", "states", "gave", "gives"]);
        let first = self.found.first;
        (0..first).any(|at| mends(at) || still(at) || slips(at) && (at + 1..first).any(says))
    }

    /// "Had `x` 0.8 been released in 2024, we would have taken it."
    fn is_contrary_to_fact(self) -> bool {
        let would = |at: usize| {
            self.row.is_any(at, &["would", "could", "might"])
                || self.row.items[at].word(self.row.text).is_some_and(|word| word.ends_with("'d") || word.ends_with("\u{2019}d"))
        };
        let last = self.found.last;
        self.row.is_any(0, &["had"])
            && self.found.first < 4
            && (1..=last).any(|at| self.row.is_any(at, &["been", "come", "shipped", "landed"]))
            && (last + 1..self.row.items.len()).take(8).any(would)
    }

    /// "`x` 1.0 in 2025 was a dream", "“`x` 1.0 in 2024” was announced but did not happen".
    fn is_dreamt(self) -> bool {
        let from = self.found.last + 1;
        let verb = (from..from + 3).find(|at| self.row.is_any(*at, &["was", "is", "were", "remained", "stayed"]));
        let is_dream = |verb: usize| (verb + 1..verb + 4).any(|at| self.row.is(at, &DREAMS));
        let failed = |verb: usize| {
            (verb + 1..verb + 8).any(|at| {
                self.row.is_any(at, &["didn't", "didn\u{2019}t", "never"])
                    || self.row.is_any(at, &["did"]) && self.row.is_any(at + 1, &["not"])
            })
        };
        verb.is_some_and(|verb| {
            is_dream(verb) || self.row.is_any(verb + 1, &["announced", "promised", "planned"]) && failed(verb)
        })
    }

    /// "So it was fixed in 0.3.46?": who asks does not say it, unless he asks for something else.
    fn is_asked(self) -> bool {
        let presumes = |at: usize| {
            self.row.is_any(at, &["why", "how", "what", "which", "who", "whose", "where", "when"])
                || self.row.is_any(at, &["know", "knew", "heard"]) && self.row.is_any(at.wrapping_sub(1), &["you"])
        };
        is_question(self.row) && !(0..self.found.first).any(presumes)
    }
}
