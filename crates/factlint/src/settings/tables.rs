//! What a settings file may say: the one definition of every key, for `factlint.toml`, pipelines and `--set` alike.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use factlint_model::{PartialDate, Verdict};
use factlint_sources::Rate;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error};

use super::names::{AgainstName, ColourName, FormatName, KindName, SourceName, VerdictName};
use super::{jobs, span_of_time};

/// All settings. A key that is not set keeps its default.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Settings {
    /// What is read, and how.
    pub extract: Extract,
    /// What is looked up, and how long it may take.
    pub lookup: Lookup,
    /// Where observations are kept.
    pub cache: Cache,
    /// What counts as now, and what fails a run.
    pub judge: Judge,
    /// Where the report goes.
    pub report: Report,
    /// What differs for one kind of claim.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, KindSettings>"))]
    pub kinds: BTreeMap<KindName, KindSettings>,
    /// What differs for one source.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, SourceSettings>"))]
    pub sources: BTreeMap<SourceName, SourceSettings>,
}

/// `[extract]`
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Extract {
    /// What to read when the command line names nothing.
    pub paths: Vec<String>,
    /// In folders, only what one of these patterns matches.
    pub include: Vec<String>,
    /// In folders, nothing that one of these patterns matches.
    pub exclude: Vec<String>,
    /// The date of documents that carry none.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub date: Option<PartialDate>,
    /// The same for the documents that a pattern matches; the longest pattern wins.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, String>"))]
    pub dates: BTreeMap<String, PartialDate>,
    /// Whether the commit that last changed a line dates it.
    pub git_dates: bool,
    /// Only these kinds.
    pub kinds: Option<Vec<KindName>>,
    /// How many documents are worked on at a time.
    #[serde(deserialize_with = "jobs::optional")]
    #[cfg_attr(test, schemars(with = "Option<usize>", range(min = 1, max = 1024)))]
    pub jobs: Option<usize>,
}

/// `[lookup]`
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Lookup {
    /// Whether no socket is opened.
    pub offline: bool,
    /// How old an answer may be before it is looked up again, instead of the kind's own age.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub max_age: Option<Duration>,
    /// How many requests a run may make.
    pub max_requests: Option<u64>,
    /// How long a run may look things up.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub deadline: Option<Duration>,
    /// How long one request may take, from connecting to the last byte.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub timeout: Option<Duration>,
    /// The longest wait for a limit; what would have to wait longer is left to the next run.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub max_wait: Option<Duration>,
    /// The wait before a request that failed is first repeated; it doubles each time.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub backoff: Option<Duration>,
    /// How long a source that fails again and again is left alone before it is tried once more.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub rest: Option<Duration>,
    /// How many bytes of an answer are read, once unpacked.
    pub max_body: Option<usize>,
}

/// `[cache]`
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Cache {
    /// The file of the ledger.
    pub path: Option<PathBuf>,
    /// Whether the observations that come with the program are used.
    pub recorded: bool,
}

impl Default for Cache {
    fn default() -> Self {
        Self { path: None, recorded: true }
    }
}

/// `[judge]`
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Judge {
    /// The day that counts as now.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub as_of: Option<Date>,
    /// The verdicts that end a run with 1.
    pub fail_on: Vec<VerdictName>,
    /// Whether an incomplete run ends with 0.
    pub allow_incomplete: bool,
    /// Whether what the accepted report holds may stand, so that only new findings fail a run.
    pub against: Option<AgainstName>,
}

impl Default for Judge {
    fn default() -> Self {
        let fail_on = [Verdict::Contradicted, Verdict::Outdated].map(VerdictName).into();
        Self { as_of: None, fail_on, allow_incomplete: false, against: None }
    }
}

/// `[report]`
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Report {
    /// The format of what goes to standard output.
    pub format: Option<FormatName>,
    /// When to colour.
    pub color: Option<ColourName>,
    /// The files to write.
    pub outputs: Vec<Output>,
}

/// One entry of `report.outputs`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Output {
    /// The format.
    pub format: FormatName,
    /// The file; none is standard output.
    pub path: Option<PathBuf>,
}

/// `[kinds."repo.stars"]`
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct KindSettings {
    /// Whether claims of this kind are looked for.
    pub enabled: bool,
    /// How old an answer may be before it is looked up again.
    #[serde(deserialize_with = "span_of_time::optional")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub max_age: Option<Duration>,
}

impl Default for KindSettings {
    fn default() -> Self {
        Self { enabled: true, max_age: None }
    }
}

/// `[sources.github]`
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SourceSettings {
    /// Where it is asked.
    pub url: Option<String>,
    /// How often it may be asked: `1/s`, `60/h`.
    #[serde(deserialize_with = "rate")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub rate: Option<Rate>,
    /// Whether it is asked at all.
    pub enabled: Option<bool>,
    /// `github`: the environment variable that holds the token.
    pub token_env: Option<String>,
    /// `web`: what is asked instead of urls that begin so.
    pub mirrors: BTreeMap<String, String>,
}

fn rate<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Rate>, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map(Some).map_err(D::Error::custom)
}
