//! Releases that a text says to be still ahead: "once it exists", "(expected in autumn)", "one day".

use crate::block::BlockKind;
use crate::engine::Reading;
use crate::lexicon::{Lexicon, joined};
use crate::mention::What;
use crate::pattern::{Found, Row};

/// Words of which a text has one that speaks of a release like that.
pub(crate) static SIGNS: Lexicon = joined!(
    &WAITS,
    &AHEAD,
    &UNREAL,
    &Lexicon::of(&[
        "soon",
        "after",
        "day",
        "someday",
        "sometime",
        "eventually",
        "estimated",
        "pending",
        "next",
        "later",
        "targets",
        "targeting",
        "target",
        "targeted",
        "wait",
        "waits",
        "waiting",
        "await",
        "awaits",
        "awaiting",
        "'d",
        "\u{2019}d",
        "i'd",
        "we'd",
        "they'd",
        "you'd",
        "it'd",
        "i\u{2019}d",
        "we\u{2019}d",
        "they\u{2019}d",
        "you\u{2019}d",
        "it\u{2019}d"
    ])
);

/// Words that say of the release before or behind them that it is ahead.
static AHEAD: Lexicon = Lexicon::of(&[
    "expected",
    "due",
    "planned",
    "upcoming",
    "scheduled",
    "coming",
    "tentative",
    "tba",
    "tbd",
    "unreleased",
    "unpublished",
    "forthcoming",
    "anticipated",
    "eta",
    "wip",
    "future",
    "hypothetical",
]);

/// Words directly before a release that is not there.
static UNREAL: Lexicon = Lexicon::of(&[
    "unreleased",
    "unpublished",
    "forthcoming",
    "future",
    "hypothetical",
    "nonexistent",
    "non-existent",
    "imaginary",
    "fictional",
    "fictitious",
    "prospective",
    "not-yet-released",
    "as-yet-unreleased",
    "still-unreleased",
    "soon-to-be-released",
    "coming",
    "to-be-released",
]);

/// Words behind which a clause tells what one waits for.
static WAITS: Lexicon = Lexicon::of(&["once", "when", "until", "till", "whenever"]);

/// What one waits for.
static IT: Lexicon = Lexicon::of(&["it", "they", "that", "this", "it's", "it\u{2019}s", "that's", "that\u{2019}s"]);

/// What says, with a word behind it, that something comes, in the present.
static COMES: Lexicon = Lexicon::of(&["goes", "is", "'s", "\u{2019}s", "gets", "becomes", "has", "are", "have"]);

/// What it is, or has, then.
static OUT: Lexicon = Lexicon::of(&[
    "out",
    "released",
    "published",
    "available",
    "there",
    "here",
    "tagged",
    "shipped",
    "stable",
    "ready",
    "announced",
    "live",
    "landed",
    "arrived",
    "cut",
    "uploaded",
    "done",
    "usable",
    "final",
    "finished",
]);

/// What it does by itself.
static ACTS: Lexicon = Lexicon::of(&[
    "exists",
    "ships",
    "lands",
    "arrives",
    "comes",
    "drops",
    "hits",
    "appears",
    "materialises",
    "materializes",
    "launches",
    "releases",
    "happens",
    "emerges",
    "stabilises",
    "stabilizes",
    "exist",
]);

/// Adverbs between them.
static HOW: Lexicon =
    Lexicon::of(&["finally", "eventually", "officially", "actually", "been", "generally", "ever", "really", "properly", "fully"]);

/// What is aimed at a release.
static WORK: Lexicon = Lexicon::of(&[
    "pr",
    "prs",
    "pull",
    "issue",
    "issues",
    "milestone",
    "patch",
    "change",
    "changes",
    "fix",
    "work",
    "branch",
    "feature",
    "rfc",
    "proposal",
    "ticket",
]);

/// Whether the words around the match say that it is still ahead.
pub(crate) fn is_to_come(row: Row<'_>, found: &Found) -> bool {
    let around = Around { row, found };
    around.is_awaited()
        || around.is_aside()
        || around.is_some_day()
        || around.is_unreal()
        || around.is_target()
        || around.is_waited_for()
}

/// A match and the words around it.
#[derive(Clone, Copy)]
struct Around<'a> {
    row: Row<'a>,
    found: &'a Found,
}

impl Around<'_> {
    fn is_before(self, back: usize, list: &Lexicon) -> bool {
        self.found.first.checked_sub(back).is_some_and(|at| self.row.is(at, list))
    }

    /// Whether what begins here says of something that it comes: "exists", "is finally out", "has been published".
    fn comes(self, at: usize) -> bool {
        let next = (at + 1..at + 4).find(|at| !self.row.is(*at, &HOW)).unwrap_or(at + 1);
        self.row.is(at, &ACTS) || self.row.is(at, &COMES) && self.row.is(next, &OUT)
    }

    /// "Move to `x` 0.10 once it exists", "once `x` 0.10 exists".
    fn is_awaited(self) -> bool {
        let last = self.found.last;
        let waits = |at: usize| {
            let as_soon = self.row.is_any(at, &["soon"]) && self.row.is_any(at + 1, &["as"]);
            let it = at + 1 + usize::from(as_soon);
            let is_short = self.row.is(it, &IT)
                && self.row.items[it]
                    .word(self.row.text)
                    .is_some_and(|word| word.ends_with('s') && word.len() > 4 || word.eq_ignore_ascii_case("it's"));
            // "Once it's published": the verb stands in the word.
            let comes = if is_short {
                let next = (it + 1..it + 3).find(|at| !self.row.is(*at, &HOW)).unwrap_or(it + 1);
                self.row.is(next, &OUT)
            } else {
                let verb = (it + 1..it + 3).find(|at| !self.row.is(*at, &HOW)).unwrap_or(it + 1);
                self.row.is(it, &IT) && self.comes(verb)
            };
            (self.row.is(at, &WAITS) || as_soon) && comes
        };
        let clause = (last + 1..self.row.items.len()).take(8).take_while(|at| !self.row.is_mark(*at, &[';', '.', ':']));
        let behind = clause.into_iter().any(waits);
        let is_next = |at: usize| self.row.is(at, &HOW);
        let verb = (last + 1..last + 3).find(|at| !is_next(*at)).unwrap_or(last + 1);
        let leads = (1..4).any(|back| {
            let between = (1..back).all(|at| {
                self.found.first.checked_sub(at).is_some_and(|at| self.row.is_any(at, &["the", "a", "version", "release"]))
            });
            between && self.is_before(back, &WAITS)
        });
        self.found.date.is_none() && (behind || leads && self.comes(verb))
    }

    /// "`x` 0.9 (expected in autumn)", "`x` 0.9 \u{2013} coming soon".
    fn is_aside(self) -> bool {
        let last = self.found.last;
        let is_edge = self.row.is_mark(last + 1, &['(', '[', '-', ',', ':']);
        let hoped = self.row.is_any(last + 2, &["whenever", "hopefully", "eventually", "someday", "sometime"]);
        let at =
            last + 2 + usize::from(self.row.is_any(last + 2, &["still", "currently", "now", "not", "tentatively", "to", "yet"]));
        // "`x` 0.9, expected by many, …" and "`x` 0.9, due to its size" tell of what is there.
        let is_reason = self.row.is_any(at, &["due", "expected"]) && self.row.is_any(at + 1, &["to", "by", "from"])
            || self.row.is_any(at, &["future", "coming"]) && !self.row.is_mark(last + 1, &['(', '[', '-']);
        is_edge && (hoped || self.row.is(at, &AHEAD) && !is_reason)
    }

    /// "We'd love to see `x` 0.9 one day", "… someday".
    fn is_some_day(self) -> bool {
        let last = self.found.last;
        let is_end = |at: usize| self.row.items.get(at).is_none_or(|item| matches!(item.what, What::Mark(_)));
        let one_day = |at: usize| self.row.is_any(at, &["one", "some"]) && self.row.is_any(at + 1, &["day"]) && is_end(at + 2);
        let behind = (last + 1..last + 4).any(|at| one_day(at) || self.row.is_any(at, &["someday", "whenever"]));
        behind && self.found.date.is_none() || self.is_wished()
    }

    /// "We'd love to see `x` 0.9", "I'd like a `x` 0.9".
    fn is_wished(self) -> bool {
        let from = self.found.first.saturating_sub(7);
        let is_would = |at: usize| {
            let word = self.row.items[at].word(self.row.text).unwrap_or_default();
            word.ends_with("'d") || word.ends_with("\u{2019}d")
        };
        (from..self.found.first).any(|at| {
            is_would(at)
                && self.row.is_any(at + 1, &["love", "like", "prefer", "welcome", "want"])
                && (at + 2..self.found.first).any(|at| self.row.is_any(at, &["see", "have", "get"]))
                && !(at + 1..self.found.first).any(|at| matches!(self.row.items[at].what, What::Mark(_)))
        })
    }

    /// "A hypothetical `x` 0.9", "the forthcoming `x` 0.9".
    fn is_unreal(self) -> bool {
        self.is_before(1, &UNREAL)
    }

    /// "We are waiting for `x` 0.9".
    fn is_waited_for(self) -> bool {
        let the = usize::from(self.found.first.checked_sub(1).is_some_and(|at| self.row.is_any(at, &["the", "a", "an"])));
        let is =
            |back: usize, list: &[&str]| self.found.first.checked_sub(back + the).is_some_and(|at| self.row.is_any(at, list));
        is(1, &["for"]) && is(2, &["wait", "waits", "waiting"]) || is(1, &["await", "awaits", "awaiting"])
    }

    /// "The pull request targets `x` 0.9".
    fn is_target(self) -> bool {
        let aims = |back: usize| {
            self.found
                .first
                .checked_sub(back)
                .is_some_and(|at| self.row.is_any(at, &["targets", "targeting", "targeted", "target"]))
        };
        let verb = (1..4).find(|back| aims(*back)).and_then(|back| self.found.first.checked_sub(back));
        verb.is_some_and(|verb| (verb.saturating_sub(8)..verb).any(|at| self.row.is(at, &WORK)))
    }
}

impl Reading<'_> {
    /// Whether a match that begins an item stands among plans: "## Roadmap", and below it "- 2027: `x` 0.9".
    pub(crate) fn is_among_plans(&self, row: Row<'_>, found: &Found) -> bool {
        /// So many items stand at most before it.
        const NEAR: usize = 3;
        if self.block.kind != BlockKind::Item || row.items[0].start > 0 {
            return false;
        }
        let is_wish =
            || row.items.first().is_some_and(|first| ["consider", "maybe"].iter().any(|word| first.is_word(row.text, word)));
        found.first <= NEAR && self.headings.head_plans(self.whole) || is_wish() && self.scope.unreleased
    }
}
