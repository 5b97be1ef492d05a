//! Runs over the documents of a world, and what they found.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::documents::Documents;
use crate::program::{Place, Ran};
use crate::world::{NOW, World};

/// The documents of a world in a folder, and the settings that lead there.
pub(crate) fn place(world: &World, documents: &Documents) -> Place {
    let place = Place::new();
    place.settings_for(world);
    for (name, text) in &documents.files {
        place.file(name, text);
    }
    place
}

/// What an audit is called with.
pub(crate) const AUDIT: [&str; 11] =
    ["audit", "docs", "--as-of", NOW, "--format", "jsonl", "-v", "--config", "world.toml", "--set", "cache.recorded=false"];

/// An audit of the documents, with more arguments.
pub(crate) fn audit(place: &Place, more: &[&str]) -> Ran {
    place.run(&[&AUDIT, more].concat())
}

/// The findings without the times at which their evidence was seen.
pub(crate) fn timeless(ran: &Ran) -> Vec<Value> {
    ran.stdout.lines().map(timeless_line).collect()
}

fn timeless_line(line: &str) -> Value {
    let finding: Value = serde_json::from_str(line).unwrap();
    let times: Vec<&str> = finding["evidence"].as_array().unwrap().iter().map(|s| s["observed_at"].as_str().unwrap()).collect();
    let line = times.iter().fold(line.to_owned(), |line, time| line.replace(time, "THEN"));
    let line = times.iter().fold(line, |line, time| line.replace(&time[..10], "THAT DAY"));
    serde_json::from_str(&line).unwrap()
}

/// How often each verdict, or reason where there is none, was given.
pub(crate) fn tally(ran: &Ran) -> BTreeMap<String, usize> {
    let mut tally = BTreeMap::new();
    for finding in ran.lines() {
        let word = finding["reason"].as_str().or(finding["verdict"].as_str()).unwrap().to_owned();
        *tally.entry(word).or_default() += 1;
    }
    tally
}
