//! Numbers that are what each of several crates needs of Rust: in a list under words that say so, or where the verb is not said
//! again.

use super::bare_rust::NEEDS;
use super::{Bond, Found, Owner, Owns, is_rust_shaped, is_telling};
use crate::lexicon::Lexicon;
use crate::mention::VersionMention;
use crate::mention::item::{Item, What};
use crate::mention::name::Sign;
use crate::needed_rust::speaks_of_needed_rust;
use crate::vocabulary::{is_no_name, is_prose};

const NEED: Found = (Owner::Rust, Bond::Listed, None);

/// "MSRV: (`brindle` 1.83, pavise 1.81)", "MSRV checks of all (`brindle`: 1.65; `pavise`: 1.63)": what each crate of a list needs,
/// under a heading that says so, or behind the word and what opens the list; "`brindle` 0.8 needs 1.75, `brindle` 0.7 just 1.66".
pub(super) fn listed_need(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> Option<Found> {
    let What::Version(mention) = &items[index].what else { return None };
    if index == 0 || !is_rust_shaped(mention) {
        return None;
    }
    // "`brindle` 1.53 (MSRV 1.71)": what it needs stands behind it.
    let opens_need = |at: usize| {
        items.get(at).is_some_and(|item| item.is_mark('('))
            && items.get(at + 1).is_some_and(|item| is_of_rust(item) || says_need(item, text) || item.is_one(text, &NEEDS))
    };
    if opens_need(index + 1) {
        return None;
    }
    if is_release_before_need(items, index, text) {
        return None;
    }
    // "`pavise` sits at 1.80"
    let is_placed = items[index - 1].is_word(text, "at") && owns.after_needs();
    let stands = |at: usize| ["sits", "stands", "is", "stays", "remains"].iter().any(|word| items[at].is_word(text, word));
    if is_placed {
        let name = index.checked_sub(2).filter(|at| !stands(*at)).or_else(|| index.checked_sub(3));
        let is_code = name.is_some_and(|at| matches!(&items[at].what, What::Name(name) if name.sign >= Sign::Code));
        return is_code.then_some(NEED);
    }
    if stood_for(items, index, text, owns) || elided(items, index, text, owns) {
        return Some(NEED);
    }
    let label = label(items, index, owns)?;
    let name = index.checked_sub(1 + label.len())?;
    // The name that a version has taken stands before it still.
    let before = items[..name].iter().rev().find(|item| item.end <= items[name].start);
    // Whether it is one is asked last: the names of the document tell.
    let is_name = || is_release(&items[name]) && label != Label::Nothing || is_name(&items[name], text, owns);
    // "MSRV of `brindle`: 1.83"
    let is_of = before.is_some_and(|before| ["of", "for", "in"].iter().any(|word| before.is_word(text, word)));
    if is_of && label.len() > 0 && name.checked_sub(2).is_some_and(|at| says_need(&items[at], text)) && is_name() {
        return Some(NEED);
    }
    if before.is_some_and(|before| !is_edge(before, text)) {
        return None;
    }
    let opens = || {
        let open = items[..name].iter().position(|item| matches!(item.what, What::Mark('(' | ':')))?;
        let (first, last) = (items.first()?, open.checked_sub(1).map(|at| &items[at])?);
        let said = items[..open].iter().position(|item| says_need(item, text));
        let is_topic = said.is_some() || text.get(first.start..last.end).is_some_and(speaks_of_needed_rust);
        // "MSRV 1.71 (brindle 1.40 needs it)": the number has been said.
        let is_said = items[said.unwrap_or(0)..open].iter().any(|item| matches!(item.what, What::Version(_)));
        (is_topic && (label == Label::Colon || !is_said)).then_some(())
    };
    // What stands beside a name in the row of a table is what its column says.
    let is_needed = || opens().is_some() || !owns.in_cell && owns.about_needs();
    (is_needed() && is_name()).then_some(NEED)
}

/// "brindle 1.48: 1.66", "brindle 1.48 (1.66)", "brindle 1.48 is at 1.66": whether a number beside a name is its release, since what
/// that one needs stands behind it.
fn is_release_before_need(items: &[Item], index: usize, text: &str) -> bool {
    static HAS: Lexicon = Lexicon::of(&[
        "is", "was", "at", "on", "with", "from", "to", "for", "up", "least", "stays", "stands", "sits", "remains", "takes",
        "took", "wants", "wanted", "asks", "asked", "needs", "needed", "requires", "required", "demands", "has", "had",
        "expects", "runs", "builds", "compiles", "works", "calls", "goes", "says", "states", "claims", "declares", "lists",
        "just", "only", "still", "now",
    ]);
    let is_shaped = |at: usize| matches!(items.get(at).map(|item| &item.what), Some(What::Version(next)) if is_rust_shaped(next));
    let is_mark = |at: usize, mark: char| items.get(at).is_some_and(|item| item.is_mark(mark));
    let is_beside_name = matches!(items[index - 1].what, What::Word | What::Name(_));
    let verbs = || items[index + 1..].iter().take(3).take_while(|item| item.is_one(text, &HAS)).count();
    is_beside_name
        && ((is_mark(index + 1, ':') || is_mark(index + 1, '=')) && is_shaped(index + 2)
            || is_mark(index + 1, '(') && is_shaped(index + 2) && is_mark(index + 3, ')')
            || Some(verbs()).is_some_and(|verbs| verbs > 0 && is_shaped(index + 1 + verbs)))
}

/// Whether an item is a version with the name of its crate beside it.
fn is_release(item: &Item) -> bool {
    let What::Version(mention) = &item.what else { return false };
    item.start < mention.value.0 && matches!(&mention.owner, Some((Owner::Crate(_), bond)) if *bond >= Bond::Beside)
}

/// What stands between a name and the number that it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Nothing,
    Colon,
    Bracket,
    /// An arrow of two marks.
    Arrow,
}

impl Label {
    /// In items.
    fn len(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Colon | Self::Bracket => 1,
            Self::Arrow => 2,
        }
    }
}

fn label(items: &[Item], index: usize, owns: &Owns<'_>) -> Option<Label> {
    let is = |back: usize, mark: char| index.checked_sub(back).is_some_and(|at| items[at].is_mark(mark));
    let closes = || items.get(index + 1).is_some_and(|next| next.is_mark(')'));
    match items[index - 1].what {
        What::Mark('>') if is(2, '-') || is(2, '=') => Some(Label::Arrow),
        What::Mark(':' | '>' | '=') => Some(Label::Colon),
        What::Mark('-') => owns.about_needs().then_some(Label::Colon),
        What::Mark('(') => closes().then_some(Label::Bracket),
        _ => Some(Label::Nothing),
    }
}

/// Whether one member of a list ends before another one, or its first one begins.
fn is_edge(item: &Item, text: &str) -> bool {
    static JOINS: Lexicon = Lexicon::of(&["and", "while", "but", "whereas", "or"]);
    matches!(item.what, What::Mark('(' | ',' | ';' | ':' | '-' | '\u{b7}' | '\u{2022}' | '|' | '/' | '*'))
        || item.is_one(text, &JOINS)
}

fn says_need(item: &Item, text: &str) -> bool {
    ["MSRV", "MSRVs"].iter().any(|word| item.is_word(text, word))
}

fn is_name(item: &Item, text: &str, owns: &Owns<'_>) -> bool {
    match &item.what {
        What::Name(name) => name.sign >= Sign::Code,
        What::Word => item.word(text).is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && (is_telling(word) || !is_prose(word) && !is_no_name(word) || owns.is_known(word))
        }),
        _ => false,
    }
}

/// "As for the minimum compiler, in `brindle` 0.8 it is 1.80", "MSRV of `pavise`: 1.83. In `brindle` it's 1.62."
fn stood_for(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> bool {
    let is = |at: Option<usize>, list: &[&str]| at.is_some_and(|at| list.iter().any(|word| items[at].is_word(text, word)));
    let be = index.checked_sub(1);
    let stands =
        is(be, &["is", "was", "'s", "\u{2019}s"]) && is(index.checked_sub(2), &["it"]) || is(be, &["it's", "it\u{2019}s"]);
    let before = || items.first().and_then(|first| text.get(first.start..items[index - 1].start)).unwrap_or_default();
    stands && (speaks_of_needed_rust(before()) || owns.after_needs())
}

/// "`brindle` 0.8 needs Rust 1.75, `brindle` 0.7 just 1.66", "`brindle` needs only 1.63, `pavise` 1.64", "the MSRV of brindle is 1.68,
/// that of pavise 1.63", "brindle's MSRV is 1.80, pavise's 1.56": whether a clause that leaves out its verb says what is needed.
fn elided(items: &[Item], index: usize, text: &str, owns: &Owns<'_>) -> bool {
    static LIGHT: Lexicon = Lexicon::of(&[
        "just",
        "only",
        "merely",
        "even",
        "still",
        "already",
        "now",
        "then",
        "'s",
        "\u{2019}s",
        "later",
        "newer",
        "up",
        "onwards",
        "has",
        "at",
    ]);
    static LEADS: Lexicon = Lexicon::of(&["of", "in", "for", "with", "that", "the", "those", "version", "from", "since"]);
    // Most numbers stand behind no other one.
    let Some(last) = items[..index].iter().rposition(is_of_rust) else { return false };
    let mut at = index;
    let mut is_parallel = false;
    while let Some(before) = at.checked_sub(1).filter(|at| *at > last) {
        let item = &items[before];
        let is_date =
            || before.checked_sub(2).is_some_and(|at| matches!(items[at + 1].what, What::Date(_)) && items[at].is_mark('('));
        // Behind code it is two items: "`brindle`'s".
        let is_owner = item.is_word(text, "s") && before.checked_sub(1).is_some_and(|at| items[at].is_mark('\''));
        let is_later =
            |at: usize| ["later", "newer", "up"].iter().any(|word| items.get(at).is_some_and(|item| item.is_word(text, word)));
        if item.is_one(text, &LIGHT) || is_later(at) && (item.is_word(text, "and") || item.is_word(text, "or")) {
            is_parallel = true;
            at = before;
        } else if is_owner {
            is_parallel = true;
            at = before - 1;
        } else if item.is_mark(':') {
            at = before;
        } else if item.is_mark(')') && is_date() {
            is_parallel = true;
            at = before - 2;
        } else {
            break;
        }
    }
    let Some(mut subject) = at.checked_sub(1).filter(|at| *at > last) else { return false };
    match &items[subject].what {
        What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }) => return false,
        What::Version(mention) if !is_rust_shaped(mention) => {
            is_parallel = true;
            let is_named = |at: usize| is_name(&items[at], text, owns);
            subject = subject.checked_sub(1).filter(|at| *at > last && is_named(*at)).unwrap_or(subject);
        }
        _ if is_name(&items[subject], text, owns) => {}
        _ => return false,
    }
    while let Some(before) = subject.checked_sub(1).filter(|at| *at > last && items[*at].is_one(text, &LEADS)) {
        is_parallel = true;
        subject = before;
    }
    let Some(edge) = subject.checked_sub(1).filter(|at| *at > last && is_edge(&items[*at], text)) else { return false };
    // "`brindle` 4.6 (MSRV 1.85) and tarn 1.53": what stands in brackets does not go on behind them.
    let is_aside = items[last + 1..=edge].iter().any(|item| item.is_mark(')'));
    // "`brindle` needs Rust 1.70, tarn 1.48 and a shell": tarn is needed, too, unless the number before stands as bare.
    // So does a word of time behind that one: "wants Rust 1.88 by now, …".
    let is_bare = items[last].start == value_of(&items[last])
        || items[last + 1..=edge].iter().any(|item| matches!(item.what, What::Mark(';') | What::Word));
    (is_parallel || is_bare) && !is_aside && !items[edge].is_mark('(') && is_said_before(items, last, edge, text)
}

fn is_of_rust(item: &Item) -> bool {
    matches!(&item.what, What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }))
}

/// Where the number of a version stands, behind the words that it has taken.
fn value_of(item: &Item) -> usize {
    match &item.what {
        What::Version(mention) => mention.value.0,
        _ => item.start,
    }
}

/// Whether the clause of a version of Rust says that something needs it, and nothing but a word of time stands behind it: "wants
/// 1.88 by now, …".
fn is_said_before(items: &[Item], last: usize, edge: usize, text: &str) -> bool {
    static SAYS: Lexicon = Lexicon::of(&["msrv", "msrvs", "requirement", "minimum", "floor", "compiler", "rust-version"]);
    if edge - last > 4 {
        return false;
    }
    let from = items[..last].iter().rposition(|item| matches!(item.what, What::Mark(';' | '.'))).map_or(0, |at| at + 1);
    let is_listed = |item: &Item| matches!(&item.what, What::Version(mention) if mention.is_listed());
    is_listed(&items[last]) || items[from..last].iter().any(|item| item.is_one(text, &NEEDS) || item.is_one(text, &SAYS))
}
