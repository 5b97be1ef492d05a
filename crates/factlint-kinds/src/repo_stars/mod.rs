#![doc = include_str!("README.md")]

use factlint_model::{Answer, Ask, Claim, Count, Evidence, Held, Reason, Subject, Value, ValueType};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ages::{DAYS, HOURS};
use crate::evidence::days_between;
use crate::grammar::{COUNTED, Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};

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

/// A count seen this near to a day is the count of that day.
const NEAR_DAYS: i64 = 7;

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

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        match repository(&claim.subject, seen) {
            Place::At(repo, _) => match seen.answer(&Ask::new("repo.stars", repo.clone())) {
                Some(answer) => stars_at(answer, &repo, at),
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
        let counted = seen.answer(&ask).is_some_and(|answer| answer.held.iter().any(|held| stars(held).is_some()));
        let Some(new) = renamed.filter(|_| !counted) else { break };
        asks.push(ask);
        repo = Subject::new(new.value.clone());
    }
    Place::At(repo, asks)
}

fn stars(held: &Held) -> Option<u64> {
    held.reply.seen.iter().find(|o| o.fact == "repo.stars").and_then(|o| o.value.parse().ok())
}

fn day_of(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

fn stars_at(answer: &Answer, repo: &Subject, at: Moment) -> Actual {
    let points: Vec<(&Held, u64, Date)> =
        answer.held.iter().filter_map(|h| Some((h, stars(h)?, day_of(h.reply.observed_at)))).collect();
    if points.is_empty() {
        return match answer.latest() {
            Some(held) if held.reply.complete && answer.failure.is_none() => {
                Actual::Unknown(Reason::NoEvidence, vec![gone(held, repo)])
            }
            _ => Actual::Unknown(answer.failure.unwrap_or(Reason::NoEvidence), Vec::new()),
        };
    }
    let (first, last) = (at.first, at.last);
    let before = points.iter().rev().find(|(_, _, day)| *day <= last);
    let after = points.iter().find(|(_, _, day)| *day > last);
    if first == last && last == at.now {
        return today(&points, at);
    }
    let within: Vec<_> = points.iter().filter(|(_, _, day)| first <= *day && *day <= last).collect();
    let near = |point: &&(&Held, u64, Date), edge: Date| days_between(point.2, edge).abs() <= NEAR_DAYS;
    let nearest = before.filter(|p| near(p, last)).or_else(|| after.filter(|p| near(p, last)));
    if let Some(end) = within.last().copied().or(nearest) {
        // Before the first sighting of the period it was at least what was seen last before it.
        let start = points.iter().rev().find(|(_, _, day)| *day < first).filter(|_| !within.is_empty());
        let all = start.into_iter().chain(within.iter().copied()).chain([end]);
        return Actual::Is(all.map(|(_, number, _)| count(*number)).collect(), vec![sighting(end)]);
    }
    match (before, after) {
        (Some(a), Some(b)) => Actual::Between(count(a.1), count(b.1), vec![sighting(a), sighting(b)]),
        (Some(_), None) | (None, Some(_)) | (None, None) => Actual::Unknown(Reason::NoHistory, Vec::new()),
    }
}

/// The last count seen by now, else the first one after it, labelled so (design section 2, "Now").
fn today(points: &[(&Held, u64, Date)], at: Moment) -> Actual {
    let by_now = points.iter().rev().find(|(_, _, day)| *day <= at.now);
    let Some(point) = by_now.or_else(|| points.first()) else { return Actual::Unknown(Reason::NoEvidence, Vec::new()) };
    let age = days_between(point.2, at.now);
    let hard_days = i64::try_from(META.hard_age.as_secs() / 86_400).unwrap_or(i64::MAX);
    if age > hard_days {
        // It has grown since, nobody knows how far: older than the hard age it only bounds from below.
        return Actual::Between(count(point.1), count(u64::MAX / 1000), vec![sighting(point)]);
    }
    Actual::Is(vec![count(point.1)], vec![sighting(point)])
}

fn count(number: u64) -> Value {
    Value::Count(Count::exact(number))
}

fn sighting((held, number, day): &(&Held, u64, Date)) -> Basis {
    Basis { reply: std::sync::Arc::clone(&held.reply), valid_from: None, value: format!("{number} stars on {day}") }
}

fn gone(held: &Held, repo: &Subject) -> Basis {
    Basis { reply: std::sync::Arc::clone(&held.reply), valid_from: None, value: format!("no repository {repo}") }
}
