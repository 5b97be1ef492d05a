//! The packed recording, made from `cache/recorded/*.jsonl`.

use std::fs;
use std::path::{Path, PathBuf};

use factlint_cache::{PackError, pack};

use crate::ChoreError;
use crate::artefact::Artefact;

pub(crate) const ARTEFACT: Artefact = Artefact { path: "crates/factlint-cache/src/recorded.bin", make };

/// Where the recording is kept as text, from the root of the workspace.
const FOLDER: &str = "cache/recorded";

fn make(root: &Path) -> Result<Vec<u8>, ChoreError> {
    let files = read(&root.join(FOLDER))?;
    let lines = files.iter().flat_map(|(_, text)| text.lines().map(str::to_owned));
    pack(lines).map_err(|error| match error {
        PackError::Line { line, reason } => in_file(&files, line, reason),
        other => ChoreError::Pack(other),
    })
}

/// The files with their texts, by name.
fn read(folder: &Path) -> Result<Vec<(PathBuf, String)>, ChoreError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(ChoreError::file(folder))? {
        let path = entry.map_err(ChoreError::file(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "jsonl") {
            let text = fs::read_to_string(&path).map_err(ChoreError::file(&path))?;
            files.push((path, text));
        }
    }
    files.sort();
    Ok(files)
}

/// The line as its own file counts it.
fn in_file(files: &[(PathBuf, String)], mut line: usize, reason: String) -> ChoreError {
    for (path, text) in files {
        let lines = text.lines().count();
        if line <= lines {
            return ChoreError::Line { path: path.clone(), line, reason };
        }
        line -= lines;
    }
    ChoreError::Line { path: PathBuf::from(FOLDER), line, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_line_is_told_with_its_file() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.jsonl"), "\n\n").unwrap();
        fs::write(folder.join("b.jsonl"), "\n{\"of\":\"x\",\"rows\":[]}\n").unwrap();
        fs::write(folder.join("README.md"), "not a line of it").unwrap();
        let told = make(root.path()).unwrap_err().to_string().replace(&root.path().display().to_string(), "ROOT");
        assert_eq!(told, "ROOT/cache/recorded/b.jsonl:2: there is no header before this line");
    }
}
