//! What is not as the owner of a service describes it.

use std::fmt;

use super::Sent;

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The request, or the recorded answer.
    what: String,
    /// The place in it, as a JSON pointer.
    pointer: String,
    /// The rule, and where it is written.
    rule: String,
}

impl Violation {
    /// Of a request.
    pub(crate) fn request(sent: &Sent, pointer: impl Into<String>, rule: impl Into<String>) -> Self {
        Self { what: format!("request {}", sent.line()), pointer: pointer.into(), rule: rule.into() }
    }

    /// Of the recorded answer to it.
    pub(crate) fn answer(sent: &Sent, pointer: impl Into<String>, rule: impl Into<String>) -> Self {
        let fixture = sent.fixture.as_deref().unwrap_or("an answer without a body");
        Self { what: format!("fixture {fixture} ({})", sent.line()), pointer: pointer.into(), rule: rule.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, pointer, rule } = self;
        write!(f, "{what}\n  at {}: {rule}", if pointer.is_empty() { "/" } else { pointer })
    }
}
