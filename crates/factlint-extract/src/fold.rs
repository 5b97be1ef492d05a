//! Lower case without a copy where there is nothing to change: most words of a text are in lower case.

use std::borrow::Cow;

/// The word in lower case.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    let is_large = |b: u8| !b.is_ascii() || b.is_ascii_uppercase();
    match word.bytes().position(is_large) {
        None => Cow::Borrowed(word),
        Some(_) if word.is_ascii() => Cow::Owned(word.to_ascii_lowercase()),
        Some(_) => Cow::Owned(word.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changes_is_copied() {
        assert!(matches!(lower("serde-1.0"), Cow::Borrowed("serde-1.0")));
        assert_eq!(lower("Serde É"), "serde é");
    }
}
