//! What lists of crates tell of each: its repository, its description and its downloads.

use crates_io_api::{Crate, CratesPage};
use factlint_model::{Ask, Observation, Subject};
use serde::Deserialize;

use super::repository_url::repository;
use super::{META, page, parse};
use crate::door::Answer;
use crate::names::{crate_name, is_same_crate};
use crate::source::Sighting;
use crate::{Batch, Fetched};

/// The answer about one crate, when it is asked for without its versions.
#[derive(Debug, Deserialize)]
struct One {
    #[serde(rename = "crate")]
    card: Crate,
}

/// What the answer about one crate says of the asks of a batch.
pub(super) fn read_one(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let one = |ask: &Ask| match parse::<One>(answer) {
        Ok(Some(One { card })) if !is_about(&card, ask) => Fetched::invalid(ask, "the answer is about another crate"),
        Ok(found) => fetched(ask, found.as_ref().map(|one| &one.card), answer),
        Err(why) => Fetched::invalid(ask, why),
    };
    batch.asks.iter().map(one).collect()
}

/// What a list says of the asks of a batch: a crate that is not in it is not there.
pub(super) fn read_list(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    match list(batch, answer) {
        Ok(list) => {
            let one = |ask: &Ask| fetched(ask, list.iter().find(|card| is_about(card, ask)), answer);
            batch.asks.iter().map(one).collect()
        }
        Err(why) => batch.asks.iter().map(|ask| Fetched::invalid(ask, why.clone())).collect(),
    }
}

/// How the crates of a batch are spelled by the registry; nothing for those that are not there.
pub(super) fn spelled(batch: &Batch, answer: &Answer) -> Result<Vec<Option<String>>, String> {
    let list = list(batch, answer)?;
    let name = |ask: &Ask| list.iter().find(|card| is_about(card, ask)).map(|card| card.name.clone());
    Ok(batch.asks.iter().map(name).collect())
}

fn list(batch: &Batch, answer: &Answer) -> Result<Vec<Crate>, String> {
    let list = parse::<CratesPage>(answer)?.ok_or("crates.io answered 404 to a list")?;
    if list.meta.total != list.crates.len() as u64 {
        return Err("the list is not complete".to_owned());
    }
    if list.crates.iter().any(|card| !batch.asks.iter().any(|ask| is_about(card, ask))) {
        return Err("the answer is about other crates".to_owned());
    }
    Ok(list.crates)
}

fn is_about(card: &Crate, ask: &Ask) -> bool {
    crate_name(&ask.subject).is_some_and(|asked| is_same_crate(&card.name, asked))
}

/// The reply to an ask. Its hash is that of what it tells: the rest of the answer changes every day.
fn fetched(ask: &Ask, card: Option<&Crate>, answer: &Answer) -> Fetched {
    let asked = crate_name(&ask.subject).unwrap_or_default();
    let value = card.and_then(|card| match ask.fact.as_str() {
        "crate.downloads" => Some(card.downloads.to_string()),
        "crate.name" => Some(card.name.clone()),
        "crate.description" => card.description.clone().filter(|text| !text.trim().is_empty()),
        _ => card.repository.as_deref().and_then(repository),
    });
    let body = value.clone().unwrap_or_default();
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: body.as_bytes() };
    let seen = value.map(|value| Observation::new(&ask.fact, Subject::krate(asked), value)).into_iter().collect();
    Fetched::reply(sighting.reply(ask, page(asked), true, seen), answer.validator())
}
