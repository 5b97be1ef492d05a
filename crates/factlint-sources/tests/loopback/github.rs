//! GitHub, by REST and by GraphQL.

use std::time::Duration;

use axum::response::Response;
use factlint_model::{Ask, Outcome, Reason, Subject};
use factlint_sources::NetworkOptions;
use jiff::Timestamp;

use crate::server::{Hit, answer, serve};
use crate::{TOKEN, failure, fetch, fetch_again, fetch_one, network, reply, seen, sources, stars, with_token};

const RIPGREP: &str = include_str!("../../fixtures/github/ripgrep.json");
const SWIFT: &str = include_str!("../../fixtures/github/swift.json");

fn json(status: u16, body: &'static str) -> Response {
    answer(
        status,
        &[("content-type", "application/json; charset=utf-8"), ("x-ratelimit-remaining", "57"), ("x-ratelimit-limit", "60")],
        body,
    )
}

fn missing() -> Response {
    json(404, include_str!("../../fixtures/github/not-found.json"))
}

fn rest(hit: &Hit) -> Response {
    match hit.path.as_str() {
        "/github/repos/BurntSushi/ripgrep" => json(200, RIPGREP),
        "/github/repos/apple/swift" => answer(301, &[("location", "/github/repositories/44838949")], ""),
        "/github/repositories/44838949" => json(200, SWIFT),
        "/github/repos/owner/impostor" => json(200, RIPGREP),
        "/github/repos/owner/broken" => json(200, &RIPGREP[..200]),
        "/github/repos/owner/terse" => {
            json(200, r#"{"full_name":"owner/terse","stargazers_count":12,"archived":false,"license":{"spdx_id":"MIT"}}"#)
        }
        "/github/repos/owner/gone" => json(410, "{}"),
        "/github/repos/owner/blocked" => json(451, r#"{"message":"Repository access blocked"}"#),
        _ => missing(),
    }
}

#[tokio::test]
async fn a_repository_by_rest() {
    let server = serve(rest).await;
    for base in [format!("{}/github", server.base), format!("{}/github/", server.base)] {
        let sources = sources(&[("github", &base)], network());
        let seen = seen(&fetch_one(&sources, stars("BurntSushi/ripgrep")).await);
        insta::allow_duplicates! {
            insta::assert_snapshot!(seen, @r#"
            github https://github.com/BurntSushi/ripgrep complete=true
            repo.stars github:BurntSushi/ripgrep = "67483"
            repo.archived github:BurntSushi/ripgrep = "no"
            "#);
        }
        let quota = sources.stats().sources["github"].quota.unwrap();
        assert_eq!((quota.remaining, quota.limit), (57, Some(60)));
    }
    let hit = &server.hits()[0];
    assert_eq!(hit.header("accept"), Some("application/vnd.github+json"));
    assert_eq!(hit.header("x-github-api-version"), Some("2022-11-28"));
    assert_eq!(hit.header("authorization"), None);
}

#[tokio::test]
async fn an_answer_may_leave_out_what_nobody_asks_for() {
    let server = serve(rest).await;
    let sources = sources(&[("github", &format!("{}/github", server.base))], network());
    insta::assert_snapshot!(seen(&fetch_one(&sources, stars("owner/terse")).await), @r#"
    github https://github.com/owner/terse complete=true
    repo.stars github:owner/terse = "12"
    repo.archived github:owner/terse = "no"
    "#);
}

#[tokio::test]
async fn a_repository_that_moved() {
    let server = serve(rest).await;
    let sources = sources(&[("github", &format!("{}/github", server.base))], network());
    insta::assert_snapshot!(seen(&fetch_one(&sources, stars("apple/swift")).await), @r#"
    github https://github.com/swiftlang/swift complete=true
    repo.stars github:apple/swift = "70270"
    repo.archived github:apple/swift = "yes"
    repo.renamed github:apple/swift = "github:swiftlang/swift"
    "#);
}

#[tokio::test]
async fn a_repository_that_is_not_there() {
    let server = serve(rest).await;
    let sources = sources(&[("github", &format!("{}/github", server.base))], network());
    for name in ["no/such", "owner/gone"] {
        let fetched = fetch_one(&sources, stars(name)).await;
        assert!(reply(&fetched).complete && reply(&fetched).seen.is_empty());
    }
    assert_eq!(server.hits().len(), 2);
}

#[tokio::test]
async fn an_answer_that_cannot_be_right_is_none() {
    let server = serve(rest).await;
    let sources = sources(&[("github", &format!("{}/github", server.base))], network());
    let fetched = fetch(&sources, vec![stars("owner/impostor"), stars("owner/broken"), stars("owner/blocked")]).await;
    let details: Vec<&str> = fetched.iter().map(|fetched| failure(fetched).1).collect();
    insta::assert_snapshot!(details.join("\n"), @r"
    the answer is about another repository
    the answer is not what GitHub sends
    GitHub may not show it for legal reasons (451)
    ");
}

#[tokio::test]
async fn a_repository_that_has_not_changed() {
    let server = serve(|hit| match hit.header("if-none-match") {
        Some("W/\"abc\"") => answer(304, &[], ""),
        _ => answer(200, &[("etag", "W/\"abc\"")], RIPGREP),
    })
    .await;
    let sources = sources(&[("github", &server.base)], network());
    let first = fetch_one(&sources, stars("BurntSushi/ripgrep")).await;
    let again = fetch_again(&sources, stars("BurntSushi/ripgrep"), &first).await;
    assert!(matches!(again.outcome, Outcome::Unchanged { .. }), "{again:?}");
}

#[tokio::test]
async fn the_primary_limit_is_waited_for() {
    let server = serve(|hit| match hit.n {
        0 => {
            let reset = (Timestamp::now().as_second() + 2).to_string();
            answer(403, &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset.as_str())], "API rate limit exceeded")
        }
        _ => json(200, RIPGREP),
    })
    .await;
    let sources = sources(&[("github", &server.base)], network());
    reply(&fetch_one(&sources, stars("BurntSushi/ripgrep")).await);
    let hits = server.hits();
    assert!(hits[1].at - hits[0].at >= Duration::from_millis(990));
}

#[tokio::test]
async fn the_last_request_of_the_hour_is_the_last() {
    let server = serve(|_| {
        let reset = (Timestamp::now().as_second() + 1800).to_string();
        answer(200, &[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset.as_str())], RIPGREP)
    })
    .await;
    let sources = sources(&[("github", &server.base)], network());
    let fetched = fetch(&sources, vec![stars("BurntSushi/ripgrep"), stars("a/b"), stars("c/d")]).await;
    reply(&fetched[0]);
    assert!(fetched[1..].iter().all(|fetched| failure(fetched).1.starts_with("rate limited until ")));
    assert_eq!(server.hits().len(), 1);
}

#[tokio::test]
async fn the_secondary_limit_holds_for_a_minute() {
    let server =
        serve(|_| json(403, r#"{"message":"You have exceeded a secondary rate limit. Please wait a few minutes."}"#)).await;
    let sources = sources(&[("github", &server.base)], network());
    let before = Timestamp::now();
    let fetched = fetch(&sources, vec![stars("a/b"), stars("c/d")]).await;
    assert!(fetched.iter().all(|fetched| failure(fetched).1.starts_with("rate limited until ")));
    assert_eq!(server.hits().len(), 1);
    let held = sources.stats().sources["github"].held_until.unwrap();
    let minute = jiff::SignedDuration::from_mins(1);
    assert!((before + minute..=Timestamp::now() + minute).contains(&held), "{held}");
}

#[tokio::test]
async fn many_repositories_in_one_query() {
    let server = serve(|hit| {
        let query: serde_json::Value = serde_json::from_str(&hit.body).unwrap();
        assert!(query["query"].as_str().unwrap().contains(r#"r0: repository(owner: "BurntSushi", name: "ripgrep")"#), "{query}");
        json(200, include_str!("../../fixtures/github/graphql.json"))
    })
    .await;
    let sources = sources(&[("github", &server.base)], with_token());
    let asks =
        vec![stars("BurntSushi/ripgrep"), stars("apple/swift"), stars("no/such"), stars("owner/secret"), stars("owner/silent")];
    let fetched = fetch(&sources, asks).await;
    let seen: Vec<String> = fetched[..3].iter().map(seen).collect();
    insta::assert_snapshot!(seen.join("\n"), @r#"
    github https://github.com/BurntSushi/ripgrep complete=true
    repo.stars github:BurntSushi/ripgrep = "67483"
    repo.archived github:BurntSushi/ripgrep = "no"
    github https://github.com/swiftlang/swift complete=true
    repo.stars github:apple/swift = "70270"
    repo.archived github:apple/swift = "yes"
    repo.renamed github:apple/swift = "github:swiftlang/swift"
    github https://github.com/no/such complete=true
    "#);
    assert_eq!(failure(&fetched[3]).1, "GitHub answered FORBIDDEN");
    assert_eq!(failure(&fetched[4]).1, "the answer says nothing of this repository");
    let hits = server.hits();
    assert_eq!((hits.len(), hits[0].method.as_str(), hits[0].path.as_str()), (1, "POST", "/graphql"));
    assert_eq!(hits[0].header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
}

#[tokio::test]
async fn a_hundred_travel_in_one_request() {
    let sources = sources(&[("github", "http://127.0.0.1:9")], with_token());
    let asks = (0..250).map(|n| stars(&format!("owner/repo{n}"))).collect();
    let batches = sources.get("github").unwrap().batch(asks);
    assert_eq!(batches.iter().map(|batch| batch.asks.len()).collect::<Vec<_>>(), [100, 100, 50]);
}

#[tokio::test]
async fn a_token_that_is_refused_is_not_shown() {
    let server = serve(|_| json(401, r#"{"message":"Bad credentials"}"#)).await;
    let sources = sources(&[("github", &server.base)], with_token());
    let fetched = fetch_one(&sources, stars("a/b")).await;
    insta::assert_snapshot!(failure(&fetched).1, @"GitHub does not accept the token (401): renew it, or leave it out");
    assert_eq!(server.hits().len(), 1);
}

#[tokio::test]
async fn the_query_limit_is_no_answer() {
    let server = serve(|_| json(200, r#"{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}"#)).await;
    let sources = sources(&[("github", &server.base)], with_token());
    let fetched = fetch_one(&sources, stars("a/b")).await;
    let (reason, detail) = failure(&fetched);
    assert_eq!(reason, Reason::SourceFailed);
    assert!(detail.starts_with("rate limited until "), "{detail}");
    assert_eq!(server.hits().len(), 1);
}

#[tokio::test]
async fn the_query_limit_is_waited_for() {
    let server = serve(|hit| match hit.n {
        0 => {
            let body = r#"{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}"#;
            answer(200, &[("content-type", "application/json"), ("retry-after", "1")], body)
        }
        _ => json(200, include_str!("../../fixtures/github/graphql.json")),
    })
    .await;
    let sources = sources(&[("github", &server.base)], with_token());
    reply(&fetch_one(&sources, stars("BurntSushi/ripgrep")).await);
    let hits = server.hits();
    assert!(hits[1].at - hits[0].at >= Duration::from_millis(990));
}

#[tokio::test]
async fn the_token_stays_where_it_belongs() {
    let other = serve(|_| json(200, RIPGREP)).await;
    let to = other.base.clone();
    let server = serve(move |_| answer(307, &[("location", to.as_str())], "")).await;
    let sources = sources(&[("github", &server.base)], NetworkOptions { max_requests: Some(5), ..with_token() });
    failure(&fetch_one(&sources, stars("a/b")).await);
    assert!(other.hits().is_empty());
}

#[tokio::test]
async fn releases_and_tags() {
    let server = serve(|hit| match hit.path.as_str() {
        "/repos/rust-lang/rust/releases?per_page=100" => json(200, include_str!("../../fixtures/github/releases.json")),
        "/repos/rust-lang/rust/tags?per_page=100" => json(200, include_str!("../../fixtures/github/tags.json")),
        "/repos/a/draft/releases?per_page=100" => {
            let draft = include_str!("../../fixtures/github/releases.json").replace("\"draft\": false", "\"draft\": true");
            json(200, Box::leak(draft.into_boxed_str()))
        }
        path if path.starts_with("/repos/owner/impostor/") => json(200, include_str!("../../fixtures/github/tags.json")),
        _ => missing(),
    })
    .await;
    for network in [network(), with_token()] {
        let sources = sources(&[("github", &server.base)], network);
        let ask = |fact: &str, name: &str| Ask::new(fact, Subject::github(name));
        let of = |fact: &str| ask(fact, "rust-lang/rust");
        let told = fetch(
            &sources,
            vec![of("repo.releases"), of("repo.tags"), ask("repo.releases", "no/such"), ask("repo.releases", "a/draft")],
        )
        .await;
        insta::allow_duplicates! {
            insta::assert_snapshot!(told.iter().map(seen).collect::<Vec<_>>().join("\n"), @r#"
            github https://github.com/rust-lang/rust/releases complete=true
            repo.release_date github:rust-lang/rust@1.98.0 = "2026-08-20T00:00:00Z" since 2026-08-20
            repo.release_date github:rust-lang/rust@1.97.1 = "2026-07-16T00:00:00Z" since 2026-07-16
            github https://github.com/rust-lang/rust/tags complete=true
            repo.tag github:rust-lang/rust@1.98.0 = "1.98.0"
            repo.tag github:rust-lang/rust@1.97.1 = "1.97.1"
            github https://github.com/no/such/releases complete=true
            github https://github.com/a/draft/releases complete=true
            "#);
        }
        let other = fetch_one(&sources, ask("repo.tags", "owner/impostor")).await;
        assert_eq!(failure(&other).1, "the answer is about another repository");
    }
}
