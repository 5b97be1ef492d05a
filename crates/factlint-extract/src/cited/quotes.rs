//! Quotations in a text: what stands between quotation marks.

use factlint_kinds::spaced::spaced;

/// Words between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    /// The opening mark.
    pub(super) start: usize,
    /// The byte behind the closing mark.
    pub(super) end: usize,
    /// The words themselves.
    pub(super) inner: (usize, usize),
}

/// The longest quotation, in bytes. Beyond that a mark is taken for one that was never closed.
const LONGEST: usize = 1_200;

/// Whether a text holds a mark that opens a quotation.
pub(crate) fn may_hold_quote(text: &str) -> bool {
    opening(text, 0).is_some()
}

/// The first mark from a place on that may open a quotation.
fn opening(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    // The typographic ones begin with these bytes, as other marks do.
    let opens = |at: &usize| {
        let is = |mark: char| bytes[*at..].starts_with(mark.encode_utf8(&mut [0; 4]).as_bytes());
        bytes[*at] == b'"' || is('\u{201c}') || is('\u{201e}') || is('\u{ab}')
    };
    memchr::memchr3_iter(b'"', 0xe2, 0xc2, bytes).find(opens).map(|at| from + at)
}

/// The quotations of a text. Marks of inches, code and marks that do not close are none.
pub(super) fn quotes(text: &str) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = opening(text, at) {
        let mark = text[start..].chars().next().unwrap_or('"');
        let inner = start + mark.len_utf8();
        match closing(text, start, mark) {
            Some(end) => {
                let mark = text[end..].chars().next().map_or(1, char::len_utf8);
                found.push(Quote { start, end: end + mark, inner: (inner, end) });
                at = end + mark;
            }
            None => at = inner,
        }
    }
    found
}

/// Those of the quotations of a text that stand, with a part of them at least, in a run of it: they stand in order.
pub(super) fn quotes_over(quotes: &[Quote], from: usize, to: usize) -> &[Quote] {
    let quotes = &quotes[quotes.partition_point(|quote| quote.end <= from)..];
    &quotes[..quotes.partition_point(|quote| quote.start < to)]
}

/// Whether words in quotation marks may be more than one word, or a short name.
pub(super) fn is_long(inner: &str) -> bool {
    const FEWEST: usize = 8;
    inner.len() >= FEWEST && inner.bytes().any(|byte| !byte.is_ascii_alphanumeric())
}

/// Where the mark that closes stands.
fn closing(text: &str, start: usize, mark: char) -> Option<usize> {
    let inner = start + mark.len_utf8();
    let before = text[..start].chars().next_back();
    if mark == '"' {
        let opens = before.is_none_or(|c| !c.is_alphanumeric()) && text[inner..].starts_with(|c: char| !c.is_whitespace());
        if !opens {
            return None;
        }
    }
    let closes: &[char] = match mark {
        '"' => &['"'],
        '\u{201c}' => &['\u{201d}'],
        '\u{201e}' => &['\u{201c}', '\u{201d}'],
        _ => &['\u{bb}'],
    };
    let mut depth = 0usize;
    for (offset, c) in text[inner..].char_indices() {
        if offset > LONGEST {
            return None;
        }
        let at = inner + offset;
        if c == mark && mark != '"' {
            depth += 1;
        } else if closes.contains(&c) {
            let next = text[at + c.len_utf8()..].chars().next();
            // A straight mark closes where no word goes on and no space stands before it.
            let ends = mark != '"' || (next.is_none_or(|c| !c.is_alphanumeric()) && !text[..at].ends_with(char::is_whitespace));
            if depth > 0 {
                depth -= 1;
            } else if ends {
                return (offset > 0).then_some(at);
            }
        }
    }
    None
}

/// A quotation without white space that only lines make and without the punctuation that ends it.
pub(super) fn value(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in spaced(text).filter(|word| *word != ">") {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined.truncate(joined.trim_end_matches(['.', ',', ';', ':']).trim_end().len());
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_of_all_sorts() {
        let text = "He said \"no \u{2014} never,\" and \u{201c}an \u{201c}inner\u{201d} one\u{201d}, \u{ab}encore\u{bb}; a 5\" disk and 7\" too";
        let found: Vec<&str> = quotes(text).iter().map(|quote| &text[quote.inner.0..quote.inner.1]).collect();
        assert_eq!(found, ["no \u{2014} never,", "an \u{201c}inner\u{201d} one", "encore"]);
        assert_eq!(value("near\n> zero, "), "near zero");
    }

    proptest! {
        #[test]
        fn quotes_lie_in_the_text_in_order(text in "[a-z \"\u{201c}\u{201d}\u{ab}\u{bb}\u{e9}.]{0,60}") {
            let mut last = 0;
            for quote in quotes(&text) {
                prop_assert!(last <= quote.start && quote.start < quote.inner.0 && quote.inner.0 < quote.inner.1 && quote.inner.1 < quote.end);
                prop_assert!(text.get(quote.inner.0..quote.inner.1).is_some());
                last = quote.end;
            }
        }
    }
}
