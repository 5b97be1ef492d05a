//! What was needed once, and is said to be over: "before 4.6, brindle required Rust 1.74", "in 2022 its MSRV was 1.60".

use crate::lexicon::Lexicon;
use crate::mention::{Item, What};
use crate::pattern::{Found, Row};

/// Verbs in the past that say by themselves how it was.
static WAS: Lexicon = Lexicon::of(&[
    "was", "were", "had", "stood", "sat", "wanted", "demanded", "insisted", "expected", "called", "took", "worked", "compiled",
    "accepted", "stayed", "remained", "lay", "got",
]);

/// Verbs in the past that may also say how something is: "is required".
static NEEDED: Lexicon = Lexicon::of(&["required", "needed", "supported", "asked", "built"]);

/// What stands before such a verb, or before how it is meant, where it is none in the past.
static BEFORE: Lexicon = Lexicon::of(&[
    "is", "are", "be", "been", "being", "gets", "get", "minimum", "minimal", "oldest", "lowest", "the", "a", "has", "have",
]);

/// Words that say of such a verb how it is meant.
static HOW: Lexicon =
    Lexicon::of(&["still", "also", "now", "officially", "only", "then", "already", "just", "even", "always", "currently"]);

/// Verbs that bring what is needed to a new value.
static RAISES: Lexicon = Lexicon::of(&[
    "raised",
    "bumped",
    "lifted",
    "increased",
    "updated",
    "changed",
    "set",
    "moved",
    "lowered",
    "reduced",
    "dropped",
    "went",
    "rose",
    "jumped",
    "relaxed",
    "upgraded",
]);

/// Words that say of the past that it is over, or when it was.
static OVER: Lexicon = Lexicon::of(&[
    "before",
    "until",
    "till",
    "previously",
    "formerly",
    "originally",
    "initially",
    "once",
    "earlier",
    "then",
    "back",
    "ago",
    "when",
    "while",
    "prior",
    "first",
    "days",
    "year",
    "years",
    "month",
    "months",
    "yesterday",
    "week",
    "time",
    "formally",
    "beforehand",
    "used",
    "long",
    "past",
    "historically",
    "traditionally",
    "yore",
]);

/// Whether a match tells of a crate, and of none of its releases, what it needed at another time.
pub(crate) fn is_former(row: Row<'_>, found: &Found) -> bool {
    let is = |at: usize, list: &Lexicon| row.items.get(at).is_some_and(|item| !item.code && item.is_one(row.text, list));
    let last = found.last.min(row.items.len() - 1);
    let is_past = |at: usize| {
        is(at, &WAS) && !is(at + 1, &RAISES) && !is(at + 2, &RAISES)
            || is(at, &NEEDED) && (0..at).rev().find(|at| !is(*at, &HOW)).is_some_and(|before| !is(before, &BEFORE))
    };
    let verb = (found.first..=last).find(|at| is_past(*at));
    // "The MSRV was raised to 1.70", "had been raised": it is so since.
    let is_raised = (found.first..=last).any(|at| is(at, &RAISES));
    let Some(verb) = verb.filter(|_| !is_raised) else { return false };
    if is_followed_by_now(row, last) {
        return true;
    }
    let is_end = |at: &usize| matches!(row.items[*at].what, What::Mark(';')) && !row.items[*at].code;
    let from = (0..verb).rev().find(is_end).map_or(0, |at| at + 1);
    let to = (verb..row.items.len()).find(is_end).unwrap_or(row.items.len());
    let is_time = |at: usize| match &row.items[at].what {
        What::Date(_) => true,
        // "was 1.66 in 0.7"
        What::Version(mention) => {
            !(found.first..=last).contains(&at)
                && !mention.is_of_rust()
                && at.checked_sub(1).is_some_and(|before| is_place(&row.items[before], row.text))
        }
        What::Word => is(at, &OVER) || is_year(&row.items[at], row.text),
        What::Count(_) => is_year(&row.items[at], row.text),
        _ => false,
    };
    (from..to).any(is_time)
}

/// "Its MSRV was 1.74; now it is 1.85", "… was 1.74. Now it is": whether what follows tells how it is today.
fn is_followed_by_now(row: Row<'_>, last: usize) -> bool {
    static NOW: Lexicon = Lexicon::of(&["now", "today", "nowadays", "currently", "meanwhile", "presently"]);
    /// So many items, and so many bytes of the next sentence, are looked at.
    const FAR: usize = 12;
    const NEXT: usize = 60;
    let is_behind = row.items.iter().skip(last + 1).take(FAR).any(|item| item.is_in(row.text, &NOW));
    let next = || {
        let end = row.items.last().map_or(0, |item| item.end);
        let behind = row.text.get(end..row.text.ceil_char_boundary(end + NEXT)).unwrap_or_default();
        let behind = behind.trim_start_matches(['.', ')', '"', ' ', '\n']);
        behind.split(['.', ';']).next().unwrap_or_default()
    };
    is_behind || next().split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "now" | "Now" | "today" | "Today"))
}

fn is_place(item: &Item, text: &str) -> bool {
    ["in", "with", "for", "of", "at", "through", "to", "by", "version", "release"].iter().any(|word| item.is_word(text, word))
}

fn is_year(item: &Item, text: &str) -> bool {
    text.get(item.start..item.end)
        .is_some_and(|word| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the time of something is counted from a version, or it is the one before: "three years after 0.9.0", "(previous: 0.9.0".
pub(crate) fn is_counted_from(row: Row<'_>, version: usize) -> bool {
    static TIMES: Lexicon = Lexicon::of(&[
        "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "long", "shortly", "soon", "right", "just",
    ]);
    static FORMER: Lexicon =
        Lexicon::of(&["previous", "previously", "formerly", "earlier", "prior", "predecessor", "supersedes", "replaces"]);
    let is_light =
        |item: &Item| item.is_mark(':') || ["version", "release", "was", "one"].iter().any(|word| item.is_word(row.text, word));
    let before = row.items[..version].iter().rposition(|item| !is_light(item)).map_or(&[][..], |at| &row.items[..=at]);
    let is_after = |joint: &Item| ["after", "before", "behind", "since"].iter().any(|word| joint.is_word(row.text, word));
    match before {
        [.., time, joint] if is_after(joint) => time.is_in(row.text, &TIMES),
        [.., last] => last.is_in(row.text, &FORMER),
        [] => false,
    }
}
