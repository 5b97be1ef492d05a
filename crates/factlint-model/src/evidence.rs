//! Everything that was seen about the asks of a run.

use std::collections::HashMap;
use std::sync::Arc;

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

/// What is known about all asks of a run.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    answers: HashMap<Ask, Answer>,
}

impl Evidence {
    /// What is known about an ask; nothing when it was never put.
    #[must_use]
    pub fn answer(&self, ask: &Ask) -> Option<&Answer> {
        self.answers.get(ask)
    }

    /// Adds what is known about an ask; the replies are put in order.
    pub fn insert(&mut self, ask: Ask, mut answer: Answer) {
        answer.held.sort_by_key(|held| held.reply.observed_at);
        self.answers.insert(ask, answer);
    }

    /// Adds one reply to what is known.
    pub fn add(&mut self, held: Held) {
        let answer = self.answers.entry(held.reply.ask.clone()).or_default();
        let place = answer.held.partition_point(|other| other.reply.observed_at <= held.reply.observed_at);
        answer.held.insert(place, held);
    }

    /// Notes why an ask was not answered in this run.
    pub fn fail(&mut self, ask: &Ask, reason: Reason) {
        self.answers.entry(ask.clone()).or_default().failure = Some(reason);
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
