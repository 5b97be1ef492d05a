//! How long each format takes for many findings, and for windows as large as a document: `cargo bench -p factlint-report`.

#![allow(missing_docs, reason = "a bench has no readers of its documentation")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use factlint_report::{Options, Report, formats};

/// The example report, with its findings repeated and wide windows around them.
fn report(findings: usize, window: usize) -> Report {
    let mut report: Report = serde_json::from_str(include_str!("../../../reports/examples/json.json")).unwrap();
    let words = "a line of words\n".repeat(window / 32);
    report.findings = report.findings.iter().cycle().take(findings).cloned().collect();
    for finding in &mut report.findings {
        let Some(context) = &mut finding.context else { continue };
        context.text = format!("{words}{}\n{words}", context.text);
        context.start = finding.claim.start.saturating_sub(words.len());
        context.line = finding.claim.line.saturating_sub(window / 32).max(1);
    }
    report
}

fn rendering(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("render");
    group.sample_size(10);
    for (name, findings, window) in [("a thousand findings", 1000, 600), ("windows of a document", 20, 500_000)] {
        let report = report(findings, window);
        group.throughput(Throughput::Elements(findings as u64));
        for format in formats() {
            group.bench_function(BenchmarkId::new(name, format.name), |bencher| {
                bencher.iter(|| (format.render)(&report, &Options::default(), &mut std::io::sink()).unwrap());
            });
        }
    }
    group.finish();
}

criterion_group!(benches, rendering);
criterion_main!(benches);
