//! What a claim, an ask or an observation is about.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A subject in its written form: `rust`, `rust@1.85.0`, `crate:serde`, `crate:heapless@0.9.1`, `github:owner/name`, an
/// advisory's id, or the phrase that names a language feature.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Subject(String);

impl Subject {
    /// A subject from its written form.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// `crate:NAME`.
    #[must_use]
    pub fn krate(name: &str) -> Self {
        Self(["crate:", name].concat())
    }

    /// `github:OWNER/NAME`.
    #[must_use]
    pub fn github(owner_and_name: &str) -> Self {
        Self(format!("github:{owner_and_name}"))
    }

    /// The Rust project: `rust`.
    #[must_use]
    pub fn rust() -> Self {
        Self("rust".to_owned())
    }

    /// A merged or proposed RFC of Rust: `rfc:NUMBER`.
    #[must_use]
    pub fn rfc(number: u32) -> Self {
        Self(["rfc:", &number.to_string()].concat())
    }

    /// The number, if this is an RFC.
    #[must_use]
    pub fn rfc_number(&self) -> Option<u32> {
        self.0.strip_prefix("rfc:")?.parse().ok()
    }

    /// Whether this is the id of an advisory: `RUSTSEC-…`, `CVE-…`, `GHSA-…`.
    #[must_use]
    pub fn is_advisory(&self) -> bool {
        ["RUSTSEC-", "CVE-", "GHSA-"].iter().any(|list| self.0.starts_with(list)) && !self.0.contains(char::is_whitespace)
    }

    /// This subject in one version: `crate:serde` and `1.0.1` give `crate:serde@1.0.1`. A version that it has is replaced.
    #[must_use]
    pub fn at(&self, version: &str) -> Self {
        Self(format!("{}@{version}", self.without_version()))
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the crate, if this is a crate, without its version.
    #[must_use]
    pub fn crate_name(&self) -> Option<&str> {
        self.without_version().strip_prefix("crate:")
    }

    /// `OWNER/NAME`, if this is a repository on GitHub.
    #[must_use]
    pub fn github_repo(&self) -> Option<&str> {
        self.0.strip_prefix("github:")
    }

    /// The version behind `@`, if the subject is `rust` or a crate and names one.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.versioned().then(|| self.0.split_once('@')).flatten().map(|(_, version)| version)
    }

    /// The written form without the version.
    #[must_use]
    pub fn without_version(&self) -> &str {
        if self.versioned() { self.0.split_once('@').map_or(self.0.as_str(), |(base, _)| base) } else { &self.0 }
    }

    fn versioned(&self) -> bool {
        self.0.starts_with("crate:") || self.0.starts_with("rust@")
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_belong_to_crates_and_to_rust() {
        let release = Subject::krate("heapless").at("0.9.1");
        assert_eq!(release.as_str(), "crate:heapless@0.9.1");
        assert_eq!((release.crate_name(), release.version()), (Some("heapless"), Some("0.9.1")));
        assert_eq!(release.at("0.9.2").as_str(), "crate:heapless@0.9.2");
        assert_eq!(Subject::rust().at("1.85").version(), Some("1.85"));
        assert_eq!(Subject::new("the @ operator in patterns").version(), None);
        assert_eq!(Subject::github("a/b").github_repo(), Some("a/b"));
    }

    #[test]
    fn numbers_of_lists_are_subjects() {
        assert_eq!(Subject::rfc(3722).rfc_number(), Some(3722));
        assert_eq!(Subject::new("rfc:next").rfc_number(), None);
        assert!(Subject::new("RUSTSEC-2024-0021").is_advisory() && Subject::new("GHSA-qc84-gqf4-9926").is_advisory());
        assert!(!Subject::new("CVE-2024-24576 and others").is_advisory() && !Subject::krate("cve-search").is_advisory());
    }
}
