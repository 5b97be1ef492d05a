//! Looks for the settings files that nobody named.

use std::path::{Path, PathBuf};

const NAME: &str = "factlint.toml";

/// The user's own file, if it exists: `factlint/factlint.toml` in the user's configuration folder.
pub(crate) fn own_file(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    let folder = variable("XDG_CONFIG_HOME").or_else(|| variable("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("factlint").join(NAME)).filter(|path| path.is_file())
}

/// The `factlint.toml` of the tree that is read: in the folder that all paths share, or above it up to the root of its
/// repository. Outside a repository the current directory is the last one.
pub(crate) fn found_file(paths: &[String], current: &Path) -> Option<PathBuf> {
    let folder = shared_folder(paths, current)?;
    let root = folder.ancestors().find(|above| above.join(".git").exists()).map(Path::to_owned);
    let last = root.or_else(|| folder.starts_with(current).then(|| current.to_owned())).unwrap_or_else(|| folder.clone());
    let candidates = folder.ancestors().take_while(|above| above.starts_with(&last)).map(|above| above.join(NAME));
    candidates.into_iter().find(|path| path.is_file()).map(|path| relative(path, current))
}

fn shared_folder(paths: &[String], current: &Path) -> Option<PathBuf> {
    let folders = paths.iter().filter(|path| *path != "-").map(|path| {
        let path = current.join(path).canonicalize().unwrap_or_else(|_| current.join(path));
        if path.is_dir() { path } else { path.parent().map_or(path.clone(), Path::to_owned) }
    });
    let shared = folders.reduce(|a, b| a.ancestors().find(|above| b.starts_with(above)).map(Path::to_owned).unwrap_or_default());
    shared.or_else(|| Some(current.to_owned())).filter(|folder| folder.is_dir())
}

/// As a person would name it.
fn relative(path: PathBuf, current: &Path) -> PathBuf {
    path.strip_prefix(current).map(Path::to_owned).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_looked_for_up_to_the_root_of_the_repository() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("repo/.git")).unwrap();
        std::fs::create_dir_all(root.join("repo/docs/a")).unwrap();
        std::fs::create_dir_all(root.join("repo/docs/b")).unwrap();
        std::fs::write(root.join(NAME), "").unwrap();
        let docs = ["repo/docs/a".to_owned(), "repo/docs/b".to_owned()];
        assert_eq!(found_file(&docs, &root), None, "what lies above the repository is not of the tree");
        std::fs::write(root.join("repo").join(NAME), "").unwrap();
        assert_eq!(found_file(&docs, &root), Some(PathBuf::from("repo/factlint.toml")));
        assert_eq!(found_file(&["-".to_owned()], &root.join("repo/docs")), Some(root.join("repo/factlint.toml")));
        assert_eq!(found_file(&[], &root), Some(PathBuf::from(NAME)));
    }
}
