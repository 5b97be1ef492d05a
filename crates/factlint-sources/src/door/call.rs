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
    /// A document.
    Cited,
}

/// What the answer has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Data: a page of HTML is what a captive portal sends.
    Data,
    /// A page of a source.
    Page,
    /// Whatever is text.
    Text,
}

impl Expect {
    /// Whether an answer of this type can be it.
    pub(crate) fn takes(self, kind: &str) -> bool {
        match self {
            Self::Data => !matches!(kind, "text/html" | "application/xhtml+xml"),
            Self::Page => true,
            Self::Text => {
                kind.starts_with("text/")
                    || kind.ends_with("+xml")
                    || kind.ends_with("+json")
                    || matches!(kind, "application/json" | "application/xml")
            }
        }
    }
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
    pub(crate) expect: Expect,
    /// Whether redirects are followed, or handed to the caller.
    pub(crate) follow: bool,
    /// The host that is asked, where hosts have limits of their own: behind a mirror it is not that of the address.
    pub(crate) host: String,
    /// How many bytes are read at most, if the network's own cap is not lower.
    pub(crate) max_body: usize,
    /// Whether the token goes along, as far as the address is that of the source.
    pub(crate) authorize: bool,
    /// Whether the answer is kept for others who ask for the same in this run.
    pub(crate) keep: bool,
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
            expect: Expect::Data,
            follow: true,
            host: String::new(),
            max_body: usize::MAX,
            authorize: false,
            keep: true,
        }
    }

    /// The same, where nobody else asks for this address in the run.
    pub(crate) fn asked_once(self) -> Self {
        Self { keep: false, ..self }
    }

    /// The same, for a page of HTML.
    pub(crate) fn page(source: &'static str, url: Url) -> Self {
        Self { expect: Expect::Page, ..Self::get(source, url) }
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

    /// The same, asking only for what changed since the last answer.
    pub(crate) fn unless_unchanged(mut self, batch: &Batch) -> Self {
        self.headers.extend(conditions(batch, &self.url));
        self
    }
}

/// The headers that ask only for what changed since the last answer, where that came from this very address.
pub(crate) fn conditions(batch: &Batch, url: &Url) -> HeaderMap {
    let known = batch.validator.as_ref().filter(|validator| validator.url == url.as_str());
    let marks = known.map(|known| [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)]);
    let value = |text: &Option<String>| text.as_deref().and_then(|text| HeaderValue::from_str(text).ok());
    marks.into_iter().flatten().filter_map(|(name, text)| Some((name, value(text)?))).collect()
}

/// The answer to a call.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The address that was asked at first.
    pub(crate) url: Url,
    /// Whether the answer came from another one, to which that redirects.
    pub(crate) moved: bool,
    /// When it came, by the real clock.
    pub(crate) at: Timestamp,
    /// Whether it came in an earlier run, and nobody was asked in this one.
    pub(crate) kept: bool,
}

impl Answer {
    /// The mark of this answer, if it has one.
    pub(crate) fn validator(&self) -> Option<Validator> {
        let text = |name| self.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
        let (etag, last_modified) = (text(ETAG), text(LAST_MODIFIED));
        let marked = etag.is_some() || last_modified.is_some();
        marked.then(|| Validator { url: self.url.to_string(), etag, last_modified })
    }

    /// Whether the owner of data says that there is no such thing. A page for people that says so comes from somebody else:
    /// the address of the source is wrong, or something stands in between.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.status, 404 | 410) && super::content_type(&self.headers) != "text/html"
    }
}
