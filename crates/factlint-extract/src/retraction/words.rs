//! The words with which texts take back what they said, and those with which they say it.

use crate::lexicon::{Lexicon, joined};

/// What a text or its author does when it says something.
pub(crate) static SAYS: Lexicon = joined!(
    &CLAIMS,
    &SAID,
    &Lexicon::of(&[
        "stating",
        "written",
        "writes",
        "writing",
        "reports",
        "report",
        "reporting",
        "lists",
        "list",
        "listing",
        "given",
        "gives",
        "give",
        "giving",
        "named",
        "names",
        "suggesting",
        "implies",
        "implying",
        "mentioned",
        "asserting",
        "contained",
        "shown",
        "shows",
        "noted",
        "put",
        "having",
        "described",
        "announced",
        "quoted",
        "credited",
        "attributed",
        "placed",
        "indicated",
        "declared",
        "told",
        "published",
        "dated",
        "recorded",
        "maintained",
        "taught",
        "teaches",
        "pretended",
        "alleges",
        "imply"
    ])
);

/// What somebody does who is told to be wrong, or whom nobody knows.
pub(super) static CLAIMS: Lexicon = Lexicon::of(&[
    "claim",
    "claims",
    "claimed",
    "claiming",
    "say",
    "says",
    "said",
    "saying",
    "state",
    "states",
    "stated",
    "write",
    "wrote",
    "believe",
    "believes",
    "believed",
    "think",
    "thinks",
    "thought",
    "insist",
    "insists",
    "insisted",
    "assert",
    "asserts",
    "asserted",
    "assume",
    "assumes",
    "assumed",
    "suggest",
    "suggests",
    "suggested",
    "teach",
    "alleged",
    "rumoured",
    "rumored",
    "reported",
    "pretend",
]);

/// What a text said that one looks back to.
pub(super) static TOLD: Lexicon =
    Lexicon::of(&["claimed", "said", "stated", "wrote", "believed", "thought", "asserted", "suggested", "implied"]);

/// How one errs.
pub(super) static WRONGLY: Lexicon = Lexicon::of(&[
    "wrongly",
    "incorrectly",
    "erroneously",
    "mistakenly",
    "falsely",
    "inaccurately",
    "misleadingly",
    "wrong",
    "incorrect",
]);

/// What one does who errs, in one word.
pub(super) static ERRS: Lexicon = Lexicon::of(&[
    "misreported",
    "misstated",
    "misdated",
    "misquoted",
    "misattributed",
    "misremembered",
    "miswrote",
    "mislabelled",
    "mislabeled",
    "misprinted",
]);

/// What a text was before it was corrected.
pub(super) static FORMER: Lexicon = Lexicon::of(&[
    "earlier",
    "previous",
    "first",
    "initial",
    "original",
    "former",
    "old",
    "older",
    "prior",
    "preceding",
    "last",
    "yesterday's",
    "outdated",
    "uncorrected",
    "printed",
    "early",
]);

/// Texts that come in several states.
pub(super) static STATES: Lexicon = Lexicon::of(&[
    "version",
    "versions",
    "edition",
    "editions",
    "revision",
    "revisions",
    "draft",
    "drafts",
    "printing",
    "printings",
    "wording",
]);

/// Texts that one takes back later.
pub(super) static TEXTS: Lexicon = Lexicon::of(&[
    "post",
    "posts",
    "article",
    "articles",
    "issue",
    "issues",
    "report",
    "reports",
    "newsletter",
    "newsletters",
    "episode",
    "announcement",
    "entry",
    "list",
    "table",
    "page",
    "guide",
    "summary",
    "tweet",
    "message",
    "email",
    "mail",
    "column",
    "blog",
    "review",
    "digest",
    "instalment",
    "installment",
    "chapter",
    "slide",
    "slides",
    "text",
    "note",
    "notes",
]);

/// Pages that go with a program, and are kept right.
pub(super) static PAGES: Lexicon = Lexicon::of(&[
    "readme",
    "docs",
    "doc",
    "documentation",
    "manual",
    "guide",
    "changelog",
    "comment",
    "comments",
    "page",
    "website",
    "site",
    "wiki",
    "book",
    "description",
    "table",
    "badge",
    "faq",
    "text",
    "caption",
    "header",
    "docstring",
    "rustdoc",
    "tutorial",
]);

/// Words of a page that was wrong.
pub(super) static SAID: Lexicon =
    Lexicon::of(&["said", "stated", "claimed", "listed", "gave", "showed", "read", "had", "suggested", "implied"]);

/// What was done to a text that was wrong.
pub(super) static MENDED: Lexicon = Lexicon::of(&[
    "fixed",
    "corrected",
    "wrong",
    "incorrect",
    "false",
    "mistaken",
    "outdated",
    "stale",
    "updated",
    "amended",
    "removed",
    "mistake",
    "error",
    "typo",
    "apologise",
    "apologize",
    "apologies",
    "sorry",
    "regret",
    "oops",
]);

/// Those who say it, where nobody knows who they are.
pub(super) static SOMEBODY: Lexicon = Lexicon::of(&[
    "some",
    "many",
    "several",
    "certain",
    "most",
    "people",
    "folks",
    "someone",
    "somebody",
    "others",
    "various",
    "numerous",
    "countless",
    "few",
]);

/// How often one says what may not be so.
pub(super) static OFTEN: Lexicon = Lexicon::of(&[
    "often",
    "sometimes",
    "commonly",
    "widely",
    "frequently",
    "occasionally",
    "popularly",
    "generally",
    "usually",
    "still",
    "repeatedly",
    "once",
    "variously",
]);

/// Words that deny what is said.
pub(super) static DENIES: Lexicon = Lexicon::of(&[
    "denied",
    "denies",
    "deny",
    "denying",
    "disputes",
    "disputed",
    "dispute",
    "doubt",
    "doubts",
    "doubted",
    "refute",
    "refutes",
    "refuted",
    "disproved",
    "disproves",
    "debunks",
    "debunked",
    "disproven",
]);

/// Words that say no.
pub(super) static NOT: Lexicon = Lexicon::of(&[
    "not",
    "never",
    "no",
    "nobody",
    "none",
    "neither",
    "nor",
    "hardly",
    "isn't",
    "wasn't",
    "aren't",
    "doesn't",
    "don't",
    "didn't",
    "won't",
    "cannot",
    "can't",
    "stop",
    "stops",
    "stopped",
    "isn\u{2019}t",
    "wasn\u{2019}t",
    "doesn\u{2019}t",
    "don\u{2019}t",
    "didn\u{2019}t",
    "won\u{2019}t",
    "can\u{2019}t",
]);

/// Words for what is so.
pub(super) static TRUE: Lexicon = Lexicon::of(&["true", "correct", "right", "accurate", "case", "so"]);

/// Words behind which a text says what is so.
pub(super) static TURNS: Lexicon =
    Lexicon::of(&["but", "however", "actually", "whereas", "although", "though", "correctly", "rightly"]);

/// Words that lead to what is replaced.
pub(super) static REPLACES: Lexicon = Lexicon::of(&[
    "replace",
    "change",
    "correct",
    "for",
    "delete",
    "strike",
    "remove",
    "drop",
    "reword",
    "replaced",
    "changed",
    "corrected",
    "instead",
    "not",
]);

/// Words behind what is replaced.
pub(super) static SHOULD: Lexicon = Lexicon::of(&["should", "must", "ought", "read", "becomes", "sic"]);

/// Remarks in brackets that take back what stands before them.
pub(super) static REMARKS: Lexicon =
    Lexicon::of(&["sic", "recte", "correction", "corrected", "wrong", "incorrect", "false", "erratum", "error", "wrongly"]);

/// All words with which a text says that something is not so.
pub(crate) static JUDGES: Lexicon = joined!(&ERRS, &TRUE, &DENIES, &REMARKS);
