//! What the heads of columns say.

use std::sync::LazyLock;

use factlint_kinds::Kind;

use crate::block::Cell;
use crate::engine::Reading;
use crate::pattern::READY;
use crate::prefilter::CueWords;
use crate::table::Tables;

/// Heads of columns whose words say how something is, and name nothing.
pub(super) const STATES: &[&str] =
    &["status", "state", "support", "stability", "maturity", "phase", "result", "kind", "type", "category"];

/// Heads of columns that hold the names of crates.
pub(super) const NAMES: &[&str] = &[
    "crate",
    "crates",
    "name",
    "project",
    "library",
    "package",
    "repository",
    "repo",
    "tool",
    "dependency",
    "framework",
    "runtime",
    "client",
    "component",
    "crate name",
    "candidate",
    "toolkit",
];

/// Heads of columns whose versions are those of Rust.
pub(super) const RUST: &[&str] = &[
    "rust",
    "rustc",
    "rust version",
    "rust release",
    "rust stable",
    "stable rust",
    "msrv",
    "minimum rust version",
    "minimum rust",
    "min. rust",
    "oldest rust",
    "min rust",
    "min rust version",
    "min toolchain",
    "min compiler",
    "minimum toolchain",
    "minimum compiler",
    "required rust",
    "required toolchain",
    "required compiler",
    "needs rust",
    "requires rust",
    "builds with",
    "compiles with",
];

/// Heads of columns that hold features of Rust.
pub(super) const FEATURES: &[&str] = &[
    "feature",
    "features",
    "what",
    "capability",
    "api",
    "apis",
    "language feature",
    "library feature",
    "method",
    "attribute",
    "standard option",
    "std option",
    "std equivalent",
    "standard equivalent",
    "std replacement",
    "standard library",
    "you want",
    "i want",
    "we want",
    "you need",
    "if you need",
];

/// Heads of columns whose versions are those of Rust where the text is about Rust and the table of no crates.
pub(super) const RELEASES: &[&str] = &["release", "version", "rust releases", "stable release", "stable version"];

/// Words in the heads of columns that list features.
const FEATURE_LISTS: &[&str] = &[
    "brought",
    "brings",
    "highlight",
    "stabilised",
    "stabilized",
    "new feature",
    "what's new",
    "features",
    "we got",
    "what we get",
    "what landed",
    "what arrived",
];

/// Whether the head of a column is that of a crate's own features.
fn is_of_cargo(head: &str) -> bool {
    ["default", "cargo", "crate", "enabled", "optional", "key", "main"].iter().any(|word| head.starts_with(word))
}

/// All words of such heads, looked for at once.
static LISTING: LazyLock<CueWords> = LazyLock::new(|| CueWords::new(FEATURE_LISTS.iter().map(|words| (*words, 0)).collect()));

/// Whether the head of a column says that it lists features of Rust.
pub(super) fn lists_features(head: &str) -> bool {
    LISTING.any(head, |_| true) && !is_of_cargo(head)
}

/// Heads of rows that hold a version of the crate.
pub(crate) const VERSIONS: &[&str] =
    &["version", "latest", "latest version", "latest release", "latest stable", "last release", "current version", "newest"];

/// Words in the heads of columns that hold the newest version.
pub(super) const NEWEST: &[&str] = &["latest", "current", "newest", "last release", "last version"];

/// Heads of columns with the version before an update, and with the one behind it.
pub(super) const FROM: &[&str] =
    &["from", "old", "old version", "before", "previous", "previous version", "previously", "was", "so far"];
pub(super) const TO: &[&str] = &["to", "new", "new version", "after", "updated to", "now", "is now"];

/// Heads of columns that hold the numbers of RFCs.
pub(super) const RFCS: &[&str] = &["rfc", "rfcs", "rfc number", "rfc no.", "rfc #"];

impl Reading<'_> {
    /// "## MSRV", and below it "Crate | Old | New": whether a column holds what is or was needed of Rust.
    pub(super) fn tells_needs(&self, head: &str) -> bool {
        self.scope.about_toolchain && (FROM.contains(&head) || TO.contains(&head))
    }

    /// The kinds of which such a column makes claims: of what was needed there are none.
    pub(super) fn changed_needs(&self, head: &str) -> Option<Vec<&'static dyn Kind>> {
        let needs = READY.iter().map(|ready| ready.kind).filter(|kind| kind.grammar().is_of_needs() && self.is_wanted(*kind));
        self.tells_needs(head).then(|| needs.filter(|_| TO.contains(&head)).collect())
    }
}

/// "Current MSRV | New MSRV": whether what is new has not come yet, as no column before it says what it was.
pub(super) fn is_proposed(cell: &Cell, head: &str, tables: &Tables) -> bool {
    const PAST: &[&str] = &["old ", "previous ", "former ", "prior "];
    let was = |other: &str| PAST.iter().any(|word| other.starts_with(word));
    head.starts_with("new ") && !(0..cell.column).filter_map(|column| tables.head_of(cell, column)).any(was)
}
