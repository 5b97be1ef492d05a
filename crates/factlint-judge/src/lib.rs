//! The one verdict table of factlint (design section 2): a claim and the evidence in, a finding out. Pure: the same claim, the
//! same evidence and the same `now` give the same finding, byte for byte.

mod accept;
mod compare;
mod except;
mod fix;
mod history;
mod near;
mod restyle;
mod table;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use accept::{accept, is_as_reviewed};
pub use except::{Scope, except};
pub use fix::{Fix, Level, apply, fixes};

pub use near::{doubts, near_asks, possible_doubts};

use factlint_kinds::Kind;
use factlint_model::{Claim, Evidence, Finding, Subject, Verdict, fingerprint};
use jiff::civil::Date;

/// The finding for one claim, without its surroundings and its history. `now` is the judge's today.
#[must_use]
pub fn judge(claim: &Claim, kind: &dyn Kind, seen: &Evidence, now: Date) -> Finding {
    let ruling = table::rule(claim, kind, seen, now);
    let mut message = words::message(claim, kind, &ruling, seen);
    if ruling.verdict == Verdict::Contradicted {
        message.extend(near::note(claim, kind, seen, now));
    }
    Finding {
        claim: claim.clone(),
        verdict: ruling.verdict,
        reason: ruling.reason,
        actual: ruling.truth().map(ToString::to_string),
        evidence: words::evidence(&ruling),
        message,
        suggestion: restyle::suggestion(claim, kind, &ruling),
        fingerprint: fingerprint(claim, 0),
        waiver: None,
        context: None,
        related: Vec::new(),
        history: BTreeMap::new(),
    }
}

/// The findings for the claims of one document, in their order. Equal claims are told apart by it. A claim of no known kind
/// has no finding.
#[must_use]
pub fn judge_all(claims: &[Claim], seen: &Evidence, now: Date) -> Vec<Finding> {
    let mut findings = judge_without_history(claims, seen, now);
    add_history(&mut findings, seen, now);
    findings
}

/// The same, for a report that does not show what a value was over time.
#[must_use]
pub fn judge_without_history(claims: &[Claim], seen: &Evidence, now: Date) -> Vec<Finding> {
    let mut equal: HashMap<String, usize> = HashMap::new();
    let kinds = claims.iter().filter_map(|claim| Some((claim, factlint_kinds::by_predicate(&claim.predicate)?)));
    kinds
        .map(|(claim, kind)| {
            let mut finding = judge(claim, kind, seen, now);
            match equal.get_mut(&finding.fingerprint) {
                None => {
                    equal.insert(finding.fingerprint.clone(), 1);
                }
                Some(before) => {
                    finding.fingerprint = fingerprint(claim, *before);
                    *before += 1;
                }
            }
            finding
        })
        .collect()
}

/// Adds to each finding what its value was over time.
pub fn add_history(findings: &mut [Finding], seen: &Evidence, now: Date) {
    let mut histories: HashMap<(String, Subject), BTreeMap<Date, String>> = HashMap::new();
    for finding in findings {
        let claim = &finding.claim;
        let Some(kind) = factlint_kinds::by_predicate(&claim.predicate) else { continue };
        let of = (claim.predicate.clone(), claim.subject.clone());
        finding.history = histories.entry(of).or_insert_with(|| history::history(claim, kind, seen, now)).clone();
    }
}
