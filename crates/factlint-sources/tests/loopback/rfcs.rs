//! The RFC book.

use factlint_model::{Ask, Outcome, Subject};

use crate::server::{answer, serve};
use crate::{failure, fetch, fetch_one, network, seen, sources};

const BOOK: &str = include_str!("../../fixtures/rfcs/toc.html");

fn title(number: u32) -> Ask {
    Ask::new("rfc.title", Subject::new(format!("rfc:{number}")))
}

#[tokio::test]
async fn all_titles_in_one_request() {
    for path in ["/rfcs/toc.html", "/rfcs/"] {
        let server = serve(move |hit| match hit.path == path {
            true => answer(200, &[("content-type", "text/html")], BOOK),
            false => answer(404, &[("content-type", "text/html")], "<h1>Document not found (404)</h1>"),
        })
        .await;
        let sources = sources(&[("rfcs", &format!("{}/rfcs", server.base))], network());
        let fetched = fetch(&sources, vec![title(3722), title(2), title(9999)]).await;
        let seen = fetched.iter().map(seen).collect::<Vec<_>>().join("\n");
        insta::allow_duplicates! {
            insta::assert_snapshot!(seen, @r#"
            rfcs https://rust-lang.github.io/rfcs/3722-explicit-extern-abis.html complete=true
            rfc.title rfc:3722 = "explicit extern abis"
            rfcs https://rust-lang.github.io/rfcs/0002-rfc-process.html complete=true
            rfc.title rfc:2 = "rfc process"
            rfcs https://rust-lang.github.io/rfcs/ complete=true
            "#);
        }
        assert!(server.hits().len() <= 2);
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_right_is_none() {
    let server = serve(|_| answer(200, &[("content-type", "text/html")], "<title>Sign in</title>")).await;
    let sources = sources(&[("rfcs", &server.base)], network());
    assert_eq!(failure(&fetch_one(&sources, title(2)).await).1, "the page holds no contents of the RFC book");
    let server = serve(|_| answer(200, &[("content-type", "text/html")], &BOOK[..BOOK.len() * 2 / 3])).await;
    let sources = crate::sources(&[("rfcs", &server.base)], network());
    let fetched = fetch_one(&sources, title(2)).await;
    assert!(matches!(fetched.outcome, Outcome::Failed { .. }), "{fetched:?}");
}
