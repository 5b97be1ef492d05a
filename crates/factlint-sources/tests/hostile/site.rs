//! Sites that send what nobody wants to read.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Write as _;
use std::sync::LazyLock;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use futures::{Stream, StreamExt, stream};

use crate::server::{Hit, Server, answer as respond, serve_raw};

const MIB: usize = 1 << 20;

/// 256 MiB of one letter in 203 bytes.
const BROTLI: &[u8] = include_bytes!("../../fixtures/web/bomb.br");

static GZIP: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    (0..64).for_each(|_| bomb.write_all(&vec![b'a'; MIB]).unwrap());
    bomb.finish().unwrap()
});

/// Makes what takes long to make, before anybody asks for it.
pub(crate) fn prepare() {
    LazyLock::force(&GZIP);
    LazyLock::force(&MARKUP);
}

/// Pages that are hard to read, by their names.
static MARKUP: LazyLock<BTreeMap<&str, Bytes>> = LazyLock::new(|| {
    let attributes: String = (0..500_000).map(|n| format!(" a{n}")).collect();
    let pages = [
        ("elements", "<b>".repeat(MIB)),
        ("open-elements", (0..200_000).map(|n| format!("<i a={n}>")).collect()),
        ("formatting", formatting()),
        ("attributes", format!("<p{attributes}>")),
        ("deep", format!("{}end", "<div>".repeat(100_000))),
        ("deep-dates", format!("{}{}", "<div class=date>".repeat(1_000), "<code>x</code>".repeat(20_000))),
        ("tables", "<table><tr><td>".repeat(20_000)),
        ("linked-data", format!("<script type='application/ld+json'>{}</script><p>x", "[".repeat(100_000))),
    ];
    pages.into_iter().map(|(name, page)| (name, page.into())).collect()
});

/// Whether it is only odd, so that there is something to read.
pub(crate) fn is_harmless(url: &str) -> bool {
    ["/tables", "/utf-16", "/linked-data", "/deep", "/deep-dates", "//robots-loop.example.org/", "//robots-patterns.example.org/"]
        .iter()
        .any(|end| url.ends_with(end))
}

/// The answer to a request for `/web/HOST/PATH`.
pub(crate) fn answer(hit: &Hit) -> Response {
    let (host, path) = hit.path.trim_start_matches("/web/").split_once('/').unwrap_or_default();
    match path {
        "robots.txt" => robots(host),
        _ => match path.split_once('/') {
            Some(("redirect", rest)) => redirect(rest),
            Some(("type", kind)) => of_type(kind),
            Some(("hop", n)) => leads_to(302, &format!("/web/{host}/hop/{}", n.parse::<u64>().unwrap_or(0) + 1)),
            _ => page(host, path),
        },
    }
}

fn page(host: &str, path: &str) -> Response {
    match path {
        "outside-of-the-mirror" => leads_to(302, "/admin"),
        "loop" => leads_to(302, &format!("/web/{host}/loop")),
        "ping" => leads_to(302, &format!("/web/{host}/pong")),
        "pong" => leads_to(302, &format!("/web/{host}/ping")),
        "endless" => html(endless(vec![b'x'; 64 << 10])),
        "endless-markup" => html(endless(b"<p>".repeat(20_000))),
        "giant" => {
            respond(200, &[("content-type", "text/html"), ("content-length", "10000000000")], endless(vec![b'x'; 64 << 10]))
        }
        "just-too-large" => html(vec![b'x'; 4 * MIB + 1].into()),
        "gzip-bomb" => packed("gzip", GZIP.clone()),
        "gzip-in-gzip" => {
            let mut twice = GzEncoder::new(Vec::new(), Compression::best());
            twice.write_all(&GZIP).unwrap();
            packed("gzip, gzip", twice.finish().unwrap())
        }
        "brotli-bomb" => packed("br", BROTLI.to_vec()),
        "not-gzip" => packed("gzip", b"<p>plain".to_vec()),
        "unknown-encoding" => packed("x-zip", b"\x01\x02".to_vec()),
        "drip" => html(drip()),
        "silent" => html(Body::from_stream(stream::pending::<Result<Bytes, Infallible>>())),
        "cut" => html(Body::from_stream(stream::iter([Ok("<p>half"), Err("cut")]))),
        "control" => html("<p>a\u{0}b\u{1b}[2J".into()),
        "utf-16" => respond(200, &[("content-type", "text/html; charset=utf-16")], b"\xff\xfe<\0p\0>\0".to_vec()),
        name if MARKUP.contains_key(name) => html(MARKUP[name].clone().into()),
        _ => html("<p>Nothing to see here.".into()),
    }
}

/// Paragraphs that each open again what was open before: few bytes, very many elements.
fn formatting() -> String {
    let open: String = (0..2_000).map(|n| format!("<b a={n}>")).collect();
    format!("<p>{open}</p>{}", "<p>x</p>".repeat(100_000))
}

fn robots(host: &str) -> Response {
    let text = |body: Body| respond(200, &[("content-type", "text/plain")], body);
    match host.split('.').next().unwrap() {
        "robots-endless" => text(endless(b"Disallow: /\n".repeat(1000))),
        "robots-giant" => text("User-agent: *\nAllow: /\n".repeat(100_000).into()),
        "robots-bomb" => respond(200, &[("content-type", "text/plain"), ("content-encoding", "gzip")], GZIP.clone()),
        "robots-silent" => text(Body::from_stream(stream::pending::<Result<Bytes, Infallible>>())),
        "robots-broken" => respond(503, &[], ""),
        "robots-loop" => leads_to(302, &format!("/web/{host}/robots.txt")),
        "robots-away" => leads_to(302, "http://169.254.169.254/robots.txt"),
        "robots-forbids" => text("User-agent: FACTLINT\nDisallow: /\nUser-agent: *\nAllow: /\n".into()),
        "robots-late" => text(format!("{}\nUser-agent: *\nDisallow: /\n", "# hello\n".repeat(50_000)).into()),
        "robots-patterns" => {
            text(format!("User-agent: *\n{}", format!("Disallow: /{}b$\n", "*a".repeat(500)).repeat(400)).into())
        }
        _ => respond(404, &[], ""),
    }
}

fn redirect(rest: &str) -> Response {
    let (status, to) = rest.split_once('/').unwrap();
    leads_to(status.parse().unwrap(), to)
}

fn leads_to(status: u16, place: &str) -> Response {
    respond(status, &[("location", place)], "")
}

fn of_type(kind: &str) -> Response {
    match kind {
        "none" => respond(200, &[], vec![0; 1000]),
        kind => respond(200, &[("content-type", kind)], "<p>Nothing to see here."),
    }
}

fn html(body: Body) -> Response {
    respond(200, &[("content-type", "text/html; charset=utf-8")], body)
}

fn packed(encoding: &str, body: Vec<u8>) -> Response {
    respond(200, &[("content-type", "text/html"), ("content-encoding", encoding)], body)
}

fn endless(part: Vec<u8>) -> Body {
    let part = Bytes::from(part);
    Body::from_stream(stream::repeat_with(move || Ok::<_, Infallible>(part.clone())))
}

/// A letter now and then, for ever.
fn drip() -> Body {
    Body::from_stream(letters().map(Ok::<_, Infallible>))
}

fn letters() -> impl Stream<Item = Bytes> {
    stream::unfold(tokio::time::interval(Duration::from_millis(50)), |mut clock| async move {
        clock.tick().await;
        Some((Bytes::from_static(b"x"), clock))
    })
}

/// A server whose headers do not end.
pub(crate) async fn endless_headers() -> Server {
    serve_raw(|_| [b"HTTP/1.1 200 OK\r\n".to_vec(), b"x-header: and another one\r\n".repeat(200_000)].concat()).await
}
