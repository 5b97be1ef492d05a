//! What can be wrong with input.

use miette::Diagnostic;
use thiserror::Error;

/// Why something was not read. The other documents are read all the same.
#[derive(Debug, Error, Diagnostic, Clone, PartialEq, Eq)]
pub(crate) enum InputProblem {
    /// A path that leads nowhere.
    #[error("{path}: there is no such file or folder")]
    #[diagnostic(code("factlint::input::not-found"), help("check the spelling; paths are relative to the current directory"))]
    NotFound {
        /// The path.
        path: String,
    },
    /// The system refuses.
    #[error("{path}: cannot be read: {reason}")]
    #[diagnostic(
        code(factlint::input::unreadable),
        help("check the permissions of the file, or exclude it: [extract] exclude = [..]")
    )]
    Unreadable {
        /// The path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// Bytes that are no UTF-8.
    #[error("{path}:{line}: not UTF-8: the byte at offset {offset} belongs to no character")]
    #[diagnostic(
        code("factlint::input::not-utf8"),
        help("store the file as UTF-8, for instance with `iconv -f LATIN1 -t UTF-8`")
    )]
    NotUtf8 {
        /// The path.
        path: String,
        /// The line of that byte, from 1.
        line: usize,
        /// The first byte that does not fit.
        offset: usize,
    },
    /// UTF-16, as its byte-order mark says.
    #[error("{path}:1: UTF-16, as the mark at offset 0 says; factlint reads UTF-8")]
    #[diagnostic(code(factlint::input::utf16), help("store the file as UTF-8, for instance with `iconv -f UTF-16 -t UTF-8`"))]
    Utf16 {
        /// The path.
        path: String,
    },
    /// A folder without a single document.
    #[error("{path}: no documents in this folder")]
    #[diagnostic(
        code("factlint::input::no-documents"),
        help(
            "documents end in .md .markdown .html .htm .txt; hidden, linked and ignored ones are left out: name such a file itself"
        )
    )]
    NoDocuments {
        /// The folder.
        path: String,
    },
}
