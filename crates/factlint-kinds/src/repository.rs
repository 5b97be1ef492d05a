//! From a crate to its repository, and from a repository to its new name.

use factlint_model::{Ask, Evidence, Held, Reason, Subject};

/// Where the repository of a claim is.
pub(crate) enum Place {
    /// Here; these asks lead to it.
    At(Subject, Vec<Ask>),
    /// Not known; these asks may tell, and this is why they have not.
    Unknown(Vec<Ask>, Reason),
}

/// The repository of which a fact is wanted: itself, or that of the crate; followed to its new name where it has moved.
pub(crate) fn repository(subject: &Subject, fact: &str, seen: &Evidence) -> Place {
    let mut asks = Vec::new();
    let mut repo = subject.clone();
    if subject.crate_name().is_some() {
        let ask = Ask::new("crate.repository", Subject::new(subject.without_version()));
        let known = seen.answer(&ask).and_then(|answer| answer.latest()?.reply.seen.first().map(|o| o.value.clone()));
        let reason = seen.answer(&ask).and_then(|answer| answer.failure).unwrap_or(Reason::NoEvidence);
        asks.push(ask);
        match known.filter(|value| value.starts_with("github:")) {
            Some(value) => repo = Subject::new(value),
            None => return Place::Unknown(asks, reason),
        }
    }
    // A chain of moves has an end; three of them are more than any repository is known to have made.
    for _ in 0..3 {
        let ask = Ask::new(fact, repo.clone());
        let renamed = seen
            .answer(&ask)
            .and_then(|answer| answer.held.iter().rev().flat_map(|h| &h.reply.seen).find(|o| o.fact == "repo.renamed"));
        let tells = |held: &Held| held.reply.seen.iter().any(|o| o.fact == fact);
        let told = seen.answer(&ask).is_some_and(|answer| answer.held.iter().any(tells));
        let Some(new) = renamed.filter(|_| !told) else { break };
        asks.push(ask);
        repo = Subject::new(new.value.clone());
    }
    Place::At(repo, asks)
}
