//! The JSON Schema of the settings. Only the program knows these, so a test of it writes the file and proves it fresh.

use std::path::Path;
use std::process::Command;

use crate::ChoreError;

const PATH: &str = "pipelines/schema.json";
const TEST: [&str; 7] = ["test", "--quiet", "--package", "factlint", "--bin", "factlint", "settings::schema"];
/// With this in the environment the test writes.
const UPDATE: &str = "UPDATE_SCHEMA";

/// Writes the schema.
pub(crate) fn write(root: &Path) -> Result<(), ChoreError> {
    run(cargo(root).env(UPDATE, "1"))?;
    println!("{:8} {PATH}", "fresh");
    Ok(())
}

/// Tells whether the schema is fresh.
pub(crate) fn check(root: &Path) -> Result<(), ChoreError> {
    run(&mut cargo(root))
}

fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(TEST).current_dir(root).env_remove(UPDATE).env("RUST_BACKTRACE", "0");
    command
}

fn run(command: &mut Command) -> Result<(), ChoreError> {
    // The test tells of itself only if it fails.
    let output = command.output().map_err(ChoreError::Cargo)?;
    if output.status.success() {
        return Ok(());
    }
    eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(ChoreError::Made(PATH))
}
