//! The nouns of factlint.
//!
//! A [`Claim`] is a triple somebody *said* (predicate, subject, value, with a span in a document), an [`Observation`] the
//! same triple somebody *saw*, an [`Ask`] the triple without its value, a [`Finding`] a claim with its [`Verdict`]. Every
//! other crate speaks in these words, so this one knows neither the network, nor a database, nor a predicate by name.

mod acceptance;
mod claim;
mod document;
mod evidence;
mod exception;
mod finding;
mod observation;
mod problem;
mod report;
mod subject;
mod text;
pub mod value;
mod waiver;

pub use acceptance::Acceptance;
pub use claim::{AsOfFrom, Claim, Comparator, Origin, Role};
pub use document::{Document, Span};
pub use evidence::{Answer, Evidence, Held, Setback};
pub use exception::{Exception, ExceptionFault};
pub use finding::{Context, EvidenceItem, Finding, Place, Suggestion, Verdict, fingerprint};
pub use observation::{Ask, BodyHash, Observation, Outcome, Reason, Reply};
pub use problem::Problem;
pub use report::{HostRun, Report, Run, SCHEMA, SourceRun};
pub use subject::Subject;
pub use text::printable;
pub use value::{Count, License, PartialDate, PartialVersion, Value, ValueType, Within};
pub use waiver::{Waiver, WaiverOrigin};
