//! How many crates depend on a crate.

use crates_io_api::Meta;
use factlint_model::{Ask, Observation, Subject};
use serde::Deserialize;

use super::{META, page, parse};
use crate::door::Answer;
use crate::names::crate_name;
use crate::source::Sighting;
use crate::{Batch, Fetched};

#[derive(Debug, Deserialize)]
struct Dependents {
    meta: Meta,
}

/// What the answer says of the asks of a batch.
pub(super) fn read(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let one = |ask: &Ask| match parse::<Dependents>(answer) {
        Ok(found) => fetched(ask, found.map(|found| found.meta.total), answer),
        Err(why) => Fetched::invalid(ask, why),
    };
    batch.asks.iter().map(one).collect()
}

fn fetched(ask: &Ask, total: Option<u64>, answer: &Answer) -> Fetched {
    let asked = crate_name(&ask.subject).unwrap_or_default();
    let value = total.map(|total| total.to_string());
    let body = value.clone().unwrap_or_default();
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: body.as_bytes() };
    let seen = value.map(|value| Observation::new(&ask.fact, Subject::krate(asked), value)).into_iter().collect();
    let url = format!("{}/reverse_dependencies", page(asked));
    Fetched::reply(sighting.reply(ask, url, true, seen), answer.validator())
}
