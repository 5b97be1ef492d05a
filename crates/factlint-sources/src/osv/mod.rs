//! The OSV database: advisories by their id, and those about a crate.

mod vulnerability;

use factlint_model::{Ask, Observation, Subject};
use futures::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;

use self::vulnerability::Vulnerability;
use crate::door::{Answer, Call};
use crate::names::crate_name;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, DoorError, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "osv",
    answers: &["advisory.crate", "advisory.date", "advisory.patched_in", "crate.advisories"],
    default_url: "https://api.osv.dev/v1/",
    rate: Rate::per_second(2),
    rate_with_token: None,
    bucket: false,
    concurrency: 2,
    rank: 0,
};

/// No flaw has been found in more crates under one number; each one costs a request.
const MOST_ALIASES: usize = 20;

/// How many crates travel in one request.
const IN_ONE_QUERY: usize = 100;

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(Osv { setup })
}

#[derive(Debug)]
struct Osv {
    setup: Setup,
}

/// The answer to a query about a crate.
#[derive(Debug, Default, Deserialize)]
struct Query {
    #[serde(default)]
    vulns: Vec<Vulnerability>,
    next_page_token: Option<String>,
}

/// The answer to many queries: which crates have advisories at all.
#[derive(Debug, Deserialize)]
struct Queries {
    results: Vec<Hit>,
}

#[derive(Debug, Deserialize)]
struct Hit {
    #[serde(default)]
    vulns: Vec<serde_json::Value>,
}

impl Source for Osv {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        match ask.fact.as_str() {
            "crate.advisories" => crate_name(&ask.subject).is_some(),
            fact => META.answers.contains(&fact) && is_id(ask.subject.as_str()),
        }
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        let (crates, ids): (Vec<_>, Vec<_>) = asks.into_iter().partition(|ask| ask.fact == "crate.advisories");
        let mut batches: Vec<Batch> = crates.chunks(IN_ONE_QUERY).map(|asks| Batch::new(asks.to_vec())).collect();
        for ask in ids {
            match batches.iter_mut().find(|batch| batch.asks[0].subject == ask.subject) {
                Some(batch) => batch.asks.push(ask),
                None => batches.push(Batch::new(vec![ask])),
            }
        }
        batches
    }

    /// Of many crates at once only those that have advisories are asked for one by one. Another list may say little of a number of
    /// its own; then the advisory of RustSec that it names follows.
    fn may_follow(&self, asks: &[Ask]) -> usize {
        match asks {
            [first, _, ..] if first.fact == "crate.advisories" => asks.len(),
            [first, ..] if first.fact != "crate.advisories" => usize::from(!first.subject.as_str().starts_with("RUSTSEC-")),
            _ => 0,
        }
    }

    fn gathers(&self) -> bool {
        true
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            match batch.asks.first() {
                None => Vec::new(),
                Some(ask) if ask.fact == "crate.advisories" => self.crates(batch, door).await,
                Some(ask) => self.advisory(batch, ask.subject.as_str(), door).await,
            }
        })
    }
}

/// Whether this may be the id of an advisory.
fn is_id(id: &str) -> bool {
    let fits = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits && id.len() <= 40 && ["RUSTSEC-", "CVE-", "GHSA-"].iter().any(|start| id.starts_with(start))
}

impl Osv {
    /// An advisory by its id. What is known of a number of another list may say little about the crate; then the advisory of
    /// RustSec that it names is asked for as well.
    async fn advisory(&self, batch: &Batch, id: &str, door: &Door<'_>) -> Vec<Fetched> {
        let first = match self.vulnerability(id, batch, door).await {
            Ok(answer) => answer,
            Err(error) => return Fetched::refused(&batch.asks, &error),
        };
        let found = parse(&first, id);
        let others: Vec<String> = match &found {
            Ok(Some(found)) if !found.is_about_a_crate() => {
                found.rustsec().filter(|other| is_id(other)).map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        let mut whole: Option<(Answer, Vulnerability)> = None;
        for other in others.iter().take(MOST_ALIASES) {
            let answer = match self.vulnerability(other, &Batch::new(Vec::new()), door).await {
                Ok(answer) => answer,
                Err(error) => return Fetched::refused(&batch.asks, &error),
            };
            whole = match (whole, parse(&answer, other)) {
                (None, Ok(Some(found))) => Some((answer, found)),
                (Some((first, known)), Ok(Some(found))) => Some((first, known.with(found))),
                (whole, Ok(None)) => whole,
                (_, Err(why)) => return read(batch, &answer, &Err(why)),
            };
        }
        match whole {
            Some((answer, whole)) => read(batch, &answer, &Ok(Some(whole))),
            None => read(batch, &first, &found),
        }
    }

    async fn vulnerability(&self, id: &str, batch: &Batch, door: &Door<'_>) -> Result<Answer, DoorError> {
        door.call(Call::get(META.name, self.setup.below(&["vulns", id])).unless_unchanged(batch)).await
    }

    /// The advisories about crates: one request tells which of them have any, and those are asked for one by one.
    async fn crates(&self, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
        let has_any = match self.which_have_any(batch, door).await {
            Ok(has_any) => has_any,
            Err(fetched) => return fetched,
        };
        let mut fetched = Vec::new();
        for (ask, (has_any, sighted)) in batch.asks.iter().zip(has_any) {
            fetched.push(match sighted {
                Some(at) if !has_any => {
                    let sighting = Sighting { source: META.name, observed_at: at, body: b"{}" };
                    Fetched::reply(
                        sighting.reply(ask, page(crate_name(&ask.subject).unwrap_or_default()), true, Vec::new()),
                        None,
                    )
                }
                _ => self.one(ask, door).await,
            });
        }
        fetched
    }

    /// For each ask whether its crate has any advisory, and when that was said; of a crate alone it is not asked first.
    async fn which_have_any(&self, batch: &Batch, door: &Door<'_>) -> Result<Vec<(bool, Option<jiff::Timestamp>)>, Vec<Fetched>> {
        if batch.asks.len() == 1 {
            return Ok(vec![(true, None)]);
        }
        let queries: Vec<_> = batch.asks.iter().map(|ask| package(crate_name(&ask.subject).unwrap_or_default())).collect();
        let body = json!({ "queries": queries }).to_string();
        let call = Call::post(META.name, self.setup.below(&["querybatch"]), body.into());
        let answer = door.call(call).await.map_err(|error| Fetched::refused(&batch.asks, &error))?;
        let found: Queries = data(&answer).map_err(|why| invalid(batch, &why))?;
        if found.results.len() != batch.asks.len() {
            return Err(invalid(batch, "the answer is not about what was asked"));
        }
        Ok(found.results.iter().map(|hit| (!hit.vulns.is_empty(), Some(answer.at))).collect())
    }

    async fn one(&self, ask: &Ask, door: &Door<'_>) -> Fetched {
        let Some(name) = crate_name(&ask.subject) else { return Fetched::invalid(ask, "not the name of a crate") };
        let call = Call::post(META.name, self.setup.below(&["query"]), package(name).to_string().into());
        match door.call(call).await {
            Ok(answer) => read_query(ask, name, &answer),
            Err(error) => Fetched::failed(ask, error.reason(), error.to_string()),
        }
    }
}

fn package(name: &str) -> serde_json::Value {
    json!({ "package": { "name": name, "ecosystem": "crates.io" } })
}

fn data<T: for<'de> Deserialize<'de>>(answer: &Answer) -> Result<T, String> {
    match answer.status {
        200 => serde_json::from_slice(&answer.body).map_err(|_| "the answer is not what OSV sends".to_owned()),
        status => Err(format!("OSV answered {status}")),
    }
}

fn invalid(batch: &Batch, why: &str) -> Vec<Fetched> {
    batch.asks.iter().map(|ask| Fetched::invalid(ask, why)).collect()
}

/// The page about a crate that a person can open.
fn page(name: &str) -> String {
    format!("https://osv.dev/list?ecosystem=crates.io&q={name}")
}

/// The advisory in an answer; nothing where there is none.
fn parse(answer: &Answer, id: &str) -> Result<Option<Vulnerability>, String> {
    if answer.is_absent() {
        return Ok(None);
    }
    if answer.status == 304 {
        return Ok(None);
    }
    let found: Vulnerability = data(answer)?;
    if found.id.eq_ignore_ascii_case(id) { Ok(Some(found)) } else { Err("the answer is about another advisory".to_owned()) }
}

/// What an answer says of the asks about one advisory. Only RustSec's own numbers are all in the database.
fn read(batch: &Batch, answer: &Answer, found: &Result<Option<Vulnerability>, String>) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let one = |ask: &Ask| match found {
        Ok(Some(found)) => {
            let reply = sighting.reply(ask, found.page(), true, found.observations(&ask.subject));
            Fetched::reply(reply, answer.validator())
        }
        Ok(None) => {
            let id = ask.subject.as_str();
            let url = format!("https://osv.dev/vulnerability/{id}");
            Fetched::reply(sighting.reply(ask, url, id.starts_with("RUSTSEC-"), Vec::new()), None)
        }
        Err(why) => Fetched::invalid(ask, why.clone()),
    };
    batch.asks.iter().map(one).collect()
}

/// What an answer says of the advisories about a crate. An advisory that says that the crate is unmaintained is a sign of its
/// status; that there is none is no sign of anything.
fn read_query(ask: &Ask, name: &str, answer: &Answer) -> Fetched {
    let found: Query = match data(answer) {
        Ok(found) => found,
        Err(why) => return Fetched::invalid(ask, why),
    };
    if found.vulns.iter().any(|vulnerability| !vulnerability.names(name)) {
        return Fetched::invalid(ask, "the answer is about another crate");
    }
    let complete = found.next_page_token.is_none();
    let seen: Vec<Observation> = found.vulns.iter().flat_map(|found| found.about_crate(&Subject::krate(name))).collect();
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    Fetched::reply(sighting.reply(ask, page(name), complete, seen), None)
}
