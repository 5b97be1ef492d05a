//! One repository, by the REST API.

use factlint_model::Ask;
use http_body_util::BodyExt;
use octocrab::Octocrab;
use serde::Deserialize;
use url::Url;

use super::service::Moved;
use super::{META, Repository, failed, refusal, reply};
use crate::door::{Answer, conditions};
use crate::names::repository;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched};

/// Asks for the repository of a batch: all its asks are about the same one.
pub(super) async fn fetch(client: &Octocrab, setup: &Setup, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
    let Some((owner, name)) = batch.asks.first().and_then(|ask| repository(&ask.subject)) else {
        return batch.asks.iter().map(|ask| Fetched::invalid(ask, "not the name of a repository")).collect();
    };
    let url = setup.below(&["repos", owner, name]);
    match get(client, batch, url, door).await {
        Ok(answer) => read(batch, &answer),
        Err(error) => failed(&batch.asks, &error),
    }
}

pub(super) async fn get(client: &Octocrab, batch: &Batch, url: Url, door: &Door<'_>) -> octocrab::Result<Answer> {
    let response = client._get_with_headers(url.as_str(), Some(conditions(batch, &url))).await?;
    let moved = response.extensions().get::<Moved>().is_some_and(|moved| moved.0);
    let (parts, body) = response.into_parts();
    let body = body.collect().await?.to_bytes();
    Ok(Answer { status: parts.status.as_u16(), headers: parts.headers, body, url, moved, at: door.now(), kept: false })
}

/// What the answer says of the asks of a batch.
pub(super) fn read(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let one = |ask: &Ask| {
        let found = match answer.status {
            _ if answer.is_absent() => Ok(None),
            200 => parse(&answer.body).map(Some),
            status => Err(refusal(status)),
        };
        match found {
            // Without a redirect another name means that somebody else answered.
            Ok(Some(found)) if !answer.moved && !found.is_called(&ask.subject) => {
                Fetched::invalid(ask, "the answer is about another repository")
            }
            Ok(found) => Fetched::reply(reply(&sighting, ask, found.as_ref()), answer.validator()),
            Err(why) => Fetched::invalid(ask, why),
        }
    };
    batch.asks.iter().map(one).collect()
}

/// What is wanted of a repository. The library's own type also wants what nobody asks for here, so that an answer of a proxy or a
/// mirror that leaves it out would be refused.
#[derive(Debug, Deserialize)]
struct Answered {
    full_name: Option<String>,
    stargazers_count: Option<u64>,
    archived: Option<bool>,
}

fn parse(body: &[u8]) -> Result<Repository, String> {
    let wrong = |_| "the answer is not what GitHub sends".to_owned();
    let found: Answered = serde_json::from_slice(body).map_err(wrong)?;
    match (found.full_name, found.stargazers_count, found.archived) {
        (Some(full_name), Some(stars), Some(archived)) => Ok(Repository { full_name, stars, archived }),
        _ => Err("the answer lacks the name, the stars or the archive flag of the repository".to_owned()),
    }
}
