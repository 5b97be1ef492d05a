//! Which documents the given paths stand for.

use std::collections::HashSet;
use std::path::Path;

use factlint_model::printable;
use ignore::{DirEntry, WalkBuilder};

use super::{Documents, InputProblem, Patterns};

/// The extensions of documents in folders.
const EXTENSIONS: [&str; 5] = ["md", "markdown", "html", "htm", "txt"];

/// A document that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path as given, with `/` separators; `-` for standard input.
    pub name: String,
    place: Place,
}

/// Where a document is: most are where their name says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Input,
    Named,
    Elsewhere(Box<Path>),
}

impl Found {
    /// What standard input gives.
    pub(crate) fn input() -> Self {
        Self { name: "-".to_owned(), place: Place::Input }
    }

    /// The document in a file, under this name.
    pub(crate) fn at(name: String, file: &Path) -> Self {
        let is_named = file.to_str().is_some_and(|path| path.strip_prefix("./").unwrap_or(path) == name);
        Self { name, place: if is_named { Place::Named } else { Place::Elsewhere(file.into()) } }
    }

    /// The document in the file that this name is the path of.
    pub(super) fn named(name: String) -> Self {
        Self { name, place: Place::Named }
    }

    /// Its name, where that is the path of its file.
    pub(super) fn name_as_file(&self) -> Option<&str> {
        matches!(self.place, Place::Named).then_some(&self.name)
    }

    /// Its file; nothing for standard input.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::Input => None,
            Place::Named => Some(Path::new(&self.name)),
            Place::Elsewhere(file) => Some(file),
        }
    }
}

/// The documents behind these paths, in their order, folders sorted; and what cannot be found. What is named is always taken;
/// in folders the patterns decide, ignore files are respected, and hidden and linked entries skipped.
pub(crate) fn find(paths: &[String], include: Option<&Patterns>, exclude: &Patterns) -> (Documents, Vec<InputProblem>) {
    let (mut documents, mut problems, mut seen) = (Documents::default(), Vec::new(), HashSet::new());
    // One folder has no document twice.
    let may_repeat = paths.len() > 1;
    let mut add = |documents: &mut Documents, found: Found| {
        if !may_repeat || seen.insert(found.name.clone()) {
            documents.push(found);
        }
    };
    for path in paths {
        if path == "-" {
            add(&mut documents, Found::input());
        } else if Path::new(path).is_dir() {
            let (first, before, mut is_empty) = (documents.len(), problems.len(), true);
            each_in_folder(path, include, exclude, |found| match found {
                Ok(found) => {
                    is_empty = false;
                    add(&mut documents, found);
                }
                Err(problem) => problems.push(problem),
            });
            // All at once: to sort each folder on its way, the walk would cut the names of its entries out of their paths, again
            // and again.
            documents.sort(first);
            if is_empty && problems.len() == before {
                problems.push(InputProblem::NoDocuments { path: shown(path) });
            }
        } else if Path::new(path).symlink_metadata().is_err() {
            problems.push(InputProblem::NotFound { path: shown(path) });
        } else {
            add(&mut documents, Found::at(path.replace('\\', "/"), Path::new(path)));
        }
    }
    (documents, problems)
}

fn each_in_folder(path: &str, include: Option<&Patterns>, exclude: &Patterns, mut take: impl FnMut(Result<Found, InputProblem>)) {
    let mut walk = WalkBuilder::new(path);
    // Only what lies in the folder decides, so that the same folder gives the same documents everywhere.
    walk.parents(false).git_global(false).require_git(false);
    for entry in walk.build() {
        match entry {
            Ok(entry) if is_document(&entry) => {
                let name = name(entry.path());
                if include.is_none_or(|patterns| patterns.matches(&name)) && !exclude.matches(&name) {
                    take(Ok(Found::at(name, entry.path())));
                }
            }
            Ok(_) => {}
            Err(error) => take(Err(unreadable(path, &error))),
        }
    }
}

fn is_document(entry: &DirEntry) -> bool {
    let extension = entry.path().extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    entry.file_type().is_some_and(|kind| kind.is_file()) && EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn name(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map(str::to_owned).unwrap_or(text)
}

fn unreadable(path: &str, error: &ignore::Error) -> InputProblem {
    InputProblem::Unreadable { path: shown(path), reason: shown(&error.to_string()) }
}

fn shown(path: &str) -> String {
    printable(path).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path, include: Option<&str>, exclude: &[&str]) -> Vec<String> {
        let include = include.map(|pattern| Patterns::new([pattern]).unwrap());
        let exclude = Patterns::new(exclude.iter().copied()).unwrap();
        let (found, problems) = find(&[root.display().to_string()], include.as_ref(), &exclude);
        assert_eq!(problems, []);
        let relative = |found: Found| found.file().unwrap().strip_prefix(root).unwrap().display().to_string();
        (0..found.len()).map(|place| relative(found.get(place))).collect()
    }

    #[test]
    fn a_folder_is_read_in_order_and_as_its_ignore_files_say() {
        let temp = tempfile::tempdir().unwrap();
        let root = temp.path();
        std::fs::create_dir_all(root.join("b/.hidden")).unwrap();
        for file in ["z.md", "a.MD", "b/c.html", "b/.hidden/x.md", "b/ignored.txt", "code.rs", ".y.md"] {
            std::fs::write(root.join(file), "text").unwrap();
        }
        std::fs::write(root.join(".gitignore"), "ignored.txt\n").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.join("z.md"), root.join("link.md")).unwrap();
        assert_eq!(names(root, None, &[]), ["a.MD", "b/c.html", "z.md"]);
        assert_eq!(names(root, Some("b/**"), &[]), ["b/c.html"]);
        assert_eq!(names(root, None, &["b/", "z.md"]), ["a.MD"]);
    }

    #[test]
    fn what_is_named_is_taken_once_and_what_is_not_there_is_said() {
        let temp = tempfile::tempdir().unwrap();
        std::fs::write(temp.path().join(".hidden.rst"), "text").unwrap();
        let named = temp.path().join(".hidden.rst").display().to_string();
        let (found, problems) = find(&[named.clone(), "-".into(), named, "gone.md".into()], None, &Patterns::default());
        assert_eq!(found.len(), 2);
        assert_eq!(problems, [InputProblem::NotFound { path: "gone.md".into() }]);
        let (_, problems) = find(&[temp.path().display().to_string()], None, &Patterns::default());
        assert!(matches!(problems[..], [InputProblem::NoDocuments { .. }]));
    }
}
