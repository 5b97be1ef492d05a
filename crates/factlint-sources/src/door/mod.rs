//! The one door: everything that leaves the process goes through it.
//!
//! The budget of the run, then the breaker, the holds and the limit of the source, then the request; what failed for now is
//! repeated, and each repetition goes the same way. A source holds neither a limiter nor a client, so it cannot forget one.

mod breaker;
mod budget;
mod call;
mod error;
pub(crate) mod guard;
mod hold;
mod lane;
mod memo;
mod step;
mod transport;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use backon::{BackoffBuilder, ExponentialBuilder};
use http::header::{AUTHORIZATION, CONTENT_TYPE, LOCATION};
use http::{HeaderMap, HeaderValue, Method};
use jiff::Timestamp;
use url::Url;

pub(crate) use budget::Budget;
pub(crate) use call::{Answer, Call, Expect, Reach, conditions};
pub use error::DoorError;
pub(crate) use step::Keeping;
pub use step::{Page, Pages, Step};

use crate::rate::Pace;
use crate::stats::LaneStats;
use crate::{NetworkOptions, SourceMeta, SourceStats, Stats};
use hold::Hold;
use lane::Lane;
use memo::Memo;
use transport::{Got, Sent, Transport};

/// How often a request that failed for now is repeated.
const REPETITIONS: usize = 3;
/// How often a request that was told to wait is repeated.
const REFUSALS: usize = 5;
/// How many redirects are followed.
pub(crate) const REDIRECTS: usize = 5;

/// The one way out. It is cheap to make and to clone; the first request makes the client.
#[derive(Debug, Clone)]
pub struct Door<'p> {
    inner: Arc<Inner>,
    /// What earlier runs kept.
    pages: Option<&'p dyn Pages>,
}

#[derive(Debug)]
struct Inner {
    network: NetworkOptions,
    budget: Budget,
    transport: Transport,
    paces: BTreeMap<&'static str, (Pace, usize)>,
    lanes: Mutex<HashMap<(&'static str, String), Arc<Lane>>>,
    memo: Memo,
    stats: Mutex<Stats>,
}

/// What became of one attempt.
enum Attempt {
    Answered(Got),
    Refused(Hold),
    Failed(DoorError),
}

impl Door<'_> {
    pub(crate) fn new(network: NetworkOptions, sources: impl Iterator<Item = (&'static SourceMeta, crate::Rate)>) -> Self {
        let paces = sources.map(|(meta, rate)| (meta.name, (Pace::of(rate, meta.bucket), meta.concurrency))).collect();
        let (budget, transport) = (Budget::new(&network), Transport::new(network.clone()));
        let (lanes, memo, stats) = (Mutex::default(), Memo::default(), Mutex::default());
        Self { inner: Arc::new(Inner { network, budget, transport, paces, lanes, memo, stats }), pages: None }
    }

    /// The same door, with the pages that earlier runs kept.
    #[must_use]
    pub fn with_pages<'q>(&self, pages: &'q dyn Pages) -> Door<'q> {
        Door { inner: Arc::clone(&self.inner), pages: Some(pages) }
    }

    /// The same door for those who outlive the pages.
    pub(crate) fn without_pages<'q>(&self) -> Door<'q> {
        Door { inner: Arc::clone(&self.inner), pages: None }
    }

    /// How the network was used so far.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.inner.stats.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The real time.
    pub(crate) fn now(&self) -> Timestamp {
        (self.inner.network.clock)()
    }

    /// Makes a call, or repeats the answer that this run already got: the answer, whatever its status but for failures of the
    /// server, or why there is none.
    pub(crate) async fn call(&self, call: Call) -> Result<Answer, DoorError> {
        let Some(place) = self.inner.memo.place(&call) else { return self.ask(call).await };
        let mut place = place.lock().await;
        if let Some(answer) = &*place {
            tracing::debug!(source = call.source, url = %shown(&call.url), "answered in this run already");
            return Ok(answer.clone());
        }
        let answer = self.ask(call).await?;
        *place = Some(answer.clone()).filter(|answer| self.inner.memo.has_room(answer));
        Ok(answer)
    }

    async fn ask(&self, call: Call) -> Result<Answer, DoorError> {
        let result = self.follow(&call).await;
        if let Err(error) = &result {
            self.note(call.source, |stats| stats.failures += 1);
            match error {
                DoorError::Tripped(_) => tracing::debug!(source = call.source, url = %shown(&call.url), "{error}"),
                _ => tracing::warn!(source = call.source, url = %shown(&call.url), "{error}"),
            }
        }
        result
    }

    async fn follow(&self, call: &Call) -> Result<Answer, DoorError> {
        let mut url = call.url.clone();
        for _ in 0..=REDIRECTS {
            let got = self.hop(call, &url).await?;
            match target(got.status, &got.headers, &url).filter(|_| call.follow) {
                Some(next) if call.method == Method::GET => url = next?,
                Some(_) => {
                    return Err(DoorError::Redirect("the answer to a question that was posted is a redirect".to_owned()));
                }
                None => return Ok(self.answer(call, got, url != call.url)),
            }
        }
        Err(DoorError::Redirect(format!("more than {REDIRECTS} redirects")))
    }

    fn answer(&self, call: &Call, got: Got, moved: bool) -> Answer {
        if got.status == 304 {
            self.note(call.source, |stats| stats.not_modified += 1);
        }
        let Got { status, headers, body } = got;
        Answer { status, headers, body, url: call.url.clone(), moved, at: self.now(), kept: false }
    }

    /// One address, as often as it takes.
    async fn hop(&self, call: &Call, url: &Url) -> Result<Got, DoorError> {
        let sent = self.prepare(call, url)?;
        let lane = self.lane(call.source, &call.host);
        let _slot = lane.slots.acquire().await.map_err(|_| DoorError::Connection("the source is closed".to_owned()))?;
        let mut waits = schedule(self.inner.network.backoff);
        let (mut tries, mut refusals) = (0, 0);
        loop {
            tries += 1;
            match self.attempt(&lane, &sent, tries).await? {
                Attempt::Answered(got) => return Ok(got),
                Attempt::Refused(Hold { until, named }) if refusals == REFUSALS => {
                    return Err(DoorError::RateLimited { until, named });
                }
                Attempt::Refused(_) => refusals += 1,
                Attempt::Failed(error) => {
                    let wait = waits.next().filter(|_| error.is_transient()).ok_or(error)?;
                    self.begin_to_wait(&lane);
                    let waited = self.inner.budget.wait(wait).await;
                    self.end_waiting(&lane);
                    waited?;
                }
            }
        }
    }

    /// One request, when its turn has come.
    async fn attempt(&self, lane: &Lane, sent: &Sent, tries: u32) -> Result<Attempt, DoorError> {
        self.begin_to_wait(lane);
        let pass = lane.breaker.pass(&self.inner.budget).await;
        let permit = match &pass {
            Ok(_) => Some(lane.enter(&self.inner.budget).await),
            Err(_) => None,
        };
        self.end_waiting(lane);
        let (pass, permit) = (pass?, permit.transpose()?);
        let began = Instant::now();
        let result = self.inner.transport.send(sent, &self.inner.budget).await;
        self.count(lane, sent, tries, &result);
        log(lane.source, sent, &result, began.elapsed(), tries);
        if let Some(permit) = permit {
            lane.leave(permit, result.is_ok());
        }
        let attempt = self.judge(lane, result);
        match &attempt {
            Attempt::Failed(error) => lane.breaker.failed(&pass, error),
            Attempt::Answered(_) | Attempt::Refused(_) => lane.breaker.well(),
        }
        Ok(attempt)
    }

    /// What an answer means for the next request, and for this one.
    fn judge(&self, lane: &Lane, result: Result<Got, DoorError>) -> Attempt {
        let got = match result {
            Ok(got) => got,
            Err(error) => return Attempt::Failed(error),
        };
        let hold = hold::hold(got.status, &got.headers, &got.body, self.now());
        let quota = hold::quota(&got.headers);
        self.note(lane.source, |stats| {
            stats.bytes += got.body.len() as u64;
            stats.quota = quota.or(stats.quota);
            stats.held_until = hold.map(|hold| hold.until).or(stats.held_until);
        });
        if let Some(hold) = hold {
            lane.hold(hold);
            self.note_lane(lane, |stats| stats.held_until = Some(hold.until).filter(|_| hold.named).or(stats.held_until));
        }
        match hold {
            Some(hold) if hold::is_refusal(got.status, &got.body, Some(hold)) => Attempt::Refused(hold),
            _ if got.status >= 500 => Attempt::Failed(DoorError::Status(got.status)),
            _ => Attempt::Answered(got),
        }
    }

    /// The request for one address. The token goes to the address of its source alone, never to where that redirects.
    fn prepare(&self, call: &Call, url: &Url) -> Result<Sent, DoorError> {
        let home = matches!(&call.reach, Reach::Named(base) if base.origin() == url.origin());
        if !home {
            guard::check_url(url).map_err(|error| DoorError::Refused(error.to_string()))?;
        }
        let mut headers = call.headers.clone();
        if let Some(token) = self.inner.network.token.as_ref().filter(|_| home && call.authorize) {
            let value = HeaderValue::from_str(&format!("Bearer {}", token.reveal()));
            let mut value = value.map_err(|_| DoorError::Refused("the token cannot be a header".to_owned()))?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
        }
        Ok(Sent {
            method: call.method.clone(),
            url: url.clone(),
            headers,
            body: call.body.clone(),
            expect: call.expect,
            max_body: call.max_body,
            guarded: !home,
        })
    }

    /// The way to a source; where documents name the addresses, each host has its own.
    fn lane(&self, source: &'static str, host: &str) -> Arc<Lane> {
        let inner = &self.inner;
        let (pace, concurrency) = inner.paces.get(source).copied().unwrap_or((Pace::of(crate::Rate::per_second(1), false), 1));
        let mut lanes = inner.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || Arc::new(Lane::new(source, host, pace, concurrency, &inner.network));
        Arc::clone(lanes.entry((source, host.to_owned())).or_insert_with(make))
    }

    /// The owner of a source, or of one of its hosts, wants to be left alone until then, as it said in an earlier run.
    pub(crate) fn hold(&self, source: &'static str, host: &str, until: Timestamp) {
        self.lane(source, host).hold(Hold { until, named: true });
    }

    /// The pace of each source.
    pub(crate) fn paces(&self) -> BTreeMap<&'static str, Pace> {
        self.inner.paces.iter().map(|(name, (pace, _))| (*name, *pace)).collect()
    }

    /// Counts a request, if it left: one for which no connection could be made asked nobody, and is not paid for.
    fn count(&self, lane: &Lane, sent: &Sent, tries: u32, result: &Result<Got, DoorError>) {
        if matches!(result, Err(DoorError::Unreachable(_) | DoorError::Refused(_))) {
            self.inner.budget.give_back();
            return;
        }
        let mut stats = self.inner.stats.lock().unwrap_or_else(PoisonError::into_inner);
        *stats.requests.entry(host(&sent.url)).or_default() += 1;
        let retries = u64::from(tries > 1);
        let source = stats.sources.entry(lane.source).or_default();
        source.requests += 1;
        source.retries += retries;
        let lane = stats.lanes.entry((lane.source, lane.host.clone())).or_default();
        lane.requests += 1;
        lane.retries += retries;
    }

    fn begin_to_wait(&self, lane: &Lane) {
        self.note(lane.source, SourceStats::begin_to_wait);
        self.note_lane(lane, LaneStats::begin_to_wait);
    }

    fn end_waiting(&self, lane: &Lane) {
        self.note(lane.source, SourceStats::end_waiting);
        self.note_lane(lane, LaneStats::end_waiting);
    }

    fn note_lane(&self, lane: &Lane, change: impl FnOnce(&mut LaneStats)) {
        let mut stats = self.inner.stats.lock().unwrap_or_else(PoisonError::into_inner);
        change(stats.lanes.entry((lane.source, lane.host.clone())).or_default());
    }

    fn note(&self, source: &'static str, change: impl FnOnce(&mut SourceStats)) {
        let mut stats = self.inner.stats.lock().unwrap_or_else(PoisonError::into_inner);
        change(stats.sources.entry(source).or_default());
    }
}

/// The waits between repetitions: each twice as long as the one before, and none as long as another caller's.
fn schedule(first: Duration) -> impl Iterator<Item = Duration> {
    ExponentialBuilder::default().with_min_delay(first).with_max_times(REPETITIONS).with_jitter().build()
}

/// Where a redirect leads; nothing where the answer is none.
pub(crate) fn target(status: u16, headers: &HeaderMap, url: &Url) -> Option<Result<Url, DoorError>> {
    if !matches!(status, 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let to = headers.get(LOCATION)?.to_str().ok().and_then(|to| url.join(to).ok());
    let broken = || DoorError::Redirect("a redirect that leads nowhere".to_owned());
    Some(to.ok_or_else(broken).and_then(|to| match (url.scheme(), to.scheme()) {
        ("https", "http") => Err(DoorError::Redirect("a redirect from https to http is not followed".to_owned())),
        _ => Ok(to),
    }))
}

/// The type of a body without its parameters, in lower case.
pub(crate) fn content_type(headers: &HeaderMap) -> String {
    let text = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// One line a request. The query is left out: it may hold what is nobody's business.
fn log(source: &str, sent: &Sent, result: &Result<Got, DoorError>, took: Duration, tries: u32) {
    let (method, url, ms) = (&sent.method, shown(&sent.url), took.as_millis() as u64);
    match result {
        Ok(got) => {
            tracing::debug!(source, %method, %url, status = got.status, bytes = got.body.len(), ms, tries, "asked");
        }
        Err(error) => tracing::debug!(source, %method, %url, %error, ms, tries, "asked in vain"),
    }
}

/// An address as it may stand in a log.
fn shown(url: &Url) -> String {
    let mut url = url.clone();
    url.set_query(None);
    url.set_fragment(None);
    // Both fail only for addresses that have no host, and those have neither.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

/// The host as a report counts it, with the port where it is not the usual one.
fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Secret;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn the_token_goes_home_and_nowhere_else() {
        let network = NetworkOptions { token: Some(Secret::new("ghp_secret")), ..NetworkOptions::new(Timestamp::now) };
        let door = Door::new(network, std::iter::empty());
        let call = Call { authorize: true, ..Call::get("github", url("https://api.github.com/repos/a/b")) };
        let carries = |call: &Call, to: &str| {
            let sent = door.prepare(call, &url(to)).unwrap();
            assert!(!format!("{sent:?}").contains("ghp_secret"), "a header with a token hides it");
            (sent.headers.contains_key(AUTHORIZATION), sent.guarded)
        };
        assert_eq!(carries(&call, "https://api.github.com/repositories/1"), (true, false));
        for elsewhere in
            ["https://example.com/", "https://github.com/", "http://api.github.com/", "https://api.github.com.example.com/"]
        {
            assert_eq!(carries(&call, elsewhere), (false, true), "{elsewhere}");
        }
        assert_eq!(carries(&Call { authorize: false, ..call.clone() }, "https://api.github.com/"), (false, false));
        assert!(door.prepare(&call, &url("http://169.254.169.254/")).is_err());
    }

    #[test]
    fn redirects_do_not_give_up_encryption() {
        let to = |place: &str| {
            let headers = HeaderMap::from_iter([(LOCATION, HeaderValue::from_str(place).unwrap())]);
            target(301, &headers, &url("https://example.org/a/b")).map(|to| to.map(String::from))
        };
        assert_eq!(to("../c"), Some(Ok("https://example.org/c".to_owned())));
        assert!(matches!(to("http://example.org/"), Some(Err(DoorError::Redirect(_)))));
        assert!(matches!(to("http://["), Some(Err(DoorError::Redirect(_)))));
        assert_eq!(target(200, &HeaderMap::new(), &url("https://example.org/")), None);
    }

    #[test]
    fn a_log_shows_addresses_without_what_is_private() {
        assert_eq!(shown(&url("https://me:secret@example.org:8443/a?token=x#y")), "https://example.org:8443/a");
        assert_eq!(host(&url("http://127.0.0.1:8765/x")), "127.0.0.1:8765");
        assert_eq!(host(&url("https://crates.io:443/")), "crates.io");
    }
}
