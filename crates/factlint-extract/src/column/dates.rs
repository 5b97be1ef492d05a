//! What the dates of a table are those of.

use super::Other;
use factlint_kinds::grammar::{Grammar, SubjectRole, ValueRole};

use super::heads::{FEATURES, NAMES, RELEASES, RUST, VERSIONS, lists_features};
use crate::block::BlockKind;
use crate::engine::version_of;
use crate::event::tells_deed;
use crate::mention::{Item, Owner, What};
use crate::pattern::Row;
use crate::vocabulary::is_other as is_known_product;

/// The longest cell, in words, that says which version its row is about: others are remarks.
const BRIEF: usize = 8;

/// Words in heads of columns that hold what something needs, and not what came out.
const NEEDS: &[&str] = &["msrv", "min", "need", "requir", "oldest", "with", "support"];

/// Words in heads of columns that hold what was done, or where.
const DEEDS: &[&str] = &[
    "we",
    "our",
    "us",
    "i",
    "did",
    "done",
    "reason",
    "why",
    "who",
    "by",
    "where",
    "host",
    "installed",
    "deployed",
    "updated",
    "upgraded",
    "adopted",
    "service",
    "team",
    "target",
    "channel",
    "machine",
    "builder",
    "ci",
    "image",
    "job",
    "runner",
    "result",
    "commit",
    "pr",
    "branch",
    "environment",
    "action",
    "event",
    "duration",
    "time",
];

/// Whether a cell is short enough to say which version its row is about.
pub(super) fn is_brief(other: &Other<'_>) -> bool {
    other.block.text.split_whitespace().take(BRIEF + 1).count() <= BRIEF
}

/// Whether the head of a cell's column has one of these words.
fn says(other: &Other<'_>, list: &[&str]) -> bool {
    other.head.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word))
}

/// Whether a row dates the release of Rust in it: a table whose rows are releases of Rust, or days on which they came, and not
/// one of other things that need a release of Rust, or of what was done with it.
pub(super) fn dates_rust(others: &[Other<'_>]) -> bool {
    let is_rust = |item: &Item| version_of(item).is_some_and(|mention| matches!(mention.owner, Some((Owner::Rust, _))));
    let Some(own) = others.iter().position(|other| is_brief(other) && other.items.iter().any(is_rust)) else { return false };
    let head = others[own].head.as_str();
    let is_first = |other: &Other<'_>| matches!(&other.block.kind, BlockKind::Cell(cell) if cell.column == 0);
    let is_date = |other: &Other<'_>| {
        other.items.iter().any(|item| matches!(item.what, What::Date(_)))
            && other.items.iter().all(|item| matches!(item.what, What::Date(_) | What::Mark(_)))
    };
    let of_features = |other: &Other<'_>| FEATURES.contains(&other.head.as_str()) || lists_features(&other.head);
    let is_key = |(at, other): (usize, &Other<'_>)| !is_first(other) || at == own || is_date(other) || of_features(other);
    let of_releases = |other: &Other<'_>| {
        let is_beside = |rust: &str, of: &str| RUST.contains(&rust) && (VERSIONS.contains(&of) || RELEASES.contains(&of));
        NAMES.contains(&other.head.as_str()) || is_beside(head, &other.head) || is_beside(&other.head, head)
    };
    // "| Rust | brindle | Released |": the day may be that of either of them.
    let is_release = |other: &Other<'_>| {
        other.items.iter().any(|item| version_of(item).is_some())
            && other.items.iter().all(|item| matches!(item.what, What::Version(_) | What::Mark(_)))
            && !is_known_product(&other.head)
    };
    let is_other = |(at, other): (usize, &Other<'_>)| {
        at != own && !of_features(other) && (of_releases(other) || says(other, DEEDS) || is_release(other))
    };
    !NEEDS.iter().any(|word| head.contains(word))
        && others.iter().enumerate().all(is_key)
        && !others.iter().enumerate().any(is_other)
}

/// Words in heads of columns that hold what is in use, or what somebody went to.
const USED: &[&str] = &[
    "installed",
    "locked",
    "resolved",
    "we",
    "our",
    "used",
    "using",
    "use",
    "ours",
    "pinned",
    "approved",
    "before",
    "from",
    "to",
    "old",
    "previous",
    "previously",
    "bundled",
    "chosen",
    "deployed",
    "audited",
    "reviewed",
    "tested",
];

/// Words in heads of columns that hold what became of something.
const STATES: &[&str] = &["status", "state", "resolution", "fix", "decision", "remedy", "outcome", "closed", "change", "what"];

/// Words in heads of columns that hold what somebody did on a day.
const CHANGES: &[&str] = &[
    "change",
    "changes",
    "decision",
    "decisions",
    "what",
    "step",
    "steps",
    "upgrade",
    "upgrades",
    "update",
    "updates",
    "deployment",
    "entry",
    "description",
    "note",
    "notes",
    "summary",
];

/// Those of them that may hold anything.
const REMARKS: &[&str] = &["note", "notes", "remark", "remarks", "comment", "comments"];

/// Whether a cell says that something came out.
fn tells_release(text: &str) -> bool {
    let text = text.to_lowercase();
    ["releas", "publish", "announc", "shipped", "landed", "tagged", "is out", "came out", "yanked"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether the head of a cell's column says that it holds what is in use.
pub(super) fn says_use(other: &Other<'_>) -> bool {
    says(other, USED)
}

/// Whether a day in a row is none of a release: the row says from which release to which one somebody went, what is in use, or what
/// was done. A head that says what came out on its days is believed.
pub(super) fn is_of_deed(grammar: &Grammar, row: Row<'_>, head: &str, others: &[Other<'_>]) -> bool {
    if grammar.subject == SubjectRole::Advisory && grammar.value == ValueRole::Date {
        let of_advisories =
            ["publish", "disclos", "report", "issued", "announc", "releas"].iter().any(|word| head.contains(word));
        return !of_advisories && others.iter().any(|other| says(other, DEEDS) || says(other, STATES));
    }
    // "0.18 (2026-01-13)" is of itself.
    if grammar.subject != SubjectRole::CrateRelease || row.items.iter().any(|item| version_of(item).is_some()) {
        return false;
    }
    let of_releases = ["releas", "publish"].iter().any(|word| head.contains(word));
    // "Crate | Version | Date | Notes": the row is of that version, and the note says something of it.
    let has_own = others.iter().any(|other| VERSIONS.contains(&other.head.as_str()));
    let is_used = |other: &Other<'_>| {
        let is_head = VERSIONS.contains(&other.head.as_str()) || RELEASES.contains(&other.head.as_str());
        let has_version = || other.items.iter().any(|item| version_of(item).is_some());
        let is_deed = || says(other, CHANGES) && !(has_own && says(other, REMARKS)) && !tells_release(&other.block.text);
        has_version() && (says(other, USED) || !is_head && (is_deed() || tells_deed(&other.items, &other.block.text)))
    };
    others.iter().any(is_change) || !of_releases && others.iter().any(is_used)
}

/// "0.7 \u{2192} 0.8": a cell that says from which release to which one somebody went.
fn is_change(other: &Other<'_>) -> bool {
    let is_version = |item: &Item| version_of(item).is_some();
    let text = &other.block.text;
    let is_way = |item: &Item| item.is_mark('>') || item.is_word(text, "to");
    let joins = |run: &[Item]| is_version(&run[0]) && is_way(&run[1]) && is_version(&run[2]);
    let dashed = |run: &[Item]| is_version(&run[0]) && run[1].is_mark('-') && run[2].is_mark('>') && is_version(&run[3]);
    other.items.windows(3).any(joins) || other.items.windows(4).any(dashed)
}
