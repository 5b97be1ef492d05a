//! Words that stand where a feature could, and name none.

use factlint_model::Claim;

use crate::lexicon::Lexicon;

/// "Available since 1.80", "in `std` since 1.63", "that everyone uses": words that stand where a feature could, and name none.
pub(super) fn names_nothing(subject: &str) -> bool {
    // "N-2 (1.71.0)", "~1 year (1.65.0)": how old a compiler is.
    let is_age = |word: &str| ["year", "years", "month", "months", "mo", "week", "weeks"].contains(&word);
    let is_number_of = |rest: &str| rest.strip_prefix('-').is_none_or(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let ages = subject.rsplit(' ').next().is_some_and(is_age) && subject.split_whitespace().count() <= 2;
    // "Incremental climbing remains off by default": nothing new.
    let mut between = subject.split(' ').skip(1).peekable();
    let remains = std::iter::from_fn(|| between.next().filter(|_| between.peek().is_some()))
        .any(|word| matches!(word, "remains" | "remain" | "stays" | "stay"));
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
    const LEADS: &[&str] = &[
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
    ];
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
    let lower = subject.to_lowercase();
    let plain = lower.trim_matches(['`', '"']);
    let thing = plain.strip_prefix("new ").unwrap_or(plain);
    // "Interestingly, as of Rust 1.7"
    let is_adverb = !plain.contains([' ', '_']) && plain.len() > 5 && plain.ends_with("ly");
    NONE.has(plain)
        || is_adverb
        || THINGS.has(thing)
        // What leads has a blank, and so has every tail.
        || plain.contains(' ')
            && (LEADS.iter().any(|lead| begins_with(plain, lead)) || TAILS.iter().any(|tail| ends_with(plain, tail)))
}

/// Whether a text begins with words. Most do not begin with their first letter.
fn begins_with(text: &str, words: &str) -> bool {
    text.as_bytes().first() == words.as_bytes().first() && text.starts_with(words)
}

/// Whether a text ends with words, likewise.
fn ends_with(text: &str, words: &str) -> bool {
    text.as_bytes().last() == words.as_bytes().last() && text.ends_with(words)
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
    let is_bare = before.trim_end_matches("Rust ").strip_suffix(" in ") == Some(subject);
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
    const FIRST: &[&str] = &["what", "how", "why", "when", "where", "who", "our", "my", "some", "released", "out", "here"];
    const LONGEST: usize = 6;
    if !claim.text.starts_with(|c: char| c.is_ascii_digit() || c == 'R') {
        return false;
    }
    let behind = ["\u{2014} ", "\u{2013} ", "- "].iter().find_map(|dash| Some(claim.text.split_once(dash)?.1));
    let subject = claim.subject.as_str();
    let is_entry = behind.is_some_and(|behind| behind.trim_start_matches("The ").replace('`', "") == subject);
    let first = subject.split_whitespace().next().unwrap_or_default().to_lowercase();
    is_entry && (FIRST.contains(&first.as_str()) || subject.split_whitespace().count() > LONGEST)
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
    let mut words = subject.split_whitespace();
    let (Some(first), Some(last)) = (words.next(), words.next_back()) else { return false };
    is_count(first) && THINGS.has(last) && words.count() <= 2
}
