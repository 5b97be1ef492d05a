//! Servers on this machine that answer as a test wants, and remember what they were asked.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use http::HeaderMap;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    pub(crate) at: Instant,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    /// How many came before it.
    pub(crate) n: usize,
}

impl Hit {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// A server, and what it was asked.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) base: String,
    hits: Arc<Mutex<Vec<Hit>>>,
}

impl Server {
    pub(crate) fn hits(&self) -> Vec<Hit> {
        self.hits.lock().unwrap().clone()
    }

    pub(crate) fn paths(&self) -> Vec<String> {
        self.hits().into_iter().map(|hit| hit.path).collect()
    }
}

/// A server that answers each request by this function.
pub(crate) async fn serve(answer: impl Fn(&Hit) -> Response + Clone + Send + Sync + 'static) -> Server {
    let (listener, server) = listen().await;
    let hits = Arc::clone(&server.hits);
    let app = Router::new().fallback(move |request: Request| {
        let (hits, answer) = (Arc::clone(&hits), answer.clone());
        async move {
            let hit = note(&hits, request).await;
            answer(&hit)
        }
    });
    tokio::spawn(async move { axum::serve(listener, app).await });
    server
}

async fn note(hits: &Mutex<Vec<Hit>>, request: Request) -> Hit {
    let at = Instant::now();
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let body = String::from_utf8(to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
    let mut hits = hits.lock().unwrap();
    let hit = Hit { at, method: parts.method.to_string(), path, headers: parts.headers, body, n: hits.len() };
    hits.push(hit.clone());
    hit
}

/// A server that writes these bytes to each connection and closes it: for what no honest server sends.
pub(crate) async fn serve_raw(answer: impl Fn(usize) -> Vec<u8> + Send + 'static) -> Server {
    let (listener, server) = listen().await;
    let hits = Arc::clone(&server.hits);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = vec![0; 8192];
            let read = stream.read(&mut head).await.unwrap_or(0);
            let line = String::from_utf8_lossy(&head[..read]).lines().next().unwrap_or_default().to_owned();
            let n = {
                let mut hits = hits.lock().unwrap();
                let n = hits.len();
                let (method, path) = line.split_once(' ').unwrap_or_default();
                let path = path.split(' ').next().unwrap_or_default().to_owned();
                let (headers, body) = (HeaderMap::new(), String::new());
                hits.push(Hit { at: Instant::now(), method: method.to_owned(), path, headers, body, n });
                n
            };
            let _ = stream.write_all(&answer(n)).await;
            let _ = stream.shutdown().await;
        }
    });
    server
}

async fn listen() -> (TcpListener, Server) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    (listener, Server { base, hits: Arc::default() })
}

/// An answer with this status, these headers and this body.
pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: impl Into<Body>) -> Response {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.into()).unwrap()
}
