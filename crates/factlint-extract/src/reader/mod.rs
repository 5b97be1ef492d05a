//! Readers: from the bytes of a file to blocks of text with exact places.

mod html;
mod markdown;
mod pieces;
mod portions;
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

/// Reads the blocks of some documents.
pub(crate) fn with_blocks<T>(docs: &[&Document], take: impl FnOnce(Vec<Blocks<'_>>) -> T) -> T {
    with_all(docs.iter().map(|doc| read(doc)).collect(), take)
}

fn read(doc: &Document) -> Written {
    match format(doc) {
        Format::Html => html::read(&doc.text),
        Format::Text => text::read(&doc.text),
        Format::Markdown => markdown::read(&doc.text),
    }
}

/// Reads the blocks of a plain text.
pub(crate) fn with_text<T>(text: &str, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    with(text::read(text), take)
}

fn with<T>(written: Written, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    with_all(vec![written], |all| take(all.first().copied().unwrap_or_default()))
}

fn with_all<T>(mut all: Vec<Written>, take: impl FnOnce(Vec<Blocks<'_>>) -> T) -> T {
    // Of a large file what is not needed any more is given back at once.
    let (places, marks): (Vec<_>, Vec<_>) = all.iter_mut().map(Written::places).unzip();
    let marks: Vec<_> = all.iter().zip(marks).map(|(written, marks)| written.marks(marks)).collect();
    let held = all.iter().zip(places).zip(&marks);
    let blocks: Vec<_> = held.map(|((written, places), marks)| written.blocks(places, marks)).collect();
    let held = all.iter().zip(&blocks);
    take(held.map(|(written, all)| Blocks { all, texts: written.texts(), urls: written.urls() }).collect())
}

/// Reads the blocks of a text in Markdown.
#[cfg(test)]
pub(crate) fn with_markdown<T>(text: &str, take: impl FnOnce(Blocks<'_>) -> T) -> T {
    with(markdown::read(text), take)
}
