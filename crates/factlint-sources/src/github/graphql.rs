//! Many repositories in one query. octocrab's own `graphql` drops all data when one repository is missing, so the reply is
//! read here.

use std::collections::HashMap;
use std::fmt::Write as _;

use factlint_model::{Ask, Subject};
use jiff::Timestamp;
use octocrab::Octocrab;
use serde::{Deserialize, Serialize};

use super::{META, Repository, failed, reply};
use crate::names::repository;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched};

/// A query with its variables: names are never written into the text of a query.
#[derive(Debug, Serialize)]
struct Query<'a> {
    query: String,
    variables: HashMap<String, &'a str>,
}

#[derive(Debug, Deserialize)]
struct Answer {
    data: Option<HashMap<String, Option<Node>>>,
    #[serde(default)]
    errors: Vec<Error>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    name_with_owner: String,
    stargazer_count: u64,
    is_archived: bool,
}

#[derive(Debug, Deserialize)]
struct Error {
    #[serde(rename = "type")]
    kind: Option<String>,
    path: Option<Vec<serde_json::Value>>,
}

/// Asks for the repositories of a batch.
pub(super) async fn fetch(client: &Octocrab, setup: &Setup, batch: &Batch, door: &Door) -> Vec<Fetched> {
    let subjects = subjects(batch);
    let url = setup.below(&["graphql"]);
    match client.post::<_, Answer>(url.as_str(), Some(&query(&subjects))).await {
        Ok(answer) => read(batch, &subjects, &answer, door.now()),
        Err(error) => failed(&batch.asks, &error),
    }
}

/// The repositories of a batch, each once.
fn subjects(batch: &Batch) -> Vec<&Subject> {
    let mut subjects: Vec<&Subject> = Vec::new();
    for ask in &batch.asks {
        if repository(&ask.subject).is_some() && !subjects.contains(&&ask.subject) {
            subjects.push(&ask.subject);
        }
    }
    subjects
}

fn query<'a>(subjects: &[&'a Subject]) -> Query<'a> {
    let (mut head, mut fields, mut variables) = (String::new(), String::new(), HashMap::new());
    for (n, (owner, name)) in subjects.iter().filter_map(|subject| repository(subject)).enumerate() {
        // Writing into a String cannot fail.
        let _ = write!(head, "{}$o{n}: String!, $n{n}: String!", if n == 0 { "" } else { ", " });
        let _ = write!(fields, " r{n}: repository(owner: $o{n}, name: $n{n}) {{ ...facts }}");
        variables.insert(format!("o{n}"), owner);
        variables.insert(format!("n{n}"), name);
    }
    let query = format!("query({head}) {{{fields} }} fragment facts on Repository {{ nameWithOwner stargazerCount isArchived }}");
    Query { query, variables }
}

/// What the answer says of the asks of a batch.
fn read(batch: &Batch, subjects: &[&Subject], answer: &Answer, at: Timestamp) -> Vec<Fetched> {
    let one = |ask: &Ask| match subjects.iter().position(|subject| **subject == ask.subject) {
        Some(n) => field(answer, &format!("r{n}"), ask, at),
        None => Fetched::invalid(ask, "not the name of a repository"),
    };
    batch.asks.iter().map(one).collect()
}

fn field(answer: &Answer, alias: &str, ask: &Ask, at: Timestamp) -> Fetched {
    let node = answer.data.as_ref().and_then(|data| data.get(alias)).and_then(Option::as_ref);
    match (node, error(answer, alias)) {
        (Some(node), _) => found(node, ask, at),
        (None, Some("NOT_FOUND")) => {
            let sighting = Sighting { source: META.name, observed_at: at, body: b"NOT_FOUND" };
            Fetched::reply(reply(&sighting, ask, None), None)
        }
        (None, Some(kind)) => Fetched::invalid(ask, format!("GitHub answered {}", factlint_model::printable(kind))),
        (None, None) => Fetched::invalid(ask, "the answer says nothing of this repository"),
    }
}

/// The kind of the error about a field, else of one about the whole query.
fn error<'a>(answer: &'a Answer, alias: &str) -> Option<&'a str> {
    let about = |error: &&Error| match &error.path {
        Some(path) => path.first().and_then(|part| part.as_str()) == Some(alias),
        None => true,
    };
    answer.errors.iter().find(about).map(|error| error.kind.as_deref().unwrap_or("an error without a type"))
}

/// The hash is that of the repository's own part of the answer: the stars of its neighbours change every day.
fn found(node: &Node, ask: &Ask, at: Timestamp) -> Fetched {
    let body = serde_json::to_vec(node).unwrap_or_default();
    let sighting = Sighting { source: META.name, observed_at: at, body: &body };
    let Node { name_with_owner, stargazer_count, is_archived } = node.clone();
    let repository = Repository { full_name: name_with_owner, stars: stargazer_count, archived: is_archived };
    Fetched::reply(reply(&sighting, ask, Some(&repository)), None)
}
