//! Answers of this run: what several asks lead to is asked once, be it at the same time or one round after the other.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use http::Method;
use http::header::{IF_MODIFIED_SINCE, IF_NONE_MATCH};

use super::call::{Answer, Call, Reach};

/// How many bytes of one answer are kept.
const LARGEST: usize = 4 << 20;
/// How many bytes of all answers are kept.
const MOST: usize = 16 << 20;

/// The place of one answer. Whoever holds it is the one who asks; the others wait.
pub(crate) type Place = Arc<tokio::sync::Mutex<Option<Answer>>>;

/// The answers to unconditional requests for data. A conditional request is about an answer of an earlier run.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    places: Mutex<HashMap<(&'static str, String), Place>>,
    bytes: AtomicUsize,
}

impl Memo {
    /// The place of the answer to this call, if it is one that may be kept. Cited pages are not: each is asked for once.
    pub(crate) fn place(&self, call: &Call) -> Option<Place> {
        let is_conditional = [IF_NONE_MATCH, IF_MODIFIED_SINCE].iter().any(|name| call.headers.contains_key(name));
        let is_cited = matches!(call.reach, Reach::Cited) || !call.host.is_empty();
        if !call.keep || call.method != Method::GET || is_conditional || is_cited {
            return None;
        }
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(places.entry((call.source, call.url.to_string())).or_default()))
    }

    /// Whether there is room for this answer.
    pub(crate) fn has_room(&self, answer: &Answer) -> bool {
        let size = answer.body.len();
        let add = |bytes: usize| (size <= LARGEST && bytes + size <= MOST).then_some(bytes + size);
        self.bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add).is_ok()
    }
}
