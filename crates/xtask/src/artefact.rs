//! Files that are made from others and committed.

use std::fs;
use std::io;
use std::path::Path;

use crate::ChoreError;

/// A committed file that this program makes.
pub(crate) struct Artefact {
    /// Where it is, from the root of the workspace.
    pub(crate) path: &'static str,
    /// What it should hold, made from the workspace in this folder.
    pub(crate) make: fn(&Path) -> Result<Vec<u8>, ChoreError>,
}

/// Whether a file is what it should be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum State {
    Fresh,
    Stale,
}

impl Artefact {
    /// Looks whether the file is what it should be.
    pub(crate) fn check(&self, root: &Path) -> Result<State, ChoreError> {
        self.compare(root, &(self.make)(root)?)
    }

    /// Makes the file what it should be. A fresh one is not touched, so that nothing is built again for it.
    pub(crate) fn write(&self, root: &Path) -> Result<State, ChoreError> {
        let wanted = (self.make)(root)?;
        let state = self.compare(root, &wanted)?;
        if state == State::Stale {
            let path = root.join(self.path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(ChoreError::file(folder))?;
            }
            fs::write(&path, wanted).map_err(ChoreError::file(&path))?;
        }
        Ok(state)
    }

    fn compare(&self, root: &Path, wanted: &[u8]) -> Result<State, ChoreError> {
        let path = root.join(self.path);
        match fs::read(&path) {
            Ok(present) if present == wanted => Ok(State::Fresh),
            Ok(_) => Ok(State::Stale),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(State::Stale),
            Err(error) => Err(ChoreError::file(&path)(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_file_is_told_and_made_fresh_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let artefact = Artefact { path: "a/b.txt", make: |_| Ok(b"new".to_vec()) };
        assert_eq!(artefact.check(root).unwrap(), State::Stale, "missing");
        assert_eq!(artefact.write(root).unwrap(), State::Stale);
        assert_eq!(artefact.write(root).unwrap(), State::Fresh);
        fs::write(root.join("a/b.txt"), "edited").unwrap();
        assert_eq!(artefact.check(root).unwrap(), State::Stale);
        assert_eq!(fs::read(root.join("a/b.txt")).unwrap(), b"edited", "a check changes nothing");
    }
}
