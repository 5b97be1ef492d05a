//! Pages that documents cite, as if every document were hostile.

use std::collections::BTreeMap;

use axum::response::Response;
use factlint_model::{Ask, Outcome, Reason, Subject};
use factlint_sources::{NetworkOptions, Rate, SourceOptions, Sources};

use crate::server::{Hit, Server, answer, serve};
use crate::{failure, fetch, fetch_again, fetch_one, network, reply, seen};

const POST: &str = include_str!("../../fixtures/web/post.html");

fn text(url: &str) -> Ask {
    Ask::new("page.text", Subject::new(url))
}

fn sources(mirrors: &[(&str, String)], network: NetworkOptions) -> Sources {
    let mirrors = mirrors.iter().map(|(from, to)| ((*from).to_owned(), to.clone())).collect();
    let rate = Some(Rate { count: 1000, per: std::time::Duration::from_secs(1) });
    let options = SourceOptions { mirrors, rate, ..SourceOptions::default() };
    Sources::new(&BTreeMap::from([("web".to_owned(), options)]), network).unwrap()
}

/// The sources with `https://example.org/` at `/web/example.org/` of this server.
fn mirrored(server: &Server) -> Sources {
    sources(&[("https://example.org/", format!("{}/web/example.org/", server.base))], network())
}

fn html(body: &'static str) -> Response {
    answer(200, &[("content-type", "text/html; charset=utf-8"), ("etag", "\"a\"")], body)
}

fn site(hit: &Hit) -> Response {
    match hit.path.strip_prefix("/web/example.org").unwrap_or_default() {
        "/robots.txt" => answer(200, &[("content-type", "text/plain")], "User-agent: *\nDisallow: /private/\n"),
        "/post/" => html(POST),
        "/post" => answer(301, &[("location", "/web/example.org/post/")], ""),
        "/away" => answer(302, &[("location", "http://127.0.0.1:9/secret")], ""),
        "/inside" => answer(302, &[("location", "/admin")], ""),
        "/private-by-redirect" => answer(302, &[("location", "/web/example.org/private/x")], ""),
        "/loop" => answer(302, &[("location", "/web/example.org/loop")], ""),
        "/notes.txt" => answer(200, &[("content-type", "text/plain")], "24.3 % of all\ncrates"),
        "/latin" => answer(200, &[("content-type", "text/html; charset=ISO-8859-1")], b"<p>caf\xe9 \x93".to_vec()),
        "/untold" => answer(200, &[("content-type", "application/octet-stream")], "<p>text"),
        "/untyped" => answer(200, &[], "<p>text"),
        "/film.mp4" => answer(200, &[("content-type", "video/mp4")], vec![0; 1 << 20]),
        "/endless" => answer(200, &[("content-type", "text/html")], vec![b'x'; 5 << 20]),
        "/sign-in" => html("<title>Sign in</title><form><input name=room></form>"),
        "/damaged" => html("<p>text \u{1}oops"),
        "/forbidden" => answer(403, &[("content-type", "text/html")], "no"),
        _ => answer(404, &[("content-type", "text/html")], "<h1>404</h1>"),
    }
}

#[tokio::test]
async fn a_page_with_its_day() {
    let server = serve(site).await;
    let sources = mirrored(&server);
    let asks = ["page.text", "page.date"].map(|fact| Ask::new(fact, Subject::new("https://example.org/post/#part")));
    let fetched = fetch(&sources, asks.to_vec()).await;
    assert_eq!(
        (fetched.len(), server.paths()),
        (2, vec!["/web/example.org/robots.txt".to_owned(), "/web/example.org/post/".to_owned()])
    );
    insta::assert_snapshot!(seen(&fetched[0]), @r#"
    web https://example.org/post/#part complete=true
    page.text https://example.org/post/#part = "A Blog\nWhat we measured\nOf all crates, 24.3 % use `unsafe`.\nOne & two\n“Three”" since 2024-02-21
    page.title https://example.org/post/#part = "What we measured | A Blog" since 2024-02-21
    page.date https://example.org/post/#part = "2024-02-21" since 2024-02-21
    "#);
}

#[tokio::test]
async fn redirects_are_followed_within_what_is_allowed() {
    let server = serve(site).await;
    let sources = mirrored(&server);
    let says = async |url: &str| {
        let fetched = fetch_one(&sources, text(url)).await;
        let (reason, detail) = failure(&fetched);
        format!("{}: {detail}", reason.name())
    };
    reply(&fetch_one(&sources, text("https://example.org/post")).await);
    let refused = [
        says("https://example.org/away").await,
        says("https://example.org/inside").await,
        says("https://example.org/private-by-redirect").await,
        says("https://example.org/loop").await,
    ];
    insta::assert_snapshot!(refused.join("\n"), @r"
    no-evidence: the address is not a public one
    no-evidence: the address is not a public one
    no-evidence: the robots.txt of example.org does not allow robots to read it
    source-failed: more than 5 redirects
    ");
    assert!(server.paths().iter().all(|path| path.starts_with("/web/example.org/") && !path.contains("private/")));
}

#[tokio::test]
async fn only_text_is_read_and_only_so_much() {
    let server = serve(site).await;
    let sources = mirrored(&server);
    let says = async |path: &str| {
        let fetched = fetch_one(&sources, text(&format!("https://example.org{path}"))).await;
        match &fetched.outcome {
            Outcome::Reply(reply) => format!("{:?} complete={}", reply.seen.first().map(|o| &o.value), reply.complete),
            _ => format!("{}: {}", failure(&fetched).0.name(), failure(&fetched).1),
        }
    };
    let paths = [
        "/notes.txt",
        "/latin",
        "/film.mp4",
        "/untold",
        "/untyped",
        "/endless",
        "/sign-in",
        "/damaged",
        "/forbidden",
        "/private/x",
        "/gone",
    ];
    let mut lines = Vec::new();
    for path in paths {
        lines.push(says(path).await);
    }
    insta::assert_snapshot!(lines.join("\n"), @r#"
    Some("24.3 % of all\ncrates") complete=true
    Some("café �") complete=true
    no-evidence: the answer is of type video/mp4, which is not read
    source-failed: the answer is of type application/octet-stream, which is not read
    source-failed: the answer does not say of what type it is
    source-failed: the answer is larger than 4194304 bytes
    source-failed: the page is one to sign in on, or a question whether a robot is asking
    source-failed: the page holds control characters
    no-evidence: the site answered 403
    no-evidence: the robots.txt of example.org does not allow robots to read it
    None complete=false
    "#);
}

#[tokio::test]
async fn a_page_that_has_not_changed() {
    let server = serve(|hit| match hit.header("if-none-match") {
        Some("\"a\"") => answer(304, &[], ""),
        _ => site(hit),
    })
    .await;
    let sources = mirrored(&server);
    let first = fetch_one(&sources, text("https://example.org/post/")).await;
    let again = fetch_again(&sources, text("https://example.org/post/"), &first).await;
    assert!(matches!(again.outcome, Outcome::Unchanged { .. }), "{again:?}");
    assert_eq!(server.hits().len(), 3, "the rules are read once a run");
}

#[tokio::test]
async fn a_site_that_cannot_tell_its_rules_is_not_read() {
    let server = serve(|hit| if hit.path.ends_with("robots.txt") { answer(503, &[], "") } else { site(hit) }).await;
    let sources = mirrored(&server);
    let fetched = fetch_one(&sources, text("https://example.org/post/")).await;
    assert_eq!(
        failure(&fetched),
        (Reason::SourceFailed, "the robots.txt of the site could not be read: the server answered 503")
    );
    assert!(server.paths().iter().all(|path| path.ends_with("robots.txt")));
}

#[tokio::test]
async fn one_host_that_is_out_of_order_does_not_harm_another() {
    let server = serve(|hit| if hit.path.contains("broken.org") { answer(500, &[], "") } else { site(hit) }).await;
    let mirrors = ["broken.org", "example.org"].map(|host| (format!("https://{host}/"), format!("{}/web/{host}", server.base)));
    let mirrors: Vec<(&str, String)> = mirrors.iter().map(|(from, to)| (from.as_str(), to.clone())).collect();
    let sources = sources(&mirrors, network());
    let asks = (0..20).map(|n| text(&format!("https://broken.org/{n}"))).collect();
    assert!(fetch(&sources, asks).await.iter().all(|fetched| failure(fetched).0 == Reason::SourceFailed));
    reply(&fetch_one(&sources, text("https://example.org/post/")).await);
}

#[tokio::test]
async fn no_hostile_address_is_connected_to() {
    let sources = sources(&[], network());
    let hosts = [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "0",
        "0.0.0.0",
        "localhost",
        "LocalHost.",
        "a.localhost",
        "router.local",
        "metadata",
        "metadata.google.internal",
        "169.254.169.254",
        "0xa9fea9fe",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[::127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[fec0::1]",
        "[ff02::1]",
        "[2001:db8::1]",
        "[2002:a00:1::]",
        "[2001::1]",
        "[::ffff:0:7f00:1]",
        "１２７.０.０.１",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "home.arpa.lan",
        "user:secret@127.0.0.1",
        "user@example.com",
        "example.com:22",
        "example.com:8080",
    ];
    let mut asked = 0;
    for scheme in ["http", "https"] {
        for host in hosts {
            for path in ["/", "/latest/meta-data/"] {
                let ask = text(&format!("{scheme}://{host}{path}"));
                if sources.for_ask(&ask).is_empty() {
                    continue; // no address at all
                }
                let fetched = fetch_one(&sources, ask.clone()).await;
                assert_eq!(failure(&fetched).0, Reason::NoEvidence, "{ask}: {fetched:?}");
                asked += 1;
            }
        }
    }
    assert!(asked > 180, "{asked}");
    for other in
        ["ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "data:text/html,x", "javascript:alert(1)", "x"]
    {
        assert!(sources.for_ask(&text(other)).is_empty(), "{other}");
    }
    assert!(sources.stats().requests.is_empty(), "nothing was sent");
}
