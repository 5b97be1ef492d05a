//! The way to one source (for `web`: to one host): its limit, its holds, its breaker.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use jiff::Timestamp;
use tokio::sync::{MutexGuard, Semaphore};

use super::breaker::Breaker;
use super::hold::{Hold, later};
use super::{Budget, DoorError};
use crate::NetworkOptions;
use crate::rate::Pace;

/// In how many parts an interval is counted. A timer wakes late; one part of that is made up for by the next request, or a
/// hundred late ones would add up. What is left of the wider spacing still keeps the owner's own count.
const PARTS: NonZeroU32 = NonZeroU32::new(100).expect("a hundred is not nothing");

/// The way to one source. Everything that is asked of it goes through one of these, and two sources never share one.
#[derive(Debug)]
pub(crate) struct Lane {
    pub(crate) source: &'static str,
    pub(crate) host: String,
    pub(crate) breaker: Breaker,
    pub(crate) slots: Semaphore,
    pace: Pace,
    limiter: DefaultDirectRateLimiter,
    /// First come, first served: whoever holds this is the next one to be let through.
    turn: tokio::sync::Mutex<()>,
    held: Mutex<Option<Hold>>,
    not_before: Mutex<Option<Instant>>,
    warm: AtomicBool,
    max_wait: Duration,
    clock: fn() -> Timestamp,
}

/// The leave to send one request.
#[derive(Debug)]
pub(crate) struct Permit<'a> {
    first: Option<MutexGuard<'a, ()>>,
}

impl Lane {
    pub(crate) fn new(source: &'static str, host: &str, pace: Pace, concurrency: usize, network: &NetworkOptions) -> Self {
        let burst = PARTS.saturating_mul(pace.burst.try_into().unwrap_or(NonZeroU32::MIN)).saturating_add(1);
        // A quota of no time would be none; a pace always has an interval.
        let quota =
            Quota::with_period(pace.interval / PARTS.get()).unwrap_or_else(|| Quota::per_second(burst)).allow_burst(burst);
        Self {
            source,
            host: host.to_owned(),
            breaker: Breaker::new(network.rest),
            slots: Semaphore::new(concurrency.max(1)),
            pace,
            limiter: RateLimiter::direct(quota),
            turn: tokio::sync::Mutex::new(()),
            held: Mutex::new(None),
            not_before: Mutex::new(None),
            warm: AtomicBool::new(false),
            max_wait: network.max_wait,
            clock: network.clock,
        }
    }

    /// Waits until a request may be sent, and spends it.
    pub(crate) async fn enter(&self, budget: &Budget) -> Result<Permit<'_>, DoorError> {
        budget.check()?;
        let turn = self.turn.lock().await;
        budget.check()?;
        while let Some(wait) = self.next_wait() {
            if wait > self.max_wait {
                let held = (*lock(&self.held)).filter(|held| held.until > (self.clock)());
                let Hold { until, named } = held.unwrap_or(Hold { until: later((self.clock)(), wait), named: false });
                return Err(DoorError::RateLimited { until, named });
            }
            budget.wait(wait).await?;
        }
        budget.spend()?;
        let first = (!self.warm.load(Ordering::Relaxed)).then_some(turn);
        Ok(Permit { first })
    }

    /// How long to wait before the next look; nothing when a request was granted.
    fn next_wait(&self) -> Option<Duration> {
        self.hold_left().or_else(|| self.not_before_left()).or_else(|| self.limiter_left())
    }

    fn hold_left(&self) -> Option<Duration> {
        let until = (*lock(&self.held))?.until;
        Duration::try_from(until.duration_since((self.clock)())).ok().filter(|left| !left.is_zero())
    }

    fn not_before_left(&self) -> Option<Duration> {
        let left = (*lock(&self.not_before))?.saturating_duration_since(Instant::now());
        (!left.is_zero()).then_some(left)
    }

    fn limiter_left(&self) -> Option<Duration> {
        let not_until = self.limiter.check_n(PARTS).ok()?.err()?;
        Some(not_until.wait_time_from(DefaultClock::default().now()))
    }

    /// A request has been answered, or has failed. The first one of a connection may reach the server late, when the next
    /// one follows on a connection that is made already; so the interval is counted from its end.
    pub(crate) fn leave(&self, permit: Permit<'_>, connected: bool) {
        if permit.first.is_some() && self.pace.burst == 1 {
            *lock(&self.not_before) = Some(Instant::now() + self.pace.interval);
        }
        self.warm.store(connected, Ordering::Relaxed);
    }

    /// The owner wants to be left alone until then.
    pub(crate) fn hold(&self, hold: Hold) {
        let mut held = lock(&self.held);
        *held = Some(held.filter(|other| other.until >= hold.until).unwrap_or(hold));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
