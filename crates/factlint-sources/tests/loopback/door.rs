//! The one door: limits, waits, repetitions, caps.

use std::io::Write as _;
use std::time::{Duration, Instant};

use axum::response::Response;
use factlint_model::{Ask, Outcome, Reason, Subject};
use factlint_sources::{NetworkOptions, Rate};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;

use crate::server::{Hit, answer, serve, serve_raw};
use crate::{TOKEN, failure, fetch, fetch_again, fetch_one, network, reply, sources, sources_at, stars, versions, with_token};

/// The index entry of whatever crate is asked for.
fn entry(hit: &Hit) -> Response {
    answer(200, &[("content-type", "text/plain")], line(hit))
}

fn line(hit: &Hit) -> String {
    let name = hit.path.rsplit('/').next().unwrap_or_default();
    format!("{{\"name\":\"{name}\",\"vers\":\"1.0.0\",\"yanked\":false,\"pubtime\":\"2024-01-02T03:04:05Z\"}}\n")
}

#[tokio::test]
async fn the_rate_is_never_exceeded() {
    let server = serve(entry).await;
    let rate = Rate { count: 50, per: Duration::from_secs(1) };
    let sources = sources_at(&[("crates-index", &server.base)], rate, network());
    let asks = (0..12).map(|n| versions(&format!("crate{n}"))).collect();
    // The server may be slow to note the first one, so this is counted from before it.
    let began = Instant::now();
    let fetched = fetch(&sources, asks).await;
    assert!(fetched.iter().all(|fetched| matches!(fetched.outcome, Outcome::Reply(_))));
    let least = Duration::from_millis(20) * 11;
    let took = server.hits()[11].at - began;
    assert!(took >= least, "{took:?}");
    assert!(sources.least_time("crates-index", 12) >= least);
    assert!(sources.stats().waited() >= least);
}

#[tokio::test]
async fn retry_after_in_seconds_is_waited_for() {
    let server = serve(|hit| match hit.n {
        0 => answer(429, &[("retry-after", "1")], "slow down"),
        _ => entry(hit),
    })
    .await;
    let sources = sources(&[("crates-index", &server.base)], network());
    reply(&fetch_one(&sources, versions("serde")).await);
    let hits = server.hits();
    assert_eq!(hits.len(), 2);
    assert!(hits[1].at - hits[0].at >= Duration::from_millis(990));
    assert_eq!(sources.stats().retries(), 1);
}

#[tokio::test]
async fn retry_after_as_a_date_is_waited_for() {
    let server = serve(|hit| match hit.n {
        0 => {
            let until = Timestamp::now() + jiff::SignedDuration::from_secs(2);
            let until = until.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            answer(429, &[("retry-after", until.as_str())], "slow down")
        }
        _ => entry(hit),
    })
    .await;
    let sources = sources(&[("crates-index", &server.base)], network());
    reply(&fetch_one(&sources, versions("serde")).await);
    let hits = server.hits();
    assert!(hits[1].at - hits[0].at >= Duration::from_millis(990), "the date holds whole seconds only");
}

#[tokio::test]
async fn a_wait_that_is_too_long_fails_at_once_and_for_all() {
    let server = serve(|_| answer(429, &[("retry-after", "Fri, 31 Dec 2100 23:59:59 GMT")], "slow down")).await;
    let sources = sources(&[("crates-index", &server.base)], network());
    let fetched = fetch(&sources, vec![versions("serde"), versions("tokio"), versions("rand")]).await;
    for fetched in &fetched {
        let (reason, detail) = failure(fetched);
        assert_eq!(reason, Reason::SourceFailed);
        assert!(detail.starts_with("rate limited until 2100-12-31T23:59:59"), "{detail}");
    }
    assert_eq!(server.hits().len(), 1, "nobody asks again before that time");
    assert_eq!(sources.stats().sources["crates-index"].held_until.unwrap().to_string(), "2100-12-31T23:59:59Z");
}

#[tokio::test]
async fn what_fails_for_now_is_repeated() {
    let server = serve(|hit| match hit.n {
        0 => answer(500, &[], "oops"),
        1 => answer(503, &[], "busy"),
        _ => entry(hit),
    })
    .await;
    let sources = sources(&[("crates-index", &server.base)], network());
    reply(&fetch_one(&sources, versions("serde")).await);
    assert_eq!(server.hits().len(), 3);
    assert_eq!((sources.stats().retries(), sources.stats().failures()), (2, 0));
}

#[tokio::test]
async fn what_goes_on_failing_is_given_up() {
    let server = serve(|_| answer(500, &[], "oops")).await;
    let sources = sources(&[("crates-index", &server.base)], network());
    insta::assert_snapshot!(failure(&fetch_one(&sources, versions("serde")).await).1, @"the server answered 500");
    assert_eq!(server.hits().len(), 4);
    assert_eq!(sources.stats().failures(), 1);
}

#[tokio::test]
async fn a_refusal_is_not_repeated() {
    for status in [400, 403, 418] {
        let server = serve(move |_| answer(status, &[], "no")).await;
        let sources = sources(&[("crates-index", &server.base)], network());
        let (reason, detail) = (Reason::SourceFailed, format!("the index answered {status}"));
        assert_eq!(failure(&fetch_one(&sources, versions("serde")).await), (reason, detail.as_str()));
        assert_eq!(server.hits().len(), 1);
    }
}

#[tokio::test]
async fn a_body_that_was_cut_is_fetched_again() {
    let server = serve_raw(|n| {
        let body = "{\"name\":\"serde\",\"vers\":\"1.0.0\"}\n";
        let sent = if n == 0 { &body[..10] } else { body };
        format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{sent}", body.len()).into_bytes()
    })
    .await;
    let sources = sources(&[("crates-index", &server.base)], network());
    reply(&fetch_one(&sources, versions("serde")).await);
    assert_eq!(server.hits().len(), 2);
}

#[tokio::test]
async fn a_connection_that_is_closed_without_a_word_is_tried_again() {
    let server = serve_raw(|_| Vec::new()).await;
    let sources = sources(&[("crates-index", &server.base)], network());
    let fetched = fetch_one(&sources, versions("serde")).await;
    assert!(failure(&fetched).1.starts_with("the connection failed: "), "{:?}", fetched.outcome);
    assert_eq!(server.hits().len(), 4);
}

#[tokio::test]
async fn a_body_that_unpacks_without_end_is_stopped() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..64 {
        bomb.write_all(&zeros).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < 1 << 20);
    let server = serve(move |_| answer(200, &[("content-encoding", "gzip")], bomb.clone())).await;
    let sources = sources(&[("crates-index", &server.base)], NetworkOptions { max_body: 1 << 20, ..network() });
    let fetched = fetch_one(&sources, versions("serde")).await;
    insta::assert_snapshot!(failure(&fetched).1, @"the answer is larger than 1048576 bytes");
    assert_eq!(server.hits().len(), 1);
}

#[tokio::test]
async fn packed_bodies_are_unpacked() {
    let server = serve(|hit| {
        assert!(hit.header("accept-encoding").is_some_and(|accepts| accepts.contains("gzip") && accepts.contains("br")));
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(line(hit).as_bytes()).unwrap();
        answer(200, &[("content-encoding", "gzip")], packed.finish().unwrap())
    })
    .await;
    let sources = sources(&[("crates-index", &server.base)], network());
    assert_eq!(reply(&fetch_one(&sources, versions("serde")).await).seen.len(), 1);
}

#[tokio::test]
async fn silence_ends() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let sources = sources(&[("crates-index", &base)], NetworkOptions { timeout: Duration::from_millis(100), ..network() });
    let fetched = fetch_one(&sources, versions("serde")).await;
    insta::assert_snapshot!(failure(&fetched).1, @"no complete answer within 0.1 s");
    drop(listener);
}

#[tokio::test]
async fn a_sign_in_page_is_no_answer() {
    let page = "<!DOCTYPE html><html><title>Sign in to the network</title></html>";
    let server = serve(move |_| answer(200, &[("content-type", "text/html; charset=utf-8")], page)).await;
    let sources =
        sources(&[("crates-index", &server.base), ("github", &server.base), ("rust-releases", &server.base)], network());
    for ask in [versions("serde"), stars("a/b"), factlint_model::Ask::new("rust.releases", factlint_model::Subject::rust())] {
        let fetched = fetch_one(&sources, ask).await;
        insta::allow_duplicates! {
            insta::assert_snapshot!(failure(&fetched).1, @"the answer is of type text/html: not what this source sends, but perhaps a sign-in page of the network");
        }
    }
    let server = serve(move |_| answer(404, &[("content-type", "text/html")], page)).await;
    let sources = crate::sources(&[("crates-index", &server.base)], network());
    let fetched = fetch_one(&sources, versions("serde")).await;
    assert_eq!(failure(&fetched).1, "the index answered 404", "a page for people does not speak for the index");
}

#[tokio::test]
async fn an_answer_that_still_holds_costs_no_body() {
    let server = serve(|hit| match hit.header("if-none-match") {
        Some("\"one\"") => answer(304, &[("etag", "\"one\"")], ""),
        _ => answer(200, &[("etag", "\"one\""), ("last-modified", "Sat, 22 Aug 2026 00:00:00 GMT")], line(hit)),
    })
    .await;
    let sources = sources(&[("crates-index", &server.base)], network());
    let first = fetch_one(&sources, versions("serde")).await;
    let again = fetch_again(&sources, versions("serde"), &first).await;
    assert!(matches!(again.outcome, Outcome::Unchanged { .. }), "{again:?}");
    assert_eq!(again.validator, first.validator);
    assert_eq!(server.hits()[1].header("if-modified-since"), Some("Sat, 22 Aug 2026 00:00:00 GMT"));
    assert_eq!(sources.stats().not_modified(), 1);

    let other = fetch_again(&sources, versions("tokio"), &first).await;
    assert_eq!(reply(&other).seen.len(), 1, "the mark of another address is not used");
    assert_eq!(server.hits()[2].header("if-none-match"), None);
}

#[tokio::test]
async fn a_source_that_is_out_of_order_is_left_alone() {
    let server = serve(|_| answer(500, &[], "oops")).await;
    let healthy = serve(entry).await;
    let asks: Vec<_> = (0..50).map(|n| versions(&format!("crate{n}"))).collect();
    let options = NetworkOptions { rest: Duration::from_secs(1), ..network() };
    let sources = sources(&[("crates-index", &server.base), ("github", &server.base)], options);
    let fetched = fetch(&sources, asks).await;
    assert!(fetched.iter().all(|fetched| failure(fetched).0 == Reason::SourceFailed));
    insta::assert_snapshot!(failure(&fetched[49]).1, @"not asked any more, because it failed again and again: the server answered 500");
    let asked = server.hits().len();
    assert!((9..20).contains(&asked), "{asked}");

    failure(&fetch_one(&sources, stars("a/b")).await);
    assert!(server.hits().len() > asked, "another source behind the same address has its own breaker");
    let healthy = crate::sources(&[("crates-index", &healthy.base)], network());
    reply(&fetch_one(&healthy, versions("serde")).await);
}

#[tokio::test]
async fn a_source_that_stumbles_is_not_given_up() {
    // Eight failures in a row raise doubt; then it is back, and nothing is lost.
    let server = serve(|hit| if hit.n < 8 { answer(500, &[], "oops") } else { entry(hit) }).await;
    let sources = sources(&[("crates-index", &server.base)], network());
    let fetched = fetch(&sources, (0..30).map(|n| versions(&format!("crate{n}"))).collect()).await;
    assert!(fetched.iter().all(|fetched| matches!(fetched.outcome, Outcome::Reply(_))), "{fetched:?}");
}

#[tokio::test]
async fn the_budget_of_requests_is_kept() {
    let server = serve(entry).await;
    let sources = sources(&[("crates-index", &server.base)], NetworkOptions { max_requests: Some(3), ..network() });
    let fetched = fetch(&sources, (0..8).map(|n| versions(&format!("crate{n}"))).collect()).await;
    let answered = fetched.iter().filter(|fetched| matches!(fetched.outcome, Outcome::Reply(_))).count();
    assert_eq!((answered, server.hits().len()), (3, 3));
    let (reason, detail) = fetched.iter().find(|f| matches!(f.outcome, Outcome::Failed { .. })).map(failure).unwrap();
    assert_eq!(reason, Reason::Budget);
    insta::assert_snapshot!(detail, @"the 3 requests of this run are used up; the next run goes on from here");
}

#[tokio::test]
async fn what_asked_nobody_is_not_paid_for() {
    let server = serve(entry).await;
    let at = [("crates-index", server.base.as_str()), ("crates-api", "http://127.0.0.1:1/")];
    let sources = sources(&at, NetworkOptions { max_requests: Some(3), ..network() });
    let nobody = sources.get("crates-api").unwrap();
    for name in ["a1", "a2"] {
        let batch = factlint_sources::Batch::new(vec![Ask::new("crate.dependents", Subject::krate(name))]);
        let fetched = nobody.fetch(&batch, sources.door()).await;
        assert_eq!(failure(&fetched[0]).0, Reason::SourceFailed);
    }
    let fetched = fetch(&sources, (0..4).map(|n| versions(&format!("crate{n}"))).collect()).await;
    let answered = fetched.iter().filter(|fetched| matches!(fetched.outcome, Outcome::Reply(_))).count();
    assert_eq!((answered, server.hits().len()), (3, 3));
}

#[tokio::test]
async fn the_deadline_is_kept() {
    let server = serve(entry).await;
    // What would come too late is not waited for: this test would not end today.
    let rate = Rate { count: 1, per: Duration::from_secs(3 * 86_400) };
    let (deadline, max_wait) = (Some(Duration::from_secs(86_400)), Duration::from_secs(9 * 86_400));
    let sources = sources_at(&[("crates-index", &server.base)], rate, NetworkOptions { deadline, max_wait, ..network() });
    let fetched = fetch(&sources, (0..4).map(|n| versions(&format!("crate{n}"))).collect()).await;
    assert_eq!(server.hits().len(), 1);
    let (reason, detail) = failure(&fetched[3]);
    assert_eq!(reason, Reason::Budget);
    insta::assert_snapshot!(detail, @"the 86400 s of this run are over, or would be; the next run goes on from here");
}

#[tokio::test]
async fn redirects_end() {
    let server = serve(|hit| answer(302, &[("location", format!("/hop{}", hit.n).as_str())], "")).await;
    let sources = sources(&[("crates-index", &server.base)], network());
    insta::assert_snapshot!(failure(&fetch_one(&sources, versions("serde")).await).1, @"more than 5 redirects");
    assert_eq!(server.hits().len(), 6);
}

#[tokio::test]
async fn a_redirect_to_another_host_carries_no_token_and_reaches_no_private_address() {
    let other = serve(|_| answer(200, &[], "{}")).await;
    let to = other.base.clone();
    let server = serve(move |_| answer(301, &[("location", to.as_str())], "")).await;
    let sources = sources(&[("crates-index", &server.base)], with_token());
    let fetched = fetch_one(&sources, versions("serde")).await;
    assert_eq!(failure(&fetched), (Reason::SourceFailed, "the address is not a public one"), "it may be a sign-in page");
    assert!(other.hits().is_empty());
    assert_eq!(server.hits()[0].header("authorization"), None, "only GitHub's source carries it");
}

#[tokio::test]
async fn who_asks_says_so() {
    let server = serve(entry).await;
    let sources = sources(&[("crates-index", &server.base)], with_token());
    fetch_one(&sources, versions("serde")).await;
    let hit = &server.hits()[0];
    let agent = hit.header("user-agent").unwrap();
    assert!(agent.starts_with("factlint/") && agent.contains("(+https://"), "{agent}");
    assert_eq!((hit.method.as_str(), hit.path.as_str()), ("GET", "/se/rd/serde"));
    let shown = format!("{sources:?} {:?} {:?}", sources.door(), sources.stats());
    assert!(!shown.contains(TOKEN), "{shown}");
}

#[tokio::test]
async fn what_several_asks_lead_to_is_asked_once() {
    let server = serve(|hit| match hit.n {
        0 => answer(500, &[], "oops"),
        _ => answer(200, &[("content-type", "text/plain")], include_str!("../../fixtures/rust-releases/RELEASES.md")),
    })
    .await;
    let sources = sources(&[("rust-releases", &server.base)], network());
    let ask = |fact: &str| Ask::new(fact, Subject::rust());
    let together = tokio::join!(fetch_one(&sources, ask("rust.releases")), fetch_one(&sources, ask("rust.features")));
    let later = fetch_one(&sources, ask("rust.features")).await;
    assert_eq!(reply(&together.0).observed_at, reply(&later).observed_at, "seen once, at one time");
    assert_eq!((reply(&together.1), server.hits().len()), (reply(&later), 2), "one that failed, and one that was answered");
}
