//! A kind and a finding explained.

use serde_json::Value;

use crate::program::Place;

const TEXT: &str =
    "---\ndate: 2026-06-15\n---\n\nripgrep (50,200 GitHub stars) is quick, and Rust 1.85 came out in March 2025.\n";

#[test]
fn a_kind_is_explained_from_its_page() {
    let place = Place::new();
    let told = place.run(&["explain", "repo.stars"]).stdout;
    for part in [
        "NAME ( COUNT github? stars",
        "github (https://",
        "It grows",
        "labelled claims and",
        "ripgrep has over 67k GitHub stars.",
        "outdated: crate:ripgrep",
    ] {
        assert!(told.contains(part), "{part}:\n{told}");
    }
}

#[test]
fn a_finding_travels_with_all_that_was_seen_and_is_judged_anew() {
    let place = Place::new();
    place.file("a.md", TEXT);
    place.run(&["audit", "a.md", "--offline", "--as-of", "2026-08-22", "--format", "json", "--output", "r.json"]);
    let report: Value = serde_json::from_str(&place.read("r.json")).unwrap();
    for finding in report["findings"].as_array().unwrap() {
        let fingerprint = finding["fingerprint"].as_str().unwrap();
        let shown = place.run(&["explain", fingerprint, "--report", "r.json"]);
        assert!(shown.stdout.contains("Everything that was seen of it:"), "{}{}", shown.stdout, shown.stderr);
        let bundle = place.run(&["explain", fingerprint, "--report", "r.json", "--format", "json"]);
        assert_eq!(bundle.json()["finding"]["text"], finding["text"]);
        place.file("bundle.json", &bundle.stdout);
        let ledger = format!("{fingerprint}.db");
        let imported = place.run(&["cache", "import", "bundle.json", "--cache", &ledger]);
        assert_eq!(imported.code, 0, "{}", imported.stderr);
        let again = ["audit", "a.md", "--offline", "--as-of", "2026-08-22", "--cache", &ledger, "--set", "cache.recorded=false"];
        let again = place.run(&[&again[..], &["--format", "jsonl"]].concat());
        let again = again.lines().into_iter().find(|line| line["fingerprint"] == fingerprint).unwrap();
        for key in ["verdict", "actual", "evidence", "message", "suggestion"] {
            assert_eq!(again[key], finding[key], "{key} of {fingerprint}");
        }
        let lines = place.run(&["explain", fingerprint, "--report", "r.json", "--format", "jsonl"]);
        assert_eq!(lines.lines().len(), bundle.json()["replies"].as_array().unwrap().len());
    }
}
