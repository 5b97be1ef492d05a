//! A circuit breaker: a source that is out of order costs seconds, not hours.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Budget, DoorError};

/// So much weight of failures in a row raises doubt.
const DOUBT: u32 = 8;
/// So long it is left alone once a trial has failed, in rests.
const LEAVE: u32 = 12;

/// Counts failures in a row. After a number of them calls are let through one by one, and only after a rest; when the first
/// one fails as well, all fail at once for a while. So one that only stumbles is not given up.
#[derive(Debug)]
pub(crate) struct Breaker {
    rest: Duration,
    state: Mutex<State>,
    trial: tokio::sync::Mutex<()>,
}

#[derive(Debug, Clone)]
enum State {
    Closed { weight: u32 },
    Doubtful { since: Instant },
    Open { until: Instant, why: String },
}

/// The leave to make one attempt.
#[derive(Debug)]
pub(crate) struct Pass<'a> {
    trial: Option<tokio::sync::MutexGuard<'a, ()>>,
}

impl Breaker {
    pub(crate) fn new(rest: Duration) -> Self {
        Self { rest, state: Mutex::new(State::Closed { weight: 0 }), trial: tokio::sync::Mutex::new(()) }
    }

    /// Waits for the leave to make an attempt.
    pub(crate) async fn pass(&self, budget: &Budget) -> Result<Pass<'_>, DoorError> {
        if let State::Closed { .. } = self.now()? {
            return Ok(Pass { trial: None });
        }
        let trial = self.trial.lock().await;
        match self.now()? {
            State::Doubtful { since } => {
                budget.wait((since + self.rest).saturating_duration_since(Instant::now())).await?;
                Ok(Pass { trial: Some(trial) })
            }
            _ => Ok(Pass { trial: None }),
        }
    }

    /// The server answered.
    pub(crate) fn well(&self) {
        self.set(State::Closed { weight: 0 });
    }

    /// An attempt failed. What says nothing about the server (an address that is not asked, the end of the run) is left out.
    pub(crate) fn failed(&self, pass: &Pass<'_>, error: &DoorError) {
        if error.weight() == 0 {
            return;
        }
        let now = Instant::now();
        let next = match self.state() {
            _ if pass.trial.is_some() => State::Open { until: now + self.rest * LEAVE, why: error.to_string() },
            State::Closed { weight } if weight + error.weight() < DOUBT => State::Closed { weight: weight + error.weight() },
            State::Closed { .. } => State::Doubtful { since: now },
            same => same,
        };
        self.set(next);
    }

    /// The state by the time that it is; an error where nothing may be tried.
    fn now(&self) -> Result<State, DoorError> {
        match self.state() {
            State::Open { until, why } if Instant::now() < until => Err(DoorError::Tripped(why)),
            State::Open { until, .. } => {
                // The rest before the next trial is over already.
                let doubtful = State::Doubtful { since: until.checked_sub(self.rest).unwrap_or(until) };
                self.set(doubtful.clone());
                Ok(doubtful)
            }
            state => Ok(state),
        }
    }

    fn state(&self) -> State {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, state: State) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}
