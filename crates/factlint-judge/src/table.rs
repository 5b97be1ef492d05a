//! The verdict table.

use factlint_kinds::{Actual, Basis, Change, Kind, Moment};
use factlint_model::{Claim, Comparator, Evidence, Reason, Value, Verdict};
use jiff::civil::Date;

use crate::compare::{Relation, may_have_fallen, relation};

/// What the table says of a claim, with what it was read from.
#[derive(Debug)]
pub(crate) struct Ruling {
    pub(crate) verdict: Verdict,
    pub(crate) reason: Option<Reason>,
    /// The state at the document's date, where the value changes and the date is known.
    pub(crate) then: Option<State>,
    /// The state now.
    pub(crate) now: State,
    /// Whether a claim that no longer holds is only presumed to have held.
    pub(crate) presumed: bool,
}

/// What the evidence says at one time, and how the claim stands to it.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) day: Date,
    pub(crate) actual: Actual,
    /// Nothing where the evidence does not decide.
    pub(crate) relation: Option<Relation>,
}

impl State {
    fn at(claim: &Claim, kind: &dyn Kind, seen: &Evidence, moment: Moment) -> Self {
        let actual = kind.actual(claim, seen, moment);
        let relation = kind.value(claim).and_then(|claimed| stands(&claimed, claim.comparator, &actual));
        Self { day: moment.last, actual, relation }
    }

    fn is_absent(&self) -> bool {
        matches!(self.actual, Actual::Absent(_))
    }

    fn reason(&self) -> Reason {
        match &self.actual {
            Actual::Unknown(reason, _) => *reason,
            Actual::Between(..) => Reason::Stale,
            _ => Reason::NoEvidence,
        }
    }

    /// The value, the last one where there were several.
    pub(crate) fn value(&self) -> Option<&Value> {
        match &self.actual {
            Actual::Is(values, _) => values.last(),
            _ => None,
        }
    }

    /// What the state rests on.
    pub(crate) fn basis(&self) -> &[Basis] {
        match &self.actual {
            Actual::Is(_, basis) | Actual::Between(_, _, basis) | Actual::Absent(basis) | Actual::Unknown(_, basis) => basis,
        }
    }
}

impl Ruling {
    /// The true value: that of the document's date where it decided, else that of now.
    pub(crate) fn truth(&self) -> Option<&Value> {
        match self.verdict {
            Verdict::Contradicted => self.then.as_ref().and_then(State::value).or_else(|| self.now.value()),
            Verdict::Unverifiable => None,
            Verdict::Outdated | Verdict::Supported => self.now.value().or_else(|| self.then.as_ref().and_then(State::value)),
        }
    }

    fn says(mut self, verdict: Verdict) -> Self {
        self.verdict = verdict;
        self
    }

    fn undecided(mut self, reason: Reason) -> Self {
        self.reason = Some(reason);
        self
    }
}

fn stands(claimed: &Value, comparator: Comparator, actual: &Actual) -> Option<Relation> {
    match actual {
        Actual::Is(values, _) => {
            let mut relations = values.iter().map(|value| relation(claimed, comparator, value));
            let any = |wanted: Relation| relations.clone().any(|relation| relation == wanted);
            // What was below a count, and later above it, was the same in between.
            let is_crossed = || {
                matches!(claimed, Value::Count(_))
                    && relations.clone().next() == Some(Relation::NotReached)
                    && relations.clone().next_back() == Some(Relation::Past)
            };
            if any(Relation::Agrees) || is_crossed() { Some(Relation::Agrees) } else { relations.next_back() }
        }
        Actual::Between(low, high, _) => bracketed(claimed, comparator, low, high),
        Actual::Absent(_) | Actual::Unknown(..) => None,
    }
}

/// A growing value lay somewhere between two sightings: what holds for both of them holds; in between nobody knows, unless the
/// claim lies between, too, and the two are close.
fn bracketed(claimed: &Value, comparator: Comparator, low: &Value, high: &Value) -> Option<Relation> {
    let (at_low, at_high) = (relation(claimed, comparator, low), relation(claimed, comparator, high));
    match (at_low, at_high) {
        (a, b) if a == b => Some(a),
        (Relation::Agrees, _) | (_, Relation::Agrees) | (Relation::NotReached, Relation::Past) if are_close(low, high) => {
            Some(Relation::Agrees)
        }
        _ => None,
    }
}

/// Two counts are close where the higher one is no more than a quarter above the lower.
fn are_close(low: &Value, high: &Value) -> bool {
    match (low, high) {
        (Value::Count(low), Value::Count(high)) => high.number.saturating_sub(low.number) <= low.number / 4,
        _ => false,
    }
}

/// Reads the table.
pub(crate) fn rule(claim: &Claim, kind: &dyn Kind, seen: &Evidence, now: Date) -> Ruling {
    let change = kind.change(claim);
    let state = State::at(claim, kind, seen, Moment::now(now));
    let then =
        claim.as_of.filter(|_| change != Change::Fixed).map(|as_of| State::at(claim, kind, seen, Moment::within(as_of, now)));
    let ruling = Ruling { verdict: Verdict::Unverifiable, reason: None, then, now: state, presumed: false };
    // "Lamp 4.2": where the crate of that name has no such release, something else may have that name.
    if claim.guessed && ruling.now.is_absent() {
        return ruling.undecided(Reason::AmbiguousSubject);
    }
    if claim.is_over && claim.as_of.is_some() && change != Change::Fixed {
        return over(ruling);
    }
    match change {
        Change::Fixed => fixed(ruling),
        Change::Grows => grows(ruling, claim, kind),
        Change::Drifts => drifts(ruling, claim, kind, seen, now),
    }
}

fn fixed(ruling: Ruling) -> Ruling {
    match ruling.now.relation {
        Some(Relation::Agrees) => ruling.says(Verdict::Supported),
        Some(_) => ruling.says(Verdict::Contradicted),
        None if ruling.now.is_absent() => ruling.says(Verdict::Contradicted),
        None => {
            let reason = ruling.now.reason();
            ruling.undecided(reason)
        }
    }
}

/// What the text tells as over was so at its time or not, whatever has come since.
fn over(ruling: Ruling) -> Ruling {
    let then = ruling.then.as_ref();
    let is_absent = then.is_some_and(State::is_absent);
    match then.and_then(|then| then.relation) {
        Some(Relation::Agrees) => ruling.says(Verdict::Supported),
        Some(_) => ruling.says(Verdict::Contradicted),
        None if is_absent => ruling.says(Verdict::Contradicted),
        None => {
            let reason = then.map(State::reason).filter(|reason| *reason != Reason::Stale);
            ruling.undecided(reason.unwrap_or(Reason::NoHistory))
        }
    }
}

fn grows(mut ruling: Ruling, claim: &Claim, kind: &dyn Kind) -> Ruling {
    let absent = ruling.now.is_absent() || ruling.then.as_ref().is_some_and(State::is_absent);
    if absent {
        return ruling.says(Verdict::Contradicted);
    }
    let then = ruling.then.as_ref().and_then(|then| then.relation);
    match (then, ruling.now.relation) {
        (Some(Relation::Agrees), Some(Relation::Past)) => ruling.says(Verdict::Outdated),
        (Some(Relation::Agrees), _) | (None, Some(Relation::Agrees)) => ruling.says(Verdict::Supported),
        (Some(Relation::Past), _) => ruling.says(Verdict::Outdated),
        (Some(Relation::NotReached), _) => ruling.says(Verdict::Contradicted),
        (None, Some(Relation::Past)) => {
            ruling.presumed = true;
            ruling.says(Verdict::Outdated)
        }
        (None, Some(Relation::NotReached)) => {
            let fell = kind
                .value(claim)
                .zip(ruling.now.value())
                .is_some_and(|(claimed, now)| may_have_fallen(&claimed, now, kind.meta().slack));
            if fell { ruling.undecided(Reason::NoHistory) } else { ruling.says(Verdict::Contradicted) }
        }
        (None, None) => {
            let reason = ruling.now.reason();
            ruling.undecided(reason)
        }
    }
}

fn drifts(ruling: Ruling, claim: &Claim, kind: &dyn Kind, seen: &Evidence, now: Date) -> Ruling {
    let agrees = |state: &State| state.relation.map(|relation| relation == Relation::Agrees);
    let disagrees = |state: &State| if state.is_absent() { Some(false) } else { agrees(state) };
    let then = ruling.then.as_ref().and_then(disagrees);
    let is_dated = ruling.then.is_some();
    match (then, disagrees(&ruling.now)) {
        (Some(true), Some(false)) => ruling.says(Verdict::Outdated),
        (Some(true), _) | (None, Some(true)) => ruling.says(Verdict::Supported),
        (Some(false), _) => ruling.says(Verdict::Contradicted),
        (None, Some(false)) if is_dated => ruling.undecided(Reason::NoHistory),
        (None, Some(false)) => {
            let ever = State::at(claim, kind, seen, Moment::ever(now));
            ruling.says(if agrees(&ever) == Some(true) { Verdict::Outdated } else { Verdict::Contradicted })
        }
        (None, None) => {
            let reason = ruling.now.reason();
            ruling.undecided(reason)
        }
    }
}
