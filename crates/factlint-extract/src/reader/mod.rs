//! Readers: from the bytes of a file to blocks of text with exact places.

mod html;
mod markdown;
mod pieces;
mod text;

use factlint_model::Document;

use crate::block::Block;

pub(crate) use html::{is_block as is_html_block, is_skipped as is_html_skipped, name as tag_name};
pub(crate) use markdown::options as markdown_options;
pub(crate) use text::read as text_blocks;

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

/// The blocks of a document.
pub(crate) fn read(doc: &Document) -> Vec<Block> {
    match format(doc) {
        Format::Html => html::read(&doc.text),
        Format::Text => text::read(&doc.text),
        Format::Markdown => markdown::read(&doc.text),
    }
}

/// The blocks of a text in Markdown.
#[cfg(test)]
pub(crate) fn read_markdown(text: &str) -> Vec<Block> {
    markdown::read(text)
}
