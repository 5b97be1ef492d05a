//! What the links of a block lead to, whatever their words say.

use super::advisory::{advisory_link, is_behind_list};
use super::rfc::rfc_link;
use crate::block::{Block, MarkKind};
use crate::neighbours::holds;

/// What the links of a block lead to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Leads {
    pub(crate) to_advisory: bool,
    pub(crate) to_rfc: bool,
}

impl Leads {
    /// Those of a block.
    pub(crate) fn of(block: &Block) -> Self {
        let mut leads = Self::default();
        for mark in block.marks {
            if let MarkKind::Link(url) = mark.kind
                && may_lead(url.as_bytes())
            {
                leads.to_advisory |= advisory_link(url).is_some();
                leads.to_rfc |= rfc_link(url).is_some();
            }
        }
        leads
    }
}

/// Whether a url has the letters of an RFC, or the hyphen of the id of an advisory: every link of a document comes here, and few
/// have them.
fn may_lead(url: &[u8]) -> bool {
    holds(url, |a, b, c| is_behind_list(a, b, c) | ((a == b'r') & (b == b'f') & (c == b'c')))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_leads_somewhere_may_lead(
            url in "https?://(www\\.)?(github\\.com/rust-lang/rfcs/(pull|blob/main/text)/|rust-lang\\.github\\.io/rfcs/|rfcs\\.rust-lang\\.org/|osv\\.dev/|x/)\
                (RUSTSEC-|rustsec-|CVE-|GHSA-)?(2024-0021|2102|2102-rungs|qc84-gqf4-9926)?(\\.html)?"
        ) {
            let leads = advisory_link(&url).is_some() || rfc_link(&url).is_some();
            prop_assert!(!leads || may_lead(url.as_bytes()), "{}", url);
        }
    }
}
