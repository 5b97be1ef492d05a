//! The names of months and seasons.

use crate::joined;
use crate::lexicon::Lexicon;

/// The names of the months in full, in their order.
pub const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// The months and the seasons.
pub(crate) static SEASONS: Lexicon = joined!(&Lexicon::of(&MONTHS), &Lexicon::of(&["spring", "summer", "autumn", "winter"]));
