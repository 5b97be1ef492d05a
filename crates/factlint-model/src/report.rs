//! All findings of a run.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Finding, Problem};

/// The name of the format of a JSON report.
pub const SCHEMA: &str = "factlint-report-1";

/// What a run found, and how it went. Two runs over the same documents and the same evidence differ in `run` only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// How the run went.
    pub run: Run,
    /// Every claim, in the order of the documents.
    pub findings: Vec<Finding>,
    /// What is wrong with the exceptions that the documents or a reviewer made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// How one source was asked in a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceRun {
    /// How many requests it got, repetitions and redirects among them.
    pub requests: u64,
    /// How many of them repeated one that had failed or was told to wait.
    pub retries: u64,
    /// How many of them were answered by "not modified".
    pub unchanged: u64,
    /// How long it was waited for, because of a limit or between repetitions, in milliseconds.
    pub waited_ms: u64,
    /// The same for each of its hosts, where they have limits of their own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hosts: BTreeMap<String, HostRun>,
}

/// How one host of a source was asked in a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HostRun {
    /// How many requests it got.
    pub requests: u64,
    /// How many of them repeated one that had failed or was told to wait.
    pub retries: u64,
    /// How long it was waited for, in milliseconds.
    pub waited_ms: u64,
}

/// How a run went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Run {
    /// Name and version of the program.
    pub tool: String,
    /// When it began.
    pub started: Timestamp,
    /// When it ended.
    pub finished: Timestamp,
    /// The day that counted as now.
    pub now: Date,
    /// The documents, as given.
    pub inputs: Vec<String>,
    /// The BLAKE3 hash of each document, by its path as given: whether a document changed between two runs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub documents: BTreeMap<String, String>,
    /// What each kind of claim that was found says, for a reader who does not know its predicate.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kinds: BTreeMap<String, String>,
    /// How many requests went to each host.
    pub requests: BTreeMap<String, u64>,
    /// How many asks were answered without a request.
    pub cache_hits: u64,
    /// How many of the requests repeated one that had failed or was told to wait.
    #[serde(default)]
    pub retries: u64,
    /// How many of them were answered by "not modified".
    #[serde(default)]
    pub unchanged: u64,
    /// How long the slowest source was waited for, because of a limit or between repetitions, in milliseconds.
    #[serde(default)]
    pub waited_ms: u64,
    /// How each source was asked, by its name; those that were not asked are left out.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, SourceRun>,
    /// Whether the network was left alone.
    pub offline: bool,
    /// What a person should know about the run as a whole ("github could not be reached").
    #[serde(default)]
    pub notes: Vec<String>,
}
