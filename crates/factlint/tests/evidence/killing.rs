//! Processes that are killed while they look things up: the ledger is sound, nothing completed is lost, the next run goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;

use serde_json::Value;

use crate::documents::Documents;
use crate::findings::{AUDIT, audit, place, timeless};
use crate::program::Place;
use crate::server::Asked;
use crate::world::World;

const CRATES: usize = 10;
const MOMENTS: usize = 50;
const THREADS: usize = 5;

/// The sources by the first part of their paths here, and how many of their requests may be under way at a time.
const SOURCES: [(&str, &str, usize); 3] = [("index", "crates-index", 6), ("github", "github", 1), ("api", "crates-api", 2)];

/// The replies of a ledger, by the ask.
fn replies(place: &Place, ledger: &str) -> Vec<Value> {
    place.run(&["cache", "export", "--cache", ledger]).lines()
}

/// A reply without the time.
fn content(reply: &Value) -> String {
    let mut reply = reply.clone();
    reply.as_object_mut().unwrap().remove("observed_at");
    reply.to_string()
}

/// What a whole run gives: the findings, the replies in its ledger, and how many requests it takes.
struct Whole {
    findings: Vec<Value>,
    replies: BTreeSet<String>,
    requests: usize,
}

fn whole(documents: &Documents) -> Whole {
    let world = World::of(CRATES);
    let place = place(&world, documents);
    let findings = timeless(&audit(&place, &["--cache", "l.db"]));
    let replies = replies(&place, "l.db").iter().map(content).collect();
    Whole { findings, replies, requests: world.server.take().len() }
}

/// Kills a run when so many requests have come. `frozen`: the last of them is not answered any more.
fn kill_at(place: &Place, world: &World, ledger: &str, moment: usize, frozen: bool) -> Vec<Asked> {
    if frozen {
        world.server.freeze_at(moment);
    }
    let mut command = place.process();
    command.args(AUDIT).args(["--cache", ledger]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let asked = world.server.wait_for(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    asked
}

/// How many requests of a source had certainly completed: a request goes out only when there is room for it, and there is room
/// when an answer was kept.
fn completed(asked: &[Asked], path: &str, at_a_time: usize) -> usize {
    asked.iter().filter(|asked| asked.source() == path).count().saturating_sub(at_a_time)
}

fn check(place: &Place, ledger: &str, asked: &[Asked], whole: &Whole) -> Vec<Value> {
    let verified = place.run(&["cache", "verify", "--cache", ledger]);
    assert_eq!(verified.code, 0, "{}", verified.stdout);
    let replies = replies(place, ledger);
    for reply in &replies {
        assert!(whole.replies.contains(&content(reply)), "nobody answered {reply}");
    }
    let mut subjects: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for reply in &replies {
        let subject = reply["ask"]["subject"].as_str().unwrap();
        subjects.entry(reply["source"].as_str().unwrap()).or_default().insert(subject);
    }
    for (path, source, at_a_time) in SOURCES {
        let (kept, least) = (subjects.get(source).map_or(0, BTreeSet::len), completed(asked, path, at_a_time));
        assert!(kept >= least, "{source}: {least} requests had completed, {kept} answers are kept");
    }
    replies
}

fn one(place: &Place, world: &World, moment: usize, frozen: bool, whole: &Whole) {
    let ledger = format!("killed-{moment}-{frozen}.db");
    let asked = kill_at(place, world, &ledger, moment, frozen);
    let kept = check(place, &ledger, &asked, whole);
    world.server.freeze_at(usize::MAX);
    world.server.take();

    let next = audit(place, &["--cache", &ledger]);
    assert_eq!(timeless(&next), whole.findings, "killed at {moment}: {}", next.stderr);
    let again = world.server.take();
    let is_kept = |asked: &&Asked| {
        let name = asked.path.rsplit('/').next().unwrap();
        let source = SOURCES.iter().find(|(path, ..)| *path == asked.source()).map(|(_, source, _)| *source);
        kept.iter().any(|reply| {
            Some(reply["source"].as_str().unwrap()) == source && reply["ask"]["subject"].as_str().unwrap().ends_with(name)
        })
    };
    let twice: Vec<_> = again.iter().filter(is_kept).map(|asked| &asked.path).collect();
    assert!(twice.is_empty(), "killed at {moment}: asked again though the answer was kept: {twice:?}");
}

#[test]
fn a_run_that_is_killed_loses_nothing_that_had_completed() {
    let documents = Documents::about(CRATES);
    let whole = whole(&documents);
    assert!(whole.requests > 2 * CRATES);
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (documents, whole) = (&documents, &whole);
            scope.spawn(move || {
                let world = World::of(CRATES);
                let place = place(&world, documents);
                for n in (thread..MOMENTS).step_by(THREADS) {
                    // Spread over the run; the seventh is prime to the number of requests or not, it hits early and late ones.
                    let moment = 1 + n * 7 % whole.requests;
                    one(&place, &world, moment, n % 2 == 0, whole);
                }
            });
        }
    });
}
