//! The repository that a crate names, in one of many ways.

use factlint_model::Subject;
use url::Url;

use crate::names;

/// `github:OWNER/NAME` where it is one, else the address; nothing where it is none.
pub(super) fn repository(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("git@github.com:").map_or_else(|| text.to_owned(), |path| format!("https://github.com/{path}"));
    let url = Url::parse(text.strip_prefix("git+").unwrap_or(&text)).ok()?;
    if !matches!(url.scheme(), "http" | "https" | "git" | "ssh") || !url.has_host() {
        return None;
    }
    let host = url.host_str().unwrap_or_default();
    if matches!(host, "github.com" | "www.github.com") {
        let mut path = url.path_segments().into_iter().flatten();
        let (owner, name) = (path.next()?, path.next()?);
        let subject = Subject::github(&format!("{owner}/{}", name.strip_suffix(".git").unwrap_or(name)));
        return names::repository(&subject).is_some().then(|| subject.as_str().to_owned());
    }
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repositories_in_many_ways() {
        let ways = [
            "https://github.com/serde-rs/serde",
            "http://www.github.com/serde-rs/serde/",
            "https://github.com/serde-rs/serde.git",
            "git+https://github.com/serde-rs/serde.git",
            "git://github.com/serde-rs/serde",
            "git@github.com:serde-rs/serde.git",
            "ssh://git@github.com/serde-rs/serde.git",
            " https://github.com/serde-rs/serde/tree/master/serde_derive#readme ",
        ];
        for way in ways {
            assert_eq!(repository(way).as_deref(), Some("github:serde-rs/serde"), "{way}");
        }
        assert_eq!(repository("https://gitlab.com/a/b").as_deref(), Some("https://gitlab.com/a/b"));
        for none in ["", "serde-rs/serde", "https://github.com/serde-rs", "https://github.com/a%20b/c", "javascript:alert(1)"] {
            assert_eq!(repository(none), None, "{none}");
        }
    }
}
