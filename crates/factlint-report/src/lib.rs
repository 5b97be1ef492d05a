//! Findings to bytes: one file per report format.
