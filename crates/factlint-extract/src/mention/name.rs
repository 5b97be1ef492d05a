//! Names of crates and repositories, by their signs in the text.

use super::own::is_rust;
use crate::block::{Block, Mark, MarkKind};
use crate::token::Token;
use crate::vocabulary::{is_name_shaped, is_no_name};

/// What shows that a word is a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    /// Only its place.
    Place,
    /// A link to its repository.
    Repository,
    /// Code font.
    Code,
    /// The word "crate" beside it.
    CrateWord,
    /// A link to its page.
    Link,
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// As crates.io writes it.
    pub(crate) name: String,
    /// `OWNER/NAME`, where the text links to it.
    pub(crate) repo: Option<String>,
    pub(crate) sign: Sign,
}

/// What a link leads to: a crate, or a repository.
pub(crate) fn link_target(url: &str) -> Option<Name> {
    let rest = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let (host, path) = rest.split_once('/')?;
    let mut parts = path.split(['/', '?', '#']).filter(|part| !part.is_empty());
    let krate = |name: Option<&str>| {
        name.filter(|n| is_name_shaped(n)).map(|n| Name { name: n.to_owned(), repo: None, sign: Sign::Link })
    };
    match host {
        "crates.io" | "lib.rs" => (parts.next()? == "crates").then(|| krate(parts.next())).flatten(),
        "docs.rs" => {
            krate(parts.next().filter(|name| !matches!(*name, "releases" | "about" | "crate"))).or_else(|| krate(parts.next()))
        }
        "github.com" | "gitlab.com" | "codeberg.org" => {
            let (owner, name) = (parts.next()?, parts.next()?.trim_end_matches(".git"));
            let whole = parts.next().is_none() || url.contains("/stargazers");
            (is_name_shaped(name) || name.contains('.')).then(|| Name {
                name: name.to_lowercase(),
                repo: (whole && host == "github.com" && is_owner(owner)).then(|| format!("{owner}/{name}")),
                sign: Sign::Repository,
            })
        }
        _ => None,
    }
}

/// Whether the word has the shape of the name of an account.
pub(super) fn is_owner(owner: &str) -> bool {
    !owner.is_empty()
        && owner.len() <= 39
        && owner.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !matches!(owner, "topics" | "search" | "features" | "orgs" | "sponsors" | "apps")
}

/// The name that a token is by its own signs: code font, a link.
pub(crate) fn named(token: &Token, block: &Block) -> Option<Name> {
    let word = token.text(&block.text);
    if let Some(MarkKind::Link(url)) = token.link.and_then(|index| block.marks.get(index)).map(|mark| &mark.kind)
        && let Some(target) = link_target(url)
        && stands_for(word, &target.name)
        // Rust is no crate; its repository has stars all the same.
        && (!is_rust(word) || target.repo.is_some())
    {
        return Some(Name { name: if target.sign == Sign::Link { target.name } else { spelled(word, &target.name) }, ..target });
    }
    let code = token.code.and_then(|index| block.marks.get(index));
    let whole = code.is_some_and(|mark| is_whole(block, mark.start, mark.end, token));
    let lower = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    (whole && lower && is_name_shaped(word) && !is_keyword(word)).then(|| Name {
        name: word.to_owned(),
        repo: None,
        sign: Sign::Code,
    })
}

/// Whether a mark can make a name of a word in it: most links lead elsewhere, or stand for something else.
pub(crate) fn may_name(mark: &Mark, block: &Block) -> bool {
    let text = &block.text.as_bytes()[mark.start..mark.end];
    match &mark.kind {
        MarkKind::Code => text[0].is_ascii_lowercase(),
        MarkKind::Link(url) => link_target(url).is_some_and(|target| {
            let name = plain(&target.name);
            let core = name.strip_prefix("rust-").unwrap_or(&name);
            let core = core.strip_suffix("-rs").or_else(|| core.strip_suffix(".rs")).unwrap_or(core);
            let same = |a: u8, b: u8| a.eq_ignore_ascii_case(&b) || (matches!(a, b'-' | b'_') && matches!(b, b'-' | b'_'));
            let is_at = |run: &[u8]| run.iter().zip(core.as_bytes()).all(|(a, b)| same(*a, *b));
            !text.is_ascii() || !core.is_ascii() || core.is_empty() || text.windows(core.len()).any(is_at)
        }),
    }
}

/// The code is the name alone, or the name with a version behind it.
fn is_whole(block: &Block, start: usize, end: usize, token: &Token) -> bool {
    let rest = block.text.get(token.end..end).unwrap_or_default().trim_start_matches(['@', ' ', '=', 'v', '"']);
    start == token.start && token.end <= end && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Code that is never a crate: words of the language and commands.
fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "async",
        "await",
        "const",
        "dyn",
        "else",
        "enum",
        "extern",
        "false",
        "fn",
        "for",
        "if",
        "impl",
        "in",
        "let",
        "loop",
        "match",
        "mod",
        "move",
        "mut",
        "pub",
        "ref",
        "return",
        "self",
        "static",
        "struct",
        "super",
        "trait",
        "true",
        "type",
        "unsafe",
        "use",
        "where",
        "while",
        "cargo",
        "rustc",
        "rustup",
        "rustdoc",
        "rustfmt",
        "rust-version",
        "std",
        "core",
        "alloc",
        "bool",
        "char",
        "str",
        "u8",
        "u16",
        "u32",
        "u64",
        "u128",
        "usize",
        "i8",
        "i16",
        "i32",
        "i64",
        "i128",
        "isize",
        "f32",
        "f64",
        "cfg",
        "derive",
        "test",
        "main",
        "master",
        "git",
        "npm",
        "pip",
        "make",
        "version",
        "edition",
        "msrv",
        "stable",
        "nightly",
        "beta",
        "no_std",
        "simd",
    ];
    KEYWORDS.contains(&word)
}

fn stands_for(word: &str, name: &str) -> bool {
    let (word, name) = (plain(word), plain(name));
    word == name
        || name.strip_suffix("-rs") == Some(&word)
        || name.strip_prefix("rust-") == Some(&word)
        || name.strip_suffix(".rs") == Some(&word)
        || word.strip_suffix(".rs") == Some(&name)
}

fn plain(text: &str) -> String {
    text.to_lowercase().replace('_', "-")
}

fn spelled(word: &str, repo: &str) -> String {
    let plain = word.trim_end_matches(".rs");
    if is_name_shaped(plain) { plain.to_lowercase() } else { repo.to_owned() }
}

/// The name that a plain word may be, where its place asks for one: no English word, no other product.
pub(crate) fn placed(word: &str) -> Option<Name> {
    let plain = word.strip_suffix(".rs").unwrap_or(word);
    // "iPhone", "eBPF": a capital behind a small letter at the beginning is the spelling of a product.
    let product = plain.starts_with(|c: char| c.is_ascii_lowercase()) && plain.contains(|c: char| c.is_ascii_uppercase());
    let shouting = plain.len() > 1 && plain.bytes().all(|b| !b.is_ascii_lowercase());
    (is_name_shaped(plain) && !is_no_name(plain) && !shouting && !product).then(|| Name {
        name: plain.to_lowercase(),
        repo: None,
        sign: Sign::Place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_crates_and_repositories() {
        let target = |url: &str| link_target(url).map(|name| (name.name, name.repo));
        assert_eq!(target("https://crates.io/crates/serde/1.0.1"), Some(("serde".into(), None)));
        assert_eq!(target("https://docs.rs/tokio/latest/tokio/"), Some(("tokio".into(), None)));
        assert_eq!(target("https://github.com/BurntSushi/ripgrep"), Some(("ripgrep".into(), Some("BurntSushi/ripgrep".into()))));
        assert_eq!(target("https://github.com/a/bc/issues/1"), Some(("bc".into(), None)));
        assert_eq!(target("https://example.org/x"), None);
        assert_eq!(target("https://github.com/topics/rust"), Some(("rust".into(), None)));
    }

    #[test]
    fn plain_words_are_names_only_where_they_can_be() {
        assert!(placed("heapless").is_some() && placed("Bevy").is_some());
        for word in ["version", "Python", "HTTP", "Rust", "a", "the", "1.0"] {
            assert!(placed(word).is_none(), "{word}");
        }
    }
}
