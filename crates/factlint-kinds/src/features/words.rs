//! The words of a feature's phrase, made comparable.

use crate::bare::bare;
use crate::lexicon::Lexicon;
use crate::spaced::spaced;

/// Words that tell nothing of which feature is meant.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "in",
    "on",
    "to",
    "for",
    "with",
    "and",
    "or",
    "by",
    "as",
    "at",
    "directly",
    "from",
    "is",
    "are",
    "was",
    "be",
    "this",
    "that",
    "its",
    "it",
    "now",
    "new",
    "all",
    "some",
    "more",
    "feature",
    "support",
    "stable",
    "stabilize",
    "stabilise",
    "stabilized",
    "stabilised",
    "stabilization",
    "rust",
    "language",
    "syntax",
    "std",
    "core",
    "use",
    "using",
    "allow",
    "can",
    "implement",
    "implementation",
    "impl",
    "add",
    "initial",
    "long",
    "awaited",
    "api",
    "method",
    "function",
    "macro",
    "attribute",
    "type",
    "option",
    "via",
    "when",
    "into",
    "built",
    "standard",
    "library",
    "compiler",
    "lint",
    "generally",
    "basic",
    "statement",
    "statements",
    "expression",
    "expressions",
    "native",
    "full",
    "first",
    "class",
    "improved",
    "code",
];

/// Words for a thing that something else names: what they begin names no feature.
static PRONOUNS: Lexicon = Lexicon::of(&[
    "it",
    "this",
    "that",
    "they",
    "these",
    "those",
    "which",
    "there",
    "what",
    "we",
    "you",
    "i",
    "one",
    "everything",
]);

/// Further words that name no feature by themselves.
static NO_FEATURE: Lexicon = Lexicon::of(&[
    "something",
    "nothing",
    "he",
    "she",
    "release",
    "version",
    "feature",
    "features",
    "rust",
    "project",
    "crate",
    "library",
    "code",
    "api",
    "stable",
    "support",
    "future",
    "meantime",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "change",
    "changes",
    "them",
    "us",
    "both",
    "all",
    "work",
    "update",
    "post",
    "msrv",
    "compiler",
    "toolchain",
    "channel",
    "ones",
    "apis",
    "methods",
    "functions",
    "method",
    "function",
    "traits",
    "items",
    "types",
    "parts",
    "things",
    "following",
    "team",
    "option",
    "options",
    "others",
    "most",
    "many",
    "more",
    "rest",
    "language",
    "and",
    "implementations",
    "trait",
    "macros",
    "modules",
    "lints",
    "few",
    "several",
    "five",
    "new",
    "about",
    "additional",
    "previously",
    "initially",
    "recently",
    "generally",
    "starting",
    "number",
    "bits",
    "of",
    "for",
    "the",
    "a",
    "an",
    "some",
    "library",
    "libraries",
    "design",
    "platform",
    "documentation",
    "names",
    "tests",
]);

/// Words that point back: a phrase with one of them is half a sentence.
static BACKWARD: Lexicon = Lexicon::of(&["those", "these", "them", "which", "introduced", "ones"]);

/// What a release mends is no feature of it.
static DEFECTS: Lexicon = Lexicon::of(&[
    "bug",
    "bugs",
    "regression",
    "regressions",
    "miscompilation",
    "miscompilations",
    "workaround",
    "vulnerability",
]);

/// Verbs of change logs: what is fixed is no feature of Rust.
static FIXES: Lexicon = Lexicon::of(&[
    "fix", "fixes", "fixed", "remove", "removes", "removed", "update", "updates", "updated", "address", "silence", "handle",
    "avoid", "correct", "resolve", "revert",
]);

/// The first words of a text, and how many of them there are.
pub(crate) fn first_words<const MOST: usize>(text: &str) -> ([&str; MOST], usize) {
    let (mut words, mut count) = ([""; MOST], 0);
    for (place, word) in words.iter_mut().zip(spaced(text)) {
        (*place, count) = (word, count + 1);
    }
    (words, count)
}

/// Whether the phrase can name a feature at all: it has a word of its own, and is not too long.
pub(crate) fn is_feature(phrase: &str) -> bool {
    const LONGEST: usize = 10;
    let (room, count) = first_words::<{ LONGEST + 1 }>(phrase);
    if !(1..=LONGEST).contains(&count) {
        return false;
    }
    let (words, mut own) = (&room[..count], room);
    own[..count].iter_mut().for_each(|word| *word = bare(word));
    let bare = &own[..count];
    let is = |word: &str, one: &str| one.eq_ignore_ascii_case(word);
    let has = |list: &Lexicon| bare.iter().any(|word| list.has(word));
    // "For `heap take` this was added": of what the pronoun stands for.
    let points = || ["it", "this", "that", "they"].iter().any(|word| is(word, bare[count - 1]));
    if FIXES.has(bare[0]) || PRONOUNS.has(bare[0]) || points() || has(&BACKWARD) || has(&DEFECTS) {
        return false;
    }
    let empty = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let names_nothing = || bare.iter().all(|word| PRONOUNS.has(word) || NO_FEATURE.has(word) || empty(word));
    // "-C" is one of many flags.
    let is_letter =
        || phrase.trim_matches(|c: char| !c.is_alphanumeric()).chars().nth(1).is_none() && phrase.contains(char::is_alphabetic);
    // The `Future` trait is one.
    let is_trait = || {
        words.len() == 2
            && words[1] == "trait"
            && words[0].starts_with(char::is_uppercase)
            && !["New", "One", "Some", "Following", "Another"].contains(&words[0])
    };
    // `Future` is one of the library, whatever else the word may mean.
    let is_future = || bare.len() == 2 && is(bare[0], "future") && is(bare[1], "trait");
    let is_mended =
        || bare.iter().any(|word| is(word, "clippy")) && bare.iter().any(|word| is(word, "errors") || is(word, "warnings"));
    (!names_nothing() || is_trait() || is_future()) && phrase.chars().any(char::is_alphabetic) && !is_letter() && !is_mended()
}

/// The words that tell which feature is meant, stemmed, without repetition; all words where every one is empty.
pub(crate) fn content(phrase: &str) -> Vec<String> {
    let all: Vec<String> = split(phrase).collect();
    let mut kept: Vec<String> = all
        .iter()
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .map(|word| stem(word))
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect();
    if kept.is_empty() {
        kept = all.iter().map(|word| stem(word)).collect();
    }
    kept.sort();
    kept.dedup();
    kept
}

fn split(phrase: &str) -> impl Iterator<Item = String> + '_ {
    phrase
        .split(|c: char| !(c.is_alphanumeric() || c == '!' || c == '#'))
        .map(|word| word.trim_matches(['!', '#']))
        // "`-Znext-rungs`": the letter is that of the flag.
        .map(|word| word.strip_prefix('Z').filter(|rest| is_small(rest)).unwrap_or(word).to_lowercase())
        .filter(|word| !word.is_empty())
}

/// Whether a word is written in small letters, and long enough to be one.
fn is_small(word: &str) -> bool {
    word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The words of a phrase, but for articles and those that say that it is a feature.
pub(crate) fn spoken(phrase: &str) -> Vec<String> {
    const LIGHT: &[&str] =
        &["a", "an", "the", "feature", "features", "support", "for", "of", "stable", "stabilize", "stabilise", "syntax"];
    split(phrase).filter(|word| !LIGHT.contains(&word.as_str())).map(|word| stem(&word)).collect()
}

/// Whether a phrase has all the words of an entry, and no other but one for its sort where the entry is code: "the `LazyLock`
/// type", but not "never type" for an entry that is "never".
pub(crate) fn same_words(phrase: &str, entry: &str) -> bool {
    const SORTS: &[&str] = &["type", "trait", "struct", "enum", "macro", "method", "fn", "attribute", "lint", "operator", "api"];
    let (said, listed) = (spoken(phrase), spoken(entry));
    let is_code = entry.bytes().any(|b| !(b.is_ascii_lowercase() || b == b' '));
    let is_sort = |word: &String| is_code && SORTS.contains(&word.as_str());
    listed.iter().all(|word| said.contains(word) || is_sort(word))
        && said.iter().all(|word| listed.contains(word) || is_sort(word))
}

/// Whether an entry says nothing of the items that it names, but that they are new: "`Vec::pop_if`", "`a::b` and `c::d`".
pub(crate) fn names_only(entry: &str) -> bool {
    const SAYS_NOTHING: &[&str] = &[
        "a",
        "an",
        "and",
        "or",
        "the",
        "is",
        "are",
        "now",
        "new",
        "stable",
        "stabilize",
        "stabilized",
        "stabilise",
        "stabilised",
        "method",
        "methods",
        "function",
        "functions",
        "type",
        "types",
        "struct",
        "enum",
        "constant",
        "constants",
        "trait",
        "traits",
        "macro",
        "macros",
        "module",
        "api",
        "apis",
        "add",
        "added",
    ];
    let is_item = |word: &str| word.contains("::") || word.starts_with(['`', '<', '{', '&', '(']);
    entry.split_whitespace().all(|word| is_item(word) || SAYS_NOTHING.contains(&word.trim_matches(',').to_lowercase().as_str()))
}

/// A word without the endings that do not change what it names.
fn stem(word: &str) -> String {
    let word = match word {
        "asynchronous" | "asynchronously" => "async",
        "functions" | "function" | "fns" => "fn",
        other => other,
    };
    for (ending, keep) in [
        ("ies", "y"),
        ("isation", "iz"),
        ("ization", "iz"),
        ("ized", "iz"),
        ("izes", "iz"),
        ("ing", ""),
        ("ed", ""),
        ("es", "e"),
        ("s", ""),
    ] {
        if let Some(root) = word.strip_suffix(ending)
            && root.len() >= 3
            && !(ending == "s" && root.ends_with('s'))
        {
            return format!("{root}{keep}");
        }
    }
    word.to_owned()
}

/// The abbreviations in a phrase, in capitals without a plural `s`: `GATs` in "Generic Associated Types (GATs)".
pub(crate) fn abbreviations(phrase: &str) -> Vec<String> {
    let words = phrase.split(|c: char| !c.is_alphanumeric());
    words
        .map(|word| word.strip_suffix('s').unwrap_or(word))
        .filter(|word| (3..=7).contains(&word.len()) && word.chars().all(|c| c.is_ascii_uppercase()))
        .map(str::to_owned)
        .collect()
}

/// The first letters of the words, with and without the small ones: "async fn in trait" gives AFIT and AFT.
pub(crate) fn initials(phrase: &str) -> [String; 2] {
    let of = |word: &str| word.chars().next().map(|c| c.to_ascii_uppercase());
    let all: String = split(phrase).filter_map(|word| of(&word)).collect();
    let long: String = split(phrase).filter(|word| !EMPTY[..21].contains(&word.as_str())).filter_map(|word| of(&word)).collect();
    [all, long]
}

/// The path of an item of the library, if the phrase holds one: `std::sync::LazyLock`, `Result::map_or_else`. What stands for all
/// pointers or slices is spelled in several ways: `<*mut T>::add`, `*mut T::add`, `pointer::add`.
pub(crate) fn path(phrase: &str) -> Option<Vec<&str>> {
    const SPELLED: &[(&str, &str)] = &[
        ("*const T", "pointer"),
        ("*mut T", "pointer"),
        ("*const _", "pointer"),
        ("*mut _", "pointer"),
        ("[T]", "slice"),
        ("&[T]", "slice"),
    ];
    let plain = phrase.trim_start_matches(['`', '<']);
    let may_be = plain.starts_with(['*', '[', '&']);
    for (spelled, name) in SPELLED.iter().filter(|_| may_be) {
        let Some(rest) = plain.strip_prefix(spelled) else { continue };
        if let Some(rest) = rest.trim_start_matches('>').strip_prefix("::") {
            let item = rest.split([' ', '`', '(', '<']).next().filter(|item| !item.is_empty())?;
            return Some(std::iter::once(*name).chain(item.split("::")).collect());
        }
    }
    // "<uN>::climb"
    let numbers = phrase.trim_start_matches('`').strip_prefix('<').and_then(|rest| rest.split_once(">::"));
    if let Some((numbers, item)) =
        numbers.map(|(numbers, item)| (any_number(numbers), item)).filter(|(numbers, _)| numbers.starts_with('{'))
    {
        let item = item.split([' ', '`', '(', '<']).next().unwrap_or_default();
        return Some(std::iter::once(numbers).chain(item.split("::")).collect());
    }
    let word = phrase.split([' ', '`', '(', ')', ',', '<', '>']).find(|word| word.contains("::"))?;
    let mut parts: Vec<&str> = word.split("::").filter(|part| !part.is_empty()).map(any_number).collect();
    if let [INTEGER, ..] = parts[..] {
        parts[0] = match phrase.split_whitespace().next() {
            Some("Unsigned" | "unsigned") => "{unsigned}",
            Some("Signed" | "signed") => "{signed}",
            _ => INTEGER,
        };
    }
    (parts.len() > 1).then_some(parts)
}

/// What notes say of items that can be used in const contexts now.
const IN_CONST: &str = " in const contexts";

/// Whether the phrase is of an item in const contexts: "const `Heap::len`".
pub(crate) fn is_of_const(phrase: &str) -> bool {
    phrase.strip_prefix("const ").is_some_and(|item| !item.contains(' ') && item.contains("::"))
}

/// Whether a phrase is of an item in const contexts: "`heap::len` in const contexts".
pub(crate) fn speaks_of_const(phrase: &str) -> bool {
    is_of_const(phrase) || phrase.contains("::") && tells_of_const(phrase)
}

/// Whether an entry speaks of const contexts, and not only of a pointer that is spelled so.
pub(crate) fn tells_of_const(entry: &str) -> bool {
    entry.split(|c: char| !(c.is_alphanumeric() || c == '*')).any(|word| word == "const")
}

/// Whether an entry says nothing of an item but that.
pub(crate) fn ends_const(entry: &str) -> bool {
    entry.strip_suffix(IN_CONST).is_some_and(names_only)
}

/// The flag that a phrase is, perhaps with the command that takes it: `--offline`, "the `cargo --offline` flag".
pub(crate) fn flag(phrase: &str) -> Option<&str> {
    const AROUND: &[&str] = &["the", "a", "new", "flag", "option", "cargo", "rustc", "rustdoc", "in", "for", "of"];
    let mut found = None;
    for word in phrase.split([' ', '`']).filter(|word| !word.is_empty()) {
        if word.len() > 3 && word.starts_with("--") && found.is_none() {
            found = Some(word);
        } else if !AROUND.contains(&word) {
            return None;
        }
    }
    found
}

/// Whether an entry speaks of a flag: "checking of rungs with `--rungs`".
pub(crate) fn has_flag(entry: &str, flag: &str) -> bool {
    entry.split([' ', '`', ',']).any(|word| word == flag)
}

/// What stands for the types of numbers that have an item in common, where a part of a path is one of them: `u{n}`, `{integer}`,
/// `u32`. Those of 16 and 128 bits with a fraction came later, and are none of them.
fn any_number(part: &str) -> &str {
    const FLOATS: &[&str] = &["f32", "f64", "{float}", "float", "f{n}", "f{N}", "fN", "f*"];
    const UNSIGNED: &[&str] = &["u8", "u16", "u32", "u64", "u128", "usize", "u{n}", "u{N}", "uX", "uN", "u*"];
    const SIGNED: &[&str] = &["i8", "i16", "i32", "i64", "i128", "isize", "i{n}", "i{N}", "iX", "iN", "i*"];
    const INTEGERS: &[&str] = &[INTEGER, "integer", "int", "<integer>"];
    // Most parts are no types of numbers, and every entry is asked.
    let may_be = part.len() < 10 && part.starts_with(['u', 'i', 'f', '{', '<']);
    match part {
        _ if !may_be => part,
        _ if FLOATS.contains(&part) => "{float}",
        _ if UNSIGNED.contains(&part) => "{unsigned}",
        _ if SIGNED.contains(&part) => "{signed}",
        _ if INTEGERS.contains(&part) => INTEGER,
        _ => part,
    }
}

/// What stands for the types of whole numbers.
const INTEGER: &str = "{integer}";

/// Whether two parts of paths name the same.
pub(crate) fn same_part(a: &str, b: &str) -> bool {
    let is_whole = |part: &str| matches!(part, "{unsigned}" | "{signed}");
    a == b || a == INTEGER && is_whole(b) || b == INTEGER && is_whole(a)
}

/// The one word of a phrase that is written as functions of the library are: `chunk_by_mut`.
pub(crate) fn identifier(phrase: &str) -> Option<&str> {
    let is_snake = |word: &&str| {
        word.contains('_')
            && !word.starts_with('_')
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let mut found = phrase.split([' ', '`', '(', ')', ',', '.']).filter(is_snake);
    found.next().filter(|_| found.next().is_none() && !phrase.contains("::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_the_same_has_the_same_words() {
        assert_eq!(content("async fn in traits"), content("`async fn` in trait"));
        assert_eq!(content("-Znext-rungs=heap"), content("next rungs heap"));
        assert_eq!(content("asynchronous closures"), content("Async closures"));
        assert_eq!(content("The `let-else` statements"), content("let else"));
        assert_ne!(content("let chains"), content("let-else"));
        assert_eq!(abbreviations("Generic Associated Types (GATs)"), ["GAT"]);
        assert!(initials("async fn in trait").contains(&"AFIT".to_owned()));
        assert_eq!(path("`std::sync::LazyLock` (now in stdlib)"), Some(vec!["std", "sync", "LazyLock"]));
        assert_eq!(path("`<*mut T>::cast_to`"), path("*mut T::cast_to in const contexts"));
        assert_eq!(path("u{n}::climb"), path("`usize::climb`"));
        assert_ne!(path("f32::climb"), path("`usize::climb`"));
        assert_eq!(path("<uN>::climb"), path("Unsigned {integer}::climb"));
        assert_ne!(path("<iN>::climb"), path("u8::climb"));
        assert_ne!(path("f128::climb"), path("{float}::climb"));
        assert!(same_part("{integer}", "{signed}") && !same_part("{unsigned}", "{signed}"));
        assert_eq!(path("<[T]>::chunk_up"), Some(vec!["slice", "chunk_up"]));
        assert_eq!(identifier("the slice method `chunk_up`"), Some("chunk_up"));
        assert!(identifier("let_chains and if_else").is_none() && identifier("`Vec::chunk_up`").is_none());
    }

    #[test]
    fn pronouns_name_no_feature() {
        for phrase in ["it", "This release", "they", "the feature", "", "one two three four five six seven eight nine ten eleven"]
        {
            assert!(!is_feature(phrase) || phrase == "the feature", "{phrase}");
        }
        assert!(is_feature("async closures") && is_feature("cargo fix for simple compiler warnings"));
        assert!(!is_feature("416ebdf (uncategorized) Correct clippy errors") && !is_feature("Thursday"));
        assert!(!is_feature("`heap take` this") && is_feature("`heap take`"));
    }
}
