//! Several workers over one list; the results are in its order, whatever the number of workers.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
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

/// So many results for each worker wait at most for those before them: what is held does not grow with the number of items.
const WAITING: usize = 4;

/// Does `work` for so many items, told by their places, and gives the results to `sink` in their order, as they come. Where the
/// sink fails the rest is left. Who gives them works, too: nobody only waits for others.
pub(crate) fn each<R: Send, E>(
    count: usize,
    jobs: usize,
    work: impl Fn(usize) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let jobs = jobs.min(count);
    if jobs <= 1 {
        return (0..count).try_for_each(|place| sink(work(place)));
    }
    let next = AtomicUsize::new(0);
    let take = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|place| *place < count);
    let queue = Queue::new(jobs);
    thread::scope(|scope| {
        for _ in 1..jobs {
            scope.spawn(|| {
                let _leaving = Leaving { queue: &queue, is_other: true };
                while let Some(place) = take().filter(|place| queue.waits_for_room(*place)) {
                    queue.put(place, work(place));
                }
            });
        }
        let _leaving = Leaving { queue: &queue, is_other: false };
        while let Some(place) = take() {
            while !queue.has_room(place) {
                // The first of them is with somebody who works on it.
                let Some(result) = queue.waits_for_first() else { return Ok(()) };
                sink(result)?;
            }
            queue.put(place, work(place));
            while let Some(result) = queue.first() {
                sink(result)?;
            }
        }
        while let Some(result) = queue.waits_for_first() {
            sink(result)?;
        }
        Ok(())
    })
}

/// Results in the order of their items, each from when it is there until all before it are gone.
struct Queue<R> {
    state: Mutex<State<R>>,
    has_changed: Condvar,
    room: usize,
}

struct State<R> {
    /// The place of the first one that was not taken.
    first: usize,
    /// It and those behind it, as far as they are there.
    results: VecDeque<Option<R>>,
    /// How many may still put something in, besides the one who takes.
    others: usize,
    /// Whether nobody takes any more.
    is_closed: bool,
    /// How many sleep until something changes.
    asleep: usize,
}

impl<R> Queue<R> {
    fn new(workers: usize) -> Self {
        let state = State { first: 0, results: VecDeque::new(), others: workers - 1, is_closed: false, asleep: 0 };
        Self { state: Mutex::new(state), has_changed: Condvar::new(), room: workers * WAITING }
    }

    fn state(&self) -> MutexGuard<'_, State<R>> {
        // What others did before one panicked is sound.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Wakes whoever sleeps. To wake nobody costs a call of the system, too.
    fn change(&self, state: &State<R>) {
        if state.asleep > 0 {
            self.has_changed.notify_all();
        }
    }

    fn sleep<'a>(&self, mut state: MutexGuard<'a, State<R>>) -> MutexGuard<'a, State<R>> {
        state.asleep += 1;
        let mut state = self.has_changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        state.asleep -= 1;
        state
    }

    fn has_room(&self, place: usize) -> bool {
        place < self.state().first + self.room
    }

    /// Waits until there is room for the result of a place. Tells whether it is still wanted.
    fn waits_for_room(&self, place: usize) -> bool {
        let mut state = self.state();
        while !state.is_closed && place >= state.first + self.room {
            state = self.sleep(state);
        }
        !state.is_closed
    }

    fn put(&self, place: usize, result: R) {
        let mut state = self.state();
        let at = place - state.first;
        if state.results.len() <= at {
            state.results.resize_with(at + 1, || None);
        }
        state.results[at] = Some(result);
        if at == 0 {
            self.change(&state);
        }
    }

    /// The first one, if it is there.
    fn first(&self) -> Option<R> {
        self.take(&mut self.state())
    }

    /// The first one, once it is there; nothing when there will be none any more.
    fn waits_for_first(&self) -> Option<R> {
        let mut state = self.state();
        loop {
            if let Some(result) = self.take(&mut state) {
                return Some(result);
            }
            if state.others == 0 {
                return None;
            }
            state = self.sleep(state);
        }
    }

    fn take(&self, state: &mut State<R>) -> Option<R> {
        let result = state.results.front_mut()?.take()?;
        state.results.pop_front();
        state.first += 1;
        self.change(state);
        Some(result)
    }
}

/// One who works: it tells when it leaves, however that comes about.
struct Leaving<'a, R> {
    queue: &'a Queue<R>,
    /// Whether it is not the one who takes.
    is_other: bool,
}

impl<R> Drop for Leaving<'_, R> {
    fn drop(&mut self) {
        let mut state = self.queue.state();
        state.others -= usize::from(self.is_other);
        // What it worked on will never be there, and what is behind it is not wanted.
        state.is_closed |= !self.is_other || thread::panicking();
        self.queue.change(&state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_until_the_sink_has_enough() {
        for jobs in [1, 2, 3, 1000] {
            let mut seen = Vec::new();
            let all: Result<(), ()> = each(
                500,
                jobs,
                |place| place * 2,
                |result| {
                    seen.push(result);
                    Ok(())
                },
            );
            assert_eq!((all, seen), (Ok(()), (0..500).map(|place| place * 2).collect()));
            let mut left = 3;
            let few = each(
                500,
                jobs,
                |place| place,
                |item| {
                    left -= 1;
                    if left == 0 { Err(item) } else { Ok(()) }
                },
            );
            assert_eq!(few, Err(2));
        }
    }

    #[test]
    fn what_waits_does_not_grow_with_the_items() {
        for jobs in [2, 3, 8] {
            let given = AtomicUsize::new(0);
            let is_near = |place: usize| place <= given.load(Ordering::SeqCst) + jobs * WAITING;
            let all: Result<(), ()> = each(2_000, jobs, is_near, |is_near| {
                assert!(is_near);
                given.fetch_add(1, Ordering::SeqCst);
                Ok(())
            });
            assert_eq!((all, given.into_inner()), (Ok(()), 2_000));
        }
    }

    #[test]
    fn nobody_waits_for_one_who_panicked() {
        for jobs in [2, 3] {
            let ended = |bad: usize| {
                let work = |place: usize| assert_ne!(place, bad);
                std::panic::catch_unwind(|| each(500, jobs, work, |()| Ok::<(), ()>(()))).is_err()
            };
            assert!([0, 1, 250, 499].into_iter().all(ended));
            let sink = |item: usize| {
                assert_ne!(item, 100);
                Ok::<(), ()>(())
            };
            let given = std::panic::catch_unwind(|| each(500, jobs, |place| place, sink));
            assert!(given.is_err());
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
