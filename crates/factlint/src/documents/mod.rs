//! From paths to documents: walks folders, reads files, and says what cannot be read.

mod list;
mod patterns;
mod problem;
mod read;
mod walk;

pub(crate) use list::Documents;
pub(crate) use patterns::{Patterns, glob};
pub(crate) use problem::InputProblem;
pub(crate) use read::{bytes, document, read};
pub(crate) use walk::{Found, find};
