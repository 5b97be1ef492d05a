//! Neighbours in a text, looked for in many places at once.

/// So many places are looked at together.
const AT_ONCE: usize = 16;

/// The bytes at and behind them.
const WINDOW: usize = AT_ONCE + 2;

/// Whether three neighbours in a text are what is looked for; behind its end stand zeros. What tells it should not branch.
pub(crate) fn holds(text: &[u8], is: impl Fn(u8, u8, u8) -> bool) -> bool {
    let in_window = |window: &[u8; WINDOW]| {
        let mut found = false;
        for at in 0..AT_ONCE {
            found |= is(window[at], window[at + 1], window[at + 2]);
        }
        found
    };
    let Some(end) = text.last_chunk::<WINDOW>() else {
        let mut short = [0; WINDOW + 2];
        short[..text.len()].copy_from_slice(text);
        return in_ends(&short, in_window);
    };
    let mut rest = text;
    while let Some(window) = rest.first_chunk() {
        if in_window(window) {
            return true;
        }
        rest = &rest[AT_ONCE..];
    }
    // What is left is no longer than a window: some of its places were looked at before.
    let mut last = [0; WINDOW + 2];
    last[..WINDOW].copy_from_slice(end);
    in_ends(&last, in_window)
}

/// Whether one of the windows with which a short text begins and ends has it.
fn in_ends(text: &[u8; WINDOW + 2], in_window: impl Fn(&[u8; WINDOW]) -> bool) -> bool {
    text.first_chunk().is_some_and(&in_window) || text.last_chunk().is_some_and(&in_window)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_place_is_looked_at(text in "[abc]{0,60}") {
            prop_assert_eq!(holds(text.as_bytes(), |a, b, c| [a, b, c] == *b"abc"), text.contains("abc"));
            prop_assert_eq!(holds(text.as_bytes(), |a, b, _| [a, b] == *b"cb"), text.contains("cb"));
        }
    }
}
