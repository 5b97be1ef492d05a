//! Mirrors of repositories: what they have is not what the repository has.

use crate::engine::Reading;
use crate::pattern::{Found, Row};

impl Reading<'_> {
    /// Whether a link in the sentence, up to the end of the match, leads to a mirror of another forge: "[brindle](https://codeberg.org/\u{2026})
    /// has 12 stars".
    pub(crate) fn leads_to_another_forge(&self, row: Row<'_>, found: &Found) -> bool {
        const FORGES: &[&str] = &[
            "://codeberg.org/",
            "://gitlab.",
            "://bitbucket.org/",
            "://git.sr.ht/",
            "://sr.ht/",
            "://gitea.",
            "://sourceforge.net/",
            "://salsa.debian.org/",
        ];
        let (Some(first), Some(last)) = (row.items.first(), row.items.get(found.last)) else { return false };
        self.block.links_within(first.start, last.end).any(|url| FORGES.iter().any(|forge| url.contains(forge)))
    }
}
