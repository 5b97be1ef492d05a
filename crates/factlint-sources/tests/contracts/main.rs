//! What the sources send, and the answers that were recorded for their tests, against what the owners of the services publish
//! about them (`../contracts`). `cargo xtask contracts` runs this.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, in its helpers too")]

mod exchange;
mod graphql;
mod openapi;
mod recorded;
mod rules;
#[allow(dead_code, reason = "the tests of the sources need more of it")]
#[path = "../loopback/server.rs"]
mod server;
mod violation;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use graphql::GraphQl;
use openapi::OpenApi;
use recorded::{Sent, record};
use violation::Violation;

/// A service whose owner describes it.
struct Service {
    source: &'static str,
    rest: OpenApi,
    graphql: Option<GraphQl>,
}

impl Service {
    fn all() -> Vec<Self> {
        let rest = |file: &str| OpenApi::read(&read(&format!("contracts/{file}")));
        vec![
            Self { source: "crates-api", rest: rest("crates-io.openapi.json"), graphql: None },
            Self {
                source: "github",
                rest: rest("github.openapi.json"),
                graphql: Some(GraphQl::read(&read("contracts/github.graphql"))),
            },
        ]
    }

    /// What is wrong with a request, and with the recorded answer to it.
    fn check(&self, sent: &Sent) -> Vec<Violation> {
        let mut found = rules::check_request(self.source, sent);
        let graphql = self.graphql.as_ref().filter(|_| sent.path == "/graphql");
        match graphql {
            Some(graphql) => found.extend(graphql.check(sent)),
            None if sent.is_redirected => {} // the owner has named this address itself
            None => found.extend(self.rest.check_request(sent)),
        }
        if graphql.is_none() {
            // An address to which an operation redirects gives the answer of that operation.
            let operation = sent.operation.as_deref().unwrap_or(&sent.path);
            found.extend(self.rest.check_answer(sent, operation));
        }
        found
    }
}

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).unwrap()
}

/// The recorded answers of a source, by their names.
fn fixtures(source: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(folder().join("fixtures").join(source)).unwrap();
    files.map(|file| format!("{source}/{}", file.unwrap().file_name().into_string().unwrap())).collect()
}

fn told(violations: &[Violation]) -> String {
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn every_request_and_every_recorded_answer_is_what_the_owners_describe() {
    let (mut violations, mut lines, mut unserved) = (Vec::new(), BTreeSet::new(), Vec::new());
    for service in Service::all() {
        let mut served = BTreeSet::new();
        for exchange in exchange::all().iter().filter(|exchange| exchange.source == service.source) {
            let sent = record(exchange, read).await;
            assert!(!sent.is_empty(), "{} {:?} is asked for without a request", exchange.source, exchange.asks);
            for sent in sent {
                violations.extend(service.check(&sent));
                let answer = sent.fixture.as_deref().unwrap_or_default();
                lines.insert(format!("{:10} {} -> {} {answer}", service.source, sent.line(), sent.status).trim_end().to_owned());
                served.extend(sent.fixture);
            }
        }
        unserved.extend(fixtures(service.source).difference(&served).cloned());
    }
    lines.iter().for_each(|line| println!("{line}"));
    assert!(violations.is_empty(), "\n{}", told(&violations));
    assert!(unserved.is_empty(), "no exchange holds these recorded answers against a description: {unserved:?}");
    insta::assert_snapshot!(lines.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_fact_of_these_sources_is_asked_for() {
    for service in Service::all() {
        let meta = factlint_sources::metas().iter().find(|meta| meta.name == service.source).unwrap();
        let asked: BTreeSet<String> = exchange::all()
            .iter()
            .filter(|exchange| exchange.source == service.source)
            .flat_map(|exchange| exchange.asks.iter().map(|ask| ask.fact.as_str().to_owned()))
            .collect();
        assert_eq!(asked, meta.answers.iter().map(|fact| (*fact).to_owned()).collect(), "{}", service.source);
        let home = meta.default_url.trim_end_matches('/').strip_suffix("/api/v1").unwrap_or(meta.default_url);
        assert_eq!(service.rest.server(), home, "the default address of {} is the one that its owner describes", service.source);
    }
}

/// The same exchange, with one text of its recorded answer replaced by another.
async fn with_a_broken_fixture(source: &str, fixture: &str, from: &str, to: &str) -> String {
    let broken = |path: &str| {
        let text = read(path);
        if !PathBuf::from(path).ends_with(fixture) {
            return text;
        }
        assert!(text.contains(from), "{fixture} holds {from}");
        text.replacen(from, to, 1)
    };
    let service = Service::all().into_iter().find(|service| service.source == source).unwrap();
    let mut violations = Vec::new();
    for exchange in exchange::all().iter().filter(|exchange| exchange.source == source) {
        let sent = record(exchange, broken).await;
        violations.extend(sent.iter().flat_map(|sent| service.check(sent)));
    }
    violations.dedup_by_key(|violation| violation.to_string());
    told(&violations)
}

#[tokio::test]
async fn a_broken_fixture_is_refused() {
    let broken = [
        with_a_broken_fixture("crates-api", "list.json", "\"downloads\": 41000000", "\"downloads\": \"41000000\"").await,
        with_a_broken_fixture("crates-api", "dependents.json", "\"total\"", "\"sum\"").await,
        with_a_broken_fixture("crates-api", "heapless.json", "2017-04-27T21:26:06+00:00", "27.04.2017").await,
        with_a_broken_fixture("crates-api", "not-found.json", "detail", "details").await,
        with_a_broken_fixture("github", "ripgrep.json", "\"archived\": false", "\"archived\": \"no\"").await,
        with_a_broken_fixture("github", "swift.json", "\"full_name\"", "\"fullName\"").await,
        with_a_broken_fixture("github", "graphql.json", "\"stargazerCount\": 67483", "\"stargazerCount\": null").await,
        with_a_broken_fixture("github", "graphql.json", "\"isArchived\": true", "\"archived\": true").await,
        with_a_broken_fixture("github", "graphql.json", "\"message\"", "\"text\"").await,
    ];
    insta::assert_snapshot!(broken.join("\n"));
}

#[test]
fn a_request_that_the_owner_does_not_know_is_refused() {
    let refused = |service: &Service, sent: &Sent| told(&service.check(sent));
    let [crates, github] = &Service::all()[..] else { panic!("two services") };
    let get = |path: &str, query: &[(&str, &str)]| Sent::get(path, query);
    let refused = [
        refused(crates, &get("/api/v1/crate/serde", &[])),
        refused(crates, &get("/api/v1/crates", &[("per_page", "0"), ("idz[]", "serde")])),
        refused(
            github,
            &Sent { headers: [("user-agent".to_owned(), "reqwest/0.13".to_owned())].into(), ..get("/repos/a/b", &[]) },
        ),
        refused(crates, &Sent { method: "POST".to_owned(), ..get("/api/v1/crates", &[]) }),
        refused(github, &get("/repos/a/b", &[("per_page", "1")])),
        refused(github, &Sent::query("query($a: String!) { r0: repository(name: $a) { stars } }", r#"{"b": 1}"#)),
        refused(github, &Sent::query("query($a: Int!) { repository(owner: $a, name: $b, id: 1) }", r#"{"a": "x"}"#)),
        refused(github, &Sent::query("{ repository(", "{}")),
    ];
    insta::assert_snapshot!(refused.join("\n--\n"));
}
