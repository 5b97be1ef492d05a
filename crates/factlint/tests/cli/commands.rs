//! The smaller commands.

use crate::program::Place;

#[test]
fn help_is_there_for_a_newcomer() {
    let place = Place::new();
    let help = place.run(&["--help"]);
    assert_eq!(help.code, 0);
    for word in ["verify", "audit", "extract", "Examples:", "Exit codes:"] {
        assert!(help.stdout.contains(word), "{word}");
    }
    for command in ["verify", "audit", "extract", "plan", "diff", "report", "accept", "cache", "explain", "init", "completions"] {
        assert_eq!(place.run(&[command, "--help"]).code, 0, "{command}");
    }
    assert_eq!(place.run(&[]).code, 2);
    assert_eq!(place.run(&["audti"]).code, 2);
    assert!(place.run(&["--version"]).stdout.starts_with("factlint "));
}

#[test]
fn every_kind_is_explained() {
    let place = Place::new();
    let list = place.run(&["explain"]);
    assert!(list.stdout.contains("repo.stars") && list.stdout.contains("rust.release_date"), "{}", list.stdout);
    assert!(place.run(&["explain", "repo.stars"]).stdout.contains("repo.stars"));
    let unknown = place.run(&["explain", "repo.star"]);
    assert!(unknown.code == 2 && unknown.stderr.contains("did you mean `repo.stars`?"), "{}", unknown.stderr);
}

#[test]
fn a_finding_is_explained_by_its_fingerprint() {
    let place = Place::new();
    place.file("a.md", "Rust 1.85 came out in March 2025. GATs landed in Rust 1.65.\n");
    let report = place.run(&["audit", "--offline", "a.md", "--format", "json", "--output", "r.json"]);
    assert_eq!(report.code, 1);
    let fingerprint = place.run(&["audit", "--offline", "a.md", "--format", "jsonl"]).each("fingerprint")[1].clone();
    let ran = place.run(&["explain", &fingerprint, "--report", "r.json"]);
    assert!(ran.stdout.contains("GATs") && !ran.stdout.contains("March 2025 ·"), "{}", ran.stdout);
    assert_eq!(place.run(&["explain", "0000", "--report", "r.json"]).code, 2);
}

#[test]
fn a_reviewed_report_is_the_base_of_the_next() {
    let place = Place::new();
    place.file("a.md", "Rust 1.85 came out in March 2025.\n");
    place.run(&["audit", "--offline", "a.md", "--format", "json", "--output", "r.json"]);
    assert_eq!(place.run(&["accept", "r.json"]).code, 0);
    assert_eq!(place.run(&["diff", "--against", "accepted", "r.json"]).code, 0);
    place.file("a.md", "Rust 1.85 came out in March 2025. Rust 1.84 came out in March 2025.\n");
    place.run(&["audit", "--offline", "a.md", "--format", "json", "--output", "r2.json"]);
    let ran = place.run(&["diff", "--against", "accepted", "r2.json"]);
    assert!(ran.code == 1 && ran.stdout.contains("1.84"), "{}", ran.stdout);
    assert_eq!(place.run(&["diff", "r.json", "r.json"]).code, 0);
    assert_eq!(place.run(&["diff", "r.json"]).code, 2);
}

#[test]
fn a_repository_gets_what_it_needs_and_nothing_is_overwritten() {
    let place = Place::new();
    place.file("README.md", "Rust 1.85 came out in February 2025.\n");
    place.file(".githooks/pre-commit", "mine");
    let init = place.run(&["init"]);
    insta::assert_snapshot!(init.stdout, @r#"
    written  pipelines/factlint.toml
    written  .github/workflows/factlint.yml
    kept     .githooks/pre-commit
    written  .factlint/.gitignore

    Run it:       factlint audit --pipeline pipelines/factlint.toml
    Use the hook: git config core.hooksPath .githooks
    "#);
    assert_eq!((init.code, place.read(".githooks/pre-commit").as_str()), (0, "mine"));
    assert_eq!(place.read(".factlint/.gitignore"), "*\n", "the ledger stays out of version control");
    let nowhere = place.run(&["init", "nowhere"]);
    assert!(nowhere.code == 2 && nowhere.stderr.contains("factlint::init::no-folder"), "{}", nowhere.stderr);
    assert!(!place.path().join("nowhere").exists());
    let ran = place.run(&["audit", "--pipeline", "pipelines/factlint.toml", "--offline"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert!(place.read(".factlint/report.json").contains("factlint-report-1"));
}

#[test]
fn completions_and_the_manual_are_printed() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(place.run(&["completions", shell]).stdout.contains("factlint"), "{shell}");
    }
    let man = place.run(&["man"]).stdout;
    assert!(man.contains(".TH") && man.contains("factlint\\-audit"), "{man}");
    assert!(man.contains(".TH factlint-cache-history 1"), "the commands of a command have their pages, too: {man}");
}
