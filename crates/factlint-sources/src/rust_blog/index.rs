//! The list of release posts: `releases.json`.

use jiff::civil::Date;
use serde::Deserialize;

/// A post that announces releases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    /// The versions that it announces, each of three numbers.
    pub(super) versions: Vec<String>,
    /// The edition that it announces, too, by its year.
    pub(super) edition: Option<String>,
    /// The day in its address.
    pub(super) date: Date,
    path: String,
}

impl Post {
    /// The segments of its address, as a folder.
    pub(super) fn segments(&self) -> Vec<&str> {
        self.path.split('/').chain([""]).collect()
    }

    /// The page that a person can open.
    pub(super) fn page(&self) -> String {
        format!("https://blog.rust-lang.org/{}/", self.path)
    }
}

#[derive(Debug, Deserialize)]
struct List {
    releases: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    title: String,
    url: String,
}

/// Reads the list. A post whose title names no final release is left out.
pub(super) fn read(body: &[u8]) -> Result<Vec<Post>, String> {
    let list: List = serde_json::from_slice(body).map_err(|_| "the list of release posts is not what the blog sends")?;
    let posts: Vec<Post> = list.releases.iter().filter_map(post).collect();
    if posts.is_empty() {
        return Err("the list of release posts names no release".to_owned());
    }
    Ok(posts)
}

fn post(item: &Item) -> Option<Post> {
    let path = item.url.trim_matches('/');
    let mut parts = path.split('/');
    let date = format!("{}-{}-{}", parts.next()?, parts.next()?, parts.next()?).parse().ok()?;
    let slug = parts.next()?;
    let is_plain = slug.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_')) && !slug.starts_with('.');
    if parts.next().is_some() || !is_plain {
        return None;
    }
    let versions = versions(&item.title);
    let edition = edition(&item.title);
    (!versions.is_empty()).then(|| Post { versions, edition, date, path: path.to_owned() })
}

/// The final releases in a title: `Announcing Rust 1.22 (and 1.22.1)`. Previews are none.
fn versions(title: &str) -> Vec<String> {
    let title = title.strip_prefix("Announcing ").unwrap_or(title);
    let Some(rest) = title.strip_prefix("Rust ") else { return Vec::new() };
    let (first, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_final = rest.is_empty() || ["and ", "(and ", "stable"].iter().any(|word| rest.starts_with(word));
    let second = rest.strip_prefix("(and ").and_then(|rest| rest.split(')').next());
    let found = [Some(first), second].into_iter().flatten().filter(|_| is_final);
    found.filter_map(three_numbers).collect()
}

/// The edition in a title: `Announcing Rust 1.85.0 and Rust 2024`.
fn edition(title: &str) -> Option<String> {
    let (_, rest) = title.split_once("and Rust ")?;
    let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (year.len() == 4).then_some(year)
}

/// A version as three numbers: `1.97` is `1.97.0`.
pub(super) fn three_numbers(text: &str) -> Option<String> {
    let mut numbers: Vec<u64> = text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    if !(2..=3).contains(&numbers.len()) {
        return None;
    }
    numbers.resize(3, 0);
    Some(numbers.iter().map(u64::to_string).collect::<Vec<_>>().join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_all_times() {
        let says = |title: &str| versions(title).join(" ");
        assert_eq!(edition("Announcing Rust 1.85.0 and Rust 2024").as_deref(), Some("2024"));
        assert_eq!(edition("Announcing Rust 1.87.0 and ten years of Rust!"), None);
        assert_eq!(says("Announcing Rust 1.97.0"), "1.97.0");
        assert_eq!(says("Announcing Rust 1.85.0 and Rust 2024"), "1.85.0");
        assert_eq!(says("Announcing Rust 1.31 and Rust 2018"), "1.31.0");
        assert_eq!(says("Announcing Rust 1.87.0 and ten years of Rust!"), "1.87.0");
        assert_eq!(says("Announcing Rust 1.22 (and 1.22.1)"), "1.22.0 1.22.1");
        assert_eq!(says("Rust 1.1 stable, the Community Subteam, and RustCamp"), "1.1.0");
        for none in
            ["Announcing Rust 1.0 Beta", "Announcing Rust 1.0.0.alpha.2", "Announcing Rust 1.0 Alpha", "Rust Survey 2024", "Rust"]
        {
            assert_eq!(says(none), "", "{none}");
        }
    }

    #[test]
    fn addresses_hold_a_day_and_a_name() {
        let says = |url: &str| post(&Item { title: "Announcing Rust 1.97.0".into(), url: url.into() }).map(|post| post.page());
        let page = Some("https://blog.rust-lang.org/2026/07/09/Rust-1.97.0/".to_owned());
        assert_eq!(says("2026/07/09/Rust-1.97.0/"), page);
        assert_eq!(says("/2026/07/09/Rust-1.97.0"), page);
        for none in
            ["", "2026/07/09/", "2026/13/09/x", "2026/07/09/../x", "2026/07/09/..", "2026/07/09/a?b", "https://example.org/"]
        {
            assert_eq!(says(none), None, "{none}");
        }
    }
}
