//! How many documents are worked on at a time, as settings and the command line say it.

use serde::{Deserialize, Deserializer, de::Error};

/// The number, where so many can be worked on.
pub(crate) fn checked(jobs: usize) -> Result<usize, String> {
    Some(jobs).filter(|jobs| (1..=1024).contains(jobs)).ok_or_else(|| "expected a number from 1 to 1024".to_owned())
}

/// For settings: a key that may be absent.
pub(super) fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<usize>, D::Error> {
    checked(usize::deserialize(from)?).map(Some).map_err(D::Error::custom)
}
