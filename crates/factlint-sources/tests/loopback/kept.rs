//! Pages on the way to an answer, kept from run to run.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::time::Duration;

use axum::response::Response;
use factlint_model::{Ask, Outcome, Reason, Subject};
use factlint_sources::{Batch, Fetched, NetworkOptions, Page, Pages, Rate, SourceOptions, Sources};
use jiff::{SignedDuration, Timestamp};

use crate::server::{Hit, Server, answer, serve};
use crate::{failure, network, reply, sources};

/// A place for pages that lasts as long as a test.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pages: Mutex<HashMap<String, Page>>,
    max_age: Option<Duration>,
}

impl Memory {
    /// From now on nothing is used unasked.
    pub(crate) fn expired(self) -> Self {
        Self { max_age: Some(Duration::ZERO), ..self }
    }

    pub(crate) fn all(&self) -> Vec<Page> {
        let mut all: Vec<Page> = self.pages.lock().unwrap().values().cloned().collect();
        all.sort_by(|a, b| a.url.cmp(&b.url));
        all
    }
}

impl Pages for Memory {
    fn page(&self, url: &str) -> Option<Page> {
        self.pages.lock().unwrap().get(url).cloned()
    }

    fn keep(&self, page: Page) {
        self.pages.lock().unwrap().insert(page.url.clone(), page);
    }

    fn max_age(&self) -> Option<Duration> {
        self.max_age
    }
}

async fn fetch(sources: &Sources, pages: &Memory, ask: Ask) -> Fetched {
    let source = sources.for_ask(&ask)[0];
    let batch = source.batch(vec![ask]).remove(0);
    source.fetch(&batch, &sources.door().with_pages(pages)).await.remove(0)
}

fn in_23_hours() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(23)
}

fn in_25_hours() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(25)
}

fn at(clock: fn() -> Timestamp) -> NetworkOptions {
    NetworkOptions { clock, ..network() }
}

fn page(site: &str, place: &str) -> Ask {
    Ask::new("page.text", Subject::new(format!("https://{site}.org/{place}")))
}

/// The sources with two sites on this server.
fn web(server: &Server, network: NetworkOptions) -> Sources {
    let mirrors = ["a", "b"].map(|site| (format!("https://{site}.org/"), format!("{}/{site}", server.base)));
    let rate = Some(Rate { count: 1000, per: Duration::from_secs(1) });
    let options = SourceOptions { mirrors: mirrors.into(), rate, ..SourceOptions::default() };
    Sources::new(&BTreeMap::from([("web".to_owned(), options)]), network).unwrap()
}

/// Rules with a mark on one site, and none on the other.
fn sites(hit: &Hit) -> Response {
    match (hit.path.as_str(), hit.header("if-none-match")) {
        ("/a/robots.txt", Some("\"r\"")) => answer(304, &[], ""),
        ("/a/robots.txt", _) => {
            answer(200, &[("content-type", "text/plain"), ("etag", "\"r\"")], "User-agent: *\nDisallow: /no\n")
        }
        ("/b/robots.txt", _) => answer(404, &[("content-type", "text/html")], "<h1>404</h1>"),
        _ => answer(200, &[("content-type", "text/html")], "<p>24 % of all crates"),
    }
}

#[tokio::test]
async fn rules_are_asked_for_once_a_day_and_then_only_whether_they_have_changed() {
    let (server, pages) = (serve(sites).await, Memory::default());
    for site in ["a", "b"] {
        reply(&fetch(&web(&server, network()), &pages, page(site, "1")).await);
    }
    assert_eq!(server.paths(), ["/a/robots.txt", "/a/1", "/b/robots.txt", "/b/1"]);
    let told: Vec<_> = pages.all().into_iter().map(|page| (page.status, page.etag, page.body.len())).collect();
    assert_eq!(told, [(200, Some("\"r\"".to_owned()), 28), (404, None, 0)], "that there are none is kept, too");

    for (site, place) in [("a", "2"), ("b", "2"), ("a", "no/1")] {
        let fetched = fetch(&web(&server, at(in_23_hours)), &pages, page(site, place)).await;
        assert_eq!(matches!(fetched.outcome, Outcome::Reply(_)), place == "2", "{fetched:?}");
    }
    assert_eq!(server.paths()[4..], ["/a/2", "/b/2"]);

    let later = web(&server, at(in_25_hours));
    for site in ["a", "b"] {
        reply(&fetch(&later, &pages, page(site, "3")).await);
    }
    let hits = &server.hits()[6..];
    let asked: Vec<_> = hits.iter().map(|hit| (hit.path.as_str(), hit.header("if-none-match"))).collect();
    assert_eq!(asked, [("/a/robots.txt", Some("\"r\"")), ("/a/3", None), ("/b/robots.txt", None), ("/b/3", None)]);
    assert_eq!(later.stats().not_modified(), 1);
    let renewed = pages.all().remove(0);
    assert!(renewed.fetched_at > in_23_hours() && renewed.body.len() == 28, "{renewed:?}");
    reply(&fetch(&web(&server, at(in_25_hours)), &pages, page("a", "4")).await);
    assert_eq!(server.paths().last().unwrap(), "/a/4");
    assert_eq!(server.paths().len(), 11, "a day more");
}

#[tokio::test]
async fn rules_that_cannot_be_read_forbid_once_those_that_are_known_are_old() {
    let server = serve(|hit| match hit.path.as_str() {
        "/a/robots.txt" if hit.n > 0 => answer(503, &[], ""),
        _ => sites(hit),
    })
    .await;
    let pages = Memory::default();
    reply(&fetch(&web(&server, network()), &pages, page("a", "1")).await);
    let kept = pages.all();
    let pages = pages.expired();
    reply(&fetch(&web(&server, at(in_23_hours)), &pages, page("a", "2")).await);
    let refused = fetch(&web(&server, at(in_25_hours)), &pages, page("a", "3")).await;
    assert_eq!(
        failure(&refused),
        (Reason::SourceFailed, "the robots.txt of the site could not be read: the server answered 503")
    );
    assert_eq!(pages.all(), kept, "a failure takes the place of nothing");
    assert!(server.hits()[2..].iter().filter(|hit| hit.path == "/a/robots.txt").count() > 2, "they were asked for all the same");
}

#[tokio::test]
async fn rules_at_another_place_are_kept_with_the_way_to_them() {
    let server = serve(|hit| match hit.path.as_str() {
        "/a/robots.txt" => answer(301, &[("location", "/a/rules.txt")], ""),
        "/a/rules.txt" => answer(200, &[("content-type", "text/plain")], "User-agent: *\nDisallow: /no\n"),
        _ => sites(hit),
    })
    .await;
    let pages = Memory::default();
    reply(&fetch(&web(&server, network()), &pages, page("a", "1")).await);
    reply(&fetch(&web(&server, network()), &pages, page("a", "2")).await);
    assert_eq!(failure(&fetch(&web(&server, network()), &pages, page("a", "no")).await).0, Reason::NoEvidence);
    assert_eq!(server.paths(), ["/a/robots.txt", "/a/rules.txt", "/a/1", "/a/2"]);
}

#[tokio::test]
async fn a_page_that_leads_to_another_one_is_asked_whether_it_still_does() {
    let turn = "<html><head><meta http-equiv='refresh' content='0; url=/a/new'></head></html>";
    let server = serve(move |hit| match (hit.path.as_str(), hit.header("if-none-match")) {
        ("/a/old", Some("\"o\"")) | ("/a/new", Some("\"n\"")) => answer(304, &[], ""),
        ("/a/old", _) => answer(200, &[("content-type", "text/html"), ("etag", "\"o\"")], turn),
        ("/a/new", _) => answer(200, &[("content-type", "text/html"), ("etag", "\"n\"")], "<p>24 % of all crates"),
        _ => sites(hit),
    })
    .await;
    let pages = Memory::default();
    let first = fetch(&web(&server, network()), &pages, page("a", "old")).await;
    assert!(reply(&first).seen[0].value.contains("24 %"), "{first:?}");
    assert_eq!(pages.all().len(), 2, "the rules and the turn: what answers an ask is kept with the answer");
    let later = web(&server, network());
    let batch = Batch { asks: vec![page("a", "old")], validator: first.validator };
    let again = later.get("web").unwrap().fetch(&batch, &later.door().with_pages(&pages)).await.remove(0);
    assert!(matches!(again.outcome, Outcome::Unchanged { .. }), "{again:?}");
    assert_eq!((server.paths()[3..].to_vec(), later.stats().not_modified()), (vec!["/a/old".to_owned(), "/a/new".to_owned()], 2));
}

#[tokio::test]
async fn what_may_be_no_rules_serves_one_run() {
    for (kind, body) in [("text/html", "<title>Sign in</title>User-agent: *"), ("text/plain", ""), ("text/plain", "It works!")] {
        let server = serve(move |hit| match hit.path.as_str() {
            "/a/robots.txt" => answer(200, &[("content-type", kind)], body),
            _ => sites(hit),
        })
        .await;
        let pages = Memory::default();
        reply(&fetch(&web(&server, network()), &pages, page("a", "1")).await);
        assert_eq!(pages.all(), [], "{body}");
    }
}

/// A blog with a list and one post, whose post is out of order for two runs.
fn blog(hit: &Hit) -> Response {
    let list = r#"{"releases":[{"title":"Announcing Rust 1.97.0","url":"2026/07/09/Rust-1.97.0/"}]}"#;
    match (hit.path.as_str(), hit.header("if-none-match")) {
        ("/releases.json", Some("\"l\"")) => answer(304, &[], ""),
        ("/releases.json", _) => answer(200, &[("content-type", "application/json"), ("etag", "\"l\"")], list),
        ("/2026/07/09/Rust-1.97.0/", _) if hit.n > 8 => {
            answer(200, &[("content-type", "text/html")], include_str!("../../fixtures/rust-blog/Rust-1.97.0.html"))
        }
        _ => answer(500, &[], ""),
    }
}

fn features(version: &str) -> Ask {
    Ask::new("rust.features", Subject::rust().at(version))
}

#[tokio::test]
async fn the_list_of_posts_is_known_to_the_next_run_when_a_post_has_failed() {
    let server = serve(blog).await;
    let (at_blog, pages) = ([("rust-blog", server.base.as_str())], Memory::default());
    let run = || sources(&at_blog, network());
    assert_eq!(failure(&fetch(&run(), &pages, features("1.97.0")).await).0, Reason::SourceFailed);
    assert_eq!(server.paths().iter().filter(|path| *path == "/releases.json").count(), 1);
    assert_eq!(failure(&fetch(&run(), &pages, features("1.97.0")).await).0, Reason::SourceFailed);
    reply(&fetch(&run(), &pages, features("1.97.0")).await);
    assert_eq!(server.paths().iter().filter(|path| *path == "/releases.json").count(), 1);

    let insisting = pages.expired();
    let (before, third) = (server.paths().len(), run());
    assert!(reply(&fetch(&third, &insisting, features("1.50.0")).await).seen.is_empty());
    let announced = fetch(&third, &insisting, Ask::new("rust.announcements", Subject::rust())).await;
    assert_eq!(reply(&announced).seen.len(), 1, "what is unchanged is still there to be read");
    let asked: Vec<_> =
        server.hits()[before..].iter().map(|hit| (hit.path.clone(), hit.headers.contains_key("if-none-match"))).collect();
    assert_eq!(asked, [("/releases.json".to_owned(), true)], "for both");
}

#[tokio::test]
async fn what_was_announced_is_asked_for_though_the_list_is_known() {
    let (server, pages) = (serve(blog).await, Memory::default());
    let sources = || sources(&[("rust-blog", &server.base)], network());
    fetch(&sources(), &pages, features("1.50.0")).await;
    let run = sources();
    let before = Timestamp::now();
    assert!(reply(&fetch(&run, &pages, features("1.50.0")).await).observed_at < before, "it was seen when the list was fetched");
    let announced = fetch(&run, &pages, Ask::new("rust.announcements", Subject::rust())).await;
    assert!(reply(&announced).observed_at >= before);
    let asked: Vec<_> = server.hits().iter().map(|hit| hit.headers.contains_key("if-none-match")).collect();
    assert_eq!(asked, [false, true]);
}

#[tokio::test]
async fn a_broken_list_takes_the_place_of_nothing() {
    let server = serve(|hit| if hit.n == 1 { answer(200, &[("etag", "\"x\"")], r#"{"releases":[]}"#) } else { blog(hit) }).await;
    let (pages, options) = (Memory::default(), [("rust-blog", server.base.as_str())]);
    fetch(&sources(&options, network()), &pages, features("1.50.0")).await;
    let kept = pages.all();
    let pages = pages.expired();
    let broken = fetch(&sources(&options, network()), &pages, features("1.50.0")).await;
    assert_eq!(failure(&broken).1, "the list of release posts names no release");
    assert_eq!(pages.all(), kept);
    reply(&fetch(&sources(&options, network()), &pages, features("1.50.0")).await);
    assert_eq!(server.hits()[2].header("if-none-match"), Some("\"l\""));
}
