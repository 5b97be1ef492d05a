//! Writing to the ledger while requests are under way. A request counts as done when its answer was written, so that a process
//! that is killed loses none. Who asks around writes, too, unless somebody else is at the ledger: then a thread waits for that.
//! The same thread waits for the disk a few times a second, and at the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Scope, ScopedJoinHandle};
use std::time::{Duration, Instant};

use factlint_cache::{LedgerError, Page, Record};
use jiff::Timestamp;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::books::Shelf;
use crate::loans::{RENEW_EVERY, until};

/// How long results wait for others with which they are written.
const MOMENT: Duration = Duration::from_millis(1);
/// How long what was written may wait for the disk.
const SYNC_EVERY: Duration = Duration::from_millis(100);

/// The number of a request, and its results.
pub(crate) type Kept = (usize, Vec<Record>);

/// What the thread is to write.
#[derive(Debug)]
pub(crate) enum Work {
    /// Results of requests.
    Results(Vec<Kept>),
    /// A page on the way to an answer: nobody waits until it was written.
    Page(Page),
}

/// Who writes to the ledger. Without one everything is as good as written.
pub(crate) struct Writer<'scope, 'a> {
    pen: Pen<'a>,
    /// Results that wait to be written, until when they wait for others, and how many requests were under way with the last.
    gathered: Vec<Kept>,
    until: Instant,
    others: usize,
    work: Option<Sender<Work>>,
    /// Whether results are with the thread, and those that it has written.
    is_handed_over: bool,
    kept: UnboundedReceiver<Vec<Kept>>,
    thread: Option<ScopedJoinHandle<'scope, Result<(), LedgerError>>>,
}

impl<'scope, 'a: 'scope> Writer<'scope, 'a> {
    /// Starts to write to the ledger among these books, on behalf of `holder`.
    pub(crate) fn start(
        scope: &'scope Scope<'scope, '_>,
        books: &Arc<Shelf<'a>>,
        holder: &str,
        clock: fn() -> Timestamp,
    ) -> Self {
        let pen = Pen { books: Arc::clone(books), holder: holder.into(), clock, waits: Arc::default() };
        let ((told, kept), (work, to_do)) = (unbounded_channel(), channel());
        let (own, is_needed) = (pen.clone(), books.ledger().is_some());
        let thread = is_needed.then(|| scope.spawn(move || own.work(&to_do, &told)));
        let work = is_needed.then_some(work);
        Self { pen, gathered: Vec::new(), until: Instant::now(), others: 0, work, is_handed_over: false, kept, thread }
    }
}

impl Writer<'_, '_> {
    /// Has the results of a request written, while so many others are under way.
    pub(crate) fn keep(&mut self, number: usize, results: Vec<Record>, others: usize) {
        if self.gathered.is_empty() {
            self.until = Instant::now() + MOMENT;
        }
        self.gathered.push((number, results));
        self.others = others;
    }

    /// The way for pages. The thread does not end before all who have it are gone.
    pub(crate) fn pages(&self) -> Option<Sender<Work>> {
        self.work.clone()
    }

    /// What was written since the last call, as soon as there is something. What comes within a moment is written together, while
    /// more requests are under way than wait here: each transaction writes much that the next one writes again, and the sources
    /// have enough to do meanwhile.
    pub(crate) async fn kept(&mut self) -> Result<Vec<Kept>, LedgerError> {
        if !self.is_handed_over && !self.gathered.is_empty() {
            let Some(work) = &self.work else { return Ok(std::mem::take(&mut self.gathered)) };
            if self.gathered.len() < self.others {
                tokio::time::sleep_until(self.until.into()).await;
            }
            let results = std::mem::take(&mut self.gathered);
            if self.pen.settle_now(&results)? {
                return Ok(results);
            }
            self.is_handed_over = true;
            // A thread that is gone says why when it is asked.
            drop(work.send(Work::Results(results)));
        }
        if let Some(kept) = self.kept.recv().await {
            self.is_handed_over = false;
            return Ok(kept);
        }
        match self.thread.take() {
            // It ends before it is told to only where something fails.
            Some(thread) => joined(thread).map(|()| Vec::new()),
            None => std::future::pending().await,
        }
    }

    /// Ends the thread. From now on what was written survives a power cut.
    pub(crate) fn end(mut self) -> Result<(), LedgerError> {
        drop(self.work.take());
        self.thread.take().map_or(Ok(()), joined)
    }
}

fn joined(thread: ScopedJoinHandle<'_, Result<(), LedgerError>>) -> Result<(), LedgerError> {
    thread.join().unwrap_or(Ok(()))
}

/// What both who write need.
#[derive(Clone)]
struct Pen<'a> {
    books: Arc<Shelf<'a>>,
    holder: Arc<str>,
    clock: fn() -> Timestamp,
    /// Whether something that was written waits for the disk.
    waits: Arc<AtomicBool>,
}

impl Pen<'_> {
    /// Writes results, unless somebody else is at the ledger just now: says whether they were written.
    fn settle_now(&self, results: &[Kept]) -> Result<bool, LedgerError> {
        let records = results.iter().flat_map(|(_, records)| records);
        let Some(mut ledger) = self.books.ledger_at_once() else { return Ok(false) };
        let is_settled = ledger.try_settle(records, &self.holder, (self.clock)())?;
        self.waits.fetch_or(is_settled, Ordering::Release);
        Ok(is_settled)
    }

    /// What the thread does until nobody has more to be written, or until that fails. The loans of this process go on meanwhile:
    /// it has time for that when the other one has not.
    fn work(&self, to_do: &Receiver<Work>, told: &UnboundedSender<Vec<Kept>>) -> Result<(), LedgerError> {
        let Some(log) = self.books.ledger().map(|ledger| ledger.log()).transpose()? else { return Ok(()) };
        let sync = || if self.waits.swap(false, Ordering::Acquire) { log.sync() } else { Ok(()) };
        let (mut synced, mut renewed) = (Instant::now(), Instant::now());
        loop {
            match to_do.recv_timeout(SYNC_EVERY.saturating_sub(synced.elapsed())) {
                Ok(first) => {
                    let (results, pages) = gather(first, to_do);
                    keep_pages(&self.books, &pages);
                    if !results.is_empty() {
                        let records = results.iter().flat_map(|(_, records)| records);
                        let now = (self.clock)();
                        self.books.ledger().map_or(Ok(()), |mut ledger| ledger.settle(records, &self.holder, now))?;
                        self.waits.store(true, Ordering::Release);
                        if told.send(results).is_err() {
                            return Ok(());
                        }
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return sync(),
            }
            if synced.elapsed() >= SYNC_EVERY {
                sync()?;
                synced = Instant::now();
            }
            if renewed.elapsed() >= RENEW_EVERY {
                let until = until((self.clock)());
                self.books.ledger().map_or(Ok(()), |mut ledger| ledger.renew_loans(&self.holder, until))?;
                renewed = Instant::now();
            }
        }
    }
}

/// A run can do without what it keeps of pages.
fn keep_pages(books: &Shelf<'_>, pages: &[Page]) {
    let kept = books.ledger().filter(|_| !pages.is_empty()).map_or(Ok(()), |mut ledger| ledger.keep_pages(pages));
    if let Err(error) = kept {
        tracing::debug!(%error, "no page can be kept");
    }
}

/// All that is to be done now.
fn gather(first: Work, to_do: &Receiver<Work>) -> (Vec<Kept>, Vec<Page>) {
    let (mut results, mut pages) = (Vec::new(), Vec::new());
    for work in std::iter::once(first).chain(to_do.try_iter()) {
        match work {
            Work::Results(more) => results.extend(more),
            Work::Page(page) => pages.push(page),
        }
    }
    (results, pages)
}

#[cfg(test)]
mod tests {
    use factlint_cache::Ledger;
    use factlint_model::Reply;

    use super::*;
    use crate::Books;

    fn clock() -> Timestamp {
        Timestamp::UNIX_EPOCH
    }

    /// Has `body` done with a writer to this ledger.
    fn with_writer(mut ledger: Ledger, body: impl AsyncFnOnce(&mut Writer<'_, '_>)) {
        let books = Arc::new(Shelf::from(Books { ledger: Some(&mut ledger), recording: None }));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        std::thread::scope(|scope| {
            let mut writer = Writer::start(scope, &books, "me", clock);
            runtime.block_on(body(&mut writer));
            writer.end().unwrap();
        });
    }

    async fn numbers(writer: &mut Writer<'_, '_>) -> Vec<usize> {
        writer.kept().await.unwrap().into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn what_comes_within_a_moment_is_written_together() {
        with_writer(Ledger::in_memory().unwrap(), async |writer| {
            for number in 0..3 {
                writer.keep(number, Vec::new(), 5 - number);
            }
            assert_eq!(numbers(writer).await, [0, 1, 2]);
            let began = Instant::now();
            writer.keep(3, Vec::new(), 5);
            assert_eq!(numbers(writer).await, [3]);
            assert!(began.elapsed() >= MOMENT, "others may come");
        });
    }

    #[test]
    fn who_asks_around_goes_on_while_another_process_writes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let (ledger, mut other) = (Ledger::open(&path).unwrap(), Ledger::open(&path).unwrap());
        let ((begins, has_begun), (goes_on, may_go_on)) = (channel(), channel::<()>());
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let none = std::iter::from_fn(|| -> Option<Result<Reply, LedgerError>> {
                    begins.send(()).unwrap();
                    may_go_on.recv().unwrap();
                    None
                });
                other.import(none).unwrap();
            });
            has_begun.recv().unwrap();
            with_writer(ledger, async |writer| {
                writer.keep(1, Vec::new(), 0);
                let wait = tokio::time::timeout(Duration::from_millis(20), writer.kept()).await;
                assert!(wait.is_err(), "it waits for the other one, and does not keep this thread");
                writer.keep(2, Vec::new(), 0);
                goes_on.send(()).unwrap();
                assert_eq!(numbers(writer).await, [1]);
                assert_eq!(numbers(writer).await, [2]);
            });
        });
    }
}
