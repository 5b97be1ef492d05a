//! How a look-up shows that it goes on.

/// Is told what is asked and what came back.
pub trait Progress {
    /// So many more requests will go to this source.
    fn planned(&self, source: &str, requests: usize);
    /// One of them is over.
    fn done(&self, source: &str);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn planned(&self, _source: &str, _requests: usize) {}
    fn done(&self, _source: &str) {}
}
