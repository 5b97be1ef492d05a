//! GitHub: the stars of a repository, whether it is archived, where it has moved, its releases and tags.
//!
//! Without a token each repository is one request of the REST API; with one, up to a hundred travel in one GraphQL query.

mod graphql;
mod releases;
mod rest;
mod service;

use factlint_model::{Ask, Observation, Reason, Reply, Subject};
use futures::future::BoxFuture;

use crate::names::repository;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "github",
    answers: &["repo.archived", "repo.releases", "repo.stars", "repo.tags"],
    default_url: "https://api.github.com",
    rate: Rate::per_hour(60),
    rate_with_token: Some(Rate::per_hour(5000)),
    bucket: true,
    concurrency: 1, // GitHub asks for requests one by one
    rank: 0,
};

/// How many repositories travel in one query.
const IN_ONE_QUERY: usize = 100;

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(GitHub { setup })
}

#[derive(Debug)]
struct GitHub {
    setup: Setup,
}

impl Source for GitHub {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && repository(&ask.subject).is_some()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        let size = if self.setup.token { IN_ONE_QUERY } else { 1 };
        let (lists, asks): (Vec<_>, Vec<_>) = asks.into_iter().partition(is_list);
        let groups = by_repository(asks);
        let repositories = groups.chunks(size).map(|groups| Batch::new(groups.concat()));
        repositories.chain(lists.into_iter().map(|ask| Batch::new(vec![ask]))).collect()
    }

    fn gathers(&self) -> bool {
        self.setup.token
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            let client = service::client(door);
            if batch.asks.first().is_some_and(is_list) {
                releases::fetch(&client, &self.setup, batch, door).await
            } else if self.setup.token {
                graphql::fetch(&client, &self.setup, batch, door).await
            } else {
                rest::fetch(&client, &self.setup, batch, door).await
            }
        })
    }
}

/// Whether the answer is a list of its own, and not what GitHub tells of the repository itself.
fn is_list(ask: &Ask) -> bool {
    [releases::RELEASES, releases::TAGS].contains(&ask.fact.as_str())
}

/// The asks about each repository, in the order in which the repositories came.
fn by_repository(asks: Vec<Ask>) -> Vec<Vec<Ask>> {
    let mut groups: Vec<Vec<Ask>> = Vec::new();
    for ask in asks {
        match groups.iter_mut().find(|group| group.iter().any(|other| other.subject == ask.subject)) {
            Some(group) => group.push(ask),
            None => groups.push(vec![ask]),
        }
    }
    groups
}

/// A repository as GitHub tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Repository {
    /// Owner and name as they are now.
    full_name: String,
    stars: u64,
    archived: bool,
}

impl Repository {
    fn observations(&self, asked: &Subject) -> Vec<Observation> {
        let archived = if self.archived { "yes" } else { "no" };
        let mut seen = vec![
            Observation::new("repo.stars", asked.clone(), self.stars.to_string()),
            Observation::new("repo.archived", asked.clone(), archived),
        ];
        if !self.is_called(asked) {
            seen.push(Observation::new("repo.renamed", asked.clone(), Subject::github(&self.full_name).as_str()));
        }
        seen
    }

    /// Whether this is its name; capitals do not count.
    fn is_called(&self, asked: &Subject) -> bool {
        asked.github_repo().is_some_and(|asked| asked.eq_ignore_ascii_case(&self.full_name))
    }
}

/// The reply to an ask: the repository, or that there is none.
fn reply(sighting: &Sighting<'_>, ask: &Ask, found: Option<&Repository>) -> Reply {
    let asked = ask.subject.github_repo().unwrap_or_default();
    let name = found.map_or(asked, |repository| &repository.full_name);
    let seen = found.map(|repository| repository.observations(&ask.subject)).unwrap_or_default();
    sighting.reply(ask, format!("https://github.com/{name}"), true, seen)
}

/// The failure of a call, for all its asks.
fn failed(asks: &[Ask], error: &octocrab::Error) -> Vec<Fetched> {
    if let Some(error) = service::door_error(error) {
        return Fetched::refused(asks, error);
    }
    let detail = match error {
        octocrab::Error::GitHub { source, .. } => refusal(source.status_code.as_u16()),
        octocrab::Error::Json { .. } | octocrab::Error::Serde { .. } => "the answer is not what GitHub sends".to_owned(),
        _ => "the request could not be made".to_owned(),
    };
    asks.iter().map(|ask| Fetched::failed(ask, Reason::SourceFailed, detail.clone())).collect()
}

fn refusal(status: u16) -> String {
    match status {
        401 => "GitHub does not accept the token (401): renew it, or leave it out".to_owned(),
        451 => "GitHub may not show it for legal reasons (451)".to_owned(),
        status => format!("GitHub answered {status}"),
    }
}
