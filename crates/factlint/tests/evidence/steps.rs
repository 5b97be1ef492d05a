//! Pages that are only steps on the way to an answer: they are asked for no more often than answers are.

use serde_json::Value;

use crate::documents::Documents;
use crate::findings::{AUDIT, audit, place, timeless};
use crate::program::Place;
use crate::server::{Act, Answer, Asked};
use crate::world::{NOW, World};

/// A document that cites two pages of one site.
fn citing(world: &World) -> Place {
    let place = Place::new();
    place.settings_for(world);
    place.file(
        "docs/a.md",
        "According to [the survey](https://survey.example.org/1), 24.3 % of all crates use unsafe code.\n\n\
         According to [the other survey](https://survey.example.org/2), 61.8 % of all crates have a README.\n",
    );
    place
}

/// Another document, with a page of the same site.
fn one_more(place: &Place) {
    let text = "According to [the other survey](https://survey.example.org/3), 24.3 % of all crates use unsafe code.\n";
    place.file("docs/b.md", text);
}

fn paths(asked: &[Asked]) -> Vec<&str> {
    asked.iter().map(|asked| asked.path.as_str()).collect()
}

/// How many requests a run would make, as its plan says.
fn planned(place: &Place, more: &[&str]) -> u64 {
    let plan = place.run_in(&[&["plan", "docs", "--format", "json"], more].concat()).json();
    plan["sources"].as_array().unwrap().iter().map(|source| source["requests"].as_u64().unwrap()).sum()
}

#[test]
fn the_rules_of_a_site_are_kept_and_only_asked_whether_they_have_changed() {
    let world = World::of(1);
    let place = citing(&world);
    assert_eq!(planned(&place, &[]), 3);
    let cold = audit(&place, &[]);
    assert_eq!(cold.each("verdict"), ["supported", "supported"], "{}", cold.stderr);
    assert_eq!(paths(&world.server.take())[0], "/site/robots.txt");

    assert_eq!((planned(&place, &[]), audit(&place, &[]).stdout), (0, cold.stdout.clone()));
    assert_eq!(world.server.take().len(), 0);

    // What a page said stays what it said; one that was not cited before is another matter.
    one_more(&place);
    let insisting = ["--max-age", "0s"];
    assert_eq!(planned(&place, &insisting), 2);
    let run = place.run_in(&[&["audit", "docs", "--format", "json"], &insisting[..]].concat()).json()["run"].clone();
    let asked = world.server.take();
    let answers: Vec<_> = asked.iter().map(|asked| (asked.path.as_str(), asked.is_conditional(), asked.answered)).collect();
    assert_eq!(answers, [("/site/robots.txt", true, Some(304)), ("/site/3", false, Some(200))]);
    assert_eq!(run["unchanged"], 1);

    let status = place.run(&["cache", "status", "--format", "json"]).json();
    assert_eq!((status["ledger"]["pages"].as_u64(), status["ledger"]["replies"].as_u64()), (Some(1), Some(3)));
    assert_eq!(place.run(&["cache", "export"]).lines().len(), 3, "what is kept on the way is no reply");
    assert_eq!(place.run(&["cache", "verify"]).code, 0);
}

#[test]
fn a_page_that_failed_is_asked_for_alone() {
    let world = World::of(1);
    let place = citing(&world);
    world.through(|asked, honest, _| match asked.path.as_str() {
        "/site/2" => Act::Fault(Answer { status: 500, ..Answer::default() }),
        _ => Act::Answer(honest),
    });
    assert_eq!(audit(&place, &[]).each("verdict"), ["supported", "unverifiable"]);
    world.heal();
    world.server.take();
    assert_eq!(planned(&place, &[]), 1);
    let again = audit(&place, &[]);
    assert_eq!(again.each("verdict"), ["supported", "supported"], "{}", again.stderr);
    assert_eq!(paths(&world.server.take()), ["/site/2"]);
    one_more(&place);
    audit(&place, &["--offline"]);
    assert_eq!(world.server.take().len(), 0);
    // The day that counts as now is not the one by which pages grow old.
    let later: Vec<_> = AUDIT.iter().map(|arg| if *arg == NOW { "2028-12-31" } else { arg }).collect();
    assert_eq!(place.run(&later).each("verdict"), ["supported"; 3]);
    assert_eq!(paths(&world.server.take()), ["/site/3"], "another document, the same rules");
}

#[test]
fn the_list_of_posts_is_not_asked_for_again_when_a_post_has_failed() {
    let (world, documents) = (World::of(2), Documents::about(2));
    let right = audit(&place(&world, &documents), &[]);
    let place = place(&world, &documents);
    let is_post = |asked: &Asked| asked.source() == "blog" && asked.path != "/blog/releases.json";
    world.through(move |asked, honest, _| match is_post(asked) {
        true => Act::Fault(Answer { status: 500, ..Answer::default() }),
        false => Act::Answer(honest),
    });
    audit(&place, &[]);
    world.heal();
    let posts = world.server.take().iter().filter(|asked| is_post(asked) && asked.nth == 0).count() as u64;
    assert_eq!(planned(&place, &[]), posts);
    assert_eq!(timeless(&audit(&place, &[])), timeless(&right));
    let asked = world.server.take();
    assert!(asked.len() as u64 == posts && asked.iter().all(is_post), "{:?}", paths(&asked));

    let expired = planned(&place, &["--max-age", "0s"]);
    audit(&place, &["--max-age", "0s"]);
    let asked = world.server.take();
    assert!(asked.iter().all(|asked| asked.is_conditional() && asked.answered == Some(304)), "{asked:?}");
    assert_eq!(expired, asked.len() as u64, "{:?}", paths(&asked));
}

#[test]
fn what_is_old_is_taken_away() {
    let world = World::of(1);
    let place = citing(&world);
    audit(&place, &[]);
    let kept = place.run(&["cache", "status"]).stdout;
    assert!(kept.contains("1 page kept on the way to answers"), "{kept}");
    let pruned: Value = place.run(&["cache", "prune", "--keep", "0s", "--format", "json"]).json();
    assert_eq!((pruned["pages"].as_u64(), pruned["replies"].as_u64()), (Some(1), Some(0)));
    world.server.take();
    one_more(&place);
    audit(&place, &[]);
    let asked = world.server.take();
    let conditional: Vec<_> = asked.iter().map(|asked| (asked.path.as_str(), asked.is_conditional())).collect();
    assert_eq!(conditional, [("/site/robots.txt", false), ("/site/3", false)], "nothing is known of the rules any more");
}
