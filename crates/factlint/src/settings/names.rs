//! Names in settings that must be among the known ones. Each is refused while the file is read, so that the error points at the
//! place and can name the nearest known word.

use std::sync::LazyLock;

use factlint_model::Verdict;
use serde::de::{Deserialize, Deserializer, Error};

/// A predicate that some kind answers for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KindName(pub &'static str);

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SourceName(pub &'static str);

/// A report format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FormatName(pub &'static str);

impl Default for FormatName {
    fn default() -> Self {
        Self("human")
    }
}

/// A verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct VerdictName(pub Verdict);

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ColourName {
    /// Where the output is a terminal and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What findings are held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum AgainstName {
    /// What was reviewed and lies in reports/accepted.
    Accepted,
}

/// The predicates of all kinds.
pub(crate) fn kinds() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> =
        LazyLock::new(|| factlint_kinds::all().iter().map(|kind| kind.meta().predicate).collect());
    &NAMES
}

/// The names of all sources.
pub(crate) fn sources() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| factlint_sources::metas().iter().map(|meta| meta.name).collect());
    &NAMES
}

/// The names of all report formats.
pub(crate) fn formats() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| factlint_report::formats().iter().map(|format| format.name).collect());
    &NAMES
}

/// The words for all verdicts.
pub(crate) fn verdicts() -> &'static [&'static str] {
    static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| Verdict::ALL.iter().map(|verdict| verdict.name()).collect());
    &NAMES
}

fn one_of<'de, D: Deserializer<'de>>(from: D, known: &'static [&'static str]) -> Result<&'static str, D::Error> {
    let text = String::deserialize(from)?;
    known.iter().copied().find(|name| *name == text).ok_or_else(|| D::Error::unknown_variant(&text, known))
}

impl<'de> Deserialize<'de> for KindName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one_of(from, kinds()).map(Self)
    }
}

impl<'de> Deserialize<'de> for SourceName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one_of(from, sources()).map(Self)
    }
}

impl<'de> Deserialize<'de> for FormatName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one_of(from, formats()).map(Self)
    }
}

impl<'de> Deserialize<'de> for VerdictName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = one_of(from, verdicts())?;
        Verdict::from_name(name).map(Self).ok_or_else(|| D::Error::custom("not a verdict"))
    }
}

impl<'de> Deserialize<'de> for AgainstName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        one_of(from, &["accepted"]).map(|_| Self::Accepted)
    }
}

impl<'de> Deserialize<'de> for ColourName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(match one_of(from, &["always", "auto", "never"])? {
            "always" => Self::Always,
            "never" => Self::Never,
            _ => Self::Auto,
        })
    }
}

/// The known name that is nearest to a misspelt one, if it is near enough to be what was meant.
pub(crate) fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known.into_iter().map(|name| (strsim::normalized_damerau_levenshtein(wrong, name), name));
    scored.filter(|(score, _)| *score >= 0.5).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_finds_its_neighbour() {
        assert_eq!(nearest("recorde", ["path", "recorded"]), Some("recorded"));
        assert_eq!(nearest("max_age", ["offline", "max-age"]), Some("max-age"));
        assert_eq!(nearest("zebra", ["path", "recorded"]), None);
    }
}
