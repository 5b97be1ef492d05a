//! The one verdict table of factlint.
