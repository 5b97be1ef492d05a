//! What a text uses itself: "`x` is now at 1.4" in a list of dependencies says nothing of the newest release.

use factlint_model::PartialDate;

use crate::block::BlockKind;
use crate::engine::{Reading, version_of};
use crate::mention::{Owner, name_of};
use crate::pattern::{Found, Row};

/// Headings of lists of what is used, by parts of their words.
const HEADINGS: &[&str] =
    &["dependenc", "upgrade", "bumped", "lockfile", "lock file", "what we use", "versions in use", "toolchain"];

/// Words of somebody who speaks of his own house.
const OWN: &[&str] = &["we", "our", "ours", "us", "we're", "we've", "i", "my"];

/// Where something is used: "at 0.18 in the tools".
const WHERE: &[&str] = &["in", "on", "for", "across", "inside", "within"];

/// What stands behind such a word.
const PLACES: &[&str] = &["the", "all", "both", "every", "this", "that", "these", "those", "production", "staging", "most"];

impl Reading<'_> {
    /// Whether a match that says where a crate stands says which release of it is in use.
    pub(crate) fn is_in_use(&self, row: Row<'_>, found: &Found) -> bool {
        let is = |at: usize, list: &[&str]| {
            row.items.get(at).and_then(|item| item.word(row.text)).is_some_and(|word| list.contains(&&*word.to_lowercase()))
        };
        // A version of Rust is none of the crate.
        let version = found.version.and_then(|at| version_of(&row.items[at]));
        if version.is_some_and(|mention| matches!(mention.owner, Some((Owner::Rust, _)))) {
            return true;
        }
        let heading = self.scope.heading.unwrap_or_default();
        let listed = HEADINGS.iter().any(|words| heading.contains(words));
        // An entry of a log: "## 2025-12-12", and below it what was done.
        let logged = self.block.kind == BlockKind::Item && heading.parse::<PartialDate>().is_ok();
        let placed = is(found.last + 1, WHERE) && is(found.last + 2, PLACES);
        // "We like `x`, which is at 1.4": the relative clause speaks of itself.
        let relative = (found.first..=found.last).any(|at| is(at, &["which"]));
        let clause = row.text.get(row.items[0].start..row.items[found.first].start).unwrap_or_default();
        let clause = clause.rsplit([',', ';', ':', '.']).next().unwrap_or_default().to_lowercase();
        let own = !relative && clause.split_whitespace().any(|word| OWN.contains(&word));
        listed || logged || placed || own || self.is_of_another(row, found)
    }

    /// Whether the notes of one product's releases say it of something else.
    fn is_of_another(&self, row: Row<'_>, found: &Found) -> bool {
        let named = found.name.and_then(|at| name_of(&row.items[at], row.text)).map(|name| name.name);
        let owner = || match found.version.and_then(|at| version_of(&row.items[at])).and_then(|mention| mention.owner.clone()) {
            Some((Owner::Crate(name), _)) => Some(name),
            _ => None,
        };
        let is_item = self.block.kind == BlockKind::Item;
        let of_releases = self.whole.is_change_log || (is_item && self.whole.has_versioned_title());
        let about = self.whole.about();
        of_releases && about.is_some() && named.or_else(owner).is_some_and(|name| about != Some(name.as_str()))
    }
}
