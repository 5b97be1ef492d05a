//! The entries of the lists that sources give, and which of them a phrase means.

use std::collections::HashMap;
use std::sync::Arc;

use factlint_model::{Ask, Evidence, PartialVersion, Reason, Reply};
use jiff::civil::Date;

use super::index::Index;
use super::words;
use crate::kind::Basis;

/// All entries of some lists.
pub(crate) struct Entries {
    indexes: Vec<Arc<Index>>,
    now: Date,
    /// Why a list could not be had or renewed.
    pub(crate) failure: Option<Reason>,
}

/// An entry that a phrase may mean.
pub(crate) struct Match<'a> {
    pub(crate) phrase: &'a str,
    pub(crate) version: PartialVersion,
    pub(crate) since: Option<Date>,
    pub(crate) reply: Arc<Reply>,
    /// How much of the phrase the entry has, from 0 to 1.
    wanted: f64,
    /// How much of the entry the phrase has.
    entry: f64,
    /// Whether the entry names the very item, by its path.
    by_path: bool,
    /// Whether the phrase has the name of the item without its path: `chunk_up` of `slice::chunk_up`.
    by_item: bool,
    /// Whether they share one word only.
    by_one_word: bool,
    /// Whether they are the same word by word, and not only in the words that tell: "cargo new" is not "cargo add".
    same_words: bool,
    /// Whether the phrase has more words than the entry, of whatever sort: "never type" is more than "never".
    says_less: bool,
    /// Whether the entry has a word that the phrase lacks: "default rung handler" is not any rung handler.
    says_more: bool,
    /// Whether the entry has a number that the phrase lacks: "resolver 3" is not any resolver.
    counts: bool,
}

impl Match<'_> {
    /// How close they are, from 0 to 1: all of the phrase counts twice as much as all of the entry.
    pub(crate) fn score(&self) -> f64 {
        (2.0 * self.wanted + self.entry) / 3.0 * self.wanted.sqrt()
    }

    /// Close enough to contradict a claim: they are all but the same.
    pub(crate) fn is_sure(&self) -> bool {
        // One word in common is enough where neither has another.
        !self.counts
            && (self.same_words || !(self.by_one_word || is_signature(self.phrase)))
            && !self.is_another_flag()
            && self.wanted >= 0.85
            && self.entry >= 0.7
            && (!(self.by_one_word || is_signature(self.phrase)) || (self.wanted >= 0.999 && self.entry >= 0.999))
    }

    /// Whether the version is certainly none that brought the thing: what the notes tell of an item, it was there by then.
    pub(crate) fn is_sure_against(&self, claimed: &PartialVersion) -> bool {
        // The notes before 1.9 do not list every item: one of the same name may be older.
        let is_listed = !self.by_item || claimed.parts() >= [1, 9].as_slice();
        self.is_sure() && is_listed || (self.by_path && claimed.order_at_own_precision(&self.version).is_gt())
    }

    /// Close enough to support a version that other entries speak against: it is sure, or names the item.
    pub(crate) fn is_told(&self) -> bool {
        self.is_sure() || self.by_path
    }

    /// Close enough to say that what is called unstable is stable: the phrase names no part of the entry, or more than it,
    /// and the entry is of no part or sort of the thing.
    pub(crate) fn is_same(&self) -> bool {
        self.is_sure() && !self.says_less && !self.says_more && !self.by_item
    }

    /// Whether the phrase is the entry word by word.
    pub(crate) fn is_verbatim(&self) -> bool {
        self.same_words && !self.says_less
    }

    /// A flag of a command is not every thing that its words could mean: "--error-format=json", and a format.
    fn is_another_flag(&self) -> bool {
        self.phrase.trim_start_matches('`').starts_with('-') && self.entry < 0.999
    }

    /// Close enough to support a claim that agrees.
    pub(crate) fn is_near(&self) -> bool {
        self.score() >= 0.45
    }

    /// All of the entry stands in the phrase, which says more: it may be meant.
    pub(crate) fn is_contained(&self) -> bool {
        self.entry >= 0.95 && self.wanted >= 0.3
    }

    /// Close enough to doubt that there is no such entry.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.wanted >= 0.7 && self.entry >= 0.5
    }
}

impl Entries {
    /// The entries that these asks gave. What began after `now` has not happened yet.
    pub(crate) fn of(asks: &[Ask], seen: &Evidence, now: Date) -> Self {
        let mut entries = Self { indexes: Vec::new(), now, failure: None };
        for ask in asks {
            let Some(answer) = seen.answer(ask) else { continue };
            entries.failure = entries.failure.or(answer.failure);
            // The recording knows names that people use; the newest notes know the newest releases. Both take part.
            let newest = answer.held.iter().rev().find(|held| !held.recorded);
            let recorded = answer.held.iter().rev().find(|held| held.recorded);
            entries.indexes.extend(newest.into_iter().chain(recorded).map(|held| Index::of(&held.reply)));
        }
        entries
    }

    /// A word that stands in few entries tells more.
    fn weight(&self, word: &str) -> f64 {
        let total: usize = self.indexes.iter().map(|index| index.entries.len()).sum();
        let count: usize = self.indexes.iter().map(|index| index.count(word)).sum();
        let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        ((float(total) + 1.0) / float(count.max(1))).ln()
    }

    /// Whether there are no entries at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.indexes.iter().all(|index| index.entries.is_empty())
    }

    /// The newest version that an answer tells of.
    pub(crate) fn newest(ask: &Ask, seen: &Evidence) -> Option<PartialVersion> {
        let answer = seen.answer(ask)?;
        answer.held.iter().flat_map(|held| &held.reply.seen).filter_map(|o| o.value.parse().ok()).max()
    }

    /// The entries that a phrase may mean, best first, one a version.
    pub(crate) fn matching(&self, phrase: &str) -> Vec<Match<'_>> {
        let wanted = words::content(phrase);
        // A path among other words is not what they name.
        let path = words::path(phrase).filter(|_| phrase.split_whitespace().count() <= 3);
        let item = words::identifier(phrase);
        let flag = words::flag(phrase);
        // "`io::ErrorKind` variants" are not the type.
        let is_item = words::names_only(phrase);
        let abbreviations = words::abbreviations(phrase);
        // "const `Heap::len`": when it came, and when it could be used there, are two things.
        let of_const = words::is_of_const(phrase);
        let mut best: HashMap<&PartialVersion, Match<'_>> = HashMap::new();
        for index in &self.indexes {
            for entry in index.candidates(&wanted, &abbreviations, path.as_deref()) {
                let Some(observation) = index.reply.seen.get(entry.at) else { continue };
                let name = observation.subject.as_str();
                let since = observation.valid_from;
                if since.is_some_and(|day| day > self.now) || (of_const && !words::tells_of_const(name)) {
                    continue;
                }
                let shared = wanted.iter().filter(|word| entry.words.contains(word)).count();
                let mut in_words = false;
                let (of_phrase, of_entry, by_one_word) = match (&path, words::path(name)) {
                    // The path of an item is its name: another path is another item. What an entry says of it is not its
                    // coming: "`Option::take` in const contexts".
                    (Some(a), Some(b)) if same_path(a, &b) => {
                        let names_only = words::names_only(name) || (of_const && words::ends_const(name));
                        (if is_item || of_const { 0.98 } else { 0.8 }, if names_only { 0.98 } else { 0.6 }, false)
                    }
                    (Some(_), Some(_)) => continue,
                    // The notes list types by their name alone.
                    (Some(path), None) if is_last_of(path, &entry.words) => (0.95, 0.95, false),
                    // A module is not what an entry in words says of it: `std::simd` is more than SIMD.
                    (Some(_), None) => {
                        let (of_phrase, of_entry) = self.overlap(&wanted, &entry.words);
                        (of_phrase * 0.8, of_entry, shared < 2)
                    }
                    (None, Some(path)) if item.is_some() && path.last().copied() == item && shared == wanted.len() => {
                        (0.98, if words::names_only(name) { 0.98 } else { 0.6 }, false)
                    }
                    _ if flag.is_some() && words::flag(name) == flag => (1.0, 1.0, false),
                    // Of the very flag an entry may say more.
                    _ if flag.is_some_and(|flag| words::has_flag(name, flag)) => {
                        (1.0, self.overlap(&wanted, &entry.words).1, shared < 2)
                    }
                    _ if index.spells(&abbreviations, &wanted, entry) => (0.95, 0.95, false),
                    _ => {
                        in_words = true;
                        let (of_phrase, of_entry) = self.overlap(&wanted, &entry.words);
                        (of_phrase, of_entry, shared < 2)
                    }
                };
                let by_item =
                    path.is_none() && item.is_some() && words::path(name).is_some_and(|path| path.last().copied() == item);
                let by_path = path.as_ref().zip(words::path(name)).is_some_and(|(a, b)| same_path(a, &b));
                let found = Match {
                    by_path,
                    by_item,
                    phrase: name,
                    version: entry.version.clone(),
                    since,
                    reply: Arc::clone(&index.reply),
                    wanted: of_phrase,
                    entry: of_entry,
                    by_one_word,
                    same_words: words::same_words(phrase, name),
                    says_more: in_words && entry.words.len() > shared,
                    says_less: words::spoken(phrase).len() > words::spoken(name).len(),
                    counts: entry.words.iter().any(|word| is_number(word) && !wanted.contains(word)),
                };
                let rank = |found: &Match<'_>| (found.by_item, found.score());
                if found.score() > 0.2 && best.get(&entry.version).is_none_or(|known| rank(known) < rank(&found)) {
                    best.insert(&entry.version, found);
                }
            }
        }
        let mut matches: Vec<Match<'_>> = best.into_values().collect();
        // Another item is not meant, however alike: `chunk_up_mut` is no `chunks_mut`.
        if matches.iter().any(|found| found.by_item) {
            let names_another = |found: &Match<'_>| {
                words::path(found.phrase).is_some() || words::identifier(found.phrase).is_some_and(|own| Some(own) != item)
            };
            matches.retain(|found| found.by_item || !names_another(found));
        }
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
    pub(crate) fn silence(&self) -> Vec<Basis> {
        let complete =
            self.indexes.iter().map(|index| &index.reply).filter(|reply| reply.complete).max_by_key(|reply| reply.observed_at);
        let happened =
            |index: &Index, at: usize| index.reply.seen.get(at).and_then(|o| o.valid_from).is_none_or(|day| day <= self.now);
        let newest = self
            .indexes
            .iter()
            .flat_map(|index| index.entries.iter().filter(|entry| happened(index, entry.at)))
            .map(|entry| &entry.version)
            .max();
        match (complete, newest) {
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

/// Whether the entry is an `impl` or a bound: such entries differ in little, and each is its own.
fn is_signature(phrase: &str) -> bool {
    phrase.starts_with("impl") || (phrase.contains('<') && phrase.contains(' '))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the entry is the last part of the path and nothing else.
fn is_last_of(path: &[&str], words: &[String]) -> bool {
    // A type begins with a capital; `std::simd` is a module and not what an entry says of SIMD.
    let is_type = |last: &str| last.starts_with(char::is_uppercase);
    matches!((path.last(), words), (Some(last), [word]) if is_type(last) && words::content(last) == [word.clone()])
}

/// Whether both name the same item of the library: the shorter path is the end of the longer one.
fn same_path(a: &[&str], b: &[&str]) -> bool {
    let shared = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| words::same_part(x, y)).count();
    shared == a.len().min(b.len())
}

#[cfg(test)]
mod tests {
    use factlint_model::{BodyHash, Held, Observation, Subject};
    use jiff::civil::date;

    use super::*;

    fn entries() -> Entries {
        let ask = Ask::new("rust.features", Subject::rust());
        let listed = [
            ("never", "1.60.0"),
            ("const generics", "1.51.0"),
            ("let chains", "1.88.0"),
            ("LazyLock", "1.80.0"),
            ("let else", "1.65.0"),
            ("cargo add", "1.62.0"),
            ("use<..> in ladder definitions", "1.87.0"),
            ("Option::take in const contexts", "1.83.0"),
            ("Option::is_none_or", "1.82.0"),
            ("heap/ladder", "1.39.0"),
            ("cargo --rungs", "1.36.0"),
            ("checking of names at every step with `--rungs`", "1.35.0"),
            ("heap/ladder in no_std", "1.44.0"),
            ("gather arms, guess matches", "1.34.0"),
            ("pool::Rung", "1.60.0"),
            ("slice::chunk_up_mut", "1.77.0"),
            ("slice::chunks_mut", "1.79.0"),
            ("*mut T::climb_to", "1.26.0"),
            ("default rung handler", "1.68.0"),
            ("<*mut T>::climb_to in const contexts", "1.63.0"),
        ];
        let reply = Reply {
            ask: ask.clone(),
            source: "rust-releases".to_owned(),
            url: "https://example.org/".to_owned(),
            observed_at: "2026-11-20T00:00:00Z".parse().unwrap(),
            body: BodyHash::of(b""),
            complete: true,
            seen: listed.map(|(name, version)| Observation::new("rust.stabilized_in", Subject::new(name), version)).into(),
        };
        let mut seen = Evidence::default();
        seen.add(Held { reply: reply.into(), recorded: false });
        Entries::of(&[ask], &seen, date(2026, 11, 21))
    }

    #[test]
    fn an_entry_that_says_more_is_no_rival_of_the_phrase_itself() {
        let entries = entries();
        let meant = |version: &str| {
            let basis = |found: &Match<'_>| Basis { reply: Arc::clone(&found.reply), valid_from: None, value: String::new() };
            match entries.meant("heap / ladder", &version.parse().unwrap(), basis) {
                crate::kind::Actual::Is(values, _) => values.iter().map(ToString::to_string).collect::<String>(),
                _ => String::new(),
            }
        };
        assert_eq!([meant("1.35"), meant("1.39"), meant("1.44")].join(" "), "1.39.0 1.39.0 ");
    }

    #[test]
    fn an_item_is_known_by_its_name_and_by_every_spelling_of_its_path() {
        let entries = entries();
        let meant = |phrase: &str, version: &str| {
            let basis = |found: &Match<'_>| Basis { reply: Arc::clone(&found.reply), valid_from: None, value: String::new() };
            match entries.meant(phrase, &version.parse().unwrap(), basis) {
                crate::kind::Actual::Is(values, _) => values.iter().map(ToString::to_string).collect::<String>(),
                _ => String::new(),
            }
        };
        assert_eq!(meant("chunk_up_mut", "1.79"), "1.77.0");
        assert_eq!(meant("the slice method chunk_up_mut", "1.77"), "1.77.0");
        // Older notes list no items; another type may have had one of this name.
        assert_eq!(meant("chunk_up_mut", "1.5"), "");
        assert_eq!(meant("<*mut T>::climb_to", "1.63"), "1.63.0");
        assert_eq!(meant("the `--rungs` flag", "1.38"), "1.36.0");
        assert_eq!(meant("the `--rungs` flag", "1.35"), "1.35.0");
        assert_eq!(meant("<*mut T>::climb_to", "1.70"), "1.26.0");
        // When it came is not when it could be used in const contexts.
        assert_eq!(meant("const Option::take", "1.85"), "1.83.0");
        assert_eq!(meant("const slice::chunk_up_mut", "1.85"), "");
    }

    #[test]
    fn an_abbreviation_among_other_words_spells_nothing() {
        let entries = entries();
        let best = |phrase: &str| entries.matching(phrase).first().map(|best| best.is_sure());
        assert_eq!(best("GAGM"), Some(true));
        assert_eq!(best("gather arms, guess matches (GAGM)"), Some(true));
        assert_ne!(best("More guarantees for boxes in GAGM"), Some(true));
        assert_ne!(best("GAGMs in matches"), Some(true));
        assert_ne!(best("`pool::Rung` variants updated"), Some(true));
        assert_eq!(best("the `pool::Rung` type"), Some(true));
    }

    #[test]
    fn a_signature_is_another_one_with_other_keywords() {
        let entries = entries();
        let best = |phrase: &str| entries.matching(phrase).first().map(|best| best.is_sure());
        assert_eq!(best("`use<..>` in ladder definitions"), Some(true));
        assert_eq!(best("`-> impl Ladder` directly in ladder definitions"), Some(false));
    }

    #[test]
    fn what_says_more_than_an_entry_is_not_surely_the_same() {
        let entries = entries();
        let best = |phrase: &str| entries.matching(phrase).first().map(|best| (best.is_sure(), best.is_same()));
        assert_eq!(best("never_type"), Some((false, false)));
        assert_eq!(best("the `rung_handler` attribute").map(|(_, same)| same), Some(false));
        assert_eq!(best("default rung handlers"), Some((true, true)));
        assert_eq!(best("const generics expressions").map(|(_, same)| same), Some(false));
        assert_eq!(best("let_chains"), Some((true, true)));
        assert_eq!(best("the const generics feature"), Some((true, true)));
        assert_eq!(best("the `LazyLock` type"), Some((true, false)));
        assert_ne!(best("cargo new").map(|(sure, _)| sure), Some(true));
        assert_eq!(best("Option::take"), Some((false, false)));
        assert_eq!(best("Option::is_none_or"), Some((true, true)));
        let matches = entries.matching("Option::take");
        let against = |version: &str| matches.iter().any(|found| found.is_sure_against(&version.parse().unwrap()));
        assert!(against("1.85") && !against("1.0") && !against("1.83"));
    }
}
