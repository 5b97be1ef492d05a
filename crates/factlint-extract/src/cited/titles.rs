//! The titles of the publications that a document refers to, by their telling words.

use foldhash::{HashMap, HashSet};

use super::references::is_year;

/// Titles with their urls. Each is kept once, and found by any of its words: a document may refer to thousands.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    rows: Vec<(Vec<String>, String)>,
    known: HashSet<(Vec<String>, String)>,
    /// The rows that hold a word.
    by_word: HashMap<String, Vec<usize>>,
}

impl Titles {
    /// Takes a title in, as its telling words.
    pub(super) fn push(&mut self, words: Vec<String>, url: String) {
        if !self.known.insert((words.clone(), url.clone())) {
            return;
        }
        for word in &words {
            self.by_word.entry(word.clone()).or_default().push(self.rows.len());
        }
        self.rows.push((words, url));
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
