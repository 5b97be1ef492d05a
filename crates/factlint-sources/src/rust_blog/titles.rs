//! The list of all posts, by which a source that a text only names is found.

use crate::html;

/// A post: its title, and the path of its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    title: String,
    pub(super) path: String,
}

impl Post {
    /// The page that a person can open.
    pub(super) fn page(&self) -> String {
        format!("https://blog.rust-lang.org/{}/", self.path)
    }
}

/// Reads the page that lists all posts: links whose path begins with a day.
pub(super) fn read(body: &[u8]) -> Result<Vec<Post>, String> {
    let page = html::parse(body)?;
    let links = html::selector("a[href]");
    let posts: Vec<Post> = page.select(&links).filter_map(|link| post(link.attr("href")?, html::line(link))).collect();
    if posts.is_empty() { Err("the page lists no posts".to_owned()) } else { Ok(posts) }
}

fn post(href: &str, title: String) -> Option<Post> {
    let href = href.strip_prefix("https://blog.rust-lang.org").unwrap_or(href);
    let path = href.trim_matches('/');
    let parts: Vec<&str> = path.split('/').collect();
    let [year, month, day, slug] = parts.as_slice() else { return None };
    let number = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let is_plain = slug.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_')) && !slug.starts_with('.');
    (number(year, 4) && number(month, 2) && number(day, 2) && is_plain).then(|| Post { title, path: path.to_owned() })
}

/// Words that a name may have or lack.
const EMPTY: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "on",
    "in",
    "for",
    "to",
    "and",
    "rust",
    "results",
    "result",
    "announcing",
    "blog",
    "post",
    "report",
    "s",
    "official",
    "annual",
    "our",
    "we",
    "from",
    "by",
];

/// The post that a name means: both have the same telling words. Of the posts about a survey the one with the results counts. Where
/// two posts remain, none is meant.
pub(super) fn find<'a>(name: &str, posts: &'a [Post]) -> Option<&'a Post> {
    let wanted = telling(name);
    if wanted.len() < 2 {
        return None;
    }
    let mut found: Vec<&Post> = posts.iter().filter(|post| telling(&post.title) == wanted).collect();
    let results = |post: &&Post| post.title.to_lowercase().contains("result");
    if found.iter().any(results) {
        found.retain(results);
    }
    if found.len() == 1 { found.pop() } else { None }
}

fn telling(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .collect();
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_the_post_with_its_words() {
        let page = "<table><tr><td><a href='/2025/02/13/2024-State-Of-Rust-Survey-results/'>2024 State of Rust Survey Results</a>\
                    <tr><td><a href='/2024/12/05/annual-survey-2024-launch/'>Launching the 2024 State of Rust Survey</a>\
                    <tr><td><a href='/2025/06/16/rust-compiler-performance-survey-2025/'>Rust compiler performance survey 2025</a>\
                    <tr><td><a href='https://blog.rust-lang.org/2025/09/10/survey-results'>Rust compiler performance survey 2025 results</a>\
                    <tr><td><a href='/about/'>About</a></table>";
        let posts = read(page.as_bytes()).unwrap();
        assert_eq!(posts.len(), 4);
        let place = |name: &str| find(name, &posts).map(|post| post.path.as_str());
        assert_eq!(place("2024 State of Rust survey"), Some("2025/02/13/2024-State-Of-Rust-Survey-results"));
        assert_eq!(place("2025 compiler performance survey"), Some("2025/09/10/survey-results"));
        for none in ["2023 State of Rust survey", "State of Rust survey", "the survey", "2024"] {
            assert_eq!(place(none), None, "{none}");
        }
        assert!(read(b"<p>sign in").is_err());
    }
}
