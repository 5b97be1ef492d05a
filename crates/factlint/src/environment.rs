//! What the environment says: the only place that reads it, the terminal apart.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The value of a variable that is set to something.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The path in a variable that is set to something.
pub(crate) fn path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The current directory, free of links.
pub(crate) fn current_folder() -> PathBuf {
    let current = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    current.canonicalize().unwrap_or(current)
}

/// The real clock.
pub(crate) fn clock() -> Timestamp {
    Timestamp::now()
}

/// Today, as the whole world counts it.
pub(crate) fn today() -> Date {
    clock().to_zoned(TimeZone::UTC).date()
}
