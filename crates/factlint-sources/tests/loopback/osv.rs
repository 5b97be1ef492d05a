//! The OSV database.

use axum::response::Response;
use factlint_model::{Ask, Subject};

use crate::server::{Hit, answer, serve};
use crate::{failure, fetch, fetch_one, network, reply, seen, sources};

const EYRE: &str = include_str!("../../fixtures/osv/RUSTSEC-2024-0021.json");
const ASYNC_STD: &str = include_str!("../../fixtures/osv/RUSTSEC-2025-0052.json");
const LIBUSB: &str = include_str!("../../fixtures/osv/RUSTSEC-2016-0004.json");

fn ask(fact: &str, subject: &str) -> Ask {
    Ask::new(fact, Subject::new(subject))
}

fn json(status: u16, body: impl Into<String>) -> Response {
    answer(status, &[("content-type", "application/json")], body.into())
}

fn osv(hit: &Hit) -> Response {
    let asked: serde_json::Value = serde_json::from_str(&hit.body).unwrap_or_default();
    match (hit.path.as_str(), asked["package"]["name"].as_str()) {
        ("/osv/v1/vulns/RUSTSEC-2024-0021", _) => json(200, EYRE),
        ("/osv/v1/vulns/RUSTSEC-2016-0004", _) => json(200, LIBUSB),
        ("/osv/v1/vulns/RUSTSEC-2000-0001", _) => json(200, EYRE),
        ("/osv/v1/vulns/CVE-2024-99999", _) => {
            json(200, r#"{"id":"CVE-2024-99999","aliases":["GHSA-4v52-7q2x-v4xj","RUSTSEC-2024-0021"],"affected":[]}"#)
        }
        ("/osv/v1/vulns/CVE-2024-88888", _) => {
            json(200, r#"{"id":"CVE-2024-88888","aliases":["RUSTSEC-2024-0021","RUSTSEC-2016-0004"],"affected":[]}"#)
        }
        ("/osv/v1/query", Some("async-std")) => json(200, format!("{{\"vulns\":[{ASYNC_STD}]}}")),
        ("/osv/v1/query", Some("impostor")) => json(200, format!("{{\"vulns\":[{EYRE}]}}")),
        ("/osv/v1/query", Some("broken")) => json(200, "[]"),
        ("/osv/v1/query", _) => json(200, "{}"),
        ("/osv/v1/querybatch", _) => {
            let has_any = |name: &serde_json::Value| ["async-std", "impostor"].contains(&name.as_str().unwrap_or_default());
            let names = asked["queries"].as_array().unwrap().iter().map(|query| &query["package"]["name"]);
            let hit = |name| if has_any(name) { r#"{"vulns":[{"id":"X","modified":"2024-01-01T00:00:00Z"}]}"# } else { "{}" };
            json(200, format!("{{\"results\":[{}]}}", names.map(hit).collect::<Vec<_>>().join(",")))
        }
        _ => json(404, r#"{"code":5,"message":"Bug not found."}"#),
    }
}

#[tokio::test]
async fn an_advisory_by_its_id() {
    let server = serve(osv).await;
    let sources = sources(&[("osv", &format!("{}/osv/v1", server.base))], network());
    let asks = ["advisory.crate", "advisory.patched_in"].map(|fact| ask(fact, "RUSTSEC-2024-0021"));
    let fetched = fetch(&sources, asks.to_vec()).await;
    assert_eq!((fetched.len(), server.hits().len()), (2, 1));
    insta::assert_snapshot!(seen(&fetched[1]), @r#"
    osv https://rustsec.org/advisories/RUSTSEC-2024-0021.html complete=true
    advisory.crate RUSTSEC-2024-0021 = "eyre" since 2024-03-05
    advisory.patched_in RUSTSEC-2024-0021 = "0.6.12" since 2024-03-05
    advisory.date RUSTSEC-2024-0021 = "2024-03-05" since 2024-03-05
    advisory.alias RUSTSEC-2024-0021 = "GHSA-4v52-7q2x-v4xj" since 2024-03-05
    "#);
    insta::assert_snapshot!(seen(&fetch_one(&sources, ask("advisory.date", "RUSTSEC-2016-0004")).await), @r#"
    osv https://rustsec.org/advisories/RUSTSEC-2016-0004.html complete=true
    advisory.crate RUSTSEC-2016-0004 = "libusb" since 2016-09-10
    advisory.date RUSTSEC-2016-0004 = "2016-09-10" since 2016-09-10
    advisory.kind RUSTSEC-2016-0004 = "unmaintained" since 2016-09-10
    "#);
}

#[tokio::test]
async fn a_number_of_another_list_leads_to_rustsec() {
    let server = serve(osv).await;
    let sources = sources(&[("osv", &format!("{}/osv/v1/", server.base))], network());
    insta::assert_snapshot!(seen(&fetch_one(&sources, ask("advisory.crate", "CVE-2024-99999")).await), @r#"
    osv https://rustsec.org/advisories/RUSTSEC-2024-0021.html complete=true
    advisory.crate CVE-2024-99999 = "eyre" since 2024-03-05
    advisory.patched_in CVE-2024-99999 = "0.6.12" since 2024-03-05
    advisory.date CVE-2024-99999 = "2024-03-05" since 2024-03-05
    advisory.alias CVE-2024-99999 = "GHSA-4v52-7q2x-v4xj" since 2024-03-05
    advisory.alias CVE-2024-99999 = "RUSTSEC-2024-0021" since 2024-03-05
    "#);
    let missing = fetch_one(&sources, ask("advisory.crate", "CVE-1999-0001")).await;
    assert!(!reply(&missing).complete, "not every number of other lists is in the database");
    assert!(reply(&fetch_one(&sources, ask("advisory.crate", "RUSTSEC-1999-0001")).await).complete);
}

#[tokio::test]
async fn one_number_may_be_of_several_crates() {
    let server = serve(osv).await;
    let sources = sources(&[("osv", &format!("{}/osv/v1/", server.base))], network());
    let reply = fetch_one(&sources, ask("advisory.crate", "CVE-2024-88888")).await;
    let told = seen(&reply);
    assert!(told.contains("advisory.crate CVE-2024-88888 = \"eyre\""), "{told}");
    assert!(told.contains("advisory.crate CVE-2024-88888 = \"libusb\""), "{told}");
    assert!(told.contains("advisory.patched_in CVE-2024-88888 = \"0.6.12\""), "{told}");
    assert_eq!(
        server.paths(),
        ["/osv/v1/vulns/CVE-2024-88888", "/osv/v1/vulns/RUSTSEC-2024-0021", "/osv/v1/vulns/RUSTSEC-2016-0004"]
    );
}

#[tokio::test]
async fn advisories_about_crates() {
    let server = serve(osv).await;
    let sources = sources(&[("osv", &format!("{}/osv/v1", server.base))], network());
    let names = ["crate:serde", "crate:async-std", "crate:impostor", "crate:tokio"];
    let fetched = fetch(&sources, names.map(|name| ask("crate.advisories", name)).to_vec()).await;
    assert!(reply(&fetched[0]).seen.is_empty() && reply(&fetched[0]).complete);
    insta::assert_snapshot!(seen(&fetched[1]), @r#"
    osv https://osv.dev/list?ecosystem=crates.io&q=async-std complete=true
    advisory.crate RUSTSEC-2025-0052 = "async-std" since 2025-08-24
    advisory.date RUSTSEC-2025-0052 = "2025-08-24" since 2025-08-24
    advisory.kind RUSTSEC-2025-0052 = "unmaintained" since 2025-08-24
    crate.status crate:async-std = "unmaintained" since 2025-08-24
    "#);
    assert_eq!(failure(&fetched[2]).1, "the answer is about another crate");
    assert_eq!(server.paths(), ["/osv/v1/querybatch", "/osv/v1/query", "/osv/v1/query"]);
}

#[tokio::test]
async fn an_answer_that_cannot_be_right_is_none() {
    let server = serve(osv).await;
    let sources = sources(&[("osv", &format!("{}/osv/v1", server.base))], network());
    let other = fetch_one(&sources, ask("advisory.crate", "RUSTSEC-2000-0001")).await;
    assert_eq!(failure(&other).1, "the answer is about another advisory");
    let broken = fetch_one(&sources, ask("crate.advisories", "crate:broken")).await;
    assert_eq!(failure(&broken).1, "the answer is not what OSV sends");
    assert!(sources.for_ask(&ask("advisory.crate", "RUSTSEC-1/../../x")).is_empty());
}
