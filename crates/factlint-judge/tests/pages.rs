//! The page of a kind is its test: every case on it is extracted, judged and compared with the report that the page shows.
//!
//! `UPDATE_PAGES=1 cargo test -p factlint-judge --test pages` writes the reports anew.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use factlint_extract::{Options, extract};
use factlint_judge::judge_all;
use factlint_kinds::{Kind, all};
use factlint_model::{Answer, Ask, BodyHash, Document, Evidence, Held, Observation, PartialDate, Reason, Reply, Subject};

/// The judge's today on every page.
const NOW: &str = "2026-08-22";

/// A block of a page between fences.
#[derive(Debug, PartialEq)]
enum Part {
    /// The document, the day of which it is, and the file that it is in.
    Claim {
        text: String,
        date: Option<PartialDate>,
        file: Option<String>,
    },
    Seen(String),
    Report(String),
    Prose(String),
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```text ") else {
            parts.push(Part::Prose(format!("{line}\n")));
            continue;
        };
        let body: String = lines.by_ref().take_while(|line| *line != "```").fold(String::new(), |body, line| body + line + "\n");
        let mut words = info.split(' ');
        parts.push(match words.next() {
            Some("claim") => {
                let given = |name: &str| words.clone().find_map(|word| word.strip_prefix(name));
                let date = given("date-").map(|date| date.parse().expect("a date"));
                Part::Claim { text: body, date, file: given("in-").map(str::to_owned) }
            }
            Some("seen") => Part::Seen(body),
            Some("report") => Part::Report(body),
            other => panic!("unknown block {other:?}"),
        });
    }
    parts
}

fn evidence(seen: &str) -> Evidence {
    let mut evidence = Evidence::default();
    let mut open: Option<Reply> = None;
    let close = |reply: Option<Reply>, evidence: &mut Evidence| {
        if let Some(reply) = reply {
            evidence.add(Held { reply: Arc::new(reply), recorded: false });
        }
    };
    for line in seen.lines() {
        if let Some(line) = line.strip_prefix("  ") {
            open.as_mut().expect("a reply above").seen.push(observation(line));
            continue;
        }
        close(open.take(), &mut evidence);
        open = Some(reply(line));
    }
    close(open, &mut evidence);
    evidence
}

/// `crate.versions crate:heapless complete on 2026-08-01 from crates-index`.
fn reply(line: &str) -> Reply {
    let words: Vec<&str> = line.split(' ').collect();
    let after = |word: &str| words.iter().position(|w| *w == word).map(|at| words[at + 1]).expect("said in the line");
    let source = after("from").to_owned();
    Reply {
        ask: Ask::new(words[0], Subject::new(words[1])),
        url: format!("https://example.org/{source}"),
        source,
        observed_at: format!("{}T00:00:00Z", after("on")).parse().expect("a day"),
        body: BodyHash::of(line.as_bytes()),
        complete: words.contains(&"complete"),
        seen: Vec::new(),
    }
}

/// `rust.release_date rust@1.85.0 2025-02-20 since 2025-02-20`; a subject may have several words, and a value, too, behind ` = `.
fn observation(line: &str) -> Observation {
    let (body, since) = line.split_once(" since ").map_or((line, None), |(body, day)| (body, Some(day.parse().expect("a day"))));
    let (fact, rest) = body.split_once(' ').expect("a fact");
    let (subject, value) = rest.split_once(" = ").or_else(|| rest.rsplit_once(' ')).expect("a value");
    Observation::new(fact, Subject::new(subject), value).since(since)
}

fn report(kind: &dyn Kind, text: &str, file: &str, date: Option<PartialDate>, seen: &str) -> String {
    let predicate = kind.meta().predicate;
    let options = Options { date, ..Options::default() };
    let claims: Vec<_> =
        extract(&Document::new(file, text), &options).into_iter().filter(|claim| claim.predicate == predicate).collect();
    let mut evidence = evidence(seen);
    for claim in &claims {
        for ask in kind.asks(claim, &evidence) {
            if !evidence.knows(&ask) {
                evidence.insert(ask, Answer { held: Vec::new(), failure: Some(Reason::Offline) });
            }
        }
    }
    let mut out = String::new();
    for finding in judge_all(&claims, &evidence, NOW.parse().expect("a day")) {
        let verdict = finding.verdict.name();
        writeln!(out, "{verdict}: {} = {} \u{201c}{}\u{201d}", finding.claim.subject, finding.claim.value, finding.claim.text)
            .expect("a string takes all");
        writeln!(out, "  {}", finding.message).expect("a string takes all");
        for item in &finding.evidence {
            writeln!(out, "  {}: {}", item.source, item.value).expect("a string takes all");
        }
        if let Some(suggestion) = &finding.suggestion {
            let safe = if suggestion.safe { "safe" } else { "unsafe" };
            writeln!(out, "  write: {} ({safe})", suggestion.replacement).expect("a string takes all");
        }
    }
    if out.is_empty() { "nothing\n".to_owned() } else { out }
}

#[test]
fn every_page_tells_the_truth() {
    let update = std::env::var_os("UPDATE_PAGES").is_some();
    for kind in all() {
        let predicate = kind.meta().predicate;
        let mut rendered = String::new();
        let (mut text, mut date, mut file, mut seen) = (String::new(), None, None, String::new());
        for part in parts(kind.page()) {
            match part {
                Part::Prose(line) => rendered += &line,
                Part::Claim { text: body, date: day, file: name } => {
                    let day_of = day.map(|date| format!(" date-{date}")).unwrap_or_default();
                    let name_of = name.as_ref().map(|file| format!(" in-{file}")).unwrap_or_default();
                    write!(rendered, "```text claim{day_of}{name_of}\n{body}```\n").expect("a string takes all");
                    (text, date, file, seen) = (body, day, name, String::new());
                }
                Part::Seen(body) => {
                    write!(rendered, "```text seen\n{body}```\n").expect("a string takes all");
                    seen = body;
                }
                Part::Report(_) => {
                    write!(rendered, "```text report\n{}```\n", report(*kind, &text, file.as_deref().unwrap_or("-"), date, &seen))
                        .expect("a string takes all")
                }
            }
        }
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../factlint-kinds/src")
            .join(predicate.replace('.', "_"))
            .join("README.md");
        if update {
            std::fs::write(&path, &rendered).expect("the page can be written");
        } else {
            assert_eq!(rendered, kind.page(), "the page of {predicate}");
        }
    }
}

#[test]
fn every_page_has_a_case_of_each_sort() {
    for kind in all() {
        let reports: Vec<String> = parts(kind.page())
            .into_iter()
            .filter_map(|part| if let Part::Report(body) = part { Some(body) } else { None })
            .collect();
        for verdict in ["supported", "contradicted", "unverifiable"] {
            assert!(
                reports.iter().any(|report| report.contains(&format!("{verdict}: "))),
                "{} has no case that is {verdict}",
                kind.meta().predicate
            );
        }
    }
}
