//! The pipelines of this repository, as they stand.

use std::path::Path;

use crate::program::Place;
use crate::world::World;

/// A place with the pipelines of the repository and one document.
fn place(world: &World) -> Place {
    let place = Place::new();
    place.settings_for(world);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pipelines");
    for name in ["nightly.toml", "review.toml", "verify.toml"] {
        place.file(&format!("pipelines/{name}"), std::fs::read_to_string(folder.join(name)).unwrap());
    }
    place.file("README.md", "The crate `ferris-lamp` 0.2.0 was released on March 5, 2023.\n");
    place
}

#[test]
fn the_nightly_run_writes_its_reports_and_asks_nothing_twice() {
    let world = World::new();
    let place = place(&world);
    let night = || place.run(&["audit", "--config", "world.toml", "--pipeline", "pipelines/nightly.toml"]);
    let findings = || {
        let report: serde_json::Value = serde_json::from_str(&place.read("reports/out/nightly.json")).unwrap();
        report["findings"].clone()
    };
    let first = night();
    assert_eq!(first.code, 1, "{}{}", first.stdout, first.stderr);
    let (asked, before) = (world.count(), findings());
    assert!(place.read("reports/out/nightly.txt").contains("ferris-lamp"));
    assert!(place.path().join("cache/ledger.db").exists());
    assert_eq!(night().code, 1);
    assert_eq!((world.count(), findings()), (asked, before));
}

#[test]
fn the_nightly_run_fails_on_new_findings_only() {
    let world = World::new();
    let place = place(&world);
    let night = || place.run(&["audit", "--config", "world.toml", "--pipeline", "pipelines/nightly.toml"]);
    assert_eq!(night().code, 1);
    assert_eq!(place.run(&["accept", "reports/out/nightly.json"]).code, 0);
    assert_eq!(night().code, 0, "what was reviewed may stand");
    let known = place.read("README.md");
    place.file("README.md", format!("{known}\nThe crate `ferris-lamp` 0.1.0 was released on June 7, 2021.\n"));
    let new = night();
    assert!(new.code == 1 && new.stdout.contains("June 7, 2021") && !new.stdout.contains("March 5, 2023\n"), "{}", new.stdout);
    let diff = place.run(&["diff", "--against", "accepted", "reports/out/nightly.json"]);
    assert!(diff.code == 1 && diff.stdout.contains("1 new, 0 resolved, 0 changed, 1 unchanged"), "{}", diff.stdout);
}

#[test]
fn a_review_annotates_what_is_new_and_is_not_held_up_by_a_source() {
    let world = World::new();
    let place = place(&world);
    let review = || place.run(&["audit", "--config", "world.toml", "--pipeline", "pipelines/review.toml"]);
    let first = review();
    assert!(first.code == 1 && first.stdout.starts_with("::error file=README.md"), "{}{}", first.stdout, first.stderr);
    for (name, words) in [("md", "factlint"), ("sarif", "2.1.0"), ("html", "<!doctype html>"), ("json", "factlint-report-1")] {
        assert!(place.read(&format!("reports/out/review.{name}")).contains(words), "{name}");
    }
    assert_eq!(place.run(&["accept", "reports/out/review.json"]).code, 0);
    assert_eq!(review().code, 0);
    std::fs::remove_file(place.path().join("cache/ledger.db")).unwrap();
    std::fs::remove_dir_all(place.path().join("reports/accepted")).unwrap();
    place.settings_for(&World::broken());
    assert_eq!(review().code, 0, "undecided is not wrong");
}

#[test]
fn the_pipeline_of_verify_is_read() {
    let world = World::new();
    let place = place(&world);
    let claim = "`ferris-lamp` 0.2.0 was released on March 4, 2024";
    let args = ["--config", "world.toml", "--pipeline", "pipelines/verify.toml"];
    let ran = place.run(&[&["verify", "--claim", claim], &args[..]].concat());
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    assert_eq!(place.run(&[&["audit", "README.md"], &args[..]].concat()).code, 1);
}
