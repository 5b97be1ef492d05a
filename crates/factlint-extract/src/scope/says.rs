//! What a heading says: the release, the crate, the date or the advisory that it names.

use std::sync::LazyLock;

use factlint_model::{PartialDate, PartialVersion, Span};
use memchr::memmem::Finder;

use super::{Whole, whole_source};
use crate::block::{Block, BlockKind, MarkKind};
use crate::entry::{crate_of, head};
use crate::mention::{
    Item, Owner, Owns, Sign, What, advisory_of, dates_in, is_rust_shaped, items_in, lone_version, name_of, own,
};
use crate::needed_rust::speaks_of_needed_rust;
use crate::prefilter::{CueWords, Signs};
use crate::vocabulary::{is_name_shaped, is_prose};

/// What a heading says.
#[derive(Debug)]
pub(super) struct Says {
    /// The release that it names, with the crate where it names one.
    pub(super) release: Option<(Option<String>, PartialVersion)>,
    /// The releases of several crates that it names: "From brindle 4.9 to ondula 0.8".
    pub(super) several: Vec<(String, PartialVersion)>,
    /// The release of Rust that it is.
    pub(super) rust: Option<PartialVersion>,
    /// The crate that it names.
    pub(super) name: Option<String>,
    pub(super) date: Option<(PartialDate, Span)>,
    /// The advisory that it names.
    pub(super) advisory: Option<String>,
    /// Its text in lower case.
    pub(super) text: String,
    /// Whether it heads what has not been released yet.
    pub(super) unreleased: bool,
    /// Whether it speaks of the version of Rust that is needed: "Minimum supported `rustc`", "MSRV".
    pub(super) about_toolchain: bool,
    /// Where it stands in the file.
    pub(super) at: Span,
}

impl Says {
    /// Reads a heading.
    pub(super) fn of(block: &Block, whole: &Whole<'_>) -> Self {
        let text = block.text.trim().to_lowercase();
        let (unreleased, about_toolchain) = (is_unreleased(&text), speaks_of_toolchain(&text));
        let at = whole_source(block);
        if is_plain(block) {
            return Self {
                release: None,
                several: Vec::new(),
                rust: None,
                name: is_lone(block, whole)
                    .or_else(|| crate_of(block, head(block), whole, false))
                    .or_else(|| asked(block, whole)),
                date: None,
                advisory: None,
                text,
                unreleased,
                about_toolchain,
                at,
            };
        }
        let mut row = items_in(block, 0, block.text.len(), Signs::ALL);
        own(&mut row, &block.text, &Owns::default());
        let rust = rust_release(&row, &block.text, whole);
        let release = release(&row, &block.text).filter(|_| rust.is_none() && !numbers_section(block, whole));
        // "## 0.20.0 - 2022-12-08 - `rung` support", in the log of one crate: what that release is about.
        let is_own = whole.is_change_log && matches!(release, Some((None, _))) && whole.about().is_some();
        let named = || name(&row, block, whole).or_else(|| crate_of(block, head(block), whole, false));
        Self {
            release,
            several: several(&row),
            rust,
            name: if is_own { None } else { named() },
            date: (heading_date(&block.text, &dates_in(block)))
                .filter(|(_, _, end)| !is_of_a_listing(&block.text[*end..]))
                .map(|(date, start, end)| (*date, block.source(*start, *end))),
            advisory: row.iter().find_map(advisory_of),
            text,
            unreleased,
            about_toolchain,
            at,
        }
    }
}

/// The date that a heading gives to what stands below it: the end of a span of time, and none that only bounds it: "since 22 August".
fn heading_date<'d>(text: &str, dates: &'d [(PartialDate, usize, usize)]) -> Option<&'d (PartialDate, usize, usize)> {
    const BOUNDS: &[&str] = &["since", "after", "before", "until", "till", "from"];
    const JOINTS: &[&str] = &["to", "until", "till", "through", "-", "\u{2013}", "\u{2014}"];
    let first = dates.first()?;
    let end = dates.get(1).filter(|second| text.get(first.2..second.1).is_some_and(|joint| JOINTS.contains(&joint.trim())));
    let word = text[..first.1].trim_end().rsplit(' ').next().unwrap_or_default().to_lowercase();
    end.or_else(|| (!BOUNDS.contains(&word.as_str())).then_some(first))
}

/// "9.1. `brindle`", "7.6 `#[rung]`": whether a heading begins with the number of a section. In a change log it is a release.
pub(crate) fn numbers_section(block: &Block, whole: &Whole<'_>) -> bool {
    let text = block.text.trim_start();
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (number, rest) = text.split_at(digits);
    let start = block.text.len() - rest.trim_start().len();
    let is_code = || block.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.start == start);
    let is_short = number.trim_end_matches('.').split('.').count() == 2;
    matches!(block.kind, BlockKind::Heading(_))
        && !whole.goes_by_release()
        && rest.starts_with(' ')
        && is_short
        && (number.ends_with('.') || is_code())
}

/// Whether such a byte stands before a full stop.
pub(super) fn holds_before_dot(text: &str, is: impl Fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'.', bytes).any(|at| at > 0 && is(bytes[at - 1]))
}

/// The newest release with which a heading begins.
pub(super) fn newest_release(blocks: &[Block]) -> Option<PartialVersion> {
    let of_heading = |block: &Block| {
        let words =
            block.text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '+'))).filter(|word| !word.is_empty());
        words.take(3).find_map(lone_version).filter(|version| version.parts().len() > 1)
    };
    let headings = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    headings.filter_map(of_heading).max_by(|a, b| a.parts().cmp(b.parts()))
}

/// What a heading has that heads what is still to come, but for whole words.
const TO_COME: &[&str] = &["unreleased", "not yet released", "not released yet", "in development", "in progress", "-xx"];

/// Such words.
const WORDS_TO_COME: &[&str] = &["tbd", "tba", "wip", "upcoming"];

/// Both: most headings have none.
static COMING: LazyLock<CueWords> =
    LazyLock::new(|| CueWords::new(TO_COME.iter().chain(WORDS_TO_COME).map(|words| (*words, 0)).collect()));

/// Whether a heading, in lower case, says that what it heads is still to come: "5.0.0 - TBD", "4.1 (2024-xx-xx)".
pub(super) fn is_unreleased(heading: &str) -> bool {
    let words = || heading.split(|c: char| !c.is_alphanumeric());
    COMING.any(heading, |_| true)
        && (TO_COME.iter().any(|phrase| heading.contains(phrase)) || words().any(|word| WORDS_TO_COME.contains(&word)))
}

/// Whether a heading, in lower case, heads what somebody means to do: "Roadmap", "Plans for 2027", "What's next?".
pub(super) fn heads_plans(heading: &str) -> bool {
    const WORDS: &[&str] = &["roadmap", "wishlist", "todo", "to-do", "backlog"];
    const BEGINS: &[&str] = &[
        "planned",
        "plans",
        "our plans",
        "future work",
        "future plans",
        "future releases",
        "what's next",
        "what\u{2019}s next",
        "what is next",
        "next steps",
        "looking ahead",
        "coming soon",
        "upcoming releases",
        "upcoming versions",
        "to come",
        "still to come",
    ];
    heading.split(|c: char| !(c.is_alphanumeric() || c == '-')).any(|word| WORDS.contains(&word))
        || BEGINS.iter().any(|words| heading.starts_with(words))
}

/// Whether a heading is one of those under which change logs sort what a release brought.
pub(super) fn is_section(block: &Block) -> bool {
    const SECTIONS: &[&str] = &[
        "what's changed",
        "what\u{2019}s changed",
        "what changed",
        "new contributors",
        "contributors",
        "notable changes",
        "breaking changes",
        "other changes",
        "changes",
        "changed",
        "added",
        "fixed",
        "fixes",
        "bug fixes",
        "features",
        "new features",
        "improvements",
        "removed",
        "deprecated",
        "security",
        "performance",
        "documentation",
        "dependencies",
        "internal",
        "other",
        "misc",
        "miscellaneous",
    ];
    let text = block.text.trim().trim_end_matches(':').trim_start_matches(|c: char| !c.is_alphanumeric());
    SECTIONS.iter().any(|section| section.eq_ignore_ascii_case(text))
}

/// Without one of these a heading does not speak of the version of Rust that is needed.
static NEEDED: LazyLock<CueWords> =
    LazyLock::new(|| CueWords::new(["msrv", "rust", "compiler", "toolchain"].map(|word| (word, 0)).to_vec()));

/// Words with which a heading says of Rust that it is needed.
static NEEDS: LazyLock<CueWords> =
    LazyLock::new(|| CueWords::new(["minimum", "minimal", "supported", "required"].map(|word| (word, 0)).to_vec()));

pub(super) fn speaks_of_toolchain(heading: &str) -> bool {
    let needs = || NEEDS.any(heading, |_| true);
    let names_compiler =
        || ["compiler", "toolchain", "rust version", "which rust", "what rust"].iter().any(|words| heading.contains(words));
    NEEDED.any(heading, |_| true)
        && (heading.contains("msrv") || heading.contains("rust") && needs() || names_compiler() && speaks_of_needed_rust(heading))
}

/// Whether a date in a heading is one thing of several that are true of a crate, and no date of what stands below it: "brindle 0.2.2 -
/// 2025-10-22, MIT, 31.3k stars".
fn is_of_a_listing(behind: &str) -> bool {
    let more = behind.trim_start().strip_prefix(',').map(str::trim_start);
    more.is_some_and(|more| crate::license::read(more).is_some() || more.contains(" stars"))
}

/// Whether a heading holds several words and none of what could name a release, a crate, a date or an advisory.
fn is_plain(block: &Block) -> bool {
    let is_sign = |b: &u8| b.is_ascii_digit() || *b == b'-';
    let text = block.text.trim();
    block.marks.is_empty() && text.contains(' ') && !text.as_bytes().iter().any(is_sign) && !text.contains("crate")
}

/// The release that a heading names: it begins with it, or with the one before ("from 0.10 to 0.11").
fn release(row: &[Item], text: &str) -> Option<(Option<String>, PartialVersion)> {
    let is_version = |item: &&Item| matches!(item.what, What::Version(_));
    let is = |item: &Item, word: &str| item.is_word(text, word);
    let leads = row.iter().take(4).any(|item| is(item, "from"));
    let next = || row.windows(2).find(|pair| is(&pair[0], "to") && is_version(&&pair[1])).map(|pair| &pair[1]);
    // "Brindle 0.14 \u{2192} 1.0"
    let goes = |item: &Item| item.is_mark('>') || is(item, "to");
    let arrow =
        || row.windows(3).take(4).find(|run| is_version(&&run[0]) && goes(&run[1]) && is_version(&&run[2])).map(|run| &run[2]);
    let item = leads.then(next).flatten().or_else(arrow);
    let item = match item {
        Some(item) => item,
        None => {
            let at = row.iter().take(4).position(|item| is_version(&item))?;
            // "Changes since brindle 0.18": what stands below is of a later one.
            let since = |at: usize| ["since", "after", "beyond"].iter().any(|word| is(&row[at], word));
            if (at.saturating_sub(2)..at).any(since) {
                return None;
            }
            &row[at]
        }
    };
    let What::Version(mention) = &item.what else { return None };
    match &mention.owner {
        Some((Owner::Crate(name), _)) => Some((Some(name.clone()), mention.version.clone())),
        Some((Owner::Rust, _)) => None,
        None => Some((None, mention.version.clone())),
    }
}

/// The releases of several crates that a heading names.
fn several(row: &[Item]) -> Vec<(String, PartialVersion)> {
    let mut all: Vec<_> = row
        .iter()
        .filter_map(|item| match &item.what {
            What::Version(mention) => match &mention.owner {
                Some((Owner::Crate(name), _)) => Some((name.clone(), mention.version.clone())),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let is_one = all.iter().all(|(name, _)| *name == all[0].0);
    if is_one {
        all.clear();
    }
    all
}

/// Words of a heading that is a release and nothing else.
const HEADED: &[&str] = &["rust", "version", "release", "released", "stable", "in", "of", "on", "since", "new", "what's"];

/// The release of Rust that a heading is: "Rust 1.80", "1.80 (July 2024)" in a text that names such releases.
fn rust_release(row: &[Item], text: &str, whole: &Whole<'_>) -> Option<PartialVersion> {
    let mut versions = row.iter().enumerate().filter_map(|(at, item)| match &item.what {
        What::Version(mention) => Some((at, mention)),
        _ => None,
    });
    let (at, mention) = versions.next()?;
    let is_one = versions.next().is_none() && at <= 1 && row.len() <= 8;
    let begins = at == 0 || row[0].word(text).is_some_and(|word| matches!(word, "Rust" | "Version" | "In" | "Since"));
    let is_rusts = match &mention.owner {
        Some((Owner::Rust, _)) => true,
        Some(_) => false,
        None => is_rust_shaped(mention),
    };
    // "1.85 and the 2024 edition" is about more.
    let is_plain = |item: &Item| match &item.what {
        What::Word => item.word(text).is_some_and(|word| HEADED.contains(&word.to_ascii_lowercase().as_str())),
        What::Mark(_) | What::Date(_) | What::Version(_) | What::Count(_) => true,
        _ => false,
    };
    let fits = row.iter().all(is_plain)
        && !whole.is_change_log
        && whole.rust_release.is_none()
        && whole.about().is_none()
        && whole.names_releases_of_rust();
    (is_one && begins && is_rusts && fits).then(|| mention.version.clone())
}

/// A heading that is a name which the document shows to be one, or ends with such a name behind a colon: "Option B: brindle".
fn is_lone(block: &Block, whole: &Whole<'_>) -> Option<String> {
    let text = block.text.trim();
    let word = text.rsplit_once(": ").map_or(text, |(_, last)| last.trim());
    (is_name_shaped(word) && word.chars().all(|c| !c.is_ascii_uppercase()) && whole.is_known(word)).then(|| word.to_owned())
}

/// "What is", but for its first letter.
static ASKS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"hat is "));

/// "Question 1: What is ondula? How mature is it?"
fn asked(block: &Block, whole: &Whole<'_>) -> Option<String> {
    memchr::memchr(b'?', block.text.as_bytes())?;
    let asks = |first: u8| {
        ASKS.find_iter(block.text.as_bytes()).find(|at| at.checked_sub(1).is_some_and(|at| block.text.as_bytes()[at] == first))
    };
    let rest = &block.text[asks(b'W').or_else(|| asks(b'w'))? + ASKS.needle().len()..];
    let word = rest.split(|c: char| c.is_whitespace() || matches!(c, '?' | ',')).next()?.to_lowercase();
    let is_asked = rest.get(word.len()..).is_some_and(|rest| rest.starts_with('?'));
    (is_asked && is_name_shaped(&word) && (whole.has_versions(&word) || whole.stands_by_version(&word))).then_some(word)
}

/// The crate that a heading names: a name with a sign of its own, or a lone word that the document shows to be a name.
fn name(row: &[Item], block: &Block, whole: &Whole<'_>) -> Option<String> {
    let signed = row.iter().find_map(|item| match &item.what {
        What::Name(name) if name.sign >= Sign::Code => Some(name.name.clone()),
        _ => None,
    });
    let lone = || {
        (row.len() == 1)
            .then(|| name_of(&row[0], &block.text))
            .flatten()
            .map(|name| name.name)
            .filter(|name| whole.is_known(name) || block.text.trim() == name || whole.is_of_repository(name))
    };
    // "brindle (Rust / crates.io)"
    let called = || {
        let (word, rest) = block.text.trim().split_once(" (")?;
        let is_crate = ["crates.io", "crate)", "Rust"].iter().any(|sign| rest.contains(sign));
        let shaped = is_name_shaped(word) && !word.contains(|c: char| c.is_ascii_uppercase()) && !is_prose(word);
        (is_crate && shaped).then(|| word.to_owned())
    };
    signed.or_else(lone).or_else(|| is_lone(block, whole)).or_else(called).or_else(|| asked(block, whole))
}
