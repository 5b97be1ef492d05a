//! The contract of a kind.

use std::sync::Arc;
use std::time::Duration;

use factlint_model::{Ask, Claim, Evidence, PartialDate, Reason, Reply, Subject, Value, ValueType};
use jiff::civil::Date;

use crate::grammar::Grammar;

/// How the true value of a kind moves with time (design section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It never changes.
    Fixed,
    /// It only grows, or nearly so.
    Grows,
    /// It can change to anything.
    Drifts,
}

/// What an engine needs to know of a kind without asking it.
#[derive(Debug)]
pub struct Meta {
    /// The predicate: folder, type and diagnostic code use the same word.
    pub predicate: &'static str,
    /// How the value moves with time.
    pub change: Change,
    /// The type of the value.
    pub value: ValueType,
    /// How long an answer counts as fresh.
    pub fresh_for: Duration,
    /// Beyond this age an answer decides nothing that newer evidence could overturn.
    pub hard_age: Duration,
    /// How far beyond the newest value a growing claim must be before it is called wrong, in percent (stars fall a little).
    pub slack: u8,
    /// The kinds that win where they hold the same words.
    pub yields_to: &'static [&'static str],
    /// The words of its reports.
    pub wording: Wording,
}

/// The words of a kind. `{subject}`, `{value}` are filled in, and `{on}`: "on" before a day, "in" before a month or a year.
#[derive(Debug)]
pub struct Wording {
    /// The fact as a sentence, for a claim and for the truth: "{subject} was released {on} {value}".
    pub fact: &'static str,
    /// What is absent, where the evidence is that there is no such thing: "{subject} has no release {value}".
    pub absent: &'static str,
    /// The noun for the value: "release date".
    pub noun: &'static str,
    /// What is counted, behind a number: "stars"; empty for everything else.
    pub unit: &'static str,
}

/// The time for which a value is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The first day of the period.
    pub first: Date,
    /// Its last day. The value then counts, and where the value changed within the period, any of its values may agree.
    pub last: Date,
    /// The judge's today. What began later has not happened yet.
    pub now: Date,
}

impl Moment {
    /// Today.
    #[must_use]
    pub fn now(now: Date) -> Self {
        Self { first: now, last: now, now }
    }

    /// The period of a partial date, as far as it has come by now. A date that lies ahead counts as now.
    #[must_use]
    pub fn within(period: PartialDate, now: Date) -> Self {
        Self { first: period.first().min(now), last: period.last().min(now), now }
    }

    /// All the time until now.
    #[must_use]
    pub fn ever(now: Date) -> Self {
        Self { first: Date::constant(1970, 1, 1).min(now), last: now, now }
    }

    /// Whether the day lies in the period.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}

/// What a verdict rests on: a reply, and what in it matters, in words that stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The reply.
    pub reply: Arc<Reply>,
    /// Since when what matters holds, where the source tells.
    pub valid_from: Option<Date>,
    /// What was seen, in words that stand by themselves.
    pub value: String,
}

/// What the evidence says the value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actual {
    /// It is this. Several values: each held at some time within the period, the last one at its end.
    Is(Vec<Value>, Vec<Basis>),
    /// A growing value was seen only before and after the time: it lay between these, and this is what the evidence rests on.
    Between(Value, Value, Vec<Basis>),
    /// There is no such thing, and the evidence is complete.
    Absent(Vec<Basis>),
    /// The evidence does not say, for this reason.
    Unknown(Reason, Vec<Basis>),
}

/// One kind of claim.
pub trait Kind: Sync {
    /// What the engines need to know.
    fn meta(&self) -> &'static Meta;

    /// Which words of a text make a claim of this kind.
    fn grammar(&self) -> &'static Grammar;

    /// The page of the kind: what is checked, against what, with examples that are tests.
    fn page(&self) -> &'static str;

    /// How the value of this claim moves with time; one that names a release may be fixed where the kind is not.
    fn change(&self, _claim: &Claim) -> Change {
        self.meta().change
    }

    /// The fact as a sentence, with `{subject}` and `{value}`, for a value of this type.
    fn fact(&self, _value: &Value) -> &'static str {
        self.meta().wording.fact
    }

    /// What the claim says, in the type that it is compared in.
    fn value(&self, claim: &Claim) -> Option<Value> {
        claim.typed(self.meta().value)
    }

    /// The last word on a match: whether it is a claim of this kind after all, in this sentence, item or cell.
    fn check(&self, _claim: &Claim, _sentence: &str) -> bool {
        true
    }

    /// Whose value the sentence says it is, where the kind does not take its subject from there; kept in [`Claim::of`].
    fn of(&self, _claim: &Claim, _sentence: &str) -> Option<Subject> {
        None
    }

    /// The sources whose word counts where several differ about a value of this kind, by name, the first one before the others.
    /// What the others say is kept in the evidence.
    fn prefers(&self) -> &'static [&'static str] {
        &[]
    }

    /// What has to be known to decide the claim. Called again after each round of look-ups until nothing new is named.
    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        vec![claim.ask()]
    }

    /// What was seen before and may tell of the past: it is read from the books, and never looked up. Called as `asks` is.
    fn history(&self, _claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        Vec::new()
    }

    /// What else the text may have meant, where what it says does not fit: tried before it is called wrong.
    fn near(&self, claim: &Claim, seen: &Evidence) -> Vec<Subject> {
        crate::near::subjects(&claim.subject, seen)
    }

    /// What the evidence says the value is at a time.
    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual;
}
