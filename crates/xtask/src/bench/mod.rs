//! `bench`: how fast things are beside what they are built on, as ratios of one run, written to `docs/bench.md`.

mod audits;

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::{Chore, ChoreError, program};

pub(crate) const CHORE: Chore = Chore {
    name: "bench",
    arguments: "",
    summary: "measures extraction, audits and the ledger against their floors and writes docs/bench.md",
    run,
};

/// Where the tables go.
const PAGE: &str = "docs/bench.md";

/// The programs that measure within one process: the package, and what has to be known to read the table.
const IN_PROCESS: [(&str, &str, &str); 2] = [
    (
        "factlint-extract",
        "Extraction",
        "\"Parse\" is the Markdown parser alone, which no extraction can beat; \"scan for digits\" touches each byte once. The last \
         ratio is what looking first saves. The documents are made by `crates/factlint-extract/benches/workloads`.",
    ),
    (
        "factlint-cache",
        "The ledger",
        "Bare SQLite writes a row of 600 bytes into one table with one index, a commit each, and reads such rows one by one. \
         `cargo bench -p factlint-cache --bench large` shows how a ledger behaves as it grows.",
    ),
];

fn run(root: &Path, arguments: &[String]) -> Result<(), ChoreError> {
    if let Some(other) = arguments.first() {
        return Err(ChoreError::Argument { chore: CHORE.name, argument: other.clone() });
    }
    let mut page = HEAD.to_owned();
    for (package, title, words) in IN_PROCESS {
        page += &section(title, words, &table(&ratios_of(root, package)?));
    }
    page += &section("The program", audits::WORDS, &audits::table(root)?);
    let path = root.join(PAGE);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(ChoreError::file(folder))?;
    }
    fs::write(&path, &page).map_err(ChoreError::file(&path))?;
    print!("{page}");
    Ok(())
}

const HEAD: &str = "# How fast it is\n\n\
    Written by `cargo xtask bench`. Each figure is the median of ratios of neighbouring runs: a machine's speed drifts, so that \
    absolute times say little. Instructions are held by `.ci/instructions`.\n";

/// What the bench named `ratios` of a package prints.
fn ratios_of(root: &Path, package: &str) -> Result<String, ChoreError> {
    let mut bench = program::cargo();
    bench.args(["bench", "--quiet", "--package", package, "--bench", "ratios"]).current_dir(root);
    let output = bench.stderr(Stdio::inherit()).output().map_err(ChoreError::Cargo)?;
    if !output.status.success() {
        return Err(ChoreError::Made(PAGE));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn section(title: &str, words: &str, table: &str) -> String {
    format!("\n## {title}\n\n{words}\n\n{table}")
}

/// The table in what was printed.
fn table(printed: &str) -> String {
    printed.lines().filter(|line| line.starts_with('|')).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_table_is_kept() {
        let page = section("The ledger", "Words.", &table("running\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nover\n"));
        assert_eq!(page, "\n## The ledger\n\nWords.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
    }
}
