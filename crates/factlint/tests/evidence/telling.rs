//! What a run tells of its look-ups: a line for each request, and a sum.

use crate::documents::Documents;
use crate::findings::place;
use crate::server::{Act, Answer};
use crate::world::World;

#[test]
fn the_log_has_a_line_for_each_request_and_the_report_has_the_sum() {
    let (world, documents) = (World::of(6), Documents::about(6));
    let place = place(&world, &documents);
    world.through(|asked, honest, _| match asked.nth {
        0 => Act::Fault(Answer { status: 503, ..Answer::default() }),
        _ => Act::Answer(honest),
    });
    let ran = place.run_in(&["audit", "docs", "-v", "--format", "json"]);
    let (asked, run) = (world.server.take(), ran.json()["run"].clone());
    let lines = ran.stderr.lines().filter(|line| line.contains(" asked source=")).count();
    assert_eq!(lines, asked.len(), "{}", ran.stderr);
    let number = |key: &str| run[key].as_u64().unwrap();
    let requests: u64 = run["requests"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!((requests, number("retries")), (asked.len() as u64, asked.len() as u64 / 2));
    assert_eq!((number("cache_hits"), number("unchanged")), (0, 0));
    assert!(number("waited_ms") > 0, "it had to wait before it asked again");
    for (source, path) in [("crates-index", "index"), ("crates-api", "api"), ("github", "github"), ("rust-blog", "blog")] {
        let own = asked.iter().filter(|asked| asked.source() == path);
        let (all, repeated) = (own.clone().count() as u64, own.filter(|asked| asked.nth > 0).count() as u64);
        let told = &run["sources"][source];
        assert_eq!((told["requests"].as_u64(), told["retries"].as_u64()), (Some(all), Some(repeated)), "{source}: {run}");
        assert!(told["waited_ms"].as_u64().unwrap() <= number("waited_ms"));
    }

    world.heal();
    let again = place.run_in(&["audit", "docs", "--max-age", "0", "--format", "json"]).json()["run"].clone();
    assert_eq!((again["retries"].as_u64(), again["unchanged"].as_u64()), (Some(0), Some(world.server.take().len() as u64)));
    let warm = place.run_in(&["audit", "docs", "--format", "json"]).json()["run"].clone();
    assert_eq!(warm["requests"].as_object().unwrap().len(), 0);
    assert!(warm["cache_hits"].as_u64().unwrap() > 12, "{warm}");
}
