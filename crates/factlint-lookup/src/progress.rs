//! How a look-up shows that it goes on.

use std::time::Duration;

/// Is told what is asked and what came back. A place is a source, or one of its hosts where each has a limit of its own.
pub trait Progress {
    /// So many more requests will go to this place.
    fn planned(&self, place: &str, requests: usize);
    /// One of them is over.
    fn done(&self, place: &str);
    /// So many of them wait for their turn, and the rest takes this time at least.
    fn waits(&self, place: &str, waiting: u64, left: Duration);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn planned(&self, _place: &str, _requests: usize) {}
    fn done(&self, _place: &str) {}
    fn waits(&self, _place: &str, _waiting: u64, _left: Duration) {}
}
