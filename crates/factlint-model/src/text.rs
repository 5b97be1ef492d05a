//! Text from documents and from the network is hostile; this makes it fit to be shown.

use std::borrow::Cow;

/// The text with everything that could act on a terminal or mislead a reader made visible: controls (but for line feed and
/// tab) and bidirectional overrides are replaced by U+FFFD.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(acts) {
        text.chars().map(|c| if acts(c) { '\u{fffd}' } else { c }).collect()
    } else {
        Cow::Borrowed(text)
    }
}

fn acts(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_do_not_survive() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}\u{9b}c\n"), "a\u{fffd}[31mb\u{fffd}\u{fffd}c\n");
        assert!(matches!(printable("plain ü\ttext"), Cow::Borrowed(_)));
    }
}
