//! Many processes, one ledger.

use std::collections::BTreeMap;

use crate::documents::Documents;
use crate::findings::{audit, place, timeless};
use crate::world::World;

const CRATES: usize = 20;
const PROCESSES: usize = 8;

#[test]
fn eight_processes_share_what_they_find() {
    let (world, documents) = (World::of(CRATES), Documents::about(CRATES));
    let alone = place(&world, &documents);
    let right = audit(&alone, &[]);
    let exported = |place: &crate::program::Place| place.run(&["cache", "export"]).lines().len();
    let (replies, requests) = (exported(&alone), world.server.take().len());

    let together = place(&world, &documents);
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..PROCESSES).map(|_| scope.spawn(|| audit(&together, &[]))).collect();
        for ran in runs.into_iter().map(|run| run.join().unwrap()) {
            assert_eq!(ran.code, right.code, "{}", ran.stderr);
            assert_eq!(timeless(&ran), timeless(&right));
        }
    });
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    world.server.take().into_iter().for_each(|asked| *times.entry(asked.path).or_default() += 1);
    assert_eq!(times.len(), requests, "all was asked");
    assert!(times.values().all(|count| *count <= 2), "asked too often: {times:?}");
    assert!(exported(&together) >= replies, "nothing is lost");
    assert_eq!(together.run(&["cache", "verify"]).code, 0);
}
