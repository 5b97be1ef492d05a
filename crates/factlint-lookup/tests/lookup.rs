//! Look-ups without a network that answers: what is known, what is given up and why, and what would be asked.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::time::Duration;

use factlint_cache::{Ledger, Page, Record};
use factlint_kinds::{Kind, all};
use factlint_lookup::{Books, Freshness, Known, Network, NoProgress, known, known_beyond_doubt, plan};
use factlint_model::{Ask, BodyHash, Claim, Evidence, Observation, Outcome, Reason, Reply, Subject};
use factlint_sources::{NetworkOptions, SourceOptions, Sources, metas};
use jiff::Timestamp;

/// Every subject that some kind knows what to do with.
const SUBJECTS: [&str; 9] = [
    "rust",
    "rust@1.85.0",
    "crate:serde",
    "crate:serde@1.0.0",
    "github:serde-rs/serde",
    "async closures",
    "RUSTSEC-2024-0021",
    "rfc:3722",
    "https://example.org/post",
];

fn clock() -> Timestamp {
    "2026-08-22T12:00:00Z".parse().unwrap()
}

fn freshness() -> Freshness<'static> {
    Freshness { clock, max_age: &|_| None, retry_all: false, pages: None }
}

fn claim(predicate: &str, subject: &str, value: &str) -> Claim {
    Claim { doc: "a.md".into(), start: 0, end: 1, text: "x".into(), ..Claim::new(predicate, Subject::new(subject), value) }
}

/// One claim of each kind on each subject that it may be about.
fn claims() -> Vec<Claim> {
    let fits = |predicate: &str, subject: &str| match predicate.split_once('.').map(|(family, _)| family) {
        Some("crate") => subject.starts_with("crate:"),
        Some("repo") => subject.starts_with("crate:") || subject.starts_with("github:"),
        Some("advisory") => subject.starts_with("RUSTSEC-"),
        Some("rfc") => subject.starts_with("rfc:"),
        Some("source") => subject.starts_with("https:"),
        _ => !subject.contains([':', '-']),
    };
    let of_kind = |kind: &&'static dyn Kind| {
        let predicate = kind.meta().predicate;
        let subjects = SUBJECTS.into_iter().filter(move |subject| fits(predicate, subject));
        let value = if predicate == "rust.edition" { "2024" } else { "1.85.0" };
        subjects.map(move |subject| claim(predicate, subject, value))
    };
    all().iter().flat_map(of_kind).collect()
}

/// Sources at an address at which nobody listens.
fn dead_sources() -> Sources {
    dead_sources_at(Some("1000/s"))
}

/// The same at this rate, or at their own.
fn dead_sources_at(rate: Option<&str>) -> Sources {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let rate = rate.map(|rate| rate.parse().unwrap());
    let dead = || SourceOptions { url: Some("http://127.0.0.1:1/".into()), rate, ..SourceOptions::default() };
    let with_url = metas().iter().filter(|meta| !meta.default_url.is_empty());
    let options: BTreeMap<String, SourceOptions> = with_url.map(|meta| (meta.name.to_owned(), dead())).collect();
    let mut network = NetworkOptions::new(clock);
    network.backoff = Duration::from_millis(1);
    network.rest = Duration::from_millis(1);
    Sources::new(&options, network).unwrap()
}

fn look_up(claims: &[Claim], ledger: Option<&mut Ledger>, online: bool) -> Known {
    let sources = || Ok(dead_sources());
    let network = Network { sources: &sources, holder: "test", progress: &NoProgress };
    known(claims, Books { ledger, recording: None }, &freshness(), online.then_some(&network)).unwrap()
}

/// `crate:lamp` as the index told it an hour ago.
fn lamp() -> Reply {
    let subject = Subject::krate("lamp").at("0.2.0");
    Reply {
        ask: Ask::new("crate.versions", Subject::krate("lamp")),
        source: "crates-index".into(),
        url: "https://crates.io/crates/lamp/versions".into(),
        observed_at: "2026-08-22T11:00:00Z".parse().unwrap(),
        body: BodyHash::of(b"lamp"),
        complete: true,
        seen: vec![Observation::new("crate.release_date", subject, "2024-03-04T12:00:00Z")],
    }
}

fn ledger_with(reply: &Reply) -> Ledger {
    let mut ledger = Ledger::in_memory().unwrap();
    ledger
        .record(
            &[Record { outcome: Outcome::Reply(reply.clone()), source: reply.source.clone(), validator: None, not_before: None }],
            clock(),
        )
        .unwrap();
    ledger
}

#[test]
fn every_ask_of_every_kind_has_a_source() {
    let sources = dead_sources();
    for claim in claims() {
        let kind = factlint_kinds::by_predicate(&claim.predicate).unwrap();
        for ask in kind.asks(&claim, &Evidence::default()) {
            assert!(!sources.for_ask(&ask).is_empty(), "no source takes {ask}, which {} asks", claim.predicate);
        }
    }
}

#[test]
fn offline_gives_up_what_is_not_known_and_says_why() {
    let claims =
        [claim("crate.release_date", "crate:lamp@0.2.0", "2024-03-04"), claim("crate.latest_version", "crate:other", "1")];
    let known = look_up(&claims, Some(&mut ledger_with(&lamp())), false);
    let answer = |name: &str| known.evidence.answer(&Ask::new("crate.versions", Subject::krate(name))).unwrap().clone();
    assert_eq!((answer("lamp").failure, answer("lamp").held.len()), (None, 1));
    assert_eq!((answer("other").failure, answer("other").held.len()), (Some(Reason::Offline), 0));
    assert_eq!((known.cache_hits, known.stats.requests.len()), (1, 0));
}

#[test]
fn what_is_in_doubt_is_asked_last_and_never_more_than_a_little() {
    let claims = [claim("crate.release_date", "crate:lamp@0.2.0", "2024-03-04")];
    let mut ledger = ledger_with(&lamp());
    let near = |n: u32| Ask::new("crate.versions", Subject::krate(&format!("near-{n}")));
    let doubts = |seen: &Evidence| {
        assert!(seen.knows(&lamp().ask), "doubts come when the rest is known");
        // Each answer raises the next doubt, without end.
        (0..=1000).map(near).filter(|ask| !seen.knows(ask)).take(1).collect::<Vec<_>>()
    };
    let books = Books { ledger: Some(&mut ledger), recording: None };
    let known = known_beyond_doubt(&claims, books, &freshness(), None, &doubts).unwrap();
    let asked = (0..=1000).filter(|n| known.evidence.knows(&near(*n))).count();
    assert!((2..100).contains(&asked), "{asked} asks of doubt");
    assert_eq!(known.evidence.answer(&near(0)).unwrap().failure, Some(Reason::Offline));
}

#[test]
fn a_source_that_is_dead_is_left_for_the_next_one_and_nothing_is_asked_twice() {
    let mut ledger = Ledger::in_memory().unwrap();
    let claims =
        [claim("crate.release_date", "crate:lamp@0.2.0", "2024-03-04"), claim("crate.latest_version", "crate:lamp", "0.2")];
    let known = look_up(&claims, Some(&mut ledger), true);
    let ask = Ask::new("crate.versions", Subject::krate("lamp"));
    assert_eq!(known.evidence.answer(&ask).unwrap().failure, Some(Reason::SourceFailed));
    let tried: Vec<_> = known.failures.iter().map(|(name, tally)| (name.as_str(), tally.failed, tally.answered)).collect();
    assert_eq!(tried, [("crates-api", 1, 0), ("crates-index", 1, 0)]);
    let failed: Vec<_> =
        ledger.failures(std::slice::from_ref(&ask)).unwrap().into_iter().map(|(_, f)| (f.source, f.times)).collect();
    assert_eq!(failed, [("crates-api".to_owned(), 1), ("crates-index".to_owned(), 1)]);
    let setback = known.evidence.setback(&ask).unwrap();
    assert_eq!((setback.source.as_str(), setback.retry_at), ("crates-api", clock()), "the next run may ask at once");
    assert!(ledger.lend(&[ask], "somebody else", clock(), clock()).is_ok_and(|lent| lent.len() == 1), "what was lent is back");
}

#[test]
fn an_old_answer_stays_when_the_source_is_dead() {
    let old = Reply { observed_at: "2026-01-01T00:00:00Z".parse().unwrap(), ..lamp() };
    let known = look_up(&[claim("crate.latest_version", "crate:lamp", "0.2.0")], Some(&mut ledger_with(&old)), true);
    let answer = known.evidence.answer(&old.ask).unwrap();
    assert_eq!((answer.held.len(), answer.failure), (1, Some(Reason::SourceFailed)));
}

#[test]
fn a_plan_counts_what_is_new_and_what_may_follow() {
    let claims = [
        claim("crate.release_date", "crate:lamp@0.2.0", "2024-03-04"),
        claim("crate.latest_version", "crate:other", "1"),
        claim("crate.release_date", "crate:other@1.0.0", "2024"),
        claim("repo.stars", "crate:other", "100"),
    ];
    let mut ledger = ledger_with(&lamp());
    let books = Books { ledger: Some(&mut ledger), recording: None };
    let plan = plan(&claims, books, &freshness(), &dead_sources(), &|_| Vec::new()).unwrap();
    assert_eq!((plan.asks, plan.known, plan.without_source), (3, 1, 0));
    let told: Vec<_> = plan.sources.iter().map(|s| (s.name, s.asks, s.requests, s.may_follow)).collect();
    assert_eq!(told, [("crates-api", 1, 1, 0), ("crates-index", 1, 1, 0), ("github", 0, 0, 1)]);
}

#[test]
fn the_time_of_a_plan_is_what_the_limits_allow_with_all_sources_at_once() {
    let name = |n: u8| format!("crate:lamp{}", char::from(b'a' + n));
    let time = |claims: &[Claim], sources: &Sources| {
        let books = Books { ledger: None, recording: None };
        let plan = plan(claims, books, &freshness(), sources, &|_| Vec::new()).unwrap();
        let least = |source: &str| plan.sources.iter().find(|s| s.name == source).map(|s| s.least_time.as_millis());
        (least("crates-index"), least("crates-api"), least("github"), least("web"), plan.least_time.as_millis())
    };
    let own = dead_sources_at(None);
    // Ten times 102 ms to the index, twice 1,020 ms to the web API: the longer one counts, not the sum.
    let mut claims: Vec<Claim> = (0..11).map(|n| claim("crate.latest_version", &name(n), "1")).collect();
    claims.extend((0..3).map(|n| claim("crate.dependents", &name(n), "100")));
    assert_eq!(time(&claims, &own), (Some(1020), Some(2040), None, None, 2040));
    // What follows is asked as soon as the answer is there: the list of repositories goes out first.
    claims.push(claim("repo.stars", &name(0), "100"));
    assert_eq!(time(&claims, &own), (Some(1020), Some(3060), Some(0), None, 3060));
    // Each site has its own limit; the rules for robots come before the first page of each.
    let page = |place: &str| claim("source.date", place, "2024-05-06");
    let pages = ["https://a.example.org/1", "https://a.example.org/2", "https://b.example.org/1"].map(page);
    assert_eq!(time(&pages, &own), (None, None, None, Some(2040), 2040));
    // A name that can be spelled in two ways may have to be looked for in the list of all names, and then by the right one.
    let spelled = [claim("crate.latest_version", "crate:lamp-a", "1")];
    assert_eq!(time(&spelled, &own), (Some(0), Some(1020), None, None, 1020));
}

#[test]
fn a_plan_counts_no_step_that_is_at_hand() {
    let pages = ["https://a.example.org/1", "https://a.example.org/2", "https://b.example.org/1"];
    let claims = pages.map(|place| claim("source.date", place, "2024-05-06"));
    let rules = |site: &str, hours: i64| Page {
        url: format!("https://{site}.example.org/robots.txt"),
        status: 404,
        location: None,
        etag: None,
        last_modified: None,
        fetched_at: clock() - jiff::SignedDuration::from_hours(hours),
        body: Vec::new(),
    };
    let requests = |ledger: &mut Ledger, freshness: Freshness<'_>| {
        let books = Books { ledger: Some(ledger), recording: None };
        let plan = plan(&claims, books, &freshness, &dead_sources(), &|_| Vec::new()).unwrap();
        plan.sources.iter().map(|source| (source.name, source.asks, source.requests)).collect::<Vec<_>>()
    };
    let mut ledger = Ledger::in_memory().unwrap();
    assert_eq!(requests(&mut ledger, freshness()), [("web", 3, 5)], "the rules of two sites, and three pages");
    ledger.keep_pages([&rules("a", 23), &rules("b", 25)]).unwrap();
    assert_eq!(requests(&mut ledger, freshness()), [("web", 3, 4)], "those of one are older than a day");
    let insisting = |age: u64| Freshness { pages: Some(Duration::from_secs(age)), ..freshness() };
    assert_eq!(requests(&mut ledger, insisting(0)), [("web", 3, 5)], "whoever insists on fresh answers gets them");
    assert_eq!(requests(&mut ledger, insisting(30 * 3600)), [("web", 3, 4)], "and nobody gets older ones than the owner allows");
}

#[test]
fn what_failed_again_and_again_is_left_alone_for_a_while() {
    let claims = [claim("crate.latest_version", "crate:lamp", "0.2")];
    let ask = Ask::new("crate.versions", Subject::krate("lamp"));
    let mut ledger = Ledger::in_memory().unwrap();
    let fail = |ledger: &mut Ledger, source: &str, minutes: i64| {
        let outcome = Outcome::Failed { ask: ask.clone(), reason: Reason::SourceFailed, detail: "500".into() };
        let record = Record { outcome, source: source.into(), validator: None, not_before: None };
        ledger.record(&[record], clock() - jiff::SignedDuration::from_mins(minutes)).unwrap();
    };
    for minutes in [30, 20, 2] {
        fail(&mut ledger, "crates-index", minutes);
        fail(&mut ledger, "crates-api", minutes);
    }
    let first = look_up(&claims, Some(&mut ledger), true);
    assert!(first.failures.is_empty(), "nobody was asked: {:?}", first.failures);
    assert_eq!(first.evidence.answer(&ask).unwrap().failure, Some(Reason::SourceFailed));
    assert_eq!(first.evidence.setback(&ask).unwrap().retry_at.to_string(), "2026-08-22T12:08:00Z");

    let sources = || Ok(dead_sources());
    let network = Network { sources: &sources, holder: "test", progress: &NoProgress };
    let freshness = Freshness { retry_all: true, ..freshness() };
    let forced = known(&claims, Books { ledger: Some(&mut ledger), recording: None }, &freshness, Some(&network)).unwrap();
    assert_eq!(forced.failures.len(), 2, "whoever insists is asked for");
}

#[test]
fn what_an_owner_said_holds_for_the_next_run() {
    let claims = [claim("repo.stars", "github:acme/lamp", "100"), claim("crate.latest_version", "crate:lamp", "0.2")];
    let mut ledger = Ledger::in_memory().unwrap();
    let later = clock() + jiff::SignedDuration::from_mins(40);
    let spent = factlint_cache::Quota { remaining: 0, limit: Some(60), resets_at: Some(later), seen_at: clock() };
    ledger.keep_quota("github", false, &spent).unwrap();
    ledger.keep_hold("crates-index", false, "", later).unwrap();
    let known = look_up(&claims, Some(&mut ledger), true);
    let details: Vec<_> = known.failures.iter().map(|(name, tally)| (name.as_str(), tally.detail.as_str())).collect();
    assert_eq!(details[1], ("crates-index", "rate limited until 2026-08-22T12:40:00Z"));
    assert_eq!(details[2], ("github", "rate limited until 2026-08-22T12:40:00Z"));
    let books = Books { ledger: Some(&mut ledger), recording: None };
    let plan = plan(&claims, books, &freshness(), &dead_sources(), &|_| Vec::new()).unwrap();
    let left: Vec<_> = plan.sources.iter().filter_map(|source| Some((source.name, source.quota?.remaining))).collect();
    assert_eq!(left, [("github", 0)]);
}
