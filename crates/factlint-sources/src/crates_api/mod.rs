//! The web API of crates.io: what the sparse index does not tell.
//!
//! The types are those of `crates_io_api`; its client is not used, for everything goes through the door. One request tells
//! the repositories and downloads of up to a hundred crates.

mod card;
mod dependents;
mod listed;
mod repository_url;
mod versions;

use factlint_model::Ask;
use futures::future::BoxFuture;
use serde::de::DeserializeOwned;
use tokio::sync::Mutex;
use url::Url;

use self::listed::{Listed, Told};
use crate::door::{Answer, Call};
use crate::names::{crate_name, has_spellings, plain, spellings};
use crate::registry::Setup;
use crate::{Batch, Door, Fetched, Rate, Source, SourceMeta};

pub(crate) const META: SourceMeta = SourceMeta {
    name: "crates-api",
    answers: &[
        "crate.dependents",
        "crate.description",
        "crate.downloads",
        "crate.license",
        "crate.name",
        "crate.repository",
        "crate.versions",
    ],
    default_url: "https://crates.io/api/v1/",
    rate: Rate::per_second(1),
    rate_with_token: None,
    bucket: false,
    concurrency: 2,
    rank: 1, // the index knows versions at less cost
};

/// How many crates travel in one request, in all their spellings: of these at most one each is there.
const IN_ONE_LIST: usize = 100;
/// How long the names in one request may be together: more would make an address that some servers refuse.
const NAMES_IN_ONE_LIST: usize = 4000;

pub(crate) fn make(setup: Setup) -> Box<dyn Source> {
    Box::new(CratesApi { setup, listed: Mutex::default() })
}

#[derive(Debug)]
struct CratesApi {
    setup: Setup,
    /// Whoever asks for a list holds this, so that no name travels in two of them.
    listed: Mutex<Listed>,
}

/// What is asked for to answer a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// What the lists of crates tell of each.
    Card,
    /// A crate with all its versions, where its name may be spelled in another way: the list tells which of them are there.
    Spelled,
    /// A crate with all its versions.
    Versions,
    /// Who depends on it.
    Dependents,
}

impl Way {
    const ALL: [Self; 4] = [Self::Card, Self::Spelled, Self::Versions, Self::Dependents];

    fn of(ask: &Ask) -> Self {
        let has_spellings = || crate_name(&ask.subject).is_some_and(has_spellings);
        match ask.fact.as_str() {
            "crate.versions" if has_spellings() => Self::Spelled,
            "crate.versions" | "crate.license" => Self::Versions,
            "crate.dependents" => Self::Dependents,
            _ => Self::Card,
        }
    }
}

impl Source for CratesApi {
    fn meta(&self) -> &'static SourceMeta {
        &META
    }

    fn takes(&self, ask: &Ask) -> bool {
        META.answers.contains(&ask.fact.as_str()) && crate_name(&ask.subject).is_some()
    }

    fn batch(&self, asks: Vec<Ask>) -> Vec<Batch> {
        let batches = Way::ALL.into_iter().flat_map(|way| {
            let groups = by_crate(asks.iter().filter(|ask| Way::of(ask) == way).cloned().collect());
            let is_list = matches!(way, Way::Card | Way::Spelled);
            if is_list { in_lists(groups) } else { groups.into_iter().map(Batch::new).collect() }
        });
        batches.collect()
    }

    /// Most names that the index does not know are names of nothing. One of them may be there in another spelling.
    fn may_follow(&self, asks: &[Ask]) -> usize {
        usize::from(asks.iter().any(|ask| Way::of(ask) == Way::Spelled))
    }

    fn gathers(&self) -> bool {
        true
    }

    fn fetch<'a>(&'a self, batch: &'a Batch, door: &'a Door<'a>) -> BoxFuture<'a, Vec<Fetched>> {
        Box::pin(async move {
            match batch.asks.first().map(Way::of) {
                None => Vec::new(),
                Some(Way::Card) => self.cards(batch, door).await,
                Some(Way::Spelled) => self.spelled(batch, door).await,
                Some(Way::Versions) => self.one(batch, door, versions::read, |name| self.url(&["crates", name])).await,
                Some(Way::Dependents) => self.one(batch, door, dependents::read, |name| self.dependents(name)).await,
            }
        })
    }
}

impl CratesApi {
    fn url(&self, segments: &[&str]) -> Url {
        self.setup.below(segments)
    }

    fn dependents(&self, name: &str) -> Url {
        let mut url = self.url(&["crates", name, "reverse_dependencies"]);
        url.query_pairs_mut().append_pair("per_page", "1");
        url
    }

    /// One crate without its versions.
    fn card(&self, name: &str) -> Url {
        let mut url = self.url(&["crates", name]);
        url.query_pairs_mut().append_pair("include", "badges");
        url
    }

    fn list(&self, names: &[&str]) -> Url {
        let mut url = self.url(&["crates"]);
        url.query_pairs_mut()
            .append_pair("include_yanked", "yes")
            .append_pair("per_page", &IN_ONE_LIST.to_string())
            .extend_pairs(names.iter().flat_map(|name| spellings(name)).map(|name| ("ids[]", name)));
        url
    }

    /// Several crates in one request. A list knows names in one spelling only, so it is asked for all of them: a crate that is
    /// missing from it is not there.
    async fn cards(&self, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
        let names = names(batch);
        if names.len() == 1 {
            return self.one(batch, door, card::read_one, |name| self.card(name)).await;
        }
        let mut listed = self.listed.lock().await;
        match door.call(Call::get(META.name, self.list(&names)).unless_unchanged(batch)).await {
            Ok(answer) => {
                // What cannot be read tells nothing of any name; what it says instead is told below.
                let _ = listed.note(batch, &answer);
                card::read_list(batch, &answer)
            }
            Err(error) => Fetched::refused(&batch.asks, &error),
        }
    }

    /// Crates that the index does not know as they are spelled: one request tells which of them are there at all, and how they
    /// are spelled; these are asked for one by one. One that was found before is asked for where it was found.
    async fn spelled(&self, batch: &Batch, door: &Door<'_>) -> Vec<Fetched> {
        if let Some(url) = self.found_before(batch) {
            return self.one(batch, door, versions::read, |_| url.clone()).await;
        }
        let mut told = Vec::new();
        {
            let mut listed = self.listed.lock().await;
            let new = Batch::new(batch.asks.iter().filter(|ask| listed.told(ask).is_none()).cloned().collect());
            if !new.asks.is_empty() {
                // What the list did not know before it may not know now.
                let answer = match door.call(Call::get(META.name, self.list(&names(&new))).unless_unchanged(batch)).await {
                    Ok(answer) if answer.status == 304 => {
                        return Fetched::unchanged(&batch.asks, answer.at, batch.validator.as_ref());
                    }
                    Ok(answer) => answer,
                    Err(error) => return Fetched::refused(&batch.asks, &error),
                };
                if let Err(why) = listed.note(&new, &answer) {
                    return batch.asks.iter().map(|ask| Fetched::invalid(ask, why.clone())).collect();
                }
            }
            told.extend(batch.asks.iter().map(|ask| listed.told(ask).cloned()));
        }
        let mut fetched = Vec::new();
        for (ask, told) in batch.asks.iter().zip(told) {
            let alone = Batch::new(vec![ask.clone()]);
            fetched.extend(match told {
                Some(Told { name: Some(name), .. }) => {
                    self.one(&alone, door, versions::read, |_| self.url(&["crates", &name])).await
                }
                Some(Told { name: None, answer }) => versions::absent(&alone, &answer),
                None => vec![Fetched::invalid(ask, "the list says nothing of it")],
            });
        }
        fetched
    }

    /// The address of the one crate of a batch, as the registry spells it.
    fn found_before(&self, batch: &Batch) -> Option<Url> {
        let url = Url::parse(&batch.validator.as_ref()?.url).ok().filter(|url| url.query().is_none())?;
        let is_crate = url.as_str().starts_with(self.url(&["crates", ""]).as_str());
        (is_crate && is_one_crate(&batch.asks)).then_some(url)
    }

    /// One request about the crate of a batch: by its name the registry finds it in any spelling.
    async fn one(
        &self,
        batch: &Batch,
        door: &Door<'_>,
        read: fn(&Batch, &Answer) -> Vec<Fetched>,
        url: impl Fn(&str) -> Url,
    ) -> Vec<Fetched> {
        let Some(name) = names(batch).pop() else {
            return batch.asks.iter().map(|ask| Fetched::invalid(ask, "not the name of a crate")).collect();
        };
        match door.call(Call::get(META.name, url(name)).unless_unchanged(batch)).await {
            Ok(answer) => read(batch, &answer),
            Err(error) => Fetched::refused(&batch.asks, &error),
        }
    }
}

/// As many crates in each list as it may hold.
fn in_lists(groups: Vec<Vec<Ask>>) -> Vec<Batch> {
    let length = |group: &[Ask]| -> usize {
        let names = group.first().and_then(|ask| crate_name(&ask.subject)).map(spellings).unwrap_or_default();
        names.iter().map(|name| name.len() + "&ids%5B%5D=".len()).sum()
    };
    let (mut batches, mut crates, mut room) = (Vec::<Batch>::new(), 0, 0);
    for group in groups {
        let needs = length(&group);
        match batches.last_mut().filter(|_| crates < IN_ONE_LIST && needs <= room) {
            Some(batch) => batch.asks.extend(group),
            None => {
                (crates, room) = (0, NAMES_IN_ONE_LIST);
                batches.push(Batch::new(group));
            }
        }
        crates += 1;
        room = room.saturating_sub(needs);
    }
    batches
}

/// The asks about each crate, in the order in which the crates came.
fn by_crate(asks: Vec<Ask>) -> Vec<Vec<Ask>> {
    let mut groups: Vec<Vec<Ask>> = Vec::new();
    for ask in asks {
        match groups.iter_mut().find(|group| group.iter().any(|other| other.subject.crate_name() == ask.subject.crate_name())) {
            Some(group) => group.push(ask),
            None => groups.push(vec![ask]),
        }
    }
    groups
}

/// Whether all asks are about one crate, however it is spelled.
fn is_one_crate(asks: &[Ask]) -> bool {
    let mut names = asks.iter().filter_map(|ask| crate_name(&ask.subject)).map(plain);
    names.next().is_some_and(|first| names.all(|other| other == first))
}

/// The crates of a batch, each once.
fn names(batch: &Batch) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for name in batch.asks.iter().filter_map(|ask| crate_name(&ask.subject)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The answer as what it should be; nothing where the registry says that there is no such crate.
fn parse<T: DeserializeOwned>(answer: &Answer) -> Result<Option<T>, String> {
    match answer.status {
        _ if answer.is_absent() => Ok(None),
        200 => serde_json::from_slice(&answer.body).map(Some).map_err(|_| "the answer is not what crates.io sends".to_owned()),
        status => Err(format!("crates.io answered {status}")),
    }
}

/// The page that a person can open.
fn page(name: &str) -> String {
    format!("https://crates.io/crates/{name}")
}
