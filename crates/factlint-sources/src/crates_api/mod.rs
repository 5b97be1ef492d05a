//! The web API of crates.io: what the sparse index does not tell.
//!
//! The types are those of `crates_io_api`; its client is not used, for everything goes through the door. One request tells
//! the repositories and downloads of up to a hundred crates.

mod card;
mod dependents;
mod repository_url;
mod versions;

use std::collections::BTreeSet;

use factlint_model::Ask;
use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use url::Url;

use crate::door::{Answer, Call};
use crate::names::{crate_name, spellings};
use crate::registry::Setup;
use crate::{Batch, Door, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "crates-api",
    answers: &["crate.dependents", "crate.description", "crate.downloads", "crate.license", "crate.repository", "crate.versions"],
    default_url: "https://crates.io/api/v1/",
    rate: Rate::per_second(1),
    rate_with_token: None,
    bucket: false,
    concurrency: 2,
    rank: 1, // the index knows versions at less cost
};

/// How many crates travel in one request.
const IN_ONE_LIST: usize = 100;

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(CratesApi { setup })
}

#[derive(Debug)]
struct CratesApi {
    setup: Setup,
}

/// What is asked for to answer a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// What the lists of crates tell of each.
    Card,
    /// A crate with all its versions.
    Versions,
    /// Who depends on it.
    Dependents,
}

impl Way {
    const ALL: [Self; 3] = [Self::Card, Self::Versions, Self::Dependents];

    fn of(ask: &Ask) -> Self {
        match ask.fact.as_str() {
            "crate.versions" | "crate.license" => Self::Versions,
            "crate.dependents" => Self::Dependents,
            _ => Self::Card,
        }
    }
}

impl Source for CratesApi {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && crate_name(&ask.subject).is_some()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        let batches = Way::ALL.into_iter().flat_map(|way| {
            let asks = asks.iter().filter(|ask| Way::of(ask) == way).cloned().collect();
            let size = if way == Way::Card { IN_ONE_LIST } else { 1 };
            by_crate(asks).chunks(size).map(|groups| Batch::new(groups.concat())).collect::<Vec<_>>()
        });
        batches.collect()
    }

    /// A name that is not there is sought in its other spelling.
    fn may_follow(&self, asks: &[Ask]) -> usize {
        let sought: BTreeSet<_> = asks.iter().filter_map(|ask| Some((Way::of(ask), crate_name(&ask.subject)?))).collect();
        sought.into_iter().map(|(_, name)| spellings(name).len() - 1).sum()
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            match batch.asks.first().map(Way::of) {
                None => Vec::new(),
                Some(Way::Card) => self.cards(batch, door).await,
                Some(Way::Versions) => self.one(batch, door, versions::read, |name| self.url(&["crates", name])).await,
                Some(Way::Dependents) => self.one(batch, door, dependents::read, |name| self.dependents(name)).await,
            }
        })
    }
}

impl CratesApi {
    fn url(&self, segments: &[&str]) -> Url {
        self.setup.below(segments)
    }

    fn dependents(&self, name: &str) -> Url {
        let mut url = self.url(&["crates", name, "reverse_dependencies"]);
        url.query_pairs_mut().append_pair("per_page", "1");
        url
    }

    /// One crate without its versions.
    fn card(&self, name: &str) -> Url {
        let mut url = self.url(&["crates", name]);
        url.query_pairs_mut().append_pair("include", "badges");
        url
    }

    fn list(&self, names: &[&str]) -> Url {
        let mut url = self.url(&["crates"]);
        url.query_pairs_mut()
            .append_pair("include_yanked", "yes")
            .append_pair("per_page", &IN_ONE_LIST.to_string())
            .extend_pairs(names.iter().map(|name| ("ids[]", name)));
        url
    }

    /// Several crates in one request. A list knows names in one spelling only, so a crate that is missing from it is asked
    /// for by its name.
    async fn cards(&self, batch: &Batch, door: &Door) -> Vec<Fetched> {
        let names = names(batch);
        let [_, _, ..] = names[..] else {
            return self.one(batch, door, card::read_one, |name| self.card(name)).await;
        };
        let answer = match door.call(Call::get(META.name, self.list(&names)).unless_unchanged(batch)).await {
            Ok(answer) => answer,
            Err(error) => return Fetched::refused(&batch.asks, &error),
        };
        let mut fetched = card::read_list(batch, &answer);
        for (ask, missing) in batch.asks.iter().zip(&mut fetched).filter(|(_, fetched)| fetched.is_none()) {
            let alone = Batch::new(vec![ask.clone()]);
            *missing = self.one(&alone, door, card::read_one, |name| self.card(name)).await.pop();
        }
        fetched.into_iter().flatten().collect()
    }

    /// One request about the crate of a batch. The service knows both spellings of a name, a mirror of it may not.
    async fn one(
        &self,
        batch: &Batch,
        door: &Door,
        read: fn(&Batch, &Answer) -> Vec<Fetched>,
        url: impl Fn(&str) -> Url,
    ) -> Vec<Fetched> {
        let mut last = batch.asks.iter().map(|ask| Fetched::invalid(ask, "not the name of a crate")).collect();
        for name in names(batch).pop().map(spellings).unwrap_or_default() {
            match door.call(Call::get(META.name, url(&name)).unless_unchanged(batch)).await {
                Ok(answer) if answer.is_absent() => last = read(batch, &answer),
                Ok(answer) => return read(batch, &answer),
                Err(error) => return Fetched::refused(&batch.asks, &error),
            }
        }
        last
    }
}

/// The asks about each crate, in the order in which the crates came.
fn by_crate(asks: Vec<Ask>) -> Vec<Vec<Ask>> {
    let mut groups: Vec<Vec<Ask>> = Vec::new();
    for ask in asks {
        match groups.iter_mut().find(|group| group.iter().any(|other| other.subject.crate_name() == ask.subject.crate_name())) {
            Some(group) => group.push(ask),
            None => groups.push(vec![ask]),
        }
    }
    groups
}

/// The crates of a batch, each once.
fn names(batch: &Batch) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for name in batch.asks.iter().filter_map(|ask| crate_name(&ask.subject)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The answer as what it should be; nothing where the registry says that there is no such crate.
fn parse<T: DeserializeOwned>(answer: &Answer) -> Result<Option<T>, String> {
    match answer.status {
        _ if answer.is_absent() => Ok(None),
        200 => serde_json::from_slice(&answer.body).map(Some).map_err(|_| "the answer is not what crates.io sends".to_owned()),
        status => Err(format!("crates.io answered {status}")),
    }
}

/// The page that a person can open.
fn page(name: &str) -> String {
    format!("https://crates.io/crates/{name}")
}
