//! Pages that are only steps on the way to an answer: the rules of a site for robots, a list that leads to a post. They belong to
//! no ask, so they are kept by themselves from run to run, and once they are old only asked whether they have changed.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use jiff::Timestamp;
use url::Url;

use super::call::{Answer, Call};
use super::{Door, DoorError, shown};

/// A page as its owner answered last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The address that was asked.
    pub url: String,
    /// The status of the answer.
    pub status: u16,
    /// Where it leads, if it is a redirect.
    pub location: Option<String>,
    /// Its entity tag.
    pub etag: Option<String>,
    /// When it was last modified, as the owner wrote it.
    pub last_modified: Option<String>,
    /// When it was answered, or said to be as it was.
    pub fetched_at: Timestamp,
    /// Its body; nothing where there is no such page.
    pub body: Vec<u8>,
}

/// The pages that were kept by earlier runs, and where this one puts its own. Nothing that goes wrong here stops a run: a page
/// that cannot be had is asked for.
pub trait Pages: Sync + std::fmt::Debug {
    /// The page that was kept of an address.
    fn page(&self, url: &str) -> Option<Page>;

    /// Keeps a page in place of what was kept of its address before.
    fn keep(&self, page: Page);

    /// The age from which on no page is used without asking its owner, where that is less than what the owner allows.
    fn max_age(&self) -> Option<Duration>;
}

/// A page that has to be known before a request can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its address.
    pub url: Url,
    /// For how long it is used without asking its owner.
    pub lasts: Duration,
}

impl Step {
    /// Whether it can be had without a request.
    #[must_use]
    pub fn is_at_hand(&self, pages: &dyn Pages, now: Timestamp) -> bool {
        may_be_kept(&self.url) && pages.page(self.url.as_str()).is_some_and(|page| page.is_fresh(self.lasts, pages, now))
    }
}

/// How a page is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keeping {
    /// For how long it is used without asking its owner.
    pub(crate) lasts: Duration,
    /// Whether an answer is what was asked for: another one takes the place of nothing.
    pub(crate) is_sound: fn(&Answer) -> bool,
}

impl Door<'_> {
    /// Makes a call for a page on the way, unless it was made not long ago. What fails takes nothing away: a page that is not
    /// old by what its owner allows serves all the same.
    pub(crate) async fn step(&self, call: Call, keeping: Keeping) -> Result<Answer, DoorError> {
        let is_plain = call.method == Method::GET && !call.authorize && may_be_kept(&call.url);
        let Some(pages) = self.pages.filter(|_| is_plain) else { return self.call(call).await };
        let (known, url, now) = (pages.page(call.url.as_str()), call.url.clone(), self.now());
        if let Some(page) = known.as_ref().filter(|page| page.is_fresh(keeping.lasts, pages, now)) {
            tracing::debug!(source = call.source, url = %shown(&url), since = %page.fetched_at, "known from an earlier run");
            return Ok(page.answer(url));
        }
        let source = call.source;
        match self.call(known.iter().fold(call.asked_once(), |call, page| page.conditions(call))).await {
            Ok(answer) if answer.status == 304 => Ok(match known {
                Some(page) => {
                    let page = page.renewed(&answer);
                    pages.keep(page.clone());
                    Answer { kept: false, ..page.answer(url) }
                }
                None => answer,
            }),
            Ok(answer) => {
                if (keeping.is_sound)(&answer) {
                    pages.keep(Page::of(&answer));
                }
                Ok(answer)
            }
            Err(error) => match known.filter(|page| page.is_younger(keeping.lasts, now)) {
                Some(page) => {
                    tracing::debug!(source, url = %shown(&url), since = %page.fetched_at, "what is known has to do");
                    Ok(page.answer(url))
                }
                None => Err(error),
            },
        }
    }
}

/// Neither what a form was asked nor a password is written down.
fn may_be_kept(url: &Url) -> bool {
    url.query().is_none() && url.username().is_empty() && url.password().is_none()
}

impl Page {
    fn of(answer: &Answer) -> Self {
        let header = |name| answer.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).map(str::to_owned);
        Self {
            url: answer.url.to_string(),
            status: answer.status,
            location: header(LOCATION),
            etag: header(ETAG),
            last_modified: header(LAST_MODIFIED),
            fetched_at: answer.at,
            body: if answer.status == 200 { answer.body.to_vec() } else { Vec::new() },
        }
    }

    /// The same, which its owner says is as it was.
    fn renewed(self, answer: &Answer) -> Self {
        let Self { etag, last_modified, fetched_at, .. } = Self::of(answer);
        Self { etag: etag.or(self.etag), last_modified: last_modified.or(self.last_modified), fetched_at, ..self }
    }

    fn answer(&self, url: Url) -> Answer {
        let headers = [(LOCATION, &self.location), (ETAG, &self.etag), (LAST_MODIFIED, &self.last_modified)];
        let headers: HeaderMap = headers.into_iter().filter_map(|(name, text)| Some((name, value(text)?))).collect();
        let body = Bytes::copy_from_slice(&self.body);
        Answer { status: self.status, headers, body, url, moved: false, at: self.fetched_at, kept: true }
    }

    /// The call, asking only whether this page has changed.
    fn conditions(&self, mut call: Call) -> Call {
        let mut ask = |name: HeaderName, text| match value(text) {
            Some(value) => drop(call.headers.insert(name, value)),
            None => drop(call.headers.remove(name)),
        };
        ask(IF_NONE_MATCH, &self.etag);
        ask(IF_MODIFIED_SINCE, &self.last_modified);
        call
    }

    fn is_fresh(&self, lasts: Duration, pages: &dyn Pages, now: Timestamp) -> bool {
        self.is_younger(pages.max_age().map_or(lasts, |most| most.min(lasts)), now)
    }

    /// One that comes from the future was seen by a clock that was wrong.
    fn is_younger(&self, age: Duration, now: Timestamp) -> bool {
        Duration::try_from(now.duration_since(self.fetched_at)).is_ok_and(|old| old < age)
    }
}

fn value(text: &Option<String>) -> Option<HeaderValue> {
    HeaderValue::from_str(text.as_deref()?).ok()
}
