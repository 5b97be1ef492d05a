//! The web API of crates.io.

use axum::response::Response;
use factlint_model::{Ask, Outcome, Subject};
use factlint_sources::Batch;

use crate::server::{Hit, answer, serve};
use crate::{failure, fetch, fetch_again, fetch_one, network, reply, seen, sources};

fn ask(fact: &str, name: &str) -> Ask {
    Ask::new(fact, Subject::krate(name))
}

fn json(status: u16, body: &'static str) -> Response {
    answer(status, &[("content-type", "application/json; charset=utf-8")], body)
}

fn api(hit: &Hit) -> Response {
    match hit.path.as_str() {
        "/api/v1/crates/heapless" => json(200, include_str!("../../fixtures/crates-api/heapless.json")),
        "/api/v1/crates/heapless/reverse_dependencies?per_page=1" => {
            json(200, include_str!("../../fixtures/crates-api/dependents.json"))
        }
        "/api/v1/crates/embedded-hal?include=badges" => json(200, include_str!("../../fixtures/crates-api/embedded-hal.json")),
        "/api/v1/crates/impostor" => json(200, include_str!("../../fixtures/crates-api/heapless.json")),
        path if path.starts_with("/api/v1/crates?") => json(200, include_str!("../../fixtures/crates-api/list.json")),
        _ => json(404, include_str!("../../fixtures/crates-api/not-found.json")),
    }
}

#[tokio::test]
async fn many_crates_in_one_request() {
    let server = serve(api).await;
    for base in [format!("{}/api/v1", server.base), format!("{}/api/v1/", server.base)] {
        let sources = sources(&[("crates-api", &base)], network());
        let asks = vec![ask("crate.repository", "serde"), ask("crate.repository", "heapless"), ask("crate.downloads", "serde")];
        let seen: Vec<String> = fetch(&sources, asks).await.iter().map(seen).collect();
        insta::allow_duplicates! {
            insta::assert_snapshot!(seen.join("\n"), @r#"
            crates-api https://crates.io/crates/serde complete=true
            crate.repository crate:serde = "github:serde-rs/serde"
            crates-api https://crates.io/crates/serde complete=true
            crate.downloads crate:serde = "612000000"
            crates-api https://crates.io/crates/heapless complete=true
            crate.repository crate:heapless = "github:rust-embedded/heapless"
            "#);
        }
    }
    assert_eq!(server.paths()[0], "/api/v1/crates?include_yanked=yes&per_page=100&ids%5B%5D=serde&ids%5B%5D=heapless");
    assert_eq!(server.hits().len(), 2);
}

#[tokio::test]
async fn a_crate_that_a_list_does_not_know_in_any_spelling_is_not_there() {
    let server = serve(api).await;
    let sources = sources(&[("crates-api", &format!("{}/api/v1", server.base))], network());
    let names = ["serde", "heapless", "no_such"];
    let fetched = fetch(&sources, names.map(|name| ask("crate.repository", name)).to_vec()).await;
    insta::assert_snapshot!(seen(&fetched[2]), @"crates-api https://crates.io/crates/no_such complete=true");
    let [path] = &server.paths()[..] else { panic!("{:?}", server.paths()) };
    assert!(path.ends_with("ids%5B%5D=heapless&ids%5B%5D=no_such&ids%5B%5D=no-such"), "{path}");
}

/// The recorded answers as if they were about `embedded-hal`.
fn renamed(hit: &Hit) -> Response {
    let list = include_str!("../../fixtures/crates-api/list.json");
    let mut list: serde_json::Value = serde_json::from_str(&list.replace("\"heapless\"", "\"embedded-hal\"")).unwrap();
    let is_wanted = hit.path.contains("=embedded-hal");
    list["crates"].as_array_mut().unwrap().retain(|card| is_wanted && card["name"] == "embedded-hal");
    list["meta"]["total"] = u8::from(is_wanted).into();
    let entry = include_str!("../../fixtures/crates-api/heapless.json").replace("\"heapless\"", "\"embedded-hal\"");
    let body = match hit.path.as_str() {
        "/api/v1/crates/embedded-hal" => entry,
        path if path.starts_with("/api/v1/crates?") => list.to_string(),
        _ => return json(404, include_str!("../../fixtures/crates-api/not-found.json")),
    };
    answer(200, &[("content-type", "application/json")], body)
}

#[tokio::test]
async fn names_that_may_be_spelled_otherwise_are_sought_in_one_list() {
    let server = serve(renamed).await;
    let sources = sources(&[("crates-api", &format!("{}/api/v1", server.base))], network());
    let source = sources.get("crates-api").unwrap();
    let batches = source.batch(["embedded_hal", "no-such", "none_such"].map(|name| ask("crate.versions", name)).to_vec());
    assert_eq!(batches.len(), 1);
    let fetched = source.fetch(&batches[0], sources.door()).await;
    assert!(reply(&fetched[0]).seen.iter().all(|seen| seen.subject.as_str().starts_with("crate:embedded_hal@")));
    assert!(!reply(&fetched[0]).seen.is_empty());
    for absent in &fetched[1..] {
        assert!(reply(absent).complete && reply(absent).seen.is_empty());
    }
    let paths = server.paths();
    assert_eq!(paths.len(), 2, "a list, and the one crate in it: {paths:?}");
    assert_eq!(paths[1], "/api/v1/crates/embedded-hal");
}

#[tokio::test]
async fn a_crate_that_was_found_in_another_spelling_is_asked_for_where_it_was_found() {
    let server = serve(|hit| match (hit.path.as_str(), hit.header("if-none-match")) {
        ("/api/v1/crates/embedded-hal", Some("\"e\"")) => answer(304, &[], ""),
        ("/api/v1/crates/embedded-hal", _) => {
            let mut found = renamed(hit);
            found.headers_mut().insert("etag", "\"e\"".parse().unwrap());
            found
        }
        _ => renamed(hit),
    })
    .await;
    let base = format!("{}/api/v1", server.base);
    let run = async |validator| {
        let sources = sources(&[("crates-api", &base)], network());
        let source = sources.get("crates-api").unwrap();
        let batch = Batch { validator, ..source.batch(vec![ask("crate.versions", "embedded_hal")]).remove(0) };
        source.fetch(&batch, sources.door()).await.remove(0)
    };
    let found = run(None).await;
    assert!(!reply(&found).seen.is_empty() && server.paths().len() == 2, "a list, and the one crate in it");
    let again = run(found.validator).await;
    assert!(matches!(again.outcome, Outcome::Unchanged { .. }), "{again:?}");
    assert_eq!(server.paths()[2..], ["/api/v1/crates/embedded-hal"]);
}

#[tokio::test]
async fn a_name_that_was_in_a_list_is_in_no_other() {
    let server = serve(renamed).await;
    let sources = sources(&[("crates-api", &format!("{}/api/v1", server.base))], network());
    let names = ["embedded_hal", "no-such"];
    let cards = names.map(|name| ask("crate.repository", name));
    let versions = ["embedded_hal", "no-such", "none_such"].map(|name| ask("crate.versions", name));
    let source = sources.get("crates-api").unwrap();
    let ask_all = async |asks: Vec<Ask>| {
        let batches = source.batch(asks);
        futures::future::join_all(batches.iter().map(|batch| source.fetch(batch, sources.door()))).await.concat()
    };
    // At the same time, and once more.
    let fetched = ask_all([&cards[..], &versions].concat()).await;
    let again = ask_all(versions.to_vec()).await;
    for found in [&fetched[2], &again[0]] {
        assert!(reply(found).seen.iter().any(|seen| seen.subject.as_str().starts_with("crate:embedded_hal@")), "{found:?}");
    }
    for absent in fetched[3..].iter().chain(&again[1..]) {
        assert!(reply(absent).complete && reply(absent).seen.is_empty());
    }
    let paths = server.paths();
    let lists: Vec<_> = paths.iter().filter_map(|path| path.split_once('?')).map(|(_, query)| query).collect();
    assert_eq!((paths.len(), lists.len()), (3, 2), "two lists, and the one crate in them: {paths:?}");
    assert!(lists[1].ends_with("per_page=100&ids%5B%5D=none_such&ids%5B%5D=none-such"), "{lists:?}");
}

#[tokio::test]
async fn a_crate_with_its_versions() {
    let server = serve(api).await;
    let sources = sources(&[("crates-api", &format!("{}/api/v1", server.base))], network());
    let source = sources.get("crates-api").unwrap();
    let batches = source.batch(vec![ask("crate.versions", "heapless"), ask("crate.license", "heapless")]);
    assert_eq!(batches.len(), 1, "both come with one answer");
    let fetched = source.fetch(&batches[0], sources.door()).await;
    insta::assert_snapshot!(fetched.iter().map(seen).collect::<Vec<_>>().join("\n"), @r#"
    crates-api https://crates.io/crates/heapless/versions complete=true
    crate.release_date crate:heapless@0.9.1 = "2025-08-20T09:25:34Z" since 2025-08-20
    crate.msrv crate:heapless@0.9.1 = "1.87" since 2025-08-20
    crate.release_date crate:heapless@0.9.0 = "2025-04-28T21:23:23Z" since 2025-04-28
    crate.status crate:heapless@0.9.0 = "yanked"
    crate.release_date crate:heapless@0.8.0 = "2023-11-08T15:34:13Z" since 2023-11-08
    crates-api https://crates.io/crates/heapless/versions complete=true
    crate.license crate:heapless@0.9.1 = "MIT OR Apache-2.0" since 2025-08-20
    crate.license crate:heapless@0.9.0 = "MIT OR Apache-2.0" since 2025-04-28
    crate.license crate:heapless@0.8.0 = "MIT OR Apache-2.0" since 2023-11-08
    "#);
}

#[tokio::test]
async fn dependents_are_counted() {
    let server = serve(api).await;
    let sources = sources(&[("crates-api", &format!("{}/api/v1", server.base))], network());
    insta::assert_snapshot!(seen(&fetch_one(&sources, ask("crate.dependents", "heapless")).await), @r#"
    crates-api https://crates.io/crates/heapless/reverse_dependencies complete=true
    crate.dependents crate:heapless = "600"
    "#);
}

#[tokio::test]
async fn an_answer_that_cannot_be_right_is_none() {
    let server = serve(|hit| match hit.path.as_str() {
        "/api/v1/crates/broken" => json(200, "{\"crate\":{"),
        "/api/v1/crates/busy" => json(418, "{}"),
        path if path.contains("ids") => json(200, include_str!("../../fixtures/crates-api/list.json")),
        _ => api(hit),
    })
    .await;
    let sources = sources(&[("crates-api", &format!("{}/api/v1", server.base))], network());
    let mut details = Vec::new();
    for name in ["impostor", "broken", "busy"] {
        details.push(failure(&fetch_one(&sources, ask("crate.license", name)).await).1.to_owned());
    }
    let others = fetch(&sources, vec![ask("crate.repository", "tokio"), ask("crate.repository", "rand")]).await;
    details.push(failure(&others[0]).1.to_owned());
    insta::assert_snapshot!(details.join("\n"), @r"
    the answer is about another crate
    the answer is not what crates.io sends
    crates.io answered 418
    the answer is about other crates
    ");
}

#[tokio::test]
async fn a_list_that_has_not_changed() {
    let server = serve(|hit| match hit.header("if-none-match") {
        Some("W/\"abc\"") => answer(304, &[], ""),
        _ => answer(200, &[("etag", "W/\"abc\"")], include_str!("../../fixtures/crates-api/list.json")),
    })
    .await;
    let sources = sources(&[("crates-api", &server.base)], network());
    let source = sources.get("crates-api").unwrap();
    let mut batch = source.batch(vec![ask("crate.repository", "serde"), ask("crate.repository", "heapless")]).remove(0);
    batch.validator = source.fetch(&batch, sources.door()).await[0].validator.clone();
    let again = source.fetch(&batch, sources.door()).await;
    assert!(again.iter().all(|fetched| matches!(fetched.outcome, Outcome::Unchanged { .. })), "{again:?}");
}

#[tokio::test]
async fn a_list_that_still_knows_none_of_the_spellings() {
    let nothing = r#"{"crates":[],"meta":{"total":0,"next_page":null,"prev_page":null}}"#;
    let server = serve(move |hit| match hit.header("if-none-match") {
        Some("W/\"abc\"") => answer(304, &[], ""),
        _ => answer(200, &[("etag", "W/\"abc\"")], nothing),
    })
    .await;
    let asks = ["no_such", "none_such"].map(|name| ask("crate.versions", name)).to_vec();
    let mut validator = None;
    for is_again in [false, true] {
        let sources = sources(&[("crates-api", &server.base)], network());
        let source = sources.get("crates-api").unwrap();
        let mut batch = source.batch(asks.clone()).remove(0);
        batch.validator = validator.take();
        let fetched = source.fetch(&batch, sources.door()).await;
        assert!(fetched.iter().all(|one| matches!(one.outcome, Outcome::Unchanged { .. }) == is_again), "{fetched:?}");
        validator.clone_from(&fetched[0].validator);
    }
    assert_eq!(server.paths().len(), 2);
}

#[tokio::test]
async fn the_hash_is_that_of_what_is_told() {
    let server = serve(|hit| {
        let list = include_str!("../../fixtures/crates-api/heapless.json");
        json(
            200,
            if hit.n == 0 { list } else { Box::leak(list.replace("\"downloads\": 1", "\"downloads\": 2").into_boxed_str()) },
        )
    })
    .await;
    let sources = sources(&[("crates-api", &server.base)], network());
    let first = fetch_one(&sources, ask("crate.license", "heapless")).await;
    let again = fetch_again(&sources, ask("crate.license", "heapless"), &first).await;
    assert_eq!(reply(&first).body, reply(&again).body, "downloads are no part of it");
}

#[test]
fn batches_hold_a_hundred_crates() {
    let sources = sources(&[("crates-api", "http://127.0.0.1:9")], network());
    let mut asks: Vec<Ask> = (0..150).map(|n| ask("crate.repository", &format!("crate{n}"))).collect();
    asks.extend((0..3).map(|n| ask("crate.dependents", &format!("crate{n}"))));
    let sizes: Vec<usize> = sources.get("crates-api").unwrap().batch(asks).iter().map(|batch| batch.asks.len()).collect();
    assert_eq!(sizes, [100, 50, 1, 1, 1]);
}
