//! How single values of options are read.

use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use factlint_model::Verdict;
use jiff::civil::Date;

use crate::settings::names::{self, FormatName, KindName, VerdictName};
use crate::settings::{jobs, span_of_time, suggestion};

pub(super) fn duration(text: &str) -> Result<Duration, String> {
    span_of_time::parse(text)
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a day such as 2026-08-22".to_owned())
}

pub(super) fn kind(text: &str) -> Result<KindName, String> {
    let known = names::kinds();
    let found = known.iter().find(|name| **name == text);
    found.map(|name| KindName(name)).ok_or_else(|| format!("no such kind of claim; {}", suggestion(text, known)))
}

/// `none` stands for no verdict at all.
pub(super) fn verdict(text: &str) -> Result<Option<VerdictName>, String> {
    if text == "none" {
        return Ok(None);
    }
    let found = Verdict::from_name(text).map(|verdict| Some(VerdictName(verdict)));
    found.ok_or_else(|| format!("no such verdict; {}", suggestion(text, names::verdicts())))
}

pub(super) fn format() -> impl TypedValueParser<Value = FormatName> {
    PossibleValuesParser::new(names::formats())
        .map(|text| FormatName(names::formats().iter().find(|name| **name == text).copied().unwrap_or("human")))
}

pub(super) fn jobs(text: &str) -> Result<usize, String> {
    // What is no number is none of these either.
    jobs::checked(text.parse().unwrap_or_default())
}
