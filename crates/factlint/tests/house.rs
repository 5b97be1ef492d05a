//! The invariants of `crates/README.md`, read from the dependency tree and the sources.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Each crate with those below it that it may see.
const ARROWS: [(&str, &[&str]); 10] = [
    ("factlint", &["cache", "extract", "judge", "kinds", "lookup", "model", "report", "sources"]),
    ("factlint-cache", &["model"]),
    ("factlint-extract", &["kinds", "model"]),
    ("factlint-judge", &["kinds", "model"]),
    ("factlint-kinds", &["model"]),
    ("factlint-lookup", &["cache", "kinds", "model", "sources"]),
    ("factlint-model", &[]),
    ("factlint-report", &["model"]),
    ("factlint-sources", &["model"]),
    ("xtask", &["cache", "extract", "judge", "kinds", "lookup", "model", "report", "sources"]),
];

/// The crates that are pure and synchronous.
const PURE: [&str; 5] = ["factlint-model", "factlint-kinds", "factlint-extract", "factlint-judge", "factlint-report"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The platform that this was built on, as cargo names it.
fn platform(cargo: &OsStr) -> String {
    let output = Command::new(cargo).arg("-vV").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

/// The packages that each package needs to be built, tests and examples apart.
struct Tree(BTreeMap<String, BTreeSet<String>>);

impl Tree {
    fn read() -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // Of this platform alone: what other ones need is not here without a network.
        let args = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", &platform(&cargo)];
        let output = Command::new(&cargo).args(args).current_dir(root()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
        let name_of = |id: &Value| {
            let package = metadata["packages"].as_array().unwrap().iter().find(|package| package["id"] == *id).unwrap();
            package["name"].as_str().unwrap().to_owned()
        };
        let names: BTreeMap<String, String> =
            metadata["packages"].as_array().unwrap().iter().map(|p| (p["id"].to_string(), name_of(&p["id"]))).collect();
        let is_built = |dep: &&Value| dep["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] != "dev");
        let mut tree: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for node in metadata["resolve"]["nodes"].as_array().unwrap() {
            let deps = node["deps"].as_array().unwrap().iter().filter(is_built).map(|dep| names[&dep["pkg"].to_string()].clone());
            tree.entry(names[&node["id"].to_string()].clone()).or_default().extend(deps);
        }
        Self(tree)
    }

    fn direct(&self, name: &str) -> &BTreeSet<String> {
        &self.0[name]
    }

    fn beneath(&self, name: &str) -> BTreeSet<String> {
        let (mut all, mut open) = (BTreeSet::new(), vec![name.to_owned()]);
        while let Some(next) = open.pop() {
            open.extend(self.0[&next].iter().filter(|dep| all.insert((*dep).clone())).cloned());
        }
        all
    }

    fn of_the_house(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).filter(|name| ARROWS.iter().any(|(known, _)| known == name)).collect()
    }
}

/// The code of a crate, file by file, without comments and without what only tests see.
fn code(krate: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(&root().join("crates").join(krate).join("src"), &mut files);
    let texts: Vec<(PathBuf, String)> = files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect();
    let tests: BTreeSet<PathBuf> = texts.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    let is_test = |path: &Path| path.ancestors().any(|above| tests.contains(above) || tests.contains(&above.with_extension("")));
    texts.into_iter().filter(|(path, _)| !is_test(path)).map(|(path, text)| (path, without_tests(&text))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Modules that are declared behind `#[cfg(test)]`, as paths without extension.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    let folder = if ["lib", "main", "mod"].contains(&stem) { path.parent().unwrap().to_owned() } else { path.with_extension("") };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let declared = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    let name = |line: &str| line.trim_start_matches("pub(crate) ").strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned);
    declared.filter_map(|pair| name(pair[1])).map(|name| folder.join(name)).collect()
}

fn without_tests(text: &str) -> String {
    let text = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_map_names_every_crate() {
    let map = fs::read_to_string(root().join("crates/README.md")).unwrap();
    let folders: Vec<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .filter_map(|entry| {
            entry.ok().filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap())
        })
        .collect();
    assert_eq!(folders.len(), ARROWS.len(), "ten are enough: {folders:?}");
    for folder in folders {
        assert!(ARROWS.iter().any(|(name, _)| *name == folder), "{folder} has no arrows");
        assert!(map.contains(&format!("| `{folder}` |")), "{folder} is not on the map");
        let manifest = fs::read_to_string(root().join("crates").join(&folder).join("Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("name = \"{folder}\"")), "the folder {folder} has another name than its package");
    }
    let begins = map.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    for (krate, row) in begins {
        let first = row.rsplit('`').nth(1).unwrap();
        assert!(root().join("crates").join(krate).join(first).exists(), "{krate} cannot begin with {first}");
    }
}

#[test]
fn arrows_point_down() {
    let tree = Tree::read();
    for name in tree.of_the_house() {
        let (_, allowed) = ARROWS.iter().find(|(known, _)| *known == name).unwrap();
        for dep in tree.direct(name).iter().filter_map(|dep| dep.strip_prefix("factlint-")) {
            assert!(allowed.contains(&dep), "{name} must not see {dep}");
        }
    }
}

#[test]
fn pure_crates_stand_on_nothing_that_waits_or_keeps() {
    let tree = Tree::read();
    for name in PURE {
        let beneath = tree.beneath(name);
        for heavy in ["tokio", "reqwest", "rusqlite", "hyper", "libsqlite3-sys", "mio"] {
            assert!(!beneath.contains(heavy), "{heavy} is beneath {name}");
        }
    }
}

#[test]
fn one_crate_opens_sockets_and_one_opens_sqlite() {
    let tree = Tree::read();
    for name in tree.of_the_house() {
        let direct = tree.direct(name);
        assert_eq!(direct.contains("reqwest"), name == "factlint-sources", "reqwest: {name}");
        assert_eq!(direct.contains("rusqlite"), name == "factlint-cache", "rusqlite: {name}");
        if name != "factlint-sources" {
            for (path, code) in code(name) {
                for word in ["TcpStream", "TcpListener", "UdpSocket", "UnixStream"] {
                    assert!(!code.contains(word), "{word} in {}", path.display());
                }
            }
        }
    }
}

#[test]
fn only_the_edge_prints_reads_the_environment_and_takes_the_time() {
    let words = ["println!", "print!(", "dbg!(", "std::env::", "env::var", "SystemTime::now", "Timestamp::now", "Zoned::now"];
    for (name, _) in ARROWS.iter().filter(|(name, _)| !["factlint", "xtask"].contains(name)) {
        for (path, code) in code(name) {
            for word in words {
                assert!(!code.contains(word), "{word} in {}", path.display());
            }
        }
    }
}

#[test]
fn predicates_are_named_by_kinds_and_sources_only() {
    let kinds = fs::read_dir(root().join("crates/factlint-kinds/src")).unwrap();
    let folders = kinds.filter_map(|entry| entry.ok().filter(|entry| entry.path().join("README.md").exists()));
    let predicates: Vec<String> = folders.map(|folder| folder.file_name().into_string().unwrap().replacen('_', ".", 1)).collect();
    assert!(predicates.len() >= 9, "{predicates:?}");
    for (name, _) in ARROWS.iter().filter(|(name, _)| !["factlint-kinds", "factlint-sources", "xtask"].contains(name)) {
        for (path, code) in code(name) {
            for predicate in &predicates {
                assert!(!code.contains(&format!("\"{predicate}\"")), "{predicate} in {}", path.display());
            }
        }
    }
}

#[test]
fn files_stay_short() {
    for (name, _) in ARROWS {
        for (path, _) in code(name) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            assert!(lines <= 600, "{} has {lines} lines", path.display());
        }
    }
}
