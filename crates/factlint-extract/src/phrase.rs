//! The words that name a feature: from a verb back to where its subject begins, or from a verb on to where its object ends.

mod asides;
mod taken_up;
mod words;

use factlint_kinds::spaced::spaced;

use self::asides::{apposition, aside, one_of_several};
pub(crate) use self::taken_up::{fragment, taken_up};
use self::words::{DID, EDGES, FINITE, LEADS, PRONOUNS, STAND_INS, TAILS, VERBS};
use crate::lexicon::Lexicon;
use crate::mention::{Item, What};
use crate::pattern::Row;
use crate::vocabulary::{is_no_name, is_prose};

/// The longest phrase, in words (design section 5).
const MOST: usize = 10;

/// The phrase that ends just before the item at `end`: its first and last item.
pub(crate) fn before(row: Row<'_>, end: usize) -> Option<(usize, usize)> {
    let mut end = end;
    // "Async drop, the ability to …, is": what stands between two commas explains the phrase before them.
    if end > 0 && row.items[end - 1].is_mark(',') {
        if let Some(named) = one_of_several(row, end - 1) {
            return Some(named);
        }
        end = aside(row, end - 1).or_else(|| apposition(row, end - 1)).unwrap_or(end - 1);
    }
    // "Let chains, on the other hand, which …": the phrase stands before the aside.
    if let Some(opening) = aside(row, end) {
        end = opening;
    }
    // "Cargo's built-in `#[bench]` is": code that ends the phrase is the name.
    let mut code = row.items[..end].iter().rev().take_while(|item| item.code).count();
    // "Warnings about the `#[expect]` lint": the name is the code with its sort.
    const SORTS: &[&str] = &["lint", "attribute", "macro", "flag", "keyword"];
    if code == 0
        && let Some(sort) = end.checked_sub(1).filter(|at| SORTS.iter().any(|sort| row.items[*at].is_word(row.text, sort)))
    {
        let own = row.items[..sort].iter().rev().take_while(|item| item.code).count();
        let the = (sort - own).checked_sub(1).is_some_and(|at| row.items[at].is_word(row.text, "the"));
        if own > 0 && the {
            return Some((sort - own, sort));
        }
    }
    // "`async`/`await`" is one.
    while code > 0 && end > code + 1 && row.items[end - code - 1].is_mark('/') && row.items[end - code - 2].code {
        code += 1 + row.items[..end - code - 1].iter().rev().take_while(|item| item.code).count();
    }
    // "`alloc` in `no_std`" is more than its last word.
    let joined = (end - code).checked_sub(1).and_then(|at| row.items[at].word(row.text));
    // "It is unmaintained and `x` has been stable": what is said of something else is not joined to the code.
    let word = |back: usize| (end - code).checked_sub(back).and_then(|at| row.items[at].word(row.text));
    let said = joined == Some("and") && word(3).is_some_and(|word| matches!(word, "is" | "are" | "was" | "were" | "not"));
    // "Replaced `x` with `y`": the one is no part of the other.
    let replaced = joined == Some("with")
        && row.items[..end - code].iter().any(|item| {
            ["replaced", "replace", "replaces", "swapped", "replacing"].iter().any(|word| item.is_word(row.text, word))
        });
    let joined = joined.filter(|_| !said && !replaced);
    let is_joined =
        joined.is_some_and(|word| matches!(word, "in" | "for" | "on" | "of" | "with" | "without" | "within" | "and" | "using"));
    if code > 0 && !is_joined {
        return Some((end - code, end - 1));
    }
    // "Generic Associated Types (GATs) stabilized": the abbreviation belongs to the phrase.
    let mut from = end;
    let mut depth = 0usize;
    while from > 0 {
        let item = &row.items[from - 1];
        match item.what {
            // "Brisk traits (1.75) and wide rungs (1.85)": the bracket belongs to another one.
            What::Mark(')') if closes_version(row, from - 1) => break,
            What::Mark(')') => depth += 1,
            What::Mark('(') if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ if is_edge(item, row.text) => break,
            _ => {}
        }
        from -= 1;
    }
    if depth > 0 {
        return None;
    }
    // "The first release to use X, which": what is used is the name.
    let used = (from + 1..end).find(|at| row.items[*at].is_word(row.text, "use") && row.items[*at - 1].is_word(row.text, "to"));
    trimmed(row, used.map_or(from, |at| at + 1), end)
}

/// Whether a bracket that closes here holds a version.
fn closes_version(row: Row<'_>, close: usize) -> bool {
    let within = row.items[..close].iter().rev().take_while(|item| !item.is_mark('('));
    within.take(4).any(|item| matches!(item.what, What::Version(_)))
}

/// Where the words just before `end` are no name but stand for one: "it", "this feature". The first of them.
pub(crate) fn stand_in(row: Row<'_>, end: usize) -> Option<usize> {
    let is = |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| row.items.get(at)?.word(row.text))
            .is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)))
    };
    let (last, before) = (end.checked_sub(1), end.checked_sub(2));
    // "This was stabilized": only what begins a sentence stands for what the one before says.
    if is(last, PRONOUNS) || last == Some(0) && is(last, &["this", "that"]) {
        return last;
    }
    // "It's been there": the verb was split off.
    if is(last, &["'s", "\u{2019}s"]) && is(before, &["it"]) {
        return before;
    }
    (is(last, STAND_INS) && is(before, &["the", "this", "that", "these", "those"])).then_some(before).flatten()
}

/// "Return Type Notation (RTN) is proposed, but … the feature": the last name with an abbreviation before the words that stand
/// for it.
pub(crate) fn named_before(row: Row<'_>, end: usize) -> Option<(usize, usize)> {
    // "We use `gen` blocks; they …", "`Heap::rung`, which …": code that ends just before.
    let joint = end.checked_sub(1).filter(|at| matches!(row.items[*at].what, What::Mark(';' | '-')));
    if let Some(joint) = joint {
        let code = row.items[..joint].iter().rev().take_while(|item| item.code).count();
        if code > 0 {
            return Some((joint - code, joint - 1));
        }
    }
    // "There was `rung` blocks, and these are": the plural of code that ends just before.
    let these = row.items[end].is_word(row.text, "these");
    let and = end
        .checked_sub(1)
        .filter(|_| these)
        .filter(|at| ["and", "but"].iter().any(|word| row.items[*at].is_word(row.text, word)));
    let comma = and.and_then(|and| and.checked_sub(1)).filter(|at| row.items[*at].is_mark(','));
    if let Some(comma) = comma {
        let from = (0..comma).rev().find(|at| is_edge(&row.items[*at], row.text)).map_or(0, |at| at + 1);
        let ends_plural = comma > from && row.text[..row.items[comma - 1].end].ends_with('s');
        if ends_plural && row.items[from..comma].iter().any(|item| item.code) {
            return trimmed(row, from, comma);
        }
    }
    let close = (0..end).rev().find(|at| row.items[*at].is_mark(')'))?;
    let open = close.checked_sub(2).filter(|open| row.items[*open].is_mark('('))?;
    let short = row.items[open + 1].word(row.text)?;
    let initials = short.trim_end_matches('s').chars().count();
    let is_short = (3..=6).contains(&initials) && short.chars().take(initials).all(|c| c.is_ascii_uppercase());
    let from = open.checked_sub(initials)?;
    let run = &row.items[from..open];
    let spells = run.iter().zip(short.chars()).all(|(item, c)| row.text[item.start..].to_uppercase().starts_with(c));
    (is_short && spells).then_some((from, close))
}

/// "Polonius (…) has been in development and is still not stable": the subject of the clause, where the verb at `end` stands
/// behind "and" or "but". With where the clause begins.
pub(crate) fn shared_subject(row: Row<'_>, end: usize) -> Option<((usize, usize), usize)> {
    if !is_further_verb(row, end) {
        return None;
    }
    let from = (0..end).rev().find(|at| matches!(row.items[*at].what, What::Mark(';' | ':'))).map_or(0, |at| at + 1);
    let found = opening(row, from)?;
    (found.1 < end).then_some((found, found.0))
}

/// Whether "and" or "but" stands before a verb, so that what it is said of stands farther before.
pub(crate) fn is_further_verb(row: Row<'_>, verb: usize) -> bool {
    verb.checked_sub(1).is_some_and(|at| ["and", "but"].iter().any(|word| row.items[at].is_word(row.text, word)))
}

/// What a clause is about that begins at an item: "The Cranelift backend (…) skips …", "The better solution is the Cranelift
/// backend …", "Polonius accepts …".
pub(crate) fn opening(row: Row<'_>, from: usize) -> Option<(usize, usize)> {
    let word = |at: usize| row.items.get(at).and_then(|item| item.word(row.text)).map(str::to_lowercase);
    let is = |at: usize, list: &[&str]| word(at).is_some_and(|word| list.contains(&word.as_str()));
    // "For years `async fn` in traits was …": code that ends before the verb is what the clause is about.
    let leads = row.items.get(from).is_some_and(|item| {
        item.word(row.text).is_some_and(|word| ["For", "Until", "Before", "After", "In", "Over", "Since"].contains(&word))
    });
    if leads {
        let code = (from + 1..row.items.len().min(from + 5)).find(|at| row.items[*at].code)?;
        let verb = (code + 1..row.items.len().min(code + 10)).find(|at| is(*at, FINITE))?;
        return trimmed(row, code, verb);
    }
    let begins = word(from).unwrap_or_default();
    // "I'd like", "we've": who speaks is no feature.
    if begins.contains(['\'', '\u{2019}']) {
        return None;
    }
    // "Let chains took longer than expected.": a verb of the past ends what the clause is about.
    let verb = (from + 1..row.items.len().min(from + 5)).find(|at| is(*at, FINITE));
    if let Some(verb) = verb
        && !matches!(begins.as_str(), "a" | "an" | "another" | "one" | "the" | "it" | "they" | "this" | "we" | "that" | "there")
        && !row.items[from..verb].iter().any(|item| matches!(item.what, What::Mark(_)) && !item.code)
        && verb > from + 1
    {
        return trimmed(row, from, verb);
    }
    let compares = |at: usize| is(at, &["more", "most", "best", "better", "next", "main", "other", "second"]);
    let start = match begins.as_str() {
        "a" | "an" | "another" | "one" => said_to_be(row, from)?,
        "the" if (from + 1..from + 4).any(compares) => said_to_be(row, from)?,
        "the" => from + 1,
        _ => return leading_name(row, from),
    };
    // "The rung backend (`rung_codegen`) skips …": the name stands before the bracket.
    let open = (start + 1..row.items.len().min(start + 5)).find(|at| row.items[*at].is_mark('(') && !row.items[*at].code);
    if let Some(open) = open.filter(|open| (start..*open).all(|at| !is_edge(&row.items[at], row.text) && !is(at, VERBS))) {
        return trimmed(row, start, open);
    }
    let reach = after(row, start)?;
    let is_verb = |at: &usize| row.items[*at].word(row.text).is_some_and(|word| VERBS.contains(&word));
    let reach = (start + 1..=reach).find(is_verb).map_or(reach, |verb| verb - 1);
    // Not every verb is known: what is longer than a name is no name.
    let bracket = (start..=reach).find(|at| row.items[*at].is_mark('(')).unwrap_or(reach + 1);
    let (from, to) = trimmed(row, start, bracket)?;
    (to - from < 5).then_some((from, to))
}

/// "The better solution is …": the item behind "is".
fn said_to_be(row: Row<'_>, from: usize) -> Option<usize> {
    let end = row.items.len().min(from + 12);
    let is = (from + 1..end).find(|at| ["is", "was"].iter().any(|word| row.items[*at].is_word(row.text, word)))?;
    Some(is + 1)
}

/// "Polonius accepts", "`gen` blocks": code, or words with capitals that are no prose.
fn leading_name(row: Row<'_>, from: usize) -> Option<(usize, usize)> {
    let is = |at: usize, list: &[&str]| row.items[at].word(row.text).is_some_and(|word| list.contains(&&*word.to_lowercase()));
    let named = |at: &usize| {
        let item = &row.items[*at];
        let text = &row.text[item.start..item.end];
        let capital = text.starts_with(char::is_uppercase) && !is_prose(&text.to_lowercase()) && !is_no_name(text);
        matches!(item.what, What::Word | What::Name(_)) && (item.code || capital)
    };
    let last = (from..row.items.len()).take_while(named).last()?;
    // "Brisk functions in rungs, the …": up to the comma, where nothing but a name stands before it.
    let comma = (last + 1..row.items.len().min(from + 6)).find(|at| row.items[*at].is_mark(','));
    let plain = |to: usize| (last + 1..to).all(|at| !is_edge(&row.items[at], row.text) && !is(at, FINITE) && !is(at, VERBS));
    match comma.filter(|to| !row.items[last].code && *to > last + 1 && plain(*to)) {
        Some(to) => trimmed(row, from, to),
        None => Some((from, last)),
    }
}

/// The phrases that a phrase is made of: "let chains and async closures", and those listed before it, "A, B, and C".
pub(crate) fn conjuncts(row: Row<'_>, (from, to): (usize, usize)) -> Vec<(usize, usize)> {
    let is_and = |at: usize| row.items[at].is_word(row.text, "and") || row.items[at].is_mark('+') && !row.items[at].code;
    // "A as well as B" is the same.
    let is_as =
        |at: usize| at + 2 <= to && ["as", "well", "as"].iter().zip(at..).all(|(word, at)| row.items[at].is_word(row.text, word));
    let Some(and) = (from..=to).rev().find(|at| is_and(*at) || is_as(*at)) else {
        // "…, `a`, and `b` on stable, and `c` is": the last one only.
        let is_one =
            row.items.get(to + 1).is_some_and(|verb| ["is", "was", "isn't"].iter().any(|word| verb.is_word(row.text, word)));
        let is_clause = is_one && from > 1 && row.items[from - 2].is_mark(',');
        let listed = from.checked_sub(1).filter(|_| !is_clause).filter(|at| is_and(*at)).and_then(|and| earlier(row, and));
        return match listed {
            Some(mut earlier) => {
                earlier.push((from, to));
                earlier
            }
            None => vec![(from, to)],
        };
    };
    let parts = (trimmed(row, from, and), trimmed(row, and + if is_as(and) { 3 } else { 1 }, to + 1));
    let (Some(first), Some(second)) = parts else { return vec![(from, to)] };
    if !(is_whole(row, first) && is_whole(row, second)) {
        return vec![(from, to)];
    }
    let mut all = if from > 0 && row.items[from - 1].is_mark(',') { earlier(row, from).unwrap_or_default() } else { Vec::new() };
    all.push(first);
    all.push(second);
    all
}

/// The phrases that a phrase is made of, and those listed behind it: "A, B, and C".
pub(crate) fn following(row: Row<'_>, (from, to): (usize, usize)) -> Vec<(usize, usize)> {
    let is_and = |at: usize| row.items.get(at).is_some_and(|item| item.is_word(row.text, "and"));
    // "`reserve` for `Vec`, `String` and `Map`": the list belongs to what stands before the preposition.
    let is_bound = |at: usize| ["for", "of", "on", "in", "with"].iter().any(|word| row.items[at].is_word(row.text, word));
    if (from..=to).any(is_bound) {
        // "`a` in rungs and `b` in ladders": each with its own place.
        let and = (from..=to).find(|at| is_and(*at));
        let parts = and.and_then(|and| Some((trimmed(row, from, and)?, trimmed(row, and + 1, to + 1)?)));
        let is_like = |(from, to): (usize, usize)| (from..=to).any(is_bound) && (from..=to).any(|at| row.items[at].code);
        return match parts {
            Some((first, second)) if is_like(first) && is_like(second) => vec![first, second],
            _ => vec![(from, to)],
        };
    }
    // "The `Heap<T>` type, …": the sort is no part of the name, and the list goes on behind it.
    let is_sort =
        |at: usize| row.items.get(at).is_some_and(|item| ["type", "feature"].iter().any(|sort| item.is_word(row.text, sort)));
    let past = |at: usize| at + usize::from(is_sort(at));
    let mut all = vec![(from, to)];
    let mut at = past(to + 1);
    while row.items.get(at).is_some_and(|item| item.is_mark(',')) {
        let is_last = is_and(at + 1);
        let start = at + 1 + usize::from(is_last);
        // "…, enforced order, and added x": a further verb, and no member of the list.
        if is_verb(row, start) {
            break;
        }
        let Some(reach) = after(row, start) else { break };
        // "…, and in June ladders became stable": another clause, and no member of the list.
        let goes_on = row.items.get(reach + 1).and_then(|item| item.word(row.text));
        if is_last && goes_on.is_some_and(|word| FINITE.contains(&word) || GOES_ON.contains(&word)) {
            break;
        }
        let inner = (start..=reach).find(|at| is_and(*at));
        let parts: Vec<_> = match inner {
            Some(and) => [trimmed(row, start, and), trimmed(row, and + 1, reach + 1)].into_iter().flatten().collect(),
            None => trimmed(row, start, reach + 1).into_iter().collect(),
        };
        if parts.is_empty() || !parts.iter().all(|part| is_whole(row, *part)) {
            break;
        }
        all.extend(parts);
        if is_last || inner.is_some() {
            return all;
        }
        at = past(reach + 1);
    }
    // Without its "and" it was no list.
    conjuncts(row, (from, to))
}

/// Whether a clause goes on here with a verb in the past: "enforced order", and no "naked rungs".
fn is_verb(row: Row<'_>, at: usize) -> bool {
    let word = row.items.get(at).filter(|item| !item.code).and_then(|item| item.word(row.text));
    let next = row.items.get(at + 1).is_some_and(|next| !matches!(next.what, What::Mark(_)));
    next && word.is_some_and(|word| DID.contains(&word))
}

/// Verbs of a release before what it brought.
const BRINGS: &[&str] = &["brought", "brings", "added", "adds", "stabilized", "stabilised", "introduced", "shipped", "landed"];

/// Words with which a clause goes on behind its subject.
const GOES_ON: &[&str] = &["became", "become", "finally", "landed", "followed", "came", "arrived", "went", "got"];

/// The name between two places, where all of it is one: no verb, no preposition before it.
pub(crate) fn named_between(row: Row<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    if (start..end).any(|at| is_edge(&row.items[at], row.text)) {
        return None;
    }
    let (from, to) = trimmed(row, start, end)?;
    let is_article = |item: &Item| ["the", "a", "an", "new"].iter().any(|word| item.is_word(row.text, word));
    let is_verb =
        |item: &Item| !item.code && item.word(row.text).is_some_and(|word| word.ends_with("ed") || VERBS.contains(&word));
    let whole = to + 1 == end && row.items[start..from].iter().all(is_article) && !row.items[from..end].iter().any(is_verb);
    (whole && is_whole(row, (from, to))).then_some((from, to))
}

/// "Their lazy counterparts `A` and `B`": the code between two places, behind words that say whose twins they are.
pub(crate) fn twins_between(row: Row<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let leads = ["its", "their"].iter().any(|word| row.items.get(start).is_some_and(|item| item.is_word(row.text, word)));
    let (from, to) = trimmed(row, start, end).filter(|_| leads)?;
    (to + 1 == end && row.items[from].code).then_some((from, to))
}

/// The members of a list that stand before its last one, up to the beginning of the list.
fn earlier(row: Row<'_>, mut end: usize) -> Option<Vec<(usize, usize)>> {
    let mut all = Vec::new();
    while end > 0 && row.items[end - 1].is_mark(',') {
        let from = (0..end - 1).rev().take_while(|at| !is_edge(&row.items[*at], row.text)).last()?;
        // "1.86 brought a, and b became stable": what a release brought is not what the next verb is about.
        let verb = from.checked_sub(1).and_then(|at| row.items[at].word(row.text));
        if verb.is_some_and(|word| BRINGS.contains(&word)) {
            return None;
        }
        let part = trimmed(row, from, end - 1).filter(|part| is_whole(row, *part))?;
        all.push(part);
        end = from;
    }
    all.reverse();
    (!all.is_empty()).then_some(all)
}

/// Whether a part of a list names something by itself: code, or two words and more, but not many.
fn is_whole(row: Row<'_>, (from, to): (usize, usize)) -> bool {
    let items = &row.items[from..=to];
    let coded = items.iter().any(|item| item.code);
    let capital = row.text[items[0].start..].starts_with(|c: char| c.is_uppercase());
    let dashed = items.len() == 1 && items[0].word(row.text).is_some_and(|word| word.contains('-'));
    // "And for us it mattered": another clause.
    let persons = ["us", "we", "you", "me", "they", "them", "it"];
    let is_clause = items.iter().any(|item| persons.iter().any(|word| item.is_word(row.text, word)));
    let edition = items.iter().any(|item| matches!(item.what, What::Edition(_)));
    // "Which 1.95 made stable": no name.
    let is_verb = ["made", "makes"].iter().any(|word| items[0].is_word(row.text, word));
    // A run of code counts as one word: `#[unsafe(naked)]`.
    let words = items.iter().enumerate().filter(|(at, item)| *at == 0 || !(item.code && items[at - 1].code)).count();
    (coded || capital || dashed || edition || items.len() > 1) && words <= 7 && !is_clause && !is_verb
}

/// Whether every word of a phrase is a plain word of prose.
pub(crate) fn is_prose_only(row: Row<'_>, (from, to): (usize, usize)) -> bool {
    row.items[from..=to].iter().all(|item| {
        let word = row.text[item.start..item.end].to_lowercase();
        !item.code && matches!(item.what, What::Word) && (is_prose(&word) || is_no_name(&word))
    })
}

/// The last item of the phrase that begins at `start`.
pub(crate) fn after(row: Row<'_>, start: usize) -> Option<usize> {
    let mut end = start;
    let mut depth = 0usize;
    while let Some(item) = row.items.get(end) {
        match item.what {
            // "`x` in traits (though such traits are few)": a remark.
            What::Mark('(') if end > start && is_remark(row, end) => break,
            What::Mark('(') => depth += 1,
            What::Mark(')') if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ if is_edge(item, row.text) => break,
            // "Narrow rungs and refined the ladders": another verb of the same.
            _ if end > start && item.is_word(row.text, "and") && is_verb(row, end + 1) => break,
            // "Narrow rungs as part of the next edition".
            _ if end > start
                && item.is_word(row.text, "as")
                && row.items.get(end + 1).is_some_and(|next| next.is_word(row.text, "part")) =>
            {
                break;
            }
            _ => {}
        }
        end += 1;
    }
    // "A `[heaps]` table to configure the level (high, low) of ladders": what it is for is no part of its name.
    let purpose = || (start + 1..end).find(|at| row.items[*at].is_word(row.text, "to")).and_then(|to| trimmed(row, start, to));
    let (_, last) = trimmed(row, start, end).or_else(purpose)?;
    Some(last)
}

/// Whether a bracket opens here that holds several words and ends what is said.
fn is_remark(row: Row<'_>, open: usize) -> bool {
    let close = (open + 1..row.items.len()).find(|at| row.items[*at].is_mark(')'));
    close.is_some_and(|close| {
        close > open + 3 && row.items.get(close + 1).is_none_or(|next| matches!(next.what, What::Mark('.' | ',' | ';' | ':')))
    })
}

/// The phrase from its first telling word on; nothing where it only counts ("18 new methods") or names no more than what one can
/// do ("the ability to define").
pub(crate) fn from_first(row: Row<'_>, (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let able = (from..=to).any(|at| row.items[at].is_word(row.text, "ability"));
    let (first, last) = trimmed(row, from, to + 1)?;
    let first = first.checked_sub(1).filter(|new| *new >= from && row.items[*new].is_word(row.text, "new")).unwrap_or(first);
    // "128 bit integers" are of a size.
    let is_size = row.items.get(first + 1).is_some_and(|next| next.is_word(row.text, "bit"));
    let counts = matches!(row.items[first].what, What::Count(_)) && !is_size;
    let vague = able && first == last && !row.items[first].code;
    (!counts && !vague).then_some((first, last))
}

fn is_edge(item: &Item, text: &str) -> bool {
    match &item.what {
        What::Mark(_) | What::Word if item.code => false,
        What::Word => EDGES.has(&text[item.start..item.end]),
        What::Mark(mark) => {
            matches!(mark, ',' | ';' | ':' | '.' | '!' | '?' | '-' | ')' | '(' | '"' | '|') && !is_code_mark(item, text)
        }
        What::Version(_) | What::Date(_) | What::Advisory(_) | What::Rfc(_) | What::Bound(_) => true,
        What::Count(_) | What::Name(_) | What::Edition(_) => false,
    }
}

/// A mark inside code, with letters on both sides: `#[bench]`, `Pin<P>`, `!`.
fn is_code_mark(item: &Item, text: &str) -> bool {
    let before = text[..item.start].chars().next_back();
    let after = text[item.end..].chars().next();
    let joined = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | ';'));
    matches!(&text[item.start..item.end], "[" | "]" | "(" | ")" | ":" | "!" | "-") && joined(before) && joined(after)
}

/// The phrase without words that neither begin nor end one; nothing if too long or empty.
fn trimmed(row: Row<'_>, mut from: usize, mut end: usize) -> Option<(usize, usize)> {
    let is = |at: usize, list: &[&str]| {
        row.items[at].word(row.text).is_some_and(|word| list.iter().any(|one| one.eq_ignore_ascii_case(word)))
    };
    let has = |at: usize, list: &Lexicon| row.items[at].word(row.text).is_some_and(|word| list.has(word));
    // "The functions `a` and `b`": the code is the name.
    let is_sort = |at: usize| {
        let sorts = ["function", "functions", "method", "methods", "type", "types", "trait", "traits", "macro", "macros"];
        row.items.get(at + 1).is_some_and(|next| next.code) && !row.items[at].code && is(at, &sorts)
    };
    // "May be used in `climb` blocks, which": what it is used in is the name.
    let is_use = |at: usize| {
        is(at, &["used", "reserved", "needed", "required", "intended", "meant"]) && is(at + 1, &["in", "for", "by", "with", "as"])
    };
    if from + 2 < end && row.items[from + 2].code && is_use(from) {
        from += 2;
    }
    while from < end
        && (has(from, &LEADS) && !row.items[from].code
            || is_sort(from)
            // "`--heaps`" is spelled so.
            || (!row.items[from].code && matches!(row.items[from].what, What::Mark('"' | '*' | '_' | ')' | '-' | ',' | '+'))))
    {
        from += 1;
    }
    // "Its thread-safe counterpart `b`": the code is the name.
    let is_twin = |at: &usize| {
        let twins =
            ["counterpart", "counterparts", "cousin", "cousins", "sibling", "siblings", "equivalent", "companion", "companions"];
        row.items[at + 1].code && is(*at, &twins)
    };
    if let Some(twin) = (from..end.saturating_sub(1)).find(is_twin) {
        from = twin + 1;
    }
    // "The never type": without its noun a single plain word names nothing.
    let is_needed = |from: usize, end: usize| {
        let word = row.items[from].word(row.text).is_some_and(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
        word && is(end - 1, &["type"]) && end == from + 2 && !row.items[from].code && is_prose_only(row, (from, from))
    };
    while from < end
        && (has(end - 1, &TAILS) && !is_needed(from, end) || matches!(row.items[end - 1].what, What::Mark('"' | '*' | '_' | '(')))
    {
        end -= 1;
    }
    let run = (from < end).then(|| &row.text[row.items[from].start..row.items[end - 1].end])?;
    spaced(run).nth(MOST).is_none().then_some((from, end - 1))
}
