//! Settings: where they come from, which wins, and what a stranger's file may say.
//!
//! `factlint.toml` and pipelines have one format ([`Settings`]). A flag wins over `--set`, then `--pipeline`, `--config`, the
//! user's own file, a `factlint.toml` found in the tree, the default. Relative paths in any of them are relative to the current
//! directory.

mod flags;
mod found;
pub(crate) mod jobs;
mod layers;
pub(crate) mod names;
mod problem;
#[cfg(test)]
mod schema;
pub(crate) mod span_of_time;
mod tables;
mod trust;

pub(crate) use found::{found_file, own_file};
pub(crate) use layers::{Layers, load};
pub(crate) use problem::{SettingsProblem, suggestion};
pub(crate) use tables::{Lookup, Output, Report, Settings};
