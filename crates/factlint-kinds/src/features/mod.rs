//! Features of Rust as people call them, and the entries of lists that tell what a release or an edition brought: which entry a
//! phrase means.

mod entries;
mod index;
mod meant;
pub(crate) mod words;

pub(crate) use self::entries::{Entries, Match};
