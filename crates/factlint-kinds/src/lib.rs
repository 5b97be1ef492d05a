//! What factlint can check: one folder per predicate.
//!
//! A kind is data (what its slots are, which words make a claim of it, how its values change) plus an override where it
//! really differs. It names facts and never a host; everything here is pure and synchronous.

mod kind;
mod wanted;

pub use kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};
pub use wanted::wanted;
