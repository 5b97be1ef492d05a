//! Everything that can be wrong with input: a code, a place, help, exit 2, and the other documents are audited all the same.

use crate::program::Place;

const GOOD: &str = "Rust 1.85 came out in March 2025.\n";

/// Runs an audit of the folder `docs`, in which `good.md` is always sound.
fn audit(bad: &str, bytes: &[u8]) -> crate::program::Ran {
    let place = Place::new();
    place.file("docs/good.md", GOOD);
    place.file(&format!("docs/{bad}"), bytes);
    place.run(&["audit", "--offline", "docs", "--format", "jsonl"])
}

fn refused(ran: &crate::program::Ran, code: &str, words: &[&str]) {
    assert_eq!(ran.code, 2, "{}{}", ran.stdout, ran.stderr);
    for part in [code, "help:"].iter().chain(words) {
        assert!(ran.stderr.contains(part), "`{part}` is missing:\n{}", ran.stderr);
    }
}

#[test]
fn bytes_that_are_no_utf8_are_placed_and_the_rest_is_read() {
    let ran = audit("bad.md", b"one\ntwo \xff three");
    refused(&ran, "factlint::input::not-utf8", &["docs/bad.md:2", "offset 8", "iconv"]);
    assert_eq!(ran.each("doc"), ["docs/good.md"]);
}

#[test]
fn utf16_is_named_as_such() {
    let ran = audit("bad.txt", b"\xff\xfeR\0u\0");
    refused(&ran, "factlint::input::utf16", &["docs/bad.txt:1", "UTF-16", "iconv"]);
    assert_eq!(ran.each("doc"), ["docs/good.md"]);
}

#[test]
fn a_path_that_leads_nowhere() {
    let place = Place::new();
    place.file("good.md", GOOD);
    let ran = place.run(&["audit", "--offline", "gone.md", "good.md", "--format", "jsonl"]);
    refused(&ran, "factlint::input::not-found", &["gone.md"]);
    assert_eq!(ran.each("verdict"), ["contradicted"]);
    refused(&place.run(&["audit", "--offline", "gone.md"]), "factlint::input::not-found", &[]);
}

#[cfg(unix)]
#[test]
fn a_file_that_the_system_refuses() {
    let place = Place::new();
    place.file("good.md", GOOD);
    // A link to itself is refused to everybody, also to a user whom permissions do not stop.
    std::os::unix::fs::symlink("loop.md", place.path().join("loop.md")).unwrap();
    let ran = place.run(&["audit", "--offline", "loop.md", "good.md", "--format", "jsonl"]);
    refused(&ran, "factlint::input::unreadable", &["loop.md"]);
    assert_eq!(ran.each("doc"), ["good.md"]);
}

#[test]
fn a_folder_without_documents() {
    let place = Place::new();
    place.file("docs/code.rs", "fn main() {}");
    refused(&place.run(&["audit", "--offline", "docs"]), "factlint::input::no-documents", &["docs", ".markdown"]);
}

#[test]
fn a_line_of_fifty_megabytes_is_read() {
    let place = Place::new();
    let mut text = "word ".repeat(10 << 20);
    text.push_str(GOOD);
    place.file("long.md", text);
    let ran = place.run(&["audit", "--offline", "long.md", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(ran.stdout.len() < 10_000, "the report shows a window of it");
}

#[test]
fn control_characters_of_names_and_texts_do_not_reach_the_terminal() {
    let place = Place::new();
    let name = "a\u{1b}[2Jb.md";
    place.file(name, "\u{1b}]0;title\u{7} Rust 1.85 came out in March 2025 \u{202e}\n");
    for format in ["human", "json", "jsonl", "markdown", "github"] {
        let ran = place.run(&["audit", "--offline", name, "gone\u{1b}[31m.md", "--format", format]);
        assert_eq!(ran.code, 2);
        assert!(!ran.stdout.contains('\u{1b}') && !ran.stderr.contains('\u{1b}'), "{format}: {}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn a_ledger_that_is_something_else_is_left_alone() {
    let place = Place::new();
    place.file("good.md", GOOD);
    for (name, bytes, code) in [
        ("text.db", &b"this is a text and no database, long enough to have a header"[..], "factlint::cache::foreign"),
        ("cut.db", &b"SQLite format 3\0cut off"[..], "factlint::cache::"),
    ] {
        let path = place.file(name, bytes);
        for mode in [&["--offline"][..], &[]] {
            let ran = place.run(&[&["audit", "good.md", "--cache", name], mode].concat());
            refused(&ran, code, &["--cache"]);
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
    }
}

#[test]
fn a_folder_in_which_no_ledger_can_be_made() {
    let place = Place::new();
    place.file("good.md", GOOD);
    place.file("file", "not a folder");
    let ran = place.run(&["audit", "good.md", "--cache", "file/ledger.db"]);
    refused(&ran, "factlint::cache::", &["--cache", "file/ledger.db"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_nobody_may_write_to() {
    let place = Place::new();
    place.file("good.md", GOOD);
    let ran = place.run(&["audit", "good.md", "--cache", "/proc/ledger.db"]);
    refused(&ran, "factlint::cache::read-only", &["/proc/ledger.db", "--cache", "--offline"]);
    assert_eq!(place.run(&["audit", "good.md", "--cache", "/proc/ledger.db", "--offline"]).code, 1, "reading needs no file");
}

#[test]
fn without_a_home_the_ledger_has_no_place() {
    let place = Place::new();
    place.file("good.md", GOOD);
    let output = place.command().args(["audit", "good.md"]).env_remove("HOME").output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr.contains("factlint::cache::no-home") && stderr.contains("--cache FILE"), "{stderr}");
    let offline = place.command().args(["audit", "good.md", "--offline"]).env_remove("HOME").output().unwrap();
    assert_eq!(offline.status.code(), Some(1), "offline needs no ledger");
}
