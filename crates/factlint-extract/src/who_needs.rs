//! Who needs something: "our fork of brindle requires Rust 1.80", "our CLI uses brindle 4.6 and requires Rust 1.90" say it of
//! something that only has to do with the crate, "neither brindle nor tarn requires it" of none.

use crate::engine::Reading;
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::mention::{Item, Owner, Sign, VersionMention, What, is_rust_shaped};
use crate::pattern::{Found, Row};
use crate::told_release::apposed_release;

impl Reading<'_> {
    /// Whether a match says of something else than the crate that its words name, or that stands before it, that it needs
    /// something.
    pub(crate) fn is_needed_by_another(&self, row: Row<'_>, found: &Found) -> bool {
        let words = Words { items: row.items, text: row.text };
        let of_crate = |at: &usize| words.names_crate(*at) || found.name == Some(*at);
        let own = found.name.or(found.release).filter(of_crate);
        let release = own.or_else(|| (0..found.first).rev().find(|at| words.names_crate(*at)));
        if release.is_some_and(|at| words.ends_before(at)) {
            return true;
        }
        // "Brindle requires Rust 1.80"
        if let Some(own) = own {
            return own <= found.first + 1 && own < found.last && words.acts(own + 1) && words.is_oblique(own);
        }
        // "Upgrading to brindle 1.48 raises the MSRV to 1.71"
        if release.is_some_and(|at| words.is(at + 1, &RAISES) && words.is_oblique(at)) {
            return true;
        }
        // "We bumped brindle to 1.48 and our MSRV to 1.75"
        if !(self.whole.is_of_one_crate() && self.scope.about.is_some())
            && (found.first.saturating_sub(1)..=found.last).any(|at| words.is_any(at, &["our", "my", "your"]))
        {
            return true;
        }
        // "Newer ones, such as 4.13.0, which appeared in May and requires 1.88": of whatever has that version.
        let nearest = (0..found.first).rev().find(|at| words.names_crate(*at) || matches!(row.items[*at].what, What::Version(_)));
        let is_bare = |at: usize| matches!(&row.items[at].what, What::Version(mention) if mention.owner.is_none() && !is_rust_shaped(mention));
        let is_relative = |at: usize| words.is_mark(at + 1) && words.is(at + 2, &RELATIVES);
        if nearest.is_some_and(|at| is_bare(at) && is_relative(at)) {
            return true;
        }
        // "Because our tool uses brindle 4.6, it needs Rust 1.85"
        if words.is_any(found.first, &["it"]) {
            let near = (0..found.first).rev().find(|at| words.names_crate(*at));
            return near.is_some_and(|near| words.is_used_by_another(near));
        }
        // "… and requires Rust 1.80"
        if !words.goes_on(found.first) || apposed_release(row, found).is_some() {
            return false;
        }
        let is_crate =
            |at: usize| words.names_crate(at) || row.items[at].word(row.text).is_some_and(|word| self.whole.is_known(word));
        let Some(near) = (0..found.first).rev().find(|at| is_crate(*at)) else { return false };
        let from = words.clause(near);
        // What the clause begins with is what it is about, and the version behind its name is its own.
        let begins = (from..near).any(|at| words.is_same(at, near) && !words.is_object(at, from));
        let is_relative = (near..found.first).any(|at| words.is(at, &RELATIVES));
        !begins && !is_relative && words.is_object(near, from)
    }
}

/// The words of a sentence.
#[derive(Clone, Copy)]
struct Words<'a> {
    items: &'a [Item],
    text: &'a str,
}

/// What begins a clause about the name before it.
static RELATIVES: Lexicon = Lexicon::of(&["which", "that", "who", "whose"]);

/// Prepositions that bind a name to the noun before it, and begin no clause.
static PREPOSITIONS: Lexicon = Lexicon::of(&[
    "of",
    "around",
    "for",
    "to",
    "over",
    "on",
    "with",
    "in",
    "from",
    "by",
    "against",
    "via",
    "through",
    "atop",
    "behind",
    "inside",
    "within",
    "into",
    "onto",
    "about",
    "upon",
    "under",
    "above",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "without",
    "outside",
    "across",
    "at",
    "near",
    "among",
    "amongst",
    "versus",
    "vs",
    "vs.",
    "using",
    "towards",
    "toward",
    "per",
    "extending",
    "wrapping",
    "despite",
    "except",
    "unlike",
]);

/// Nouns that stand for what they are of.
static HEADS: Lexicon = Lexicon::of(&[
    "version", "versions", "release", "releases", "line", "series", "branch", "update", "updates", "all", "both", "most", "each",
    "any", "every", "half", "rest", "case",
]);

/// Words before such a noun that make it none of a former time, or of one to come.
static NEWEST: Lexicon = Lexicon::of(&[
    "the",
    "this",
    "that",
    "latest",
    "newest",
    "current",
    "recent",
    "new",
    "newer",
    "most",
    "stable",
    "all",
    "any",
    "every",
    "each",
    "published",
    "and",
    "also",
    "but",
    "since",
    "because",
    "released",
    "today's",
]);

/// Nouns for what everybody does with a crate, or who does it: what they need the crate needs.
static USES: Lexicon = Lexicon::of(&[
    "build",
    "builds",
    "building",
    "compiling",
    "compilation",
    "use",
    "usage",
    "using",
    "installing",
    "installation",
    "running",
    "adopting",
    "adoption",
    "upgrade",
    "upgrades",
    "upgrading",
    "updating",
    "moving",
    "move",
    "switching",
    "switch",
    "migrating",
    "migration",
    "bumping",
    "bump",
    "adding",
    "depending",
    "dependency",
    "depend",
    "relying",
    "users",
    "user",
    "consumers",
    "dependents",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "whoever",
    "those",
    "you",
    "we",
    "jump",
    "step",
    "importing",
    "linking",
    "pulling",
    "enabling",
    "choosing",
    "taking",
    "author",
    "authors",
    "maintainers",
    "developers",
    "team",
]);

/// Words that say of some of them only what is said.
static FEW: Lexicon = Lexicon::of(&["few", "some", "many", "several", "certain", "not", "no", "fewer", "rarely", "only"]);

/// Verbs with which something asks for another version than before: of an upgrade they are said of who upgrades.
static RAISES: Lexicon = Lexicon::of(&[
    "raises",
    "raised",
    "raise",
    "bumps",
    "bumped",
    "bump",
    "lifts",
    "lifted",
    "lift",
    "increases",
    "increased",
    "increase",
    "changes",
    "changed",
    "moves",
    "moved",
    "sets",
    "set",
    "updates",
    "updated",
    "lowers",
    "lowered",
    "drops",
    "dropped",
    "pushes",
    "pushed",
]);

/// What may stand between a noun and the name that says which it is.
static BEFORE_NAMES: Lexicon = Lexicon::of(&[
    "the",
    "this",
    "that",
    "its",
    "their",
    "crate",
    "crates",
    "library",
    "version",
    "release",
    "popular",
    "new",
    "newer",
    "newest",
    "latest",
    "current",
    "recent",
    "old",
    "older",
    "plain",
    "stock",
    "vanilla",
    "modern",
    "fresh",
    "upcoming",
    "both",
    "also",
    "even",
    "all",
    "only",
    "just",
    "still",
    "now",
    "today",
    "then",
    "itself",
    "framework",
    "runtime",
    "tool",
    "package",
    "dependency",
]);

/// Nouns that say what sort of thing a name is of.
const SORTS: &[&str] = &["framework", "runtime", "library", "tool", "crate", "dependency", "package"];

/// Words behind which a name is only one of what something is like or belongs to: "our patched brindle".
static CHANGED: Lexicon = Lexicon::of(&[
    "unreleased",
    "git",
    "nightly",
    "pre-release",
    "prerelease",
    "patched",
    "forked",
    "modified",
    "vendored",
    "customised",
    "customized",
    "custom",
    "hacked",
    "trimmed",
    "stripped",
    "slimmed",
    "private",
    "internal",
    "in-house",
    "homegrown",
    "home-grown",
    "fake",
    "mock",
    "mocked",
    "unofficial",
    "hypothetical",
    "instrumented",
    "downstream",
    "rewritten",
    "stripped-down",
    "cut-down",
]);

/// What somebody holds for true who may be wrong.
static THOUGHT: Lexicon = Lexicon::of(&[
    "thought",
    "believed",
    "assumed",
    "feared",
    "imagined",
    "guessed",
    "suspected",
    "expected",
    "supposed",
    "pretend",
    "pretends",
    "myth",
    "rumour",
    "rumor",
    "wrong",
    "untrue",
    "false",
]);

/// Words that deny what is said of the names behind them.
static NONE: Lexicon = Lexicon::of(&["neither", "nor", "none", "nothing", "hardly", "barely", "scarcely", "no", "not"]);

impl Words<'_> {
    fn is(self, at: usize, list: &Lexicon) -> bool {
        self.items.get(at).is_some_and(|item| !item.code && item.is_one(self.text, list))
    }

    fn is_any(self, at: usize, list: &[&str]) -> bool {
        self.items.get(at).is_some_and(|item| list.iter().any(|word| item.is_word(self.text, word)))
    }

    fn is_mark(self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.is_mark(','))
    }

    fn is_word(self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| matches!(item.what, What::Word))
    }

    fn names_crate(self, at: usize) -> bool {
        match &self.items[at].what {
            What::Name(name) => name.sign >= Sign::Code || name.sign == Sign::Repository,
            What::Version(VersionMention { owner: Some((Owner::Crate(_), _)), .. }) => true,
            _ => false,
        }
    }

    /// "Until brindle 1.48 the MSRV was 1.70": whether what is said ends before a release.
    fn ends_before(self, at: usize) -> bool {
        let is = |back: usize, words: &[&str]| at.checked_sub(back).is_some_and(|at| self.is_any(at, words));
        let is_release = matches!(self.items[at].what, What::Version(_));
        is_release && (is(1, &["until", "till", "before"]) || is(1, &["to"]) && is(2, &["prior", "up"]))
    }

    /// Whether a word stands at a place that may be what the name before it does.
    fn acts(self, at: usize) -> bool {
        static OTHERS: Lexicon = Lexicon::of(&[
            "'s",
            "\u{2019}s",
            "'",
            "\u{2019}",
            "and",
            "or",
            "has",
            "had",
            "'ll",
            "as",
            "the",
            "a",
            "an",
            "its",
            "their",
            "it",
            "we",
            "you",
            "they",
            "this",
            "that",
            "our",
            "my",
            "your",
            "there",
            "one",
            "s",
        ]);
        self.is_word(at) && !self.is(at, &OTHERS) && !self.is(at, &PREPOSITIONS)
    }

    /// Whether two items are of the same crate.
    fn is_same(self, at: usize, other: usize) -> bool {
        let name = |at: usize| match &self.items[at].what {
            What::Version(VersionMention { owner: Some((Owner::Crate(owner), _)), .. }) => Some(owner.as_str()),
            What::Name(own) => Some(own.name.as_str()),
            What::Word => self.items[at].word(self.text),
            _ => None,
        };
        name(at).zip(name(other)).is_some_and(|(own, other)| own.eq_ignore_ascii_case(other))
    }

    /// Whether a clause goes on here with a verb and no subject of its own.
    fn goes_on(self, at: usize) -> bool {
        self.is_any(at, &["and", "or", "but", "also"]) || matches!(self.items[at].what, What::Mark(',' | ';' | '-'))
    }

    /// Whether a word has an ending of verbs.
    fn is_inflected(self, at: usize) -> bool {
        let small = lower(&self.text[self.items[at].start..self.items[at].end]);
        let is_third = small.ends_with('s') && !small.ends_with("ss") && !small.ends_with("us");
        small.len() > 3 && (is_third || small.ends_with("ed"))
    }

    /// Where the clause of an item begins.
    fn clause(self, at: usize) -> usize {
        let ends = |at: &usize| matches!(self.items[*at].what, What::Mark(';' | ':' | '(' | '.')) && !self.items[*at].code;
        (0..at).rev().find(ends).map_or(0, |end| end + 1)
    }

    /// The name with which the list of names begins that ends at an item: "brindle, tarn and pavise".
    fn first_of_list(self, at: usize) -> usize {
        let is_name = |at: usize| match &self.items[at].what {
            What::Version(mention) => !mention.is_of_rust(),
            What::Name(_) => true,
            _ => self.is_small(at),
        };
        let mut first = at;
        let mut is_open = false;
        while let Some(joint) = first.checked_sub(1) {
            let joins = self.is_any(joint, &["and", "or", "nor"]) || is_open && matches!(self.items[joint].what, What::Mark(','));
            let Some(before) = joint.checked_sub(1).filter(|before| joins && is_name(*before)) else { break };
            is_open = true;
            first = before;
        }
        first
    }

    /// Whether an item is a word in small letters that may be a name.
    fn is_small(self, at: usize) -> bool {
        self.is_word(at) && self.text[self.items[at].start..].starts_with(|c: char| c.is_ascii_lowercase())
    }

    /// Whether a name before a verb is no subject of it: what stands before binds it to another noun, or denies it.
    fn is_oblique(self, name: usize) -> bool {
        let first = self.first_of_list(name);
        if (first..name).any(|at| self.is(at, &NONE)) {
            return true;
        }
        let mut at = first;
        while let Some(before) = at.checked_sub(1).filter(|before| self.is(*before, &BEFORE_NAMES)) {
            at = before;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        // "I thought brindle required", "it is not true that brindle requires"
        let says = if self.is_any(before, &["that"]) { before.checked_sub(1) } else { Some(before) };
        let is_untrue =
            |at: usize| self.is_any(at, &["true", "correct"]) && at.checked_sub(1).is_some_and(|at| self.is(at, &NONE));
        if says.is_some_and(|at| self.is(at, &THOUGHT) || is_untrue(at)) {
            return true;
        }
        if self.is(before, &NONE) || self.is(before, &CHANGED) {
            return true;
        }
        let is_indefinite = |at: usize| self.is_any(at, &["a", "an", "our", "my", "your", "another", "some"]);
        // "A full-featured brindle", but "my colleague says brindle".
        let is_many = || self.text[..self.items[before].end].ends_with('s');
        let is_like = self.is_word(before)
            && !is_many()
            && before.checked_sub(1).is_some_and(is_indefinite)
            && !(at..first).any(|at| self.is_any(at, SORTS));
        if is_like {
            return true;
        }
        // "An own brindle", but "a recent brindle", "our runtime brindle".
        if is_indefinite(before) && !(at..first).any(|at| self.is_any(at, SORTS)) {
            return !(at..first).any(|at| {
                self.is_any(at, &["new", "newer", "recent", "current", "modern", "plain", "stock", "fresh", "latest"])
            });
        }
        if self.is(before, &PREPOSITIONS) {
            return !self.is_headed(before) || self.is(name + 1, &RAISES) && self.is(before.saturating_sub(1), &USES);
        }
        // "Developing brindle requires"
        let is_gerund =
            self.is_word(before) && lower(&self.text[self.items[before].start..self.items[before].end]).ends_with("ing");
        is_gerund && self.begins(before) && (!self.is(before, &USES) || self.is(name + 1, &RAISES))
    }

    /// Whether a clause may begin at an item.
    fn begins(self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            matches!(self.items[before].what, What::Mark(_))
                || self.is_any(before, &["and", "but", "while", "that", "because", "so"])
        })
    }

    /// Whether the noun before a preposition stands for what it is of: "the current release of brindle", "users of brindle".
    fn is_headed(self, preposition: usize) -> bool {
        let Some(head) = preposition.checked_sub(1) else { return true };
        match &self.items[head].what {
            // "Nothing in brindle"
            What::Word if self.is(head, &NONE) || head.checked_sub(1).is_some_and(|at| self.is(at, &NONE)) => false,
            What::Word => {
                self.is(head, &HEADS) && self.is_newest(head)
                    || self.is(head, &USES) && !head.checked_sub(1).is_some_and(|at| self.is(at, &FEW))
            }
            // "1.40 of brindle"
            What::Version(_) => true,
            What::Mark(_) => true,
            _ => false,
        }
    }

    /// Whether what stands before a noun says of no other time than now that it is: "the latest release", "the 0.7 line".
    fn is_newest(self, head: usize) -> bool {
        head.checked_sub(1).is_none_or(|before| !matches!(self.items[before].what, What::Word) || self.is(before, &NEWEST))
    }

    /// Whether something that is named uses a crate in its clause, and nobody who speaks or is spoken to.
    fn is_used_by_another(self, name: usize) -> bool {
        static WHO: Lexicon =
            Lexicon::of(&["we", "you", "i", "one", "they", "people", "he", "she", "everybody", "everyone", "users"]);
        const ARTICLES: &[&str] = &["our", "my", "your", "the", "this", "that", "its", "their", "a", "an"];
        let from = self.clause(name);
        let mut until = self.first_of_list(name);
        while let Some(before) = until.checked_sub(1).filter(|before| *before >= from && self.is(*before, &BEFORE_NAMES)) {
            until = before;
        }
        let is_named = (from..until).any(|at| self.is_any(at, ARTICLES));
        is_named && !(from..until).any(|at| self.is(at, &WHO)) && self.is_object(name, from)
    }

    /// Whether a name stands behind a verb or a preposition of its clause, so that something else is its subject.
    fn is_object(self, name: usize, from: usize) -> bool {
        static VERBS: Lexicon = Lexicon::of(&[
            "use", "need", "build", "run", "wrap", "ship", "have", "depend", "rely", "sit", "target", "support", "require",
            "pin", "built", "written", "upgraded", "updated", "moved", "switched", "bumped", "bump", "update", "upgrade", "add",
            "made",
        ]);
        static BE: Lexicon = Lexicon::of(&["is", "was", "are", "were", "named", "called", "became", "being"]);
        let mut at = self.first_of_list(name);
        while let Some(before) = at.checked_sub(1).filter(|before| *before >= from && self.is(*before, &BEFORE_NAMES)) {
            at = before;
        }
        let Some(before) = at.checked_sub(1).filter(|before| *before >= from) else { return false };
        // "The newest release is brindle 4.6 and requires"
        if self.is(before, &BE) {
            return false;
        }
        let is_verb =
            |at: usize| self.is_word(at) && !self.items[at].code && (self.is(at, &VERBS) || at > from && self.is_inflected(at));
        let is_bound = self.is(before, &PREPOSITIONS) && !self.is_headed(before);
        let is_begun = self.begins(before + 1) && !(from..before).any(is_verb);
        is_bound || !is_begun && (from..=before).any(is_verb)
    }
}
