//! From claims to the asks that decide them.

use std::collections::{BTreeSet, HashSet};

use factlint_cache::LedgerError;
use factlint_kinds::{by_predicate, wanted};
use factlint_model::{Ask, Claim, Evidence};
use factlint_sources::Sources;
use jiff::Timestamp;

use crate::books::Shelf;
use crate::{Freshness, Question};

/// The claims that a kind answers for. Equal questions are asked once; what a kind asks may depend on the words, and on whose value they say it is.
pub(crate) fn questions<'a>(claims: impl IntoIterator<Item = &'a Claim>) -> Vec<Question<'a>> {
    let mut seen = HashSet::new();
    let mut questions = Vec::new();
    for claim in claims {
        if let Some(kind) = by_predicate(&claim.predicate)
            && seen.insert((&claim.predicate, &claim.subject, &claim.value, &claim.text, &claim.of))
        {
            questions.push(Question { claim, kind });
        }
    }
    questions
}

/// Reads from the books all that the questions ask for, and what these answers make them ask for in turn.
pub(crate) fn load(questions: &[Question<'_>], books: &Shelf<'_>, evidence: &mut Evidence) -> Result<(), LedgerError> {
    let mut open = questions.to_vec();
    loop {
        let mut unread = BTreeSet::new();
        open.retain(|question| {
            let mut asks = question.kind.asks(question.claim, evidence);
            asks.extend(question.kind.history(question.claim, evidence));
            asks.retain(|ask| !evidence.knows(ask));
            let goes_on = !asks.is_empty();
            unread.extend(asks);
            goes_on
        });
        if unread.is_empty() {
            return Ok(());
        }
        books.load(&unread.into_iter().collect::<Vec<_>>(), evidence)?;
    }
}

/// What one question has to have looked up now.
pub(crate) fn wanted_by(question: &Question<'_>, evidence: &Evidence, freshness: &Freshness<'_>, now: Timestamp) -> Vec<Ask> {
    wanted(question.kind, question.claim, evidence, now, (freshness.max_age)(&question.claim.predicate))
}

/// What was answered by a source that is not the first choice: the first one had failed. It serves until that one answers.
pub(crate) fn provisional(question: &Question<'_>, evidence: &Evidence, sources: &Sources) -> Vec<Ask> {
    let is_second_choice = |ask: &Ask| {
        let latest = evidence.answer(ask).and_then(|answer| answer.latest()).filter(|held| !held.recorded);
        latest.is_some_and(|held| {
            let choices = sources.for_ask(ask);
            choices.iter().skip(1).any(|source| source.meta().name == held.reply.source)
        })
    };
    let mut asks = question.kind.asks(question.claim, evidence);
    asks.retain(is_second_choice);
    asks
}

/// All asks that take part, in order.
pub(crate) fn all_asks(questions: &[Question<'_>], evidence: &Evidence) -> BTreeSet<Ask> {
    questions.iter().flat_map(|question| question.kind.asks(question.claim, evidence)).collect()
}
