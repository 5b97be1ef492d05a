//! Findings that a person reviewed and let stand: quiet only while the evidence says what it said then.

use std::collections::HashMap;

use factlint_model::{Acceptance, Count, Finding, Problem, Value, Verdict, Waiver, WaiverOrigin};
use jiff::civil::Date;

/// Marks the findings that were accepted, and gives back which acceptances no longer hold. An exception in the document
/// comes first.
pub fn accept(findings: &mut [Finding], acceptances: &[Acceptance], origin: WaiverOrigin, now: Date) -> Vec<Problem> {
    let accepted: HashMap<&str, &Acceptance> =
        acceptances.iter().map(|acceptance| (acceptance.fingerprint.as_str(), acceptance)).collect();
    let mut problems = Vec::new();
    for finding in findings.iter_mut().filter(|finding| finding.waiver.is_none() && finding.verdict <= Verdict::Outdated) {
        let Some(acceptance) = accepted.get(finding.fingerprint.as_str()) else { continue };
        match acceptance.until.filter(|until| *until < now) {
            Some(expired) => problems.push(problem(finding, "expired", format!("its acceptance expired on {expired}"))),
            None if is_as_reviewed(finding, acceptance.verdict, acceptance.actual.as_deref()) => {
                let reason = acceptance.reason.clone();
                finding.waiver = Some(Waiver { origin, reason, until: acceptance.until });
            }
            None => {
                let was = acceptance.actual.as_deref().unwrap_or("nothing");
                let is = finding.actual.as_deref().unwrap_or("nothing");
                let now = if was == is { "it is a graver finding now".to_owned() } else { format!("they say {is} now") };
                problems.push(problem(finding, "lapsed", format!("it was accepted when the sources said {was}; {now}")));
            }
        }
    }
    problems
}

/// Whether a wrong finding is what was reviewed: no graver, and the observed value is the same. Counts that move daily are the
/// same within 2 % (design section 2).
#[must_use]
pub fn is_as_reviewed(finding: &Finding, verdict: Verdict, actual: Option<&str>) -> bool {
    finding.verdict >= verdict && (finding.actual.as_deref() == actual || same_count(finding, actual))
}

fn same_count(finding: &Finding, reviewed: Option<&str>) -> bool {
    let value = |text: Option<&str>| {
        let kind = factlint_kinds::by_predicate(&finding.claim.predicate)?;
        match kind.meta().value.parse(text?)? {
            Value::Count(count) => Some(count),
            _ => None,
        }
    };
    match (value(reviewed), value(finding.actual.as_deref())) {
        (Some(reviewed), Some(actual)) => Count::exact(reviewed.number).agrees(actual.number),
        _ => false,
    }
}

fn problem(finding: &Finding, code: &str, message: String) -> Problem {
    let claim = &finding.claim;
    Problem {
        code: format!("factlint::acceptance::{code}"),
        doc: claim.doc.clone(),
        start: claim.start,
        end: claim.end,
        line: claim.line,
        column: claim.column,
        text: claim.text.clone(),
        message,
        help: "mend the text, or accept the finding again with `factlint accept FILE --finding FINGERPRINT --reason TEXT`"
            .to_owned(),
    }
}
