//! The ledger, looked after from the command line.

use crate::program::Place;
use crate::world::World;

fn filled() -> (World, Place) {
    let (world, place) = (World::new(), Place::new());
    place.settings_for(&world);
    place.file("a.md", "`ferris-lamp` 0.2.0 was released on March 4, 2024. It is [ferris/lamp](https://github.com/ferris/lamp) (2,000 GitHub stars).\n");
    place.run_in(&["audit", "a.md", "--cache", "l.db"]);
    (world, place)
}

#[test]
fn its_state_is_told() {
    let (_world, place) = filled();
    let ran = place.run_in(&["cache", "status", "--cache", "l.db"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("2 questions, 2 replies") && ran.stdout.contains("github"), "{}", ran.stdout);
    let json = place.run(&["cache", "status", "--cache", "l.db", "--format", "json"]);
    assert_eq!(json.lines()[0]["ledger"]["replies"], 2);
    assert!(json.lines()[0]["recording"]["replies"].as_u64().unwrap() > 100);
    let none = place.run(&["cache", "status", "--cache", "none.db"]);
    assert!(none.code == 0 && none.stdout.contains("not there yet") && !place.path().join("none.db").exists());
}

#[test]
fn what_was_seen_of_a_subject_is_told() {
    let (_world, place) = filled();
    let ran = place.run_in(&["cache", "history", "github:ferris/lamp", "--cache", "l.db"]);
    assert!(ran.stdout.contains("repo.stars of github:ferris/lamp") && ran.stdout.contains("2000"), "{}", ran.stdout);
    let none = place.run_in(&["cache", "history", "github:no/such", "--cache", "l.db"]);
    assert!(none.stdout.contains("nothing was seen"), "{}", none.stdout);
}

#[test]
fn an_export_is_imported_once() {
    let (_world, place) = filled();
    place.run(&["cache", "export", "--cache", "l.db", "--output", "e.jsonl"]);
    let first = place.run(&["cache", "import", "e.jsonl", "--cache", "m.db"]);
    assert_eq!(first.stdout, "2 replies imported; 0 were there already\n");
    assert_eq!(
        place.run(&["cache", "import", "e.jsonl", "--cache", "m.db"]).stdout,
        "0 replies imported; 2 were there already\n"
    );
    let again = place.run(&["cache", "export", "--cache", "m.db"]);
    assert_eq!(again.stdout, place.read("e.jsonl"));
    place.file("bad.jsonl", "{\"ask\":1}\n");
    let refused = place.run(&["cache", "import", "bad.jsonl", "--cache", "m.db"]);
    assert!(refused.code == 2 && refused.stderr.contains("factlint::cache::import") && refused.stderr.contains("bad.jsonl:1"));
}

#[test]
fn it_is_verified_and_thinned_out() {
    let (_world, place) = filled();
    let ran = place.run(&["cache", "verify", "--cache", "l.db"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "l.db is sound\n"));
    let pruned = place.run(&["cache", "prune", "--keep", "90d", "--cache", "l.db"]);
    assert!(pruned.code == 0 && pruned.stdout.starts_with("0 replies"), "{}", pruned.stdout);
    assert_eq!(place.run(&["cache", "verify", "--cache", "world.toml"]).code, 2);
}
