//! Names that only their place makes names: their versions are not held against them.

use std::cell::LazyCell;

use factlint_model::Claim;

use crate::block::{BlockKind, Mark, MarkKind};
use crate::engine::{Reading, version_of};
use crate::lexicon::Lexicon;
use crate::mention::{Bond, Owner, VersionMention, is_move};
use crate::pattern::Row;

impl Reading<'_> {
    /// Whether only a capitalised word beside it makes a version one of a crate, and no heading that is the name.
    pub(crate) fn is_guess(&self, row: Row<'_>, at: usize) -> bool {
        is_guess(row, at) && !self.is_headed(row, at) || self.leads_elsewhere(row, at) || is_of_pages(row, at)
    }

    /// Whether a log heads with a release that was perhaps only tagged: "brindle-0.15.2", "1.0.0-beta.1", "0.6.1 (not published)".
    pub(crate) fn may_be_unpublished(&self, claim: &Claim) -> bool {
        const NEVER: &[&str] =
            &["not published", "unpublished", "never published", "not released", "unreleased", "never released"];
        if !self.whole.is_change_log || !matches!(self.block.kind, BlockKind::Heading(_)) {
            return false;
        }
        let version = claim.subject.version().unwrap_or(&claim.value);
        let is_tag = || claim.subject.crate_name().is_some_and(|name| claim.text.contains(&format!("{name}-{version}")));
        let lower = LazyCell::new(|| self.block.text.to_lowercase());
        version.contains('-') || is_tag() || NEVER.iter().any(|words| lower.contains(words))
    }

    /// "Update from [1.77](https://example.org/cargo-1-77)" below a heading with a name: the number may be of what the link leads to.
    fn leads_elsewhere(&self, row: Row<'_>, at: usize) -> bool {
        const RELEASES: &[&str] = &["/release", "/compare/", "/tag", "changelog", "CHANGELOG", "/commit", "/tree/", "/pull/"];
        let item = &row.items[at];
        let Some((Owner::Crate(name), _)) = version_of(item).and_then(|mention| mention.owner.as_ref()) else { return false };
        let plain = |text: &str| text.to_lowercase().replace('-', "_");
        let name = LazyCell::new(|| plain(name));
        let is_elsewhere = |mark: &Mark| {
            let is_around = mark.start <= item.start && item.end <= mark.end;
            let MarkKind::Link(url) = &mark.kind else { return false };
            is_around && url.contains("://") && !RELEASES.iter().any(|part| url.contains(part)) && !plain(url).contains(&*name)
        };
        self.block.marks.iter().any(is_elsewhere) && !plain(&row.text[item.start..item.end]).contains(&*name)
    }

    /// "## Brindle", and below it "we released Brindle 0.3.1": the heading shows what the name is.
    fn is_headed(&self, row: Row<'_>, at: usize) -> bool {
        match version_of(&row.items[at]).and_then(|mention| mention.owner.as_ref()) {
            Some((Owner::Crate(name), _)) => self.scope.heading == Some(name),
            _ => false,
        }
    }
}

/// "The guide for Brindle v0.6": it may be written before the release.
fn is_of_pages(row: Row<'_>, at: usize) -> bool {
    static PAGES: Lexicon = Lexicon::of(&["guide", "documentation", "docs", "manual", "book", "tutorial", "handbook", "website"]);
    static OF: Lexicon = Lexicon::of(&["for", "to", "of", "on"]);
    let is = |back: usize, words: &Lexicon| at.checked_sub(back).is_some_and(|at| row.items[at].is_in(row.text, words));
    is(1, &OF) && is(2, &PAGES)
}

/// Whether a version is of what an earlier sentence or clause has named.
pub(crate) fn is_carried(row: Row<'_>, at: usize) -> bool {
    version_of(&row.items[at]).is_some_and(|mention| matches!(mention.owner, Some((Owner::Crate(_), Bond::Carried))))
}

/// Whether only a capitalised word beside it makes a version one of a crate. What something is updated to is one.
fn is_guess(row: Row<'_>, at: usize) -> bool {
    let item = &row.items[at];
    let is_capital = row.text[item.start..item.end].starts_with(|c: char| c.is_ascii_uppercase());
    let is_target = at > 1 && row.items[at - 1].is_word(row.text, "to") && is_move(&row.items[at - 2], row.text);
    let is_beside = |mention: &VersionMention| matches!(mention.owner, Some((Owner::Crate(_), Bond::Beside)));
    version_of(item).is_some_and(|mention| is_capital && !is_target && !mention.has_v && is_beside(mention))
}
