//! Lists of words in patterns.

use std::ops::Deref;
use std::sync::OnceLock;

use crate::lexicon::Lexicon;

/// A list of words, and how its words end.
#[derive(Debug)]
pub(super) struct List {
    words: Lexicon,
    /// Read when it is asked for: few lists are.
    ends: OnceLock<Option<Ends>>,
}

/// How the words of a list end, as parts of a text: runs of ASCII letters and digits, and marks of ASCII.
#[derive(Debug)]
pub(super) struct Ends {
    /// The last runs of the words.
    pub(super) runs: Lexicon,
    /// How many parts of a word stand before its last run and behind it, at most.
    pub(super) before: usize,
    pub(super) behind: usize,
}

impl Deref for List {
    type Target = Lexicon;

    fn deref(&self) -> &Lexicon {
        &self.words
    }
}

impl List {
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        Self { words: Lexicon::of(words), ends: OnceLock::new() }
    }

    /// How its words end; nothing where one of them has no run.
    pub(super) fn ends(&self) -> Option<&Ends> {
        self.ends.get_or_init(|| Ends::of(self.words.words)).as_ref()
    }
}

impl Ends {
    fn of(words: &'static [&'static str]) -> Option<Self> {
        let (mut runs, mut before, mut behind) = (Vec::with_capacity(words.len()), 0, 0);
        for word in words {
            let is_inner = |c: char| c.is_ascii_alphanumeric();
            let rest = word.trim_end_matches(|c| !is_inner(c));
            let start = rest.trim_end_matches(is_inner).len();
            if start == rest.len() {
                return None;
            }
            runs.push(&rest[start..]);
            before = before.max(parts(&word[..start]));
            behind = behind.max(parts(&word[rest.len()..]));
        }
        Some(Self { runs: Lexicon::of(runs.leak()), before, behind })
    }
}

/// How many parts a text has.
fn parts(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_part = |at: &usize| match bytes[*at] {
        byte if byte.is_ascii_alphanumeric() => *at == 0 || !bytes[at - 1].is_ascii_alphanumeric(),
        byte => byte.is_ascii_punctuation(),
    };
    (0..bytes.len()).filter(is_part).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_with_their_last_runs() {
        let ends = |words: &'static [&'static str]| {
            let list = List::of(words);
            list.ends().map(|ends| (ends.runs.words, ends.before, ends.behind))
        };
        assert_eq!(ends(&["is", "are"]), Some((["is", "are"].as_slice(), 0, 0)));
        assert_eq!(ends(&["'s", "nightly-only"]), Some((["s", "only"].as_slice(), 2, 0)));
        assert_eq!(ends(&["we\u{2019}ve", "c++"]), Some((["ve", "c"].as_slice(), 1, 2)));
        assert_eq!(ends(&["is", "\u{2265}"]), None);
    }
}
