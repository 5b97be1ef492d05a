//! A reply full of entries, made ready once for all phrases that are looked for in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use factlint_model::{PartialVersion, Reply};

use super::words;

/// The entries of one reply, ready to be matched.
pub(crate) struct Index {
    /// The reply.
    pub(crate) reply: Arc<Reply>,
    /// Its entries, in its order.
    pub(crate) entries: Vec<Entry>,
    /// The entries that hold a word.
    by_word: HashMap<String, Vec<usize>>,
    /// The entries that an abbreviation spells.
    by_initials: HashMap<String, Vec<usize>>,
    /// The entries that are the path of an item, by its last part.
    by_path: HashMap<String, Vec<usize>>,
}

/// One entry.
pub(crate) struct Entry {
    /// Where it stands in the reply.
    pub(crate) at: usize,
    pub(crate) version: PartialVersion,
    pub(crate) words: Vec<String>,
}

/// What was made ready in this process. A reply is immutable, so what is made of it stays true as long as it lives.
static READY: Mutex<Vec<(Weak<Reply>, Arc<Index>)>> = Mutex::new(Vec::new());

impl Index {
    /// The index of a reply, made at the first call.
    pub(crate) fn of(reply: &Arc<Reply>) -> Arc<Self> {
        let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
        ready.retain(|(known, _)| known.strong_count() > 1 || std::ptr::eq(known.as_ptr(), Arc::as_ptr(reply)));
        if let Some((_, index)) = ready.iter().find(|(known, _)| std::ptr::eq(known.as_ptr(), Arc::as_ptr(reply))) {
            return Arc::clone(index);
        }
        let index = Arc::new(Self::made(reply));
        ready.push((Arc::downgrade(reply), Arc::clone(&index)));
        index
    }

    fn made(reply: &Arc<Reply>) -> Self {
        let mut index = Self {
            reply: Arc::clone(reply),
            entries: Vec::new(),
            by_word: HashMap::new(),
            by_initials: HashMap::new(),
            by_path: HashMap::new(),
        };
        for (at, observation) in reply.seen.iter().enumerate() {
            let Ok(version) = observation.value.parse() else { continue };
            let phrase = observation.subject.as_str();
            let place = index.entries.len();
            let words = words::content(phrase);
            for word in &words {
                index.by_word.entry(word.clone()).or_default().push(place);
            }
            // The parts of a path spell nothing.
            for initials in words::initials(phrase).into_iter().filter(|_| !phrase.contains("::")) {
                index.by_initials.entry(initials).or_default().push(place);
            }
            if let Some(last) = words::path(phrase).and_then(|path| path.last().copied()) {
                index.by_path.entry(last.to_owned()).or_default().push(place);
            }
            index.entries.push(Entry { at, version, words });
        }
        index
    }

    /// In how many entries a word stands.
    pub(crate) fn count(&self, word: &str) -> usize {
        self.by_word.get(word).map_or(0, Vec::len)
    }

    /// The entries that may be meant: they share a word, or an abbreviation, or the end of a path.
    pub(crate) fn candidates(&self, wanted: &[String], abbreviations: &[String], path: Option<&[&str]>) -> Vec<&Entry> {
        let by_word = wanted.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let by_initials = abbreviations.iter().filter_map(|short| self.by_initials.get(short)).flatten();
        let by_path = path.and_then(|path| path.last()).and_then(|last| self.by_path.get(*last)).into_iter().flatten();
        let mut places: Vec<usize> = by_word.chain(by_initials).chain(by_path).copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| &self.entries[place]).collect()
    }

    /// Whether an abbreviation spells the entry, and what stands beside it among the words of the phrase says no more: "GATs
    /// (generic associated types)", but not "more guarantees in FFI".
    pub(crate) fn spells(&self, abbreviations: &[String], wanted: &[String], entry: &Entry) -> bool {
        let is_said = |word: &String| {
            let is_short = |short: &String| {
                let rest = word.get(..short.len()).filter(|own| own.eq_ignore_ascii_case(short)).map(|_| &word[short.len()..]);
                rest.is_some_and(|rest| matches!(rest, "" | "s"))
            };
            entry.words.contains(word) || abbreviations.iter().any(is_short)
        };
        if abbreviations.is_empty() || !wanted.iter().all(is_said) {
            return false;
        }
        // "RPITs in traits" are more than "RPITs": words beside an abbreviation spell it out whole, or say something else.
        let beside = wanted.iter().filter(|word| entry.words.contains(word)).count();
        if beside > 0 && beside < entry.words.len() {
            return false;
        }
        let Some(observation) = self.reply.seen.get(entry.at) else { return false };
        let phrase = observation.subject.as_str();
        let initials = words::initials(phrase);
        !phrase.contains("::") && abbreviations.iter().any(|short| initials.contains(short))
    }
}
