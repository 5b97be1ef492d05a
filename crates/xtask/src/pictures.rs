//! `pictures`: what a reader sees of the example reports, for the README.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Chore, ChoreError, examples, program};

pub(crate) const CHORE: Chore = Chore {
    name: "pictures",
    arguments: "",
    summary: "draws the example reports as a terminal and a browser (Chromium) show them",
    run,
};

/// How many lines of the terminal are shown: the diagnostic in which the last one stands is shown whole.
const LINES: usize = 40;
/// The browser's window.
const WINDOW: &str = "1000,1250";
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

fn run(root: &Path, arguments: &[String]) -> Result<(), ChoreError> {
    if let Some(other) = arguments.first() {
        return Err(ChoreError::Argument { chore: CHORE.name, argument: other.clone() });
    }
    terminal(root)?;
    browser(root)
}

fn terminal(root: &Path) -> Result<(), ChoreError> {
    let program = program::built(root, false)?;
    let report = program::said(&program, root, &["report", examples::STORED, "--format", "human", "--color", "always"])?;
    let drawn =
        anstyle_svg::Term::new().palette(anstyle_svg::WIN10_CONSOLE).render_svg(&shortened(&String::from_utf8_lossy(&report)));
    let path = root.join("reports/examples/human.svg");
    std::fs::write(&path, drawn).map_err(ChoreError::file(&path))
}

/// The first diagnostics and the summary.
fn shortened(report: &str) -> String {
    let blocks: Vec<&str> = report.split("\n\n").collect();
    // A diagnostic is a code, a blank line, and the rest.
    let Some((summary, diagnostics)) = blocks.split_last() else { return String::new() };
    let mut shown = Vec::new();
    let mut lines = 0;
    for pair in diagnostics.chunks(2) {
        if lines > LINES {
            shown.push("…");
            break;
        }
        lines += pair.iter().map(|block| block.lines().count() + 1).sum::<usize>();
        shown.extend(pair);
    }
    shown.push(summary);
    shown.join("\n\n")
}

fn browser(root: &Path) -> Result<(), ChoreError> {
    let page = root.join("reports/examples/html.html");
    let picture = root.join("reports/examples/html.png");
    let profile = root.join("target/pictures");
    for name in BROWSERS {
        let mut command = Command::new(name);
        command.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"]);
        command.arg(format!("--user-data-dir={}", profile.display())).arg(format!("--window-size={WINDOW}"));
        command.arg(format!("--screenshot={}", picture.display())).arg(format!("file://{}", page.display()));
        match command.stdin(Stdio::null()).stderr(Stdio::null()).status() {
            Ok(status) if status.success() => return Ok(()),
            Ok(_) => return Err(ChoreError::Program(format!("{name} made no picture of {}", page.display()))),
            Err(_) => {}
        }
    }
    Err(ChoreError::Program(format!("no browser is installed: tried {}", BROWSERS.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_report_is_shortened_between_diagnostics() {
        let diagnostic = |nth: usize| format!("code.{nth}\n\n  title\n{}", "  line\n".repeat(12));
        let report: String = (0..9).map(|nth| format!("{}\n", diagnostic(nth))).collect::<String>() + "9 assertions\n";
        let shown = shortened(&report);
        assert!(shown.contains("code.2") && !shown.contains("code.4"), "{shown}");
        assert!(shown.ends_with("…\n\n9 assertions\n"));
        assert_eq!(shortened("3 assertions\n"), "3 assertions\n");
    }
}
