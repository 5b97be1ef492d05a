//! `verify`: every exit code, and words that a person understands.

use crate::program::Place;
use crate::world::World;

fn verdict(claim: &str) -> (i32, Vec<String>) {
    let (world, place) = (World::new(), Place::new());
    place.settings_for(&world);
    let ran = place.run_in(&["verify", "--claim", claim, "--format", "jsonl"]);
    (ran.code, ran.each("verdict"))
}

#[test]
fn the_exit_code_tells_the_verdict() {
    assert_eq!(verdict("`ferris-lamp` 0.2.0 was released on March 4, 2024"), (0, vec!["supported".into()]));
    assert_eq!(verdict("`ferris-lamp` 0.2.0 was released in May 2024"), (1, vec!["contradicted".into()]));
    // A sentence that somebody asks about is of Rust, though it does not say so.
    assert_eq!(verdict("Ferris-lamp 0.2.0 was released on March 4, 2024"), (0, vec!["supported".into()]));
    assert_eq!(verdict("[ferris/lamp](https://github.com/ferris/lamp) has 1,234 GitHub stars"), (1, vec!["outdated".into()]));
    assert_eq!(verdict("Rust 1.85.0 was released on February 20, 2025"), (0, vec!["supported".into()]));
}

#[test]
fn a_sentence_without_an_assertion_ends_with_3() {
    for sentence in ["The weather is nice", "HTTP/1.1 and Python 3.11 were used"] {
        let ran = Place::new().run(&["verify", "--offline", "--claim", sentence]);
        assert_eq!((ran.code, ran.stdout.as_str()), (3, ""));
        assert!(ran.stderr.contains("factlint::verify::nothing-to-check") && ran.stderr.contains("help:"), "{}", ran.stderr);
    }
}

#[test]
fn what_was_not_looked_up_ends_with_4_and_can_be_allowed() {
    let place = Place::new();
    let args = ["verify", "--offline", "--claim", "the `ferris-lamp` crate requires Rust 1.60", "--format", "jsonl"];
    let ran = place.run(&args);
    assert_eq!((ran.code, ran.each("reason")), (4, vec!["offline".into()]));
    assert_eq!(place.run(&[&args[..], &["--allow-incomplete"]].concat()).code, 0);
    assert_eq!(place.run(&[&args[..], &["--fail-on", "unverifiable"]].concat()).code, 1);
}

#[test]
fn a_source_that_fails_decides_nothing() {
    let (world, place) = (World::broken(), Place::new());
    place.settings_for(&world);
    let ran = place.run_in(&["verify", "--claim", "`ferris-lamp` 0.2.0 was released on March 4, 2024", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.each("reason")), (4, vec!["source-failed".into()]));
    assert_eq!(ran.stderr.matches("note:").count(), 1, "said once: {}", ran.stderr);
}

#[test]
fn sources_that_differ_are_shown_beside_each_other() {
    let (world, place) = (World::new(), Place::new());
    place.settings_for(&world);
    let shown = |claim: &str| {
        let ran = place.run_in(&["verify", "-v", "--claim", claim]);
        let times = ran.stdout.lines().filter(|line| !line.contains("seen ")).collect::<Vec<_>>().join("\n");
        times.replace(&world.url, "URL")
    };
    insta::assert_snapshot!(shown("Rust 1.84.0 was released on January 8, 2025."), @r"
    rust.release_date

      ✓ Rust 1.84.0 was released on January 8, 2025: rust-releases agrees (January 9, 2025)
       ╭─[-:1:1]
     1 │ Rust 1.84.0 was released on January 8, 2025.
       · ─────────────────────┬─────────────────────
       ·                      ╰── supported
       ╰────
      evidence: 1.84.0 published 2025-01-09
        https://doc.rust-lang.org/stable/releases.html
      evidence: 1.84.0 published 2025-01-08: differs, and rust-releases is the one that counts
        https://blog.rust-lang.org/releases/

    1 assertion: 1 supported
    ");
    assert_eq!(world.paths(), ["/RELEASES.md", "/blog/releases.json"]);
    let wrong = shown("Rust 1.84.0 was released on January 18, 2025.");
    assert!(wrong.contains("was released on January 9, 2025") && wrong.contains("2025-01-08: differs"), "{wrong}");
    let agreeing = Place::new();
    agreeing.settings_for(&world);
    let ran = agreeing.run_in(&["verify", "-v", "--claim", "Rust 1.84.0 was released on January 9, 2025."]);
    assert!(ran.stdout.contains("rust-releases agrees") && !ran.stdout.contains("differs"), "{}", ran.stdout);
    assert_eq!(
        world.paths().iter().filter(|path| path.starts_with("/blog")).count(),
        1,
        "nothing to compare: {:?}",
        world.paths()
    );
}

#[test]
fn fail_on_names_the_least_serious_verdict() {
    let place = Place::new();
    let wrong = ["verify", "--offline", "--claim", "Rust 1.85 came out in March 2025"];
    for (fail_on, code) in [("contradicted", 1), ("outdated", 1), ("unverifiable", 1), ("none", 0)] {
        assert_eq!(place.run(&[&wrong[..], &["--fail-on", fail_on]].concat()).code, code, "{fail_on}");
    }
}

#[test]
fn the_report_shows_the_words_the_evidence_and_what_to_write() {
    let ran = Place::new().run(&["verify", "--offline", "--as-of", "2026-08-22", "--claim", "Rust 1.85 came out in March 2025"]);
    assert_eq!(ran.code, 1);
    for part in ["March 2025", "2025-02-20", "February 2025", "https://", "rust.release_date"] {
        assert!(ran.stdout.contains(part), "{part} is missing:\n{}", ran.stdout);
    }
    assert!(!ran.stdout.contains('\u{1b}'), "no escapes where nobody looks");
    assert_eq!(ran.stderr, "");
}

#[test]
fn colour_is_where_it_was_asked_for() {
    let args = ["verify", "--offline", "--claim", "Rust 1.85 came out in March 2025"];
    let place = Place::new();
    assert!(place.run(&[&args[..], &["--color", "always"]].concat()).stdout.contains('\u{1b}'));
    assert!(!place.run(&[&args[..], &["--color", "always", "--output", "r.txt"]].concat()).stdout.contains("Rust"));
    assert!(!place.read("r.txt").contains('\u{1b}'), "no escapes in a file");
}
