//! What the links of a block lead to, whatever their words say.

use super::advisory::advisory_link;
use super::rfc::rfc_link;
use crate::block::{Block, MarkKind};

/// What the links of a block lead to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Leads {
    pub(crate) to_advisory: bool,
    pub(crate) to_rfc: bool,
}

impl Leads {
    /// Those of a block of a document whose links may lead to advisories.
    pub(crate) fn of(block: &Block, may_be_to_advisory: bool) -> Self {
        let mut leads = Self::default();
        for mark in block.marks {
            if let MarkKind::Link(url) = mark.kind {
                leads.to_advisory |= may_be_to_advisory && advisory_link(url).is_some();
                leads.to_rfc |= rfc_link(url).is_some();
            }
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::mention::advisory::{advisory_link, may_hold_advisory};

    proptest! {
        #[test]
        fn what_leads_to_an_advisory_may_lead_to_one(
            url in "https?://(www\\.)?(github\\.com/|osv\\.dev/list\\?q=|x/)\
                ([rR][uU][sS][tT][sS][eE][cC]-|[cC][vV][eE]-|[gG][hH][sS][aA]-)(2024-0021|2102|2102-rungs|qc84-gqf4-9926)?(\\.html)?"
        ) {
            prop_assert!(advisory_link(&url).is_none() || may_hold_advisory(&url), "{}", url);
        }
    }
}
