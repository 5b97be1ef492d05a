//! The pages that are only steps on the way to an answer, as the ledger keeps them from run to run.

use std::sync::mpsc::Sender;
use std::time::Duration;

use factlint_sources::{Page, Pages};

use crate::books::Shelf;
use crate::writer::Work;

/// The pages of a ledger.
#[derive(Debug)]
pub(crate) struct LedgerPages<'r, 'a> {
    books: &'r Shelf<'a>,
    /// Who writes down what is new; nobody where the ledger is only read.
    to: Option<Sender<Work>>,
    max_age: Option<Duration>,
}

impl<'r, 'a> LedgerPages<'r, 'a> {
    /// The pages of these books, none of which is used unasked from this age on.
    pub(crate) fn new(books: &'r Shelf<'a>, to: Option<Sender<Work>>, max_age: Option<Duration>) -> Self {
        Self { books, to, max_age }
    }
}

impl Pages for LedgerPages<'_, '_> {
    fn page(&self, url: &str) -> Option<Page> {
        let found = self.books.ledger()?.page(url);
        let kept = found.inspect_err(|error| tracing::debug!(%error, "no page can be read")).ok()??;
        let factlint_cache::Page { url, status, location, etag, last_modified, fetched_at, body } = kept;
        Some(Page { url, status, location, etag, last_modified, fetched_at, body })
    }

    fn keep(&self, page: Page) {
        let Page { url, status, location, etag, last_modified, fetched_at, body } = page;
        let page = factlint_cache::Page { url, status, location, etag, last_modified, fetched_at, body };
        if let Some(to) = &self.to {
            // A writer that is gone has said why.
            drop(to.send(Work::Page(page)));
        }
    }

    fn max_age(&self) -> Option<Duration> {
        self.max_age
    }
}
