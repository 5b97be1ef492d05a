//! Addresses that are asked at another place: an archive, a mirror inside a company.

use url::Url;

/// Pairs of beginnings of addresses, the longest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Mirrors(pub(super) Vec<(Url, Url)>);

impl Mirrors {
    /// Where an address is asked instead.
    pub(super) fn mirrored(&self, url: &Url) -> Option<Url> {
        self.0.iter().find_map(|(public, mirror)| moved(url, public, mirror))
    }

    /// Which public address one of a mirror stands for.
    pub(super) fn public(&self, url: &Url) -> Option<Url> {
        let stands_for = |(public, mirror): &(Url, Url)| moved(url, mirror, public).map(|found| (mirror.as_str().len(), found));
        self.0.iter().filter_map(stands_for).max_by_key(|(length, _)| *length).map(|(_, found)| found)
    }
}

/// The address with its beginning replaced, if it begins so.
fn moved(url: &Url, from: &Url, to: &Url) -> Option<Url> {
    if url.origin() != from.origin() {
        return None;
    }
    let rest = url.path().strip_prefix(from.path().trim_end_matches('/'))?;
    if !rest.is_empty() && !rest.starts_with('/') {
        return None;
    }
    let mut moved = to.clone();
    moved.set_path(&format!("{}{rest}", to.path().trim_end_matches('/')));
    moved.set_query(url.query());
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_counts() {
        let url = |text: &str| Url::parse(text).unwrap();
        let mirrors = Mirrors(vec![
            (url("https://example.org/rfcs"), url("http://127.0.0.1:1/rfcs")),
            (url("https://example.org/"), url("http://127.0.0.1:1/web/example.org")),
        ]);
        let there = |text: &str| mirrors.mirrored(&url(text)).map(String::from);
        assert_eq!(there("https://example.org/rfcs/1.html?q#f").as_deref(), Some("http://127.0.0.1:1/rfcs/1.html?q"));
        assert_eq!(there("https://example.org/").as_deref(), Some("http://127.0.0.1:1/web/example.org/"));
        assert_eq!(there("https://example.org/rfcs2/").as_deref(), Some("http://127.0.0.1:1/web/example.org/rfcs2/"));
        assert_eq!(there("http://example.org/"), None);
        let back = |text: &str| mirrors.public(&url(text)).map(String::from);
        assert_eq!(back("http://127.0.0.1:1/web/example.org/a/").as_deref(), Some("https://example.org/a/"));
        assert_eq!(back("http://127.0.0.1:1/admin"), None);
    }
}
