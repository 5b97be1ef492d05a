//! Words without the marks around them.

/// A word without what is no letter and no digit at its ends.
pub(crate) fn bare(word: &str) -> &str {
    match word.as_bytes() {
        // Most words have nothing of this sort.
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => word,
        _ => word.trim_matches(|c: char| !c.is_alphanumeric()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_are_bare_without_marks(word in "[a1.(\u{e9}`]{0,6}") {
            prop_assert_eq!(bare(&word), word.trim_matches(|c: char| !c.is_alphanumeric()));
        }
    }
}
