//! Whether everything in the ledger is as it was written.

use rusqlite::Connection;

use super::append_only::missing;
use super::fault::Fault;
use super::intern::content_hash;
use super::page;
use super::read::contents;
use super::time::{from_nanos, from_number};

/// How many contents are read at a time.
const STEP: i64 = 500;

/// What is wrong, in words; nothing when all is sound.
pub(super) fn verify(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut wrong = integrity(connection)?;
    if !wrong.is_empty() {
        // The rows of a damaged file are not worth reading.
        return Ok(wrong);
    }
    wrong.extend(foreign_keys(connection)?);
    for trigger in missing(connection)? {
        wrong.push(format!("the trigger {trigger}, which keeps the ledger append-only, is missing"));
    }
    wrong.extend(bad_times(connection)?);
    wrong.extend(page::wrong(connection)?);
    match altered_contents(connection) {
        Err(Fault::Damaged(reason)) => wrong.push(reason),
        found => wrong.extend(found?),
    }
    wrong.dedup();
    Ok(wrong)
}

fn integrity(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut query = connection.prepare("PRAGMA integrity_check(20)")?;
    let found = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

fn foreign_keys(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut query = connection.prepare("PRAGMA foreign_key_check")?;
    let line = |row: &rusqlite::Row<'_>| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(format!("a row of {table} refers to a row of {parent} that is not there"))
    };
    let mut found = query.query_map([], line)?.collect::<Result<Vec<_>, _>>()?;
    found.dedup();
    Ok(found)
}

/// Every content must still have the hash under which it was stored.
fn altered_contents(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut query = connection.prepare("SELECT id, hash, size FROM content WHERE id > ?1 ORDER BY id LIMIT ?2")?;
    let (mut last, mut wrong) = (i64::MIN, Vec::new());
    loop {
        let rows = query
            .query_map([last, STEP], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, i64>(2)?)))?
            .collect::<Result<Vec<(i64, _, _)>, _>>()?;
        let Some((newest, ..)) = rows.last() else { return Ok(wrong) };
        last = *newest;
        let mut seen = contents(connection, rows.iter().map(|row| row.0))?;
        for (id, hash, size) in rows {
            let seen = seen.remove(&id).unwrap_or_default();
            if content_hash(&seen)?.as_slice() != hash || seen.len() as i64 != size {
                wrong.push(format!("the observations of content {id} are not those that were stored"));
            }
        }
    }
}

fn bad_times(connection: &Connection) -> Result<Vec<String>, Fault> {
    let bad = |sql, is_bad: fn(i64) -> bool, words: &str| -> Result<Option<String>, Fault> {
        let mut query = connection.prepare(sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let number = row.get(0)?;
            if is_bad(number) {
                return Ok(Some(format!("{number} is no {words}")));
            }
        }
        Ok(None)
    };
    let days = "SELECT DISTINCT valid_from FROM observation WHERE valid_from IS NOT NULL UNION
                SELECT DISTINCT valid_until FROM observation WHERE valid_until IS NOT NULL";
    let times = "SELECT observed_at FROM reply UNION ALL SELECT at FROM failure";
    let found = [bad(days, |n| from_number(n).is_err(), "day")?, bad(times, |n| from_nanos(n).is_err(), "time")?];
    Ok(found.into_iter().flatten().collect())
}
