//! Extraction beside its floors, in one run, as ratios: a machine's speed drifts, and absolute times say little. What it prints
//! is a table in Markdown; `cargo xtask bench` keeps it.

#![allow(missing_docs, reason = "a bench has no readers of its documentation")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

mod workloads;

use std::hint::black_box;
use std::time::{Duration, Instant};

use factlint_extract::{Options, extract, extract_closely};
use pulldown_cmark::{Options as Markdown, Parser};

/// How often each of the ways is gone, in turn.
const RUNS: usize = 15;

/// A way through a text; what it gives back is only there to be computed.
type Way<'a> = &'a dyn Fn() -> usize;

fn main() {
    // `cargo test --benches` and `cargo bench` hand over flags of their own, which mean nothing here.
    println!("| document | extract : parse | extract : scan for digits | every sentence read closely : extract | claims |");
    println!("| --- | --- | --- | --- | --- |");
    for workload in workloads::workloads() {
        let document = &workload.document;
        let extraction = || extract(document, &Options::default()).len();
        let parse = || Parser::new_ext(&document.text, Markdown::ENABLE_TABLES).into_offset_iter().count();
        let scan = || document.text.bytes().filter(u8::is_ascii_digit).count();
        let closely = || extract_closely(document, &Options::default()).len();
        let [by_parse, by_scan, by_closely] = ratios(&extraction, [&parse, &scan, &closely]);
        let (name, claims) = (workload.name, extraction());
        println!("| {name} | {by_parse:.1} | {by_scan:.0} | {:.1} | {claims} |", 1.0 / by_closely);
    }
}

/// The medians of what one way takes to what each of the others takes just before it.
fn ratios(way: Way<'_>, others: [Way<'_>; 3]) -> [f64; 3] {
    let mut all = others.map(|_| Vec::with_capacity(RUNS));
    for _ in 0..RUNS {
        let own = time(way).as_secs_f64();
        for (ratios, other) in all.iter_mut().zip(others) {
            ratios.push(own / time(other).as_secs_f64().max(f64::MIN_POSITIVE));
        }
    }
    all.map(|mut ratios| {
        ratios.sort_by(f64::total_cmp);
        ratios[RUNS / 2]
    })
}

fn time(way: Way<'_>) -> Duration {
    let start = Instant::now();
    black_box(way());
    start.elapsed()
}
