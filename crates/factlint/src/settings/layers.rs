//! Reads all settings in their order and lays them over one another.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::names;
use super::problem::{SettingsProblem, explain};
use super::tables::Settings;
use super::trust;

/// Where settings are read from, weakest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layers {
    /// A `factlint.toml` found in the tree: it may only narrow.
    pub found: Option<PathBuf>,
    /// The user's own file.
    pub own: Option<PathBuf>,
    /// `--config`
    pub config: Option<PathBuf>,
    /// `--pipeline`
    pub pipeline: Option<PathBuf>,
    /// `--set KEY=VALUE`, the last one wins.
    pub set: Vec<String>,
}

/// The settings of a run, flags apart.
pub(crate) fn load(layers: &Layers) -> Result<Settings, SettingsProblem> {
    let mut merged = Table::new();
    if let Some(path) = &layers.found {
        let (place, text) = read(path)?;
        let table = checked(&place, &text)?;
        trust::check(&place, &text)?;
        lay_over(&mut merged, table);
    }
    for path in [&layers.own, &layers.config, &layers.pipeline].into_iter().flatten() {
        let (place, text) = read(path)?;
        lay_over(&mut merged, checked(&place, &text)?);
    }
    for argument in &layers.set {
        lay_over(&mut merged, from_argument(argument)?);
    }
    merged.try_into().map_err(|error| explain("the settings", "", &error))
}

fn read(path: &Path) -> Result<(String, String), SettingsProblem> {
    let place = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok((place, text)),
        Err(error) => Err(SettingsProblem::Unreadable { path: place, reason: error.to_string() }),
    }
}

/// The table of one layer, after every key and value of it was found to be sound.
fn checked(place: &str, text: &str) -> Result<Table, SettingsProblem> {
    toml::from_str::<Settings>(text).map_err(|error| explain(place, text, &error))?;
    text.parse().map_err(|error| explain(place, text, &error))
}

/// `--set KEY=VALUE`. Shells take quotes away, so a value that is no TOML, or not the right one, is tried as text.
fn from_argument(argument: &str) -> Result<Table, SettingsProblem> {
    let (key, value) = argument
        .split_once('=')
        .ok_or_else(|| SettingsProblem::NoValue { argument: factlint_model::printable(argument).into_owned() })?;
    let key = with_quoted_kind(key.trim());
    let as_toml = format!("{key} = {}", value.trim());
    let as_text = format!("{key} = {}", Value::String(value.to_owned()));
    match checked("--set", &as_toml) {
        Err(SettingsProblem::Syntax { .. }) => checked("--set", &as_text),
        Err(refused) => checked("--set", &as_text).map_err(|_| refused),
        sound => sound,
    }
}

/// `kinds.repo.stars.enabled` is meant as `kinds."repo.stars".enabled`.
fn with_quoted_kind(key: &str) -> String {
    let Some(rest) = key.strip_prefix("kinds.") else { return key.to_owned() };
    let split = |kind: &&str| rest.strip_prefix(*kind)?.strip_prefix('.').map(|field| format!("kinds.\"{kind}\".{field}"));
    names::kinds().iter().find_map(split).unwrap_or_else(|| key.to_owned())
}

/// Tables are merged key by key; everything else is replaced.
fn lay_over(below: &mut Table, above: Table) {
    for (key, value) in above {
        match (below.get_mut(&key), value) {
            (Some(Value::Table(old)), Value::Table(new)) => lay_over(old, new),
            (_, value) => drop(below.insert(key, value)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn set(arguments: &[&str]) -> Result<Settings, SettingsProblem> {
        load(&Layers { set: arguments.iter().map(|text| (*text).to_owned()).collect(), ..Layers::default() })
    }

    #[test]
    fn a_value_that_lost_its_quotes_is_text() {
        let settings =
            set(&["sources.github.url=http://127.0.0.1:9/github", "lookup.max-age=7d", "extract.date=2025-02-20"]).unwrap();
        assert_eq!(settings.sources.values().next().unwrap().url.as_deref(), Some("http://127.0.0.1:9/github"));
        assert_eq!(settings.lookup.max_age, Some(Duration::from_secs(7 * 86400)));
        assert_eq!(settings.extract.date.unwrap().to_string(), "2025-02-20");
    }

    #[test]
    fn toml_values_keep_their_type_and_the_last_one_wins() {
        let settings =
            set(&["cache.recorded=true", "cache.recorded=false", "sources.github.url=\"http://a/\"", "extract.kinds=[]"])
                .unwrap();
        assert!(!settings.cache.recorded);
        assert_eq!(settings.extract.kinds, Some(vec![]));
    }

    #[test]
    fn what_is_set_twice_is_merged_key_by_key() {
        let settings = set(&["sources.github.url=http://a/", "sources.github.rate=1/s"]).unwrap();
        let github = settings.sources.values().next().unwrap();
        assert_eq!(
            (github.url.as_deref(), github.rate.map(|rate| rate.to_string()).as_deref()),
            (Some("http://a/"), Some("1/s"))
        );
    }

    #[test]
    fn unknown_keys_name_the_nearest_known_one() {
        let words = |argument: &str| {
            let problem = set(&[argument]).unwrap_err();
            format!("{problem}; {}", miette::Diagnostic::help(&problem).map(|help| help.to_string()).unwrap_or_default())
        };
        insta::assert_snapshot!(words("cache.recorde=false"), @"unknown key `recorde` in --set; did you mean `recorded`? known: path, recorded");
        assert!(words("sources.gihub.url=x").starts_with("unknown name `gihub` in --set; did you mean `github`? known: crates-"));
        insta::assert_snapshot!(words("cache"), @"--set cache sets nothing: there is no `=`; write --set KEY=VALUE, such as --set lookup.max-age=1d");
        insta::assert_snapshot!(words("lookup.max-age=soon"), @"a value in --set cannot be used: expected a duration such as 90s, 10m, 36h or 7d; the README lists every setting with an example");
    }
}
