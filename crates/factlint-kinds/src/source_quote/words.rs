//! The words of quotations, made comparable: whatever the case, the typography, and what the author left out or put in.

/// Words of a quotation between two places where something was left out, or of one of its sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) words: Vec<String>,
}

/// So many words at most may stand between the words of a quotation, for each of them, where no mark shows that some were left out.
const LEFT_OUT: usize = 3;

impl Passage {
    /// Whether its words occur in this order within a sentence.
    pub(super) fn stands_in(&self, sentence: &[String]) -> bool {
        let longest = self.words.len() * LEFT_OUT + 12;
        (0..sentence.len())
            .any(|from| sentence[from] == self.words[0] && self.reach(&sentence[from..]).is_some_and(|reach| reach <= longest))
    }

    /// How many words from the beginning of the run until all have occurred.
    fn reach(&self, run: &[String]) -> Option<usize> {
        let mut words = self.words.iter().peekable();
        for (at, word) in run.iter().enumerate() {
            if words.peek().is_some_and(|wanted| *wanted == word) {
                words.next();
            }
            if words.peek().is_none() {
                return Some(at + 1);
            }
        }
        None
    }

    /// Whether its words stand together in a text, whatever sentences they belong to.
    pub(super) fn runs_through(&self, text: &[String]) -> bool {
        let longest = self.words.len() * 2 + 8;
        (0..text.len()).any(|from| {
            let to = (from + longest).min(text.len());
            text[from] == self.words[0] && self.reach(&text[from..to]).is_some()
        })
    }
}

/// The passages of a quotation: cut at `…`, `...`, `[...]` and at the ends of its sentences. Words in brackets are the author's,
/// not the source's; a single letter in brackets only changes the case.
pub(super) fn passages(quotation: &str) -> Vec<Passage> {
    let cut = quotation
        .replace("[...]", "\u{2026}")
        .replace("[\u{2026}]", "\u{2026}")
        .replace("(...)", "\u{2026}")
        .replace("...", "\u{2026}");
    let own = without_brackets(&cut);
    let mut found = Vec::new();
    for part in own.split('\u{2026}') {
        for sentence in split(part) {
            let words = plain(sentence);
            if !words.is_empty() {
                found.push(Passage { words });
            }
        }
    }
    found
}

/// The sentences of a passage.
fn split(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['.', '!', '?']) {
        let rest = &text[at + 1..];
        if rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '"' || c == '\u{201c}') {
            found.push(&text[start..=at]);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    found
}

fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']') else { break };
        let inside = &rest[open + 1..open + close];
        out.push_str(&rest[..open]);
        if inside.chars().count() == 1 {
            out.push_str(inside);
        }
        rest = &rest[open + close + 1..];
    }
    out + rest
}

/// The words of a text in small letters, with nothing but letters and digits.
pub(super) fn plain(text: &str) -> Vec<String> {
    let bare = text.replace(['\'', '\u{2019}', '\u{2018}', '`', '*', '_'], "");
    bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// How many of the words occur in a sentence in this order: the longest common subsequence.
pub(super) fn shared(wanted: &[String], sentence: &[String]) -> usize {
    let mut row = vec![0usize; wanted.len() + 1];
    for word in sentence {
        let mut diagonal = 0;
        for (at, own) in wanted.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if own == word { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[wanted.len()]
}

/// The part of a sentence that stands in the place of the wanted words: from the first of them to the last.
pub(super) fn cut(sentence: &str, wanted: &[String]) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let is_wanted = |word: &&str| plain(word).iter().any(|word| wanted.contains(word));
    let first = words.iter().position(is_wanted).unwrap_or(0);
    let last = words.iter().rposition(is_wanted).unwrap_or(words.len().saturating_sub(1));
    let run = words.get(first..=last).unwrap_or_default();
    run.iter().take(60).copied().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ',', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stands(quotation: &str, sentence: &str) -> bool {
        passages(quotation).iter().all(|passage| passage.stands_in(&plain(sentence)))
    }

    #[test]
    fn typography_and_what_is_left_out() {
        assert!(stands("it\u{2019}s \u{201c}almost\u{201d} done", "Well, it's ALMOST \u{2014} nearly \u{2014} done."));
        assert!(stands("[t]he crates \u{2026} are [mostly] small", "The crates that we saw there are small"));
        assert!(stands("any change is technically breaking", "Almost any change is technically a breaking change."));
        assert!(!stands("four key safeguards", "There are four primary safeguards."));
        assert!(!stands("small are the crates", "the crates are small"));
        assert_eq!(passages("One two. Three [...] four").len(), 3);
    }

    proptest! {
        #[test]
        fn what_stands_in_a_text_is_found(words in prop::collection::vec("[a-z]{1,6}", 2..12)) {
            let text = words.join(" ");
            prop_assert!(stands(&text, &text));
            let own = plain(&text);
            prop_assert_eq!(shared(&own, &own), own.len());
        }

        #[test]
        fn no_text_panics(text in "[\\[\\].\u{2026} a-zA-Z\u{e9}\"]{0,40}") {
            let _ = (passages(&text), cut(&text, &plain(&text)));
        }
    }
}
