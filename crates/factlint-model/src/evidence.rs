//! Everything that was seen about the asks of a run.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;

use crate::{Ask, Reason, Reply};

/// A reply with what its keeper knows about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What was answered.
    pub reply: Arc<Reply>,
    /// Whether it came with the program and not from this user's own look-ups.
    pub recorded: bool,
}

/// What is known about one ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// All replies, oldest first. An older one may tell of a past that the newest does not.
    pub held: Vec<Held>,
    /// Why it was not looked up again in this run, if it should have been: with no reply at all, this is the reason why the
    /// claim is undecided.
    pub failure: Option<Reason>,
}

impl Answer {
    /// The newest reply.
    #[must_use]
    pub fn latest(&self) -> Option<&Held> {
        self.held.last()
    }

    /// The last reply seen by the end of `moment`, else the first one after it.
    #[must_use]
    pub fn by(&self, moment: Timestamp) -> Option<&Held> {
        let after = self.held.partition_point(|held| held.reply.observed_at <= moment);
        after.checked_sub(1).map_or_else(|| self.held.first(), |before| self.held.get(before))
    }
}

/// Why a source did not answer, and when it is asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setback {
    /// The name of the source.
    pub source: String,
    /// When it failed.
    pub at: Timestamp,
    /// What went wrong, in words.
    pub detail: String,
    /// Before this it is not asked again; where that is not after `at`, the next run asks.
    pub retry_at: Timestamp,
}

/// What is known about all asks of a run.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    answers: HashMap<Ask, Answer>,
    setbacks: HashMap<Ask, Setback>,
    /// How often each answer was changed: what was derived from it holds for this number alone.
    changes: HashMap<Ask, u64>,
    derived: Derivations,
}

/// What was read out of the answers before: claims share their subjects, and a list of releases is decoded once.
#[derive(Default)]
struct Derivations(RwLock<HashMap<Ask, Vec<Derivation>>>);

struct Derivation {
    asks: Vec<(Ask, u64)>,
    how: Vec<&'static str>,
    value: Arc<dyn Any + Send + Sync>,
}

impl std::fmt::Debug for Derivations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Derivations")
    }
}

impl Clone for Derivations {
    /// They can be made again.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Evidence {
    /// What `make` reads out of the answers to these asks. It is made once, and again only after one of these answers has changed;
    /// so it must depend on nothing else but `how`, which tells several ways of reading apart.
    pub fn derived<T: Any + Send + Sync>(&self, asks: &[Ask], how: &[&'static str], make: impl FnOnce() -> T) -> Arc<T> {
        let Some(first) = asks.first() else { return Arc::new(make()) };
        let is_current = |(known, change): &(Ask, u64), ask: &Ask| known == ask && *change == self.change(ask);
        let holds = |known: &Derivation| {
            known.how == how
                && known.asks.len() == asks.len()
                && known.asks.iter().zip(asks).all(|(known, ask)| is_current(known, ask))
        };
        let known = self.derived.0.read().unwrap_or_else(PoisonError::into_inner);
        let of_first = known.get(first).into_iter().flatten();
        let found = of_first.filter(|known| holds(known)).find_map(|known| Arc::clone(&known.value).downcast::<T>().ok());
        drop(known);
        found.unwrap_or_else(|| {
            let value = Arc::new(make());
            let mut known = self.derived.0.write().unwrap_or_else(PoisonError::into_inner);
            let of_first = known.entry(first.clone()).or_default();
            // What an earlier answer said is of no use any more.
            of_first.retain(|known| known.asks.iter().all(|(ask, change)| *change == self.change(ask)));
            let asks = asks.iter().map(|ask| (ask.clone(), self.change(ask))).collect();
            of_first.push(Derivation { asks, how: how.to_vec(), value: Arc::<T>::clone(&value) });
            value
        })
    }

    fn change(&self, ask: &Ask) -> u64 {
        self.changes.get(ask).copied().unwrap_or_default()
    }

    fn answer_to_change(&mut self, ask: &Ask) -> &mut Answer {
        *self.changes.entry(ask.clone()).or_default() += 1;
        self.answers.entry(ask.clone()).or_default()
    }

    /// What is known about an ask; nothing when it was never put.
    #[must_use]
    pub fn answer(&self, ask: &Ask) -> Option<&Answer> {
        self.answers.get(ask)
    }

    /// Adds what is known about an ask; the replies are put in order.
    pub fn insert(&mut self, ask: Ask, mut answer: Answer) {
        answer.held.sort_by_key(|held| held.reply.observed_at);
        *self.answer_to_change(&ask) = answer;
    }

    /// Adds one reply to what is known.
    pub fn add(&mut self, held: Held) {
        let answer = self.answer_to_change(&held.reply.ask);
        let place = answer.held.partition_point(|other| other.reply.observed_at <= held.reply.observed_at);
        answer.held.insert(place, held);
    }

    /// Notes why an ask was not answered in this run.
    pub fn fail(&mut self, ask: &Ask, reason: Reason) {
        self.answer_to_change(ask).failure = Some(reason);
    }

    /// Notes which source did not answer an ask, and when it is asked again.
    pub fn set_back(&mut self, ask: &Ask, setback: Setback) {
        self.setbacks.insert(ask.clone(), setback);
    }

    /// Which source did not answer an ask; nothing where none failed.
    #[must_use]
    pub fn setback(&self, ask: &Ask) -> Option<&Setback> {
        self.setbacks.get(ask)
    }

    /// All replies, by their ask, oldest first.
    #[must_use]
    pub fn replies(&self) -> Vec<&Reply> {
        let mut replies: Vec<&Reply> = self.answers.values().flat_map(|answer| &answer.held).map(|held| &*held.reply).collect();
        replies.sort_by(|a, b| (&a.ask, a.observed_at, &a.source).cmp(&(&b.ask, b.observed_at, &b.source)));
        replies
    }

    /// Whether the ask was put already.
    #[must_use]
    pub fn knows(&self, ask: &Ask) -> bool {
        self.answers.contains_key(ask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BodyHash, Subject};

    fn held(ask: &Ask, second: i64) -> Held {
        let reply = Reply {
            ask: ask.clone(),
            source: "s".to_owned(),
            url: String::new(),
            observed_at: Timestamp::from_second(second).unwrap(),
            body: BodyHash::of(b""),
            complete: true,
            seen: Vec::new(),
        };
        Held { reply: Arc::new(reply), recorded: false }
    }

    #[test]
    fn what_is_derived_follows_every_change_of_its_answers_and_of_no_other() {
        let asks = ["a", "b", "c"].map(|fact| Ask::new(fact, Subject::rust()));
        let mut seen = Evidence::default();
        let count = |seen: &Evidence, how: &[&'static str]| {
            let mut made = false;
            let number = seen.derived(&asks[..2], how, || {
                made = true;
                asks[..2].iter().filter_map(|ask| seen.answer(ask)).map(|answer| answer.held.len()).sum::<usize>()
            });
            (*number, made)
        };
        assert_eq!((count(&seen, &[]), count(&seen, &[])), ((0, true), (0, false)));
        seen.add(held(&asks[2], 1));
        assert_eq!(count(&seen, &[]), (0, false), "another answer");
        seen.add(held(&asks[1], 1));
        assert_eq!((count(&seen, &[]), count(&seen, &["x"])), ((1, true), (1, true)), "each way by itself");
        seen.insert(asks[0].clone(), Answer { held: vec![held(&asks[0], 2), held(&asks[0], 1)], failure: None });
        assert_eq!(count(&seen, &[]), (3, true));
        seen.fail(&asks[0], Reason::Offline);
        assert_eq!((count(&seen, &[]), count(&seen, &[])), ((3, true), (3, false)));
        let words = seen.derived(&asks[..2], &[], || "another type".to_owned());
        assert_eq!((words.as_str(), count(&seen, &[])), ("another type", (3, false)));
    }
}
