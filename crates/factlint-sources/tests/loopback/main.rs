//! The sources against servers on this machine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, in its helpers too")]

mod crates_api;
mod door;
mod github;
mod kept;
mod osv;
mod rfcs;
mod rust_blog;
mod secrets;
mod server;
mod web;

use std::collections::BTreeMap;
use std::time::Duration;

use factlint_model::{Ask, Outcome, Reason, Reply, Subject};
use factlint_sources::{Batch, Fetched, NetworkOptions, Rate, Secret, SourceOptions, Sources};
use jiff::Timestamp;

/// A token that must not be found anywhere.
const TOKEN: &str = "ghp_do_not_show_me";

/// Options for tests: quick to come back, and patient with a machine that has much else to do.
fn network() -> NetworkOptions {
    NetworkOptions {
        timeout: Duration::from_secs(60),
        backoff: Duration::from_millis(1),
        rest: Duration::from_millis(5),
        max_wait: Duration::from_secs(5),
        ..NetworkOptions::new(Timestamp::now)
    }
}

fn with_token() -> NetworkOptions {
    NetworkOptions { token: Some(Secret::new(TOKEN)), ..network() }
}

/// The sources with these addresses, at a rate that no test waits for.
fn sources(urls: &[(&str, &str)], network: NetworkOptions) -> Sources {
    sources_at(urls, Rate { count: 1000, per: Duration::from_secs(1) }, network)
}

fn sources_at(urls: &[(&str, &str)], rate: Rate, network: NetworkOptions) -> Sources {
    let options = |url: &str| SourceOptions { url: Some(url.to_owned()), rate: Some(rate), ..SourceOptions::default() };
    let options: BTreeMap<String, SourceOptions> = urls.iter().map(|(name, url)| ((*name).to_owned(), options(url))).collect();
    Sources::new(&options, network).unwrap()
}

fn versions(name: &str) -> Ask {
    Ask::new("crate.versions", Subject::krate(name))
}

fn stars(name: &str) -> Ask {
    Ask::new("repo.stars", Subject::github(name))
}

/// Fetches asks as the look-up does: in the batches of the first source that takes them, all at once.
async fn fetch(sources: &Sources, asks: Vec<Ask>) -> Vec<Fetched> {
    let source = sources.for_ask(&asks[0])[0];
    let batches = source.batch(asks);
    let fetched = batches.iter().map(|batch| source.fetch(batch, sources.door()));
    futures::future::join_all(fetched).await.concat()
}

async fn fetch_one(sources: &Sources, ask: Ask) -> Fetched {
    fetch(sources, vec![ask]).await.remove(0)
}

/// Asks again, with the mark of the last answer.
async fn fetch_again(sources: &Sources, ask: Ask, last: &Fetched) -> Fetched {
    let source = sources.for_ask(&ask)[0];
    let batch = Batch { asks: vec![ask], validator: last.validator.clone() };
    source.fetch(&batch, sources.door()).await.remove(0)
}

fn reply(fetched: &Fetched) -> &Reply {
    match &fetched.outcome {
        Outcome::Reply(reply) => reply,
        other => panic!("no reply: {other:?}"),
    }
}

/// The observations of a reply, a line each.
fn seen(fetched: &Fetched) -> String {
    let reply = reply(fetched);
    let head = format!("{} {} complete={}", reply.source, reply.url, reply.complete);
    let lines = reply.seen.iter().map(|o| {
        let since = o.valid_from.map(|day| format!(" since {day}")).unwrap_or_default();
        format!("{} {} = {:?}{since}", o.fact, o.subject, o.value)
    });
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}

fn failure(fetched: &Fetched) -> (Reason, &str) {
    match &fetched.outcome {
        Outcome::Failed { reason, detail, .. } => (*reason, detail),
        other => panic!("no failure: {other:?}"),
    }
}
