//! Titles made comparable.

use crate::bare::bare;
use crate::features::words;
use crate::lexicon::Lexicon;

/// How near a claimed title comes to a true one, farthest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// They share no word.
    Other,
    /// They share some.
    Near,
    /// They are one title, up to case, hyphens and number, and words around it.
    Same,
}

/// How near they come.
pub(super) fn nearness(claimed: &str, title: &str) -> Nearness {
    let (wanted, known) = (telling(claimed), telling(title));
    let shared = |from: &[String], of: &[String]| from.iter().filter(|word| of.iter().any(|other| is_same(word, other))).count();
    let (of_title, of_claim) = (shared(&known, &wanted), shared(&wanted, &known));
    let mostly = of_claim >= 2 && of_title * 5 >= known.len() * 3 && of_claim * 5 >= wanted.len() * 3;
    let whole = of_title == known.len() || (of_claim == wanted.len() && (wanted.len() > 1 || known.len() <= 3));
    let joined = |words: &str| words.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let spells = |short: &str, long: &str| words::abbreviations(short).iter().any(|short| words::initials(long).contains(short));
    // A file has a name in small letters: "nll".
    let spelled = spells(claimed, title) || (title.len() < 8 && spells(&title.to_uppercase(), &claimed.replace('-', " ")));
    let one_word = {
        let (a, b) = (joined(claimed), joined(title));
        a.len() > 3 && b.len() > 3 && (a.contains(&b) || b.contains(&a))
    };
    if (!known.is_empty() && !wanted.is_empty() && (whole || mostly)) || spelled || one_word {
        Nearness::Same
    } else if of_claim > 0 || claimed.split_whitespace().count() < 2 || resembles(&wanted, &known) {
        Nearness::Near
    } else {
        Nearness::Other
    }
}

/// Whether a text says most of what a claimed title says: people name an RFC by what it is about, too.
pub(super) fn is_told_in(claimed: &str, text: &str) -> bool {
    let (wanted, known) = (telling(claimed), telling(text));
    let told = wanted.iter().filter(|word| known.iter().any(|other| is_same(word, other))).count();
    told > 0 && told * 2 >= wanted.len()
}

/// A word in the plural, or with another ending, is the same.
fn is_same(a: &str, b: &str) -> bool {
    let ending = a.strip_prefix(b).or_else(|| b.strip_prefix(a));
    a == b
        || (a.len() > 3
            && b.len() > 3
            && ending.is_some_and(|rest| ["s", "es", "e", "ing", "ed", "d", "er", "ly"].contains(&rest)))
}

/// Whether a word of one begins like a word of the other: "dropck" and "drop", "const" and "constant".
fn resembles(wanted: &[String], known: &[String]) -> bool {
    let root = |word: &str| word.get(..4).map(str::to_owned);
    wanted.iter().filter_map(|word| root(word)).any(|own| known.iter().filter_map(|word| root(word)).any(|other| own == other))
}

/// The words of a title, with those that are joined by capitals taken apart: "DerefMove".
fn telling(title: &str) -> Vec<String> {
    let mut apart = String::with_capacity(title.len() + 8);
    let mut before = ' ';
    for c in title.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    words::content(&apart.replace('_', " "))
}

/// First words of what is no title but says something of the RFC.
static SAYS: Lexicon = Lexicon::of(&[
    "merged",
    "accepted",
    "see",
    "by",
    "from",
    "still",
    "open",
    "in",
    "approved",
    "postponed",
    "closed",
    "proposed",
    "wip",
    "draft",
    "rejected",
    "since",
    "which",
    "that",
    "this",
    "it",
    "not",
    "now",
    "as",
    "at",
    "and",
    "or",
    "but",
    "was",
    "is",
    "are",
    "were",
    "part",
    "section",
    "chapter",
    "also",
    "an",
    "pending",
    "unmerged",
    "currently",
    "recently",
    "stabilized",
    "stabilised",
    "implemented",
    "landed",
    "published",
    "written",
    "authored",
    "here",
    "link",
    "pdf",
    "tracking",
    "issue",
    "there",
    "they",
    "we",
    "to",
    "with",
    "then",
    "later",
    "earlier",
    "finally",
    "already",
    "however",
    "although",
    "though",
    "while",
    "because",
    "so",
    "if",
    "when",
    "what",
    "how",
    "why",
    "who",
    "where",
    "e.g",
    "i.e",
    "et",
    "etc",
    "comment",
    "discussion",
    "proposal",
    "details",
    "more",
    "original",
    "corresponding",
    "same",
    "relevant",
    "new",
    "old",
    "first",
    "second",
    "next",
    "previous",
    "recent",
    "aforementioned",
    "following",
    "above",
    "below",
    "rust",
    "rfc",
    "rfcs",
    "process",
    "text",
    "document",
    "pull",
    "pr",
    "read",
    "them",
    "its",
    "their",
]);

/// First words of what an RFC did, or how it compares.
static DID: Lexicon = Lexicon::of(&[
    "introduced",
    "introduces",
    "removed",
    "removes",
    "added",
    "adds",
    "changed",
    "changes",
    "replaced",
    "replaces",
    "deprecated",
    "renamed",
    "allowed",
    "established",
    "described",
    "basically",
    "essentially",
    "exactly",
    "mostly",
]);

/// The sections of an RFC, as the template of the RFC repository names them (`0000-template.md`).
static SECTIONS: Lexicon = Lexicon::of(&[
    "summary",
    "motivation",
    "guide-level explanation",
    "reference-level explanation",
    "detailed design",
    "drawbacks",
    "alternatives",
    "rationale and alternatives",
    "prior art",
    "unresolved questions",
    "future possibilities",
]);

/// Whether the words can be a title. Where the text does not give them as one, they are more than one common word.
pub(super) fn is_title(words: &str, given: bool) -> bool {
    const LONGEST: usize = 12;
    let (room, count) = words::first_words::<{ LONGEST + 1 }>(words);
    let all = &room[..count];
    let Some(first) = all.first().filter(|_| count <= LONGEST) else { return false };
    let words = words.trim();
    let plain = || bare(first);
    let is_name = |word: &str| {
        word.contains(['_', '-', ':', '#', '`', '/'])
            || word.chars().skip(1).any(char::is_uppercase)
            || word.starts_with(char::is_uppercase)
    };
    // "RFC 3516: Future possibilities": a section of it.
    if SECTIONS.has(words) {
        return false;
    }
    // "Approach 1": which of several it is.
    let numbered = all.len() == 2 && all[1].bytes().all(|b| b.is_ascii_digit());
    if numbered {
        return false;
    }
    // "RFC 2580 (15 min)": the time that is given to it.
    const TIMES: &[&str] = &["min", "mins", "minute", "minutes", "h", "hour", "hours", "day", "days", "week", "weeks", "%"];
    if all.len() <= 2 && first.starts_with(|c: char| c.is_ascii_digit()) && TIMES.iter().any(|time| words.ends_with(time)) {
        return false;
    }
    // "While keeping what was promised (RFC 3338)": what is done, and not what it is called.
    let acts = first.starts_with(|c: char| c.is_ascii_lowercase()) && first.ends_with("ing") && !given;
    if acts && !is_name(first) {
        return false;
    }
    // "The rung report awaits RFC 458": what is done with it, and no title.
    static DOES: Lexicon = Lexicon::of(&["awaits", "await", "needs", "requires", "implements", "follows", "uses"]);
    if !given && all.len() > 1 && all.last().is_some_and(|last| DOES.has_as_written(last)) {
        return false;
    }
    // "RFC 458 (a brilliant insight by quill)": whose it is.
    if ["a", "an"].contains(first) && all.contains(&"by") {
        return false;
    }
    // "RFC 255: Introduced object safety": what it did. Titles say what shall be done.
    if !given && DID.has(plain()) {
        return false;
    }
    let has_letters = words.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let long_enough = given || all.len() > 1 || is_name(first);
    // "See below"
    let says = || (all.len() < 3 || !first.starts_with(char::is_uppercase)) && SAYS.has(plain());
    has_letters && long_enough && !says()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_the_same() {
        for (claimed, title) in [
            ("Explicit Extern ABI", "explicit extern abis"),
            ("Re-rebalancing Coherence", "re rebalancing coherence"),
            ("API Evolution", "api evolution"),
            ("Return Type Notation (RTN)", "return type notation"),
            ("RTN", "return type notation"),
            ("MSRV-aware resolver", "msrv resolver"),
            ("Leadership Council's explicit accountability structure", "leadership council"),
            ("DerefMove", "deref_move"),
            ("Async/await notation for ergonomic asynchronous IO", "async_await"),
            ("Reserved prefixes in the 2021 edition", "reserved prefixes"),
            ("Deny the `overflowing_literals` lint for the 2018 edition", "deny integer literal overflow lint"),
            ("GATs", "generic associated types"),
            ("Non-lexical lifetimes", "nll"),
            ("let chains", "if let chains"),
        ] {
            assert_eq!(nearness(claimed, title), Nearness::Same, "{claimed} | {title}");
        }
        for (claimed, title) in [("Rust Governance", "msrv resolver"), ("Rustfmt stability", "unreserve proc")] {
            assert_eq!(nearness(claimed, title), Nearness::Other, "{claimed} | {title}");
        }
        for (claimed, title) in
            [("const generics", "const evaluation"), ("dropck", "sound generic drop"), ("The new borrow checker", "nll")]
        {
            assert_ne!(nearness(claimed, title), Nearness::Same, "{claimed} | {title}");
        }
    }

    #[test]
    fn a_summary_tells_what_a_title_says() {
        let summary = "Extend Rust's borrow system to support non-lexical lifetimes";
        assert!(is_told_in("The new borrow checker", summary) && is_told_in("Lifetimes beyond the lexical scope", summary));
        assert!(!is_told_in("Generic associated types", summary) && !is_told_in("", summary));
    }

    #[test]
    fn what_says_something_of_an_rfc_is_no_title() {
        for words in ["merged", "accepted in 2019", "see below", "lint", "2018", "original"] {
            assert!(!is_title(words, false), "{words}");
        }
        assert!(!is_title("a brilliant insight by quill", true));
        for words in ["Return Type Notation", "`let`-chains", "DerefMove", "const generics"] {
            assert!(is_title(words, false), "{words}");
        }
        assert!(is_title("unions", true));
    }
}
