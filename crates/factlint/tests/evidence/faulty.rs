//! Servers that fail: the run ends, says nothing wrong, says why it does not know, and the next run needs only the rest.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::Duration;

use serde_json::Value;

use crate::documents::Documents;
use crate::faults::{Fault, any, hits};
use crate::findings::{AUDIT, audit, place, tally, timeless};
use crate::program::{Place, Ran, ran};
use crate::server::Asked;
use crate::world::World;

const SEED: u64 = 2_024;

/// How long a run may take before it counts as one that does not end.
const ENDLESS: Duration = Duration::from_secs(600);

/// How many seconds a server that says nothing is waited for: longer than an honest one needs on a busy machine.
const STALL: u64 = 4;

/// A run that has to end by itself.
fn ends(place: &Place, more: &[&str]) -> Ran {
    let mut command = place.command();
    ran(command.args(AUDIT).args(more).timeout(ENDLESS).output().unwrap())
}

/// The findings of a run that never met a fault.
fn faultless(crates: usize, documents: &Documents) -> Vec<Value> {
    let world = World::of(crates);
    let findings = audit(&place(&world, documents), &[]);
    assert_eq!(findings.each("verdict"), documents.verdicts);
    timeless(&findings)
}

/// No verdict but the right one, or none; and the log says why.
fn check_verdicts(faulty: &Ran, right: &[Value], what: &str) {
    assert!([0, 1, 4].contains(&faulty.code), "{what} ended with {}: {}", faulty.code, faulty.stderr);
    let found = faulty.lines();
    assert_eq!(found.len(), right.len(), "{what}");
    let unanswered: Vec<&str> = faulty.stderr.lines().filter(|line| line.contains("no answer")).collect();
    for (found, right) in found.iter().zip(right) {
        if found["verdict"] == right["verdict"] {
            continue;
        }
        assert_eq!(found["verdict"], "unverifiable", "{what}: {found} instead of {right}");
        assert_eq!(found["reason"], "source-failed", "{what}: {found}");
        let subject = found["subject"].as_str().unwrap();
        let name = subject.rsplit([':', '/']).next().unwrap().split('@').next().unwrap();
        let is_about = |line: &&&str| line.contains(name) || line.contains(" of rust");
        assert!(unanswered.iter().any(|line| is_about(&line)), "{what}: the log does not say why {found}\n{}", faulty.stderr);
    }
}

/// What was answered well, be it an answer or a step on the way to one.
fn answered(asked: &[Asked]) -> BTreeSet<String> {
    let well = asked.iter().filter(|asked| asked.answered.is_some());
    well.map(|asked| format!("{} {} {}", asked.method, asked.path, asked.body)).collect()
}

/// What a run through faults gave.
struct Outcome {
    undecided: usize,
    retried: usize,
}

/// A run in a world with a fault, then one in the same world without.
fn run(fault: Option<Fault>, of_a_hundred: u64, crates: usize, right: &[Value], documents: &Documents) -> Outcome {
    let what = fault.map_or("everything at once".to_owned(), |fault| format!("{fault:?}"));
    let world = World::of(crates);
    let place = place(&world, documents);
    if fault == Some(Fault::Stall) {
        place.file("world.toml", world.settings_with_patience(STALL));
    }
    world.through(move |asked, honest, facts| {
        if hits(SEED, asked, of_a_hundred) {
            fault.unwrap_or_else(|| any(SEED, asked)).spoil(asked, honest, facts)
        } else {
            crate::server::Act::Answer(honest)
        }
    });
    let faulty = ends(&place, &[]);
    check_verdicts(&faulty, right, &what);
    let first = world.server.take();
    assert!(first.iter().any(|asked| asked.answered.is_none()), "{what} never happened");

    world.heal();
    let healed = ends(&place, &[]);
    for (found, right) in timeless(&healed).iter().zip(right) {
        assert_eq!(found, right, "{what}");
    }
    assert_eq!(healed.lines().len(), right.len(), "{what}");
    let (before, again) = (answered(&first), answered(&world.server.take()));
    let twice: Vec<_> = again.intersection(&before).collect();
    assert!(twice.is_empty(), "{what}: asked again though it was answered: {twice:?}");
    let undecided = tally(&faulty).get("source-failed").copied().unwrap_or_default();
    Outcome { undecided, retried: first.iter().filter(|asked| asked.nth > 0).count() }
}

#[test]
fn every_fault_is_survived_and_nothing_is_fetched_twice() {
    let (many, few) = (Documents::about(20), Documents::about(6));
    let (right_many, right_few) = (faultless(20, &many), faultless(6, &few));
    let left = Mutex::new(Fault::ALL.to_vec());
    let (mut undecided, mut retried) = (0, 0);
    let work = || {
        let mut outcomes = Vec::new();
        while let Some(fault) = { left.lock().unwrap().pop() } {
            outcomes.push(if fault.takes_time() {
                run(Some(fault), 20, 6, &right_few, &few)
            } else {
                run(Some(fault), 20, 20, &right_many, &many)
            });
        }
        outcomes
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..3).map(|_| scope.spawn(work)).collect();
        for outcome in workers.into_iter().flat_map(|worker| worker.join().unwrap()) {
            undecided += outcome.undecided;
            retried += outcome.retried;
        }
    });
    assert!(undecided > 20 && retried > 20, "the faults were too mild: {undecided} undecided, {retried} retried");
}

#[test]
fn all_faults_at_once_on_most_requests_are_survived() {
    let documents = Documents::about(20);
    let right = faultless(20, &documents);
    let outcome = run(None, 70, 20, &right, &documents);
    assert!(outcome.undecided > 20, "{} undecided", outcome.undecided);
}
