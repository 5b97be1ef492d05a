//! Lines and columns of what a report has only as bytes.

use factlint_model::{Claim, Context};

/// The line and column behind the last character of a claim.
pub(crate) fn end(claim: &Claim) -> (usize, usize) {
    after(claim.line, claim.column, &claim.text)
}

/// The line and column of a byte of the file, if it is in the window.
pub(crate) fn of(context: &Context, byte: usize) -> Option<(usize, usize)> {
    let before = context.text.get(..byte.checked_sub(context.start)?)?;
    Some(after(context.line, context.column, before))
}

fn after(line: usize, column: usize, text: &str) -> (usize, usize) {
    match text.rsplit_once('\n') {
        None => (line, column.saturating_add(text.chars().count())),
        Some((lines, last)) => (line.saturating_add(lines.matches('\n').count() + 1), last.chars().count() + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        assert_eq!(after(3, 5, "äb"), (3, 7));
        assert_eq!(after(3, 5, "a\r\nb\nücd"), (5, 4));
        let context = Context { start: 10, line: 2, column: 3, text: "ab\ncd".to_owned() };
        assert_eq!(of(&context, 10), Some((2, 3)));
        assert_eq!(of(&context, 14), Some((3, 2)));
        assert_eq!((of(&context, 9), of(&context, 16)), (None, None));
    }
}
