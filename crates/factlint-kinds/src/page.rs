//! The pages that documents cite, as evidence: finding them, and reading their sentences.

use std::sync::Arc;

use factlint_model::{Ask, Evidence, Reason, Reply, Subject};
use jiff::civil::Date;

use crate::kind::Basis;

/// A page that was cited.
pub(crate) struct Page {
    pub(crate) reply: Arc<Reply>,
    /// Whether this is all of its text.
    pub(crate) whole: bool,
    /// Its text, a line for each block.
    pub(crate) text: String,
    /// The day on which it was published, as far as it tells.
    pub(crate) date: Option<Date>,
}

/// The fact by which a name is resolved to the page that it means.
const PLACE: &str = "source.page";

/// What has to be known to read what is cited: its place, where the text gives none, then the page.
pub(crate) fn asks(subject: &Subject, seen: &Evidence) -> Vec<Ask> {
    let Some(place) = place(subject) else { return vec![text(subject.clone())] };
    match url(&place, seen) {
        Some(url) => vec![place, text(url)],
        None => vec![place],
    }
}

fn text(url: Subject) -> Ask {
    Ask::new("page.text", url)
}

/// The ask that finds the page, where the subject is no address itself.
fn place(subject: &Subject) -> Option<Ask> {
    let written = subject.as_str();
    if written.starts_with("rfc:") {
        return Some(Ask::new("rfc.title", subject.clone()));
    }
    written.starts_with("source:").then(|| Ask::new(PLACE, subject.clone()))
}

/// The address that was found: that of the RFC itself, or the one that a source names.
fn url(place: &Ask, seen: &Evidence) -> Option<Subject> {
    let reply = &seen.answer(place)?.held.iter().rev().find(|held| !held.reply.seen.is_empty())?.reply;
    let named = reply.seen.iter().find(|observation| observation.fact == PLACE).map(|observation| observation.value.as_str());
    let url = named.unwrap_or(&reply.url);
    url.starts_with("http").then(|| Subject::new(url))
}

/// The page, from the newest reply that has its text.
pub(crate) fn find(subject: &Subject, seen: &Evidence) -> Result<Page, Reason> {
    let asks = asks(subject, seen);
    let failure = asks.iter().find_map(|ask| seen.answer(ask)?.failure);
    let ask = asks.last().filter(|ask| ask.fact == "page.text").ok_or(failure.unwrap_or(Reason::NoEvidence))?;
    let held = seen.answer(ask).into_iter().flat_map(|answer| answer.held.iter().rev());
    for held in held {
        let value = |fact: &str| held.reply.seen.iter().find(|o| o.fact == fact).map(|o| o.value.as_str());
        if let Some(text) = value("page.text") {
            return Ok(Page {
                reply: Arc::clone(&held.reply),
                whole: held.reply.complete,
                text: text.replace('`', ""),
                date: value("page.date").and_then(|day| day.parse().ok()),
            });
        }
    }
    Err(failure.unwrap_or(Reason::NoEvidence))
}

/// How much of a sentence is shown as evidence, in characters.
const SHOWN: usize = 240;

impl Page {
    /// The evidence for what the page says here, in its own words.
    pub(crate) fn basis(&self, sentence: &str) -> Basis {
        Basis { reply: Arc::clone(&self.reply), valid_from: self.date, value: format!("\u{201c}{}\u{201d}", excerpt(sentence)) }
    }

    /// The blocks of the page, each with its sentences.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = Vec<&str>> {
        self.text.lines().map(sentences)
    }
}

/// The beginning of a sentence, cut at a word where it is long.
fn excerpt(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.chars().count() <= SHOWN {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(SHOWN).collect();
    format!("{} \u{2026}", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}

/// The sentences of a line.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in line.match_indices(['.', '!', '?']) {
        let after = &line[at + mark.len()..];
        let closed = after.trim_start_matches(['"', ')', '\u{201d}', '\u{2019}', ']']);
        let next = closed.trim_start();
        let gap = closed.len() - next.len();
        let word = line[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let short = word.len() < 2 || matches!(word, "e.g" | "i.e" | "etc" | "vs" | "approx" | "Dr" | "Mr" | "Ms" | "al");
        if gap > 0 && !next.starts_with(char::is_lowercase) && !(mark == "." && short) {
            let end = line.len() - next.len();
            found.push(line[start..end].trim());
            start = end;
        }
    }
    found.push(line[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Words that tell nothing of what is counted.
const EMPTY: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "that", "which", "who",
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "they", "their", "this", "these", "those", "as",
    "than", "more", "less", "about", "around", "roughly", "nearly", "over", "up", "only", "just", "also", "not", "into", "per",
    "we", "our", "you", "i", "rust", "percent", "some", "all", "use", "most", "now", "out", "so", "no", "do", "said", "say",
];

/// The stems of the words that tell, each once.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let mut found: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| word.len() > 1 && !word.starts_with(|c: char| c.is_ascii_digit()) && !EMPTY.contains(&word.as_str()))
        .map(|word| stem(&word))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn stem(word: &str) -> String {
    for ending in ["ations", "ation", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "ly", "e", "y"] {
        if let Some(root) = word.strip_suffix(ending)
            && root.chars().count() >= 3
        {
            return root.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_a_line() {
        assert_eq!(
            sentences("One (e.g. a). Two 2.5 is. \u{201c}Three.\u{201d} Four"),
            ["One (e.g. a).", "Two 2.5 is.", "\u{201c}Three.\u{201d}", "Four"]
        );
        assert_eq!(sentences(""), Vec::<&str>::new());
    }

    #[test]
    fn stems_tell_the_same_things_apart() {
        assert_eq!(stems("compiling crates"), stems("the compiled crate"));
        assert_eq!(stems("25% of it is so"), Vec::<String>::new());
    }
}
