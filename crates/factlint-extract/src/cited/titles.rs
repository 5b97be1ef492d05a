//! The titles of the publications that a document refers to, by their telling words.

use foldhash::{HashMap, HashSet};

use super::references::is_year;

/// Titles with their urls, each once, as its telling words, to be found by any of them: a document may refer to thousands.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    rows: Vec<(Vec<String>, String)>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Titles {
    /// These titles with their urls.
    pub(super) fn of<'t>(titles: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let mut all = Self::default();
        let mut known: HashSet<(&str, &str)> = HashSet::default();
        for (title, url) in titles.filter(|title| known.insert(*title)) {
            let words = telling(title);
            for word in &words {
                all.by_word.entry(word.clone()).or_default().push(all.rows.len());
            }
            all.rows.push((words, url.to_owned()));
        }
        all
    }

    /// The url of the publication that a name means: all of its telling words stand in one title, with the same years.
    pub(super) fn find(&self, wanted: &[String]) -> Option<&str> {
        let rarest =
            wanted.iter().map(|word| self.by_word.get(word).map_or(&[][..], Vec::as_slice)).min_by_key(|rows| rows.len())?;
        let own = years(wanted);
        let mut found = rarest.iter().map(|row| &self.rows[*row]).filter(|(title, _)| {
            let theirs = years(title);
            wanted.iter().all(|word| title.contains(word)) && (theirs.is_empty() || theirs == own)
        });
        let (_, url) = found.next()?;
        found.all(|(_, other)| other == url).then_some(url)
    }
}

fn years(words: &[String]) -> Vec<&String> {
    words.iter().filter(|word| is_year(word)).collect()
}

/// Words that tell nothing in a title.
const EMPTY: &[&str] = &["the", "a", "an", "of", "in", "on", "for", "to", "and", "is", "s", "by", "with", "from"];

/// Words that tell one title from another, in lower case.
pub(crate) fn telling(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .collect()
}

/// Whether a text has so many of them.
pub(super) fn has_telling(text: &str, count: usize) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let is_telling = |word: &&str| !word.is_empty() && !EMPTY.iter().any(|empty| empty.eq_ignore_ascii_case(word));
    words.filter(is_telling).nth(count - 1).is_some()
}
