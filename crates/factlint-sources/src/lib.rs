//! Who knows what: one file per source, one door for HTTP.
