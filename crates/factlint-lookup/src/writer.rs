//! Who writes to the ledger while requests are under way. A request counts as done when its answer was written, so that a process
//! that is killed loses none; what was written waits for the disk a few times a second, and at the end, all together.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Scope, ScopedJoinHandle};
use std::time::{Duration, Instant};

use factlint_cache::{LedgerError, Page, Record};
use jiff::Timestamp;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::books::Shelf;
use crate::loans::{RENEW_EVERY, until};

/// How many results are kept in one go, at most.
const TOGETHER: usize = 256;
/// How long results wait for others with which they are written.
const MOMENT: Duration = Duration::from_millis(1);
/// How long what was written may wait for the disk.
const SYNC_EVERY: Duration = Duration::from_millis(100);

/// The number of a request, and its results.
pub(crate) type Kept = (usize, Vec<Record>);

/// What is to be written.
#[derive(Debug)]
pub(crate) enum Work {
    /// Results, and how many requests were still under way when they came.
    Results(Kept, usize),
    /// A page on the way to an answer: nobody waits until it was written.
    Page(Page),
}

/// The way to the thread that writes. Without a ledger everything is as good as written at once.
pub(crate) struct Writer<'scope> {
    work: Option<Sender<Work>>,
    told: UnboundedSender<Result<Vec<Kept>, LedgerError>>,
    kept: UnboundedReceiver<Result<Vec<Kept>, LedgerError>>,
    thread: Option<ScopedJoinHandle<'scope, Result<(), LedgerError>>>,
}

impl<'scope> Writer<'scope> {
    /// Starts to write to the ledger among these books, on behalf of `holder`.
    pub(crate) fn start<'a: 'scope>(
        scope: &'scope Scope<'scope, '_>,
        books: &Arc<Shelf<'a>>,
        holder: &str,
        clock: fn() -> Timestamp,
    ) -> Self {
        let (told, kept) = unbounded_channel();
        let mut writer = Self { work: None, told, kept, thread: None };
        if books.ledger().is_some() {
            let (work, to_do) = channel();
            let (told, holder, books) = (writer.told.clone(), holder.to_owned(), Arc::clone(books));
            writer.work = Some(work);
            writer.thread = Some(scope.spawn(move || write(&books, &to_do, &told, &holder, clock)));
        }
        writer
    }

    /// Has the results of a request written, while so many others are under way.
    pub(crate) fn keep(&self, number: usize, results: Vec<Record>, others: usize) {
        match &self.work {
            // A writer that is gone has said why.
            Some(work) => drop(work.send(Work::Results((number, results), others))),
            None => drop(self.told.send(Ok(vec![(number, results)]))),
        }
    }

    /// The way for pages. The thread does not end before all who have it are gone.
    pub(crate) fn pages(&self) -> Option<Sender<Work>> {
        self.work.clone()
    }

    /// What was written since the last call, as soon as there is something.
    pub(crate) async fn kept(&mut self) -> Result<Vec<Kept>, LedgerError> {
        // The sender lives as long as this does.
        self.kept.recv().await.unwrap_or_else(|| Ok(Vec::new()))
    }

    /// Ends the thread. From now on what was written survives a power cut.
    pub(crate) fn end(mut self) -> Result<(), LedgerError> {
        drop(self.work.take());
        let thread = self.thread.take().and_then(|thread| thread.join().ok());
        thread.unwrap_or(Ok(()))
    }
}

/// Writes until nobody has more to be written, or until that fails. Meanwhile the loans of this process go on: this thread has
/// time for that when the other one has not.
fn write(
    books: &Shelf<'_>,
    to_do: &Receiver<Work>,
    told: &UnboundedSender<Result<Vec<Kept>, LedgerError>>,
    holder: &str,
    clock: fn() -> Timestamp,
) -> Result<(), LedgerError> {
    let (mut waiting_since, mut renewed): (Option<Instant>, Instant) = (None, Instant::now());
    loop {
        let until_sync = waiting_since.map(|since| SYNC_EVERY.saturating_sub(since.elapsed()));
        let until_renewal = RENEW_EVERY.saturating_sub(renewed.elapsed());
        match to_do.recv_timeout(until_sync.map_or(until_renewal, |left| left.min(until_renewal))) {
            Ok(first) => {
                let (kept, pages) = gather(first, to_do);
                keep_pages(books, &pages);
                if !kept.is_empty() {
                    waiting_since.get_or_insert_with(Instant::now);
                    let records = kept.iter().flat_map(|(_, results)| results);
                    let written = books.ledger().map_or(Ok(()), |mut ledger| ledger.settle(records, holder, clock()));
                    let is_over = written.is_err();
                    if told.send(written.map(|()| kept)).is_err() || is_over {
                        return Ok(());
                    }
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return if waiting_since.is_some() { sync(books) } else { Ok(()) },
        }
        let mut done = Ok(());
        if renewed.elapsed() >= RENEW_EVERY {
            done = books.ledger().map_or(Ok(()), |mut ledger| ledger.renew_loans(holder, until(clock())));
            renewed = Instant::now();
        }
        if done.is_ok() && waiting_since.is_some_and(|since| since.elapsed() >= SYNC_EVERY) {
            done = sync(books);
            waiting_since = None;
        }
        if let Err(error) = done {
            drop(told.send(Err(error)));
            return Ok(());
        }
    }
}

fn sync(books: &Shelf<'_>) -> Result<(), LedgerError> {
    books.ledger().map_or(Ok(()), |mut ledger| ledger.sync())
}

/// A run can do without what it keeps of pages.
fn keep_pages(books: &Shelf<'_>, pages: &[Page]) {
    let kept = books.ledger().filter(|_| !pages.is_empty()).map_or(Ok(()), |mut ledger| ledger.keep_pages(pages));
    if let Err(error) = kept {
        tracing::debug!(%error, "no page can be kept");
    }
}

/// All that is to be done now, with what comes within a moment while more requests are under way than wait here: each transaction
/// writes much that the next one writes again, and the sources have enough to do meanwhile.
fn gather(first: Work, to_do: &Receiver<Work>) -> (Vec<Kept>, Vec<Page>) {
    let (mut results, mut pages) = (Vec::new(), Vec::new());
    let (until, mut next) = (Instant::now() + MOMENT, Some(first));
    while let Some(work) = next {
        let mut others = 0;
        match work {
            Work::Results(kept, under_way) => {
                results.push(kept);
                others = under_way;
            }
            Work::Page(page) => pages.push(page),
        }
        let is_full = results.len() + pages.len() >= TOGETHER;
        let left = until.saturating_duration_since(Instant::now());
        next = match (is_full, results.len() < others) {
            (true, _) => None,
            (false, true) => to_do.recv_timeout(left).ok(),
            (false, false) => to_do.try_recv().ok(),
        };
    }
    (results, pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of what is gathered in each turn, of results that come with so many others under way.
    fn turns(others: &[usize]) -> Vec<Vec<usize>> {
        let (work, to_do) = channel();
        for (number, others) in others.iter().enumerate() {
            work.send(Work::Results((number, Vec::new()), *others)).unwrap();
        }
        drop(work);
        let mut turns = Vec::new();
        while let Ok(first) = to_do.recv() {
            turns.push(gather(first, &to_do).0.into_iter().map(|(number, _)| number).collect());
        }
        turns
    }

    #[test]
    fn what_is_there_is_written_together() {
        assert_eq!(turns(&[0]), [[0]]);
        assert_eq!(turns(&[5, 4, 3, 2, 1, 0]), [[0, 1, 2, 3, 4, 5]]);
        assert_eq!(turns(&[9; TOGETHER + 1]).iter().map(Vec::len).collect::<Vec<_>>(), [TOGETHER, 1]);
    }
}
