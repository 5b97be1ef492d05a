//! Readers: from the bytes of a file to blocks of text with exact places.

mod html;
mod markdown;
mod text;

use factlint_model::Document;

use crate::block::Block;

/// The blocks of a document, by the format that its path names; Markdown where it names none.
pub(crate) fn read(doc: &Document) -> Vec<Block> {
    let extension = doc.path.rsplit(['/', '.']).next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "html" | "htm" => html::read(&doc.text),
        "txt" => text::read(&doc.text),
        _ => markdown::read(&doc.text),
    }
}
