//! The append-only ledger of observations.
