//! Opening a ledger: whose file it is, whether it may be written, and which version its tables have.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::append_only::guards;
use super::fault::Fault;
use super::log;
use crate::error::LedgerError;

/// How long one process waits for another that writes: pruning a large ledger takes its time.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long one waits who could as well do without.
const BRIEFLY: Duration = Duration::from_millis(200);
/// Between two attempts where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(25);
/// How often such an attempt is made.
const ATTEMPTS: u32 = 1200;

/// "FLNT", as the first migration writes it into the file's header.
const APPLICATION_ID: i64 = 1_179_407_956;
/// What every SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// The size of a page of a new ledger, in bytes: an answer changes a few rows in each of a dozen trees, and for each of them a
/// whole page goes into the log.
const PAGE: i64 = 2048;

/// The newest schema that this program knows.
pub(super) const SCHEMA: i64 = 5;
/// The oldest schema that can be read without being brought up to date.
const READABLE: i64 = 1;

/// Opens the file to read and to write, and creates it and its folders where they are missing.
pub(super) fn read_write(path: &Path) -> Result<Connection, LedgerError> {
    create_folder(path)?;
    refuse_other_files(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(|e| Fault::from(e).at(path))?;
    // Nothing is written before it is known whose file it is.
    patiently(|| connection.busy_timeout(PATIENCE).map_err(Fault::from)).map_err(|e| e.at(path))?;
    identify(&connection, path)?;
    if connection.is_readonly("main").unwrap_or(false) {
        return Err(LedgerError::ReadOnly { path: path.to_owned(), reason: "the file may only be read".to_owned() });
    }
    prepare(&mut connection).map_err(|e| e.at(path))?;
    Ok(connection)
}

/// Opens the file to read it only; nothing where there is none, or where it is empty.
pub(super) fn read_only(path: &Path) -> Result<Option<Connection>, LedgerError> {
    if !path.try_exists().unwrap_or(false) {
        return Ok(None);
    }
    refuse_other_files(path)?;
    let connection = open_reading(path)?;
    match identify(&connection, path)? {
        0 => Ok(None),
        READABLE..=SCHEMA => Ok(Some(connection)),
        found => Err(LedgerError::Older { path: path.to_owned(), found }),
    }
}

/// Opens a ledger of this program's own schema to add what can be made again: it does not wait long for anybody, and not for the
/// disk. Nothing where there is no such ledger.
pub(super) fn read_write_lightly(path: &Path) -> Result<Option<Connection>, LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let look = || -> Result<Option<Connection>, Fault> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BRIEFLY)?;
        let one = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        if one("PRAGMA application_id")? != APPLICATION_ID || one("PRAGMA user_version")? != SCHEMA {
            return Ok(None);
        }
        wait_for_disk(&connection, false)?;
        Ok(Some(connection))
    };
    look().map_err(|e| e.at(path))
}

/// An empty ledger that ends with the process.
pub(super) fn in_memory() -> Result<Connection, LedgerError> {
    let made = Connection::open_in_memory().map_err(Fault::from).and_then(|mut connection| {
        prepare(&mut connection)?;
        Ok(connection)
    });
    made.map_err(|e| e.at(Path::new(":memory:")))
}

fn create_folder(path: &Path) -> Result<(), LedgerError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|e| read_only_because(path, &e))
}

fn read_only_because(path: &Path, error: &io::Error) -> LedgerError {
    LedgerError::ReadOnly { path: path.to_owned(), reason: error.to_string() }
}

/// A text, a picture or a folder is refused before SQLite has a chance to touch it.
fn refuse_other_files(path: &Path) -> Result<(), LedgerError> {
    let foreign = |found: &str| Err(LedgerError::Foreign { path: path.to_owned(), found: found.to_owned() });
    if path.is_dir() {
        return foreign("a folder");
    }
    let mut head = Vec::new();
    match File::open(path).and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut head)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(read_only_because(path, &error)),
        Ok(_) if head.is_empty() || head == MAGIC => Ok(()),
        Ok(_) => foreign("no SQLite database"),
    }
}

/// The version of the schema, 0 in an empty database; an error if the database is another program's or too new.
fn identify(connection: &Connection, path: &Path) -> Result<i64, LedgerError> {
    let look = || -> Result<(i64, i64, i64), Fault> {
        // In one transaction: another process may be creating the ledger just now.
        let view = connection.unchecked_transaction()?;
        let one = |sql| view.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok((one("PRAGMA application_id")?, one("PRAGMA user_version")?, one("SELECT count(*) FROM sqlite_schema")?))
    };
    match patiently(look).map_err(|e| e.at(path))? {
        (0, 0, 0) => Ok(0),
        (APPLICATION_ID, found, _) if found > SCHEMA => Err(LedgerError::Newer { path: path.to_owned(), found, known: SCHEMA }),
        (APPLICATION_ID, found, _) => Ok(found),
        _ => Err(LedgerError::Foreign { path: path.to_owned(), found: "the database of another program".to_owned() }),
    }
}

/// Sets the connection up and brings the tables up to date.
fn prepare(connection: &mut Connection) -> Result<(), Fault> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    // What is made here can be made again: whatever waits for the disk later has it written, too.
    wait_for_disk(connection, false)?;
    // A ledger that there is keeps its own.
    connection.pragma_update(None, "page_size", PAGE)?;
    // SQLite does not wait while another process switches the same file, so this does.
    patiently(|| Ok(connection.pragma_update(None, "journal_mode", "WAL")?))?;
    // Where a flush of the system leaves data in the cache of the disk (macOS), this goes further; elsewhere it does nothing.
    connection.pragma_update(None, "fullfsync", "ON")?;
    connection.pragma_update(None, "checkpoint_fullfsync", "ON")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    migrate(connection)
}

/// Whether transactions are to wait for the disk from now on.
pub(super) fn wait_for_disk(connection: &Connection, wait: bool) -> Result<(), Fault> {
    Ok(connection.pragma_update(None, "synchronous", if wait { "FULL" } else { "NORMAL" })?)
}

/// Whether others that write are waited for from now on.
pub(super) fn be_patient(connection: &Connection, wait: bool) -> Result<(), Fault> {
    Ok(connection.busy_timeout(if wait { PATIENCE } else { Duration::ZERO })?)
}

fn migrate(connection: &mut Connection) -> Result<(), Fault> {
    let version = |connection: &Connection| connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
    let first = format!("{}{}", include_str!("schema_1.sql"), guards());
    let migrations = Migrations::new(vec![
        M::up(&first),
        M::up(include_str!("schema_2.sql")),
        M::up(include_str!("schema_3.sql")),
        M::up(include_str!("schema_4.sql")),
        M::up(include_str!("schema_5.sql")),
    ]);
    if version(connection)? == SCHEMA {
        return Ok(());
    }
    // The library reads the version before it locks the file: of two processes that create one ledger, the second fails on
    // tables that the first has made. A look at the version then tells that all is well.
    match migrations.to_latest(connection).map_err(of_migration) {
        Err(_) if version(connection)? == SCHEMA => Ok(()),
        result => result,
    }
}

fn of_migration(error: rusqlite_migration::Error) -> Fault {
    match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Fault::Sqlite(err),
        other => Fault::Damaged(other.to_string()),
    }
}

fn patiently<T>(mut attempt: impl FnMut() -> Result<T, Fault>) -> Result<T, Fault> {
    let mut result = attempt();
    for _ in 1..ATTEMPTS {
        match &result {
            Err(fault) if fault.is_busy() => sleep(PAUSE),
            _ => return result,
        }
        result = attempt();
    }
    result
}

/// SQLite wants to put two files beside a ledger even to read it. Where it cannot, as on read-only media, the file is read as
/// something that never changes; not so where what was added last is still in such a file and would be missed.
fn open_reading(path: &Path) -> Result<Connection, LedgerError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let plain = Connection::open_with_flags(path, flags).and_then(try_reading);
    let error = match plain {
        Ok(connection) => return Ok(connection),
        Err(error) => Fault::from(error).at(path),
    };
    if !matches!(error, LedgerError::ReadOnly { .. }) || has_log(path) {
        return Err(error);
    }
    let Some(uri) = immutable_uri(path) else { return Err(error) };
    Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)
        .and_then(try_reading)
        .map_err(|e| Fault::from(e).at(path))
}

fn try_reading(connection: Connection) -> rusqlite::Result<Connection> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn has_log(path: &Path) -> bool {
    fs::metadata(log::path(path)).is_ok_and(|found| found.len() > 0)
}

fn immutable_uri(path: &Path) -> Option<String> {
    let absolute = std::path::absolute(path).ok()?;
    let escaped = absolute.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Some(format!("file:{escaped}?immutable=1"))
}
