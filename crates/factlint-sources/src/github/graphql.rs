//! Many repositories in one query. octocrab's own `graphql` drops all data when one repository is missing, so the reply is
//! read here.

use std::collections::HashMap;
use std::fmt::Write as _;

use factlint_model::{Ask, Subject};
use jiff::Timestamp;
use octocrab::Octocrab;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{META, Repository, failed, reply};
use crate::names::repository;
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched};

/// A query. It needs no variables: the names in it hold nothing that a text in a query would have to escape.
#[derive(Debug, Serialize)]
struct Query {
    query: String,
    variables: HashMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Answer {
    /// Each field is read by itself: one that cannot be read does not lose the others.
    data: Option<HashMap<String, Value>>,
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
    path: Option<Vec<Value>>,
}

/// Asks for the repositories of a batch.
pub(super) async fn fetch(client: &Octocrab, setup: &Setup, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
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

fn query(subjects: &[&Subject]) -> Query {
    let mut fields = String::new();
    for (n, (owner, name)) in subjects.iter().filter_map(|subject| repository(subject)).enumerate() {
        // Writing into a String cannot fail.
        let _ = write!(fields, " r{n}: repository(owner: \"{owner}\", name: \"{name}\") {{ ...facts }}");
    }
    let query = format!("query {{{fields} }} fragment facts on Repository {{ nameWithOwner stargazerCount isArchived }}");
    Query { query, variables: HashMap::new() }
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
    let node = answer.data.as_ref().and_then(|data| data.get(alias)).filter(|node| !node.is_null());
    match (node, error(answer, alias)) {
        (Some(node), _) => match Node::deserialize(node) {
            Ok(node) => found(&node, ask, at),
            Err(_) => Fetched::invalid(ask, "the answer is not what GitHub sends"),
        },
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
