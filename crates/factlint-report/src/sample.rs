//! A small report for tests: all verdicts, two documents, a fact that is wrong in three places.

use std::collections::BTreeMap;

use factlint_model::{
    AsOfFrom, Claim, Comparator, Context, EvidenceItem, Finding, PartialDate, Place, Reason, Report, Role, Run, SCHEMA, Subject,
    Suggestion, Verdict, fingerprint,
};
use jiff::civil::date;

use crate::{Colour, Options};

pub(crate) const GUIDE: &str = "# Tools\n\nripgrep (50,200 GitHub stars) is quick.\nIt searches with one word.\n\n\
    Rust 1.85 came out in March 2025, and since Rust 1.85 came out in March 2025 much has happened.\n\
    Nobody could foresee it.\n\n\nAs was said, Rust 1.85 came out in March 2025.\n";
pub(crate) const NOTES: &str = "mockall requires Rust 1.77. Only serde 9.9.9 fixed this.\n\
    GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio, with 25k+ stars.\n";

/// A finding about the `nth` occurrence of `words` in `text`, with all of the text as its window.
pub(crate) fn finding(doc: &str, text: &str, words: &str, nth: usize, triple: (&str, &str, &str)) -> Finding {
    let start = text.match_indices(words).nth(nth).expect("the words are in the text").0;
    let line = text[..start].matches('\n').count() + 1;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let claim = Claim {
        doc: doc.to_owned(),
        start,
        end: start + words.len(),
        line,
        column: text[line_start..start].chars().count() + 1,
        text: words.to_owned(),
        ..Claim::new(triple.0, Subject::new(triple.1), triple.2)
    };
    Finding {
        fingerprint: fingerprint(&claim, nth),
        verdict: Verdict::Supported,
        reason: None,
        actual: None,
        evidence: Vec::new(),
        message: String::new(),
        suggestion: None,
        waiver: None,
        context: Some(Context { start: 0, line: 1, column: 1, text: text.to_owned() }),
        related: Vec::new(),
        history: BTreeMap::new(),
        claim,
    }
}

fn evidence(source: &str, url: &str, observed_at: &str, value: &str) -> EvidenceItem {
    EvidenceItem {
        source: source.to_owned(),
        url: url.to_owned(),
        observed_at: observed_at.parse().expect("a timestamp"),
        valid_from: None,
        value: value.to_owned(),
    }
}

const RELEASES: &str = "https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md";

fn stars() -> Finding {
    let mut stars = finding("docs/guide.md", GUIDE, "ripgrep (50,200 GitHub stars)", 0, ("repo.stars", "crate:ripgrep", "50200"));
    stars.claim.as_of = "2025-10-03".parse::<PartialDate>().ok();
    stars.claim.as_of_from = AsOfFrom::Given;
    Finding {
        verdict: Verdict::Outdated,
        actual: Some("67483".to_owned()),
        message: "the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now".to_owned(),
        suggestion: Some(Suggestion { start: 18, end: 24, replacement: "67,500".to_owned(), safe: false }),
        evidence: vec![
            evidence(
                "github-ranking",
                "https://github.com/BurntSushi/ripgrep",
                "2025-10-01T00:00:00Z",
                "55,794 stars, recorded 2025-10-01",
            ),
            evidence(
                "github",
                "https://github.com/BurntSushi/ripgrep",
                "2026-11-20T08:00:00Z",
                "BurntSushi/ripgrep has 67,483 stars",
            ),
        ],
        ..stars
    }
}

fn march(nth: usize) -> Finding {
    let march =
        finding("docs/guide.md", GUIDE, "Rust 1.85 came out in March 2025", nth, ("rust.release_date", "rust@1.85", "2025-03"));
    let value = march.claim.start + "Rust 1.85 came out in ".len();
    Finding {
        verdict: Verdict::Contradicted,
        actual: Some("2025-02-20".to_owned()),
        message: "the text says March 2025; Rust 1.85.0 was released on 2025-02-20".to_owned(),
        suggestion: Some(Suggestion {
            start: value,
            end: value + "March 2025".len(),
            replacement: "February 2025".to_owned(),
            safe: true,
        }),
        evidence: vec![EvidenceItem {
            valid_from: Some(date(2025, 2, 20)),
            ..evidence("rust-releases", RELEASES, "2026-08-22T12:00:00Z", "1.85.0 released 2025-02-20")
        }],
        ..march
    }
}

fn undecided(words: &str, triple: (&str, &str, &str), reason: Reason, message: &str) -> Finding {
    let open = finding("notes.md", NOTES, words, 0, triple);
    Finding { verdict: Verdict::Unverifiable, reason: Some(reason), message: message.to_owned(), ..open }
}

fn absent() -> Finding {
    let absent = finding("notes.md", NOTES, "serde 9.9.9", 0, ("crate.version_exists", "crate:serde", "9.9.9"));
    Finding {
        verdict: Verdict::Contradicted,
        message: "the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228".to_owned(),
        evidence: vec![evidence(
            "crates-index",
            "https://crates.io/crates/serde/versions",
            "2026-11-21T06:00:00Z",
            "no release 9.9.9 among 316",
        )],
        ..absent
    }
}

fn supported() -> Finding {
    let gats = finding("notes.md", NOTES, "GATs stabilized in Rust 1.65", 0, ("rust.stabilized_in", "GATs", "1.65"));
    Finding {
        actual: Some("1.65.0".to_owned()),
        message: "GATs were stabilised in Rust 1.65.0".to_owned(),
        evidence: vec![evidence(
            "rust-releases",
            RELEASES,
            "2026-08-22T12:00:00Z",
            "1.65.0: \"Stabilize generic associated types\"",
        )],
        ..gats
    }
}

/// The report.
pub(crate) fn report() -> Report {
    let msrv = ("crate.msrv", "crate:mockall", "1.77");
    let release = ("crate.version_exists", "crate:polonius", "0.3");
    let mut popular = undecided(
        "tokio, with 25k+ stars",
        ("repo.stars", "crate:tokio", "25000"),
        Reason::Offline,
        "tokio's stars were not looked up",
    );
    popular.claim.comparator = Comparator::AtLeast;
    of(vec![
        stars(),
        march(0),
        march(1),
        march(2),
        undecided(
            "mockall requires Rust 1.77",
            msrv,
            Reason::NoHistory,
            "mockall requires Rust 1.71 now; what it required then is not known",
        ),
        absent(),
        supported(),
        undecided("polonius crate 0.3", release, Reason::NoEvidence, "crates.io says nothing of polonius 0.3"),
        popular,
    ])
}

/// A report of these findings.
pub(crate) fn of(findings: Vec<Finding>) -> Report {
    Report {
        schema: SCHEMA.to_owned(),
        run: Run {
            tool: "factlint 0.1.0".to_owned(),
            started: "2026-11-21T07:00:00Z".parse().expect("a timestamp"),
            finished: "2026-11-21T07:00:02Z".parse().expect("a timestamp"),
            now: date(2026, 11, 21),
            inputs: vec!["docs/guide.md".to_owned(), "notes.md".to_owned()],
            documents: BTreeMap::new(),
            kinds: BTreeMap::new(),
            requests: BTreeMap::from([("index.crates.io".to_owned(), 1)]),
            cache_hits: 4,
            retries: 1,
            unchanged: 0,
            waited_ms: 510,
            sources: BTreeMap::new(),
            offline: false,
            notes: vec!["github.com could not be reached: what was seen before is used".to_owned()],
        },
        findings,
        problems: Vec::new(),
    }
}

/// The report in a format, without colours and 80 columns wide.
pub(crate) fn rendered(format: &str, report: &Report) -> String {
    rendered_with(format, report, &Options { colour: Colour::Never, width: 80, verbose: false, quiet: false })
}

/// The report in a format.
pub(crate) fn rendered_with(format: &str, report: &Report, options: &Options) -> String {
    let mut out = Vec::new();
    let format = crate::format(format).expect("a known format");
    (format.render)(report, options, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("formats write UTF-8")
}

/// The report with these words wherever a document or a source can put some.
pub(crate) fn hostile(words: &str) -> Report {
    let mut report = report();
    for finding in &mut report.findings {
        finding.claim.doc.push_str(words);
        finding.claim.text.push_str(words);
        finding.claim.value = words.to_owned();
        finding.claim.subject = Subject::new(format!("crate:{words}"));
        finding.claim.predicate.push_str(words);
        finding.actual = Some(words.to_owned());
        finding.message.push_str(words);
        finding.fingerprint.push_str(words);
        for item in &mut finding.evidence {
            item.value.push_str(words);
            item.url.push_str(words);
            item.source.push_str(words);
        }
        if let Some(suggestion) = &mut finding.suggestion {
            suggestion.replacement.push_str(words);
        }
        finding.history = BTreeMap::from([(date(2025, 1, 1), words.to_owned()), (date(2025, 6, 1), "2".to_owned())]);
        finding.related = vec![Place {
            role: Role::Date,
            start: 0,
            end: words.len(),
            line: 1,
            column: 1,
            context: Context { start: 0, line: 1, column: 1, text: format!("{words} {words}") },
        }];
        if let Some(context) = &mut finding.context {
            context.text.insert_str(finding.claim.start + finding.claim.text.len() - words.len(), words);
        }
    }
    report.run.tool.push_str(words);
    report.run.inputs.push(words.to_owned());
    report.run.notes.push(words.to_owned());
    report
}
