//! Colours, if they are wanted.

use crate::Colour;

/// What a piece of text is.
#[derive(Clone, Copy)]
pub(crate) enum Ink {
    /// Something wrong.
    Bad,
    /// Something that needs attention.
    Warn,
    /// Something right.
    Good,
    /// The name of what follows.
    Label,
    /// What the eye may skip.
    Faint,
}

impl Colour {
    /// The text in this ink; the text as it is where no colours are wanted.
    pub(crate) fn paint(self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Bad => 31,
            Ink::Warn => 33,
            Ink::Good => 32,
            Ink::Label => 36,
            Ink::Faint => 2,
        };
        match self {
            Self::Never => text.to_owned(),
            Self::Always => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}
