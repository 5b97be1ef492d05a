#![doc = include_str!("README.md")]

mod moves;

use factlint_model::{Ask, Claim, Evidence, Reason, Subject, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::grammar::{COUNTED, Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::sightings::{counted, number_in};

/// How many stars a repository has on GitHub.
#[derive(Debug)]
pub struct RepoStars;

static META: Meta = Meta {
    predicate: "repo.stars",
    change: Change::Grows,
    value: ValueType::Count,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 10,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} has {value} on GitHub",
        absent: "there is no repository {subject}",
        noun: "number of stars",
        unit: "stars",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Repository,
    value: ValueRole::Count,
    patterns: &[
        shape("{name} ( {count} github? stars|stargazers|star"),
        shape("{name} has|have|had|boasts|counts|with {count} github? stars|stargazers"),
        shape("{name} on github ( {count} stars"),
        shape("{known} .. {count} github? stars|stargazers"),
        shape("{known} ... {count} github? stars|stargazers"),
        shape("{count} github? stars|stargazers for|of|on {name}"),
        shape("{count} github? stars|stargazers .. {known}"),
        shape("{count} github? stars|stargazers"),
        shape("starred by {count} people|users|developers"),
        shape("{count} people|users|developers .. starred {known}"),
    ],
    cues: COUNTED,
    vetoes: &["rating", "review", "reviews", "hotel", "trustpilot"],
    columns: &["stars", "github stars", "star", "★", "⭐", "stargazers"],
    ..Grammar::NONE
};

impl Kind for RepoStars {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        match repository(&claim.subject, seen) {
            Place::At(repo, mut asks) => {
                asks.push(Ask::new("repo.stars", repo));
                asks
            }
            Place::Unknown(asks, _) => asks,
        }
    }

    fn history(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        match repository(&claim.subject, seen) {
            Place::At(repo, _) => moves::asks(&repo, seen),
            Place::Unknown(..) => Vec::new(),
        }
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        match repository(&claim.subject, seen) {
            Place::At(repo, _) => match moves::joined(&repo, seen) {
                Some(answer) => counted(&answer, "repo.stars", &META, at, &format!("no repository {repo}")),
                None => Actual::Unknown(Reason::NoEvidence, Vec::new()),
            },
            Place::Unknown(_, reason) => Actual::Unknown(reason, Vec::new()),
        }
    }
}

/// Where the repository of a claim is.
enum Place {
    /// Here; these asks lead to it.
    At(Subject, Vec<Ask>),
    /// Not known; these asks may tell, and this is why they have not.
    Unknown(Vec<Ask>, Reason),
}

/// The repository itself, or that of the crate; followed to its new name where it has moved.
fn repository(subject: &Subject, seen: &Evidence) -> Place {
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
        let ask = Ask::new("repo.stars", repo.clone());
        let renamed = seen
            .answer(&ask)
            .and_then(|answer| answer.held.iter().rev().flat_map(|h| &h.reply.seen).find(|o| o.fact == "repo.renamed"));
        let counted =
            seen.answer(&ask).is_some_and(|answer| answer.held.iter().any(|held| number_in(held, "repo.stars").is_some()));
        let Some(new) = renamed.filter(|_| !counted) else { break };
        asks.push(ask);
        repo = Subject::new(new.value.clone());
    }
    Place::At(repo, asks)
}
