//! A circuit breaker: a source that is out of order costs seconds, not hours.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Budget, DoorError};

/// So much weight of failures in a row raises doubt.
const DOUBT: u32 = 8;
/// So many trials, each after a rest, have to fail before it is given up.
const TRIALS: u32 = 2;
/// So long it is left alone then, in rests.
const LEAVE: u32 = 15;

/// Counts failures in a row. After a number of them calls are let through one by one, and only after a rest; when the first
/// ones fail as well, all fail at once for a while. So one that only stumbles is not given up.
#[derive(Debug)]
pub(crate) struct Breaker {
    rest: Duration,
    state: Mutex<State>,
    trial: tokio::sync::Mutex<()>,
}

#[derive(Debug, Clone)]
enum State {
    Closed { weight: u32 },
    Doubtful { since: Instant, failed: u32 },
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
            State::Doubtful { since, .. } => {
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
            State::Doubtful { failed, .. } if pass.trial.is_some() && failed + 1 < TRIALS => {
                State::Doubtful { since: now, failed: failed + 1 }
            }
            _ if pass.trial.is_some() => State::Open { until: now + self.rest * LEAVE, why: error.to_string() },
            State::Closed { weight } if weight + error.weight() < DOUBT => State::Closed { weight: weight + error.weight() },
            State::Closed { .. } => State::Doubtful { since: now, failed: 0 },
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
                let since = until.checked_sub(self.rest).unwrap_or(until);
                let doubtful = State::Doubtful { since, failed: TRIALS - 1 };
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

#[cfg(test)]
mod tests {
    use super::*;

    const REST: Duration = Duration::from_millis(1);
    /// So long that no machine is so slow that it is over before the test is.
    const LONG: Duration = Duration::from_secs(3600);

    fn budget() -> Budget {
        Budget::new(&crate::NetworkOptions::new(jiff::Timestamp::now))
    }

    async fn fail(breaker: &Breaker, times: u32) {
        for _ in 0..times {
            let pass = breaker.pass(&budget()).await.unwrap();
            breaker.failed(&pass, &DoorError::Status(500));
        }
    }

    /// Trials that fail, as if the rest before each were over.
    async fn fail_in_trials(breaker: &Breaker, times: u32) {
        for _ in 0..times {
            let pass = Pass { trial: Some(breaker.trial.lock().await) };
            breaker.failed(&pass, &DoorError::Status(500));
        }
    }

    #[tokio::test]
    async fn doubt_comes_before_giving_up() {
        let breaker = Breaker::new(LONG);
        fail(&breaker, DOUBT).await;
        fail_in_trials(&breaker, TRIALS - 1).await;
        assert!(matches!(breaker.now(), Ok(State::Doubtful { .. })), "{breaker:?}");
        breaker.well();
        fail(&breaker, DOUBT).await;
        fail_in_trials(&breaker, TRIALS).await;
        let refused = breaker.pass(&budget()).await.unwrap_err();
        assert_eq!(refused, DoorError::Tripped("the server answered 500".to_owned()));
    }

    #[tokio::test]
    async fn it_comes_back() {
        let breaker = Breaker::new(REST);
        fail(&breaker, DOUBT + TRIALS).await;
        while breaker.pass(&budget()).await.is_err() {
            tokio::task::yield_now().await;
        }
        breaker.well();
        fail(&breaker, DOUBT - 1).await;
        assert!(breaker.pass(&budget()).await.unwrap().trial.is_none());
    }

    #[tokio::test]
    async fn time_weighs_double_and_refusals_nothing() {
        let breaker = Breaker::new(REST);
        for _ in 0..100 {
            let pass = breaker.pass(&budget()).await.unwrap();
            breaker.failed(&pass, &DoorError::Refused("no".to_owned()));
        }
        for _ in 0..DOUBT / 2 {
            let pass = breaker.pass(&budget()).await.unwrap();
            assert!(pass.trial.is_none());
            breaker.failed(&pass, &DoorError::Timeout(REST));
        }
        assert!(breaker.pass(&budget()).await.unwrap().trial.is_some());
    }
}
