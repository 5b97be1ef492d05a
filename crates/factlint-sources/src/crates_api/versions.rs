//! A crate with all its versions: the same that the index tells, and the licence of each.

use crates_io_api::{CrateResponse, Version};
use factlint_model::{Ask, Observation, Subject};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{META, page, parse};
use crate::door::Answer;
use crate::names::{crate_name, is_same_crate};
use crate::source::Sighting;
use crate::{Batch, Fetched};

/// What the answer says of the asks of a batch: all of them are about one crate.
pub(super) fn read(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let one = |ask: &Ask| match parse::<CrateResponse>(answer) {
        Ok(found) => fetched(ask, found.as_ref(), answer),
        Err(why) => Fetched::invalid(ask, why),
    };
    batch.asks.iter().map(one).collect()
}

/// That the registry knows no such crate, as a list of it told.
pub(super) fn absent(batch: &Batch, answer: &Answer) -> Vec<Fetched> {
    batch.asks.iter().map(|ask| fetched(ask, None, answer)).collect()
}

fn fetched(ask: &Ask, found: Option<&CrateResponse>, answer: &Answer) -> Fetched {
    let asked = crate_name(&ask.subject).unwrap_or_default();
    if found.is_some_and(|found| !is_same_crate(&found.crate_data.name, asked)) {
        return Fetched::invalid(ask, "the answer is about another crate");
    }
    let mut seen = Vec::new();
    for version in found.iter().flat_map(|found| &found.versions) {
        match ask.fact.as_str() {
            "crate.license" => seen.extend(license(version, asked)),
            _ => seen.extend(release(version, asked)),
        }
    }
    // The downloads in the answer change every day; what the reply tells does not.
    let body = serde_json::to_vec(&seen).unwrap_or_default();
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &body };
    Fetched::reply(sighting.reply(ask, format!("{}/versions", page(asked)), true, seen), answer.validator())
}

fn release(version: &Version, asked: &str) -> Vec<Observation> {
    let (subject, published) = (Subject::krate(asked).at(&version.num), published(version));
    let day = published.map(|time| time.to_zoned(TimeZone::UTC).date());
    let time = published.map(|time| time.to_string()).unwrap_or_default();
    let mut seen = vec![Observation::new("crate.release_date", subject.clone(), time).since(day)];
    if let Some(rust) = version.rust_version.as_deref().filter(|rust| !rust.is_empty()) {
        seen.push(Observation::new("crate.msrv", subject.clone(), rust).since(day));
    }
    if version.yanked {
        seen.push(Observation::new("crate.status", subject, "yanked"));
    }
    seen
}

fn license(version: &Version, asked: &str) -> Option<Observation> {
    let license = version.license.as_deref().filter(|license| !license.is_empty())?;
    let day = published(version).map(|time| time.to_zoned(TimeZone::UTC).date());
    Some(Observation::new("crate.license", Subject::krate(asked).at(&version.num), license).since(day))
}

/// In whole seconds, as in the index.
fn published(version: &Version) -> Option<Timestamp> {
    Timestamp::from_second(version.created_at.timestamp()).ok()
}
