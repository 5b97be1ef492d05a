//! The titles of the publications that a document refers to, by their telling words.

use std::cell::OnceCell;

use foldhash::{HashMap, HashSet};

use super::references::is_year;

/// Titles with their urls. Few documents ask for one, so that they are only kept until then.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    rows: Vec<(String, String)>,
    index: OnceCell<Index>,
}

/// The titles, each once, as its telling words, to be found by any of them: a document may refer to thousands.
#[derive(Debug, Clone, Default)]
struct Index {
    rows: Vec<(Vec<String>, String)>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Titles {
    /// Takes a title in.
    pub(super) fn push(&mut self, title: String, url: String) {
        self.rows.push((title, url));
        self.index = OnceCell::new();
    }

    /// The url of the publication that a name means: all of its telling words stand in one title, with the same years.
    pub(super) fn find(&self, wanted: &[String]) -> Option<&str> {
        let index = self.index.get_or_init(|| Index::of(&self.rows));
        let rarest =
            wanted.iter().map(|word| index.by_word.get(word).map_or(&[][..], Vec::as_slice)).min_by_key(|rows| rows.len())?;
        let own = years(wanted);
        let mut found = rarest.iter().map(|row| &index.rows[*row]).filter(|(title, _)| {
            let theirs = years(title);
            wanted.iter().all(|word| title.contains(word)) && (theirs.is_empty() || theirs == own)
        });
        let (_, url) = found.next()?;
        found.all(|(_, other)| other == url).then_some(url)
    }
}

impl Index {
    fn of(titles: &[(String, String)]) -> Self {
        let mut index = Self::default();
        let mut known: HashSet<&(String, String)> = HashSet::default();
        for title in titles.iter().filter(|title| known.insert(*title)) {
            let words = telling(&title.0);
            for word in &words {
                index.by_word.entry(word.clone()).or_default().push(index.rows.len());
            }
            index.rows.push((words, title.1.clone()));
        }
        index
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
