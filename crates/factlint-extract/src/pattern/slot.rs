//! What a slot of a pattern takes.

use super::{Found, Row};
use crate::carry::{is_dull, is_likened};
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Item, Owner, Sign, What, is_telling, repo_of, spelling};
use crate::prefilter::Signs;
use crate::vocabulary::{is_plain, is_prose};

/// What a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Rust,
    Crate,
    Of,
    NamedCrate,
    Release,
    NamedRust,
    Need,
    CratePlus,
    Version,
    Line,
    Name,
    Known,
    Sure,
    Named,
    Rare,
    Advisory,
    Rfc,
    Edition,
    Bound,
    Quoted,
    Title,
    License,
    Date { month: bool },
    Count,
    Phrase,
}

/// Whether a name follows behind a slash whose owner the item is.
fn is_owner(at: usize, row: Row<'_>) -> bool {
    row.text[row.items[at].end..].starts_with('/') && repo_of(row.items, at + 2, row.text).is_some()
}

/// "The galaxy has": a word behind an article names a thing, unless the document shows that it is a name, or what follows says
/// what sort of thing has it.
fn is_common(at: usize, name: &str, row: Row<'_>) -> bool {
    static ARTICLES: Lexicon = Lexicon::of(&["the", "a", "an"]);
    static SORTS: Lexicon =
        Lexicon::of(&["crate", "crates", "library", "package", "project", "tool", "repository", "repo", "framework", "team"]);
    let is = |at: Option<usize>, words: &Lexicon| {
        at.and_then(|at| row.items.get(at)?.word(row.text)).is_some_and(|word| words.has(word))
    };
    let is_owner = || row.items.get(at + 1).is_some_and(|next| next.is_word(row.text, "'s"));
    is(at.checked_sub(1), &ARTICLES) && !is(Some(at + 1), &SORTS) && !is_owner() && !row.whole.is_known(name) && !is_telling(name)
}

/// Whether a word is a name, or like no word of prose: "ondula is unmaintained"; one with a capital is, where the text writes it
/// in small letters, too, or with a version.
fn is_rare(at: usize, item: &Item, row: Row<'_>) -> bool {
    static ARTICLES: Lexicon =
        Lexicon::of(&["a", "an", "this", "that", "these", "those", "its", "their", "our", "his", "her", "any", "every", "each"]);
    let Some(name) = spelling(item, row.text) else { return false };
    if row.whole.is_known(&name) || row.whole.stands_by_version(&name) {
        return true;
    }
    let before = at.checked_sub(1).map(|before| &row.items[before]);
    let is_noun = || before.and_then(|before| before.word(row.text)).is_some_and(|word| ARTICLES.has(word));
    let is_dull = || is_prose(&name) || is_plain(&name) || is_derived(&name) || is_dull(&name);
    let is_capital = || row.text[item.start..].starts_with(|c: char| c.is_ascii_uppercase());
    // "The most common licenses are MIT", "the Rust ecosystem": the last word of several is a noun.
    let stands_free = || before.is_none_or(|before| leads_name(before, row.text));
    let is_many = || name.strip_suffix('s').is_some_and(|one| is_prose(one) || is_plain(one));
    let is_telling = || !is_likened(&name) && (!name.contains('-') || is_telling(&name));
    !is_noun()
        && !is_dull()
        && !is_many()
        && stands_free()
        && is_telling()
        && row.whole.is_rust()
        && (!is_capital() || row.whole.is_written_small(&name))
}

/// Whether a name without an article can stand behind an item: at the beginning of a clause, or behind a preposition.
fn leads_name(before: &Item, text: &str) -> bool {
    static LEADS: Lexicon = Lexicon::of(&[
        "and",
        "or",
        "but",
        "while",
        "whereas",
        "because",
        "since",
        "that",
        "of",
        "on",
        "for",
        "in",
        "with",
        "by",
        "so",
        "as",
        "if",
        "when",
        "where",
        "though",
        "although",
        "than",
        "from",
        "to",
        "at",
        "under",
        "behind",
        "against",
        "like",
        "unlike",
        "yet",
        "only",
        "both",
        "today",
        "now",
        "also",
        "then",
        "here",
        "even",
        "meanwhile",
        "likewise",
        "however",
        "after",
        "before",
        "once",
        "until",
        "beside",
        "besides",
        "without",
        "drop",
        "dropped",
        "use",
        "used",
        "uses",
        "using",
        "replaced",
        "left",
        "crate",
        "crates",
        "library",
        "package",
        "tool",
        "project",
        "framework",
    ]);
    match before.what {
        What::Mark(mark) => mark != '/' && mark != '\'',
        What::Word => before.word(text).is_some_and(|word| LEADS.has(word)),
        _ => true,
    }
}

/// Whether a word has an ending of prose: "parsing", "deserialization".
fn is_derived(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ions", "ments", "ers", "ors"];
    ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

impl Slot {
    /// The signs of a value that it takes.
    pub(super) fn signs(self) -> Option<Signs> {
        match self {
            Self::CratePlus => Some(Signs::VERSION.with(Signs::PLUS)),
            Self::Rust
            | Self::Need
            | Self::Crate
            | Self::NamedCrate
            | Self::Of
            | Self::Release
            | Self::NamedRust
            | Self::Version => Some(Signs::VERSION),
            Self::Date { .. } => Some(Signs::YEAR),
            Self::Count => Some(Signs::COUNT),
            Self::Bound => Some(Signs::VERSION),
            Self::Edition => Some(Signs::EDITION),
            Self::Advisory => Some(Signs::ADVISORY),
            Self::Rfc => Some(Signs::NUMBERED_RFC),
            Self::License => Some(Signs::LICENSE),
            Self::Line
            | Self::Name
            | Self::Known
            | Self::Sure
            | Self::Named
            | Self::Rare
            | Self::Phrase
            | Self::Quoted
            | Self::Title => None,
        }
    }

    /// Whether it takes names.
    pub(super) fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Known | Self::Sure | Self::Named | Self::Rare)
    }

    pub(super) fn takes(self, at: usize, item: &Item, row: Row<'_>) -> bool {
        match (self, &item.what) {
            (Self::Rust, What::Version(version)) => matches!(version.owner, Some((Owner::Rust, _))),
            (Self::Need, What::Version(version)) => matches!(version.owner, Some((Owner::Rust, Bond::Listed))),
            (Self::CratePlus, What::Version(version)) => {
                matches!(version.owner, Some((Owner::Crate(_), bond)) if bond > Bond::Scope)
                    && row.text[item.start..item.end].ends_with('+')
            }
            (Self::Crate | Self::Of, What::Version(version)) => matches!(version.owner, Some((Owner::Crate(_), _))),
            (Self::Release, What::Version(version)) => version.owner.is_some(),
            (Self::Line, What::Word) => {
                let word = &row.text[item.start..item.end];
                word.ends_with(".x") && word.starts_with(|c: char| c.is_ascii_digit())
            }
            (Self::Version, What::Version(_)) | (Self::Count, What::Count(_)) => true,
            (Self::Date { month }, What::Date(date)) => !date.is_open && (!month || date.date.month_number().is_some()),
            (Self::NamedCrate, What::Version(version)) => {
                matches!(version.owner, Some((Owner::Crate(_), bond)) if bond > Bond::Scope)
            }
            (Self::NamedRust, What::Version(version)) => {
                matches!(version.owner, Some((Owner::Rust, bond)) if bond != Bond::Clause)
            }
            // The owner of a repository is none of its names.
            (Self::Known | Self::Named | Self::Rare, What::Word) if is_owner(at, row) => false,
            // A word of prose is no name.
            (Self::Name, What::Word) => {
                let is_prose = |name: &str| is_prose(name) && !row.whole.is_known(name);
                spelling(item, row.text)
                    .is_some_and(|name| !row.text[item.end..].starts_with('/') && !is_prose(&name) && !is_common(at, &name, row))
            }
            (Self::Name, _) => spelling(item, row.text).is_some(),
            (Self::Known, What::Name(_)) => true,
            (Self::Known, What::Word) => {
                spelling(item, row.text).is_some_and(|name| row.whole.is_known(&name) || is_telling(&name))
            }
            (Self::Named, What::Name(_)) => true,
            (Self::Named, What::Word) => spelling(item, row.text).is_some_and(|name| {
                row.whole.is_known(&name)
                    || (row.text[item.start..].starts_with(|c: char| c.is_ascii_lowercase()) && !is_derived(&name))
            }),
            (Self::Rare, What::Name(name)) => name.sign >= Sign::Code || name.sign == Sign::Repository,
            (Self::Rare, What::Word) => !item.code && is_rare(at, item, row),
            (Self::Advisory, What::Advisory(_))
            | (Self::Rfc, What::Rfc(_))
            | (Self::Edition, What::Edition(_))
            | (Self::Bound, What::Bound(_)) => true,
            (Self::Sure, _) => row.is_sure(at),
            _ => false,
        }
    }

    pub(super) fn note(self, found: &mut Found, at: usize) {
        match self {
            Self::Rust | Self::NamedRust | Self::Need | Self::Crate | Self::NamedCrate | Self::CratePlus | Self::Release => {
                // The subject's release comes first, the version that is said of it last.
                found.release = found.release.or(Some(at));
                found.version = Some(at);
            }
            // What was said before it is said of this release.
            Self::Of => found.release = Some(at),
            Self::Version | Self::Bound => found.version = Some(at),
            Self::Name | Self::Known | Self::Sure | Self::Named | Self::Rare => found.name = Some(at),
            Self::Advisory => found.advisory = Some(at),
            Self::Rfc => found.rfc = Some(at),
            Self::Edition => found.edition = Some(at),
            Self::Date { .. } => found.date = Some(at),
            Self::Count => found.count = Some(at),
            Self::Line | Self::Phrase | Self::License | Self::Quoted | Self::Title => {}
        }
    }
}
