//! From settings to sources.

use std::collections::BTreeMap;

use factlint_sources::{NetworkOptions, Secret, SourceOptions, Sources, SourcesError};

use crate::environment;
use crate::settings::{Lookup, Settings, SettingsProblem};

const TOKEN: &str = "GITHUB_TOKEN";

/// Everything that the sources need, read while the settings are at hand.
#[derive(Debug, Clone)]
pub(crate) struct NetworkSetup {
    options: BTreeMap<String, SourceOptions>,
    network: NetworkOptions,
}

impl NetworkSetup {
    /// What the settings and the environment say.
    pub(crate) fn new(settings: &Settings) -> Result<Self, SettingsProblem> {
        let mut network = network_options(&settings.lookup);
        let mut token_variable = TOKEN;
        let mut options = BTreeMap::new();
        for (name, source) in &settings.sources {
            match (name.0, &source.token_env) {
                (_, None) => {}
                ("github", Some(variable)) => token_variable = variable,
                (name, Some(_)) => return Err(no_token(name)),
            }
            let (url, mirrors) = (source.url.clone(), source.mirrors.clone());
            options.insert(name.0.to_owned(), SourceOptions { url, rate: source.rate, enabled: source.enabled, mirrors });
        }
        network.token = environment::variable(token_variable).map(Secret::new);
        Ok(Self { options, network })
    }

    /// The sources. The first call chooses who does the cryptography of connections.
    pub(crate) fn sources(&self) -> Result<Sources, SourcesError> {
        // Somebody else has chosen before: that is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Sources::new(&self.options, self.network.clone())
    }
}

fn network_options(lookup: &Lookup) -> NetworkOptions {
    let usual = NetworkOptions::new(environment::clock);
    NetworkOptions {
        max_requests: lookup.max_requests,
        deadline: lookup.deadline,
        timeout: lookup.timeout.unwrap_or(usual.timeout),
        max_wait: lookup.max_wait.unwrap_or(usual.max_wait),
        backoff: lookup.backoff.unwrap_or(usual.backoff),
        rest: lookup.rest.unwrap_or(usual.rest),
        max_body: lookup.max_body.unwrap_or(usual.max_body),
        ..usual
    }
}

fn no_token(name: &str) -> SettingsProblem {
    SettingsProblem::Source { reason: format!("source `{name}` has no `token-env`: only `github` has") }
}
