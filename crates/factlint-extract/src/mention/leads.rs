//! What the links of a block lead to, whatever their words say.

use super::advisory::{advisory_link, may_be_behind_list};
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
            if let MarkKind::Link(url) = mark.kind {
                leads.to_advisory |= may_lead_to_advisory(url.as_bytes()) && advisory_link(url).is_some();
                leads.to_rfc |= rfc_link(url).is_some();
            }
        }
        leads
    }
}

/// Whether a url may have the hyphen of the id of an advisory: every link of a document comes here, and few have it.
fn may_lead_to_advisory(url: &[u8]) -> bool {
    holds(url, may_be_behind_list)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_leads_to_an_advisory_may_lead_to_one(
            url in "https?://(www\\.)?(github\\.com/|osv\\.dev/list\\?q=|x/)\
                ([rR][uU][sS][tT][sS][eE][cC]-|[cC][vV][eE]-|[gG][hH][sS][aA]-)(2024-0021|2102|2102-rungs|qc84-gqf4-9926)?(\\.html)?"
        ) {
            prop_assert!(advisory_link(&url).is_none() || may_lead_to_advisory(url.as_bytes()), "{}", url);
        }
    }
}
