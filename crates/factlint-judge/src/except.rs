//! Exceptions that a document makes for itself: which findings they let stand, and what is wrong with them.
//!
//! Only a sound exception lets anything stand: it is written as it should be, says why, names known kinds and has not expired.
//! Whatever is wrong with one is told, and so is one that nothing needs.

use factlint_model::{Exception, ExceptionFault, Finding, Problem, Verdict, Waiver, WaiverOrigin};
use jiff::civil::Date;

/// The name that stands for all kinds.
const ALL: &str = "*";

/// What an exception is held against.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The judge's today.
    pub now: Date,
    /// The kinds that were looked for; nothing stands for all. An exception for others cannot be called unused.
    pub kinds: Option<&'a [String]>,
}

/// Marks the findings of one document that its exceptions let stand, and gives back what is wrong with these, in their order.
pub fn except(findings: &mut [Finding], exceptions: &[Exception], scope: &Scope<'_>) -> Vec<Problem> {
    exceptions.iter().filter_map(|exception| apply(findings, exception, scope)).collect()
}

fn apply(findings: &mut [Finding], exception: &Exception, scope: &Scope<'_>) -> Option<Problem> {
    if let Some(problem) = unsound(exception, scope.now) {
        return Some(problem);
    }
    let names = |predicate: &str| exception.kinds.iter().any(|kind| kind == ALL || kind == predicate);
    let waiver = Waiver { origin: WaiverOrigin::Inline, reason: exception.reason.clone(), until: exception.until };
    let mut is_used = false;
    for finding in findings {
        let covered = finding.claim.span().overlaps(exception.covers) && names(&finding.claim.predicate);
        if covered && finding.verdict != Verdict::Supported {
            is_used = true;
            finding.waiver.get_or_insert_with(|| waiver.clone());
        }
    }
    let looked_for = |kind: &String| scope.kinds.is_none_or(|kinds| kind != ALL && kinds.contains(kind));
    let unused = !is_used && exception.kinds.iter().all(looked_for);
    unused.then(|| {
        let message = "nothing needs this exception: no finding of its kinds stands where it reaches".to_owned();
        problem(exception, "unused", message, "remove the comment, or move it to what it is for".to_owned())
    })
}

/// Why an exception lets nothing stand.
fn unsound(exception: &Exception, now: Date) -> Option<Problem> {
    const FORM: &str = "write <!-- factlint: ignore[KIND] why it may stand until=2027-01-01 -->";
    if let Some(fault) = &exception.fault {
        let (code, message, help) = faulty(fault, FORM);
        return Some(problem(exception, code, message, help));
    }
    if exception.reason.is_empty() {
        let help = format!("say behind the brackets why it may stand: {FORM}");
        return Some(problem(
            exception,
            "no-reason",
            "this exception gives no reason, so it lets nothing stand".to_owned(),
            help,
        ));
    }
    let known = || factlint_kinds::all().iter().map(|kind| kind.meta().predicate);
    if let Some(unknown) = exception.kinds.iter().find(|kind| *kind != ALL && !known().any(|name| name == *kind)) {
        let near = nearest(unknown, known()).map_or_else(String::new, |near| format!("did you mean {near}? "));
        let help = format!("{near}`factlint explain` lists all kinds");
        let message = format!("there is no kind of claim {unknown}, so this exception lets nothing stand");
        return Some(problem(exception, "unknown-kind", message, help));
    }
    let expired = exception.until.filter(|until| *until < now)?;
    let help = "look at it again: mend what it is for, or give it a later day".to_owned();
    Some(problem(exception, "expired", format!("this exception expired on {expired}"), help))
}

fn faulty(fault: &ExceptionFault, form: &str) -> (&'static str, String, String) {
    match fault {
        ExceptionFault::UnknownWord(word) => {
            let words = ["ignore", "ignore-start", "ignore-end", "ignore-file"];
            let near = nearest(word, words).map_or_else(String::new, |near| format!("did you mean {near}? "));
            let help = format!("{near}known: {}", words.join(", "));
            ("unknown-word", format!("factlint does not know the word \u{201c}{word}\u{201d}"), help)
        }
        ExceptionFault::NoKinds => ("no-kind", "this exception names no kind of claim".to_owned(), form.to_owned()),
        ExceptionFault::NoDay(day) => {
            let message = format!("\u{201c}{day}\u{201d} is no day, so this exception lets nothing stand");
            ("no-day", message, "write the last day on which it counts as until=2027-01-01".to_owned())
        }
        ExceptionFault::Unclosed => (
            "unclosed",
            "this region does not end, so it lets nothing stand".to_owned(),
            "write <!-- factlint: ignore-end --> behind its last block".to_owned(),
        ),
        ExceptionFault::NotBegun => (
            "not-begun",
            "no region ends here".to_owned(),
            "write <!-- factlint: ignore-start[KIND] why --> before its first block, or remove this comment".to_owned(),
        ),
    }
}

fn problem(exception: &Exception, code: &str, message: String, help: String) -> Problem {
    Problem {
        code: format!("factlint::exception::{code}"),
        doc: exception.doc.clone(),
        start: exception.span.start,
        end: exception.span.end,
        line: exception.line,
        column: exception.column,
        text: exception.text.clone(),
        message,
        help,
    }
}

/// The known name that is near enough to a misspelt one to be what was meant.
fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|name| (strsim::normalized_damerau_levenshtein(wrong, name), name));
    scored.filter(|(score, _)| *score >= 0.5).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}
