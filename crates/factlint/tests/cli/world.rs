//! A world on the loopback device: one crate, one repository, two releases of Rust, and a log of what was asked.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode, header};
use serde_json::{Value, json};

const INDEX: &str = concat!(
    r#"{"name":"ferris-lamp","vers":"0.1.0","deps":[],"cksum":"","features":{},"yanked":false,"pubtime":"2023-05-01T10:00:00Z"}"#,
    "\n",
    r#"{"name":"ferris-lamp","vers":"0.2.0","deps":[],"cksum":"","features":{},"yanked":false,"rust_version":"1.60","pubtime":"2024-03-04T12:00:00Z"}"#,
    "\n"
);

const NOTES: &str = "\
Version 1.85.0 (2025-02-20)
==========================

Language
--------
- [Stabilize async closures](https://example.org/)

Version 1.84.0 (2025-01-09)
==========================

Stabilized APIs
---------------
- [`Ipv6Addr::is_unique_local`](https://example.org/)

Version 0.1  (2012-01-20)
=========================
";

/// The post about 1.84.0 is dated a day before the notes.
const POSTS: &str = r#"{"releases":[
    {"title":"Announcing Rust 1.85.0","url":"2025/02/20/Rust-1.85.0/"},
    {"title":"Announcing Rust 1.84.0","url":"2025/01/08/Rust-1.84.0/"}
]}"#;

/// How many requests the owner of the repositories still grants.
const LEFT: u64 = 2;

/// The server, and what it was asked.
pub(crate) struct World {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) conditional: bool,
    pub(crate) authorization: Option<String>,
}

#[derive(Clone)]
struct Shared {
    asked: Arc<Mutex<Vec<Asked>>>,
    broken: bool,
}

impl World {
    /// A world in which everything answers.
    pub(crate) fn new() -> Self {
        Self::start(false)
    }

    /// A world in which every answer is an error.
    pub(crate) fn broken() -> Self {
        Self::start(true)
    }

    fn start(broken: bool) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let shared = Shared { asked: Arc::clone(&asked), broken };
        let (tell, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                tell.send(listener.local_addr().unwrap()).unwrap();
                axum::serve(listener, Router::new().fallback(answer).with_state(shared)).await.unwrap();
            });
        });
        Self { url: format!("http://{}", told.recv().unwrap()), asked }
    }

    /// Settings that point every source here.
    pub(crate) fn settings(&self) -> String {
        let url = &self.url;
        format!(
            "[sources.crates-index]\nurl = \"{url}/index/\"\n\
             [sources.crates-api]\nurl = \"{url}/api/v1/\"\nrate = \"100/s\"\n\
             [sources.github]\nurl = \"{url}/github\"\n\
             [sources.rust-releases]\nurl = \"{url}/RELEASES.md\"\n\
             [sources.rust-blog]\nurl = \"{url}/blog/\"\n"
        )
    }

    /// What was asked so far, in the order of the paths.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort_by(|a, b| a.path.cmp(&b.path));
        asked
    }

    /// The paths that were asked, sorted, with repetitions.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }

    /// How many requests there were.
    pub(crate) fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

async fn answer(State(shared): State<Shared>, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let headers = request.headers();
    let conditional = headers.contains_key(header::IF_NONE_MATCH);
    let authorization = headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap().to_owned());
    shared.asked.lock().unwrap().push(Asked { path: path.clone(), conditional, authorization });
    if shared.broken {
        return with_status(StatusCode::INTERNAL_SERVER_ERROR, "{}");
    }
    let mut response = match body(&path) {
        Some(_) if conditional => with_status(StatusCode::NOT_MODIFIED, ""),
        Some(body) => with_status(StatusCode::OK, &body),
        None => with_status(StatusCode::NOT_FOUND, "{}"),
    };
    if path.starts_with("/github/") {
        let reset = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() + 1800;
        let headers = response.headers_mut();
        headers.insert("x-ratelimit-limit", 60.into());
        headers.insert("x-ratelimit-remaining", LEFT.into());
        headers.insert("x-ratelimit-reset", reset.into());
    }
    response
}

fn body(path: &str) -> Option<String> {
    match path {
        "/index/fe/rr/ferris-lamp" => Some(INDEX.to_owned()),
        "/RELEASES.md" => Some(NOTES.to_owned()),
        "/blog/releases.json" => Some(POSTS.to_owned()),
        "/github/repos/ferris/lamp" => Some(repository().to_string()),
        _ => None,
    }
}

fn repository() -> Value {
    json!({
        "id": 1, "node_id": "R_1", "name": "lamp", "full_name": "ferris/lamp", "private": false,
        "url": "https://api.github.com/repos/ferris/lamp", "html_url": "https://github.com/ferris/lamp",
        "stargazers_count": 2000, "archived": false
    })
}

fn with_status(status: StatusCode, body: &str) -> Response<Body> {
    let kind = if body.starts_with('{') { "application/json" } else { "text/plain" };
    let response = Response::builder().status(status).header(header::CONTENT_TYPE, kind).header(header::ETAG, "\"v1\"");
    response.body(Body::from(body.to_owned())).unwrap()
}
