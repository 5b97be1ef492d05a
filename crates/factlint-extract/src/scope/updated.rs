//! What an update moves from one release to another, where what the new one brings stands below: in the words of bots that open pull
//! requests, "Updates `ondula` from 0.7.1 to 0.8.0" and its change log in a quotation.

use std::sync::LazyLock;

use factlint_model::PartialVersion;
use memchr::memmem::Finder;

use crate::block::{Block, BlockKind};
use crate::lexicon::Lexicon;
use crate::mention::{lone_version, placed};

/// A paragraph that says what is moved, and where to.
#[derive(Debug)]
pub(super) struct Updated<'a> {
    pub(super) block: &'a Block<'a>,
    pub(super) name: String,
    pub(super) to: PartialVersion,
}

/// Verbs with which it begins.
static MOVES: Lexicon = Lexicon::of(&[
    "updates",
    "update",
    "updated",
    "updating",
    "bumps",
    "bump",
    "bumped",
    "bumping",
    "upgrades",
    "upgrade",
    "upgraded",
    "upgrading",
    "moves",
    "raises",
]);

/// What was done with the name before it.
static MOVED: Lexicon = Lexicon::of(&["updated", "bumped", "upgraded", "moved", "raised", "lifted", "went", "goes"]);

/// What most paragraphs lack.
static FROM: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"from"));

/// Words between both.
static IS: Lexicon = Lexicon::of(&["was", "is", "has", "been", "also", "gets", "got", "being"]);

impl<'a> Updated<'a> {
    /// Reads a paragraph.
    pub(super) fn of(block: &'a Block) -> Option<Self> {
        if block.kind != BlockKind::Paragraph || block.quoted {
            return None;
        }
        FROM.find(block.text.as_bytes())?;
        let words: Vec<&str> = block.text.split_whitespace().collect();
        let version = |word: &str| lone_version(word.trim_end_matches(['.', ',', ':', ';'])).filter(|it| it.parts().len() > 1);
        let mut moves = words.windows(4).enumerate();
        let (from, to) = moves.find_map(|(at, run)| {
            let to = (run[0] == "from" && run[2] == "to" && version(run[1]).is_some()).then(|| version(run[3])).flatten()?;
            Some((at, to))
        })?;
        let behind = || Some(1).filter(|at| MOVES.has(&words[0].to_lowercase()) && at + 1 == from);
        let before = || {
            let moved = from.checked_sub(1).filter(|at| MOVED.has(words[*at]))?;
            (0..moved).rev().find(|at| !IS.has(words[*at]))
        };
        let name = words[behind().or_else(before)?].trim_matches(|c: char| !c.is_ascii_alphanumeric());
        Some(Self { block, name: placed(name)?.name, to })
    }

    /// Whether a block stands behind it: both are of one document.
    pub(super) fn is_before(&self, block: &Block) -> bool {
        std::ptr::from_ref(self.block).addr() < std::ptr::from_ref(block).addr()
    }
}
