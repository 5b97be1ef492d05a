//! Fixes: what is written, what is left alone, and what a patch holds.

use crate::program::Place;
use crate::world::World;

const WRONG: &str =
    "\u{feff}# Notes\r\n\r\nRust 1.85 came out in Mar. 2025, é.\r\n\tRust 1.84.0 was released on 2025-01-19.\nNo end";
const RIGHT: &str =
    "\u{feff}# Notes\r\n\r\nRust 1.85 came out in Feb. 2025, é.\r\n\tRust 1.84.0 was released on 2025-01-09.\nNo end";

fn fix(place: &Place, args: &[&str]) -> crate::program::Ran {
    place.run(&[&["audit", "--offline", "a.md"], args].concat())
}

#[test]
fn safe_fixes_are_written_once_and_nothing_else_is_touched() {
    let place = Place::new();
    place.file("a.md", WRONG);
    let first = fix(&place, &["--fix"]);
    assert_eq!(place.read("a.md"), RIGHT);
    assert_eq!(first.code, 0, "what is left is reported: {}{}", first.stdout, first.stderr);
    assert!(first.stderr.contains("fixed: 2 values in 1 document"), "{}", first.stderr);
    assert!(first.stdout.contains("2 supported"), "{}", first.stdout);
    let written = std::fs::metadata(place.path().join("a.md")).unwrap().modified().unwrap();
    let second = fix(&place, &["--fix"]);
    assert_eq!((second.code, second.stderr.contains("fixed")), (0, false), "{}", second.stderr);
    assert_eq!(std::fs::metadata(place.path().join("a.md")).unwrap().modified().unwrap(), written, "it is not written again");
    let left: Vec<_> = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".factlint")), "{left:?}");
}

#[test]
fn a_patch_shows_what_would_be_written() {
    let place = Place::new();
    place.file("a.md", WRONG);
    let patch = fix(&place, &["--diff"]);
    assert_eq!((patch.code, place.read("a.md").as_str()), (1, WRONG));
    insta::assert_snapshot!(patch.stdout.replace('\r', "<CR>").replace('\u{feff}', "<BOM>"), @r#"
    --- a/a.md
    +++ b/a.md
    @@ -1,5 +1,5 @@
     <BOM># Notes<CR>
     <CR>
    -Rust 1.85 came out in Mar. 2025, é.<CR>
    -	Rust 1.84.0 was released on 2025-01-19.
    +Rust 1.85 came out in Feb. 2025, é.<CR>
    +	Rust 1.84.0 was released on 2025-01-09.
     No end
    \ No newline at end of file
    "#);
    let mut git = std::process::Command::new("git");
    let mut git = git.args(["apply", "-"]).current_dir(place.path()).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut git.stdin.take().unwrap(), patch.stdout.as_bytes()).unwrap();
    assert!(git.wait().unwrap().success());
    assert_eq!(place.read("a.md"), RIGHT, "the patch does what --fix does");
    assert_eq!(fix(&place, &["--fix", "--diff"]).stdout, "");
}

#[test]
fn grown_values_change_only_where_no_date_has_to_change_with_them() {
    let world = World::new();
    let place = Place::new();
    place.settings_for(&world);
    let text = "The repository [lamp](https://github.com/ferris/lamp) has 1,200 stars.\n";
    let fixed = text.replace("1,200", "2,000");
    place.file("a.md", text);
    let run = |args: &[&str]| place.run_in(&[&["audit", "a.md", "--cache", "c.db"], args].concat());
    assert_eq!((run(&["--fix"]).code, place.read("a.md")), (1, text.to_owned()), "grown values are not safe");
    let ran = run(&["--unsafe-fixes"]);
    assert_eq!((ran.code, place.read("a.md")), (0, fixed.clone()), "{}{}", ran.stdout, ran.stderr);
    let dated = format!("---\ndate: 2999-01-01\n---\n\nIn October 2024, {text}");
    for text in [dated, format!("As of October 2024, {text}")] {
        place.file("a.md", &text);
        let ran = run(&["--unsafe-fixes"]);
        assert_eq!(place.read("a.md"), text, "{}{}", ran.stdout, ran.stderr);
    }
    place.file("a.md", format!("<!-- factlint: ignore[repo.stars] a quotation -->\n{text}"));
    run(&["--unsafe-fixes"]);
    assert!(place.read("a.md").contains("1,200"), "what may stand is left alone");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::new();
    let target = place.file("real/a.md", WRONG);
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.md", place.path().join("a.md")).unwrap();
    assert_eq!(fix(&place, &["--fix"]).code, 0);
    assert_eq!(place.read("real/a.md"), RIGHT);
    assert!(place.path().join("a.md").is_symlink());
    assert_eq!(std::fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    place.file("real/a.md", WRONG);
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o444)).unwrap();
    let refused = fix(&place, &["--fix"]);
    assert_eq!((refused.code, refused.stderr.contains("factlint::fix::read-only")), (2, true), "{}", refused.stderr);
    assert_eq!(place.read("real/a.md"), WRONG);
    std::fs::remove_file(place.path().join("a.md")).unwrap();
}

#[test]
fn standard_input_cannot_be_fixed() {
    let place = Place::new();
    let ran = place.run_with_input(&["audit", "--offline", "--fix", "-"], WRONG.as_bytes());
    assert_eq!((ran.code, ran.stderr.contains("factlint::fix::stdin")), (2, true), "{}", ran.stderr);
}
