//! What goes over the network: as little as possible, and never the same twice.

use crate::program::Place;
use crate::world::World;

const TEXT: &str = "\
# Lamps

The crate `ferris-lamp` 0.2.0 was released on March 4, 2024. `ferris-lamp` 0.1.0 was released on May 1, 2023.

The `ferris-lamp` crate requires Rust 1.60. [ferris/lamp](https://github.com/ferris/lamp) has 1,990 GitHub stars.

Rust 1.85.0 was released on February 20, 2025, and async closures landed in Rust 1.85.
";

/// What the text needs. The list of release posts is not asked: the notes go far enough.
const ALL: [&str; 3] = ["/RELEASES.md", "/github/repos/ferris/lamp", "/index/fe/rr/ferris-lamp"];

fn place(world: &World) -> Place {
    let place = Place::new();
    place.settings_for(world);
    place.file("docs/a.md", TEXT);
    place.file("docs/b.md", TEXT);
    place
}

#[test]
fn one_request_for_each_different_ask_and_none_the_second_time() {
    let world = World::new();
    let place = place(&world);
    let first = place.run_in(&["audit", "docs", "--format", "jsonl"]);
    assert_eq!(first.code, 0, "{}", first.stdout);
    assert!(first.each("verdict").iter().all(|verdict| verdict == "supported"), "{}", first.stdout);
    assert_eq!(world.paths(), ALL);

    let second = place.run_in(&["audit", "docs", "--format", "jsonl"]);
    assert_eq!(second.stdout, first.stdout, "the same words from the ledger");
    assert_eq!(world.count(), ALL.len(), "nothing was asked again");
}

#[test]
fn the_plan_says_what_the_audit_then_does() {
    let world = World::new();
    let place = place(&world);
    let ran = place.run_in(&["plan", "docs", "--format", "json"]);
    assert_eq!((ran.code, world.count()), (0, 0), "a plan asks nothing");
    assert!(!place.path().join("home").exists(), "and makes no ledger");
    let planned: u64 = ran.json()["sources"].as_array().unwrap().iter().map(|s| s["requests"].as_u64().unwrap()).sum();
    place.run_in(&["audit", "docs"]);
    assert_eq!(world.count() as u64, planned);
    let after = place.run_in(&["plan", "docs"]);
    assert!(after.stdout.contains("0 to look up"), "{}", after.stdout);
}

#[test]
fn the_plan_tells_requests_limits_and_what_is_left_of_them() {
    let world = World::new();
    let place = place(&world);
    insta::assert_snapshot!(place.run_in(&["plan", "docs"]).stdout, @r"
    4 different questions: 0 answered already, 4 to look up

    source         questions  requests  may follow    limit          left  least time
    crates-api             0         0           4    100/s             -  0.0 s
    crates-index           1         1           0     10/s             -  0.0 s
    github                 1         1           0     60/h             -  0.0 s
    rust-blog              0         0           1      1/s             -  0.0 s
    rust-releases          2         1           0      1/s             -  0.0 s

    All sources are asked at the same time: the limits allow all of it in 0.0 s.
    What may follow depends on the first answers; its time is counted.
    ");
    place.run_in(&["audit", "docs"]);
    let many: String = (0..3).map(|n| format!("[a/b{n}](https://github.com/a/b{n}) has 10 GitHub stars.\n\n")).collect();
    place.file("many.md", &many);
    let json = place.run_in(&["plan", "many.md", "--format", "json"]).json();
    let github = json["sources"].as_array().unwrap().iter().find(|source| source["source"] == "github").unwrap();
    assert_eq!((&github["requests"], &github["remaining"]), (&3.into(), &2.into()));
    let wait = github["least_seconds"].as_f64().unwrap();
    assert!(wait > 0.0 && wait <= 1800.0, "what is not granted any more has to wait for the reset: {wait}");
    let plan = place.run_in(&["plan", "many.md"]).stdout;
    assert!(plan.contains("2 of 60"), "{plan}");
    assert_eq!(world.count(), ALL.len(), "a plan asks nothing");
}

#[test]
fn offline_opens_no_socket_and_makes_no_file() {
    let world = World::new();
    let place = place(&world);
    let ran = place.run_in(&["audit", "docs", "--offline", "--format", "jsonl"]);
    assert_eq!((ran.code, world.count()), (4, 0));
    assert!(ran.each("reason").iter().all(|reason| reason == "offline"), "{}", ran.stdout);
    assert!(!place.path().join("home").exists());
}

#[test]
fn offline_says_the_same_as_the_run_before_it() {
    let world = World::new();
    let place = place(&world);
    let online = place.run_in(&["audit", "docs", "--format", "jsonl", "--as-of", "2026-08-22"]);
    let offline = place.run_in(&["audit", "docs", "--format", "jsonl", "--as-of", "2026-08-22", "--offline"]);
    assert_eq!(offline.stdout, online.stdout);
}

#[test]
fn what_is_old_is_asked_conditionally_and_what_is_fixed_never() {
    let world = World::new();
    let place = place(&world);
    place.run_in(&["audit", "docs"]);
    let again = place.run_in(&["audit", "docs", "--max-age", "0", "--kind", "repo.stars,rust.release_date", "--format", "jsonl"]);
    assert!(again.each("verdict").iter().all(|verdict| verdict == "supported"), "{}", again.stdout);
    let asked = world.asked();
    let conditional: Vec<_> = asked.iter().filter(|asked| asked.conditional).map(|asked| asked.path.as_str()).collect();
    assert_eq!((asked.len(), conditional), (ALL.len() + 1, vec!["/github/repos/ferris/lamp"]));
}

#[test]
fn a_budget_leaves_the_rest_for_the_next_run() {
    let world = World::new();
    let place = place(&world);
    let ran = place.run_in(&["audit", "docs/a.md", "--max-requests", "1", "--format", "jsonl"]);
    assert_eq!((ran.code, world.count()), (4, 1));
    assert!(ran.each("reason").contains(&"budget".to_owned()), "{}", ran.stdout);
    let next = place.run_in(&["audit", "docs/a.md", "--format", "jsonl"]);
    assert_eq!((next.code, world.count()), (0, ALL.len()));
}

#[test]
fn a_deadline_leaves_the_rest_for_the_next_run() {
    let world = World::new();
    let place = place(&world);
    let ran = place.run_in(&["audit", "docs/a.md", "--deadline", "0s", "--format", "jsonl"]);
    assert_eq!((ran.code, world.count()), (4, 0), "{}", ran.stderr);
    assert!(ran.each("reason").iter().all(|reason| reason == "budget"), "{}", ran.stdout);
    assert_eq!(place.run_in(&["audit", "docs/a.md", "--deadline", "0s", "--allow-incomplete"]).code, 0);
    let next = place.run_in(&["audit", "docs/a.md", "--deadline", "10m", "--format", "jsonl"]);
    assert_eq!((next.code, world.paths()), (0, ALL.map(str::to_owned).to_vec()), "{}", next.stdout);
}

#[test]
fn a_budget_is_spent_on_what_is_missing() {
    let world = World::new();
    let place = place(&world);
    for run in 1..=ALL.len() {
        let ran = place.run_in(&["audit", "docs/a.md", "--max-requests", "1", "--format", "jsonl"]);
        assert_eq!((ran.code, world.count()), (if run < ALL.len() { 4 } else { 0 }, run), "{}", ran.stdout);
    }
    assert_eq!(world.paths(), ALL, "each run goes on where the last one stopped");
    assert_eq!(
        place.run_in(&["audit", "docs/a.md", "--max-requests", "0", "--format", "jsonl"]).code,
        0,
        "nothing is left to ask"
    );
}

#[test]
fn an_answer_from_before_serves_when_the_source_fails() {
    let (world, broken) = (World::new(), World::broken());
    let place = place(&world);
    place.run_in(&["audit", "docs"]);
    place.settings_for(&broken);
    let ran = place.run_in(&["audit", "docs", "--max-age", "0", "--kind", "repo.stars", "--format", "jsonl"]);
    assert!(broken.count() > 0);
    assert_eq!(ran.each("verdict"), ["supported", "supported"], "{}", ran.stdout);
}

#[test]
fn the_token_goes_to_its_source_and_is_seen_nowhere() {
    let world = World::new();
    let place = place(&world);
    let secret = "ghp_0123456789secret";
    let args = ["audit", "docs", "--config", "world.toml", "--set", "cache.recorded=false", "-vvv", "--format", "json"];
    let output = place.command().args(args).env("GITHUB_TOKEN", secret).output().unwrap();
    let with_token: Vec<_> = world.asked().into_iter().filter(|asked| asked.authorization.is_some()).collect();
    assert!(!with_token.is_empty() && with_token.iter().all(|asked| asked.path.starts_with("/github")), "{with_token:?}");
    let ledger = std::fs::read(place.path().join("home/.local/share/factlint/ledger.db")).unwrap();
    for bytes in [&output.stdout, &output.stderr, &ledger] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
    }
}

#[test]
fn two_processes_share_one_ledger_and_ask_once() {
    let world = World::new();
    let place = place(&world);
    std::thread::scope(|scope| {
        let run = || place.run_in(&["audit", "docs", "--format", "jsonl"]);
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        for ran in runs.into_iter().map(|run| run.join().unwrap()) {
            assert_eq!(ran.code, 0, "{} {}", ran.stdout, ran.stderr);
        }
    });
    assert_eq!(world.paths(), ALL);
}

#[test]
fn stars_are_known_under_all_names_that_a_repository_has_had() {
    let place = Place::new();
    let said = |name: &str, when: &str, stars: &str| {
        format!("As of {when}, [{name}](https://github.com/{name}) has {stars} GitHub stars.\n\n")
    };
    place.file(
        "a.md",
        [
            said("rust-lang/rust-analyzer", "January 2022", "8,150"),
            said("SergioBenitez/Rocket", "August 2026", "25,700"),
            said("quickwit-oss/tantivy", "September 2021", "5,240"),
        ]
        .concat(),
    );
    let ran = place.run(&["audit", "a.md", "--offline", "--as-of", "2026-08-22", "--format", "jsonl"]);
    let seen: Vec<String> = ran.lines().iter().map(|line| line["evidence"][0]["value"].as_str().unwrap().to_owned()).collect();
    insta::assert_snapshot!(seen.join("\n"), @"
    8131 stars on 2022-01-01
    25776 stars on 2026-08-22
    5240 stars on 2021-09-01
    ");
}
