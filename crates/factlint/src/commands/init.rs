//! `factlint init`: what a repository needs to be checked from now on.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use factlint_model::printable;
use miette::{Diagnostic, Result};
use thiserror::Error;

use crate::args::InitArgs;
use crate::exit::Exit;
use crate::output;

const PIPELINE: &str = include_str!("init/pipeline.toml");
const WORKFLOW: &str = include_str!("init/workflow.yml");
const HOOK: &str = include_str!("init/hook.sh");

/// The files and what they hold. What the pipeline writes stays out of version control.
const FILES: [(&str, &str); 4] = [
    ("pipelines/factlint.toml", PIPELINE),
    (".github/workflows/factlint.yml", WORKFLOW),
    (".githooks/pre-commit", HOOK),
    (".factlint/.gitignore", "*\n"),
];

/// A file cannot be written.
#[derive(Debug, Error, Diagnostic)]
#[error("{path} cannot be written: {reason}")]
#[diagnostic(code(factlint::init::unwritable), help("check the permissions of the folder"))]
struct Unwritable {
    path: String,
    reason: String,
}

/// There is no such folder.
#[derive(Debug, Error, Diagnostic)]
#[error("{path} is no folder")]
#[diagnostic(code("factlint::init::no-folder"), help("give the folder of the repository, or leave it out for the current one"))]
struct NoFolder {
    path: String,
}

/// Writes what is not there yet.
pub(crate) fn run(args: &InitArgs) -> Result<Exit> {
    if !args.folder.is_dir() {
        return Err(NoFolder { path: shown(&args.folder) }.into());
    }
    let mut told = Vec::new();
    for (name, content) in FILES {
        let path = args.folder.join(name);
        let word = if path.exists() { "kept   " } else { "written" };
        if !path.exists() {
            let unwritable = |error: io::Error| Unwritable { path: shown(&path), reason: error.to_string() };
            create(&path, content).map_err(unwritable)?;
        }
        told.push(format!("{word}  {}", shown(path.strip_prefix(".").unwrap_or(&path))));
    }
    told.push(String::new());
    if args.folder != Path::new(".") {
        told.push(format!("Go there:     cd {}", shown(&args.folder)));
    }
    told.push("Run it:       factlint audit --pipeline pipelines/factlint.toml".to_owned());
    told.push("Use the hook: git config core.hooksPath .githooks".to_owned());
    output::to_stdout(|out| told.iter().try_for_each(|line| writeln!(out, "{line}")))?;
    Ok(Exit::Clean)
}

fn create(path: &Path, content: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::options().write(true).create_new(true).open(path)?;
    file.write_all(content.as_bytes())?;
    make_runnable(&file, content)
}

#[cfg(unix)]
fn make_runnable(file: &fs::File, content: &str) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if content.starts_with("#!") { file.set_permissions(fs::Permissions::from_mode(0o755)) } else { Ok(()) }
}

#[cfg(not(unix))]
fn make_runnable(_: &fs::File, _: &str) -> io::Result<()> {
    Ok(())
}

fn shown(path: &Path) -> String {
    printable(&path.display().to_string()).into_owned()
}
