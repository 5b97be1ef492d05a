//! The blog of Rust: releases that are announced before the release notes carry them, and what their posts tell.

mod announcement;
mod edition;
mod index;
mod titles;

use std::sync::Arc;
use std::time::Duration;

use factlint_model::{Ask, Observation, Subject};
use futures::future::BoxFuture;
use tokio::sync::Mutex;
use url::Url;

use self::index::{Post, three_numbers};
use crate::door::{Answer, Call, Keeping, Step};
use crate::registry::Setup;
use crate::source::Sighting;
use crate::{Batch, Door, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "rust-blog",
    answers: &["rust.announcements", "rust.edition_changes", "rust.features", "source.page"],
    default_url: "https://blog.rust-lang.org/",
    rate: Rate::per_second(1),
    rate_with_token: None,
    bucket: false,
    concurrency: 2,
    rank: 1,
};

/// The page that lists all posts.
const POSTS: &str = "https://blog.rust-lang.org/";

/// The page that lists all releases.
const RELEASES: &str = "https://blog.rust-lang.org/releases/";

/// How the list of release posts is kept from run to run, for those who only look for a post in it.
const KEPT: Keeping = Keeping { lasts: Duration::from_secs(3600), is_sound: |answer| posts(answer).is_ok() };

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(RustBlog { setup, list: Mutex::default() })
}

#[derive(Debug)]
struct RustBlog {
    setup: Setup,
    /// The list of this run: every post is found through it.
    list: Mutex<Option<Arc<List>>>,
}

/// The list of release posts, and the answer that it was read from.
#[derive(Debug)]
struct List {
    answer: Answer,
    posts: Vec<Post>,
}

impl Source for RustBlog {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    /// The features of one release are in its post; those of all are in the release notes.
    fn takes(&self, ask: &Ask) -> bool {
        match ask.fact.as_str() {
            "rust.announcements" => ask.subject == Subject::rust(),
            "rust.features" => version(ask).is_some(),
            "rust.edition_changes" => edition(ask).is_some(),
            "source.page" => name(ask).is_some(),
            _ => false,
        }
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        let (names, asks): (Vec<_>, Vec<_>) = asks.into_iter().partition(|ask| name(ask).is_some());
        let (lists, posts): (Vec<_>, Vec<_>) = asks.into_iter().partition(|ask| About::of(ask).is_none());
        let shared = [names, lists].into_iter().filter(|asks| !asks.is_empty()).map(Batch::new);
        shared.chain(posts.into_iter().map(|ask| Batch::new(vec![ask]))).collect()
    }

    /// Every post is found through the list, but one that was read before.
    fn opens(&self, batch: &Batch) -> Option<Step> {
        let ask = batch.asks.first().filter(|ask| name(ask).is_none() && self.read_before(batch).is_none())?;
        let lasts = if About::of(ask).is_some() { KEPT.lasts } else { Duration::ZERO };
        Some(Step { url: self.address(), lasts })
    }

    /// The list itself is such an answer, and that it has no post is another.
    fn requests(&self, batch: &Batch) -> u64 {
        let was_missing = || batch.validator.as_ref().is_some_and(|validator| validator.url == self.address().as_str());
        let is_list = batch.asks.first().is_some_and(|ask| name(ask).is_none() && About::of(ask).is_none());
        u64::from(!is_list && !was_missing())
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            if batch.asks.first().and_then(name).is_some() {
                return self.places(batch, door).await;
            }
            match batch.asks.first().map(About::of) {
                None => Vec::new(),
                Some(None) => self.announced(batch, door).await,
                Some(Some(about)) => self.post(batch, &about, door).await,
            }
        })
    }
}

/// The version that an ask about the features of a release names.
fn version(ask: &Ask) -> Option<String> {
    ask.subject.as_str().strip_prefix("rust@").and_then(three_numbers)
}

/// The name of a source whose page is asked for.
fn name(ask: &Ask) -> Option<&str> {
    ask.subject.as_str().strip_prefix("source:").filter(|_| ask.fact == "source.page")
}

/// The edition that an ask about its changes names, by its year.
fn edition(ask: &Ask) -> Option<String> {
    let year = ask.subject.as_str().strip_prefix("edition:")?;
    (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then(|| year.to_owned())
}

/// What a post is looked for.
enum About {
    /// The features of this version.
    Version(String),
    /// The changes of this edition.
    Edition(String),
}

impl About {
    fn of(ask: &Ask) -> Option<Self> {
        version(ask).map(Self::Version).or_else(|| edition(ask).map(Self::Edition))
    }

    fn is_in(&self, post: &Post) -> bool {
        match self {
            Self::Version(version) => post.versions.contains(version),
            Self::Edition(year) => post.edition.as_ref() == Some(year),
        }
    }
}

impl RustBlog {
    /// Which posts the names mean, by the titles of all posts.
    async fn places(&self, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
        let answer = match door.call(Call::page(META.name, self.setup.folder()).unless_unchanged(batch)).await {
            Ok(answer) => answer,
            Err(error) => return Fetched::refused(&batch.asks, &error),
        };
        if answer.status == 304 {
            return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
        }
        let posts = match answer.status {
            200 => titles::read(&answer.body),
            status => Err(format!("the list of posts was answered by {status}")),
        };
        let one = |ask: &Ask| match &posts {
            Ok(posts) => {
                let place = name(ask).and_then(|name| titles::find(name, posts));
                let body = place.map(|post| post.path.clone()).unwrap_or_default();
                let sighting = Sighting { source: META.name, observed_at: answer.at, body: body.as_bytes() };
                let seen = place.map(|post| Observation::new("source.page", ask.subject.clone(), post.page()));
                Fetched::reply(sighting.reply(ask, POSTS, false, seen.into_iter().collect()), answer.validator())
            }
            Err(why) => Fetched::invalid(ask, why.clone()),
        };
        batch.asks.iter().map(one).collect()
    }

    async fn announced(&self, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
        // When it was seen is part of the answer: one of this run is wanted.
        match self.list(batch, door, Keeping { lasts: Duration::ZERO, ..KEPT }).await {
            Ok(Some(list)) => announcements(batch, &list),
            Ok(None) => Fetched::unchanged(&batch.asks, door.now(), batch.validator.as_ref()),
            Err(failure) => failure.fetched(batch),
        }
    }

    fn address(&self) -> Url {
        self.setup.below(&["releases.json"])
    }

    /// The list, fetched once a run at most. A post waits until it is there. Nothing where nobody kept it and it is as it was when
    /// this batch was answered.
    async fn list(&self, batch: &Batch, door: &Door<'_>, keeping: Keeping) -> Result<Option<Arc<List>>, Failure> {
        let mut known = self.list.lock().await;
        if let Some(list) = known.as_ref().filter(|list| !list.answer.kept || !keeping.lasts.is_zero()) {
            return Ok(Some(Arc::clone(list)));
        }
        let call = Call::get(META.name, self.address()).unless_unchanged(batch);
        let answer = door.step(call, keeping).await.map_err(Failure::Door)?;
        if answer.status == 304 {
            return Ok(None);
        }
        let posts = posts(&answer).map_err(Failure::Invalid)?;
        let list = Arc::new(List { answer, posts });
        *known = Some(Arc::clone(&list));
        Ok(Some(list))
    }

    /// What the post about a release or an edition tells. Where it was read before, it alone is asked whether it has changed.
    async fn post(&self, batch: &Batch, about: &About, door: &Door<'_>) -> Vec<Fetched> {
        let known = match self.read_before(batch) {
            Some(url) => match door.call(Call::page(META.name, url).unless_unchanged(batch)).await {
                Ok(answer) if answer.status == 304 => {
                    return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
                }
                Ok(answer) => Some(answer),
                Err(error) => return Fetched::refused(&batch.asks, &error),
            },
            None => None,
        };
        let list = match self.list(batch, door, KEPT).await {
            Ok(Some(list)) => list,
            Ok(None) => return Fetched::unchanged(&batch.asks, door.now(), batch.validator.as_ref()),
            Err(failure) => return failure.fetched(batch),
        };
        let Some(post) = list.posts.iter().find(|post| about.is_in(post)) else {
            let sighting = Sighting { source: META.name, observed_at: list.answer.at, body: b"no post" };
            let none = |ask| Fetched::reply(sighting.reply(ask, RELEASES, false, Vec::new()), list.answer.validator());
            return batch.asks.iter().map(none).collect();
        };
        let url = self.setup.below(&post.segments());
        let answer = match known.filter(|answer| answer.url == url) {
            Some(answer) => Ok(answer),
            None => door.call(Call::page(META.name, url).unless_unchanged(batch)).await,
        };
        match answer {
            Ok(answer) => read(batch, &answer, post, about),
            Err(error) => Fetched::refused(&batch.asks, &error),
        }
    }

    /// The address of the post that was read before.
    fn read_before(&self, batch: &Batch) -> Option<Url> {
        let url = Url::parse(&batch.validator.as_ref()?.url).ok()?;
        let is_post = url.as_str().starts_with(self.setup.folder().as_str()) && url != self.address();
        is_post.then_some(url)
    }
}

/// Why there is no list of posts.
enum Failure {
    Door(crate::DoorError),
    Invalid(String),
}

impl Failure {
    fn fetched(&self, batch: &Batch) -> Vec<Fetched> {
        match self {
            Self::Door(error) => Fetched::refused(&batch.asks, error),
            Self::Invalid(why) => batch.asks.iter().map(|ask| Fetched::invalid(ask, why.clone())).collect(),
        }
    }
}

fn posts(answer: &Answer) -> Result<Vec<Post>, String> {
    match answer.status {
        200 => index::read(&answer.body),
        status => Err(format!("the list of release posts was answered by {status}")),
    }
}

/// The releases that were announced. What was not may exist all the same.
fn announcements(batch: &Batch, List { answer, posts }: &List) -> Vec<Fetched> {
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let date = |post: &Post, version: &String| {
        Observation::new("rust.release_date", Subject::rust().at(version), post.date.to_string()).since(Some(post.date))
    };
    let seen: Vec<Observation> =
        posts.iter().flat_map(|post| post.versions.iter().map(move |version| date(post, version))).collect();
    let one = |ask: &Ask| Fetched::reply(sighting.reply(ask, RELEASES, false, seen.clone()), answer.validator());
    batch.asks.iter().map(one).collect()
}

/// What a post tells of its release. It picks what matters most, so what is missing from it may be new all the same.
fn read(batch: &Batch, answer: &Answer, post: &Post, about: &About) -> Vec<Fetched> {
    if answer.status == 304 {
        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
    }
    let entries = match answer.status {
        200 => match about {
            About::Version(version) => announcement::read(&answer.body, version),
            About::Edition(year) => edition::read(&answer.body, year),
        },
        status => Err(format!("the post was answered by {status}")),
    };
    let (fact, value) = match about {
        About::Version(version) => ("rust.stabilized_in", version),
        About::Edition(year) => ("rust.edition", year),
    };
    let sighting = Sighting { source: META.name, observed_at: answer.at, body: &answer.body };
    let one = |ask: &Ask| match &entries {
        Ok(entries) => {
            let entry = |entry: &String| Observation::new(fact, Subject::new(entry), value).since(Some(post.date));
            let reply = sighting.reply(ask, post.page(), false, entries.iter().map(entry).collect());
            Fetched::reply(reply, answer.validator())
        }
        Err(why) => Fetched::invalid(ask, why.clone()),
    };
    batch.asks.iter().map(one).collect()
}
