//! Values that know their own precision and how to compare (design section 2, "Values").

mod count;
mod date;
mod license;
mod version;

use std::fmt;

pub use count::Count;
pub use date::{PartialDate, Within};
pub use license::License;
pub use version::PartialVersion;

/// A value in the type of its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A version, maybe partial.
    Version(PartialVersion),
    /// A date, maybe partial.
    Date(PartialDate),
    /// A number of things.
    Count(Count),
    /// A licence, or several.
    License(License),
    /// Words.
    Text(String),
}

/// Which type the values of a kind have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// A version, maybe partial.
    Version,
    /// A date, maybe partial.
    Date,
    /// A number of things.
    Count,
    /// A licence, or several.
    License,
    /// Words.
    Text,
}

impl ValueType {
    /// Reads the normalised form of a value; nothing when it is not of this type.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<Value> {
        match self {
            Self::Version => text.parse().ok().map(Value::Version),
            Self::Date => text.parse().ok().map(Value::Date),
            Self::Count => text.parse().ok().map(Value::Count),
            Self::License => text.parse().ok().map(Value::License),
            Self::Text => Some(Value::Text(text.to_owned())),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(v) => v.fmt(f),
            Self::Date(v) => v.fmt(f),
            Self::Count(v) => v.fmt(f),
            Self::License(v) => v.fmt(f),
            Self::Text(v) => f.write_str(v),
        }
    }
}
