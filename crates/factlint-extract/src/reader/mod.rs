//! Readers: from the bytes of a file to blocks of text with exact places.

mod html;
mod markdown;
mod pieces;
mod tags;
mod text;
mod written;

use factlint_model::Document;

use self::written::Written;
use crate::block::Blocks;

pub(crate) use html::{is_block as is_html_block, is_skipped as is_html_skipped, name as tag_name};
pub(crate) use markdown::options as markdown_options;

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Html,
    Markdown,
    Text,
}

/// The format that the path of a document names; Markdown where it names none.
pub(crate) fn format(doc: &Document) -> Format {
    let extension = doc.path.rsplit(['/', '.']).next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" => Format::Html,
        "txt" => Format::Text,
        _ => Format::Markdown,
    }
}

/// Reads the blocks of a document.
pub(crate) fn with_blocks<T>(doc: &Document, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    let written = match format(doc) {
        Format::Html => html::read(&doc.text),
        Format::Text => text::read(&doc.text),
        Format::Markdown => markdown::read(&doc.text),
    };
    with(written, take)
}

/// Reads the blocks of a plain text.
pub(crate) fn with_text<T>(text: &str, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    with(text::read(text), take)
}

fn with<T>(mut written: Written, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    // Of a large file what is not needed any more is given back at once.
    let (places, marks) = written.places();
    let marks = written.marks(marks);
    take(Blocks { all: &written.blocks(places, &marks), texts: written.texts(), urls: written.urls() })
}

/// Reads the blocks of a text in Markdown.
#[cfg(test)]
pub(crate) fn with_markdown<T>(text: &str, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    with(markdown::read(text), take)
}
