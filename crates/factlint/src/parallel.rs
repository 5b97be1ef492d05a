//! Several workers over one list; the results are in its order, whatever the number of workers.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// How many workers the machine has room for.
pub(crate) fn default_jobs() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` for each item.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], jobs: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    let worker = || {
        let mut own = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(place) else { break };
            own.push((place, work(item)));
        }
        // A worker that panicked has nothing to add; what the others have done is sound.
        results.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
    };
    thread::scope(|scope| {
        (1..jobs.min(items.len())).for_each(|_| drop(scope.spawn(worker)));
        worker();
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}

/// So many results of a worker wait at most for those before them: what is held does not grow with the number of items.
const WAITING: usize = 32;

/// Does `work` for each item, and gives the results to `sink` in the order of the items, as they come. Where the sink fails the
/// rest is left.
pub(crate) fn each<T: Sync, R: Send, E>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let jobs = jobs.min(items.len());
    if jobs <= 1 {
        return items.iter().try_for_each(|item| sink(work(item)));
    }
    thread::scope(|scope| {
        let work = &work;
        let start = |first: usize| {
            let (sender, receiver) = mpsc::sync_channel(WAITING);
            // Nobody waits for results any more when they cannot be sent.
            scope.spawn(move || items.iter().skip(first).step_by(jobs).try_for_each(|item| sender.send(work(item))));
            receiver
        };
        let receivers: Vec<_> = (0..jobs).map(start).collect();
        let in_order = receivers.iter().cycle().take(items.len());
        in_order.map_while(|receiver| receiver.recv().ok()).try_for_each(&mut sink)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_until_the_sink_has_enough() {
        let items: Vec<u32> = (0..500).collect();
        for jobs in [1, 2, 3, 1000] {
            let mut seen = Vec::new();
            let all: Result<(), ()> = each(
                &items,
                jobs,
                |item| item * 2,
                |result| {
                    seen.push(result);
                    Ok(())
                },
            );
            assert_eq!((all, seen), (Ok(()), items.iter().map(|item| item * 2).collect()));
            let mut left = 3;
            let few = each(
                &items,
                jobs,
                |item| *item,
                |item| {
                    left -= 1;
                    if left == 0 { Err(item) } else { Ok(()) }
                },
            );
            assert_eq!(few, Err(2));
        }
    }

    #[test]
    fn the_order_is_that_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        for jobs in [1, 2, 7, 5000] {
            assert_eq!(map(&items, jobs, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
        assert!(map(&[] as &[u32], 4, |item| *item).is_empty());
    }
}
