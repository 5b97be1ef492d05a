//! Which suggestions a machine may write into a document, and the document with them.

use factlint_model::{AsOfFrom, Finding, Span, Verdict};

/// How far a machine may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Wrong values of fixed facts.
    Safe,
    /// Also values that grew or changed, where the text has no date that would have to change with them.
    Unsafe,
}

/// A run of bytes of a document with what is written in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last one.
    pub end: usize,
    /// The new text.
    pub replacement: String,
}

impl Fix {
    fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The fixes for the findings of one document, in the order of the text; no two of them overlap.
///
/// Where a value stands for several claims, it is replaced only if all of them ask for the same: a new value that is right for
/// one claim and wrong for its neighbour would be replaced again by the next run. Where the wrong value names the subject of another
/// claim ("its MSRV is 1.77, released in March 2024"), both are left to the author: the second is judged of a subject that is in doubt.
/// What a person let stand is left alone.
#[must_use]
pub fn fixes(findings: &[Finding], level: Level) -> Vec<Fix> {
    let is_entangled = |finding: &Finding| findings.iter().any(|other| rests_on(other, finding) || rests_on(finding, other));
    let mut fixes: Vec<Fix> =
        findings.iter().filter_map(|finding| fix(finding, level).filter(|_| !is_entangled(finding))).collect();
    fixes.sort_unstable();
    fixes.dedup();
    let disputed = |fix: &Fix| {
        let other_fix = fixes.iter().any(|other| other != fix && meet(other.span(), fix.span()));
        other_fix || findings.iter().any(|finding| objects(finding, fix))
    };
    let kept: Vec<bool> = fixes.iter().map(|fix| !disputed(fix)).collect();
    fixes.into_iter().zip(kept).filter_map(|(fix, is_kept)| is_kept.then_some(fix)).collect()
}

fn fix(finding: &Finding, level: Level) -> Option<Fix> {
    let suggestion = finding.suggestion.as_ref().filter(|_| finding.is_wrong())?;
    let may = suggestion.safe || (level == Level::Unsafe && is_free_of_dates(finding));
    let fix = || Fix { start: suggestion.start, end: suggestion.end, replacement: suggestion.replacement.clone() };
    may.then(fix)
}

/// Whether the value may be brought up to today by itself. A value that was right at the date of the text is today's only if
/// that date is: it would have to change, too. The date of the last commit changes by itself.
fn is_free_of_dates(finding: &Finding) -> bool {
    finding.verdict == Verdict::Contradicted || matches!(finding.claim.as_of_from, AsOfFrom::None | AsOfFrom::Git)
}

/// Whether the value that another finding wants replaced is part of what this one is about.
fn rests_on(finding: &Finding, other: &Finding) -> bool {
    let (claim, said) = (&finding.claim, &other.claim);
    let Some(suggestion) = &other.suggestion else { return false };
    let span = Span::new(suggestion.start, suggestion.end);
    if std::ptr::eq(finding, other) || claim.value_span == Some(span) || !span.overlaps(claim.span()) {
        return false;
    }
    let from = suggestion.start.checked_sub(said.start);
    let old = from.and_then(|from| said.text.get(from..suggestion.end.saturating_sub(said.start))).unwrap_or_default();
    let old = old.trim_start_matches(['v', 'V']).trim_end_matches('+');
    !old.is_empty() && claim.subject.as_str().contains(old)
}

/// Whether a claim has its value in the same place and does not ask for this.
fn objects(finding: &Finding, fix: &Fix) -> bool {
    let agrees = finding.suggestion.as_ref().is_some_and(|suggestion| {
        (suggestion.start, suggestion.end, &suggestion.replacement) == (fix.start, fix.end, &fix.replacement)
    });
    !agrees && finding.claim.value_span.is_some_and(|span| meet(span, fix.span()))
}

/// Whether two runs share a byte, or are the same place between two bytes.
fn meet(a: Span, b: Span) -> bool {
    a.overlaps(b) || a == b
}

/// The text with the fixes in it, in whatever order they come; nothing where one of them does not fit the text, or overlaps
/// another.
#[must_use]
pub fn apply(text: &str, fixes: &[Fix]) -> Option<String> {
    let mut ordered: Vec<&Fix> = fixes.iter().collect();
    ordered.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for fix in ordered {
        out.push_str(text.get(at..fix.start)?);
        text.get(fix.start..fix.end)?;
        out.push_str(&fix.replacement);
        at = fix.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fix(start: usize, end: usize, replacement: &str) -> Fix {
        Fix { start, end, replacement: replacement.to_owned() }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(apply("a é b", &[fix(5, 6, "c"), fix(0, 1, "x")]).as_deref(), Some("x é c"));
        assert_eq!(apply("a é b", &[fix(3, 4, "c")]), None, "within a character");
        assert_eq!(apply("abc", &[fix(0, 2, "x"), fix(1, 3, "y")]), None, "overlapping");
        assert_eq!(apply("abc", &[fix(2, 4, "x")]), None, "behind the end");
    }

    proptest! {
        #[test]
        fn any_order_gives_the_same_text_and_nothing_else_changes(
            words in prop::collection::vec(("[a-zé \r\n]{0,6}", "[0-9]{1,4}", "[0-9k]{0,5}"), 0..8),
            turns in 0_usize..8,
        ) {
            let (mut text, mut wanted, mut fixes) = (String::new(), String::new(), Vec::new());
            for (between, old, new) in &words {
                text.push_str(between);
                wanted.push_str(between);
                fixes.push(fix(text.len(), text.len() + old.len(), new));
                text.push_str(old);
                wanted.push_str(new);
            }
            if !fixes.is_empty() {
                let at = turns % fixes.len();
                fixes.rotate_left(at);
            }
            prop_assert_eq!(apply(&text, &fixes), Some(wanted.clone()));
            fixes.reverse();
            prop_assert_eq!(apply(&text, &fixes), Some(wanted));
        }
    }
}
