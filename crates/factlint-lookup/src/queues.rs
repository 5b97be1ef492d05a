//! The requests of a run, by source: which goes out next, and how many are left.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

use factlint_sources::Sources;

use crate::Network;
use crate::agenda::Routes;
use crate::fetch::Request;

/// The requests of a run, by their numbers. Of each source so many are under way as it allows, and each of them until its
/// answer was written: a process that is killed loses no more than these.
#[derive(Default)]
pub(crate) struct Queues<'s> {
    of_sources: BTreeMap<&'static str, Queue>,
    open: HashMap<usize, Rc<Request<'s>>>,
    added: usize,
    /// How many requests wait or are under way to each place.
    places: BTreeMap<(&'static str, Option<String>), u64>,
}

#[derive(Debug)]
struct Queue {
    waiting: VecDeque<usize>,
    under_way: usize,
    most: usize,
}

impl<'s> Queues<'s> {
    /// Adds a request.
    pub(crate) fn add(&mut self, request: Request<'s>) {
        let to = request.source.meta();
        // Where documents name the addresses each host has its own limit, and the door keeps it.
        let most = if to.default_url.is_empty() { usize::MAX } else { to.concurrency };
        let new = || Queue { waiting: VecDeque::new(), under_way: 0, most };
        self.of_sources.entry(to.name).or_insert_with(new).waiting.push_back(self.added);
        *self.places.entry(request.place()).or_default() += 1;
        self.open.insert(self.added, Rc::new(request));
        self.added += 1;
    }

    /// The requests that go out now.
    pub(crate) fn next(&mut self) -> Vec<(usize, Rc<Request<'s>>)> {
        let mut next = Vec::new();
        for queue in self.of_sources.values_mut() {
            while queue.under_way < queue.most
                && let Some(number) = queue.waiting.pop_front()
            {
                queue.under_way += 1;
                next.extend(self.open.get(&number).map(|request| (number, Rc::clone(request))));
            }
        }
        next
    }

    /// A request is over, and its answer was written.
    pub(crate) fn done(&mut self, number: usize) -> Option<Rc<Request<'s>>> {
        let request = self.open.remove(&number)?;
        if let Some(queue) = self.of_sources.get_mut(request.source.meta().name) {
            queue.under_way = queue.under_way.saturating_sub(1);
        }
        self.places.entry(request.place()).and_modify(|left| *left = left.saturating_sub(1));
        Some(request)
    }

    /// Whether all of them are over.
    pub(crate) fn are_done(&self) -> bool {
        self.open.is_empty()
    }

    /// Takes what may be asked now: a source in whose requests many asks travel together is asked again when it is done with what
    /// it has.
    pub(crate) fn ready<'r>(&self, waiting: &mut Routes<'r>) -> Routes<'r> {
        let is_busy = |name: &str| self.of_sources.get(name).is_some_and(|queue| queue.under_way + queue.waiting.len() > 0);
        let (later, ready) =
            std::mem::take(waiting).into_iter().partition(|(name, (source, _))| source.gathers() && is_busy(name));
        *waiting = later;
        ready
    }

    /// Tells how long the limits make this run wait.
    pub(crate) fn tell(&self, sources: &Sources, network: &Network<'_>) {
        let stats = sources.stats();
        for ((name, host), left) in self.places.iter().filter(|(_, left)| **left > 0) {
            let lane = (*name, host.clone().unwrap_or_default());
            let queued = self.of_sources.get(name).map_or(0, |queue| queue.waiting.len() as u64);
            let waiting = queued + stats.lanes.get(&lane).map_or(0, |lane| lane.waiting);
            network.progress.waits(&shown(name, host.as_deref()), waiting, sources.least_time(name, *left));
        }
    }
}

/// A place in words.
pub(crate) fn shown(source: &str, host: Option<&str>) -> String {
    host.map_or_else(|| source.to_owned(), |host| format!("{source} {}", factlint_model::printable(host)))
}

#[cfg(test)]
mod tests {
    use factlint_model::{Ask, Subject};
    use factlint_sources::{Batch, NetworkOptions};

    use super::*;

    #[test]
    fn no_more_are_under_way_than_the_source_allows() {
        let sources = Sources::new(&BTreeMap::new(), NetworkOptions::new(jiff::Timestamp::now)).unwrap();
        let (index, web) = (sources.get("crates-index").unwrap(), sources.get("web").unwrap());
        let most = index.meta().concurrency;
        let request = |source, ask| Request { source, batch: Batch::new(vec![ask]) };
        let mut queues = Queues::default();
        for number in 0..20 {
            queues.add(request(index, Ask::new("crate.versions", Subject::krate(&format!("lamp{number}")))));
            queues.add(request(web, Ask::new("page.text", Subject::new(format!("https://{number}.example.org/")))));
        }
        let first = queues.next();
        let to = |name: &str| first.iter().filter(|(_, request)| request.source.meta().name == name).count();
        assert_eq!((to("crates-index"), to("web")), (most, 20), "each host has its own limit");
        assert!(queues.next().is_empty());
        let (over, _) = first.iter().find(|(_, request)| request.source.meta().name == "crates-index").unwrap();
        assert!(queues.done(*over).is_some() && queues.done(*over).is_none());
        let next = queues.next();
        assert_eq!(next.len(), 1);
        for (number, _) in first.iter().chain(&next) {
            queues.done(*number);
        }
        loop {
            let rest = queues.next();
            if rest.is_empty() {
                break;
            }
            for (number, _) in rest {
                queues.done(number);
            }
        }
        assert!(queues.are_done());
    }
}
