//! What is known of the reader: a terminal or a file, how wide, whether it shows colours.

use std::io::{IsTerminal, stderr, stdout};

use crate::args::TerminalArgs;
use crate::settings::names::ColourName;

/// The narrowest and the widest layout, in columns.
const WIDTH: std::ops::RangeInclusive<usize> = 40..=140;

/// What is known of the reader.
#[derive(Debug, Clone)]
pub(crate) struct Terminal {
    pub colour_stdout: bool,
    pub colour_stderr: bool,
    pub width: usize,
    pub quiet: bool,
    pub verbose: u8,
    /// Whether progress may be drawn.
    pub progress: bool,
}

impl Terminal {
    /// What the options, the environment and the system say.
    pub(crate) fn new(args: &TerminalArgs) -> Self {
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        Self {
            colour_stdout: colours(args.color, stdout().is_terminal()),
            colour_stderr: colours(args.color, stderr().is_terminal()),
            width: width.clamp(*WIDTH.start(), *WIDTH.end()),
            quiet: args.quiet,
            verbose: args.verbose,
            progress: !args.quiet && !args.no_progress && stderr().is_terminal(),
        }
    }

    /// The settings may say when to colour, where no flag does.
    pub(crate) fn with_settings(mut self, args: &TerminalArgs, colour: Option<ColourName>) -> Self {
        if args.color.is_none() && colour.is_some() {
            self.colour_stdout = colours(colour, stdout().is_terminal());
            self.colour_stderr = colours(colour, stderr().is_terminal());
        }
        self
    }
}

fn colours(when: Option<ColourName>, is_terminal: bool) -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    match when {
        Some(ColourName::Always) => true,
        Some(ColourName::Never) => false,
        Some(ColourName::Auto) | None => is_terminal && !no_color && !dumb,
    }
}
