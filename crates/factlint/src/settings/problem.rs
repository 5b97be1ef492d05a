//! What can be wrong with settings, with the place and the way out.

use std::ops::Range;
use std::sync::Arc;

use factlint_model::printable;
use miette::{Diagnostic, NamedSource, SourceSpan};
use thiserror::Error;

use super::names::nearest;
use crate::problem::shown;

/// Why settings are refused.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum SettingsProblem {
    /// The file that was named cannot be read.
    #[error("the settings file {path} cannot be read: {reason}")]
    #[diagnostic(code(factlint::settings::unreadable), help("check the path; it is relative to the current directory"))]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// It is no TOML.
    #[error("{place} is not TOML: {message}")]
    #[diagnostic(
        code(factlint::settings::syntax),
        help("values are written as in TOML: key = \"text\", key = true, key = [\"a\", \"b\"]")
    )]
    Syntax {
        /// The file or flag.
        place: String,
        /// What the parser says.
        message: String,
        /// The text.
        #[source_code]
        text: Arc<NamedSource<String>>,
        /// Where in it.
        #[label("here")]
        span: Option<SourceSpan>,
    },
    /// A key, or a name, that nobody knows.
    #[error("unknown {what} `{name}` in {place}")]
    #[diagnostic(code("factlint::settings::unknown-key"))]
    UnknownKey {
        /// The file or flag.
        place: String,
        /// Key or name.
        what: &'static str,
        /// The word.
        name: String,
        /// The nearest known one, and all of them.
        #[help]
        help: String,
        /// The text.
        #[source_code]
        text: Arc<NamedSource<String>>,
        /// Where in it.
        #[label("not known")]
        span: Option<SourceSpan>,
    },
    /// A value of the wrong type or form.
    #[error("a value in {place} cannot be used: {message}")]
    #[diagnostic(code(factlint::settings::value), help("the README lists every setting with an example"))]
    Value {
        /// The file or flag.
        place: String,
        /// What is wrong.
        message: String,
        /// The text.
        #[source_code]
        text: Arc<NamedSource<String>>,
        /// Where in it.
        #[label("here")]
        span: Option<SourceSpan>,
    },
    /// A file found in the tree asks for more than it may.
    #[error("{place} was found in the tree and may not set `{key}`")]
    #[diagnostic(
        code(factlint::settings::untrusted),
        help(
            "a factlint.toml that is merely found may only narrow what is read, which kinds are checked, what is tolerated and how it is \
             shown, because it may come from a stranger. If you trust it, name it: --config {place}"
        )
    )]
    Untrusted {
        /// The file.
        place: String,
        /// The key.
        key: String,
        /// The text.
        #[source_code]
        text: Arc<NamedSource<String>>,
        /// Where in it.
        #[label("not allowed in a file that was not named")]
        span: Option<SourceSpan>,
    },
    /// `--set` without a value.
    #[error("--set {argument} sets nothing: there is no `=`")]
    #[diagnostic(code(factlint::settings::set), help("write --set KEY=VALUE, such as --set lookup.max-age=1d"))]
    NoValue {
        /// What was given.
        argument: String,
    },
    /// A pattern for paths that cannot be read.
    #[error("`{pattern}` is no pattern for paths: {reason}")]
    #[diagnostic(code(factlint::settings::pattern), help("write a glob such as \"docs/**/*.md\""))]
    Pattern {
        /// The pattern.
        pattern: String,
        /// Why not.
        reason: String,
    },
    /// A source that cannot be set up so.
    #[error("a source cannot be used as the settings say: {reason}")]
    #[diagnostic(code(factlint::settings::source), help("see [sources] in the settings; `--offline` needs no source"))]
    Source {
        /// Why not.
        reason: String,
    },
}

/// The words for an error of the TOML reader: serde names a wrong word and the known ones between backticks.
pub(super) fn explain(place: &str, text: &str, error: &toml::de::Error) -> SettingsProblem {
    let message = error.message();
    let known: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let source = || Arc::new(NamedSource::new(place, shown(text)));
    let span = error.span().map(SourceSpan::from);
    let place = place.to_owned();
    match known.split_first() {
        Some((wrong, known)) if message.starts_with("unknown ") => SettingsProblem::UnknownKey {
            place,
            what: if message.starts_with("unknown field") { "key" } else { "name" },
            name: printable(wrong).into_owned(),
            help: suggestion(wrong, known),
            text: source(),
            span,
        },
        _ if text.parse::<toml::Table>().is_err() => {
            SettingsProblem::Syntax { place, message: printable(message).into_owned(), text: source(), span }
        }
        _ => SettingsProblem::Value { place, message: printable(message).into_owned(), text: source(), span },
    }
}

/// "did you mean .. ?", and everything that could have been meant.
pub(crate) fn suggestion(wrong: &str, known: &[&str]) -> String {
    let all = if known.is_empty() { "nothing can be set here".to_owned() } else { format!("known: {}", known.join(", ")) };
    nearest(wrong, known.iter().copied()).map_or(all.clone(), |near| format!("did you mean `{near}`? {all}"))
}

/// A refusal of one key of a found file.
pub(super) fn untrusted(place: &str, text: &str, key: String, span: Range<usize>) -> SettingsProblem {
    SettingsProblem::Untrusted {
        place: place.to_owned(),
        key: printable(&key).into_owned(),
        text: Arc::new(NamedSource::new(place, shown(text))),
        span: Some(span.into()),
    }
}
