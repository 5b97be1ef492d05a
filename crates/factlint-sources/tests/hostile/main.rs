//! The addresses of `fixtures/web/hostile.txt`, all cited at once: nothing that is refused is connected to, nothing that is
//! sent becomes evidence, and none of it takes much memory.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed, in its helpers too")]
#![expect(clippy::print_stdout, reason = "the child tells its parent what it found")]

mod addresses;
#[allow(dead_code, reason = "the tests of the sources need more of it")]
#[path = "../loopback/server.rs"]
mod server;
mod site;

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::process::Command;
use std::sync::Mutex;
use std::time::Duration;

use addresses::{Addresses, Named};
use factlint_model::{Ask, Outcome, Subject};
use factlint_sources::{NetworkOptions, Rate, SourceOptions, Sources};

/// Where the child finds the two servers of its parent.
const SERVERS: &str = "FACTLINT_TEST_SERVERS";
/// The most memory that the look-ups may take, in kB.
const MEMORY: u64 = 200_000;

/// The names that were resolved.
static RESOLVED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn resolve(name: &str) -> Vec<IpAddr> {
    RESOLVED.lock().unwrap().insert(name.to_owned());
    let addresses = Addresses::read();
    let known = addresses.named.iter().find(|named| named.host.as_deref() == Some(name.trim_end_matches('.')));
    known.map(|named| named.ips.clone()).unwrap_or_default()
}

/// The sources, with a mirror on this machine for each host that the servers stand for.
fn sources(hosts: &BTreeSet<String>, servers: &str) -> Sources {
    let (honest, raw) = servers.split_once(' ').unwrap();
    let mirror = |host: &String| {
        let base = if host.starts_with("headers.") { raw } else { honest };
        (format!("https://{host}/"), format!("{base}/web/{host}/"))
    };
    let rate = Some(Rate { count: 1000, per: Duration::from_secs(1) });
    let options = SourceOptions { mirrors: hosts.iter().map(mirror).collect(), rate, ..SourceOptions::default() };
    let network = NetworkOptions {
        timeout: Duration::from_secs(4),
        backoff: Duration::from_millis(1),
        rest: Duration::from_millis(5),
        resolver: Some(resolve),
        ..NetworkOptions::new(jiff::Timestamp::now)
    };
    Sources::new(&BTreeMap::from([("web".to_owned(), options)]), network).unwrap()
}

/// Asks for a page: why there is none, or its text; nothing where no source takes it for an address.
async fn cite(sources: &Sources, url: &str) -> Option<String> {
    let ask = Ask::new("page.text", Subject::new(url));
    let source = *sources.for_ask(&ask).first()?;
    let batch = source.batch(vec![ask]).remove(0);
    Some(match source.fetch(&batch, sources.door()).await.remove(0).outcome {
        Outcome::Failed { reason, detail, .. } => format!("{}: {detail}", reason.name()),
        Outcome::Reply(reply) => {
            format!("read: {:?}", reply.seen.first().map(|seen| seen.value.chars().take(40).collect::<String>()))
        }
        Outcome::Unchanged { .. } => "unchanged".to_owned(),
    })
}

/// The whole list in this process: what became of each, and then the memory that it took.
async fn cite_all(servers: &str) {
    let addresses = Addresses::read();
    let sources = sources(&addresses.hosts(), servers);
    let urls = addresses.all();
    let found = futures::future::join_all(urls.iter().map(|url| cite(&sources, url))).await;
    for (url, found) in urls.iter().zip(found) {
        println!("FOUND\t{url}\t{}", found.as_deref().unwrap_or("no address"));
    }
    let requests: Vec<String> = sources.stats().requests.into_keys().collect();
    println!("FOUND\trequests\t{}", requests.join(" "));
    println!("FOUND\tresolved\t{}", RESOLVED.lock().unwrap().iter().cloned().collect::<Vec<_>>().join(" "));
    println!("FOUND\tmemory\t{}", peak().unwrap_or_default());
}

/// The most memory that this process had, in kB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// Runs this test once more, in a process of its own, which then is the child.
fn child(servers: &str, proxy: &str) -> BTreeMap<String, String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "a_hostile_document_reaches_nothing_and_costs_little", "--nocapture"]);
    command.env(SERVERS, servers);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(name, proxy);
    }
    let output = command.env_remove("NO_PROXY").env_remove("no_proxy").output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    let found = text.lines().filter_map(|line| line.split_once("FOUND\t")?.1.split_once('\t'));
    found.map(|(url, found)| (url.to_owned(), found.to_owned())).collect()
}

#[tokio::test]
async fn a_hostile_document_reaches_nothing_and_costs_little() {
    if let Ok(servers) = std::env::var(SERVERS) {
        return cite_all(&servers).await;
    }
    site::prepare();
    let (site, raw, proxy) =
        (server::serve(site::answer).await, site::endless_headers().await, server::serve(site::answer).await);
    let servers = format!("{} {}", site.base, raw.base);
    let base = proxy.base.clone();
    let found = tokio::task::spawn_blocking(move || child(&servers, &base)).await.unwrap();

    let addresses = Addresses::read();
    assert!(addresses.all().len() >= 200);
    for url in &addresses.refused {
        let found = &found[url];
        assert!(found == "no address" || found.starts_with("no-evidence: "), "{url}: {found}");
    }
    for Named { url, .. } in &addresses.named {
        let found = &found[url];
        assert!(["no address", "no-evidence: the address is not a public one"].contains(&found.as_str()), "{url}: {found}");
    }
    for url in &addresses.sites {
        let found = &found[url];
        assert!(!found.starts_with("read: ") || site::is_harmless(url), "{url}: {found}");
    }
    // A name in numbers, one of this machine and one behind a user or a port are not even looked up.
    let may_be_resolved: BTreeSet<&str> = addresses.named.iter().filter_map(|named| named.host.as_deref()).collect();
    for name in found["resolved"].split_whitespace() {
        assert!(may_be_resolved.contains(name.trim_end_matches('.')), "{name}");
    }
    // A request is counted before its name is resolved, so these may stand among the hosts beside the two servers.
    let servers = [&site.base, &raw.base].map(|base| base.trim_start_matches("http://").to_owned());
    for host in found["requests"].split_whitespace() {
        let is_ours = servers.iter().any(|server| server == host);
        assert!(is_ours || may_be_resolved.contains(host.trim_end_matches('.')), "{host}");
    }
    assert!(proxy.hits().is_empty(), "a proxy resolves names itself: it is not used");
    assert!(site.paths().iter().all(|path| path.starts_with("/web/")), "{:?}", site.paths());
    found.iter().filter(|(url, _)| addresses.sites.contains(url)).for_each(|(url, found)| println!("{url}\n    {found}"));

    match found["memory"].parse::<u64>().unwrap() {
        0 => println!("memory was not measured: this system has no /proc/self/status"),
        peak => {
            println!("{peak} kB at most");
            assert!(peak < MEMORY, "{peak} kB");
        }
    }
}
