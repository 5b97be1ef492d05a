//! Lists of words, as the kinds have them.

pub(crate) use factlint_kinds::joined;
pub(crate) use factlint_kinds::lexicon::{Lexicon, Likeness, Likenesses, Outline};
