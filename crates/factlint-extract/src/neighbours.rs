//! Neighbours in a text, looked for in many places at once.

/// So many places are looked at together.
const AT_ONCE: usize = 32;

/// The bytes at and behind them.
const WINDOW: usize = AT_ONCE + 3;

/// Whether four neighbours in a text are what is looked for; behind its end stand zeros. What tells it should not branch.
pub(crate) fn holds(text: &[u8], is: impl Fn(u8, u8, u8, u8) -> bool) -> bool {
    holds_like(text, |_, _, _, _| true, is)
}

/// The same, where `may_be` tells with less work of most neighbours that they are not.
pub(crate) fn holds_like(text: &[u8], may_be: impl Fn(u8, u8, u8, u8) -> bool, is: impl Fn(u8, u8, u8, u8) -> bool) -> bool {
    let in_window = |window: &[u8; WINDOW]| any_in(window, &may_be) && any_in(window, &is);
    let mut rest = text;
    while let Some(window) = rest.first_chunk() {
        if in_window(window) {
            return true;
        }
        rest = &rest[AT_ONCE..];
    }
    // What is left is shorter than a window. In a longer text some of its places were looked at before.
    let mut last = [0; WINDOW];
    match text.last_chunk::<AT_ONCE>() {
        Some(end) => last[..AT_ONCE].copy_from_slice(end),
        None => last[..text.len()].copy_from_slice(text),
    }
    in_window(&last)
        || rest.len() > AT_ONCE && rest.array_windows().take(rest.len() - AT_ONCE).any(|[a, b, c, d]| is(*a, *b, *c, *d))
}

/// Whether neighbours that begin in a window are such.
#[inline]
fn any_in(window: &[u8; WINDOW], is: impl Fn(u8, u8, u8, u8) -> bool) -> bool {
    let mut found = false;
    for at in 0..AT_ONCE {
        found |= is(window[at], window[at + 1], window[at + 2], window[at + 3]);
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_place_is_looked_at(text in "[abc]{0,60}") {
            prop_assert_eq!(holds(text.as_bytes(), |a, b, c, _| [a, b, c] == *b"abc"), text.contains("abc"));
            prop_assert_eq!(holds(text.as_bytes(), |a, b, c, d| [a, b, c, d] == *b"bcab"), text.contains("bcab"));
            let is = |a, b, c, _| [a, b, c] == *b"abc";
            prop_assert_eq!(holds_like(text.as_bytes(), |_, b, _, _| b == b'b', is), text.contains("abc"));
            prop_assert_eq!(holds(text.as_bytes(), |a, b, _, _| [a, b] == *b"cb"), text.contains("cb"));
        }
    }
}
