//! `bench`: extraction beside its floors, as ratios of one run, written to `docs/bench.md`.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Chore, ChoreError};

pub(crate) const CHORE: Chore =
    Chore { name: "bench", arguments: "", summary: "measures extraction against its floors and writes docs/bench.md", run };

/// The program that measures.
const BENCH: [&str; 6] = ["bench", "--quiet", "--package", "factlint-extract", "--bench", "ratios"];

/// Where the table goes.
const PAGE: &str = "docs/bench.md";

fn run(root: &Path, arguments: &[String]) -> Result<(), ChoreError> {
    if let Some(other) = arguments.first() {
        return Err(ChoreError::Argument { chore: CHORE.name, argument: other.clone() });
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output =
        Command::new(cargo).args(BENCH).current_dir(root).stderr(Stdio::inherit()).output().map_err(ChoreError::Cargo)?;
    if !output.status.success() {
        return Err(ChoreError::Made(PAGE));
    }
    let path = root.join(PAGE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(ChoreError::file(folder))?;
    }
    let page = page(&String::from_utf8_lossy(&output.stdout));
    fs::write(&path, &page).map_err(ChoreError::file(&path))?;
    print!("{page}");
    Ok(())
}

/// The table with what has to be known to read it.
fn page(printed: &str) -> String {
    let table: String = printed.lines().filter(|line| line.starts_with('|')).map(|line| format!("{line}\n")).collect();
    format!(
        "# Extraction beside its floors\n\n\
         Written by `cargo xtask bench`. Each figure is the median of ratios of neighbouring runs in one process: a machine's \
         speed drifts, so that absolute times say little. \"Parse\" is the Markdown parser alone, which no extraction can beat; \
         \"scan for digits\" touches each byte once. The last ratio is what looking first saves. The documents are made by \
         `crates/factlint-extract/benches/workloads`. Instructions are held by `.ci/instructions`.\n\n{table}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_table_is_kept() {
        let page = page("running\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nover\n");
        assert!(page.ends_with("\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"), "{page}");
    }
}
