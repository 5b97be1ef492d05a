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

/// Whether a text has a word, which is in lower case, in whatever case.
pub(crate) fn has_in_any_case(text: &str, word: &str) -> bool {
    let Some(first) = word.bytes().next().filter(|_| text.is_ascii()) else { return text.to_lowercase().contains(word) };
    let (bytes, own) = (text.as_bytes(), word.as_bytes());
    let is_at = |at: usize| bytes.get(at..at + own.len()).is_some_and(|run| run.eq_ignore_ascii_case(own));
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), bytes).any(is_at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_changes_is_copied() {
        assert!(matches!(lower("serde-1.0"), Cow::Borrowed("serde-1.0")));
        assert_eq!(lower("Serde É"), "serde é");
    }

    proptest! {
        #[test]
        fn words_are_found_in_any_case(text in "[a-cA-C é]{0,12}", word in "[a-c é]{0,3}") {
            prop_assert_eq!(has_in_any_case(&text, &word), text.to_lowercase().contains(&word));
        }
    }
}
