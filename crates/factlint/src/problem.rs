//! How diagnostics are written: to standard error, with code and help.

use factlint_model::{Problem, printable};
use miette::{GraphicalReportHandler, GraphicalTheme, MietteDiagnostic, Report, Severity};

use crate::terminal::Terminal;

/// Writes a diagnostic to standard error.
#[expect(clippy::print_stderr, reason = "this is where the program speaks of its own problems")]
pub(crate) fn show(problem: &Report, terminal: &Terminal) {
    let theme = if terminal.colour_stderr { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(terminal.width).with_links(false);
    let mut text = String::new();
    match handler.render_report(&mut text, problem.as_ref()) {
        Ok(()) => eprint!("{}", text.trim_start_matches('\n')),
        Err(_) => eprintln!("error: {}", printable(&problem.to_string())),
    }
}

/// Writes what is wrong with an exception to standard error.
pub(crate) fn warn(found: &Problem, terminal: &Terminal) {
    let one_line = |text: &str| printable(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    let message = format!("{}:{}:{}: {}", one_line(&found.doc), found.line, found.column, one_line(&found.message));
    let warning = MietteDiagnostic::new(message).with_code(one_line(&found.code)).with_help(one_line(&found.help));
    show(&warning.with_severity(Severity::Warning).into(), terminal);
}

/// A word to the reader that is no error.
#[expect(clippy::print_stderr, reason = "this is where the program speaks of its own problems")]
pub(crate) fn note(text: &str, terminal: &Terminal) {
    if !terminal.quiet {
        eprintln!("note: {}", printable(text));
    }
}

/// A text as it may be shown under a diagnostic: whatever could act on a terminal is replaced byte for byte, so that the places
/// in it stay where they are.
pub(crate) fn shown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        let mut buffer = [0; 4];
        let one: &str = c.encode_utf8(&mut buffer);
        if c == '\r' || printable(one) == one {
            safe.push(c);
        } else {
            safe.extend(std::iter::repeat_n('?', c.len_utf8()));
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay_where_they_are() {
        let text = "a\u{1b}[2J\u{202e}ü\r\n";
        assert_eq!(shown(text), "a?[2J???ü\r\n");
        assert_eq!(shown(text).len(), text.len());
    }
}
