//! What to write instead, in the style of the author.

mod count;
mod date;

use factlint_kinds::{Change, Kind};
use factlint_model::{Claim, Comparator, License, PartialVersion, Suggestion, Value, Verdict};

use crate::table::{Ruling, State};

/// The replacement for the value in the text, where there is one to give. Safe is a wrong value of a fixed fact.
pub(crate) fn suggestion(claim: &Claim, kind: &dyn Kind, ruling: &Ruling) -> Option<Suggestion> {
    let truth = match (ruling.verdict, &ruling.then) {
        // A value of today would be as wrong for the document's date as the one that stands there.
        (Verdict::Contradicted, Some(then)) => State::value(then)?,
        (Verdict::Contradicted | Verdict::Outdated, _) => ruling.truth()?,
        (Verdict::Unverifiable | Verdict::Supported, _) => return None,
    };
    let span = claim.value_span.filter(|span| claim.span().holds(*span))?;
    let old = claim.text.get(span.start - claim.start..span.end - claim.start)?;
    let replacement = restyle(old, truth, claim.comparator)?;
    let safe = kind.change(claim) == Change::Fixed && claim.comparator == Comparator::Exact;
    (replacement != old).then_some(Suggestion { start: span.start, end: span.end, replacement, safe })
}

/// The new value in the style of the old text; nothing where the style is not understood.
fn restyle(old: &str, new: &Value, comparator: Comparator) -> Option<String> {
    match new {
        Value::Version(version) => restyle_version(old, version),
        Value::Date(new) => date::restyle(old, *new),
        Value::Count(new) => count::restyle(old, new.number, comparator),
        // Words for a licence ("the MPL") are the author's own; an expression is replaced by an expression.
        Value::License(license) => old.parse::<License>().ok().map(|_| license.to_string()),
        Value::Text(_) => None,
    }
}

/// Keeps the `v`, the `+`, and how many numbers there are.
fn restyle_version(old: &str, new: &PartialVersion) -> Option<String> {
    let v = if old.starts_with(['v', 'V']) { &old[..1] } else { "" };
    let plus = if old.ends_with('+') { "+" } else { "" };
    let parts = old.parse::<PartialVersion>().ok()?.parts().len();
    Some(format!("{v}{}{plus}", new.cut(parts)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_keep_their_style() {
        let new = |old: &str, new: &str| restyle(old, &Value::Version(new.parse().unwrap()), Comparator::Exact);
        assert_eq!(new("v1.80", "1.85.0").as_deref(), Some("v1.85"));
        assert_eq!(new("V1.80", "1.85.0").as_deref(), Some("V1.85"));
        assert_eq!(new("1.80.0+", "1.85.0").as_deref(), Some("1.85.0+"));
        assert_eq!(new("1.80+", "1.85.0").as_deref(), Some("1.85+"));
        assert_eq!(new("v3", "4.5.48").as_deref(), Some("v4"));
        assert_eq!(new("nightly-only", "1.85.0"), None);
    }
}
