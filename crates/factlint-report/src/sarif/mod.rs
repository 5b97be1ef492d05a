//! `sarif`: SARIF 2.1.0, as code scanning reads it.

use std::collections::BTreeSet;
use std::io;

use factlint_model::{Claim, Finding, Place, Report, Verdict, Waiver, WaiverOrigin};
use serde_json::{Value, json};

use crate::summary::Tally;
use crate::{Options, escape, markdown, place, words};

/// Code scanning keeps the gravest 5,000 results of a run and refuses a file with more than 25,000.
const MOST: usize = 5000;
/// How many characters a message has.
const MESSAGE: usize = 4000;

/// Writes the findings that need action as results. Code scanning takes every result for an alert, whatever its `kind`, so
/// what is undecided is told as a notification of the run, and what is supported is only counted.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let rules: Vec<&str> =
        report.findings.iter().map(|finding| finding.claim.predicate.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut wrong: Vec<&Finding> = report.findings.iter().filter(|finding| finding.verdict <= Verdict::Outdated).collect();
    wrong.sort_by_key(|finding| finding.verdict);
    // Where one result tells of suppressions, all have to (SARIF 3.27.23).
    let any_waived = wrong.iter().any(|finding| finding.waiver.is_some());
    let (name, version) = report.run.tool.split_once(' ').unwrap_or((&report.run.tool, "0"));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": words::one_line(name),
                "version": words::one_line(version),
                "rules": rules.iter().map(|predicate| rule(predicate, report)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(report, wrong.len())],
            "results": wrong.iter().take(MOST).map(|finding| result(finding, &rules, report, any_waived)).collect::<Vec<_>>(),
            "properties": counts(report),
        }],
    });
    escape::write_pretty(&log, out)
}

/// Where the page of each kind stands.
const PAGES: &str = "https://github.com/factlint/factlint/blob/main/crates/factlint-kinds/src";

fn rule(predicate: &str, report: &Report) -> Value {
    let id = words::one_line(predicate);
    let about = report.run.kinds.get(predicate).map_or_else(String::new, |about| format!("{} ", words::one_line(about)));
    let checked = "A document states a fact that the sources contradict, or that was true once.";
    let explain = format!("`factlint explain {id}` tells what is recognised, against which source, and how values compare.");
    let name: String = predicate.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    json!({
        "id": id,
        "name": id,
        "shortDescription": { "text": format!("A statement of {id} that the sources do not bear out") },
        "fullDescription": { "text": plain(words::clipped(&format!("{about}{checked}"), 1000).trim()) },
        "help": {
            "text": plain(&format!("{about}{}", explain.replace('`', ""))),
            "markdown": format!("{}{}{explain}", markdown::escaped(&about), if about.is_empty() { "" } else { "\n\n" }),
        },
        "helpUri": format!("{PAGES}/{name}/README.md"),
        "defaultConfiguration": { "level": "error" },
        "properties": { "tags": ["facts"], "precision": "high" },
    })
}

fn result(finding: &Finding, rules: &[&str], report: &Report, any_waived: bool) -> Value {
    let claim = &finding.claim;
    let mut text = vec![words::one_line(&finding.message)];
    text.extend(words::advice(finding));
    text.extend(finding.evidence.iter().map(|item| words::observed(item, report.run.now)));
    let mut result = json!({
        "ruleId": words::one_line(&claim.predicate),
        "ruleIndex": rules.binary_search(&claim.predicate.as_str()).unwrap_or_default(),
        "kind": "fail",
        "level": if finding.verdict == Verdict::Contradicted { "error" } else { "warning" },
        "message": { "text": plain(&words::clipped(&text.join("\n"), MESSAGE)) },
        "locations": [location(claim)],
        "partialFingerprints": {
            "factlint/v1": words::one_line(&finding.fingerprint),
            // The only one that code scanning looks at.
            "primaryLocationLineHash": words::one_line(&finding.fingerprint),
        },
        "properties": {
            "verdict": finding.verdict,
            "subject": words::one_line(claim.subject.as_str()),
            "value": words::one_line(&claim.value),
            "actual": finding.actual.as_deref().map(words::one_line),
        },
    });
    if any_waived {
        result["suppressions"] = finding.waiver.iter().map(suppression).collect();
    }
    if !finding.related.is_empty() {
        result["relatedLocations"] = finding.related.iter().enumerate().map(|(id, place)| related(id, place, claim)).collect();
    }
    if let Some(fix) = fix(finding) {
        result["fixes"] = json!([fix]);
    }
    result
}

fn suppression(waiver: &Waiver) -> Value {
    let kind = match waiver.origin {
        WaiverOrigin::Inline => "inSource",
        WaiverOrigin::Accepted | WaiverOrigin::Reviewed => "external",
    };
    let until = waiver.until.map_or_else(String::new, |until| format!(" (until {until})"));
    json!({ "kind": kind, "status": "accepted", "justification": format!("{}{until}", words::one_line(&waiver.reason)) })
}

/// A place outside the claim. Its words are those of its line, as far as the report holds them.
fn related(id: usize, place: &Place, claim: &Claim) -> Value {
    let words = place.start.checked_sub(place.context.start).and_then(|from| place.context.text.get(from..));
    let words = words.and_then(|words| words.get(..place.end.checked_sub(place.start)?)).unwrap_or_default();
    let (line, column) = (place.line.max(1), place.column.max(1));
    json!({
        "id": id,
        "message": { "text": words::role(place.role) },
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&claim.doc), "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": line, "startColumn": column, "endColumn": column + words.chars().count() },
        },
    })
}

fn location(claim: &Claim) -> Value {
    let (end_line, end_column) = place::end(claim);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&claim.doc), "uriBaseId": "%SRCROOT%" },
        "region": {
            "startLine": claim.line.max(1),
            "startColumn": claim.column.max(1),
            "endLine": end_line.max(1),
            "endColumn": end_column.max(1),
            "byteOffset": claim.start,
            "byteLength": claim.text.len(),
            "snippet": { "text": factlint_model::printable(&claim.text) },
        },
    }})
}

/// The replacement, where the window tells its lines and columns.
fn fix(finding: &Finding) -> Option<Value> {
    let (suggestion, context) = (finding.suggestion.as_ref()?, finding.context.as_ref()?);
    let (start, end) = (place::of(context, suggestion.start)?, place::of(context, suggestion.end)?);
    let region =
        json!({ "startLine": start.0.max(1), "startColumn": start.1.max(1), "endLine": end.0.max(1), "endColumn": end.1.max(1) });
    Some(json!({
        "description": { "text": words::advice(finding) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&finding.claim.doc), "uriBaseId": "%SRCROOT%" },
            "replacements": [{ "deletedRegion": region, "insertedContent": { "text": suggestion.replacement } }],
        }],
    }))
}

fn invocation(report: &Report, wrong: usize) -> Value {
    let undecided = report.findings.iter().filter(|finding| finding.verdict == Verdict::Unverifiable).take(MOST).map(|finding| {
        json!({
            "level": "note",
            "message": { "text": plain(&words::one_line(&finding.message)) },
            "locations": [location(&finding.claim)],
            "properties": { "reason": finding.reason },
        })
    });
    let left_out = (wrong > MOST).then(|| {
        json!({
            "level": "warning",
            "message": { "text": format!("{} more findings are left out: only {MOST} are shown", wrong - MOST) },
        })
    });
    let notes =
        report.run.notes.iter().map(|note| json!({ "level": "note", "message": { "text": plain(&words::one_line(note)) } }));
    let problems = report.problems.iter().map(|problem| {
        let text = [&problem.code, &problem.message, &problem.help].map(|text| words::one_line(text)).join("; ");
        json!({
            "level": "warning",
            "message": { "text": plain(&text) },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&problem.doc), "uriBaseId": "%SRCROOT%" },
                "region": { "startLine": problem.line.max(1), "startColumn": problem.column.max(1) },
            }}],
        })
    });
    json!({
        "executionSuccessful": true,
        "startTimeUtc": report.run.started.to_string(),
        "endTimeUtc": report.run.finished.to_string(),
        "toolExecutionNotifications": left_out.into_iter().chain(notes).chain(problems).chain(undecided).collect::<Vec<_>>(),
    })
}

fn counts(report: &Report) -> Value {
    let tally = Tally::of(&report.findings);
    Verdict::ALL.into_iter().map(|verdict| (verdict.name().to_owned(), json!(tally.count(verdict)))).collect()
}

/// Text without the links that a message may hold.
fn plain(text: &str) -> String {
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() }
}

/// The path as a relative reference. Standard input has a name that is no file's.
fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".to_owned();
    }
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/@+".contains(&byte);
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        if plain(byte) {
            uri.push(char::from(byte))
        } else {
            uri.push_str(&format!("%{byte:02X}"))
        }
        uri
    })
}

#[cfg(test)]
mod tests;
