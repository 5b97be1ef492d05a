//! From claims to evidence: plan, ledger first, then sources, in rounds.
