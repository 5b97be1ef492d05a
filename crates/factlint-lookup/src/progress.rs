//! How a look-up shows that it goes on.

use std::time::Duration;

/// Is told what is asked and what came back.
pub trait Progress {
    /// So many more requests will go to this source.
    fn planned(&self, source: &str, requests: usize);
    /// One of them is over.
    fn done(&self, source: &str);
    /// So many of them wait for their turn, and the rest takes this time at least.
    fn waits(&self, source: &str, waiting: u64, left: Duration);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn planned(&self, _source: &str, _requests: usize) {}
    fn done(&self, _source: &str) {}
    fn waits(&self, _source: &str, _waiting: u64, _left: Duration) {}
}
