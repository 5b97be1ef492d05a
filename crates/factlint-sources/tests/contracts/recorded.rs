//! The requests of an exchange, as they arrive at a server on this machine, with the recorded answers that they get.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::response::Response;
use factlint_sources::{Batch, NetworkOptions, Rate, Secret, SourceOptions, Sources};
use http::Method;
use url::Url;

use crate::exchange::{Exchange, Reply};
use crate::server::{Hit, answer, serve};

/// The entity tag of all answers.
const TAG: &str = "W/\"abc\"";

/// A request, and the answer to it.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
    /// The path that was asked at first, where the owner redirected to this one.
    pub(crate) operation: Option<String>,
    pub(crate) is_redirected: bool,
    pub(crate) status: u16,
    pub(crate) answer: String,
    /// The file that the answer comes from.
    pub(crate) fixture: Option<String>,
}

impl Sent {
    /// The request in one line, without its headers.
    pub(crate) fn line(&self) -> String {
        let query: Vec<String> = self.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        let condition = if self.headers.contains_key("if-none-match") { " (unless unchanged)" } else { "" };
        format!("{} {}{mark}{}{condition}", self.method, self.path, query.join("&"))
    }

    /// A request that no source sends.
    pub(crate) fn get(path: &str, query: &[(&str, &str)]) -> Self {
        let agent = NetworkOptions::new(jiff::Timestamp::now).user_agent;
        Self {
            method: Method::GET.to_string(),
            path: path.to_owned(),
            query: query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            headers: [
                ("user-agent", agent.as_str()),
                ("accept", "application/vnd.github+json"),
                ("x-github-api-version", "2022-11-28"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
            body: String::new(),
            operation: None,
            is_redirected: false,
            status: 200,
            answer: String::new(),
            fixture: None,
        }
    }

    /// A query that no source sends.
    pub(crate) fn query(query: &str, variables: &str) -> Self {
        let variables: serde_json::Value = serde_json::from_str(variables).unwrap();
        let body = serde_json::json!({ "query": query, "variables": variables }).to_string();
        let mut sent = Self { method: "POST".to_owned(), body, ..Self::get("/graphql", &[]) };
        sent.headers
            .extend([("authorization", "Bearer x"), ("content-type", "application/json")].map(|(k, v)| (k.into(), v.into())));
        sent.answer = "{\"data\":{}}".to_owned();
        sent
    }
}

/// Takes the exchange twice, the second time with the marks of the first answers: all requests, with their answers.
pub(crate) async fn record(exchange: &Exchange, read: impl Fn(&str) -> String) -> Vec<Sent> {
    let reply = |hit: &Hit| reply(exchange, hit.path.split('?').next().unwrap_or_default());
    let texts: BTreeMap<String, String> = exchange
        .answers
        .iter()
        .filter_map(|(_, reply)| if let Reply::Body(name) = reply { Some(*name) } else { None })
        .chain(["not-found.json"])
        .map(|name| (name.to_owned(), read(&format!("fixtures/{}/{name}", exchange.source))))
        .collect();
    let (answers, served) = (exchange.answers, texts.clone());
    let server = serve(move |hit| respond(answers, &served, hit)).await;
    fetch_twice(exchange, &server.base).await;
    let sent = server.hits().into_iter().map(|hit| {
        let (status, fixture) = match (hit.header("if-none-match"), reply(&hit)) {
            (Some(TAG), Some(Reply::Body(_))) => (304, None),
            (_, Some(Reply::Body(name))) => (200, Some(name.to_owned())),
            (_, Some(Reply::To(_))) => (301, None),
            (_, None) => (404, Some("not-found.json".to_owned())),
        };
        let answer = fixture.as_ref().map(|name| texts[name].clone()).unwrap_or_default();
        sent(exchange, hit, status, fixture, answer)
    });
    sent.collect()
}

fn reply(exchange: &Exchange, path: &str) -> Option<Reply> {
    exchange.answers.iter().find(|(known, _)| *known == path).map(|(_, reply)| *reply)
}

fn respond(answers: &[(&str, Reply)], texts: &BTreeMap<String, String>, hit: &Hit) -> Response {
    let path = hit.path.split('?').next().unwrap_or_default();
    let json = [("content-type", "application/json; charset=utf-8"), ("etag", TAG)];
    match answers.iter().find(|(known, _)| *known == path) {
        Some((_, Reply::Body(_))) if hit.header("if-none-match") == Some(TAG) => answer(304, &[], ""),
        Some((_, Reply::Body(name))) => answer(200, &json, texts[*name].clone()),
        Some((_, Reply::To(path))) => answer(301, &[("location", *path)], ""),
        None => answer(404, &json[..1], texts["not-found.json"].clone()),
    }
}

async fn fetch_twice(exchange: &Exchange, base: &str) {
    let url = if exchange.source == "crates-api" { format!("{base}/api/v1/") } else { base.to_owned() };
    let rate = Some(Rate { count: 1000, per: Duration::from_secs(1) });
    let options = SourceOptions { url: Some(url), rate, ..SourceOptions::default() };
    let token = exchange.token.then(|| Secret::new("ghp_do_not_show_me"));
    let network = NetworkOptions { token, ..NetworkOptions::new(jiff::Timestamp::now) };
    let sources = Sources::new(&BTreeMap::from([(exchange.source.to_owned(), options)]), network).unwrap();
    let source = sources.get(exchange.source).unwrap();
    for batch in source.batch(exchange.asks.clone()) {
        let first = source.fetch(&batch, sources.door()).await;
        let validator = first.into_iter().find_map(|fetched| fetched.validator);
        if validator.is_some() {
            source.fetch(&Batch { validator, ..batch }, sources.door()).await;
        }
    }
}

fn sent(exchange: &Exchange, hit: Hit, status: u16, fixture: Option<String>, answer: String) -> Sent {
    let fixture = fixture.map(|name| format!("{}/{name}", exchange.source));
    let url = Url::parse("http://localhost").unwrap().join(&hit.path).unwrap();
    let from = exchange.answers.iter().find(|(_, reply)| matches!(reply, Reply::To(to) if *to == url.path()));
    let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
    Sent {
        method: hit.method,
        path: url.path().to_owned(),
        query: url.query_pairs().into_owned().collect(),
        headers: hit.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect(),
        body: hit.body,
        operation: from.map(|(path, _)| (*path).to_owned()),
        is_redirected: from.is_some(),
        status,
        answer,
        fixture,
    }
}
