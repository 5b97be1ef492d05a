//! A cold run: as few requests as there are subjects, and every claim decided.

use crate::documents::Documents;
use crate::findings::{audit, place};
use crate::world::World;

const CRATES: usize = 60;

#[test]
fn no_more_requests_than_subjects_and_nothing_undecided() {
    let (world, documents) = (World::of(CRATES), Documents::about(CRATES));
    let place = place(&world, &documents);
    let plan = place.run_in(&["plan", "docs", "--format", "json"]).json();
    assert_eq!(world.server.asked().len(), 0, "a plan asks nothing");

    let ran = audit(&place, &[]);
    assert_eq!(ran.each("verdict"), documents.verdicts, "{}", ran.stderr);
    let asked = world.server.take();
    let mut paths: Vec<_> = asked.iter().map(|asked| &asked.path).collect();
    paths.sort();
    assert!(paths.windows(2).all(|pair| pair[0] != pair[1]), "the same was asked twice: {paths:?}");
    let count = |source: &str| asked.iter().filter(|asked| asked.source() == source).count();
    assert_eq!((count("index"), count("github")), (CRATES, CRATES));
    assert_eq!((count("notes"), count("api")), (1, 1), "one request tells of all releases, and of many crates");
    assert_eq!(count("blog"), 3, "a list, and the releases that the notes do not carry yet");

    let planned = plan["sources"].as_array().unwrap().iter();
    let most: u64 = planned.map(|source| source["requests"].as_u64().unwrap() + source["may_follow"].as_u64().unwrap()).sum();
    assert!(asked.len() as u64 <= most, "{} requests, {most} planned", asked.len());
}

#[test]
fn with_a_token_all_repositories_travel_in_one_request() {
    let (world, documents) = (World::of(CRATES), Documents::about(CRATES));
    let place = place(&world, &documents);
    let output = place.command().args(crate::findings::AUDIT).env("GITHUB_TOKEN", "ghp_of_a_test").output().unwrap();
    assert_eq!(crate::program::ran(output).each("verdict"), documents.verdicts);
    let asked = world.server.take();
    let github: Vec<_> = asked.iter().filter(|asked| asked.source() == "github").map(|asked| asked.path.as_str()).collect();
    // What is known of a crate's repository only after the first answers goes into a second one, if it is not the same.
    assert_eq!(github, ["/github/graphql"]);
}
