//! Extraction reads the document and the settings only: neither the recording nor the ledger changes a byte of it.

use serde_json::Value;

use crate::program::Place;
use crate::world::World;

/// The keys of a claim; a finding has others beside them.
const CLAIM: &[&str] =
    &["doc", "start", "end", "line", "column", "text", "predicate", "subject", "value", "comparator", "as_of", "as_of_from"];

/// The project's labelled texts and its own pages, and a text of which the world knows everything.
fn documents() -> Place {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let place = Place::new();
    for entry in std::fs::read_dir(root.join("crates/factlint-kinds/accuracy")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        place.file(&format!("docs/{name}.md"), std::fs::read(&path).unwrap());
    }
    place.file("docs/readme.md", std::fs::read(root.join("README.md")).unwrap());
    place.file("docs/known.md", "`ferris-lamp` 0.2.0 was released on March 4, 2024. It is [ferris/lamp](https://github.com/ferris/lamp) (2,000 GitHub stars).\n");
    place
}

#[test]
fn recording_and_ledger_change_no_byte() {
    let place = documents();
    let plain = place.run(&["extract", "docs", "--format", "jsonl"]);
    assert!(plain.code == 0 && plain.lines().len() > 250, "{} claims: {}", plain.lines().len(), plain.stderr);
    let world = World::new();
    place.settings_for(&world);
    let filled = place.run_in(&["audit", "docs/known.md", "--cache", "l.db"]);
    assert!(place.path().join("l.db").exists() && world.count() > 0, "{}", filled.stderr);
    for others in
        [&["--set", "cache.recorded=false"][..], &["--cache", "l.db"], &["--cache", "l.db", "--set", "cache.recorded=false"]]
    {
        let args = [&["extract", "docs", "--format", "jsonl"], others].concat();
        assert!(place.run(&args).stdout == plain.stdout, "{others:?} changed what is extracted");
        let args = [&["audit", "docs", "--offline", "--format", "jsonl"], others].concat();
        let claims = |findings: Vec<Value>| -> Vec<Vec<Value>> {
            findings.iter().map(|finding| CLAIM.iter().map(|key| finding[*key].clone()).collect()).collect()
        };
        assert!(claims(place.run(&args).lines()) == claims(plain.lines()), "{others:?} changed what is audited");
    }
}
