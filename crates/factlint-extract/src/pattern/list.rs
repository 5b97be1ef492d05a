//! Lists of words in patterns.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::OnceLock;

use crate::lexicon::Lexicon;

/// A list of words, and how its words end.
#[derive(Debug)]
pub(super) struct List {
    words: Lexicon,
    /// Read when it is asked for: few lists are.
    ends: OnceLock<Vec<Ends>>,
}

/// Words of a list of which each has so many parts: runs of ASCII letters and digits, and marks of ASCII.
#[derive(Debug)]
pub(super) struct Ends {
    /// The last runs of the words.
    pub(super) runs: Lexicon,
    /// How many parts of a word stand before its last run and behind it. An apostrophe may be none.
    pub(super) before: usize,
    pub(super) apostrophes: usize,
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
    pub(super) fn ends(&self) -> &[Ends] {
        self.ends.get_or_init(|| Ends::of(self.words.words).unwrap_or_default())
    }
}

impl Ends {
    fn of(words: &'static [&'static str]) -> Option<Vec<Self>> {
        let mut all: BTreeMap<(usize, usize, usize), Vec<&'static str>> = BTreeMap::new();
        for word in words {
            let is_inner = |c: char| c.is_ascii_alphanumeric();
            let rest = word.trim_end_matches(|c| !is_inner(c));
            let start = rest.trim_end_matches(is_inner).len();
            if start == rest.len() || word.ends_with('\'') {
                return None;
            }
            let apostrophes = word[..start].matches('\'').count();
            let (before, behind) = (parts(&word[..start]) - apostrophes, parts(&word[rest.len()..]));
            all.entry((before, apostrophes, behind)).or_default().push(&rest[start..]);
        }
        let of_words = |((before, apostrophes, behind), words): (_, Vec<_>)| Self {
            runs: Lexicon::of(words.leak()),
            before,
            apostrophes,
            behind,
        };
        Some(all.into_iter().map(of_words).collect())
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
            list.ends().iter().map(|ends| (ends.runs.words, ends.before, ends.apostrophes, ends.behind)).collect::<Vec<_>>()
        };
        assert_eq!(ends(&["is", "are"]), [(["is", "are"].as_slice(), 0, 0, 0)]);
        assert_eq!(ends(&["'s", "is", "nightly-only"]), [(["is"].as_slice(), 0, 0, 0), (&["s"], 0, 1, 0), (&["only"], 2, 0, 0)]);
        assert_eq!(ends(&["we\u{2019}ve", "c++"]), [(["c"].as_slice(), 0, 0, 2), (&["ve"], 1, 0, 0)]);
        assert_eq!(ends(&["is", "\u{2265}"]), []);
    }
}
