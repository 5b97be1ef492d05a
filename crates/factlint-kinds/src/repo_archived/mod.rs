#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialDate, Reason, Value, ValueType};
use jiff::tz::TimeZone;

use crate::ages::{DAYS, HOURS};
use crate::evidence::days_between;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};
use crate::repository::{Place, repository};

/// Whether a repository on GitHub is archived.
#[derive(Debug)]
pub struct RepoArchived;

static META: Meta = Meta {
    predicate: "repo.archived",
    change: Change::Drifts,
    value: ValueType::Text,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "the repository {subject} is archived: {value}",
        absent: "there is no repository {subject}",
        noun: "archive flag",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Repository,
    value: ValueRole::WordMaybeAt,
    patterns: &[
        shape("{name} @repository @be @now? @be? @now? {=archived}"),
        shape("{known} 's @repository @be @now? @be? @now? {=archived}"),
        shape("@repository of|for the? {known} crate|project? @be @now? @be? @now? {=archived}"),
        shape("@repository of|for the? {name} @be @now? @be? @now? {=archived}"),
        shape("@repository ,? {name} ,? @be @now? @be? @now? {=archived}"),
        shape("@repository ( {known} ) @be @now? @be? @now? {=archived}"),
        shape("archived the? @repository of|for {known}").value("yes"),
        shape("archived the? {known} @repository").value("yes"),
        shape("{name} @be @now? @be? @now? {=archived}"),
        shape("its|the @repository @be @now? @be? @now? {=archived}"),
    ],
    cues: &["archived"],
    said: &[("archived", "archived on github?", "yes"), ("archived", "archived", "yes"), ("archived", "not archived", "no")],
    ..Grammar::NONE
};

impl Kind for RepoArchived {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn value(&self, claim: &Claim) -> Option<Value> {
        Some(Value::Text(parts(claim).0.to_owned()))
    }

    fn fact(&self, value: &Value) -> &'static str {
        match value {
            Value::Text(word) if word == "yes" => "the repository of {subject} is archived",
            _ => "the repository of {subject} is not archived",
        }
    }

    /// The text has to speak of a repository: by the word, or as `owner/name`. What is said of a project is its status.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let (text, sentence) = (claim.text.to_lowercase(), sentence.to_lowercase());
        let written = claim.subject.github_repo().is_some_and(|repo| sentence.contains(&repo.to_lowercase()));
        let by_owner = claim.subject.github_repo().is_some()
            && ["archived by its owner", "archived by the owner"].iter().any(|words| sentence.contains(words));
        text.contains("repo") || written || by_owner
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        match repository(&claim.subject, META.predicate, seen) {
            Place::At(repo, mut asks) => {
                asks.push(Ask::new(META.predicate, repo));
                asks
            }
            Place::Unknown(asks, _) => asks,
        }
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let repo = match repository(&claim.subject, META.predicate, seen) {
            Place::At(repo, _) => repo,
            Place::Unknown(_, reason) => return Actual::Unknown(reason, Vec::new()),
        };
        let Some(answer) = seen.answer(&Ask::new(META.predicate, repo.clone())) else {
            return Actual::Unknown(Reason::NoEvidence, Vec::new());
        };
        let day_of = |held: &factlint_model::Held| held.reply.observed_at.to_zoned(TimeZone::UTC).date();
        let by_now = answer.held.iter().rev().find(|held| day_of(held) <= at.now);
        let Some(held) = by_now.or_else(|| answer.held.first()) else {
            return Actual::Unknown(answer.failure.unwrap_or(Reason::NoEvidence), Vec::new());
        };
        let Some(found) = held.reply.seen.iter().find(|o| o.fact == META.predicate) else {
            return Actual::Unknown(answer.failure.unwrap_or(Reason::NoEvidence), Vec::new());
        };
        let flag = if found.value == "yes" { "archived" } else { "not archived" };
        let value = format!("{repo} is {flag} on {}", day_of(held));
        let basis = Basis { reply: std::sync::Arc::clone(&held.reply), valid_from: found.valid_from, value };
        // Since when it is so the flag does not tell.
        let is_about_today = at.first == at.last && at.last == at.now;
        let hard_days = i64::try_from(META.hard_age.as_secs() / 86_400).unwrap_or(i64::MAX);
        let is_old = days_between(day_of(held), at.now) > hard_days;
        // A date that lies ahead of the sighting is not that of what was seen.
        let fits = parts(claim).1.is_none_or(|date| date.first() <= day_of(held));
        match (is_about_today, is_old, fits) {
            (false, ..) => Actual::Unknown(Reason::NoHistory, vec![basis]),
            (_, true, _) => Actual::Unknown(Reason::Stale, vec![basis]),
            (.., false) => Actual::Unknown(Reason::NoEvidence, vec![basis]),
            _ => Actual::Is(vec![Value::Text(found.value.clone())], vec![basis]),
        }
    }
}

/// Whether it is archived, and since when as the text says: `yes@2024-06`.
fn parts(claim: &Claim) -> (&str, Option<PartialDate>) {
    match claim.value.split_once('@') {
        Some((word, date)) => (word, date.parse().ok()),
        None => (&claim.value, None),
    }
}
