//! What a run may spend.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::DoorError;
use crate::NetworkOptions;

/// The requests and the time of a run.
#[derive(Debug)]
pub(crate) struct Budget {
    began: Instant,
    deadline: Option<Duration>,
    max_requests: Option<u64>,
    spent: AtomicU64,
}

impl Budget {
    pub(crate) fn new(network: &NetworkOptions) -> Self {
        let (deadline, max_requests) = (network.deadline, network.max_requests);
        Self { began: Instant::now(), deadline, max_requests, spent: AtomicU64::new(0) }
    }

    /// Whether one more request could be made now.
    pub(crate) fn check(&self) -> Result<(), DoorError> {
        self.allows(Duration::ZERO)?;
        match self.max_requests {
            Some(most) if self.spent.load(Ordering::Relaxed) >= most => Err(DoorError::Requests(most)),
            _ => Ok(()),
        }
    }

    /// Spends one request.
    pub(crate) fn spend(&self) -> Result<(), DoorError> {
        self.allows(Duration::ZERO)?;
        let most = self.max_requests.unwrap_or(u64::MAX);
        let spend = |spent| (spent < most).then_some(spent + 1);
        match self.spent.fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend) {
            Ok(_) => Ok(()),
            Err(_) => Err(DoorError::Requests(most)),
        }
    }

    /// Takes back a request that asked nobody.
    pub(crate) fn give_back(&self) {
        let _ = self.spent.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |spent| spent.checked_sub(1));
    }

    /// Waits, if the run lasts that long; if it does not, it says so at once.
    pub(crate) async fn wait(&self, time: Duration) -> Result<(), DoorError> {
        self.allows(time)?;
        tokio::time::sleep(time).await;
        Ok(())
    }

    /// The time that one request may take, and what it means when that is over.
    pub(crate) fn limit(&self, timeout: Duration) -> (Duration, DoorError) {
        match self.deadline {
            Some(deadline) if deadline.saturating_sub(self.began.elapsed()) < timeout => {
                (deadline.saturating_sub(self.began.elapsed()), DoorError::Deadline(deadline))
            }
            _ => (timeout, DoorError::Timeout(timeout)),
        }
    }

    fn allows(&self, wait: Duration) -> Result<(), DoorError> {
        match self.deadline {
            Some(deadline) if self.began.elapsed() + wait >= deadline => Err(DoorError::Deadline(deadline)),
            _ => Ok(()),
        }
    }
}
