//! What tests of several sources share.

use bytes::Bytes;
use http::HeaderMap;
use jiff::Timestamp;

use crate::door::Answer;

/// An answer with this status and body, at a fixed time.
pub(crate) fn answer(status: u16, body: impl AsRef<[u8]>) -> Answer {
    Answer {
        status,
        headers: HeaderMap::new(),
        body: Bytes::copy_from_slice(body.as_ref()),
        url: "https://example.org/asked".parse().unwrap(),
        moved: false,
        at: at(),
        kept: false,
    }
}

/// The time at which tests see things.
pub(crate) fn at() -> Timestamp {
    "2026-08-22T12:00:00Z".parse().unwrap()
}
