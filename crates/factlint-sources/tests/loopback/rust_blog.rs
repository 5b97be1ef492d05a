//! The blog of Rust.

use axum::response::Response;
use factlint_model::{Ask, Outcome, Subject};

use crate::server::{Hit, answer, serve};
use crate::{failure, fetch, fetch_again, fetch_one, network, reply, seen, sources};

const POST: &str = include_str!("../../fixtures/rust-blog/Rust-1.97.0.html");

fn announcements() -> Ask {
    Ask::new("rust.announcements", Subject::rust())
}

fn features(version: &str) -> Ask {
    Ask::new("rust.features", Subject::rust().at(version))
}

fn page(body: impl Into<String>) -> Response {
    answer(200, &[("content-type", "text/html; charset=utf-8"), ("etag", "\"post\"")], body.into())
}

fn blog(hit: &Hit) -> Response {
    match hit.path.as_str() {
        "/blog/releases.json" => {
            let list = include_str!("../../fixtures/rust-blog/releases.json");
            answer(200, &[("content-type", "application/json"), ("etag", "\"list\"")], list)
        }
        "/blog/" => page(
            "<table><tr><td><a href='/2025/02/13/2024-State-Of-Rust-Survey-results/'>2024 State of Rust Survey Results</a></td></tr>\
             <tr><td><a href='/2024/12/05/annual-survey-2024-launch/'>Launching the 2024 State of Rust Survey</a></td></tr></table>",
        ),
        "/blog/2026/07/09/Rust-1.97.0/" => page(POST),
        "/blog/2026/08/20/Rust-1.98.0/" => page(POST),
        "/blog/2017/11/22/Rust-1.22/" => page(&POST.replace("1.97.0", "1.22")[..POST.len() / 2]),
        _ => answer(404, &[("content-type", "text/html")], "<h1>404</h1>"),
    }
}

#[tokio::test]
async fn releases_that_were_announced() {
    let server = serve(blog).await;
    for base in [format!("{}/blog", server.base), format!("{}/blog/", server.base)] {
        let seen = seen(&fetch_one(&sources(&[("rust-blog", &base)], network()), announcements()).await);
        insta::allow_duplicates! {
            insta::assert_snapshot!(seen, @r#"
            rust-blog https://blog.rust-lang.org/releases/ complete=false
            rust.release_date rust@1.98.0 = "2026-08-20" since 2026-08-20
            rust.release_date rust@1.97.0 = "2026-07-09" since 2026-07-09
            rust.release_date rust@1.22.0 = "2017-11-22" since 2017-11-22
            rust.release_date rust@1.22.1 = "2017-11-22" since 2017-11-22
            "#);
        }
    }
}

#[tokio::test]
async fn what_a_post_tells_of_its_release() {
    let server = serve(blog).await;
    let sources = sources(&[("rust-blog", &format!("{}/blog", server.base))], network());
    insta::assert_snapshot!(seen(&fetch_one(&sources, features("1.97")).await), @r#"
    rust-blog https://blog.rust-lang.org/2026/07/09/Rust-1.97.0/ complete=false
    rust.stabilized_in Symbol mangling v0 enabled by default = "1.97.0" since 2026-07-09
    rust.stabilized_in `cargo publish` for workspaces = "1.97.0" since 2026-07-09
    rust.stabilized_in `Default for RepeatN` = "1.97.0" since 2026-07-09
    rust.stabilized_in `Send for std::fs::File` on UEFI = "1.97.0" since 2026-07-09
    rust.stabilized_in `<{integer}>::highest_one` = "1.97.0" since 2026-07-09
    rust.stabilized_in `char::is_control` in const contexts = "1.97.0" since 2026-07-09
    "#);
    assert_eq!(server.paths(), ["/blog/releases.json", "/blog/2026/07/09/Rust-1.97.0/"]);
}

#[tokio::test]
async fn the_list_is_fetched_once_a_run() {
    let server = serve(blog).await;
    let sources = sources(&[("rust-blog", &format!("{}/blog", server.base))], network());
    let fetched = fetch(&sources, vec![announcements(), features("1.97.0"), features("1.50.0")]).await;
    assert!(reply(&fetched[2]).seen.is_empty() && !reply(&fetched[2]).complete, "a release without a post says nothing");
    assert_eq!(server.paths(), ["/blog/releases.json", "/blog/2026/07/09/Rust-1.97.0/"]);
}

#[tokio::test]
async fn what_has_not_changed() {
    let server = serve(|hit| match hit.header("if-none-match") {
        Some(_) => answer(304, &[], ""),
        None => blog(hit),
    })
    .await;
    let base = format!("{}/blog", server.base);
    for ask in [announcements(), features("1.97.0"), features("1.50.0")] {
        let first = fetch_one(&sources(&[("rust-blog", &base)], network()), ask.clone()).await;
        let before = server.paths().len();
        let again = fetch_again(&sources(&[("rust-blog", &base)], network()), ask, &first).await;
        assert!(matches!(again.outcome, Outcome::Unchanged { .. }), "{again:?}");
        assert_eq!(server.paths().len(), before + 1, "one question is enough");
    }
}

#[tokio::test]
async fn a_post_that_has_changed_is_read_again() {
    let server = serve(blog).await;
    let base = format!("{}/blog", server.base);
    let first = fetch_one(&sources(&[("rust-blog", &base)], network()), features("1.97.0")).await;
    let before = server.paths().len();
    let again = fetch_again(&sources(&[("rust-blog", &base)], network()), features("1.97.0"), &first).await;
    assert_eq!(seen(&again), seen(&first));
    assert_eq!(server.paths()[before..], ["/blog/2026/07/09/Rust-1.97.0/", "/blog/releases.json"]);
}

#[tokio::test]
async fn an_answer_that_cannot_be_right_is_none() {
    let server = serve(blog).await;
    let sources = sources(&[("rust-blog", &format!("{}/blog", server.base))], network());
    assert_eq!(failure(&fetch_one(&sources, features("1.98.0")).await).1, "the page is about something else");
    assert_eq!(failure(&fetch_one(&sources, features("1.22.1")).await).1, "the page is about something else");
    assert_eq!(failure(&fetch_one(&sources, features("1.22.0")).await).1, "the page has been cut");
    let server = serve(|_| answer(200, &[], r#"{"releases":[]}"#)).await;
    let sources = crate::sources(&[("rust-blog", &server.base)], network());
    assert_eq!(failure(&fetch_one(&sources, announcements()).await).1, "the list of release posts names no release");
}

#[tokio::test]
async fn names_find_their_post_in_one_request() {
    let server = serve(blog).await;
    let sources = sources(&[("rust-blog", &format!("{}/blog", server.base))], network());
    let named = |name: &str| Ask::new("source.page", Subject::new(format!("source:{name}")));
    let fetched = fetch(&sources, vec![named("2024 State of Rust Survey"), named("The 2019 Bell Survey")]).await;
    let all: Vec<String> = fetched.iter().map(seen).collect();
    insta::assert_snapshot!(all.join("\n"), @r#"
    rust-blog https://blog.rust-lang.org/ complete=false
    source.page source:2024 State of Rust Survey = "https://blog.rust-lang.org/2025/02/13/2024-State-Of-Rust-Survey-results/"
    rust-blog https://blog.rust-lang.org/ complete=false
    "#);
    assert_eq!(server.hits().len(), 1, "both names are looked up in one list");
}
