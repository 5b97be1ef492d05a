//! Documents: which are read, in which order, and what is printed of them.

use std::process::Command;

use crate::program::Place;

const KEYS: [&str; 12] =
    ["doc", "start", "end", "line", "column", "text", "predicate", "subject", "value", "comparator", "as_of", "as_of_from"];
const MORE_KEYS: [&str; 7] = ["verdict", "reason", "actual", "evidence", "message", "suggestion", "fingerprint"];

fn keys(ran: &crate::program::Ran) -> Vec<String> {
    let line = ran.stdout.lines().next().unwrap();
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
    object.keys().cloned().collect()
}

fn sorted<'a>(keys: impl IntoIterator<Item = &'a &'a str>) -> Vec<String> {
    let mut keys: Vec<String> = keys.into_iter().map(|key| (*key).to_owned()).collect();
    keys.sort();
    keys
}

#[test]
fn json_lines_have_these_keys_always() {
    let place = Place::new();
    place.file("a.md", "é Rust 1.85 came out in March 2025.\n");
    let claims = place.run(&["extract", "a.md", "--format", "jsonl"]);
    assert_eq!(keys(&claims), sorted(&KEYS));
    let findings = place.run(&["audit", "--offline", "a.md", "--format", "jsonl"]);
    assert_eq!(keys(&findings), sorted(KEYS.iter().chain(&MORE_KEYS)));
    let (text, line) = (place.read("a.md"), &claims.lines()[0]);
    let (start, end) = (line["start"].as_u64().unwrap() as usize, line["end"].as_u64().unwrap() as usize);
    assert_eq!(&text[start..end], line["text"].as_str().unwrap());
    assert_eq!(line["column"], 3);
}

#[test]
fn the_order_is_that_of_the_input_whatever_the_jobs() {
    let place = Place::new();
    for number in 0..40 {
        place.file(&format!("docs/{number:02}.md"), format!("Rust 1.{} came out in March 2025.\n", number + 40));
    }
    place.file("last.md", "Rust 1.85 came out in March 2025.\n");
    let run = |jobs: &str| place.run(&["audit", "--offline", "last.md", "docs", "--jobs", jobs, "--format", "jsonl"]).stdout;
    let (one, eight) = (run("1"), run("8"));
    assert_eq!(one, eight);
    assert!(one.lines().next().unwrap().contains("last.md"));
    assert_eq!(one.lines().count(), 41);
}

/// Documents are read several at a time, by their number and by their bytes.
#[test]
fn each_document_has_its_own_claims_whatever_its_neighbours_are() {
    let place = Place::new();
    let mut own = Vec::new();
    for number in 0..150 {
        let name = format!("docs/{number:03}.md");
        if number % 50 == 7 {
            place.file(&name, b"Rust 1.85 came out in \xff March 2025.\n");
            continue;
        }
        let filling = if number % 50 == 21 { "A word or two.\n\n".repeat(20_000) } else { String::new() };
        place.file(&name, format!("{filling}Rust 1.{number} came out in March 2025.\n"));
        own.push((name, format!("rust@1.{number}")));
    }
    for command in [&["extract"][..], &["audit", "--offline"]] {
        for jobs in ["1", "2", "8"] {
            let ran =
                place.run(&[command, &["docs", "--kind", "rust.release_date", "--jobs", jobs, "--format", "jsonl"]].concat());
            let lines = ran.lines();
            let of = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap().to_owned();
            let found: Vec<_> = lines.iter().map(|line| (of(line, "doc"), of(line, "subject"))).collect();
            assert_eq!((ran.code, found), (2, own.clone()), "{command:?} with {jobs}");
            assert_eq!(ran.stderr.matches("not UTF-8").count(), 3);
        }
    }
}

#[test]
fn standard_input_is_a_document() {
    let ran =
        Place::new().run_with_input(&["audit", "--offline", "-", "--format", "jsonl"], b"Rust 1.85 came out in March 2025.");
    assert_eq!((ran.code, ran.each("doc")), (1, vec!["-".into()]));
}

#[test]
fn kinds_can_be_chosen() {
    let place = Place::new();
    place.file("a.md", "Rust 1.85 came out in March 2025. GATs landed in Rust 1.65.\n");
    let ran = place.run(&["extract", "a.md", "--kind", "rust.stabilized_in", "--format", "jsonl"]);
    assert_eq!(ran.each("predicate"), ["rust.stabilized_in"]);
    let off = place.run(&["extract", "a.md", "--set", "kinds.rust.stabilized_in.enabled=false", "--format", "jsonl"]);
    assert_eq!(off.each("predicate"), ["rust.release_date"]);
}

#[test]
fn a_json_report_can_be_rendered_again() {
    let place = Place::new();
    place.file("a.md", "Rust 1.85 came out in March 2025.\n");
    let args = ["audit", "--offline", "a.md", "--as-of", "2026-08-22", "--format"];
    place.run(&[&args[..], &["json", "--output", "out/report.json"]].concat());
    for format in ["human", "jsonl", "markdown", "sarif", "html", "junit", "github"] {
        let at_once = place.run(&[&args[..], &[format]].concat()).stdout;
        let again = place.run(&["report", "out/report.json", "--format", format]).stdout;
        // Only the time of the run may differ.
        let without_times = |text: &str| text.lines().filter(|line| !line.contains("2026-1") && !line.contains("time")).count();
        assert_eq!(without_times(&again), without_times(&at_once), "{format}");
    }
    let refused = place.run(&["report", "a.md"]);
    assert!(refused.code == 2 && refused.stderr.contains("factlint::report::not-a-report"), "{}", refused.stderr);
}

#[test]
fn git_dates_are_those_of_the_commits() {
    let place = Place::new();
    place.file("a.md", "[ferris/lamp](https://github.com/ferris/lamp) has 1,234 GitHub stars.\n");
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(place.path()).env("GIT_AUTHOR_DATE", "2025-04-05T12:00:00Z").env("GIT_CONFIG_GLOBAL", "/dev/null");
        assert!(git.args(["-c", "user.name=a", "-c", "user.email=a@b"]).args(args).output().unwrap().status.success());
    };
    git(&["init", "-q"]);
    git(&["add", "a.md"]);
    git(&["commit", "-q", "-m", "a"]);
    let ran = place.run(&["extract", "a.md", "--git-dates", "--format", "jsonl"]);
    assert_eq!((ran.each("as_of"), ran.each("as_of_from")), (vec!["2025-04-05".into()], vec!["git".into()]));
    let without = place.run(&["extract", "a.md", "--format", "jsonl"]);
    assert_eq!(without.each("as_of_from"), ["none"]);
}
