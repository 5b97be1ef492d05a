//! Patterns for paths, as the settings name them.

use globset::{GlobBuilder, GlobMatcher, GlobSet, GlobSetBuilder};

use crate::settings::SettingsProblem;

/// Some patterns. One matches the path of a document as it was given, or the end of it: `docs/*.md` also stands for
/// `../book/docs/a.md`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patterns(GlobSet);

impl Patterns {
    /// Reads these patterns.
    pub(crate) fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, SettingsProblem> {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            set.add(glob(pattern)?.glob().clone());
        }
        set.build().map(Self).map_err(|error| unreadable("", &error))
    }

    /// Whether one of them matches.
    pub(crate) fn matches(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

/// One pattern.
pub(crate) fn glob(pattern: &str) -> Result<GlobMatcher, SettingsProblem> {
    let tail = pattern.trim_start_matches("./");
    let anywhere = if tail.starts_with(['/', '*']) { tail.to_owned() } else { format!("{{,**/}}{tail}") };
    let whole = if tail.ends_with('/') { format!("{anywhere}**") } else { anywhere };
    let glob = GlobBuilder::new(&whole).literal_separator(true).empty_alternates(true).build();
    glob.map(|glob| glob.compile_matcher()).map_err(|error| unreadable(pattern, &error))
}

fn unreadable(pattern: &str, error: &globset::Error) -> SettingsProblem {
    let shown = |text: &str| factlint_model::printable(text).into_owned();
    SettingsProblem::Pattern { pattern: shown(pattern), reason: shown(&error.kind().to_string()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_the_end_of_a_path() {
        let is = |pattern: &str, path: &str| glob(pattern).unwrap().is_match(path);
        assert!(is("docs/*.md", "docs/a.md") && is("docs/*.md", "../book/docs/a.md") && is("docs/*.md", "/x/docs/a.md"));
        assert!(is("a.md", "docs/a.md") && is("**/a.md", "a.md") && is("vendor/", "x/vendor/y/z.md"));
        assert!(is("reports/2023/**", "reports/2023/q1/a.md") && is("./a.md", "a.md") && is("../seeds/a.md", "../seeds/a.md"));
        assert!(!is("docs/*.md", "docs/b/a.md") && !is("a.md", "ba.md") && !is("/a.md", "x/a.md"));
        assert!(glob("a[").is_err());
    }
}
