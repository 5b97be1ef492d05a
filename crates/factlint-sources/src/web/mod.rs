//! The pages that documents cite: their text, their title, the day they were published.
//!
//! Every document counts as hostile. Only public addresses are asked, checked for the address itself, for each redirect, and
//! again when its name has been resolved; what a site does not want robots to read is not read; only text is read, and only
//! so much of it. Addresses for which the settings name a mirror are asked there.

mod date;
mod mirrors;
mod page;
mod robots;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use factlint_model::{Ask, Observation, Reason};
use futures::future::BoxFuture;
use tokio::sync::{Mutex, OnceCell};
use url::Url;

use self::mirrors::Mirrors;
use self::page::Page;
use self::robots::Robots;
use crate::door::{Answer, Call, Expect, Keeping, REDIRECTS, Reach, Step, conditions, content_type, guard, target};
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, DoorError, Fetched, Rate, Source, SourceMeta};

pub(crate) const NAME: &str = "web";

pub(crate) const META: SourceMeta = SourceMeta {
    name: NAME,
    answers: &["page.date", "page.text", "page.title"],
    default_url: "", // it has no address of its own
    rate: Rate::per_second(1),
    rate_with_token: None,
    bucket: false,
    concurrency: 2,
    rank: 0,
};

/// How many bytes of a page are read.
const PAGE: usize = 4 << 20;
/// How many bytes of the rules for robots are read.
const RULES: usize = 512 << 10;
/// How the rules of a site are kept from run to run: for a day, by RFC 9309 (2.4).
const KEPT: Keeping = Keeping { lasts: Duration::from_secs(24 * 3600), is_sound: are_rules };

/// How a page is kept that only leads to another one: it is asked whether it still does.
const TURN: Keeping =
    Keeping { lasts: Duration::ZERO, is_sound: |answer| answer.status == 200 && page::refresh(&answer.body).is_some() };

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(Web { mirrors: Mirrors(setup.mirrors), robots: Mutex::default(), reading: Mutex::default() })
}

#[derive(Debug)]
struct Web {
    mirrors: Mirrors,
    /// The rules of each site, read once a run.
    robots: Mutex<HashMap<String, Arc<OnceCell<Robots>>>>,
    /// Pages are read one after the other: each takes many times its size.
    reading: Mutex<()>,
}

/// Why there is no page.
#[derive(Debug)]
enum Failure {
    Door(DoorError),
    /// It is not to be read, today or tomorrow.
    Never(String),
    /// The rules of the site could not be read, and without them nothing is.
    Rules(DoorError),
}

impl Source for Web {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && address(ask).is_some()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        let mut batches: Vec<Batch> = Vec::new();
        for ask in asks {
            match batches.iter_mut().find(|batch| address(&batch.asks[0]) == address(&ask)) {
                Some(batch) => batch.asks.push(ask),
                None => batches.push(Batch::new(vec![ask])),
            }
        }
        batches
    }

    fn host(&self, batch: &Batch) -> Option<String> {
        batch.asks.first().and_then(address).and_then(|url| url.host_str().map(str::to_owned))
    }

    /// What robots may read.
    fn opens(&self, batch: &Batch) -> Option<Step> {
        let call = self.call(&rules_of(&batch.asks.first().and_then(address)?), Expect::Page, RULES).ok()?;
        Some(Step { url: call.url, lasts: KEPT.lasts })
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            let Some(url) = batch.asks.first().and_then(address) else {
                return batch.asks.iter().map(|ask| Fetched::failed(ask, Reason::NoEvidence, "not an address")).collect();
            };
            match self.read(&url, batch, door).await {
                Ok(answer) => {
                    let page = self.page(url, &answer).await;
                    read(batch, &answer, &page)
                }
                Err(failure) => failure.fetched(batch),
            }
        })
    }
}

/// The address that an ask is about, without its fragment.
fn address(ask: &Ask) -> Option<Url> {
    let mut url = Url::parse(ask.subject.as_str()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    Some(url)
}

impl Web {
    /// The page at an address, and where that redirects.
    async fn read(&self, url: &Url, batch: &Batch, door: &Door<'_>) -> Result<Answer, Failure> {
        let mut public = url.clone();
        for _ in 0..=REDIRECTS {
            let mut call = self.call(&public, Expect::Text, PAGE).map_err(Failure::Door)?;
            self.check_robots(&public, door).await?;
            call.headers.extend(conditions(batch, &call.url));
            let answer = door.step(call, TURN).await.map_err(Failure::Door)?;
            match self.next(&answer) {
                Some(next) => public = next.map_err(Failure::Door)?,
                None => return Ok(answer),
            }
        }
        // Sites that stumble lead in circles, too: tomorrow it may lead somewhere.
        Err(Failure::Door(DoorError::Redirect(format!("more than {REDIRECTS} redirects"))))
    }

    /// The page in an answer; nothing where it is gone. It is read apart from the requests that are under way: they must not
    /// have to wait for a page that is hard to read.
    async fn page(&self, url: Url, answer: &Answer) -> Result<Option<Page>, (Reason, String)> {
        let (headers, body) = match answer.status {
            200 => (answer.headers.clone(), answer.body.clone()),
            304 | 404 | 410 => return Ok(None),
            status => return Err((Reason::NoEvidence, format!("the site answered {status}"))),
        };
        let _turn = self.reading.lock().await;
        let page = tokio::task::spawn_blocking(move || page::read(&url, &headers, &body)).await;
        let page = page.unwrap_or_else(|_| Err("the page could not be read".to_owned()));
        page.map(Some).map_err(|why| (Reason::SourceFailed, why))
    }

    /// The call for a public address. Where the settings name a mirror for it, that is trusted; everything else is checked.
    fn call(&self, public: &Url, expect: Expect, max_body: usize) -> Result<Call, DoorError> {
        let host = public.host_str().unwrap_or_default().to_owned();
        let (url, reach) = match self.mirrors.mirrored(public) {
            Some(mirror) => (mirror.clone(), Reach::Named(mirror)),
            None => {
                guard::check_url(public).map_err(|error| DoorError::Refused(error.to_string()))?;
                (public.clone(), Reach::Cited)
            }
        };
        Ok(Call { reach, expect, follow: false, host, max_body, ..Call::get(NAME, url) })
    }

    /// The public address that a redirect leads to. A mirror redirects within itself; it stands for public addresses there,
    /// too, and what it does not stand for is a stranger.
    fn next(&self, answer: &Answer) -> Option<Result<Url, DoorError>> {
        let next = target(answer.status, &answer.headers, &answer.url).or_else(|| {
            let refreshed = Some(answer).filter(|answer| answer.status == 200).and_then(|answer| page::refresh(&answer.body))?;
            answer.url.join(&refreshed).ok().map(Ok)
        })?;
        Some(next.map(|next| {
            let is_own = next.origin() == answer.url.origin() && self.mirrors.public(&answer.url).is_some();
            let mut next = if is_own { self.mirrors.public(&next).unwrap_or(next) } else { next };
            next.set_fragment(None);
            next
        }))
    }

    /// Whether the owner of the site lets robots read this.
    async fn check_robots(&self, public: &Url, door: &Door<'_>) -> Result<(), Failure> {
        let site = public.origin().ascii_serialization();
        let rules = Arc::clone(self.robots.lock().await.entry(site.clone()).or_default());
        let robots = rules.get_or_try_init(|| self.robots(public, door)).await.map_err(Failure::Rules)?;
        let path = &public[url::Position::BeforePath..url::Position::AfterQuery];
        if robots.allows(path) {
            return Ok(());
        }
        Err(Failure::Never(format!(
            "the robots.txt of {} does not allow robots to read it",
            public.host_str().unwrap_or_default()
        )))
    }

    /// The rules of a site. A site without them allows everything; one that cannot say so allows nothing.
    async fn robots(&self, public: &Url, door: &Door<'_>) -> Result<Robots, DoorError> {
        let mut url = rules_of(public);
        for _ in 0..=REDIRECTS {
            let answer = door.step(self.call(&url, Expect::Page, RULES)?, KEPT).await?;
            match self.next(&answer) {
                Some(next) => url = next?,
                None if answer.status == 200 => return Ok(Robots::read(&String::from_utf8_lossy(&answer.body))),
                None => return Ok(Robots::default()),
            }
        }
        Ok(Robots::default())
    }
}

/// Where the rules of a site are.
fn rules_of(public: &Url) -> Url {
    let mut url = public.clone();
    url.set_path("/robots.txt");
    url.set_query(None);
    url.set_fragment(None);
    url
}

/// Whether an answer says what the rules are, that there are none, or where they are. Others are taken as they are, but not for a
/// day: a page for people may come from the network in between, and one without any rule may have lost them.
fn are_rules(answer: &Answer) -> bool {
    match answer.status {
        200 => content_type(&answer.headers) != "text/html" && Robots::is_told(&String::from_utf8_lossy(&answer.body)),
        404 | 410 => true,
        status => matches!(target(status, &answer.headers, &answer.url), Some(Ok(_))),
    }
}

impl Failure {
    fn fetched(&self, batch: &Batch) -> Vec<Fetched> {
        let (reason, detail) = match self {
            // Neither changes tomorrow: what a site sends there is not text, or the address is not to be asked.
            Self::Door(error @ DoorError::WrongType(kind)) if is_told(kind) => (Reason::NoEvidence, error.to_string()),
            Self::Door(error @ DoorError::Refused(_)) | Self::Rules(error @ DoorError::Refused(_)) => {
                (Reason::NoEvidence, error.to_string())
            }
            Self::Door(error) => (error.reason(), error.to_string()),
            Self::Never(why) => (Reason::NoEvidence, why.clone()),
            Self::Rules(error) => (error.reason(), format!("the robots.txt of the site could not be read: {error}")),
        };
        batch.asks.iter().map(|ask| Fetched::failed(ask, reason, detail.clone())).collect()
    }
}

/// Whether a type says what the answer is: bytes of some sort may be a page that its server sent as something unknown.
fn is_told(kind: &str) -> bool {
    !matches!(kind, "" | "application/octet-stream" | "binary/octet-stream")
}

/// What the page says of the asks of a batch. The evidence shows the address that was cited.
fn read(batch: &Batch, answer: &Answer, page: &Result<Option<Page>, (Reason, String)>) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let sighting = Sighting { source: NAME, observed_at: answer.at, body: &answer.body };
    let one = |ask: &Ask| match page {
        Ok(Some(page)) => {
            let reply = sighting.reply(ask, ask.subject.as_str(), page.whole, observations(ask, page));
            Fetched::reply(reply, answer.validator())
        }
        // That a page is gone says nothing about what it said.
        Ok(None) => Fetched::reply(sighting.reply(ask, ask.subject.as_str(), false, Vec::new()), None),
        Err((reason, why)) => Fetched::failed(ask, *reason, why.clone()),
    };
    batch.asks.iter().map(one).collect()
}

/// The text is long: it is told only where it is asked for.
fn observations(ask: &Ask, page: &Page) -> Vec<Observation> {
    let say = |fact: &str, value: &str| Observation::new(fact, ask.subject.clone(), value).since(page.date);
    let mut seen = Vec::new();
    if ask.fact.as_str() == "page.text" {
        seen.push(say("page.text", &page.text));
    }
    seen.extend(page.title.as_deref().map(|title| say("page.title", title)));
    seen.extend(page.date.map(|date| say("page.date", &date.to_string())));
    seen
}
