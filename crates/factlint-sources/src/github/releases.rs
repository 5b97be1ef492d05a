//! The releases and the tags of a repository, by the REST API: the newest hundred of each.

use factlint_model::{Ask, Observation};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use octocrab::{Octocrab, models::repos};
use serde::de::DeserializeOwned;
use url::Url;

use super::{META, failed, refusal, rest};
use crate::door::Answer;
use crate::names::repository;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched};

/// The fact that lists the releases.
pub(super) const RELEASES: &str = "repo.releases";
/// The fact that lists the tags.
pub(super) const TAGS: &str = "repo.tags";

/// How many are told in one answer, at most.
const IN_ONE_LIST: usize = 100;

/// What one release or tag tells, and the address in it that names its repository.
struct Told {
    tag: String,
    published: Option<Timestamp>,
    address: Option<Url>,
}

/// Asks for the list of a batch: all its asks are the same one.
pub(super) async fn fetch(client: &Octocrab, setup: &Setup, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
    let Some((ask, (owner, name))) = batch.asks.first().and_then(|ask| Some((ask, repository(&ask.subject)?))) else {
        return batch.asks.iter().map(|ask| Fetched::invalid(ask, "not the name of a repository")).collect();
    };
    let list = if ask.fact == TAGS { "tags" } else { "releases" };
    let mut url = setup.below(&["repos", owner, name, list]);
    url.query_pairs_mut().append_pair("per_page", &IN_ONE_LIST.to_string());
    match rest::get(client, batch, url, door).await {
        Ok(answer) => batch.asks.iter().map(|ask| read(ask, batch, &answer, list)).collect(),
        Err(error) => failed(&batch.asks, &error),
    }
}

fn read(ask: &Ask, batch: &Batch, answer: &Answer, list: &str) -> Fetched {
    let told = match answer.status {
        304 => return Fetched::unchanged(std::slice::from_ref(ask), answer.at, batch.validator.as_ref()).remove(0),
        _ if answer.is_absent() => Ok(Vec::new()),
        200 if list == "tags" => parse(&answer.body, tag),
        200 => parse(&answer.body, release),
        status => Err(refusal(status)),
    };
    let told = match told {
        Ok(told) => told,
        Err(why) => return Fetched::invalid(ask, why),
    };
    if !answer.moved && told.iter().any(|told| !is_about(told, ask)) {
        return Fetched::invalid(ask, "the answer is about another repository");
    }
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let url = format!("https://github.com/{}/{list}", ask.subject.github_repo().unwrap_or_default());
    let seen = told.iter().map(|told| observation(told, ask)).collect();
    Fetched::reply(sighting.reply(ask, url, told.len() < IN_ONE_LIST, seen), answer.validator())
}

fn parse<T: DeserializeOwned>(body: &[u8], told: fn(T) -> Option<Told>) -> Result<Vec<Told>, String> {
    let list: Vec<T> = serde_json::from_slice(body).map_err(|_| "the answer is not what GitHub sends")?;
    Ok(list.into_iter().filter_map(told).collect())
}

/// A draft is nobody's release yet.
fn release(release: repos::Release) -> Option<Told> {
    let published = release.published_at.and_then(|time| Timestamp::from_second(time.timestamp()).ok());
    (!release.draft).then_some(Told { tag: release.tag_name, published, address: Some(release.url) })
}

/// GitHub's list of tags tells no times.
fn tag(tag: repos::Tag) -> Option<Told> {
    Some(Told { tag: tag.name, published: None, address: Some(tag.zipball_url) })
}

/// Whether the address lies below that of the repository: `https://api.github.com/repos/OWNER/NAME/...`.
fn is_about(told: &Told, ask: &Ask) -> bool {
    let (Some(address), Some((owner, name))) = (&told.address, repository(&ask.subject)) else { return false };
    let mut parts = address.path_segments().into_iter().flatten().skip_while(|part| *part != "repos").skip(1);
    let mut is = |wanted: &str| parts.next().is_some_and(|part| part.eq_ignore_ascii_case(wanted));
    is(owner) && is(name)
}

fn observation(told: &Told, ask: &Ask) -> Observation {
    let (subject, day) = (ask.subject.at(&told.tag), told.published.map(|time| time.to_zoned(TimeZone::UTC).date()));
    match told.published {
        Some(time) => Observation::new("repo.release_date", subject, time.to_string()).since(day),
        None => Observation::new("repo.tag", subject, &told.tag),
    }
}
