#![doc = include_str!("README.md")]

mod words;

use factlint_model::{Ask, Claim, Evidence, Reason, Value, ValueType};

use self::words::{Passage, passages, plain};
use crate::ages::DAYS;
use crate::grammar::{Grammar, SubjectRole, ValueRole};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::page::{self, Page};

/// Words that the text quotes from a source.
#[derive(Debug)]
pub struct SourceQuote;

static META: Meta = Meta {
    predicate: "source.quote",
    change: Change::Fixed,
    value: ValueType::Text,
    fresh_for: DAYS(30),
    hard_age: DAYS(3650),
    slack: 0,
    yields_to: &["rfc.title"],
    wording: Wording {
        fact: "{subject} has the words \u{201c}{value}\u{201d}",
        absent: "{subject} has no such words",
        noun: "quotation",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar { subject: SubjectRole::Citation, value: ValueRole::Quotation, ..Grammar::NONE };

/// A page with less text than this may well be a part of what is cited.
const ENOUGH: usize = 2_000;

/// Fewer words are near to many others by chance.
const NEAR: usize = 4;

/// So many words are not on a page by chance, and are not missing from it by chance.
const LONG: usize = 6;

impl Kind for SourceQuote {
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
        // Nothing is taken out of most quotations, and no word goes over a blank.
        let mut words = claim.value.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let is_whole = !claim.value.contains('[');
        is_whole && words.nth(1).is_some() || passages(&claim.value).iter().map(|passage| passage.words.len()).sum::<usize>() >= 2
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        page::asks(&claim.subject, seen)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        match page::find(&claim.subject, seen) {
            Ok(page) => compared(&claim.value, &page),
            Err(reason) => Actual::Unknown(reason, Vec::new()),
        }
    }
}

fn compared(quotation: &str, page: &Page) -> Actual {
    let passages = passages(quotation);
    let sentences: Vec<&str> = page.blocks().flatten().collect();
    let all: Vec<Vec<String>> = sentences.iter().map(|sentence| plain(sentence)).collect();
    // Each passage stands in a sentence, in the order of the quotation.
    let mut found: Vec<usize> = Vec::new();
    for passage in &passages {
        let from = found.last().copied().unwrap_or(0);
        match (from..all.len()).find(|at| passage.stands_in(&all[*at])) {
            Some(at) => found.push(at),
            None => break,
        }
    }
    if found.len() == passages.len() {
        let shown: Vec<_> = found.iter().map(|at| sentences[*at]).collect();
        return Actual::Is(
            vec![Value::Text(quotation.to_owned())],
            shown.first().map(|first| page.basis(first)).into_iter().collect(),
        );
    }
    missing(&passages, page, &sentences, &all)
}

/// What can be said of words that no sentence has: they go over the end of one, or the page has others in their place, or none.
fn missing(passages: &[Passage], page: &Page, sentences: &[&str], all: &[Vec<String>]) -> Actual {
    let everything: Vec<String> = all.iter().flatten().cloned().collect();
    if passages.iter().all(|passage| passage.runs_through(&everything)) {
        return Actual::Unknown(Reason::AmbiguousSubject, Vec::new());
    }
    if !page.whole {
        return Actual::Unknown(Reason::NoEvidence, Vec::new());
    }
    let count: usize = passages.iter().map(|passage| passage.words.len()).sum();
    let wanted: Vec<String> = passages.iter().flat_map(|passage| passage.words.clone()).collect();
    let best = all.iter().enumerate().map(|(at, sentence)| (words::shared(&wanted, sentence), at)).max();
    if let Some((_, at)) = best.filter(|(shared, _)| *shared * 3 >= count * 2 && count >= NEAR) {
        let sentence = sentences[at];
        return Actual::Is(vec![Value::Text(words::cut(sentence, &wanted))], vec![page.basis(sentence)]);
    }
    if count >= LONG && page.text.len() >= ENOUGH {
        let basis = crate::kind::Basis {
            reply: std::sync::Arc::clone(&page.reply),
            valid_from: page.date,
            value: "none of its sentences has these words".to_owned(),
        };
        return Actual::Absent(vec![basis]);
    }
    Actual::Unknown(Reason::NoEvidence, Vec::new())
}
