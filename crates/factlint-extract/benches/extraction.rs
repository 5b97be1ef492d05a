//! How long the extraction of documents of known shapes takes, for work on it: `cargo bench -p factlint-extract --bench extraction`.

#![allow(missing_docs, reason = "a bench has no readers of its documentation")]

mod workloads;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use factlint_extract::{Options, extract};

fn extraction(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("extract");
    for workload in workloads::workloads() {
        group.throughput(Throughput::Bytes(workload.document.text.len() as u64));
        group.bench_function(workload.name, |bencher| bencher.iter(|| extract(&workload.document, &Options::default())));
    }
}

criterion_group!(benches, extraction);
criterion_main!(benches);
