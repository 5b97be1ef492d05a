//! From a file to a document.

use std::io::Read;
use std::path::Path;

use factlint_model::{Document, printable};

use super::{Found, InputProblem};

/// Reads a document as it is, byte for byte.
pub(crate) fn read(found: &Found) -> Result<Document, InputProblem> {
    document(found, bytes(found)?)
}

/// The bytes of a document.
pub(crate) fn bytes(found: &Found) -> Result<Vec<u8>, InputProblem> {
    let bytes = match found.file() {
        Some(file) => std::fs::read(file),
        None => all_of_stdin(),
    };
    bytes.map_err(|error| unreadable(found.file(), printable(&found.name).into_owned(), &error))
}

/// The document that these bytes are.
pub(crate) fn document(found: &Found, bytes: Vec<u8>) -> Result<Document, InputProblem> {
    let path = || printable(&found.name).into_owned();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(InputProblem::Utf16 { path: path() });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Document::new(found.name.clone(), text)),
        Err(error) => Err(not_utf8(path(), &error)),
    }
}

fn all_of_stdin() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(file: Option<&Path>, path: String, error: &std::io::Error) -> InputProblem {
    let is_gone = error.kind() == std::io::ErrorKind::NotFound && file.is_some_and(|file| file.symlink_metadata().is_err());
    if is_gone { InputProblem::NotFound { path } } else { InputProblem::Unreadable { path, reason: error.to_string() } }
}

fn not_utf8(path: String, error: &std::string::FromUtf8Error) -> InputProblem {
    let offset = error.utf8_error().valid_up_to();
    let line = error.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1;
    InputProblem::NotUtf8 { path, line, offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(bytes: &[u8]) -> InputProblem {
        let temp = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(temp.path(), bytes).unwrap();
        read(&Found::at("a.md".into(), temp.path())).unwrap_err()
    }

    #[test]
    fn bytes_that_are_no_text_are_named_by_place() {
        insta::assert_snapshot!(problem(b"fine\nnot \xff fine"), @"a.md:2: not UTF-8: the byte at offset 9 belongs to no character");
        insta::assert_snapshot!(problem(b"\xff\xfea\0"), @"a.md:1: UTF-16, as the mark at offset 0 says; factlint reads UTF-8");
    }

    #[test]
    fn a_utf8_mark_is_part_of_the_text() {
        let temp = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(temp.path(), "\u{feff}text").unwrap();
        let document = read(&Found::at("a.md".into(), temp.path())).unwrap();
        assert_eq!(document.text, "\u{feff}text");
    }
}
