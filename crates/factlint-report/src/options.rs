//! What the caller knows about the reader.

/// Whether to colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colour {
    /// Not a single escape sequence.
    Never,
    /// The reader is a terminal that shows colours.
    Always,
}

/// How to lay a report out. Formats for machines look at none of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether to colour.
    pub colour: Colour,
    /// The columns of the terminal.
    pub width: usize,
    /// `human`: also findings that need no action, supported and undecided ones.
    pub verbose: bool,
    /// `human`: no summary.
    pub quiet: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { colour: Colour::Never, width: 80, verbose: false, quiet: false }
    }
}
