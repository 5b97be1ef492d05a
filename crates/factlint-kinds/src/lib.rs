//! What factlint can check: one folder per predicate.
//!
//! A kind is data (what its slots are, which words make a claim of it, how its values change) plus an override where it
//! really differs. It names facts and never a host; everything here is pure and synchronous.

mod advisories;
mod ages;
mod bare;
pub mod confidence;
mod crates;
pub mod eights;
mod evidence;
mod features;
pub mod grammar;
mod kind;
mod latest;
pub mod lexicon;
mod near;
mod page;
pub mod quantity;
mod repository;
mod rust;
pub mod seasons;
mod sets;
mod sightings;
pub mod spaced;
mod wanted;

pub mod advisory_crate;
pub mod advisory_date;
pub mod advisory_patched_in;
pub mod crate_dependents;
pub mod crate_downloads;
pub mod crate_latest_version;
pub mod crate_license;
pub mod crate_msrv;
pub mod crate_release_date;
pub mod crate_status;
pub mod crate_version_exists;
pub mod repo_archived;
pub mod repo_stars;
pub mod rfc_title;
pub mod rust_edition;
pub mod rust_latest;
pub mod rust_release_date;
pub mod rust_stabilized_in;
pub mod rust_version_exists;
pub mod source_date;
pub mod source_quote;
pub mod source_statistic;

pub use kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};
pub use near::near_asks;
pub use wanted::wanted;

/// All kinds, in the order of their predicates.
#[must_use]
pub fn all() -> &'static [&'static dyn Kind] {
    &[
        &advisory_crate::AdvisoryCrate,
        &advisory_date::AdvisoryDate,
        &advisory_patched_in::AdvisoryPatchedIn,
        &crate_dependents::CrateDependents,
        &crate_downloads::CrateDownloads,
        &crate_latest_version::CrateLatestVersion,
        &crate_license::CrateLicense,
        &crate_msrv::CrateMsrv,
        &crate_release_date::CrateReleaseDate,
        &crate_status::CrateStatus,
        &crate_version_exists::CrateVersionExists,
        &repo_archived::RepoArchived,
        &repo_stars::RepoStars,
        &rfc_title::RfcTitle,
        &rust_edition::RustEdition,
        &rust_latest::RustLatest,
        &rust_release_date::RustReleaseDate,
        &rust_stabilized_in::RustStabilizedIn,
        &rust_version_exists::RustVersionExists,
        &source_date::SourceDate,
        &source_quote::SourceQuote,
        &source_statistic::SourceStatistic,
    ]
}

/// The kind with this predicate.
#[must_use]
pub fn by_predicate(predicate: &str) -> Option<&'static dyn Kind> {
    all().iter().copied().find(|kind| kind.meta().predicate == predicate)
}
