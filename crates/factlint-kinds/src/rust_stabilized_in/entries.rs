//! The entries of the release notes, and which of them a phrase means.

use std::collections::HashMap;
use std::sync::Arc;

use factlint_model::{Ask, Evidence, Observation, PartialVersion, Reason, Reply, Subject};
use jiff::civil::Date;

use super::words;
use crate::kind::Basis;

/// All entries of the release notes that had happened by now.
pub(super) struct Entries {
    list: Vec<Entry>,
    weights: HashMap<String, f64>,
    complete: Option<Arc<Reply>>,
    /// Why the notes could not be had or renewed.
    pub(super) failure: Option<Reason>,
}

struct Entry {
    observation: Observation,
    version: PartialVersion,
    reply: Arc<Reply>,
    words: Vec<String>,
}

/// An entry that a phrase may mean.
pub(super) struct Match<'a> {
    pub(super) phrase: &'a str,
    pub(super) version: PartialVersion,
    pub(super) since: Option<Date>,
    pub(super) reply: Arc<Reply>,
    /// How much of the phrase the entry has, from 0 to 1.
    wanted: f64,
    /// How much of the entry the phrase has.
    entry: f64,
}

impl Match<'_> {
    /// How close they are, from 0 to 1: all of the phrase counts twice as much as all of the entry.
    pub(super) fn score(&self) -> f64 {
        (2.0 * self.wanted + self.entry) / 3.0 * self.wanted.sqrt()
    }

    /// Close enough to contradict a claim: they are all but the same.
    pub(super) fn is_sure(&self) -> bool {
        self.wanted >= 0.85 && self.entry >= 0.7
    }

    /// Close enough to support a claim that agrees.
    pub(super) fn is_near(&self) -> bool {
        self.score() >= 0.45
    }

    /// Close enough to doubt that there is no such entry.
    pub(super) fn is_doubtful(&self) -> bool {
        self.wanted >= 0.7 && self.entry >= 0.5
    }
}

impl Entries {
    /// The entries that these asks gave, without those that began after `now`.
    pub(super) fn of(asks: &[Ask], seen: &Evidence, now: Date) -> Self {
        let mut entries = Self { list: Vec::new(), weights: HashMap::new(), complete: None, failure: None };
        let notes = Ask::new("rust.features", Subject::rust());
        for ask in asks.iter().chain((!asks.contains(&notes)).then_some(&notes)) {
            let Some(answer) = seen.answer(ask) else { continue };
            entries.failure = entries.failure.or(answer.failure);
            // The recording knows names that people use; the newest notes know the newest releases. Both take part.
            let newest = answer.held.iter().rev().find(|held| !held.recorded);
            for held in newest.into_iter().chain(answer.held.iter().rev().find(|held| held.recorded)) {
                entries.take(&held.reply, now);
            }
        }
        entries.weigh();
        entries
    }

    fn take(&mut self, reply: &Arc<Reply>, now: Date) {
        if reply.complete && self.complete.as_ref().is_none_or(|known| known.observed_at < reply.observed_at) {
            self.complete = Some(Arc::clone(reply));
        }
        for observation in &reply.seen {
            let happened = observation.valid_from.is_none_or(|day| day <= now);
            if let (true, Ok(version)) = (happened, observation.value.parse()) {
                let words = words::content(observation.subject.as_str());
                self.list.push(Entry { observation: observation.clone(), version, reply: Arc::clone(reply), words });
            }
        }
    }

    /// A word that stands in few entries tells more.
    fn weigh(&mut self) {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for entry in &self.list {
            for word in &entry.words {
                *counts.entry(word).or_default() += 1;
            }
        }
        let total = f64::from(u32::try_from(self.list.len()).unwrap_or(u32::MAX)) + 1.0;
        self.weights = counts.into_iter().map(|(word, count)| (word.to_owned(), (total / f64::from(count)).ln())).collect();
    }

    fn weight(&self, word: &str) -> f64 {
        self.weights
            .get(word)
            .copied()
            .unwrap_or_else(|| (f64::from(u32::try_from(self.list.len()).unwrap_or(u32::MAX)) + 1.0).ln())
    }

    /// Whether there are no entries at all.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The newest version that the notes tell of.
    pub(super) fn newest(seen: &Evidence) -> Option<PartialVersion> {
        let answer = seen.answer(&Ask::new("rust.features", Subject::rust()))?;
        answer.held.iter().flat_map(|held| &held.reply.seen).filter_map(|o| o.value.parse().ok()).max()
    }

    /// The entries that a phrase may mean, best first, one a version.
    pub(super) fn matching(&self, phrase: &str) -> Vec<Match<'_>> {
        let wanted = words::content(phrase);
        let path = words::path(phrase);
        let abbreviations = words::abbreviations(phrase);
        let mut best: HashMap<&PartialVersion, Match<'_>> = HashMap::new();
        for entry in &self.list {
            let name = entry.observation.subject.as_str();
            let (of_wanted, of_entry) = match (&path, words::path(name)) {
                // The path of an item is its name: another path is another item.
                (Some(a), Some(b)) => {
                    if same_path(a, &b) {
                        (0.98, 0.98)
                    } else {
                        (0.0, 0.0)
                    }
                }
                _ if spells(&abbreviations, name) => (0.95, 0.95),
                _ => self.overlap(&wanted, &entry.words),
            };
            let since = entry.observation.valid_from;
            let found = Match {
                phrase: name,
                version: entry.version.clone(),
                since,
                reply: Arc::clone(&entry.reply),
                wanted: of_wanted,
                entry: of_entry,
            };
            if found.score() > 0.2 && best.get(&entry.version).is_none_or(|known| known.score() < found.score()) {
                best.insert(&entry.version, found);
            }
        }
        let mut matches: Vec<Match<'_>> = best.into_values().collect();
        matches.sort_by(|a, b| b.score().total_cmp(&a.score()).then_with(|| a.version.cmp(&b.version)));
        matches
    }

    /// How much of the weight of the phrase, and of the entry, is shared.
    fn overlap(&self, wanted: &[String], words: &[String]) -> (f64, f64) {
        let sum = |list: &[String]| list.iter().map(|word| self.weight(word)).sum::<f64>();
        let shared: f64 = wanted.iter().filter(|word| words.contains(word)).map(|word| self.weight(word)).sum();
        if shared == 0.0 { (0.0, 0.0) } else { (shared / sum(wanted), shared / sum(words)) }
    }

    /// The evidence that no entry comes near.
    pub(super) fn silence(&self) -> Vec<Basis> {
        let newest = self.list.iter().map(|entry| &entry.version).max();
        match (&self.complete, newest) {
            (Some(reply), Some(newest)) => {
                vec![Basis {
                    reply: Arc::clone(reply),
                    valid_from: None,
                    value: format!("not in the release notes through {newest}"),
                }]
            }
            _ => Vec::new(),
        }
    }
}

/// Whether both name the same item of the library: the shorter path is the end of the longer one, type and item at least
/// where both have them.
fn same_path(a: &[&str], b: &[&str]) -> bool {
    let shared = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    shared == a.len().min(b.len())
}

fn spells(abbreviations: &[String], entry: &str) -> bool {
    !abbreviations.is_empty() && {
        let initials = words::initials(entry);
        abbreviations
            .iter()
            .any(|short| initials.contains(short) || initials.iter().any(|long| long.strip_suffix('S') == Some(short)))
    }
}
