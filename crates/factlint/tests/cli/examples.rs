//! The committed examples are what the program writes, and a stored report gives the same bytes as at once.

use std::path::{Path, PathBuf};

use crate::program::{Place, ran};

/// All formats, with how their example ends.
const FORMATS: &[(&str, &str)] = &[
    ("github", "txt"),
    ("html", "html"),
    ("human", "txt"),
    ("json", "json"),
    ("jsonl", "jsonl"),
    ("junit", "xml"),
    ("markdown", "md"),
    ("sarif", "sarif"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn example(name: &str) -> String {
    let path = root().join("reports/examples").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}; run `cargo xtask generate`", path.display()))
}

/// Without the times of the run.
fn timeless(report: &str) -> String {
    let is_time = |line: &&str| line.starts_with("    \"started\":") || line.starts_with("    \"finished\":");
    report.lines().filter(|line| !is_time(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_examples_are_fresh() {
    let place = Place::new();
    let run = |args: &[&str]| ran(place.command().current_dir(root()).args(args).output().unwrap());
    let audit = ["audit", "reports/examples/document.md", "--offline", "--as-of", "2026-10-15", "--format", "json"];
    let made = run(&audit);
    assert_eq!(made.code, 1, "{}", made.stderr);
    assert!(timeless(&made.stdout) == timeless(&example("json.json")), "run `cargo xtask generate`:\n{}", made.stdout);
    for (format, end) in FORMATS {
        let out = place.path().join(format);
        let out = out.to_str().unwrap();
        let shown = run(&["report", "reports/examples/json.json", "--format", format, "--output", out]);
        assert_eq!(shown.code, 0, "{}", shown.stderr);
        assert!(place.read(format) == example(&format!("{format}.{end}")), "{format}: run `cargo xtask generate`");
    }
}

#[test]
fn a_stored_report_gives_the_same_bytes_as_at_once() {
    let place = Place::new();
    place.file("docs/document.md", example("document.md"));
    place.file("docs/other.md", "\u{feff}Über alles: Rust 1.85 came out in March 2025.\r\n<!-- factlint: ignore[*] -->\r\nRust 1.84 came out in 2019.\r\n");
    let outputs: Vec<String> =
        FORMATS.iter().map(|(format, _)| format!("{{ format = \"{format}\", path = \"at-once/{format}\" }}")).collect();
    place.file("all.toml", format!("[report]\noutputs = [{}]\n", outputs.join(", ")));
    let made = place.run(&["audit", "docs", "--offline", "--as-of", "2026-10-15", "--config", "all.toml"]);
    assert_eq!(made.code, 1, "{}", made.stderr);
    for (format, _) in FORMATS {
        let later = format!("later-{format}");
        let shown = place.run(&["report", "at-once/json", "--format", format, "--output", &later]);
        assert_eq!(shown.code, 0, "{}", shown.stderr);
        assert!(place.read(&later) == place.read(&format!("at-once/{format}")), "{format} differs");
        assert!(!place.read(&later).contains('\u{1b}'), "{format} has escapes in a file");
    }
}
