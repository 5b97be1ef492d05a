//! What the words around a match say of it: that it is no statement, or forbidden.

use std::borrow::Cow;

use crate::engine::Reading;
use crate::fold::lower;
use crate::lexicon::{Lexicon, joined};
use crate::mention::{Item, Owner, VersionMention, What};
use crate::moods::Moods;
use crate::pattern::{Found, Row};
use crate::retraction::QUOTES;
use crate::to_come;
use crate::to_come::is_to_come;
use crate::vocabulary::HYPOTHETICAL;

/// Words behind "will" that speak of what is so already.
const LASTING: &[&str] = &["continue", "remain", "keep", "stay", "still", "always"];

/// Words behind which a match in the present lies ahead: "once 2.0 ships".
const AHEAD: &[&str] = &["once", "until", "till", "when", "after", "before"];

/// What is done with a version that one waits for.
const REACHES: &[&str] = &["reached", "reaches", "hit", "hits", "got", "gets", "shipped", "ships"];

/// What a release does when it comes.
const COMES: &[&str] = &["arrives", "ships", "lands", "comes", "drops", "hits", "appears", "stabilizes", "stabilises"];

/// What a release is, or is not yet.
const OUT: &[&str] = &["released", "published", "out", "available", "tagged", "shipped", "stable", "ready", "announced"];

/// What a text says of a claim that it rejects.
const WRONG: &[&str] = &["false", "wrong", "incorrect", "untrue", "mistaken", "nonsense"];

/// Whether the match speaks of what is not so, or not yet: "may land in 1.90", "would need", "if 2.0", "once 2.0 ships". The
/// words of doubt stand in it or beside it, in the same clause.
pub(crate) fn is_hypothetical(row: Row<'_>, moods: Moods, found: &Found) -> bool {
    if !moods.has(Moods::DOUBT) {
        return false;
    }
    // "You should know that x was yanked": the doubt is about the knowing; "I hope that" is one about what follows.
    let reports =
        |at: usize| row.items[at].is_word(row.text, "that") && at.checked_sub(1).is_some_and(|before| is_at(row, before, KNOWS));
    let from = (found.first.saturating_sub(5)..found.first)
        .rev()
        .take_while(|at| !matches!(row.items[*at].what, What::Mark(',' | ';' | ':' | '(' | ')')) && !reports(*at))
        .last()
        .unwrap_or(found.first);
    // "We would use 1.0, which was released in May": what "which" says is so.
    let is = |at: usize, list: &[&str]| is_at(row, at, list);
    // "We aim to target 1.0, as this is the version in which x became stable": so is what it is aimed at for.
    let reason = (found.first..found.last).find(|at| is(*at, &["in", "with"]) && is(at + 1, &["which"]));
    let said = reason.or_else(|| (found.first..found.last).find(|at| row.items[*at].is_mark(',') && is(at + 1, &["which"])));
    let within = said.unwrap_or(from)..=found.last.min(row.items.len() - 1);
    let aside = explained(row, found);
    // A title may have any words: "if let chains".
    let is_told = |at: &usize| {
        aside.as_ref().is_some_and(|aside| aside.contains(at))
            || found.rfc.is_some() && found.phrase.is_some_and(|(from, to)| (from..=to).contains(at))
    };
    let within = within.filter(|at| !is_told(at));
    // "`brindle` 0.5 only if we need it": a condition of what is done with it.
    // So does who reads or writes: "if you are using 0.5 you might have seen it".
    let joins = |at: usize| is(at, &["and", "but", "while", "only", "you", "we"]);
    // What stands behind a bracket is not said of what stands in it.
    let last = &row.items[found.last.min(row.items.len() - 1)];
    // "1.71.1 or later will purge the caches": what such releases do.
    let is_bound = matches!(&last.what, What::Version(mention) if mention.comparator == factlint_model::Comparator::AtLeast);
    let near = if last.is_mark(')') || is_bound { 0 } else { 2 };
    let after =
        (found.last + 1..row.items.len()).take(near).take_while(|at| matches!(row.items[*at].what, What::Word) && !joins(*at));
    // "In 0.5 this would compile": how it was there.
    let is_place = found.first.checked_sub(1).is_some_and(|at| is_at(row, at, &["in"]));
    let after = after.filter(|at| !(is_place && is_at(row, *at, &["would"])));
    // "Users of 0.7 should be able to": who uses it is no doubt.
    let is_used = is(found.first.saturating_sub(1), &["of"]) && found.first > 1 && is(found.first - 2, &["users", "versions"]);
    let after = after.filter(|at| !(is_used && is(*at, &["should", "may", "might"])));
    is_question(row)
        || is_consequence(row, found)
        || is_supposed(row, found)
        || within.chain(after).any(|at| is_doubt(row, at))
        || is_ahead(row, found)
        || (reason.is_none() && is_aim(row, found))
        || is_made_up(row, found)
        || is_to_be(row, found)
        || is_to_come(row, found)
}

/// Words of doubt.
static DOUBTS: Lexicon = Lexicon::of(HYPOTHETICAL);

/// Words of doubt, of plans and of waiting: a sentence without any of them does not speak of what is not so.
pub(crate) static DOUBTFUL: Lexicon = joined!(
    &DOUBTS,
    &to_come::SIGNS,
    &Lexicon::of(&["going", "be", "say", "goal", "goals", "aim", "intention", "intentions"]),
    &Lexicon::of(AHEAD),
);

/// "Ladder casting to be stable in 1.76": it is not so yet.
fn is_to_be(row: Row<'_>, found: &Found) -> bool {
    const SO: &[&str] = &["had", "yet", "came", "appears", "seems", "proved", "turned", "out", "continues", "remains", "said"];
    let is = |at: usize, list: &[&str]| is_at(row, at, list);
    (found.first.saturating_sub(2)..found.last).any(|at| {
        is(at, &["to"]) && is(at + 1, &["be"]) && is(at + 2, OUT) && !at.checked_sub(1).is_some_and(|before| is(before, SO))
    })
}

/// "If the latest release is 1.70, then 1.68 is supported": what would follow.
fn is_consequence(row: Row<'_>, found: &Found) -> bool {
    let is = |at: &usize, word: &str| row.items[*at].is_word(row.text, word) && !row.items[*at].code;
    let then = (0..found.first).find(|at| is(at, "then") && *at > 0 && row.items[at - 1].is_mark(','));
    then.is_some_and(|then| (0..then).any(|at| is(&at, "if")))
}

/// "If the crate has released 0.10.2 and 0.999.0, you would see this": what is only supposed.
fn is_supposed(row: Row<'_>, found: &Found) -> bool {
    let is = |at: usize, word: &str| row.items[at].is_word(row.text, word) && !row.items[at].code;
    let is_comma = |at: &usize| row.items[*at].is_mark(',');
    let supposes = (0..found.first).any(|at| is(at, "if") && (at == 0 || is_comma(&(at - 1))));
    let then = (found.last + 1..row.items.len()).find(is_comma).filter(|_| supposes);
    then.is_some_and(|then| (then..row.items.len()).take(4).any(|at| is(at, "would") || is(at, "'d") || is(at, "\u{2019}d")))
}

/// Verbs of knowing and saying: what they are about is stated, whoever should know it.
const KNOWS: &[&str] =
    &["know", "note", "remember", "aware", "mind", "see", "recall", "notice", "mention", "stress", "learn", "say"];

/// What somebody means to do: "my plan is still to do a 1.0 release".
const AIMS: &[&str] = &["plan", "plans", "goal", "goals", "aim", "aims", "hope", "hopes", "intention", "intentions"];

/// Whether the match is what a plan or a hope is about, with "to" between them.
fn is_aim(row: Row<'_>, found: &Found) -> bool {
    let before = (found.first.saturating_sub(10)..found.first).rev();
    let mut clause = before.take_while(|at| !matches!(row.items[*at].what, What::Mark(',' | ';' | ':' | '(' | ')')));
    let is = |at: usize, list: &[&str]| is_at(row, at, list);
    // What a plan was to do may have been done; "the last step will be to bump it" is one.
    clause.by_ref().any(|at| is(at, &["to"]) && !is(at + 1, KEEPS))
        && clause.any(|at| is(at, AIMS) && !is(at + 1, &["was", "were"]) || is(at, &["will"]) && is(at + 1, &["be"]))
}

/// "With, say, Rust 1.104": an example, made up.
fn is_made_up(row: Row<'_>, found: &Found) -> bool {
    let before = found.first.checked_sub(2).filter(|at| row.items[at + 1].is_mark(','));
    before.is_some_and(|at| row.items[at].is_word(row.text, "say"))
}

/// Whether the sentence asks. "What's new in 1.0?" takes it that there is one.
pub(crate) fn is_question(row: Row<'_>) -> bool {
    let is = |at: usize, list: &[&str]| is_at(row, at, list);
    let tells = |at: usize| is(at, &["new", "changed"]) && is(at + 1, &["in", "with"]);
    let is_what = |at: usize| is(at, &["what"]) && is(at + 1, &["is", "has", "'s"]) && tells(at + 2);
    let asks = row.items.iter().rev().take_while(|item| matches!(item.what, What::Mark(_))).any(|item| item.is_mark('?'));
    asks && !(0..row.items.len().min(6)).any(is_what)
}

/// What one plans to do with what is there already: "we plan to maintain 1.0".
const KEEPS: &[&str] = &["maintain", "support", "keep", "continue", "drop", "deprecate", "backport", "remove", "extend"];

fn is_doubt(row: Row<'_>, at: usize) -> bool {
    let Some(word) = row.items[at].word(row.text).filter(|_| !row.items[at].code) else { return false };
    // "It is going to be stable" is not yet so.
    if word.eq_ignore_ascii_case("going") && is_at(row, at + 1, &["to"]) {
        return true;
    }
    if !DOUBTS.has(word) {
        return false;
    }
    // "`brindle` wants Rust 1.85": what a crate wants it needs.
    let wanted = || (at + 1..row.items.len()).take(3).map(|at| &row.items[at].what).find(|what| !matches!(what, What::Word));
    if word == "wants" && matches!(wanted(), Some(What::Version(VersionMention { owner: Some((Owner::Rust, _)), .. }))) {
        return false;
    }
    // "0.1 should have been a 1.0": it is there, whatever it should be.
    if word == "should" && is_at(row, at + 1, &["have"]) {
        return false;
    }
    // "Ondula 0.8 will refuse anything below 1.89", "it will not build with": what it does today.
    const DOES: &[&str] = &["refuse", "reject", "compile", "build", "work"];
    let behind = at + 1 + usize::from(is_at(row, at + 1, &["not"]));
    let refuses = is_at(row, behind, DOES);
    if word == "will"
        && refuses
        && row.items[at..].iter().any(|item| ["below", "older", "lower"].iter().any(|word| item.is_word(row.text, word)))
    {
        return false;
    }
    // "Was proposed in 2016": that has happened.
    let is_dated = || (at + 2..row.items.len()).next().is_some_and(|date| matches!(row.items[date].what, What::Date(_)));
    if word == "proposed" && is_at(row, at + 1, &["in", "on"]) && is_dated() {
        return false;
    }
    // "If you are updating from 0.4": so are some.
    const FROM: &[&str] = &["from", "using", "running"];
    let is_of_reader = || is_at(row, at + 1, &["you", "you're", "you've"]);
    if word.eq_ignore_ascii_case("if") && is_of_reader() && (at + 2..at + 5).any(|at| is_at(row, at, FROM)) {
        return false;
    }
    // "Soon followed by 0.2.3": it was.
    if word == "soon" && is_at(row, at + 1, &["followed", "after", "afterwards", "thereafter", "became"]) {
        return false;
    }
    // "As you may recall" doubts nothing; in the middle of a sentence "May" is the month.
    word != "May"
        && !is_at(row, at + 1, &["recall", "remember", "know", "guess"])
        && !(word.eq_ignore_ascii_case("will") && (is_at(row, at + 1, LASTING) || is_for_today(row, at)))
        && !(is_at(row, at + 1, &["to"]) && is_at(row, at + 2, KEEPS))
}

/// "We will be releasing 1.66.1 today": it is no plan any more.
fn is_for_today(row: Row<'_>, at: usize) -> bool {
    (at + 1..at + 8).any(|at| is_at(row, at, &["today"]))
}

/// "Once 2.0 ships", "when 2.0 is released": the match has not happened.
fn is_ahead(row: Row<'_>, found: &Found) -> bool {
    let waits = found.first.checked_sub(1).is_some_and(|at| is_at(row, at, AHEAD));
    // "Adopted once it has reached 1.0".
    let is = |at: usize, list: &[&str]| is_at(row, at, list);
    let reach = found.first.checked_sub(1).filter(|at| is(*at, REACHES));
    let waits_for = reach.is_some_and(|verb| {
        let subject = (verb.saturating_sub(3)..verb).rev().find(|at| !is(*at, &["has", "have", "it", "they", "finally"]));
        subject.is_some_and(|at| is(at, &["once", "until"])) && found.date.is_none()
    });
    if waits_for {
        return true;
    }
    let next = |offset: usize| word_at(row, found.last + offset);
    let comes = is_one_of(next(1).as_deref(), COMES)
        || (matches!(next(1).as_deref(), Some("is" | "gets" | "becomes")) && is_one_of(next(2).as_deref(), OUT));
    // "Once x is stabilized": the match says it itself; "when x was discontinued in March" has happened.
    let is_dated = || (found.last + 1..row.items.len()).take(2).any(|at| matches!(row.items[at].what, What::Date(_)));
    let is_bare = found.version.is_none() && found.date.is_none() && !is_dated();
    waits && (comes || is_bare)
}

/// "A Rust 2.0", “Rust 2.0” between quotation marks: one such, not the one that there is.
pub(crate) fn is_indefinite(row: Row<'_>, found: &Found) -> bool {
    let quotes = |at: Option<usize>| {
        at.and_then(|at| row.items.get(at)).is_some_and(|item| matches!(item.what, What::Mark('"' | '\u{201c}' | '\u{201d}')))
    };
    if quotes(found.first.checked_sub(1)) && quotes(Some(found.last + 1)) {
        return true;
    }
    if !found.first.checked_sub(1).is_some_and(|at| is_at(row, at, &["a", "an"])) {
        return false;
    }
    // "With a v0.7 release of brindle" there is one.
    let of = |at: usize| is_at(row, at, &["release"]) && is_at(row, at + 1, &["of"]);
    // "It includes a `brindle 0.4.0` change": named together in code, it is the one.
    let first = &row.items[found.first];
    let is_code = first.code
        && row.text[first.start..first.end].split_once(' ').is_some_and(|(name, version)| {
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && version.contains('.')
                && version.starts_with(|c: char| c.is_ascii_digit())
        });
    !is_code && !of(found.last + 1)
}

/// Words of a time before the one that a text tells of, or of one to come.
static ANOTHER_TIME: Lexicon = Lexicon::of(&[
    "previously",
    "earlier",
    "originally",
    "formerly",
    "once",
    "ago",
    "already",
    "years",
    "nightly",
    "beta",
    "future",
    "last",
    "estimated",
    "towards",
    "toward",
    "eventual",
    "upcoming",
    "soon",
]);

/// Whether the clause up to the match tells of another time than the release that a text announces: "previously", "many releases
/// ago", "since Rust 1.28".
pub(crate) fn is_of_another_time(row: Row<'_>, found: &Found) -> bool {
    let from = (0..found.first).rev().take_while(|at| !row.items[*at].is_mark(';')).last().unwrap_or(found.first);
    let to = (found.last + 4).min(row.items.len());
    let is_dated = |item: &Item| matches!(item.what, What::Version(_) | What::Date(_));
    // `Future` is a name.
    let says = |at: usize| !row.items[at].code && row.items[at].is_one(row.text, &ANOTHER_TIME);
    (from..to).any(|at| says(at) || is_dated(&row.items[at]))
}

/// Words that lead from a thing to what brings it in.
const WAYS: &[&str] = &["via", "through", "transitively", "indirectly"];

/// The longest words before a colon that name what follows, in items.
const LABEL: usize = 3;

/// Whether the match itself, or the words beside it, hold one of these.
pub(crate) fn is_vetoed(row: Row<'_>, found: &Found, vetoes: &[&str]) -> bool {
    // ", and" begins another clause or another member of a list.
    let joins = |at: usize| row.items[at].is_word(row.text, "and") && at > 0 && row.items[at - 1].is_mark(',');
    let near = (found.first.saturating_sub(3)..found.first).rev();
    // Behind several words a colon begins another clause; behind a few of them it names what follows.
    // "Issue 1:" only counts.
    let is_number = |item: &Item| row.text[item.start..item.end].bytes().all(|b| b.is_ascii_digit());
    let counts = |at: usize| at > 0 && is_number(&row.items[at - 1]);
    let ends = |at: usize| row.items[at].is_mark(';') || row.items[at].is_mark(':') && (at > LABEL || counts(at));
    let from = near.take_while(|at| !joins(*at) && !ends(*at)).last().unwrap_or(found.first);
    let to = (found.last + 3).min(row.items.len());
    // "`x` (RUSTSEC-…), via `y`": how the thing came in, behind what is said of it.
    let is_way = |at: usize, word: &str| at >= found.last && WAYS.contains(&word);
    // "Supports Rust 1.13 or later (previously: 1.8 or later)": what was before stands beside what is.
    let is_former =
        |at: usize, word: &str| at > found.last && row.items[at - 1].is_mark('(') && word.eq_ignore_ascii_case("previously");
    (from..to).any(|at| {
        let word = row.items[at].word(row.text);
        word.is_some_and(|word| {
            vetoes.iter().any(|veto| veto.eq_ignore_ascii_case(word)) && !is_way(at, word) && !is_former(at, word)
        })
    })
}

/// Whether the match is denied: "not", "never" directly before it or in it, where the pattern has none; "no" before it; "is not
/// out yet" behind it.
pub(crate) fn is_negated(row: Row<'_>, moods: Moods, found: &Found) -> bool {
    if is_not_out(row, found.last + 1) {
        return true;
    }
    // Most sentences deny nothing at all.
    if !moods.has(Moods::DENIAL) {
        return false;
    }
    let is_negation = |at: usize| row.items[at].is_one(row.text, &NEGATIONS);
    // Words that say the value have their own "not": "not maintained".
    let is_own = |at: usize| found.said.is_some_and(|(_, from, to)| (from..to).contains(&at));
    found.first.checked_sub(1).is_some_and(|before| is_negation(before) || row.items[before].is_word(row.text, "no"))
        || is_none_of(row, found.first)
        || (found.first..=found.last.min(row.items.len() - 1))
            .any(|at| is_negation(at) && !is_own(at) && !explained(row, found).is_some_and(|aside| aside.contains(&at)))
        || is_not_reached(row, found.first)
}

/// "No version of `brindle` matches": none does.
fn is_none_of(row: Row<'_>, first: usize) -> bool {
    let is = |back: usize, list: &[&str]| first.checked_sub(back).is_some_and(|at| is_at(row, at, list));
    is(1, &["of"]) && is(2, &["version", "versions", "release", "releases"]) && is(3, &["no", "none"])
}

/// "Ladder casting, long the one that would never ship, came with 1.86": the words between commas that explain a phrase.
fn explained(row: Row<'_>, found: &Found) -> Option<std::ops::Range<usize>> {
    let (_, to) = found.phrase.filter(|(from, to)| *from == found.first && *to + 2 < found.last)?;
    // "Rungulus (the one that would fix it) is": so is a bracket.
    if row.items[to + 1].is_mark('(') {
        let closes = (to + 2..found.last).find(|at| row.items[*at].is_mark(')'))?;
        return Some(to + 1..closes);
    }
    let closes = (to + 2..found.last).rev().find(|at| row.items[*at].is_mark(','))?;
    row.items[to + 1].is_mark(',').then_some(to + 1..closes)
}

/// Words without one of which nothing is denied.
pub(crate) static DENYING: Lexicon = joined!(&NEGATIONS, &Lexicon::of(&["no", "none", "yet"]));

/// Words that deny, with either apostrophe.
static NEGATIONS: Lexicon = Lexicon::of(&[
    "not",
    "never",
    "isn't",
    "isn\u{2019}t",
    "wasn't",
    "wasn\u{2019}t",
    "hasn't",
    "hasn\u{2019}t",
    "haven't",
    "haven\u{2019}t",
    "didn't",
    "didn\u{2019}t",
    "doesn't",
    "doesn\u{2019}t",
    "without",
    "won't",
    "won\u{2019}t",
]);

/// "Has not reached 1.0", "never shipped a 2.0": the verb before the match is denied.
fn is_not_reached(row: Row<'_>, first: usize) -> bool {
    const VERBS: &[&str] = &[
        "reached",
        "reach",
        "hit",
        "released",
        "release",
        "published",
        "publish",
        "shipped",
        "ship",
        "seen",
        "see",
        "saw",
        "tagged",
        "cut",
        "got",
        "get",
        "had",
        "made",
        "at",
    ];
    const BETWEEN: &[&str] = &["a", "an", "the", "its", "their", "version", "stable", "first", "own", "even"];
    let is = |at: usize, list: &[&str]| is_at(row, at, list);
    let Some(verb) = (first.saturating_sub(4)..first).rev().find(|at| !is(*at, BETWEEN)).filter(|at| is(*at, VERBS)) else {
        return false;
    };
    (verb.saturating_sub(3)..verb)
        .rev()
        .map_while(|at| Some(&row.items[at]).filter(|item| matches!(item.what, What::Word)))
        .any(|item| item.is_one(row.text, &NEGATIONS) || item.is_word(row.text, "yet"))
}

/// "Is not released yet", "does not exist", "has never been published": what stands behind the match says that it is not there.
fn is_not_out(row: Row<'_>, at: usize) -> bool {
    /// How such words begin, those that end with "n't" apart.
    static BEGINS: Lexicon =
        Lexicon::of(&["is", "was", "has", "does", "did", "had", "not", "never", "unreleased", "unpublished"]);
    // "1.2 \u{2013} never released"
    let is_remark = row.items.get(at).is_some_and(|item| item.is_mark('-'))
        && word_at(row, at + 1).is_some_and(|word| matches!(&*word, "never" | "not" | "unreleased"));
    let is_aside = is_remark || row.items.get(at).is_some_and(|item| item.is_mark('('));
    // "`x` 0.10, which does not exist yet": the relative clause says so.
    let is_relative =
        |at: usize| row.items.get(at).is_some_and(|item| ["which", "that"].iter().any(|word| item.is_word(row.text, word)));
    let comma = !is_aside && row.items.get(at).is_some_and(|item| item.is_mark(',')) && is_relative(at + 1);
    let at = at + usize::from(is_aside || comma);
    let at = at + usize::from(is_relative(at));
    let begins = |word: &str| BEGINS.has(word) || word.ends_with(['t', 'T']);
    if !row.items.get(at).and_then(|item| item.word(row.text)).is_some_and(begins) {
        return false;
    }
    let words: Vec<Cow<'_, str>> = (at..at + 6).map_while(|at| word_at(row, at)).collect();
    let words: Vec<&str> = words.iter().map(|word| &**word).collect();
    let rest = match words.as_slice() {
        ["is" | "was" | "has" | "does" | "did" | "had", "not" | "never" | "yet", rest @ ..] | ["not", "yet", rest @ ..] => rest,
        ["is", "still" | "as" | "currently", "unreleased" | "unpublished", ..] | ["is", "unreleased" | "unpublished", ..] => {
            return true;
        }
        // "0.7 (not out yet)"
        ["unreleased" | "unpublished", ..] if is_aside => return true,
        ["not" | "never", rest @ ..] if is_aside => rest,
        [contracted, rest @ ..] if contracted.ends_with("n't") => rest,
        _ => return false,
    };
    let said = rest.iter().find(|word| !matches!(**word, "yet" | "been" | "be" | "even" | "actually" | "officially" | "to"));
    said.is_some_and(|word| OUT.contains(word) || matches!(*word, "exist" | "there"))
}

/// What a text says of a claim that it rejects, or calls it.
pub(crate) static REJECTING: Lexicon = joined!(&Lexicon::of(WRONG), &Lexicon::of(&["myth", "misconception"]));

/// Whether the text rejects what the match says: "…, which is false", "it is a myth that …".
pub(crate) fn is_rejected(row: Row<'_>, moods: Moods, found: &Found) -> bool {
    if !moods.has(Moods::REJECTION) {
        return false;
    }
    let wrong = |at: usize| word_at(row, at).is_some_and(|word| WRONG.contains(&&*word));
    let behind = (found.last + 1..row.items.len()).take(12).any(|at| {
        let judges = is_at(row, at, &["which", "that", "this"]) || row.items[at].is_mark('"');
        let is = is_at(row, at + 1, &["is", "was", "'s"]);
        let short = is_at(row, at, &["that's", "which's"]) && (wrong(at + 1) || wrong(at + 2));
        short || (judges && is && (wrong(at + 2) || wrong(at + 3)))
    });
    let before = (found.first.saturating_sub(8)..found.first).any(|at| {
        let rejects = wrong(at) || is_at(row, at, &["myth", "misconception"]);
        rejects && is_at(row, at + 1, &["that"])
    });
    behind || before
}

/// Verbs of somebody who speaks.
const SPEAKS: &[&str] = &[
    "says", "said", "say", "saying", "claims", "claimed", "claim", "claiming", "told", "tells", "wrote", "writes", "heard",
    "insists", "insisted", "believes", "thinks", "asserts", "asserted",
];

/// Speakers whom a text does not name.
const SOMEBODY: &[&str] = &["a", "an", "another", "some", "someone", "somebody", "people", "many", "others"];

/// Whether the match stands between quotation marks and somebody else said it, whom the text does not name or to whom it
/// objects.
/// `objects` says whether the text objects behind a place.
pub(crate) fn is_told_by_others(row: Row<'_>, moods: Moods, found: &Found, objects: impl Fn(usize) -> bool) -> bool {
    if !moods.has(Moods::QUOTATION) {
        return false;
    }
    let is_quote = |item: &Item| matches!(item.what, What::Mark(mark) if QUOTES.contains(&mark));
    let before = &row.items[..found.first];
    let opens = before.iter().filter(|item| is_quote(item)).count() % 2 == 1;
    let closes = row.items[found.last.min(row.items.len() - 1)..].iter().any(is_quote);
    let opening = || before.iter().position(is_quote).unwrap_or_default();
    let speaks = || (0..opening()).any(|at| is_at(row, at, SPEAKS));
    opens && closes && speaks() && (is_at(row, 0, SOMEBODY) || objects(row.items[found.last].end))
}

impl Reading<'_> {
    /// Whether the block objects behind a place to what stands before it.
    pub(crate) fn objects_behind(&self, at: usize) -> bool {
        self.objection.get_or_init(|| last_objection(&self.block.text)).is_some_and(|last| last >= at)
    }
}

/// Where a text objects last to what stands before: "neither is so", "it is not".
fn last_objection(text: &str) -> Option<usize> {
    const OBJECTIONS: &[&str] = &[
        "neither is",
        "neither of",
        "not so",
        "not true",
        "n't true",
        "it is not",
        "it isn't",
        "that is not",
        "that isn't",
        "it was not",
        "wrong",
        "false",
        "mistaken",
        "nonsense",
        "a myth",
    ];
    // The typographic apostrophe takes three bytes.
    let apart = |words: &str| words.split_once('\'').map(|(before, behind)| (before.len(), behind.len()));
    let is_at = |at: usize, words: &str| {
        let own = |from: usize, length: usize| text.get(at + from..at + from + length);
        let plain = own(0, words.len()).is_some_and(|run| run.eq_ignore_ascii_case(words));
        plain
            || apart(words).is_some_and(|(before, behind)| {
                own(0, before).is_some_and(|run| run.eq_ignore_ascii_case(&words[..before]))
                    && own(before, 3) == Some("\u{2019}")
                    && own(before + 3, behind).is_some_and(|run| run.eq_ignore_ascii_case(&words[before + 1..]))
            })
    };
    (0..text.len()).rev().find(|at| OBJECTIONS.iter().any(|words| is_at(*at, words)))
}

/// The word at a place in lower case, with a plain apostrophe.
fn word_at(row: Row<'_>, at: usize) -> Option<Cow<'_, str>> {
    let word = lower(row.items.get(at)?.word(row.text)?);
    Some(if word.is_ascii() { word } else { Cow::Owned(word.replace('\u{2019}', "'")) })
}

fn is_one_of(word: Option<&str>, list: &[&str]) -> bool {
    word.is_some_and(|word| list.contains(&word))
}

/// Whether one of these words, which are in lower case, stands at a place.
fn is_at(row: Row<'_>, at: usize, list: &[&str]) -> bool {
    let Some(item) = row.items.get(at) else { return false };
    let is_plain = row.text.as_bytes()[item.start..item.end].is_ascii();
    if is_plain { list.iter().any(|word| item.is_word(row.text, word)) } else { is_one_of(word_at(row, at).as_deref(), list) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_an_aim_may_doubt() {
        assert!(
            AIMS.iter().chain(AHEAD).chain(HYPOTHETICAL).chain(&["if", "will", "be", "going"]).all(|word| DOUBTFUL.has(word))
        );
    }

    #[test]
    fn the_last_objection_is_found_in_either_case_and_with_either_apostrophe() {
        for (text, at) in [
            ("That is wrong, and this Isn\u{2019}t true. So it is.", Some(26)),
            ("It isn't so; neither is that", Some(13)),
            ("All is as it was told", None),
            ("\u{e9}\u{2019}n", None),
        ] {
            assert_eq!(last_objection(text), at, "{text}");
        }
    }
}
