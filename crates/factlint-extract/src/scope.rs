//! What a block can rely on from around it: the title, the headings above, the crate that the document is about, its date.

mod headings;
mod names;
mod says;
mod unread;
mod updated;

use std::cell::{Cell, OnceCell};
use std::iter;
use std::ops::Deref;
use std::sync::LazyLock;

use factlint_kinds::spaced::spaced;
use factlint_model::{PartialDate, PartialVersion, Span};
use foldhash::HashSet;
use memchr::memmem::Finder;

pub(crate) use self::headings::Headings;
use self::names::{Names, pages};
use self::says::newest_release;
pub(crate) use self::says::numbers_section;
use crate::about;
use crate::advisory_page;
use crate::block::{Block, BlockKind, Blocks, Mark, MarkKind};
use crate::cited::Citations;
use crate::date_chain::Dated;
use crate::mention::lone_version;
use crate::neighbours::holds;
use crate::not_rusts::required;
use crate::vocabulary::{is_name_shaped, is_no_name, is_plain, is_prose};

/// What the document as a whole says. Most documents are asked for little of it, so that the rest is read when it is wanted.
#[derive(Debug, Default)]
pub(crate) struct Whole<'a> {
    path: &'a str,
    pub(crate) blocks: Blocks<'a>,
    pub(crate) title: String,
    /// Whether it has its title in front matter, as posts have.
    pub(crate) is_post: bool,
    about: OnceCell<Option<String>>,
    /// Whether the document announces a release of Rust.
    pub(crate) about_rust: bool,
    /// The version of Rust in its title.
    pub(crate) title_version: Option<PartialVersion>,
    /// That release, unless it is a point release: such a one brings nothing new.
    pub(crate) rust_release: Option<PartialVersion>,
    names: OnceCell<Names>,
    /// The names to whose page a link leads.
    pages: OnceCell<HashSet<String>>,
    /// The words behind which a version stands somewhere, in small letters.
    by_version: OnceCell<HashSet<String>>,
    /// The words that are written in small letters.
    small: OnceCell<HashSet<String>>,
    /// How often somebody asked for one of them.
    small_asked: Cell<u8>,
    /// The numbers behind the name of Rust.
    numbers: OnceCell<HashSet<String>>,
    /// The releases that manifests in the text require.
    required: OnceCell<HashSet<(u64, u64)>>,
    /// Whether the document presents one crate: what it says of no other crate, it says of that one.
    pub(crate) is_read_me: bool,
    /// Whether the document lists the changes of releases.
    pub(crate) is_change_log: bool,
    by_release: OnceCell<bool>,
    is_rust: OnceCell<bool>,
    names_rust: OnceCell<bool>,
    /// Where its title stands in the file.
    pub(crate) title_at: Option<Span>,
    /// What the document refers to by keys, footnotes and titles.
    pub(crate) citations: Citations<'a>,
    newest: OnceCell<Option<PartialVersion>>,
    titled: OnceCell<Option<PartialVersion>>,
    advisory: OnceCell<Option<String>>,
}

/// What a block can rely on.
pub(crate) struct Scope<'a> {
    /// The crate that the section, or else the document, is about.
    pub(crate) about: Option<&'a str>,
    /// Whether a heading says so, and not only the document.
    pub(crate) is_of_heading: bool,
    /// The crate that a heading above names, or the entry that the block is.
    pub(crate) section: Option<&'a str>,
    /// The crate that the row of the table is about.
    pub(crate) row: Option<&'a str>,
    /// The words that name what the entry is about.
    pub(crate) entry: Option<&'a str>,
    /// The release under whose heading the block stands.
    pub(crate) release: Option<&'a PartialVersion>,
    /// Whether the section is about what has not been released yet.
    pub(crate) unreleased: bool,
    /// Whether the nearest heading speaks of the version of Rust that is needed.
    pub(crate) about_toolchain: bool,
    /// The nearest heading, in lower case.
    pub(crate) heading: Option<&'a str>,
    /// The heading above that one, in lower case.
    pub(crate) above: Option<&'a str>,
    /// The heading above both, likewise.
    pub(crate) top: Option<&'a str>,
    /// The release of Rust that the nearest heading is.
    pub(crate) rust_heading: Option<&'a PartialVersion>,
    /// The date of the nearest dated heading, and where it stands in the file.
    pub(crate) heading_date: Option<(PartialDate, Span)>,
    /// The date of the document as a whole: few blocks are asked for it.
    pub(crate) document_date: &'a dyn Deref<Target = Option<Dated>>,
    /// Where the heading or the title stands that says what `about` is.
    pub(crate) about_at: Option<Span>,
    /// The advisory that a heading above, or the row of the table, names.
    pub(crate) advisory: Option<&'a str>,
}

/// The release in full, where the first blocks of the text spell it out.
fn spelled_out(blocks: &[Block], version: PartialVersion) -> PartialVersion {
    /// So many blocks are looked through.
    const FIRST: usize = 12;
    let full = format!("{version}.0");
    let spells = |block: &Block| {
        block.text.match_indices(full.as_str()).any(|(at, _)| {
            let (before, behind) = (&block.text[..at], block.text[at + full.len()..].trim_start_matches('.'));
            !before.ends_with(|c: char| c.is_ascii_digit() || c == '.') && !behind.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let is_open = version.parts().len() == 2 && blocks.iter().take(FIRST).any(spells);
    if is_open { full.parse().unwrap_or(version) } else { version }
}

/// The name of Rust.
static NAME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"Rust"));

/// The name of Rust, and a blank.
static RUST: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"Rust "));

/// What the numbers of releases of Rust begin with.
static NUMBER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b" 1."));

impl<'a> Whole<'a> {
    /// Reads the title and the path. A document that is `of_rust` is about Rust, whether it says so or not.
    pub(crate) fn of(path: &'a str, blocks: Blocks<'a>, of_rust: bool) -> Self {
        let front = front_title(&blocks);
        let is_post = front.is_some();
        let title = front.or_else(|| title_block(&blocks).map(|block| block.text.as_str().to_owned())).unwrap_or_default();
        let behind_rust = || RUST.find_iter(title.as_bytes()).map(|at| &title[at + RUST.needle().len()..]);
        let title_version: Option<PartialVersion> = behind_rust()
            .next()
            .and_then(|rest| rest.split_whitespace().next()?.trim_end_matches([',', ':', '.']).parse().ok())
            .filter(|version: &PartialVersion| version.parts().len() > 1);
        // "Announcing Rust 1.15" is its first release; "Rust 1.74.1" is a point release.
        let announces = announces(&title);
        let rust_release = title_version.clone().filter(|version| match version.parts().get(2) {
            Some(patch) => version.is_full() && *patch == 0,
            None => announces,
        });
        // "Announcing Rust 1.20", and then "the latest version of Rust, 1.20.0".
        let rust_release = rust_release.map(|version| spelled_out(&blocks, version));
        let about_rust = behind_rust().any(|rest| rest.starts_with("1.") || rest.starts_with("0."));
        let (is_change_log, is_read_me) = sort_of(path.rsplit('/').next().unwrap_or(path), &title);
        let title_at = title_block(&blocks).map(whole_source);
        Self {
            path,
            blocks,
            title,
            is_post,
            title_at,
            about_rust,
            title_version,
            rust_release,
            is_change_log,
            is_read_me,
            citations: Citations::of(blocks.all),
            is_rust: if of_rust { OnceCell::from(true) } else { OnceCell::new() },
            ..Self::default()
        }
    }

    /// The blocks before this one, the nearest first.
    pub(crate) fn before<'s>(&'s self, block: &'s Block<'a>) -> impl Iterator<Item = &'s Block<'a>> {
        // They stand one after the other.
        let place = |block: &Block<'_>| std::ptr::from_ref(block).addr();
        let at = self.blocks.partition_point(|other| place(other) < place(block));
        let is_there = self.blocks.get(at).is_some_and(|own| std::ptr::eq(own, block));
        self.blocks[..if is_there { at } else { 0 }].iter().rev()
    }

    /// Whether its headings are releases: a change log, or a guide from one release to the next.
    pub(crate) fn goes_by_release(&self) -> bool {
        let is_guide = |name: &str| ["migrat", "upgrad"].iter().any(|word| name.to_lowercase().contains(word));
        let file = || self.path.rsplit('/').next().unwrap_or(self.path);
        *self.by_release.get_or_init(|| self.is_change_log || is_guide(&self.title) || is_guide(file()))
    }

    /// Whether the document is of one crate by what it is: a read-me, a change log.
    pub(crate) fn is_of_one_crate(&self) -> bool {
        self.is_read_me || self.is_change_log
    }

    /// Whether the title begins with a release: "Brindle 3.4".
    pub(crate) fn has_versioned_title(&self) -> bool {
        self.title.split_whitespace().nth(1).is_some_and(about::is_versioned)
    }

    /// The release that the title in its front matter is: "Brindle 0.22: ladders". One above the text is a heading.
    fn titled_release(&self) -> Option<&PartialVersion> {
        let read = || {
            let mut words = self.title.split_whitespace();
            let is_about = words.next().is_some_and(|word| self.about().is_some_and(|about| about.eq_ignore_ascii_case(word)));
            let version = words.next().filter(|_| is_about)?;
            lone_version(version.trim_end_matches([',', ':', '.'])).filter(|version| version.parts().len() > 1)
        };
        self.titled.get_or_init(|| if self.is_post { read() } else { None }).as_ref()
    }

    /// The crate that the document is about.
    pub(crate) fn about(&self) -> Option<&str> {
        let read = || about::about(self.path, &self.title, title_block(&self.blocks), self);
        self.about.get_or_init(|| if self.about_rust { None } else { read() }).as_deref()
    }

    /// Whether the document speaks of Rust at all.
    pub(crate) fn is_rust(&self) -> bool {
        const WORDS: &[&str] =
            &["Rust", "crate", "Crate", "cargo", "Cargo", "rustc", "rustup", "rust-version", "clippy", "MSRV", "RUSTSEC"];
        const PAGES: &[&str] = &["://crates.io/", "://docs.rs/", "://lib.rs/", "rust-lang.org/", "github.com/rust-lang/"];
        let leads = |mark: &Mark| matches!(&mark.kind, MarkKind::Link(url) if PAGES.iter().any(|page| url.contains(page)));
        let speaks = |block: &Block| WORDS.iter().any(|word| block.text.contains(word)) || block.marks.iter().any(leads);
        // Most say so in the first words of their text.
        let names = || {
            NAME.find(self.blocks.texts.as_bytes()).is_some()
                && self.blocks.iter().any(|block| NAME.find(block.text.as_bytes()).is_some())
        };
        *self.is_rust.get_or_init(|| names() || self.blocks.iter().any(speaks))
    }

    /// Whether the document names releases of Rust by number, and so may go on with the number alone.
    pub(crate) fn names_releases_of_rust(&self) -> bool {
        let names = |text: &str| {
            let is_rusts = |at: usize| text[..at].ends_with("Rust") || text[..at].ends_with("rustc");
            NUMBER.find_iter(text.as_bytes()).any(is_rusts)
        };
        *self.names_rust.get_or_init(|| names(self.blocks.texts) && self.blocks.iter().any(|block| names(&block.text)))
    }

    /// Whether a version stands beside the name somewhere in the document, or its sign shows it to be a crate.
    pub(crate) fn has_versions(&self, name: &str) -> bool {
        self.names().has_versions(name, self.blocks)
    }

    /// Whether the name has a sign of its own somewhere in the document.
    pub(crate) fn is_known(&self, name: &str) -> bool {
        self.names().is_known(name, self.blocks)
    }

    /// Whether a version stands behind the name somewhere in the text, whatever its letters: "Ondula 0.7".
    pub(crate) fn stands_by_version(&self, name: &str) -> bool {
        self.by_version
            .get_or_init(|| self.blocks.iter().flat_map(|block| before_versions(&block.text)).map(str::to_lowercase).collect())
            .contains(name)
    }

    /// Whether the text somewhere writes the name in small letters, or begins a longer one with it: "ondula-core".
    pub(crate) fn is_written_small(&self, name: &str) -> bool {
        /// So often the text is looked through for one name: most documents are not asked for more.
        const SELDOM: u8 = 8;
        let asked = self.small_asked.get();
        if asked < SELDOM && !name.is_empty() && !name.contains(char::is_whitespace) {
            self.small_asked.set(asked + 1);
            let finder = Finder::new(name);
            return self.blocks.iter().any(|block| writes_small(&block.text, name, &finder));
        }
        self.small.get_or_init(|| set_of(self.blocks.iter().flat_map(|block| small_words(&block.text)))).contains(name)
    }

    /// Whether the text somewhere calls the number one of Rust: "Rust 1.85".
    pub(crate) fn is_number_of_rust(&self, number: &str) -> bool {
        let read = || set_of(self.blocks.iter().flat_map(|block| numbers_of_rust(&block.text)));
        self.numbers.get_or_init(read).contains(number)
    }

    /// Whether a manifest in the text requires a release of a crate with these numbers.
    pub(crate) fn requires(&self, text: &str, parts: &[u64]) -> bool {
        let [major, minor, ..] = parts else { return false };
        self.required.get_or_init(|| required(text)).contains(&(*major, *minor))
    }

    /// Whether a link to its page, or the word "crate" beside it, shows somewhere that the name is one of a crate.
    pub(crate) fn is_sure(&self, name: &str) -> bool {
        self.names().is_sure(name, self.blocks)
    }

    /// Whether a name is that of a repository into which a link leads, and the text, which is about Rust, writes it in small
    /// letters, too.
    pub(crate) fn is_of_repository(&self, name: &str) -> bool {
        self.is_rust() && self.names().is_of_repository(name, self.blocks) && self.is_written_small(name)
    }

    /// Whether its title announces a release of Rust.
    pub(crate) fn announces(&self) -> bool {
        announces(&self.title)
    }

    /// The advisory that it is.
    pub(crate) fn advisory(&self) -> Option<&str> {
        self.advisory.get_or_init(|| advisory_page::advisory(self.path, &self.title, &self.blocks)).as_deref()
    }

    /// Whether the document is itself the publication of that name: the post with the results of "the State of Rust survey". What it
    /// says of its own numbers it cites from nowhere. One of another year is another one.
    pub(crate) fn is_itself(&self, name: &str) -> bool {
        const SORTS: &[&str] = &["survey", "poll", "census"];
        let (title, name) = (self.title.to_lowercase(), name.to_lowercase());
        let is_year = |word: &&str| word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
        let mut years = name.split(|c: char| !c.is_alphanumeric()).filter(is_year);
        SORTS.iter().any(|sort| title.contains(sort) && name.contains(sort))
            && ["result", "report", "finding", "heard"].iter().any(|word| title.contains(word))
            && years.all(|year| title.contains(year))
    }

    /// Whether a change log names, in its headings, no release that is as new as this: "since 1.39" in the log of a crate at 1.9.
    pub(crate) fn is_beyond_log(&self, version: &PartialVersion) -> bool {
        let read = || newest_release(&self.blocks);
        let newest = self.newest.get_or_init(|| if self.is_change_log { read() } else { None }).as_ref();
        newest.is_some_and(|newest| {
            // Of a line that the log has, a later release than all may be told by mistake: it is one of the crate all the same.
            let both = version.parts().len().min(newest.parts().len()).min(2);
            version.parts()[..both] > newest.parts()[..both]
        })
    }

    /// The names to whose page a link leads.
    pub(crate) fn pages(&self) -> &HashSet<String> {
        self.pages.get_or_init(|| pages(&self.blocks))
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.blocks))
    }
}

/// All these words; most of them stand there more than once.
fn set_of<'t>(words: impl Iterator<Item = &'t str>) -> HashSet<String> {
    let mut set = HashSet::default();
    for word in words {
        if !set.contains(word) {
            set.insert(word.to_owned());
        }
    }
    set
}

/// Whether a name is one of the words of a text in small letters: the same without reading the others.
fn writes_small(text: &str, name: &str, finder: &Finder<'_>) -> bool {
    let mut from = 0;
    while let Some(at) = finder.find(&text.as_bytes()[from..]).map(|at| from + at) {
        let start = text[..at].trim_end_matches(|c: char| !c.is_whitespace()).len();
        let word = text[start..].split_whitespace().next().unwrap_or_default();
        if small_words(word).any(|small| small == name) {
            return true;
        }
        from = start + word.len();
    }
    false
}

/// The words of a text in small letters, and what stands before their first joint; none of addresses.
fn small_words(text: &str) -> impl Iterator<Item = &str> {
    let joint = |word: &str| word.bytes().position(|b| matches!(b, b'-' | b'_'));
    let words = spaced(text).filter_map(|run| {
        let word = run.trim_matches(|c: char| !c.is_alphanumeric());
        let is_small = word.starts_with(|c: char| c.is_ascii_lowercase());
        (is_small && !run.bytes().any(|b| matches!(b, b'/' | b'@')) && !word.bytes().any(|b| b == b'.')).then_some(word)
    });
    words.flat_map(move |word| iter::once(word).chain(joint(word).map(|at| &word[..at])))
}

/// The numbers of a text that stand behind the name of Rust or of a tool that goes with it.
fn numbers_of_rust(text: &str) -> impl Iterator<Item = &str> {
    let is_rust = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        ["rust", "rustc", "cargo"].iter().any(|name| name.eq_ignore_ascii_case(word))
    };
    let pairs = spaced(text).zip(spaced(text).skip(1));
    let numbers = pairs.filter(move |(word, _)| is_rust(word)).map(|(_, number)| number);
    numbers.map(|number| number.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
}

/// The words of a text behind which a version stands, but for those that are no names. A version has a full stop, and most texts
/// have few.
fn before_versions(text: &str) -> impl Iterator<Item = &str> {
    let is_version = |word: &str| {
        let word = word.trim_start_matches('v');
        word.starts_with(|c: char| c.is_ascii_digit()) && word.trim_end_matches(['.', ',', ')', ':', ';']).contains('.')
    };
    let mut last = None;
    memchr::memchr_iter(b'.', text.as_bytes()).filter_map(move |at| {
        let from = text[..at].trim_end_matches(|c: char| !c.is_whitespace()).len();
        // A version has several.
        if last.replace(from) == Some(from) || !is_version(text[from..].split_whitespace().next()?) {
            return None;
        }
        // A mark between them parts them: "at that pace: 0.4 came in May".
        let word = text[..from].split_whitespace().next_back()?;
        let word = word.trim_start_matches(['*', '`', '(', '[', '"']).trim_end_matches(['*', '`', ']']);
        let small = word.to_lowercase();
        let is_name = is_name_shaped(word) && !is_plain(&small) && !is_no_name(&small) && !is_prose(&small);
        is_name.then_some(word)
    })
}

/// Whether a document of this name or title is a change log, and whether it is a read-me.
fn sort_of(file: &str, title: &str) -> (bool, bool) {
    const CHANGE_LOGS: [&str; 4] = ["changelog", "change-log", "release-notes", "releasenotes"];
    let title: Vec<u8> = title.bytes().filter(|byte| *byte != b' ').collect();
    // Most have none of the first letters.
    let may_name = |text: &&[u8]| {
        holds(text, |a, b, c, _| {
            let (a, b, c) = (a | 32, b | 32, c | 32);
            (a == b'c') & (b == b'h') & (c == b'a') | (a == b'r') & (b == b'e') & ((c == b'l') | (c == b'a'))
        })
    };
    let [file, title] = [file.as_bytes(), &*title].map(|text| Some(text).filter(may_name).unwrap_or_default());
    let names = |sort: &&str| [file, title].iter().any(|text| holds_word(text, sort.as_bytes()));
    (CHANGE_LOGS.iter().any(names), names(&"readme"))
}

/// Whether a text has a word in it, whatever its case.
fn holds_word(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|own| own[0] | 32 == word[0] && own.eq_ignore_ascii_case(word))
}

fn announces(title: &str) -> bool {
    title.trim_start().starts_with("Announcing Rust ")
}

fn title_block<'a, 'b>(blocks: &'b [Block<'a>]) -> Option<&'b Block<'a>> {
    blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(1 | 2)))
}

/// Where the text of a block stands in the file, without white space around it.
fn whole_source(block: &Block) -> Span {
    let start = block.text.len() - block.text.trim_start().len();
    block.source(start, block.text.trim_end().len().max(start))
}

fn front_title(blocks: &[Block]) -> Option<String> {
    let block = blocks.iter().find(|block| block.kind == BlockKind::Metadata)?;
    let line = block.text.lines().find(|line| line.trim_start().starts_with("title"))?;
    let (_, value) = line.split_once([':', '='])?;
    Some(value.trim().trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_name_is_looked_for_as_if_all_words_were_read(text in "([ab]{1,2}|[-_.(é/ A]){0,14}", name in "[ab]{1,2}(-[ab])?") {
            let finder = Finder::new(&name);
            prop_assert_eq!(writes_small(&text, &name, &finder), small_words(&text).any(|word| word == name));
        }
    }
}
