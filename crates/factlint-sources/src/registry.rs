//! The sources of a run.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Duration;

use factlint_model::Ask;
use http::HeaderValue;
use url::Url;

use crate::{Door, NetworkOptions, Rate, SOURCES, Source, SourceMeta, SourceOptions, SourcesError, Stats, Timetable};

/// A line of the list of sources.
pub(crate) struct Entry {
    pub(crate) meta: &'static SourceMeta,
    pub(crate) make: fn(Setup) -> Box<dyn Source>,
}

/// What a source is made with.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    /// Where it is, without a final slash; nothing where documents name the addresses.
    base: Option<Url>,
    /// Addresses to ask instead.
    pub(crate) mirrors: Vec<(Url, Url)>,
    /// Whether it may use a token.
    pub(crate) token: bool,
}

impl Setup {
    #[cfg(test)]
    pub(crate) fn for_tests(base: &str) -> Self {
        Self { base: address(base).ok(), mirrors: Vec::new(), token: false }
    }

    /// The address itself.
    pub(crate) fn file(&self) -> Url {
        self.base.clone().expect("every source but `web` has an address, and that one never asks for it")
    }

    /// An address below it. The segments are written so that none of them can lead elsewhere.
    pub(crate) fn below(&self, segments: &[&str]) -> Url {
        let mut url = self.file();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }

    /// The address as that of a folder.
    pub(crate) fn folder(&self) -> Url {
        self.below(&[""])
    }
}

/// What is known of all sources, in alphabetical order.
#[must_use]
pub fn metas() -> &'static [&'static SourceMeta] {
    static METAS: LazyLock<Vec<&'static SourceMeta>> = LazyLock::new(|| SOURCES.iter().map(|entry| entry.meta).collect());
    &METAS
}

pub(crate) fn names() -> Vec<&'static str> {
    metas().iter().map(|meta| meta.name).collect()
}

/// The sources of a run, and the one door that they share.
pub struct Sources {
    sources: Vec<Box<dyn Source>>,
    rates: BTreeMap<&'static str, Rate>,
    token: bool,
    door: Door<'static>,
}

impl std::fmt::Debug for Sources {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sources").field("rates", &self.rates).finish_non_exhaustive()
    }
}

impl Sources {
    /// The sources that are enabled, with these settings by name. Nothing is opened before the first request.
    ///
    /// # Errors
    ///
    /// A setting that cannot be followed.
    pub fn new(options: &BTreeMap<String, SourceOptions>, network: NetworkOptions) -> Result<Self, SourcesError> {
        check(options, &network)?;
        let unset = SourceOptions::default();
        let (mut sources, mut rates) = (Vec::new(), BTreeMap::new());
        for entry in SOURCES {
            let options = options.get(entry.meta.name).unwrap_or(&unset);
            let token = network.token.is_some();
            rates.insert(entry.meta.name, rate(entry.meta, options, token));
            let setup = Setup { base: base(entry.meta, options)?, mirrors: mirrors(entry.meta, options)?, token };
            if options.enabled.unwrap_or(true) {
                sources.push((entry.make)(setup));
            }
        }
        let token = network.token.is_some();
        let door = Door::new(network, SOURCES.iter().map(|entry| (entry.meta, rates[entry.meta.name])));
        Ok(Self { sources, rates, token, door })
    }

    /// The enabled sources that take this ask, the one to be asked first before the others.
    #[must_use]
    pub fn for_ask(&self, ask: &Ask) -> Vec<&dyn Source> {
        let mut found: Vec<&dyn Source> = self.all().filter(|source| source.takes(ask)).collect();
        found.sort_by_key(|source| source.meta().rank);
        found
    }

    /// The enabled sources.
    pub fn all(&self) -> impl Iterator<Item = &dyn Source> {
        self.sources.iter().map(|source| &**source)
    }

    /// The enabled source with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&dyn Source> {
        self.all().find(|source| source.meta().name == name)
    }

    /// How often a source may be asked in this run. A name that no source has gets the rate of a stranger.
    #[must_use]
    pub fn rate(&self, name: &str) -> Rate {
        self.rates.get(name).copied().unwrap_or(Rate::per_second(1))
    }

    /// Whether a source is asked with a token: its quota is then another one.
    #[must_use]
    pub fn is_authorized(&self, name: &str) -> bool {
        self.token && metas().iter().any(|meta| meta.name == name && meta.rate_with_token.is_some())
    }

    /// The least time in which a source can be asked so often.
    #[must_use]
    pub fn least_time(&self, name: &str, requests: u64) -> Duration {
        let meta = metas().iter().find(|meta| meta.name == name);
        meta.map_or(Duration::ZERO, |meta| meta.least_time(self.rate(name), requests))
    }

    /// When requests could be made, by the limits alone.
    #[must_use]
    pub fn timetable(&self) -> Timetable {
        Timetable::new(self.door.paces())
    }

    /// Leaves a source, or one of its hosts where each has a limit of its own, alone until then.
    pub fn hold(&self, name: &str, host: &str, until: jiff::Timestamp) {
        if let Some(meta) = metas().iter().find(|meta| meta.name == name) {
            self.door.hold(meta.name, host, until);
        }
    }

    /// The door that all of them share.
    #[must_use]
    pub fn door(&self) -> &Door<'static> {
        &self.door
    }

    /// How the network was used so far.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.door.stats()
    }
}

fn check(options: &BTreeMap<String, SourceOptions>, network: &NetworkOptions) -> Result<(), SourcesError> {
    if let Some(name) = options.keys().find(|name| !names().contains(&name.as_str())) {
        return Err(SourcesError::Unknown(name.clone()));
    }
    if HeaderValue::from_str(&network.user_agent).is_err() || network.user_agent.trim().is_empty() {
        return Err(SourcesError::UserAgent);
    }
    match &network.token {
        Some(token) if token.reveal().is_empty() || !token.reveal().bytes().all(|b| b.is_ascii_graphic()) => {
            Err(SourcesError::Token)
        }
        _ => Ok(()),
    }
}

fn rate(meta: &SourceMeta, options: &SourceOptions, token: bool) -> Rate {
    let own = meta.rate_with_token.filter(|_| token).unwrap_or(meta.rate);
    options.rate.unwrap_or(own)
}

fn base(meta: &SourceMeta, options: &SourceOptions) -> Result<Option<Url>, SourcesError> {
    if meta.default_url.is_empty() && options.url.is_some() {
        return Err(SourcesError::NoUrl(meta.name.to_owned()));
    }
    let text = options.url.as_deref().unwrap_or(meta.default_url);
    if text.is_empty() && options.url.is_none() {
        return Ok(None);
    }
    address(text).map(Some).map_err(|why| SourcesError::Url { source_name: meta.name.to_owned(), why })
}

fn mirrors(meta: &SourceMeta, options: &SourceOptions) -> Result<Vec<(Url, Url)>, SourcesError> {
    if !options.mirrors.is_empty() && meta.name != crate::web::NAME {
        return Err(SourcesError::Mirrors(meta.name.to_owned()));
    }
    let pairs = options.mirrors.iter().map(|(from, to)| Ok((address(from)?, address(to)?)));
    let mut pairs: Vec<(Url, Url)> = pairs
        .collect::<Result<_, String>>()
        .map_err(|why| SourcesError::Url { source_name: meta.name.to_owned(), why: format!("a mirror: {why}") })?;
    // The longest beginning that fits is the one that counts.
    pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.as_str().len()));
    Ok(pairs)
}

/// An address of the settings, without a final slash. What is wrong is said without repeating it: it may hold a password.
fn address(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text.trim()).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("its scheme is `{}`", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a user name or a password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it holds a query or a fragment".to_owned());
    }
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty();
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use factlint_model::Subject;

    use super::*;

    fn network() -> NetworkOptions {
        NetworkOptions::new(jiff::Timestamp::now)
    }

    fn with(name: &str, options: SourceOptions) -> Result<Sources, SourcesError> {
        Sources::new(&BTreeMap::from([(name.to_owned(), options)]), network())
    }

    fn url(text: &str) -> SourceOptions {
        SourceOptions { url: Some(text.to_owned()), ..SourceOptions::default() }
    }

    #[test]
    fn the_list_is_alphabetical() {
        assert!(names().is_sorted(), "{:?}", names());
    }

    #[test]
    fn no_runtime_is_needed_to_make_them() {
        let sources = Sources::new(&BTreeMap::new(), network()).unwrap();
        let ask = Ask::new("crate.versions", Subject::krate("serde"));
        assert_eq!(sources.for_ask(&ask)[0].meta().name, "crates-index");
        assert_eq!(sources.rate("crates-index").to_string(), "10/s");
    }

    #[test]
    fn a_source_can_be_switched_off() {
        let off = with("crates-index", SourceOptions { enabled: Some(false), ..SourceOptions::default() }).unwrap();
        assert!(off.get("crates-index").is_none());
        let ask = Ask::new("crate.versions", Subject::krate("serde"));
        assert!(off.for_ask(&ask).iter().all(|source| source.meta().name != "crates-index"));
    }

    #[test]
    fn settings_that_cannot_be_followed_are_explained() {
        let says = |result: Result<Sources, SourcesError>| result.err().map(|error| error.to_string()).unwrap_or_default();
        insta::assert_snapshot!(says(with("crates-index", url("ftp://example.org/"))), @"the url of source `crates-index` cannot be used: its scheme is `ftp`; write an http or https address");
        insta::assert_snapshot!(says(with("crates-index", url("https://me:secret@example.org/"))), @"the url of source `crates-index` cannot be used: it holds a user name or a password; write an http or https address");
        insta::assert_snapshot!(says(with("crates-index", url("nonsense"))), @"the url of source `crates-index` cannot be used: relative URL without a base; write an http or https address");
        let mirrored = SourceOptions { mirrors: BTreeMap::from([("a".into(), "b".into())]), ..SourceOptions::default() };
        insta::assert_snapshot!(says(with("crates-index", mirrored)), @"source `crates-index` has no `mirrors`: only `web` has");
        assert!(
            says(with("crate-index", url("https://example.org/")))
                .starts_with("there is no source `crate-index`: the sources are ")
        );
    }

    #[test]
    fn addresses_are_joined_with_or_without_a_final_slash() {
        for base in ["http://127.0.0.1:1/index", "http://127.0.0.1:1/index/"] {
            let setup = Setup::for_tests(base);
            assert_eq!(setup.below(&["se", "rd", "serde"]).as_str(), "http://127.0.0.1:1/index/se/rd/serde");
            assert_eq!(setup.below(&["..", "a/b?c"]).as_str(), "http://127.0.0.1:1/index/a%2Fb%3Fc", "segments stay segments");
            assert_eq!(setup.folder().as_str(), "http://127.0.0.1:1/index/");
        }
    }
}
