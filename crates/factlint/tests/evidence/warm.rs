//! A run after another: nothing is asked that is known, and what is old is only asked about.

use serde_json::Value;

use crate::documents::Documents;
use crate::findings::{audit, place, timeless};
use crate::program::Place;
use crate::world::World;

const CRATES: usize = 20;

fn status(place: &Place, key: &str) -> u64 {
    let status: Value = place.run(&["cache", "status", "--format", "json"]).json();
    status["ledger"][key].as_u64().unwrap()
}

#[test]
fn what_is_known_is_not_asked_and_what_is_old_is_asked_conditionally() {
    let (world, documents) = (World::of(CRATES), Documents::about(CRATES));
    let place = place(&world, &documents);
    let cold = audit(&place, &[]);
    let first = world.server.take();
    let (replies, observations) = (status(&place, "replies"), status(&place, "observations"));

    let warm = audit(&place, &[]);
    assert_eq!(warm.stdout, cold.stdout, "the same bytes");
    assert_eq!(audit(&place, &["--offline"]).stdout, cold.stdout, "and without the network");
    assert_eq!(world.server.take().len(), 0, "nothing was asked again");

    let expired = audit(&place, &["--max-age", "0s"]);
    assert_eq!(timeless(&expired), timeless(&cold));
    let asked = world.server.take();
    assert!(asked.len() > 2 * CRATES, "{} requests", asked.len());
    for asked in &asked {
        assert_eq!((asked.is_conditional(), asked.answered), (true, Some(304)), "{}", asked.path);
        assert!(first.iter().any(|before| before.path == asked.path), "{} is asked under another address", asked.path);
    }
    assert_eq!(status(&place, "observations"), observations, "what did not change is not kept again");
    assert!(status(&place, "replies") > replies, "but that it did not is kept");
}

#[test]
fn what_is_fixed_is_never_asked_again() {
    let (world, documents) = (World::of(CRATES), Documents::about(CRATES));
    let place = place(&world, &documents);
    let fixed = ["--kind", "rust.release_date,rust.stabilized_in,crate.release_date"];
    let cold = audit(&place, &fixed);
    assert!(cold.each("verdict").len() > CRATES && !world.server.take().is_empty());
    let expired = audit(&place, &[&fixed[..], &["--max-age", "0s"]].concat());
    assert_eq!(expired.stdout, cold.stdout);
    assert_eq!(world.server.take().iter().map(|asked| asked.path.clone()).collect::<Vec<_>>(), Vec::<String>::new());
}
