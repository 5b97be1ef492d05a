//! The crate that a document is about: by its title, its first words, its path.

use foldhash::HashSet;

use crate::advisory_page;
use crate::block::{Block, BlockKind};
use crate::fold::has_in_any_case;
use crate::mention::{named, placed};
use crate::scope::Whole;
use crate::token::tokens;
use crate::vocabulary::{is_name_shaped, is_no_name, is_prose};

/// Whether a word is a version, perhaps with a `v`.
pub(crate) fn is_versioned(word: &str) -> bool {
    word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit()) && word.contains('.')
}

/// Words of a title or a path that say what sort of text it is.
const SORTS: &[&str] =
    &["changelog", "change-log", "changes", "readme", "release-notes", "releases", "history", "news", "upgrading", "migration"];

/// The crate that a change log or a read-me is of, by its title or else its path; of any document, where its title begins with
/// a release ("clap 3.0, …").
pub(crate) fn about(path: &str, title: &str, block: Option<&Block>, whole: &Whole<'_>) -> Option<String> {
    // "Announcing Brindle 3.4"
    let title =
        ["Announcing ", "Introducing ", "Releasing ", "Upgrading from ", "Upgrading to ", "Migrating from ", "Migrating to "]
            .iter()
            .find_map(|word| title.strip_prefix(word))
            .unwrap_or(title);
    let first = title.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let second = title.split_whitespace().nth(1).unwrap_or_default();
    let versioned = is_versioned(second);
    let by_title = (is_name_shaped(first) && !is_no_name(first)).then(|| first.to_lowercase());
    // "History" says what the text is.
    let by_title = by_title.filter(|name| !SORTS.contains(&name.as_str()));
    if versioned && by_title.is_some() {
        return by_title;
    }
    if let Some(name) = by_advisory(title).or_else(|| advisory_page::package(title, &whole.blocks)) {
        return Some(name);
    }
    let lower = format!("{} {}", path.to_lowercase(), title.to_lowercase().replace(' ', "-"));
    if !SORTS.iter().any(|sort| lower.contains(sort)) {
        return None;
    }
    let by_code = block
        .and_then(|block| tokens(block, 0, block.text.len()).iter().find_map(|token| named(token, block)))
        .map(|name| name.name);
    // A post has its file named for its title: "ada-how-often-peel-changes.md" is about no crate of that name.
    let is_post = whole.is_post && !["changelog", "readme"].iter().any(|sort| lower.contains(sort));
    by_code
        .or_else(|| by_introduction(&whole.blocks))
        .or_else(|| by_whole_title(title, path, whole.pages()))
        .or_else(|| by_log_title(title).filter(|_| whole.is_rust()))
        .or_else(|| by_path(path, &|_| false).filter(|name| whole.pages().contains(name)))
        .or_else(|| by_title.filter(|name| whole.is_known(name) || !is_post && path.to_lowercase().contains(name.as_str())))
        .or_else(|| by_path(path, &|name| whole.is_known(name)).filter(|name| !is_post || whole.is_known(name)))
}

/// The crate whose security advisory the title says the document to be: "brindle security advisory", "Security advisory for the
/// brindle crate". What ships with Rust has its versions from it.
fn by_advisory(title: &str) -> Option<String> {
    const OF_RUST: &[&str] = &["cargo", "rustdoc", "rustup", "clippy", "rustfmt", "std"];
    // Few titles have the words, and most not even the first of them.
    if !has_in_any_case(title, "security") {
        return None;
    }
    let lower = title.to_lowercase();
    let (before, behind) = lower.split_once("security advisory")?;
    let before = before.trim();
    let name = match behind.trim().strip_prefix("for ") {
        Some(rest) => rest.strip_prefix("the ").unwrap_or(rest).split([' ', ':', ',']).next()?,
        None => before,
    };
    let is_crate = !behind.starts_with(" for the ") || behind.contains(" crate");
    placed(name.trim_matches('`')).map(|name| name.name).filter(|name| is_crate && !OF_RUST.contains(&name.as_str()))
}

/// "All notable changes to the `brindle` crate …": the name in code font or a link that the first paragraphs of a change log give.
fn by_introduction(blocks: &[Block]) -> Option<String> {
    const FIRST: usize = 6;
    let is_text = |block: &&Block| block.kind == BlockKind::Paragraph;
    blocks.iter().take(FIRST).filter(is_text).find_map(|block| {
        let (at, words) = block.text.match_indices("changes to ").next()?;
        let start = at + words.len();
        let end = block.text[start..].find(['.', ',', ';']).map_or(block.text.len(), |stop| start + stop);
        tokens(block, start, end).iter().take(3).find_map(|token| named(token, block)).map(|name| name.name)
    })
}

/// "Crossbeam Channel", "pkg-config-rs": the longest name with which the title begins, of those that the path or a link to a
/// page tells.
fn by_whole_title(title: &str, path: &str, pages: &HashSet<String>) -> Option<String> {
    let title = plain(title.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
    let folder = by_path(path, &|_| false);
    let told = pages.iter().chain(&folder).filter(|name| name.len() > 1 && begins_with(&title, name));
    // Of names that are spelled alike the one in the link is the crate's own.
    told.max_by_key(|name| (name.len(), pages.contains(*name), *name)).cloned()
}

/// "brindle changelog", "Release notes for brindle": the name that a title gives in small letters, with what else is in it saying
/// which sort of text it is.
fn by_log_title(title: &str) -> Option<String> {
    const SORTS: &[&str] = &["changelog", "change log", "release notes", "release history", "releases", "changes"];
    let lower = title.trim().to_lowercase();
    let name = SORTS.iter().find_map(|sort| {
        let behind = || {
            ["for the ", "of the ", "for ", "of "]
                .iter()
                .find_map(|word| lower.strip_prefix(sort)?.trim_start().strip_prefix(word))
        };
        lower.strip_suffix(sort).filter(|before| before.ends_with(' ')).or_else(behind)
    })?;
    let name = name.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_small = || title.contains(name);
    (is_name_shaped(name) && is_small() && !is_no_name(name) && !is_prose(name) && !GENERIC.contains(&name))
        .then(|| name.to_owned())
}

/// A name or a title as they are compared.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['_', ' '], "-")
}

/// Whether a plain title begins with a name, and no word goes on behind it. A document has many names.
fn begins_with(title: &str, name: &str) -> bool {
    let first = name.as_bytes().first().filter(|first| first.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase);
    if first.is_some_and(|first| title.as_bytes().first() != Some(&first)) {
        return false;
    }
    title.strip_prefix(&plain(name)).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Words before "changelog" in the name of a file that say what sort of log it is.
const GENERIC: &[&str] = &[
    "the",
    "my",
    "our",
    "your",
    "this",
    "new",
    "old",
    "full",
    "draft",
    "main",
    "all",
    "app",
    "project",
    "example",
    "sample",
    "test",
    "docs",
    "internal",
    "public",
    "release",
    "releases",
    "rust",
    "crate",
    "workspace",
    "final",
    "first",
    "last",
    "web",
    "site",
    "api",
    "code",
    "tools",
    "team",
    "company",
    "product",
    "service",
    "server",
    "client",
    "backend",
    "frontend",
    "how",
    "keep",
    "write",
    "what",
];

/// The name in the file's own name, else that of its folder: `10-moka-changelog.md`, `crates/tokio/CHANGELOG.md`,
/// `vendor/tokio-1.40.0/README.md`. Where it is a word as well, the text has to show that it is a name.
fn by_path(path: &str, is_known: &dyn Fn(&str) -> bool) -> Option<String> {
    let may_be = |name: &str| is_name_shaped(name) && (!is_no_name(name) || is_known(name));
    let mut parts = path.rsplit('/');
    let file = parts.next()?.split('.').next()?.to_lowercase();
    let words: Vec<&str> = file.split(['-', '_']).collect();
    let cut = words.iter().position(|word| SORTS.contains(word)).unwrap_or(words.len());
    // "BREAKING-CHANGES.md", "brindle-breaking-changes.md".
    let named = if cut > 0 && cut < words.len() && matches!(words[cut - 1], "breaking" | "api") { cut - 1 } else { cut };
    let name: Vec<&str> = words[..named].iter().copied().skip_while(|word| word.bytes().all(|b| b.is_ascii_digit())).collect();
    let name = name.join("-");
    // "path-changes.md" is no change log of `path`.
    let is_told = words.get(cut).is_some_and(|sort| !is_prose(&name) || matches!(*sort, "changelog" | "readme" | "releases"));
    // "half-changelog.md": a word, but the file is named for it.
    let is_named = matches!(words.get(cut), Some(&("changelog" | "readme")))
        && name.len() > 2
        && is_name_shaped(&name)
        && !GENERIC.contains(&&*name);
    if cut < words.len() && is_told && (may_be(&name) || is_named) {
        return Some(name);
    }
    let folder = parts.next()?.to_lowercase();
    let folder = without_version(&folder);
    (cut == 0 && may_be(folder) && folder != "src").then(|| folder.to_owned())
}

/// A folder's name without the version that package managers put behind it.
fn without_version(folder: &str) -> &str {
    let cut = folder.match_indices('-').find(|(at, _)| {
        let rest = &folder[at + 1..];
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.split('.').count() >= 3
    });
    cut.map_or(folder, |(at, _)| &folder[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_log_is_of_a_crate() {
        let of_path = |path: &str| by_path(path, &|name| name == "either");
        assert_eq!(of_path("dev/10-moka-changelog-mutated.md").as_deref(), Some("moka"));
        assert_eq!(of_path("crates/tokio/CHANGELOG.md").as_deref(), Some("tokio"));
        assert_eq!(of_path("12-crossbeam-channel-changelog.md").as_deref(), Some("crossbeam-channel"));
        assert_eq!(of_path("43-half-changelog.md").as_deref(), Some("half"));
        assert_eq!(of_path("our-changelog.md"), None);
        assert_eq!(of_path("12-heapling-breaking-changes.md").as_deref(), Some("heapling"));
        assert_eq!(of_path("notes.md"), None);
        assert_eq!(of_path("either-1.9.0/RELEASES.md").as_deref(), Some("either"));
        assert_eq!(of_path("over/RELEASES.md"), None);
        assert_eq!(of_path("vendor/heap-ling-0.9.1-beta.1/README.md").as_deref(), Some("heap-ling"));
    }

    #[test]
    fn the_title_of_a_log_names_its_crate() {
        for title in [
            "brindle changelog",
            "Changelog for brindle",
            "Changelog of the `brindle`",
            "brindle Release Notes",
            "Release notes for brindle",
        ] {
            assert_eq!(by_log_title(title).as_deref(), Some("brindle"), "{title}");
        }
        for title in [
            "Changelog",
            "Full changelog",
            "our changelog",
            "Brindle changelog",
            "Changelog for our team",
            "breaking changes",
            "what changes",
        ] {
            assert_eq!(by_log_title(title), None, "{title}");
        }
    }

    #[test]
    fn a_title_of_two_words_is_the_name_that_a_link_tells() {
        let pages = HashSet::from_iter(["mortar_channel".to_owned(), "other".to_owned()]);
        let about = |title: &str, path: &str| by_whole_title(title, path, &pages);
        assert_eq!(about("Mortar Channel", "README.md").as_deref(), Some("mortar_channel"));
        assert_eq!(about("heapling-rs: a heap", "heapling/README.md").as_deref(), Some("heapling"));
        assert_eq!(about("Mortars", "README.md"), None);
    }
}
