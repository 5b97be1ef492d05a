//! `html`: one file that holds all it needs, to be opened in a browser or kept as an artefact of a build.
//!
//! Text is escaped by the template. As a second wall, the page's own policy forbids every script but its own, every request,
//! and every form.

mod page;
mod plot;

pub(crate) use page::{Item, STYLE, STYLE_HASH, shown};

use std::io;

use askama::Template as _;
use factlint_model::Report;

use crate::Options;

/// Writes the page.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    page::Page::of(report).write_into(out)
}

#[cfg(test)]
mod tests;
