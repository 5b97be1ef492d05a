//! `json`: the whole report, so that it can be stored, compared and rendered again.

use std::io;

use factlint_model::Report;

use crate::{Options, escape};

/// Writes the report indented: stored reports are committed and reviewed line by line.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    escape::write_pretty(report, out)
}
