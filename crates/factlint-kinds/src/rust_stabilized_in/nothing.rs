//! Words that stand where a feature could, and name none.

use factlint_model::Claim;

use crate::lexicon::Lexicon;
use crate::spaced::spaced;

/// "Available since 1.80", "in `std` since 1.63", "that everyone uses": words that stand where a feature could, and name none.
pub(super) fn names_nothing(subject: &str) -> bool {
    // "N-2 (1.71.0)", "~1 year (1.65.0)": how old a compiler is.
    static AGES: Lexicon = Lexicon::of(&["year", "years", "month", "months", "mo", "week", "weeks"]);
    let is_number_of = |rest: &str| rest.strip_prefix('-').is_none_or(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let ages = AGES.has_as_written(last_word(subject)) && spaced(subject).count() <= 2;
    // "Incremental climbing remains off by default": nothing new.
    let mut between = subject.as_bytes().split(|b| *b == b' ').skip(1).peekable();
    let remains = std::iter::from_fn(|| between.next().filter(|_| between.peek().is_some()))
        .any(|word| matches!(word, b"remains" | b"remain" | b"stays" | b"stay"));
    if remains
        || subject.strip_prefix('N').is_some_and(|rest| rest.is_empty() || rest.starts_with('-') && is_number_of(rest))
        || ages
    {
        return true;
    }
    static NONE: Lexicon = Lexicon::of(&[
        "available",
        "part",
        "arrived",
        "landed",
        "std",
        "stdlib",
        "core",
        "alloc",
        "default",
        "they're",
        "targets",
        "it's",
        "they\u{2019}re",
        "usable",
        "const",
        "deprecated",
        "removed",
        "supported",
        "enabled",
        "obsolete",
        "met",
        "satisfied",
        "fulfilled",
        "given",
        "true",
        "the case",
        "landing",
        "arriving",
        "coming",
        "instead",
        "meanwhile",
        "however",
        "nightly only",
        "nightly-only",
        "stable only",
        "describes",
        "proposes",
        "mentions",
    ]);
    static LEADS: Lexicon = Lexicon::of(&[
        "already ",
        "rolling out ",
        "instead ",
        "most ",
        "nor ",
        "part of ",
        "default in ",
        "default for ",
        "said ",
        "everyone ",
        "out for ",
        "out because ",
        "due to ",
        "everybody ",
        "people ",
        "no ",
        "zero ",
        "fewer ",
        "several ",
        "number of ",
        "various ",
        "version of ",
        "particular ",
        "rid of ",
        "bitten ",
        "stuck ",
        "without ",
        "your ",
        "to ",
        "certain ",
        "specific ",
        "bulk of ",
        "huge bulk of ",
        "majority of ",
        "rest of ",
        "lot of ",
        "lots of ",
        "reverts ",
        "marks ",
        "usable ",
        "available ",
        "supported ",
        "allowed ",
        "possible ",
        "stable ",
    ]);
    const TAILS: &[&str] = &[
        " gap",
        " limitation",
        " restriction",
        " release",
        " releases",
        " back",
        " onwards)",
        " requirement",
        " floor",
        " minimum",
        " baseline",
        " rfc",
        " rfcs",
        "stable rust",
    ];
    // "Default for std::vec::IntoIter": the trait, and a type that has it.
    let is_trait = |rest: &str| rest.contains("::") || rest.starts_with(|c: char| c.is_ascii_uppercase() || "&*[(`".contains(c));
    if subject.trim_start_matches('`').strip_prefix("Default for ").is_some_and(is_trait) {
        return false;
    }
    let plain = subject.trim_matches(['`', '"']);
    let thing = plain.get(4..).filter(|_| begins_with(plain, "new ")).unwrap_or(plain);
    // "Interestingly, as of Rust 1.7"
    let is_adverb = plain.len() > 5 && ends_with(plain, "ly") && !plain.bytes().any(|b| matches!(b, b' ' | b'_'));
    NONE.has(plain)
        || is_adverb
        || THINGS.has(thing)
        // What leads has a blank, and so has every tail.
        || plain.contains(' ')
            && (LEADS.begins(plain) || TAILS.iter().any(|tail| ends_with(plain, tail)))
}

/// The last word of a text.
pub(super) fn last_word(text: &str) -> &str {
    let blank = text.bytes().rposition(|b| b == b' ');
    blank.map_or(text, |blank| &text[blank + 1..])
}

/// Whether a text begins with words, whatever their case.
fn begins_with(text: &str, words: &str) -> bool {
    text.as_bytes().get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether a text ends with words, likewise.
fn ends_with(text: &str, words: &str) -> bool {
    let from = text.len().checked_sub(words.len());
    from.is_some_and(|from| text.as_bytes()[from..].eq_ignore_ascii_case(words.as_bytes()))
}

/// What a feature may be called, where nothing says which one is meant.
static THINGS: Lexicon = Lexicon::of(&[
    "concept",
    "mvp",
    "working mvp",
    "output",
    "flag",
    "option",
    "functionality",
    "behavior",
    "behaviour",
    "functions",
    "function",
    "method",
    "methods",
    "type",
    "types",
    "trait",
    "traits",
    "lint",
    "lints",
    "attribute",
    "attributes",
    "macro",
    "macros",
    "api",
    "apis",
    "change",
    "changes",
    "dependency",
    "dependencies",
    "examples",
    "tests",
    "second form",
    "cargo flag",
    "error message",
    "error messages",
    "existed",
    "worked",
    "present",
    "ever",
    "implemented",
    "implementation",
    "attack",
    "vulnerability",
    "issue",
    "bug",
    "ice",
    "crash",
    "panic",
    "regression",
    "problem",
    "problems",
    "trouble",
    "runtime",
    "runtimes",
    "library",
    "libraries",
    "crate",
    "crates",
    "ecosystem",
    "interface",
    "interfaces",
    "protocol",
    "rfc",
    "build",
    "code",
]);

/// "A show: Rust 1.26", "Back in Rust 1.51", "stabilize it in 1.41": words before a version that name no feature of it.
pub(super) fn is_label(claim: &Claim) -> bool {
    // Where the words are a link, its address stands behind them.
    let linked = claim.text.contains(']').then(|| claim.text.rsplit_once("](")).flatten();
    let text = linked.map_or(claim.text.as_str(), |(words, _)| words);
    let text = text.trim_end_matches(['.', ')', '`', '*', '_']);
    let before = text.strip_suffix(claim.value.as_str()).unwrap_or_default();
    let by_colon = before.ends_with(": Rust ") && !before.contains('`');
    let subject = claim.subject.as_str();
    let behind = before.strip_prefix(subject).and_then(|rest| rest.strip_prefix(" in "));
    let is_bare = behind.is_some_and(|rest| rest.trim_end_matches("Rust ").is_empty());
    // "[podcast] A show": what sorts of things a list holds; not so "`[u8]::len`".
    let is_coded = || claim.text.contains("`[") || claim.text.contains("<code>[") || subject.contains("]::");
    let is_sorted = subject.starts_with('[') && !is_coded();
    let acts = || {
        let first = subject.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        first.starts_with("stabili") || first == "back" || subject.split_whitespace().any(|word| word.ends_with("ed"))
    };
    by_colon || is_sorted || is_bare && acts()
}

/// "Rust 1.85 \u{2014} what you should know:": what stands between a release and a colon may be no name.
pub(super) fn is_remark(claim: &Claim) -> bool {
    static FIRST: Lexicon =
        Lexicon::of(&["what", "how", "why", "when", "where", "who", "our", "my", "some", "released", "out", "here"]);
    const LONGEST: usize = 6;
    if !claim.text.starts_with(|c: char| c.is_ascii_digit() || c == 'R') {
        return false;
    }
    let subject = claim.subject.as_str();
    let mut words = spaced(subject);
    let is_no_name = words.next().is_some_and(|first| FIRST.has(first) || words.nth(LONGEST - 1).is_some());
    let behind = || ["\u{2014} ", "\u{2013} ", "- "].iter().find_map(|dash| Some(claim.text.split_once(dash)?.1));
    is_no_name && behind().is_some_and(|behind| behind.trim_start_matches("The ").replace('`', "") == subject)
}

/// "Seven new APIs", "several functions": how many there are, and not which.
pub(super) fn counts_only(subject: &str) -> bool {
    static MANY: Lexicon = Lexicon::of(&[
        "several",
        "many",
        "some",
        "few",
        "most",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozens",
        "number",
        "new",
        "following",
        "these",
        "additional",
        "more",
    ]);
    static THINGS: Lexicon = Lexicon::of(&[
        "apis",
        "api",
        "features",
        "methods",
        "functions",
        "items",
        "things",
        "types",
        "traits",
        "changes",
        "additions",
        "macros",
        "parts",
    ]);
    let is_count = |word: &str| MANY.has(word) || word.bytes().all(|b| b.is_ascii_digit());
    let mut words = spaced(subject);
    if !words.next().is_some_and(is_count) {
        return false;
    }
    // At most two words stand between how many there are and of what.
    let rest = words.take(4).collect::<Vec<_>>();
    (1..=3).contains(&rest.len()) && rest.last().is_some_and(|last| THINGS.has(last))
}
