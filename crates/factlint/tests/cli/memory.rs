//! The ledger's memory of findings: whatever happens between two runs, it gives the bytes of a run that remembers nothing.

use crate::program::{Place, Ran, ran};
use crate::world::World;

const LAMP: &str = "`ferris-lamp` 0.2.0 was released on March 4, 2024.\n\n`ferris-lamp` 0.1.0 was released on May 2, 2022.\n";
const STARS: &str = "---\ndate: 2026-01-05\n---\n\n[ferris/lamp](https://github.com/ferris/lamp) has 2,000 GitHub stars.\n\n\
    [ferris/lamp](https://github.com/ferris/lamp) has 9,000 GitHub stars.\n";
const EXCUSED: &str = "`ferris-lamp` 0.1.0 was released on May 2, 2021. <!-- factlint: ignore[crate.release_date] a joke -->\n\n\
    Fine. <!-- factlint: ignore[repo.stars] nothing needs it -->\n\nThe MSRV of `ferris-lamp` 0.2.0 is 1.60.0.\n";

struct Bench {
    _world: World,
    place: Place,
}

impl Bench {
    /// Four documents, and a ledger that has what they need.
    fn new() -> Self {
        let (world, place) = (World::new(), Place::new());
        place.settings_for(&world);
        for (name, text) in [("a.md", LAMP), ("b.md", STARS), ("c.md", EXCUSED), ("d.md", "Nothing to see.\n")] {
            place.file(&format!("docs/{name}"), text);
        }
        place.run_in(&["audit", "docs", "--cache", "l.db"]);
        Self { _world: world, place }
    }

    fn audit(&self, ledger: &str, args: &[&str]) -> Ran {
        self.place.run_in(&[&["audit", "docs", "--offline", "--cache", ledger, "-v"], args].concat())
    }

    /// Audits, and gives back how many documents were remembered; what is said must be what a ledger says that has the same
    /// replies and no memory.
    fn remembered(&self, args: &[&str]) -> usize {
        let ran = self.audit("l.db", args);
        for file in ["e.jsonl", "fresh.db", "fresh.db-wal", "fresh.db-shm"] {
            let _ = std::fs::remove_file(self.place.path().join(file));
        }
        self.place.run(&["cache", "export", "--cache", "l.db", "--output", "e.jsonl"]);
        self.place.run(&["cache", "import", "e.jsonl", "--cache", "fresh.db"]);
        let fresh = self.audit("fresh.db", args);
        assert_eq!(documents(&fresh), 0);
        assert!(said(&ran, args) == said(&fresh, args), "{args:?}: {}\n{}", ran.stdout, fresh.stdout);
        assert_eq!(ran.code, fresh.code, "{args:?}");
        assert_eq!(problems(&ran), problems(&fresh), "{args:?}");
        documents(&ran)
    }

    /// The same once more: now all of it is remembered.
    fn twice(&self, args: &[&str]) -> usize {
        let first = self.remembered(args);
        assert_eq!(self.remembered(args), 4, "{args:?}");
        first
    }
}

/// How many documents were answered from memory.
fn documents(ran: &Ran) -> usize {
    let told = ran.stderr.lines().find_map(|line| line.split_once("answered from memory documents="));
    told.map_or(0, |(_, count)| count.trim().parse().unwrap())
}

/// What is said of exceptions, where a report has no room for it.
fn problems(ran: &Ran) -> Vec<&str> {
    ran.stderr.lines().filter(|line| !line.contains("DEBUG") && !line.contains("INFO")).collect()
}

/// Everything but how the run went.
fn said(ran: &Ran, args: &[&str]) -> String {
    if args.contains(&"json") {
        let mut report = ran.json();
        report["run"] = serde_json::json!([report["run"]["documents"], report["run"]["kinds"], report["run"]["inputs"]]);
        return report.to_string();
    }
    // When the run began and ended.
    let times = ["TimeUtc\"", " timestamp=\"", " time=\""];
    ran.stdout.lines().filter(|line| !times.iter().any(|time| line.contains(time))).collect::<Vec<_>>().join("\n")
}

const JSONL: &[&str] = &["--format", "jsonl"];

#[test]
fn unchanged_documents_are_answered_from_memory_in_every_format() {
    let bench = Bench::new();
    for format in ["jsonl", "json", "human", "sarif", "github", "markdown", "junit"] {
        let first = bench.twice(&["--format", format]);
        let has_been_written = !["jsonl", "json"].contains(&format);
        assert_eq!(first, if has_been_written { 4 } else { 0 }, "{format}: all but jsonl are made of the same");
    }
    assert_eq!(bench.audit("l.db", JSONL).lines().len(), 6);
}

#[test]
fn only_what_changed_is_judged_again() {
    let bench = Bench::new();
    bench.twice(JSONL);
    bench.place.file("docs/a.md", format!("# Title\n\n{LAMP}"));
    assert_eq!(bench.twice(JSONL), 3, "another text");
    bench.place.file("docs/a.md", LAMP);
    assert_eq!(bench.remembered(JSONL), 4, "the first text again");
    std::fs::rename(bench.place.path().join("docs/a.md"), bench.place.path().join("docs/e.md")).unwrap();
    assert_eq!(bench.twice(JSONL), 3, "another path");
    let bytes = STARS.replace("2,000", "2,001");
    bench.place.file("docs/b.md", bytes);
    assert_eq!(bench.twice(JSONL), 3, "a text of the same length");
    for text in 0..40 {
        bench.place.file("docs/d.md", format!("Number {text}: `ferris-lamp` 0.2.0 was released on March 4, 2024.\n"));
        assert_eq!(documents(&bench.audit("l.db", JSONL)), 3);
    }
    assert_eq!(bench.remembered(JSONL), 4, "many small blocks were made one");
}

#[test]
fn another_rule_is_another_finding() {
    let bench = Bench::new();
    bench.twice(JSONL);
    for args in [
        &["--date", "2025-02-03"][..],
        &["--as-of", "2026-02-03"],
        &["--as-of", "2023-06-01"],
        &["--kind", "repo.stars"],
        &["--max-age", "1h"],
        &["--set", "extract.dates={\"docs/b.md\"=\"2025-01\"}"],
    ] {
        let args = [JSONL, args].concat();
        assert_eq!(bench.twice(&args), 0, "{args:?}");
    }
    assert_eq!(bench.remembered(&[JSONL, &["--jobs", "2"]].concat()), 4, "the number of workers is no rule");
    assert_eq!(bench.remembered(&[JSONL, &["--fail-on", "unverifiable"]].concat()), 4);
    assert_eq!(bench.remembered(JSONL), 4);
    let findings = bench.audit("l.db", JSONL);
    let wrong = findings.lines().into_iter().find(|line| line["verdict"] == "contradicted").unwrap();
    bench.place.file(
        "reports/accepted/findings.toml",
        format!(
            "[[finding]]\nfingerprint = {}\ndoc = 'x'\ntext = 'x'\nverdict = 'contradicted'\nactual = {}\nreason = 'r'\n",
            wrong["fingerprint"], wrong["actual"]
        ),
    );
    assert_eq!(bench.twice(JSONL), 0, "what was accepted is a rule");
    assert!(bench.audit("l.db", JSONL).stdout.contains("waiver"));
}

#[test]
fn news_about_a_document_is_heard_and_other_news_is_not() {
    let bench = Bench::new();
    bench.twice(JSONL);
    let export = bench.place.read("e.jsonl");
    let stars = export.lines().find(|line| line.contains("repo.stars")).unwrap();
    let mut reply: serde_json::Value = serde_json::from_str(stars).unwrap();
    let now = jiff::Timestamp::now().to_string();
    reply["observed_at"] = now.as_str().into();
    for seen in reply["seen"].as_array_mut().unwrap().iter_mut().filter(|seen| seen["fact"] == "repo.stars") {
        seen["value"] = "9000".into();
    }
    bench.place.file("other.jsonl", reply.to_string().replace("ferris/lamp", "ferris/other"));
    bench.place.run(&["cache", "import", "other.jsonl", "--cache", "l.db"]);
    assert_eq!(bench.remembered(JSONL), 4, "another repository");
    bench.place.file("news.jsonl", reply.to_string());
    bench.place.run(&["cache", "import", "news.jsonl", "--cache", "l.db"]);
    assert_eq!(bench.twice(JSONL), 3, "the repository of one document");
    let findings = bench.audit("l.db", JSONL);
    assert!(findings.stdout.contains("\"actual\":\"9000\""), "{}", findings.stdout);
}

#[test]
fn what_was_not_known_is_looked_for_again() {
    let bench = Bench::new();
    bench.place.file("docs/d.md", "[ferris/candle](https://github.com/ferris/candle) has 700 GitHub stars.\n");
    bench.twice(JSONL);
    let export = bench.place.read("e.jsonl");
    let stars = export.lines().find(|line| line.contains("repo.stars")).unwrap().replace("ferris/lamp", "ferris/candle");
    bench.place.file("candle.jsonl", stars);
    bench.place.run(&["cache", "import", "candle.jsonl", "--cache", "l.db"]);
    assert_eq!(bench.twice(JSONL), 3);
    // What an offline run could not decide is decided by one that may ask.
    bench.place.file("docs/d.md", "[ferris/lantern](https://github.com/ferris/lantern) has 700 GitHub stars.\n");
    bench.twice(JSONL);
    let online = bench.place.run_in(&["audit", "docs", "--cache", "l.db", "--format", "jsonl"]);
    assert!(!online.stdout.contains("\"offline\""), "{}", online.stdout);
}

#[test]
fn it_is_told_and_taken_away() {
    let bench = Bench::new();
    bench.twice(JSONL);
    let status = bench.place.run(&["cache", "status", "--cache", "l.db"]);
    assert!(status.stdout.contains("the findings of 4 documents"), "{}", status.stdout);
    assert_eq!(bench.place.run(&["cache", "verify", "--cache", "l.db"]).code, 0);
    let pruned = bench.place.run(&["cache", "prune", "--keep", "3650d", "--cache", "l.db", "--format", "json"]);
    assert_eq!((&pruned.json()["remembered"], &pruned.json()["replies"]), (&1.into(), &0.into()), "{}", pruned.stdout);
    assert_eq!(bench.twice(JSONL), 0);
    let from_elsewhere = bench.place.path().join("fresh.db");
    for side in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(bench.place.path().join(format!("l.db{side}")));
    }
    std::fs::copy(from_elsewhere, bench.place.path().join("l.db")).unwrap();
    bench.twice(JSONL);
}

#[test]
fn many_at_once_say_the_same() {
    let bench = Bench::new();
    let expected = bench.audit("fresh.db", JSONL).stdout;
    assert!(expected.contains("\"offline\""), "there is no such ledger");
    let args = ["audit", "docs", "--offline", "--cache", "l.db", "--config", "world.toml", "--set", "cache.recorded=false"];
    for _ in 0..3 {
        bench.place.file("docs/d.md", format!("{:?}", std::time::Instant::now()));
        let start = |_| {
            let mut process = bench.place.process();
            process.args(args).args(JSONL).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
            process.spawn().unwrap()
        };
        let all: Vec<_> = (0..6).map(start).collect();
        let said: Vec<Ran> = all.into_iter().map(|process| ran(process.wait_with_output().unwrap())).collect();
        assert!(said.iter().all(|ran| ran.stdout == said[0].stdout && ran.code == 1), "{said:?}");
    }
    assert_eq!(bench.remembered(JSONL), 4);
}
