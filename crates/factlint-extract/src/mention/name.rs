//! Names of crates and repositories, by their signs in the text.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::own::is_rust;
use super::version::lone_version;
use crate::block::{Block, Mark, MarkKind};
use crate::fold::lower;
use crate::lexicon::Lexicon;
use crate::neighbours::holds;
use crate::token::Token;
use crate::vocabulary::{is_name_shaped, is_no_name, is_no_small_name, is_other};

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

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Target<'a> {
    /// As the url writes it.
    pub(crate) name: &'a str,
    /// Who owns the repository, where the link leads to one as a whole.
    owner: Option<&'a str>,
    pub(crate) sign: Sign,
}

/// A url without its scheme, and without `www.`.
pub(crate) fn without_scheme(url: &str) -> &str {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    rest.strip_prefix("www.").unwrap_or(rest)
}

/// The sites whose urls tell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Site {
    /// Its pages of crates stand below `crates`.
    Registry,
    Documentation,
    /// Its repositories may be told to stand by themselves.
    Home,
    Repositories,
}

/// The site of a url without its scheme, and the path on it.
fn site_of(rest: &str) -> Option<(Site, &str)> {
    let bytes = rest.as_bytes();
    let at = |site: Site, host: &str| rest.strip_prefix(host).map(|path| (site, path));
    match (bytes.first()?, bytes.get(3)?) {
        (b'g', b'h') => at(Site::Home, "github.com/"),
        (b'g', _) => at(Site::Repositories, "gitlab.com/"),
        (b'd', _) => at(Site::Documentation, "docs.rs/"),
        (b'c', b'e') => at(Site::Repositories, "codeberg.org/"),
        (b'c', _) => at(Site::Registry, "crates.io/"),
        (b'l', _) => at(Site::Registry, "lib.rs/"),
        _ => None,
    }
}

/// What a link to the page of a crate leads to.
pub(crate) fn page_target(url: &str) -> Option<Target<'_>> {
    // Most links lead to no such site.
    site_of(without_scheme(url)).filter(|(site, _)| matches!(site, Site::Registry | Site::Documentation))?;
    link_target(url)
}

/// What a link leads to: a crate, or a repository.
pub(crate) fn link_target(url: &str) -> Option<Target<'_>> {
    let (site, path) = site_of(without_scheme(url))?;
    let mut parts = parts(path);
    match site {
        Site::Registry => (parts.next()? == "crates").then(|| Target::krate(parts.next()?)).flatten(),
        Site::Documentation => {
            let first = parts.next().filter(|name| !matches!(*name, "releases" | "about" | "crate"));
            first.and_then(Target::krate).or_else(|| Target::krate(parts.next()?))
        }
        Site::Home | Site::Repositories => {
            let (owner, name) = (parts.next()?, parts.next()?);
            let name = if name.ends_with(".git") { name.trim_end_matches(".git") } else { name };
            let shaped = is_name_shaped(name) || name.contains('.');
            let page = parts.next();
            if page == Some("releases")
                && let Some(own) = parts.nth(1).and_then(|tag| name_in_tag(tag, name))
            {
                return Some(Target { name: own, owner: None, sign: Sign::Repository });
            }
            let is_whole = page.is_none_or(|next| next == "stargazers");
            let is_repo = shaped && site == Site::Home && is_whole && is_owner(owner);
            shaped.then_some(Target { name, owner: is_repo.then_some(owner), sign: Sign::Repository })
        }
    }
}

/// What stands between a repository and the tag of a release in a url.
static RELEASES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"/releases/tag/"));

/// The repository and the tag of the page of a release.
pub(super) fn release_of(url: &str) -> Option<(&str, &str)> {
    let at = RELEASES.find(url.as_bytes())?;
    Some((&url[..at], &url[at + RELEASES.needle().len()..]))
}

/// The crate of whose release a link leads to the page.
pub(crate) fn release_target(url: &str) -> Option<String> {
    let (before, tag) = release_of(url)?;
    let name = link_target(url)?.name;
    let is_rust = before.ends_with("github.com/rust-lang/rust");
    // "strips-v0.1" is a tag of a part, which may have any name.
    let is_plain = tag.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    // A repository may be of a program in any language; such names are no crates.
    let name = std::str::from_utf8(core(name)).ok()?.to_lowercase();
    (!is_rust && is_plain && is_name_shaped(&name) && !is_no_name(&name) && !is_other(&name)).then_some(name)
}

/// Whether a link leads to a release whose tag begins with a name, and not with that of the repository.
pub(crate) fn is_tag_of_part(url: &str) -> bool {
    let Some((before, tag)) = release_of(url) else { return false };
    name_in_tag(tag, before.rsplit('/').next().unwrap_or_default()).is_some()
}

/// What a tag is of that is not named as its repository: `tokio-util` of `tokio-util-0.7.1`.
fn name_in_tag<'a>(tag: &'a str, repository: &str) -> Option<&'a str> {
    let (prefix, _) = tag.split_at(tag.find(|c: char| c.is_ascii_digit())?);
    let prefix = prefix.trim_end_matches(['v', 'V']);
    let own = prefix.strip_suffix(['-', '_', '@']).filter(|own| is_name_shaped(own))?;
    let is_plain = matches!(own, "release" | "version" | "rel") || is_alike(core(own), core(repository));
    (!is_plain).then_some(own)
}

/// The parts of a path that are not empty.
pub(super) fn parts(path: &str) -> impl Iterator<Item = &str> {
    let is_edge = |b: u8| matches!(b, b'/' | b'?' | b'#');
    let mut rest = path;
    std::iter::from_fn(move || {
        let start = rest.bytes().position(|b| !is_edge(b))?;
        let from = &rest[start..];
        let (part, behind) = from.split_at(memchr::memchr3(b'/', b'?', b'#', from.as_bytes()).unwrap_or(from.len()));
        rest = behind;
        Some(part)
    })
}

impl<'a> Target<'a> {
    fn krate(name: &'a str) -> Option<Self> {
        is_name_shaped(name).then_some(Self { name, owner: None, sign: Sign::Link })
    }

    /// Whether a word of a link to it can stand for it: most links stand for something else.
    pub(crate) fn may_be_named(self, mark: &Mark, block: &Block) -> bool {
        self.may_stand_in(&block.text.as_bytes()[mark.start..mark.end])
    }

    /// Whether a word of a text may stand for it, as far as letters tell.
    pub(crate) fn may_stand_in(self, text: &[u8]) -> bool {
        let core = core(self.name);
        let Some(first) = core.first().filter(|first| first.is_ascii_alphanumeric() && text.is_ascii() && core.is_ascii()) else {
            return true;
        };
        if !may_hold(text, core) {
            return false;
        }
        // Into the repository of Rust lead many links, and Rust itself is no crate.
        let is_other = |run: &[u8], behind: &[u8]| {
            let is_plain = self.owner.is_none() && std::str::from_utf8(run).is_ok_and(is_rust);
            !is_plain || behind.get(..3).is_some_and(|end| is_alike(end, b"-rs") || is_alike(end, b".rs"))
        };
        let stands_at = |(at, run): (usize, &[u8])| {
            run[0] | 32 == first | 32 && is_alike(run, core) && is_other(run, &text[at + run.len()..])
        };
        text.windows(core.len()).enumerate().any(stands_at)
    }

    /// Whether a word stands for it.
    pub(crate) fn is_named(self, word: &str) -> bool {
        // Rust is no crate; its repository has stars all the same.
        stands_for(word, self.name) && (!is_rust(word) || self.owner.is_some())
    }

    /// What a word that stands for it calls it, as crates.io writes it.
    pub(crate) fn name_by<'w>(self, word: &'w str) -> Cow<'w, str>
    where
        'a: 'w,
    {
        if self.sign == Sign::Link { Cow::Borrowed(self.name) } else { spelled(word, self.name) }
    }

    /// The name that a word is that stands for the target.
    pub(crate) fn named(self, word: &str) -> Name {
        let repo = self.owner.map(|owner| format!("{owner}/{}", self.name));
        Name { name: self.name_by(word).into_owned(), repo, sign: self.sign }
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
    let target = token.link.and_then(|index| block.marks.get(index)).and_then(|mark| match &mark.kind {
        MarkKind::Link(url) => link_target(url),
        MarkKind::Code => None,
    });
    named_by(token, block, target)
}

/// The name that a token is whose link leads to this.
pub(crate) fn named_by(token: &Token, block: &Block, target: Option<Target<'_>>) -> Option<Name> {
    let word = token.text(&block.text);
    if let Some(target) = target.filter(|target| target.is_named(word)) {
        return Some(target.named(word));
    }
    is_code_name(token, block).then(|| Name { name: word.to_owned(), repo: None, sign: Sign::Code })
}

/// Whether a token is a name by code font.
fn is_code_name(token: &Token, block: &Block) -> bool {
    let Some(code) = token.code.and_then(|code| block.marks.get(code)) else { return false };
    let word = token.text(&block.text);
    let whole = is_whole(block, code.start, code.end, token);
    let is_lower = || word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
    // "`v2_72`": a version as features are named.
    let is_version = || {
        let underscored = word.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'_'));
        underscored || lone_version(word).is_some()
    };
    // "[`rung_eq`](…/macro.rung_eq.html)": a part of a library.
    let is_item = || {
        let mark = token.link.and_then(|index| block.marks.get(index));
        mark.is_some_and(|mark| matches!(&mark.kind, MarkKind::Link(url) if is_item_page(url)))
    };
    whole && is_lower() && is_name_shaped(word) && !is_keyword(word) && !is_version() && !is_item()
}

/// Whether a link leads to the page of an item in the documentation of a library.
fn is_item_page(url: &str) -> bool {
    const SORTS: &[&str] = &["macro", "struct", "enum", "trait", "fn", "type", "constant", "derive", "attr", "union", "static"];
    let path = memchr::memchr2(b'#', b'?', url.as_bytes()).map_or(url, |end| &url[..end]);
    let name = path.strip_suffix(".html").and_then(|page| page.rsplit('/').next()).and_then(|name| name.split_once('.'));
    name.is_some_and(|(sort, _)| SORTS.contains(&sort))
}

/// What is left of a name in every word that stands for it.
fn core(name: &str) -> &[u8] {
    let name = name.as_bytes();
    let ends = |name: &[u8], end: &[u8]| name.len() >= end.len() && is_alike(&name[name.len() - end.len()..], end);
    let name = if name.len() >= 5 && is_alike(&name[..5], b"rust-") { &name[5..] } else { name };
    if ends(name, b"-rs") || ends(name, b".rs") { &name[..name.len() - 3] } else { name }
}

/// Whether two bytes of names are alike: letters in any case, and a dash is an underscore.
fn is_same(a: u8, b: u8) -> bool {
    a.eq_ignore_ascii_case(&b) || (matches!(a, b'-' | b'_') && matches!(b, b'-' | b'_'))
}

/// Whether a text of ASCII may hold a name, as far as its first two letters tell.
fn may_hold(text: &[u8], name: &[u8]) -> bool {
    let [first, second, ..] = name else { return true };
    if !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
        return true;
    }
    let (first, second) = (first | 32, second | 32);
    holds(text, |a, b, _, _| (a | 32 == first) & (b | 32 == second))
}

fn is_alike(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(*a, *b))
}

/// The code is the name alone, or the name with a version behind it.
fn is_whole(block: &Block, start: usize, end: usize, token: &Token) -> bool {
    let rest = block.text.get(token.end..end).unwrap_or_default().trim_start_matches(['@', ' ', '=', 'v', '"']);
    start == token.start && token.end <= end && (rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Code in small letters that is never a crate: words of the language and commands.
fn is_keyword(word: &str) -> bool {
    static KEYWORDS: Lexicon = Lexicon::of(&[
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
        "latest",
        "nightly",
        "beta",
        "no_std",
        "simd",
        "x86-64",
        "aarch64",
        "arm64",
        "riscv64",
        "s390x",
        "wasm32",
        "wasm64",
        "i686",
    ]);
    KEYWORDS.has(word)
}

fn stands_for(word: &str, name: &str) -> bool {
    if word.is_ascii() && name.is_ascii() {
        let (word, name) = (word.as_bytes(), name.as_bytes());
        let with = |run: &[u8], end: &[u8], all: &[u8]| {
            all.len() == run.len() + end.len() && is_alike(&all[..run.len()], run) && is_alike(&all[run.len()..], end)
        };
        return is_alike(word, name)
            || with(word, b"-rs", name)
            || with(name, b"-rs", word)
            || with(b"rust-", word, name)
            || with(word, b".rs", name)
            || with(name, b".rs", word);
    }
    let plain = |text: &str| text.to_lowercase().replace('_', "-");
    let (word, name) = (plain(word), plain(name));
    word == name
        || name.strip_suffix("-rs") == Some(&word)
        || name.strip_prefix("rust-") == Some(&word)
        || name.strip_suffix(".rs") == Some(&word)
        || word.strip_suffix(".rs") == Some(&name)
}

fn spelled<'a>(word: &'a str, repo: &'a str) -> Cow<'a, str> {
    let mut plain = word;
    while let Some(rest) = plain.strip_suffix(".rs") {
        plain = rest;
    }
    lower(if is_name_shaped(plain) { plain } else { repo })
}

/// The name that a plain word may be, where its place asks for one: no English word, no other product.
pub(crate) fn placed(word: &str) -> Option<Name> {
    small_name(word).map(|name| Name { name: name.into_owned(), repo: None, sign: Sign::Place })
}

/// The same, as crates.io writes it.
pub(crate) fn small_name(word: &str) -> Option<Cow<'_, str>> {
    let plain = word.strip_suffix(".rs").unwrap_or(word);
    // Most words are in small letters, and all letters have the shape of a name.
    let small = plain.bytes().take_while(u8::is_ascii_lowercase).count();
    if small == plain.len() {
        return ((2..=64).contains(&small) && !is_no_small_name(plain)).then_some(Cow::Borrowed(plain));
    }
    // "iPhone", "eBPF": a capital behind a small letter at the beginning is the spelling of a product; "mdBook" is a name.
    let inner = plain.bytes().skip(small).take_while(u8::is_ascii_uppercase).count();
    let product = small > 0 && inner > 0 && !(small > 1 && inner == 1 && small + inner < plain.len());
    let shouting = plain.len() > 1 && plain.bytes().all(|b| !b.is_ascii_lowercase());
    if shouting || product || !is_name_shaped(plain) {
        return None;
    }
    Some(lower(plain)).filter(|small| !is_no_small_name(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_crates_and_repositories() {
        let target = |url: &str| link_target(url).map(|target| target.named("?")).map(|name| (name.name, name.repo));
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
