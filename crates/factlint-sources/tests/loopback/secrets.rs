//! The token must not be found in anything that leaves this crate.

use std::io::Write;
use std::sync::{Arc, Mutex};

use factlint_model::{Ask, Subject};
use tracing_subscriber::fmt::MakeWriter;

use crate::server::{answer, serve};
use crate::{TOKEN, fetch_one, sources, stars, with_token};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_log_and_no_outcome_shows_the_token() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(log.clone());
    let _guard = tracing::subscriber::set_default(subscriber.finish());
    // What tests without a log have silenced meanwhile is heard again once it is known that it speaks.
    let other = serve(|_| answer(404, &[], "")).await;
    fetch_one(&sources(&[("crates-index", &other.base)], with_token()), Ask::new("crate.versions", Subject::krate("x"))).await;
    tracing::callsite::rebuild_interest_cache();
    // A server that sends back what it was sent.
    let server = serve(|hit| {
        let sent = hit.header("authorization").unwrap_or_default().to_owned();
        match hit.n {
            0 => answer(401, &[("x-echo", sent.as_str())], sent.clone()),
            1 => answer(200, &[], format!("{{\"errors\":[{{\"message\":\"{sent}\"}}]}}")),
            2 => answer(200, &[("content-type", "text/html")], sent),
            _ => answer(500, &[], sent),
        }
    })
    .await;
    let sources = sources(&[("github", &server.base), ("crates-index", &server.base)], with_token());
    let mut shown = String::new();
    for _ in 0..4 {
        shown += &format!("{:?}\n", fetch_one(&sources, stars("a/b")).await);
    }
    shown += &format!("{:?}\n", fetch_one(&sources, Ask::new("crate.versions", Subject::krate("serde"))).await);
    shown += &String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(shown.contains("asked") && shown.contains("github") && shown.contains("status=401"), "{shown}");
    assert!(server.hits()[0].header("authorization").is_some_and(|sent| sent.contains(TOKEN)));
    assert!(!shown.contains(TOKEN), "{shown}");
}
