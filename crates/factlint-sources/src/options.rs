//! What can be set.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use jiff::Timestamp;
use thiserror::Error;

use crate::Rate;

/// The settings of one source: a table `[sources.NAME]`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct SourceOptions {
    /// Where it is, instead of the public service; with or without a final slash.
    pub url: Option<String>,
    /// How often it may be asked.
    pub rate: Option<Rate>,
    /// Whether it is asked at all.
    pub enabled: Option<bool>,
    /// For `web`: addresses to ask instead, by their beginnings.
    pub mirrors: BTreeMap<String, String>,
}

/// A token. It has no `Display`, and `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps this token.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// How the network is used, by all sources together.
#[derive(Debug, Clone)]
pub struct NetworkOptions {
    /// Who is asking, with an address at which a person can be reached.
    pub user_agent: String,
    /// GitHub's token.
    pub token: Option<Secret>,
    /// How long one request may take, from connecting to the last byte.
    pub timeout: Duration,
    /// How many requests the run may make.
    pub max_requests: Option<u64>,
    /// How long the run may take, counted from the making of [`crate::Sources`].
    pub deadline: Option<Duration>,
    /// The real clock, for `observed_at` and for the times that owners of services name.
    pub clock: fn() -> Timestamp,
    /// Who knows the addresses of the names that documents cite; nothing for the system's own resolver.
    pub resolver: Option<fn(&str) -> Vec<IpAddr>>,
    /// The longest wait for a limit. What would have to wait longer fails at once.
    pub max_wait: Duration,
    /// The wait before the first repetition of a request that failed; it doubles each time.
    pub backoff: Duration,
    /// The rest that a source is given when it fails again and again, before one request tries whether it is back.
    pub rest: Duration,
    /// How many bytes of an answer are read, once unpacked.
    pub max_body: usize,
}

impl NetworkOptions {
    /// Sane values, with this clock.
    #[must_use]
    pub fn new(clock: fn() -> Timestamp) -> Self {
        Self {
            user_agent: concat!("factlint/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")").to_owned(),
            token: None,
            timeout: Duration::from_secs(15),
            max_requests: None,
            deadline: None,
            clock,
            resolver: None,
            max_wait: Duration::from_secs(120),
            backoff: Duration::from_millis(500),
            rest: Duration::from_secs(2),
            max_body: 16 << 20,
        }
    }
}

/// What is wrong with the settings of the sources.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SourcesError {
    /// A table for a source that there is none of.
    #[error("there is no source `{0}`: the sources are {known}", known = crate::names().join(", "))]
    Unknown(String),
    /// An address that cannot be asked.
    #[error("the url of source `{source_name}` cannot be used: {why}; write an http or https address")]
    Url {
        /// The source.
        source_name: String,
        /// What is the matter.
        why: String,
    },
    /// An address for a source that has none.
    #[error("source `{0}` has no `url`: it asks for the pages that documents cite; `mirrors` can lead to other places")]
    NoUrl(String),
    /// A setting that only another source has.
    #[error("source `{0}` has no `mirrors`: only `web` has")]
    Mirrors(String),
    /// A name that no server would accept.
    #[error("the user agent holds characters that a header cannot: use plain ASCII")]
    UserAgent,
    /// A token that cannot be a header.
    #[error("the GitHub token holds characters that no token has: check the variable that it was read from")]
    Token,
}
