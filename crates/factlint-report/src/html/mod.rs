//! `html`: one file that holds all it needs, to be opened in a browser or kept as an artefact of a build.
//!
//! Text is escaped by the template. As a second wall, the page's own policy forbids every script but its own, every request,
//! and every form.

mod page;

use std::io;

use askama::Template as _;
use factlint_model::Report;

use crate::Options;

/// Writes the page.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    page::Page::of(report).write_into(&mut Utf8(out)).map_err(io::Error::other)
}

/// The template writes text, the caller takes bytes.
struct Utf8<'a>(&'a mut dyn io::Write);

impl io::Write for Utf8<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests;
