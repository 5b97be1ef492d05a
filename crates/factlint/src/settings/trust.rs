//! What a settings file may say that nobody named: it may come from a stranger, so it may only narrow.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::problem::{SettingsProblem, untrusted};

/// What a found file may set; `*` stands for any one name. Whatever is added to the settings is refused until it is listed here.
const ALLOWED: &[&[&str]] = &[
    &["extract", "include"],
    &["extract", "exclude"],
    &["extract", "date"],
    &["extract", "dates", "*"],
    &["extract", "git-dates"],
    &["extract", "kinds"],
    &["judge", "fail-on"],
    &["judge", "allow-incomplete"],
    &["judge", "against"],
    &["report", "format"],
    &["report", "color"],
    &["kinds", "*", "enabled"],
];

/// Refuses the first key of the file that a found file may not set. The text is sound TOML.
pub(super) fn check(place: &str, text: &str) -> Result<(), SettingsProblem> {
    let Ok(table) = DeTable::parse(text) else { return Ok(()) };
    let mut refused = Vec::new();
    collect_refused(table.get_ref(), &mut Vec::new(), &mut refused);
    match refused.into_iter().min_by_key(|(_, span)| span.start) {
        Some((key, span)) => Err(untrusted(place, text, key, span)),
        None => Ok(()),
    }
}

fn collect_refused(table: &DeTable<'_>, path: &mut Vec<String>, refused: &mut Vec<(String, Range<usize>)>) {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        match value.get_ref() {
            DeValue::Table(inner) if !is_allowed(path) => collect_refused(inner, path, refused),
            _ if !is_allowed(path) => refused.push((path.join("."), key.span())),
            _ => {}
        }
        path.pop();
    }
}

fn is_allowed(path: &[String]) -> bool {
    let same = |rule: &&&[&str]| rule.len() == path.len() && rule.iter().zip(path).all(|(r, p)| *r == "*" || r == p);
    ALLOWED.iter().any(|rule| same(&rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<String> {
        check("factlint.toml", text).err().map(|problem| problem.to_string())
    }

    #[test]
    fn a_found_file_may_narrow() {
        let text = "[extract]\nexclude = ['vendor/**']\ndates = { 'old/**' = '2023' }\n[judge]\nfail-on = ['contradicted']\n\
                    [kinds.'repo.stars']\nenabled = false\n[report]\nformat = 'json'\n";
        assert_eq!(refused(text), None);
    }

    #[test]
    fn a_found_file_may_not_reach_out() {
        for text in [
            "[sources.github]\nurl = 'http://127.0.0.1/'",
            "[sources.github]\nrate = '9999/s'",
            "[sources.github]\ntoken-env = 'SECRET'",
            "sources.web.mirrors = { 'https://a/' = 'http://b/' }",
            "cache.path = 'x.db'",
            "cache.recorded = false",
            "[extract]\npaths = ['/etc']",
            "[[report.outputs]]\nformat = 'json'\npath = '/etc/passwd'",
            "[lookup]\nmax-age = '0'",
            "[judge]\nas-of = '2020-01-01'",
        ] {
            assert!(refused(text).is_some(), "{text}");
        }
        insta::assert_snapshot!(refused("report.outputs = []").unwrap(), @"factlint.toml was found in the tree and may not set `report.outputs`");
    }
}
