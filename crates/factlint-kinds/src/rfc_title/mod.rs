#![doc = include_str!("README.md")]

mod titles;

use factlint_model::{Ask, Claim, Evidence, Held, Reason, Subject, Value, ValueType};

use self::titles::{Nearness, is_title, is_told_in, nearness};
use crate::ages::DAYS;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};
use crate::lexicon::Lexicon;
use crate::spaced::spaced;

/// What an RFC of Rust is called.
#[derive(Debug)]
pub struct RfcTitle;

static META: Meta = Meta {
    predicate: "rfc.title",
    change: Change::Fixed,
    value: ValueType::Text,
    fresh_for: DAYS(7),
    hard_age: DAYS(365),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} is \u{201c}{value}\u{201d}",
        absent: "there is no merged {subject}",
        noun: "title",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Rfc,
    value: ValueRole::Phrase,
    patterns: &[
        shape("{rfc} ,? {quoted}"),
        shape("{rfc} :|-|( {quoted}"),
        shape("{rfc} ,? titled|called|named|entitled|on|for|about {quoted}"),
        shape("{rfc} @be? titled|called|named|entitled|on|for|about {quoted}"),
        shape("{quoted} ( {rfc} )"),
        shape("{rfc} is|was {quoted}"),
        shape("^ {quoted} , {rfc}"),
        shape("see|in|also|and|by|the|with|of|,|;|( {quoted} , {rfc}"),
        shape("{quoted} {rfc}"),
        shape("title of {rfc} @be {quoted}"),
        shape("{rfc} 's title @be {quoted}"),
        shape("{rfc} : {title} \"|,|;|.|)|$"),
        shape("{rfc} ) : {title} \"|,|;|.|)|$"),
        shape("{rfc} - {title} \"|,|;|.|)|$"),
        shape("{rfc} ( {title} )"),
        shape("{rfc} ) ( {title} )"),
        shape("^ {rfc} , {title} ,|;|.|$"),
        shape("see|read|enjoy|also {rfc} , {title} ;|.|$"),
        shape("that of {rfc} , {title} ;|.|$"),
        shape("the {title} ( {rfc} )"),
        shape("{rfc} titled|called|named|entitled {phrase}"),
        shape("{rfc} @be titled|called|entitled {phrase}"),
        shape("{rfc} ,? which? @proposes {phrase}"),
        shape("{rfc} @be? on|about|covers|covering {phrase}"),
        shape("the {phrase} {rfc}"),
        shape("the {phrase} rfc ( {rfc} )"),
        shape("rfc for|on|about {phrase} , {rfc}"),
        shape("^ {phrase} , @proposes in|by|with {rfc}"),
        shape("rfc for|on|about {phrase} ( {rfc}"),
        shape("{phrase} ( see? also? {rfc} )"),
        shape("{phrase} ( see? also? [ {rfc} ] )"),
        shape("{phrase} ( introduced|proposed|described|defined|specified in|by [? {rfc}"),
        shape("{phrase} introduced|specified in {rfc}"),
        shape("{phrase} ( see? also? ( {rfc} ) )"),
    ],
    vetoes: &[
        "unlike",
        "supersedes",
        "superseded",
        "replaces",
        "replaced",
        "amend",
        "amends",
        "amendment",
        "amending",
        "implement",
        "implements",
        "implementing",
    ],
    columns: &["title", "name", "rfc title", "feature", "topic"],
    linked: true,
    hypothetical_is_veto: false,
    ..Grammar::NONE
};

impl Kind for RfcTitle {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn check(&self, claim: &Claim, _sentence: &str) -> bool {
        // The words of a link to a pull request are its title, however long it is.
        let is_sentence = || claim.text.trim_end_matches([')', ']', '"']).ends_with('.');
        let is_long = || claim.of.is_some() && !is_sentence() && (13..=20).contains(&spaced(&claim.value).count());
        // "[disposition: merge] [Tracking issue for … (RFC 1216)": what is done with it.
        let is_labelled = claim.value.starts_with("[disposition");
        !is_labelled && (is_title(&claim.value, is_given_as_title(claim)) || is_long()) && !is_task(claim)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        let unknown = |reason| Actual::Unknown(reason, Vec::new());
        let Some(answer) = seen.answer(&claim.ask()) else { return unknown(Reason::NoEvidence) };
        let mut names = titles(claim, seen);
        let summary = match summary(claim, seen) {
            Told::Page(summary, named) => {
                names.extend(named.map(|named| (named, answer.held[answer.held.len() - 1].clone())));
                Some(summary)
            }
            Told::Nothing(reason) if is_foreign(claim, &names) => return unknown(reason),
            Told::Nothing(_) => None,
        };
        let names: Vec<(&str, &Held)> = names.iter().map(|(name, held)| (name.as_str(), held)).collect();
        // Only merged RFCs are in the list.
        if names.is_empty() {
            return unknown(answer.failure.unwrap_or(Reason::NoEvidence));
        }
        let basis = |name: &str, held: &Held| Basis {
            reply: std::sync::Arc::clone(&held.reply),
            valid_from: None,
            value: format!("\u{201c}{name}\u{201d}"),
        };
        let best = names.iter().map(|(name, held)| (nearness(&claim.value, name), *name, *held)).max_by_key(|(near, ..)| *near);
        match best {
            Some((Nearness::Same, name, held)) => Actual::Is(vec![Value::Text(claim.value.clone())], vec![basis(name, held)]),
            // Pull requests have titles of their own, which are in no book.
            Some((Nearness::Other, name, held)) if claim.of.is_some() => {
                Actual::Unknown(Reason::AmbiguousSubject, vec![basis(name, held)])
            }
            Some((Nearness::Other, name, held)) if summary.is_some_and(|text| is_told_in(&claim.value, &text)) => {
                Actual::Unknown(Reason::AmbiguousSubject, vec![basis(name, held)])
            }
            Some((Nearness::Other, ..)) if is_given_as_title(claim) => {
                let (name, _) = names[names.len() - 1];
                let all = names.iter().map(|(name, held)| basis(name, held)).fold(Vec::new(), |mut all: Vec<Basis>, one| {
                    if !all.iter().any(|known| known.value == one.value) {
                        all.push(one);
                    }
                    all
                });
                Actual::Is(vec![Value::Text(name.to_owned())], all)
            }
            Some((_, name, held)) => Actual::Unknown(Reason::AmbiguousSubject, vec![basis(name, held)]),
            None => unknown(Reason::NoEvidence),
        }
    }

    /// The titles; where the claimed one is none of them, the text as well: its head names the feature, and says what it is about.
    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        let mut asks = vec![claim.ask()];
        if is_foreign(claim, &titles(claim, seen)) && recorded(claim, seen).is_none() {
            asks.extend(page(claim, seen));
        }
        asks
    }
}

/// "Make it movable (RFC 3371)": what is to be done, before the number.
fn is_task(claim: &Claim) -> bool {
    static TASKS: Lexicon = Lexicon::of(&["make", "implement", "tracking", "finish", "merge", "stabilize"]);
    let is_done = || spaced(&claim.value).next().is_some_and(|first| TASKS.has(first));
    claim.text.ends_with(')') && is_done() && claim.text.contains("(RFC")
}

/// All names of the RFC that were seen.
fn titles(claim: &Claim, seen: &Evidence) -> Vec<(String, Held)> {
    let held = seen.answer(&claim.ask()).into_iter().flat_map(|answer| answer.held.iter());
    let named = |held: &Held| -> Vec<(String, Held)> {
        let titles = held.reply.seen.iter().filter(|seen| seen.fact == META.predicate);
        titles.map(|seen| (seen.value.clone(), held.clone())).collect()
    };
    held.flat_map(named).collect()
}

/// Whether the claimed title is given as one and comes near none of the names.
fn is_foreign(claim: &Claim, names: &[(String, Held)]) -> bool {
    let is_other = |(name, _): &(String, Held)| nearness(&claim.value, name) == Nearness::Other;
    !names.is_empty() && is_given_as_title(claim) && names.iter().all(is_other)
}

/// What an RFC says of itself.
enum Told {
    /// What it is about, and the name of its feature where that was read, too.
    Page(String, Option<String>),
    Nothing(Reason),
}

/// The summary that came with the title.
fn recorded(claim: &Claim, seen: &Evidence) -> Option<String> {
    let answer = seen.answer(&claim.ask())?;
    let mut told = answer.held.iter().flat_map(|held| &held.reply.seen);
    told.find(|seen| seen.fact == "rfc.summary").map(|seen| seen.value.clone())
}

/// The ask for the text of the RFC.
fn page(claim: &Claim, seen: &Evidence) -> Option<Ask> {
    let held = seen.answer(&claim.ask())?.latest()?;
    held.reply.url.starts_with("http").then(|| Ask::new("page.text", Subject::new(&held.reply.url)))
}

/// The head of an RFC, in characters: its feature and its summary.
const HEAD: usize = 1_200;

fn summary(claim: &Claim, seen: &Evidence) -> Told {
    if let Some(summary) = recorded(claim, seen) {
        return Told::Page(summary, None);
    }
    let answer = page(claim, seen).and_then(|page| seen.answer(&page));
    let Some(answer) = answer else { return Told::Nothing(Reason::NoEvidence) };
    let text = answer.held.iter().rev().flat_map(|held| &held.reply.seen).find(|seen| seen.fact == "page.text");
    let Some(text) = text else { return Told::Nothing(answer.failure.unwrap_or(Reason::NoEvidence)) };
    let head: String = text.value.chars().take(HEAD).collect();
    let feature = head.split_once("Feature Name: ").and_then(|(_, rest)| rest.split_whitespace().next());
    Told::Page(head.clone(), feature.map(|feature| feature.trim_matches('`').to_owned()))
}

/// Whether the text gives the words as the title, rather than say in its own words what the RFC is about: in quotation marks, behind
/// a colon, in brackets behind the number, as the words of a link.
fn is_given_as_title(claim: &Claim) -> bool {
    let Some(value) = claim.value_span else { return false };
    let Some(before) = value.start.checked_sub(claim.start).and_then(|at| claim.text.get(..at)) else { return false };
    let before = before.trim_end();
    let begins = before.is_empty() || before == "[";
    (begins && claim.text.len() > claim.value.len() + 2 && claim.text.contains("](") && !claim.text.contains("RFC"))
        || before.ends_with(['"', '\u{201c}', '\u{201e}', '\u{ab}'])
        || (before.ends_with(':') && !before.ends_with("):"))
        || (before.ends_with('(') && before.chars().any(|c| c.is_ascii_digit()))
}
