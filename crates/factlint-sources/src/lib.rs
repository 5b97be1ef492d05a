//! Who knows what: one file per source, one door for HTTP.
//!
//! A [`Source`] answers facts and never claims; it names its service and its rate, batches asks into requests, and reads
//! what came back with a pure function. Everything that leaves the process goes through the [`Door`], which keeps the
//! limits, waits where it is told to, repeats what failed for now, and stops when a source is out of order.
//!
//! This is the only crate that opens sockets. It stores nothing and judges nothing.

mod crates_api;
mod crates_index;
mod door;
mod github;
mod html;
mod names;
mod options;
mod osv;
mod rate;
mod registry;
mod rfcs;
mod rust_blog;
mod rust_releases;
mod source;
mod stats;
#[cfg(test)]
mod testing;
mod timetable;
mod web;

pub use door::{Door, DoorError, Page, Pages, Step};
pub use options::{NetworkOptions, Secret, SourceOptions, SourcesError};
pub use rate::{Rate, RateError};
pub use registry::{Sources, metas};
pub use source::{Batch, Fetched, Source, SourceMeta, Validator};
pub use stats::{LaneStats, Quota, SourceStats, Stats};
pub use timetable::Timetable;

use registry::{Entry, names};

/// All sources, in alphabetical order.
const SOURCES: &[Entry] = &[
    Entry { meta: &crates_api::META, make: crates_api::make },
    Entry { meta: &crates_index::META, make: crates_index::make },
    Entry { meta: &github::META, make: github::make },
    Entry { meta: &osv::META, make: osv::make },
    Entry { meta: &rfcs::META, make: rfcs::make },
    Entry { meta: &rust_blog::META, make: rust_blog::make },
    Entry { meta: &rust_releases::META, make: rust_releases::make },
    Entry { meta: &web::META, make: web::make },
];
