//! Which documents the given paths stand for.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::Path;

use factlint_model::printable;
use ignore::{DirEntry, WalkBuilder};

use super::{InputProblem, Patterns};

/// The extensions of documents in folders.
const EXTENSIONS: [&str; 5] = ["md", "markdown", "html", "htm", "txt"];

/// A document that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path as given, with `/` separators; `-` for standard input.
    pub name: String,
    place: Place,
}

/// Where a document is. A tree may hold a million of them, and most are where their name says.
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
    pub(crate) fn at(mut name: String, file: &Path) -> Self {
        let is_named = file.to_str().is_some_and(|path| path.strip_prefix("./").unwrap_or(path) == name);
        name.shrink_to_fit();
        Self { name, place: if is_named { Place::Named } else { Place::Elsewhere(file.into()) } }
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
pub(crate) fn find(paths: &[String], include: Option<&Patterns>, exclude: &Patterns) -> (Vec<Found>, Vec<InputProblem>) {
    let (mut found, mut problems, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for path in paths {
        let before = problems.len();
        let documents = if path == "-" {
            vec![Found::input()]
        } else if Path::new(path).is_dir() {
            let documents = in_folder(path, include, exclude, &mut problems);
            if documents.is_empty() && problems.len() == before {
                problems.push(InputProblem::NoDocuments { path: shown(path) });
            }
            documents
        } else if Path::new(path).symlink_metadata().is_err() {
            problems.push(InputProblem::NotFound { path: shown(path) });
            Vec::new()
        } else {
            vec![Found::at(path.replace('\\', "/"), Path::new(path))]
        };
        // One folder has no document twice.
        let may_repeat = paths.len() > 1;
        found.extend(documents.into_iter().filter(|document| !may_repeat || seen.insert(document.name.clone())));
    }
    (found, problems)
}

fn in_folder(path: &str, include: Option<&Patterns>, exclude: &Patterns, problems: &mut Vec<InputProblem>) -> Vec<Found> {
    let mut walk = WalkBuilder::new(path);
    // Only what lies in the folder decides, so that the same folder gives the same documents everywhere.
    walk.parents(false).git_global(false).require_git(false);
    let mut documents = Vec::new();
    for entry in walk.build() {
        match entry {
            Ok(entry) if is_document(&entry) => {
                let name = name(entry.path());
                if include.is_none_or(|patterns| patterns.matches(&name)) && !exclude.matches(&name) {
                    documents.push(Found::at(name, entry.path()));
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(unreadable(path, &error)),
        }
    }
    // All at once: to sort each folder on its way, the walk would cut the names of its entries out of their paths, again and again.
    documents.sort_unstable_by(|a, b| in_order(&a.name, &b.name));
    documents
}

/// The order of two paths: part by part, so that what is in a folder stands where the folder does.
fn in_order(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let rank = |path: &[u8]| path.get(same).map(|byte| if *byte == b'/' { 0 } else { u16::from(*byte) + 1 });
    rank(a).cmp(&rank(b))
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
        let relative = |found: &Found| found.file().unwrap().strip_prefix(root).unwrap().display().to_string();
        found.iter().map(relative).collect()
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
    fn what_is_in_a_folder_stands_where_the_folder_does() {
        let mut paths = ["a.md", "a/z.md", "a", "a-b/c.md", "a/b/c.md", "B.md", "a/b.md", "\u{e4}.md"];
        paths.sort_unstable_by(|a, b| in_order(a, b));
        let mut by_parts = paths;
        by_parts.sort_by(|a, b| Path::new(a).components().cmp(Path::new(b).components()));
        assert_eq!(paths, by_parts);
        assert_eq!(paths, ["B.md", "a", "a/b/c.md", "a/b.md", "a/z.md", "a-b/c.md", "a.md", "\u{e4}.md"]);
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
