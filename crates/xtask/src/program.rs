//! The program itself, as the chores that show what it says run it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::ChoreError;

/// The program, built where it is not fresh, as it is developed or as it is released.
pub(crate) fn built(root: &Path, released: bool) -> Result<PathBuf, ChoreError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--package", "factlint", "--message-format", "json-render-diagnostics"]);
    if released {
        build.arg("--release");
    }
    let output = build.current_dir(root).stderr(Stdio::inherit()).output().map_err(ChoreError::file(root))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let built = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    built.filter(|_| output.status.success()).ok_or_else(|| ChoreError::Program("cargo build failed".to_owned()))
}

/// What the program writes to standard output, in the folder of the workspace, with nothing of the caller's environment.
pub(crate) fn said(program: &Path, root: &Path, arguments: &[&str]) -> Result<Vec<u8>, ChoreError> {
    let mut command = Command::new(program);
    command.env_clear().env("HOME", root.join("target")).current_dir(root).args(arguments).stdin(Stdio::null());
    let output = command.output().map_err(ChoreError::file(program))?;
    match output.status.code() {
        Some(0 | 1) => Ok(output.stdout),
        _ => Err(ChoreError::Program(String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}
