//! The requests of a round, by source: which goes out next, and how many are left.

use std::collections::{BTreeMap, VecDeque};

use factlint_sources::{SourceMeta, Sources};

use crate::Network;

/// The requests of a round, by their numbers. Of each source so many are under way as it allows, and each of them until its
/// answer was written: a process that is killed loses no more than these.
#[derive(Debug, Default)]
pub(crate) struct Queues {
    of_sources: BTreeMap<&'static str, Queue>,
    open: usize,
}

#[derive(Debug)]
struct Queue {
    waiting: VecDeque<usize>,
    under_way: usize,
    most: usize,
}

impl Queues {
    /// Adds a request to this source.
    pub(crate) fn add(&mut self, number: usize, to: &'static SourceMeta) {
        // Where documents name the addresses each host has its own limit, and the door keeps it.
        let most = if to.default_url.is_empty() { usize::MAX } else { to.concurrency };
        let new = || Queue { waiting: VecDeque::new(), under_way: 0, most };
        self.of_sources.entry(to.name).or_insert_with(new).waiting.push_back(number);
        self.open += 1;
    }

    /// The requests that go out now.
    pub(crate) fn next(&mut self) -> Vec<usize> {
        let mut next = Vec::new();
        for queue in self.of_sources.values_mut() {
            while queue.under_way < queue.most
                && let Some(number) = queue.waiting.pop_front()
            {
                queue.under_way += 1;
                next.push(number);
            }
        }
        next
    }

    /// A request to this source is over, and its answer was written.
    pub(crate) fn done(&mut self, source: &str) {
        if let Some(queue) = self.of_sources.get_mut(source) {
            queue.under_way = queue.under_way.saturating_sub(1);
            self.open = self.open.saturating_sub(1);
        }
    }

    /// Whether all of them are over.
    pub(crate) fn are_done(&self) -> bool {
        self.open == 0
    }

    /// Tells how long the sources make this run wait.
    pub(crate) fn tell(&self, sources: &Sources, network: &Network<'_>) {
        let stats = sources.stats();
        for (name, queue) in &self.of_sources {
            let (waiting, left) = (queue.waiting.len() as u64, (queue.waiting.len() + queue.under_way) as u64);
            if left > 0 {
                let waiting = waiting + stats.sources.get(name).map_or(0, |stats| stats.waiting);
                network.progress.waits(name, waiting, sources.least_time(name, left));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use factlint_sources::metas;

    use super::*;

    #[test]
    fn no_more_are_under_way_than_the_source_allows() {
        let meta = |name: &str| *metas().iter().find(|meta| meta.name == name).unwrap();
        let (index, web) = (meta("crates-index"), meta("web"));
        let mut queues = Queues::default();
        (0..20).for_each(|number| queues.add(number, index));
        (20..40).for_each(|number| queues.add(number, web));
        let first = queues.next();
        assert_eq!(first.iter().filter(|number| **number < 20).count(), index.concurrency);
        assert_eq!(first.iter().filter(|number| **number >= 20).count(), 20, "each host has its own limit");
        assert!(queues.next().is_empty());
        queues.done("crates-index");
        assert_eq!(queues.next(), [index.concurrency]);
        for _ in 0..20 {
            queues.done("web");
            queues.done("crates-index");
            queues.next();
        }
        queues.done("crates-index");
        assert!(queues.are_done());
    }
}
