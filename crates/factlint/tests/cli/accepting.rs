//! What is let stand: exceptions in documents, accepted findings, and runs that fail on new findings only.

use crate::program::Place;
use crate::world::World;

const WRONG: &str = "Rust 1.85 came out in March 2025.\n";

fn report(place: &Place, name: &str) -> crate::program::Ran {
    place.run(&["audit", "--offline", "a.md", "--format", "json", "--output", name])
}

fn fingerprints(place: &Place, name: &str) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&place.read(name)).unwrap();
    report["findings"].as_array().unwrap().iter().map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_exception_in_the_document_is_marked_and_fails_nothing() {
    let place = Place::new();
    place.file("a.md", format!("<!-- factlint: ignore[rust.release_date] a quotation until=2027-01-01 -->\n{WRONG}"));
    let on = |day: &str, format: &str| place.run(&["audit", "--offline", "a.md", "--as-of", day, "--format", format]);
    let human = on("2026-11-21", "human");
    assert_eq!((human.code, human.stdout.contains("March 2025")), (0, false), "{}", human.stdout);
    assert!(human.stdout.contains("1 of them may stand"), "{}", human.stdout);
    let json = on("2026-11-21", "json").json();
    assert_eq!(json["findings"][0]["verdict"], "contradicted");
    assert_eq!(json["findings"][0]["waiver"]["reason"], "a quotation");
    let sarif = on("2026-11-21", "sarif").json();
    assert_eq!(sarif["runs"][0]["results"][0]["suppressions"][0]["kind"], "inSource");
    let expired = on("2027-01-02", "human");
    assert_eq!(expired.code, 1);
    insta::assert_snapshot!(expired.stdout.split("factlint::").nth(1).unwrap().split("\n\n1 ").next().unwrap(), @r#"
    exception::expired

      ⚠ this exception expired on 2027-01-01
       ╭─[a.md:1:1]
     1 │ <!-- factlint: ignore[rust.release_date] a quotation until=2027-01-01 -->
       · ────────────────────────────────────┬────────────────────────────────────
       ·                                     ╰── here
       ╰────
      help: look at it again: mend what it is for, or give it a later day
    "#);
}

#[test]
fn an_exception_that_nothing_needs_is_a_warning() {
    let place = Place::new();
    place.file("a.html", "<!-- factlint: ignore-file[rust.release_date] why --><p>Rust 1.85 came out in February 2025.");
    let ran = place.run(&["audit", "--offline", "a.html"]);
    assert_eq!((ran.code, ran.stdout.contains("factlint::exception::unused")), (0, true), "{}", ran.stdout);
    let jsonl = place.run(&["audit", "--offline", "a.html", "--format", "jsonl"]);
    assert_eq!((jsonl.lines().len(), jsonl.stderr.contains("factlint::exception::unused")), (1, true), "{}", jsonl.stderr);
    let other = place.run(&["audit", "--offline", "a.html", "--kind", "rust.latest"]);
    assert!(!other.stdout.contains("unused"), "{}", other.stdout);
}

#[test]
fn a_single_finding_is_accepted_with_a_reason() {
    let place = Place::new();
    place.file("a.md", format!("{WRONG}\nRust 1.84 came out in March 2025.\n"));
    assert_eq!(report(&place, "r.json").code, 1);
    let names = fingerprints(&place, "r.json");
    let accept = |args: &[&str]| place.run(&[&["accept", "r.json"], args].concat());
    assert_eq!(accept(&["--finding", &names[0]]).code, 2, "a reason is needed");
    assert_eq!(accept(&["--finding", &names[0], "--reason", " "]).code, 2);
    assert_eq!(accept(&["--finding", "0000", "--reason", "why"]).code, 2);
    let accepted = accept(&["--finding", &names[0], "--reason", "a quotation", "--until", "2999-01-01"]);
    assert_eq!(accepted.code, 0, "{}", accepted.stderr);
    insta::assert_snapshot!(place.read("reports/accepted/findings.toml").replace(&names[0], "FINGERPRINT"), @r#"
    # Findings that were reviewed and may stand: `factlint accept REPORT --finding FINGERPRINT --reason TEXT [--until DATE]`.
    # Each is quiet only while the sources say what is written here (counts: within 2 %), and until its day.

    [[finding]]
    fingerprint = "FINGERPRINT"
    doc = "a.md"
    text = "Rust 1.85 came out in March 2025"
    verdict = "contradicted"
    actual = "2025-02-20"
    reason = "a quotation"
    until = "2999-01-01"
    "#);
    let audit = || place.run(&["audit", "--offline", "a.md"]);
    let once = audit();
    assert_eq!((once.code, once.stdout.contains("1.84"), once.stdout.contains("1.85")), (1, true, false), "{}", once.stdout);
    assert_eq!(accept(&["--finding", "a.md:3:1", "--reason", "another"]).code, 0, "a place is a name, too");
    assert_eq!(audit().code, 0);
    let now_else = place.read("reports/accepted/findings.toml").replace("2025-02-20", "2025-02-19");
    place.file("reports/accepted/findings.toml", now_else);
    let lapsed = audit();
    assert_eq!((lapsed.code, lapsed.stdout.contains("factlint::acceptance::lapsed")), (1, true), "{}", lapsed.stdout);
    place.file("reports/accepted/findings.toml", "[[finding]]\n");
    let damaged = audit();
    assert_eq!((damaged.code, damaged.stderr.contains("factlint::accepted::damaged")), (2, true), "{}", damaged.stderr);
}

#[test]
fn only_new_findings_fail_a_run_against_the_accepted_report() {
    let place = Place::new();
    place.file("a.md", WRONG);
    let audit = || place.run(&["audit", "--offline", "a.md", "--against", "accepted"]);
    let first = audit();
    assert!(first.code == 1 && first.stderr.contains("factlint accept FILE"), "{}", first.stderr);
    report(&place, "r.json");
    assert_eq!(place.run(&["accept", "r.json"]).code, 0);
    assert_eq!(audit().code, 0);
    assert_eq!(place.run(&["audit", "--offline", "a.md"]).code, 1, "without the setting the finding counts");
    assert_eq!(place.run(&["audit", "--offline", "a.md", "--set", "judge.against=accepted"]).code, 0);
    place.file("a.md", format!("{WRONG}Rust 1.84 came out in March 2025.\n"));
    let new = audit();
    assert!(new.code == 1 && new.stdout.contains("1.84") && !new.stdout.contains("1.85.0 published"), "{}", new.stdout);
    report(&place, "r2.json");
    let diff = place.run(&["diff", "--against", "accepted", "r2.json", "--format", "json"]);
    assert_eq!((diff.code, diff.json()["findings"]["new"][0]["cause"].as_str()), (1, Some("document")));
    let names = fingerprints(&place, "r2.json");
    place.run(&["accept", "r2.json", "--finding", &names[1], "--reason", "why"]);
    let diff = place.run(&["diff", "--against", "accepted", "r2.json", "--format", "json"]);
    assert_eq!((diff.code, diff.json()["counts"]["accepted"].as_u64()), (0, Some(1)), "{}", diff.stdout);
}

#[test]
fn a_reviewed_finding_whose_observed_value_changed_is_new() {
    let place = Place::new();
    place.file("a.md", WRONG);
    report(&place, "r.json");
    place.run(&["accept", "r.json"]);
    let told = place.read("reports/accepted/report.json").replace("\"actual\": \"2025-02-20\"", "\"actual\": \"2025-02-19\"");
    place.file("reports/accepted/report.json", told);
    let diff = place.run(&["diff", "--against", "accepted", "r.json"]);
    assert!(diff.code == 1 && diff.stdout.contains("the world changed: 2025-02-19 → 2025-02-20"), "{}", diff.stdout);
    assert_eq!(place.run(&["diff", "reports/accepted/report.json", "r.json"]).code, 0, "changed, and not new");
    assert_eq!(place.run(&["audit", "--offline", "a.md", "--against", "accepted"]).code, 1);
}

#[test]
fn a_diff_is_a_page_too() {
    let place = Place::new();
    place.file("a.md", "Fine.\n");
    report(&place, "r.json");
    place.file("a.md", WRONG);
    report(&place, "r2.json");
    let page = place.run(&["diff", "r.json", "r2.json", "--format", "html"]);
    assert!(page.code == 1 && page.stdout.contains("New (1)") && page.stdout.contains("the document changed"), "{}", page.stdout);
    assert_eq!(place.run(&["diff", "r.json", "r2.json", "--format", "sarif"]).code, 2);
}

#[test]
fn a_source_that_failed_is_the_cause() {
    let place = Place::new();
    let world = World::new();
    place.settings_for(&world);
    place.file("a.md", "The crate `ferris-lamp` 0.2.0 was released on March 5, 2023.\n");
    let audit = |name: &str, cache: &str| {
        place.run_in(&["audit", "a.md", "--format", "json", "--output", name, "--cache", cache, "--allow-incomplete"])
    };
    assert_eq!(audit("r.json", "one.db").code, 1);
    place.settings_for(&World::broken());
    assert_eq!(audit("r2.json", "two.db").code, 0);
    let diff = place.run(&["diff", "r.json", "r2.json", "--format", "json"]).json();
    assert_eq!(diff["findings"]["changed"][0]["cause"], "source-failed", "{diff}");
}
