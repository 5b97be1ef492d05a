//! Files that are no ledger, or not any more, or that cannot be written.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::*;
use crate::error::LedgerError;

fn message(path: &Path) -> String {
    let folder = path.parent().unwrap().display().to_string();
    Ledger::open(path).unwrap_err().to_string().replace(&folder, "DIR")
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    (folder, path)
}

fn filled(path: &Path) {
    let records: Vec<_> = (0..200).map(|n| replied(versions(&format!("c{n}"), NOW, 40))).collect();
    Ledger::open(path).unwrap().record(&records, at(NOW)).unwrap();
}

#[test]
fn folders_are_created_and_what_was_added_is_there_next_time() {
    let (_folder, path) = folder();
    let path = path.with_file_name("a").join("b").join("c?#%.db");
    Ledger::open(&path).unwrap().record(&[replied(stars("a/b", NOW, 7))], at(NOW)).unwrap();
    assert_eq!(exported(&Ledger::open(&path).unwrap()).len(), 1);
    let reading = Ledger::open_existing_read_only(&path).unwrap().unwrap();
    assert_eq!(exported(&reading).len(), 1);
}

#[test]
fn reading_only_adds_nothing() {
    let (_folder, path) = folder();
    assert!(Ledger::open_existing_read_only(&path).unwrap().is_none());
    assert!(!path.exists());
    fs::write(&path, "").unwrap();
    assert!(Ledger::open_existing_read_only(&path).unwrap().is_none());
    filled(&path);
    let mut reading = Ledger::open_existing_read_only(&path).unwrap().unwrap();
    assert!(matches!(reading.record(&[replied(stars("a/b", NOW, 7))], at(NOW)), Err(LedgerError::ReadOnly { .. })));
    assert_eq!(reading.status().unwrap().replies, 200);
}

#[test]
fn other_files_are_refused_and_left_as_they_are() {
    let (folder, path) = folder();
    fs::write(&path, "# a text, certainly no database\n").unwrap();
    insta::assert_snapshot!(message(&path), @"DIR/ledger.db is not a factlint ledger (no SQLite database); it was left as it is: name another file with --cache");
    assert_eq!(fs::read_to_string(&path).unwrap(), "# a text, certainly no database\n");

    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE bookmark (url TEXT)").unwrap();
    let before = fs::read(&other).unwrap();
    insta::assert_snapshot!(message(&other), @"DIR/other.db is not a factlint ledger (the database of another program); it was left as it is: name another file with --cache");
    assert!(matches!(Ledger::open_existing_read_only(&other), Err(LedgerError::Foreign { .. })));
    assert_eq!(fs::read(&other).unwrap(), before);

    let nested = folder.path().join("nested");
    fs::create_dir(&nested).unwrap();
    insta::assert_snapshot!(message(&nested), @"DIR/nested is not a factlint ledger (a folder); it was left as it is: name another file with --cache");
}

#[test]
fn a_newer_ledger_is_refused() {
    let (_folder, path) = folder();
    filled(&path);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 7).unwrap();
    insta::assert_snapshot!(message(&path), @"the ledger DIR/ledger.db has schema 7, this factlint knows 5: update factlint, or name another file with --cache");
    assert!(matches!(Ledger::open_existing_read_only(&path), Err(LedgerError::Newer { .. })));
}

/// A ledger as the first version of this program made it.
fn first_schema(path: &Path) {
    filled(path);
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(
            "DROP TABLE quota; DROP TABLE memory; DROP TABLE hold; DROP TABLE page; ALTER TABLE failure DROP COLUMN source;
             ALTER TABLE failure DROP COLUMN not_before; PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE);",
        )
        .unwrap();
}

#[test]
fn an_older_ledger_is_read_as_it_is_and_brought_up_to_date_when_written() {
    let (_folder, path) = folder();
    first_schema(&path);
    let reading = Ledger::open_existing_read_only(&path).unwrap().unwrap();
    assert_eq!((reading.status().unwrap().schema, reading.status().unwrap().replies), (1, 200));
    assert_eq!(reading.quota("github", false, at(NOW)).unwrap(), None);
    assert_eq!(reading.page("https://example.org/robots.txt").unwrap(), None);
    drop(reading);
    let before = exported(&Ledger::open_existing_read_only(&path).unwrap().unwrap());

    let ledger = Ledger::open(&path).unwrap();
    assert_eq!((ledger.status().unwrap().schema, ledger.verify().unwrap()), (5, Vec::<String>::new()));
    assert_eq!(exported(&ledger), before, "nothing is lost on the way");
}

#[test]
fn a_ledger_keeps_the_pages_that_it_began_with() {
    let size = |path: &Path| -> i64 {
        let ledger = Ledger::open(path).unwrap();
        assert_eq!(ledger.verify().unwrap(), Vec::<String>::new());
        ledger.connection.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap()
    };
    let (_folder, path) = folder();
    assert_eq!((size(&path), size(&path)), (2048, 2048));
    let (_folder, path) = folder();
    filled(&path);
    Connection::open(&path).unwrap().execute_batch("PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM").unwrap();
    assert_eq!(size(&path), 4096);
}

/// The first pages stay, so that the file still says what it is and which tables it has.
#[test]
fn damage_is_told_as_damage() {
    let (_folder, path) = folder();
    filled(&path);
    let mut bytes = fs::read(&path).unwrap();
    let length = bytes.len();
    bytes[4096 * 20..length].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    let ledger = Ledger::open(&path).unwrap();
    assert!(!ledger.verify().unwrap().is_empty());
    let error = ledger.replies(&[versions("c1", NOW, 0).ask]).unwrap_err();
    assert!(matches!(error, LedgerError::Corrupt { .. }), "{error:?}");
    let shown = error.to_string().replace(&path.parent().unwrap().display().to_string(), "DIR");
    insta::assert_snapshot!(shown, @"the ledger DIR/ledger.db is damaged (database disk image is malformed): move it away and import a backup with `factlint cache import`, or start anew");
}

#[test]
fn a_ledger_that_was_cut_short_is_damaged() {
    let (_folder, path) = folder();
    filled(&path);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let found = Ledger::open(&path).and_then(|ledger| ledger.verify());
    assert!(matches!(found, Err(LedgerError::Corrupt { .. })) || !found.unwrap().is_empty());
}

#[test]
fn a_file_that_may_only_be_read_is_told_as_such() {
    let (folder, path) = folder();
    filled(&path);
    set_writable(folder.path(), &path, false);
    if fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("this user may write everywhere: nothing to see here");
        return;
    }
    let (opened, reading) = (Ledger::open(&path), Ledger::open_existing_read_only(&path));
    let below = Ledger::open(&folder.path().join("new").join("ledger.db"));
    set_writable(folder.path(), &path, true);
    assert!(matches!(opened, Err(LedgerError::ReadOnly { .. })), "{opened:?}");
    assert!(matches!(below, Err(LedgerError::ReadOnly { .. })), "{below:?}");
    assert_eq!(reading.unwrap().unwrap().status().unwrap().replies, 200);
}

#[cfg(unix)]
fn set_writable(folder: &Path, file: &Path, writable: bool) {
    use std::os::unix::fs::PermissionsExt;
    let (folder_mode, file_mode) = if writable { (0o700, 0o600) } else { (0o500, 0o400) };
    fs::set_permissions(file, fs::Permissions::from_mode(file_mode)).unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(folder_mode)).unwrap();
}

#[cfg(not(unix))]
fn set_writable(_folder: &Path, _file: &Path, _writable: bool) {}
