//! What a source asks of the door, and what it gets.

use bytes::Bytes;
use http::header::{ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use jiff::Timestamp;
use url::Url;

use crate::{Batch, Validator};

/// Who named the address.
#[derive(Debug, Clone)]
pub(crate) enum Reach {
    /// The program or its settings: the address itself is trusted, but what it redirects to elsewhere is not.
    Named(Url),
    /// A document. Redirects are not followed: the caller looks at each.
    Cited,
}

/// One request as a source wants it.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) source: &'static str,
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) reach: Reach,
    /// Whether a page of HTML can be the answer.
    pub(crate) page: bool,
    /// Whether the token goes along, as far as the address is that of the source.
    pub(crate) authorize: bool,
}

impl Call {
    /// A request for data at an address that the program or its settings named.
    pub(crate) fn get(source: &'static str, url: Url) -> Self {
        Self {
            source,
            method: Method::GET,
            reach: Reach::Named(url.clone()),
            url,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            page: false,
            authorize: false,
        }
    }

    /// The same, for a page of HTML.
    pub(crate) fn page(source: &'static str, url: Url) -> Self {
        Self { page: true, ..Self::get(source, url) }
    }

    /// The same, with a body of JSON.
    pub(crate) fn post(source: &'static str, url: Url, body: Vec<u8>) -> Self {
        let call = Self { method: Method::POST, body: body.into(), ..Self::get(source, url) };
        call.with(http::header::CONTENT_TYPE, "application/json")
    }

    pub(crate) fn with(mut self, name: HeaderName, value: &'static str) -> Self {
        self.headers.insert(name, HeaderValue::from_static(value));
        self
    }

    /// The same, asking only for what changed since the last answer, where that came from this very address.
    pub(crate) fn unless_unchanged(mut self, batch: &Batch) -> Self {
        let Some(validator) = batch.validator.as_ref().filter(|validator| validator.url == self.url.as_str()) else {
            return self;
        };
        for (name, value) in [(IF_NONE_MATCH, &validator.etag), (IF_MODIFIED_SINCE, &validator.last_modified)] {
            if let Some(value) = value.as_deref().and_then(|value| HeaderValue::from_str(value).ok()) {
                self.headers.insert(name, value);
            }
        }
        self
    }
}

/// The answer to a call.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The address that was asked at first.
    pub(crate) url: Url,
    /// When it came, by the real clock.
    pub(crate) at: Timestamp,
}

impl Answer {
    /// The mark of this answer, if it has one.
    pub(crate) fn validator(&self) -> Option<Validator> {
        let text = |name| self.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
        let (etag, last_modified) = (text(ETAG), text(LAST_MODIFIED));
        let marked = etag.is_some() || last_modified.is_some();
        marked.then(|| Validator { url: self.url.to_string(), etag, last_modified })
    }

    /// Whether the owner says that there is no such thing.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.status, 404 | 410)
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
