//! How a ledger behaves as it grows: `cargo bench -p factlint-cache --bench large -- [OBSERVATIONS]... [--keep FOLDER]`. Time
//! and memory should grow with what is asked for, and not with what else there is.

#![allow(missing_docs, reason = "a bench has no readers of its documentation")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod filling;

use std::path::{Path, PathBuf};
use std::time::Instant;

use factlint_cache::{Ledger, LedgerError};
use factlint_model::{Ask, Subject};
use jiff::{SignedDuration, Timestamp};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let keep = arguments.iter().position(|argument| argument == "--keep").and_then(|place| arguments.get(place + 1));
    let sizes: Vec<u64> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 100_000] } else { sizes };
    let temporary = tempfile::tempdir().unwrap();
    let folder = keep.map_or_else(|| temporary.path().to_owned(), PathBuf::from);
    println!(
        "| observations | bytes each | fill, µs each | open | read one subject | history | status | export | verify | prune |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    for size in sizes {
        let path = folder.join(format!("ledger-{size}.db"));
        let filled = ms(|| fill(&path, size));
        let bytes = std::fs::metadata(&path).unwrap().len() / size;
        let opened = ms(|| drop(Ledger::open(&path).unwrap()));
        let mut ledger = Ledger::open(&path).unwrap();
        let ask = Ask::new("repo.stars", Subject::github("owner0/repository0"));
        let times = [
            opened,
            ms(|| assert_eq!(ledger.replies(std::slice::from_ref(&ask)).unwrap().len(), 365)),
            ms(|| assert!(ledger.history("crate:crate1").unwrap().len() > 190)),
            ms(|| assert!(ledger.status().unwrap().observations > size / 2)),
            ms(|| ledger.export(&mut |_| Ok(())).unwrap()),
            ms(|| assert!(ledger.verify().unwrap().is_empty())),
            // What is kept for a look at it stays as it is.
            if keep.is_some() { 0.0 } else { ms(|| assert!(ledger.prune(last_day()).unwrap().replies > 0)) },
        ];
        let times = times.map(|time| format!("{time:.1} ms")).join(" | ");
        println!("| {size} | {bytes} | {:.0} | {times} |", filled * 1000.0 / size as f64);
    }
}

fn fill(path: &Path, size: u64) {
    Ledger::open(path).unwrap().import(filling::replies(size).map(Ok::<_, LedgerError>)).unwrap();
}

fn last_day() -> Timestamp {
    filling::now() + SignedDuration::from_hours(24 * 365)
}

fn ms(way: impl FnOnce()) -> f64 {
    let start = Instant::now();
    way();
    start.elapsed().as_secs_f64() * 1000.0
}
