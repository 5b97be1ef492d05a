//! The program itself, as the chores that show what it says run it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::ChoreError;

/// The program, built where it is not fresh, as it is developed or as it is released.
pub(crate) fn built(root: &Path, released: bool) -> Result<PathBuf, ChoreError> {
    let mut build = cargo();
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

/// Cargo, without what the one that runs this chore has set for it: packages with a build script of their own would be built anew.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let is_of_this_run = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_of_this_run)) {
        cargo.env_remove(name);
    }
    cargo
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
