//! One report in each format, from the example document, a fixed day and the recording alone.

use std::path::Path;

use crate::artefact::Artefact;
use crate::{ChoreError, program};

/// By path. What each has to hold is proved by a test of the program, so that no test of the chores has to build it.
pub(crate) const EXAMPLES: &[Artefact] = &[
    Artefact { path: "reports/examples/github.txt", make: |root| made(root, "github") },
    Artefact { path: "reports/examples/html.html", make: |root| made(root, "html") },
    Artefact { path: "reports/examples/human.txt", make: |root| made(root, "human") },
    Artefact { path: "reports/examples/json.json", make: |root| made(root, "json") },
    Artefact { path: "reports/examples/jsonl.jsonl", make: |root| made(root, "jsonl") },
    Artefact { path: "reports/examples/junit.xml", make: |root| made(root, "junit") },
    Artefact { path: "reports/examples/markdown.md", make: |root| made(root, "markdown") },
    Artefact { path: "reports/examples/sarif.sarif", make: |root| made(root, "sarif") },
];

/// The report as it is stored.
pub(crate) const STORED: &str = "reports/examples/json.json";
/// What is audited, and the day that counts as now.
const AUDIT: &[&str] = &["audit", "reports/examples/document.md", "--offline", "--as-of", "2026-10-15"];
/// When the run is said to have been: the rest of it is the same at any time.
const TIME: &str = "2026-10-15T00:00:00Z";

fn made(root: &Path, format: &str) -> Result<Vec<u8>, ChoreError> {
    let program = program::built(root, false)?;
    let audit = [AUDIT, &["--cache", "target/no-ledger.db", "--format", "json"]].concat();
    let stored = timeless(&String::from_utf8_lossy(&program::said(&program, root, &audit)?));
    if format == "json" {
        return Ok(stored.into_bytes());
    }
    let folder = root.join("target");
    let (from, to) = (folder.join("example.json"), folder.join("example.out"));
    std::fs::write(&from, stored).map_err(ChoreError::file(&from))?;
    program::said(&program, root, &["report", "target/example.json", "--format", format, "--output", "target/example.out"])?;
    std::fs::read(&to).map_err(ChoreError::file(&to))
}

/// The report with a fixed beginning and end of its run.
fn timeless(report: &str) -> String {
    let line = |line: &str| {
        let key = ["started", "finished"].into_iter().find(|key| line.starts_with(&format!("    \"{key}\": ")));
        key.map_or_else(|| format!("{line}\n"), |key| format!("    \"{key}\": \"{TIME}\",\n"))
    };
    report.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_times_of_the_run_are_changed() {
        let report = "{\n  \"run\": {\n    \"started\": \"x\",\n    \"finished\": \"y\",\n    \"now\": \"z\"\n  }\n}\n";
        let wanted = report.replace("\"x\"", &format!("\"{TIME}\"")).replace("\"y\"", &format!("\"{TIME}\""));
        assert_eq!(timeless(report), wanted);
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(EXAMPLES.is_sorted_by_key(|artefact| artefact.path));
        assert!(EXAMPLES.iter().any(|artefact| artefact.path == STORED));
    }
}
